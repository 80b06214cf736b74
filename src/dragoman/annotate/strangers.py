"""Strangers: people, bodies and things of war told by a description: "riot police", "dock workers", "a court in Lagos", "the graft bureau"."""

from __future__ import annotations

from typing import Literal

from dragoman.annotate.described import LONGEST, Noun, Nouns, load_nouns
from dragoman.annotate.grammar import HYPHENS, POSSESSIVES
from dragoman.annotate.known import StateWords
from dragoman.annotate.mentions import Desk, Draft, Office
from dragoman.annotate.organs import settle_organ
from dragoman.model import Actor, Sentence, fold, identify

Kind = Literal["people", "unnamed"]
COMMON = {"NN", "NNS"}
PLURALS = {"NNS", "NNPS"}
BESIDE = {"amod", "compound", "nmod", "det", "nummod", "poss"}
HEADINGS = {"headline", "standfirst", "caption", "crosshead"}
OPENERS = {"DET", "NUM"}
LEFT_OUT = {"other", "several", "many", "some", "certain", "such", "new", "more", "all", "both", "own", "same", "another", "former"}
# These come from somewhere or are sent: where they are told to be is no sign of whose they are.
AWAY_FROM_HOME = {"MIL", "REF", "JRN", "UNK", "REB", "UAF", "SPY", "IGO"}
# Adjectives of these narrow only what says little by itself: "government forces" are soldiers.
WEAK = {"GOV", "ELI", "BUS", "LAB", "EDU", "MED", "REL", "JRN", "REF", "LEG", "JUD"}
PLAIN = {"UNK", "CVL", "GOV", "SOC"}
LOCAL = {"in", "at", "near", "outside"}
OWNING = {"of", "from"}
# A town's name is a state's only where no namesake comes near it.
OUTWEIGHS = 5
GROUPS = {"armed group", "movement"}
FIGHTING = {"REB", "UAF", "MIL"}
NAMED_KINDS = {"body", "company", "armed group", "movement", "outlet"}


def lay_strangers(desk: Desk, sentence: Sentence, states: list[StateWords]) -> None:
    """Lay the described actors of a sentence, each over its noun and what stands before it, with the state whose they are told to be."""
    nouns = load_nouns()
    at = {index: words for words in states for index in range(words.start, words.end)}
    first, last = sentence.tokens
    index = last - 1
    while index >= first:
        lying = desk.taken[index]
        if isinstance(lying, Draft) and lying.form == "title":
            _settle_by_place(desk, nouns, sentence, at, index)
        found = _noun_at(desk, nouns, sentence, index)
        if found is not None:
            index = _lay(desk, nouns, sentence, at, index, *found)
        index -= 1


def _settle_by_place(desk: Desk, nouns: Nouns, sentence: Sentence, at: dict[int, StateWords], index: int) -> None:
    """Let an organ without an owner be that of the state in which it is told to be: "police in Lima"."""
    lying = desk.taken[index]
    if not isinstance(lying, Draft) or lying.kind != "body" or lying.form != "title" or lying.refers_to or lying.end != index + 1:
        return
    noun = nouns.find(desk.lower[index])
    states = _behind(desk, at, sentence, index, noun) if noun is not None and noun.sector not in AWAY_FROM_HOME else ()
    if len(states) == 1 and lying.organ:
        settle_organ(desk, lying, states[0], noun.sector if noun else None, f"where it is told to be is in {states[0]}")
        if lying.kind == "body":
            lying.form = "name"


def _noun_at(desk: Desk, nouns: Nouns, sentence: Sentence, index: int) -> tuple[Noun, int] | None:
    """The noun whose last word stands here and its first token; None where the words are no noun for someone, or describe another."""
    word = desk.lower[index]
    known = word in nouns.last
    if not known and (len(word) < 5 or word[-2:] not in {"en", "an", "rs", "er", "ts", "st", "nd"}):
        return None
    if known and not desk.free(index, index + 1):
        _make_way(desk, nouns, sentence, index)
    if not desk.free(index, index + 1):
        return None
    token = desk.tokens[index]
    if token.tag not in COMMON and not _raised(desk, sentence, index) and not _made_a_noun(desk, nouns, index):
        return None
    found = _longest(desk, nouns, sentence.tokens[0], index) if known else None
    if found is None and token.tag in COMMON and (one := nouns.by_ending(word, many=token.tag == "NNS")) is not None:
        found = one, index
    if found is None or _describes(desk, nouns, index, sentence.tokens[1]):
        return None
    noun, begin = found
    if begin > sentence.tokens[0] and desk.tokens[begin - 1].text in HYPHENS and desk.glued(begin):
        return None
    if _only_counts(desk, nouns, noun, index, sentence.tokens[1]):
        return None
    return (noun, begin) if noun.many or _opened(desk, sentence, begin) else None


