"""Find: whatever an id names, or the beginning of one, opened."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from dragoman.errors import NotFound, UnclearId
from dragoman.model import Actor, Commitment, Disagreement, Judgement, Mechanism, Origin, Proposition, Tenure
from dragoman.query.events import account_row, event_row
from dragoman.query.ledgers import claim_row, commitment_row, disagreement_row, mechanism_row, office_row
from dragoman.query.reports import report_row
from dragoman.query.shapes import Row, Texts
from dragoman.store import Database

# Where an id names two things (an event goes by one of its accounts), the larger is meant.
_LARGER = ("event", "report", "commitment", "proposition", "mechanism", "disagreement", "tenure", "judgement", "actor", "account")


def find_id(database: Database, beginning: str) -> tuple[str, str]:
    """The kind and the full id of what an id, its beginning, or a report's name means.

    Raises NotFound, and UnclearId where several begin so.
    """
    named = database.reports.named(beginning)
    if named:
        return "report", named[0]
    found = database.ledgers.ids(beginning) if beginning else []
    found = [(kind, name) for kind, name in found if name == beginning] or found
    names = sorted({name for _, name in found})
    if not names:
        return _formerly(database, beginning)
    if len(names) > 1:
        raise UnclearId(id=beginning, found=", ".join(names[:6]) + (" ..." if len(names) > 6 else ""))
    kinds = {kind for kind, _ in found}
    if "formerly" in kinds:
        return find_id(database, names[0])
    return next(kind for kind in _LARGER if kind in kinds), names[0]


def find_happening(database: Database, beginning: str) -> str:
    """The full id of an event or an account; anything else is not a happening, and NotFound."""
    kind, name = find_id(database, beginning)
    if kind not in {"event", "account"}:
        raise NotFound(id=beginning)
    return name


def shorten_ids(database: Database, names: Iterable[str]) -> dict[str, str]:
    """The shortest beginning of each id (four characters or more, without the word for its kind) that means it alone."""
    known = sorted({_bare(name) for _, name in database.ledgers.ids("")})
    short: dict[str, str] = {}
    for name in set(names):
        bare = _bare(name)
        place = bisect_left(known, bare)
        beside = [other for other in known[max(0, place - 1) : place + 2] if other != bare]
        shared = max((_shared(bare, other) for other in beside), default=0)
        short[name] = bare[: max(4, shared + 1)]
    return short


def _shared(one: str, other: str) -> int:
    """How many letters two words have in common from the beginning."""
    return next((place for place, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), min(len(one), len(other)))


def _bare(name: str) -> str:
    kind, mark, rest = name.partition("-")
    return rest if mark and kind.isalpha() else name


def open_id(database: Database, beginning: str) -> Row:
    """What an id means, as a row with its `kind` (`what`) in front, opened down to its sentences."""
    kind, name = find_id(database, beginning)
    return {"what": "claim" if kind == "proposition" else kind, **_open(database, kind, name)}


def _open(database: Database, kind: str, name: str) -> Row:
    texts = Texts(database)
    shelf = database.ledgers
    if kind == "event":
        return _open_event(database, name, texts)
    if kind == "report":
        return _open_report(database, name, texts)
    if kind == "account":
        return _open_account(database, name, texts)
    if kind == "commitment" and (commitment := shelf.get(Commitment, name)):
        return commitment_row(commitment, texts)
    if kind == "proposition" and (proposition := shelf.get(Proposition, name)):
        return claim_row(proposition, texts)
    if kind == "mechanism" and (mechanism := shelf.get(Mechanism, name)):
        return mechanism_row(mechanism, texts)
    if kind == "disagreement" and (disagreement := shelf.get(Disagreement, name)):
        return disagreement_row(database, disagreement, texts)
    if kind == "tenure" and (tenure := shelf.get(Tenure, name)):
        return office_row(tenure, texts)
    if kind == "judgement":
        return _open_judgement(database, name)
    return _open_actor(database, name, texts)


def _open_event(database: Database, name: str, texts: Texts) -> Row:
    """An event with what it holds and is held by, and the judgements that made it one."""
    event = database.ledgers.event(name)
    if event is None:
        raise NotFound(id=name)
    accounts = set(event.accounts)
    people = {one.id: one for one in database.judgements.standing()}
    machine = {one.id: one for one in database.ledgers.all(Judgement) if one.verdict != "different"}
    judgements = [one for _, one in sorted({**machine, **people}.items()) if one.left in accounts or one.right in accounts]
    return {
        **event_row(event, texts),
        "whole": None if event.part_of is None else _titled(database, event.part_of),
        "parts": [_titled(database, part) for part in database.ledgers.parts_of(name)],
        "judgements": [judgement_row(one) for one in judgements],
    }


def _titled(database: Database, name: str) -> Row:
    event = database.ledgers.event(name)
    return {"id": name, "title": None if event is None else event.title}


def _open_report(database: Database, name: str, texts: Texts) -> Row:
    """A report with its parts, and its accounts in the order it tells them."""
    report = database.reports.get(name)
    if report is None:
        raise NotFound(id=name)
    accounts = database.reports.accounts_of(name)
    row = report_row(report, len(accounts), database.ledgers.get(Origin, name))
    row["parts"] = [
        {"kind": part.kind, "span": [part.span.start, part.span.end], "quote": part.span.of(report.text)} for part in report.parts
    ]
    row["tells"] = [
        {"event": database.ledgers.event_of(account.id), "title": account.title, **account_row(account, None, texts)}
        for account in accounts
    ]
    other = [version for said in report.names for version in database.reports.named(said) if version != name]
    row["versions"] = list(dict.fromkeys(other))
    return row


def _open_account(database: Database, name: str, texts: Texts) -> Row:
    account = database.reports.account(name)
    if account is None:
        raise NotFound(id=name)
    return {"event": database.ledgers.event_of(name), "title": account.title, **account_row(account, None, texts)}


def _open_judgement(database: Database, name: str) -> Row:
    found = [one for one in (*database.judgements.standing(), *database.ledgers.all(Judgement)) if one.id == name]
    if not found:
        raise NotFound(id=name)
    return judgement_row(found[0])


def _open_actor(database: Database, name: str, texts: Texts) -> Row:
    """An actor: every name, every office told, and the events they are in."""
    actor = database.ledgers.get(Actor, name)
    names = sorted({said for party, said in database.ledgers.party_names() if party == name})
    offices = [office_row(one, texts) for one in database.ledgers.all(Tenure) if one.person.actor == name]
    events = [
        event
        for event in database.ledgers.events()
        if name in {one.actor for one in (*event.actors, *event.recipients, *event.participants)}
    ]
    return {
        "id": name, "name": names[0] if actor is None else actor.name, "kind": None if actor is None else actor.kind,
        "aliases": names[1:] if actor is None else list(actor.aliases), "state": None if actor is None else actor.state,
        "sector": None if actor is None else actor.sector, "offices": offices, "events": [event.id for event in events],
        "titles": [event.title for event in events],
    }  # fmt: skip


def judgement_row(one: Judgement) -> Row:
    """A judgement: on what, by whom, and why."""
    return {
        "id": one.id, "left": one.left, "right": one.right, "verdict": one.verdict, "score": one.score, "because": one.because,
        "by": one.by, "at": one.at,
    }  # fmt: skip


def _formerly(database: Database, old: str) -> tuple[str, str]:
    """The event that answers for an id it went by before."""
    for event in database.ledgers.events():
        if old in event.formerly or old in event.accounts:
            return "event", event.id
    raise NotFound(id=old)
