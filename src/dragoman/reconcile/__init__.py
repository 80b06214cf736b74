"""Tellings → Reconciliation: many reports, one record.

What comes in: reports, what was understood of each, and the judgements of people. What goes out: events, each with every
account of one happening and a finding for every slot; which text is whose copy; who is one person; what is part of what; and
the ledgers of commitments, propositions, offices and mechanisms. Every verdict is signed and has its reasons; a person's
outranks the machine's, and taking it back restores what was. It refuses to pick a winner: where reports are at odds the
finding has no value, and every variant stays with its sentences. It refuses to count a copy as a witness, to join people by a
surname, and to date one report's visit by another's. The order of reading changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.almanac import Almanac
from dragoman.model import Event, Judgement, Party, Reconciliation, Report, Telling
from dragoman.reconcile.candidates import find_candidates
from dragoman.reconcile.clusters import cluster_accounts
from dragoman.reconcile.copies import Copies, find_copies
from dragoman.reconcile.dating import derive_days
from dragoman.reconcile.derived import derive_times
from dragoman.reconcile.differences import Ground, list_differences
from dragoman.reconcile.events import count_witnesses, list_disagreements, make_event
from dragoman.reconcile.judgements import Likenesses, explain, judge_again, judge_pairs, link_plans, sign_all, standing_words
from dragoman.reconcile.ledgers import contest_offices, keep_commitments, keep_mechanisms, keep_offices, keep_propositions, list_rivals
from dragoman.reconcile.memory import Memory
from dragoman.reconcile.persons import Cast, gather_cast
from dragoman.reconcile.posts import gather_posts
from dragoman.reconcile.shelf import Shelf
from dragoman.reconcile.traits import Traits, draw_traits, news_of
from dragoman.reconcile.trees import plant_trees

__all__ = ["Memory", "reconcile_tellings"]


def reconcile_tellings(
    reports: Mapping[str, Report], tellings: Mapping[str, Telling], judgements: Sequence[Judgement], almanac: Almanac,
    memory: Memory | None = None,
) -> Reconciliation:  # fmt: skip
    """Make one record of what many reports tell. memory: of an earlier record; it saves work and changes nothing."""
    known = memory or Memory(keep=False)
    copies, cast = find_copies(reports, known.passages), gather_cast(tellings, almanac)
    events, signed = _join(reports, tellings, judgements, cast, copies, known)
    told = [tellings[name] for name in sorted(tellings)]
    offices = keep_offices(told, cast, almanac)
    commitments = keep_commitments(told, events, reports, cast, known.bearings)
    known.turn()
    propositions = keep_propositions(told, reports, cast)
    within = (*list_disagreements(events), *list_rivals(offices, events, reports, copies, almanac))
    ground = Ground(reports, told, events, offices, propositions, commitments, cast, copies, almanac)
    return Reconciliation(
        events,
        signed,
        list_differences(ground, within),
        commitments,
        propositions,
        contest_offices(offices, reports, almanac),
        keep_mechanisms(told, cast, events, reports),
        tuple(copies.origins[name] for name in sorted(copies.origins)),
        tuple(cast.actors[name] for name in sorted(cast.actors)),
    )


def _join(
    reports: Mapping[str, Report],
    tellings: Mapping[str, Telling],
    judgements: Sequence[Judgement],
    cast: Cast,
    copies: Copies,
    known: Memory,
) -> tuple[tuple[Event, ...], tuple[Judgement, ...]]:
    """The events, and the judgements behind them. What they are compared by is large, and is let go before the ledgers are kept."""
    accounts = [account for name in sorted(tellings) for account in tellings[name].accounts]
    traits = draw_traits(accounts, reports, cast, copies, known.traits, gather_posts(tellings, reports, cast))
    likenesses = judge_pairs(find_candidates(traits), traits, known.likenesses)
    words = standing_words(judgements, traits)
    groups = cluster_accounts(traits, likenesses, words)
    days = derive_days(groups, traits)
    if days:
        # Undated reports are dated by what they share with others, and then compared once more.
        before, traits = traits, news_of(traits, days, borrowed=True)
        likenesses = judge_again(find_candidates(traits), before, traits, likenesses, known.likenesses)
        groups = cluster_accounts(traits, likenesses, words)
    events = _events(groups, traits, likenesses, words, reports, cast, copies, known.events, days)
    return events, sign_all(likenesses, groups, judgements)


def _events(
    groups: Sequence[Sequence[str]], traits: Mapping[str, Traits], likenesses: Likenesses, words: Sequence[Judgement],
    reports: Mapping[str, Report], cast: Cast, copies: Copies, known: Shelf[Event], days: Mapping[str, int],
) -> tuple[Event, ...]:  # fmt: skip
    """The events, each with its findings, its place in a tree and its plans."""
    holder = plant_trees(groups, traits, words)
    plans = link_plans(groups, likenesses, traits)
    reasons = explain(groups, likenesses, words)
    derived = derive_times(groups, traits, holder, days)
    published = {name: day.toordinal() for name, report in reports.items() if report.published and (day := report.published.day)}

    def make(members: Sequence[str], *_: object) -> Event:
        accounts, name = [traits[each].account for each in members], members[0]
        time = (derived[name].when, tuple(traits[each].account for each in derived[name].accounts)) if name in derived else None
        witnesses = count_witnesses([*accounts, *(time[1] if time else ())], copies, reports)
        return make_event(accounts, cast, witnesses, holder.get(name), reasons[name], plans.get(name, ()), published, time)

    events = []
    for members in groups:
        name = members[0]
        told = _told(members, traits, reports, cast, copies)
        events.append(known.get(name, make, tuple(members), told, holder.get(name), reasons[name], plans.get(name, ()), derived.get(name)))
    return tuple(events)


def _told(
    members: Sequence[str], traits: Mapping[str, Traits], reports: Mapping[str, Report], cast: Cast, copies: Copies
) -> tuple[object, ...]:
    """Everything that an event's findings rest on: its accounts, their reports, who is who in them, and whose text they are."""
    accounts = [traits[name].account for name in members]
    parties = [cast.party(claim.report, claim.value) for account in accounts for claim in account.claims if isinstance(claim.value, Party)]
    origins = [copies.origin_of(account.report) for account in accounts]
    return (
        *accounts,
        *(reports.get(account.report) for account in accounts),
        *parties,
        *origins,
        *(traits[name].passage for name in members),
    )
