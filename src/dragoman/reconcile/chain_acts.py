"""Acts: what the words of an event mention name, whatever form they have, and which acts of a story are one by another name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import combinations

from dragoman.reconcile.unions import Unions
from dragoman.reconcile.words import load_words, read_table, stem

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Endings that make a noun of a verb: the announcement is what was announced.
NOUNS = ("ization", "ation", "ition", "ution", "sion", "tion", "ment", "ance", "ence", "ure", "al", "er", "or", "y")
ROOT, LONG = 6, 4
# Two words that stand in one sentence as two events in more than this share of the sentences of the rarer one are two acts.
APART = 0.5


def act_of(text: str) -> str:
    """What a trigger's words name, whatever form they have.

    >>> act_of("announced") == act_of("announcement"), act_of("was shot") == act_of("shooting"), act_of("died") == act_of("death")
    (True, True, True)
    >>> act_of("checked in") == act_of("checked out")
    False
    """
    words = [word.casefold() for word in WORD.findall(text)] or [text.casefold()]
    head = _head(words)
    after = words[words.index(head) + 1 :][:1]
    turn = after[0] if after and after[0] in _listed("particles", "turning") else ""
    return f"{root_of(head)} {turn}".rstrip()


def words_of(text: str) -> list[str]:
    """The roots of all that a mention's words tell, the act among them."""
    hollow = load_words()["hollow"]
    return [root_of(word) for word in map(str.casefold, WORD.findall(text)) if len(word) > 1 and word not in hollow]


def _head(words: list[str]) -> str:
    """The word that names the act: the last that tells anything before the first preposition, light verbs and particles apart."""
    hollow, joints = load_words()["hollow"], _listed("joints")
    first = next((place for place, word in enumerate(words) if word not in hollow), 0)
    end = next((place for place in range(first + 1, len(words)) if words[place] in joints), len(words))
    bare = [word for word in words[first:end] if word not in _listed("particles")] or words
    telling = [word for word in bare if word not in hollow and len(word) > 1] or bare
    return next((word for word in reversed(telling) if _upright(word) not in _light()), telling[-1])


def root_of(word: str) -> str:
    """A word's stem without the ending that makes a noun of it, cut to what its family shares."""
    bare = stem(_irregular().get(word, word))
    bare = _irregular().get(bare, bare)
    ending = next((ending for ending in NOUNS if bare.endswith(ending) and len(bare) - len(ending) >= LONG), "")
    return bare[: len(bare) - len(ending)][:ROOT]


def initials_of(text: str) -> list[str]:
    """The letters that a phrase may be written with: of its words without articles, and of those that tell anything."""
    words = [word.casefold() for word in WORD.findall(text) if word.casefold() not in {"a", "an", "the"}]
    telling = [word for word in words if word not in load_words()["hollow"]]
    return ["".join(word[0] for word in row) for row in (words, telling) if len(row) > 1]


def letters_of(text: str) -> str:
    """The letters of an abbreviation, folded; "" where the words are none.

    >>> letters_of("D.U.I."), letters_of("driving")
    ('dui', '')
    """
    letters = text.replace(".", "")
    return letters.casefold() if letters.isalpha() and letters.isupper() and len(letters) > 1 else ""


def is_pointing(text: str) -> bool:
    """Whether a mention only points at an event told before it."""
    return text.casefold() in _listed("pointing")


def names_act(text: str) -> bool:
    """Whether the words name an act of the table: a purchase is one, a plane is none."""
    return act_of(text) in _groups()


@lru_cache(maxsize=1)
def speech_acts() -> frozenset[str]:
    """The acts that are two where two people do them."""
    return frozenset(map(root_of, _listed("speech")))


@lru_cache(maxsize=1)
def state_acts() -> frozenset[str]:
    """The acts that are none: what is or has something is told of each thing by itself."""
    return frozenset(map(act_of, _listed("states")))


def name_acts(sentences: Iterable[Iterable[str]]) -> Mapping[str, str]:
    """For each act of a story, the act that stands for it and its synonyms. A sentence is given as the acts that it tells."""
    told: Counter[str] = Counter()
    beside: Counter[tuple[str, str]] = Counter()
    for acts in sentences:
        told.update(acts)
        beside.update(combinations(sorted(set(acts)), 2))
    unions = Unions(told)
    for one, other in sorted(_pairs(told)):
        if beside[one, other] <= APART * min(told[one], told[other]):
            unions.join(one, other)
    return {act: unions.find(act) for act in sorted(told)}


def _pairs(acts: Iterable[str]) -> set[tuple[str, str]]:
    """Every two of these acts that stand in one group of the table."""
    present: dict[int, list[str]] = defaultdict(list)
    for act in sorted(acts):
        for group in _groups().get(act, ()):
            present[group].append(act)
    return {pair for members in present.values() for pair in combinations(members, 2)}


def _upright(word: str) -> str:
    return stem(_irregular().get(word, word))


@lru_cache(maxsize=1)
def _light() -> frozenset[str]:
    return frozenset(map(stem, _listed("light")))


@lru_cache(maxsize=16)
def _listed(group: str, column: str = "words") -> frozenset[str]:
    return frozenset(str(read_table("chains.yaml")[group][column]).split())


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    """Irregular forms and the word each is a form of."""
    forms = str(read_table("chains.yaml")["irregular"]["forms"]).split()
    return {form.split(":")[0]: form.split(":")[1] for form in forms}


@lru_cache(maxsize=1)
def _groups() -> dict[str, list[int]]:
    """The groups of synonyms that each act stands in, by their numbers."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(read_table("chains.yaml")["acts"]["groups"]):
        for act in sorted({act_of(word) for word in words}):
            groups[act].append(number)
    return dict(groups)
