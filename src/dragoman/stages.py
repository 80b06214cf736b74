"""Stages: one room at a time. Rows of text in, rows of what the room makes of them out; no record is touched."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from dragoman.model import Account, Attribution, Mention, Party, Reading, Refusal, Report, Span, TimeExpression, Toponym, When

if TYPE_CHECKING:
    from dragoman.almanac import Almanac

Row = dict[str, Any]

# Rows parsed together: the language pipeline works in batches.
BATCH = 64


def parse_rows(lines: Iterable[str | bytes], name: str, needed: tuple[str, ...] = ("text",)) -> Iterator[Row | Refusal]:
    """Read JSON Lines. A line that is no row, or lacks what is needed, is a Refusal that names it."""
    for number, line in enumerate(lines, start=1):
        where = f"{name}, line {number}"
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Refusal(where, f"it is not JSON ({str(error).splitlines()[0]})")
            continue
        yield _checked(row, where, needed)


def _checked(row: Any, where: str, needed: tuple[str, ...]) -> Row | Refusal:
    if not isinstance(row, dict):
        return Refusal(where, "it is no JSON object")
    missing = [key for key in needed if key not in row]
    if missing:
        return Refusal(where, f"it has no “{missing[0]}”")
    odd = [key for key in needed if not _FORMS.get(key, _is_words)(row[key])]
    return Refusal(where, f"its “{odd[0]}” is not what it should be") if odd else row


def _is_words(value: Any) -> bool:
    return isinstance(value, str)


def _is_sentences(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, list) and all(isinstance(token, str) for token in one) for one in value)


def _is_events(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) and {"id", "sent", "tokens"} <= one.keys() for one in value)


_FORMS: dict[str, Callable[[Any], bool]] = {"sentences": _is_sentences, "events": _is_events}


def mark_times(rows: Iterable[Row]) -> Iterator[Row | Refusal]:
    """Rows of texts → their time expressions, in TIMEX3's terms and as days."""
    from dragoman.annotate.times import mark_times as mark  # noqa: PLC0415 - a stage opens only its own room

    return _read(rows, lambda reading, _: {"timexes": [_time_row(one) for one in mark(reading).times]})


def mark_names(rows: Iterable[Row]) -> Iterator[Row | Refusal]:
    """Rows of texts → who and what is named in them, and who each mention is."""
    from dragoman.annotate.names import mark_names as mark  # noqa: PLC0415
    from dragoman.annotate.places import mark_places as place  # noqa: PLC0415
    from dragoman.annotate.times import mark_times as time  # noqa: PLC0415

    return _read(rows, lambda reading, almanac: {"mentions": _mention_rows(place(mark(time(reading), almanac), almanac))})


def mark_places(rows: Iterable[Row]) -> Iterator[Row | Refusal]:
    """Rows of texts → the places named in them, with their coordinates where they are known."""
    from dragoman.annotate.names import mark_names as name  # noqa: PLC0415
    from dragoman.annotate.places import mark_places as mark  # noqa: PLC0415
    from dragoman.annotate.times import mark_times as time  # noqa: PLC0415

    return _read(
        rows, lambda reading, almanac: {"places": [_place_row(one) for one in mark(name(time(reading), almanac), almanac).toponyms]}
    )


def mark_quotes(rows: Iterable[Row]) -> Iterator[Row | Refusal]:
    """Rows of texts → who says what in them."""
    return _read(rows, lambda reading, almanac: {"attributions": [_quote_row(one) for one in _annotate(reading, almanac).attributions]})


def interpret(rows: Iterable[Row]) -> Iterator[Row | Refusal]:
    """Rows of texts → the accounts they give."""
    from dragoman.interpret import interpret_reading, load_codebook  # noqa: PLC0415

    load_codebook()  # a mistake in a table is told once, not for every row

    def tell(reading: Reading, almanac: Almanac) -> Row:
        telling = interpret_reading(_annotate(reading, almanac), almanac)
        return {"accounts": [account_row(account, reading.report.text) for account in telling.accounts]}

    return _read(rows, tell)


