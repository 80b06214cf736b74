"""Sides: the ends of a meeting or a bond as a sentence tells them, so that "both sides" later on is the right pair."""

from __future__ import annotations

from itertools import pairwise

from dragoman.annotate.known import StateWords
from dragoman.annotate.mentions import Desk, Draft, Person, Sides
from dragoman.model import Sentence

JOINTS = {",", "and", "&", "-", "–"}


def sides_told(desk: Desk, sentence: Sentence, drafts: list[Draft], states: list[StateWords]) -> list[Sides]:
    """The pairs (or threes) a sentence tells, in order of weight: persons who meet, states named together, a visitor and the host."""
    words = set(desk.lower[slice(*sentence.tokens)])
    lemmas = {desk.tokens[index].lemma for index in range(*sentence.tokens)}
    meeting = bool(words & desk.lexicon.lists["meeting_words"] or lemmas & desk.lexicon.lists["meeting_verbs"])
    found: list[Sides] = []
    persons = _persons_meeting(desk, drafts) if meeting else ()
    if len(persons) > 1:
        found.append(Sides(persons=persons, words=desk.text(*sentence.tokens)))
    found.extend(_states_together(desk, drafts, desk.text(*sentence.tokens)))
    if not found and meeting:
        found.extend(_delegations(desk, drafts, desk.text(*sentence.tokens)))
    if not found and meeting:
        found.extend(_visit(desk, drafts, states, sentence))
    return sorted(found, key=lambda sides: sides.standing_by)


def _persons_meeting(desk: Desk, drafts: list[Draft]) -> tuple[Person, ...]:
    """The first two persons of a sentence who act on each other: a subject and one met, or two joined by "and"."""
    named = [draft for draft in drafts if draft.person is not None]
    if len(named) < 2:
        return ()
    subjects = [draft for draft in named if desk.tokens[draft.head].dep in {"nsubj", "nsubjpass"} and draft.kind in {"person", "office"}]
    one = subjects[0] if subjects else named[0]
    # Those who are subjects together come before one whom they are told "with".
    for other in sorted(named, key=lambda draft: desk.tokens[draft.head].head != one.head):
        if other.person is one.person or (other.start < one.start and subjects and desk.tokens[other.head].dep == "poss"):
            continue
        if _together(desk, one, other):
            continue
        if one.person and other.person and not (one.person.state and one.person.state == other.person.state) and _meets(desk, one, other):
            return (one.person, other.person)
    return _persons_between(desk, named)


def _together(desk: Desk, one: Draft, other: Draft) -> bool:
    """Whether two are one side: "X and Y received them", "X and Y met with Z"."""
    if desk.tokens[other.head].dep != "conj" or desk.tokens[one.head].dep != "nsubj":
        return False
    verb = desk.tokens[desk.tokens[one.head].head]
    received = any(desk.tokens[child].dep == "dobj" and desk.tokens[child].pos in {"PRON", "PROPN"} for child in verb.children)
    return verb.lemma in {"receive", "host", "welcome", "greet"} and received


def _persons_between(desk: Desk, named: list[Draft]) -> tuple[Person, ...]:
    """The two of "a meeting between X and Y", whoever speaks of it."""
    for one, other in pairwise(named):
        token = desk.tokens[one.head]
        between = token.dep == "pobj" and desk.lower[token.head] in {"between", "of"} and desk.tokens[other.head].head == one.head
        if between and desk.tokens[other.head].dep == "conj" and one.person and other.person and one.person is not other.person:
            return (one.person, other.person)
    return ()


def _meets(desk: Desk, one: Draft, draft: Draft) -> bool:
    """Whether a person is the other side: "with X", "by X", "called on X", "met X", "X and Y"."""
    index = draft.head
    for _ in range(6):
        token = desk.tokens[index]
        if one.start <= index < one.end:
            # "Pashinyan and Aliyev met": joined to the subject itself.
            return True
        above = desk.tokens[token.head]
        if token.dep in {"pobj", "agent"}:
            # "Umerov spoke of a meeting between X and Y": he is not one of them.
            if above.lemma.lower() == "by":
                # "Raisi went, followed by Shamkhani": nobody met.
                return desk.tokens[above.head].lemma in desk.lexicon.lists["meeting_verbs"]
            # "With X watching, Y and Z signed": he is present and no side.
            return (above.lemma.lower() in {"with", "including"} and above.index > one.start) or (
                above.lemma == "on" and desk.tokens[above.head].lemma == "call"
            )
        if token.dep == "dobj":
            return above.lemma in desk.lexicon.lists["meeting_verbs"]
        if token.dep not in {"conj", "appos", "nmod", "compound", "dep", "npadvmod"}:
            return False
        index = token.head
    return False


