"""Personhood: whether a run of capitals names a person, by what the tagger calls it and by what it is told to do."""

from __future__ import annotations

from dragoman.annotate.described import load_nouns
from dragoman.annotate.mentions import Desk, Draft, Office
from dragoman.annotate.persons import bearers
from dragoman.annotate.spelling import parts_of
from dragoman.model import Token

NAMING_VERBS = {"appoint", "name", "elect", "reappoint", "nominate", "designate", "install", "make", "swear"}
# Unlike "de" or "la" these stand in no names of bodies and towns.
NAME_PARTICLES = {"von", "van", "der", "bin", "ibn", "ben", "abu", "ould", "ur", "ul"}
SCENE_PREPOSITIONS = {"in", "at", "near", "outside"}
# The tagger takes unknown surnames for towns; a place as small as this does not announce or meet.
SPEAKING_TOWN = 100_000


def is_person(desk: Desk, start: int, end: int, *, addressed: bool) -> bool:
    """Whether a run of capitals names a person."""
    words = parts_of(desk.text(start, end))
    heads, places = desk.lexicon.kinds["organisation_heads"], desk.lexicon.lists["place_heads"]
    labels = [desk.tokens[index].entity for index in range(start, end)]
    if desk.lower[end - 1] in places or (desk.lower[end - 1] in heads and "PERSON" not in labels):
        return False
    if addressed:
        return True
    if end - start == 1:
        return _single_person(desk, start, words)
    if any(words == person.parts for person in desk.resembling(words)):
        return True
    if labels.count("PERSON") * 2 > len(labels):
        return not (desk.tokens[end].text == "-" and desk.glued(end)) if end < len(desk.tokens) else True
    # "Khalil-ur-Rehman Haqqani" is a place to the tagger: a particle inside is a person's.
    if any(desk.lower[index] in {"ur", "ul", "ud", "bin", "ibn", "al", "abu"} for index in range(start, end)) and "ORG" not in labels:
        return True
    if _has_particle(desk, start, end) and (_subject_of_person_verb(desk, start, end) or _does_what_people_do(desk, start, end)):
        return True
    if desk.almanac.has_place(desk.text(start, end)):
        return False
    # "Ararat Mirzoyan": a place and an unknown word to the tagger, but Mirzoyan alone is a person here.
    if words[-1] in desk.alone or _does_what_people_do(desk, start, end) or _joined_to_person(desk, start, end):
        return True
    return "ORG" not in labels and (any(bearers(desk, (word,)) for word in words) or _subject_of_person_verb(desk, start, end))


def _has_particle(desk: Desk, start: int, end: int) -> bool:
    """Whether a small word inside a run is one of names and of nothing else: "Von der Leyen", "Ben Gvir"."""
    return end - start < 5 and any(desk.lower[index] in NAME_PARTICLES for index in range(start, end - 1))


def _single_person(desk: Desk, index: int, words: tuple[str, ...]) -> bool:
    """Whether one capitalised word alone is a person: someone's surname here, or one who says or meets and is no place."""
    token = desk.tokens[index]
    if not words or token.pos not in {"PROPN", "NOUN", "ADJ"} or desk.almanac.seat(token.text):
        return False
    if bearers(desk, words):
        return True
    if _ends_label(desk, index):
        return False
    if _is_scene(desk, index):
        return False
    if token.entity == "PERSON":
        beside = _subject_of_person_verb(desk, index, index + 1) or _joined_to_person(desk, index, index + 1)
        return beside or not desk.almanac.has_place(token.text)
    if words[0] in desk.alone:
        return True
    if _is_agent(desk, index):
        return _plain_name(desk, index) and not _is_town(desk, index)
    if token.text.isupper():
        return False
    if _pair_of_persons(desk, index):
        return True
    if token.pos != "PROPN" and not _joined_to_person(desk, index, index + 1) and not _is_met(desk, index):
        return _opens_as_person(desk, index) and _plain_name(desk, index) and not _is_town(desk, index)
    if _does_what_people_do(desk, index, index + 1) or _joined_to_person(desk, index, index + 1):
        return not _is_town(desk, index)
    if token.entity in {"", "GPE", "NORP"} and _is_met(desk, index):
        place = _is_town(desk, index) or (token.entity == "GPE" and desk.almanac.has_place(token.text))
        return _plain_name(desk, index) and not place
    speaks = token.entity in {"", "GPE", "NORP"} and _subject_of_person_verb(desk, index, index + 1)
    return speaks and _plain_name(desk, index) and not _is_town(desk, index)


