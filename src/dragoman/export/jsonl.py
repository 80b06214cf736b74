"""JSON Lines: one object a line, UTF-8, keys in the order they are given."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, TextIO


def json_line(row: Mapping[str, Any]) -> str:
    """A row as one line, without the line feed.

    >>> json_line({"name": "Fidan", "since": None})
    '{"name": "Fidan", "since": null}'
    """
    return json.dumps(row, ensure_ascii=False, allow_nan=False)


def write_jsonl(rows: Iterable[Mapping[str, Any]], out: TextIO) -> int:
    """Write rows, one a line, and give their number."""
    number = 0
    for number, row in enumerate(rows, start=1):  # noqa: B007 - the last number is the count
        out.write(json_line(row) + "\n")
    return number


@contextmanager
def save_whole(path: str) -> Iterator[TextIO]:
    """Write a file that is there when it is whole, and not before: an interrupted export leaves what was there."""
    target = Path(path)
    with NamedTemporaryFile("w", encoding="utf-8", dir=target.absolute().parent, prefix=target.name, suffix=".part", delete=False) as file:
        draft = Path(file.name)
        try:
            yield file  # type: ignore[misc]  # a wrapper around a text file, which does all a text file does
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    draft.chmod(0o644)
    draft.replace(target)
