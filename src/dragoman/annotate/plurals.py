"""Plurals: who "both sides", "the two ministers", "the foreign ministers" and "the leaders of both countries" are, by what was told before."""

from __future__ import annotations

from dragoman.annotate.mentions import Draft, Office, Person
from dragoman.annotate.sides import sides_told
from dragoman.annotate.thread import Thread
from dragoman.annotate.titles import ONE_OF_EACH, settle_holders

# The ones whom "the leaders" means.
HEADS = {"head of state", "head of government", "monarch"}
MILITARY = {"military chief", "commander", "officer"}
BEHIND = {",", "and", ":", "–", "—"}
DEFINITE = {"the", "these", "those", "their"}
NONE_BEFORE = "no sides told before it"


def settle_plural(thread: Thread, draft: Draft, drafts: list[Draft]) -> None:
    """For "both sides": the pair last told that fits, two ministers who are both ministers, two countries that are both states."""
    kind, _, count = draft.because.partition(":")
    wanted = int(count or 2)
    if kind == "persons" and (named := _named_behind(thread, draft, drafts, wanted)):
        draft.members, draft.because = named, "named behind it"
        return
    told = sides_told(thread.desk, thread.desk.sentence(draft.start), [other for other in drafts if other.end <= draft.start], [])
    for sides in sorted([*told, *reversed(thread.sides)], key=lambda sides: sides.standing_by):
        if kind == "states" and sides.persons and not all(person.state for person in sides.persons):
            continue
        if kind == "persons" and len(sides.persons) == wanted and _are(sides.persons, thread.desk.lower[draft.head]):
            draft.members, draft.sides = list(sides.persons), sides
        elif kind == "states" and any(not name.startswith("state-") for name in sides.states):
            continue
        elif kind != "persons" and wanted in {len(sides.persons), len(sides.states)}:
            draft.sides, draft.members = sides, list(sides.states)
        else:
            continue
        draft.because = f"the {'two' if wanted == 2 else wanted} last told: {sides.words[:60]}"
        return
    if kind == "persons" and (holding := _holding(thread, thread.desk.lower[draft.head])) and len(holding) == wanted:
        draft.members, draft.because = holding, "those of the report who hold such an office"
        return
    draft.because = NONE_BEFORE


def settle_by_all_told(thread: Thread) -> None:
    """Settle what stands before its sides: "the three states signed" by the one pair or row told later, else by the only states of the report."""
    for draft in thread.desk.drafts:
        if draft.form != "plural" or draft.because != NONE_BEFORE or draft.members:
            continue
        numbers = thread.desk.lexicon.meanings["numbers"]
        wanted = next((int(numbers[word]) for word in thread.desk.lower[draft.start : draft.end] if word in numbers), 2)
        if draft.as_persons:
            met = {tuple(map(id, sides.persons)): sides for sides in thread.sides if len(sides.persons) == wanted}
            if len(met) == 1 and _are(next(iter(met.values())).persons, thread.desk.lower[draft.head]):
                draft.sides = next(iter(met.values()))
                draft.members, draft.because, draft.score = list(draft.sides.persons), "those told later who meet", 0.8
            continue
        rows = {frozenset(sides.states): sides for sides in thread.sides if len(sides.states) == wanted and not sides.standing_by}
        if len(rows) == 1:
            draft.sides = next(iter(rows.values()))
            draft.members, draft.because, draft.score = list(draft.sides.states), "the only ones told together", 0.8
        elif not rows and len(only := _all_states(thread)) == wanted:
            draft.members, draft.because, draft.score = list(only), "the only states of the report", 0.7


def _all_states(thread: Thread) -> list[str]:
    """The states of a report, in the order in which they or their people are told; none where an armed group may be a side."""
    found: dict[str, None] = {}
    for draft in sorted(thread.desk.drafts, key=lambda draft: draft.start):
        if id(draft) in thread.desk.dropped or draft.form == "plural":
            continue
        if draft.kind in {"armed group", "movement"}:
            return []
        told = thread.desk.cast.get(draft.refers_to or "")
        state = draft.person.state if draft.person else told.state if told is not None and told.kind in {"state", "body"} else None
        if state:
            found.setdefault(f"state-{state}")
    return list(found)


