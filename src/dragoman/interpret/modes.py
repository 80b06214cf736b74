"""Modes: how an act was done - the row's own modes, the complement's, and what the words near the trigger say."""

from __future__ import annotations

from dragoman.interpret.codebook import Codebook
from dragoman.interpret.settings import steps_between
from dragoman.interpret.triggers import Trigger, find_triggers, objects_of
from dragoman.model import Reading


def read_modes(reading: Reading, trigger: Trigger, name: str, codebook: Codebook) -> tuple[str, ...]:
    """The modes of the account: the row's, the complement's, and what the words near the trigger say."""
    entry = codebook.types[name]
    if name != trigger.type:
        complement = entry.mode_by_complement.get(trigger.type, "")
        return (complement,) if complement else ()
    modes = dict.fromkeys(trigger.pattern.row.modes)
    if entry.mode_by_complement and not modes:
        modes.update(dict.fromkeys(_mode_of_complement(reading, trigger, codebook)))
    if entry.mode_words:
        near = {trigger.token, *objects_of(reading, reading.tokens[trigger.token])}
        near.update(child for child in reading.tokens[trigger.token].children if reading.tokens[child].dep in {"amod", "compound", "nsubj"})
        told = {reading.tokens[index].lemma.lower() for index in near} | {reading.tokens[index].text.lower() for index in near}
        modes.update(dict.fromkeys(mode for mode, words in entry.mode_words.items() if told & set(words)))
    if (
        name == "CONSULT"
        and not modes
        and any(word in reading.report.text[reading.tokens[trigger.token].start :][:80] for word in ("by phone", "by telephone"))
    ):
        modes["phone"] = None
    return tuple(modes)


def _mode_of_complement(reading: Reading, trigger: Trigger, codebook: Codebook) -> tuple[str, ...]:
    """The mode that what is asked, refused or threatened picks."""
    first, last = trigger.token + 1, min(trigger.token + 25, len(reading.tokens))
    below = set(reading.subtree(trigger.token))
    inside = [one for one in find_triggers(reading, codebook, first, last) if one.token in below and one.type != "STATEMENT"]
    rules = codebook.types[trigger.type].mode_by_complement
    if not inside:
        mode = rules.get("other", "")
    else:
        nearest = min(inside, key=lambda one: (steps_between(reading, trigger.token, one.token), one.token))
        mode = rules.get(nearest.type, rules.get("other", ""))
    return (mode,) if mode else ()
