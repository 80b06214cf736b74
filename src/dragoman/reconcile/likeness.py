"""Likeness: whether two accounts tell one happening, with a score and the reasons a person would give.

First what forbids it (`obstacles`), then what speaks for it: the parties, the days, the place, the matter, the passage and the
paragraph around it. Reports know only part: two of the three men who met, their states instead of their names, no day. What one
does not tell is no difference. But what joins two accounts must then be more than the parties, and wording alone is never enough.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Place, Verdict
from dragoman.reconcile.obstacles import (
    MUTUAL,
    forbids,
    rival_tolls,
    same_pair_of_states,
    same_place,
    same_session,
    same_weekday,
    unnamed,
    yearless_day,
)
from dragoman.reconcile.traits import COUNTRIES, Traits, shared_counts
from dragoman.reconcile.words import agree, overlap, share

SAME, UNSURE, WORTH_KEEPING = 0.62, 0.45, 0.3
# Two accounts that rest on words (speech, or parties that are whole states) must share this much of their matter.
SAME_MATTER, SOME_MATTER = 0.4, 0.25
# Two paragraphs tell of one thing when they have this much in common, and this many words; two that have more are of one story.
CLOSE, CLOSE_WORDS, CLOSER = 0.22, 4, 0.35
VERY_CLOSE, FEW_WORDS = 0.5, 3
# What it costs to be told as an act of another type of one family: accounts of one type are joined first.
OTHER_TYPE = 0.05
# Where no day speaks for two accounts, so many other things must, each of its own kind.
ENOUGH = 3.5
# What matter, names and paragraphs say for it together counts for no more than this: they go hand in hand.
TELLING = 2.5
# Days between two reports whose undated news may be one where the paragraphs are alike.
WITHIN_REACH = 7


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two accounts are, what that makes them, and why. plan: one is the plan of the other."""

    score: float
    verdict: Verdict
    because: str
    plan: bool = False


def compare(left: Traits, right: Traits) -> Likeness:
    """Compare two accounts. The answer is the same from either side."""
    against = forbids(left, right)
    if against is not None:
        return Likeness(0.0, "different", against)
    if left.account.report == right.account.report and left.headline != right.headline and left.phase == right.phase:
        return Likeness(round(SAME + 0.2 * share(left.words, right.words), 3), "same", "the headline and the report under it")
    parts = [_parties(left, right), _days(left, right), _place(left.place, right.place), _matter(left, right), _setting(left, right),
             _names(left, right), _counts(left, right), _session(left, right)]  # fmt: skip
    weight = sum(weight for weight, _ in parts) - (OTHER_TYPE if left.account.type != right.account.type else 0.0)
    score = round(min(1.0, max(0.0, weight)), 3)
    because = "; ".join(reason for _, reason in parts if reason)
    if left.phase != right.phase:
        return Likeness(score, "different", f"one is the plan, the other what came of it: {because}", plan=score >= UNSURE)
    doubt = _doubt(left, right)
    if score >= SAME and doubt is None:
        return Likeness(score, "same", because)
    if score >= UNSURE:
        return Likeness(score, "unsure", f"{because}; but {doubt or 'this is not enough to call them one'}")
    return Likeness(score, "different", because)


def _parties(left: Traits, right: Traits) -> tuple[float, str]:
    """What the parties say for it."""
    shared = sorted(left.people & right.people)
    if len(shared) > 1:
        return (0.5 if left.people == right.people else 0.45), f"the same {len(shared)} people"
    if shared:
        alike = left.people == right.people
        return (0.35 if alike else 0.3), "the same person" if alike else "the same person, and one account names a counterpart"
    if left.people or right.people:
        named = len((left.people | left.company) & (right.people | right.company))
        both = left.states & right.states
        if len(both) > 1 and left.states == right.states:
            return 0.3, "the same states, one account naming who spoke for them"
        return (0.2, "both states, one account without names") if len(both) > 1 or named else (0.1, "a party in common")
    if (unnamed(left) or unnamed(right)) and not left.sides & right.sides:
        return 0.3, "not both say who it was"
    portion = max(agree(left.sides, right.sides), 0.9 * agree(left.states, right.states))
    told = "the same parties" if portion == 1 else "the same states" if left.states == right.states else "some parties in common"
    tolls = 0.2 if rival_tolls(left, right) else 0.0
    return 0.35 * portion + tolls, f"{told}; the same side's dead are counted" if tolls else told


