"""Steps: committees, talks, ceasefires, agreements, corridors, representation and offers, and the turns told of them."""

from __future__ import annotations

from dragoman.interpret.arguments import fill_slot
from dragoman.interpret.parties import parties_at
from dragoman.interpret.settings import find_when, steps_between
from dragoman.interpret.tables import StepWords, load_step_words
from dragoman.model import Account, Evidence, MechanismKind, Party, Reading, Sentence, Span, Step, Token, identify

ARTICLES = {"the", "a", "an", "this", "that", "these", "their", "its", "latest", "both"}


def find_steps(reading: Reading, accounts: tuple[Account, ...]) -> tuple[Step, ...]:
    """Every turn in a mechanism's life that the report tells, in reading order."""
    words = load_step_words()
    found: dict[str, Step] = {}
    for sentence in reading.sentences:
        if sentence.part == "chrome":
            continue
        for token in reading.tokens_of(sentence):
            kind = kind_of(reading, token, words)
            if kind is None:
                continue
            for step in _read_turns(reading, sentence, token, kind, words, accounts):
                found.setdefault(step.id, step)
    return tuple(found.values())


def kind_of(reading: Reading, token: Token, words: StepWords) -> MechanismKind | None:
    """The kind of mechanism that a noun heads."""
    if token.pos not in {"NOUN", "PROPN"} or token.dep in {"compound", "amod", "nmod"}:
        return None
    lemma = token.lemma.lower()
    kind = words.kinds.get(lemma) or words.kinds.get(lemma.removesuffix("s"))
    if kind is None:
        before = reading.tokens[token.index - 1].text.lower() if token.index else ""
        kind = words.kinds.get(f"{before} {lemma}")
    return kind  # type: ignore[return-value]


def _read_turns(reading: Reading, sentence: Sentence, token: Token, kind: MechanismKind, words: StepWords, accounts: tuple[Account, ...]) -> list[Step]:
    """The turns told of one mechanism in a sentence: by its verb, by the noun it hangs on, by its adjectives."""
    turns = _turn_words(reading, token, words)
    if not turns or not _is_worth_a_row(reading, token, kind):
        return []
    name, alias = name_of(reading, token, kind)
    parties, mediators = _sides(reading, token, turns, words)
    made = []
    for index, step in turns:
        when = find_when(reading, sentence, index, [])
        account = _account_at(accounts, reading.tokens[index], sentence)
        if not parties and account is not None:
            parties = tuple(account.parties())
        by = tuple(account.parties()) if account is not None and step in {"offered", "failed", "proposed"} else ()
        made.append(
            Step(
                identify("step", reading.report.id, name, kind, step, sentence.span.start), reading.report.id, name, alias, kind, step,
                parties, mediators, when[0] if when else None, Evidence(reading.report.id, sentence.span), account.id if account else None, by,
            )
        )  # fmt: skip
    return made


def _turn_words(reading: Reading, token: Token, words: StepWords) -> list[tuple[int, str]]:
    """The words that tell a turn of this mechanism, each with its step."""
    near: list[int] = [child for child in token.children if reading.tokens[child].dep in {"amod", "acl", "relcl", "compound"}]
    head = reading.tokens[token.head]
    if head.index != token.index:
        near.append(head.index)
        if head.dep in {"prep", "agent"} or head.pos == "ADP":
            near.append(head.head)
        if head.text.lower() == "of" or head.pos == "NOUN":
            near.append(reading.tokens[head.head].head)
    found: dict[str, int] = {}
    for index in near:
        word = reading.tokens[index]
        step = words.steps.get(word.lemma.lower()) or words.steps.get(word.text.lower())
        if step is None and word.text.lower() == "short" and reading.report.text[word.start :].lower().startswith("short-lived"):
            step = "lapsed"
        if step is not None:
            found.setdefault(step, index)
    compound = reading.report.text[max(0, token.start - 14) : token.start].lower()
    if "short-lived" in compound:
        found.setdefault("lapsed", token.index)
    return [(index, step) for step, index in found.items()]


def _is_worth_a_row(reading: Reading, token: Token, kind: MechanismKind) -> bool:
    """Whether it is a mechanism and not a manner of speaking: committees and corridors need a name; ties need `diplomatic`."""
    phrase = [reading.tokens[index] for index in reading.subtree(token.index)]
    own = [reading.tokens[index] for index in token.children if reading.tokens[index].dep in {"compound", "amod", "nmod"}]
    named = any(word.pos == "PROPN" for word in [token, *own])
    if kind in {"committee", "corridor"}:
        return named
    if kind == "representation":
        return token.lemma.lower() in {"embassy", "consulate", "mission"} or any(word.text.lower().startswith("diplomatic") for word in own)
    if kind == "offer":
        return any(word.index in reading.mention_at for word in phrase)
    return True


