"""Findings: what the reports say for each slot of an event, side by side. Nothing is averaged, dropped or made to agree.

One report says that the ministers met on Saturday; another, that Radio Pakistan says Sunday. The finding for `when` then has
no value. It has two variants, each with its reports, its witnesses, its voices and the sentences that say it, and it names
the kind of difference in words that a person would use. A value settles only where nothing that is told contradicts it:

contradiction   both cannot hold: Saturday and Sunday, 12 killed and 35 killed, two men in one office
granularity     one lies in the other: July and 19 July, "more than 30" and 35; the narrower settles
spelling        one person, written in several ways
wording         one thing under two words that are not quite the same: a minister, an acting minister
one-sided       only some reports tell it; the others' silence denies nothing
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import Evidence, Finding
from dragoman.reconcile.numbers import find_numbers
from dragoman.reconcile.parties import find_who
from dragoman.reconcile.reasons import explain_agreement, side_by_side
from dragoman.reconcile.testimony import Said, Testimony
from dragoman.reconcile.values import say
from dragoman.reconcile.weighing import weigh

PARTIES = ("actors", "recipients", "participants")


def find_all(testimony: Testimony) -> tuple[Finding, ...]:
    """Every finding on an event, in the order in which one would ask: when, where, who, whether, about what, how many."""
    return (
        *find_value(testimony, "when"),
        *find_value(testimony, "where"),
        *(finding for slot in PARTIES for finding in find_who(testimony, slot)),
        find_status(testimony),
        *find_topics(testimony),
        *find_numbers(testimony),
    )


def find_value(testimony: Testimony, slot: str) -> Iterator[Finding]:
    """The one value of a slot that can have only one: a time, a place."""
    variants = testimony.variants(testimony.of(slot))
    if variants:
        yield weigh(testimony, slot, variants)


def find_status(testimony: Testimony) -> Finding:
    """Whether it took place. A denial stands beside what it denies; a deed under way for one report may be over for another."""
    variants = testimony.variants(_statuses(testimony))
    told = [say(variant.value) for variant in variants]
    if len(told) == 1:
        return Finding("status", told[0], variants, explain_agreement(testimony, variants[0]))
    if set(told) == {"happened", "under way"}:
        return Finding("status", "happened", variants, "told while it went on, and when it was over")
    return Finding("status", None, variants, f"the reports differ on whether it took place: {side_by_side(variants)}", "contradiction")


def find_topics(testimony: Testimony) -> Iterator[Finding]:
    """What it was about: every topic that any report names. A report's silence on a topic is no difference."""
    variants = testimony.variants(testimony.of("topic"))
    if variants:
        yield Finding("topic", "; ".join(say(variant.value) for variant in variants), variants, "every topic that any report names")


def _statuses(testimony: Testimony) -> Iterator[Said]:
    """What each account says of whether it took place, by its status and its stance."""
    for account in testimony.accounts:
        denied = account.stance == "denies" and account.status in {"happened", "under way"}
        voices = tuple(voice.speaker for voice in account.voices)
        yield Said("did not happen" if denied else account.status, Evidence(account.report, account.span), voices)
