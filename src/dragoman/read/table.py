"""JSON Lines → rows: one report a line, with `id`, `text` and what is known of it. A bad line is refused; the others are read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from dragoman.model import Refusal
from dragoman.read.text import Unreadable, check_length

LONGEST_LINE: Final = 8_000_000  # bytes
KEYS: Final = ("title", "published", "source", "url", "language", "retrieved", "byline")
_SURROGATES: Final = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class Row:
    """One report as it was handed in: its id, its text, and what was said of it."""

    id: str
    text: str
    said: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def read_rows(lines: Iterable[bytes], path: str) -> Iterator[Row | Refusal]:
    """Read the rows of JSON Lines; name file and line of each that cannot be read."""
    number = 0
    for number, line in enumerate(lines, start=1):
        where = f"{path}, line {number}"
        if len(line) > LONGEST_LINE:
            yield Refusal(where, f"the line is longer than {LONGEST_LINE:,} bytes")
            continue
        if not (bare := line.strip(b"\xef\xbb\xbf \t\r\n")):
            continue
        try:
            yield read_row(bare, f"{path}:{number}")
        except Unreadable as reason:
            yield Refusal(where, str(reason))
    if number == 0:
        yield Refusal(path, "the file is empty")


def read_row(line: bytes, fallback_id: str) -> Row:
    """Read one line. Raises Unreadable with the reason."""
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Unreadable(f"it is not UTF-8 (broken at byte {error.start})") from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"it is not JSON ({_first_words(error)})") from error
    if not isinstance(row, dict):
        raise Unreadable("it is JSON, but no object with id and text")
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise Unreadable("the row has no text")
    check_length(text)
    text, notes = mend_surrogates(text)
    given = row.get("id")
    if given is None or isinstance(given, (dict, list, bool)) or not str(given).strip():
        notes = (*notes, "the row has no id; it goes by its file and line")
        given = fallback_id
    return Row(mend_surrogates(str(given))[0], text, read_said(row), notes)


def read_said(row: dict[str, object]) -> dict[str, str]:
    """Keep what is said of a report, under the keys we know; a number or a text, nothing else."""
    said = {key: row[key] for key in KEYS if isinstance(row.get(key), (str, int, float)) and not isinstance(row.get(key), bool)}
    return {key: mend_surrogates(str(value))[0].strip() for key, value in said.items() if str(value).strip()}


def mend_surrogates(text: str) -> tuple[str, tuple[str, ...]]:
    """Replace halves of characters, which JSON can carry and UTF-8 cannot, and NUL."""
    if text.isascii() and "\x00" not in text:
        return text, ()
    mended = "".join("\ufffd" if ord(character) in _SURROGATES or character == "\x00" else character for character in text)
    if mended == text:
        return text, ()
    return mended, ("broken characters in its JSON are shown as U+FFFD",)


def _first_words(error: Exception) -> str:
    """Give a decoder's complaint, short."""
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)[:80]
