"""Memory: what the last reconciliation worked out, for the next one. It changes what is worked out again, never what comes out."""

from __future__ import annotations

from dragoman.model import Event
from dragoman.reconcile.ledgers.bearing import Bearing
from dragoman.reconcile.likeness import Likeness
from dragoman.reconcile.passages import Passage
from dragoman.reconcile.shelf import Shelf
from dragoman.reconcile.traits import Traits


class Memory:
    """The passages of reports, the traits of accounts, the likeness of pairs, events, and what bears on promises. keep is False to remember nothing."""

    def __init__(self, *, keep: bool = True) -> None:
        self.passages: Shelf[tuple[Passage, ...]] = Shelf(keep=keep)
        self.traits: Shelf[Traits] = Shelf(keep=keep)
        self.likenesses: Shelf[Likeness] = Shelf(keep=keep)
        self.events: Shelf[Event] = Shelf(keep=keep)
        self.bearings: Shelf[tuple[Bearing, ...]] = Shelf(keep=keep)

    def turn(self) -> None:
        """Forget what the reconciliation that just ended did not ask for: the record no longer has it."""
        for shelf in (self.passages, self.traits, self.likenesses, self.events, self.bearings):
            shelf.turn()
