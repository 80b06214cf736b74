"""Events: what a cluster of accounts shares, with the best account's title, and every account kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations

from dragoman.model import Account, Disagreement, Event, Evidence, Finding, Party, Report, Variant, Voice, When, fold, identify
from dragoman.reconcile.copies import Copies
from dragoman.reconcile.findings import find_all
from dragoman.reconcile.persons import Cast
from dragoman.reconcile.testimony import Testimony, Witnesses
from dragoman.reconcile.traits import SPOKEN
from dragoman.reconcile.unions import Unions

ROLES = ("reports", "background", "previews")
PLACES = ("actors", "recipients", "participants")


def make_event(
    accounts: Sequence[Account], cast: Cast, witnesses: Witnesses, part_of: str | None, because: str, plans: tuple[str, ...],
    published: Mapping[str, int] | None = None, derived: tuple[When, tuple[Account, ...]] | None = None,
) -> Event:  # fmt: skip
    """One event out of its accounts. It goes by the smallest id among them; the others keep answering.

    derived: a time that no account tells, with the accounts of other events that it rests on.
    """
    testimony = Testimony(accounts, cast, witnesses, published)
    best = min(testimony.accounts, key=_rank)
    names = sorted(account.id for account in accounts)
    actors, recipients, participants = _places(best, testimony)
    return Event(
        names[0], best.type, _union(account.modes for account in accounts), _union(account.contexts for account in accounts),
        best.status, best.title, tuple(names), actors, recipients, participants,
        (*_derived(derived, witnesses), *find_all(testimony)), tuple(testimony.reports),
        witnesses(testimony.reports), part_of, all(map(_is_hearsay, accounts)), because, tuple(names[1:]), plans,
    )  # fmt: skip


def _derived(derived: tuple[When, tuple[Account, ...]] | None, witnesses: Witnesses) -> tuple[Finding, ...]:
    """A finding on when it was that rests on other events. It settles nothing: no report tells it."""
    if derived is None:
        return ()
    when, accounts = derived
    reports = tuple(sorted({account.report for account in accounts}))
    evidence = tuple(sorted({Evidence(account.report, account.span) for account in accounts}, key=lambda piece: (piece.report, piece.span)))
    return (Finding("when", None, (Variant(when, reports, witnesses(reports), evidence),), f"no report says when; {when.because}"),)


def count_witnesses(accounts: Sequence[Account], copies: Copies, reports: Mapping[str, Report]) -> Witnesses:
    """A way to count, among reports that tell one event, those that do not copy one another in telling it.

    Two reports are one witness when one is a copy of the other, or when everything that one of them says of the event
    stands in passages that the other has too.
    """
    told: dict[str, set[str | None]] = {}
    for account in accounts:
        evidence = Evidence(account.report, account.span)
        if _in_body(evidence, reports):
            told.setdefault(account.report, set()).add(copies.passage_of(evidence))
    unions = Unions(sorted({account.report for account in accounts}))
    texts: dict[frozenset[str | None], str] = {}
    origins: dict[str, str] = {}
    for name in sorted({account.report for account in accounts}):
        unions.join(name, origins.setdefault(copies.origin_of(name), name))
        passages = frozenset(told.get(name, {None}))
        if None not in passages:
            unions.join(name, texts.setdefault(passages, name))
        else:
            texts.setdefault(passages, name)
    for one, other in permutations(sorted(texts, key=lambda passages: texts[passages]), 2):
        if None not in one and one <= other:
            unions.join(texts[one], texts[other])
    return lambda asked: len({unions.find(name) for name in asked})


def list_disagreements(events: Sequence[Event]) -> tuple[Disagreement, ...]:
    """Every slot of every event on which the reports differ, of whatever kind."""
    found = [_disagreement(event, finding) for event in events for finding in _differing(event)]
    return tuple(sorted(found, key=lambda disagreement: disagreement.id))


def _differing(event: Event) -> list[Finding]:
    """The findings of an event on which reports differ: of one slot, one of a kind, but every number that is at odds."""
    rows: dict[tuple[str, ...], Finding] = {}
    for finding in event.findings:
        if finding.kind is not None:
            more = (finding.because,) if finding.slot.startswith("magnitude.") else ()
            rows.setdefault((finding.slot, finding.kind, *more), finding)
    return list(rows.values())


def _disagreement(event: Event, finding: Finding) -> Disagreement:
    name = identify("disagreement", event.id, finding.slot, finding.kind, *sorted(repr(variant.value) for variant in finding.variants))
    return Disagreement(name, event.id, finding.slot, finding.kind or "wording", finding.variants, finding.because)


def _in_body(evidence: Evidence, reports: Mapping[str, Report]) -> bool:
    """Whether a span stands in the body: headlines and captions are never anybody's own witness."""
    report = reports.get(evidence.report)
    return (
        report is None or not report.parts or any(part.kind == "paragraph" and part.span.overlaps(evidence.span) for part in report.parts)
    )


def _rank(account: Account) -> tuple[int, int, int, str]:
    """The best account first: one that reports, that names the most people, and the most parties."""
    parties = [party for slot in PLACES for party in account.parties(slot)]
    return ROLES.index(account.role), -sum(party.kind == "person" for party in parties), -len(parties), account.id


def _is_hearsay(account: Account) -> bool:
    """Whether an account is only somebody's word. To promise is to speak, and needs no witness but the speaker; to kill is not."""
    if account.type in SPOKEN or account.type == "CONSULT":
        return any(not _speaks_for_itself(voice, account) for voice in account.voices)
    return bool(account.voices)


def _speaks_for_itself(voice: Voice, account: Account) -> bool:
    """Whether a voice is a doer's own: by name, or because the words that name the doers are the speaker ("both sides")."""
    doers = account.parties()
    own = {party.actor for party in doers} | {party.name for party in doers}
    return voice.actor in own or voice.speaker in own or any(voice.span.overlaps(span) for party in doers for span in party.mentions)


def _places(best: Account, testimony: Testimony) -> tuple[tuple[Party, ...], tuple[Party, ...], tuple[Party, ...]]:
    """Who acts, who receives and who takes part: the best account's places first, then whomever only others name."""
    placed: dict[str, tuple[str, Party]] = {}
    for account in sorted(testimony.accounts, key=_rank):
        for slot in PLACES:
            for party in testimony.cast.parties(account.report, account.parties(slot)):
                if account is best or not (_stands_for_named(party, placed) or _described_already(party, placed)):
                    placed.setdefault(party.actor, (slot, party))
    actors, recipients, participants = (tuple(party for where, party in placed.values() if where == slot) for slot in PLACES)
    return actors, recipients, participants


def _stands_for_named(party: Party, placed: Mapping[str, tuple[str, Party]]) -> bool:
    """Whether a state, or someone without a name, only stands for a person of that state who is already named."""
    if party.kind not in {"state", "unnamed"} or party.actor in placed:
        return False
    return any(known.kind == "person" and known.state == party.state for _, known in placed.values())


def _described_already(party: Party, placed: Mapping[str, tuple[str, Party]]) -> bool:
    """Whether another report's "dock workers" are already there: who is told by a description alone has an id for each report."""
    if party.kind not in {"people", "unnamed"} or party.actor in placed:
        return False
    told = (party.state, fold(party.name))
    return any(known.kind == party.kind and (known.state, fold(known.name)) == told for _, known in placed.values())


def _union(parts: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(sorted({value for part in parts for value in part}))
