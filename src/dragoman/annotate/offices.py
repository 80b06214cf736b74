"""Offices in the text: what the title is, whose, with what qualifier, and who is told to hold it."""

from __future__ import annotations

from itertools import pairwise

from dragoman.almanac import OfficeWord
from dragoman.annotate.grammar import TENURE_QUALIFIERS, TITLE_QUALIFIERS, Grammar, Item, Phrase
from dragoman.annotate.mentions import Desk, Office

JOINTS = {"and", "&", "/", "cum"}
# Of these the portfolio stays behind: "High Commissioner for Peace", "Deputy Prime Minister for Economic Affairs".
FOR_SOMETHING = {"head of government", "deputy head of government"}
# So many letters make two words of a portfolio one ("defense", "defence"); general words do not.
STEM = 4
GENERAL = {"affairs", "national", "public", "and", "of", "development"}
NOUNISH = {"NOUN", "PROPN", "ADJ"}


def read_offices(desk: Desk, grammar: Grammar) -> list[Office]:
    """Every office phrase of a sentence, in order, without the persons; plural titles too."""
    found: list[Office] = []
    for item in grammar.items:
        word = item.part("role") or item.part("epithet")
        if word is None or (found and item.start < found[-1].end) or not _is_title(desk, grammar, item, word):
            continue
        phrase = grammar.read(item)
        if not desk.free(max(phrase.start, found[-1].end if found else 0), phrase.start):
            continue
        office = _make_office(desk, grammar, phrase, word)
        if found and found[-1].end == office.start and (item.part("honorific") or word.kind in {"monarch", "royal", "cleric"}):
            # "Foreign Minister Senator Ishaq Dar": behind an office it is a form of address, or a name ("Amir Khan Muttaqi").
            continue
        found.append(office)
        desk.offices.append(office)
        if office.plural:
            desk.plural_at.update(dict.fromkeys(range(office.start, office.end), office))
            continue
        for index in range(office.start, office.end):
            if desk.taken[index] is None:
                desk.taken[index] = office
    _join(desk, found)
    return found


def _is_title(desk: Desk, grammar: Grammar, item: Item, word: OfficeWord) -> bool:
    """Whether a role word stands for an office here, and not for something else ("official visit", "general election")."""
    token = desk.tokens[item.end - 1]
    if desk.taken[item.start] is not None or token.pos not in NOUNISH:
        return False
    if token.pos == "ADJ" or token.tag == "JJ":
        # "Pakistan's official Tarar": an adjective to the tagger, but a name follows it.
        return item.end < grammar.last and desk.tokens[item.end].pos == "PROPN" and desk.tokens[item.end].text[0].isupper()
    following = desk.tokens[item.end] if item.end < grammar.last else None
    if not word.words.isascii() and item.end - item.start == 1 and token.text.isascii():
        # "in charge" is no chargé.
        return False
    if token.text[0].islower() and token.tag == "JJ" and item.end in grammar.state_from:
        # "official Baku" is the government.
        return False
    before = desk.tokens[item.start - 1] if item.start > grammar.first else None
    named = before is not None and before.entity == "PERSON" and before.text[:1].isupper() and item.start not in grammar.ending
    if item.end - item.start == 1 and named and token.entity == "PERSON":
        # "Julie Bishop" ends in a word that is a title elsewhere.
        return False
    # "presidential race", "Secretary-Level Mechanism", "minister-level talks": the role only describes what follows.
    if following and following.text in {"-", "–"} and desk.glued(item.end) and not grammar.starting.get(item.end + 1):
        return False
    compound = (
        token.dep in {"compound", "nmod", "amod"} and following is not None and following.pos == "NOUN" and following.text[0].islower()
    )
    return not compound or following is None or bool(grammar.starting.get(item.end)) or word.plural


def _make_office(desk: Desk, grammar: Grammar, phrase: Phrase, word: OfficeWord) -> Office:
    """The office that a phrase tells."""
    of_title = [each for each in phrase.qualifiers if _in_title(each, word)]
    of_tenure = [each for each in phrase.qualifiers if (each.kind or "") in TENURE_QUALIFIERS]
    return Office(
        phrase.start, phrase.end, phrase.head.end - 1, _title(desk, phrase, word, of_title),
        word.canonical, word.kind, phrase.sector if phrase.owner and phrase.sector else word.sector, grammar.portfolio_key(phrase, word),
        phrase.state or word.state, phrase.body, phrase.about,
        of_tenure[0].canonical.lower() if of_tenure else None, word.plural, word.part == "epithet", phrase.possessor,
        deputy=any(each.kind in {"deputy", "assistant"} for each in of_title),
    )  # fmt: skip