def _days(left: Traits, right: Traits) -> tuple[float, str]:
    """What the days say for it: the narrower they are told, the more."""
    if left.when is None or right.when is None or not (left.dated and right.dated):
        if left.account.report == right.account.report:
            return 0.12, "told by one report"
        if yearless_day(left.when, right.when):
            return 0.25, "the same day of the year"
        together = _out_together(left, right)
        if same_weekday(left, right):
            return (0.2 if together else 0.12), "the same weekday"
        if together and _one_guest(left, right):
            return 0.28, "one guest's visit, in news of the same days"
        if together:
            return 0.12, "news of the same days"
        return 0.0, "one of them undated" if left.dated or right.dated else "both undated"
    apart = left.when.days_apart(right.when)
    if apart:
        return 0.05, "told a day apart"
    ends, others = left.bounded, right.bounded
    if ends is None or others is None:
        return 0.1, "days that may be the same"
    reach = max(ends[1], others[1]) - min(ends[0], others[0])
    if reach == 0:
        return 0.3, "the same day"
    return (0.22, "the same days") if reach < 8 else (0.12, "the same weeks") if reach < 32 else (0.05, "times that overlap")


def _out_together(left: Traits, right: Traits, reach: int = 0) -> bool:
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


def _place(left: Place | None, right: Place | None) -> tuple[float, str]:
    """What the places say, for it or against."""
    if left is None or right is None:
        return 0.0, ""
    if same_place(left, right):
        return 0.15, f"both in {min(left.name, right.name)}"
    if COUNTRIES & {left.kind, right.kind} or left.kind != right.kind:
        return 0.05, ""
    return -0.2, f"one in {min(left.name, right.name)}, the other in {max(left.name, right.name)}"


def _matter(left: Traits, right: Traits) -> tuple[float, str]:
    """What the matter says for it; a passage that both reports share says most."""
    if left.passage is not None and left.passage == right.passage:
        return 0.45, "told in the same passage"
    common = share(left.words, right.words)
    return (0.4 if left.spoken else 0.25) * common, "about the same matter" if common >= SAME_MATTER else ""


def _setting(left: Traits, right: Traits) -> tuple[float, str]:
    """What the paragraphs around them say for it."""
    if left.account.report == right.account.report or not _close(left, right):
        return 0.0, ""
    common = overlap(left.setting, right.setting)
    return min(0.2, 0.5 * common), "the paragraphs around them tell of the same things"


def _names(left: Traits, right: Traits) -> tuple[float, str]:
    """What it says for it that both reports speak of someone or something else beside it."""
    shared = sorted(left.named & right.named)
    if left.account.report == right.account.report or not shared:
        return 0.0, ""
    return min(0.15, 0.06 * len(shared)), f"both speak of {' and '.join(name.title() for name in shared[:2])}"


def _counts(left: Traits, right: Traits) -> tuple[float, str]:
    """What it says for it that both count as many of the same."""
    shared = shared_counts(left, right)
    if left.account.report == right.account.report or not shared:
        return 0.0, ""
    what, value = shared[0]
    return 0.15, f"both count {value:g} {what}"


def _session(left: Traits, right: Traits) -> tuple[float, str]:
    """What it says for it that both are one numbered session of the same states."""
    if left.account.report == right.account.report or not same_session(left, right):
        return 0.0, ""
    return 0.2, "both are of one numbered session"


def _close(left: Traits, right: Traits, least: float = CLOSE) -> bool:
    """Whether the paragraphs around two accounts tell of the same things."""
    common = len(left.setting & right.setting)
    return common >= FEW_WORDS and overlap(left.setting, right.setting) >= (least if common >= CLOSE_WORDS else VERY_CLOSE)


