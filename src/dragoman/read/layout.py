"""Layout: a text told apart into headline, standfirst, lines of date and writer, captions, crossheads, paragraphs and chrome."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from dragoman.model import Part, PartKind, Span
from dragoman.read.chrome import find_chrome, finite_verbs, is_other_headline, split_ticker
from dragoman.read.dateline import CityTest, Dateline, find_dateline
from dragoman.read.lines import Line, make_line, split_lines
from dragoman.read.masthead import is_byline, is_masthead, is_section, split_byline
from dragoman.read.tables import load_lines

_LONGEST_HEADLINE: Final = 30  # words
_LONGEST_LABEL: Final = 22  # words; a longer line without a full stop is a paragraph that lost it
# What a wire story ends on: "(Reporting by A; Editing by B)", "(end)".
_CREDIT: Final = re.compile(
    r"\(\s?(?:(?:additional )?reporting|writing|editing|edited|compiled|with inputs?|with agencies|end|ends|xinhua|apa?|ani|pti|afp|reuters)\b[^()\n]{0,200}\)\.?$",
    re.IGNORECASE,
)
# What a picture's caption ends on: "on Friday. AP".
_PICTURE_CREDIT: Final = re.compile(r"[.)] ?(?:AP|AFP|Reuters|REUTERS|PTI|ANI|APP|Xinhua|EPA|Getty Images|AP Photo|File)$")
_MOST_TITLES: Final = 20  # title-like lines among which the headline is looked for
_TOLD: Final = frozenset({"said", "told", "announced", "added", "stated"})


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a text in order, and its dateline."""

    parts: tuple[Part, ...]
    dateline: Dateline | None = None


@dataclass
class _Page:
    """A page while it is told apart: its lines, and what each was found to be."""

    text: str
    lines: list[Line]
    is_city: CityTest | None = None
    kinds: dict[int, PartKind] = field(default_factory=dict)

    def open_lines(self, first: int = 0) -> Iterator[int]:
        """The numbers of the lines that nothing is known of yet, one by one."""
        return (number for number in range(first, len(self.lines)) if number not in self.kinds)


def lay_out(text: str, is_city: CityTest | None = None) -> Layout:
    """Tell the parts of a text apart. Together they cover all of it that is not white. is_city: tells "New Delhi:" from "Naqvi:"."""
    page = _Page(text, _cut_lines(text, is_city), is_city)
    for number in sorted(find_chrome(page.lines)):
        page.kinds[number] = (
            "masthead" if page.lines[number].text.lower().startswith("date ") and is_masthead(page.lines[number]) else "chrome"
        )
    body = _tell_head(page)
    _tell_body(page, body)
    return _assemble(page)


def _cut_lines(text: str, is_city: CityTest | None) -> list[Line]:
    """Give the lines of a text, cut where one line holds a writer and a day, or a day and a ticker."""
    cut: list[Line] = []
    for line in split_lines(text):
        place = split_ticker(line)
        if place is None and len(line.words) <= 30 and not line.several and not find_dateline(line.text, is_city):
            place = _cut_byline(text, line)
        pieces = (
            [line]
            if place is None
            else [make_line(text, line.span.start, line.span.start + place), make_line(text, line.span.start + place, line.span.end)]
        )
        cut.extend(piece for piece in pieces if piece)
    return cut


def _cut_byline(text: str, line: Line) -> int | None:
    """Give the place where a line's writer ends and its day begins."""
    place = split_byline(line)
    if place is None:
        return None
    head = make_line(text, line.span.start, line.span.start + place)
    tail = make_line(text, line.span.start + place, line.span.end)
    return place if head and tail and is_byline(head) and is_masthead(tail) else None


def _tell_head(page: _Page) -> int:
    """Tell the head of the page, down to the first paragraph of the story; give the number of that line."""
    titles: list[int] = []
    body = len(page.lines)
    for number in list(page.open_lines()):
        kind = _tell_head_line(page, number, titles)
        if kind is None:
            body = number
            break
        if kind == "headline":
            titles.append(number)
        else:
            page.kinds[number] = kind
    if body == len(page.lines) and len(titles) > 1:  # no line ends like a sentence: notes, or verse; the first is the headline
        body, titles = titles[1], titles[:1]
    _tell_titles(page, titles)
    return body


def _tell_head_line(page: _Page, number: int, titles: list[int]) -> PartKind | None:
    """Tell one line above the story: "headline" for whatever looks like a title, None where the story begins."""
    line = page.lines[number]
    if find_dateline(line.text, page.is_city):
        # "U.S. -- Foreign ministers meet in Washington" captions a picture.
        return "caption" if titles and _is_caption(page, number, titles) else None
    if is_byline(line):
        return "byline"
    if is_masthead(line) or is_section(line):
        return "masthead"
    if _is_marked_caption(line) or (titles and _is_caption(page, number, titles)):
        return "caption"
    if titles and line.bullet:
        return "standfirst"
    if len(line.words) > _LONGEST_HEADLINE or line.several:
        return None
    if not line.ends or (not titles and line.text.rstrip("”\"'’")[-1:] in "?!"):
        return "headline"
    # A sentence above the line of date or of the writer is still the head of the page.
    following = list(islice(page.open_lines(number + 1), 2))
    if any(is_byline(page.lines[after]) or (is_masthead(page.lines[after]) and not page.lines[after].stops) for after in following):
        return "standfirst" if titles else "headline"
    return None


