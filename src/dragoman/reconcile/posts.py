"""Posts: who "the Iranian foreign minister" was at a time, as far as the record's own reports name one man in that office.

It is a help in comparing and no identity: the event goes on naming the office alone where its reports do. Where reports of the time
name two men in the office, or none, it is left open; and only offices that one person holds at a time are asked for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.model import Party, Report, Telling, fold
from dragoman.reconcile.persons import Cast
from dragoman.reconcile.words import load_words

Post = tuple[str, str]  # a state and an office
AND = re.compile(r" and |, ")
# Days between two reports within which an office is taken to have one holder.
TERM = 90


@dataclass(frozen=True, slots=True)
class Posts:
    """For each post, the persons whom reports name in it, each with the days of those reports; None where a report bears no day."""

    named: Mapping[Post, Mapping[str, frozenset[int | None]]] = field(default_factory=dict)

    def holder(self, party: Party, day: int | None) -> str | None:
        """The one person who held the office that a party without a name is called by, on a day; None where that is not known."""
        if party.kind != "unnamed" or not party.state or not party.office:
            return None
        told = self.named.get((party.state, fold(party.office)), {})
        found = {person for person in sorted(told) if _may_hold(told[person], day)}
        return found.pop() if len(found) == 1 else None


def gather_posts(tellings: Mapping[str, Telling], reports: Mapping[str, Report], cast: Cast) -> Posts:
    """Gather who is named in which office, report by report."""
    named: dict[Post, dict[str, set[int | None]]] = defaultdict(lambda: defaultdict(set))
    for report in sorted(tellings):
        published = reports[report].published if report in reports else None
        day = published.day.toordinal() if published is not None and published.day else None
        for actor in tellings[report].actors:
            if actor.kind == "person" and actor.state and actor.office:
                for office in _singular(actor.office):
                    named[actor.state, office][cast.id_of(report, actor.id)].add(day)
    return Posts({post: {person: frozenset(days) for person, days in sorted(named[post].items())} for post in sorted(named)})


def _singular(title: str) -> list[str]:
    """The offices in a title that one person holds at a time: "Deputy Prime Minister and Foreign Minister" is two."""
    offices = (fold(part) for part in AND.split(title))
    return [office for office in offices if load_words()["single"] & set(office.split())]


def _may_hold(days: frozenset[int | None], day: int | None) -> bool:
    """Whether someone who is named in an office on some days may have held it on another."""
    return day is None or None in days or any(abs(known - day) <= TERM for known in days if known is not None)
