"""Likeness: whether two accounts tell one happening, with a score and the reasons a person would give.

First what forbids it (`obstacles`), then what speaks for it: the parties, the days, the place, the matter, the passage and the
paragraph around it. Reports know only part: two of the three men who met, their states instead of their names, no day. What one
does not tell is no difference. But what joins two accounts must then be more than the parties, and wording alone is never enough.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Place, Verdict
from dragoman.reconcile.doubts import SAME_MATTER, close, find_doubt, one_guest, out_together
from dragoman.reconcile.obstacles import forbids, rival_tolls, same_place, same_session, same_weekday, unnamed, yearless_day
from dragoman.reconcile.traits import COUNTRIES, Traits, shared_counts
from dragoman.reconcile.words import agree, overlap, share

SAME, UNSURE, WORTH_KEEPING = 0.62, 0.45, 0.3
# What it costs to be told as an act of another type of one family: accounts of one type are joined first.
OTHER_TYPE = 0.05


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
    doubt = find_doubt(left, right)
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
        together = out_together(left, right)
        if same_weekday(left, right):
            return (0.2 if together else 0.12), "the same weekday"
        if together and one_guest(left, right):
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
    if left.account.report == right.account.report or not close(left, right):
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
