"""Titles without a name: who holds the office in this report, whose counterpart it is, or that no one is named."""

from __future__ import annotations

import dataclasses

from dragoman.annotate.holders import note_office
from dragoman.annotate.mentions import Draft, Office, Person
from dragoman.annotate.offices import same_office
from dragoman.annotate.persons import only
from dragoman.annotate.thread import Thread
from dragoman.model import Actor, fold, identify

# Of these a state has one, so that the plural with two states tells of two persons.
ONE_OF_EACH = {
    "minister",
    "secretary",
    "head of state",
    "head of government",
    "monarch",
    "ambassador",
    "deputy head of government",
    "deputy head of state",
}


def settle_title(thread: Thread, draft: Draft, office: Office) -> None:
    """A title without a name: the one who holds it here; else an office-holder without a name."""
    if office.kind == "counterpart":
        _copy_counterpart(thread, office)
    if office.holder is not None:
        draft.person, draft.because = office.holder, "the name stands beside it"
        note_office(office)
        return
    if office.named is not None:
        return
    if not _indefinite(thread, office):
        chosen, because = _holder_of(thread, office)
        if chosen is not None:
            draft.person, draft.because, draft.score = chosen, because, 0.9
            draft.form = "epithet" if office.epithet else "title"
            return
    if _only_the_post(thread, office):
        draft.because = "the post is meant, not who holds it"
        return
    _leave_unnamed(thread, draft, office)


def settle_holders(thread: Thread, draft: Draft) -> None:
    """For "the foreign ministers of A and B": for each state the person who is that here, else its office-holder without a name."""
    told = thread.desk.plural_at.get(draft.head)
    if told is None or told.kind not in ONE_OF_EACH or (told.kind in {"minister", "secretary"} and not told.specific):
        return
    draft.members = [_holder_for(thread, told, state) for state in draft.owners]
    draft.form, draft.refers_to = "plural", None
    draft.because = "one of each state: who is told to hold the office, or its holder without a name"


def _holder_for(thread: Thread, told: Office, state: str) -> str | Person:
    """The person of a state who holds an office in this report; an actor without a name where there is none, or more than one."""
    holding = [
        person for person in thread.desk.persons
        if person.state == state and any(held.kind == told.kind and held.portfolio == told.portfolio and held.deputy == told.deputy for held in person.held)
    ]  # fmt: skip
    if len(holding) == 1:
        return holding[0]
    name = f"{told.title} of {thread.desk.almanac.states[state].name}"
    return thread.desk.add_actor(
        Actor(identify("unnamed", fold(told.title), state), "unnamed", name, (), state, told.sector, told.title, told.qualifier == "acting")
    )


def _holder_of(thread: Thread, office: Office) -> tuple[Person | None, str]:
    """The person of the report who holds an office like this: the last spoken of, else the only one at all."""
    holding = [
        person for person in thread.desk.persons if any(same_office(office, held) and _agrees(office, person) for held in person.held)
    ]
    if office.state:
        holding = [person for person in holding if person.state == office.state] or [person for person in holding if person.state is None]
    seen = [person for person in thread.recent if person in holding]
    if seen:
        return seen[-1], f"the {office.title} last spoken of"
    chosen, because = only(holding, f"the only {office.title} in the report")
    return (chosen, because) if chosen and (office.state or office.specific) else (None, "")


def _only_the_post(thread: Thread, office: Office) -> bool:
    """Whether the post is meant and not who holds it: "from chargé d'affaires to ambassador", without an article or an owner."""
    before = thread.desk.tokens[office.start - 1] if office.start else None
    small = thread.desk.tokens[office.start].text[0].islower()
    return small and office.state is None and office.possessor is None and before is not None and before.pos in {"ADP", "SCONJ", "PART"}


def _indefinite(thread: Thread, office: Office) -> bool:
    """Whether "a" or "an" opens the phrase: someone new, without a name."""
    for index in range(office.start - 1, max(office.start - 5, -1), -1):
        token = thread.desk.tokens[index]
        if token.text.lower() in {"a", "an", "another", "one"}:
            return True
        if token.pos not in {"ADJ", "NOUN", "PROPN", "ADV"}:
            return False
    return False


def _leave_unnamed(thread: Thread, draft: Draft, office: Office) -> None:
    """An office-holder whom the report does not name."""
    name = thread.desk.text(draft.start, draft.end)
    if office.state is None and thread.desk.lower[office.end : office.end + 1] == ["of"]:
        # "a key aide of Chief Minister X" is of X's state.
        near = thread.by_sentence.get(thread.desk.tokens[draft.start].sentence, [])
        office.state = next((each.person.state for each in near if each.person and office.end < each.start <= office.end + 4), None)
    actor = Actor(
        identify("unnamed", fold(office.title), office.state or ""),
        "unnamed",
        name,
        (),
        office.state,
        office.sector,
        # A counterpart is no office; whose it is was not told.
        office.title if office.kind != "counterpart" else None,
        office.qualifier == "acting",
    )
    draft.kind, draft.refers_to, draft.state = "unnamed", thread.desk.add_actor(actor), office.state
    draft.because = "an office-holder whom the report does not name"


def _copy_counterpart(thread: Thread, office: Office) -> None:
    """For "his Afghan counterpart" holds the office of the one whose counterpart it is, for another state."""
    owner = _person_at(
        thread, office.possessor if office.possessor is not None else thread.desk.subject_of(thread.desk.verb_over(office.start))
    )
    if owner is not None and owner is office.holder:
        return
    if owner is None:
        return
    # "The army chief, General X, met his counterpart": the post, and not the rank.
    posts = sorted((held for held in reversed(owner.held) if held.kind != "counterpart"), key=lambda held: held.kind == "officer")
    model = next(iter(posts), None) or _of_the_pair(thread, owner, office)
    if model is None:
        return
    office.title, office.role, office.kind, office.sector = model.title, model.role, model.kind, model.sector
    office.portfolio, office.about, office.deputy = model.portfolio, None, model.deputy
    office.counterpart_of = owner
    office.because = f"counterpart of {owner.name}, {model.title}"


def _of_the_pair(thread: Thread, owner: Person, office: Office) -> Office | None:
    """The office of "the foreign ministers of A and B", where the report then tells of someone and "his B counterpart"."""
    for draft in thread.desk.drafts:
        told = thread.desk.plural_at.get(draft.head)
        if told is None or told.kind not in ONE_OF_EACH or len(draft.owners) != 2 or office.state not in draft.owners:
            continue
        state = next(each for each in draft.owners if each != office.state)
        if owner.state not in {None, state}:
            continue
        held = dataclasses.replace(told, state=state, plural=False, named=None, because=f"counterpart of the one of {office.state}")
        owner.held.append(held)
        return held
    return None


def _person_at(thread: Thread, index: int | None) -> Person | None:
    """The person a token's mention was settled to."""
    if index is None:
        return None
    found = [
        draft
        for draft in thread.by_sentence.get(thread.desk.tokens[index].sentence, [])
        if draft.start <= index < draft.end and draft.person
    ]
    return found[0].person if found else None


def _agrees(office: Office, person: Person) -> bool:
    """Whether nothing told of a person's state speaks against an office."""
    return not office.state or not person.state or office.state == person.state
