"""Wording: the report's own words put as a headline would put them - a finite verb in the present, quotation marks closed, one line."""

from __future__ import annotations

import re

from dragoman.interpret.arguments import fill_slot
from dragoman.interpret.conventions import is_negated
from dragoman.model import Party, Reading, Token

LONGEST = 110
# A line may be cut at a comma once it says this much.
ENOUGH = 50
IRREGULAR = {"be": ("is", "are"), "have": ("has", "have"), "do": ("does", "do"), "go": ("goes", "go")}
SIBILANT = re.compile(r"(?:s|x|z|ch|sh|o)$")
CONSONANT_Y = re.compile(r"[^aeiou]y$")
DANGLING = {
    "and",
    "or",
    "but",
    "while",
    "as",
    "to",
    "of",
    "in",
    "with",
    "that",
    "which",
    "who",
    "the",
    "a",
    "for",
    "on",
    "by",
    "from",
    "after",
}
QUOTES = (("“", "”"), ("‘", None), ('"', '"'), ("«", "»"), ("(", ")"), ("[", "]"))


def present(lemma: str, *, plural: bool) -> str:
    """The verb as a headline has it: "agrees", "agree"."""
    word = lemma.lower()
    if word in IRREGULAR:
        return IRREGULAR[word][plural]
    if plural:
        return word
    if CONSONANT_Y.search(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if SIBILANT.search(word) else f"{word}s"


def are_many(reading: Reading, parties: list[Party]) -> bool:
    """Whether a list of parties takes a verb in the plural: several, or one that is told in the plural."""
    if len(parties) != 1:
        return len(parties) > 1
    if parties[0].kind not in {"people", "unnamed", "armed group", "movement"}:
        return False
    last = parties[0].name.split()[-1:] or [""]
    many = last[0].lower().endswith(("s", "men", "people", "children", "police"))
    return many and not last[0].isupper() and parties[0].kind in {"people", "unnamed"} and bool(reading.tokens)


def finite(reading: Reading, token: Token, *, plural: bool, status: str) -> str:
    """A verb of the report made finite: in the present, with `is to` for a plan and `does not` for what is not done."""
    if status == "planned":
        return f"{'are' if plural else 'is'} to {token.lemma.lower()}"
    if is_negated(reading, token):
        return f"{'do' if plural else 'does'} not {token.lemma.lower()}"
    modal = next((child for child in token.children if reading.tokens[child].tag == "MD"), None)
    if modal is not None and reading.tokens[modal].text.lower() not in {"will", "would"}:
        return f"{reading.tokens[modal].text.lower()} {token.lemma.lower()}"
    return present(token.lemma, plural=plural)


def rest_after(reading: Reading, token: Token, *, without: frozenset[int] = frozenset()) -> str:
    """The words behind a verb that it governs, as far as they run on."""
    inside = {index for index in reading.subtree(token.index) if index > token.index}
    doings = {child for child in token.children if reading.tokens[child].dep == "conj" and reading.tokens[child].pos in {"VERB", "AUX"}}
    joints = {child for child in token.children if doings and reading.tokens[child].dep == "cc" and child > token.index}
    inside -= {below for index in doings | joints for below in reading.subtree(index)}  # what is done besides has a title of its own
    left_out = {below for index in without for below in reading.subtree(index)}
    last = token.index
    for index in sorted(inside):
        if any(reading.tokens[between].pos != "PUNCT" for between in range(last + 1, index)):
            break
        last = index
    kept = [index for index in range(token.index + 1, last + 1) if index not in left_out]
    if not kept:
        return ""
    if left_out:
        return " ".join(reading.tokens[index].text for index in kept)
    return " ".join(reading.report.text[reading.tokens[kept[0]].start : reading.tokens[kept[-1]].end].split())


def phrase_of(reading: Reading, index: int) -> str:
    """A noun with all that hangs on it."""
    inside = reading.subtree(index)
    return " ".join(reading.report.text[reading.tokens[inside[0]].start : reading.tokens[inside[-1]].end].split())


def short_phrase(reading: Reading, index: int) -> str:
    """A noun with its article and adjectives only."""
    beside = {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "case"}
    kept = {index}
    waiting = [index]
    while waiting:
        for child in reading.tokens[waiting.pop()].children:
            if reading.tokens[child].dep in beside and child < index:
                kept.add(child)
                waiting.append(child)
    words = sorted(kept)
    run = [word for word in words if all(between in kept for between in range(word, index))]
    return " ".join(reading.report.text[reading.tokens[run[0]].start : reading.tokens[index].end].split())


def subject_phrase(reading: Reading, token: Token) -> str:
    """Who or what does it, where that is no party: "the conflict", "talks in Doha"."""
    for index in fill_slot(reading, token, "subject"):
        if reading.tokens[index].pos in {"NOUN", "PROPN"}:
            return short_phrase(reading, index)
    return ""


def one_line(text: str) -> str:
    """A line with its quotation marks closed and no word left hanging, its first letter a capital."""
    kept = close_quotes(_cut(text.strip(" ,;:.—–-")))
    words = kept.split()
    while words and words[-1].lower().strip("…,") in DANGLING:
        words.pop()
    kept = " ".join(words).strip(" ,;:.—–-")
    return f"{kept[:1].upper()}{kept[1:]}"


def close_quotes(text: str) -> str:
    """The text without the quotation marks and brackets that stand alone in it."""
    for opening, closing in QUOTES:
        if closing is None:
            continue
        uneven = text.count(opening) % 2 if opening == closing else text.count(opening) != text.count(closing)
        if uneven:
            text = text.replace(opening, "").replace(closing, "")
    return " ".join(text.split())


def _cut(text: str) -> str:
    """At most a line: cut at its last comma where that leaves enough, else at a word."""
    if len(text) <= LONGEST:
        return text
    head = text[:LONGEST].rsplit(" ", 1)[0]
    for mark in (";", " – ", " — ", ",", " while ", " because ", " after ", " which "):
        place = head.rfind(mark)
        if place >= ENOUGH:
            return head[:place]
    return head.rstrip(",;:") + " …"
