"""Retelling: a promise that a report tells twice, in its headline and its body, is one promise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.interpret.pledges import Pledge
from dragoman.model import Reading, Undertaking

TELLING = {"NOUN", "VERB", "PROPN", "NUM", "ADJ"}
SHARED = 0.6  # of the shorter one's words, for two tellings in the body
NEAREST = 20  # promises of the same people on the same topic that a new one is compared with


def tell_once(reading: Reading, pledged: Sequence[tuple[Pledge, Undertaking]]) -> list[Undertaking]:
    """The undertakings in reading order, each promise in its fullest telling, with the condition and the day of any telling."""
    kept: list[tuple[Pledge, Undertaking]] = []
    by_people: dict[tuple[str, ...], list[int]] = {}
    for pledge, undertaking in sorted(pledged, key=lambda pair: (pair[1].evidence.span, pair[1].id)):
        near = by_people.setdefault(tuple(sorted(party.actor for party in undertaking.promisers)), [])
        place = next((place for place in reversed(near[-NEAREST:]) if _is_same(reading, kept[place], (pledge, undertaking))), None)
        if place is None:
            near.append(len(kept))
            kept.append((pledge, undertaking))
        else:
            kept[place] = _fuller(reading, kept[place], (pledge, undertaking))
    return sorted((undertaking for _, undertaking in kept), key=lambda one: (one.evidence.span, one.id))


def _is_same(reading: Reading, left: tuple[Pledge, Undertaking], right: tuple[Pledge, Undertaking]) -> bool:
    """Whether two tellings share what they bind to; a headline says it in few words."""
    first, second = (_words(reading, pledge) for pledge, _ in (left, right))
    if not first or not second or _refuses(reading, left[0]) != _refuses(reading, right[0]):
        return False
    shared = len(first & second)
    if any(_is_headline(reading, pledge) for pledge, _ in (left, right)):
        return shared > 0 and left[1].topic == right[1].topic
    return shared >= SHARED * min(len(first), len(second)) and shared > 1


def _words(reading: Reading, pledge: Pledge) -> set[str]:
    return {reading.tokens[index].lemma.lower() for index in pledge.content if reading.tokens[index].pos in TELLING}


def _refuses(reading: Reading, pledge: Pledge) -> bool:
    return any(reading.tokens[index].dep == "neg" for index in pledge.content)


def _is_headline(reading: Reading, pledge: Pledge) -> bool:
    return reading.sentences[reading.tokens[pledge.trigger].sentence].part in {"headline", "standfirst"}


def _fuller(reading: Reading, left: tuple[Pledge, Undertaking], right: tuple[Pledge, Undertaking]) -> tuple[Pledge, Undertaking]:
    """The telling in the body before the headline's, then the longer; what only the other says is added."""
    best, other = sorted((left, right), key=lambda pair: (_is_headline(reading, pair[0]), -len(pair[1].words), pair[1].evidence.span))
    due, condition = best[1].due or other[1].due, best[1].condition or other[1].condition
    promisees = best[1].promisees or other[1].promisees
    return best[0], replace(best[1], due=due, condition=condition, promisees=promisees, testable=best[1].testable or due is not None)
