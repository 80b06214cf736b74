"""Reference: who is meant by a surname, an organ, a plural, read in order as a reader does, with the reason."""

from __future__ import annotations

from dragoman.annotate.groups import in_passing, see_group, settle_group
from dragoman.annotate.holders import note_holders, note_office
from dragoman.annotate.known import StateWords
from dragoman.annotate.mentions import Desk, Draft, Person
from dragoman.annotate.offices import same_office
from dragoman.annotate.organs import GOVERNMENT, MINISTRIES, organ_id, settle_organ
from dragoman.annotate.persons import bearers, called_by, only
from dragoman.annotate.plurals import settle_by_all_told, settle_office_holders, settle_plural
from dragoman.annotate.pronouns import settle_pronoun
from dragoman.annotate.spelling import parts_of
from dragoman.annotate.standing import state_persons
from dragoman.annotate.thread import Thread
from dragoman.annotate.titles import settle_title

# Of these a state has one, so that the state last spoken of tells which is meant.
OF_LAST_STATE = {"government", "administration", "authorities", "regime", "cabinet", "parliament", "army", "police", "military"}


# Adjectives that leave it open whose a plural is.
OF_THOSE_TOLD = {"respective", "two", "both", "same", "three"}


def read_thread(desk: Desk, states: dict[int, list[StateWords]]) -> None:
    """Settle every mention. A report is read twice where the first reading told more than it knew.

    A headline's counterpart is named only in the body; the state of someone who met another is known only at the end.
    """
    fields = ("kind", "form", "refers_to", "person", "members", "name", "state", "sides", "score", "because")
    before = [(draft, [(name, getattr(draft, name)) for name in fields]) for draft in desk.drafts]
    _read(Thread(desk, states))
    note_holders(desk)
    known = [person.state for person in desk.persons]
    state_persons(desk)
    counterparts = any(office.because.startswith("counterpart of") for office in desk.offices)
    if counterparts or known != [person.state for person in desk.persons]:
        for draft, told in before:
            for name, value in told:
                setattr(draft, name, list(value) if name == "members" else value)
        _read(Thread(desk, states))
        note_holders(desk)
    state_persons(desk)


def _read(thread: Thread) -> None:
    """Settle everything, sentence by sentence."""
    thread.desk.settled += 1
    for sentence in thread.desk.reading.sentences:
        drafts = sorted(thread.by_sentence.get(sentence.index, []), key=lambda draft: (draft.start, draft.end))
        before = len(drafts)
        for draft in drafts:
            _settle(thread, draft, drafts)
        later = thread.by_sentence.get(sentence.index, [])[before:]
        thread.note(sentence, drafts + later)
    settle_by_all_told(thread)


def _settle(thread: Thread, draft: Draft, drafts: list[Draft]) -> None:
    if draft.kind == "person" and draft.person is None and draft.form == "surname":
        _settle_surname(thread, draft)
    elif draft.form == "pronoun":
        settle_pronoun(thread, draft, drafts)
    elif draft.form == "plural" and draft.kind == "body" and not _of_those_told(thread.desk, draft):
        draft.because = "whose they are is not told"
    elif draft.form == "plural":
        settle_plural(thread, draft, drafts)
    elif draft.form == "title" and draft.kind == "body":
        _settle_organ(thread, draft)
    elif (draft.form == "common" and draft.kind == "armed group") or in_passing(thread.desk, draft):
        settle_group(thread, draft)
    elif draft.form == "common":
        _settle_state_noun(thread, draft, drafts)
    elif draft.kind == "unnamed" and draft.form == "name":
        settle_office_holders(thread, draft, drafts)
    elif draft.kind == "office" and draft.office:
        settle_title(thread, draft, draft.office)
    thread.see(draft)
    see_group(thread, draft)


def _of_those_told(desk: Desk, draft: Draft) -> bool:
    """Whether organs in the plural may be those of the sides told: "both governments", and not "Western governments"."""
    before = desk.tokens[draft.start - 1] if draft.start else None
    return before is None or before.pos != "ADJ" or before.lemma.lower() in OF_THOSE_TOLD


def _settle_surname(thread: Thread, draft: Draft) -> None:
    """One name alone: the only one of the report who bears it, or the one the title, the position or the thread tells."""
    words = parts_of(thread.desk.text(draft.start, draft.end))
    fitting = bearers(thread.desk, words)
    ending = [person for person in fitting if called_by(person, words)]
    chosen, because = only(fitting, "the only one of this name in the report")
    if chosen is None:
        chosen, because = _by_office(draft, fitting)
    if chosen is None and len(ending) == 1:
        chosen, because = ending[0], f"{words[0].capitalize()} ends this name; for the others it is a given or middle name"
    if chosen is None:
        chosen, because = _by_thread(thread, ending or fitting)
    draft.person, draft.because = chosen, because
    draft.score = 1.0 if len(fitting) == 1 else 0.8
    if chosen is None:
        draft.name = thread.desk.text(draft.start, draft.end)
        draft.because = "several of this name: " + ", ".join(sorted(person.name for person in fitting)) if fitting else "no full name told"
    for office in draft.titles:
        note_office(office)


def _by_office(draft: Draft, fitting: list[Person]) -> tuple[Person | None, str]:
    """The one who holds the office told before the name."""
    if draft.office is None:
        return None, ""
    office = draft.office
    holding = [person for person in fitting if any(same_office(office, held) for held in person.held)]
    return only(holding, f"the one of this name who is {office.title}")


