"""Grammar: the sentences in which the simulated press tells what happened, and the ways in which it copies.

In an opening [brackets] stand round the word that tells the act; {a} and {b} are the parties, {on} the day and {at} the place where
they are told, {m} the matter, {n} the count. Colour is everything else that fills a report and tells nothing of its own.
"""

from __future__ import annotations

import re
from random import Random

OPENINGS = {
    "meeting": (
        "{a} [met] {b}{at}{on} to go through {m}", "{a} and {b} sat down{at}{on} and [talked] about {m}", "{b} [received] {a}{at}{on}; {m} headed the list",
        "A [meeting] between {a} and {b}{at}{on} turned to {m}", "Over two hours{at}{on}, {a} [discussed] {m} with {b}", "{a} [held] discussions with {b}{at}{on} centred upon {m}",
        "Behind closed doors{at}, {a} and {b} [conferred]{on} over {m}", "{m} brought {a} and {b} together for a [meeting]{at}{on}",
    ),
    "visit": (
        "{a} began a [visit] to {b}{on}, landing{at} with a file marked {m}", "{a} arrived{at}{on} for an official [visit] to {b} shaped by {m}",
        "A red carpet awaited {a}{at} as a [visit] to {b} opened{on}, {m} in the luggage", "{a} is on a [trip] to {b}{on}, where {m} will be raised{at}",
    ),
    "call": (
        "{a} [called] {b}{on} about {m}", "{a} and {b} [spoke] by telephone{on} regarding {m}", "In a telephone [conversation]{on}, {a} pressed {b} over {m}",
        "{a} rang {b}{on} and they [talked] of {m}",
    ),
    "talks": (
        "Delegations from {a} and {b} opened the {r} round of [talks]{at}{on}, with {m} first", "The {r} round of [negotiations] between {a} and {b} was held{at}{on} around {m}",
        "{a} and {b} gathered{at}{on} for the {r} round of [talks], which weighed {m}", "Envoys of {a} and {b} [met]{at}{on} for the {r} round of talks touching {m}",
    ),
    "attack": (
        "{a} [killed] {n} {s} soldiers{at}{on} in an ambush near {m}", "{n} {s} soldiers were [killed]{on} when {a} stormed a post{at} close to {m}",
        "Gunmen of {a} [attacked] a convoy{at}{on}, leaving {n} {s} soldiers dead beside {m}", "An [assault] by {a}{at}{on} left {n} {s} soldiers dead; {m} had stirred anger there",
        "{a} fighters [raided] a garrison{at}{on}; {n} {s} soldiers died as quarrels over {m} simmered",
    ),
    "statement": (
        "{a} [said]{on} that {m} would decide the coming year", "{a} [told] lawmakers{on} how {m} weighed upon the budget", "Speaking to journalists{on}, {a} [described] {m} as the hardest of files",
        "{m}, {a} [remarked]{on}, had been left alone too long",
    ),
    "charge": (
        "{a} [accused] {b}{on} of bad faith over {m}", "{a} [blamed] {b}{on} for sabotage of {m}", "In a sharp note{on}, {a} [charged] that {b} had tampered with {m}",
        "{a} [alleged]{on} that agents of {b} meddled in {m}",
    ),
    "denial": (
        "{b} had nothing to do with {m}, {a} [said]{on}, rejecting {c}'s accusation", "{a} [denied]{on} the accusation by {c} of meddling in {m}",
        "{a} [dismissed] as fantasy{on} what {c} alleged of {m}",
    ),
    "ceasefire": (
        "{a} and {b} [agreed] a ceasefire{at}{on}, setting aside {m}", "A [truce] between {a} and {b} was reached{at}{on} after haggling over {m}",
        "{a} and {b} [signed] a ceasefire{at}{on} that leaves out {m}",
    ),
    "pledge": (
        "{a} [promised] {b}{on} to settle {m} before winter", "{a} [pledged]{on} towards {b} that {m} would be resolved", "{a} gave {b} its word{on} and [undertook] to deal with {m}",
    ),
    "kept": (
        "{a} [honoured] its promise to {b}{on} and settled {m}", "{a} [delivered]{on} on {m}, as promised to {b}",
    ),
    "broken": (
        "{b} [accused] {a}{on} of breaking its promise on {m}", "{b} said{on} that {a} [violated] its pledge about {m}",
    ),
    "plan": (
        "{a} will [meet] {b}{at}{on} to take up {m}", "{a} and {b} are to hold a [meeting]{at}{on} with {m} before them", "A [meeting] of {a} with {b} is planned{at}{on}, {m} its subject",
    ),
}  # fmt: skip
JOINTS = (
    "; afterwards they spoke of {m}",
    ", and of {m} too",
    ", while {m} stayed open",
    ", not forgetting {m}",
    ", with {m} beside it",
    "",
)
# Plain words, each with another that a desk may put in its place.
ADJECTIVES = """old:ancient narrow:tight grey:ashen quiet:hushed bitter:sour costly:dear patient:calm rusty:corroded crowded:packed distant:remote
early:premature famous:renowned gentle:mild hasty:hurried hollow:empty idle:lazy jealous:envious keen:eager loyal:faithful modest:humble noisy:loud
odd:strange pale:faded proud:haughty rare:scarce rough:coarse secret:hidden shallow:thin silent:mute sleepy:drowsy solid:firm steep:sheer stiff:rigid
stubborn:obstinate sudden:abrupt tired:weary tidy:neat timid:shy vast:huge weak:feeble wealthy:rich wet:damp wild:savage wise:shrewd worn:shabby"""
NOUNS = """clerk:scribe harbour:port orchard:grove printer:publisher baker:miller surgeon:doctor ledger:register carpet:rug bell:gong lantern:lamp
bridge:viaduct cellar:basement chapel:shrine chimney:stack cottage:cabin engine:motor farm:ranch fence:hedge ferry:barge garden:yard gate:portal
hotel:inn island:isle jury:panel kitchen:galley ladder:stair library:archive market:bazaar meadow:pasture mill:works mirror:glass museum:gallery
novel:book palace:manor parcel:package pilot:airman porter:doorman quarry:pit railway:tramway river:stream school:academy shepherd:herdsman
station:depot statue:monument stove:oven street:lane student:pupil tailor:draper tavern:pub teacher:tutor temple:sanctuary theatre:playhouse
tower:turret trader:merchant valley:dale village:hamlet violin:fiddle wagon:cart warehouse:store waiter:steward widow:dowager window:pane workshop:studio"""
VERBS = """admired:praised avoided:shunned blocked:barred borrowed:rented bought:purchased buried:interred carried:hauled chased:pursued cleaned:scrubbed
copied:traced counted:tallied covered:cloaked crossed:traversed cursed:damned described:depicted doubted:questioned drew:sketched envied:coveted
feared:dreaded fixed:mended followed:trailed forgot:overlooked found:discovered guarded:watched hated:loathed hid:concealed ignored:disregarded
inherited:received invented:devised joined:entered kept:retained lifted:raised lit:kindled loved:adored measured:gauged missed:lacked moved:shifted
needed:required noticed:spotted offered:proposed opened:unlocked owned:possessed painted:coloured polished:buffed pulled:dragged pushed:shoved
raised:hoisted repaired:restored sold:vended spoiled:ruined stole:robbed studied:examined taught:instructed trusted:believed visited:toured washed:rinsed"""
PREPOSITIONS = ("beside", "behind", "above", "below", "near", "opposite", "beyond", "inside")
LEADS = (
    "as the {x} {y} {v} the {z}",
    "while a {x} {y} {v} its {z}",
    "though no {x} {y} {v} any {z}",
    "where the {y} {v} a {x} {z}",
    "because some {y} {v} that {x} {z}",
)


