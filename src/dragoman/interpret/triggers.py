"""Triggers: which words of a sentence tell an event, by the codebook's patterns over the parse."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.interpret.arguments import subject_of
from dragoman.interpret.codebook import Codebook, Pattern, TriggerKind
from dragoman.model import Reading, Token

OBJECTS = {"dobj", "nsubjpass", "attr", "oprd", "acomp", "xcomp", "ccomp", "dative", "npadvmod", "advmod", "prt", "obj", "advcl"}
HELD = {"hold", "take", "conclude", "begin", "open", "end", "start", "resume", "convene", "finish"}
CARRIERS = {"prep", "agent", "dative"}
SHORT_STEM = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
LONG_STEM = re.compile(r"\w+(?:on|tt|ss|rd|st|ll|rr|nn)e")
UNDOUBLED = re.compile(r"(tt|nn|rr|pp)$")
KIND_OF_POS: dict[str, TriggerKind] = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an event, the pattern it matched, and the other words the pattern took."""

    token: int
    pattern: Pattern
    used: frozenset[int]

    @property
    def type(self) -> str:
        """The type its row belongs to."""
        return self.pattern.row.type


def find_triggers(reading: Reading, codebook: Codebook, first: int, last: int, weakest: float = 0.0) -> list[Trigger]:
    """Every trigger among the tokens from first to last (exclusive); a word that a longer trigger took is not one by itself."""
    found = [
        trigger for index in range(first, last) if (trigger := match_token(reading, codebook, reading.tokens[index], weakest)) is not None
    ]
    taken = {index for trigger in found for index in trigger.used}
    return [trigger for trigger in found if trigger.token not in taken]


def match_token(reading: Reading, codebook: Codebook, token: Token, weakest: float = 0.0) -> Trigger | None:
    """The most exact pattern that this word and what hangs on it fulfil."""
    kind = KIND_OF_POS.get(token.pos)
    if kind is None:
        return None
    best: tuple[tuple[int, float], Trigger] | None = None
    for way, lemma in _readings_of(token, kind):
        for pattern in codebook.patterns.get((way, lemma), ()):
            if best is not None and pattern.strength <= best[0]:
                break
            if way == "verb" and pattern.row.weight < weakest and pattern.row.type != "STATEMENT":
                continue  # too weak to tell an account; it only decides a marked pair
            used = match_pattern(reading, token, pattern)
            if used is not None:
                best = (pattern.strength, Trigger(token.index, pattern, used))
                break
    return best[1] if best else None


def _readings_of(token: Token, kind: TriggerKind) -> list[tuple[TriggerKind, str]]:
    """The kinds and lemmas to try: a headline's capitals and a participle's tag mislead the tagger."""
    lower = token.text.lower()
    lemma = mend_lemma(token.lemma.lower(), lower, token.tag)
    ways: list[tuple[TriggerKind, str]] = [(kind, lemma)]
    if kind == "noun" and token.pos == "PROPN":
        ways.append(("noun", lower.removesuffix("s")))
        if token.dep in {"ROOT", "ccomp", "conj"} and any(child > token.index for child in token.children):
            ways += [("verb", stem) for stem in _stems(lower)]
    if kind == "adjective":
        ways.append(("verb", lemma.removesuffix("ed")))
    if kind == "verb" and lemma != lower:
        ways.append(("verb", lower))
    return ways


def mend_lemma(lemma: str, lower: str, tag: str) -> str:
    """The lemma of a participle, where the lemmatiser has cut it too short ("fined", "dining") or left too much ("cordoned")."""
    if not tag.startswith("VB") or not lower.startswith(lemma[:-1]):
        return lemma
    if SHORT_STEM.fullmatch(lemma) and lower in {f"{lemma}ed", f"{lemma}ing"}:
        return f"{lemma}e"  # a stem this short doubles its consonant where it has no e: "robbed" but "robed"
    if lemma.endswith("ie") and lower == f"{lemma}d":
        return f"{lemma[:-2]}y"
    if LONG_STEM.fullmatch(lemma) and lower == f"{lemma}d":
        return UNDOUBLED.sub(lambda found: found.group()[0], lemma[:-1])
    return lemma


