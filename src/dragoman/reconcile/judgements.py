"""Judgements: signed verdicts. The machine signs "dragoman", with its score and reasons; a person's word outranks it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dragoman.model import Judgement, identify
from dragoman.reconcile.likeness import SAME, WORTH_KEEPING, Likeness, compare
from dragoman.reconcile.shelf import Shelf
from dragoman.reconcile.traits import Traits

MACHINE = "dragoman"
Likenesses = Mapping[tuple[str, str], Likeness]
Groups = Sequence[Sequence[str]]


def judge_pairs(
    pairs: Iterable[tuple[str, str]], traits: Mapping[str, Traits], known: Shelf[Likeness] | None = None
) -> dict[tuple[str, str], Likeness]:
    """The machine's likeness for each pair that is worth keeping: the alike, and those that only looked it."""
    shelf = known or Shelf(keep=False)
    judged = ((pair, shelf.get(pair, compare, traits[pair[0]], traits[pair[1]])) for pair in pairs)
    return {pair: likeness for pair, likeness in judged if likeness.score >= WORTH_KEEPING}


def judge_again(
    pairs: Iterable[tuple[str, str]], before: Mapping[str, Traits], traits: Mapping[str, Traits], likenesses: Likenesses,
    known: Shelf[Likeness] | None = None,
) -> dict[tuple[str, str], Likeness]:  # fmt: skip
    """The likeness of pairs of which something more has become known since it was judged, beside that of all others as it was."""
    shelf = known or Shelf(keep=False)
    moved = {name for name in traits if traits[name] is not before[name]}
    kept = {pair: likeness for pair, likeness in likenesses.items() if not moved.intersection(pair)}
    judged = ((pair, shelf.get(("again", *pair), compare, traits[pair[0]], traits[pair[1]])) for pair in pairs if moved.intersection(pair))
    return dict(sorted({**kept, **{pair: likeness for pair, likeness in judged if likeness.score >= WORTH_KEEPING}}.items()))


def sign(pair: tuple[str, str], likeness: Likeness) -> Judgement:
    """The machine's judgement of a pair."""
    return Judgement(identify("judgement", *pair, MACHINE), *pair, likeness.verdict, likeness.score, likeness.because)


def standing_words(judgements: Sequence[Judgement], known: Mapping[str, Traits]) -> list[Judgement]:
    """People's judgements that concern accounts in the record, the later word on a pair replacing the earlier."""
    last: dict[frozenset[str], Judgement] = {}
    for judgement in sorted(judgements, key=lambda judgement: (judgement.at or "", judgement.id)):
        if judgement.by != MACHINE and judgement.left in known and judgement.right in known and judgement.left != judgement.right:
            last[frozenset((judgement.left, judgement.right))] = judgement
    return sorted(last.values(), key=lambda judgement: (judgement.at or "", judgement.id))


def explain(groups: Groups, likenesses: Likenesses, words: Sequence[Judgement]) -> dict[str, str]:
    """For each event, why its accounts are one: a person's word first, else the surest pair's reasons."""
    home = {name: members[0] for members in groups for name in members}
    reasons = dict.fromkeys((members[0] for members in groups), "one account tells it")
    joined = [
        (likeness.score, pair) for pair, likeness in likenesses.items() if likeness.verdict == "same" and home[pair[0]] == home[pair[1]]
    ]
    for _, pair in sorted(joined):
        reasons[home[pair[0]]] = likenesses[pair].because
    for word in words:
        if word.verdict == "same" and home[word.left] == home[word.right]:
            reasons[home[word.left]] = f"{word.by} says they are one: {word.because}"
    return reasons


def link_plans(groups: Groups, likenesses: Likenesses, traits: Mapping[str, Traits]) -> dict[str, tuple[str, ...]]:
    """For each event that was planned, the events that tell the plan: linked, never merged.

    A plan comes to one thing: the likest, and of these the soonest after it. What had happened before it was planned is never that.
    """
    home = {name: members[0] for members in groups for name in members}
    called = {members[0]: any("phone" in traits[name].account.modes for name in members) for members in groups}
    outcomes: dict[str, dict[str, tuple[float, int]]] = {}
    for pair in sorted(pair for pair, likeness in likenesses.items() if likeness.plan):
        plan, deed = sorted(pair, key=lambda name: traits[name].phase != "plan")
        wait = _wait(traits[plan], traits[deed])
        if wait is None and likenesses[pair].score >= SAME:
            wait = 0
        by_phone = {name for name in (plan, deed) if called[home[name]]}
        if wait is not None and len(by_phone) != 1 and not _came_before(traits[plan], traits[deed]):
            found = outcomes.setdefault(home[plan], {})
            found[home[deed]] = min(found.get(home[deed], (0.0, 0)), (-likenesses[pair].score, wait))
    plans: dict[str, set[str]] = {}
    for plan, found in outcomes.items():
        plans.setdefault(min(found, key=lambda deed: (found[deed], deed)), set()).add(plan)
    return {deed: tuple(sorted(told)) for deed, told in sorted(plans.items())}


def _wait(plan: Traits, deed: Traits) -> int | None:
    """Days from a plan to what came of it; None where either is not known."""
    told, ends = plan.news_days, deed.news_days
    return max(0, ends[0] - told[0]) if told is not None and ends is not None else None


def _came_before(plan: Traits, deed: Traits) -> bool:
    """Whether a deed had happened before the plan was told."""
    return plan.published is not None and deed.bounded is not None and deed.bounded[1] < plan.published


def sign_all(likenesses: Likenesses, groups: Groups, judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Every judgement behind the record, by id: the machine's, and people's as they gave them.

    Two accounts that look the same and yet stand in two events, because of what else is told there, are unsure.
    """
    home = {name: members[0] for members in groups for name in members}
    own = [sign(pair, likeness if home[pair[0]] == home[pair[1]] else _parted(likeness)) for pair, likeness in likenesses.items()]
    people = [judgement for judgement in judgements if judgement.by != MACHINE]
    return tuple(sorted([*own, *people], key=lambda judgement: judgement.id))


def _parted(likeness: Likeness) -> Likeness:
    """The likeness of two accounts that were not joined, whatever they look like."""
    if likeness.verdict != "same":
        return likeness
    return replace(likeness, verdict="unsure", because=f"{likeness.because}; but the other accounts of the two events rule it out")
