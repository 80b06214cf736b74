"""Frames: from the triggers of a report to drafts - who does what to whom, who was there, and about what."""

from __future__ import annotations

from dragoman.interpret.arguments import fill_slot, is_passive, slot_heads
from dragoman.interpret.blame import blamed
from dragoman.interpret.codebook import Codebook
from dragoman.interpret.contents import is_content
from dragoman.interpret.contexts import read_contexts
from dragoman.interpret.conventions import PROMISED, apply_conventions
from dragoman.interpret.drafts import Draft
from dragoman.interpret.figures import is_no_act
from dragoman.interpret.guests import add_host, add_sought, holders_by_verb, is_for_press, set_aside, visitor_of
from dragoman.interpret.magnitude import place_magnitudes
from dragoman.interpret.modes import meeting_mode, read_modes
from dragoman.interpret.parties import join_parties, parties_at, without_collectives, without_states_of
from dragoman.interpret.seats import headline_doers, seat_mediators
from dragoman.interpret.settings import attributions_near, find_voices, find_when, find_where
from dragoman.interpret.status import lies_ahead, read_status
from dragoman.interpret.threads import DEALS, REACHED
from dragoman.interpret.topics import is_topic, read_topics
from dragoman.interpret.triggers import Trigger, find_triggers
from dragoman.model import Party, Reading, Sentence, Span, Token

