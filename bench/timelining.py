"""Timelines of one name over many documents: who takes part in what by the parse, on which day by our times, which is one event by our chains.

What the product gives: names and what refers to them, times with their values, the status of an act, and the chains of its mentions. What
stands here is only their composition: an event is dated by the time that hangs on it or on what governs it; what a headline or the first
sentence tells, and what is said in the report itself, happened on the report's day; anything else has no day and stays off the line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dragoman.interpret.status import status_of
from dragoman.model import Reading, Token
from dragoman.reconcile.chain_acts import act_of, names_act, speech_acts
from dragoman.reconcile.chains import chain_documents

SUBJECTS = {"nsubj", "nsubjpass"}
PARTY = {"nsubj", "nsubjpass", "dobj", "dative", "agent", "poss", "compound", "nmod", "amod", "pobj", "attr", "npadvmod"}
# What shares the subject of the act that it hangs on, where it has none of its own.
SHARED = {"conj", "xcomp"}
BRACKET = "(A)"
UNREAL = {"hypothetical", "did not happen", "called off"}
# The headline, the line of the date and the sentence that opens the report.
LEAD = 3
WHOLE_DAY, MONTH, YEAR = 10, 7, 4


@dataclass(frozen=True)
class Told:
    """A mention of an event in which the name takes part: where it stands, its words, and its day as YYYY-MM-DD with XX for what is open."""

    document: str
    sentence: int
    words: str
    day: str


@dataclass(frozen=True)
class Document:
    """A document's parse, the sentence of the set that each parsed sentence lies in, and its events: by token, the words of each mention."""

    reading: Reading
    line: Mapping[int, int]
    events: Mapping[int, str]


def timeline_of(name: str, documents: Sequence[Document]) -> list[list[list[Told]]]:
    """The name's timeline: stretches of one date in order, each the events of that date, each event its mentions."""
    called = {noun for document in documents for noun in called_as(document.reading, tokens_of(name, document.reading))}
    told = [one for document in documents for one in told_of(name, document, called)]
    rows = []
    for document in documents:
        mine = [one for one in told if one.document == document.reading.report.id]
        events = [{"id": _name(one), "sent": one.sentence, "tokens": [], "text": one.words.replace("_", " ")} for one in mine]
        sentences = [_words(document, number) for number in range(max(document.line.values(), default=-1) + 1)]
        rows.append({"id": document.reading.report.id, "sentences": sentences, "events": events})
    chain = {(row["document"], row["event"]): row["chain"] for row in chain_documents(rows)}
    events: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        events[chain[one.document, _name(one)]].append(one)
    dated: dict[str, list[list[Told]]] = defaultdict(list)
    for _, mentions in sorted(events.items()):
        # One act on two days is two events: a flight in April is not the flight in May.
        by_day: dict[str, list[Told]] = defaultdict(list)
        for one in mentions:
            by_day[one.day].append(one)
        for day, same in sorted(by_day.items()):
            dated[day].append(same)
    return [dated[day] for day in sorted(dated, key=lambda day: day.replace("XX", "00")) if day]


def told_of(name: str, document: Document, called: AbstractSet[str]) -> Iterable[Told]:
    """The events of a document in which the name takes part and which have a day."""
    reading = document.reading
    mine = tokens_of(name, reading)
    mine |= {
        token.index for token in reading.tokens if mine and token.index > min(mine) and token.lemma in called and _definite(reading, token)
    }
    for index in sorted(document.events):
        token = reading.tokens[index]
        if not mine & parties_of(reading, token) or status_of(reading, token)[0] in UNREAL:
            continue
        if day := day_of(document, token):
            yield Told(reading.report.id, document.line[token.sentence], document.events[index], day)


def tokens_of(name: str, reading: Reading) -> set[int]:
    """The tokens that stand for the name: the whole of it or its end, its initials, a model's number, and what refers to the same."""
    words = name.casefold().split()
    short = _short_names(name, reading)
    found, actors = set(), set()
    for token in reading.tokens:
        bare = token.text.removesuffix("s") if any(map(str.isdigit, token.text)) else token.text
        if bare in short or any(_ends(reading, token, words[start:]) for start in range(max(1, len(words) - 1))):
            found.add(token.index)
            mention = reading.mention_at.get(token.index)
            if mention and mention.refers_to and mention.head == token.index:
                actors.add(mention.refers_to)
    return found | {mention.head for mention in reading.mentions if mention.refers_to in actors}


