"""Arguments: which words sit in the places of a trigger - its subject, its object, its prepositions, its owner."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.interpret.codebook import TriggerRow
from dragoman.interpret.parties import parties_at
from dragoman.model import Reading, Token

SUBJECTS = {"nsubj", "csubj", "expl"}
HARMING = {"ASSAULT", "COERCE"}
# Where something happens, and not to whom.
SCENE = {"in", "at", "near", "inside", "outside", "from", "through", "into"}
# What is refused, threatened or promised is told by a verb of its own, and so is to whom.
CARRIED = {"REJECT", "THREATEN", "AGREE"}
BESTOWED = {"REJECT", "CONCEDE", "ACCUSE", "AID", "SUPPORT", "SANCTION"}
# Their objects are what is sent, and not to whom.
SENDING = {"send", "post", "deploy", "dispatch", "provide", "supply", "give", "lend", "bring", "move"}
ADDRESSING = {"for", "to", "towards", "toward", "against"}
CONTROL = {"xcomp", "conj", "advcl", "ccomp", "pcomp"}


def is_passive(reading: Reading, token: Token) -> bool:
    """Whether the verb is told from the side of the one it is done to."""
    if any(reading.tokens[child].dep in {"nsubjpass", "auxpass", "agent"} for child in token.children):
        return True
    active = any(reading.tokens[child].dep in {"nsubj", "aux"} for child in token.children)  # "which had arrived"
    return token.dep in {"acl", "relcl"} and token.tag == "VBN" and not active


def subject_of(reading: Reading, token: Token, depth: int = 0) -> list[int]:
    """Who does it: the subject, the agent of a passive, or the subject of the verb that controls this one."""
    if is_passive(reading, token):
        agents = [child for child in token.children if reading.tokens[child].dep == "agent"]
        return [below for agent in agents for below in _objects_below(reading, agent)]
    direct = [child for child in token.children if reading.tokens[child].dep in SUBJECTS]
    if direct:
        return [_antecedent(reading, index) for index in direct]
    head = reading.tokens[token.head]
    if token.head == token.index or depth > 4:
        return []
    if token.dep in {"acl", "relcl"}:
        return [token.head]
    if token.dep in CONTROL:
        if token.dep == "xcomp":  # "urged Iran to free him": the object is the one to free
            objects = [child for child in head.children if reading.tokens[child].dep in {"dobj", "dative"} and child < token.index]
            if objects and head.lemma not in {"promise", "vow"}:
                return objects
        if token.dep == "xcomp" and is_passive(reading, head):  # "is expected to meet"
            return object_of(reading, head)
        if token.dep == "conj" and head.pos in {"VERB", "AUX"} and is_passive(reading, head):
            return object_of(reading, head)
        if head.dep == "prep":  # "by offering help", "after meeting X"
            return subject_of(reading, reading.tokens[head.head], depth + 1)
        return subject_of(reading, head, depth + 1)
    if token.dep == "acomp":  # "is due to visit": under the adjective, whose subject is the verb's
        return subject_of(reading, head, depth + 1)
    if token.dep == "pcomp":
        return subject_of(reading, reading.tokens[head.head], depth + 1)
    return []


def object_of(reading: Reading, token: Token) -> list[int]:
    """To whom or what it is done: the object, or the subject of a passive."""
    found = [child for child in token.children if reading.tokens[child].dep in {"dobj", "nsubjpass", "obj"}]
    if not found:  # "met foreign minister Mullah A": the parser takes a row of names for a measure
        found = [
            child
            for child in token.children
            if child > token.index and reading.tokens[child].dep == "npadvmod" and _is_someone(reading, child)
        ]
    if not found and token.dep in {"acl", "relcl"} and token.tag == "VBN":
        return [token.head]
    if not found and token.dep == "conj" and token.tag == "VBN":
        head = reading.tokens[token.head]
        return object_of(reading, head) if is_passive(reading, head) else found
    return [_antecedent(reading, index) for index in found]


def _is_someone(reading: Reading, index: int) -> bool:
    """Whether a word names a person, a body or a group."""
    mention = reading.mention_at.get(index)
    return mention is not None and mention.kind in {"person", "office", "body", "armed group"}


def _antecedent(reading: Reading, index: int) -> int:
    """For a relative pronoun, the noun it stands for; otherwise the word itself."""
    token = reading.tokens[index]
    if token.tag in {"WDT", "WP"}:
        verb = reading.tokens[token.head]
        if verb.dep == "relcl":
            return verb.head
    return index


def _objects_below(reading: Reading, index: int) -> list[int]:
    """The objects of a preposition; of "with A and B leading" those who lead."""
    found: list[int] = []
    for child in reading.tokens[index].children:
        inner = reading.tokens[child]
        subjects = [below for below in inner.children if reading.tokens[below].dep == "nsubj"]
        if subjects and inner.lemma in {"lead", "attend", "take"}:
            found += subjects
        elif inner.dep in {"pobj", "pcomp"}:
            found.append(child)
    return found


def fill_slot(reading: Reading, token: Token, slot: str) -> list[int]:
    """The heads of the phrases that sit in a slot of a trigger."""
    tokens = reading.tokens
    match slot:
        case "subject":
            return subject_of(reading, token)
        case "object":
            return object_of(reading, token)
        case "dative":
            direct = [child for child in token.children if tokens[child].dep == "dative" and tokens[child].pos != "ADP"]
            through = [child for child in token.children if tokens[child].dep == "dative" and tokens[child].pos == "ADP"]
            return direct + [below for child in through for below in _objects_below(reading, child)]
        case "complement subject":
            clauses = [child for child in token.children if tokens[child].dep in {"ccomp", "xcomp"}]
            return [inner for clause in clauses for inner in tokens[clause].children if tokens[inner].dep in {"nsubj", "nsubjpass"}]
        case "complement object":  # "refused to receive X"
            clauses = [child for child in token.children if tokens[child].dep == "xcomp"]
            return [inner for clause in clauses for inner in object_of(reading, tokens[clause])]
        case "poss":
            return [child for child in token.children if tokens[child].dep == "poss"]
        case "demonym":
            beside = [child for child in token.children if tokens[child].dep in {"amod", "compound", "nmod"}]
            return [inner for child in beside for inner in reading.subtree(child) if inner in reading.mention_at]
    return _prepositions(reading, token, slot)


def _prepositions(reading: Reading, token: Token, slot: str) -> list[int]:
    """The objects of a preposition on the trigger, or on its object ("held talks with X", "signed a deal with Y")."""
    tokens = reading.tokens
    hosts = [
        token.index,
        *(child for child in token.children if tokens[child].dep in {"dobj", "nsubjpass", "attr", "prt", "prep", "advmod"}),
    ]
    if token.pos == "NOUN":
        hosts = [token.index, *_verbs_over(reading, token)]
    found: list[int] = []
    if slot == "with" and token.pos != "NOUN":  # "discussed trade and visas with X": the parser hangs `with` on the last noun
        hosts += [inner for host in hosts[1:] if tokens[host].dep in {"dobj", "nsubjpass"} for inner in _nouns_below(reading, host)]
    for host in hosts:
        for child in tokens[host].children:
            if tokens[child].text.lower() == slot and tokens[child].dep in {"prep", "agent", "dative"}:
                found += _objects_below(reading, child)
    return found


def _nouns_below(reading: Reading, index: int) -> list[int]:
    """Nouns inside a phrase without entering a clause: "trade, visas and the fate of prisoners"."""
    found: list[int] = []
    waiting = [index]
    while waiting:
        current = waiting.pop()
        for child in reading.tokens[current].children:
            if reading.tokens[child].dep in {"conj", "appos", "prep", "pobj"}:
                waiting.append(child)
                if reading.tokens[child].pos in {"NOUN", "PROPN"}:
                    found.append(child)
    return found


def _verbs_over(reading: Reading, token: Token) -> list[int]:
    """The participles that hang on an event noun: "talks mediated by X"."""
    return [child for child in token.children if reading.tokens[child].dep == "acl"]


def slot_heads(reading: Reading, token: int, row: TriggerRow, role: str) -> list[int]:
    """All heads in the slots a row gives to a role (actors or recipients), in the order of the slots, none twice.

    A convoy or a mosque stands for the people in it only where it is harmed or coerced; elsewhere only its owner is a party.
    """
    slots = {"actors": row.actors, "recipients": row.recipients}.get(role, row.participants)
    found: dict[int, None] = {}
    for slot in slots:
        if role == "recipients" and row.type in HARMING and slot in SCENE and found:
            continue  # "killed nine villagers in Niger": whom is told, and where is no victim
        suffers = role == "recipients" and row.type in HARMING and slot not in SCENE
        for head in fill_slot(reading, reading.tokens[token], slot):
            found.update(dict.fromkeys([head] if suffers or not _is_thing(reading, head) else _owners_of(reading, head)))
    if role == "recipients" and not parties_at(reading, found):
        if row.type in BESTOWED:
            found.update(dict.fromkeys(_addressed(reading, found)))
        # What two promise together they do together, and to nobody: "agreed to act against individuals".
        if row.type in CARRIED and len(parties_at(reading, fill_slot(reading, reading.tokens[token], "subject"))) < 2:
            found.update(dict.fromkeys(_in_complement(reading, reading.tokens[token])))
    return list(found)


def _addressed(reading: Reading, heads: Iterable[int]) -> list[int]:
    """For whom a thing is that is given or kept back: "clearance for the minister", "their tone towards the church"."""
    tokens = reading.tokens
    return [
        below
        for head in heads
        if tokens[head].pos == "NOUN"
        for child in tokens[head].children
        if tokens[child].dep == "prep" and tokens[child].text.lower() in ADDRESSING
        for below in _objects_below(reading, child)
        if below in reading.mention_at and not _is_thing(reading, below)
    ]


def _in_complement(reading: Reading, token: Token) -> list[int]:
    """To whom a thing is done that is refused, threatened or promised: "refused to see the envoy", "vowed to punish the rebels"."""
    found: list[int] = []
    for child in token.children:
        if reading.tokens[child].dep == "xcomp" and reading.tokens[child].pos == "VERB":
            sending = reading.tokens[child].lemma in SENDING
            for slot in ("dative", "to", "against") if sending else ("object", "dative", "with", "to", "against"):
                heads = fill_slot(reading, reading.tokens[child], slot)
                found += [head for head in heads if head in reading.mention_at and not _is_thing(reading, head)]
    return found


def _is_thing(reading: Reading, index: int) -> bool:
    """Whether a word is a thing that only stands for people."""
    mention = reading.mention_at.get(index)
    return mention is not None and mention.form == "standing"


def _owners_of(reading: Reading, index: int) -> list[int]:
    """Whose a thing is told to be: "Pakistan's hospital", "the base of the rebels"; a demonym before it hides in its mention."""
    tokens = reading.tokens
    found = [child for child in tokens[index].children if tokens[child].dep == "poss" and not _is_thing(reading, child)]
    for child in tokens[index].children:
        if tokens[child].dep == "prep" and tokens[child].text.lower() == "of":
            found += [below for below in tokens[child].children if tokens[below].dep == "pobj" and not _is_thing(reading, below)]
    return found