def name_of(reading: Reading, token: Token, kind: MechanismKind) -> tuple[str, tuple[str, ...]]:
    """The name as told ("Joint Coordination Committee", alias JCC), or one built from kind and place."""
    start = token.index
    while start > 0 and reading.tokens[start - 1].sentence == token.sentence and _belongs(reading.tokens[start - 1]):
        start -= 1
    while start < token.index and (reading.tokens[start].text.lower() in ARTICLES or reading.tokens[start].pos in {"PUNCT", "ADP", "CCONJ", "PART"}):
        start += 1
    words = reading.report.text[reading.tokens[start].start : token.end]
    if any(reading.tokens[index].pos == "PROPN" for index in range(start, token.index + 1)):
        return " ".join(words.split()) + _name_tail(reading, token), _alias(reading, token)
    place = next((reading.tokens[index].text for index in _places_on(reading, token)), None)
    plain = " ".join(word for word in words.split() if word.lower() not in ARTICLES) or kind
    return (f"{plain} in {place}" if place else plain), ()


def _belongs(token: Token) -> bool:
    """Whether a word before a mechanism's noun is part of its name."""
    return token.dep in {"compound", "amod", "nmod"} or token.text in {"-", "–"} or (token.pos == "PROPN" and token.dep in {"compound", "nmod", "amod"})


def _name_tail(reading: Reading, token: Token) -> str:
    """The capitalised rest of a name: "Framework Agreement on the Joint Feasibility Study"."""
    end = token.index
    for child in token.children:
        word = reading.tokens[child]
        if word.dep == "prep" and word.text.lower() in {"on", "for", "of"} and child == token.index + 1:
            inside = [index for index in reading.subtree(child) if reading.tokens[index].pos == "PROPN"]
            objects = [below for below in word.children if reading.tokens[below].dep == "pobj" and reading.tokens[below].pos == "PROPN"]
            if objects and inside:
                end = max(index for index in inside if index <= max(objects))
    return " " + " ".join(reading.report.text[reading.tokens[token.index + 1].start : reading.tokens[end].end].split()) if end > token.index else ""


def _alias(reading: Reading, token: Token) -> tuple[str, ...]:
    """The short form in brackets after a name."""
    after = reading.tokens[token.index + 1 : token.index + 4]
    if len(after) == 3 and after[0].text == "(" and after[2].text == ")" and after[1].text.isupper():
        return (after[1].text,)
    return ()


def _places_on(reading: Reading, token: Token) -> list[int]:
    """Places that say which: "talks in Doha", or the doer's place ("talks in Doha produced a ceasefire")."""
    near = [token.index]
    head = reading.tokens[token.head]
    if head.pos == "VERB":
        near += [child for child in head.children if reading.tokens[child].dep in {"nsubj", "dobj", "nsubjpass"} or child == token.index]
        near.append(head.index)
    found = []
    for host in near:
        for child in reading.tokens[host].children:
            if reading.tokens[child].text.lower() in {"in", "at"}:
                found += [below for below in reading.tokens[child].children if reading.tokens[below].pos == "PROPN"]
    return found


def _sides(reading: Reading, token: Token, turns: list[tuple[int, str]], words: StepWords) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The parties, and those who mediate."""
    heads = [below for slot in ("between", "poss", "with", "demonym") for below in fill_slot(reading, token, slot)]
    mediators: list[Party] = []
    for index in [child for child in token.children if reading.tokens[child].dep == "acl"] + [index for index, _ in turns]:
        word = reading.tokens[index]
        if word.lemma.lower() in words.mediating:
            mediators = parties_at(reading, fill_slot(reading, word, "subject"), deep=False)
        elif word.pos == "VERB":
            heads += fill_slot(reading, word, "subject") if steps_between(reading, index, token.index) <= 2 else []
            heads += fill_slot(reading, word, "between")
        else:
            heads += [below for slot in ("poss", "by", "between") for below in fill_slot(reading, word, slot)]
    helping = {party.actor for party in mediators}
    parties = [party for party in parties_at(reading, [head for head in heads if head != token.index], deep=False) if party.actor not in helping]
    return tuple(parties), tuple(mediators)


def _account_at(accounts: tuple[Account, ...], token: Token, sentence: Sentence) -> Account | None:
    """The account told in this sentence, the one whose trigger is nearest."""
    here = [account for account in accounts if sentence.span.covers(Span(account.trigger.start, account.trigger.end))]
    return min(here, key=lambda one: (abs(one.trigger.start - token.start), one.id), default=None)