def judge_pairs(rows: Iterable[Row]) -> Iterator[Row | Refusal]:
    """Rows of a sentence, a source and a target → the PLOVER type of what the one does to the other."""
    from dragoman.interpret.pairs import judge_pairs as judge  # noqa: PLC0415

    for batch in _batches(rows):
        told = [{"id": row.get("id"), "text": row["sentence"]} for row in batch]
        for row, reading in zip(batch, _parse(told), strict=True):
            if isinstance(reading, Refusal):
                yield reading
                continue
            yield from ({"id": row.get("id"), **found} for found in judge([(reading, row["source"], row["target"])]))


def chain_documents(rows: Iterable[Row]) -> Iterator[Row | Refusal]:
    """Rows of documents with their event mentions → one row a mention, with the chain it belongs to."""
    from dragoman.reconcile.chains import chain_documents as chain  # noqa: PLC0415

    yield from chain(rows)


def read_pages(paths: Iterable[str]) -> Iterator[Row]:
    """HTML files → their stories."""
    from dragoman.read import read_pages as read  # noqa: PLC0415

    yield from read(paths)


def _read(rows: Iterable[Row], mark: Callable[[Reading, Almanac], Row]) -> Iterator[Row | Refusal]:
    """Parse rows in batches, and give what a stage makes of each; one that breaks the stage is refused alone."""
    from dragoman.almanac import load_almanac  # noqa: PLC0415

    almanac = load_almanac()
    for batch in _batches(rows):
        for row, reading in zip(batch, _parse(batch), strict=True):
            if isinstance(reading, Refusal):
                yield reading
                continue
            try:
                yield {"id": row.get("id"), **mark(reading, almanac)}
            except Exception as error:  # noqa: BLE001 - one text of the world's must not stop the others
                yield Refusal(f"row {row.get('id')}", f"it could not be read ({type(error).__name__}: {error})")


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _parse(rows: list[Row]) -> list[Reading | Refusal]:
    """Make a report of each row and parse them together. A stage reads every text as English, whatever language it seems."""
    from dragoman.almanac import load_almanac  # noqa: PLC0415
    from dragoman.annotate.sentences import parse_reports  # noqa: PLC0415
    from dragoman.read.reports import Draft, make_report  # noqa: PLC0415

    almanac = load_almanac()
    made: list[Report | Refusal] = []
    for row in rows:
        said = {"published": str(row["published"])} if row.get("published") else {}
        name = str(row.get("id"))
        try:
            report = make_report(Draft(name, name, row["text"], said), almanac)
        except Exception as error:  # noqa: BLE001
            made.append(Refusal(f"row {name}", f"it could not be read ({type(error).__name__}: {error})"))
        else:
            made.append(replace(report, interpreted=True))
    parsed = parse_reports([report for report in made if isinstance(report, Report)])
    return [one if isinstance(one, Refusal) else next(parsed) for one in made]


def _annotate(reading: Reading, almanac: Almanac) -> Reading:
    from dragoman.annotate.names import mark_names as name  # noqa: PLC0415
    from dragoman.annotate.places import mark_places as place  # noqa: PLC0415
    from dragoman.annotate.times import mark_times as time  # noqa: PLC0415
    from dragoman.annotate.voices import mark_voices as voice  # noqa: PLC0415

    return voice(place(name(time(reading), almanac), almanac), almanac)


def _time_row(one: TimeExpression) -> Row:
    row: Row = {"start": one.span.start, "end": one.span.end, "text": one.text, "type": one.type, "value": one.value, "mod": one.mod}
    if one.when is not None:
        row |= {key: value for key, value in _when(one.when).items() if key != "words"}
    return row


def _mention_rows(reading: Reading) -> list[Row]:
    """Mentions, and the place names that are nobody's name."""
    covered = {index for mention in reading.mentions for index in range(*mention.tokens)}
    named = [_mention_row(one, reading) for one in reading.mentions]
    places = [_toponym_row(one) for one in reading.toponyms if not covered.intersection(range(*one.tokens))]
    return sorted([*named, *places], key=lambda row: (row["start"], -row["end"], row["kind"]))


