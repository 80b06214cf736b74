"""Parties: from the words in a slot to the actors they stand for, lists expanded, nobody invented."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model import ActorKind, Mention, Party, Reading, Span, Token, fold, identify

ACTING_KINDS = {"person", "state", "body", "armed group", "movement", "company", "outlet", "people", "unnamed", "office"}
# What a phrase that names no one may still hold: its owner, its doer, its origin.
INNER_PREPOSITIONS = {"of", "by", "between", "among", "from", "with", "including", "against", "on"}


def parties_at(reading: Reading, heads: Iterable[int], *, deep: bool = True) -> list[Party]:
    """The parties that the phrases at these heads stand for, in reading order, one for each actor."""
    found: dict[str, Party] = {}
    for head in heads:
        for index in spread(reading, head):
            for party in _parties_of(reading, index, deep=deep):
                held = found.get(party.actor)
                found[party.actor] = party if held is None else join_party(held, party)
    return list(found.values())


def spread(reading: Reading, head: int) -> list[int]:
    """A head with what is coordinated with it, set beside it, or listed after "including" or "along with"."""
    found: list[int] = []
    waiting = [head]
    while waiting:
        index = waiting.pop(0)
        if index in found or len(found) > 40:
            continue
        found.append(index)
        mention = reading.mention_at.get(index)
        covered = range(*mention.tokens) if mention else range(index, index + 1)
        for inside in covered:
            for child in reading.tokens[inside].children:
                token = reading.tokens[child]
                if token.dep in {"conj", "appos"} and (mention is None or child not in covered) and token.pos in {"NOUN", "PROPN", "PRON"}:
                    waiting.append(child)
                if mention is not None and child not in covered and _is_same(reading, mention, child):
                    waiting.append(child)  # the name after its title, and through it the next in the list
                if token.dep in {"nmod", "compound"} and mention is not None and _is_another(reading, mention, child):
                    waiting.append(child)  # "A and B" with A hung on B's name
                if token.dep == "prep" and token.text.lower() in {"including", "like"}:
                    waiting += [below for below in token.children if reading.tokens[below].dep == "pobj"]
    return sorted(found)


def _is_same(reading: Reading, mention: Mention, index: int) -> bool:
    """Whether a word belongs to another mention of the same actor."""
    other = reading.mention_at.get(index)
    return other is not None and mention.refers_to is not None and other.refers_to == mention.refers_to and other is not mention


def _is_another(reading: Reading, mention: Mention, index: int) -> bool:
    """Whether a word belongs to the name of another person than the mention's."""
    other = reading.mention_at.get(index)
    if other is None or other.kind != "person" or mention.kind not in {"person", "office"}:
        return False
    return other.refers_to is not None and other.refers_to != mention.refers_to


def _parties_of(reading: Reading, index: int, *, deep: bool) -> list[Party]:
    """The parties one word stands for: its mention's, or the ones inside its phrase."""
    mention = reading.mention_at.get(index)
    if mention is not None and mention.kind in ACTING_KINDS and not _only_modifies(mention, index):
        return party_of(reading, mention)
    token = reading.tokens[index]
    if not deep or token.pos not in {"NOUN", "PROPN", "ADJ", "VERB"}:
        return []
    return _inner_parties(reading, token)


def _only_modifies(mention: Mention, index: int) -> bool:
    """Whether the mention does not reach the word itself (a demonym beside it)."""
    return not mention.tokens[0] <= index < mention.tokens[1]


def _inner_parties(reading: Reading, token: Token) -> list[Party]:
    """Owners and doers inside a phrase: "Israel's raid", "the decision by the court", "Afghan soil" (its state)."""
    heads: list[int] = []
    for child in token.children:
        inner = reading.tokens[child]
        if inner.dep == "poss" or (inner.dep in {"amod", "compound", "nmod"} and child in reading.mention_at):
            heads.append(child)
        elif inner.dep in {"prep", "agent"} and inner.text.lower() in INNER_PREPOSITIONS:
            heads += [below for below in inner.children if reading.tokens[below].dep == "pobj"]
    found: dict[str, Party] = {}
    for head in heads:
        for index in spread(reading, head):
            mention = reading.mention_at.get(index)
            if mention is not None and mention.kind in ACTING_KINDS:
                for party in party_of(reading, mention):
                    found.setdefault(party.actor, party)
    return list(found.values())


def party_of(reading: Reading, mention: Mention) -> list[Party]:
    """The party or parties a mention stands for; none where we do not know who is meant."""
    if mention.members:
        return [_make(reading, actor, mention) for actor in mention.members if actor in reading.actor_by_id]
    if mention.refers_to is not None and mention.refers_to in reading.actor_by_id:
        return [_make(reading, mention.refers_to, mention)]
    if (mention.kind in {"unnamed", "people"} or mention.form in {"title", "epithet"}) and mention.form != "pronoun":
        told = mention.name or mention.text
        kind: ActorKind = "people" if mention.kind == "people" else "unnamed"
        actor = identify(kind, reading.report.id, fold(told), mention.state or "")
        return [Party(actor, told, kind, mention.state, None, mention.office, mentions=(mention.span,))]
    return []


def _make(reading: Reading, actor_id: str, mention: Mention) -> Party:
    """A party from an actor, with the office told at this mention, else the actor's own."""
    actor = reading.actor_by_id[actor_id]
    office = mention.office if mention.refers_to == actor_id and mention.office else actor.office
    return Party(actor.id, actor.name, actor.kind, actor.state, actor.sector, office, actor.acting, (mention.span,))


def join_party(left: Party, right: Party) -> Party:
    """The same actor named twice: one party with all its mentions."""
    mentions = tuple(sorted({*left.mentions, *right.mentions}))
    office = left.office or right.office
    return Party(left.actor, left.name, left.kind, left.state, left.sector, office, left.acting or right.acting, mentions)


def join_parties(left: Iterable[Party], right: Iterable[Party]) -> list[Party]:
    """Two lists made one, in the order first told."""
    found: dict[str, Party] = {}
    for party in (*left, *right):
        held = found.get(party.actor)
        found[party.actor] = party if held is None else join_party(held, party)
    return list(found.values())


def without_states_of(parties: list[Party], others: list[Party]) -> list[Party]:
    """Leave out a state whose minister or ministry stands beside it: "Naqvi ... Pakistan's" names one side once."""
    spoken_for = {party.state for party in (*parties, *others) if party.kind not in {"state", "people"} and party.state}
    return [party for party in parties if party.kind != "state" or party.state not in spoken_for]


def without_collectives(parties: list[Party]) -> list[Party]:
    """Leave out "top leaders" where the list that follows names them: named persons of the same state stand beside it."""
    named = {party.state for party in parties if party.kind == "person" and party.state}
    return [party for party in parties if party.kind != "unnamed" or party.state not in named]


def first_span(party: Party) -> Span | None:
    """Where the party is first named in the account."""
    return party.mentions[0] if party.mentions else None