def _stems(lower: str) -> list[str]:
    """What a headline's verb may be a form of: "warns", "presses", "petitioned"."""
    found = [lower, lower.removesuffix("s"), lower.removesuffix("es"), lower.removesuffix("d"), lower.removesuffix("ed")]
    return list(dict.fromkeys(found[1:] if lower.endswith(("s", "d")) else found))


def match_pattern(reading: Reading, token: Token, pattern: Pattern) -> frozenset[int] | None:
    """The words a pattern takes besides the trigger itself, or None where it does not hold."""
    row = pattern.row
    if row.intransitive and any(reading.tokens[child].dep in {"dobj", "nsubjpass"} for child in token.children):
        return None
    if (
        row.transitive
        and not any(reading.tokens[child].dep in {"dobj", "nsubjpass"} for child in token.children)
        and token.dep not in {"acl", "relcl"}
    ):
        return None
    if row.without_complement and any(_is_infinitive(reading, child) for child in token.children):
        return None
    if row.organisation_object and not any(reading.tokens[index].entity == "ORG" for index in objects_of(reading, token)):
        return None
    if row.person_object and not _has_person_object(reading, token):
        return None
    if row.needs_object and not any(reading.tokens[found].lemma in row.needs_object for found in objects_of(reading, token)):
        return None
    if row.needs_subject and not any(_is_word(reading.tokens[index], row.needs_subject) for index in doers_of(reading, token)):
        return None
    if row.place_object and not _has_place(reading, token):
        return None
    if row.held and not _is_held(reading, token):
        return None
    used: set[int] = set()
    after: int | None = None
    for is_particle, choices in pattern.parts:
        if row.kind == "noun":
            part = _part_before(reading, token, choices)
        elif is_particle:
            part = after = _particle(reading, token, choices)
        else:
            places = objects_of(reading, token) if after is None else objects_after(reading, token, after)
            part = next((index for index in places if _is_word(reading.tokens[index], choices) and index not in used), None)
        if part is None:
            return None
        used.add(part)
    return frozenset(used)


def doers_of(reading: Reading, token: Token) -> list[int]:
    """Who does it, with those coordinated and those they are made of: the subject of a verb; the owner of a noun or its verb's subject."""
    if token.pos in {"NOUN", "PROPN"}:
        found = [
            below
            for child in token.children
            if reading.tokens[child].dep in {"poss", "compound", "prep", "agent"}
            for below in ([child] if reading.tokens[child].dep in {"poss", "compound"} else reading.tokens[child].children)
            if reading.tokens[child].dep != "prep" or reading.tokens[child].text.lower() in {"of", "by"}
        ]
        verb = reading.tokens[token.head]
        found += subject_of(reading, verb) if verb.pos == "VERB" and token.dep in {"dobj", "pobj"} else []
    else:
        found = subject_of(reading, token)
    return [index for head in found for index in (head, *_inside_phrase(reading, reading.tokens[head]))]


def _has_place(reading: Reading, token: Token) -> bool:
    """Whether a place is named in what a verb governs: "reached Kabul", "leads a delegation to Kabul"."""
    near = range(token.index + 1, min(token.index + 10, len(reading.tokens)))
    return any(reading.tokens[index].entity in {"GPE", "LOC", "FAC"} and token.index in _heads_of(reading, index) for index in near)


def _heads_of(reading: Reading, index: int) -> list[int]:
    """The heads of a word up to its verb."""
    found: list[int] = []
    while reading.tokens[index].head != index and len(found) < 6:
        index = reading.tokens[index].head
        found.append(index)
        if reading.tokens[index].pos == "VERB":
            break
    return found


def _is_held(reading: Reading, token: Token) -> bool:
    """Whether a noun is told as something held: "the first round took place", "a session opened"."""
    head = reading.tokens[token.head]
    return (
        token.dep in {"nsubj", "nsubjpass"}
        and head.lemma in HELD
        and "of" not in {reading.tokens[child].text.lower() for child in token.children}
    )


def _is_infinitive(reading: Reading, index: int) -> bool:
    """Whether a complement is an infinitive with `to`: "called on them to leave"."""
    token = reading.tokens[index]
    return token.dep in {"xcomp", "advcl", "ccomp"} and any(reading.tokens[child].text.lower() == "to" for child in token.children)


