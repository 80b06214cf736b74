"""Blame: whom a complaint is against, where it names those who suffer: "concern over the treatment of refugees in B"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.interpret.parties import join_parties, parties_at
from dragoman.interpret.settings import toponyms_near
from dragoman.model import Party, Reading, Token

# What is done to people: who stands after its `of` has suffered it.
DONE = {
    "treatment", "mistreatment", "handling", "expulsion", "deportation", "killing", "detention", "arrest", "abuse", "persecution",
    "displacement", "harassment", "execution", "repatriation", "eviction", "imprisonment", "torture", "plight", "fate", "safety",
    "situation", "condition", "right", "death", "suffering", "exploitation", "return", "removal",
}  # fmt: skip


def blamed(reading: Reading, recipients: Sequence[Party]) -> list[Party]:
    """The recipients of a complaint, with those who suffer replaced by whoever does it to them, as far as that is told."""
    kept: list[Party] = []
    for party in recipients:
        deed = _deed(reading, party)
        kept = join_parties(kept, [party] if deed is None else _doers(reading, deed, party))
    return kept


def _deed(reading: Reading, party: Party) -> Token | None:
    """The noun of what is done to a party: "the treatment" of "the treatment of refugees"."""
    for span in party.mentions:
        mention = next((one for one in reading.mentions if one.span == span), None)
        if mention is None:
            continue
        token = reading.tokens[mention.head]
        while token.dep in {"conj", "compound", "amod", "nmod"} and token.head != token.index:
            token = reading.tokens[token.head]
        if token.dep == "poss" and reading.tokens[token.head].lemma.lower() in DONE:
            return reading.tokens[token.head]
        above = reading.tokens[token.head]
        if token.dep == "pobj" and above.text.lower() == "of" and reading.tokens[above.head].lemma.lower() in DONE:
            return reading.tokens[above.head]
    return None


def _doers(reading: Reading, deed: Token, sufferer: Party) -> list[Party]:
    """Who does it: after `by`, as its owner, in what is asked of whom beside it, or the state in whose place it is done."""
    heads = [child for child in deed.children if reading.tokens[child].dep == "poss"]
    for child in deed.children:
        if reading.tokens[child].text.lower() == "by":
            heads += [below for below in reading.tokens[child].children if reading.tokens[below].dep == "pobj"]
    told = [party for party in parties_at(reading, heads, deep=False) if party.actor != sufferer.actor]
    if told:
        return told
    inside = reading.subtree(deed.index)
    start, end = reading.tokens[inside[0]].start, reading.tokens[inside[-1]].end
    for toponym in toponyms_near(reading, deed.sentence):
        host = reading.actor_by_id.get(f"state-{toponym.place.state}") if toponym.place else None
        if host is not None and start <= toponym.span.start < end and reading.tokens[toponym.head].dep == "pobj":
            return [Party(host.id, host.name, host.kind, host.state, host.sector, mentions=(toponym.span,))]
    return []
