"""Parties: from the words in a slot to the actors they stand for, lists expanded, nobody invented."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.almanac import load_almanac
from dragoman.model import ActorKind, Mention, Party, Reading, Span, Token, fold, identify

ACTING_KINDS = {"person", "state", "body", "armed group", "movement", "company", "outlet", "people", "unnamed", "office"}
# What a phrase that names no one may still hold: its owner, its doer, its origin.
HEADS_OF_SIDES = {
    "minister",
    "premier",
    "president",
    "leader",
    "official",
    "ministry",
    "government",
    "side",
    "delegation",
    "commander",
    "king",
}
LED = {"lead", "head"}
NAMED = {"person", "state", "body", "armed group"}
# Told by a description: "dock workers"; or a thing that stands for the people in it: "a convoy".
DESCRIBED = {"described", "standing"}
# Sectors of those without a name who speak for their state, and stand in lists for persons named beside them.
OF_STATE = {"GOV", "MIL", "COP", "JUD", "LEG", "SPY", None}
OFFICIAL = {"GOV", "UNK", None}
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
        if mention is not None and (before := _joined_before(reading, mention)) is not None:
            waiting.append(before)
        for inside in covered:
            for child in reading.tokens[inside].children:
                token = reading.tokens[child]
                if token.dep == "appos" and mention is not None and token.pos == "NOUN" and _is_described(reading, child):
                    continue  # "Saudi Arabia, an ally of the United States": that names no further party
                named = token.pos in {"NOUN", "PROPN", "PRON"} or _is_state(reading, child)  # "Greek and Egyptian frigates"
                if token.dep in {"conj", "appos"} and (mention is None or child not in covered) and named:
                    waiting.append(child)
                if mention is not None and child not in covered and _is_same(reading, mention, child):
                    waiting.append(child)  # the name after its title, and through it the next in the list
                if token.dep in {"nmod", "compound"} and mention is not None and _is_another(reading, mention, child):
                    waiting.append(child)  # "A and B" with A hung on B's name
                if token.dep == "acl" and token.lemma in LED:  # "the delegation led by A"
                    waiting += [
                        below
                        for agent in token.children
                        if reading.tokens[agent].dep == "agent"
                        for below in reading.tokens[agent].children
                    ]
                if token.dep == "prep" and token.text.lower() in {"including", "like"}:
                    waiting += [below for below in token.children if reading.tokens[below].dep == "pobj"]
    return sorted(found)


def _is_described(reading: Reading, index: int) -> bool:
    """Whether a noun names nobody: it has no mention, or one by a description."""
    mention = reading.mention_at.get(index)
    return mention is None or mention.form in DESCRIBED


def _is_named_beside(reading: Reading, index: int, mention: Mention) -> bool:
    """Whether a description is settled by a name set beside it, or by who leads it: "a trade unionist, X", "a team led by X", "X leads a team"."""
    token = reading.tokens[index]
    if token.dep == "dobj" and reading.tokens[token.head].lemma in LED:
        return True
    for child in reading.tokens[index].children:
        token = reading.tokens[child]
        other = reading.mention_at.get(child)
        if token.dep == "appos" and other is not None and other is not mention and other.kind in NAMED and other.form not in DESCRIBED:
            return other.refers_to is not None
        if token.dep == "acl" and token.lemma in LED and any(reading.tokens[below].dep == "agent" for below in token.children):
            return bool(parties_at(reading, [below for agent in token.children for below in reading.tokens[agent].children], deep=False))
    return False


def _joined_before(reading: Reading, mention: Mention) -> int | None:
    """The name that "and" joins to this one from before, where the parser has set it elsewhere: "A and B signed" with only B as subject."""
    place = mention.tokens[0] - 1
    while place > 1 and reading.tokens[place].tag in {"JJ", "NN", "NNP", "DT"} and reading.tokens[place].index not in reading.mention_at:
        place -= 1  # the second one's title
    if place < 1 or reading.tokens[place].text.lower() not in {"and", "&"}:
        return None
    other = reading.mention_at.get(place - 1)
    if other is None or mention.kind not in NAMED or other.kind not in NAMED or other.refers_to is None:
        return None
    head = reading.tokens[other.head]
    astray = head.dep in {"advmod", "dep", "npadvmod", "nmod", "punct", "compound", "intj", "meta"}
    return other.head if astray and other.refers_to != mention.refers_to else None


def _is_state(reading: Reading, index: int) -> bool:
    """Whether a word is a state's name or demonym."""
    mention = reading.mention_at.get(index)
    return mention is not None and mention.kind == "state"


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
    token = reading.tokens[index]
    if token.tag in {"NNS", "NNPS"} and deep_enough(reading, mention):
        several = holders_of(reading, token)
        if len(several) > 1:
            return several
    if mention is not None and mention.kind in ACTING_KINDS and not _only_modifies(mention, index):
        if mention.form in DESCRIBED and _is_named_beside(reading, index, mention):
            return []
        return party_of(reading, mention)
    if token.pos in {"NUM", "DET", "PRON"} or (mention is None and token.tag in {"NNS", "NN"} and _is_counted(reading, token)):
        return _counted(reading, token) or _crew(reading, token, deep=deep)  # "two of its sailors", "dozens of miners"
    if not deep or token.pos not in {"NOUN", "PROPN", "ADJ", "VERB"}:
        return []
    return _inner_parties(reading, token)