def _tell_titles(page: _Page, titles: list[int]) -> None:
    """Choose the headline among the title-like lines; those above it name a section, those under it stand under it or caption a picture."""
    if not titles:
        return
    headline = _choose_headline(page, titles)
    alone = titles.index(headline) == 1  # one line above the headline names the paper or its section; several are navigation
    dated, last = False, headline
    for number in titles:
        line = page.lines[number]
        if number == headline:
            page.kinds[number] = "headline"
        elif line.text.endswith(page.lines[headline].text):  # the headline again, after the names of its sections
            page.kinds[number] = "chrome"
        elif number < headline:
            page.kinds[number] = "masthead" if alone else "chrome"
        elif len(line.words) <= 3:
            page.kinds[number] = "chrome"
        else:
            dated = dated or any(page.kinds.get(between) in ("masthead", "byline") for between in range(last, number))
            page.kinds[number], last = ("caption" if dated else "standfirst"), number


def _choose_headline(page: _Page, titles: list[int]) -> int:
    """Give the title-like line that is the headline: the first of four words or more that is not the paper's own name."""
    long = [number for number in titles[:_MOST_TITLES] if len(page.lines[number].words) >= 4]
    for number in long:
        line = page.lines[number]
        nameplate = line.title_case and len(line.words) <= 5 and not finite_verbs(line)
        if not (nameplate and any(len(page.lines[other].words) > len(line.words) for other in long if other > number)):
            return number
    return (long or titles)[0]


def _is_marked_caption(line: Line) -> bool:
    """Whether a line carries the marks of a picture's caption."""
    if len(line.words) > 60 or len(line.text) > 400:
        return False
    if _PICTURE_CREDIT.search(line.text):
        return True
    lowered = line.text.lower()
    found = [lowered.rfind(mark) for mark in load_lines().caption_marks if mark in lowered]
    return bool(found) and (not line.stops or len(line.words) <= 6 or min(found) == 0 or max(found) > len(lowered) - 45)


def _is_caption(page: _Page, number: int, titles: list[int]) -> bool:
    """Whether a sentence under the headline describes a picture: in the present tense, the people of the headline, told again below."""
    line = page.lines[number]
    following = list(islice(page.open_lines(number + 1), 1))
    if not line.stops or line.several or len(line.words) > 30 or not following or _TOLD.intersection(line.words):
        return False
    if load_lines().caption_verbs.intersection(line.words) and any(
        page.kinds.get(above) in ("byline", "masthead") for above in range(titles[0], number)
    ):
        return page.lines[following[0]].ends
    if not finite_verbs(line, auxiliaries=False):
        return False
    known = page.lines[titles[0]].names | page.lines[following[0]].names
    return page.lines[following[0]].ends and len(line.names & known) >= 2


def _tell_body(page: _Page, first: int) -> None:
    """Tell the story itself, and what stands between and under its paragraphs."""
    open_lines = list(page.open_lines(first))
    endings = [number for number in open_lines if page.lines[number].ends and len(page.lines[number].words) >= 6]
    last = endings[-1] if endings else None
    seen = {line.text for line in page.lines[:first] if len(line.words) >= 4}
    for number in open_lines:
        line = page.lines[number]
        if line.text in seen:  # said once already: a headline or a caption printed again
            page.kinds[number] = "chrome"
        elif last is None:
            page.kinds[number] = "paragraph"
        else:
            page.kinds[number] = _tell_body_line(line, after_story=number > last)
        if len(line.words) >= 4:
            seen.add(line.text)


def _tell_body_line(line: Line, *, after_story: bool) -> PartKind:
    """Tell one line of the story. Only what runs on like prose is a paragraph; what stands alone is told by its shape."""
    if not line.stops and is_byline(line):
        return "byline"
    if not line.stops and is_masthead(line):
        return "masthead"
    credited = _PICTURE_CREDIT.search(line.text) and not _TOLD.intersection(line.words)
    if _is_marked_caption(line) and (credited or not line.several):
        return "caption"
    if line.bullet and len(line.words) <= 3:
        return "chrome"
    if len(line.words) > _LONGEST_LABEL or line.several or line.bullet:
        return "paragraph"
    if line.text.endswith(("?", ":")) and len(line.words) <= 12:
        return "chrome" if after_story else "crosshead"
    if line.ends or (line.text[0] in '“"' and not line.title_case):
        return "paragraph"
    if after_story or is_other_headline(line):
        return "chrome"
    return "crosshead"


def _assemble(page: _Page) -> Layout:
    """Lay the parts in order, with the dateline cut from the paragraph it opens."""
    parts: list[Part] = []
    dateline: Dateline | None = None
    for number, line in enumerate(page.lines):
        kind, span = page.kinds.get(number, "paragraph"), line.span
        found = find_dateline(line.text, page.is_city) if kind == "paragraph" and dateline is None else None
        if found:
            dateline = found
            end = span.start + len(line.text[: found.end].rstrip())
            parts.append(Part("dateline", Span(span.start, end)))
            span = Span(span.start + found.end, span.end)
        credit = _CREDIT.search(text := span.of(page.text)) if kind == "paragraph" else None
        if credit and text[: credit.start()].strip():
            parts.append(Part(kind, Span(span.start, span.start + len(text[: credit.start()].rstrip()))))
            kind, span = "byline", Span(span.start + credit.start(), span.end)
        parts.append(Part(kind, span))
    return Layout(tuple(parts), dateline)