def called_as(reading: Reading, mine: AbstractSet[int]) -> set[str]:
    """What the name is said to be, beside it or by a copula: "aircraft manufacturer Boeing", "the A380 is the largest airliner"."""
    found = set()
    for token in (reading.tokens[index] for index in sorted(mine)):
        if token.pos != "PROPN":
            continue
        head = reading.tokens[token.head]
        beside = [child for child in token.children if reading.tokens[child].dep in {"appos", "compound"}]
        beside += [head.index] if token.dep == "appos" else []
        beside += (
            [child for child in head.children if reading.tokens[child].dep == "attr"] if token.dep == "nsubj" and head.lemma == "be" else []
        )
        found |= {reading.tokens[one].lemma for one in beside if reading.tokens[one].pos == "NOUN"}
    return {noun for noun in found if not names_act(noun)}


def _definite(reading: Reading, token: Token) -> bool:
    """Whether a noun is one thing spoken of before."""
    return token.tag == "NN" and any(reading.tokens[child].text.casefold() in {"the", "this"} for child in token.children)


def parties_of(reading: Reading, token: Token, *, depth: int = 3) -> set[int]:
    """The tokens that take part in what a token names: its arguments, and the subject of what governs it where it has none."""
    found: set[int] = set()
    for child in (reading.tokens[child] for child in token.children):
        if child.dep in PARTY:
            found |= _row(reading, child)
        elif child.dep in {"prep", "agent"}:
            for inner in child.children:
                if reading.tokens[inner].dep == "pobj":
                    found |= _row(reading, reading.tokens[inner])
    head = reading.tokens[token.head]
    if token.dep == "relcl":
        found |= {head.index}
    if depth and token.dep in SHARED and not any(reading.tokens[child].dep in SUBJECTS for child in token.children):
        found |= {party for party in parties_of(reading, head, depth=depth - 1) if party < token.index}
    if token.pos == "NOUN" and token.dep == "dobj" and head.pos == "VERB":
        found |= parties_of(reading, head, depth=0)
    return found - {token.index}


def _row(reading: Reading, token: Token) -> set[int]:
    """A token and those named in a row with it or beside it."""
    found = {token.index}
    for child in (reading.tokens[child] for child in token.children):
        if child.dep in {"conj", "appos"}:
            found |= _row(reading, child)
    return found


def _short_names(name: str, reading: Reading) -> set[str]:
    """What else the name goes by: its initials, a model's number, and what stands in brackets after it."""
    words = name.split()
    short = {word for word in words if any(map(str.isdigit, word))} if len(words) > 1 else set()
    if len(words) > 1:
        short.add("".join(word[0] for word in words))
    for token in reading.tokens[: -len(BRACKET)]:
        after = reading.tokens[token.index + 1 : token.index + 1 + len(BRACKET)]
        if after[0].text == "(" and after[2].text == ")" and after[1].text.isupper() and _ends(reading, token, name.casefold().split()):
            short.add(after[1].text)
    return short


def _ends(reading: Reading, token: Token, words: Sequence[str]) -> bool:
    """Whether a row of words ends with the token."""
    row = reading.tokens[max(0, token.index - len(words) + 1) : token.index + 1]
    return [one.text.casefold() for one in row] == list(words)


def day_of(document: Document, token: Token) -> str:
    """The day of what a token names, or "" where nothing tells it."""
    reading, published = document.reading, document.reading.report.published
    today = published.earliest.isoformat() if published and published.earliest else ""
    times = {_verb_above(reading, time.head): day for time in reading.times if (day := written(time.value))}
    for governor in _governors(reading, token):
        if governor in times:
            return times[governor]
    spoken = act_of(token.text) in speech_acts() and token.tag in {"VBD", "VBZ", "VBP"}
    return today if spoken or document.line[token.sentence] < LEAD else ""


def written(value: str) -> str:
    """A TIMEX3 value as the timelines write a date, or "" where it is no date.

    >>> written("2005-04"), written("2005-04-27TMO"), written("P1Y")
    ('2005-04-XX', '2005-04-27', '')
    """
    day = value[:WHOLE_DAY]
    if not day.replace("-", "").isdigit() or not day[:YEAR].isdigit():
        return ""
    return {WHOLE_DAY: day, MONTH: f"{day}-XX", YEAR: f"{day}-XX-XX"}.get(len(day), "")


def _governors(reading: Reading, token: Token) -> list[int]:
    """The token, and what governs it as long as it is no clause of its own."""
    found = [token.index]
    while token.head != token.index and (token.pos != "VERB" or token.dep in SHARED):
        token = reading.tokens[token.head]
        found.append(token.index)
        if len(found) > len(reading.tokens):
            break
    return found


def _verb_above(reading: Reading, index: int) -> int:
    """The verb that a time hangs on, or the word at the root."""
    token = reading.tokens[index]
    while token.head != token.index and token.pos not in {"VERB", "AUX"}:
        token = reading.tokens[token.head]
    return token.index


def _words(document: Document, number: int) -> list[str]:
    return [token.text for token in document.reading.tokens if document.line[token.sentence] == number]


def _name(told: Told) -> str:
    return f"{told.sentence} {told.words}"
