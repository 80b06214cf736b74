"""Doubts: what keeps two accounts that look alike from being called one, and what dispels it where no day does.

Visits, talks and accords come again, between the same people and on the same matter. Where one report does not say when, other things
must speak for one happening: a weekday, a place, a count, a numbered round, what else both reports speak of. Each counts once.
"""

from __future__ import annotations

from dragoman.model import Place
from dragoman.reconcile.obstacles import MUTUAL, same_pair_of_states, same_place, same_session, same_weekday, yearless_day
from dragoman.reconcile.traits import COUNTRIES, Traits, shared_counts
from dragoman.reconcile.words import overlap, share

# Two accounts that rest on words (speech, or parties that are whole states) must share this much of their matter.
SAME_MATTER, SOME_MATTER = 0.4, 0.25
# Two paragraphs tell of one thing when they have this much in common, and this many words; two that have more are of one story.
CLOSE, CLOSE_WORDS, CLOSER = 0.22, 4, 0.35
VERY_CLOSE, FEW_WORDS = 0.5, 3
# Where no day speaks for two accounts, so many other things must, each of its own kind; more where no time at all is among them.
ENOUGH, UNTIMED = 3.0, 4.5
# What matter, names and paragraphs say for it together counts for no more than this: they go hand in hand.
TELLING = 2.5
# Days between two reports whose undated news may be one where the paragraphs are alike.
WITHIN_REACH = 7


def find_doubt(left: Traits, right: Traits) -> str | None:
    """What keeps two like accounts from being called one, or None."""
    if left.passage is not None and left.passage == right.passage:
        return None
    common = share(left.words, right.words)
    pair = len(left.people & right.people) > 1
    # Paragraphs alike make up for words that are not, as long as the accounts themselves share some.
    enough = SOME_MATTER if close(left, right, CLOSER) else SAME_MATTER
    if not (left.dated and right.dated) and not _timely(left, right, common, pair=pair):
        return "a time is missing, and nothing but the parties would join them"
    if common >= enough or (left.kind == "accord" and (pair or _one_accord(left, right))):
        return None
    if left.spoken:
        return "they do not say the same thing"
    if not left.people and not right.people and not left.tolls & right.tolls and not same_session(left, right):
        return "whole states and groups do much on one day, and the matter differs"
    return None


def _one_accord(left: Traits, right: Traits) -> bool:
    """Whether two states came to terms on one day, as both tell in paragraphs alike, each naming another part of the terms."""
    day = left.when.days_apart(right.when) == 0 if left.when is not None and right.when is not None else False
    timed = day or same_weekday(left, right) or yearless_day(left.when, right.when)
    if not timed and _one_days_news(left, right):
        timed = share(left.words, right.words) >= SOME_MATTER
    return timed and same_pair_of_states(left, right) and close(left, right)


def _timely(left: Traits, right: Traits, common: float, *, pair: bool) -> bool:
    """Whether accounts that are not both dated are held together by more than their parties."""
    if left.account.report == right.account.report:
        return True
    if left.kind == "accord" and _recalls(left, right):
        # The same two come to terms again and again, over one matter.
        return _supported(left, right) and _anchored(left, right)
    placed = same_place(left.place, right.place)
    if (pair and placed and common >= SOME_MATTER) or same_session(left, right):
        return True
    if shared_counts(left, right) and out_together(left, right) and (placed or left.sides == right.sides):
        return True
    if not out_together(left, right):
        return _supported(left, right) or _one_story(left, right, pair=pair)
    if one_guest(left, right):
        return True
    same_matter = common >= SAME_MATTER and len(left.words & right.words) > 2
    alike_pair = pair and (placed or common >= SOME_MATTER or left.account.modes == right.account.modes != ())
    alike_one = bool(left.people & right.people) and close(left, right) and (placed or bool(left.sides & right.sides))
    return (
        _supported(left, right) or alike_pair or same_matter or alike_one or (placed and left.people == right.people and bool(left.people))
    )