def _by_thread(thread: Thread, fitting: list[Person]) -> tuple[Person | None, str]:
    """The one of several who was spoken of in this report just before, if only one was."""
    for person in reversed(thread.recent[-3:]):
        if person in fitting and sum(other in fitting for other in thread.recent[-6:]) == 1:
            return person, "the only one of this name spoken of so far"
    return None, ""


def _settle_organ(thread: Thread, draft: Draft) -> None:
    """For "the ministry" is the ministry last told; "the government" that of the state last spoken of."""
    desk, word = thread.desk, thread.desk.lower[draft.head]
    its = _state_before(thread, draft)
    if its is not None:
        settle_organ(desk, draft, its, None, f"that of {its}, whose it is told to be")
        return
    owner = _owner_before(thread, draft)
    if owner is not None:
        if owner.state:
            settle_organ(desk, draft, owner.state, None, f"that of {owner.name}")
        else:
            draft.because = f"that of {owner.name}, whose state is not told"
        return
    if draft.organ and draft.organ not in {GOVERNMENT, *MINISTRIES} and (owned := _owners_of_organ(thread, draft)):
        if len(owned) == 1:
            settle_organ(desk, draft, owned[0], None, f"the only one told with its state, that of {owned[0]}")
        else:
            draft.because = f"such organs of {len(owned)} states are told"
        return
    same = [actor for actor in desk.cast.values() if actor.kind == "body" and word in actor.name.lower().split() and actor.state]
    if word in {"ministry", "department"} and thread.last_body and thread.last_body in {actor.id for actor in same}:
        draft.refers_to, draft.because = thread.last_body, f"the {word} last told"
    elif len(same) == 1 and draft.organ != GOVERNMENT:
        draft.refers_to, draft.because = same[0].id, f"the only {word} in the report"
    elif word in OF_LAST_STATE and thread.last_state:
        last = thread.last_state.removeprefix("state-")
        settle_organ(desk, draft, last, None, f"of the state last spoken of, {last}")
        draft.score = 0.7
    elif word in OF_LAST_STATE and (only := _only_state(desk)):
        settle_organ(desk, draft, only, None, f"of the only state in the report, {only}")
        draft.score = 0.7
    else:
        draft.because = "whose it is is not told"


def _owners_of_organ(thread: Thread, draft: Draft) -> list[str]:
    """The states of which this report tells such an organ, or the one who heads it: "Home Ministry" after "India's Home Minister"."""
    desk, organ = thread.desk, draft.organ or ""
    told: dict[str, list[str]] = {}
    for other in thread.organs:
        state = desk.cast[other.refers_to].state if other.refers_to in desk.cast else None
        if state and other.refers_to == organ_id(desk, state, organ):
            told.setdefault(state, []).append(desk.text(other.start, other.end))
    for office in desk.offices:
        if office.portfolio == organ and office.state:
            told.setdefault(office.state, []).append(desk.text(office.start, office.end))
    if len(told) > 1:
        # "The Home Ministry" is India's, where Pakistan's is called Interior Ministry.
        first = desk.lower[draft.start]
        alike = [state for state in told if any(first in words.lower().split() for words in told[state])]
        return sorted(alike) if len(alike) == 1 else sorted(told)
    return sorted(told)


def _only_state(desk: Desk) -> str | None:
    """The state of a report that speaks of one only."""
    states = [actor.state for actor in desk.cast.values() if actor.kind == "state"]
    return states[0] if len(states) == 1 else None


def _state_before(thread: Thread, draft: Draft) -> str | None:
    """The state whose organ it is: "its Foreign Ministry"."""
    lying = thread.desk.taken[draft.start - 1] if draft.start else None
    if not isinstance(lying, Draft) or lying.form != "pronoun" or lying.kind != "state" or not lying.refers_to:
        return None
    return lying.refers_to.removeprefix("state-")


def _owner_before(thread: Thread, draft: Draft) -> Person | None:
    """The person whose organ it is: "Burhan's government"."""
    if draft.start < 2 or thread.desk.tokens[draft.start - 1].tag != "POS":
        return None
    return next(
        (
            other.person
            for other in thread.by_sentence[thread.desk.tokens[draft.start].sentence]
            if other.end == draft.start - 1 and other.person
        ),
        None,
    )


def _settle_state_noun(thread: Thread, draft: Draft, drafts: list[Draft]) -> None:
    """For "the country": the state that acts or owns before it in the sentence, else the state last spoken of."""
    before = [
        other
        for other in drafts
        if other.end <= draft.start and other.kind == "state" and other.refers_to and other.form in {"name", "capital"}
    ]
    leading = [other for other in before if thread.desk.tokens[other.head].dep in {"nsubj", "nsubjpass", "poss"}]
    if leading:
        draft.refers_to, draft.because, draft.score = leading[-1].refers_to, "the state that acts or owns in the sentence", 0.9
    elif thread.last_state:
        draft.refers_to, draft.because, draft.score = thread.last_state, "the state last spoken of", 0.8
    elif only := _only_state(thread.desk):
        draft.refers_to, draft.because, draft.score = f"state-{only}", "the only state in the report", 0.8
    else:
        draft.because = "no state spoken of before it"
