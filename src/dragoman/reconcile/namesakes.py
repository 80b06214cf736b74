"""Namesakes: which records of persons are one person, and why.

The name comes first, then what must not speak against it (another state, another office), then what speaks for it (one state, one
office, the only one of that name, the company they keep). Whoever may be either of two stays by himself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

from dragoman.model import Actor, fold
from dragoman.reconcile.company import Company, Key, Marks
from dragoman.reconcile.spelling import (
    bear_same_name,
    bear_similar_name,
    consonants,
    is_part_of_name,
    name_parts,
    same_sound,
    strong_parts,
)  # fmt: skip
from dragoman.reconcile.unions import Unions

# Two reports that name so many others beside someone tell of one circle.
CIRCLE = 2


@dataclass(frozen=True, slots=True)
class Bearer:
    """One actor as the reports tell of it: everything that was said under one id, or under one id in one report where they clash."""

    keys: tuple[Key, ...]
    actor: Actor
    names: tuple[str, ...]
    titles: tuple[frozenset[str], ...]


Rule = Callable[[Bearer, Bearer], str | None]  # why two may be one, or None


def group_namesakes(people: list[Bearer], company: Company) -> list[tuple[list[Bearer], str]]:
    """The records of each person, and why they are one: nothing where they go by one name."""
    namesakes = Namesakes(people)
    namesakes.join_all(share_name)
    namesakes.join_unique(lack_state)
    namesakes.join_unique(bear_single_name)
    marks = namesakes.marks(company)
    namesakes.join_unique(lambda left, right: share_company(left, right, marks[left.keys], marks[right.keys]), mutual=True)
    return namesakes.groups()


class Namesakes:
    """Records of persons in groups; only those that share a part of a name are ever compared."""

    def __init__(self, people: list[Bearer]) -> None:
        self._people = people
        self._unions = Unions(range(len(people)))
        self._reasons: dict[int, list[str]] = defaultdict(list)
        by_part: dict[str, list[int]] = defaultdict(list)
        for number, bearer in enumerate(people):
            for frame in sorted({consonants(part) for name in bearer.names for part in strong_parts(name)}):
                by_part[frame].append(number)
        self._pairs = sorted({pair for numbers in by_part.values() for pair in combinations(numbers, 2)})

    def join_all(self, rule: Rule) -> None:
        """Join every pair that a rule calls one."""
        for left, right in self._pairs:
            if because := rule(self._people[left], self._people[right]):
                self._join(left, right, because)

    def join_unique(self, rule: Rule, *, mutual: bool = False) -> None:
        """Join those whom a rule calls one with one other person alone; mutual: who is called one with no one else either."""
        homes: dict[int, dict[int, str]] = defaultdict(dict)
        for left, right in self._pairs:
            one, other = self._unions.find(left), self._unions.find(right)
            for mine, yours, first, second in ((one, other, left, right), (other, one, right, left)):
                if one != other and (because := rule(self._people[first], self._people[second])):
                    homes[mine].setdefault(yours, because)
        for one, found in sorted(homes.items()):
            other = min(found)
            if len(found) == 1 and (not mutual or set(homes[other]) == {one}):
                self._join(one, other, found[other])

    def marks(self, company: Company) -> dict[tuple[Key, ...], Marks]:
        """What is told of each person as known so far, by the keys of each of the records."""
        groups = [[self._people[number] for number in numbers] for numbers in self._unions.groups()]
        return {one.keys: marks for group in groups for marks in [company.of(key for one in group for key in one.keys)] for one in group}

    def groups(self) -> list[tuple[list[Bearer], str]]:
        """The records of each person, with the reasons that made them one, each once."""
        told: dict[int, list[str]] = defaultdict(list)
        for number in sorted(self._reasons):
            told[self._unions.find(number)] += self._reasons[number]
        groups = self._unions.groups()
        return [([self._people[number] for number in numbers], "; ".join(sorted(set(told[numbers[0]])))) for numbers in groups]

    def _join(self, left: int, right: int, because: str) -> None:
        if self._people[left].names != self._people[right].names:
            self._reasons[left].append(because)
        self._unions.join(left, right)


def titles_agree(left: Iterable[frozenset[str]], right: Iterable[frozenset[str]]) -> bool:
    """Whether some office of the one is an office of the other: half of what tells them apart, or more, is shared."""
    others = list(right)
    return any(2 * len(one & other) >= len(one | other) > 0 for one in left for other in others)


def share_name(left: Bearer, right: Bearer) -> str | None:
    """Why two records with names of two parts or more are one person, both of one state or both of none that is told."""
    one, other = left.actor, right.actor
    if one.state != other.state:
        return None
    names = f"{one.name} and {other.name}"
    if bear_same_name(one.name, other.name):
        return f"{names} are one name, and nothing told of them differs"
    agreed = titles_agree(left.titles, right.titles)
    if agreed and (_one_strong_part(one.name, other.name) or (one.state and bear_similar_name(one.name, other.name))):
        return f"{names} hold one office of one state"
    return None


def lack_state(left: Bearer, right: Bearer) -> str | None:
    """Why the left record, whose state no report tells, is that of the right one: the same name, and no office against it."""
    one, other = left.actor, right.actor
    if one.state or not other.state or not bear_same_name(one.name, other.name):
        return None
    untitled = not (left.titles and right.titles)
    fully = name_parts(one.name) == name_parts(other.name) and offices_meet(left, right)
    if not (untitled or fully or titles_agree(left.titles, right.titles)):
        return None
    return f"{one.name} and {other.name} are one name, and no one else bears it"


def bear_single_name(bare: Bearer, full: Bearer) -> str | None:
    """Why a single name may be this person's: the last part of the name, no other state, and no office against it.

    A first name ("Xi", "Anutin", but also "Ali") needs a state or an office that speaks for it.
    """
    parts, others = name_parts(bare.actor.name), name_parts(full.actor.name)
    if len(parts) != 1 or len(others) < 2 or bare.actor.state not in {None, full.actor.state}:
        return None
    titled = bool(bare.titles and full.titles)
    agreed = titled and titles_agree(bare.titles, full.titles)
    last, first = same_sound(parts[0], others[-1]), same_sound(parts[0], others[0])
    if (last and (agreed or not titled)) or (first and (agreed or (bare.actor.state is not None and not titled))):
        return f"no one else in the record may be {bare.actor.name} than {full.actor.name}"
    return None


def share_company(left: Bearer, right: Bearer, marks: Marks, others: Marks) -> str | None:
    """Why two names that may be one are one person's: both are told with the same people, and never both by one report."""
    one, other = left.actor, right.actor
    if marks.reports & others.reports or not _meant(left, right):
        return None
    own = {part for bearer in (left, right) for name in bearer.names for part in fold(name).split()}
    shared, circle = sorted((marks.people & others.people) - own), sorted((marks.circle & others.circle) - own)
    names = f"{one.name} and {other.name}"
    if shared:
        return f"{names} are both told with {' and '.join(name.title() for name in shared[:2])}"
    if marks.scenes & others.scenes:
        return f"{names} are told on one day in one place"
    if len(circle) >= (1 if _fully(one.name, other.name) else CIRCLE):
        return f"the reports on {names} name the same people beside them, {' and '.join(name.title() for name in circle[:2])}"
    return None


