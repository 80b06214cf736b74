"""Titles: one person's one office under titles that are not the same. Outlets choose these words with care: acting, interim, special."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from dragoman.almanac import Almanac
from dragoman.model import Disagreement, Tenure, fold
from dragoman.reconcile.differences.ground import Ground, differ
from dragoman.reconcile.persons import title_marks
from dragoman.reconcile.unions import Unions

# Words that join the parts of a title and change nothing in it.
JOINING = frozenset({"of", "for", "the", "and", "to", "in", "on"})
# Qualifiers that say how an office is held now; "former" and "designate" are of another time.
PRESENT = frozenset({"acting", "interim", "caretaker", "provisional", "transitional"})


def list_titles(ground: Ground) -> Iterator[Disagreement]:
    """One row for each office of a person that reports call otherwise, at the first event that names the person."""
    people: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in ground.offices:
        if tenure.qualifier is None or tenure.qualifier in PRESENT:
            people[tenure.person.actor].append(tenure)
    for person, held in sorted(people.items()):
        home = ground.first_named.get(person)
        for offices in _one_office(held, ground.almanac) if home is not None else ():
            if home is not None and any(_differ(one, other) for one, other in combinations(offices, 2)):
                yield _row(ground, home, offices)


def _one_office(held: Sequence[Tenure], almanac: Almanac) -> list[list[Tenure]]:
    """The titles of a person, those together that are one office: of one sort and portfolio, one of them perhaps told more fully."""
    unions = Unions(range(len(held)))
    marks = [title_marks(tenure.office, almanac) for tenure in held]
    for one, other in combinations(range(len(held)), 2):
        shorter, longer = sorted((marks[one], marks[other]), key=len)
        if shorter and shorter <= longer and 2 * len(shorter) >= len(longer):
            unions.join(one, other)
    return [[held[number] for number in numbers] for numbers in unions.groups() if len(numbers) > 1]


def _differ(left: Tenure, right: Tenure) -> bool:
    """Whether each of two titles is told by a report that does not tell the other, and they differ in more than fullness."""
    one, other = ({piece.report for piece in tenure.evidence} for tenure in (left, right))
    if not one - other or not other - one:
        return False
    if left.qualifier != right.qualifier:
        return True
    words, others = ({word for word in fold(tenure.office).split() if word not in JOINING} for tenure in (left, right))
    return not (words <= others or others <= words)


def _row(ground: Ground, home: tuple[str, str], offices: Sequence[Tenure]) -> Disagreement:
    ways: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in offices:
        ways[fold(_title(tenure))].append(tenure)
    variants = [ground.variant(_title(told[0]), [piece for one in told for piece in one.evidence]) for _, told in sorted(ways.items())]
    told = ", ".join(str(variant.value) for variant in variants)
    for_now = len({tenure.qualifier for tenure in offices}) > 1
    because = f"{offices[0].person.name} {'holds the office, or holds it for now' if for_now else 'under several titles'}: {told}"
    return differ(*home, "wording", variants, because)


def _title(tenure: Tenure) -> str:
    """An office with its qualifier."""
    if tenure.qualifier is None or fold(tenure.qualifier) in fold(tenure.office).split():
        return tenure.office
    return f"{tenure.qualifier} {tenure.office}"
