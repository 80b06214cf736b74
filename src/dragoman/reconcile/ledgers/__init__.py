"""The ledgers: who promised what, who claims what, who held what, and what was set up and where it stands."""

from dragoman.reconcile.ledgers.commitments import keep_commitments
from dragoman.reconcile.ledgers.incumbents import contest_offices, list_rivals
from dragoman.reconcile.ledgers.mechanisms import keep_mechanisms
from dragoman.reconcile.ledgers.offices import keep_offices
from dragoman.reconcile.ledgers.propositions import keep_propositions

__all__ = ["contest_offices", "keep_commitments", "keep_mechanisms", "keep_offices", "keep_propositions", "list_rivals"]
