"""Standing: which names are one person's by office, and which state a person stands for, as far as the report tells."""

from __future__ import annotations

from dragoman.annotate.mentions import Desk, Office, Person
from dragoman.annotate.spelling import alike


def join_spellings(desk: Desk) -> None:
    """Make one of two persons who share a name and an office only one can hold ("Mohammad Sadiq", "Sadiq Khan")."""
    kept: list[Person] = []
    for person in desk.persons:
        twin = next((other for other in kept if _one_person(other, person)), None)
        if twin is None:
            kept.append(person)
            continue
        named = person.name
        for name, count in person.names.items():
            desk.call(twin, name)
            twin.names[name] += count - 1
        twin.held.extend(person.held)
        twin.joined = f"{named} and {twin.name} share a name and the same office"
        person.names.clear()
        for draft in desk.drafts:
            if draft.person is person:
                draft.person, draft.because = twin, twin.joined
    desk.persons = kept


def _one_person(left: Person, right: Person) -> bool:
    """Whether two names share a word and hold the same office of the same state, one that only one can hold."""
    shared = any(alike(one, other) for one in left.parts for other in right.parts)
    return shared and any(_same_post(one, other) for one in left.held for other in right.held)


def _same_post(left: Office, right: Office) -> bool:
    """Whether two offices are one post of one state."""
    known = left.state is not None and left.state == right.state
    return known and left.specific and left.title == right.title and left.qualifier == right.qualifier


def state_persons(desk: Desk) -> None:
    """Give persons their state: the one told with an office; else of the list they stand in; else as the counterpart of another's."""
    for person in desk.persons:
        if person.state is None:
            told = next((office.state for office in person.held if office.state), None)
            if told:
                person.state, person.state_because = told, "told with the office"
    places = {id(office): place for place, office in enumerate(desk.offices)}
    for person in desk.persons:
        if person.state is None:
            person.state, person.state_because = _from_list(desk, person, places)
    for rule in (_from_message, _from_counterpart, _from_place):
        for person in desk.persons:
            if person.state is None:
                person.state, person.state_because = rule(desk, person)


def _of_no_state(desk: Desk, person: Person) -> bool:
    """Whether a person speaks for a body that belongs to no one state (a secretary-general, a president of the Commission)."""
    return any(office.body in desk.cast and desk.cast[office.body].state is None for office in person.held)


def _from_list(desk: Desk, person: Person, places: dict[int, int]) -> tuple[str | None, str]:
    """The state told before in the same list: "Iran's security chief X and interior minister Y"."""
    if _of_no_state(desk, person):
        return None, ""
    for office in person.held:
        place = places[id(office)]
        if office.named is None or place == 0 or office.kind == "expert":
            continue
        before = desk.offices[place - 1]
        named = before.named
        heads = {"head of state", "head of government"}
        # "President Macron and Chancellor Merz" are of two states, and so are two presidents.
        if (
            before.state is None
            or (named and office.kind in heads and before.kind in heads)
            or desk.tokens[before.start].sentence != desk.tokens[office.start].sentence
        ):
            continue
        between = set(desk.lower[(named.end if named else before.end) : office.start])
        if between <= ({",", "and"} if named else {",", "including", "such", "as"}):
            return before.state, f"in one list with {named.person.name if named and named.person else before.title}"
    return None, ""


def _from_message(desk: Desk, person: Person) -> tuple[str | None, str]:
    """The state of the one who carries this person's message: "the minister conveyed the prime minister's greetings"."""
    for draft in desk.drafts:
        token = desk.tokens[draft.head]
        if draft.person is not person or draft.kind != "person" or token.dep not in {"poss", "pobj"}:
            continue
        verb = desk.verb_over(draft.head)
        words = desk.lower[slice(*desk.sentence(draft.head).tokens)]
        carried = desk.tokens[verb].lemma in desk.lexicon.lists["carrying_verbs"] and desk.lexicon.lists["carried_nouns"] & set(words)
        subject = desk.subject_of(verb) if carried else None
        carrier = next(
            (other.person for other in desk.drafts if other.person and subject is not None and other.start <= subject < other.end), None
        )
        if carrier and carrier is not person and carrier.state:
            return carrier.state, f"{carrier.name} carries the message"
    return None, ""


def _from_place(desk: Desk, person: Person) -> tuple[str | None, str]:
    """The state of the place a provincial office is told with: "in Peshawar, an aide of Chief Minister …"."""
    for office in person.held:
        if office.kind not in {"chief minister", "governor", "mayor", "local official", "police chief"} or office.named is None:
            continue
        sentence = desk.sentence(office.start)
        states: set[str | None] = set()
        for token in desk.words(sentence):
            if token.entity in {"GPE", "LOC"} and token.dep == "pobj" and desk.lower[token.head] == "in":
                found = desk.almanac.places(token.text)
                states.update(
                    {found[0].place.state}
                    if found and hasattr(found[0], "place")
                    else {getattr(found[0], "state", None)}
                    if found
                    else set()
                )
        if len(states) == 1 and (state := states.pop()):
            return state, "the place it is told with"
    return None, ""


def _from_counterpart(desk: Desk, person: Person) -> tuple[str | None, str]:
    """Of two states that the report is about, the one that is not the counterpart's."""
    others = {office.state for office in desk.offices if office.because.startswith(f"counterpart of {person.name},") and office.state}
    others |= {met for met in person.met if met}
    if _of_no_state(desk, person):
        return None, ""
    if len(others) != 1 or not any(office.kind != "expert" for office in person.held):
        return None, ""
    counts: dict[str, int] = {}
    for draft in desk.drafts:
        if draft.kind == "state" and draft.refers_to and draft.refers_to.removeprefix("state-") not in others:
            counts[draft.refers_to] = counts.get(draft.refers_to, 0) + 1
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if ranked and (len(ranked) == 1 or ranked[0][1] > 2 * ranked[1][1]):
        return ranked[0][0].removeprefix("state-"), "the other of the two states of the report, whose side is met"
    return None, ""
