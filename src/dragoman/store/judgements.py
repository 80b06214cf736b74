"""Judgements: what people have judged, signed and kept; one that is taken back no longer counts, and is not forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert

from dragoman.model import Judgement
from dragoman.store import schema
from dragoman.store.nouns import read_noun, write_noun

if TYPE_CHECKING:
    from dragoman.store.database import Database


class JudgementShelf:
    """People's judgements on what is one happening; the machine's own are part of the reconciliation."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, judgement: Judgement) -> None:
        """Keep a judgement. The same one given again, or given again after it was taken back, counts once."""
        with self._database.writing() as connection:
            row = {"id": judgement.id, "noun": write_noun(judgement), "withdrawn": None}
            connection.execute(insert(schema.judgement).values(row).on_conflict_do_update(index_elements=["id"], set_=row))
            self._database.note_change(connection)

    def withdraw(self, judgement: str) -> bool:
        """Take a judgement back. False where none of this id counts."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        table = schema.judgement
        with self._database.writing() as connection:
            change = update(table).where(table.c.id == judgement, table.c.withdrawn.is_(None)).values(withdrawn=now)
            done = bool(connection.execute(change).rowcount)
            if done:
                self._database.note_change(connection)
        return done

    def standing(self) -> list[Judgement]:
        """Every judgement that counts, ordered by id, in terms of the ids that answer now."""
        table = schema.judgement
        query = select(table.c.noun).where(table.c.withdrawn.is_(None)).order_by(table.c.id)
        with self._database.reading() as connection:
            now = {row.old: row.new for row in connection.execute(select(schema.formerly.c.old, schema.formerly.c.new))}
            judgements = [read_noun(Judgement, noun) for noun in connection.execute(query).scalars()]
        return [replace(one, left=now.get(one.left, one.left), right=now.get(one.right, one.right)) for one in judgements]
