"""Titles without a name: who holds the office in this report, whose counterpart it is, or that no one is named."""

from __future__ import annotations

from dragoman.annotate.holders import note_office
from dragoman.annotate.mentions import Draft, Office, Person
from dragoman.annotate.offices import same_office
from dragoman.annotate.persons import only
from dragoman.annotate.thread import Thread
from dragoman.model import Actor, fold, identify


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
    """For "the foreign ministers of A and B": the persons who are that, where the report names one for each."""
    told = thread.desk.plural_at.get(draft.head)
    chosen: list[str | Person] = []
    for state in draft.owners:
        holding = [
            person for person in thread.desk.persons
            if person.state == state and any(told and held.kind == told.kind and held.portfolio == told.portfolio and not held.deputy for held in person.held)
        ]  # fmt: skip
        if len(holding) != 1:
            return
        chosen.append(holding[0])
    draft.members, draft.form, draft.refers_to, draft.because = (
        chosen,
        "plural",
        None,
        "the one of each state who is told to hold the office",
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
        office.title,
        office.qualifier == "acting",
    )
    draft.kind, draft.refers_to, draft.state = "unnamed", thread.desk.add_actor(actor), office.state
    draft.because = "an office-holder whom the report does not name"


def _copy_counterpart(thread: Thread, office: Office) -> None:
    """For "his Afghan counterpart" holds the office of the one whose counterpart it is, for another state."""
    owner = _person_at(thread, office.possessor)
    model = next((held for held in reversed(owner.held) if held.kind != "counterpart"), None) if owner else None
    if owner is None or model is None:
        return
    office.title, office.role, office.kind, office.sector = model.title, model.role, model.kind, model.sector
    office.portfolio, office.about, office.deputy = model.portfolio, None, model.deputy
    office.because = f"counterpart of {owner.name}, {model.title}"


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
