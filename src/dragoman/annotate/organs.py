"""Organs of states: governments, which are the state itself, and ministries, armies and parliaments, which are bodies of it."""

from __future__ import annotations

import dataclasses

from dragoman.almanac import OfficeWord
from dragoman.annotate.grammar import Grammar, Item, Phrase
from dragoman.annotate.mentions import Desk, Draft
from dragoman.model import Actor, fold, identify

# These have a portfolio in the table too, but are no ministries: an embassy is not the foreign ministry, nor a central bank the treasury.
MINISTRIES = {"ministry", "department"}
GOVERNMENT = "government"
SMALL = {"of", "for", "and", "the", "in", "on", "to"}
# Names of states that stand with an article.
WITH_ARTICLE = (
    "United ",
    "Democratic ",
    "Republic ",
    "Netherlands",
    "Philippines",
    "Central African",
    "Dominican",
    "Czech Republic",
    "Bahamas",
    "Maldives",
)


def lay_organs(desk: Desk, grammar: Grammar) -> None:
    """Lay ministries and other organs of states: "the Taliban's Interior Ministry", "the Afghan Ministry of Interior", "the army"."""
    for item in grammar.items:
        word = item.part("ministry")
        if word is None or desk.taken[item.end - 1] is not None or desk.tokens[item.end - 1].pos not in {"NOUN", "PROPN"}:
            continue
        phrase = grammar.read(item)
        if desk.free(phrase.start, phrase.end) and not _describes(desk, grammar, item, phrase):
            _lay_organ(desk, grammar, phrase, word)


def _describes(desk: Desk, grammar: Grammar, item: Item, phrase: Phrase) -> bool:
    """Whether the organ only describes what follows: "Foreign Ministry spokesman", "army base", "Government Stance: …"."""
    following = grammar.starting.get(item.end)
    if following and (following.part("role") or following.part("ministry")) and phrase.end <= following.start:
        return True
    head = desk.head_of(phrase.start, phrase.end)
    above = desk.tokens[desk.tokens[head].head]
    lower = above.text[:1].islower()
    return desk.tokens[head].dep in {"compound", "amod", "nmod"} and not phrase.state and (lower or _is_label(desk, above.index))


def _is_label(desk: Desk, index: int) -> bool:
    """Whether a word ends a label that opens a line ("Government Stance:")."""
    return index + 1 < len(desk.tokens) and desk.tokens[index + 1].text == ":"


def _lay_organ(desk: Desk, grammar: Grammar, phrase: Phrase, word: OfficeWord) -> None:
    """Lay one organ, with its state where that is told; a government whose state is told is that state."""
    start, state = phrase.start, phrase.state or word.state
    owner = grammar.state_to.get(start)
    if owner and owner.form in {"demonym", "name"} and state == owner.state:
        # "Iraqi Security Forces": the demonym is part of the name as told.
        start = owner.start
    name = desk.text(start, phrase.end)
    draft = Draft(start, phrase.end, desk.head_of(start, phrase.end), "body", "name", state=state, name=name)
    draft.organ = organ_key(word, grammar.portfolio_key(phrase, word))
    if state:
        settle_organ(desk, draft, state, phrase.sector or word.sector, "organ of a state")
    elif phrase.owner:
        # "the Houthis' health ministry": of a group that is no state's government.
        made = Actor(identify("body", phrase.owner, draft.organ), "body", _capitals(name), (), None, phrase.sector or word.sector)
        draft.refers_to, draft.because = desk.add_actor(made), f"organ of {desk.cast[phrase.owner].name}"
    else:
        draft.form = "plural" if word.plural else "title"
    desk.lay(draft)


def organ_key(word: OfficeWord, portfolio: str | None) -> str:
    """What an organ is known by within its state: a ministry by its portfolio, another by the word for it."""
    if word.kind == GOVERNMENT:
        return GOVERNMENT
    return portfolio if portfolio and word.kind in MINISTRIES else word.canonical


