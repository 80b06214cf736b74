"""Spelling: what transliterations of one name have in common."""

from __future__ import annotations

from functools import lru_cache

from dragoman.model import fold

# Vowels and doubled letters are what transliterations differ in: Mohammad, Muhammad, Mohammed; Araghchi, Araqchi.
# "Hassan" and "Hussein" stay two names: of the vowels only the round ones count.
LETTERS = str.maketrans({"q": "k", "c": "k", "x": "k", "w": "v", "z": "s", "g": "k", "j": "a", "y": "a", "e": "a", "i": "a", "u": "o"})
PAIRS = (("kh", "k"), ("gh", "k"), ("ph", "f"), ("ch", "k"), ("sh", "s"))


@lru_cache(maxsize=65536)
def parts_of(name: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(fold(name).split())


@lru_cache(maxsize=65536)
def spelling(part: str) -> str:
    """A folded word of a name without what transliterations differ in.

    >>> spelling("muhammad") == spelling("mohammed")
    True
    """
    for pair, letter in PAIRS:
        part = part.replace(pair, letter)
    bare = part.translate(LETTERS)
    return "".join(letter for place, letter in enumerate(bare) if place == 0 or (letter != bare[place - 1] and letter not in "ah"))


@lru_cache(maxsize=65536)
def key_of(part: str) -> str:
    """What two words of names share where they may be one: short words must be the same."""
    return part if len(part) <= 3 else part[0] + " " + spelling(part)


def alike(left: str, right: str) -> bool:
    """Whether two words of names may be one, written differently."""
    return left == right or key_of(left) == key_of(right)