def settle_office_holders(thread: Thread, draft: Draft, drafts: list[Draft]) -> None:
    """For "the leaders of both countries", "the foreign ministers", "their presidents": those of the pair that is meant, where one is."""
    told = thread.desk.plural_at.get(draft.head)
    if _are_the_leaders(thread, draft):
        _settle_leaders(thread, draft)
        return
    owned = _pair_behind(thread, draft, drafts)
    if owned is not None:
        states = _states_of(owned)
        draft.owners = states or draft.owners
        if thread.desk.lower[draft.head] == "leaders":
            draft.members = list(owned.members) if not states else _heads(thread, states)
            draft.because = f"of {thread.desk.text(owned.start, owned.end)}"
            draft.form = "plural" if draft.members else draft.form
            return
        if told is not None and len(states) > 1:
            settle_holders(thread, draft)
            return
    draft.owners = draft.owners or _owners_before(thread, draft, drafts)
    if len(draft.owners) > 1:
        settle_holders(thread, draft)
    elif told is not None and not draft.owners and _definite(thread, draft):
        _settle_definite(thread, draft, told)


def _are_the_leaders(thread: Thread, draft: Draft) -> bool:
    """Whether a plural is "the leaders" and nothing says whose or which."""
    words = thread.desk.lower[max(draft.start - 1, 0) : draft.end]
    return words[-2:] == ["the", "leaders"] and thread.desk.lower[draft.end : draft.end + 1] not in (["of"], ["from"], ["in"])


def _settle_leaders(thread: Thread, draft: Draft) -> None:
    """For "the leaders": the persons who met last, else the heads of the one pair of states told."""
    met = next((sides.persons for sides in reversed(thread.sides) if sides.persons and not sides.standing_by), ())
    pair = () if met else _the_pair(thread)
    if not met and not pair:
        return
    draft.members = list(met) if met else _heads(thread, pair)
    draft.form, draft.refers_to = "plural", None
    draft.because = "those who met last" if met else "of the one pair of states told"


