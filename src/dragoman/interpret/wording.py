"""Wording: the report's own words put as a headline would put them - a finite verb in the present, quotation marks closed, one line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.interpret.arguments import fill_slot
from dragoman.interpret.conventions import is_negated
from dragoman.interpret.cuts import fit, own_times
from dragoman.interpret.settings import is_marked
from dragoman.interpret.triggers import mend_lemma
from dragoman.model import Party, Reading, Token

# A line of more letters than LONGEST is ended where a phrase of it ends; only what cannot be is cut at a word, behind HARDEST.
LONGEST, HARDEST = 120, 140
# A line may be cut at a comma once it says this much.
ENOUGH = 50
# The last words of plural names and nouns that do not show it, and the pronouns that a name may stand for.
PLURALS = {
    "forces",
    "police",
    "rebels",
    "houthis",
    "militias",
    "guards",
    "brigades",
    "tigers",
    "fighters",
    "troops",
    "guerrillas",
    "separatists",
}
PEOPLES = ("s", "men", "women", "people", "children", "police")
SHORTENED = {"wo": "will", "ca": "can", "sha": "shall", "'ll": "will", "’ll": "will", "'d": "would", "’d": "would"}
VAGUE = {"dozens", "hundreds", "thousands", "scores", "most", "many", "some", "both"}
THIRD = {"him", "her", "them", "it"}
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
    party = parties[0]
    head = (party.name.partition(" of ")[0].split() or [""])[-1]
    if party.kind in {"people", "unnamed"}:
        many = head.lower().endswith(PEOPLES) or head.lower() == "media"
        return many and not head.isupper() and (head[0].islower() or head.lower() in PLURALS or _told_with(reading, party, head))
    return party.kind in {"body", "armed group", "movement"} and head.lower() in PLURALS


def _told_with(reading: Reading, party: Party, head: str) -> bool:
    """Whether the plural noun in a party's name is one of the report's words for it: "Thai F-16s", "Delegations of Russia"."""
    return any(head.lower() in span.of(reading.report.text).lower() for span in party.mentions)


def is_plural(reading: Reading, index: int) -> bool:
    """Whether a noun, or the row of nouns it opens, or a bare number stands for several."""
    token = reading.tokens[index]
    if token.pos == "NUM":
        return token.text.lower() not in {"one", "1"}
    joined = any(reading.tokens[child].dep == "conj" and reading.tokens[child].pos in {"NOUN", "PROPN"} for child in token.children)
    return joined or token.tag in {"NNS", "NNPS"} or token.text.lower() in {"people", "police", *VAGUE}


def finite(reading: Reading, token: Token, *, plural: bool, status: str) -> str:
    """A verb of the report made finite: in the present, with `is to` for a plan, `may` for what is only possible, `does not` for what is not."""
    lemma = mend_lemma(token.lemma.lower(), token.text.lower(), token.tag)
    modal = next((child for child in token.children if reading.tokens[child].tag == "MD"), None)
    told = reading.tokens[modal].text.lower() if modal is not None else ""
    told = SHORTENED.get(told, told)
    if is_negated(reading, token):
        return f"{told or ('do' if plural else 'does')} not {lemma}".replace("can not", "cannot")
    if told and told not in {"will", "would"}:
        return f"{told} {lemma}"
    return in_status(lemma, plural=plural, status=status)


def in_status(lemma: str, *, plural: bool, status: str) -> str:
    """A verb as its status has it: `meets`, `is to meet`, `may meet`, `does not meet`, `is no longer to meet`."""
    if status == "planned":
        return f"{'are' if plural else 'is'} to {lemma}"
    if status == "hypothetical":
        return f"may {lemma}"
    if status == "called off":
        return f"{'are' if plural else 'is'} no longer to {lemma}"
    if status == "did not happen":
        return f"{'do' if plural else 'does'} not {lemma}"
    return present(lemma, plural=plural)


def rest_after(reading: Reading, token: Token, *, without: frozenset[int] = frozenset(), room: int = LONGEST, named: str = "") -> str:
    """The words behind a verb that it governs, as far as they run on and fit; named: who stands for a bare "them"."""
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
    times = own_times(reading, token)
    timeless = [index for index in kept if index not in times]
    kept = timeless if any(reading.tokens[index].pos not in {"PUNCT", "ADV", "ADP"} for index in timeless) else kept
    while kept and reading.tokens[kept[0]].text in {",", ";", ":", "–", "—"}:
        kept.pop(0)
    return _with_names(reading, token, fit(reading, kept, room) or kept, named)


def _with_names(reading: Reading, token: Token, kept: list[int], named: str) -> str:
    """The words, with names for an object that is only a pronoun."""
    objects = {child for child in token.children if reading.tokens[child].dep in {"dobj", "dative"} and reading.tokens[child].tag == "PRP"}
    if not named or not (objects & set(kept)):
        return written(reading, kept)
    first = min(objects & set(kept))
    if reading.tokens[first].text.lower() not in THIRD:
        return written(reading, kept)
    place = kept.index(first)
    return " ".join(filter(None, [written(reading, kept[:place]), named, written(reading, kept[place + 1 :])]))


def written(reading: Reading, words: Sequence[int]) -> str:
    """Words as the report writes them, with its spaces, whatever was left out between them."""
    told = []
    for place, index in enumerate(words):
        token = reading.tokens[index]
        apart = place > 0 and reading.report.text[reading.tokens[index - 1].end : token.start] != ""
        told.append(f"{' ' if apart or (place > 0 and words[place - 1] != index - 1 and token.pos != 'PUNCT') else ''}{token.text}")
    return " ".join("".join(told).split())


def phrase_of(reading: Reading, index: int) -> str:
    """A noun with all that hangs on it."""
    inside = reading.subtree(index)
    words = list(range(inside[0], inside[-1] + 1))
    return written(reading, fit(reading, words, LONGEST) or words)


def short_phrase(reading: Reading, index: int) -> str:
    """A noun with its article and adjectives only."""
    beside = {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "case"}
    kept = {index}
    waiting = [index]
    while waiting:
        for child in reading.tokens[waiting.pop()].children:
            hyphened = child + 1 < index and reading.tokens[child + 1].text == "-"
            if (reading.tokens[child].dep in beside or hyphened) and child < index:
                kept.add(child)
                waiting.append(child)
    words = sorted(kept)
    joined = kept | {word for word in range(words[0], index) if reading.tokens[word].text in {"-", "–", "$"}}  # "long-standing conflict"
    run = [word for word in words if all(between in joined for between in range(word, index))]
    return " ".join(reading.report.text[reading.tokens[run[0]].start : reading.tokens[index].end].split())


def subject_of(reading: Reading, token: Token) -> int | None:
    """The noun of who or what does it; of two that the parse gives a verb the nearer, and no place or day where there is another."""
    heads = [index for index in fill_slot(reading, token, "subject") if reading.tokens[index].pos in {"NOUN", "PROPN", "NUM"}]
    return max(heads, key=lambda index: (not is_marked(reading, index), index), default=None)


def subject_phrase(reading: Reading, token: Token) -> str:
    """Who or what does it, where that is no party: "the conflict", "talks in Doha"."""
    head = subject_of(reading, token)
    return short_phrase(reading, head) if head is not None else ""


def one_line(text: str) -> str:
    """A line with its quotation marks closed and no word left hanging, its first letter a capital."""
    kept = close_quotes(_cut(text.strip(" ,;:.—–-")).replace(",”", "”").replace(',"', '"'))
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
    if len(text) <= HARDEST:
        return text
    head = text[:HARDEST].rsplit(" ", 1)[0]
    for mark in (";", " – ", " — ", ",", " while ", " because ", " after ", " which "):
        place = head.rfind(mark)
        if place >= ENOUGH:
            return head[:place]
    return head.rstrip(",;:") + " …"
