"""Titles: one line a person would write, made of the parties and the report's own verb."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from dragoman.interpret.arguments import fill_slot, is_passive
from dragoman.interpret.cuts import fit
from dragoman.interpret.drafts import Draft
from dragoman.interpret.parties import join_parties
from dragoman.interpret.settings import attributions_near
from dragoman.interpret.wording import (
    LONGEST,
    are_many,
    finite,
    in_status,
    is_plural,
    one_line,
    phrase_of,
    present,
    rest_after,
    short_phrase,
    subject_of,
    subject_phrase,
    written,
)
from dragoman.model import Account, Party, Reading, Saying, Span, Token

# What a speaker does with a matter, for one and for several.
UNSAID = {"denies": ("denies", "deny"), "declines": ("neither confirms nor denies", "neither confirm nor deny")}
# What several do to or with each other, so that it is between them.
MUTUAL = {"CONSULT", "AGREE", "CONCEDE", "ASSAULT", "COOPERATE", "SUPPORT"}
# What stands before those to whom a deed told as a noun is done.
TOWARDS = {
    "ASSAULT": "on",
    "SANCTION": "on",
    "ACCUSE": "of",
    "THREATEN": "against",
    "PROTEST": "against",
    "COERCE": "on",
    "CONSULT": "with",
}
# What follows a verb has room for so many letters, however long its doers' names are.
SHORTEST = 40
# Their own words say that something is planned, or ended.
PLANNING = {"plan", "schedule", "expect", "slate", "intend", "prepare", "hope"}
ENDING = {"REJECT", "SANCTION", "CONCEDE", "RETREAT"}
AGREEING = {"agree", "approve", "settle", "decide", "promise", "endorse", "accept"}
HARM = {"ASSAULT", "COERCE"}
ARTICLES, OWNING = {"the", "a", "an"}, {"its", "their", "his", "her"}
SAYING = {"say", "tell", "add", "state", "write", "note", "declare", "report", "explain", "remark", "comment", "observe", "argue"}


def write_title(reading: Reading, draft: Draft) -> str:
    """Give the account one line: who does what with or to whom, and where."""
    draft = _whole(draft)
    inside = "at" if draft.where and draft.where[0].kind in {"facility", "crossing"} else "in"
    place = f" {inside} {draft.where[0].name}" if draft.where else ""
    title = _meeting_title(reading, draft, place) if _is_meeting(draft) and draft.actors else _told_title(reading, draft)
    return one_line(title)


def _is_meeting(draft: Draft) -> bool:
    """Whether it is a visit, a meeting or a call, held or still to come."""
    return draft.type == "CONSULT" or (draft.type == "AGREE" and draft.trigger.type == "CONSULT")


def _whole(draft: Draft) -> Draft:
    """The draft with what its other tellings add, for naming it only."""
    tellings = (draft, *draft.folded)
    actors = join_parties([], [party for one in tellings for party in one.actors])
    acting = {party.actor for party in actors}
    recipients = [party for party in join_parties([], [party for one in tellings for party in one.recipients]) if party.actor not in acting]
    where = draft.where or next((one.where for one in draft.folded if one.where), None)
    return replace(draft, actors=actors, recipients=recipients, where=where)


def _meeting_title(reading: Reading, draft: Draft, place: str) -> str:
    """`A meets B in P`, `A and B hold talks in P`, `A is to visit P`, `B receives A`."""
    row = draft.trigger.pattern.row
    actors, recipients = without_own_states(draft.actors, draft.actors), without_own_states(draft.recipients, draft.recipients)
    visit = "visit" in row.modes or draft.family == "visit"
    if draft.family == "reception" or (visit and row.actors == ("object",)):
        if recipients:
            return f"{name_list(recipients)} {_act(reading, draft, 'receive', recipients)} {name_list(actors)}{place}"
        return f"{name_list(actors)} {_act(reading, draft, 'arrive', actors)}{place}"
    if visit:
        goal = draft.where[0].name if draft.where else name_list(recipients)
        if not goal or goal == name_list(actors):
            return f"{name_list(actors)} {_act(reading, draft, 'pay', actors)} a visit"
        return f"{name_list(actors)} {_act(reading, draft, 'visit', actors)} {goal}"
    sides = without_own_states([*actors, *recipients], [*actors, *recipients])
    if len(sides) == 1 or all(party.kind == "state" for party in sides):
        return f"{name_list(sides)} {_act(reading, draft, 'hold', sides)} talks{place}"
    act = "speak" if "phone" in row.modes or draft.family == "phone" else "meet"
    by = " by phone with" if act == "speak" else ""
    first, others = sides[0], sides[1:]
    if act == "meet" and any(party.kind == "state" for party in sides):  # a person and a state do not meet
        act, by = "hold", " talks with"
    return f"{first.name} {_act(reading, draft, act, [first])}{by} {name_list(others)}{place}"


def without_own_states(parties: list[Party], told: list[Party]) -> list[Party]:
    """The parties without the states whose people are named beside them, as a headline has it; all where that leaves nobody."""
    spoken_for = {party.state for party in told if party.kind == "person" and party.state}
    return [party for party in parties if party.kind != "state" or party.state not in spoken_for] or parties


def _act(reading: Reading, draft: Draft, verb: str, parties: list[Party]) -> str:
    """A plain verb as the status has it."""
    return in_status(verb, plural=are_many(reading, parties), status=draft.status)


def _told_title(reading: Reading, draft: Draft) -> str:
    """The parties with the report's own words from the trigger on."""
    token = reading.tokens[draft.trigger.token]
    actors, recipients = name_list(draft.actors), name_list(draft.recipients)
    if draft.stance == "declines" and actors:
        return f"{actors} neither {present('confirm', plural=are_many(reading, draft.actors))} nor denies {_matter(reading, draft)}"
    if token.pos not in {"VERB", "AUX"}:
        return _noun_title(reading, draft, recipients)
    if draft.type == "STATEMENT" and token.lemma in SAYING and actors and (said := _said(reading, draft)):
        return f"{actors}: {said.removeprefix('that ').strip(chr(34) + '“”‘’ ')}"
    governs = any(reading.tokens[child].dep == "dobj" for child in token.children)
    if is_passive(reading, token) and not (governs and token.dep in {"acl", "relcl"}):  # "said strikes near the base killed ten people"
        return _passive_title(reading, draft, actors)
    return _active_title(reading, draft, actors, recipients)


