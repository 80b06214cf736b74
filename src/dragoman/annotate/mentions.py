"""Mentions in the making: drafts laid over the tokens, and the desk on which a report's drafts and persons lie until all is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice

from dragoman.almanac import Almanac
from dragoman.annotate.drafts import Draft, Office, Person, Sides
from dragoman.annotate.lexicon import Lexicon
from dragoman.annotate.spelling import key_of, parts_of, spelling
from dragoman.model import Actor, Mention, Reading, Sentence, Span, Token, fold, identify

# Where more persons of a report share a word of their names, that word tells no more who is meant.
CROWD = 40


class Desk:
    """One report being read: its tokens, the drafts by their first token, the persons and the cast of other actors."""

    def __init__(self, reading: Reading, almanac: Almanac, lexicon: Lexicon) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.almanac = almanac
        self.lexicon = lexicon
        self.lower = [token.text.lower() for token in reading.tokens]
        self.drafts: list[Draft] = []
        self.offices: list[Office] = []
        self.persons: list[Person] = []
        self.cast: dict[str, Actor] = {}
        self._called: dict[str, str] = {}
        self._bearing: dict[str, dict[int, Person]] = {}
        self._paired: dict[tuple[str, str], dict[int, Person]] = {}
        self._laid: dict[int, list[Draft]] = {}
        self.dropped: set[int] = set()
        self.settled = 0
        self.state_counts: Mapping[str, int] = {}
        self.facing: dict[int, list[str]] = {}
        self._mentioned: dict[int, list[Draft]] = {}
        self._mentioned_at = (-1, -1)
        self.plural_at: dict[int, Office] = {}
        # Words that stood alone and were a person's by what they did; what is one once is one wherever it stands in the report.
        self.alone: set[str] = set()
        self.scenes = {
            self.lower[token.index]
            for token in reading.tokens
            if token.dep == "pobj" and self.lower[token.head] in {"in", "at", "near", "from"}
        }
        self.taken: list[Draft | Office | str | None] = [None] * len(reading.tokens)
        for time in reading.times:
            for index in range(*time.tokens):
                self.taken[index] = "time"

    @property
    def day(self) -> date | None:
        """The day on which what the almanac says must be true: the day of publication, or None."""
        published = self.reading.report.published
        return (published.latest or published.earliest) if published else None

    def text(self, start: int, end: int) -> str:
        """The words from one token up to another, as they stand in the report."""
        return self.reading.report.text[self.tokens[start].start : self.tokens[end - 1].end] if start < end else ""

    def glued(self, index: int) -> bool:
        """Whether a token follows the one before it without a space."""
        return index > 0 and self.tokens[index - 1].end == self.tokens[index].start

    def lay(self, draft: Draft) -> Draft:
        """Put a draft over its tokens; the first that lies there keeps the tokens."""
        self.drafts.append(draft)
        self._laid.setdefault(self.tokens[draft.start].sentence, []).append(draft)
        for index in range(draft.start, draft.end):
            if self.taken[index] is None:
                self.taken[index] = draft
        return draft

    def free(self, start: int, end: int) -> bool:
        """Whether no draft lies over any of these tokens."""
        return all(self.taken[index] is None for index in range(start, end))

    def head_of(self, start: int, end: int) -> int:
        """The token a stretch hangs on: the last of its tokens whose head lies outside it."""
        outside = [index for index in range(start, end) if not start <= self.tokens[index].head < end or self.tokens[index].head == index]
        words = [index for index in outside if self.tokens[index].pos != "PUNCT"]
        return (words or outside or [end - 1])[-1]

    def sentence(self, index: int) -> Sentence:
        """The sentence a token stands in."""
        return self.reading.sentences[self.tokens[index].sentence]

    def drafts_of(self, person: Person) -> list[Draft]:
        """The mentions of a person so far, in the order in which they were laid; those that were someone else's since are left out."""
        return [draft for draft in self._mentioning().get(id(person), ()) if draft.person is person]

    def _mentioning(self) -> dict[int, list[Draft]]:
        """The drafts by their person; made once for each number of drafts, and again when the thread has settled more."""
        if self._mentioned_at != (len(self.drafts), self.settled):
            self._mentioned = {}
            for draft in self.drafts:
                if draft.person is not None:
                    self._mentioned.setdefault(id(draft.person), []).append(draft)
            self._mentioned_at = (len(self.drafts), self.settled)
        return self._mentioned

    def laid_in(self, sentence: Sentence) -> list[Draft]:
        """The drafts of a sentence, in the order in which they were laid."""
        return self._laid.get(sentence.index, [])

    def call(self, person: Person, name: str) -> None:
        """Note one more time that a person is called by a name."""
        person.names[name] = person.names.get(name, 0) + 1
        if person.names[name] > 1:
            return
        parts = parts_of(name)
        if not person.name or len(parts) > len(parts_of(person.name)):
            person.name = name
        for part in parts:
            self._bearing.setdefault(key_of(part), {}).setdefault(id(person), person)
        for pair in _pairs(parts, "^", "."):
            self._paired.setdefault(pair, {}).setdefault(id(person), person)

    def bearing(self, *parts: str) -> list[Person]:
        """The persons with a word like one of these in a name, in the order in which they entered; of a crowd the first."""
        found = {id(person): person for part in parts for person in islice(self._bearing.get(key_of(part), {}).values(), CROWD)}
        return sorted((person for person in found.values() if person.names), key=lambda person: person.first)

    def resembling(self, parts: tuple[str, ...]) -> list[Person]:
        """The persons who share two words with a full name, so that they may be the same, in the order in which they entered."""
        found = {
            id(person): person
            for pair in _pairs(parts, ".", "^")
            for person in islice(self._paired.get(pair, {}).values(), CROWD)
            if person.names
        }
        return sorted(found.values(), key=lambda person: person.first)

    def called(self, name: str) -> Actor | None:
        """The body, group or mechanism that goes by this name already."""
        known = self._called.get(fold(name))
        return self.cast[known] if known else None

    def add_actor(self, actor: Actor) -> str:
        """Note an actor of the report; the first telling stands."""
        if actor.id not in self.cast:
            self.cast[actor.id] = actor
            self._know(actor)
        return actor.id

    def _know(self, actor: Actor) -> None:
        """Keep the names of bodies, groups and mechanisms."""
        if actor.kind not in {"person", "state", "people", "unnamed"}:
            for name in (actor.name, *actor.aliases):
                self._called.setdefault(fold(name), actor.id)

    def entry_actor(self, entry_id: str) -> Actor:
        """The almanac's actor as it was on the day of publication; undated, as it is."""
        if entry_id not in self.cast:
            self.cast[entry_id] = self.almanac.actor(entry_id, self.day)
            self._know(self.cast[entry_id])
        return self.cast[entry_id]

    def subject_of(self, verb: int) -> int | None:
        """The subject of a verb, or of the verb it is joined to; None where it has none."""
        for _ in range(4):
            for child in self.tokens[verb].children:
                if self.tokens[child].dep in {"nsubj", "nsubjpass"}:
                    return child
            if self.tokens[verb].dep not in {"conj", "xcomp", "advcl", "ccomp"} or self.tokens[verb].head == verb:
                return None
            verb = self.tokens[verb].head
        return None

    def verb_over(self, index: int) -> int:
        """The nearest verb above a token, or the root."""
        for _ in range(12):
            if self.tokens[index].pos in {"VERB", "AUX"} or self.tokens[index].head == index:
                return index
            index = self.tokens[index].head
        return index

    def texts(self, sentence: Sentence) -> list[str]:
        """The sentence's words for looking names up, closed by a stop, so that no name reaches past it."""
        return [*(token.text for token in self.tokens[slice(*sentence.tokens)]), "."]

    def words(self, sentence: Sentence) -> Iterator[Token]:
        """The sentence's tokens."""
        yield from self.tokens[sentence.tokens[0] : sentence.tokens[1]]