def _pair_of_persons(desk: Desk, index: int) -> bool:
    """Whether a word is one of two unknown names that meet or speak together: "Doval and Wang agreed", "a meeting of Doval and Wang"."""
    token = desk.tokens[index]
    beside = token.head if token.dep == "conj" else next((child for child in token.children if desk.tokens[child].dep == "conj"), None)
    if beside is None or not _joined_by_and(desk, min(index, beside), max(index, beside)):
        return False
    first = min(index, beside)
    # Two that the tagger takes for organisations may be ("Shell and Exxon").
    tagged = all(desk.tokens[each].entity == "ORG" for each in (index, beside))
    if tagged or not all(_unknown_name(desk, each) for each in (index, beside)):
        return False
    return _subject_of_person_verb(desk, first, first + 1) or _of_a_meeting(desk, first)


def _joined_by_and(desk: Desk, one: int, other: int) -> bool:
    """Whether two words stand side by side with "and" between them, and no third name goes on from the second."""
    after = desk.tokens[other + 1] if other + 1 < len(desk.tokens) else None
    return other - one == 2 and desk.lower[one + 1] == "and" and (after is None or not after.text[:1].isupper())


def _unknown_name(desk: Desk, index: int) -> bool:
    """Whether a word is a name by its capital and nothing that is known: no state, seat, body, large town or common noun."""
    token = desk.tokens[index]
    lying = desk.taken[index]
    if (
        not token.text[:1].isupper()
        or token.text.isupper()
        or not _plain_name(desk, index)
        or desk.lower[index] in desk.lexicon.lists["generic_words"]
    ):
        return False
    if lying is not None:
        return _is_named(desk, index)
    return token.pos in {"PROPN", "NOUN"} and desk.almanac.state_of(token.text) is None and not _is_town(desk, index)


def _of_a_meeting(desk: Desk, index: int) -> bool:
    """Whether a word is one whom a meeting or talks are "between", "of" or "with"."""
    token = desk.tokens[index]
    above = desk.tokens[token.head]
    if token.dep != "pobj" or above.lemma not in {"between", "of", "with"}:
        return False
    meeting = desk.tokens[above.head]
    return meeting.lemma in {"meeting", "talk", "round", "conversation", "call", "consultation", "meet", "speak", "confer", "negotiate"}


def _is_met(desk: Desk, index: int) -> bool:
    """Whether a word is one whom somebody meets, calls or tells, and talks are held with: "talks with Doval", "promised Sandu a loan"."""
    for _ in range(4):
        token = desk.tokens[index]
        above = desk.tokens[token.head]
        if token.dep != "conj":
            break
        index = token.head
    objects = desk.lexicon.lists["person_objects"]
    if token.dep in {"dobj", "iobj", "dative"} and above.pos == "VERB":
        return above.lemma in objects
    before = desk.tokens[index - 1] if index else token
    after = desk.tokens[index + 1] if index + 1 < len(desk.tokens) else token
    # The parser hangs a name it does not know on what is given: "promised Sandu 100 million".
    told = before.pos == "VERB" and before.lemma in objects and after.pos in {"NUM", "DET", "SCONJ", "PART"}
    return (told and token.dep in {"nmod", "compound", "nsubj"}) or _of_a_meeting(desk, index)


def _is_agent(desk: Desk, index: int) -> bool:
    """Whether a word is one of those by whom something was read or signed, as only people do: "was read by Araghchi, Dar and Wang"."""
    token = desk.tokens[index]
    for _ in range(6):
        if token.dep != "conj":
            break
        token = desk.tokens[token.head]
    above = desk.tokens[token.head]
    return (
        token.dep == "pobj"
        and above.dep == "agent"
        and desk.tokens[above.head].lemma in {"read", "sign", "attend", "chair", "greet", "accompany"}
    )


def _is_scene(desk: Desk, index: int) -> bool:
    """Whether a word says where: "at Demchok", "in X and Y", "the X and Y friction points"."""
    for _ in range(6):
        token = desk.tokens[index]
        if token.dep == "pobj":
            return desk.lower[token.head] in SCENE_PREPOSITIONS
        head = desk.tokens[token.head]
        if token.dep in {"compound", "nmod"} and head.text[:1].islower() and head.pos == "NOUN":
            return head.lemma in desk.lexicon.lists["place_heads"]
        if token.dep != "conj":
            return False
        index = token.head
    return False


def _ends_label(desk: Desk, index: int) -> bool:
    """Whether a word ends a label that opens a line ("Government Stance:")."""
    after = desk.tokens[index + 1].text if index + 1 < len(desk.tokens) else ""
    return after == ":" and index > desk.sentence(index).tokens[0] and desk.tokens[index - 1].text[:1].isupper()


