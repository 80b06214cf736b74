"""Persons by name: capitalised runs of words, which of them are people, and which names are one person's."""

from __future__ import annotations

from dragoman.annotate.grammar import HYPHENS, Grammar
from dragoman.annotate.mentions import Desk, Person
from dragoman.annotate.spelling import alike, parts_of, spelling
from dragoman.model import Sentence

NAME_TAGS = {"NNP", "NNPS", "NN", "JJ", "NNS", "FW", "VBN", "VBD", "VB", "VBP", "RB", "UH", "XX", "VBZ", "VBG"}


def name_word(desk: Desk, index: int) -> bool:
    """Whether a token can be a word of a name: capitalised, not a day, not a word that only opens a sentence."""
    token = desk.tokens[index]
    if not token.text[:1].isupper() or desk.taken[index] is not None or desk.lower[index] in desk.lexicon.lists["never_names"]:
        return False
    if not any(character.islower() for character in token.text) and len(token.text) > 4 and not _known_shout(desk, index):
        return False
    if any(character.isdigit() for character in token.text):
        return False
    if token.pos in {"PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "NUM", "PUNCT", "INTJ", "PART"} and token.entity != "PERSON":
        return False
    if _opens(desk, index):
        return True
    return token.pos == "PROPN" or (token.tag in NAME_TAGS and index != desk.sentence(index).tokens[0]) or token.entity == "PERSON"


def _opens(desk: Desk, index: int) -> bool:
    """Whether a word opens a sentence as its subject and could be a name that the tagger does not know ("Doval met Wang Yi")."""
    token, after = desk.tokens[index], desk.tokens[index + 1 : index + 2]
    return (
        token.tag == "NN"
        and token.dep == "nsubj"
        and index == desk.sentence(index).tokens[0]
        and not (after and after[0].text[:1].isupper())
    )


def _known_shout(desk: Desk, index: int) -> bool:
    """Whether a word in capitals is a name that the tagger knows (surnames in capitals: "Emmanuel MACRON")."""
    return desk.tokens[index].entity == "PERSON"


def run_end(desk: Desk, grammar: Grammar, start: int) -> int:
    """Where the run of name words that starts here ends; start itself where there is none."""
    if not name_word(desk, start) or _stops(desk, grammar, start):
        return start
    end = start + 1
    while end < grammar.last:
        if name_word(desk, end) and not _stops(desk, grammar, end):
            end += 1
        elif (reach := _through_particle(desk, grammar, end)) > end:
            end = reach
        else:
            break
    while end < grammar.last and desk.lower[end].rstrip(".") in desk.lexicon.lists["name_suffixes"]:
        end += 1
    return end


def _through_particle(desk: Desk, grammar: Grammar, index: int) -> int:
    """Past "-ur-", "al-", "bin" or "de" to the name word behind it; index itself where no name follows."""
    particles, place, glue = desk.lexicon.lists["particles"], index, False
    for _ in range(5):
        if place >= grammar.last:
            return index
        text = desk.tokens[place].text
        if text in HYPHENS or text in {"’", "'", "."}:
            if not desk.glued(place) or not (place + 1 < grammar.last and desk.glued(place + 1)):
                return index
            glue = True
        elif (place > index and name_word(desk, place) and not _stops(desk, grammar, place)) or (
            glue and desk.glued(place) and text.isalpha() and text[0].isupper()
        ):
            return place + 1
        elif text.lower().rstrip("-") not in particles and not _hyphened_particle(text, particles):
            return index
        elif _hyphened_particle(text, particles):
            return place + 1
        place += 1
    return index


def _hyphened_particle(text: str, particles: frozenset[str]) -> bool:
    """Whether a token is a name with its particle ("al-Abadi")."""
    before, hyphen, after = text.partition("-")
    return bool(hyphen) and before.lower() in particles and after[:1].isupper()


def _stops(desk: Desk, grammar: Grammar, index: int) -> bool:
    """Whether a run must end before this token: a role, a state at its head, the next title."""
    item = grammar.starting.get(index)
    role = item.part("role") if item else None
    if item and (item.part("ministry") or (role and role.plural)):
        return True
    if index in grammar.state_inner or index in desk.plural_at:
        return True
    words = grammar.state_from.get(index)
    # States inside a person's name ("Michael Jordan") are no states to begin with; of the seats some are names ("Paris Hilton").
    return words is not None and (words.form != "capital" or desk.tokens[index].entity != "PERSON")


def shouting(desk: Desk, sentence: Sentence) -> bool:
    """Whether a line is set in headline capitals, so that a capital letter tells nothing."""
    words = [token.text for token in desk.words(sentence) if token.text.isalpha() and len(token.text) > 3]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.6 * len(words)


def same_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two full names may be one person's: the shorter's words stand in the longer in order, with the same last word."""
    if len(left) > len(right):
        left, right = right, left
    if len(left) < 2:
        return False
    if "".join(map(spelling, left)) == "".join(map(spelling, right)):
        # "Siraj-ud-Din Haqqani" and "Sirajuddin Haqqani".
        return True
    if all(alike(one, other) for one, other in zip(left, right, strict=False)):
        # "Thérèse Kayikwamba" and "Thérèse Kayikwamba Wagner".
        return True
    if not alike(left[-1], right[-1]):
        return False
    place = 0
    for part in left:
        while place < len(right) and not (alike(part, right[place]) or (len(part) == 1 and right[place].startswith(part))):
            place += 1
        if place == len(right):
            return False
        place += 1
    return True


def enter_person(desk: Desk, start: int, end: int) -> Person:
    """The person of a full name: one who is there already under this name or a spelling of it, or a new one."""
    name = desk.text(start, end)
    parts = parts_of(name)
    for person in desk.resembling(parts):
        if any(parts == parts_of(known) or same_name(parts, parts_of(known)) for known in person.names):
            desk.call(person, name)
            return person
    person = Person(first=start)
    desk.persons.append(person)
    desk.call(person, name)
    return person


def bearers(desk: Desk, words: tuple[str, ...]) -> list[Person]:
    """The persons of the report who may be called by these words alone: a surname, a given name, or the end of the name."""
    found = []
    for person in desk.bearing(words[-1]):
        for name in person.names:
            parts = parts_of(name)
            if len(parts) >= len(words) and (
                _ends_with(parts, words) or (len(words) == 1 and any(alike(words[0], part) for part in parts))
            ):
                found.append(person)
                break
    return found


def _ends_with(parts: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether a name ends with these words."""
    return len(words) <= len(parts) and all(alike(word, part) for word, part in zip(words, parts[-len(words) :], strict=True))


def called_by(person: Person, words: tuple[str, ...]) -> bool:
    """Whether these words are the way one calls this person: they end the name, or are told of them as a name."""
    return any(_ends_with(parts_of(name), words) for name in person.names)


def only(persons: list[Person], because: str) -> tuple[Person | None, str]:
    """The one person of a list, or None where there is not exactly one."""
    return (persons[0], because) if len(persons) == 1 else (None, "")
