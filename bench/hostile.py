"""Measures texts made to be slow: seconds that each rule set takes for a million hostile characters. The parse is not measured.

Another stage joins with a row in `RULE_SETS` and, where it has weak places of its own, rows in `TEXTS`. Finding tells how the
patterns bear the text. Marking also makes five nouns for each time found: where every few letters are a time that can be
counted ("2025 2025 2025"), it takes what the making of a million nouns takes, and grows with their number alone.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from dragoman.almanac import load_almanac
from dragoman.annotate.names import mark_names
from dragoman.annotate.places import mark_places
from dragoman.annotate.times import mark_times
from dragoman.annotate.times.grammar import find_phrases
from dragoman.annotate.voices import mark_voices
from dragoman.model import Part, Reading, Report, Sentence, Span, Token, When

MILLION = 1_000_000
DAY = date(2025, 7, 20)
# What is repeated up to a million characters: beginnings without end, ends without beginning, and times without end.
TEXTS: Mapping[str, str] = {
    "one line of digits": "1234567890",
    "one letter": "a",
    "spaces": " ",
    "lines": "\n",
    "blank lines": " \n",
    "tabs": "\t",
    "Friday": "Friday ",
    "the day before": "the day before ",
    "the day before yesterday": "the day before yesterday ",
    "1-1-1": "1-1-1-",
    "1/1/": "1/1/",
    "12:30": "12:30 ",
    "years": "2025 ",
    "parentheses": "((((((((((" + "))))))))))",
    "open parentheses": "(",
    "Friday in parentheses": "Friday (",
    "of the": "of the ",
    "in recent": "in recent ",
    "unicode digits": "١٢٣٤۵۶۷८९०",
    "superscripts": "¹²³⁴",
    "may": "may, ",
    "Monday to": "Monday to ",
    "the year": "the year ",
    "two days and": "two days and ",
    "first last twenty": "first last twenty ",
    "a couple of": "a couple of ",
    "days after": "days after ",
    "October": "October 1 ",
    "hyphens": "-",
    "apostrophes": "'90s '",
    "full stops": ". ",
    "opening quotes": "“ ",
    "short quotations": "“Yes.” ",
    "said": "said ",
    "he said": "he said ",
    "Dar said that": "Dar said that ",
    "according to": "according to Dar ",
    "one town": "Paris ",
    "towns": "in Springfield, Georgia, and Tripoli, Lebanon, ",
    "real dates": "On Tuesday, October 29, 2024 at 6 p.m. (1300 GMT), two days later, ",
}
WORD = re.compile(r"\S+")


def hostile_texts(length: int = MILLION) -> Iterator[tuple[str, str]]:
    """Each text by name, as long as asked."""
    for name, piece in TEXTS.items():
        yield name, (piece * (length // len(piece) + 1))[:length]


def split_by_blanks(text: str, *, in_sentence: int = 40) -> Reading:
    """A reading with cheap tokens, words between blanks, each hanging on the first of its sentence: a parse that costs nothing."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    words = list(WORD.finditer(text))
    for first in range(0, len(words), in_sentence):
        held = words[first : first + in_sentence]
        last, number = first + len(held), len(sentences)
        for index, word in enumerate(held, start=first):
            below = tuple(range(first + 1, last)) if index == first else ()
            label = ("ROOT", "VERB", "VBD") if index == first else ("dep", "NOUN", "NN")
            told = word.group()
            if told == "said":
                label = (label[0], "VERB", "VBD")
            tokens.append(Token(index, *word.span(), told, told.lower(), label[1], label[2], label[0], first, below, number))
        sentences.append(Sentence(number, Span(held[0].start(), held[-1].end()), (first, last), "paragraph", number))
    parts = (Part("paragraph", Span(0, len(text))),)
    report = Report("hostile", text, "", language="en", published=When(DAY, DAY, "", "stated"), parts=parts)
    return Reading(report, tuple(sentences), tuple(tokens))


def find_times(reading: Reading) -> Callable[[], object]:
    """The work of the patterns of times alone."""
    return partial(find_phrases, reading.report.text)


def count_times(reading: Reading) -> Callable[[], object]:
    """The work of the whole stage of times."""
    return partial(mark_times, reading)


def find_names(reading: Reading) -> Callable[[], object]:
    """The work of the whole stage of names."""
    return partial(mark_names, reading, load_almanac())


def find_places(reading: Reading) -> Callable[[], object]:
    """The work of the whole stage of places."""
    return partial(mark_places, reading, load_almanac())


def find_voices(reading: Reading) -> Callable[[], object]:
    """The work of the whole stage of voices."""
    return partial(mark_voices, reading, load_almanac())


# The rule sets by name: from a reading to the work that is timed.
RULE_SETS: Mapping[str, Callable[[Reading], Callable[[], object]]] = {
    "times, finding": find_times,
    "times, marking": count_times,
    "names": find_names,
    "places": find_places,
    "voices": find_voices,
}


def seconds(work: Callable[[], object]) -> float:
    """The seconds of the processor that the work takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def measure_rule_set(name: str) -> list[tuple[str, float]]:
    """Seconds a million characters for every hostile text, the slowest first."""
    prepare = RULE_SETS[name]
    seconds(prepare(split_by_blanks("On Friday, two days later.")))  # tables are read before the clock starts
    rows = [(text_name, seconds(prepare(split_by_blanks(text)))) for text_name, text in hostile_texts()]
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def measure(data: Path) -> list[tuple[str, float]]:
    """The three slowest texts of each rule set, in seconds a million characters."""
    del data
    return [(f"{rules}: {text}", took) for rules in RULE_SETS for text, took in measure_rule_set(rules)[:3]]


if __name__ == "__main__":
    for rules in sys.argv[1:] or RULE_SETS:
        for text, took in measure_rule_set(rules):
            print(f"{rules:20} {text:28} {took:8.3f} s a million characters", flush=True)