def _plain_name(desk: Desk, index: int) -> bool:
    """Whether a word stands by itself, and is no kind of body ("Parliament", "Police")."""
    word = desk.lower[index]
    known = (
        desk.tokens[index].tag in {"NNS", "NNPS"}
        or word in desk.lexicon.kinds["organisation_heads"]
        or word in desk.lexicon.kinds["people_nouns"]
    )
    before = desk.lower[index - 1] if index else ""
    return not known and before not in {"the", "a", "an", "-"}


def _is_town(desk: Desk, index: int) -> bool:
    """Whether a word is the name of a town that may speak for itself, or of a place that this report goes to."""
    word = desk.tokens[index].text
    if not desk.almanac.has_place(word):
        return False
    if desk.lower[index] in desk.scenes:
        return True
    return any(place.population >= SPEAKING_TOWN for place in desk.almanac.places(word))


def _does_what_people_do(desk: Desk, start: int, end: int) -> bool:
    """Whether a run chairs, lands or presides, or has what only a person has: "during X's visit", "X, who said"."""
    token = desk.tokens[desk.head_of(start, end)]
    above = desk.tokens[token.head]
    if token.dep in {"nsubj", "nsubjpass"}:
        to_come = (desk.tokens[child] for child in above.children if above.lemma == "be" and desk.tokens[child].dep == "xcomp")
        verbs = [above, *to_come]  # "is to fly"
        if any(verb.lemma in desk.lexicon.lists["human_verbs"] or _leads_or_calls(desk, verb) for verb in verbs):
            return True
    if token.dep == "poss" and not desk.lexicon.lists["personal_nouns"].isdisjoint({above.lemma, desk.lower[token.head]}):
        return True
    return end + 1 < len(desk.tokens) and desk.tokens[end].text == "," and desk.lower[end + 1] in {"who", "whose"}


def _opens_as_person(desk: Desk, index: int) -> bool:
    """Whether a word that the tagger does not know opens a sentence and travels or calls: "Dar called on the premier", "Dar is to fly out"."""
    known = load_nouns().find(desk.lower[index]) is not None or desk.lower[index] in desk.lexicon.lists["generic_words"]
    return index == desk.sentence(index).tokens[0] and not known and _does_what_people_do(desk, index, index + 1)


def _leads_or_calls(desk: Desk, verb: Token) -> bool:
    """Whether a verb is to lead a delegation or to call on somebody."""
    if verb.lemma in {"lead", "head"}:
        return any(desk.tokens[child].dep == "dobj" and desk.tokens[child].lemma in {"delegation", "team"} for child in verb.children)
    below = [inner for child in verb.children if desk.lower[child] == "on" for inner in desk.tokens[child].children]
    return verb.lemma == "call" and any(_is_someone(desk, inner) for inner in below)


def _is_someone(desk: Desk, index: int) -> bool:
    """Whether an office or a person's name lies over a token, or is about to."""
    lying = desk.taken[index]
    return _is_named(desk, index) or isinstance(lying, Office) or desk.tokens[index].entity == "PERSON"


def _joined_to_person(desk: Desk, start: int, end: int) -> bool:
    """Whether a run stands beside a person in a list, or meets one: "Wang Yi and Ajit Doval", "Dar met Muttaqi"."""
    token = desk.tokens[desk.head_of(start, end)]
    if token.dep == "conj" and start and desk.lower[start - 1] in {"and", ","}:
        return _is_named(desk, token.head) and desk.tokens[token.head].pos == "PROPN"
    beside = [child for child in token.children if desk.tokens[child].dep == "conj"]
    if end < len(desk.tokens) and desk.lower[end] == "and" and any(_is_named(desk, child) for child in beside):
        return True
    if token.dep != "nsubj" or desk.tokens[token.head].lemma not in {"meet", "tell", "telephone", "thank", "congratulate", "receive"}:
        return False
    return any(desk.tokens[child].dep in {"dobj", "dative"} and _is_named(desk, child) for child in desk.tokens[token.head].children)


def _is_named(desk: Desk, index: int) -> bool:
    """Whether a person's name lies over a token."""
    lying = desk.taken[index]
    return isinstance(lying, Draft) and lying.kind == "person"


def _subject_of_person_verb(desk: Desk, start: int, end: int) -> bool:
    """Whether a run is the subject of saying, meeting, visiting."""
    head = desk.tokens[desk.head_of(start, end)]
    verb = desk.tokens[head.head].lemma
    if head.dep == "dobj":
        return verb in NAMING_VERBS or verb in {"meet", "telephone", "thank", "congratulate"}
    return head.dep in {"nsubj", "nsubjpass"} and (verb in desk.lexicon.lists["person_verbs"] or verb in NAMING_VERBS)
