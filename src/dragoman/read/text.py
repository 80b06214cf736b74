"""Bytes → text: decoded, never edited. What had to be mended is said; what cannot be read is refused with its reason."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 1_000_000  # characters; a longer text is an archive, not a report
LONGEST_READ: Final = 200_000  # characters that are interpreted; a longer text is stored and searchable

_MARKS: Final = (  # UTF-32's mark begins with UTF-16's, so it is tried first
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BEYOND_ASCII: Final = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and what had to be done to read it."""

    text: str
    notes: tuple[str, ...] = ()


class Unreadable(Exception):  # noqa: N818 - it is a finding about an input, turned into a Refusal, not an error of ours
    """Why an input is refused, in a sentence."""


def decode(raw: bytes) -> Decoded:
    """Decode a file's bytes. Raises Unreadable, with the reason, for what is empty, binary or in no encoding we can tell."""
    if not raw.strip():
        raise Unreadable("the file is empty")
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _check(_decode_marked(raw[len(mark) :], encoding))
    if raw.count(0) * 50 > len(raw):  # plain text in UTF-16 is good UTF-8 full of NULs
        return _check(_decode_unmarked_utf16(raw))
    try:
        return _check(Decoded(raw.decode("utf-8")))
    except UnicodeDecodeError as error:
        return _check(_mend(raw, error))


def check_length(text: str) -> None:
    """Refuse a text that is too long to be a report."""
    if len(text) > LONGEST:
        raise Unreadable(f"the text has {len(text):,} characters; a report may have {LONGEST:,}. Split it, or make JSON Lines of it")


def note_mojibake(text: str) -> tuple[str, ...]:
    """Say where a text was decoded wrongly before it reached us ("â€™" for "’"). It is kept as it came."""
    if text.isascii():
        return ()
    import ftfy  # noqa: PLC0415 - only for texts beyond ASCII

    for line in text[:LONGEST_READ].splitlines():
        if not line.isascii() and (mended := ftfy.fix_encoding(line[:2000])) != line[:2000]:
            return (
                f"some letters look wrongly decoded before they reached us (“{_difference(line, mended)}”); the text is kept as it came",
            )
    return ()


def _difference(line: str, mended: str) -> str:
    """Show the first place where two lines part."""
    place = next((place for place, (left, right) in enumerate(zip(line, mended, strict=False)) if left != right), 0)
    return line[max(0, place - 10) : place + 10]


def _decode_marked(raw: bytes, encoding: str) -> Decoded:
    """Decode what says its encoding in a byte-order mark."""
    try:
        return Decoded(raw.decode(encoding))
    except UnicodeDecodeError as error:
        raise Unreadable(f"its byte-order mark says {encoding.upper()}, but it breaks at byte {error.start}") from error


def _mend(raw: bytes, error: UnicodeDecodeError) -> Decoded:
    """Read what is not quite UTF-8: UTF-8 with a few broken bytes, or Windows-1252; else refuse."""
    if len(_CONTROLS.findall(raw[:100_000].decode("latin-1"))) * 100 > min(len(raw), 100_000):
        raise Unreadable("it is a binary file, not a text") from error
    replaced = raw.decode("utf-8", "replace")
    broken = replaced.count("\ufffd")
    if len(_BEYOND_ASCII.findall(raw)) > broken:
        return Decoded(replaced, (f"{broken} broken place(s) in its UTF-8, the first at byte {error.start}, are shown as U+FFFD",))
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        raise Unreadable(f"it is neither UTF-8 (broken at byte {error.start}) nor Windows-1252; save it as UTF-8") from error
    letters = [character for character in text if character.isalpha()]
    # A Western text has few letters beyond ASCII; Cyrillic or Arabic in an old code page has little else.
    if sum(not letter.isascii() for letter in letters) * 4 > len(letters):
        raise Unreadable("it is not UTF-8, and which older encoding it is in cannot be told; save it as UTF-8") from error
    return Decoded(text, ("not UTF-8: read as Windows-1252",))


def _decode_unmarked_utf16(raw: bytes) -> Decoded:
    """Read UTF-16 without a mark, where every other byte of plain text is NUL; else it is binary."""
    for encoding, zeros in (("utf-16-le", raw[1::2]), ("utf-16-be", raw[::2])):
        if zeros.count(0) * 2 > len(zeros):
            try:
                return Decoded(raw.decode(encoding), (f"no byte-order mark: read as {encoding.upper()}",))
            except UnicodeDecodeError:
                continue
    raise Unreadable("it is a binary file, not a text")


def _check(decoded: Decoded) -> Decoded:
    """Refuse what decodes but is no text."""
    text = decoded.text
    if not text.strip():
        raise Unreadable("there is no text in it")
    sample = text[:100_000]
    if len(_CONTROLS.findall(sample)) * 100 > len(sample) or "\x00" in sample:
        raise Unreadable("it is a binary file, not a text")
    check_length(text)
    return decoded
