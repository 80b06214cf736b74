"""Steps: committees, talks, ceasefires, agreements, corridors, representation and offers, and the turns told of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.interpret.arguments import fill_slot
from dragoman.interpret.conventions import is_negated
from dragoman.interpret.mechanisms import is_worth_a_row, kind_of, name_of
from dragoman.interpret.modality import verbal_status
from dragoman.interpret.parties import join_parties, parties_at, party_of
from dragoman.interpret.settings import find_voices, find_when
from dragoman.interpret.tables import StepWords, load_step_words
from dragoman.model import Account, Evidence, MechanismKind, Party, Reading, Sentence, Span, Status, Step, Token, identify

# What a mechanism does itself, told with it as the subject; "talks produced a truce" tells that the talks were held.
OWN_TURNS = {"failed", "in force", "lapsed", "ended", "held", "revived", "suspended", "extended"}
BARE = {"round", "talks", "talk", "session", "latest round"}


def find_steps(reading: Reading, accounts: tuple[Account, ...]) -> tuple[Step, ...]:
    """Every turn in a mechanism's life that the report tells, in reading order."""
    words = load_step_words()
    found: dict[str, Step] = {}
    for sentence in reading.sentences:
        if sentence.part not in {"paragraph", "standfirst"}:
            continue
        for token in reading.tokens_of(sentence):
            kind = kind_of(reading, token, words)
            if kind is not None:
                for step in _read_turns(reading, sentence, token, kind, words, accounts, list(found.values())):
                    found.setdefault(step.id, step)
    return tuple(found.values())


def _read_turns(
    reading: Reading,
    sentence: Sentence,
    token: Token,
    kind: MechanismKind,
    words: StepWords,
    accounts: Sequence[Account],
    before: list[Step],
) -> list[Step]:
    """The turns told of one mechanism in a sentence: by its verb, by the noun it hangs on, by its adjectives."""
    turns = turn_words(reading, token, kind, words)
    if not turns:
        return []
    name, alias = name_of(reading, token, kind)
    parties, mediators = _sides(reading, token, turns, words)
    earlier = next((step for step in reversed(before) if step.kind == kind), None)
    if name.lower() in BARE and earlier is not None and sentence.index - _sentence_of(reading, earlier) <= 3:
        name, alias, parties, mediators = earlier.name, earlier.aliases, parties or earlier.parties, mediators or earlier.mediators
    elif not is_worth_a_row(reading, token, kind, name, mediated=bool(mediators)):
        return []
    made = []
    for index, told_step in turns:
        step = told_step
        status = _turn_status(reading, index)
        if status == "planned" and step not in {"proposed", "offered"}:
            step = "planned"
        elif status in {"hypothetical", "did not happen"}:
            continue
        when = find_when(reading, sentence, index)
        account = _account_at(accounts, reading.tokens[index], token)
        told = (
            parties
            or _plural_parties(reading, sentence, token)
            or (tuple(account.parties()) if account is not None and account.type != "STATEMENT" else ())
        )
        told = tuple(party for party in told if party.actor not in {one.actor for one in mediators})
        if kind == "agreement" and not told and name.islower():
            continue  # "the agreement was reached": whose, and which, is not told here
        by = _tellers(reading, reading.tokens[index], told) if step in {"offered", "failed", "proposed"} else ()
        step_id = identify("step", reading.report.id, name, kind, step, sentence.span.start)
        made.append(
            Step(
                step_id, reading.report.id, name, alias, kind, step, told, mediators, when[0] if when else None,
                Evidence(reading.report.id, sentence.span), account.id if account else None, by,
            )
        )  # fmt: skip
    return [replace(step) for step in made]


def _turn_status(reading: Reading, index: int) -> Status:
    """Whether the turn was taken: a verb may tell it as planned, wished for or not done."""
    token = reading.tokens[index]
    if token.pos not in {"VERB", "AUX"}:
        return "happened"
    if is_negated(reading, token):
        return "did not happen"
    return verbal_status(reading, token)[0]


def _sentence_of(reading: Reading, step: Step) -> int:
    """The number of the sentence a step was read from."""
    return next((one.index for one in reading.sentences if one.span == step.evidence.span), 0)