ATTENDING = {"attend", "accompany"}
# More words than this in one sentence are a list or a table, not a sentence.
LONGEST = 600
# A saying of so many words is told for its own sake.
AT_LENGTH = 6
# Verbs below this weight ("said it would") tell no account by themselves.
WEAKEST = 0.45
# Words that are an act of their own, whatever else the sentence tells.
EXACT_WORDS = {"deny", "condole", "claim", "decline"}
NEEDS_ACTOR = {"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "REJECT", "THREATEN", "COOPERATE", "AID", "STATEMENT"}
# Told with numbers alone, these are still told: "two were killed and 29 injured".
HARM = {"ASSAULT", "COERCE"}
# Told as a noun, these may be no more than a topic.
TOPICAL = {"RETREAT", "CONCEDE", "AID", "COOPERATE", "AGREE", "SUPPORT", "MOBILIZE"}
SPEECH_ACTS = {"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "STATEMENT"}
# What is to come is told by the verb under these.
ARRANGED = {"due", "schedule", "slate", "set", "poise", "expect", "reschedule"}
# Who is given an office receives it.
APPOINTING = {"appoint", "name", "nominate"}
SPEECH = {"say", "tell", "state", "add", "write", "report", "note", "explain", "mention", "describe"}


def read_drafts(reading: Reading, codebook: Codebook) -> list[Draft]:
    """Every draft of a report, in reading order, nothing folded yet."""
    drafts: list[Draft] = []
    for sentence in reading.sentences:
        if sentence.part == "chrome" or sentence.tokens[1] - sentence.tokens[0] > LONGEST:
            continue
        drafts += read_sentence(reading, sentence, codebook)
    return drafts


def read_sentence(reading: Reading, sentence: Sentence, codebook: Codebook) -> list[Draft]:
    """The drafts of one sentence; at most one STATEMENT, and none where the same party does something more exact."""
    triggers = [
        one
        for one in find_triggers(reading, codebook, *sentence.tokens, weakest=WEAKEST)
        if _tells(reading, one) and not is_no_act(reading, one, codebook)
    ]
    kept = [one for one in triggers if not is_content(reading, one, triggers)]
    made = [draft for one in kept if (draft := read_trigger(reading, sentence, one, codebook)) is not None]
    place_magnitudes(reading, sentence, made)
    made = [draft for draft in made if draft.parties or draft.magnitudes or draft.type not in HARM]
    acts = [draft for draft in made if draft.type != "STATEMENT"]
    words = sorted((draft for draft in made if draft.type == "STATEMENT"), key=lambda one: (-one.score, one.trigger_span.start))
    doers = {party.actor for draft in acts for party in draft.actors if not (draft.nominal and draft.type == "CONSULT")}
    spoken = [
        draft
        for draft in words
        if EXACT_WORDS & set(draft.modes)
        or not (
            ({party.actor for party in draft.actors} <= doers and not _says_much(reading, draft, acts))
            or _only_carries(reading, draft, acts)
        )
    ]
    return sorted([*acts, *spoken[:1]], key=lambda draft: draft.trigger_span.start)


def _says_much(reading: Reading, draft: Draft, acts: list[Draft]) -> bool:
    """Whether a statement is told at length, in words that tell no act: beside "reaffirming a vow", "announced that ..." is told too."""
    token = reading.tokens[draft.trigger.token]
    clauses = [child for child in token.children if reading.tokens[child].dep == "ccomp"]
    said = {index for clause in clauses for index in reading.subtree(clause)}
    return len(said) >= AT_LENGTH and not any(act.trigger.token in said or act.trigger.token == token.head for act in acts)


def _only_carries(reading: Reading, draft: Draft, acts: list[Draft]) -> bool:
    """Whether a saying only carries an act that has its own account, where its speaker is already the voice."""
    token = reading.tokens[draft.trigger.token]
    if token.lemma not in SPEECH:
        return False
    clauses = [child for child in token.children if reading.tokens[child].dep == "ccomp"]
    return any(act.trigger.token in clauses for act in acts)


def _tells(reading: Reading, trigger: Trigger) -> bool:
    """Whether a trigger is strong enough to be an account: weak nouns only modify, weak adjectives only describe."""
    token = reading.tokens[trigger.token]
    row = trigger.pattern.row
    if row.type == "AGREE" and token.lemma.lower() in ARRANGED and any(_is_act_to_come(reading, child) for child in token.children):
        return False  # "is due to visit": the visit is told
    if "third-party" in row.modes and token.dep == "acl" and token.tag == "VBN":
        return False  # "talks mediated by Qatar": the talks are told, and Qatar takes part
    if row.kind == "adjective":
        return token.dep in {"acomp", "ROOT"} and reading.tokens[token.head].lemma in {"be", "remain"}
    if row.kind == "noun":
        if token.index in reading.mention_at and token.pos == "PROPN":
            return False  # "Joint Coordination Committee" names a body, it tells no meeting
        return row.weight >= 0.5 and token.dep not in {"compound", "amod", "nmod", "poss"}
    return token.dep not in {"amod", "compound", "aux"} and not (token.lemma.lower() in {"accord", "according"} and token.dep == "prep")


def _is_act_to_come(reading: Reading, index: int) -> bool:
    """Whether a word is the verb that something is arranged to be: "scheduled to visit"."""
    return reading.tokens[index].dep == "xcomp" and reading.tokens[index].tag == "VB"


def _speaker(reading: Reading, trigger: Span) -> list[Party]:
    """Who says it, by the voices, where the parse has lost the subject."""
    for one in attributions_near(reading, trigger):
        if any(span.overlaps(trigger) for span in one.cue) and one.voice is not None and one.voice.actor in reading.actor_by_id:
            actor = reading.actor_by_id[one.voice.actor]
            return [Party(actor.id, actor.name, actor.kind, actor.state, actor.sector, actor.office, actor.acting, one.source[:1])]
    return []


def read_trigger(reading: Reading, sentence: Sentence, trigger: Trigger, codebook: Codebook) -> Draft | None:
    """The draft one trigger tells, or None where it has no party at all."""
    token = reading.tokens[trigger.token]
    row = trigger.pattern.row
    name, moved = apply_conventions(reading, trigger, codebook)
    status, why = read_status(reading, trigger, name)
    if name in {"CONSULT", "SUPPORT", "COOPERATE", "AID"} and status == "planned":
        name, moved = "AGREE", "; it lies ahead"
    span = Span(token.start, token.end)
    voices, stance = find_voices(reading, span, speech=name in SPEECH_ACTS)
    draft = Draft(
        reading.report.id,
        sentence,
        trigger,
        span,
        name,
        read_modes(reading, trigger, name, codebook),
        (),
        status,
        stance=stance,
        voices=voices,
    )
    draft.contexts = read_contexts(reading, sentence, codebook, row.contexts, trigger.token)
    _seat_parties(reading, trigger, draft)
    if not draft.actors and name in SPEECH_ACTS and row.kind == "verb":
        draft.actors = _speaker(reading, span)
    draft.when = find_when(reading, sentence, trigger.token)
    draft.where = find_where(reading, sentence, trigger.token)
    if stance == "declines" and name == "STATEMENT":
        draft.modes = ("decline",)
    add_host(reading, draft)
    add_sought(reading, draft)
    draft.modes = draft.modes or tuple(filter(None, [meeting_mode(draft)]))
    if draft.type in PROMISED and lies_ahead(reading, trigger, draft.when, status):
        draft.type, draft.status, moved = "AGREE", "planned", "; its day lies ahead"
        name, status = draft.type, draft.status
    draft.nominal = row.kind == "noun"
    draft.attendance = token.lemma in ATTENDING or (token.lemma == "be" and name == "CONSULT")
    draft.topics = read_topics(reading, trigger) if name in {"CONSULT", "AGREE"} else []
    words = " ".join(reading.tokens[index].text for index in sorted({trigger.token, *trigger.used}))
    draft.because = f"{words!r} ({row.place}{moved}); {why}"
    draft.score = min(0.95, 0.35 + row.weight * 0.5 + 0.05 * len(trigger.used) + (0.05 if draft.actors else 0.0))
    if status == "hypothetical" and ("governed" in why or "'must'" in why or "'should'" in why or "'can'" in why):
        return None  # what is wished for, or how things ought to be, is no happening
    if status == "hypothetical" and name in NEEDS_ACTOR and not draft.recipients:
        return None  # "would prevent any such activity" says how things ought to go
    if token.dep == "pcomp" and reading.tokens[token.head].text.lower() not in {"by", "after", "before", "while"}:
        return None  # "focused on strengthening ties"
    if is_for_press(draft, token):
        return None
    draft.makers_untold = not draft.actors and name in REACHED and _is_deal(reading, token)
    if name in NEEDS_ACTOR and not draft.actors and row.kind != "noun" and not draft.makers_untold:
        return None
    if row.kind == "noun" and name in TOPICAL and is_topic(reading, token):
        return None
    if name == "STATEMENT" and (
        (status == "did not happen" and stance == "asserts")
        or not draft.actors
        or all(party.kind == "outlet" for party in draft.actors)
        or _is_plain_saying(reading, trigger)
    ):
        return None
    placed = (draft.where is not None and draft.family == "meeting") or "ceasefire" in draft.modes
    bare = (placed and name in {"CONSULT", "RETREAT"}) or (name == "CONSULT" and row.kind == "noun") or draft.makers_untold
    return draft if draft.parties or name in HARM or bare else None


def _is_deal(reading: Reading, token: Token) -> bool:
    """Whether a deal is told as made, without its makers: "an agreement was signed in Kabul"."""
    if token.pos != "VERB" or not is_passive(reading, token):
        return False
    return any(reading.tokens[index].lemma.lower() in DEALS for index in fill_slot(reading, token, "object"))


def _is_plain_saying(reading: Reading, trigger: Trigger) -> bool:
    """Whether a saying verb carries no clause and no quotation: nothing is stated."""
    token = reading.tokens[trigger.token]
    if token.lemma not in SPEECH:
        return False
    return not any(reading.tokens[child].dep in {"ccomp", "dobj", "xcomp"} for child in token.children)


def _seat_parties(reading: Reading, trigger: Trigger, draft: Draft) -> None:
    """Put the parties in their places, by the row's slots and PLOVER's conventions."""
    row = trigger.pattern.row
    deep = row.type not in {"CONSULT", "MOBILIZE"} or row.kind == "noun"
    actors = parties_at(reading, slot_heads(reading, trigger.token, row, "actors"), deep=deep)
    recipients = parties_at(
        reading, slot_heads(reading, trigger.token, row, "recipients"), deep=row.kind == "noun" or row.type != "CONSULT"
    )
    if row.mutual or (row.mutual_with and fill_slot(reading, reading.tokens[trigger.token], "with")):
        actors, recipients = join_parties(actors, recipients), []
    if row.actors[:1] == ("subject",) or trigger.pattern.head == reading.tokens[trigger.token].text.lower():
        actors = join_parties(headline_doers(reading, draft.sentence, trigger), actors)
    if row.kind == "noun" and not actors and "visit" in row.modes:
        actors = visitor_of(reading, trigger)
    if row.kind == "noun" and row.mutual and len(actors) < 2:
        actors = join_parties(holders_by_verb(reading, trigger), actors)
    actors, recipients = without_collectives(actors), without_collectives(recipients)
    if row.type != "STATEMENT" and any(party.kind != "outlet" for party in actors):
        actors = [party for party in actors if party.kind != "outlet"]  # "Reuters, Mogadishu: Somalia's president visited"
    actors = without_states_of(sorted(actors, key=lambda party: party.mentions[:1]) if row.mutual else actors, [])
    if row.type not in {"COERCE", "ACCUSE", "ASSAULT", "SANCTION", "THREATEN", "REJECT", "REQUEST"}:
        recipients = [party for party in recipients if party.kind != "outlet"]  # "according to Radio Okapi", "told Xinhua"
    acting = {party.actor for party in actors}
    draft.actors = actors
    draft.recipients = without_states_of([party for party in recipients if party.actor not in acting], [])
    heads = [below for slot in ("alongside",) for below in fill_slot(reading, reading.tokens[trigger.token], slot)]
    heads += slot_heads(reading, trigger.token, row, "participants")
    beside = parties_at(reading, heads, deep=False)
    if row.participants and not draft.actors:
        draft.actors, beside = beside, []  # nobody else is named: who hosts the talks holds them
    draft.participants = [party for party in beside if party.actor not in acting]
    if draft.type == "ACCUSE":
        draft.recipients = blamed(reading, draft.recipients)
    if reading.tokens[trigger.token].lemma in APPOINTING and trigger.used:
        named = parties_at(reading, fill_slot(reading, reading.tokens[trigger.token], "object"), deep=False)
        draft.recipients = [party for party in named if party.kind == "person"]
        draft.actors = [party for party in draft.actors if party not in draft.recipients]
    seat_mediators(reading, trigger, draft)
    set_aside(reading, draft)
    if "ceasefire" in draft.modes and not draft.actors and len(draft.recipients) > 1:
        draft.actors, draft.recipients = draft.recipients, []  # both hold their fire