def _is_counted(reading: Reading, token: Token) -> bool:
    """Whether a noun only gathers or counts those behind "of", who are told by a description."""
    return any(_is_stranger(reading, below) for below in _behind_of(reading, token))


def _counted(reading: Reading, token: Token) -> list[Party]:
    """Of whom a number or an "each" is told: "two of its sailors"."""
    return parties_at(reading, _behind_of(reading, token), deep=False)


def _crew(reading: Reading, token: Token, *, deep: bool) -> list[Party]:
    """Whose an arm is that the tagger takes for a number: "a Thai F-16"."""
    return _inner_parties(reading, token) if deep and token.text[:1].isupper() and token.pos == "NUM" else []


def _is_stranger(reading: Reading, index: int) -> bool:
    """Whether a word is told by a description."""
    mention = reading.mention_at.get(index)
    return mention is not None and mention.form in DESCRIBED


def _behind_of(reading: Reading, token: Token) -> list[int]:
    """The words behind "of" on a token."""
    return [
        below
        for child in token.children
        if reading.tokens[child].text.lower() == "of"
        for below in reading.tokens[child].children
        if reading.tokens[below].dep == "pobj"
    ]


def deep_enough(reading: Reading, mention: Mention | None) -> bool:
    """Whether a plural may be told apart: one that names a people ("Afghan refugees") is one party."""
    if mention is None:
        return True
    actor = reading.actor_by_id.get(mention.refers_to or "")
    return mention.kind in {"unnamed", "office"} and not mention.members and (actor is None or actor.kind == "unnamed")


def holders_of(reading: Reading, token: Token) -> list[Party]:
    """For "the foreign ministers of A and B" or "Thai and Cambodian premiers": each state's holder of the office, else the state."""
    if token.lemma.lower() not in HEADS_OF_SIDES:
        return []
    heads = [child for child in token.children if reading.tokens[child].dep in {"amod", "compound", "nmod", "poss"}]
    for child in token.children:
        if reading.tokens[child].text.lower() in {"of", "from"}:
            heads += [below for below in reading.tokens[child].children if reading.tokens[below].dep == "pobj"]
    found: dict[str, Party] = {}
    for head in heads:
        for index in spread_states(reading, head):
            mention = reading.mention_at[index]
            if mention.state is not None:
                party = _holder(reading, mention, token)
                found.setdefault(party.actor, party)
    return list(found.values())


def spread_states(reading: Reading, head: int) -> list[int]:
    """The states named at a word and at what is coordinated with it."""
    waiting, found = [head], []
    while waiting:
        index = waiting.pop(0)
        mention = reading.mention_at.get(index)
        if mention is not None and mention.kind in {"state", "place"} and mention.state:
            found.append(index)
        waiting += [child for child in reading.tokens[index].children if reading.tokens[child].dep in {"conj", "amod", "nmod"}]
    return found