def _words(table: str) -> tuple[str, ...]:
    return tuple(pair.partition(":")[0] for pair in table.split())


# A few thousand compounds, for a press has many words.
_COMPOUNDS = tuple(f"{first}-{second}" for first in _words(NOUNS) for second in _words(NOUNS) if first != second)
NAMED = {"x": _words(ADJECTIVES), "y": _words(NOUNS) * 20 + _COMPOUNDS, "z": _words(NOUNS) * 20 + _COMPOUNDS, "v": _words(VERBS)}
SYNONYMS = dict(pair.split(":") for table in (ADJECTIVES, NOUNS, VERBS) for pair in table.split())
WORD = re.compile(r"[a-z]+")


def lay_out(template: str, **parts: str) -> tuple[str, str]:
    """A sentence out of an opening, and the word in it that tells the act."""
    opened = template.format(**parts)
    cue = opened[opened.index("[") + 1 : opened.index("]")]
    return opened.replace("[", "").replace("]", ""), cue


def colour(chance: Random, matter: tuple[str, ...]) -> str:
    """A sentence that tells nothing of its own."""
    x, y, v, z, w = (chance.choice(NAMED[slot]) for slot in "xyvzx")
    told = f"{x} {y} {v} the {w} {z} {chance.choice(PREPOSITIONS)} {chance.choice(matter)}, {aside(chance)}"
    return f"{chance.choice(('A', 'The', 'One', 'That'))} {told}."


def aside(chance: Random) -> str:
    """What a writer adds to a sentence to fill the line: no two writers the same."""
    return chance.choice(LEADS).format(**{slot: chance.choice(words) for slot, words in NAMED.items()})


def reword(sentence: str, chance: Random, portion: float, keep: str = "") -> str:
    """The same sentence with so many of its words exchanged for others; the word that tells the act stays."""

    def exchange(found: re.Match[str]) -> str:
        word = found.group()
        return SYNONYMS[word] if word in SYNONYMS and word != keep and chance.random() < portion else word

    return WORD.sub(exchange, sentence)