def _active_title(reading: Reading, draft: Draft, actors: str, recipients: str) -> str:
    """`A urges B to leave`: the doer, the verb as its status has it, and what it governs."""
    token = reading.tokens[draft.trigger.token]
    doer = actors or subject_phrase(reading, token)
    if actors and "ceasefire" in draft.modes and not _is_told_before(draft, token):
        doer = subject_phrase(reading, token) or actors  # "talks produce a ceasefire between A and B"
    if not doer:
        return phrase_of(reading, token.index)
    leading = _named_first(reading, draft, token) if actors else draft.actors
    if actors and len(leading) < len(draft.actors):  # "A joins hands with B", where both act
        doer, plural = name_list(leading), are_many(reading, leading)
    else:
        plural = _plural(reading, draft, by_parties=doer == actors)
    verb = finite(reading, token, plural=plural, status=_own_status(reading, draft))
    if not actors and token.dep != "relcl" and _is_left_bare(reading, draft):
        verb = token.text  # "Route agreed in July 2023": nobody is told who agreed
    room = max(SHORTEST, LONGEST - len(doer) - len(verb) - 2)
    rest, matter = rest_after(reading, token, room=room, named=recipients), _missing_object(reading, token)
    return f"{doer} {verb} {matter} {rest}" if matter else f"{doer} {verb} {rest or recipients}"


def _is_left_bare(reading: Reading, draft: Draft) -> bool:
    """Whether a past form without object has for its subject what it is done to: "the route agreed last year", "11,000 displaced"."""
    token = reading.tokens[draft.trigger.token]
    heads = fill_slot(reading, token, "subject")
    nouns = bool(heads) and all(index not in reading.mention_at for index in heads)
    governs = any(reading.tokens[child].dep in {"dobj", "ccomp", "xcomp", "aux"} for child in token.children)
    counted = draft.type in HARM and all(reading.tokens[index].pos == "NUM" for index in heads)
    undergone = counted or token.lemma.lower() in AGREEING
    return nouns and undergone and token.tag in {"VBN", "VBD"} and not governs


