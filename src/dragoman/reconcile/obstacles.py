"""Obstacles: what makes it impossible that two accounts tell one happening, in the words of someone who read both.

Two meetings of one minister with different men are two meetings, however alike the words; the second round is not the third.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from dragoman.model import Place, When, fold
from dragoman.reconcile.traits import DISTANT, Traits, shared_counts
from dragoman.reconcile.words import share

# Kinds of acts that have no doer and no other side; who is named first there says nothing.
MUTUAL = frozenset({"CONSULT", "accord", "meeting", "COOPERATE", "AGREE"})
# Two accounts of one report are one only when they share nearly all of it; a headline, when its body has most of it.
TOLD_AGAIN, HEADLINED = 0.75, 0.25
# Words on a happening come within so many days of it.
ASIDE = 3
# Meetings a day apart, one of them told without a place, are one only when they share this much of their matter.
SAME_MATTER = 0.5


def forbids(left: Traits, right: Traits, *, through: bool = False) -> str | None:
    """What makes it impossible that two accounts are one, or None. through: others, told more fully, already speak for it."""
    one, other = left.account, right.account
    if left.kind != right.kind and not foretells(left, right):
        return "they are acts of different types"
    if one.within == other.id or other.within == one.id:
        return "one holds the other"
    if one.report == other.report and not _told_again(left, right):
        return "one report tells them apart"
    if left.stay != right.stay and left.phase == right.phase:
        return "one is the stay, the other something within one"
    # A headline does not say by what means; the report under it does.
    headlined = one.report == other.report and left.headline != right.headline
    if ("phone" in one.modes) != ("phone" in other.modes) and not headlined:
        return "one was by telephone, the other was not"
    if {left.phase, right.phase} & {"thought"} and left.phase != right.phase:
        return "one is only supposed"
    return (
        _other_session(left, right)
        or _other_doer(left, right)
        or _other_people(left, right)
        or _other_days(left, right, through=through)
        or _other_state(left, right)
    )


def foretells(left: Traits, right: Traits) -> bool:
    """Whether one may be the announcement of the meeting that the other tells, whatever types the two were given."""
    return {left.phase, right.phase} == {"plan", "deed"} and left.gathering and right.gathering


def same_place(left: Place | None, right: Place | None) -> bool:
    """Whether two places are one, or one lies in the other by its very name ("Kabul", "Kabul International Airport")."""
    if left is None or right is None:
        return False
    # Two reports that write one name mean one place, whichever Rome either was taken for.
    if left.id == right.id or fold(left.name) == fold(right.name):
        return True
    one, other = set(fold(left.name).split()), set(fold(right.name).split())
    return left.state == right.state and bool(one) and bool(other) and (one <= other or other <= one)


def rival_tolls(left: Traits, right: Traits) -> bool:
    """Whether two speakers count the same side's dead, and nothing tells two incidents apart: rivals over one."""
    if not left.tolls & right.tolls or left.account.voices == right.account.voices:
        return False
    places = left.place is None or right.place is None or same_place(left.place, right.place)
    days = left.when is None or right.when is None or left.when.overlaps(right.when)
    return places and days and any(side for _, side, _ in left.tolls & right.tolls)


def _told_again(left: Traits, right: Traits) -> bool:
    """Whether one report plainly tells one thing twice: in its headline and its body, by two counts, or with nothing that differs."""
    if left.headline != right.headline:
        return _headlines(left, right)
    if left.account.type == "ASSAULT" and rival_tolls(left, right):
        return True
    same = left.people == right.people and left.sides == right.sides and left.place == right.place and left.when == right.when
    # Two acts in one sentence ("signed ... and promised") are two, though they share its words.
    if left.account.type != right.account.type:
        return False
    return same and min(len(left.words), len(right.words)) > 2 and share(left.words, right.words) >= TOLD_AGAIN


