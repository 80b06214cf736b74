"""Events: what happened, as far as told, with every variant and every account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.errors import BadQuestion
from dragoman.model import Account, Event, Magnitude, Place, Topic, Variant, When, fold
from dragoman.query.actors import Wanted, find_actors, find_state
from dragoman.query.shapes import Row, Texts, actor_rows, finding_row, magnitude_row, variant_row, voice_rows
from dragoman.store import Database, Sought

TYPES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST",
    "RETREAT", "SANCTION", "STATEMENT", "SUPPORT", "THREATEN",
)  # fmt: skip
STATUSES = ("happened", "under way", "planned", "called off", "hypothetical", "did not happen")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which events are asked for; every field that is set narrows. An event without a day is in no period."""

    since: date | None = None
    until: date | None = None
    actor: str | None = None
    state: str | None = None
    type: str | None = None
    topic: str | None = None
    place: str | None = None
    status: str | None = None


def list_events(database: Database, asked: Asked | None = None) -> list[Row]:
    """The events asked for, ordered by id."""
    return event_rows(database, select_events(database, asked or Asked()))


def select_events(database: Database, asked: Asked) -> list[Event]:
    """The events asked for, as nouns, ordered by id."""
    sought = Sought(
        since=asked.since, until=asked.until, type=_checked_type(database, asked.type), status=_checked_status(asked.status),
        states=None if asked.state is None else (_checked_state(asked.state),),
    )  # fmt: skip
    events = database.ledgers.events(sought)
    if asked.actor is not None:
        wanted = find_actors(database, asked.actor)
        events = [event for event in events if takes_part(event, wanted)]
    if asked.place is not None:
        events = [event for event in events if _is_at(event, fold(asked.place))]
    if asked.topic is not None:
        texts, words = Texts(database), fold(asked.topic)
        events = [event for event in events if is_about(texts, event, words)]
    return events


def takes_part(event: Event, wanted: Wanted) -> bool:
    """Whether someone who is wanted acts in the event, is acted on, or is present."""
    parties = (*event.actors, *event.recipients, *event.participants)
    return any(party.actor in wanted.actors or (party.state is not None and party.state in wanted.states) for party in parties)


def is_about(texts: Texts, event: Event, words: str) -> bool:
    """Whether an event is about something: its title, contexts and topics say so, or its accounts' own words do."""
    accounts = accounts_of(texts, event)
    said = [event.title, *event.contexts, *event.modes, *topics_of(accounts)]
    said += [texts.quote(account.report, account.span) for account in accounts]
    return any(f" {words}" in f" {fold(one)}" for one in said)


def event_rows(database: Database, events: list[Event]) -> list[Row]:
    """Events as rows."""
    texts = Texts(database)
    return [event_row(event, texts) for event in events]


def event_row(event: Event, texts: Texts) -> Row:
    """An event as a row: all slots, each variant, each account with its sentence and its voices."""
    accounts = accounts_of(texts, event)
    return {
        "id": event.id, "type": event.type, "modes": list(event.modes), "contexts": list(event.contexts), "status": event.status,
        "part_of": event.part_of, "alleged": event.alleged, "title": event.title,
        "actors": actor_rows(event.actors), "recipients": actor_rows(event.recipients), "participants": actor_rows(event.participants),
        "when": _when(event, texts), "where": _where(event, texts), "magnitude": _magnitudes(event, texts),
        "topics": topics_of(accounts), "reports": list(event.reports), "origins": event.origins,
        "accounts": [account_row(account, event.type, texts) for account in accounts],
        "because": event.because, "formerly": list(event.formerly),
    }  # fmt: skip


def account_row(account: Account, event_type: str | None, texts: Texts) -> Row:
    """An account as it stands in an event; its type only where it is not the event's."""
    row: Row = {"id": account.id, "report": account.report}
    if account.type != event_type:
        row["type"] = account.type
    row |= {
        "role": account.role, "status": account.status, "stance": account.stance, "span": [account.span.start, account.span.end],
        "quote": texts.quote(account.report, account.span), "voices": voice_rows(account.voices), "because": account.because,
    }  # fmt: skip
    return row


def accounts_of(texts: Texts, event: Event) -> list[Account]:
    """The event's accounts, ordered by report and place."""
    wanted = set(event.accounts)
    found = [account for report in event.reports for account in texts.accounts(report) if account.id in wanted]
    return sorted(found, key=lambda account: (account.report, account.span, account.id))


def topics_of(accounts: list[Account]) -> list[str]:
    """What the accounts say it was about, each once, in the order told."""
    told = [value.words for account in accounts for value in account.values("topic") if isinstance(value, Topic)]
    return list({fold(words): words for words in reversed(told)}.values())[::-1]


def _when(event: Event, texts: Texts) -> Row:
    finding = event.finding("when")
    row = finding_row(finding, texts, "no report says when")
    if finding is not None and row["value"] is not None:
        row["value"]["origins"] = _origins_of(finding.value, finding.variants)
    return row


def _origins_of(value: object, variants: tuple[Variant, ...]) -> int:
    """How many origins say a settled time: those of the variants that it lies in."""
    if not isinstance(value, When):
        return 0
    return max((variant.origins for variant in variants if isinstance(variant.value, When) and value.within(variant.value)), default=0)


def _where(event: Event, texts: Texts) -> Row:
    return finding_row(event.finding("where"), texts, "no report says where")


def _magnitudes(event: Event, texts: Texts) -> list[Row]:
    rows = []
    for finding in sorted((one for one in event.findings if one.slot.startswith("magnitude")), key=lambda one: one.slot):
        for variant in finding.variants:
            if isinstance(variant.value, Magnitude):
                told = variant_row(variant, texts)
                rows.append(
                    {
                        **magnitude_row(variant.value),
                        "voices": told["voices"],
                        "reports": told["reports"],
                        "origins": told["origins"],
                        "evidence": told["evidence"],
                        "settled": finding.settled,
                    }
                )
    return rows


def _is_at(event: Event, words: str) -> bool:
    finding = event.finding("where")
    told = [] if finding is None else [finding.value, *(variant.value for variant in finding.variants)]
    return any(isinstance(place, Place) and words in {fold(place.name), fold(place.state or "")} for place in told)


def _checked_type(database: Database, word: str | None) -> str | None:
    """The type as it is written: one of PLOVER's, or one of a scheme of somebody's own that the record holds."""
    if word is None or word.upper() in TYPES:
        return None if word is None else word.upper()
    known = sorted({*TYPES, *database.ledgers.types()})
    if word.upper() in known:
        return word.upper()
    raise BadQuestion(what=f"--type {word}", why=f"the types are {', '.join(known)}")


def _checked_status(word: str | None) -> str | None:
    if word is None or word.lower() in STATUSES:
        return None if word is None else word.lower()
    raise BadQuestion(what=f"--status {word}", why=f"the statuses are {', '.join(STATUSES)}")


def _checked_state(word: str) -> str:
    state = find_state(word)
    if state is None:
        raise BadQuestion(what=f"--state {word}", why="it is no state's name or ISO 3166 alpha-3 code")
    return state