def _pair_behind(thread: Thread, draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The plural whose people they are: "the leaders of both countries"."""
    if thread.desk.lower[draft.end : draft.end + 1] not in (["of"], ["from"]):
        return None
    behind = next((other for other in drafts if other.start == draft.end + 1 and other.form == "plural"), None)
    if behind is not None and not behind.members:
        kept = behind.because
        settle_plural(thread, behind, [other for other in drafts if other.end <= draft.start])
        settled = Draft(behind.start, behind.end, behind.head, behind.kind, "plural", members=behind.members, sides=behind.sides)
        if not settled.members:
            pair = next((sides for sides in reversed(thread.sides) if sides.persons and not sides.standing_by), None)
            settled.members, settled.sides = [*(pair.persons if pair else ())], pair
        behind.because, behind.members, behind.sides = kept, [], None
        return settled
    return behind


def _owners_before(thread: Thread, draft: Draft, drafts: list[Draft]) -> tuple[str, ...]:
    """The states of "their foreign ministers", as far as it is settled who they are."""
    if "their" not in _opening(thread, draft):
        return ()
    their = next((other for other in drafts if other.form == "pronoun" and other.start in {draft.start, draft.start - 1}), None)
    if their is None or thread.desk.plural_at.get(draft.head) is None or not all(isinstance(member, str) for member in their.members):
        return ()
    return tuple(state for state in _states_of(their) if state in thread.desk.almanac.states)


def _opening(thread: Thread, draft: Draft) -> list[str]:
    """The first word of a draft and the one before it."""
    return thread.desk.lower[max(draft.start - 1, 0) : draft.start + 1]


def _states_of(plural: Draft) -> tuple[str, ...]:
    """The states that a plural stands for, also by its persons; empty where one of them is not known."""
    members = [*plural.members] or [*(plural.sides.persons if plural.sides else ())]
    states = [member.state if isinstance(member, Person) else member.removeprefix("state-") for member in members]
    known = tuple(dict.fromkeys(state for state in states if state))
    return known if len(known) == len(states) else ()


def _heads(thread: Thread, states: tuple[str, ...]) -> list[str | Person]:
    """For each state the head of state or government whom the report names; the states themselves where one is not named."""
    found = [
        next((person for person in thread.desk.persons if person.state == state and any(held.kind in HEADS for held in person.held)), None)
        for state in states
    ]
    named = [person for person in found if person is not None]
    return list(named) if len(named) == len(states) else [f"state-{state}" for state in states]


def _definite(thread: Thread, draft: Draft) -> bool:
    """Whether a plural speaks of those told: "the foreign ministers", "their presidents", and nothing behind says whose they are."""
    desk = thread.desk
    opening = desk.lower[draft.start] in DEFINITE or (draft.start > 0 and desk.lower[draft.start - 1] in DEFINITE)
    return opening and desk.lower[draft.end : draft.end + 1] not in (["of"], ["from"])


def _settle_definite(thread: Thread, draft: Draft, told: Office) -> None:
    """For "the foreign ministers": those who met and hold the office, else those of the one pair told, else all who hold it."""
    met = next(
        (sides.persons for sides in reversed(thread.sides) if sides.persons and all(_holds(person, told) for person in sides.persons)), ()
    )
    if met:
        draft.members, draft.form, draft.refers_to, draft.because = list(met), "plural", None, "those who met and hold the office"
        return
    pair = _the_pair(thread)
    if pair and told.kind in ONE_OF_EACH:
        draft.owners = pair
        settle_holders(thread, draft)
        return
    holding = [person for person in thread.desk.persons if _holds(person, told)]
    if not pair and len(holding) > 1 and len({person.state for person in holding}) == len(holding):
        draft.members, draft.form, draft.refers_to = list(holding), "plural", None
        draft.because = "those of the report who hold the office"


def _the_pair(thread: Thread) -> tuple[str, ...]:
    """The states that are the sides of this report so far, where it tells of only one pair."""
    pairs: dict[frozenset[str], tuple[str, ...]] = {}
    for sides in thread.sides:
        states = tuple(person.state or "" for person in sides.persons) or tuple(name.removeprefix("state-") for name in sides.states)
        known = all(state in thread.desk.almanac.states for state in states)
        if not sides.standing_by and known and len(set(states)) == 2:
            pairs.setdefault(frozenset(states), states)
    return next(iter(pairs.values())) if len(pairs) == 1 else ()


def _holds(person: Person, told: Office) -> bool:
    """Whether a person is told to hold what a plural says."""
    return any(
        held.kind == told.kind
        and held.deputy == told.deputy
        and (told.bare or (held.portfolio, held.about) == (told.portfolio, told.about))
        for held in person.held
    )


def _named_behind(thread: Thread, draft: Draft, drafts: list[Draft], wanted: int) -> list[str | Person]:
    """The persons in "the two leaders, X and Y,": just as many as are counted, behind a comma."""
    place, found = draft.end, list[str | Person]()
    if place >= len(thread.desk.tokens) or thread.desk.tokens[place].text not in {",", ":", "–", "—"}:
        return []
    for other in sorted((other for other in drafts if other.start > place), key=lambda other: other.start):
        between = set(thread.desk.lower[place : other.start])
        if other.kind == "person" and other.person and between <= BEHIND:
            found.append(other.person)
            place = other.end
        elif other.start > place and other.kind == "person":
            break
    return found if len(found) == wanted else []


def _holding(thread: Thread, noun: str) -> list[str | Person]:
    """The persons of the report, of different states, who hold what a plural says ("both presidents", "the two leaders")."""
    single = noun.removesuffix("s")
    if single == "leader":
        fits = [person for person in thread.desk.persons if any(held.kind in HEADS for held in person.held)]
    else:
        fits = [person for person in thread.desk.persons if any(held.title.lower() == single for held in person.held)]
    return list(fits) if len({person.state for person in fits}) == len(fits) else []


def _are(persons: tuple[Person, ...], noun: str) -> bool:
    """Whether a plural title fits all of them ("the two ministers")."""
    single = noun.removesuffix("s")
    if single in {"leader", "official", "diplomat", "dignitarie", "counterpart", "men", "women", "side"}:
        return True
    if single in {"commander", "general"}:
        return all(any(held.kind in MILITARY for held in person.held) for person in persons)
    return all(any(single in held.title.lower() for held in person.held) for person in persons)
