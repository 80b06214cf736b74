"""Standing: which names are one person's by office, and which state a person stands for, as far as the report tells."""

from __future__ import annotations

from collections import Counter

from dragoman.annotate.mentions import Desk, Draft, Person
from dragoman.annotate.spelling import key_of

LEADING = {"head", "lead", "chair"}


def join_spellings(desk: Desk) -> None:
    """Make one of two persons who share a name and an office only one can hold ("Mohammad Sadiq", "Sadiq Khan")."""
    kept: list[Person] = []
    posts: dict[tuple[str, str | None, str | None, str], Person] = {}
    for person in desk.persons:
        # What two must share to be one: a word of the name, and a post of a state.
        shared = [(key_of(part), *post) for part in person.parts for post in _posts(person)]
        twin = next((posts[key] for key in shared if key in posts), None)
        if twin is None:
            kept.append(person)
        else:
            _join(desk, person, twin)
        posts.update({key: posts.get(key, twin or person) for key in shared})
    desk.persons = kept


def _posts(person: Person) -> list[tuple[str | None, str | None, str]]:
    """The posts of a state that only one can hold, as told of a person."""
    return [(office.state, office.qualifier, office.title) for office in person.held if office.state is not None and office.specific]


def _join(desk: Desk, person: Person, twin: Person) -> None:
    """Make one person of two: names, offices and mentions go to the first."""
    named = person.name
    for name, count in person.names.items():
        desk.call(twin, name)
        twin.names[name] += count - 1
    twin.held.extend(person.held)
    twin.joined = f"{named} and {twin.name} share a name and the same office"
    for draft in desk.drafts_of(person):
        draft.person, draft.because = twin, twin.joined
    person.names.clear()


def state_persons(desk: Desk) -> None:
    """Give persons their state: the one told with an office; else of the list they stand in; else as the counterpart of another's."""
    for person in desk.persons:
        if person.state is None:
            told = next((office.state for office in person.held if office.state), None)
            if told:
                person.state, person.state_because = told, "told with the office"
    _count(desk)
    places = {id(office): place for place, office in enumerate(desk.offices)}
    for person in desk.persons:
        if person.state is None:
            person.state, person.state_because = _from_list(desk, person, places)
    for rule in (_from_beside, _from_ministry, _from_delegation, _from_message, _from_counterpart, _from_place):
        for person in desk.persons:
            if person.state is None:
                person.state, person.state_because = rule(desk, person)


def _count(desk: Desk) -> None:
    """Note once for all persons how often each state is told, and the states of the counterparts of each."""
    desk.state_counts = Counter(draft.refers_to for draft in desk.drafts if draft.kind == "state" and draft.refers_to)
    desk.facing = {}
    for office in desk.offices:
        if office.counterpart_of is not None and office.state:
            desk.facing.setdefault(id(office.counterpart_of), []).append(office.state)


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
        # "X, the US secretary of state, and Y": past the title behind the name.
        between = set(desk.lower[max(named.end if named else 0, before.end) : office.start])
        if between <= ({",", "and"} if named else {",", "including", "such", "as"}):
            return before.state, f"in one list with {named.person.name if named and named.person else before.title}"
    return None, ""


def _from_beside(desk: Desk, person: Person) -> tuple[str | None, str]:
    """The state told right beside a name: "Russia's Vladimir X", "X of Pakistan"."""
    if _of_no_state(desk, person):
        return None, ""
    for draft in desk.drafts_of(person):
        if draft.kind != "person" or draft.form == "pronoun":
            continue
        owner = desk.taken[draft.start - 2] if draft.start > 1 and desk.tokens[draft.start - 1].tag == "POS" else None
        behind = desk.taken[draft.end + 1] if desk.lower[draft.end : draft.end + 1] == ["of"] and draft.end + 1 < len(desk.taken) else None
        for lying in (owner, behind):
            if isinstance(lying, Draft) and lying.kind == "state" and lying.form == "name" and lying.refers_to:
                return lying.refers_to.removeprefix("state-"), "the state told beside the name"
    return None, ""


def _from_ministry(desk: Desk, person: Person) -> tuple[str | None, str]:
    """The state of the one ministry of its kind that is told before with its state: "the Foreign Ministry spokeswoman"."""
    for office in person.held:
        if office.state or office.portfolio is None or office.kind not in {"spokesperson", "official"}:
            continue
        told = {
            actor.state
            for draft in desk.drafts
            if draft.organ == office.portfolio and draft.start < office.start and draft.form == "name" and draft.refers_to in desk.cast
            for actor in (desk.cast[draft.refers_to],)
        } | {other.state for other in desk.offices if other.portfolio == office.portfolio and other.state and other.kind == "spokesperson"}
        if len(told) == 1 and (state := next(iter(told))):
            return state, "of the only such ministry told before"
    return None, ""


def _from_delegation(desk: Desk, person: Person) -> tuple[str | None, str]:
    """The state of the delegation a person leads: "the Ukrainian delegation, headed by X", "X, who heads the Ukrainian delegation"."""
    for draft in desk.drafts_of(person):
        above = desk.tokens[desk.tokens[draft.head].head]
        if desk.tokens[draft.head].dep == "pobj" and above.dep == "agent" and desk.tokens[above.head].lemma in LEADING:
            led = desk.tokens[above.head].head
        elif desk.tokens[draft.head].dep == "nsubj" and above.lemma in LEADING:
            led = next((child for child in above.children if desk.tokens[child].dep == "dobj"), above.index)
        else:
            continue
        lying = desk.taken[led]
        if isinstance(lying, Draft) and lying.kind == "people" and lying.state and desk.lower[led].startswith(("delegation", "team")):
            return lying.state, f"leads the {desk.text(lying.start, lying.end)}"
    return None, ""


def _from_message(desk: Desk, person: Person) -> tuple[str | None, str]:
    """The state of the one who carries this person's message: "the minister conveyed the prime minister's greetings"."""
    for draft in desk.drafts_of(person):
        token = desk.tokens[draft.head]
        if draft.kind != "person" or token.dep not in {"poss", "pobj"}:
            continue
        verb = desk.verb_over(draft.head)
        words = desk.lower[slice(*desk.sentence(draft.head).tokens)]
        carried = desk.tokens[verb].lemma in desk.lexicon.lists["carrying_verbs"] and desk.lexicon.lists["carried_nouns"] & set(words)
        subject = desk.subject_of(verb) if carried else None
        near = desk.laid_in(desk.sentence(draft.head)) if subject is not None else []
        carrier = next(
            (other.person for other in near if other.person and subject is not None and other.start <= subject < other.end), None
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
    others = {state for state in (*desk.facing.get(id(person), ()), *person.met) if state}
    if _of_no_state(desk, person):
        return None, ""
    if len(others) != 1 or not any(office.kind != "expert" for office in person.held):
        return None, ""
    ranked = sorted(
        ((name, count) for name, count in desk.state_counts.items() if name.removeprefix("state-") not in others),
        key=lambda pair: (-pair[1], pair[0]),
    )
    if ranked and (len(ranked) == 1 or ranked[0][1] > 2 * ranked[1][1]):
        return ranked[0][0].removeprefix("state-"), "the other of the two states of the report, whose side is met"
    return None, ""
