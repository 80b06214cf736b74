"""Actor: who acts; party: an actor as one account tells of them; office and tenure: what they held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.report import Span
from dragoman.model.when import When

ActorKind = Literal["person", "state", "body", "armed group", "movement", "company", "outlet", "people", "unnamed"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that can act. state: ISO 3166 alpha-3; sector: PLOVER's code (GOV, MIL, REB ...).

    An almanac actor has its table's id ("state-PAK", "body-un", "group-ttp"); a person read in a report has an
    id made from the name. offices are titles as told ("Interior Minister"), the fullest first.
    because: why several names are one person's, where they are.
    people: a collective without a name of its own ("Afghan refugees"); unnamed: "senior officials", "a spokesman".
    """

    id: str
    kind: ActorKind
    name: str
    aliases: tuple[str, ...] = ()
    state: str | None = None
    sector: str | None = None
    office: str | None = None
    acting: bool = False
    because: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in a place of an account: who, with the office told there, and the spans that name them."""

    actor: str
    name: str
    kind: ActorKind
    state: str | None = None
    sector: str | None = None
    office: str | None = None
    acting: bool = False
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where it stands: a report and a span of it. Every value opens one of these."""

    report: str
    span: Span


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held what, as far as told: gaps stay open.

    office is the one spelling of the title; told: every way it is written ("Federal Secretary for Interior").
    contested: why it is no plain fact, where reports of one time name another person in the office.
    qualifier: acting, deputy, interim, former, caretaker, designate ... as told, or None.
    """

    id: str
    person: Party
    office: str
    state: str | None
    body: str | None
    qualifier: str | None
    since: When | None
    until: When | None
    evidence: tuple[Evidence, ...]
    told: tuple[str, ...] = ()
    contested: str | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """A bond between two people as told: nephew, brother, father, aide."""

    person: Party
    relation: str
    other: Party
    evidence: Evidence