def _states_together(desk: Desk, drafts: list[Draft], words: str) -> list[Sides]:
    """States named side by side: "Pakistan and Iran", "between Baku and Yerevan", "Indian and Chinese troops"; the most first."""
    kinds = {"state", "body", "armed group", "movement"}
    states = [
        draft for draft in drafts if draft.kind in kinds and draft.form in {"name", "capital", "demonym", "government"} and draft.refers_to
    ]
    rows: list[list[Draft]] = []
    # "the Rwanda-backed M23": whose backing it is says nothing of who is a side.
    backing = {index for draft in states for index in range(draft.start, draft.end + 2) if _backs(desk, draft)}
    for draft in states:
        if draft.start in backing:
            continue
        between = [desk.lower[index] for index in range(rows[-1][-1].end, draft.start) if index not in backing] if rows else []
        # "the government and the guerrillas of the ELN"
        linking = [
            word for word in between if word not in desk.lexicon.kinds["people_nouns"] and word not in desk.lexicon.lists["side_fillers"]
        ]
        again = not linking and bool(rows) and rows[-1][-1].refers_to == draft.refers_to
        if (
            rows
            and (again or 0 < len(linking) <= 2)
            and set(linking) <= JOINTS
            and (rows[-1][-1].form == "demonym") == (draft.form == "demonym")
        ):
            rows[-1].append(draft)
        else:
            rows.append([draft])
    found = []
    for row in rows:
        ids = tuple(dict.fromkeys(each.refers_to for each in row if each.refers_to))
        if len(ids) > 1 and (row[0].form == "demonym" or any(_acting(desk, draft) for draft in row[:2])):
            found.append(Sides(states=ids, words=words, standing_by=_stands_by(desk, row)))
    return sorted(found, key=lambda sides: -len(sides.states))


def _delegations(desk: Desk, drafts: list[Draft], words: str) -> list[Sides]:
    """The states of two delegations told in one sentence, however much stands between them."""
    sent = [draft.state for draft in drafts if draft.kind == "people" and draft.state and desk.lower[draft.head] in {"delegation", "team"}]
    states = tuple(dict.fromkeys(state for state in sent if state))
    return [Sides(states=tuple(f"state-{state}" for state in states), words=words)] if len(states) == 2 else []


def _backs(desk: Desk, draft: Draft) -> bool:
    """Whether a participle hangs on a name: "Rwanda-backed", "Saudi-led"."""
    after = desk.tokens[draft.end : draft.end + 2]
    return len(after) == 2 and after[0].text in {"-", "–"} and after[1].text[:1].islower() and after[1].tag in {"VBN", "VBD", "JJ", "NN"}


def _stands_by(desk: Desk, row: list[Draft]) -> bool:
    """Whether those of a row host, mediate or comment: "Qatar and Turkey brokered the talks", "mediators Qatar and Egypt"."""
    verbs, nouns = desk.lexicon.lists["bystander_verbs"], desk.lexicon.lists["bystander_nouns"]
    head = desk.tokens[row[0].head]
    if _within_help(desk, row[0]):
        return True
    if (row[0].start and desk.tokens[row[0].start - 1].lemma.lower() in nouns) or desk.tokens[head.head].lemma.lower() in nouns:
        return True
    # "Qatar and Turkey, which mediated, ..."
    clauses = [desk.tokens[child] for draft in row for child in desk.tokens[draft.head].children if desk.tokens[child].dep == "relcl"]
    if any(clause.lemma in verbs for clause in clauses):
        return True
    return head.dep in {"nsubj", "nsubjpass"} and desk.tokens[head.head].lemma in verbs


def _within_help(desk: Desk, draft: Draft) -> bool:
    """Whether a name stands inside what others lend to the sides: "with the help of delegations from X and Y", "brokered by X and Y"."""
    verbs, nouns = desk.lexicon.lists["bystander_verbs"], desk.lexicon.lists["bystander_nouns"]
    token = desk.tokens[draft.head]
    for _ in range(6):
        above = desk.tokens[token.head]
        if above.index == token.index or token.dep not in {"pobj", "prep", "conj", "nmod", "compound", "amod", "appos", "poss", "agent"}:
            return False
        if above.lemma.lower() in nouns or (token.dep == "agent" and above.lemma in verbs):
            return True
        token = above
    return False


def _acting(desk: Desk, draft: Draft) -> bool:
    """Whether states named together are the sides of something: subjects, objects, or what something is "between"."""
    token = desk.tokens[draft.head]
    before = desk.lower[draft.start - 1] if draft.start else ""
    if before == "both" or desk.tokens[draft.start - 1].lemma in {"with", "by", "from"}:
        return False
    above = desk.tokens[token.head]
    return token.dep in {"nsubj", "nsubjpass", "dobj", "ROOT", "conj", "compound"} or (
        token.dep == "pobj" and above.lemma in {"between", "as"}
    )


def _visit(desk: Desk, drafts: list[Draft], states: list[StateWords], sentence: Sentence) -> list[Sides]:
    """The visitor's state and the host's: "Dar visited Kabul"."""
    acting = {"nsubj", "nsubjpass", "poss", "conj", "appos"}
    persons = [draft.person for draft in drafts if draft.person and draft.kind == "person" and desk.tokens[draft.head].dep in acting]
    if not persons or not set(desk.lower[slice(*sentence.tokens)]) & {
        "visit",
        "visited",
        "visits",
        "arrived",
        "arrives",
        "trip",
        "called",
        "travelled",
        "flew",
    }:
        return []
    visitor = persons[0]
    own = visitor.state
    host = next((words.state for words in states if words.state != own and words.form in {"capital", "name"}), None)
    if host and own is None:
        visitor.met.add(host)
    return [Sides(states=(f"state-{own}", f"state-{host}"), words=desk.text(*sentence.tokens))] if own and host else []
