"""Ground: the record as far as it is made, with what is asked of it again and again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.almanac import Almanac
from dragoman.model import (
    Account,
    Commitment,
    Disagreement,
    DisagreementKind,
    Event,
    Evidence,
    Party,
    Proposition,
    Report,
    Telling,
    Tenure,
    Topic,
    Variant,
    identify,
)
from dragoman.reconcile.copies import Copies
from dragoman.reconcile.persons import Cast, title_marks
from dragoman.reconcile.values import Value, say

SLOTS = ("actors", "recipients", "participants")


@dataclass(frozen=True)
class Ground:
    """Everything that two reports may differ on."""

    reports: Mapping[str, Report]
    tellings: Sequence[Telling]
    events: Sequence[Event]
    offices: Sequence[Tenure]
    propositions: Sequence[Proposition]
    commitments: Sequence[Commitment]
    cast: Cast
    copies: Copies
    almanac: Almanac

    @cached_property
    def home(self) -> dict[str, Event]:
        """Each account's event."""
        return {account: event for event in self.events for account in event.accounts}

    @cached_property
    def events_by_id(self) -> dict[str, Event]:
        """Every event by its id."""
        return {event.id: event for event in self.events}

    @cached_property
    def accounts(self) -> dict[str, Account]:
        """Every account by its id."""
        return {account.id: account for telling in self.tellings for account in telling.accounts}

    @cached_property
    def first_named(self) -> dict[str, tuple[str, str]]:
        """For everyone in an event the first event that names them, and in which place."""
        found: dict[str, tuple[str, str]] = {}
        for event in self.events:
            for slot, parties in zip(SLOTS, (event.actors, event.recipients, event.participants), strict=True):
                for party in parties:
                    found.setdefault(party.actor, (event.id, slot))
        return found

    def marks_of(self, party: Party) -> list[frozenset[str]]:
        """What tells apart each office that a person is told to hold anywhere in the record."""
        return [title_marks(office, self.almanac) for office in sorted({party.office or "", *self._held.get(party.actor, ())} - {""})]

    @cached_property
    def _held(self) -> dict[str, set[str]]:
        held: dict[str, set[str]] = {}
        for tenure in self.offices:
            held.setdefault(tenure.person.actor, set()).add(tenure.office)
        return held

    def telling(self, report: str) -> Telling:
        """What a report tells."""
        return self._tellings.get(report) or Telling(report)

    @cached_property
    def _tellings(self) -> dict[str, Telling]:
        return {telling.report: telling for telling in self.tellings}

    def day_of(self, report: str) -> int | None:
        """The day a report came out, as a number, where it is known to the day."""
        told = self.reports.get(report)
        day = told.published.day if told is not None and told.published is not None else None
        return day.toordinal() if day is not None else None

    def words(self, evidence: Evidence) -> str:
        """The words that stand there."""
        report = self.reports.get(evidence.report)
        return evidence.span.of(report.text) if report is not None else ""

    def variant(self, value: Value, evidence: Iterable[Evidence], voices: Iterable[str] = ()) -> Variant:
        """One side of a difference, with its reports counted by origin."""
        pieces = tuple(sorted(set(evidence), key=lambda piece: (piece.report, piece.span)))
        names = tuple(sorted({piece.report for piece in pieces}))
        told = value.words if isinstance(value, Topic) else value
        return Variant(told, names, len({self.copies.origin_of(name) for name in names}), pieces, tuple(sorted(set(voices))))


def differ(event: str, slot: str, kind: DisagreementKind, variants: Iterable[Variant], because: str) -> Disagreement:
    """A disagreement at an event; the side that most origins give comes first."""
    told = tuple(sorted(variants, key=lambda variant: (-variant.origins, variant.reports, say(variant.value))))
    name = identify("disagreement", event, slot, kind, *sorted(f"{say(variant.value)} {' '.join(variant.reports)}" for variant in told))
    return Disagreement(name, event, slot, kind, told, because)
