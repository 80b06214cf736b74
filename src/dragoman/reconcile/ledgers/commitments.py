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
    Move,
    Party,
    Report,
    Telling,
    Undertaking,
    When,
    fold,
    identify,
)
from dragoman.reconcile.ledgers.bearing import Bearing, find_bearings, homes
from dragoman.reconcile.ledgers.following import (
    Promise,
    follow,
    is_gathering,
    is_own_word,
    names_breaker,
    own_matter,
    promise_of,
    tells_undone,
)
from dragoman.reconcile.ledgers.offices import narrowest
from dragoman.reconcile.persons import Cast
from dragoman.reconcile.shelf import Shelf
from dragoman.reconcile.unions import Unions
from dragoman.reconcile.words import agree, content, load_words, share

# Two tellings of a promise are one when this much of their matter agrees, or this much of the shorter is in the longer.
ALIKE, CONTAINED = 0.4, 0.6
# ... or, between reports, this much of it in so many words.
ALIKE_ELSEWHERE, WORDS = 0.3, 3
# ... or, where both reports tell one meeting of those who promise, this much, or so many words of it.
ALIKE_BESIDE, WORDS_BESIDE = 0.2, 2
# The matter of every truce.
TRUCE = content("ceasefire")
# Reports that came out so close together may tell one promise.
NEAR_DAYS = 7
# A matter of fewer words stands in anything.
FEWEST = 2
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
    groups = [[told[number] for number in numbers] for numbers in _one_promise(told, home, _meetings(told, events), reports)]
    return tuple(sorted((_commitment(group, home, bearings, reports) for group in groups), key=lambda commitment: commitment.id))


def _known(one: Undertaking, cast: Cast) -> Undertaking:
    return replace(one, promisers=cast.parties(one.report, one.promisers), promisees=cast.parties(one.report, one.promisees))


def _meetings(told: Sequence[Undertaking], events: Sequence[Event]) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """For each report that tells a promise the meetings it tells with others, each with its sides."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {one.report: [] for one in told}
    for event in events:
        if event.type == "CONSULT" and len(event.reports) > 1:
            sides = homes([*event.actors, *event.recipients, *event.participants])
            for report in event.reports:
                if report in found:
                    found[report].append((event.id, sides))
    return found


def _one_promise(
    told: Sequence[Undertaking],
    home: Mapping[str, Event],
    meetings: Mapping[str, list[tuple[str, frozenset[str]]]],
    reports: Mapping[str, Report],
) -> list[list[int]]:
    """Which undertakings are one promise: of one promiser, on one matter."""
    unions = Unions(range(len(told)))
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, one in enumerate(told):
        for side in sorted(homes(one.promisers)):
            for word in sorted(own_matter(one.words)):
                blocks[side, word].append(number)
    for left, right in sorted({pair for numbers in blocks.values() for pair in combinations(numbers, 2)}):
        one, other = told[left], told[right]
        if (
            _same_promise(one, other, home)
            or _same_in_two_readouts(one, other, meetings)
            or (_same_on_topic(one, other, reports) and not _told_apart(one, other, home))
        ):
            unions.join(left, right)
    return unions.groups()


def _same_promise(left: Undertaking, right: Undertaking, home: Mapping[str, Event]) -> bool:
    """Whether two undertakings are one: alike in matter, and not of two different dated events."""
    if _told_apart(left, right, home):
        return False
    one_matter, others = own_matter(left.words), own_matter(right.words)
    if agree(one_matter, others) >= ALIKE or (min(len(one_matter), len(others)) >= FEWEST and share(one_matter, others) >= CONTAINED):
        return True
    if left.report != right.report and len(one_matter & others) >= WORDS and agree(one_matter, others) >= ALIKE_ELSEWHERE:
        return True
    if left.report != right.report and one_matter & others >= TRUCE and homes(left.promisers) == homes(right.promisers):
        # Two sides have one truce at a time, whatever else was agreed beside it.
        return True
    if is_gathering(left.words) and is_gathering(right.words) and homes(left.promisers) == homes(right.promisers):
        # What tells one meeting from another of the same two is a name: of a month, a town, a feast.
        return len(content(left.words) & content(right.words)) >= WORDS
    return left.report == right.report and fold(left.topic) == fold(right.topic) != "" and len(one_matter & others) >= ON_TOPIC


def _same_in_two_readouts(left: Undertaking, right: Undertaking, meetings: Mapping[str, list[tuple[str, frozenset[str]]]]) -> bool:
    """Whether two reports of one meeting word one pledge of the same to the same otherwise: "lasting ties" and "long-term relations"."""
    sides = homes(left.promisers) | homes(left.promisees)
    same_sides = homes(left.promisers) == homes(right.promisers) and homes(left.promisees) == homes(right.promisees)
    if left.report == right.report or not same_sides or left.testable != right.testable:
        return False
    shared = {event for event, _ in meetings[left.report]} & {event for event, present in meetings[right.report] if sides <= present}
    one, other = own_matter(left.words), own_matter(right.words)
    return bool(shared) and (agree(one, other) >= ALIKE_BESIDE or len(one & other) >= WORDS_BESIDE)


def _same_on_topic(left: Undertaking, right: Undertaking, reports: Mapping[str, Report]) -> bool:
    """Whether two reports of about one time tell a promise of one topic, of the same side or of it and another, in some of the same words."""
    if left.report == right.report or fold(left.topic) != fold(right.topic) or not left.topic or left.testable != right.testable:
        return False
    if not homes(left.promisers) & homes(right.promisers) or len(own_matter(left.words) & own_matter(right.words)) < ON_TOPIC:
        return False
    days = [told.published.day for name in (left.report, right.report) if (told := reports.get(name)) and told.published]
    known = [day for day in days if day is not None]
    return len(known) < 2 or abs((known[0] - known[1]).days) <= NEAR_DAYS


def _told_apart(left: Undertaking, right: Undertaking, home: Mapping[str, Event]) -> bool:
    """Whether two undertakings are of two events of different times."""
    one, other = home.get(left.account), home.get(right.account)
    return one is not None and other is not None and one.id != other.id and _apart(one, other)


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
    moves = _moves(group, followups, promise, untestable=untestable)
    standing, because = moves[-1].standing, _because(moves[-1], followups, promise)
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
        moves,
    )


def _told(group: Sequence[Undertaking], reports: Mapping[str, Report]) -> When | None:
    """The time up to the first report that tells an undated promise: it was made by then."""
    days = [report.published for one in group if (report := reports.get(one.report)) and report.published and report.published.day]
    first = min(days, key=lambda when: (str(when.earliest), when.words), default=None)
    return replace(first, earliest=None) if first is not None else None


def _when(event: Event | None) -> When | None:
    finding = event.finding("when") if event is not None else None
    return finding.value if finding is not None and isinstance(finding.value, When) else None


def _moves(
    group: Sequence[Undertaking], followups: Sequence[tuple[Followup, Bearing]], promise: Promise, *, untestable: bool
) -> tuple[Move, ...]:
    """Every change of a promise's standing, by day as far as told; what has no day comes first, as nobody can say when it was."""
    first = min((one.evidence for one in group), key=_place)
    if untestable:
        return (Move("untestable", "nothing could show it kept or broken", first, promise.made),)
    moves = [Move("open", "promised", first, promise.made)]
    for followup, bearing in sorted(followups, key=lambda pair: (str(pair[1].days[0] or ""), _place(pair[1].evidence))):
        standing = _after(moves[-1].standing, followup, bearing, promise)
        if standing != moves[-1].standing:
            moves.append(Move(standing, _told_by(standing, bearing), bearing.evidence, bearing.when))
    return tuple(moves)


