"""Nouns ⇄ one SQLite file: everything that was read, understood and judged, and nothing twice.

What comes in: a `Report` with its `Telling` (stored together or not at all), a `Reconciliation` (stored as one whole, with
the state of the record it was made from), and signed `Judgement`s. What goes out: the same nouns again, by id, by what they
say of themselves, or by the words in the text. It refuses to read, to interpret and to decide anything, and it refuses files
that are not a record, records of a newer version, and a second writer.
"""

from __future__ import annotations

from dragoman.store.database import Database
from dragoman.store.ledgers import Sought
from dragoman.store.reports import Arrival, Placing
from dragoman.store.search import Hit

__all__ = ["Arrival", "Database", "Hit", "Placing", "Sought"]
