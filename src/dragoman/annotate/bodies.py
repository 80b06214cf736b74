"""Bodies, organs of states, armed groups, mechanisms and agreements by the shape of their names."""

from __future__ import annotations

import re
from typing import cast

from dragoman.annotate.grammar import POSSESSIVES, Grammar
from dragoman.annotate.mentions import Desk, Draft
from dragoman.model import Actor, ActorKind, MentionKind, Sentence, fold, identify

INNER = {"of", "for", "on", "and", "the", "&", "in", "to", "against", "with", "-", "–"}
BRACKET = "("
# What arms are called by makers and armies: "F-16s", "Su-30", "BM-21".
ARMAMENT = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d{1,3}[A-Z]?s?")


def capital(desk: Desk, index: int) -> bool:
    """Whether a token is written with a capital, or is a number inside a name."""
    return desk.tokens[index].text[:1].isupper()


def lay_instruments(desk: Desk, sentence: Sentence) -> None:
    """Lay agreements and mechanisms that have a name: "the Framework Agreement on …", "Joint Coordination Committee (JCC)"."""
    heads = desk.lexicon.kinds["instrument_heads"]
    marks = desk.lexicon.lists["instrument_bodies"]
    first, last = sentence.tokens
    for index in range(first, last):
        if not capital(desk, index) or not desk.free(index, index + 1):
            continue
        kind = heads.get(desk.lower[index])
        committee = desk.lower[index] in {"committee", "commission", "council", "group", "force"}
        if kind is None and not committee:
            continue
        start = _left(desk, index, first)
        if _only_generic(desk, start, index + 1) and not (index + 1 < last and desk.lower[index + 1] in {"of", "on", "for"}):
            continue
        if start == index or (committee and not any(word in marks for word in desk.lower[start:index])):
            continue
        goes_on = index + 2 < last and desk.lower[index + 1] in {"for", "on"} and capital(desk, index + 2)
        end = _right(desk, index + 1, last, long=kind == "agreement" or goes_on)
        if kind == "mechanism" and end < last and desk.lower[end] in heads and not capital(desk, end):
            end += 0
        _lay_named(desk, start, end, "agreement" if kind == "agreement" else "mechanism")


def _left(desk: Desk, index: int, first: int) -> int:
    """Where the capitals before a head word begin, over hyphens; a possessive or a free small word ends them."""
    start = index
    while start > first:
        before = start - 1
        if desk.taken[before] is not None:
            break
        if (
            capital(desk, before)
            and desk.lower[before] not in {"the", "a", "an"}
            and desk.tokens[before].pos not in {"VERB", "AUX", "PRON"}
        ):
            start = before
        elif (desk.tokens[before].text in {"-", "–", "&"} and before > first and capital(desk, before - 1)) or (
            desk.lower[before] == "and"
            and before > first
            and capital(desk, before - 1)
            and desk.tokens[before - 1].dep != "nsubj"
            and start < index
        ):
            start = before - 1
        else:
            break
    if start == first and desk.lower[start] in desk.lexicon.lists["never_names"]:
        start += 1
    return start


def _right(desk: Desk, end: int, last: int, *, long: bool) -> int:
    """Where a name ends: capitals go on, and for an agreement also "on the …", "for the …", with brackets inside."""
    reach = end
    place = end
    while place < last:
        if capital(desk, place) and desk.taken[place] is None:
            place += 1
            reach = place
        elif long and desk.lower[place] in INNER and place - reach < 2 and desk.lower[place] != "in":
            place += 1
        elif (
            long
            and desk.tokens[place].text == BRACKET
            and place + 3 < last
            and desk.tokens[place + 2].text == ")"
            and capital(desk, place + 3)
        ):
            place += 3
            reach = place
        else:
            break
    return reach


def acronym_after(desk: Desk, end: int, last: int) -> int | None:
    """The token of an acronym in brackets right after a name."""
    if end + 2 < last and desk.tokens[end].text == BRACKET and desk.tokens[end + 2].text == ")":
        text = desk.tokens[end + 1].text
        if 2 <= len(text) <= 10 and sum(letter.isupper() for letter in text) >= 2:
            return end + 1
    return None


