"""Words: names folded for comparing, and the index that finds the longest known name in a row of words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

# Inside a word an apostrophe joins (Sana'a, Jama'at); at its end it is a possessive.
_APOSTROPHES = re.compile("['\u2019\u2018\u02bc\u02bb\u02bf\u02be`\u00b4]")
_POSSESSIVE = re.compile("['\u2019\u02bc]s?$")
_ABBREVIATION = re.compile(r"^(?:[^\W\d_]\.)+[^\W\d_]?\.?$")
_PIECES = re.compile(r"[^\W_]+")
_JOINERS = frozenset("-\u2010\u2011\u2012\u2013")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_BARRIER = "\0"
# In a headline that is all capitals these are words, not acronyms.
_EVERYDAY = frozenset({"is", "us", "who", "app", "it", "un", "an", "ice", "aim", "eta", "sea"})


class Piece(NamedTuple):
    """A folded word, how it was written (0 small, 1 with a capital, 2 with several, 3 all capitals), and the token it stands in."""

    word: str
    case: int
    token: int


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    """A word without case, accents and apostrophes."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return "".join(character for character in letters if not unicodedata.combining(character))


def _case(word: str) -> int:
    """How a word is written. "LeT" is more than a word with a capital: "Let them go" names no one."""
    if word[0].islower():
        return 0
    capitals = sum(letter.isupper() for letter in word)
    if capitals < 2:
        return 1
    return 3 if word.isupper() else 2


@lru_cache(maxsize=65536)
def _split(token: str) -> tuple[tuple[str, int], ...]:
    """The folded words of one token; a token that ends a name gives the barrier, a hyphen gives nothing."""
    if token in _JOINERS:
        return ()
    # "People’s" is the same name whether a tokenizer leaves its possessive on, or makes it a token of its own.
    owned = _POSSESSIVE.search(token)
    bare = _APOSTROPHES.sub("", token[: owned.start()] if owned else token)
    if _ABBREVIATION.match(bare):
        bare = bare.replace(".", "")
    pieces = tuple((_plain(piece), _case(piece)) for piece in _PIECES.findall(unicodedata.normalize("NFC", bare)))
    if owned:
        return (*pieces, ("s", 0)) if owned.group().endswith("s") else pieces
    return pieces or ((_BARRIER, 0),)


def pieces_of(words: Iterable[str]) -> list[Piece]:
    """Fold a row of tokens into comparable words.

    >>> [piece.word for piece in pieces_of(["Tehreek", "-", "e", "-", "Taliban"])]
    ['tehreek', 'e', 'taliban']
    """
    return [Piece(word, case, number) for number, token in enumerate(words) for word, case in _split(token)]


def key_of(name: str) -> tuple[str, ...]:
    """A name as the folded words it is compared by.

    >>> key_of("the Jama’at-ul-Ahrar")
    ('jamaat', 'ul', 'ahrar')
    """
    return tuple(piece.word for piece in _name_pieces(name))


def _name_pieces(name: str) -> list[Piece]:
    """The pieces of a whole name, without the article before it and the possessive after it."""
    pieces = [piece for piece in pieces_of(name.split()) if piece.word != _BARRIER]
    if len(pieces) > 1 and pieces[0].word == "the":
        pieces = pieces[1:]
    return pieces[:-1] if len(pieces) > 1 and pieces[-1].word == "s" and pieces[-1].case == 0 and _POSSESSIVE.search(name) else pieces


class NameIndex(Generic[T]):
    """Names and what they stand for, looked up by their first word."""

    def __init__(self) -> None:
        """Make an empty index."""
        self._names: dict[tuple[str, ...], list[tuple[tuple[int, ...], T]]] = {}
        self._first: dict[str, list[int]] = {}

    def add(self, name: str, value: T) -> None:
        """Let a name stand for something; a name may stand for several."""
        pieces = _name_pieces(name)
        if not pieces:
            return
        key = tuple(piece.word for piece in pieces)
        meanings = self._names.setdefault(key, [])
        written = (tuple(piece.case for piece in pieces), value)
        if written not in meanings:
            meanings.append(written)
        lengths = self._first.setdefault(key[0], [])
        if len(key) not in lengths:
            lengths.append(len(key))
            lengths.sort(reverse=True)

    def find(self, name: str) -> tuple[T, ...]:
        """Everything that exactly this name stands for."""
        return self._meanings(_name_pieces(name), lenient=True)

    def match(self, words: Sequence[str]) -> list[tuple[int, int, tuple[T, ...]]]:
        """The longest names in a row of tokens, left to right and not overlapping: first token, one past the last, meanings."""
        pieces = pieces_of(words)
        shouted = len(pieces) > 3 and all(piece.case == 3 or not piece.word.isalpha() or len(piece.word) == 1 for piece in pieces)
        found: list[tuple[int, int, tuple[T, ...]]] = []
        place = 0
        while place < len(pieces):
            length, meanings = self._longest(pieces, place)
            if meanings and not (shouted and length == 1 and pieces[place].word in _EVERYDAY):
                found.append((pieces[place].token, pieces[place + length - 1].token + 1, meanings))
                place += length
            else:
                place += 1
        return found

    def _longest(self, pieces: list[Piece], place: int) -> tuple[int, tuple[T, ...]]:
        for length in self._first.get(pieces[place].word, ()):
            # A slice at the row's end is shorter than asked, and must not pass for the longer name.
            if place + length <= len(pieces) and (meanings := self._meanings(pieces[place : place + length], lenient=False)):
                return length, meanings
        return 0, ()

    def _meanings(self, pieces: Sequence[Piece], *, lenient: bool) -> tuple[T, ...]:
        """What these words stand for as they are written: "IS" needs its capitals, "Taliban" one, and "rebels" none."""
        written = self._names.get(tuple(piece.word for piece in pieces))
        if not written:
            return ()
        fits: list[T] = []
        for cases, value in written:
            wanted = (0 if lenient and case == 1 else case for case in cases)
            if value not in fits and all(piece.case >= case for piece, case in zip(pieces, wanted, strict=True)):
                fits.append(value)
        return tuple(fits)
