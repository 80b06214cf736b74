"""Commitments: who promised what to whom, what else in the record bears on it, and how far that goes.

A commitment is contested at most, unless a report in its own words names the promiser and says that the promise was broken or
kept. What seems to bear on it is a follow-up with a caveat, and the reader judges.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from dragoman.model import (
    Commitment,
    CommitmentStanding,
    Event,
    Evidence,
    Followup,
    Party,
    Report,
    Telling,
    Undertaking,
    When,
    fold,
    identify,
)
from dragoman.reconcile.ledgers.bearing import Bearing, find_bearings, homes
from dragoman.reconcile.ledgers.following import Promise, follow, names_breaker, promise_of, tells_undone
from dragoman.reconcile.ledgers.offices import narrowest
from dragoman.reconcile.persons import Cast
from dragoman.reconcile.shelf import Shelf
from dragoman.reconcile.unions import Unions
from dragoman.reconcile.words import agree, load_words, matter, share

# Two tellings of a promise are one when this much of their matter agrees, or this much of the shorter is in the longer.
ALIKE, CONTAINED = 0.4, 0.6
# ... or, between reports, this much of it in so many words.
ALIKE_ELSEWHERE, WORDS = 0.3, 3
# Undertakings of one report on one topic are one when they share this many things.
ON_TOPIC = 2
# Acts of which a report may say that they kept a promise.
KEEPING = frozenset({"COOPERATE", "RETREAT", "SUPPORT"})


def keep_commitments(
    tellings: Sequence[Telling], events: Sequence[Event], reports: Mapping[str, Report], cast: Cast,
    known: Shelf[tuple[Bearing, ...]] | None = None,
) -> tuple[Commitment, ...]:  # fmt: skip
    """Merge the promises that several passages tell, and follow each through everything else in the record."""
    told = sorted((_known(one, cast) for telling in tellings for one in telling.undertakings), key=lambda one: one.id)
    home = {account: event for event in events for account in event.accounts}
    bound = frozenset(side for one in told for side in homes(one.promisers))
    bearings = find_bearings(tellings, reports, cast, bound, known or Shelf(keep=False)) if told else {}
    groups = [[told[number] for number in numbers] for numbers in _one_promise(told, home)]
    return tuple(sorted((_commitment(group, home, bearings, reports) for group in groups), key=lambda commitment: commitment.id))


def _known(one: Undertaking, cast: Cast) -> Undertaking:
    return replace(one, promisers=cast.parties(one.report, one.promisers), promisees=cast.parties(one.report, one.promisees))


def _one_promise(told: Sequence[Undertaking], home: Mapping[str, Event]) -> list[list[int]]:
    """Which undertakings are one promise: of one promiser, on one matter."""
    unions = Unions(range(len(told)))
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, one in enumerate(told):
        for side in sorted(homes(one.promisers)):
            for word in sorted(matter(one.words)):
                blocks[side, word].append(number)
    for left, right in sorted({pair for numbers in blocks.values() for pair in combinations(numbers, 2)}):
        if _same_promise(told[left], told[right], home):
            unions.join(left, right)
    return unions.groups()


def _same_promise(left: Undertaking, right: Undertaking, home: Mapping[str, Event]) -> bool:
    """Whether two undertakings are one: alike in matter, and not of two different dated events."""
    one, other = home.get(left.account), home.get(right.account)
    if one is not None and other is not None and one.id != other.id and _apart(one, other):
        return False
    one_matter, others = matter(left.words), matter(right.words)
    if agree(one_matter, others) >= ALIKE or share(one_matter, others) >= CONTAINED:
        return True
    if left.report != right.report and len(one_matter & others) >= WORDS and agree(one_matter, others) >= ALIKE_ELSEWHERE:
        return True
    return left.report == right.report and fold(left.topic) == fold(right.topic) != "" and len(one_matter & others) >= ON_TOPIC


def _apart(one: Event, other: Event) -> bool:
    """Whether two events are told of different times."""
    left, right = one.finding("when"), other.finding("when")
    times = [finding.value for finding in (left, right) if finding is not None and isinstance(finding.value, When)]
    return len(times) == 2 and not times[0].overlaps(times[1])


def _commitment(
    group: Sequence[Undertaking],
    home: Mapping[str, Event],
    bearings: Mapping[tuple[str, str], list[Bearing]],
    reports: Mapping[str, Report],
) -> Commitment:
    """One promise: in the words of the telling with the most promisers, with everyone whom any telling binds."""
    best = min(group, key=lambda one: (-len(homes(one.promisers)), one.evidence.report, one.evidence.span, one.id))
    promisers, promisees = (
        _each(party for one in group for party in one.promisers),
        _each(party for one in group for party in one.promisees),
    )
    when = narrowest([_when(home.get(one.account)) for one in group])
    untestable = not any(one.testable for one in group)
    accounts = frozenset(account for one in group if one.account in home for account in home[one.account].accounts)
    promise = promise_of(group, promisers, promisees, when or _told(group, reports), accounts)
    followups = [] if untestable else follow(promise, bearings)
    standing, because = _stand(followups, promise, untestable=untestable)
    condition = min((one.condition for one in group if one.condition), key=lambda words: (-len(words), words), default=None)
    evidence = tuple(sorted({one.evidence for one in group}, key=_place))
    name = identify("commitment", min(one.id for one in group))
    return Commitment(
        name,
        promisers,
        promisees,
        best.words,
        best.topic,
        condition,
        when,
        standing,
        because,
        evidence,
        tuple(each for each, _ in followups),
    )


def _told(group: Sequence[Undertaking], reports: Mapping[str, Report]) -> When | None:
    """The time up to the first report that tells an undated promise: it was made by then."""
    days = [report.published for one in group if (report := reports.get(one.report)) and report.published and report.published.day]
    first = min(days, key=lambda when: (str(when.earliest), when.words), default=None)
    return replace(first, earliest=None) if first is not None else None


def _when(event: Event | None) -> When | None:
    finding = event.finding("when") if event is not None else None
    return finding.value if finding is not None and isinstance(finding.value, When) else None


def _stand(followups: Sequence[tuple[Followup, Bearing]], promise: Promise, *, untestable: bool) -> tuple[CommitmentStanding, str]:
    """How a promise stands: a report's own word first; then contested where anything bears against it; else open."""
    if untestable:
        return "untestable", "nothing could show it kept or broken"
    own = [bearing for _, bearing in followups if not bearing.speakers]
    broken = [bearing for bearing in own if names_breaker(bearing, bearing.blamed)]
    if broken:
        return "reported broken", f"{broken[0].evidence.report} names the promiser and says that the promise was broken"
    kept = [
        bearing for bearing in own if bearing.verbs & load_words()["kept"] and bearing.type in KEEPING and bearing.doers & promise.bound
    ]
    if kept:
        return "reported kept", f"{kept[0].evidence.report} says that the promise was kept"
    undone = [bearing for bearing in own if tells_undone(bearing, promise)]
    if undone:
        return "lapsed", f"{undone[0].evidence.report} says that the day set for it went by without it, and names no one who broke it"
    against = sum(followup.bears == "against" for followup, _ in followups)
    if against:
        told = f"{against} later or undated passage{'s bear' if against > 1 else ' bears'} against it"
        # An accusation carried by a report is its speaker's word; saying that nobody names the breaker would be false of the text.
        accused = any(followup.bears == "against" and names_breaker(bearing, promise.sides) for followup, bearing in followups)
        return "contested", f"{told}, and {'only a speaker says' if accused else 'no report says'} who broke it"
    return "open", "nothing in the record speaks against it" if followups else "nothing else in the record bears on it"


def _place(evidence: Evidence) -> tuple[str, int, int]:
    return evidence.report, evidence.span.start, evidence.span.end


def _each(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Every party once, in the order first told."""
    return tuple({party.actor: party for party in reversed(list(parties))}.values())[::-1]
