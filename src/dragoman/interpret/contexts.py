"""Contexts: why, or what about - from the account's own words, then its paragraph."""

from __future__ import annotations

from functools import lru_cache

from dragoman.interpret.codebook import Codebook
from dragoman.model import Reading, Sentence, Span


@lru_cache(maxsize=4)
def _cues(rows: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[dict[str, tuple[str, ...]], tuple[tuple[str, str], ...]]:
    """Single words by lemma, and phrases as written."""
    words: dict[str, tuple[str, ...]] = {}
    phrases: list[tuple[str, str]] = []
    for name, cues in rows:
        for cue in cues:
            if " " in cue:
                phrases.append((cue, name))
            else:
                words[cue] = (*words.get(cue, ()), name)
    return words, tuple(phrases)


def read_contexts(reading: Reading, sentence: Sentence, codebook: Codebook, given: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The contexts of a sentence, in the codebook's order; crime gives way to what is more exact."""
    words, phrases = _cues(tuple((name, tuple(cues)) for name, cues in codebook.contexts.items()))
    found = set(given)
    for token in reading.tokens_of(sentence):
        found.update(words.get(token.lemma.lower(), ()), words.get(token.text.lower(), ()))
    told = Span(sentence.span.start, sentence.span.end).of(reading.report.text).lower()
    found.update(name for phrase, name in phrases if phrase in told)
    if found & set(codebook.crime_gives_way_to):
        found.discard("crime")
    return tuple(name for name in codebook.contexts if name in found)