def _pairs(parts: tuple[str, ...], whole: str, initial: str) -> list[tuple[str, str]]:
    """What two full names share where they may be one person's: a first word or its initial with the last word, or the first two words.

    An initial meets only whole words: the marks are given the other way round when one asks than when one notes a name.
    """
    if len(parts) < 2:
        return []
    last = key_of(parts[-1])
    first = parts[: min(len(parts) - 1, 8)]
    heads = {key_of(part) for part in first} | {whole + part[0] for part in first} | {initial + part for part in first if len(part) == 1}
    return sorted({*((head, last) for head in heads), (key_of(parts[0]), key_of(parts[1])), ("".join(map(spelling, parts)), "")})


def freeze(desk: Desk, draft: Draft) -> Mention:
    """The mention as the nouns have it, with ids in the place of persons."""
    span = Span(desk.tokens[draft.start].start, desk.tokens[draft.end - 1].end)
    settled = draft.person.id if draft.person else draft.refers_to
    name, state = draft.name, draft.state
    if draft.person:
        name, state = draft.person.name, draft.person.state
    elif settled in desk.cast:
        name, state = desk.cast[settled].name, desk.cast[settled].state
    members = tuple(dict.fromkeys(member.id if isinstance(member, Person) else member for member in draft.members))
    office = draft.office.title if draft.office else None
    return Mention(
        identify("mention", desk.reading.report.id, span.start, span.end, draft.form),
        span, (draft.start, draft.end), draft.head, draft.kind, span.of(desk.reading.report.text), draft.form,
        None if members else settled, name, state, office, members, draft.score, draft.because,
    )  # fmt: skip


__all__ = ["Desk", "Draft", "Office", "Person", "Sides", "freeze"]
