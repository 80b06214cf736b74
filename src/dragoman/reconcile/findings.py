"""Findings: what the reports say for each slot of an event, side by side. Nothing is averaged, dropped or made to agree.

One report says that the ministers met on Saturday; another, that Radio Pakistan says Sunday. The finding for `when` then has
no value. It has two variants, each with its reports, its witnesses, its voices and the sentences that say it, and it names
the kind of difference in words that a person would use. A value settles only where nothing that is told contradicts it:

contradiction   both cannot hold: Saturday and Sunday, 12 killed and 35 killed, two men in one office
granularity     one lies in the other: July and 19 July, "more than 30" and 35; the narrower settles
spelling        one person, written in several ways
one-sided       only some reports tell it; the others' silence denies nothing
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from dragoman.model import Evidence, Finding, Magnitude, Party, Variant, fold
from dragoman.reconcile.testimony import Said, Testimony
from dragoman.reconcile.values import counted, is_within, may_both_hold, say

PARTIES = ("actors", "recipients", "participants")


def find_all(testimony: Testimony) -> tuple[Finding, ...]:
    """Every finding on an event, in the order in which one would ask: when, where, who, whether, about what, how many."""
    return (
        *find_value(testimony, "when"),
        *find_value(testimony, "where"),
        *(finding for slot in PARTIES for finding in (*find_parties(testimony, slot), *find_spellings(testimony, slot))),
        find_status(testimony),
        *find_topics(testimony),
        *find_numbers(testimony),
    )


def find_value(testimony: Testimony, slot: str) -> Iterator[Finding]:
    """The one value of a slot that can have only one: a time, a place."""
    variants = testimony.variants(testimony.of(slot))
    if variants:
        yield _weigh(testimony, slot, variants)


def find_numbers(testimony: Testimony) -> Iterator[Finding]:
    """The numbers, one finding for each thing counted: the soldiers killed and the fighters killed are two."""
    for slot in testimony.slots("magnitude."):
        things: dict[object, list[Said]] = defaultdict(list)
        for one in testimony.of(slot):
            if isinstance(one.value, Magnitude):
                things[counted(one.value)].append(one)
        yield from (_weigh(testimony, slot, testimony.variants(said)) for said in things.values())


def find_parties(testimony: Testimony, slot: str) -> Iterator[Finding]:
    """Who: a variant for each party. Two men told in one office are rivals; a name that one report leaves out is one-sided."""
    variants = testimony.variants(testimony.of(slot))
    if not variants:
        return
    everyone = variants[0].value if len(variants) == 1 else "; ".join(say(variant.value) for variant in variants)
    # Several men may be deputy ministers in an attendance list; only those who act or receive can be rivals.
    rivals = [] if slot == "participants" else _rivals(variants)
    partial = [variant for variant in variants if testimony.silent(variant) and _named(variant)]
    if rivals:
        yield Finding(slot, None, variants, f"different people are named for one office: {_side_by_side(rivals)}", "contradiction")
    elif partial:
        yield Finding(
            slot, everyone, variants, f"not every report names {_list(partial)}; the others are silent, which denies nothing", "one-sided"
        )
    else:
        yield Finding(slot, everyone, variants, _agreement(testimony, variants[0]))


def find_spellings(testimony: Testimony, slot: str) -> Iterator[Finding]:
    """The ways in which reports spell one person's name: aliases, never corrections."""
    spelled: dict[str, list[Said]] = defaultdict(list)
    if len(testimony.accounts) == 1:
        return
    for account in testimony.accounts:
        for claim in account.claims:
            if claim.slot == slot and isinstance(claim.value, Party) and claim.value.kind == "person":
                said = Said(claim.value.name, Evidence(claim.report, claim.span), tuple(voice.speaker for voice in claim.voices))
                spelled[testimony.cast.id_of(claim.report, claim.value.actor)].append(said)
    for actor in sorted(spelled):
        variants = testimony.variants(spelled[actor])
        parts = [set(fold(say(variant.value)).split()) for variant in variants]
        # "Naqvi" is no other spelling of Mohsin Naqvi, only a shorter one.
        if any(not (one <= other or other <= one) for one, other in combinations(parts, 2)):
            name = testimony.cast.actors[actor].name if actor in testimony.cast.actors else say(variants[0].value)
            yield Finding(slot, name, variants, f"one person, written in {len(variants)} ways: {_side_by_side(variants)}", "spelling")


