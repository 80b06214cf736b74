"""Mechanisms: which nouns are a standing arrangement, and what each is called."""

from __future__ import annotations

from typing import cast

from dragoman.interpret.tables import StepWords
from dragoman.model import MechanismKind, Reading, Token

ARTICLES = {"the", "a", "an", "this", "that", "these", "their", "its", "latest", "both"}
# Words of an offer's name, unless it would end inside a phrase.
OFFERED = 12
JOINERS = {"on", "for", "of", "the", "and", "(", ")", "-", "–", "to"}


def kind_of(reading: Reading, token: Token, words: StepWords) -> MechanismKind | None:
    """The kind of mechanism that a noun heads, or None."""
    if token.pos not in {"NOUN", "PROPN"} or token.dep in {"compound", "amod", "nmod"}:
        return None
    lemma = token.lemma.lower()
    kind = words.kinds.get(lemma) or words.kinds.get(lemma.removesuffix("s"))
    if kind is None:
        before = reading.tokens[token.index - 1].text.lower() if token.index else ""
        kind = words.kinds.get(f"{before} {lemma}")
    if kind == "talks" and lemma == "round" and _round_of_talks(reading, token, words):
        return None  # "the first round of the X talks": the talks have the name
    return cast("MechanismKind | None", kind)


def _round_of_talks(reading: Reading, token: Token, words: StepWords) -> bool:
    """Whether a round says of which talks it is one."""
    below = [inner for child in token.children if reading.tokens[child].text.lower() == "of" for inner in reading.tokens[child].children]
    return any(words.kinds.get(reading.tokens[inner].lemma.lower()) == "talks" for inner in below)


def is_worth_a_row(reading: Reading, token: Token, kind: MechanismKind, name: str, *, mediated: bool) -> bool:
    """Whether it is a mechanism and not a manner of speaking: a name, a place, a mediator, or a kind that is one by itself."""
    own = [reading.tokens[index] for index in token.children if reading.tokens[index].dep in {"compound", "amod", "nmod"}]
    named = any(word.pos == "PROPN" and not _names_someone(reading, word) for word in [token, *own])
    if kind in {"committee", "corridor"}:
        return named
    if kind == "representation":
        diplomatic = any(word.text.lower().startswith("diplomatic") for word in own)
        return diplomatic or token.lemma.lower() in {"embassy", "consulate"}
    if kind == "offer":
        return any(index in reading.mention_at for index in reading.subtree(token.index))
    if kind == "talks":
        return named or mediated or " in " in name or "peace" in name.lower()
    return True


def _names_someone(reading: Reading, token: Token) -> bool:
    """Whether a capital belongs to a person, a state or a place, and not to the mechanism's own name."""
    mention = reading.mention_at.get(token.index)
    return mention is not None and mention.kind in {"person", "state", "people", "place", "office", "outlet"}


def name_of(reading: Reading, token: Token, kind: MechanismKind) -> tuple[str, tuple[str, ...]]:
    """The name as told ("Joint Coordination Committee", alias JCC), or one built from the kind and the place."""
    tokens = reading.tokens
    if kind == "offer":
        return _offer_name(reading, token), ()
    start = token.index
    while start > 0 and tokens[start - 1].sentence == token.sentence and _belongs(tokens[start - 1]):
        start -= 1
    while start < token.index and (tokens[start].text.lower() in ARTICLES or tokens[start].pos in {"PUNCT", "ADP", "CCONJ", "PART", "ADJ"}):
        start += 1
    words = " ".join(reading.report.text[tokens[start].start : token.end].split())
    if any(tokens[index].pos == "PROPN" for index in range(start, token.index + 1)):
        end = _tail_of(reading, token)
        words = " ".join(reading.report.text[tokens[start].start : tokens[end].end].split())
        return words, _alias(reading, tokens[end])
    if kind == "representation":
        return f"diplomatic {token.text}", ()
    place = next((tokens[index].text for index in _places_on(reading, token)), None)
    return (f"{words} in {place}" if place else words), ()


def _offer_name(reading: Reading, token: Token) -> str:
    """An offer by what it offers: "offer to include Afghanistan in the CPEC", about a dozen words, never cut inside a phrase."""
    inside = [index for index in reading.subtree(token.index) if index >= token.index]
    last, words = inside[0], 0
    for index in inside:
        spaced = reading.report.text[reading.tokens[index].start - 1].isspace()
        words += spaced
        if words > OFFERED and spaced and not any(_spans(reading, one, last) for one in inside if one <= last):
            break
        last = index
    text = " ".join(reading.report.text[token.start : reading.tokens[last].end].split())
    return text.split(" (")[0]


def _spans(reading: Reading, index: int, last: int) -> bool:
    """Whether a word still waits for what it goes with: an adjective for its noun, a preposition for its object."""
    token = reading.tokens[index]
    if token.dep in {"amod", "compound", "det", "nummod", "poss", "nmod", "aux", "case"} and token.head > last:
        return True
    waiting = token.dep in {"prep", "amod"} and token.pos in {"ADP", "ADJ"}
    return waiting and any(reading.tokens[child].dep == "pobj" and child > last for child in token.children)


def _belongs(token: Token) -> bool:
    """Whether a word before a mechanism's noun is part of its name."""
    return token.dep in {"compound", "nmod"} or token.text in {"-", "–"} or (token.pos == "PROPN" and token.dep in {"amod", "poss"})


def _tail_of(reading: Reading, token: Token) -> int:
    """The last token of a name that goes on: "Framework Agreement on the Joint Feasibility Study"."""
    end, index = token.index, token.index + 1
    while index < len(reading.tokens) and reading.tokens[index].sentence == token.sentence:
        word = reading.tokens[index]
        if word.text == "(" and not _goes_on_after_bracket(reading, index):
            break
        if word.entity == "DATE":
            break
        if word.pos == "PROPN" and (
            index == end + 1 or reading.tokens[index - 1].text.lower() in JOINERS or reading.tokens[index - 1].pos == "PROPN"
        ):
            end = index
        elif word.text.lower() not in JOINERS:
            break
        index += 1
    return end


def _goes_on_after_bracket(reading: Reading, index: int) -> bool:
    """Whether a name goes on behind a short form in brackets: "Uzbekistan-Afghanistan-Pakistan (UAP) Railway Project"."""
    after = reading.tokens[index + 1 : index + 4]
    return len(after) == 3 and after[0].text.isupper() and after[1].text == ")" and after[2].pos == "PROPN"


def _alias(reading: Reading, token: Token) -> tuple[str, ...]:
    """The short form in brackets after a name."""
    after = reading.tokens[token.index + 1 : token.index + 4]
    if len(after) == 3 and after[0].text == "(" and after[2].text == ")" and after[1].text.isupper():
        return (after[1].text,)
    return ()


def _places_on(reading: Reading, token: Token) -> list[int]:
    """Places that say which: "talks in Doha"; for what talks produced, the place of the talks."""
    near = [token.index]
    head = reading.tokens[token.head]
    if head.pos == "VERB" and token.dep in {"dobj", "nsubjpass"}:
        near += [head.index, *(child for child in head.children if reading.tokens[child].dep == "nsubj")]
    found = []
    for host in near:
        for child in reading.tokens[host].children:
            if reading.tokens[child].text.lower() in {"in", "at"}:
                found += [below for below in reading.tokens[child].children if reading.tokens[below].pos == "PROPN"]
    return found
