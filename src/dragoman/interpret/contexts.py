"""Contexts: why, or what about - from the account's own clause, and where it says nothing, from its sentence and its paragraph.

What names a place or people ("hospital", "women") speaks only in the account's own clause: a hospital hit by one side does not make
the other's request a matter of health. The longest cue speaks: in "war crimes" no crime is told, in "military rule" no army. Some phrases speak of nothing here ("traded
accusations", "tear gas"), and some words only as nouns ("the mine", not "mined").
"""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.interpret.codebook import Codebook
from dragoman.interpret.tables import load_context_bounds
from dragoman.model import Reading, Sentence, Token

# How many sentences of the paragraph are asked, on each side, where the account's own says nothing.
NEAR = 3
NAMING = {"NOUN", "PROPN", "ADJ"}
SUBJECTS = {"nsubj", "nsubjpass", "csubj"}


def read_contexts(
    reading: Reading, sentence: Sentence, codebook: Codebook, given: tuple[str, ...] = (), at: int | None = None
) -> tuple[str, ...]:
    """The contexts of what a word of a sentence tells, or of the whole sentence, in the codebook's order; crime gives way to what is more exact."""
    own = frozenset(range(*sentence.tokens)) if at is None else own_words(reading, at)
    found = set(given) | _told(reading, sentence, codebook, own)
    if not found and at is not None:
        found = set(_told_anywhere(reading, sentence, codebook))
    for step in range(1, NEAR + 1):
        if found:
            break
        for place in (sentence.index - step, sentence.index + step):
            if 0 <= place < len(reading.sentences) and reading.sentences[place].paragraph == sentence.paragraph:
                found |= _told_anywhere(reading, reading.sentences[place], codebook)
    if found & set(codebook.crime_gives_way_to):
        found.discard("crime")
    return tuple(name for name in codebook.contexts if name in found)


def own_words(reading: Reading, index: int) -> frozenset[int]:
    """The words of the clause that a word stands in, with what hangs on it: not the next act of a row, nor what told it ("X said that")."""
    way = [index]
    while reading.tokens[way[-1]].head != way[-1] and not _is_apart(reading, reading.tokens[way[-1]]):
        way.append(reading.tokens[way[-1]].head)
    top = way[-1]
    beside = [child for above in way for child in reading.tokens[above].children if child not in way]
    rows = [child for child in beside if _is_apart(reading, reading.tokens[child]) and not _is_content(reading, reading.tokens[child])]
    sources = [child for above in way for child in reading.tokens[above].children if reading.tokens[child].text.lower() == "according"]
    cut = {below for child in (*rows, *sources) if child not in way for below in reading.subtree(child)}
    words = set(reading.subtree(top)) - cut
    token = reading.tokens[top]
    if token.dep == "conj" and not any(reading.tokens[child].dep in SUBJECTS for child in token.children):
        shared = [child for child in reading.tokens[token.head].children if reading.tokens[child].dep in SUBJECTS]
        words.update(below for child in shared for below in reading.subtree(child))  # "A condemned it and urged B": A's, too
    return frozenset(words)


def _is_content(reading: Reading, token: Token) -> bool:
    """Whether a clause is what the verb above it says: not one that only stands before it, behind a semicolon."""
    between = range(token.index, reading.tokens[token.head].index)
    return token.dep == "ccomp" and not any(reading.tokens[index].text == ";" for index in between)


def _is_apart(reading: Reading, token: Token) -> bool:
    """Whether a word heads a clause that tells something of its own: the next verb of a row, what is said, what stands beside."""
    verb = token.pos in {"VERB", "AUX"}
    if token.dep == "ccomp":
        return verb and any(reading.tokens[child].dep in SUBJECTS for child in token.children)
    return verb and token.dep in {"conj", "parataxis"}


# What the sentences of the last reading tell, since each is asked for every act beside it.
_LAST: list[tuple[Reading, Codebook, dict[int, set[str]]]] = []


def _told_anywhere(reading: Reading, sentence: Sentence, codebook: Codebook) -> set[str]:
    """The contexts that a sentence calls, whichever act they are of."""
    if not _LAST or _LAST[0][0] is not reading or _LAST[0][1] is not codebook:
        _LAST[:] = [(reading, codebook, {})]
    told = _LAST[0][2]
    if sentence.index not in told:
        told[sentence.index] = _told(reading, sentence, codebook)
    return told[sentence.index]


def _is_counted(reading: Reading, token: Token) -> bool:
    """Whether a noun stands with its number."""
    return any(reading.tokens[child].pos == "NUM" for child in token.children)


def _told(reading: Reading, sentence: Sentence, codebook: Codebook, own: frozenset[int] | None = None) -> set[str]:
    """The contexts that a sentence calls, or some of its words; cues that are bound to their own clause speak only there."""
    words, phrases = codebook.cues
    bounds = load_context_bounds()
    found: set[str] = set()
    taken: set[int] = set()
    names: dict[str, set[str]] = {}
    for phrase, name in phrases:
        names.setdefault(phrase, set()).add(name)
    tokens = [token for token in reading.tokens_of(sentence) if own is None or token.index in own]
    starts = {token.start for token in tokens}
    told = sentence.span.of(reading.report.text).lower()
    for match in _pattern((*names, *bounds.silent)).finditer(told):
        heard = match[1] not in bounds.only_own if own is None else sentence.span.start + match.start() in starts
        if heard:
            found |= names.get(match[1], set())
        taken.update(range(sentence.span.start + match.start(), sentence.span.start + match.end()))
    for token in tokens:
        if token.start in taken:
            continue
        for word in (token.lemma.lower(), token.text.lower()):
            bound = (own is None and word in bounds.only_own) or (word in bounds.not_counted and _is_counted(reading, token))
            if not bound and (word not in bounds.only_nouns or token.pos in NAMING):
                found.update(words.get(word, ()))
    return found


@lru_cache(maxsize=8)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all phrases, the longest first, each in the singular or with a plural's s."""
    longest = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest))})s?(?!\w)")
