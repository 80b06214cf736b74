"""Parties: who acts, receives and takes part, as each report has it; rivals, silences, spellings and titles told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from dragoman.model import Evidence, Finding, Party, Variant, fold
from dragoman.reconcile.reasons import explain_agreement, list_values, side_by_side
from dragoman.reconcile.testimony import Said, Testimony
from dragoman.reconcile.values import say

# Words that join the parts of a title and change nothing in it.
JOINING = frozenset({"of", "for", "the", "and", "to", "in", "on"})


def find_who(testimony: Testimony, slot: str) -> Iterator[Finding]:
    """Everything on the parties of a slot: who they are, how they are spelled, what they are called."""
    yield from find_parties(testimony, slot)
    if len(testimony.reports) > 1:
        yield from find_spellings(testimony, slot)
        yield from find_wordings(testimony, slot)


def find_parties(testimony: Testimony, slot: str) -> Iterator[Finding]:
    """Who: a variant for each party. Two men told in one office are rivals; a name that one report leaves out is one-sided."""
    variants = testimony.variants(testimony.of(slot))
    if not variants:
        return
    everyone = variants[0].value if len(variants) == 1 else "; ".join(say(variant.value) for variant in variants)
    # Several men may be deputy ministers in an attendance list; only those who act or receive can be rivals.
    rivals = [] if slot == "participants" else _rivals(variants)
    partial = [variant for variant in variants if _left_out(variant, testimony)]
    if rivals:
        yield Finding(slot, None, variants, f"different people are named for one office: {side_by_side(rivals)}", "contradiction")
    elif partial:
        yield Finding(
            slot,
            everyone,
            variants,
            f"not every report names {list_values(partial)}; the others are silent, which denies nothing",
            "one-sided",
        )
    else:
        yield Finding(slot, everyone, variants, explain_agreement(testimony, variants[0]))


def find_spellings(testimony: Testimony, slot: str) -> Iterator[Finding]:
    """The ways in which reports spell one person's name: aliases, never corrections."""
    for actor, told in _people(testimony, slot):
        variants = testimony.variants(Said(party.name, said.evidence, said.voices) for party, said in told)
        parts = [set(fold(say(variant.value)).split()) for variant in variants]
        # "Naqvi" is no other spelling of Mohsin Naqvi, only a shorter one.
        if any(not (one <= other or other <= one) for one, other in combinations(parts, 2)):
            name = testimony.cast.actors[actor].name if actor in testimony.cast.actors else say(variants[0].value)
            yield Finding(slot, name, variants, f"one person, written in {len(variants)} ways: {side_by_side(variants)}", "spelling")


def find_wordings(testimony: Testimony, slot: str) -> Iterator[Finding]:
    """Someone who is a special envoy to one report and a special representative to another: outlets choose that word with care."""
    for _, told in _people(testimony, slot):
        titled = [(party, said) for party, said in told if party.office]
        variants = testimony.variants(Said(_title(party), said.evidence, said.voices) for party, said in titled)
        if any(_worded_otherwise(one, other) for one, other in combinations(variants, 2)):
            acting = len({party.acting for party, _ in titled}) > 1
            because = "acting in the office, or simply in it" if acting else "one person, under titles that are not the same"
            yield Finding(slot, None, variants, f"{because}: {side_by_side(variants)}", "wording")


def _worded_otherwise(left: Variant, right: Variant) -> bool:
    """Whether two reports word a title otherwise, neither saying only more than the other: but "acting" is never only more."""
    if set(left.reports) & set(right.reports):
        return False
    one, other = ([word for word in fold(say(variant.value)).split() if word not in JOINING] for variant in (left, right))
    if ("acting" in one) != ("acting" in other):
        return True
    return one != other and not (set(one) < set(other) or set(other) < set(one))


def _people(testimony: Testimony, slot: str) -> list[tuple[str, list[tuple[Party, Said]]]]:
    """Each person of a slot by the id the record has for them, with the party as each report has it."""
    people: dict[str, list[tuple[Party, Said]]] = defaultdict(list)
    for account in testimony.accounts:
        for claim in account.claims:
            if claim.slot == slot and isinstance(claim.value, Party) and claim.value.kind == "person":
                said = Said(claim.value.name, Evidence(claim.report, claim.span), tuple(voice.speaker for voice in claim.voices))
                people[testimony.cast.id_of(claim.report, claim.value.actor)].append((claim.value, said))
    return sorted(people.items())


def _title(party: Party) -> str:
    """The office a report gives, with its "acting"."""
    office = party.office or ""
    return f"acting {office}" if party.acting and "acting" not in office.casefold() else office


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


def _left_out(variant: Variant, testimony: Testimony) -> bool:
    """Whether a report that names others in telling it does not name this person, in any place: a silence one may ask about."""
    party = variant.value
    if not isinstance(party, Party) or party.kind != "person" or not testimony.silent(variant):
        return False
    named = testimony.named()
    return any(people and party.actor not in people for people in named.values())