def _in_title(qualifier: OfficeWord, word: OfficeWord) -> bool:
    """Whether a qualifier is part of the title: "Deputy", "Special", and "Senior" where it is a grade ("Senior Adviser")."""
    return qualifier.kind in TITLE_QUALIFIERS or (
        qualifier.canonical in {"senior", "chief", "principal", "first"} and word.kind in {"adviser", "minister", "secretary"}
    )


def _title(desk: Desk, phrase: Phrase, word: OfficeWord, qualifiers: list[OfficeWord]) -> str:
    """The canonical title: "Deputy Interior Minister", "Special Envoy for Afghanistan", "Minister for Refugees"."""
    first, _, rest = word.canonical.partition(" ")
    level = desk.almanac.offices.qualifiers.get(first)
    # "Federal Secretary": the level is style.
    role = _capitals(rest if rest and level and level.kind == "level" and rest in desk.almanac.offices.roles else word.canonical)
    joined = " and ".join(_capitals(_told(portfolio)) for portfolio in phrase.portfolios)
    before = [_capitals(qualifier.canonical) for qualifier in qualifiers]
    if phrase.more:
        first, _, last_word = role.rpartition(" ")
        return " ".join([*before, first, "and", joined, last_word])
    last, after = desk.tokens[phrase.end - 1], ""
    if phrase.body_name:
        before.append(_capitals(phrase.body_name.removeprefix("the ").removeprefix("The ")))
    elif (
        phrase.portfolio_after
        and phrase.portfolios
        and (len(phrase.portfolios) > 1 or last.tag in {"NNS", "NNPS"} or word.kind in FOR_SOMETHING or "commissioner" in word.canonical)
        and phrase.about is None
    ):
        # "Minister for Refugees" has no form with the portfolio in front.
        after = f" {phrase.link or 'of'} {joined}"
    elif joined:
        before.append(joined)
    if phrase.about:
        after += f" {phrase.link} {phrase.about}"
    return " ".join([*before, role]) + after


def _told(portfolio: OfficeWord) -> str:
    """A portfolio in the one spelling of its row; in its own words where those are others ("human rights" among social affairs)."""
    stems = {word[:STEM] for word in portfolio.canonical.lower().split()}
    same = any(word[:STEM] in stems for word in portfolio.words.lower().split() if word not in GENERAL)
    return portfolio.canonical if same else portfolio.words


def _capitals(words: str) -> str:
    """Title case, as offices are written."""
    small = {"of", "for", "and", "the", "to", "in"}
    written = (word if word in small or not word[:1].islower() or "'" in word[:2] else word[0].upper() + word[1:] for word in words.split())
    return " ".join(written).replace("-general", "-General").replace("-in-chief", "-in-Chief")


def _join(desk: Desk, offices: list[Office]) -> None:
    """Let "Deputy Prime Minister and Foreign Minister" share their state."""
    for left, right in pairwise(offices):
        if joined(desk, left, right):
            right.state, left.state = right.state or left.state, left.state or right.state
            right.possessor = left.possessor if right.possessor is None else right.possessor


def joined(desk: Desk, left: Office, right: Office) -> bool:
    """Whether two offices stand side by side as one person's: nothing but "and" between them."""
    return right.start - left.end == 1 and desk.lower[left.end] in JOINTS and not left.plural and not right.plural


def office_words(office: Office) -> frozenset[str]:
    """The words by which an office is known again: role and portfolio."""
    return frozenset(" ".join(filter(None, (office.portfolio, office.role))).lower().split())


def same_office(told: Office, held: Office) -> bool:
    """Whether a title may mean an office that someone holds: same role (an epithet: same portfolio), nothing that speaks against it."""
    if (told.state and held.state and told.state != held.state) or (told.about and held.about and told.about != held.about):
        return False
    if told.portfolio and held.portfolio and told.portfolio != held.portfolio:
        return False
    if told.epithet:
        return told.kind == held.kind and (not told.portfolio or told.portfolio == held.portfolio)
    if told.title == held.title:
        return True
    # "the minister" may be any minister, "the envoy" a special envoy, and "the interior minister" no deputy.
    return (
        told.kind == held.kind
        and told.deputy == held.deputy
        and (told.bare or (told.portfolio == held.portfolio and told.role == held.role))
    )