def turn_words(reading: Reading, token: Token, kind: MechanismKind, words: StepWords) -> list[tuple[int, str]]:
    """The words that tell a turn of this mechanism, each with its step."""
    found: dict[str, int] = {}
    for index in _near_words(reading, token):
        word = reading.tokens[index]
        step = words.steps.get(word.lemma.lower()) or words.steps.get(word.text.lower())
        subject = token.dep == "nsubj" and index == token.head
        if step is None or (word.lemma == "follow" and reading.tokens[token.head].text.lower() != "by"):
            continue  # "a truce, followed by talks": it is the talks that are held
        if subject and step not in OWN_TURNS:
            step = "held" if kind == "talks" else None
        if step is not None and (kind != "ceasefire" or step != "held"):
            found.setdefault(step, index)
    if "short-lived" in reading.report.text[max(0, token.start - 14) : token.start].lower():
        found.setdefault("lapsed", token.index)
    if kind == "offer" and token.lemma.lower() in {"offer", "proposal"}:
        found.setdefault("offered" if token.lemma.lower() == "offer" else "proposed", token.index)
    return [(index, step) for step, index in found.items()]


def _near_words(reading: Reading, token: Token) -> list[int]:
    """Words that can tell a mechanism's turn: its adjectives and participles, its verb, and the noun it is a case of."""
    near: list[int] = [child for child in token.children if reading.tokens[child].dep in {"amod", "acl", "relcl", "compound"}]
    head = reading.tokens[token.head]
    if token.dep in {"conj", "appos"}:
        head = reading.tokens[head.head]
    if head.index == token.index:
        return near
    if head.pos in {"VERB", "AUX"} and token.dep in {"dobj", "nsubjpass", "nsubj", "conj", "appos"}:
        return [*near, head.index, *_complements(reading, head)]
    if head.text.lower() in {"of", "by", "on", "for"}:
        above = reading.tokens[head.head]
        near.append(above.index)
        if head.text.lower() == "of" and above.pos in {"NOUN", "PROPN"}:
            near += [above.head, *(child for child in above.children if reading.tokens[child].dep == "amod")]
    elif head.pos in {"NOUN", "PROPN"} and token.dep in {"poss", "compound"}:
        near.append(head.index)
    return near


def _complements(reading: Reading, verb: Token) -> list[int]:
    """The verb under `fail to`: "failed to hold" is told by fail, so only particles count."""
    return [child for child in verb.children if reading.tokens[child].dep in {"prt", "acomp"}]


def _sides(reading: Reading, token: Token, turns: list[tuple[int, str]], words: StepWords) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The parties, and those who mediate."""
    heads = [below for slot in ("between", "poss", "with", "demonym") for below in fill_slot(reading, token, slot)]
    if token.lemma.lower() == "offer":
        heads += [index for index in reading.subtree(token.index) if index in reading.mention_at and index != token.index]
    mediators: list[Party] = []
    participles = [child for child in token.children if reading.tokens[child].dep in {"acl", "relcl"}]
    for index in dict.fromkeys([*participles, *(index for index, _ in turns)]):
        word = reading.tokens[index]
        if word.lemma.lower() in words.mediating:
            mediators = join_parties(mediators, parties_at(reading, fill_slot(reading, word, "subject"), deep=False))
        elif word.pos == "VERB" and token.dep in {"dobj", "nsubjpass", "conj", "pobj"}:
            heads += [*fill_slot(reading, word, "subject"), *fill_slot(reading, word, "between"), *fill_slot(reading, word, "with")]
        elif word.pos in {"NOUN", "PROPN"}:
            heads += [below for slot in ("poss", "by", "between") for below in fill_slot(reading, word, slot)]
    helping = {party.actor for party in mediators}
    parties = [
        party for party in parties_at(reading, [head for head in heads if head != token.index], deep=False) if party.actor not in helping
    ]
    return tuple(party for party in parties if party.kind != "outlet"), tuple(mediators)


def _plural_parties(reading: Reading, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    """For a turn told only as a noun ("including the revival of the committee"): "both nations" of the same sentence."""
    if token.dep != "pobj":
        return ()
    inside = [mention for mention in reading.mentions if sentence.span.covers(mention.span) and len(mention.members) >= 2]
    return tuple(party for mention in inside[:1] for party in party_of(reading, mention))


def _tellers(reading: Reading, token: Token, parties: Sequence[Party]) -> tuple[Party, ...]:
    """Whose word it is that something was offered, or has failed."""
    voices, _ = find_voices(reading, Span(token.start, token.end))
    known = [reading.actor_by_id[voice.actor] for voice in voices if voice.actor in reading.actor_by_id]
    told = [actor for actor in known if actor.kind != "outlet" and actor.id not in {party.actor for party in parties}]
    return tuple(Party(one.id, one.name, one.kind, one.state, one.sector, one.office, one.acting) for one in told[-1:])


def _account_at(accounts: Sequence[Account], turn: Token, token: Token) -> Account | None:
    """The account whose trigger is the turn's word or the mechanism's own."""
    starts = {turn.start, token.start}
    return next((account for account in accounts if account.trigger.start in starts), None)