def settle_organ(desk: Desk, draft: Draft, state: str, sector: str | None, because: str) -> None:
    """Let a mention stand for an organ of a state; the government is the state itself."""
    if draft.organ == GOVERNMENT:
        draft.kind, draft.form = "state", "government"
    draft.refers_to = organ_actor(desk, state, draft.organ or "", desk.text(draft.start, draft.end), sector)
    draft.because = because


def organ_actor(desk: Desk, state: str, key: str, written: str, sector: str | None) -> str:
    """The actor of a state's organ: one id for each state and portfolio, whatever it is called; what was written is an alias."""
    if key == GOVERNMENT:
        return desk.entry_actor(f"state-{state}").id
    if entry := _known_organ(desk, state, key):
        return desk.entry_actor(entry).id
    made = Actor(identify("body", state, key), "body", organ_name(desk, state, key, written), (), state, sector or _sector(desk, key))
    known = desk.cast[desk.add_actor(made)]
    if any(letter.isupper() for letter in written) and written not in {known.name, *known.aliases}:
        desk.cast[known.id] = dataclasses.replace(known, aliases=(*known.aliases, written))
    return known.id


def organ_id(desk: Desk, state: str, key: str) -> str:
    """The id that a state's organ goes by: the almanac's where it has one."""
    return _known_organ(desk, state, key) or identify("body", state, key)


def _known_organ(desk: Desk, state: str, key: str) -> str | None:
    """The almanac's entry for an organ that goes by its state's name or people: "Sudanese army" is the Sudanese Armed Forces."""
    called = [row.words for row in desk.almanac.offices.ministries.values() if row.canonical == key and row.kind not in MINISTRIES]
    owners = [*desk.almanac.states[state].demonyms, f"{desk.almanac.states[state].name}'s"]
    entries = {entry.id for word in called for owner in owners for entry in desk.almanac.find(f"{owner} {word}") if entry.state == state}
    return entries.pop() if len(entries) == 1 else None


def _sector(desk: Desk, key: str) -> str:
    """The sector of an organ where the text does not say whose hands it is in."""
    rows = (*desk.almanac.offices.ministries.values(), *desk.almanac.offices.portfolios.values())
    return next((row.sector for row in rows if row.sector and key in {row.canonical, row.portfolio}), "GOV")


def organ_name(desk: Desk, state: str, key: str, written: str = "") -> str:
    """The one name of a state's organ: "Interior Ministry of Afghanistan", "Armed Forces of the Democratic Republic of the Congo".

    A ministry for which the almanac has a name of its own ("State Department") keeps it, and another word than the almanac's
    for the same portfolio is kept as written: "Home Ministry of India".
    """
    rows = desk.almanac.offices.ministries.values()
    own = next((row.canonical for row in rows if row.state == state and row.portfolio == key and row.kind in MINISTRIES), None)
    if own:
        return own
    called = _capitals(_as_written(desk, key, written) or key.replace("+", " and "))
    if not any(row.canonical == key for row in rows):
        called = f"{called} Ministry"
    country = desk.almanac.states[state].name
    return f"{called} of {'the ' if country.startswith(WITH_ARTICLE) else ''}{country}"


def _as_written(desk: Desk, key: str, written: str) -> str | None:
    """The portfolio's own words where they are others than the almanac's: "home", not "interior"."""
    told = fold(written).split()
    rows = [row for row in desk.almanac.offices.portfolios.values() if row.portfolio == key and row.words in " ".join(told)]
    longest = max(rows, key=lambda row: (len(row.words), row.words), default=None)
    return longest.words if longest and longest.canonical != key and set(longest.words.split()) <= set(told) else None


def _capitals(words: str) -> str:
    """Words with capitals, as names are written."""
    return " ".join(word if word in SMALL else word[:1].upper() + word[1:] for word in words.split())
