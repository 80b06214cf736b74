"""Modes: how an act was done - the row's own modes, the complement's, the means its words tell, and where two sides met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.interpret.codebook import Codebook, TypeEntry
from dragoman.interpret.drafts import Draft
from dragoman.interpret.settings import steps_between
from dragoman.interpret.triggers import Trigger, find_triggers, objects_of
from dragoman.model import Reading, Token

# Who belongs to a word and is no object of it: "a rocket attack", "gunmen killed".
BESIDE = {"amod", "compound", "nsubj", "nmod"}
# What hangs on a clause and tells something else.
SIDE_CLAUSES = {"ccomp", "advcl", "relcl", "acl", "parataxis"}
# What is struck stands here, and these open what came before, after, or was the cause.
STRUCK = {"dobj", "nsubjpass"}
OCCASIONS = {"after", "before", "following", "since", "amid", "despite", "until", "response", "retaliation", "though", "although"}
# How far from a verb what is asked for or refused is looked for, in words.
COMPLEMENT_REACH = 25
# With so many states at the table, a meeting is of many.
MANY = 3


def read_modes(reading: Reading, trigger: Trigger, name: str, codebook: Codebook) -> tuple[str, ...]:
    """The modes of the account: the row's, the complement's, and what the words tell, the nearest first."""
    entry = codebook.types[name]
    if name != trigger.type:
        return _by_act(reading, trigger, entry)
    own = trigger.pattern.row.modes
    kept = tuple(mode for mode in own if mode not in entry.outweighed)
    if kept:
        return tuple(dict.fromkeys((*kept, *_told_in(reading, entry, _near(reading, trigger)))))
    if not entry.mode_by_complement:
        return _by_words(reading, trigger, entry) or own
    found = _of_complement(reading, trigger, codebook)
    other = entry.mode_by_complement.get("other", "")
    return found or _by_words(reading, trigger, entry)[:1] or ((other,) if other else own)


def meeting_mode(draft: Draft) -> str:
    """How two sides met, by where they did: one is the other's guest, neither is at home, or there are many; or nothing."""
    if draft.type != "CONSULT" or draft.modes or draft.status == "did not happen":
        return ""
    states = {party.state for party in [*draft.actors, *draft.recipients] if party.state}
    if len(states) >= MANY:
        return "multilateral"
    place = draft.where[0].state if draft.where is not None else None
    if place is None or len(states) != len({"guest", "host"}):
        return ""
    return "visit" if place in states else "third-party"


def _by_words(reading: Reading, trigger: Trigger, entry: TypeEntry) -> tuple[str, ...]:
    """What the means says: in the trigger's own clause, in what hangs on it, then in the sentence - as far as the type's words reach."""
    if not entry.mode_words:
        return ()
    apart = _told_apart(reading, trigger, entry)
    for ring in _rings(reading, trigger, entry.reach):
        if found := _told_in(reading, entry, [index for index in ring if index not in apart]):
            return found
    return ()


def _told_apart(reading: Reading, trigger: Trigger, entry: TypeEntry) -> set[int]:
    """Words whose means is not this act's: what is struck, and what came before it, after it or was its cause."""
    token = reading.tokens[trigger.token]
    heads = [index for index in range(*reading.sentences[token.sentence].tokens) if _is_occasion(reading, reading.tokens[index])]
    struck: list[int] = []
    if entry.means_of and token.pos in {"VERB", "AUX"} and token.lemma.lower() not in entry.means_of:
        struck = [index for child in token.children if reading.tokens[child].dep in STRUCK for index in _named_by(reading, child)]
    if entry.means_of and token.pos in {"NOUN", "PROPN"}:
        heads += [child for child in token.children if reading.tokens[child].text.lower() in {"on", "against"}]
    below = [set(reading.subtree(head)) for head in heads]
    return {*struck, *(index for inside in below if trigger.token not in inside for index in inside)} - trigger.used


