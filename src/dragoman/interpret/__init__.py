"""Reading → Telling: what one report tells, account by account, each made of claims that open their words.

What comes in: a `Reading`, a report with its parse, mentions, times, places and voices marked. What goes out: a `Telling`:
accounts of the sixteen PLOVER types and STATEMENT, read by a codebook that is data, with who acts on whom, modes, contexts,
status, role, stance, numbers and topics; sayings, undertakings, and the turns of mechanisms. It refuses to compare reports
(that is `reconcile`), to name a doer that nobody names, to take a plan for a deed, and to add up numbers.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.almanac import Almanac
from dragoman.interpret.codebook import Codebook, load_codebook
from dragoman.interpret.datelines import place_by_dateline
from dragoman.interpret.drafts import make_account
from dragoman.interpret.fold import fold_drafts
from dragoman.interpret.frames import read_drafts
from dragoman.interpret.opinions import weigh_drafts
from dragoman.interpret.roles import read_roles
from dragoman.interpret.sayings import find_sayings
from dragoman.interpret.scorer import load_scorer
from dragoman.interpret.steps import find_steps
from dragoman.interpret.titles import tell_what_is_denied, write_title
from dragoman.interpret.undertakings import find_undertakings
from dragoman.model import Account, Reading, Telling

__all__ = ["interpret_reading", "load_codebook", "read_accounts"]


def interpret_reading(reading: Reading, almanac: Almanac) -> Telling:
    """Understand one report: its accounts, sayings, undertakings and mechanism steps."""
    known = {actor.id for actor in reading.actors}
    reading = _with_hosts(reading, almanac)
    accounts = read_accounts(reading, load_codebook())
    sayings = tuple(find_sayings(reading, accounts))
    accounts = tell_what_is_denied(accounts, sayings)
    used = {party.actor for account in accounts for party in (*account.parties(), *account.parties("recipients"))}
    return Telling(
        reading.report.id,
        tuple(actor for actor in reading.actors if actor.id in known | used),
        accounts,
        sayings=sayings,
        undertakings=tuple(find_undertakings(reading, accounts)),
        steps=find_steps(reading, accounts),
        tenures=reading.tenures,
        ties=reading.ties,
    )


def read_accounts(reading: Reading, codebook: Codebook) -> tuple[Account, ...]:
    """The accounts of a report, in reading order."""
    drafts = read_drafts(reading, codebook)
    weigh_drafts(reading, drafts, codebook, load_scorer())
    place_by_dateline(reading, drafts)
    read_roles(reading, drafts)
    folded = fold_drafts(reading, drafts)
    for draft in folded:
        draft.title = write_title(reading, draft)
    return tuple(make_account(draft) for draft in folded)


def _with_hosts(reading: Reading, almanac: Almanac) -> Reading:
    """The reading with the states of its places among its actors: a visit to a city is a visit to its state."""
    named = {f"state-{toponym.place.state}" for toponym in reading.toponyms if toponym.place and toponym.place.state}
    wanted = sorted((named & set(almanac.entries)) - set(reading.actor_by_id))
    return replace(reading, actors=(*reading.actors, *(almanac.actor(name) for name in wanted)))