def _make_way(desk: Desk, nouns: Nouns, sentence: Sentence, index: int) -> None:
    """Lift what was laid over a part of a longer noun: an organ over "riot police", a rank over "auditor general", "Riot" read as a name."""
    begin = _begin(desk, nouns, sentence.tokens[0], index)
    if begin is None:
        return
    for lying in {id(each): each for each in desk.taken[begin : index + 1] if each is not None}.values():
        if isinstance(lying, str) or not begin <= lying.start or lying.end > index + 1:
            return
        named = isinstance(lying, Draft) and not (
            (lying.kind == "body" and lying.form == "title") or (lying.kind == "person" and lying.start == sentence.tokens[0])
        )
        if named or (isinstance(lying, Office) and lying.named is not None):
            return
    for each in desk.taken[begin : index + 1]:
        if isinstance(each, Draft):
            desk.dropped.add(id(each))
        elif isinstance(each, Office) and each in desk.offices:
            desk.offices.remove(each)
    desk.taken[begin : index + 1] = [None] * (index + 1 - begin)


def _begin(desk: Desk, nouns: Nouns, first: int, index: int) -> int | None:
    """Where the longest noun of several words that ends here begins."""
    for begin in range(max(first, index - LONGEST), index):
        if nouns.find(desk.text(begin, index + 1).lower()) is not None:
            return begin
    return None


def _raised(desk: Desk, sentence: Sentence, index: int) -> bool:
    """Whether a common noun may stand here with a capital: at the head of a sentence, or in a heading."""
    token = desk.tokens[index]
    if token.tag not in {"NNP", "NNPS"}:
        return False
    return sentence.part in HEADINGS or (index == sentence.tokens[0] and not token.entity) or desk.tokens[index].text.islower()


def _made_a_noun(desk: Desk, nouns: Nouns, index: int) -> bool:
    """Whether an adjective or participle stands for people: "the displaced", "the elderly"."""
    noun = nouns.find(desk.lower[index])
    token = desk.tokens[index]
    if noun is None or token.tag not in {"JJ", "VBN", "NNP"} or index == 0 or desk.lower[index - 1] != "the":
        return False
    return token.dep not in BESIDE and (noun.many or noun.kind == "persons")


def _longest(desk: Desk, nouns: Nouns, first: int, index: int) -> tuple[Noun, int] | None:
    """The longest noun of the table that ends here: "dock worker" before "worker"."""
    for begin in range(max(first, index - 2 * LONGEST), index + 1):
        words = desk.text(begin, index + 1).lower()
        if words.count(" ") < LONGEST and (noun := nouns.find(words)) is not None and desk.free(begin, index):
            return noun, begin
    return None


def _describes(desk: Desk, nouns: Nouns, index: int, last: int) -> bool:
    """Whether a noun only describes the next one: "police station", "guard duty", "people-to-people"."""
    if index + 1 < last and desk.tokens[index + 1].text in HYPHENS and desk.glued(index + 1):
        return True
    token = desk.tokens[index]
    if token.dep not in {"compound", "amod", "nmod"} or token.head <= index:
        return False
    between = range(index + 1, token.head + 1)
    plain = token.tag not in PLURALS or nouns.find(desk.lower[token.head]) is not None
    return plain and all(desk.tokens[each].pos in {"NOUN", "PROPN", "ADJ", "NUM"} for each in between)


def _only_counts(desk: Desk, nouns: Nouns, noun: Noun, index: int, last: int) -> bool:
    """Whether who is meant stands behind "of": "a group of miners", "a mission of the African Union"."""
    if index + 2 >= last or desk.lower[index + 1] != "of":
        return False
    if noun.word in nouns.measures:
        return True
    behind = next((each for each in range(index + 2, min(index + 6, last)) if desk.lower[each] not in {"the", "a", "an", "local"}), last)
    lying = desk.taken[behind] if behind < last else None
    return noun.word in nouns.parts and isinstance(lying, Draft) and (lying.kind in NAMED_KINDS or lying.form == "described")


def _opened(desk: Desk, sentence: Sentence, begin: int) -> bool:
    """Whether an article, a number or an owner opens the phrase of a noun in the singular: "by car", "in court" tell of nobody."""
    if sentence.part in HEADINGS:
        return True
    for index in range(begin - 1, max(sentence.tokens[0] - 1, begin - 7), -1):
        token = desk.tokens[index]
        if token.pos in OPENERS or token.text in POSSESSIVES or token.tag in {"PRP$", "WP$", "CD"}:
            return desk.lower[index] != "no"
        joined = token.pos in {"ADJ", "NOUN", "PROPN", "ADV"} or token.tag in {"VBN", "VBG"} or token.text in HYPHENS
        if not joined:
            return False
    return False


