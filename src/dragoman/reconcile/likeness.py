"""Likeness: whether two accounts tell one happening, with a score and the reasons a person would give.

First what forbids it (two meetings of one minister with different men are two meetings, however alike the words), then what
speaks for it: the parties, the days, the place, the matter, the passage. Wording alone never makes two accounts one.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Place, Verdict, When, fold
from dragoman.reconcile.traits import COUNTRIES, DISTANT, Traits
from dragoman.reconcile.words import agree, share

SAME, UNSURE, WORTH_KEEPING = 0.62, 0.45, 0.3
# Two accounts that rest on words (speech, or parties that are whole states) must share this much of their matter.
SAME_MATTER, SOME_MATTER = 0.4, 0.25
# Acts of words that two parties do together: the parties and the day tell one signing from another.
JOINT = frozenset({"SUPPORT", "AGREE"})
# Two accounts of one report are one only when they share nearly all of it.
TOLD_AGAIN = 0.75
# Days between two reports whose undated news may be one.
TOGETHER = 2


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
    parts = [_parties(left, right), _days(left, right), _place(left.place, right.place), _matter(left, right)]
    score = round(min(1.0, max(0.0, sum(weight for weight, _ in parts))), 3)
    because = "; ".join(reason for _, reason in parts if reason)
    if left.phase != right.phase:
        return Likeness(score, "different", f"one is the plan, the other what came of it: {because}", plan=score >= UNSURE)
    doubt = _doubt(left, right)
    if score >= SAME and doubt is None:
        return Likeness(score, "same", because)
    if score >= UNSURE:
        return Likeness(score, "unsure", f"{because}; but {doubt or 'this is not enough to call them one'}")
    return Likeness(score, "different", because)


def forbids(left: Traits, right: Traits) -> str | None:
    """What makes it impossible that two accounts are one, or None."""
    one, other = left.account, right.account
    if one.type != other.type:
        return "they are acts of different types"
    if one.within == other.id or other.within == one.id:
        return "one holds the other"
    if one.report == other.report and not _told_again(left, right):
        return "one report tells them apart"
    if left.stay != right.stay:
        return "one is the stay, the other something within one"
    if ("phone" in one.modes) != ("phone" in other.modes):
        return "one was by telephone, the other was not"
    if {left.phase, right.phase} & {"thought"} and left.phase != right.phase:
        return "one is only supposed"
    return _other_people(left, right) or _other_days(left, right) or _other_state(left, right)


def _told_again(left: Traits, right: Traits) -> bool:
    """Whether one report plainly tells one thing twice: the same parties, nothing that differs, and the same matter."""
    same = left.people == right.people and left.sides == right.sides and left.place == right.place and left.when == right.when
    return same and min(len(left.words), len(right.words)) > 2 and share(left.words, right.words) >= TOLD_AGAIN


def _other_people(left: Traits, right: Traits) -> str | None:
    """Whether the people told rule it out: none shared, or one shared and each with a counterpart of its own."""
    everyone = (left.people | left.company, right.people | right.company)
    shared = (left.people & everyone[1]) | (right.people & everyone[0])
    if left.people and right.people and not shared:
        return "no person is in both"
    if left.people - everyone[1] and right.people - everyone[0] and len(shared) < 2:
        return "the counterparts are different people"
    if not (left.people and right.people) and not (left.sides & right.sides or left.states & right.states):
        return "no party is in both"
    return None


def _other_days(left: Traits, right: Traits) -> str | None:
    """Whether the days rule it out: more than one apart, or one apart with nothing to tell it from another such day."""
    if left.when is None or right.when is None:
        return None
    if _clash_without_year(left.when, right.when):
        return "the day and month differ"
    apart = left.when.days_apart(right.when)
    if apart is None or apart == 0 or (apart == 1 and _named_alike(left, right)):
        return None
    return f"they are {apart} day{'s' if apart > 1 else ''} apart"


def _named_alike(left: Traits, right: Traits) -> bool:
    """Whether who and where are told so exactly that a day's difference is a disagreement and not another meeting."""
    if left.passage is not None and left.passage == right.passage:
        return True
    if left.spoken or not _same_place(left.place, right.place):
        return False
    return len(left.people & right.people) > 1 or (left.stay and right.stay and bool(left.guests & right.guests))


