"""Reading: a report with everything that was marked in it; what annotate hands to interpret."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dragoman.model.actor import Actor, Tenure, Tie
from dragoman.model.mention import Attribution, Mention, TimeExpression, Toponym
from dragoman.model.report import PartKind, Report, Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in the parse. index, head and children are indexes into Reading.tokens.

    pos, tag, dep: Universal part of speech, Penn tag and dependency label as spaCy's English pipelines give them;
    entity: the tagger's entity label or "". A root's head is its own index. sentence: index into Reading.sentences.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    children: tuple[int, ...]
    sentence: int
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span, its tokens (first, one past last), the part of the page it stands in and that part's number."""

    index: int
    span: Span
    tokens: tuple[int, int]
    part: PartKind
    paragraph: int


@dataclass(frozen=True)
class Reading:
    """A report, its sentences and tokens, and every mention, time, place and voice marked in it. All spans are into report.text."""

    report: Report
    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    ties: tuple[Tie, ...] = ()

    @cached_property
    def actor_by_id(self) -> dict[str, Actor]:
        """The report's actors by id."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def mention_at(self) -> dict[int, Mention]:
        """The longest mention that covers each token index."""
        held: dict[int, Mention] = {}
        for mention in sorted(self.mentions, key=lambda mention: mention.span.start - mention.span.end, reverse=True):
            held.update(dict.fromkeys(range(*mention.tokens), mention))
        return held

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The sentence's tokens in order."""
        return self.tokens[sentence.tokens[0] : sentence.tokens[1]]

    def subtree(self, index: int) -> list[int]:
        """Token indexes of a token and all that hangs on it, in reading order."""
        found, waiting = [], [index]
        while waiting:
            current = waiting.pop()
            found.append(current)
            waiting.extend(self.tokens[current].children)
        return sorted(found)
