"""Trees: what is part of what. A visit holds its meetings, within a report and across reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dragoman.model import Judgement
from dragoman.reconcile.traits import Traits

# A call is no part of a stay, though it be made on it.
PHONE = frozenset({"phone"})
Groups = Sequence[Sequence[str]]


def plant_trees(groups: Groups, traits: Mapping[str, Traits], words: Sequence[Judgement]) -> dict[str, str]:
    """For each event that is part of another, that other; events go by their smallest account. No event holds itself.

    A person's word comes first, then what the reports say of their own accounts, then guest, place and days.
    """
    home = {name: members[0] for members in groups for name in members}
    holder: dict[str, str] = {}
    parted = {frozenset((home[word.left], home[word.right])) for word in words if word.verdict in {"different", "unsure"}}
    chosen = [(home[word.left], home[word.right]) for word in words if word.verdict == "part of"]
    told = list(_told_within(groups, traits, home))
    seen = list(_seen_within(groups, traits))
    for part, whole in [*chosen, *told, *seen]:
        if part not in holder and not _holds(part, whole, holder) and ((part, whole) in chosen or frozenset((part, whole)) not in parted):
            holder[part] = whole
    return holder


def _holds(part: str, whole: str, holder: Mapping[str, str]) -> bool:
    """Whether the part is the whole, or already holds it."""
    above: str | None = whole
    while above is not None:
        if above == part:
            return True
        above = holder.get(above)
    return False


def _told_within(groups: Groups, traits: Mapping[str, Traits], home: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What the reports themselves place within another account: the event that most of an event's accounts name."""
    for members in groups:
        named = Counter(home[within] for name in members if (within := traits[name].account.within) and within in home)
        named.pop(members[0], None)
        for whole in sorted(named, key=lambda whole: (-named[whole], whole))[:1]:
            yield members[0], whole


def _seen_within(groups: Groups, traits: Mapping[str, Traits]) -> Iterator[tuple[str, str]]:
    """Meetings that no report places, in a visit that another report tells: the same guest, place and days."""
    stays: dict[str, list[tuple[str, Traits]]] = defaultdict(list)
    for members in groups:
        for told in (traits[name] for name in members):
            if told.stay and told.phase == "deed":
                for guest in sorted(told.guests):
                    stays[guest].append((members[0], told))
    for members in groups:
        first = [traits[name] for name in members]
        if any(told.stay for told in first):
            continue
        wholes = sorted({whole for told in first for guest in sorted(told.guests) for whole, stay in stays[guest] if _lies_in(told, stay)})
        # Two visits that would both hold it: we do not know which.
        if len(wholes) == 1:
            yield members[0], wholes[0]


def _lies_in(told: Traits, stay: Traits) -> bool:
    """Whether a meeting lies in a stay: its days inside it, and the same place, its country, or a host who is of the state visited."""
    return (
        told.account.type == "CONSULT"
        and told.phase == "deed"
        and not PHONE & {*told.account.modes}
        and _then(told, stay)
        and _there(told, stay)
    )


def _then(told: Traits, stay: Traits) -> bool:
    """Whether a meeting's days are a stay's; where one has none, whether both are of one day's news."""
    if told.bounded is not None and stay.bounded is not None:
        return stay.bounded[0] <= told.bounded[0] and told.bounded[1] <= stay.bounded[1]
    one, other = told.news_days, stay.news_days
    if told.published is None or stay.published is None or one is None or other is None:
        return False
    return abs(told.published - stay.published) <= 1 and one[0] <= other[1] and other[0] <= one[1]


def _there(told: Traits, stay: Traits) -> bool:
    """Whether a meeting was where a stay was, as far as either says."""
    if told.place is not None and stay.place is not None:
        return told.place.id == stay.place.id or (told.place.state is not None and told.place.state == stay.place.state)
    visited = {party.state for party in stay.account.parties("recipients") if party.state}
    if stay.place is not None and stay.place.state:
        visited.add(stay.place.state)
    return told.place.state in visited if told.place is not None else bool(visited & told.states)