def _lay(desk: Desk, nouns: Nouns, sentence: Sentence, at: dict[int, StateWords], index: int, noun: Noun, begin: int) -> int:
    """Lay one described actor and give the first token of its phrase."""
    start = _left(desk, sentence.tokens[0], begin, index, at)
    if _is_the_named(desk, start, begin, noun) or (noun.word in nouns.vague and not _says_more(desk, start, index)):
        return start
    told = _states(desk, at, sentence, start, index, noun)
    state = told[0] if len(told) == 1 else None
    sector = _sector(desk, nouns, start, begin, noun)
    form = "standing" if noun.kind == "standing" else "described"
    bare = start
    while bare < begin and (desk.tokens[bare].pos in {"DET", "NUM", "PRON"} or desk.lower[bare] in LEFT_OUT):
        bare += 1
    name = desk.text(bare, index + 1)
    common = desk.tokens[bare].tag in {"NN", "NNS", "JJ", "VBN", "VBG"} or bare == begin == sentence.tokens[0]
    if bare not in at and common and not desk.tokens[bare].text.isupper():
        name = name[:1].lower() + name[1:]
    kind: Kind = "people" if noun.kind == "persons" and noun.many else "unnamed"
    because = "a thing that stands for the people in it" if noun.kind == "standing" else "told by a description, without a name"
    draft = Draft(start, index + 1, index, kind, form, state=state, because=because)
    if len(told) > 1 and noun.many:
        joined = _joined(desk, at, start)
        if joined:
            draft.start, name = joined[0].start, desk.text(joined[-1].end, index + 1)
        draft.members = [_actor(desk, f"{desk.text(one.start, one.end)} {name}", kind, one.state, sector) for one in joined] or [
            _actor(desk, f"{name} of {desk.almanac.states[each].name}", kind, each, sector) for each in told
        ]
    else:
        draft.refers_to = _actor(desk, name, kind, state, sector)
    desk.lay(draft)
    return draft.start


def _is_the_named(desk: Desk, start: int, begin: int, noun: Noun) -> bool:
    """Whether the noun only says what the named one before it is, or whose men they are: "the M23 rebel movement", "Hezbollah fighters"."""
    if noun.kind != "bodies" and noun.sector not in FIGHTING:
        return False
    lying = [desk.taken[index] for index in range(start, begin)]
    groups = GROUPS if noun.kind != "bodies" else NAMED_KINDS
    return any(isinstance(draft, Draft) and draft.kind in groups and draft.refers_to for draft in lying)


def _says_more(desk: Desk, start: int, index: int) -> bool:
    """Whether more than an article stands before a noun, or "of" behind it."""
    told = any(desk.tokens[each].pos in {"ADJ", "NOUN", "PROPN", "VERB"} for each in range(start, index))
    owned = start > 0 and (desk.tokens[start - 1].text in POSSESSIVES or desk.tokens[start - 1].tag == "PRP$")
    return told or owned or desk.lower[index + 1 : index + 2] in (["of"], ["from"])


def _actor(desk: Desk, name: str, kind: Kind, state: str | None, sector: str) -> str:
    """The described actor: where it is not told whose they are they are this report's, for the protesters of two reports are not the same people."""
    of_report = () if state else (desk.reading.report.id,)
    return desk.add_actor(Actor(identify(kind, fold(name), state or "", *of_report), kind, name, (), state, sector))


def _joined(desk: Desk, at: dict[int, StateWords], start: int) -> list[StateWords]:
    """The demonyms of several states before one noun: "Chinese and Bangladeshi frigates"; none where there is only one."""
    found: list[StateWords] = []
    place = start
    if desk.tokens[place].pos == "DET":
        place += 1
    if place not in at or at[place].form != "demonym":
        return []
    found.append(at[place])
    place = at[place].start - 1
    while place >= 0 and (desk.lower[place] in {"and", ","} or (place in at and at[place].form == "demonym")):
        if place in at:
            found.insert(0, at[place])
        place -= 1
    return found if len(found) > 1 else []


