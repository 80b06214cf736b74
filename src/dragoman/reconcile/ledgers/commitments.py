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
from dragoman.reconcile.ledgers.bearing import Bearing, direction, find_bearings, homes
from dragoman.reconcile.ledgers.offices import narrowest
from dragoman.reconcile.persons import Cast
from dragoman.reconcile.unions import Unions
from dragoman.reconcile.words import agree, load_words, matter, share

# Two tellings of a promise are one when this much of their matter agrees, or this much of the shorter is in the longer.
ALIKE, CONTAINED = 0.4, 0.6
# A passage bears on a promise when it shares this many things of its matter, and a side of it.
BEARING = 2


def keep_commitments(
    tellings: Sequence[Telling], events: Sequence[Event], reports: Mapping[str, Report], cast: Cast
) -> tuple[Commitment, ...]:
    """Merge the promises that several passages tell, and follow each through everything else in the record."""
    told = sorted((_known(one, cast) for telling in tellings for one in telling.undertakings), key=lambda one: one.id)
    home = {account: event for event in events for account in event.accounts}
    bearings = find_bearings(tellings, reports, cast) if told else {}
    groups = [[told[number] for number in numbers] for numbers in _one_promise(told, home)]
    return tuple(sorted((_commitment(group, home, bearings) for group in groups), key=lambda commitment: commitment.id))


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
    return left.report == right.report and fold(left.topic) == fold(right.topic) != "" and len(one_matter & others) >= BEARING


def _apart(one: Event, other: Event) -> bool:
    """Whether two events are told of different times."""
    left, right = one.finding("when"), other.finding("when")
    times = [finding.value for finding in (left, right) if finding is not None and isinstance(finding.value, When)]
    return len(times) == 2 and not times[0].overlaps(times[1])


def _commitment(group: Sequence[Undertaking], home: Mapping[str, Event], bearings: Mapping[str, list[Bearing]]) -> Commitment:
    """One promise: in the words of the telling with the most promisers, with everyone whom any telling binds."""
    best = min(group, key=lambda one: (-len(homes(one.promisers)), one.evidence.report, one.evidence.span, one.id))
    promisers, promisees = (
        _each(party for one in group for party in one.promisers),
        _each(party for one in group for party in one.promisees),
    )
    when = narrowest([_when(home.get(one.account)) for one in group])
    untestable = not any(one.testable for one in group)
    followups = [] if untestable else _follow(group, promisers, promisees, when, home, bearings)
    standing, because = _stand(followups, untestable=untestable)
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


def _when(event: Event | None) -> When | None:
    finding = event.finding("when") if event is not None else None
    return finding.value if finding is not None and isinstance(finding.value, When) else None


def _follow(
    group: Sequence[Undertaking], promisers: Sequence[Party], promisees: Sequence[Party], when: When | None,
    home: Mapping[str, Event], bearings: Mapping[str, list[Bearing]],
) -> list[tuple[Followup, Bearing]]:  # fmt: skip
    """Everything else that shares the promise's matter and one of its promisers, except the telling of the promise itself."""
    about = frozenset(word for one in group for word in matter(f"{one.words} {one.topic}"))
    sides, bound = homes([*promisers, *promisees]), homes(promisers)
    own_reports = {one.report for one in group}
    own_accounts = {account for one in group if one.account in home for account in home[one.account].accounts}
    shared: dict[int, tuple[Bearing, set[str]]] = {}
    for word in sorted(about):
        for bearing in bearings.get(word, ()):
            shared.setdefault(id(bearing), (bearing, set()))[1].add(word)
    found: list[tuple[Followup, Bearing]] = []
    for bearing, words in sorted(shared.values(), key=lambda pair: _order(pair[0])):
        theirs = bearing.account in own_accounts or (bearing.evidence.report in own_reports and not _is_later(bearing, when))
        if len(words) < BEARING or not _concerns(bearing, sides, bound) or theirs or _is_earlier(bearing, when):
            continue
        if not any(
            other.evidence.report == bearing.evidence.report and other.evidence.span.overlaps(bearing.evidence.span) for _, other in found
        ):
            found.append((_followup(bearing, when, sides), bearing))
    return found