def _acronym_before(desk: Desk, start: int, end: int) -> int | None:
    """The token of an acronym that the name in brackets spells out: "CPEC (China-Pakistan Economic Corridor)"."""
    if start < 2 or desk.tokens[start - 1].text != BRACKET:
        return None
    letters = "".join(token.text[0] for token in desk.tokens[start:end] if token.text[0].isupper())
    return start - 2 if desk.tokens[start - 2].text == letters else None


def _lay_named(desk: Desk, start: int, end: int, kind: MentionKind, state: str | None = None, sector: str | None = None) -> Draft:
    """Lay a name of its own, with its acronym as an alias; a known name keeps the actor it had."""
    name = desk.text(start, end)
    last = desk.sentence(start).tokens[1]
    acronym = acronym_after(desk, end, last) or _acronym_before(desk, start, end)
    aliases = (desk.tokens[acronym].text,) if acronym else ()
    made = Actor(identify(kind, fold(name), state or ""), _actor_kind(kind), name, aliases, state, sector)
    known = desk.called(name) or _spelled_by(desk, acronym, start, end)
    if known is None:
        desk.add_actor(made)
    elif aliases and not set(aliases) <= set(known.aliases):
        desk.cast[known.id] = Actor(
            known.id, known.kind, known.name, (*known.aliases, *aliases), known.state, known.sector, known.office, known.acting
        )
    actor = known or made
    draft = desk.lay(
        Draft(
            start, end, desk.head_of(start, end), kind, "name", actor.id, because="shape of the name" if known is None else "named before"
        )
    )
    if acronym and desk.free(acronym, acronym + 1):
        desk.lay(Draft(acronym, acronym + 1, acronym, kind, "acronym", actor.id, because=f"acronym of {name}"))
    return draft


def _spelled_by(desk: Desk, acronym: int | None, start: int, end: int) -> Actor | None:
    """The known group or body whose acronym stands behind a part of its name: "National Liberation (ELN)"."""
    lying = desk.taken[acronym] if acronym is not None else None
    known = desk.cast.get(lying.refers_to or "") if isinstance(lying, Draft) else None
    words = {word for name in (known.name, *known.aliases) for word in fold(name).split()} if known else set()
    return known if known and set(fold(desk.text(start, end)).split()) <= words else None


def _actor_kind(kind: MentionKind) -> ActorKind:
    """The actor kind that goes with a mention kind: a mechanism acts as a body."""
    return "body" if kind in {"mechanism", "agreement"} else cast("ActorKind", kind)


def lay_organisations(desk: Desk, sentence: Sentence, grammar: Grammar, states_at: dict[int, str]) -> None:
    """Lay other organisations: capitals around a head noun ("Human Rights Council"), or what the tagger calls one."""
    heads = desk.lexicon.kinds["organisation_heads"]
    first, last = sentence.tokens
    roles = {index for item in grammar.items if item.part("role") for index in range(item.start, item.end)}
    ministries = {item.end for item in grammar.items if item.part("ministry")}
    index = first
    while index < last:
        kind = heads.get(desk.lower[index])
        # "Defence Council Secretary X": the role behind a body is its head's; "White House Press Secretary" is no press.
        titled = index + 1 in roles and (kind != "body" or index + 1 in ministries)
        if kind and capital(desk, index) and desk.free(index, index + 1) and index not in roles and not titled:
            start = max(_left(desk, index, first), max((role + 1 for role in roles if role < index), default=first))
            end = min(_right(desk, index + 1, last, long=False), min((role for role in roles if role > index), default=last))
            if end < last and desk.lower[end] in {"of", "for"}:
                end = _right(desk, end, last, long=True)
            if end - start > 1 and desk.lower[end - 1] not in desk.lexicon.lists["place_heads"] - heads.keys():
                _lay_named(desk, start, end, kind, _state_in(states_at, start, end), "JRN" if kind == "outlet" else None)  # type: ignore[arg-type]
                index = end
                continue
        index += 1


def _state_in(states_at: dict[int, str], start: int, end: int) -> str | None:
    """The state whose name or demonym opens an organisation's name."""
    return next((states_at[index] for index in range(start, min(end, start + 1)) if index in states_at), None)


