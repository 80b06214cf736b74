"""Contexts: why, or what about - from the account's own words, and where they say nothing, from its paragraph.

The longest cue speaks: in "war crimes" no crime is told, in "military rule" no army. Some phrases speak of nothing here ("traded
accusations", "tear gas"), and some words only as nouns ("the mine", not "mined").
"""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.interpret.codebook import Codebook
from dragoman.interpret.tables import load_context_bounds
from dragoman.model import Reading, Sentence

# How many sentences of the paragraph are asked, on each side, where the account's own says nothing.
NEAR = 3
NAMING = {"NOUN", "PROPN", "ADJ"}


def read_contexts(reading: Reading, sentence: Sentence, codebook: Codebook, given: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The contexts of a sentence, in the codebook's order; crime gives way to what is more exact."""
    found = set(given) | told_contexts(reading, sentence, codebook)
    for step in range(1, NEAR + 1):
        if found:
            break
        for place in (sentence.index - step, sentence.index + step):
            if 0 <= place < len(reading.sentences) and reading.sentences[place].paragraph == sentence.paragraph:
                found |= told_contexts(reading, reading.sentences[place], codebook)
    if found & set(codebook.crime_gives_way_to):
        found.discard("crime")
    return tuple(name for name in codebook.contexts if name in found)


def told_contexts(reading: Reading, sentence: Sentence, codebook: Codebook) -> set[str]:
    """The contexts that a sentence's own words call."""
    words, phrases = codebook.cues
    bounds = load_context_bounds()
    found: set[str] = set()
    taken: set[int] = set()
    names: dict[str, set[str]] = {}
    for phrase, name in phrases:
        names.setdefault(phrase, set()).add(name)
    told = sentence.span.of(reading.report.text).lower()
    for match in _pattern((*names, *bounds.silent)).finditer(told):
        found |= names.get(match[1], set())
        taken.update(range(sentence.span.start + match.start(), sentence.span.start + match.end()))
    for token in reading.tokens_of(sentence):
        if token.start in taken:
            continue
        for word in (token.lemma.lower(), token.text.lower()):
            if word not in bounds.only_nouns or token.pos in NAMING:
                found.update(words.get(word, ()))
    return found


@lru_cache(maxsize=8)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all phrases, the longest first, each in the singular or with a plural's s."""
    longest = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest))})s?(?!\w)")