def _holder(reading: Reading, mention: Mention, token: Token) -> Party:
    """The person of a state who is told to hold an office, else the state itself."""
    wanted = token.lemma.lower()
    beside = {reading.tokens[child].lemma.lower() for child in token.children if reading.tokens[child].dep in {"amod", "compound"}}
    portfolio = beside & {"foreign", "defence", "defense", "interior", "prime", "trade", "finance"}
    for actor in reading.actors:
        office = fold(actor.office or "")
        if actor.kind == "person" and actor.state == mention.state and wanted in office and all(word in office for word in portfolio):
            return _make(reading, actor.id, mention)
    state = f"state-{mention.state}"
    if state in reading.actor_by_id:
        return _make(reading, state, mention)
    return Party(state, mention.name or mention.text, "state", mention.state, None, mentions=(mention.span,))


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
            below = [index for index in inner.children if reading.tokens[index].dep == "pobj"]
            heads += below
            heads += [  # "the suspension of talks with A"
                deeper
                for index in below
                if index not in reading.mention_at and reading.tokens[index].lemma in {"talk", "negotiation", "dialogue", "process"}
                for preposition in reading.tokens[index].children
                if reading.tokens[preposition].text.lower() in {"with", "between"}
                for deeper in reading.tokens[preposition].children
                if reading.tokens[deeper].dep == "pobj"
            ]
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
    if mention.members and mention.form in DESCRIBED:
        return [_member(reading, actor, mention) for actor in mention.members if actor in reading.actor_by_id]
    if mention.members:
        return [_make(reading, actor, mention) for actor in mention.members if actor in reading.actor_by_id]
    if mention.refers_to is not None and mention.refers_to in reading.actor_by_id:
        return [_make(reading, mention.refers_to, mention)]
    if (mention.kind in {"unnamed", "people"} or mention.form in {"title", "epithet"}) and mention.form != "pronoun":
        told = mention.name or mention.text
        kind: ActorKind = "people" if mention.kind == "people" else "unnamed"
        actor = identify(kind, reading.report.id, fold(told), mention.state or "")
        return [Party(actor, told, kind, mention.state, _organ_sector(reading, mention), mention.office, mentions=(mention.span,))]
    return []


def _member(reading: Reading, actor_id: str, mention: Mention) -> Party:
    """One of several described together, told by its own demonym: "Greek" in "Greek and Egyptian frigates"."""
    party = _make(reading, actor_id, mention)
    own = [
        each.span for each in reading.mentions if each.form == "demonym" and each.state == party.state and mention.span.overlaps(each.span)
    ]
    return replace(party, mentions=tuple(own[:1])) if own else party


def _organ_sector(reading: Reading, mention: Mention) -> str | None:
    """The sector of an organ whose state is not told: "police", "the ministry"."""
    row = load_almanac().offices.ministries.get(reading.tokens[mention.head].text.lower()) if mention.kind == "body" else None
    return row.sector if row is not None else None


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
    # An armed group of a state does not speak for it, nor do its firms and its students.
    speaking = (
        party for party in (*parties, *others) if party.kind in {"person", "body"} or (party.kind == "unnamed" and party.sector in OF_STATE)
    )
    spoken_for = {party.state for party in speaking if party.state}
    return [party for party in parties if party.kind != "state" or party.state not in spoken_for]


def without_collectives(parties: list[Party]) -> list[Party]:
    """Leave out "top leaders" where the list that follows names them: named persons of the same state stand beside it."""
    named = {party.state for party in parties if party.kind == "person" and party.state}
    offices = {fold(party.office) for party in parties if party.kind == "person" and party.office}
    sides = sum(party.kind in {"person", "state"} for party in parties)
    return [
        party
        for party in parties
        if party.kind != "unnamed"
        or party.sector not in OFFICIAL
        or not (
            party.state in named or fold(party.office or party.name) in offices or (sides > 1 and party.state is None and _is_plural(party))
        )
    ]


def _is_plural(party: Party) -> bool:
    """Whether a party without a name is told in the plural: "leaders", "special representatives"."""
    return party.name.lower().split()[-1:] != [] and party.name.lower().endswith("s")


def first_span(party: Party) -> Span | None:
    """Where the party is first named in the account."""
    return party.mentions[0] if party.mentions else None
