"""Every error we raise, as a tree on one screen. A class's docstring is the sentence the user reads, with what to do next.

We raise for a caller's mistake. The world's mess is returned: an input that cannot be read is a `Refusal`.
"""

from __future__ import annotations

from functools import partial


class DragomanError(Exception):
    """Something went wrong that you can put right."""

    def __init__(self, **named: object) -> None:
        self.named = named
        super().__init__(str(self))

    def __reduce__(self) -> tuple[partial[DragomanError], tuple[()]]:
        """Come whole out of the process that raised it."""
        return partial(type(self), **self.named), ()

    def __str__(self) -> str:
        return (type(self).__doc__ or "").strip().format(**self.named)


class RecordError(DragomanError):
    """The record cannot be used."""


class RecordIsNewer(RecordError):
    """{path} was written by a newer Dragoman (record version {found}; this one knows {known}). Update Dragoman, or choose another record with --record."""


class RecordIsNotARecord(RecordError):
    """{path} is not a Dragoman record ({why}). Choose another file with --record."""


class RecordIsBusy(RecordError):
    """{path} is being written by another Dragoman ({holder}). Wait for it to finish, or choose another record with --record."""


class RecordCannotBeWritten(RecordError):
    """{path} could not be used ({why}). What was acknowledged is safe: put that right, then run the same command again."""


class RecordIsMissing(RecordError):
    """There is no record at {path} yet. Make one with: dragoman add REPORTS --record {path}"""


class NotFound(DragomanError):
    """Nothing in the record has the id {id}. List ids with: dragoman events, or dragoman reports"""


class UnclearId(DragomanError):
    """{id} is the beginning of several ids: {found}. Write more of it."""


class BadQuestion(DragomanError):
    """{what} is not understood: {why}"""


class TableError(DragomanError):
    """{table}, line {line}: {why}"""
