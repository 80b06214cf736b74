"""Spelling: whether two names are one name written twice. Transliterations are aliases, never corrections."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from dragoman.model import fold
from dragoman.reconcile.words import read_table

LONG = 5
VOWELS = frozenset("aiu")
# Letters that one spelling writes and another leaves out or writes otherwise: vowels, h and what stands for it.
WEAK = frozenset("aiuhxgj")
# So much of a part may differ in a name that is similar.
SLIP = 0.13


@lru_cache(maxsize=1)
def _passing() -> frozenset[str]:
    """Parts of a name that come and go, as they sound."""
    return frozenset(sound(word) for word in str(read_table("names.yaml")["passing"]["words"]).split())


@lru_cache(maxsize=1)
def _sounds() -> tuple[tuple[str, str], ...]:
    """Letters that write one sound, and the letter that stands for it."""
    return tuple((str(written), str(heard)) for written, heard in read_table("names.yaml")["sounds"]["rows"])


@lru_cache(maxsize=65536)
def sound(part: str) -> str:
    """One part of a name as it sounds, whoever wrote it in Latin letters.

    >>> sound("Araghchi") == sound("Araqchi"), sound("Muhammad") == sound("Mohammad"), sound("Hassan") == sound("Hussein")
    (True, True, False)
    """
    heard = fold(part)
    for written, letter in _sounds():
        heard = heard.replace(written, letter)
    return "".join(letter for letter, _ in groupby(heard))


def consonants(part: str) -> str:
    """A part without its vowels: what two parts that sound the same must share."""
    return "".join(letter for letter in part if letter not in VOWELS) or part


def same_sound(left: str, right: str) -> bool:
    """Whether two parts, as they sound, differ by no more than one vowel of a long name ("Mohammed", "Muhammad"), or by an article."""
    if left == right:
        return True
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) >= LONG and longer in {"al" + shorter, "il" + shorter}:
        return True
    if len(left) != len(right) or len(left) < LONG:
        return False
    differing = [(one, other) for one, other in zip(left, right, strict=True) if one != other]
    return len(differing) == 1 and set(differing[0]) <= VOWELS


@lru_cache(maxsize=65536)
def name_parts(name: str) -> tuple[str, ...]:
    """Every part of a name as it sounds."""
    return tuple(sound(part) for part in fold(name).split())


@lru_cache(maxsize=65536)
def strong_parts(name: str) -> tuple[str, ...]:
    """The parts of a name that tell one bearer from another, as they sound: without those that come and go.

    No article ends a name: the last part of Kim Jong Il is a part of it.
    """
    parts = name_parts(name)
    return tuple(part for at, part in enumerate(parts) if part not in _passing() or (at == len(parts) - 1 and len(part) < 3))


def shared_parts(left: tuple[str, ...], right: tuple[str, ...]) -> int:
    """How many parts of the shorter name stand in the longer one, in order."""
    shorter, longer = sorted((left, right), key=len)
    place, found = 0, 0
    for part in shorter:
        ahead = next((at for at in range(place, len(longer)) if same_sound(part, longer[at])), None)
        if ahead is not None:
            place, found = ahead + 1, found + 1
    return found


def bear_same_name(left: str, right: str) -> bool:
    """Whether two full names may be one: the shorter is in the longer, with two parts or more that are not passing ones.

    >>> bear_same_name("Abbas Araghchi", "Seyyed Abbas Araqchi"), bear_same_name("Ali Larijani", "Ali Ardeshir Larijani")
    (True, True)
    >>> bear_same_name("Siraj-ud-Din Haqqani", "Sirajuddin Haqqani")
    True
    >>> bear_same_name("Muhammad Sadiq", "Mohammad Sadiq Khan"), bear_same_name("Mohammad Sadiq", "Sadiq Khan")
    (True, False)
    >>> bear_same_name("Sirajuddin Haqqani", "Khalil-ur-Rehman Haqqani"), bear_same_name("Haqqani", "Sirajuddin Haqqani")
    (False, False)
    """
    if (
        same_sound(sound(fold(left).replace(" ", "")), sound(fold(right).replace(" ", "")))
        and min(len(name_parts(left)), len(name_parts(right))) > 1
    ):
        return True
    for parts in (strong_parts, name_parts):
        one, other = parts(left), parts(right)
        shorter = min(len(one), len(other))
        if shorter > 1 and shared_parts(one, other) == shorter:
            return bool(strong_parts(left) and strong_parts(right))
    return False


def is_part_of_name(left: str, right: str) -> bool:
    """Whether one is a single name with which the other begins or ends ("Wang" of Wang Yi, "Anutin", "Dar")."""
    bare, full = sorted((name_parts(left), name_parts(right)), key=len)
    return len(bare) == 1 and len(full) > 1 and (same_sound(bare[0], full[-1]) or same_sound(bare[0], full[0]))


def bear_similar_name(left: str, right: str) -> bool:
    """Whether two full names differ in one part alone, and there by a letter or two of those that spellings differ by.

    That is no proof, as Masoud and Masoudi differ so too. It takes more than the names to make them one.

    >>> bear_similar_name("Hassan Sheikh Mahmoud", "Hassan Sheikh Mohamud"), bear_similar_name("Serhii Kyslytsia", "Sergiy Kyslytsya")
    (True, True)
    >>> bear_similar_name("Hassan Akhund", "Hussein Akhund"), bear_similar_name("Ali Larijani", "Sadeq Larijani")
    (False, False)
    """
    one, other = name_parts(left), name_parts(right)
    if len(one) != len(other) or len(one) < 2:
        return False
    unlike = [(at, *pair) for at, pair in enumerate(zip(one, other, strict=True)) if not same_sound(*pair)]
    if len(unlike) != 1:
        return False
    at, first, second = unlike[0]
    frame = consonants(first)
    # Vowels may differ more in a later part: Hassan and Hussein are two given names.
    return (at > 0 and frame == consonants(second) and len(frame) > 1) or _slip(first, second) <= SLIP * max(len(first), len(second))


def _slip(left: str, right: str) -> float:
    """How far two parts are from each other, letter by letter; vowels, and letters that stand for one another, count half."""
    row = [0.0]
    for letter in right:
        row.append(row[-1] + _weight(letter, ""))
    for one in left:
        before, row = row, [row[0] + _weight(one, "")]
        for place, other in enumerate(right):
            swap = before[place] + (0.0 if one == other else _weight(one, other))
            row.append(min(swap, before[place + 1] + _weight(one, ""), row[-1] + _weight(other, "")))
    return row[-1]


def _weight(one: str, other: str) -> float:
    return 0.5 if one in WEAK and (not other or other in WEAK) else 1.0