def _left(desk: Desk, first: int, begin: int, index: int, at: dict[int, StateWords]) -> int:
    """Where the phrase begins: over articles, adjectives, nouns and names that describe the noun, up to an owner."""
    start = begin
    while start > first:
        before = desk.tokens[start - 1]
        if before.text in HYPHENS and desk.glued(start) and desk.glued(start - 1) and start - 2 >= first:
            start -= 2
            continue
        if before.dep == "conj" and start - 1 in at and at[start - 1].form == "demonym" and before.pos in {"ADJ", "PROPN"}:
            return start - 1  # the last of "Rwandan and Belgian detectives"
        lying = desk.taken[start - 1]
        stops = isinstance(lying, str) or (isinstance(lying, Draft) and lying.kind not in {*NAMED_KINDS, "state"})
        if (
            before.text in POSSESSIVES
            or stops
            or (lying is not None and not isinstance(lying, Draft))
            or before.dep not in BESIDE - {"poss", "nummod"}
        ):
            break
        if before.pos not in {"ADJ", "NOUN", "PROPN", "DET", "VERB"} or not start - 1 <= before.head <= index:
            break
        start = lying.start if isinstance(lying, Draft) and first <= lying.start < start - 1 else start - 1
        if before.pos == "DET":
            break
    return start


def _sector(desk: Desk, nouns: Nouns, start: int, begin: int, noun: Noun) -> str:
    """The noun's sector, or that of a word before it: "opposition lawmakers", "army officers"."""
    if noun.kind in {"standing", "arms"}:
        return noun.sector
    for index in range(begin - 1, start - 1, -1):
        sector = nouns.whose.get(desk.lower[index])
        hyphened = index + 1 < len(desk.tokens) and desk.tokens[index + 1].text in HYPHENS and desk.glued(index + 1)
        if sector and not hyphened and (sector not in WEAK or noun.sector in PLAIN):
            return sector
    return noun.sector


def _states(desk: Desk, at: dict[int, StateWords], sentence: Sentence, start: int, index: int, noun: Noun) -> tuple[str, ...]:
    """The states whose they are told to be: by a demonym or an owner before the noun, or by "of", "from", "in" behind it."""
    before = [at[place].state for place in range(start, index) if place in at and not only_backs(desk, place)]
    before = [one.state for one in _joined(desk, at, start)] or before
    if not before and start - 2 >= sentence.tokens[0] and desk.tokens[start - 1].text in POSSESSIVES:
        before = [at[start - 2].state] if start - 2 in at else _state_of_draft(desk, start - 2)
    if not before:
        before = [state for place in range(start, index) for state in _state_of_draft(desk, place)]
    return tuple(dict.fromkeys(before)) or _behind(desk, at, sentence, index, noun)


def only_backs(desk: Desk, index: int) -> bool:
    """Whether a state is told to back or lead them, and not to be theirs: "Iranian-backed fighters"."""
    after = desk.tokens[index + 1 : index + 3]
    return len(after) == 2 and after[0].text in HYPHENS and after[1].tag in {"VBN", "VBD", "JJ"} and desk.glued(index + 1)


def _state_of_draft(desk: Desk, index: int) -> list[str]:
    """The state of a body or group whose name lies over a token."""
    lying = desk.taken[index]
    actor = desk.cast.get(lying.refers_to or "") if isinstance(lying, Draft) and lying.kind in NAMED_KINDS else None
    return [actor.state] if actor is not None and actor.state else []


def _behind(desk: Desk, at: dict[int, StateWords], sentence: Sentence, index: int, noun: Noun) -> tuple[str, ...]:
    """The states told behind a noun: "officials from Pakistan", "a court in Lagos", "dockers of Genoa"."""
    last = sentence.tokens[1]
    if index + 2 >= last or desk.lower[index + 1] not in LOCAL | OWNING:
        return ()
    if desk.lower[index + 1] in LOCAL and noun.sector in AWAY_FROM_HOME:
        return ()
    place, found = index + 2, list[str]()
    while place < last and (place in at or desk.lower[place] in {"the", "and", ","}):
        if place in at and at[place].form != "demonym":
            found.append(at[place].state)
        place += 1
    return tuple(dict.fromkeys(found)) or _town(desk, index + 2, last)


def _town(desk: Desk, index: int, last: int) -> tuple[str, ...]:
    """The state of a town behind a noun, where the gazetteer leaves no doubt which town is meant."""
    end = index
    while end < last and end < index + 3 and desk.tokens[end].pos == "PROPN" and desk.tokens[end].text[:1].isupper():
        end += 1
    if end == index or (end < last and (desk.tokens[end].text in POSSESSIVES or desk.tokens[end].text in HYPHENS)):
        return ()
    places = desk.almanac.places(desk.text(index, end))
    if not places or places[0].place.state is None:
        return ()
    others = [place.population for place in places[1:] if place.place.state != places[0].place.state]
    sure = not others or places[0].population >= OUTWEIGHS * max(others)
    return (places[0].place.state,) if sure else ()
