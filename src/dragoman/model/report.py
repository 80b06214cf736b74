"""Report: one text as it came, who published it, and which stretches of it are what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dragoman.model.when import When

PartKind = Literal["headline", "standfirst", "byline", "masthead", "dateline", "caption", "crosshead", "paragraph", "chrome"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a report's text: code points, 0-based, end-exclusive."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text and what it is in the make-up of the page.

    masthead: a line of date, section or source; standfirst: the lines under a headline;
    crosshead: a heading inside the body; chrome: furniture that is never content.
    """

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True)
class Source:
    """Who published a report: an outlet, an agency, a ministry, a party, or someone unnamed."""

    id: str
    name: str
    kind: Literal["outlet", "agency", "ministry", "office-holder", "party", "unnamed"] = "outlet"
    state: str | None = None
    homepage: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One text as it came. The text is never edited; parts lie over it and together cover all that is not white.

    published is a When with its basis, or None where nothing says it; candidates keeps every day that was
    proposed, the chosen one first. language is BCP 47 or None. interpreted is False for a text in a language
    that is stored and searchable but not yet read for content; notes say so, and name mended encodings.
    """

    id: str
    text: str
    sha256: str
    names: tuple[str, ...] = ()
    source: Source | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: When | None = None
    candidates: tuple[When, ...] = ()
    retrieved: str | None = None
    language: str | None = None
    interpreted: bool = True
    parts: tuple[Part, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def chrome(self) -> tuple[Span, ...]:
        """The page furniture: tickers, icon lines, related headlines, comment forms."""
        return tuple(part.span for part in self.parts if part.kind == "chrome")


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that could not be read, and why, in a sentence for the person who gave it."""

    path: str
    why: str
