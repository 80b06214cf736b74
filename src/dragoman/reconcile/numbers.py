"""Numbers: how many, as each report has it. They are never added and never averaged.

Two numbers can contradict each other only where they count the same thing: the same deed, the same side, the same sort of people.
What a side says of its own dead and what the other side says of them are rivals. A count that was made earlier is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from dragoman.model import Finding, Magnitude, Variant
from dragoman.reconcile.reasons import side_by_side
from dragoman.reconcile.testimony import Said, Testimony
from dragoman.reconcile.values import counted
from dragoman.reconcile.weighing import weigh
from dragoman.reconcile.words import read_table

Thing = tuple[str, str, str]
# Of these a state counts its own, unless it says otherwise; of fighters it counts the other side's.
OWN = frozenset({"people", "civilian", "soldier", "police"})


def find_numbers(testimony: Testimony) -> Iterator[Finding]:
    """One finding for each thing counted: the soldiers killed and the fighters killed are two, and so are the two sides' soldiers."""
    for slot in testimony.slots("magnitude."):
        for said in _things(testimony.of(slot)):
            variants = testimony.variants(said)
            later = _later_count(testimony, variants)
            yield Finding(slot, None, variants, later, "granularity") if later else weigh(testimony, slot, variants)


def _things(said: Sequence[Said]) -> list[list[Said]]:
    """What is told, by what it counts. A number without a side counts the only side that others name, where there is only one.

    A state that counts people without saying whose counts its own: "Kyrgyzstan reported 46 deaths".
    """
    groups: dict[Thing, list[Said]] = defaultdict(list)
    sides: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in said:
        if isinstance(one.value, Magnitude):
            what, side, who = counted(one.value)
            groups[what, side or (one.counts_for or "" if who in OWN else ""), who].append(one)
            sides[what, who] |= {side} - {""}
    for what, side, who in sorted(groups):
        if not side and len(sides[what, who]) == 1:
            groups[what, min(sides[what, who]), who] += groups.pop((what, side, who))
    return [groups[thing] for thing in sorted(groups)]


def _later_count(testimony: Testimony, variants: Sequence[Variant]) -> str | None:
    """Why several numbers are one count that rose: each higher one came out on a later day, and no two speakers stand against each other."""
    days = [sorted(testimony.published[name] for name in variant.reports if name in testimony.published) for variant in variants]
    numbers = [variant.value for variant in variants]
    if len(variants) < 2 or not all(days) or not all(isinstance(number, Magnitude) and number.value is not None for number in numbers):
        return None
    if len({variant.voices for variant in variants if variant.voices}) > 1 or not _grows(numbers[0]):
        return None
    rising = sorted(zip(numbers, days, strict=True), key=lambda pair: (_amount(pair[0]), pair[1]))
    if all(_amount(one) < _amount(other) and told[-1] < after[0] for (one, told), (other, after) in pairwise(rising)):
        return f"a later report has a higher count: {side_by_side(variants)}"
    return None


def _amount(number: object) -> float:
    return number.value if isinstance(number, Magnitude) and number.value is not None else 0.0


def _grows(number: object) -> bool:
    """Whether what is counted goes on being counted while the event is told."""
    return isinstance(number, Magnitude) and number.what in _growing()


@lru_cache(maxsize=1)
def _growing() -> frozenset[str]:
    return frozenset(str(read_table("kinds.yaml")["growing"]["words"]).split())
