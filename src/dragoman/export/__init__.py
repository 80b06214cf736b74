"""Rows → other people's formats.

What comes in: the rows of a question, or events. What goes out: text in a format that another program reads. It refuses to know
where the rows come from, and to leave out whose word a thing is where the format has a place for it.
"""

from __future__ import annotations

from dragoman.export.jsonl import json_line, save_whole, write_jsonl

__all__ = ["json_line", "save_whole", "write_jsonl"]