def _clash_without_year(left: When, right: When) -> bool:
    """Whether a day without a year ("October 11") names another day than the other does."""
    marks = [when.edtf[-5:] if when.edtf and when.edtf.startswith("XXXX-") else None for when in (left, right)]
    days = [when.day.isoformat()[-5:] if when.day else mark for when, mark in zip((left, right), marks, strict=True)]
    return any(marks) and None not in days and days[0] != days[1]


def _other_state(left: Traits, right: Traits) -> str | None:
    """Whether the places rule it out: two states."""
    one, other = left.place, right.place
    if (
        one
        and other
        and one.state
        and other.state
        and one.state != other.state
        and not (DISTANT & {*left.account.modes, *right.account.modes})
    ):
        return f"one was in {one.name}, the other in {other.name}"
    return None


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
        return (0.2, "both states, one account without names") if len(both) > 1 or named else (0.1, "a party in common")
    portion = max(agree(left.sides, right.sides), 0.9 * agree(left.states, right.states))
    return (
        0.35 * portion,
        "the same parties" if portion == 1 else "the same states" if left.states == right.states else "some parties in common",
    )


def _days(left: Traits, right: Traits) -> tuple[float, str]:
    """What the days say for it: the narrower they are told, the more."""
    if left.when is None or right.when is None or not (left.dated and right.dated):
        if _out_together(left, right):
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


def _out_together(left: Traits, right: Traits) -> bool:
    """Whether two accounts, not both dated, are news of the same days: as told, or as their reports came out."""
    if left.dated and right.dated:
        return False
    one, other = _news_days(left), _news_days(right)
    return one is not None and other is not None and one[0] <= other[1] and other[0] <= one[1]


def _news_days(told: Traits) -> tuple[int, int] | None:
    """The days an account is told for, or those just before its report came out."""
    if told.dated or told.published is None:
        return told.bounded
    return told.published - TOGETHER, told.published


def _place(left: Place | None, right: Place | None) -> tuple[float, str]:
    """What the places say, for it or against."""
    if left is None or right is None:
        return 0.0, ""
    if _same_place(left, right):
        return 0.15, f"both in {min(left.name, right.name)}"
    if COUNTRIES & {left.kind, right.kind} or left.kind != right.kind:
        return 0.05, ""
    return -0.2, f"one in {min(left.name, right.name)}, the other in {max(left.name, right.name)}"


def _same_place(left: Place | None, right: Place | None) -> bool:
    """Whether two places are one, or one lies in the other by its very name ("Kabul", "Kabul International Airport")."""
    if left is None or right is None:
        return False
    if left.id == right.id:
        return True
    one, other = set(fold(left.name).split()), set(fold(right.name).split())
    return left.state == right.state and bool(one) and bool(other) and (one <= other or other <= one)


def _matter(left: Traits, right: Traits) -> tuple[float, str]:
    """What the matter says for it; a passage that both reports share says most."""
    if left.passage is not None and left.passage == right.passage:
        return 0.45, "told in the same passage"
    common = share(left.words, right.words)
    return (0.4 if left.spoken else 0.25) * common, "about the same matter" if common >= SAME_MATTER else ""


def _doubt(left: Traits, right: Traits) -> str | None:
    """What keeps two like accounts from being called one, or None."""
    if left.passage is not None and left.passage == right.passage:
        return None
    common = share(left.words, right.words)
    pair = len(left.people & right.people) > 1
    if not (left.dated and right.dated) and not _timely(left, right, common, pair=pair):
        return "a time is missing, and nothing but the parties would join them"
    if left.spoken and common < SAME_MATTER and not (pair and left.account.type in JOINT):
        return "they do not say the same thing"
    if not left.people and not right.people and common < SAME_MATTER:
        return "whole states and groups do much on one day, and the matter differs"
    return None


def _timely(left: Traits, right: Traits, common: float, *, pair: bool) -> bool:
    """Whether accounts that are not both dated are held together by more than their parties."""
    placed = _same_place(left.place, right.place)
    if pair and placed and common >= SOME_MATTER:
        return True
    if not _out_together(left, right):
        return False
    same_matter = common >= SAME_MATTER and len(left.words & right.words) > 2
    alike_pair = pair and (placed or common >= SOME_MATTER or left.account.modes == right.account.modes)
    return alike_pair or same_matter or (placed and left.people == right.people and bool(left.people))
