"""Questions: a record in, rows out, in the exact shapes that programs rely on.

What comes in: a `Database` and what is asked. What goes out: rows (plain dicts, keys in a fixed order, ordered by id) in which
every value opens its sentence. It refuses to know how anything was read, to settle what the reports leave open, and to change
anything.
"""

from __future__ import annotations

from dragoman.query.actors import Wanted, find_actors
from dragoman.query.brief import write_brief
from dragoman.query.days import tell_day, tell_reach, tell_when
from dragoman.query.doubts import list_doubts, list_judgements
from dragoman.query.dyads import list_dyads, list_ties
from dragoman.query.events import Asked, list_events
from dragoman.query.find import find_happening, find_id, judgement_row, open_id, shorten_ids
from dragoman.query.ledgers import list_claims, list_commitments, list_disagreements, list_mechanisms, list_offices
from dragoman.query.reports import label_reports, list_reports
from dragoman.query.search import search_reports
from dragoman.query.shapes import Row
from dragoman.query.timeline import in_order, list_timeline

__all__ = [
    "Asked", "Row", "Wanted", "find_actors", "find_happening", "find_id", "in_order", "judgement_row", "label_reports", "list_claims",
    "list_commitments", "list_disagreements", "list_doubts", "list_dyads", "list_events", "list_judgements", "list_mechanisms", "list_offices", "list_reports",
    "list_ties", "list_timeline", "open_id", "search_reports", "shorten_ids", "tell_day", "tell_reach", "tell_when", "write_brief",
]  # fmt: skip
