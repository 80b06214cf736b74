"""Identity: the same thing said twice has the same id, on every machine and in every order of reading."""

from __future__ import annotations

import hashlib
import unicodedata


def identify(kind: str, *parts: object) -> str:
    """Give the id of a noun: its kind and 16 hexadecimal digits of what it says.

    >>> identify("person", "Mohsin Naqvi", "PAK") == identify("person", "Mohsin Naqvi", "PAK")
    True
    """
    told = "\x1f".join("" if part is None else str(part) for part in (kind, *parts))
    return f"{kind}-{hashlib.sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def fold(name: str) -> str:
    """Fold a name for comparing: no case, accents, punctuation or double spaces. Never shown to anyone.

    >>> fold("Recep Tayyip Erdoğan")
    'recep tayyip erdogan'
    >>> fold("Khalil-ur-Rehman  Haqqani’s")
    'khalil ur rehman haqqani'
    """
    bare = name.removesuffix("’s").removesuffix("'s")
    letters = unicodedata.normalize("NFKD", bare.casefold().replace("ı", "i"))
    kept = (" " if not character.isalnum() else character for character in letters if not unicodedata.combining(character))
    return " ".join("".join(kept).split())
