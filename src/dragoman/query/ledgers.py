"""Ledgers: what is at odds, what was promised, what was claimed and answered, who held what, and where each mechanism stands."""

from __future__ import annotations

from dragoman.model import Commitment, Disagreement, Magnitude, Mechanism, Party, Place, Proposition, Step, Tenure, Variant, When
from dragoman.query.shapes import Row, Texts, actor_row, actor_rows, magnitude_row, place_row, when_row
from dragoman.store import Database

# Steps that are sessions of a mechanism, each an event of its own.
_SESSIONS = frozenset({"held", "planned", "revived", "ended"})


def list_disagreements(database: Database) -> list[Row]:
    """Every slot of an event on which the reports differ, ordered by id."""
    texts = Texts(database)
    return [disagreement_row(database, one, texts) for one in database.ledgers.all(Disagreement)]


def disagreement_row(database: Database, one: Disagreement, texts: Texts) -> Row:
    """What is at odds, each variant with its sentences."""
    variants = [disputed_row(variant, texts) for variant in one.variants]
    event = database.ledgers.event(one.event)
    return {
        "id": one.id, "event": one.event, "title": None if event is None else event.title, "slot": one.slot, "kind": one.kind,
        "variants": variants, "because": one.because, "lean": one.lean,
    }  # fmt: skip


def disputed_row(variant: Variant, texts: Texts) -> Row:
    """One side of a disagreement; `value` is the bare value, what belongs to it stands beside it."""
    value = variant.value
    told: Row
    if isinstance(value, When):
        whole = when_row(value) or {}
        told = {"value": {key: whole.pop(key) for key in ("earliest", "latest")}, **whole}
    elif isinstance(value, Magnitude):
        whole = magnitude_row(value)
        told = {"value": whole.pop("value"), **whole}
    elif isinstance(value, Place):
        told = {"value": place_row(value)}
    else:
        told = {"value": actor_row(value) if isinstance(value, Party) else value}
    return {
        **told, "reports": list(variant.reports), "origins": variant.origins, "voices": list(variant.voices),
        "evidence": texts.told(variant.evidence),
    }  # fmt: skip


def list_commitments(database: Database) -> list[Row]:
    """Every promise, with what later reports say of it, ordered by id."""
    texts = Texts(database)
    return [commitment_row(one, texts) for one in database.ledgers.all(Commitment)]


def commitment_row(one: Commitment, texts: Texts) -> Row:
    """A promise: whose, to whom, in what words, on what condition, and how it stands."""
    followups = [
        {"bears": followup.bears, "evidence": texts.evidence(followup.evidence), "caveat": followup.caveat} for followup in one.followups
    ]
    return {
        "id": one.id, "promisers": actor_rows(one.promisers), "promisees": actor_rows(one.promisees), "words": one.words,
        "topic": one.topic, "condition": one.condition, "when": when_row(one.when), "standing": one.standing, "because": one.because,
        "evidence": texts.evidence(one.evidence), "followups": followups,
        "moves": [
            {"standing": move.standing, "because": move.because, "when": when_row(move.when), "evidence": texts.evidence([move.evidence])}
            for move in one.moves
        ],
    }  # fmt: skip


def list_claims(database: Database) -> list[Row]:
    """Every matter that somebody claims, with what others answered, ordered by id."""
    texts = Texts(database)
    return [claim_row(one, texts) for one in database.ledgers.all(Proposition)]


def claim_row(one: Proposition, texts: Texts) -> Row:
    """A claim with its responses."""
    responses = [
        {
            "by": actor_rows(response.by),
            "stance": response.stance,
            "when": when_row(response.when),
            "evidence": texts.evidence(response.evidence),
        }
        for response in one.responses
    ]
    return {
        "id": one.id, "proposition": one.words, "claimed_by": actor_rows(one.claimed_by), "about": actor_rows(one.about),
        "evidence": texts.evidence(one.evidence), "responses": responses,
    }  # fmt: skip


def list_offices(database: Database) -> list[Row]:
    """Who held what, as far as told: one row for each person, title and qualifier, ordered by id."""
    texts = Texts(database)
    return [office_row(one, texts) for one in database.ledgers.all(Tenure)]


def office_row(one: Tenure, texts: Texts) -> Row:
    """A tenure: whose, of what, since and until when."""
    return {
        "id": one.id, "person": actor_row(one.person), "office": one.office, "state": one.state, "body": one.body,
        "told": list(one.told), "qualifier": one.qualifier, "since": when_row(one.since), "until": when_row(one.until), "contested": one.contested,
        "evidence": texts.evidence(one.evidence),
    }  # fmt: skip


def list_mechanisms(database: Database) -> list[Row]:
    """The register of committees, talks, ceasefires, agreements, corridors and representations, ordered by id."""
    texts = Texts(database)
    return [mechanism_row(one, texts) for one in database.ledgers.all(Mechanism)]


def _session_in(step: Step, texts: Texts) -> str | None:
    """The account of a meeting that stands in a step's words, where the step is a session and names none itself."""
    if step.step not in _SESSIONS:
        return None
    meetings = [one for one in texts.accounts(step.report) if one.type == "CONSULT" and one.span.overlaps(step.evidence.span)]
    return min((one.id for one in meetings), default=None) if len(meetings) == 1 else None


def mechanism_row(one: Mechanism, texts: Texts) -> Row:
    """A mechanism: its names, its parties, every step of its life with its sentence, and its sessions by their events."""
    events = [texts.event_of(step.account or _session_in(step, texts)) for step in one.history]
    history = [
        {
            "when": when_row(step.when),
            "step": step.step,
            "by": actor_rows(step.by),
            "event": event,
            "evidence": texts.evidence([step.evidence]),
        }
        for step, event in zip(one.history, events, strict=True)
    ]
    held = [event for step, event in zip(one.history, events, strict=True) if event is not None and step.step in _SESSIONS]
    sessions = sorted(set(held)) if one.kind in {"talks", "committee"} else []
    return {
        "id": one.id, "name": one.name, "aliases": list(one.aliases), "kind": one.kind, "parties": actor_rows(one.parties),
        "mediators": actor_rows(one.mediators), "standing": one.standing, "history": history, "sessions": sessions,
    }  # fmt: skip
