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
    "; afterwards both spoke of {m}",
    ", and of {m} too",
    ", while {m} stayed open",
    ", not forgetting {m}",
    ", with {m} beside it",
    "",
)
SUBJECTS = (
    "aides on either side", "a clerk in the protocol office", "shopkeepers near the square", "retired officers", "the opposition benches", "two former envoys",
    "diplomats who asked for silence", "union leaders", "an economist at the college", "taxi drivers", "the editorial pages", "villagers upstream", "bankers",
    "photographers in the corridor", "a translator of long standing", "lawyers for the companies", "border guards", "the national archive", "parents of recruits",
)  # fmt: skip
VERBS = (
    "expect little from", "have waited years for an answer on", "fear another quarrel about", "wrote a thick memorandum concerning", "keep returning to",
    "doubt that anyone understands", "would rather postpone", "welcomed any word about", "counted the cost of", "shrug when asked about", "were briefed yesterday regarding",
    "see no shortcut through", "remember earlier failures around", "laid bets upon", "drew maps of", "complain loudly about", "published figures for",
)  # fmt: skip
TAILS = (
    "as rain kept the crowds away", "although none would be named", "and the markets barely moved", "in spite of the holiday", "while cameras waited outside", "before supper was served",
    "according to people in the room", "which surprised nobody", "with a smile that hid a good deal", "under portraits of forgotten kings", "long after midnight", "without a single handshake",
    "as snow closed the northern pass", "and a brass band played on", "though the lifts were broken", "in a hall that smelled of paint", "with translators at both ears",
)  # fmt: skip
# What a desk changes in a text it takes over, and a machine far more often: the same things in other words.
SYNONYMS = dict(
    pair.split(":")
    for pair in (
        "expect:await little:nothing waited:longed years:ages answer:reply fear:dread quarrel:dispute thick:long memorandum:paper concerning:about "
        "returning:coming doubt:question anyone:anybody understands:grasps postpone:delay welcomed:greeted counted:reckoned cost:price shrug:sigh briefed:informed "
        "regarding:on shortcut:way remember:recall earlier:previous failures:defeats laid:placed bets:wagers complain:grumble loudly:openly published:printed "
        "figures:numbers rain:drizzle crowds:onlookers named:identified markets:exchanges barely:hardly moved:stirred holiday:festival waited:stood outside:nearby "
        "supper:dinner served:laid people:those room:hall surprised:astonished smile:grin hid:concealed portraits:paintings forgotten:bygone midnight:dark single:lone "
        "handshake:greeting snow:ice closed:blocked pass:road band:orchestra played:went lifts:elevators broken:idle smelled:reeked paint:varnish aides:assistants "
        "clerk:secretary office:department shopkeepers:traders square:market retired:former officers:soldiers diplomats:officials silence:anonymity leaders:bosses "
        "college:university drivers:men villagers:farmers photographers:cameramen corridor:hallway lawyers:counsel companies:firms guards:police parents:families "
        "headed:topped list:agenda turned:moved centred:focused together:face opened:started official:formal shaped:driven pressed:urged ambush:trap stormed:overran "
        "close:next convoy:column quarrels:rows simmered:smouldered lawmakers:deputies weighed:pressed journalists:reporters hardest:toughest sharp:stern agents:men "
        "setting:leaving haggling:bargaining settle:solve resolved:settled planned:scheduled subject:topic"
    ).split()
)
WORD = re.compile(r"[a-z]+")


def lay_out(template: str, **parts: str) -> tuple[str, str]:
    """A sentence out of an opening, and the word in it that tells the act."""
    opened = template.format(**parts)
    cue = opened[opened.index("[") + 1 : opened.index("]")]
    return opened.replace("[", "").replace("]", ""), cue


def colour(chance: Random, matter: tuple[str, ...]) -> str:
    """A sentence that tells nothing of its own."""
    subject = chance.choice(SUBJECTS)
    return f"{subject[0].upper()}{subject[1:]} {chance.choice(VERBS)} {chance.choice(matter)}, {chance.choice(TAILS)}."


def reword(sentence: str, chance: Random, portion: float, keep: str = "") -> str:
    """The same sentence with so many of its words exchanged for others; the word that tells the act stays."""

    def exchange(found: re.Match[str]) -> str:
        word = found.group()
        return SYNONYMS[word] if word in SYNONYMS and word != keep and chance.random() < portion else word

    return WORD.sub(exchange, sentence)
