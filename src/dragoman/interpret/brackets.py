"""Brackets: what an editor sets in square brackets so that a clause can stand alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.almanac import load_almanac
from dragoman.interpret.clauses import SUBJECTS, finite, head_of, trim_edges, words_of
from dragoman.interpret.matters import Word
from dragoman.model import Mention, Party, Reading, Token

OWN = {"i", "we", "me", "us", "my", "our"}
OTHERS = {"it", "they", "he", "she", "him", "them", "its", "their", "his", "her"}
POSSESSIVE = {"my", "our", "its", "their", "his", "her"}
POINTING = {"this", "that", "these", "those"}
MANY = {"we", "they", "i"}  # pronouns whose verb is not in the third person singular
SINGULAR = {
    "are": "is",
    "am": "is",
    "have": "has",
    "do": "does",
    "were": "was",
    "’ve": " has",
    "'ve": " has",
    "’re": " is",
    "'re": " is",
    "’m": " is",
    "'m": " is",
}
SHARED = {
    "two",
    "both",
    "bilateral",
    "mutual",
    "common",
    "joint",
    "respective",
    "shared",
    "three",
}  # "our two countries" are not one side's
KINDS = {
    "it": {"state", "body", "armed group", "movement", "company"},
    "he": {"person"},
    "she": {"person"},
    "they": {"people", "unnamed", "armed group", "body", "movement"},
}


@dataclass(frozen=True, slots=True)
class Meant:
    """Who a pronoun stands for, and whether they are many."""

    name: str
    many: bool = False


def stand_alone(reading: Reading, indexes: Sequence[int], word: Word) -> str | None:
    """A clause that a person can read by itself, its pronouns bracketed; None where nobody knows who its subject is."""
    kept = trim_edges(reading, indexes)
    head = head_of(reading, kept) if kept else -1
    instead: dict[int, str] = {}
    named: set[str] = set()
    for place, index in enumerate(kept):
        token = reading.tokens[index]
        known = _known(reading, reading.mention_at.get(index))
        if token.text.lower() not in OWN | OTHERS | POINTING or token.pos not in {"PRON", "DET"} or not _is_bare(reading, token, head):
            named |= {known.name} if known else set()
            continue
        meant = _meant(reading, token, known, word)
        if meant is None and place == 0 and token.dep in SUBJECTS and not is_expletive(reading, token):
            return None
        if meant is not None and meant.name not in named and not is_expletive(reading, token):
            instead[index] = _bracketed(meant.name, owner=token.dep == "poss")
            _agree(reading, token, meant, instead)
            named.add(meant.name)
    return words_of(reading, kept, instead).replace("[[", "[").replace("]]", "]")


def _known(reading: Reading, mention: Mention | None) -> Meant | None:
    """Whom a mention was resolved to."""
    actor = reading.actor_by_id.get(mention.refers_to) if mention is not None and mention.refers_to else None
    return Meant(actor.name, many=actor.kind in {"people", "unnamed"}) if actor else None


def _is_bare(reading: Reading, token: Token, head: int) -> bool:
    """Whether a pronoun is one a reader trips over: the subject of the clause, an owner, or the speaker's own "we"."""
    told, subject = token.text.lower(), token.dep in SUBJECTS
    return token.dep != "det" and (
        told in OWN or token.dep == "poss" or (subject and head in {token.head, reading.tokens[token.head].head})
    )


def _is_main(reading: Reading, verb: int, head: int) -> bool:
    """Whether a verb is the clause's own or stands beside it: "it took part and | it fired"."""
    return verb == head or (reading.tokens[verb].dep == "conj" and reading.tokens[verb].head == head)


def is_expletive(reading: Reading, token: Token) -> bool:
    """Whether "it" stands for nothing: "it was impossible to go on"."""
    over = reading.tokens[token.head]
    if token.text.lower() != "it" or token.dep == "expl" or over.lemma not in {"be", "seem", "appear", "take", "become"}:
        return token.text.lower() == "it" and token.dep == "expl"
    below = [reading.tokens[index] for index in reading.subtree(over.index) if index > over.index]
    return any(word.tag == "TO" or (word.dep == "mark" and word.text.lower() in {"that", "if"}) or word.tag == "WRB" for word in below)


def _meant(reading: Reading, token: Token, known: Meant | None, word: Word) -> Meant | None:
    """Who is meant by a pronoun: whom the reading found, else whoever is speaking; None where nobody knows, or both sides are meant."""
    told, after = token.text.lower(), reading.tokens[token.index + 1 : token.index + 3]
    if told in POSSESSIVE and any(below.text.lower() in SHARED for below in after):
        return None
    if told in OWN:
        return _side(word.by[0], told) if len(word.by) == 1 else None
    if known is not None:
        return known
    if told == "they" and len(word.by) > 1 and token.dep in SUBJECTS:
        return Meant(" and ".join(party.name for party in word.by), many=True)
    own = token.dep in SUBJECTS and not word.attribution.quoted and len(word.by) == 1
    if own and word.by[0].kind in KINDS.get(told, set()):  # "Kabul denies that it shelters the group"
        return Meant(word.by[0].name, many=told == "they")
    return None


def _bracketed(name: str, *, owner: bool) -> str:
    told = f"the {name}" if name[0].islower() and not name.startswith(("the ", "a ", "an ", "some ")) else name
    possessive = "'" if told.endswith("s") else "'s"
    return f"[{told}{possessive}]" if owner else f"[{told}]"


def _side(party: Party, told: str) -> Meant:
    """Whom a speaker means by "we": their state, where they hold its office, else their side; by "I", themselves."""
    if told in {"i", "me", "my"} or party.kind != "person":
        return Meant(party.name, many=party.kind in {"people", "unnamed"})
    if party.state and (party.office or party.sector == "GOV"):
        return Meant(load_almanac().actor(f"state-{party.state}").name)
    return Meant(f"{party.name}'s side")


def _agree(reading: Reading, token: Token, meant: Meant, instead: dict[int, str]) -> None:
    """Put the verb after a plural pronoun into the singular where the name is one: "we are" → "[Ukraine] is"."""
    if token.text.lower() not in MANY or token.dep not in {"nsubj", "nsubjpass"} or meant.many:
        return
    over = reading.tokens[token.head]
    verbs = sorted(index for index in (over.index, *over.children) if index > token.index and reading.tokens[index].pos in {"VERB", "AUX"})
    if not verbs or over.index < token.index:
        return
    verb = reading.tokens[verbs[0]]
    if verb.text.lower() in SINGULAR:
        instead[verb.index] = SINGULAR[verb.text.lower()]
    elif verb.tag == "VBP" and verb.text.lower() == verb.lemma.lower():
        instead[verb.index] = finite("", verb.lemma, "", plural=False)