def find_status(testimony: Testimony) -> Finding:
    """Whether it took place. A denial stands beside what it denies; a deed under way for one report may be over for another."""
    variants = testimony.variants(_statuses(testimony))
    told = [say(variant.value) for variant in variants]
    if len(told) == 1:
        return Finding("status", told[0], variants, _agreement(testimony, variants[0]))
    if set(told) == {"happened", "under way"}:
        return Finding("status", "happened", variants, "told while it went on, and when it was over", "granularity")
    return Finding("status", None, variants, f"the reports differ on whether it took place: {_side_by_side(variants)}", "contradiction")


def find_topics(testimony: Testimony) -> Iterator[Finding]:
    """What it was about: every topic that any report names. A report's silence on a topic is no difference."""
    variants = testimony.variants(testimony.of("topic"))
    if variants:
        yield Finding("topic", "; ".join(say(variant.value) for variant in variants), variants, "every topic that any report names")


def _weigh(testimony: Testimony, slot: str, variants: tuple[Variant, ...]) -> Finding:
    """Settle a slot where nothing contradicts; otherwise say what stands against what."""
    if len(variants) == 1:
        return Finding(slot, variants[0].value, variants, _agreement(testimony, variants[0]))
    values = [variant.value for variant in variants]
    if any(not may_both_hold(one, other) for one, other in combinations(values, 2)):
        return Finding(slot, None, variants, f"the reports differ: {_side_by_side(variants)}", "contradiction")
    narrowest = next((value for value in values if all(is_within(value, other) for other in values)), None)
    because = "told more exactly by some than by others" if narrowest else "these overlap, and neither lies within the other"
    return Finding(slot, narrowest, variants, f"{because}: {_side_by_side(variants)}", "granularity")


def _statuses(testimony: Testimony) -> Iterator[Said]:
    """What each account says of whether it took place, by its status and its stance."""
    for account in testimony.accounts:
        denied = account.stance == "denies" and account.status in {"happened", "under way"}
        voices = tuple(voice.speaker for voice in account.voices)
        yield Said("did not happen" if denied else account.status, Evidence(account.report, account.span), voices)


def _rivals(variants: Sequence[Variant]) -> list[Variant]:
    """Different people whom different reports name in one state's one office, neither report naming both."""
    found: list[Variant] = []
    for one, other in combinations(variants, 2):
        left, right = one.value, other.value
        if isinstance(left, Party) and isinstance(right, Party) and left.kind == right.kind == "person" and left.office and right.office:
            same_office = (left.state, fold(left.office)) == (right.state, fold(right.office))
            if same_office and not set(one.reports) & set(other.reports):
                found += [variant for variant in (one, other) if variant not in found]
    return found


def _named(variant: Variant) -> bool:
    """Whether a variant is someone with a name: "senior officials" in one list and "others" in another are no difference."""
    return isinstance(variant.value, Party) and variant.value.kind not in {"unnamed", "people"}


def _agreement(testimony: Testimony, variant: Variant) -> str:
    """Why a value stands alone: how many reports say so, and how many witnesses they are."""
    reports, everyone = len(variant.reports), len(testimony.reports)
    if everyone == 1:
        return "one report tells it"
    if reports < everyone:
        return f"{reports} of {everyone} reports say so, and none says otherwise"
    return f"all {everyone} reports agree" if variant.origins > 1 else f"all {everyone} reports say so, in one and the same text"


def _list(variants: Sequence[Variant]) -> str:
    """The values, as one would list them."""
    return ", ".join(say(variant.value) for variant in variants)


def _side_by_side(variants: Sequence[Variant]) -> str:
    """Each value with how many reports say it and by whose word."""
    return "; ".join(f"{say(variant.value)} ({_tellers(variant)})" for variant in variants)


def _tellers(variant: Variant) -> str:
    reports = "one report" if len(variant.reports) == 1 else f"{len(variant.reports)} reports"
    return f"{reports}, by {' and '.join(variant.voices)}" if variant.voices else reports