def _concerns(bearing: Bearing, sides: frozenset[str], bound: frozenset[str]) -> bool:
    """Whether a passage is about those who promised: one of them, and no third state in the other's place."""
    third = {party for party in bearing.parties - sides if len(party) == len("PAK") and party.isupper()}
    return bool(bearing.parties & bound) and (not third or len(bearing.parties & sides) > 1)


def _followup(bearing: Bearing, when: When | None, sides: frozenset[str]) -> Followup:
    """A follow-up with the reasons why it settles nothing."""
    bears = direction(bearing)
    doubts = []
    if when is None or bearing.when is None or not when.known or not bearing.when.known:
        doubts.append("it is not told whether this came before or after the promise")
    if bearing.stance == "denies":
        doubts.append(f"it is the word of {' and '.join(bearing.speakers) or 'the accused'} in their own matter")
    elif bearing.speakers:
        doubts.append(f"by the word of {' and '.join(bearing.speakers)}")
    if bears == "against":
        doubts.append(
            "no report says that the promiser broke the promise" if not _names_breaker(bearing, sides) else "the report names who broke it"
        )
    return Followup(bears, (bearing.evidence,), "; ".join(doubts) or "the report does not connect it with the promise", bearing.account)


def _stand(followups: Sequence[tuple[Followup, Bearing]], *, untestable: bool) -> tuple[CommitmentStanding, str]:
    """How a promise stands: a report's own word first; then contested where anything bears against it; else open."""
    if untestable:
        return "untestable", "nothing could show it kept or broken"
    own = [bearing for _, bearing in followups if not bearing.speakers]
    broken = [bearing for bearing in own if _names_breaker(bearing, bearing.blamed)]
    if broken:
        return "reported broken", f"{broken[0].evidence.report} names the promiser and says that the promise was broken"
    kept = [bearing for bearing in own if bearing.verbs & load_words()["kept"] and bearing.type in {"COOPERATE", "RETREAT", "SUPPORT"}]
    if kept:
        return "reported kept", f"{kept[0].evidence.report} says that the promise was kept"
    against = sum(followup.bears == "against" for followup, _ in followups)
    if against:
        return (
            "contested",
            f"{against} later or undated passage{'s' if against > 1 else ''} bear against it, and no report says who broke it",
        )
    return "open", "nothing in the record speaks against it" if followups else "nothing else in the record bears on it"


def _names_breaker(bearing: Bearing, sides: frozenset[str]) -> bool:
    """Whether a passage says, of a side it names as the one blamed, that it broke its word."""
    return bearing.type == "ACCUSE" and bool(bearing.blamed & sides) and bool(bearing.verbs & load_words()["broke"])


def _is_later(bearing: Bearing, when: When | None) -> bool:
    return bool(when and bearing.when and when.latest and bearing.when.earliest and bearing.when.earliest > when.latest)


def _is_earlier(bearing: Bearing, when: When | None) -> bool:
    return bool(when and bearing.when and when.earliest and bearing.when.latest and bearing.when.latest < when.earliest)


def _same_place(left: Bearing, right: Bearing) -> bool:
    """Whether two passages share words of one report: they count once for each way in which they bear."""
    return left.evidence.report == right.evidence.report and left.evidence.span.overlaps(right.evidence.span)


def _order(bearing: Bearing) -> tuple[str, int, bool, bool, str]:
    """As told; of one passage the deed first, then what the report itself says, so that it counts as what it is."""
    return bearing.evidence.report, bearing.evidence.span.start, bearing.type != "ASSAULT", bool(bearing.speakers), bearing.account or ""


def _place(evidence: Evidence) -> tuple[str, int, int]:
    return evidence.report, evidence.span.start, evidence.span.end


def _each(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Every party once, in the order first told."""
    return tuple({party.actor: party for party in reversed(list(parties))}.values())[::-1]
