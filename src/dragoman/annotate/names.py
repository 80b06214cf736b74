"""Names: who is spoken of in a report, by what name and in what office, and every word that stands for them."""

from __future__ import annotations

import dataclasses

from dragoman.almanac import Almanac
from dragoman.annotate.bodies import lay_groups, lay_instruments, lay_organisations, lay_tagged
from dragoman.annotate.collectives import lay_collectives, lay_plurals
from dragoman.annotate.grammar import Grammar
from dragoman.annotate.groups import lay_groups_in_passing
from dragoman.annotate.holders import claim_surnames, lay_appositions, lay_persons, note_holders, settle_surnames
from dragoman.annotate.known import StateWords, find_states, lay_entries, lay_states
from dragoman.annotate.lexicon import load_lexicon
from dragoman.annotate.mentions import Desk, Draft, Office, Person, freeze
from dragoman.annotate.offices import read_offices
from dragoman.annotate.organs import GOVERNMENT, lay_organs, organ_actor
from dragoman.annotate.persons import shouting
from dragoman.annotate.pronouns import NEUTER, lay_pronouns
from dragoman.annotate.reference import read_thread
from dragoman.annotate.standing import join_spellings, state_persons
from dragoman.annotate.tenures import acting, make_tenures, make_ties, office_of, sector_of
from dragoman.model import Actor, Mention, Reading, Sentence

RAISED = {"ADP", "AUX", "VERB", "PRON", "DET", "SCONJ", "ADV", "PART"}


def mark_names(reading: Reading, almanac: Almanac) -> Reading:
    """Give the reading its actors, its mentions with whom they refer to, its tenures and its ties."""
    if not reading.tokens:
        return reading
    desk = Desk(reading, almanac, load_lexicon())
    states = _lay_names(desk)
    note_holders(desk)
    join_spellings(desk)
    state_persons(desk)
    for sentence in reading.sentences:
        lay_states(desk, states[sentence.index])
        lay_groups_in_passing(desk, sentence)
        lay_plurals(desk, sentence)
        lay_collectives(desk, sentence, states[sentence.index])
        lay_pronouns(desk, sentence)
    _lay_offices(desk)
    desk.drafts = [draft for draft in desk.drafts if id(draft) not in desk.dropped]
    read_thread(desk, states)
    return _assemble(desk)


def _lay_names(desk: Desk) -> dict[int, list[StateWords]]:
    """Lay known names, bodies, offices and persons; lines in headline capitals last, when the body's names are known."""
    states = {sentence.index: find_states(desk, sentence) for sentence in desk.reading.sentences}
    quiet: list[Sentence] = []
    shouted: list[Sentence] = []
    for sentence in desk.reading.sentences:
        (shouted if shouting(desk, sentence) and _is_heading(desk, sentence) else quiet).append(sentence)
    for trusting, sentences in ((True, quiet), (False, shouted)):
        grammars = []
        for sentence in sentences:
            at = {index: words.state for words in states[sentence.index] for index in range(words.start, words.end)}
            grammar = Grammar(desk, sentence, states[sentence.index])
            lay_entries(desk, sentence, frozenset((item.start, item.end) for item in grammar.items if item.part("role")))
            if trusting:
                lay_instruments(desk, sentence)
                lay_groups(desk, sentence, at)
            lay_organs(desk, grammar)
            if trusting:
                lay_organisations(desk, sentence, grammar, at)
            offices = read_offices(desk, grammar)
            grammars.append((sentence, grammar, offices))
        for sentence, grammar, offices in grammars:
            lay_persons(desk, grammar, offices, sentence, trusting=trusting)
        if trusting:
            desk.alone = {
                desk.tokens[draft.start].text.lower() for draft in desk.drafts if draft.kind == "person" and draft.form == "surname"
            }
            for sentence, grammar, offices in grammars:
                # A second look, now that every full name of the report is known.
                lay_persons(desk, grammar, offices, sentence, trusting=trusting)
                lay_tagged(
                    desk, sentence, {index: words.state for words in states[sentence.index] for index in range(words.start, words.end)}
                )
            claim_surnames(desk)
            settle_surnames(desk)
        for sentence, _, offices in grammars:
            lay_appositions(desk, offices, sentence, states[sentence.index])
    return states


