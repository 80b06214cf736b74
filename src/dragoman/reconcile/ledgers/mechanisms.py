"""Mechanisms: committees, talks, ceasefires, agreements, corridors, representation, and every step told of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from dragoman.model import Event, Mechanism, Party, Report, Step, Telling, fold, identify
from dragoman.reconcile.persons import Cast
from dragoman.reconcile.sides import home_of, two_sides
from dragoman.reconcile.unions import Unions
from dragoman.reconcile.words import agree, content

# Two names of one kind, between parties that do not differ, are one mechanism when this much of their matter is shared.
ALIKE = 0.6
# Parties that a report only describes.
NAMELESS = frozenset({"people", "unnamed"})
# Papers are signed and agreed; two of one event are one paper, whatever it is called. So are two sessions of talks.
PAPERS = frozenset({"agreement", "ceasefire"})
# Of the steps that share a word of their names no more are compared.
BLOCK = 200
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


def keep_mechanisms(
    tellings: Sequence[Telling], cast: Cast, events: Sequence[Event] = (), reports: Mapping[str, Report] | None = None
) -> tuple[Mechanism, ...]:
    """Gather the steps of each mechanism. It stands where the last step left it, by day and then as told."""
    steps = sorted((_known(step, cast) for telling in tellings for step in telling.steps), key=lambda step: step.id)
    scopes = _scopes(steps, tellings, cast)
    # Steps with the same names and the same parties are of one mechanism: each such sort is compared once.
    sorts: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, step in enumerate(steps):
        sorts[step.kind, step.name, frozenset(step.aliases), frozenset(map(home_of, step.parties)), scopes[number]].append(number)
    unions = Unions(range(len(steps)))
    for pair in _candidates(steps, sorts, unions):
        if _one_mechanism(steps[pair[0]], steps[pair[1]], (scopes[pair[0]], scopes[pair[1]])):
            unions.join(*pair)
    for pair in _told_in_one_event(steps, events):
        if _may_be_between_the_same(steps[pair[0]], steps[pair[1]], (scopes[pair[0]], scopes[pair[1]])):
            unions.join(*pair)
    order = _Order(tellings, reports or {})
    found = (_mechanism([steps[number] for number in numbers], order) for numbers in unions.groups())
    return tuple(sorted(found, key=lambda mechanism: mechanism.id))


def _candidates(steps: Sequence[Step], sorts: Mapping[tuple[object, ...], Sequence[int]], unions: Unions[int]) -> list[tuple[int, int]]:
    """Pairs of steps of one kind whose names share a word; those alike in everything are joined at once."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for numbers in sorts.values():
        first = steps[numbers[0]]
        if len({steps[number].report for number in numbers}) == 1 or not _is_bare(first) or len(first.parties) > 1:
            for number in numbers[1:]:
                unions.join(numbers[0], number)
        for number in numbers if _is_bare(first) else numbers[:1]:
            for word in sorted({word for name in (first.name, *first.aliases) for word in (fold(name), *content(name))}):
                blocks[first.kind, word].append(number)
    return sorted({pair for numbers in blocks.values() for pair in combinations(sorted(numbers)[:BLOCK], 2)})