def _headlines(left: Traits, right: Traits) -> bool:
    """Whether one stands in the headline over the other: the same parties and some of the matter, or the same count of the dead."""
    parties = (left.people | left.states, right.people | right.states)
    same_count = [number.value for number in left.account.magnitudes] == [number.value for number in right.account.magnitudes] != []
    same_party = bool(parties[0]) and (parties[0] <= parties[1] or parties[1] <= parties[0])
    return (bool(left.tolls) and same_count) or (same_party and share(left.words, right.words) >= HEADLINED)


def _other_session(left: Traits, right: Traits) -> str | None:
    """Whether they are numbered otherwise: the second round, the third."""
    numbers, others = dict(left.numbers), dict(right.numbers)
    noun = next((noun for noun in sorted(numbers) if others.get(noun, numbers[noun]) != numbers[noun]), None)
    return f"they are {noun}s of different numbers" if noun else None


def _other_doer(left: Traits, right: Traits) -> str | None:
    """Whether the two are done by two states: Thailand's charge against Cambodia is not Cambodia's against Thailand."""
    if left.kind in MUTUAL or not (left.doers and right.doers) or left.doers & right.doers:
        return None
    return f"one is {min(left.doers)}'s doing, the other {min(right.doers)}'s"


def _other_people(left: Traits, right: Traits) -> str | None:
    """Whether the people told rule it out: none shared, or one shared and each with a counterpart of its own."""
    everyone = (left.people | left.company, right.people | right.company)
    shared = (left.people & everyone[1]) | (right.people & everyone[0])
    if left.people and right.people and not shared:
        return "no person is in both"
    if left.people - everyone[1] and right.people - everyone[0] and len(shared) < 2:
        return "the counterparts are different people"
    if not (left.people and right.people) and not (left.sides & right.sides or left.states & right.states) and not _untold(left, right):
        return "no party is in both"
    # France's pledge to Spain is not Spain's to Italy; of many states two reports may name different ones.
    if (
        not everyone[0]
        and not everyone[1]
        and left.states - right.states
        and right.states - left.states
        and len(left.states & right.states) < 2
    ):
        return "the counterparts are different states"
    return None


def _untold(left: Traits, right: Traits) -> bool:
    """Whether one names no party, and a count or names beside it, with a day or a place, speak for it: what is not told is no difference."""
    timed = left.when is not None and right.when is not None and left.when.days_apart(right.when) == 0
    news = left.published is not None and right.published is not None and abs(left.published - right.published) <= 1
    held = timed or news or same_place(left.place, right.place) or bool(left.named & right.named)
    told = bool(shared_counts(left, right)) or (len(left.named & right.named) > 1 and not _count_otherwise(left, right))
    return (unnamed(left) or unnamed(right)) and told and held


def _count_otherwise(left: Traits, right: Traits) -> bool:
    """Whether both say how many were killed, exactly and otherwise."""
    exact = [
        {number.value for number in told.account.magnitudes if number.what == "killed" and not (number.at_least or number.about)}
        for told in (left, right)
    ]
    return all(exact) and not exact[0] & exact[1]


def unnamed(told: Traits) -> bool:
    """Whether an account names nobody: no person, no state, none but "soldiers" and "a bomber"."""
    return not told.people and not told.states and all(side.startswith("?:") for side in told.sides)


def _other_days(left: Traits, right: Traits, *, through: bool = False) -> str | None:
    """Whether the days rule it out: more than one apart, or one apart with nothing to tell it from another such day.

    What a third account holds together, the same two people and a day's difference do not part.
    """
    if left.account.report != right.account.report and (_speaks_of_another_day(left, right) or _speaks_of_another_day(right, left)):
        return "one comes to it over other days"
    if left.when is None or right.when is None:
        return None
    if _clash_without_year(left.when, right.when):
        return "the day and month differ"
    apart = left.when.days_apart(right.when)
    alike = through and len(left.people & right.people) > 1
    if apart is None or apart == 0 or (apart == 1 and (alike or _named_alike(left, right))):
        return None
    return f"they are {apart} day{'s' if apart > 1 else ''} apart"


