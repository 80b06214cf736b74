"""Speakers: whose word a verb of speech is, read from the words around it where there is no parse."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reconcile.words import load_words

REACH = 8
QUOTES = frozenset(('"', "''", "``", "”", "“"))


def speaker_beside(tokens: Sequence[str], trigger: Sequence[int]) -> str:
    """The last word of the speaker's name, or what he is called, folded; "" where nobody stands beside the verb.

    >>> speaker_beside("The flaw is real , said Ana Silva , a spokeswoman .".split(), [5])
    'silva'
    >>> speaker_beside("Lawyer Ana Silva said on Monday that it is real .".split(), [3])
    'silva'
    """
    first, last = min(trigger), max(trigger)
    before = _until_quote(tokens[max(0, first - REACH) : first])
    # After a quotation or at the head of a sentence ("According to ...") the speaker follows the verb.
    if before and before[0] != ",":
        names = [word for word in before if word[0].isupper()]
        return next(iter(names or before), "").casefold()
    phrase = _phrase(tokens[last + 1 : last + 1 + REACH])
    names = [word for word in phrase if word[0].isupper()]
    return (names[-1:] or phrase[:1] or [""])[0].casefold()


def _until_quote(tokens: Sequence[str]) -> list[str]:
    """The words before the verb, the nearest first, back to a quotation's end; a comma is kept where it stands next to the verb."""
    found: list[str] = []
    for place, word in enumerate(reversed(tokens)):
        if word in QUOTES:
            break
        if (word == "," and place == 0) or _tells(word):
            found.append(word)
    return found


def _phrase(tokens: Sequence[str]) -> list[str]:
    """The words of the noun phrase that follows the verb, up to the end of the name."""
    found: list[str] = []
    for word in tokens:
        if not word[:1].isalnum():
            if found:
                break
            continue
        if found and found[-1][0].isupper() and not word[0].isupper():
            break
        if _tells(word):
            found.append(word)
    return found


def _tells(word: str) -> bool:
    return word[:1].isalnum() and word.casefold() not in load_words()["hollow"]
