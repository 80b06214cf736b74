"""Testimony: what the accounts of one event say for a slot, each word with its report, its sentence and its voices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.model import Account, Claim, Evidence, Party, Topic, Variant
from dragoman.reconcile.persons import Cast
from dragoman.reconcile.values import Value, sameness

Witnesses = Callable[[Sequence[str]], int]
Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """One report's word for a slot: the value, where it stands, and through whom it came. counts_for: the state whose word it is."""

    value: Value
    evidence: Evidence
    voices: tuple[str, ...] = ()
    counts_for: str | None = None


class Testimony:
    """All that is said of one event. witnesses counts, among some of its reports, those that do not copy one another.

    published: the days, as numbers, on which reports came out, where they are known.
    """

    def __init__(self, accounts: Iterable[Account], cast: Cast, witnesses: Witnesses, published: Mapping[str, int] | None = None) -> None:
        self.accounts = sorted(accounts, key=lambda account: (account.report, account.span, account.id))
        self.reports = sorted({account.report for account in self.accounts})
        self.cast = cast
        self.published = published or {}
        self._witnesses = witnesses

    def of(self, slot: str) -> list[Said]:
        """Every word for a slot, in the order of reports and sentences; parties as the record knows them."""
        return [self._said(claim) for account in self.accounts for claim in account.claims if claim.slot == slot]

    def slots(self, prefix: str) -> list[str]:
        """The slots that begin so, in order."""
        return sorted({claim.slot for account in self.accounts for claim in account.claims if claim.slot.startswith(prefix)})

    def variants(self, said: Iterable[Said]) -> tuple[Variant, ...]:
        """One variant for each value, with all its sentences; the one that most witnesses give comes first."""
        groups: dict[object, list[Said]] = defaultdict(list)
        for one in said:
            groups[sameness(one.value)].append(one)
        return tuple(sorted(map(self._variant, groups.values()), key=lambda variant: (-variant.origins, _place(variant.evidence[0]))))

    def silent(self, variant: Variant) -> bool:
        """Whether some report of the event does not give this value."""
        return len(variant.reports) < len(self.reports)

    def named(self) -> dict[str, set[str]]:
        """The people whom each report names in telling the event, in whatever place, by the ids that the record has for them."""
        people: dict[str, set[str]] = {report: set() for report in self.reports}
        for account in self.accounts:
            told = (claim.value for claim in account.claims if isinstance(claim.value, Party) and claim.value.kind == "person")
            people[account.report].update(self.cast.id_of(account.report, party.actor) for party in told)
        return people

    def _said(self, claim: Claim) -> Said:
        value = claim.value
        told: Value = (
            self.cast.party(claim.report, value) if isinstance(value, Party) else value.words if isinstance(value, Topic) else value
        )
        voices = tuple(voice.speaker for voice in claim.voices)
        return Said(told, Evidence(claim.report, claim.span), voices, self.cast.state_of_voices(claim.report, claim.voices))

    def _variant(self, group: Sequence[Said]) -> Variant:
        reports = tuple(sorted({one.evidence.report for one in group}))
        evidence = tuple(sorted({one.evidence for one in group}, key=_place))
        voices = tuple(sorted({voice for one in group for voice in one.voices}))
        value = group[0].value
        return Variant(value.words if isinstance(value, Topic) else value, reports, self._witnesses(reports), evidence, voices)


def _place(evidence: Evidence) -> Place:
    return evidence.report, evidence.span.start, evidence.span.end