def _after(standing: CommitmentStanding, followup: Followup, bearing: Bearing, promise: Promise) -> CommitmentStanding:
    """Where a promise stands after one more passage: only a report's own word breaks it, keeps it or lets it lapse."""
    if is_own_word(bearing):
        if names_breaker(bearing, promise.bound):
            return "reported broken"
        if bearing.verbs & load_words()["kept"] and bearing.type in KEEPING and bearing.doers & promise.bound:
            return "reported kept"
        if tells_undone(bearing, promise):
            return "lapsed"
    return "contested" if followup.bears == "against" and standing in {"open", "reported kept"} else standing


def _told_by(standing: CommitmentStanding, bearing: Bearing) -> str:
    """What a move of the standing rests on."""
    report = bearing.evidence.report
    return {
        "reported broken": f"{report} names the promiser and says that the promise was broken",
        "reported kept": f"{report} says that the promise was kept",
        "lapsed": f"{report} says that the day set for it went by without it, and names no one who broke it",
    }.get(standing, f"{report} tells what bears against it")


def _because(last: Move, followups: Sequence[tuple[Followup, Bearing]], promise: Promise) -> str:
    """Why a promise stands where it does."""
    if last.standing == "open":
        return "nothing in the record speaks against it" if followups else "nothing else in the record bears on it"
    if last.standing != "contested":
        return last.because
    against = sum(followup.bears == "against" for followup, _ in followups)
    told = f"{against} later or undated passage{'s bear' if against > 1 else ' bears'} against it"
    # An accusation carried by a report is its speaker's word; saying that nobody names the breaker would be false of the text.
    accused = any(followup.bears == "against" and names_breaker(bearing, promise.sides) for followup, bearing in followups)
    return f"{told}, and {'only a speaker says' if accused else 'no report says'} who broke it"


def _place(evidence: Evidence) -> tuple[str, int, int]:
    return evidence.report, evidence.span.start, evidence.span.end


def _each(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Every party once, in the order first told."""
    return tuple({party.actor: party for party in reversed(list(parties))}.values())[::-1]
