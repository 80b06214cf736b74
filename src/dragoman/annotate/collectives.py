"""People without names: "Afghan refugees", "Pakistani soldiers", "senior officials", "sources", "both sides"."""

from __future__ import annotations

from dragoman.annotate.described import load_nouns
from dragoman.annotate.grammar import HYPHENS, POSSESSIVES
from dragoman.annotate.known import StateWords
from dragoman.annotate.mentions import Desk, Draft
from dragoman.annotate.strangers import lay_strangers, only_backs
from dragoman.model import Actor, ActorKind, MentionKind, Sentence, fold, identify


def lay_collectives(desk: Desk, sentence: Sentence, states: list[StateWords]) -> None:
    """Lay plural nouns for people, with the state whose people they are, and demonyms that are people ("Afghans")."""
    people, unnamed = desk.lexicon.kinds["people_nouns"], desk.lexicon.kinds["unnamed_nouns"]
    at = {index: words for words in states for index in range(words.start, words.end)}
    first, last = sentence.tokens
    for index in range(last - 1, first - 1, -1):
        token = desk.tokens[index]
        word = desk.lower[index]
        pair = f"{desk.lower[index - 1]} {word}" if index > first else word
        if pair in people and pair != "security forces":
            word = pair
        if index in at and at[index].form == "demonym" and token.tag in {"NNS", "NNPS"} and desk.free(index, index + 1):
            _lay(desk, index, index + 1, "people", at[index].state, "CVL")
        elif (
            (token.tag in {"NNS", "NN", "NNPS", "JJ"} or (token.tag == "NNP" and word.endswith("s")))
            and (word in people or word in unnamed)
            and desk.free(index, index + 1)
        ):
            if _is_shared(desk, index):
                continue
            if (desk.glued(index) and index > first and desk.tokens[index - 1].text in HYPHENS) or _hyphen_after(desk, index, last):
                continue
            if (token.dep in {"compound", "amod", "nmod"} and token.tag != "NNS") or _are_of_group(desk, index):
                continue
            start = _left(desk, index, first, at)
            sector = _sector(people[word], word) if word in people else unnamed[word]
            owners = _owners(desk, first, start, index, last, at)
            state = owners[0] if len(owners) == 1 else None
            if token.tag == "NN" and word not in people and not (start < index and desk.lower[start] in {"a", "an", "one", "another"}):
                continue
            draft = _lay(desk, start, index + 1, "unnamed" if word in unnamed else "people", state, sector)
            draft.owners = owners
            if len(owners) > 1 and word in people and token.tag in {"NNS", "NNPS"}:
                _part(desk, draft, word, sector)
    lay_strangers(desk, sentence, states)


def _is_shared(desk: Desk, index: int) -> bool:
    """Whether a plural title is that of the persons named right behind it: "Presidents Xi and Putin"."""
    told = desk.plural_at.get(index)
    if told is None or told.end != index + 1:
        return False
    return any(office.start == told.start and office.named is not None and office.named.start == told.end for office in desk.offices)


def _part(desk: Desk, draft: Draft, word: str, sector: str | None) -> None:
    """Let people of several states be each state's own: "Russian and Ukrainian delegations" are two."""
    draft.members = [
        desk.add_actor(
            Actor(identify("people", fold(word), state), "people", f"{word} of {desk.almanac.states[state].name}", (), state, sector)
        )
        for state in draft.owners
    ]
    draft.refers_to, draft.because = None, "people of each of these states"


def _sector(told: str, word: str) -> str:
    """PLOVER's sector of people: the one of the table of nouns, which tells workers from students, where it has the word."""
    noun = load_nouns().find(word)
    return noun.sector if noun is not None else told


def _are_of_group(desk: Desk, index: int) -> bool:
    """Whether fighters are told by the name of their group right before them, and so are that group: "Hezbollah fighters"."""
    lying = desk.taken[index - 1] if index else None
    fighting = desk.lexicon.kinds["people_nouns"].get(desk.lower[index]) in {"REB", "MIL"}
    return fighting and isinstance(lying, Draft) and lying.kind in {"armed group", "movement"} and desk.tokens[lying.head].head == index


def _hyphen_after(desk: Desk, index: int, last: int) -> bool:
    """Whether a hyphen is glued behind a word ("people-to-people")."""
    return index + 1 < last and desk.tokens[index + 1].text in HYPHENS and desk.glued(index + 1)


def _left(desk: Desk, index: int, first: int, at: dict[int, StateWords]) -> int:
    """Where a noun phrase begins: over adjectives, nouns and demonyms that belong to the noun."""
    start = index
    while start > first:
        before = desk.tokens[start - 1]
        if before.text in HYPHENS and desk.glued(start) and desk.glued(start - 1) and start - 2 >= first:
            start -= 2
            continue
        if (
            before.text in POSSESSIVES
            or (desk.taken[start - 1] is not None and start - 1 not in at)
            or before.pos not in {"ADJ", "NOUN", "PROPN", "DET", "VERB"}
        ):
            break
        if not (before.index in at or before.dep in {"amod", "compound", "nmod", "det"}) or not start - 1 <= before.head <= index:
            break
        if start - 1 in at and at[start - 1].form == "name" and before.dep not in {"compound", "amod", "nmod"}:
            break
        start -= 1
        if before.pos == "DET":
            break
    return start