def _named_by(reading: Reading, index: int) -> list[int]:
    """A noun with the words of its own name, the nouns joined to it, and theirs - not what is told of it."""
    below = [child for child in reading.tokens[index].children if reading.tokens[child].dep in {"amod", "compound", "nmod", "conj"}]
    return [index, *(found for child in below if reading.tokens[child].pos != "VERB" for found in _named_by(reading, child))]


def _is_occasion(reading: Reading, token: Token) -> bool:
    """Whether a phrase or clause tells another moment, or why: "after the raid", "following allegations of", "in response to"."""
    if token.dep in {"prep", "advcl", "pcomp", "pobj"} and token.text.lower() in OCCASIONS:
        return True
    return token.dep == "advcl" and any(reading.tokens[child].text.lower() in OCCASIONS for child in token.children if child < token.index)


def _rings(reading: Reading, trigger: Trigger, reach: str) -> Iterator[list[int]]:
    """The words around a trigger, from the nearest ring outwards."""
    if reach == "beside":
        yield _near(reading, trigger)
        return
    yield sorted({*_near(reading, trigger), *_own_clause(reading, trigger.token)})
    yield reading.subtree(trigger.token)
    if reach == "sentence":
        yield list(range(*reading.sentences[reading.tokens[trigger.token].sentence].tokens))


def _own_clause(reading: Reading, index: int) -> list[int]:
    """The words of the clause that a word stands in, without the clauses that hang on it."""
    above = {index}  # on the way up to the clause's verb
    while reading.tokens[index].pos not in {"VERB", "AUX"} and reading.tokens[index].head != index:
        index = reading.tokens[index].head
        above.add(index)
    found, waiting = [], [index]
    while waiting:
        current = waiting.pop()
        found.append(current)
        waiting += [child for child in reading.tokens[current].children if child in above or not _opens_clause(reading.tokens[child])]
    return sorted(found)


def _opens_clause(token: Token) -> bool:
    """Whether a word heads a clause of its own: a side clause, or the next verb of a row."""
    return token.dep in SIDE_CLAUSES or (token.dep == "conj" and token.pos == "VERB")


def _near(reading: Reading, trigger: Trigger) -> list[int]:
    """The trigger, what it governs, and what stands beside it."""
    token = reading.tokens[trigger.token]
    near = {token.index, *objects_of(reading, token), *(child for child in token.children if reading.tokens[child].dep in BESIDE)}
    return sorted(near)


def _told_in(reading: Reading, entry: TypeEntry, indexes: Iterable[int]) -> tuple[str, ...]:
    """The modes whose words, or rows of words, stand among these."""
    tokens = [reading.tokens[index] for index in indexes]
    lemmas, texts = [token.lemma.lower() for token in tokens], [token.text.lower() for token in tokens]
    single, rows = {*lemmas, *texts}, (f" {' '.join(lemmas)} ", f" {' '.join(texts)} ")
    return tuple(
        mode
        for mode, words in entry.mode_words.items()
        if any((any(f" {word} " in row for row in rows) if " " in word else word in single) for word in words)
    )


def _of_complement(reading: Reading, trigger: Trigger, codebook: Codebook) -> tuple[str, ...]:
    """The mode that what is asked, refused or threatened picks, or nothing where it picks none."""
    first, last = trigger.token + 1, min(trigger.token + COMPLEMENT_REACH, len(reading.tokens))
    below = set(reading.subtree(trigger.token))
    inside = [one for one in find_triggers(reading, codebook, first, last) if one.token in below and one.type != "STATEMENT"]
    if not inside:
        return ()
    nearest = min(inside, key=lambda one: (steps_between(reading, trigger.token, one.token), one.token))
    return _by_act(reading, nearest, codebook.types[trigger.type])


def _by_act(reading: Reading, act: Trigger, entry: TypeEntry) -> tuple[str, ...]:
    """The mode for an act that is asked for, refused or threatened: by its own mode ("SANCTION expel"), its words, then its type."""
    rules = entry.mode_by_complement
    exact = [rules[key] for mode in act.pattern.row.modes if (key := f"{act.type} {mode}") in rules]
    told = [mode for mode in [*exact, *_told_in(reading, entry, _near(reading, act)), rules.get(act.type, "")] if mode]
    return tuple(told[:1])
