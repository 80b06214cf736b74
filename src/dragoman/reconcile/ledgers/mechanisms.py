"""Mechanisms: committees, talks, ceasefires, agreements, corridors, representation, and every step told of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from dragoman.model import Mechanism, Party, Step, Telling, fold, identify
from dragoman.reconcile.persons import Cast
from dragoman.reconcile.unions import Unions
from dragoman.reconcile.words import agree, content

# Two names of one kind, between parties that do not differ, are one mechanism when this much of their matter is shared.
ALIKE = 0.6
# The life of a mechanism, for steps that one sentence tells at once ("a short-lived ceasefire").
LIFE = (
    "proposed",
    "offered",
    "agreed",
    "initialled",
    "signed",
    "raised",
    "in force",
    "held",
    "revived",
    "suspended",
    "lapsed",
    "failed",
    "ended",
)


def keep_mechanisms(tellings: Sequence[Telling], cast: Cast) -> tuple[Mechanism, ...]:
    """Gather the steps of each mechanism. It stands where the last step left it, by day and then as told."""
    steps = sorted((_known(step, cast) for telling in tellings for step in telling.steps), key=lambda step: step.id)
    # Steps with the same names and the same parties are of one mechanism: each such sort is compared once.
    sorts: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, step in enumerate(steps):
        sorts[step.kind, step.name, frozenset(step.aliases), frozenset(map(_home, step.parties))].append(number)
    unions = Unions(range(len(steps)))
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for numbers in sorts.values():
        for number in numbers[1:]:
            unions.join(numbers[0], number)
        first = steps[numbers[0]]
        for word in sorted({word for name in (first.name, *first.aliases) for word in (fold(name), *content(name))}):
            blocks[first.kind, word].append(numbers[0])
    for pair in sorted({pair for numbers in blocks.values() for pair in combinations(sorted(numbers), 2)}):
        if _one_mechanism(steps[pair[0]], steps[pair[1]]):
            unions.join(*pair)
    found = (_mechanism([steps[number] for number in numbers]) for numbers in unions.groups())
    return tuple(sorted(found, key=lambda mechanism: mechanism.id))


def _known(step: Step, cast: Cast) -> Step:
    """The step with its parties as the record knows them."""
    return replace(
        step,
        parties=cast.parties(step.report, step.parties),
        mediators=cast.parties(step.report, step.mediators),
        by=cast.parties(step.report, step.by),
    )


def _one_mechanism(left: Step, right: Step) -> bool:
    """Whether two steps are of one mechanism: one name or alias and no other parties, or parties shared and names alike."""
    parties, others = {_home(party) for party in left.parties}, {_home(party) for party in right.parties}
    if parties and others and not (parties <= others or others <= parties):
        return False
    names = [{fold(name) for name in (step.name, *step.aliases)} for step in (left, right)]
    if names[0] & names[1]:
        return True
    return bool(parties & others) and agree(content(left.name), content(right.name)) >= ALIKE


def _home(party: Party) -> str:
    """What a party counts as here: its state, else itself. A foreign minister signs for his state."""
    return party.state or party.actor


def _mechanism(steps: Sequence[Step]) -> Mechanism:
    history = tuple(sorted(steps, key=_order))
    counted = Counter(step.name for step in history)
    name = min(counted, key=lambda said: (-counted[said], -len(said), said))
    aliases = tuple(sorted({alias for step in history for alias in (step.name, *step.aliases)} - {name}))
    kind, parties = history[0].kind, _all(party for step in history for party in step.parties)
    key = min(fold(step.name) for step in history)
    mediators = _all(party for step in history for party in step.mediators)
    return Mechanism(
        identify("mechanism", kind, key, *sorted({_home(party) for party in parties})),
        kind,
        name,
        aliases,
        parties,
        mediators,
        history[-1].step,
        history,
    )


def _order(step: Step) -> tuple[str, str, int, int, str]:
    """By day where told; a step without one stands before the dated, as its report tells it; within a sentence, as a life runs."""
    day = step.when.earliest or step.when.latest if step.when else None
    stage = LIFE.index(step.step) if step.step in LIFE else LIFE.index("held")
    return (day.isoformat() if day else "", step.report, step.evidence.span.start, stage, step.id)


def _all(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Every party once, in the order first told."""
    return tuple({party.actor: party for party in reversed(list(parties))}.values())[::-1]