def _doubt(left: Traits, right: Traits) -> str | None:
    """What keeps two like accounts from being called one, or None."""
    if left.passage is not None and left.passage == right.passage:
        return None
    common = share(left.words, right.words)
    pair = len(left.people & right.people) > 1
    # Paragraphs alike make up for words that are not, as long as the accounts themselves share some.
    enough = SOME_MATTER if _close(left, right, CLOSER) else SAME_MATTER
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
    return timed and same_pair_of_states(left, right) and _close(left, right)


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
    if shared_counts(left, right) and _out_together(left, right) and (placed or left.sides == right.sides):
        return True
    if not _out_together(left, right):
        return _supported(left, right) or _one_story(left, right, pair=pair)
    if _one_guest(left, right):
        return True
    same_matter = common >= SAME_MATTER and len(left.words & right.words) > 2
    alike_pair = pair and (placed or common >= SOME_MATTER or left.account.modes == right.account.modes != ())
    alike_one = bool(left.people & right.people) and _close(left, right) and (placed or bool(left.sides & right.sides))
    return (
        _supported(left, right) or alike_pair or same_matter or alike_one or (placed and left.people == right.people and bool(left.people))
    )


def _supported(left: Traits, right: Traits) -> bool:
    """Whether enough speaks for one happening, each thing of its own kind, where no day does."""
    if _far_apart(left, right):
        return False
    common = share(left.words, right.words)
    people = len(left.people & right.people)
    together = _out_together(left, right) * (1.5 if _one_days_news(left, right) else 1.0)
    if _may_be_later(left, right):
        together = 0.5 * _overlap(left, right)
    time = max(2.0 * yearless_day(left.when, right.when), 1.0 * same_weekday(left, right) + together)
    matter = (
        1.0 * (common >= SAME_MATTER and len(left.words & right.words) > 2) or 0.5 * (common >= SOME_MATTER),
        min(1.5, 0.75 * len(left.named & right.named)),
        1.0 * _close(left, right),
    )
    supports = (
        min(2, people) or 1.0 * same_pair_of_states(left, right) or 0.5 * bool(left.sides & right.sides),
        0.5 * same_place(left.place, right.place) * (1 + _in_town(left.place)),
        1.0 * bool(shared_counts(left, right)),
    )
    # Visits and talks come again, on one matter: where no time at all speaks for one, more must.
    return sum(supports) + time + min(TELLING, sum(matter)) >= ENOUGH + (not time)


def _one_days_news(left: Traits, right: Traits) -> bool:
    """Whether both reports came out within a day."""
    if left.published is None or right.published is None or _may_be_later(left, right):
        return False
    return abs(left.published - right.published) <= 1


def _in_town(place: Place | None) -> bool:
    """Whether a place is told more closely than by its country."""
    return place is not None and place.kind not in COUNTRIES


def _one_guest(left: Traits, right: Traits) -> bool:
    """Whether both tell a visit of one guest: nobody is on two at a time."""
    return left.stay and right.stay and bool(left.guests & right.guests)


def _recalls(left: Traits, right: Traits) -> bool:
    """Whether one tells as news what the other, in another report, recalls as background."""
    return (left.account.role == "background") != (right.account.role == "background")


def _anchored(left: Traits, right: Traits) -> bool:
    """Whether a day, a place, a count or the number of a session holds what is recalled to what was news."""
    timed = yearless_day(left.when, right.when) or same_weekday(left, right)
    return timed or same_place(left.place, right.place) or bool(shared_counts(left, right)) or same_session(left, right)


def _far_apart(left: Traits, right: Traits) -> bool:
    """Whether both reports came out on days that are known, and these are too far from each other for one piece of news."""
    return left.news_days is not None and right.news_days is not None and not _overlap(left, right, WITHIN_REACH)


def _one_story(left: Traits, right: Traits, *, pair: bool) -> bool:
    """Whether accounts without a common day are told in paragraphs so alike that they are of one story."""
    # Two states come to one accord in one place once.
    accord = left.kind == "accord" and len(left.states) > 1 and left.states == right.states and same_place(left.place, right.place)
    alike = accord and share(left.words, right.words) >= SAME_MATTER and len(left.words & right.words) > 1
    return not _far_apart(left, right) and (alike or _close(left, right, CLOSE if pair else CLOSER))
