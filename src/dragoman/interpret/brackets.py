"""Brackets: what an editor sets in square brackets so that a clause can stand alone."""

from __future__ import annotations

from collections.abc import Sequence

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


def stand_alone(reading: Reading, indexes: Sequence[int], word: Word) -> str | None:
    """A clause that a person can read by itself, its pronouns bracketed; None where nobody knows who its subject is."""
    kept = trim_edges(reading, indexes)
    head = head_of(reading, kept) if kept else -1
    instead: dict[int, str] = {}
    named: set[str] = set()
    for place, index in enumerate(kept):
        token = reading.tokens[index]
        mention = reading.mention_at.get(index)
        known = mention.refers_to if mention is not None else None
        if token.text.lower() not in OWN | OTHERS | POINTING or token.pos not in {"PRON", "DET"} or not _is_bare(reading, token, head):
            named |= {known} if known else set()
            continue
        name = _name(reading, token, mention, word, named)
        if name is not None and name.startswith("["):
            instead[index] = name
            named |= {known} if known else set()
            _agree(reading, token, name, instead)
        elif name is None and place == 0 and token.dep in SUBJECTS and not is_expletive(reading, token):
            return None
    return words_of(reading, kept, instead)


def _is_bare(reading: Reading, token: Token, head: int) -> bool:
    """Whether a pronoun is one a reader trips over: the subject of the clause, an owner, or the speaker's own "we"."""
    told, subject = token.text.lower(), token.dep in SUBJECTS
    return token.dep != "det" and (
        told in OWN or token.dep == "poss" or (subject and head in {token.head, reading.tokens[token.head].head})
    )


def is_expletive(reading: Reading, token: Token) -> bool:
    """Whether "it" stands for nothing: "it was impossible to go on"."""
    over = reading.tokens[token.head]
    open_to = {"acomp", "attr", "xcomp", "ccomp", "oprd"}
    return token.text.lower() == "it" and (
        token.dep == "expl"
        or (
            over.lemma in {"be", "seem", "appear", "take", "become"}
            and any(reading.tokens[child].dep in open_to for child in over.children)
        )
    )


def _name(reading: Reading, token: Token, mention: Mention | None, word: Word, named: set[str]) -> str | None:
    """What stands for a pronoun: a name in brackets, the pronoun itself where it may stay, None where nobody knows."""
    told = token.text.lower()
    if told in POSSESSIVE and any(
        reading.tokens[below].text.lower() in SHARED for below in range(token.index + 1, min(token.index + 3, len(reading.tokens)))
    ):
        return token.text
    if told in OWN:
        name = _side(word.by[0], told) if len(word.by) == 1 else None
    elif mention is not None and mention.refers_to in reading.actor_by_id:
        if mention.refers_to in named:
            return token.text
        name = reading.actor_by_id[str(mention.refers_to)].name
    else:
        name = _speaker(token, word)
    if name is None:
        return None
    name = f"the {name}" if name[0].islower() and not name.startswith(("the ", "a ", "an ", "some ")) else name
    owner = "'" if name.endswith("s") else "'s"
    return f"[{name}{owner}]" if told in POSSESSIVE and token.dep == "poss" else f"[{name}]"


def _side(party: Party, told: str) -> str:
    """Whom a speaker means by "we": their state, where they hold its office, else their side; by "I", themselves."""
    if told in {"i", "me", "my"} or party.kind != "person":
        return party.name
    if party.state and (party.office or party.sector == "GOV"):
        return load_almanac().actor(f"state-{party.state}").name
    return f"{party.name}'s side"


def _speaker(token: Token, word: Word) -> str | None:
    """The speaker, for an unresolved subject in reported speech: "Kabul denies that it shelters the group"."""
    told = token.text.lower()
    own = token.dep in SUBJECTS and not word.attribution.quoted and len(word.by) == 1
    return word.by[0].name if own and word.by[0].kind in KINDS.get(told, set()) else None


def _agree(reading: Reading, token: Token, name: str, instead: dict[int, str]) -> None:
    """Put the verb after a plural pronoun into the singular where the name is one: "we are" → "[Ukraine] is"."""
    if token.text.lower() not in MANY or token.dep not in {"nsubj", "nsubjpass"} or name.rstrip("]").endswith("s") or " and " in name:
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
