"""Following: what in the record bears on a promise, for it, against it or unclear, and why it may settle nothing.

A passage bears on a promise when it shares the promise's own matter (not its topic, not only its parties) and one of those bound.
It bears against it only where the promised thing is told as not done, or as done by one of them when it was promised not to be, or
where someone says so of them. A call, a demand, a warning and the promiser's own word settle nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from dragoman.model import Evidence, Followup, Party, Undertaking, When
from dragoman.reconcile.ledgers.bearing import ARMED, DONE, FORCE, UNDONE, Bearing, homes
from dragoman.reconcile.words import WORD, content, load_words, matter

Bears = Literal["for", "against", "unclear"]
# A passage bears on a promise when it shares this many things of its matter.
BEARING = 2
# What is said by the way of someone who is named: no part of the promise.
ASIDE = re.compile(r", (?:known|called|which|who|whose|an?|the) [^,]*(?=,|$)")
# What a promise is made for, after or in spite of: no part of it either ("in an effort to end a conflict that has left 33 dead").
OCCASION = re.compile(
    r",? (?:in an effort to|in a bid to|in order to|with a view to|following|after|amid|despite|ahead of|just before"
    r"|underlining|stressing|citing)\b"
)
# Words that begin a promise to meet, as `words.matter` gives them; the first few words of a promise tell it.
GATHERINGS, FIRST = frozenset({"meet", "conven", "visit"}), 5
# Acts that are meetings, or tell that there was none.
MEETING = frozenset({"CONSULT", "REJECT"})


@dataclass(frozen=True, slots=True)
class Promise:
    """What decides whether a passage bears on a promise: its matter, everyone party to it, those bound, when it was made, when it is due.

    gathering: what is promised is to meet; only a meeting, or its failing, bears on it.
    """

    matter: frozenset[str]
    sides: frozenset[str]
    bound: frozenset[str]
    made: When | None
    due: When | None
    evidence: tuple[Evidence, ...]
    accounts: frozenset[str]
    gathering: bool = False


def promise_of(
    group: Sequence[Undertaking], promisers: Sequence[Party], promisees: Sequence[Party], made: When | None, accounts: frozenset[str]
) -> Promise:
    """The promise that several undertakings tell."""
    about = frozenset(word for one in group for word in own_matter(one.words))
    due = min(
        (one.due for one in group if one.due is not None and one.due.latest is not None), key=lambda due: str(due.latest), default=None
    )
    evidence = tuple(one.evidence for one in group)
    gathering = all(is_gathering(one.words) for one in group)
    return Promise(about, homes([*promisers, *promisees]), homes(promisers), made, due, evidence, accounts, gathering)


def own_matter(words: str) -> frozenset[str]:
    """The matter of a promise without its occasion and what is said by the way of those it names ("the FDLR, a group founded by ...")."""
    core = OCCASION.split(words, maxsplit=1)[0]
    bare = ASIDE.sub(" ", core)
    return matter(bare) or matter(words)


def is_gathering(words: str) -> bool:
    """Whether a promise is one to meet: "to hold ceasefire talks in Malaysia on Monday"."""
    return bool(GATHERINGS & content(" ".join(WORD.findall(words)[:FIRST])))


def follow(promise: Promise, bearings: Mapping[tuple[str, str], list[Bearing]]) -> list[tuple[Followup, Bearing]]:
    """Everything that bears on a promise, except its own telling and what came before it."""
    shared: dict[int, tuple[Bearing, set[str]]] = {}
    for party, word in product(sorted(promise.bound), sorted(promise.matter)):
        for bearing in bearings.get((party, word), ()):
            shared.setdefault(id(bearing), (bearing, set()))[1].add(word)
    found: list[tuple[Followup, Bearing]] = []
    for bearing, words in sorted(shared.values(), key=lambda pair: _order(pair[0])):
        if (
            len(words) < _least(bearing, words)
            or not _concerns(bearing, promise)
            or _is_its_own(bearing, promise)
            or _is_before(bearing, promise)
        ):
            continue
        if promise.gathering and bearing.type not in MEETING:
            continue
        if not any(_same_place(bearing, other) for _, other in found):
            found.append((_followup(bearing, promise), bearing))
    return found


def _least(bearing: Bearing, shared: set[str]) -> int:
    """How much of the promise's matter must be shared: one word is enough where the passage speaks of breaking or keeping a truce."""
    of_promises = bearing.verbs & (load_words()["broke"] | load_words()["kept"])
    return 1 if of_promises and shared & ({ARMED} | load_words()["force"]) else BEARING


def is_own_word(bearing: Bearing) -> bool:
    """Whether a report says it itself: neither by somebody's word, nor as what someone not named "is accused of"."""
    return not bearing.speakers and not bearing.verbs & load_words()["alleged"]


def names_breaker(bearing: Bearing, sides: frozenset[str]) -> bool:
    """Whether a passage says, of a side it names as the one blamed, that it broke its word."""
    return bearing.type == "ACCUSE" and bool(bearing.blamed & sides) and bool(bearing.verbs & load_words()["broke"])


