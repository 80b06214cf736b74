"""Bytes → Report: one text as it came, told apart into what it is made of.

What comes in: paths of text files, HTML pages, JSON Lines, folders, or standard input. What goes out: a `Report` with its
text unedited, its parts (headline, standfirst, lines of date and writer, dateline, captions, crossheads, paragraphs, and
the page's furniture), its source, its language and its day of publication with every candidate; or a `Refusal` that names
the input and says why. It refuses to fetch anything, to mend a text silently, to invent a day, and to interpret a word.
"""

from __future__ import annotations

from dragoman.read.inputs import read_inputs
from dragoman.read.page import read_pages

__all__ = ["read_inputs", "read_pages"]
