"""Values: how two values of one slot stand to each other, and how a value reads in a sentence."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache

from dragoman.model import Magnitude, Party, Place, Topic, When, fold
from dragoman.reconcile.words import WORD, content, read_table

Value = Party | When | Place | Magnitude | Topic | str
REGIONS = frozenset({"country", "state", "region"})
# "About 30" and 32 may be one number: within this share of the larger.
ROUND = 0.1


def sameness(value: Value) -> Hashable:
    """What makes two values one value: a time's ends, a place's row, a party's id, a number's amount, a topic's matter."""
    if isinstance(value, When):
        return value.earliest, value.latest, value.edtf
    if isinstance(value, Place):
        return value.id
    if isinstance(value, Party):
        return value.actor
    if isinstance(value, Magnitude):
        return value.value, value.low, value.high, value.at_least, value.about, value.unit
    if isinstance(value, Topic):
        return content(value.words) or fold(value.words)
    return fold(value)


def may_both_hold(left: Value, right: Value) -> bool:
    """Whether both values can be true of one happening."""
    if isinstance(left, When) and isinstance(right, When):
        if left.instant is not None and right.instant is not None:
            return left.instant == right.instant
        return left.overlaps(right) and not _other_day_of_year(left, right)
    return is_within(left, right) or is_within(right, left)


def is_within(left: Value, right: Value) -> bool:
    """Whether the left value says what the right one says, as exactly or more so."""
    if isinstance(left, When) and isinstance(right, When):
        return left.within(right) or (left.instant is not None and left.instant == right.instant)
    if isinstance(left, Place) and isinstance(right, Place):
        return _lies_in(left, right)
    if isinstance(left, Magnitude) and isinstance(right, Magnitude):
        return _counts_within(left, right)
    return left == right


def say(value: Value) -> str:
    """The value as a reader would say it."""
    if isinstance(value, When):
        return _say_when(value)
    if isinstance(value, Place | Party):
        return value.name
    if isinstance(value, Magnitude):
        return _say_number(value)
    return value.words if isinstance(value, Topic) else value


def counted(number: Magnitude) -> tuple[str, str, str]:
    """What a number counts: what was done, to which side, to whom. Only numbers of one thing can contradict each other."""
    return number.what, number.side or "", counted_class(number)


@lru_cache(maxsize=4096)
def counted_class(number: Magnitude) -> str:
    """Who is counted, whatever the word: troops are soldiers, villagers civilians; whose they are says the side; nobody named is people."""
    words = WORD.findall(number.subject or "")
    common = [word for word in words if not (word[0].isupper() and number.side)] or words
    groups = _groups()
    found = sorted({groups[word] for word in map(str.casefold, common) if word in groups})
    return " ".join(found or sorted(content(" ".join(common))) or [groups["people"]])


@lru_cache(maxsize=1)
def _groups() -> dict[str, str]:
    """Each word for those who are counted, and the word that stands for its group."""
    return {word: group[0] for group in read_table("kinds.yaml")["counted"]["groups"] for word in group}


def _other_day_of_year(left: When, right: When) -> bool:
    """Whether a day without a year ("October 11") is another day than the other's."""
    days = [when.day.isoformat()[5:] if when.day else (when.edtf or "")[5:] for when in (left, right)]
    yearless = any(when.edtf and when.edtf.startswith("XXXX-") for when in (left, right))
    return yearless and all(days) and days[0] != days[1]


def _lies_in(left: Place, right: Place) -> bool:
    """Whether the left place is the right one or lies in it: by its row, its very name, or its country."""
    if left.id == right.id:
        return True
    if right.kind in REGIONS and left.kind != right.kind:
        return left.state is not None and left.state == right.state
    one, other = set(fold(left.name).split()), set(fold(right.name).split())
    return bool(other) and other < one and left.state == right.state


def _counts_within(left: Magnitude, right: Magnitude) -> bool:
    """Whether the left number is one that the right one allows: "more than 30" allows 35; "30 to 40" allows 35."""
    if left.value is None:
        return sameness(left) == sameness(right)
    if right.value is None:
        return (right.low or 0) <= left.value <= (right.high or float("inf"))
    if right.at_least:
        return left.value >= right.value
    if right.about:
        return abs(left.value - right.value) <= ROUND * max(left.value, right.value)
    return left.value == right.value and not left.at_least and not left.about


def _say_when(when: When) -> str:
    if when.day is not None:
        return f"{when.day:%A} {when.day.day} {when.day:%B %Y}"
    if not when.known:
        return when.words
    first = when.earliest.isoformat() if when.earliest else "any day"
    return f"{first} to {when.latest.isoformat() if when.latest else 'any later day'} ({when.words})"


def _say_number(number: Magnitude) -> str:
    if number.value is not None:
        amount = f"{'at least ' if number.at_least else 'about ' if number.about else ''}{_figures(number.value)}"
    elif number.low is not None and number.high is not None:
        amount = f"{_figures(number.low)} to {_figures(number.high)}"
    else:
        bound = f"up to {_figures(number.high)}" if number.high is not None else "some"
        amount = f"{_figures(number.low)} or more" if number.low is not None else bound
    return " ".join(part for part in (amount, number.unit, number.subject, number.what) if part)


def _figures(value: float) -> str:
    """A number as it is written: "7,000,000", "3.5"."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,g}"