def _missing_object(reading: Reading, token: Token) -> str:
    """The noun that a relative clause without an object of its own is about: of "cities it occupies", the cities."""
    objects = [child for child in token.children if reading.tokens[child].dep in {"dobj", "ccomp", "xcomp", "dative"}]
    told = [child for child in objects if reading.tokens[child].tag not in {"WDT", "WP"}]
    subjects = [child for child in token.children if reading.tokens[child].dep in {"nsubj", "nsubjpass"}]
    if token.dep != "relcl" or told or not subjects or any(reading.tokens[child].tag in {"WDT", "WP"} for child in subjects):
        return ""
    head = reading.tokens[token.head]
    head = reading.tokens[head.head] if head.dep == "appos" else head
    near = reading.tokens[min(reading.subtree(token.index)) - 1]
    if near.pos == "NOUN" and near.index in reading.subtree(head.index):
        head = near  # "control of cities it occupies": the parse may take either
    if (head.pos != "NOUN" and head.tag != "NNPS") or any(
        reading.tokens[child].text.lower() in {"where", "when"} for child in token.children
    ):
        return ""
    phrase = short_phrase(reading, head.index)
    return phrase[:1].lower() + phrase[1:] if reading.tokens[min(reading.subtree(head.index))].pos != "PROPN" else phrase


def _is_told_before(draft: Draft, token: Token) -> bool:
    """Whether one of the doers is named in the sentence before the verb."""
    return any(draft.sentence.span.start <= span.start < token.start for party in draft.actors for span in party.mentions)


def _named_first(reading: Reading, draft: Draft, token: Token) -> list[Party]:
    """The doers without those whom the words behind the verb name: all where that leaves none."""
    with_heads = [index for child in (token.index, *token.children) for index in _joined(reading, child)]
    spans = [reading.tokens[index] for index in with_heads]
    behind = [
        party
        for party in draft.actors
        if any(span.start <= one.start < span.end for one in spans for span in party.mentions)
        and not any(draft.sentence.span.start <= span.start < token.start for span in party.mentions)
    ]
    return [party for party in draft.actors if party not in behind] or draft.actors


def _joined(reading: Reading, index: int) -> list[int]:
    """All words of what stands with `with` on a word."""
    return [
        below
        for child in reading.tokens[index].children
        if reading.tokens[child].text.lower() == "with" and child > index
        for below in reading.subtree(child)
    ]


def _plural(reading: Reading, draft: Draft, *, by_parties: bool) -> bool:
    """Whether the verb of the title is in the plural: by the parties, or by the subject's own number."""
    if by_parties and draft.actors:
        return are_many(reading, draft.actors)
    head = subject_of(reading, reading.tokens[draft.trigger.token])
    return head is not None and is_plural(reading, head)


def _own_status(reading: Reading, draft: Draft) -> str:
    """The status to show in the verb: what a plan or a calling-off tells by its own verb is told in the present."""
    if draft.status == "planned" and (
        draft.type == draft.trigger.type == "AGREE" or reading.tokens[draft.trigger.token].lemma.lower() in PLANNING
    ):
        return "happened"
    if draft.status == "called off" and draft.trigger.type in ENDING:
        return "happened"
    return "happened" if draft.status == "did not happen" and draft.trigger.type == "REJECT" else draft.status


def _passive_title(reading: Reading, draft: Draft, actors: str) -> str:
    """`B condemns a claim` for "a claim condemned by B"; `C is attacked` where nobody is named."""
    token = reading.tokens[draft.trigger.token]
    objects = fill_slot(reading, token, "object")
    pronoun = bool(objects) and reading.tokens[objects[0]].pos == "PRON"
    what = short_phrase(reading, objects[0]) if objects and not pronoun else name_list(draft.recipients)
    if actors and what.startswith(("The ", "A ", "An ")):
        what = what[:1].lower() + what[1:]
    agents = frozenset(child for child in token.children if reading.tokens[child].dep == "agent")
    rest = rest_after(reading, token, without=agents)
    if actors:
        verb = finite(reading, token, plural=are_many(reading, draft.actors), status=_own_status(reading, draft))
        return f"{actors} {verb} {_matter(reading, draft) if draft.stance == 'denies' else what} {rest}"
    many = are_many(reading, draft.recipients) if not objects or pronoun else is_plural(reading, objects[0])
    undergoes = in_status("be", plural=many, status=_own_status(reading, draft))
    return f"{what} {undergoes} {token.text} {rest}" if what else phrase_of(reading, token.index)


def _matter(reading: Reading, draft: Draft) -> str:
    """What is denied or left unconfirmed: what the accusation before it is about, else the thing denied itself."""
    token = reading.tokens[draft.trigger.token]
    objects = [*fill_slot(reading, token, "object"), *([token.head] if token.dep in {"relcl", "acl"} else [])]
    for index in objects:
        noun = reading.tokens[index]
        if noun.pos in {"NOUN", "PROPN"}:
            return phrase_of(reading, index) if noun.index > token.index else short_phrase(reading, index)
    return rest_after(reading, token) or "it"


