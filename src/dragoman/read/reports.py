"""Text → Report: the parts told apart, the day, the source and the language found, nothing edited."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from dragoman.model import Part, Report, Span
from dragoman.read.language import identify_language, may_be_english
from dragoman.read.layout import Layout, lay_out
from dragoman.read.published import find_publication
from dragoman.read.source import resolve_source
from dragoman.read.text import LONGEST_READ, note_mojibake

if TYPE_CHECKING:
    from dragoman.almanac import Almanac

INTERPRETED: Final = "en"
_CITY: Final = 200_000
_CONTENT: Final = ("headline", "standfirst", "caption", "crosshead", "paragraph")


@dataclass(frozen=True, slots=True)
class Draft:
    """A text on its way to a Report, with what was said of it: by its meta data (said) and by its own page (page_day)."""

    id: str
    name: str
    text: str
    said: dict[str, str] = field(default_factory=dict)
    page_day: str | None = None
    notes: tuple[str, ...] = ()


def make_report(draft: Draft, almanac: Almanac) -> Report:
    """Make a Report of a text and what was said of it."""
    text, said = draft.text, draft.said
    layout = _lay_out_bounded(text, almanac)
    language, language_notes = _tell_language(text, layout, said.get("language"))
    publication = find_publication(
        text, layout.parts, layout.dateline,
        given=said.get("published"), page=draft.page_day, url=said.get("url"), retrieved=said.get("retrieved"),
    )  # fmt: skip
    byline = said.get("byline") or _first(text, layout, "byline")
    agency = (layout.dateline.agency if layout.dateline else None) or byline
    too_long = (f"over {LONGEST_READ:,} characters: stored and searchable, not interpreted",) if len(text) > LONGEST_READ else ()
    return Report(
        id=draft.id,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        names=(draft.name,),
        source=resolve_source(almanac, name=said.get("source"), url=said.get("url"), agency=agency),
        url=said.get("url"),
        title=said.get("title") or _first(text, layout, "headline"),
        byline=byline,
        dateline=layout.dateline.words if layout.dateline else None,
        published=publication.chosen,
        candidates=publication.candidates,
        retrieved=said.get("retrieved"),
        language=language,
        interpreted=not too_long and (language == INTERPRETED or (language is None and may_be_english(text))),
        parts=layout.parts,
        notes=(*draft.notes, *note_mojibake(text), *language_notes, *publication.notes, *too_long),
    )


def _lay_out_bounded(text: str, almanac: Almanac) -> Layout:
    """Tell the parts of a text apart; what lies beyond the longest text that is interpreted is one part."""
    layout = lay_out(text[:LONGEST_READ], lambda name: is_city(almanac, name))
    rest = text[LONGEST_READ:].rstrip()
    if not rest.strip():
        return layout
    start = LONGEST_READ + len(rest) - len(rest.lstrip())
    return replace(layout, parts=(*layout.parts, Part("paragraph", Span(start, LONGEST_READ + len(rest)))))


def is_city(almanac: Almanac, name: str) -> bool:
    """Whether a name is that of a capital or of a city of two hundred thousand and more: where datelines come from."""
    found = almanac.places(name.split(",", maxsplit=1)[0]) if almanac.seat(name) is None else ()
    return almanac.seat(name) is not None or any(place.population >= _CITY for place in found)


def _first(text: str, layout: Layout, kind: str) -> str | None:
    """Give the words of the first part of a kind, on one line."""
    return next((" ".join(part.span.of(text).split()) for part in layout.parts if part.kind == kind), None)


def _tell_language(text: str, layout: Layout, given: str | None) -> tuple[str | None, tuple[str, ...]]:
    """Give the language, as given or as found in the content, and what is to be said about it."""
    content = "\n".join(part.span.of(text) for part in layout.parts if part.kind in _CONTENT)
    found = identify_language(content)
    if given:
        tag = given.strip().replace("_", "-").lower().split("-")[0]
        tag = {"eng": "en", "english": "en"}.get(tag, tag)
        if found and found != tag:
            # A translation keeps the language of the page it was made from; the text itself is the better witness.
            return found, (f"given as “{given}”, but the text reads as “{found}”, and so it is taken", *_note_unread(found))
        return tag, _note_unread(tag)
    if found is None and may_be_english(content):
        return None, ("the language cannot be told; read as English",)
    if found is None:
        return None, ("the language cannot be told, and it does not look like English: stored and searchable",)
    return found, _note_unread(found)


def _note_unread(language: str) -> tuple[str, ...]:
    """Say that a language is not interpreted yet."""
    return () if language == INTERPRETED else (f"in “{language}”, which is not interpreted yet: stored and searchable",)
