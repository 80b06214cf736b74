"""Nouns: how a noun is written into a column and read back, exactly as it was."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def write_noun(noun: object) -> str:
    """Give a noun as JSON."""
    kind: Any = type(noun)
    return _adapter(kind).dump_json(noun).decode("utf-8")


def read_noun(kind: type[T], text: str) -> T:
    """Give back the noun of this kind that was written as this JSON."""
    asked: Any = kind
    found: T = _adapter(asked).validate_json(text)
    return found
