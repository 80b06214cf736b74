"""Fold: the headline's, the caption's and the body's tellings of one happening become one account; a visit holds its meetings."""

from __future__ import annotations

from dragoman.interpret.drafts import Draft
from dragoman.interpret.parties import join_parties
from dragoman.interpret.threads import completes, fill_from_threads, is_plural, names_again, refers_back, share_days
from dragoman.model import Party, Reading

# Cues that a telling is of another occasion, though its parties are the same.
OTHER_OCCASION = ("also held", "separately", "another meeting", "second round", "later met", "earlier met")
# Decisions, which a report tells in its headline, its lead and a quotation, and which are taken once.
DECIDED = {"SANCTION", "RETREAT", "CONCEDE", "MOBILIZE", "REJECT", "COOPERATE", "SUPPORT"}
# How many happenings back a telling may belong to; a report rarely returns to more.
NEAR = 40
TEASERS = {"headline", "standfirst", "caption"}


def fold_drafts(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Fold tellings of one happening together; the fullest sentence of the body carries the account."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        home = next((group for group in reversed(groups[-NEAR:]) if _same_happening(reading, group, draft)), None)
        if home is None:
            groups.append([draft])
        else:
            home.append(draft)
    folded = [_join(group) for group in groups]
    fill_from_threads(reading, folded)
    kept = [
        draft
        for draft in folded
        if (any(one.parties for one in (draft, *draft.folded)) and not _is_lone_noun(draft))
        or (draft.where is not None and draft.family == "meeting")
        or "ceasefire" in draft.modes
        or draft.magnitudes
    ]
    _set_within(kept)
    share_days(reading, kept)
    return sorted(kept, key=lambda draft: (draft.trigger_span.start, draft.id))


def _is_one_toll(group: list[Draft], draft: Draft) -> bool:
    """Whether a sentence counts the dead and the hurt of one attack: "killed four combatants and wounded five soldiers"."""
    last = group[-1]
    return (
        draft.type == last.type == "ASSAULT"
        and draft.sentence.index == last.sentence.index
        and last.status == draft.status
        and bool(draft.magnitudes or last.magnitudes)
        and (_same_people(last.actors, draft.actors) or not last.actors or not draft.actors)
        and (draft.nominal or last.nominal or bool(draft.magnitudes and last.magnitudes))
        and not (draft.recipients and last.recipients and draft.nominal != last.nominal)
    )


def _is_lone_noun(draft: Draft) -> bool:
    """Whether it is a meeting told only in passing, as a noun with one party, no day and no place: nothing is told of it."""
    tellings = (draft, *draft.folded)
    parties = {party.actor for one in tellings for party in one.parties}
    passing = (
        draft.family in {"meeting", "phone"} and draft.type == draft.trigger.type == "CONSULT" and all(one.nominal for one in tellings)
    )
    return passing and len(parties) < 2 and not any(one.when or one.where for one in tellings)


def _same_happening(reading: Reading, group: list[Draft], draft: Draft) -> bool:
    """Whether a draft tells what a group tells: same family and status, compatible parties, day and place, no sign of another."""
    first = group[0]
    if draft.attendance:
        return first.family == "meeting" and first.role == draft.role and _parties_meet(group, draft, strict=False)
    if (
        draft.type == first.type == "ASSAULT"
        and (first.role, first.status) == (draft.role, draft.status)
        and _points_back(reading, group, draft)
    ):
        return True
    if _is_one_toll(group, draft) or refers_back(reading, group, draft):
        return True
    if _is_the_visit(reading, group, draft):
        return True
    if first.family != draft.family or first.role != draft.role or first.stance != draft.stance or not _one_status(group, draft):
        return False
    told = draft.sentence.span.of(reading.report.text).lower()
    if any(cue in told for cue in OTHER_OCCASION) and draft.sentence.index != group[-1].sentence.index:
        return False
    if not _days_agree(group, draft) or not _places_agree(group, draft):
        return False
    if draft.type == "CONSULT" or draft.is_plan:
        strict = draft.family in {"visit", "planned visit"}
        return _parties_meet(group, draft, strict=strict) or completes(reading, group, draft) or names_again(reading, group, draft)
    if _is_retold(reading, group, draft):
        return True
    if draft.sentence.index == group[-1].sentence.index and draft.trigger.type != "STATEMENT":
        return _same_people(first.actors, draft.actors) and _same_people(first.recipients, draft.recipients) and draft.type == first.type
    teaser = draft.sentence.part in TEASERS or any(one.sentence.part in TEASERS for one in group)
    return teaser and _teaser_people(first.actors, draft.actors) and _share_words(reading, group, draft)


def _one_status(group: list[Draft], draft: Draft) -> bool:
    """Whether the statuses are those of one happening: a meeting is under way in one sentence and held in the next."""
    first = group[0]
    if first.status == draft.status:
        return True
    if draft.type != "CONSULT" or not {first.status, draft.status} <= {"happened", "under way"}:
        return False
    here, there = _people(draft.parties), _people([party for one in group for party in one.parties])
    bare = not draft.parties or not any(one.parties for one in group)
    return bare or (here == there and bool(here))


def _is_retold(reading: Reading, group: list[Draft], draft: Draft) -> bool:
    """Whether a decision is told again further down: the same act, in the same word, by and to the same parties."""
    if draft.type not in DECIDED or not draft.recipients:
        return False
    return any(
        _same_people(one.recipients, draft.recipients)
        and (_same_people(one.actors, draft.actors) or not draft.actors)
        and bool(_stems(reading, one) & _stems(reading, draft))
        for one in group
    )


def _stems(reading: Reading, draft: Draft) -> set[str]:
    """The beginnings of the words that tell it: "suspends" and "the suspension" have one."""
    return {reading.tokens[index].lemma.lower()[:6] for index in (draft.trigger.token, *draft.trigger.used)}


def _is_the_visit(reading: Reading, group: list[Draft], draft: Draft) -> bool:
    """Whether "A's visit to B comes amid ..." names again the visit that the report is about, whatever it goes on to recall."""
    first = group[0]
    if not (first.family == draft.family == "visit") or draft.when is not None or not draft.nominal or first.status != draft.status:
        return False
    told = draft.sentence.span.of(reading.report.text).lower()
    token = reading.tokens[draft.trigger.token]
    verb = reading.tokens[token.head]
    same = {party.actor for party in draft.actors} <= {party.actor for one in group for party in one.actors}
    cities = {one.where[0].id for one in (*group, draft) if one.where}
    now = token.dep == "nsubj" and verb.lemma in {"come", "take", "mark", "be", "follow"} and verb.tag == "VBZ"
    return bool(draft.actors) and same and len(cities) == 1 and now and not any(cue in told for cue in OTHER_OCCASION)


def _days_agree(group: list[Draft], draft: Draft) -> bool:
    """Whether no two days told for it exclude each other."""
    when = draft.when
    return when is None or all(one.when is None or one.when[0].overlaps(when[0]) for one in group)


def _places_agree(group: list[Draft], draft: Draft) -> bool:
    """Whether the cities told for it are the same."""
    where = draft.where
    if where is None or where[0].kind != "city":
        return True
    return all(one.where is None or one.where[0].kind != "city" or one.where[0].id == where[0].id for one in group)


def _parties_meet(group: list[Draft], draft: Draft, *, strict: bool) -> bool:
    """Whether the parties can be the same meeting's: no person of one side's place is replaced by another."""
    here = _people(draft.parties)
    there = _people([party for one in group for party in one.parties if not one.attendance])
    if draft.attendance and not strict:
        return bool(there)
    if not here:
        states = {party.state for party in draft.parties if party.state}
        known = {party.state for one in group for party in one.parties if party.state}
        return not strict and (not states or states <= known or known <= states)
    if not there:
        states = {party.state for one in group for party in one.parties if party.state}
        own = {party.state for party in draft.parties if party.state}
        return not strict and bool(states) and (own <= states or states <= own)
    return (
        here <= there or there <= here
        if not strict
        else bool({p.actor for p in draft.actors} & {p.actor for one in group for p in one.actors})
    )


def _people(parties: list[Party]) -> set[str]:
    """The persons among parties."""
    return {party.actor for party in parties if party.kind == "person"}


def _same_people(left: list[Party], right: list[Party]) -> bool:
    """Whether two lists of parties name the same actors, or the states of the same."""
    if {party.actor for party in left} == {party.actor for party in right}:
        return True
    return (
        bool(left and right)
        and {party.state for party in left} == {party.state for party in right}
        and None not in {party.state for party in left}
    )


def _teaser_people(left: list[Party], right: list[Party]) -> bool:
    """Whether a headline's parties and the body's are the same, or one list is part of the other."""
    here, there = {party.actor for party in left}, {party.actor for party in right}
    return _same_people(left, right) or (bool(here and there) and (here <= there or there <= here))


def _points_back(reading: Reading, group: list[Draft], draft: Draft) -> bool:
    """Whether it speaks of "the attack" that the sentence before told, by the same hand."""
    last = group[-1]
    if not 0 <= draft.sentence.index - last.sentence.index <= 2 or not _same_people(last.actors, draft.actors):
        return False
    here = draft.sentence.span.of(reading.report.text).lower()
    return any(
        f"{word} {noun}" in here
        for word in ("the", "this", "that")
        for noun in ("attack", "assault", "strike", "raid", "bombing", "blast", "ambush")
    )


def _share_words(reading: Reading, group: list[Draft], draft: Draft) -> bool:
    """Whether half of the shorter telling's content words stand in the longer."""
    here = _content(reading, draft)
    return any(here and len(here & _content(reading, one)) * 2 >= min(len(here), len(_content(reading, one))) for one in group)


def _content(reading: Reading, draft: Draft) -> set[str]:
    """Lemmas of a sentence's nouns, verbs and names."""
    return {token.lemma.lower() for token in reading.tokens_of(draft.sentence) if token.pos in {"NOUN", "VERB", "PROPN", "ADJ"}}


def _join(group: list[Draft]) -> Draft:
    """One draft from a group: the fullest telling in the body leads, the others add what they say."""
    for draft in group:
        if draft.attendance and not all(one.attendance for one in group):  # where only attendance is told, who attends acts
            draft.participants = join_parties(draft.participants, [*draft.actors, *draft.recipients])
            draft.actors, draft.recipients = [], []
    lead = max(group, key=_worth)
    lead.stance = next((one.stance for one in group if one.stance == "claims responsibility"), lead.stance)
    lead.folded = [one for one in group if one is not lead]
    if lead.folded:
        lead.because += f"; {len(lead.folded)} more telling{'s' if len(lead.folded) > 1 else ''} of it in this report"
    people = _people([party for one in group for party in one.actors])
    spoken = {party.state for one in group for party in one.parties if party.kind == "person"}
    for one in group:  # "the two sides" of a meeting of ministers are the ministers, not two more parties
        if people:
            one.actors = [party for party in one.actors if party.kind != "state" or party.state not in spoken]
            if len(people) > 1:  # "the ministers" of a meeting of two named ministers are those two
                one.actors = [party for party in one.actors if not is_plural(party)] or (one.actors if one is lead else [])
            one.recipients = [
                party for party in one.recipients if one.family == "visit" or party.kind != "state" or party.state not in spoken
            ]
    return lead


def _worth(draft: Draft) -> tuple[bool, bool, bool, bool, int, int]:
    """How well a telling carries the account: in the body, with two persons, as a verb, and full."""
    people = len(_people(draft.parties))
    return (
        not draft.attendance,
        draft.sentence.part not in TEASERS,
        people > 1,
        not draft.nominal,
        _fullness(draft),
        -draft.trigger_span.start,
    )


def _fullness(draft: Draft) -> int:
    """How much a telling says."""
    return (
        3 * len(draft.parties)
        + 3 * len(_people(draft.parties))
        + 6 * (draft.when is not None)
        + 2 * (draft.where is not None)
        + len(draft.topics)
        + len(draft.magnitudes)
    )


def _set_within(drafts: list[Draft]) -> None:
    """Lay meetings, receptions and what was agreed or said into the visit of the same role and guest that holds them."""
    visits = [draft for draft in drafts if draft.family == "visit" and draft.status in {"happened", "under way"}]
    for draft in drafts:
        if draft.type not in {"CONSULT", "AGREE"} or draft.family == "visit":
            continue
        present = {party.actor for one in (draft, *draft.folded) for party in one.parties}
        for visit in visits:
            guests = {party.actor for one in (visit, *visit.folded) for party in one.actors if party.kind == "person"}
            sides = {party.state for one in (visit, *visit.folded) for party in one.parties if party.state}
            mutual = draft.type == "AGREE" and {party.state for party in draft.actors} == sides and len(sides) > 1
            if (
                (guests & present or mutual)
                and visit.role == draft.role
                and _days_agree([visit, *visit.folded], draft)
                and draft.status != "planned"
            ):
                draft.within = visit
                break