def _told_in_one_event(steps: Sequence[Step], events: Sequence[Event]) -> list[tuple[int, int]]:
    """Pairs of steps that two reports tell of one event, where each of them tells of one paper, or of one session, there."""
    home = {account: event.id for event in events for account in event.accounts}
    told: dict[tuple[str, bool], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, step in enumerate(steps):
        if step.account in home:
            told[home[step.account or ""], step.kind in PAPERS][step.report].append(number)
    pairs = []
    for by_report in told.values():
        alone = [numbers[0] for _, numbers in sorted(by_report.items()) if len({fold(steps[number].name) for number in numbers}) == 1]
        pairs += [(alone[0], number) for number in alone[1:]]
    return pairs


def _scopes(steps: Sequence[Step], tellings: Sequence[Telling], cast: Cast) -> list[frozenset[str]]:
    """Whom each step is between: its parties, or, where it tells fewer than two, the two whom its report names most."""
    sides = {telling.report: two_sides(telling, cast) for telling in tellings if telling.steps}
    told = [frozenset(map(home_of, step.parties)) for step in steps]
    return [scope if len(scope) > 1 else scope | sides[step.report] for step, scope in zip(steps, told, strict=True)]


def _known(step: Step, cast: Cast) -> Step:
    """The step with its parties as the record knows them."""
    return replace(
        step,
        parties=cast.parties(step.report, step.parties),
        mediators=cast.parties(step.report, step.mediators),
        by=cast.parties(step.report, step.by),
    )


def _one_mechanism(left: Step, right: Step, scopes: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether two steps are of one mechanism: no other parties, and one name or alike names.

    "Ceasefire" and "peace talks" name nothing: there are many. Bare names are one only between the same two sides.
    """
    parties, others = {home_of(party) for party in left.parties}, {home_of(party) for party in right.parties}
    if not _may_be_between_the_same(left, right, scopes):
        return False
    bare = _is_bare(left) or _is_bare(right)
    if bare and len(scopes[0] & scopes[1]) < min(2, len(scopes[0]), len(scopes[1])):
        return False
    if bare and not scopes[0] & scopes[1]:
        return left.report == right.report
    names = [{fold(name) for name in (step.name, *step.aliases)} for step in (left, right)]
    if names[0] & names[1]:
        return True
    return bool(parties & others) and agree(content(left.name), content(right.name)) >= ALIKE


def _may_be_between_the_same(left: Step, right: Step, scopes: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether neither step has a party of its own that does not fit the other; "rebels" may be anyone, and a breach names one side only."""
    parties, others = ({home_of(party) for party in step.parties if party.kind not in NAMELESS or party.state} for step in (left, right))
    return not (parties and others) or parties <= others or others <= parties or (parties <= scopes[1] and others <= scopes[0])


def _is_bare(step: Step) -> bool:
    """Whether a step's name is made of words that any such thing is called by: no place, no number, no proper name."""
    return not any(word[0].isupper() or word[0].isdigit() for name in (step.name, *step.aliases) for word in name.split())


class _Order:
    """The order of a mechanism's steps."""

    def __init__(self, tellings: Sequence[Telling], reports: Mapping[str, Report]) -> None:
        self._news = {account.id for telling in tellings for account in telling.accounts if account.role == "reports"}
        self._reports = reports

    def of(self, step: Step) -> tuple[str, str, int, int, str]:
        """By day where told; news without one by the day its report came out, the rest before; within a sentence, as a life runs."""
        day = step.when.earliest or step.when.latest if step.when else None
        if day is None and (step.account in self._news or step.account is None):
            report = self._reports.get(step.report)
            day = report.published.day if report is not None and report.published is not None else None
        stage = LIFE.index(step.step) if step.step in LIFE else LIFE.index("held")
        return (day.isoformat() if day else "", step.report, step.evidence.span.start, stage, step.id)


def _mechanism(steps: Sequence[Step], order: _Order) -> Mechanism:
    history = tuple(sorted(steps, key=order.of))
    counted = Counter(step.name for step in history)
    proper = {step.name for step in history if not _is_bare(replace(step, aliases=()))}
    name = min(counted, key=lambda said: (said not in proper, -counted[said], -len(said), said))
    aliases = tuple(sorted({alias for step in history for alias in (step.name, *step.aliases)} - {name}))
    kind, parties = history[0].kind, _all(party for step in history for party in step.parties)
    key = min(fold(step.name) for step in history)
    mediators = _all(party for step in history for party in step.mediators)
    return Mechanism(
        identify("mechanism", kind, key, *sorted({home_of(party) for party in parties})),
        kind,
        name,
        aliases,
        parties,
        mediators,
        history[-1].step,
        history,
    )


def _all(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Every party once, in the order first told."""
    return tuple({party.actor: party for party in reversed(list(parties))}.values())[::-1]
