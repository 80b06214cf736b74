"""Shelf: answers that were worked out before, each with the question it answers."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

Answer = TypeVar("Answer")


class Shelf(Generic[Answer]):
    """Answers by name. An answer is given again only where the question is the same in every part; keep is False to keep none."""

    def __init__(self, *, keep: bool = True) -> None:
        self._keep = keep
        self._kept: dict[Hashable, tuple[tuple[Any, ...], Answer]] = {}
        self._used: dict[Hashable, tuple[tuple[Any, ...], Answer]] = {}

    def get(self, name: Hashable, find: Callable[..., Answer], *question: Any) -> Answer:
        """The answer to a question: as it was found before, or found now. It must depend on the question alone."""
        if not self._keep:
            return find(*question)
        kept = self._used.get(name) or self._kept.get(name)
        if kept is None or not _same(kept[0], question):
            kept = (question, find(*question))
        self._used[name] = kept
        return kept[1]

    def turn(self) -> None:
        """Forget what was not asked for since the last turn."""
        self._kept, self._used = self._used, {}


def _same(left: tuple[Any, ...], right: tuple[Any, ...]) -> bool:
    """Whether two questions are the same in every part; the very same things need no comparing."""
    return len(left) == len(right) and all(one is other or one == other for one, other in zip(left, right, strict=True))