def _is_heading(desk: Desk, sentence: Sentence) -> bool:
    """Whether a line may be set in headline capitals: no stop ends it; in the body it is a paragraph of its own."""
    words = list(desk.words(sentence))
    if sentence.part not in {"paragraph", "caption"}:
        return True
    if words[-1].text[-1:] in {".", "!", "?", "”", '"', ":", ";", ","}:
        return False
    around = desk.reading.sentences[max(sentence.index - 1, 0) : sentence.index + 2]
    alone = all(other is sentence or other.paragraph != sentence.paragraph for other in around)
    # "M23, Congo Split On Rebel Withdrawal": small words with capitals are no sentence of the body.
    raised = any(word.text[:1].isupper() and not word.entity and word.pos in RAISED for word in words[1:])
    return sentence.part == "caption" or (alone and raised and len(words) > 3 and len(desk.reading.sentences) > 1)


def _lay_offices(desk: Desk) -> None:
    """Lay the titles themselves, those with a name beside them and those without; collectives of office-holders are laid already."""
    for office in desk.offices:
        if office.plural or office.because in {"named in the same order as the states", "named together with one title"}:
            continue
        draft = Draft(office.start, office.end, office.head, "office", "title", office=office)
        desk.lay(draft)


def _assemble(desk: Desk) -> Reading:
    """Put the actors in order of first mention, with their ids, and freeze the mentions."""
    drafts = sorted(desk.drafts, key=lambda draft: (draft.start, -draft.end, draft.form))
    drafts = [draft for draft in drafts if not _means_nobody(desk, draft)]
    for draft in drafts:
        if draft.kind == "office" and draft.office and draft.office.holder:
            draft.person, draft.because = draft.office.holder, draft.because or "the name stands beside it"
        _settle_sides(desk, draft)
    mentions: dict[str, Mention] = {}
    for draft in drafts:
        mention = freeze(desk, draft)
        mentions.setdefault(mention.id, mention)
    people = {person.id: _actor_of(person) for person in desk.persons if person.names}
    told = {**desk.cast, **people}
    named = {name for mention in mentions.values() for name in (mention.refers_to, *mention.members) if name}
    order = {
        name: place
        for place, name in enumerate(
            dict.fromkeys(name for mention in mentions.values() for name in (mention.refers_to, *mention.members) if name)
        )
    }
    actors = tuple(sorted((actor for key, actor in told.items() if key in named), key=lambda actor: order[actor.id]))
    return dataclasses.replace(
        desk.reading, actors=actors, mentions=tuple(mentions.values()), tenures=tuple(make_tenures(desk)), ties=tuple(make_ties(desk))
    )


def _means_nobody(desk: Desk, draft: Draft) -> bool:
    """Whether a draft is no mention of anyone: an "it" or a "group" that stands for nobody told."""
    empty = (draft.form == "pronoun" and desk.lower[draft.start] in NEUTER) or (draft.form == "common" and draft.kind == "armed group")
    return empty and not draft.refers_to and not draft.members


def _settle_sides(desk: Desk, draft: Draft) -> None:
    """Give "both sides" the states of the persons who met, now that their states are known; else the persons."""
    if draft.sides is None or draft.as_persons:
        return
    states = draft.sides.states
    if draft.sides.persons:
        told = tuple(dict.fromkeys(person.state for person in draft.sides.persons if person.state))
        states = tuple(f"state-{state}" for state in told) if len(told) == len(draft.sides.persons) else ()
    if draft.kind == "body":
        draft.members = [
            organ_actor(desk, state.removeprefix("state-"), draft.organ or GOVERNMENT, "", "GOV")
            for state in states
            if state.startswith("state-")
        ]
    elif states:
        draft.members = [desk.entry_actor(state).id for state in states]
    elif draft.kind == "state":
        draft.members, draft.because = [], "the states of those who met are not told"
    else:
        draft.members = list(draft.sides.persons)


def _actor_of(person: Person) -> Actor:
    """A person as an actor: the fullest name, the other ways it is written, the office as told."""
    aliases = tuple(name for name in person.names if name != person.name)
    return Actor(person.id, "person", person.name, aliases, person.state, sector_of(person), office_of(person), acting(person))


__all__ = ["Office", "mark_names"]
