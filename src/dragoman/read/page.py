"""HTML page → its story as text, and what the page says of itself: title, author, day, site."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from dragoman.read.text import Unreadable

LARGEST: Final = 2_000_000  # bytes of HTML; extraction slows faster than pages grow
_MOST_ATTRIBUTES: Final = 1_000  # on one tag; the parser is quadratic in them
_TAG: Final = re.compile(r"<(?:!--|[a-zA-Z][a-zA-Z0-9]*)")
_COMMENT_END: Final = re.compile(r"--!?>")
# What stands in these is no mark-up, to a parser.
_OPAQUE: Final = {f"<{name}": re.compile(rf"</{name}", re.IGNORECASE) for name in ("script", "style")}
_TAG_END: Final = re.compile(r"[\"'>]")
# Only what opens right after "=" is a quoted value to every parser.
_VALUE: Final = re.compile(r"=\s?(?:\"[^\"]*\"|'[^']*')")
_LOOKS_HTML: Final = re.compile(r"\s*(?:<!--.{0,500}-->\s*)?<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE | re.DOTALL)
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """The story of a page, and what the page says of itself."""

    text: str
    title: str | None = None
    author: str | None = None
    published: str | None = None
    site: str | None = None
    url: str | None = None


def looks_like_page(text: str) -> bool:
    """Whether a text is an HTML page."""
    return bool(_LOOKS_HTML.match(text[:2000]))


def read_pages(paths: Iterable[str]) -> Iterator[dict[str, str | None]]:
    """Read HTML files, gzipped too: one row a file, in order. A page without a story gives an empty text and says why."""
    for path in paths:
        row: dict[str, str | None] = {"id": Path(path).name}
        try:
            page = extract_page(decode_page(read_bounded(Path(path))))
        except (Unreadable, OSError) as reason:
            because = str(reason) if isinstance(reason, Unreadable) else (reason.strerror or "it cannot be read")
            yield row | {"text": "", "title": None, "author": None, "published": None, "site": None, "because": because}
            continue
        yield row | {"text": page.text, "title": page.title, "author": page.author, "published": page.published, "site": page.site}


def read_bounded(path: Path, largest: int = LARGEST) -> bytes:
    """Read a file, unpacked where it is gzipped, and never more than the largest page plus one byte."""
    raw = path.open("rb")
    with raw:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        if not packed:
            return raw.read(largest + 1)
        try:
            return gzip.GzipFile(fileobj=raw).read(largest + 1)
        except (EOFError, OSError, zlib.error) as error:
            raise Unreadable("its gzip is broken") from error


def decode_page(raw: bytes) -> str:
    """Decode a page by what it says of itself, else UTF-8, else Windows-1252 as browsers do."""
    if not raw.strip():
        raise Unreadable("the file is empty")
    if len(raw) > LARGEST:
        raise Unreadable(f"the page is larger than {LARGEST:,} bytes; save the story alone")
    said = _CHARSET.search(raw[:4096])
    for encoding in ("utf-8-sig", said[1].decode("ascii") if said else "utf-8"):
        try:
            return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("cp1252", "replace")


def extract_page(html: str) -> Page:
    """Extract the story of a page. Raises Unreadable where there is none, or where the page is made to hang a parser."""
    if count_attributes(html) > _MOST_ATTRIBUTES:
        raise Unreadable(f"a tag has more than {_MOST_ATTRIBUTES:,} attributes, which no real page has")
    import trafilatura  # noqa: PLC0415 - half a second, only for pages

    found: Any = trafilatura.bare_extraction(
        html.replace("\x00", ""), fast=True, with_metadata=True, include_comments=False, include_tables=True
    )
    text = (found.text or "").strip() if found else ""
    if not text:
        raise Unreadable("no story was found on the page")
    return Page(text, found.title or None, found.author or None, found.date or None, found.sitename or None, found.url or None)


def count_attributes(html: str) -> int:
    """Give the largest number of attributes on any tag, never too low; one pass, whatever the page does with its quotes."""
    most, place = 0, 0
    while match := _TAG.search(html, place):
        if match[0] == "<!--":
            place = _skip(_COMMENT_END, html, match.start() + 2)
            continue
        place = _end_tag(html, match.end())
        if place - match.start() > 2 * _MOST_ATTRIBUTES:  # an attribute takes two characters at least
            most = max(most, len(_VALUE.sub(" ", html[match.start() : place]).split()))
        if match[0].lower() in _OPAQUE:
            place = _skip(_OPAQUE[match[0].lower()], html, place)
    return most


def _end_tag(html: str, place: int) -> int:
    """Give the place where a tag ends, quoted values passed over; the page's end where it never does."""
    while end := _TAG_END.search(html, place):
        if end[0] == ">":
            return end.end()
        closing = html.find(end[0], end.end())
        if closing < 0:
            break
        place = closing + 1
    return len(html)


def _skip(ending: re.Pattern[str], html: str, place: int) -> int:
    """Give the place after what ends a comment or a script; the page's end where nothing does."""
    found = ending.search(html, place)
    return found.end() if found else len(html)
