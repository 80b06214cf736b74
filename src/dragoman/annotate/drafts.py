"""Drafts: mentions, persons and offices while a report is being read, before they have their ids."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.annotate.spelling import parts_of
from dragoman.model import MentionKind, fold, identify


@dataclass(slots=True, eq=False)
class Person:
    """Someone named in this report, while it is being read: every way the name is written, offices as told, and the state.

    names: name as written → how often; parts are folded words. held: the offices told, in order. met: the states of those who are told to meet this person, and of the capitals visited.
    """

    names: dict[str, int] = field(default_factory=dict)
    held: list[Office] = field(default_factory=list)
    state: str | None = None
    state_because: str = ""
    gender: str | None = None
    joined: str = ""
    met: set[str] = field(default_factory=set)
    first: int = 0
    # The fullest name: the one with the most words, the first told of those.
    name: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The folded words of the fullest name."""
        return parts_of(self.name)

    @property
    def id(self) -> str:
        """The id made of the fullest name and the state."""
        return identify("person", fold(self.name), self.state or "")


@dataclass(slots=True, eq=False)
class Office:
    """An office as it stands in the text: its words, what they mean, whose it is and who is told to hold it.

    title is canonical ("Deputy Interior Minister"); about: what it is for ("Afghanistan" of an envoy), kept in the title.
    kind is the almanac's coarse sort (minister, envoy, spokesperson). named: the draft of the name that stands with it.
    possessor: token of "his" in "his Afghan counterpart"; plural: "the two ministers".
    """

    start: int
    end: int
    head: int
    title: str
    role: str
    kind: str | None = None
    sector: str | None = None
    portfolio: str | None = None
    state: str | None = None
    body: str | None = None
    about: str | None = None
    qualifier: str | None = None
    plural: bool = False
    epithet: bool = False
    possessor: int | None = None
    named: Draft | None = None
    deputy: bool = False
    because: str = ""
    counterpart_of: Person | None = None

    @property
    def holder(self) -> Person | None:
        """The person told to hold it, once known."""
        return self.named.person if self.named else None

    @property
    def specific(self) -> bool:
        """Whether one person of a state holds it at a time: a minister with a portfolio, an envoy to somewhere, a head of state."""
        if self.deputy or self.kind in {"official", "diplomat", "aide", "spokesperson", "expert", "legislator", "adviser"}:
            return False
        one_of_many = self.kind in {"minister", "secretary", "envoy", "ambassador", "commander", "leader", "head of body"}
        return (
            not one_of_many
            or self.about is not None
            or self.body is not None
            or (self.portfolio is not None and self.kind in {"minister", "secretary"})
        )

    @property
    def bare(self) -> bool:
        """Whether it is only a sort of office ("the minister", "the envoy"), which longer titles also are."""
        return " " not in self.title and self.about is None


@dataclass(slots=True, eq=False)
class Draft:
    """A mention in the making. person and persons wait for their ids; refers_to holds an id that is settled already."""

    start: int
    end: int
    head: int
    kind: MentionKind
    form: str
    refers_to: str | None = None
    person: Person | None = None
    members: list[str | Person] = field(default_factory=list)
    name: str | None = None
    state: str | None = None
    office: Office | None = None
    titles: list[Office] = field(default_factory=list)
    sides: Sides | None = None
    as_persons: bool = False
    owners: tuple[str, ...] = ()
    organ: str | None = None
    score: float = 1.0
    because: str = ""


@dataclass(slots=True, eq=False)
class Sides:
    """The ends of a meeting or a bond as last told: persons, or states; a person's state is known only at the end."""

    persons: tuple[Person, ...] = ()
    states: tuple[str, ...] = ()
    words: str = ""
    # Those who host, mediate or comment: they are the two only where no others are told.
    standing_by: bool = False