def tells_undone(bearing: Bearing, promise: Promise) -> bool:
    """Whether a passage says in its report's own words that those bound let the day that was set go by."""
    bearers = promise.bound <= bearing.doers or len(bearing.doers & promise.bound) > 1
    late = bool(bearing.verbs & load_words()["overdue"]) or promise.due is not None
    return late and bearers and (bearing.type in UNDONE or bearing.status == "did not happen") and is_own_word(bearing)


def _direction(bearing: Bearing, promise: Promise) -> Bears:
    """Whether a passage speaks for the promise, against it, or neither clearly."""
    bound = bool(bearing.doers & promise.bound)
    if bearing.stance == "denies":
        return "for" if bound and bearing.doers <= promise.bound else "unclear"
    if bearing.stance == "declines" or (bearing.background and not bearing.dated):
        return "unclear"
    if promise.gathering and bearing.type == "CONSULT":
        return ("against" if bearing.status == "did not happen" else "for") if promise.bound <= bearing.parties else "unclear"
    if bearing.type in FORCE and bearing.status == "did not happen":
        return "for" if bound else "unclear"
    if bearing.type in FORCE:
        return "against" if promise.matter & ({ARMED} | load_words()["force"]) and _is_party(bearing, promise) else "unclear"
    if bearing.type == "ACCUSE":
        return "against" if bearing.blamed & promise.bound else "unclear"
    if bearing.speakers and bearing.verbs & load_words()["broke"] and bearing.type != "REQUEST":
        return "against" if len(bearing.parties & promise.sides) > 1 or bearing.blamed & promise.bound else "unclear"
    if bearing.type in UNDONE or bearing.status == "did not happen":
        return "against" if bound and not bearing.speakers else "unclear"
    return "for" if bearing.type in DONE and bound and bearing.status != "did not happen" else "unclear"


def _is_party(bearing: Bearing, promise: Promise) -> bool:
    """Whether one of those bound used the force, or it struck one of them and nobody says who did it."""
    return bool(bearing.doers & promise.bound) or (not bearing.doers and bool(bearing.blamed & promise.sides))


def _concerns(bearing: Bearing, promise: Promise) -> bool:
    """Whether a passage is about those who promised: one of them, no third state in the other's place, in a report that names them all."""
    third = {party for party in bearing.parties - promise.sides if len(party) == len("PAK") and party.isupper()}
    if not promise.bound <= bearing.around and not bearing.verbs & load_words()["broke"]:
        return False
    return bool(bearing.parties & promise.bound) and (not third or len(bearing.parties & promise.sides) > 1)


def _is_its_own(bearing: Bearing, promise: Promise) -> bool:
    """Whether a passage only tells the promise itself: its event, its very words, or the same report at no later time.

    To tell of the breaking of a promise is to tell of a later time: "hours after the deal, they violated it".
    """
    told = [piece for piece in promise.evidence if piece.report == bearing.evidence.report]
    later = bool(bearing.verbs & load_words()["broke"]) or (bearing.when is not None and _is_after(bearing, promise) is True)
    return bearing.account in promise.accounts or bool(told and not later) or any(p.span.overlaps(bearing.evidence.span) for p in told)


def _is_after(bearing: Bearing, promise: Promise) -> bool | None:
    """Whether a passage tells what came after the promise, before it or on its day; None where that is not told."""
    first, last = bearing.days
    made = promise.made
    if made is None or first is None or last is None:
        return None
    if made.latest is not None and first > made.latest:
        return True
    return False if made.earliest is not None and last < made.earliest else None


def _is_before(bearing: Bearing, promise: Promise) -> bool:
    return _is_after(bearing, promise) is False


def _followup(bearing: Bearing, promise: Promise) -> Followup:
    """A follow-up with the reasons why it settles nothing."""
    bears = _direction(bearing, promise)
    doubts = []
    if _is_after(bearing, promise) is None:
        doubts.append("it is not told whether this came before or after the promise")
    if bearing.stance == "denies":
        doubts.append(f"it is the word of {' and '.join(bearing.speakers) or 'the accused'} in their own matter")
    elif bearing.speakers:
        doubts.append(f"by the word of {' and '.join(bearing.speakers)}")
    if bears == "against":
        teller = "the speaker" if bearing.speakers else "the report" if is_own_word(bearing) else "someone not named"
        breaker = names_breaker(bearing, promise.sides)
        doubts.append(f"{teller} names who broke it" if breaker else "no report says that the promiser broke the promise")
    return Followup(bears, (bearing.evidence,), "; ".join(doubts) or "the report does not connect it with the promise", bearing.account)


def _same_place(left: Bearing, right: Bearing) -> bool:
    """Whether two passages share words of one report: they count once."""
    return left.evidence.report == right.evidence.report and left.evidence.span.overlaps(right.evidence.span)


def _order(bearing: Bearing) -> tuple[str, int, bool, bool, str]:
    """As told; of one passage the deed first, then what the report itself says, so that it counts as what it is."""
    deed = bearing.type in FORCE or bearing.type in UNDONE
    return bearing.evidence.report, bearing.evidence.span.start, not deed, bool(bearing.speakers), bearing.account or ""
