"""Passages: the sentences of a report's body, with the words by which copies are told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from sys import intern

from dragoman.model import Report, Span
from dragoman.reconcile.words import stem

SENTENCE = re.compile(r"[^\s][^\n]*?(?:[.!?][”\"’')\]]*(?=\s)|(?=\n)|$)")
WORD = re.compile(r"\w+(?:[-’']\w+)*")
# A passage shorter than this, in words, says nothing that two witnesses would not say alike.
SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a report: where it stands and the words it is compared by: those its writer chose, and the names it tells of; each once, in order."""

    report: str
    span: Span
    number: int
    own: tuple[str, ...]
    names: tuple[str, ...] = ()


def split_passages(report: Report) -> Iterator[Passage]:
    """The sentences of a report's body that are long enough to be compared."""
    bodies = [part.span for part in report.parts if part.kind == "paragraph"] if report.parts else [Span(0, len(report.text))]
    number = 0
    for body in bodies:
        for found in SENTENCE.finditer(report.text, body.start, body.end):
            words = WORD.findall(found.group())
            if len(words) < SHORTEST:
                continue
            # Names and first words are set aside: only what a writer chose is compared.
            own = tuple(sorted({stem(word) for word in words if not word[0].isupper()}))
            names = tuple(sorted({intern(word) for word in words[1:] if word[0].isupper()}))
            yield Passage(report.id, Span(found.start(), found.end()), number, own, names)
            number += 1
