"""What was known before we read: states and demonyms, seats, offices, bodies, armed groups, outlets, mechanisms, places.

What comes in: the tables in `data/`, which a desk officer can correct without Python; every row says where it comes from, and
a row that cannot be right is refused with its table and line. What goes out: one `Almanac`, loaded once through
`load_almanac()`, that finds names in a row of words, says which state a demonym or a seat stands for, and gives the actor that
an entry was on a given day (the Taliban are armed opposition before 15 August 2021 and Afghanistan's acting government after).
The gazetteer is loaded only when a place is asked for. It refuses to know office-holders: those are read from the reports and
kept with their dates. It takes no position on a disputed place: its state is None and its claimants are listed.
"""

from dragoman.almanac.almanac import Almanac, load_almanac
from dragoman.almanac.entries import Entry
from dragoman.almanac.gazetteer import GazetteerPlace
from dragoman.almanac.offices import OfficeWord
from dragoman.almanac.states import State

__all__ = ["Almanac", "Entry", "GazetteerPlace", "OfficeWord", "State", "load_almanac"]