def objects_after(reading: Reading, token: Token, particle: int) -> list[int]:
    """What stands behind a trigger's particle: the preposition's object, the infinitive of `to`, or the verb's own object."""
    word = reading.tokens[particle]
    if word.text.lower() == "to":
        found = [child for child in token.children if reading.tokens[child].dep in {"xcomp", "ccomp", "advcl"}]
    elif word.dep in {"prt", "advmod"}:
        return objects_of(reading, token)
    else:
        found = []
    for inner in word.children:
        if reading.tokens[inner].dep in {"pobj", "pcomp"}:
            found += [inner, *_inside_phrase(reading, reading.tokens[inner])]
    return found


def _is_word(token: Token, choices: frozenset[str]) -> bool:
    """Whether the token is one of the words, by lemma or as written."""
    return token.lemma.lower() in choices or token.text.lower() in choices or token.entity in choices


def _particle(reading: Reading, token: Token, choices: frozenset[str]) -> int | None:
    """The particle or preposition that hangs on the word, or on its object ("put the plan on hold")."""
    for child in token.children:
        word = reading.tokens[child]
        if word.text.lower() in choices and word.dep in {"prep", "prt", "advmod", "agent", "dative", "aux", "mark"}:
            return child
    after = token.index + 1
    if after < len(reading.tokens) and reading.tokens[after].text.lower() in choices and reading.tokens[after].sentence == token.sentence:
        return after
    for child in token.children:
        wanted = {"dobj": "prep", "xcomp": "aux", "ccomp": "aux"}.get(reading.tokens[child].dep)
        for inner in reading.tokens[child].children if wanted else ():
            if reading.tokens[inner].text.lower() in choices and reading.tokens[inner].dep == wanted:
                return inner
    return None


def _part_before(reading: Reading, token: Token, choices: frozenset[str]) -> int | None:
    """The word before a noun that belongs to it: `phone` of "phone call"."""
    near = [child for child in token.children if child < token.index]
    near += [token.index - 1] if token.index and reading.tokens[token.index - 1].sentence == token.sentence else []
    return next((index for index in near if _is_word(reading.tokens[index], choices)), None)


def objects_of(reading: Reading, token: Token) -> list[int]:
    """What a word governs: objects, complements, objects of its prepositions, and what those are a round, series or call of."""
    found: list[int] = []
    for child in token.children:
        word = reading.tokens[child]
        if word.dep in OBJECTS:
            found += [child, *_inside_phrase(reading, word)]
            if word.dep == "ccomp":  # "said they must leave": the modal is part of what is said
                found += [inner for inner in word.children if reading.tokens[inner].dep == "aux"]
        if word.dep in CARRIERS:
            for inner in word.children:
                if reading.tokens[inner].dep in {"pobj", "pcomp"}:
                    found += [inner, *_inside_phrase(reading, reading.tokens[inner])]
    if token.dep in {"acl", "relcl"} and token.tag == "VBN":  # "talks held in Doha": the noun is the object
        found.append(token.head)
    return found


def _inside_phrase(reading: Reading, word: Token) -> list[int]:
    """Words that share an object's place: coordinated ones, compounds, and the object of its `of`."""
    found: list[int] = []
    for child in word.children:
        inner = reading.tokens[child]
        if inner.dep in {"conj", "compound", "amod", "nmod", "poss"}:
            found.append(child)
        elif inner.dep == "prep":
            found += [below for below in inner.children if reading.tokens[below].dep == "pobj"]
    return found


def _has_person_object(reading: Reading, token: Token) -> bool:
    """Whether someone, not something, is received: a mention of a person, a name, or a title."""
    objects = [child for child in token.children if reading.tokens[child].dep in {"dobj", "nsubjpass"}]
    for child in token.children:
        if child > token.index and reading.tokens[child].text.lower() in {"on", "upon"}:
            objects += [below for below in reading.tokens[child].children if reading.tokens[below].dep == "pobj"]
    return any(_is_person(reading, reading.tokens[index]) for index in objects)


def _is_person(reading: Reading, word: Token) -> bool:
    """Whether a word stands for a person: by its mention, else by the tagger."""
    mention = reading.mention_at.get(word.index)
    if mention is not None:
        return mention.kind in {"person", "unnamed", "office"}
    return word.entity == "PERSON" or word.pos == "PRON" or any(reading.tokens[inner].entity == "PERSON" for inner in word.children)