def _owners(desk: Desk, first: int, start: int, index: int, last: int, at: dict[int, StateWords]) -> tuple[str, ...]:
    """The states whose people they are: "Cambodian and Thai soldiers", "officials from Pakistan", "the ministers of A and B"."""
    found: list[str] = []
    place = index - 1
    while place >= max(first, start - 4):
        if place in at and not only_backs(desk, place):
            found.insert(0, at[place].state)
        elif place not in at and desk.tokens[place].text not in {*POSSESSIVES, "and", ",", "the"} and not (start <= place):
            break
        place -= 1
    if not found and index + 2 < last and desk.lower[index + 1] in {"from", "of"}:
        place = index + 2
        # "of Middle East rivals Iran and Saudi Arabia": what they are stands before who they are.
        reach = next((spot for spot in range(place, min(place + 4, last)) if spot in at), place)
        if all(_describes_sides(desk, between) for between in range(place, reach)):
            place = reach
        while place < last and (place in at or desk.tokens[place].text in {"the", "and", ","}):
            if place in at:
                found.append(at[place].state)
            place += 1
    return tuple(dict.fromkeys(found))


def _describes_sides(desk: Desk, index: int) -> bool:
    """Whether a word may stand before the names of sides: "Middle East rivals"; "rivals" is a verb to the tagger now and then."""
    return desk.tokens[index].pos in {"NOUN", "PROPN", "ADJ", "DET"} or desk.lower[index] in desk.lexicon.kinds["plural_sides"]


def _lay(desk: Desk, start: int, end: int, kind: MentionKind, state: str | None, sector: str | None) -> Draft:
    """Lay a collective; the same words are the same people throughout the report."""
    bare = start
    while bare < end - 1 and (
        desk.tokens[bare].pos == "DET" or desk.lower[bare] in {"other", "several", "many", "some", "certain", "such"}
    ):
        bare += 1
    words = desk.text(bare, end)
    kinds: dict[MentionKind, ActorKind] = {"people": "people", "unnamed": "unnamed"}
    actor = Actor(identify(kind, fold(words), state or ""), kinds[kind], words, (), state, sector)
    desk.add_actor(actor)
    draft = Draft(start, end, end - 1, kind, "name", actor.id, state=state, because="people without a name of their own")
    # Demonyms inside keep their own mention, so the collective goes over the rest.
    return desk.lay(draft)


def _each(desk: Desk, index: int) -> bool:
    """Whether a noun speaks of each of two: "neither country", "either side", "each nation"."""
    return (
        index > 0 and desk.lower[index] in {"country", "nation", "side", "party"} and desk.lower[index - 1] in {"neither", "either", "each"}
    )


def lay_plurals(desk: Desk, sentence: Sentence) -> None:
    """Lay "both sides", "the two ministers", "the three countries", "the neighbours": who they are is settled by what was told before."""
    kinds, numbers = desk.lexicon.kinds["plural_sides"], desk.lexicon.meanings["numbers"]
    first, last = sentence.tokens
    for index in range(first, last):
        kind = kinds.get(desk.lower[index])
        if isinstance(desk.taken[index], str) or (kind is None and not _each(desk, index)):
            continue
        if _each(desk, index):
            each = Draft(
                index - 1,
                index + 1,
                index,
                "state",
                "plural",
                because=f"{'states' if desk.lower[index] in {'country', 'nation', 'state'} else 'sides'}:2",
            )
            desk.lay(each)
            continue
        if desk.tokens[index].tag not in {"NNS", "NNPS"}:
            continue
        start, count = index, None
        while (
            start > first
            and desk.tokens[start - 1].pos in {"ADJ", "NOUN", "VERB", "NUM", "DET", "PRON", "CCONJ", "PROPN"}
            and start > index - 5
        ):
            if desk.tokens[start - 1].pos == "CCONJ" and desk.lower[start - 1] != "both":
                break
            start -= 1
            if desk.lower[start] in numbers:
                count = int(numbers[desk.lower[start]])
            if desk.lower[start] in {"the", "both", "these", "those"}:
                break
        while start < index and desk.tokens[start].pos in {"VERB", "NOUN", "PROPN"}:
            start += 1
        definite = desk.lower[start] in {"the", "both", "these", "those"} or (start < index and desk.lower[start] in numbers and count)
        if not definite or (
            count is None
            and not (kind == "sides" and desk.lower[index] in {"neighbours", "neighbors", "sides", "parties"} and index - start == 1)
        ):
            continue
        if (
            desk.tokens[start].text.lower() not in {"the", "both", "these", "those"}
            and count is not None
            and desk.tokens[start].pos == "NUM"
        ):
            continue
        draft = Draft(start, index + 1, index, "state" if kind == "states" else "people", "plural", office=None)
        draft.because = f"{kind}:{count or 2}"
        draft.as_persons = kind == "persons"
        for place in range(start, index + 1):
            if not isinstance(desk.taken[place], str):
                desk.taken[place] = None
        desk.dropped.update(id(other) for other in desk.laid_in(sentence) if start <= other.start and other.end <= index + 1)
        desk.lay(draft)