def other_state(left: Bearer, right: Bearer) -> bool:
    """Whether two records are told of two states."""
    return bool(left.actor.state and right.actor.state and left.actor.state != right.actor.state)


def offices_meet(left: Bearer, right: Bearer) -> bool:
    """Whether some office of the one has anything in common with one of the other ("for Africa")."""
    return any(mine & theirs for mine in left.titles for theirs in right.titles)


def _meant(left: Bearer, right: Bearer) -> bool:
    """Whether two names may be meant for one person, as far as the names, the states and the offices go."""
    one, other = left.actor.name, right.actor.name
    if other_state(left, right) or (left.actor.sector and right.actor.sector and left.actor.sector != right.actor.sector):
        return False
    if _fully(one, other):
        return True
    if left.titles and right.titles and not offices_meet(left, right):
        return False
    return bear_same_name(one, other) or is_part_of_name(one, other) or bear_similar_name(one, other)


def _fully(left: str, right: str) -> bool:
    """Whether two names are one full name in every part."""
    return name_parts(left) == name_parts(right) and len(strong_parts(left)) > 1


def _one_strong_part(left: str, right: str) -> bool:
    """Whether the names share their one telling part and differ only in parts that come and go ("Mohammad Sadiq", "Sadiq Khan")."""
    one, other = strong_parts(left), strong_parts(right)
    full = min(len(name_parts(left)), len(name_parts(right))) > 1
    return full and len(one) == len(other) == 1 and same_sound(one[0], other[0])
