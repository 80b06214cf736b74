"""Paths → Reports: files, folders and standard input, walked in order. What cannot be read is a Refusal, and the rest goes on."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from dragoman.model import Refusal, Report
from dragoman.read.page import LARGEST, decode_page, extract_page, looks_like_page, read_bounded
from dragoman.read.reports import Draft, make_report
from dragoman.read.table import LONGEST_LINE, Row, read_row, read_rows, read_said
from dragoman.read.text import LONGEST, Unreadable, decode

if TYPE_CHECKING:
    from dragoman.almanac import Almanac

_URL: Final = re.compile(r"[a-z][a-z0-9+.-]{1,15}://", re.IGNORECASE)
_LARGEST_TEXT: Final = 4 * LONGEST + 4  # bytes: no character takes more than four
_META: Final = ".meta.json"
_STDIN: Final = "stdin"


def read_inputs(paths: Iterable[str], almanac: Almanac | None = None) -> Iterator[Report | Refusal]:
    """Read every path in the order given; a folder's files by name. Never raises for what a path holds.

    A path is a text file, an HTML page (.html, .htm, gzipped too), JSON Lines (.jsonl), a folder, or "-" for standard input.
    """
    for path in paths:
        yield from _read_path(str(path), almanac)


def _read_path(path: str, almanac: Almanac | None) -> Iterator[Report | Refusal]:
    """Read one path, of whatever kind it is."""
    if path == "-":
        yield from _read_stream(sys.stdin.buffer, almanac)
        return
    if _URL.match(path):
        yield Refusal(path, "fetching is not there yet; save the page and add the file")
        return
    try:
        found = Path(path)
        if found.is_dir():
            yield from _read_folder(found, almanac)
        elif found.is_file():
            yield from _read_file(found, almanac)
        else:
            yield Refusal(path, "it is neither a file nor a folder" if found.exists() else "there is no such file or folder")
    except (OSError, ValueError) as error:
        yield Refusal(path, getattr(error, "strerror", None) or "it cannot be read")


def _read_folder(folder: Path, almanac: Almanac | None) -> Iterator[Report | Refusal]:
    """Read a folder and those in it, by name; hidden files and descriptions of other files are passed over."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith(".") or entry.name.endswith(_META) or (entry.is_dir() and entry.is_symlink()):
            continue
        yield from _read_path(str(entry), almanac)


def _read_file(path: Path, almanac: Almanac | None) -> Iterator[Report | Refusal]:
    """Read one file by its ending, and by what it holds where the ending says nothing."""
    endings = [ending.lower() for ending in path.suffixes if ending.lower() != ".gz"]
    ending = endings[-1] if endings else ""
    if path.name.endswith(_META):
        yield Refusal(str(path), "it describes another file; add that file")
        return
    if ending in (".jsonl", ".ndjson") and path.suffix.lower() != ".gz":
        with path.open("rb") as stream:
            yield from _read_table(_lines(stream), str(path), almanac)
        return
    try:
        raw = read_bounded(path, max(_LARGEST_TEXT, LARGEST))
        yield from _read_bytes(raw, path.name, ending, _read_meta(path), almanac)
    except Unreadable as reason:
        yield Refusal(str(path), str(reason))


def _read_stream(stream: BinaryIO, almanac: Almanac | None) -> Iterator[Report | Refusal]:
    """Read standard input: JSON Lines, a page, or one text."""
    first = stream.readline(_LARGEST_TEXT + 1)
    if first.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        yield from _read_table(chain([first], _lines(stream)), _STDIN, almanac)
        return
    try:
        yield from _read_bytes(first + stream.read(_LARGEST_TEXT + 1), _STDIN, "", ({}, ()), almanac)
    except Unreadable as reason:
        yield Refusal("-", str(reason))


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Give the lines of a stream, each cut short where it is longer than any row may be."""
    while line := stream.readline(LONGEST_LINE + 1):
        yield line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE + 1)


def _read_table(lines: Iterable[bytes], path: str, almanac: Almanac | None) -> Iterator[Report | Refusal]:
    """Read JSON Lines, a report a row."""
    for row in read_rows(lines, path):
        yield row if isinstance(row, Refusal) else make_report(_draft_row(row), _almanac(almanac))


def _draft_row(row: Row) -> Draft:
    """Make a draft of a row."""
    return Draft(row.id, row.id, row.text, row.said, notes=row.notes)


def _read_bytes(
    raw: bytes, name: str, ending: str, described: tuple[dict[str, str], tuple[str, ...]], almanac: Almanac | None
) -> Iterator[Report | Refusal]:
    """Read what one file holds: a page, a single JSON object, or a text. described: what its meta file says, and notes on that."""
    said, notes = described
    if ending in (".html", ".htm", ".xhtml"):
        yield _read_page(decode_page(raw), name, said, notes, almanac)
        return
    if len(raw) > _LARGEST_TEXT:
        raise Unreadable(f"it is longer than the {LONGEST:,} characters that a report may have. Split it, or make JSON Lines of it")
    decoded = decode(raw)
    if looks_like_page(decoded.text):
        yield _read_page(decode_page(raw), name, said, notes, almanac)
    elif ending == ".json" or _is_row(raw):
        row = read_row(raw, name)
        yield make_report(_draft_row(row), _almanac(almanac))
    else:
        yield make_report(Draft(name, name, decoded.text, said, notes=(*decoded.notes, *notes)), _almanac(almanac))


def _is_row(raw: bytes) -> bool:
    """Whether bytes are one JSON object with a text."""
    if not raw.lstrip().startswith(b"{"):
        return False
    try:
        read_row(raw, "")
    except Unreadable:
        return False
    return True


def _read_page(html: str, name: str, said: dict[str, str], notes: tuple[str, ...], almanac: Almanac | None) -> Report:
    """Make a report of an HTML page; what its meta file says outranks what the page says."""
    page = extract_page(html)
    of_page = {"title": page.title, "byline": page.author, "source": page.site, "url": page.url}
    if "url" in said:
        of_page.pop("source")  # the address given with the file names the source better than the page's slogan
    merged = {key: value for key, value in of_page.items() if value} | said
    return make_report(Draft(name, name, page.text, merged, page.published, notes), _almanac(almanac))


def _read_meta(path: Path) -> tuple[dict[str, str], tuple[str, ...]]:
    """Read the description beside a file: NAME.meta.json, with or without the file's own ending."""
    for beside in (path.with_name(path.name + _META), path.with_name(path.name.split(".")[0] + _META), path.with_name(path.stem + _META)):
        if not beside.is_file():
            continue
        try:
            described = json.loads(decode(beside.read_bytes()).text)
        except (ValueError, RecursionError, Unreadable):
            return {}, (f"{beside.name} is not JSON and was passed over",)
        if isinstance(described, dict):
            return read_said(described), ()
        return {}, (f"{beside.name} is no JSON object and was passed over",)
    return {}, ()


def _almanac(given: Almanac | None) -> Almanac:
    """Give the almanac, loaded once a process."""
    if given is not None:
        return given
    from dragoman.almanac import load_almanac  # noqa: PLC0415 - its tables are loaded when a first report is made

    return load_almanac()