def _supported(left: Traits, right: Traits) -> bool:
    """Whether enough speaks for one happening, each thing of its own kind, where no day does."""
    if _far_apart(left, right):
        return False
    common = share(left.words, right.words)
    people = len(left.people & right.people)
    together = out_together(left, right) * (1.5 if _one_days_news(left, right) else 1.0)
    if _may_be_later(left, right):
        together = 0.5 * _overlap(left, right)
    time = max(2.0 * yearless_day(left.when, right.when), 1.0 * same_weekday(left, right) + together)
    matter = (
        1.0 * (common >= SAME_MATTER and len(left.words & right.words) > 2) or 0.5 * (common >= SOME_MATTER),
        min(1.5, 0.75 * len(left.named & right.named)),
        1.0 * close(left, right),
    )
    supports = (
        min(2, people) or 1.0 * same_pair_of_states(left, right) or 0.5 * bool(left.sides & right.sides),
        0.5 * same_place(left.place, right.place) * (1 + _in_town(left.place)),
        1.0 * bool(shared_counts(left, right)),
    )
    # Visits and talks come again, on one matter: where no time at all speaks for one, more must.
    return sum(supports) + time + min(TELLING, sum(matter)) >= (ENOUGH if time else UNTIMED)


def _recalls(left: Traits, right: Traits) -> bool:
    """Whether one tells as news what the other, in another report, recalls as background."""
    return (left.account.role == "background") != (right.account.role == "background")


def _anchored(left: Traits, right: Traits) -> bool:
    """Whether a day, a place, a count or the number of a session holds what is recalled to what was news."""
    timed = yearless_day(left.when, right.when) or same_weekday(left, right)
    return timed or same_place(left.place, right.place) or bool(shared_counts(left, right)) or same_session(left, right)


def _one_story(left: Traits, right: Traits, *, pair: bool) -> bool:
    """Whether accounts without a common day are told in paragraphs so alike that they are of one story."""
    # Two states come to one accord in one place once.
    accord = left.kind == "accord" and len(left.states) > 1 and left.states == right.states and same_place(left.place, right.place)
    alike = accord and share(left.words, right.words) >= SAME_MATTER and len(left.words & right.words) > 1
    return not _far_apart(left, right) and (alike or close(left, right, CLOSE if pair else CLOSER))


def _far_apart(left: Traits, right: Traits) -> bool:
    """Whether both reports came out on days that are known, and these are too far from each other for one piece of news."""
    return left.news_days is not None and right.news_days is not None and not _overlap(left, right, WITHIN_REACH)


def out_together(left: Traits, right: Traits, reach: int = 0) -> bool:
    """Whether two accounts, not both dated, are news of the same days: as told, or as their reports came out."""
    if (left.dated and right.dated) or _may_be_later(left, right):
        return False
    return _overlap(left, right, reach)


def _may_be_later(left: Traits, right: Traits) -> bool:
    """Whether one's day is what others tell of its report's news, and its act is one of those that are done day after day.

    Such a day is the earliest that the report may be of. States meet and come to terms seldom, and accuse each other daily.
    """
    return (left.borrowed or right.borrowed) and left.kind not in MUTUAL


def _overlap(left: Traits, right: Traits, reach: int = 0) -> bool:
    """Whether the days of two accounts' news touch."""
    one, other = left.news_days, right.news_days
    return one is not None and other is not None and one[0] - reach <= other[1] and other[0] - reach <= one[1]


def _one_days_news(left: Traits, right: Traits) -> bool:
    """Whether both reports came out within a day."""
    if left.published is None or right.published is None or _may_be_later(left, right):
        return False
    return abs(left.published - right.published) <= 1


def one_guest(left: Traits, right: Traits) -> bool:
    """Whether both tell a visit of one guest: nobody is on two at a time."""
    return left.stay and right.stay and bool(left.guests & right.guests)


def close(left: Traits, right: Traits, least: float = CLOSE) -> bool:
    """Whether the paragraphs around two accounts tell of the same things."""
    common = len(left.setting & right.setting)
    return common >= FEW_WORDS and overlap(left.setting, right.setting) >= (least if common >= CLOSE_WORDS else VERY_CLOSE)


def _in_town(place: Place | None) -> bool:
    """Whether a place is told more closely than by its country."""
    return place is not None and place.kind not in COUNTRIES
