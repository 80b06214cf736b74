"""Titles: one line a person would write, made of the parties and the report's own verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.interpret.arguments import fill_slot, is_passive
from dragoman.interpret.drafts import Draft
from dragoman.interpret.parties import join_parties
from dragoman.interpret.settings import attributions_near
from dragoman.interpret.wording import are_many, finite, one_line, phrase_of, present, rest_after, short_phrase, subject_phrase
from dragoman.model import Account, Party, Reading, Saying, Token

# What a speaker does with a matter, for one and for several.
UNSAID = {"denies": ("denies", "deny"), "declines": ("neither confirms nor denies", "neither confirm nor deny")}
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
    sides = [*draft.actors, *draft.recipients]
    row = draft.trigger.pattern.row
    visit = "visit" in row.modes or draft.family == "visit"
    if draft.family == "reception" or (visit and row.actors == ("object",)):
        if draft.recipients:
            return f"{name_list(draft.recipients)} {_act(reading, draft, 'receive', draft.recipients)} {name_list(draft.actors)}{place}"
        return f"{name_list(draft.actors)} {_act(reading, draft, 'arrive', draft.actors)}{place}"
    if visit:
        goal = draft.where[0].name if draft.where else name_list(draft.recipients)
        return f"{name_list(draft.actors)} {_act(reading, draft, 'visit' if goal else 'travel', draft.actors)} {goal}"
    if len(sides) == 1 or all(party.kind == "state" for party in sides):
        return f"{name_list(sides)} {_act(reading, draft, 'hold', sides)} talks{place}"
    act = "speak" if "phone" in row.modes or draft.family == "phone" else "meet"
    by = " by phone with" if act == "speak" else ""
    return f"{sides[0].name} {_act(reading, draft, act, sides[:1])}{by} {name_list(sides[1:])}{place}"


def _act(reading: Reading, draft: Draft, verb: str, parties: list[Party]) -> str:
    """A plain verb in the present, or as a plan."""
    plural = are_many(reading, parties)
    if draft.status == "planned":
        return f"{'are' if plural else 'is'} to {verb}"
    return present(verb, plural=plural)


def _told_title(reading: Reading, draft: Draft) -> str:
    """The parties with the report's own words from the trigger on."""
    token = reading.tokens[draft.trigger.token]
    actors, recipients = name_list(draft.actors), name_list(draft.recipients)
    if draft.stance == "declines" and actors:
        return f"{actors} neither {present('confirm', plural=are_many(reading, draft.actors))} nor denies {_matter(reading, draft)}"
    if token.pos not in {"VERB", "AUX"}:
        return _noun_title(reading, draft, actors, recipients)
    if draft.type == "STATEMENT" and token.lemma in SAYING and actors and (said := _said(reading, draft)):
        return f"{actors}: {said.removeprefix('that ').strip(chr(34) + '“”‘’ ')}"
    if is_passive(reading, token):
        return _passive_title(reading, draft, actors)
    doer = actors or subject_phrase(reading, token)
    if actors and "ceasefire" in draft.modes and not _is_told_before(draft, token):
        doer = subject_phrase(reading, token) or actors  # "talks produce a ceasefire between A and B"
    if not doer:
        return phrase_of(reading, token.index)
    rest = rest_after(reading, token)
    near = min(reading.subtree(token.index)) - token.head
    if not rest and token.dep in {"relcl", "acl"} and reading.tokens[token.head].pos == "NOUN" and near <= 2:
        rest = short_phrase(reading, token.head)  # "cities it occupies": it occupies cities
        rest = rest[:1].lower() + rest[1:]
    leading = _named_first(reading, draft, token) if actors else draft.actors
    if actors and len(leading) < len(draft.actors):  # "A joins hands with B", where both act
        return f"{name_list(leading)} {finite(reading, token, plural=are_many(reading, leading), status=_own_status(draft))} {rest}"
    return f"{doer} {finite(reading, token, plural=_plural(reading, draft), status=_own_status(draft))} {rest}"


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


def _plural(reading: Reading, draft: Draft) -> bool:
    """Whether the verb of the title is in the plural: by the parties, or by the subject's own number."""
    if draft.actors:
        return are_many(reading, draft.actors)
    heads = fill_slot(reading, reading.tokens[draft.trigger.token], "subject")
    return bool(heads) and (len(heads) > 1 or reading.tokens[heads[0]].tag in {"NNS", "NNPS"})


def _own_status(draft: Draft) -> str:
    """The status to show in the verb: only what was moved to AGREE or CONCEDE is told with `is to`."""
    return "happened" if draft.status == "planned" and draft.type == draft.trigger.type == "AGREE" else draft.status


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
        verb = finite(reading, token, plural=are_many(reading, draft.actors), status=draft.status)
        return f"{actors} {verb} {_matter(reading, draft) if draft.stance == 'denies' else what} {rest}"
    many = (len(draft.recipients) > 1) if not objects else reading.tokens[objects[0]].tag in {"NNS", "NNPS"}
    return f"{what} {'are' if many else 'is'} {token.text} {rest}" if what else phrase_of(reading, token.index)


def _matter(reading: Reading, draft: Draft) -> str:
    """What is denied or left unconfirmed: what the accusation before it is about, else the thing denied itself."""
    token = reading.tokens[draft.trigger.token]
    objects = [*fill_slot(reading, token, "object"), *([token.head] if token.dep in {"relcl", "acl"} else [])]
    for index in objects:
        noun = reading.tokens[index]
        if noun.pos in {"NOUN", "PROPN"}:
            return phrase_of(reading, index) if noun.index > token.index else short_phrase(reading, index)
    return rest_after(reading, token) or "it"


def _noun_title(reading: Reading, draft: Draft, actors: str, recipients: str) -> str:
    """A happening told as a noun: its own phrase, with the parties that the phrase does not name."""
    token = reading.tokens[draft.trigger.token]
    phrase = phrase_of(reading, token.index)
    owned = any(reading.tokens[child].dep == "poss" for child in token.children)
    named = [party for party in draft.actors if not _is_named(reading, party, token.index)]
    by = f" by {name_list(named)}" if named and not owned else ""
    others = f" ({recipients})" if recipients and not any(_is_named(reading, one, token.index) for one in draft.recipients) else ""
    if "ceasefire" in draft.modes and draft.where and draft.where[0].name not in phrase:
        phrase += f", reached in {draft.where[0].name}"
    return f"{phrase}{by}{others}" if actors or recipients or draft.where else phrase


def _is_named(reading: Reading, party: Party, index: int) -> bool:
    """Whether a party is named in the phrase of a noun."""
    inside = reading.subtree(index)
    start, end = reading.tokens[inside[0]].start, reading.tokens[inside[-1]].end
    return any(start <= span.start and span.end <= end for span in party.mentions)


def _said(reading: Reading, draft: Draft) -> str | None:
    """The words said, where the voices mark them."""
    for one in attributions_near(reading, draft.trigger_span):
        if one.content and any(span.overlaps(draft.trigger_span) for span in one.cue):
            return " ".join(one.content[0].of(reading.report.text).split())
    return None


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
