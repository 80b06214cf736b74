"""Tolls: how many were killed, hurt or driven out in one fight, as reports count it that share no single event.

Of each report the largest count stands. Two counts are of one toll where their reports tell one event and nothing in the two passages
keeps them apart; or where both are running counts ("four days of fighting have killed"), their reports came out close together, name
the same people or places, and are alike in matter. A report without a day goes with the one that is most like it. Counts of other
people, or of other days, contradict nothing: only counts of the same people, of about one day, that cannot both hold do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from dragoman.almanac import Almanac
from dragoman.model import Account, Claim, Disagreement, Evidence, Magnitude, Telling, fold
from dragoman.reconcile.differences.ground import Ground, differ
from dragoman.reconcile.numbers import OWN
from dragoman.reconcile.reasons import side_by_side
from dragoman.reconcile.sides import home_of, two_sides
from dragoman.reconcile.unions import Unions
from dragoman.reconcile.values import counted_class, may_both_hold, sameness
from dragoman.reconcile.words import WORD, content, load_words, overlap, read_table, stem

# Reports that came out so close together may give one running count; counts of one day or the next stand side by side.
NEAR_DAYS, SAME_DAYS = 3, 1
# How alike two reports must be to tell of one fight, where a count is a running one; where they share no name; where neither count is.
# Measured on 52 real reports of thirteen storylines, the words for fighting set aside: .15 to .64 within one, under .22 across where names are shared.
ALIKE, NAMELESS, VERY_ALIKE = 0.18, 0.3, 0.35
# One count of a fight is seldom more than so many times the other; the dead of sixty years are not those of a week.
TIMES = 10
# A count of an older happening than this is no news of the report; its matter is compared by so many characters of its beginning.
NEWS_DAYS, LEAD = 30, 1500
# Of the counts that share an event or a name no more than so many are compared with each other.
BLOCK = 60
EVERYWHERE = ""
PLACES = ("actors", "recipients", "participants")
# A toll stands at an event of these types sooner than at the word of someone who spoke of it.
FIGHTS = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
Thing = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Toll:
    """A report's largest count of one thing.

    side: whose people are counted; held: the events the report tells; sides: who is party to the passage; between: to the whole report.
    """

    report: str
    account: Account
    number: Magnitude
    claim: Claim
    side: str | None
    held: frozenset[str]
    sides: frozenset[str]
    running: bool
    day: int | None
    names: frozenset[str]
    matter: frozenset[str]
    between: frozenset[str]


def list_tolls(ground: Ground) -> Iterator[Disagreement]:
    """A row for each toll that reports count otherwise."""
    things: dict[Thing, list[Toll]] = defaultdict(list)
    for telling in ground.tellings:
        for thing, toll in _tolls_of(telling, ground):
            things[thing].append(toll)
    for _, tolls in sorted(things.items()):
        for members in _of_one_fight(tolls):
            yield from _row(ground, [tolls[number] for number in members])


def _tolls_of(telling: Telling, ground: Ground) -> Iterator[tuple[Thing, Toll]]:
    """The largest count of each thing in one report, by the sort of people it counts."""
    largest: dict[Thing, tuple[Account, Claim, Magnitude]] = {}
    for account in telling.accounts:
        for claim in account.claims:
            number = claim.value
            if isinstance(number, Magnitude) and number.what in _growing() and _amount(number) and _is_news(account, ground):
                who = counted_class(number)
                known = largest.get((number.what, who))
                if known is None or _amount(known[2]) < _amount(number):
                    largest[number.what, who] = account, claim, number
    if not largest:
        return
    held = frozenset(ground.home[one.id].id for one in telling.accounts if one.role != "background" and one.id in ground.home)
    text = ground.reports[telling.report].text[:LEAD] if telling.report in ground.reports else ""
    names, about, day = _names(text, ground.almanac), content(text) - _told_of_every_fight(), ground.day_of(telling.report)
    between = two_sides(telling, ground.cast)
    for thing, (account, claim, number) in sorted(largest.items(), key=lambda pair: pair[0]):
        sides, running = _sides(account, ground), _is_running(account, ground)
        own = ground.cast.state_of_voices(claim.report, claim.voices) if thing[1] in OWN else None
        yield thing, Toll(telling.report, account, number, claim, number.side or own, held, sides, running, day, names, about, between)


def _sides(account: Account, ground: Ground) -> frozenset[str]:
    """The states and armed groups that are party to an account."""
    told = [party for slot in PLACES for party in ground.cast.parties(account.report, account.parties(slot))]
    return frozenset(home_of(party) for party in told if party.state or party.kind in {"armed group", "movement"})


def _is_running(account: Account, ground: Ground) -> bool:
    """Whether a passage speaks of a fight that goes on, not of one blow."""
    words = WORD.findall(ground.words(Evidence(account.report, account.span)))
    return bool({stem(word) for word in words} & load_words()["running"])


def _names(text: str, almanac: Almanac) -> frozenset[str]:
    """The names in a text, each state under whatever word; days and months name nothing."""
    hollow = load_words()["hollow"]
    words = {word for word in WORD.findall(text) if word[0].isupper() and word.casefold() not in hollow}
    return frozenset(almanac.state_of(word) or fold(word) for word in words)


def _is_news(account: Account, ground: Ground) -> bool:
    """Whether a count is of something that happened, and not long before its report."""
    if account.status not in {"happened", "under way"}:
        return False
    came, when = ground.day_of(account.report), account.when
    return when is None or when.latest is None or came is None or came - when.latest.toordinal() <= NEWS_DAYS


def _of_one_fight(tolls: Sequence[Toll]) -> list[list[int]]:
    """Which counts of one thing are of one toll."""
    unions = Unions(range(len(tolls)))
    best: dict[int, tuple[float, int]] = {}
    for one, other in _pairs(tolls):
        left, right = tolls[one], tolls[other]
        if not _compatible(left, right):
            continue
        alike = overlap(left.matter, right.matter)
        one_fight = alike >= _least_alike(left, right)
        if (left.held & right.held and _is_loose(left, right)) or (one_fight and _near(left, right) is True):
            unions.join(one, other)
        elif one_fight and _near(left, right) is None:
            for undated, known in ((one, other), (other, one)):
                if tolls[undated].day is None and best.get(undated, (0.0, -1)) < (alike, -known):
                    best[undated] = alike, -known
    for undated, (_, known) in sorted(best.items()):
        unions.join(undated, -known)
    return [numbers for numbers in unions.groups() if len(numbers) > 1]


def _least_alike(left: Toll, right: Toll) -> float:
    """How alike two reports must be to tell of one fight: less where they name the same, more where neither count is a running one."""
    if not (left.running or right.running):
        return VERY_ALIKE
    return ALIKE if left.names & right.names else NAMELESS


def _is_loose(left: Toll, right: Toll) -> bool:
    """Whether merging could not tell one incident from another by its parties: a running count, or one without any party."""
    return left.running or right.running or not (left.sides and right.sides)


def _pairs(tolls: Sequence[Toll]) -> list[tuple[int, int]]:
    """Counts whose reports share an event or a name, or came out close together, those of near days before others."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number in sorted(range(len(tolls)), key=lambda number: (tolls[number].day or 0, tolls[number].report)):
        toll = tolls[number]
        for key in sorted(toll.held | toll.names | {EVERYWHERE}):
            blocks[key].append(number)
    near = {
        (min(one, other), max(one, other))
        for numbers in blocks.values()
        for place, one in enumerate(numbers)
        for other in numbers[place + 1 : place + BLOCK]
    }
    return sorted(near)


