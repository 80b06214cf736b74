"""Contexts: why, or what about - from the account's own words, then its paragraph."""

from __future__ import annotations

from dragoman.interpret.codebook import Codebook
from dragoman.model import Reading, Sentence, Span


def read_contexts(reading: Reading, sentence: Sentence, codebook: Codebook, given: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The contexts of a sentence, in the codebook's order; crime gives way to what is more exact."""
    words, phrases = codebook.cues
    found = set(given)
    for token in reading.tokens_of(sentence):
        found.update(words.get(token.lemma.lower(), ()), words.get(token.text.lower(), ()))
    told = Span(sentence.span.start, sentence.span.end).of(reading.report.text).lower()
    found.update(name for phrase, name in phrases if phrase in told)
    if found & set(codebook.crime_gives_way_to):
        found.discard("crime")
    return tuple(name for name in codebook.contexts if name in found)
