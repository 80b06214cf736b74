"""Office phrases: whose, what rank, what portfolio, what role, for what; and ministries by the same pattern."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.almanac import OfficeWord
from dragoman.annotate.known import StateWords
from dragoman.annotate.mentions import Desk, Draft
from dragoman.model import Sentence

POSSESSIVES = {"'s", "’s", "'", "’"}
HYPHENS = {"-", "–"}
LINKS = {"of", "for", "to", "on"}
# By the almanac's sort of qualifier: those that belong to the title itself, and those that qualify the tenure.
# The others ("federal", "top", "veteran") are style and are left out.
TITLE_QUALIFIERS = {"deputy", "special", "assistant", "additional", "joint", "permanent", "honorary"}
TENURE_QUALIFIERS = {"acting", "interim", "caretaker", "de facto", "former", "outgoing", "incoming", "designate", "elect"}


# "RSF commander" leads the group; "Taliban foreign minister" is a minister of the Taliban's.
# Of these there is one for a place.
PLACE_ROLES = {"governor", "mayor", "chief minister", "local official", "police chief"}
GROUP_ROLES = {"leader", "commander", "head of body", "spokesperson", "negotiator", "party leader"}


@dataclass(slots=True)
class Item:
    """Office words where they stand in a sentence."""

    start: int
    end: int
    words: tuple[OfficeWord, ...]

    def part(self, name: str) -> OfficeWord | None:
        """The meaning as this part of a title, if it has one."""
        return next((word for word in self.words if word.part == name), None)


@dataclass(slots=True)
class Phrase:
    """A title or the name of a ministry as read: the words around a head, and whose it is."""

    start: int
    end: int
    head: Item
    qualifiers: list[OfficeWord] = field(default_factory=list)
    portfolios: list[OfficeWord] = field(default_factory=list)
    portfolio_after: bool = False
    body_name: str | None = None
    body: str | None = None
    body_key: str | None = None
    state: str | None = None
    about: str | None = None
    link: str | None = None
    sector: str | None = None
    possessor: int | None = None
    owner: str | None = None
    # "Minister for Interior and Narcotics Control", where the table has the first as one title.
    more: bool = False


class Grammar:
    """The office words of one sentence and what stands around them."""

    def __init__(self, desk: Desk, sentence: Sentence, states: list[StateWords]) -> None:
        self.desk = desk
        self.first, self.last = sentence.tokens
        self.items = [
            Item(self.first + start, self.first + end, found) for start, end, found in desk.almanac.offices.match(desk.texts(sentence))
        ]
        for item in self.items:
            # "ministry of the" is one row of the table; the link is read like any other.
            while item.end - item.start > 1 and desk.lower[item.end - 1] in {*LINKS, "the"}:
                item.end -= 1
        self.starting = {item.start: item for item in self.items}
        self.ending = {item.end: item for item in self.items}
        self.state_from = {words.start: words for words in states}
        self.state_inner = {index for words in states for index in range(words.start + 1, words.end)}
        self.state_to = {words.end: words for words in states}

    def read(self, item: Item) -> Phrase:
        """The whole phrase around a role or a ministry's head word."""
        phrase = Phrase(item.start, item.end, item)
        self._read_left(phrase)
        self._read_right(phrase)
        self._read_owner(phrase)
        return phrase

    def _read_left(self, phrase: Phrase) -> None:
        """Portfolios, qualifiers, and the body whose secretary it is ("Supreme National Security Council Secretary")."""
        while True:
            start = phrase.start
            if start - 1 >= self.first and self.desk.tokens[start - 1].text in HYPHENS and (start - 1) in self.ending:
                start -= 1
            item = self.ending.get(start)
            if item and (portfolio := item.part("portfolio")) and not phrase.qualifiers and not phrase.portfolios:
                phrase.portfolios.insert(0, portfolio)
            elif item and (qualifier := item.part("qualifier")):
                phrase.qualifiers.insert(0, qualifier)
            elif self._take_ministry_before(phrase, item) or self._take_joined_portfolio(phrase):
                continue
            elif self._take_body_before(phrase):
                return
            else:
                return
            phrase.start = item.start

    def _take_ministry_before(self, phrase: Phrase, item: Item | None) -> bool:
        """The ministry in "Interior Ministry spokesman"."""
        if item is None or phrase.body_name or item is phrase.head or not (ministry := item.part("ministry")):
            return False
        inner = Phrase(item.start, item.end, item)
        self._read_left(inner)
        phrase.start, phrase.portfolios = inner.start, inner.portfolios + phrase.portfolios
        phrase.body_name = self.desk.text(inner.start, inner.end)
        phrase.body_key = ministry.portfolio
        phrase.state = phrase.state or ministry.state
        return True

    def _take_joined_portfolio(self, phrase: Phrase) -> bool:
        """The first of two portfolios joined by "and"."""
        if phrase.portfolios and phrase.start - 2 >= self.first and self.desk.lower[phrase.start - 1] == "and":
            item = self.ending.get(phrase.start - 1)
            if item and (portfolio := item.part("portfolio")) and self.desk.tokens[item.start].text[0].isupper() and not item.part("role"):
                phrase.portfolios.insert(0, portfolio)
                phrase.start = item.start
                return True
        return False

    def _take_body_before(self, phrase: Phrase) -> bool:
        """A named body right before the role."""
        lying = self.desk.taken[phrase.start - 1] if phrase.start > self.first else None
        role = phrase.head.part("role")
        kinds = {"body"} | ({"armed group", "movement", "company"} if role and role.kind in GROUP_ROLES else set())
        if isinstance(lying, Draft) and lying.kind in kinds and lying.end == phrase.start and not phrase.portfolios:
            phrase.start, phrase.body_name, phrase.body = lying.start, self.desk.text(lying.start, lying.end), lying.refers_to
            phrase.state = phrase.state or self._state_of(lying)
            return True
        return False

    def _state_of(self, draft: Draft) -> str | None:
        """The state an actor's draft belongs to."""
        actor = self.desk.cast.get(draft.refers_to or "")
        return actor.state if actor else None

    def _read_right(self, phrase: Phrase) -> None:
        """What follows: "-designate", "of Interior", "for Afghanistan", "of Pakistan", "to the United Nations"."""
        end = phrase.end
        after = self.starting.get(end + 1 if end < self.last and self.desk.tokens[end].text in HYPHENS else end)
        if after and (qualifier := after.part("qualifier")) and (qualifier.kind or "") in {"designate", "elect"}:
            phrase.qualifiers.append(qualifier)
            phrase.end = after.end
        role = phrase.head.part("role")
        if role and role.portfolio and not phrase.portfolios and self.desk.lower[phrase.head.start] == role.canonical.split()[-1]:
            self._take_more_portfolios(phrase)
            phrase.more = bool(phrase.portfolios)
        for _ in range(2):
            if not self._take_link(phrase):
                return

    def _take_link(self, phrase: Phrase) -> bool:
        """One "of/for/to [the] …" behind the role."""
        end = phrase.end
        if end + 1 >= self.last or self.desk.lower[end] not in LINKS:
            return False
        link, start = self.desk.lower[end], end + 1
        if self.desk.lower[start] in {"the", "its", "their"} and start + 1 < self.last:
            start += 1
        if state := self.state_from.get(start):
            return self._take_state(phrase, link, state)
        if (item := self.starting.get(start)) and not phrase.portfolios:
            return self._take_portfolio_or_ministry(phrase, link, item)
        if link in {"for", "to"} and phrase.about is None and self.desk.tokens[start].entity == "LOC":
            stop = start
            while stop < self.last and self.desk.tokens[stop].entity == "LOC" and self.desk.tokens[stop].text not in POSSESSIVES:
                stop += 1
            phrase.about, phrase.link, phrase.end = self.desk.text(end + 1, stop), link, stop
            return True
        if (
            link == "of"
            and (phrase.head.part("role") or phrase.head.part("epithet"))
            and self.desk.taken[start] is None
            and self._take_nouns(phrase, start, None)
        ):
            return True
        if link == "of" and self._take_place(phrase, start):
            return True
        if link in {"of", "for"} and self._take_unknown_portfolio(phrase, link, start):
            return True
        lying = self.desk.taken[start]
        if (
            isinstance(lying, Draft)
            and lying.start in {start, start - 1}
            and lying.kind in {"body", "armed group", "movement", "company", "mechanism"}
        ):
            phrase.end, phrase.body, phrase.body_name = lying.end, lying.refers_to, self.desk.text(start, lying.end)
            phrase.state, phrase.link = phrase.state or self._state_of(lying), link
            return True
        return False

    def _take_state(self, phrase: Phrase, link: str, words: StateWords) -> bool:
        """For "of Pakistan" is whose it is; "for Afghanistan" and "to Pakistan" are what it is for."""
        if words.form == "demonym" and not self.desk.tokens[words.end - 1].text.endswith("s"):
            return link == "of" and self._take_nouns(phrase, words.end, words.state)
        if words.end < self.last and self.desk.tokens[words.end].text in POSSESSIVES:
            return link in {"of", "for"} and self._take_owned_body(phrase, link, words)
        if link == "of" and phrase.state is None:
            phrase.state = words.state
        elif link in {"for", "to", "on"} and phrase.about is None and words.form != "demonym":
            phrase.about, phrase.link = self.desk.text(words.start, words.end), link
        else:
            return False
        phrase.end = words.end
        return True

    def _take_place(self, phrase: Phrase, start: int) -> bool:
        """The place in "Governor of Herat", "mayor of Goma"."""
        role = phrase.head.part("role")
        if role is None or role.kind not in PLACE_ROLES or phrase.about is not None:
            return False
        stop = start
        while stop < self.last and stop - start < 3 and self.desk.tokens[stop].pos == "PROPN" and self.desk.taken[stop] is None:
            stop += 1
        if stop == start or not self.desk.almanac.has_place(self.desk.text(start, stop)):
            return False
        phrase.about, phrase.link, phrase.end = self.desk.text(start, stop), "of", stop
        return True

    def _take_owned_body(self, phrase: Phrase, link: str, words: StateWords) -> bool:
        """The body in "secretary of Ukraine's National Security Council"."""
        lying = self.desk.taken[words.end + 1] if words.end + 1 < self.last else None
        if not isinstance(lying, Draft) or lying.start != words.end + 1 or lying.kind not in {"body", "armed group", "movement", "company"}:
            return False
        phrase.end, phrase.body, phrase.body_name = lying.end, lying.refers_to, self.desk.text(lying.start, lying.end)
        phrase.state, phrase.link = phrase.state or words.state, link
        return True

    def _take_unknown_portfolio(self, phrase: Phrase, link: str, start: int) -> bool:
        """A minister's portfolio that no table has: "Minister of Minerals"."""
        role = phrase.head.part("role")
        if (
            role is None
            or role.kind not in {"minister", "junior minister", "secretary"}
            or role.portfolio
            or phrase.portfolios
            or phrase.about
        ):
            return False
        stop = start
        while (
            stop < self.last
            and self.desk.tokens[stop].text[0].isupper()
            and self.desk.taken[stop] is None
            and stop not in self.state_from
            and stop - start < 4
        ):
            if self.desk.tokens[stop].entity == "PERSON" or stop in self.starting:
                break
            stop += 1
        if stop == start:
            return False
        phrase.about, phrase.link, phrase.end = self.desk.text(start, stop), link, stop
        return True

    def _take_nouns(self, phrase: Phrase, start: int, state: str | None) -> bool:
        """For "of the Colombian government delegation", "of the delegation": common nouns that say what someone is the head of."""
        stop = start
        while stop < self.last and self.desk.tokens[stop].pos == "NOUN" and stop - start < 4:
            stop += 1
        role = phrase.head.part("role")
        if stop == start or role is None or role.kind not in {"head of body", "leader", "commander", "negotiator", "delegate"}:
            return False
        phrase.about, phrase.link, phrase.end = self.desk.text(phrase.end + 1, stop), "of", stop
        phrase.state = phrase.state or state
        return True

    def _take_portfolio_or_ministry(self, phrase: Phrase, link: str, item: Item) -> bool:
        """For "of Interior", "for Defence and Information", "for the foreign ministry"."""
        if portfolio := item.part("portfolio"):
            following = self.starting.get(item.end)
            if following and following.part("ministry"):
                phrase.portfolios.append(portfolio)
                phrase.end, phrase.body_name, phrase.portfolio_after = following.end, self.desk.text(item.start, following.end), True
                return True
            if following and following.part("role"):
                return False
            phrase.portfolios.append(portfolio)
            phrase.end, phrase.portfolio_after, phrase.link = item.end, True, link
            self._take_more_portfolios(phrase)
            return True
        if (ministry := item.part("ministry")) and phrase.head.part("role"):
            inner = Phrase(item.start, item.end, item)
            self._read_right(inner)
            phrase.end, phrase.body_name = inner.end, self.desk.text(item.start, inner.end)
            phrase.portfolios, phrase.body_key = inner.portfolios, ministry.portfolio
            phrase.portfolio_after, phrase.state = True, phrase.state or inner.state
            return True
        return False

    def _take_more_portfolios(self, phrase: Phrase) -> None:
        """The second of "Commerce and Industry", where no role follows it."""
        end = phrase.end
        if end + 1 < self.last and self.desk.lower[end] in {"and", "&"}:
            item = self.starting.get(end + 1)
            following = self.starting.get(item.end) if item else None
            if item and (portfolio := item.part("portfolio")) and not (following and following.part("role")):
                phrase.portfolios.append(portfolio)
                phrase.end = item.end

    def portfolio_key(self, phrase: Phrase, word: OfficeWord) -> str | None:
        """What a portfolio is known by: "home" and "interior" are one, "foreign affairs" is "foreign"."""
        if phrase.more:
            return word.portfolio
        keys = sorted({portfolio.portfolio or portfolio.canonical for portfolio in phrase.portfolios})
        return "+".join(keys) or phrase.body_key or word.portfolio

    def _read_owner(self, phrase: Phrase) -> None:
        """Whose it is: "Pakistan's", "Afghan", "the Taliban's", "his"; adjectives may stand between."""
        index = phrase.start - 1
        for _ in range(3):
            if index < self.first or index + 1 in self.state_to or self.desk.tokens[index].pos not in {"ADJ", "ADV"}:
                break
            if self.desk.tokens[index].text in POSSESSIVES:
                break
            index -= 1
        if index < self.first:
            return
        if self.desk.tokens[index].tag == "PRP$":
            phrase.possessor = index
            return
        if self.desk.tokens[index].text in POSSESSIVES:
            index -= 1
        elif index + 1 in self.state_to:
            words = self.state_to[index + 1]
            before = words.start - 1
            if before >= self.first and self.desk.tokens[before].tag == "PRP$":
                phrase.possessor = before
            if self.desk.text(words.end - 1, words.end)[0].isupper():
                phrase.state = phrase.state or words.state
            return
        if owner := self.state_to.get(index + 1):
            phrase.state = phrase.state or owner.state
            return
        lying = self.desk.taken[index] if index >= self.first else None
        if isinstance(lying, Draft) and lying.refers_to in self.desk.cast:
            actor = self.desk.cast[lying.refers_to]
            phrase.owner, phrase.state = actor.id, phrase.state or actor.state
            phrase.sector = actor.sector
