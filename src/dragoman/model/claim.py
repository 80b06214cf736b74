"""Claim and account: what one report says, slot by slot, and whose word each piece is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.actor import Actor, Evidence, Party, Tenure, Tie
from dragoman.model.commitment import Undertaking
from dragoman.model.mechanism import Step
from dragoman.model.mention import Voice
from dragoman.model.place import Place
from dragoman.model.report import Span
from dragoman.model.when import When

Status = Literal["happened", "under way", "planned", "called off", "hypothetical", "did not happen"]
Role = Literal["reports", "previews", "background"]
Stance = Literal["asserts", "denies", "declines", "claims responsibility"]


@dataclass(frozen=True, slots=True)
class Magnitude:
    """A number with what it counts: 35 soldiers killed. value is None for a bare range.

    what: killed, injured, arrested, missing, displaced, returned, captured, posts, money ...; subject: who or what, in the report's words;
    low, high: ends of a range; at_least, about: as told ("more than", "nearly"); unit: a currency for money; side: ISO state or None.
    """

    what: str
    subject: str | None
    value: float | None
    span: Span
    at_least: bool = False
    about: bool = False
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """What a meeting, call or statement was about, in the report's words."""

    words: str


@dataclass(frozen=True, slots=True)
class Claim:
    """The atom: one report, in one span, through one chain of voices, says this value for this slot of an account.

    slot: actors, recipients, participants, when, where, topic, or magnitude.<what>. The id is a hash of what it says.
    """

    id: str
    report: str
    account: str
    slot: str
    value: Party | When | Place | Magnitude | Topic
    span: Span
    voices: tuple[Voice, ...] = ()
    stance: Stance = "asserts"


@dataclass(frozen=True, slots=True)
class Account:
    """What one report tells of one happening.

    type: one of the 16 PLOVER types, or STATEMENT for what PLOVER leaves out. span: a sentence or less; trigger: the word that says it.
    status is that of the act that `type` names. within: the account of the same report that holds this one (a visit its meetings).
    title: one line a person would write ("Mohsin Naqvi meets Sirajuddin Haqqani in Kabul"). because: why it was read so.
    """

    id: str
    report: str
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    status: Status
    role: Role
    stance: Stance
    span: Span
    trigger: Span
    title: str
    claims: tuple[Claim, ...] = ()
    voices: tuple[Voice, ...] = ()
    within: str | None = None
    score: float = 1.0
    because: str = ""

    def values(self, slot: str) -> list[Party | When | Place | Magnitude | Topic]:
        """What is said for a slot, in the order it is told."""
        return [claim.value for claim in self.claims if claim.slot == slot]

    def parties(self, slot: str = "actors") -> list[Party]:
        """The parties in a slot: actors, recipients or participants."""
        return [value for value in self.values(slot) if isinstance(value, Party)]

    @property
    def when(self) -> When | None:
        """The time told for it, or None."""
        return next((value for value in self.values("when") if isinstance(value, When)), None)

    @property
    def where(self) -> Place | None:
        """The place told for it, or None."""
        return next((value for value in self.values("where") if isinstance(value, Place)), None)

    @property
    def magnitudes(self) -> list[Magnitude]:
        """The numbers told of it."""
        return [claim.value for claim in self.claims if isinstance(claim.value, Magnitude)]


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody's word on a matter, as one report has it: the report-level half of the claims ledger.

    proposition: the matter in a clause, without "denied that". about: the parties it is about.
    answers: the id of the saying in the same report that this one responds to ("these claims", "accusations neither confirmed nor denied").
    """

    id: str
    report: str
    by: tuple[Party, ...]
    stance: Stance
    proposition: str
    about: tuple[Party, ...]
    evidence: Evidence
    when: When | None = None
    answers: str | None = None
    account: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """Everything understood of one report: what interpret hands to reconcile. actors are the report's own, as Reading has them."""

    report: str
    actors: tuple[Actor, ...] = ()
    accounts: tuple[Account, ...] = ()
    sayings: tuple[Saying, ...] = ()
    undertakings: tuple[Undertaking, ...] = ()
    steps: tuple[Step, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    ties: tuple[Tie, ...] = ()