def _near(left: Toll, right: Toll) -> bool | None:
    """Whether two reports came out close together; None where the day of one is not known."""
    if left.day is None or right.day is None:
        return None
    return abs(left.day - right.day) <= NEAR_DAYS


def _compatible(left: Toll, right: Toll) -> bool:
    """Whether nothing in two passages keeps their counts apart: other sides' people, other parties, other days, another order of size."""
    least, most = sorted((_amount(left.number), _amount(right.number)))
    if most > TIMES * least:
        return False
    if left.side and right.side and left.side != right.side:
        return False
    if any(one and other and not one & other for one, other in ((left.sides, right.sides), (left.between, right.between))):
        return False
    one, other = left.account.when, right.account.when
    return one is None or other is None or one.overlaps(other) or (left.running and right.running)


def _row(ground: Ground, tolls: Sequence[Toll]) -> Iterator[Disagreement]:
    """The counts side by side, where there are several, told of more than one event."""
    values: dict[object, list[Toll]] = defaultdict(list)
    for toll in tolls:
        values[sameness(toll.number)].append(toll)
    homes = Counter(ground.home[toll.account.id].id for toll in tolls)
    if len({_amount(toll.number) for toll in tolls}) < 2 or len({toll.report for toll in tolls}) < 2 or len(homes) < 2:
        return
    variants = [
        ground.variant(
            told[0].number,
            [Evidence(one.report, one.claim.span) for one in told],
            [voice.speaker for one in told for voice in one.claim.voices],
        )
        for _, told in sorted(values.items(), key=lambda pair: _amount(pair[1][0].number))
    ]
    event = min(homes, key=lambda name: (ground.events_by_id[name].type not in FIGHTS, -homes[name], name))
    at_odds = any(_contradict(one, other) for one, other in combinations(tolls, 2))
    because = "counts of one day that cannot all hold" if at_odds else _excuse(tolls)
    kind = "contradiction" if at_odds else "granularity"
    yield differ(event, f"magnitude.{tolls[0].number.what}", kind, variants, f"{because}: {side_by_side(variants)}")  # type: ignore[arg-type]


def _excuse(tolls: Sequence[Toll]) -> str:
    """Why counts that differ need not contradict each other."""
    if len({toll.side for toll in tolls}) > 1:
        return "not everyone counts the same people"
    days = {toll.day for toll in tolls}
    return "counts of several days" if len(days - {None}) > 1 else "told more exactly by some than by others, or on days that are not told"


def _contradict(left: Toll, right: Toll) -> bool:
    """Whether two counts cannot both hold: of the same people, of one day or the next, and neither allowing the other."""
    if left.report == right.report or left.side != right.side:
        return False
    if left.day is None or right.day is None or abs(left.day - right.day) > SAME_DAYS:
        return False
    early, late = sorted((left, right), key=lambda toll: toll.day or 0)
    if early.day != late.day and _amount(late.number) > _amount(early.number):
        return False
    told_of_one = (
        (left.running and right.running)
        or (bool(left.held & right.held) and _is_loose(left, right))
        or overlap(left.matter, right.matter) >= VERY_ALIKE
    )
    return told_of_one and not may_both_hold(left.number, right.number)


def _amount(number: Magnitude) -> float:
    return number.value or number.high or number.low or 0.0


@lru_cache(maxsize=1)
def _told_of_every_fight() -> frozenset[str]:
    """What two reports of any two fights share: the words for fighting, and for what is counted."""
    return load_words()["running"] | content(f"people {' '.join(sorted(_growing()))} toll number")


@lru_cache(maxsize=1)
def _growing() -> frozenset[str]:
    return frozenset(str(read_table("kinds.yaml")["growing"]["words"]).split())