def _noun_title(reading: Reading, draft: Draft, recipients: str) -> str:
    """A happening told as a noun: its own phrase, with the parties that the phrase does not name."""
    token = reading.tokens[draft.trigger.token]
    phrase = _owned(draft, phrase_of(reading, token.index))
    owned = any(reading.tokens[child].dep == "poss" for child in token.children)
    named = [party for party in draft.actors if not _is_named(reading, party, token.index)]
    mutual = len(named) > 1 and not recipients and draft.type in MUTUAL
    by = f" {'between' if mutual else 'by'} {name_list(named)}" if named and not owned else ""
    others = f" {TOWARDS.get(draft.type, 'to')} {recipients}" if recipients else ""
    if any(_is_named(reading, one, token.index) for one in draft.recipients):
        others = ""
    if "ceasefire" in draft.modes and draft.where and draft.where[0].name not in phrase:
        phrase += f", reached in {draft.where[0].name}"
    elif draft.where and not (by or others) and draft.where[0].name not in phrase:
        phrase += f" in {draft.where[0].name}"
    return f"{phrase}{by}{others}"


def _owned(draft: Draft, phrase: str) -> str:
    """The phrase without its article, and with a name for its "its" or "their"."""
    first, _, others = phrase.partition(" ")
    if first.lower() in ARTICLES and others:
        return others
    if first.lower() in OWNING and draft.actors:
        name = name_list(draft.actors)
        if name.lower() in others.lower():
            return others
        return f"{name}{'’' if name.endswith('s') else '’s'} {others}"
    return phrase


def _is_named(reading: Reading, party: Party, index: int) -> bool:
    """Whether a party is named in the phrase of a noun."""
    inside = reading.subtree(index)
    start, end = reading.tokens[inside[0]].start, reading.tokens[inside[-1]].end
    return any(start <= span.start and span.end <= end for span in party.mentions)


def _said(reading: Reading, draft: Draft) -> str | None:
    """The words said, where the voices mark them."""
    for one in attributions_near(reading, draft.trigger_span):
        if one.content and any(span.overlaps(draft.trigger_span) for span in one.cue):
            before = one.content[0].start < draft.trigger_span.start
            return _first_words(reading, one.content[0], whole=not before)
    return None


def _first_words(reading: Reading, span: Span, *, whole: bool) -> str:
    """The first sentence of what was said, ended where a phrase of it ends; whole: nothing where its subject stands elsewhere."""
    first = bisect_left(reading.tokens, span.start, key=lambda token: token.start)
    last = bisect_left(reading.tokens, span.end, key=lambda token: token.start)
    words = [index for index in range(first, last) if reading.tokens[index].sentence == reading.tokens[first].sentence]
    while words and (reading.tokens[words[0]].pos in {"CCONJ", "PUNCT"} or reading.tokens[words[0]].text.lower() == "however"):
        words.pop(0)
    if whole and words and reading.tokens[words[0]].tag in {"VBD", "VBZ", "VBP"}:
        return ""  # "told reporters relations had gone cold"
    return written(reading, fit(reading, words, LONGEST - 25) or words)


def name_list(parties: list[Party]) -> str:
    """`A`, `A and B`, `A, B and C`, and with many the first three and the number of others."""
    names = [party.name for party in parties]
    if len(names) > 4:
        return f"{', '.join(names[:3])} and {len(names) - 3} others"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def tell_what_is_denied(accounts: Sequence[Account], sayings: Sequence[Saying]) -> tuple[Account, ...]:
    """The accounts, those that deny or leave unsaid titled with the matter: `A denies that B arms rebels`, for "A denied the claim"."""
    matters = {saying.account: saying for saying in sayings if saying.account and saying.stance in UNSAID}
    return tuple(_with_matter(account, matters.get(account.id)) for account in accounts)


def _with_matter(account: Account, saying: Saying | None) -> Account:
    """One account with the matter of its saying in the title, where it denies or declines."""
    if saying is None or account.stance != saying.stance or account.type != "STATEMENT" or not account.parties():
        return account
    verb = UNSAID[saying.stance][len(account.parties()) > 1]
    matter = saying.proposition.strip(" .").removeprefix("that ")
    return replace(account, title=one_line(f"{name_list(account.parties())} {verb} that {matter}"))
