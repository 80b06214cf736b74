"""Event: what the accounts share; finding: what they say for a slot, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.actor import Actor, Evidence, Party, Tenure
from dragoman.model.claim import Magnitude, Saying, Status
from dragoman.model.commitment import Commitment
from dragoman.model.judgement import Judgement
from dragoman.model.mechanism import Mechanism
from dragoman.model.place import Place
from dragoman.model.when import When

DisagreementKind = Literal["contradiction", "granularity", "wording", "spelling", "one-sided"]


@dataclass(frozen=True, slots=True)
class Variant:
    """One value for a slot, with the reports that say it and where. origins: how many of them are not copies of one another."""

    value: Party | When | Place | Magnitude | str
    reports: tuple[str, ...]
    origins: int
    evidence: tuple[Evidence, ...]
    voices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What the reports say for one slot of an event. value is None while they are at odds or silent.

    slot: when, where, actors, recipients, participants, status, magnitude.<what>. kind: how the variants differ, None where they do not.
    """

    slot: str
    value: Party | When | Place | Magnitude | str | None
    variants: tuple[Variant, ...]
    because: str
    kind: DisagreementKind | None = None

    @property
    def settled(self) -> bool:
        """Whether nothing contradicts the value."""
        return self.value is not None


@dataclass(frozen=True, slots=True)
class Event:
    """What several accounts share. It goes by the smallest id among its accounts; formerly keeps ids that still answer.

    alleged: told only through voices. origins: texts that tell it and are not copies of one another.
    plans: the events that told of it beforehand; a plan is linked to its outcome, never merged with it.
    """

    id: str
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    status: Status
    title: str
    accounts: tuple[str, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    participants: tuple[Party, ...]
    findings: tuple[Finding, ...]
    reports: tuple[str, ...]
    origins: int
    part_of: str | None = None
    alleged: bool = False
    because: str = ""
    formerly: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()

    def finding(self, slot: str) -> Finding | None:
        """The finding for a slot, or None where no report says anything."""
        return next((finding for finding in self.findings if finding.slot == slot), None)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A slot of an event on which the reports differ, with every variant and its sentences.

    lean: where the weight of what is told lies, with the reasons; a note, never a verdict.
    """

    id: str
    event: str
    slot: str
    kind: DisagreementKind
    variants: tuple[Variant, ...]
    because: str
    lean: str | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """What someone answered to a proposition: a stance, or admits, repeats, accuses in turn; when, as far as told."""

    by: tuple[Party, ...]
    stance: str
    evidence: tuple[Evidence, ...]
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Proposition:
    """A matter that is claimed, with who claims it and every response: the claims ledger's row."""

    id: str
    words: str
    claimed_by: tuple[Party, ...]
    about: tuple[Party, ...]
    evidence: tuple[Evidence, ...]
    responses: tuple[Response, ...]
    sayings: tuple[Saying, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose text a report is: its own, or a copy of another's, and how that is known. passages: shared by otherwise different texts."""

    report: str
    of: str | None
    because: str
    passages: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The record as one whole: events with their findings, the judgements behind them, the ledgers, and who is who. Ordered by id throughout."""

    events: tuple[Event, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    origins: tuple[Origin, ...] = ()
    actors: tuple[Actor, ...] = ()
