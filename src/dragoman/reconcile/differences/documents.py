"""Documents: one paper under several names, and how far it had come: agreed, initialled or signed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from dragoman.model import Disagreement, Step, Variant, fold
from dragoman.reconcile.differences.ground import Ground, differ
from dragoman.reconcile.values import may_both_hold
from dragoman.reconcile.words import read_table

PAPERS = frozenset({"agreement", "ceasefire"})


def list_documents(ground: Ground) -> Iterator[Disagreement]:
    """A row for each event whose reports call its paper otherwise, and one where they tell otherwise how far it came."""
    steps: dict[str, list[Step]] = defaultdict(list)
    for telling in ground.tellings:
        for step in telling.steps:
            if step.kind in PAPERS and step.account in ground.home:
                steps[ground.home[step.account or ""].id].append(step)
    for event, told in sorted(steps.items()):
        yield from _rows(ground, event, told, "document", _sorts(), "one paper, under several names")
        yield from _rows(ground, event, told, "stage", _stages(), "the reports differ on how far it came")


def _rows(ground: Ground, event: str, told: Sequence[Step], slot: str, sorts: dict[str, str], because: str) -> Iterator[Disagreement]:
    """The row of one slot, where different reports tell different sorts and no report tells both."""
    groups: dict[str, list[Step]] = defaultdict(list)
    for step in told:
        words = _paper(step, ground) if slot == "document" else step.step
        sort = next((sorts[word] for word in reversed(fold(words).split()) if word in sorts), None)
        if sort is not None:
            groups[sort].append(step)
    reports = {sort: {step.report for step in steps} for sort, steps in groups.items()}
    alone = [sort for sort in sorted(groups) if not any(reports[sort] & reports[other] for other in groups if other != sort)]
    if len(alone) > 1 and _of_one_time([step for sort in alone for step in groups[sort]]):
        variants = [_variant(ground, groups[sort], slot) for sort in alone]
        yield differ(event, slot, "wording", variants, f"{because}: {', '.join(str(variant.value) for variant in variants)}")


def _paper(step: Step, ground: Ground) -> str:
    """What a report calls the paper, where it calls it one thing only: "a declaration of principles agreement" is two."""
    said = set(fold(ground.words(step.evidence)).split())
    sorts = {_sorts()[word] for word in said if word in _sorts()}
    return step.name if len(sorts) == 1 else ""


def _of_one_time(steps: Sequence[Step]) -> bool:
    """Whether nothing that is told of the days makes them two papers."""
    times = [step.when for step in steps if step.when is not None]
    return all(may_both_hold(one, other) for one, other in combinations(times, 2))


def _variant(ground: Ground, steps: Sequence[Step], slot: str) -> Variant:
    """One name or stage; of several names of one sort the longest that a report writes so, else the bare word."""
    names = {step.name for step in steps if fold(step.name) in fold(ground.words(step.evidence))}
    bare = {word for step in steps for word in fold(step.name).split() if word in _sorts()}
    found = (names or bare) if slot == "document" else {step.step for step in steps}
    value = min(found, key=lambda name: (-len(name), name))
    return ground.variant(value, [step.evidence for step in steps], {party.name for step in steps for party in step.by})


@lru_cache(maxsize=1)
def _sorts() -> dict[str, str]:
    """Each word for a paper, and the word that stands for its sort."""
    return {word: group[0] for group in read_table("kinds.yaml")["papers"]["groups"] for word in group}


@lru_cache(maxsize=1)
def _stages() -> dict[str, str]:
    """Each stage of a paper that excludes the others."""
    return {word: word for word in str(read_table("kinds.yaml")["stages"]["words"]).split()}
