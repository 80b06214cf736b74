"""Starts: the letters that a pattern's matches can begin with, so that a place in a text is shown only to the rules that could match there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from re import _constants as codes  # type: ignore[attr-defined]  # the library's own parse of a pattern; see `_step`
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

LENGTH = 6
ANYTHING = frozenset({"\0"})
NOTHING_YET = frozenset({""})
# One figure and one blank stand for all of their kind, so that the lists of starts stay short.
FIGURE, BLANK = "0", " "


def plain(letters: str) -> str:
    """Letters with one figure and one blank for all of their kind, as starts are written."""
    return "".join(FIGURE if letter.isdigit() else BLANK if letter.isspace() else letter for letter in letters)


def starts_of(pattern: str) -> frozenset[str]:
    """The first letters (six at most) of all that a pattern can match; a null letter ends what can be said.

    >>> sorted(starts_of("(?:early )?(?:19|20)"))
    ['00', 'early ']
    """
    return frozenset(_row(list(parser.parse(pattern)), NOTHING_YET))


def _row(nodes: Iterable[Any], begun: frozenset[str]) -> frozenset[str]:
    """What a row of nodes can begin with, after what is already begun."""
    for node in nodes:
        if all(_closed(start) for start in begun):
            break
        begun = frozenset(_after(begun, _step(node)))
    return begun


def _after(begun: frozenset[str], added: frozenset[str]) -> Iterator[str]:
    for start, more in product(begun, added):
        yield start if _closed(start) else (start + more)[:LENGTH]


def _closed(start: str) -> bool:
    return len(start) >= LENGTH or start.endswith("\0")


def _step(node: tuple[Any, Any]) -> frozenset[str]:
    """What one node can begin with. A node that is not known here begins with anything: the rule is tried more often, never less."""
    code, told = node
    if code is codes.LITERAL:
        return frozenset({plain(chr(told))})
    if code is codes.IN:
        return _letters(told)
    if code in {codes.AT, codes.ASSERT, codes.ASSERT_NOT}:
        return NOTHING_YET
    if code is codes.SUBPATTERN:
        return _row(list(told[3]), NOTHING_YET)
    if code is codes.BRANCH:
        return frozenset().union(*(_row(list(way), NOTHING_YET) for way in told[1]))
    if code in {codes.MAX_REPEAT, codes.MIN_REPEAT}:
        return _repeated(*told)
    if code is codes.GROUPREF_EXISTS:
        ways = [_row(list(way), NOTHING_YET) if way else NOTHING_YET for way in told[1:]]
        return frozenset().union(*ways)
    return ANYTHING


def _repeated(fewest: int, most: int, told: Any) -> frozenset[str]:
    once = _row(list(told), NOTHING_YET)
    found: set[str] = set()
    begun = NOTHING_YET
    for count in range(min(int(most), LENGTH) + 1):
        if count >= min(fewest, LENGTH):
            found |= begun
        begun = frozenset(_after(begun, once))
    return frozenset(found)


def _letters(told: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The letters of a class; a class that leaves letters out says nothing."""
    tests = list(told)
    if tests[0][0] is codes.NEGATE:
        return ANYTHING
    return frozenset(letter for test in tests for letter in _class(test))


def _class(test: tuple[Any, Any]) -> Iterable[str]:
    code, told = test
    if code is codes.LITERAL:
        return {plain(chr(told))}
    if code is codes.RANGE:
        return {plain(chr(each)) for each in range(told[0], told[1] + 1)}
    if code is codes.CATEGORY and told in {codes.CATEGORY_DIGIT, codes.CATEGORY_SPACE}:
        return {FIGURE if told is codes.CATEGORY_DIGIT else BLANK}
    return ANYTHING