def _mention_row(one: Mention, reading: Reading) -> Row:
    actor = None if one.refers_to is None else reading.actor_by_id.get(one.refers_to)
    return {
        "start": one.span.start, "end": one.span.end, "text": one.text, "kind": one.kind, "refers_to": one.refers_to,
        "name": one.name if actor is None else actor.name, "state": one.state or (None if actor is None else actor.state),
        "form": one.form, "office": one.office, "members": list(one.members), "because": one.because,
    }  # fmt: skip


def _toponym_row(one: Toponym) -> Row:
    place = one.place
    return {
        "start": one.span.start, "end": one.span.end, "text": one.text, "kind": "place", "refers_to": None if place is None else place.id,
        "name": None if place is None else place.name, "state": None if place is None else place.state,
        "form": "name", "office": None, "members": [], "because": one.because,
    }  # fmt: skip


def _place_row(one: Toponym) -> Row:
    place = one.place
    return {
        "start": one.span.start, "end": one.span.end, "text": one.text, "name": None if place is None else place.name,
        "state": None if place is None else place.state, "latitude": None if place is None else place.latitude,
        "longitude": None if place is None else place.longitude, "geonames": None if place is None else place.geonames,
        "because": one.because,
    }  # fmt: skip


def _quote_row(one: Attribution) -> Row:
    return {
        "source": _spans(one.source), "cue": _spans(one.cue), "content": _spans(one.content),
        "speaker": None if one.voice is None else one.voice.speaker, "manner": None if one.voice is None else one.voice.manner,
        "through": [{"speaker": voice.speaker, "manner": voice.manner} for voice in one.through], "stance": one.stance,
        "quoted": one.quoted,
    }  # fmt: skip


def account_row(account: Account, text: str) -> Row:
    """An account with its parties, its time, its place and its numbers."""
    return {
        "type": account.type, "modes": list(account.modes), "contexts": list(account.contexts), "status": account.status,
        "role": account.role, "stance": account.stance, "span": _span(account.span), "quote": account.span.of(text),
        "trigger": _span(account.trigger), "voices": [{"speaker": voice.speaker, "manner": voice.manner} for voice in account.voices],
        "actors": _parties(account, "actors"), "recipients": _parties(account, "recipients"), "participants": _parties(account, "participants"),
        "when": None if account.when is None else _when(account.when), "where": _where(account), "magnitude": _magnitudes(account),
        "because": account.because, "title": account.title,
    }  # fmt: skip


def _parties(account: Account, slot: str) -> list[Row]:
    return [_party(party) for party in account.parties(slot)]


def _party(party: Party) -> Row:
    return {
        "name": party.name, "kind": party.kind, "state": party.state, "sector": party.sector, "mentions": _spans(party.mentions),
        "office": party.office, "acting": party.acting, "id": party.actor,
    }  # fmt: skip


def _where(account: Account) -> Row | None:
    place = account.where
    if place is None:
        return None
    return {"name": place.name, "state": place.state, "latitude": place.latitude, "longitude": place.longitude}


def _magnitudes(account: Account) -> list[Row]:
    return [
        {
            "what": one.what, "subject": one.subject, "value": one.value, "at_least": one.at_least, "about": one.about,
            "low": one.low, "high": one.high, "unit": one.unit, "side": one.side, "span": _span(one.span),
        }
        for one in account.magnitudes
    ]  # fmt: skip


def _when(when: When) -> Row:
    return {
        "earliest": None if when.earliest is None else when.earliest.isoformat(),
        "latest": None if when.latest is None else when.latest.isoformat(),
        "words": when.words, "edtf": when.edtf, "basis": when.basis, "anchor": when.anchor, "because": when.because,
    }  # fmt: skip


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [_span(span) for span in spans]