def _speaks_of_another_day(left: Traits, right: Traits) -> bool:
    """Whether an undated account comes to its word over days far from the other's ("A round held from October 25 ended in a pledge")."""
    day = right.when.day if right.when is not None else None
    if not left.aside or day is None:
        return False
    return all(abs((_in_year(mark, day.year) - day).days) > ASIDE for mark in left.aside)


def _in_year(mark: str, year: int) -> date:
    """A month and day in a year; February 29 is the day before in most."""
    month, day = int(mark[:2]), int(mark[3:])
    return date(year, month, min(day, monthrange(year, month)[1]))


def _named_alike(left: Traits, right: Traits) -> bool:
    """Whether who and where are told so exactly that a day's difference is a disagreement and not another meeting."""
    if left.passage is not None and left.passage == right.passage:
        return True
    if left.spoken:
        return False
    if same_session(left, right):
        return True
    pair = len(left.people & right.people) > 1
    if not same_place(left.place, right.place):
        # One does not say where: then the count or the matter must speak for it.
        untold = left.place is None or right.place is None
        if untold and shared_counts(left, right) and left.sides == right.sides:
            return True
        return pair and untold and share(left.words, right.words) >= SAME_MATTER and len(left.words & right.words) > 1
    return pair or bool(shared_counts(left, right)) or (left.stay and right.stay and bool(left.guests & right.guests))


def same_session(left: Traits, right: Traits) -> bool:
    """Whether both are one numbered session of the same states: the second round is held once, whatever visit is told beside it."""
    if left.stay or right.stay or left.account.type != right.account.type:
        return False
    return bool(set(left.numbers) & set(right.numbers)) and left.states == right.states and len(left.states) > 1


def same_pair_of_states(left: Traits, right: Traits) -> bool:
    """Whether both are of the same states, two or more, whoever speaks for them."""
    return len(left.states) > 1 and left.states == right.states


def _clash_without_year(left: When, right: When) -> bool:
    """Whether a day without a year ("October 11") names another day than the other does."""
    marks = _marks(left, right)
    return marks is not None and marks[0] != marks[1]


def yearless_day(left: When | None, right: When | None) -> bool:
    """Whether a day without a year ("October 11") is the day that the other names, with a year or without."""
    marks = _marks(left, right) if left is not None and right is not None else None
    return marks is not None and marks[0] == marks[1]


def _marks(left: When, right: When) -> tuple[str, str] | None:
    """The month and day of both, where at least one is told without a year; None where either has no single day."""
    marks = [when.edtf[-5:] if when.edtf and when.edtf.startswith("XXXX-") else None for when in (left, right)]
    one, other = (when.day.isoformat()[-5:] if when.day else mark for when, mark in zip((left, right), marks, strict=True))
    return (one, other) if any(marks) and one and other else None


def same_weekday(left: Traits, right: Traits) -> bool:
    """Whether an account that names a weekday and no day may be of the other's day."""
    one, other = _weekday(left), _weekday(right)
    return one is not None and one == other and None not in (one, other) and {left.weekday, right.weekday} != {None}


def _weekday(told: Traits) -> int | None:
    """The weekday an account names, or that its one day is."""
    return told.when.day.weekday() if told.when is not None and told.when.day else told.weekday


def _other_state(left: Traits, right: Traits) -> str | None:
    """Whether the places rule it out: two states."""
    one, other = left.place, right.place
    if DISTANT & {*left.account.modes, *right.account.modes} or one is None or other is None:
        return None
    if len(left.people & right.people) > 1 and left.when is not None and left.when.day and right.when == left.when:
        # Two men do not meet in two states on one day: the reports differ on the place.
        return None
    if one.state and other.state and one.state != other.state and not same_place(one, other):
        return f"one was in {one.name}, the other in {other.name}"
    return None