def lay_tagged(desk: Desk, sentence: Sentence, states_at: dict[int, str]) -> None:
    """Lay what the tagger calls an organisation and nothing else has claimed; acronyms of this report are known again."""
    first, last = sentence.tokens
    places = desk.lexicon.lists["place_heads"]
    index = first
    while index < last:
        if (
            desk.tokens[index].entity != "ORG"
            or not desk.free(index, index + 1)
            or desk.lower[index] in {"the", "a", "an"}
            or desk.tokens[index].text in POSSESSIVES
            or index in desk.plural_at
        ):
            index += 1
            continue
        end = index
        while end < last and desk.tokens[end].entity == "ORG" and desk.free(end, end + 1) and desk.tokens[end].text not in POSSESSIVES:
            end += 1
        while end > index and not desk.tokens[end - 1].text[-1:].isalnum():
            end -= 1
        if _only_generic(desk, index, end) or _is_short_hand(desk, index, end) or _is_armament(desk, index, end, states_at):
            index = max(end, index + 1)
            continue
        if end - index == 1 and (organ := desk.almanac.offices.ministries.get(desk.lower[index])):
            # "Army" in a headline: whose it is is to be settled.
            draft = Draft(index, end, index, "body", "title")
            draft.organ = organ.canonical
            desk.lay(draft)
            index = end
            continue
        words = [token for token in desk.tokens[index:end] if token.text[:1].isupper() and token.index not in states_at]
        if desk.almanac.has_place(desk.text(index, end)) and desk.lower[end - 1] not in desk.lexicon.kinds["organisation_heads"]:
            index = max(end, index + 1)
            continue
        if end - 1 in states_at and desk.tokens[end - 1].tag in {"NNPS", "NNS"}:
            index = max(end, index + 1)
            continue
        if (
            end > index
            and words
            and capital(desk, index)
            and desk.lower[end - 1] not in places
            and desk.lower[index] not in desk.lexicon.lists["never_names"]
        ):
            group = end < last and desk.lower[end] in desk.lexicon.lists["group_words"]
            _lay_named(desk, index, end + int(group), "armed group" if group else "body", None, "REB" if group else None)
        index = max(end, index + 1)


def _only_generic(desk: Desk, start: int, end: int) -> bool:
    """Whether words with a capital are all common nouns of diplomacy, and so no name: "Ceasefire", "Peace Agreement"."""
    generic, heads = desk.lexicon.lists["generic_words"], desk.lexicon.kinds["instrument_heads"]
    return start < end and all(word in generic or word in heads for word in desk.lower[start:end])


def _is_armament(desk: Desk, start: int, end: int, states_at: dict[int, str]) -> bool:
    """Whether a state's name or demonym stands before the mark of an arm, which is no body: "Thai F-16s", "Indian Su-30"."""
    return end - start == 2 and start in states_at and ARMAMENT.fullmatch(desk.tokens[start + 1].text) is not None


def _is_short_hand(desk: Desk, start: int, end: int) -> bool:
    """Whether the words are two capitals that the report spells out nowhere and the tagger has only guessed at: "SR talks"."""
    word = desk.tokens[start].text
    before = desk.lower[start - 1] if start else ""
    return end - start == 1 and len(word) == 2 and word.isupper() and before != "the" and desk.called(word) is None


def lay_groups(desk: Desk, sentence: Sentence, states_at: dict[int, str]) -> None:
    """Lay armed groups named by a noun behind the name: "the Gul Bahadur group", "Haqqani network"."""
    words = desk.lexicon.lists["group_words"]
    first, last = sentence.tokens
    for index in range(first + 1, last):
        if desk.lower[index] in words and desk.tokens[index].tag in {"NN", "NNP", "NNS", "NNPS"} and desk.free(index, index + 1):
            start = index
            while start > first and capital(desk, start - 1) and desk.tokens[start - 1].pos == "PROPN" and desk.free(start - 1, start):
                start -= 1
            if start < index and desk.lower[start] not in desk.lexicon.lists["never_names"] and start not in states_at:
                _lay_named(desk, start, index + 1, "armed group", None, "REB")
