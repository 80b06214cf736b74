"""Undertakings: who promises what to whom, on what condition, and by when."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dragoman.almanac import load_almanac
from dragoman.interpret.clauses import tokens_in, words_of
from dragoman.interpret.parties import parties_at
from dragoman.interpret.pledges import PROMISING, Pledge, Pledges, is_party
from dragoman.interpret.promises import condition_in, due_in, holds_phrase, is_testable, load_promise_words, topic_of
from dragoman.interpret.retelling import tell_once
from dragoman.model import Account, Evidence, Party, Reading, Span, Token, Undertaking, fold, identify

REACH = 8  # sentences after a mutual promise in which a speaker may tell its reciprocity


def find_undertakings(reading: Reading, accounts: Sequence[Account] = ()) -> tuple[Undertaking, ...]:
    """The promises of one report, in reading order: pledges, vows, assurances, offers, and agreements to act; each once."""
    finder = _Finder(reading, accounts)
    pledged = [(pledge, told) for pledge in Pledges(reading, finder.words).find() if (told := finder.make(pledge)) is not None]
    made = tell_once(reading, pledged)
    echoes = {id(undertaking): echo for undertaking in made if (echo := finder.echo(undertaking, made)) is not None}
    echoed = {id(echo) for echo in echoes.values()}
    kept = [
        replace(undertaking, condition=echoes[id(undertaking)].words) if id(undertaking) in echoes else undertaking
        for undertaking in made
        if id(undertaking) not in echoed
    ]
    return tuple(sorted({undertaking.id: undertaking for undertaking in kept}.values(), key=lambda one: (one.evidence.span, one.id)))


class _Finder:
    """Makes undertakings of one report's pledges."""

    def __init__(self, reading: Reading, accounts: Sequence[Account]) -> None:
        self.reading, self.tokens, self.words = reading, reading.tokens, load_promise_words()
        self.accounts: dict[int, list[Account]] = {}
        for account in accounts:
            for index in tokens_in(reading, [account.trigger])[:1]:
                self.accounts.setdefault(self.tokens[index].sentence, []).append(account)

    def make(self, pledge: Pledge) -> Undertaking | None:
        """The undertaking of a promise; None where nobody is known to promise."""
        promisers = [party for party in self._promisers(pledge) if party.kind in PROMISING]
        words = self._told(pledge)
        if not promisers or len(words.split()) < 2:
            return None
        span = self._span(pledge)
        due = due_in(self.reading, pledge.content, self.words)
        account = self._account(pledge, span)
        return Undertaking(
            identify("undertaking", self.reading.report.id, span.start, span.end, fold(words), *(party.actor for party in promisers)),
            self.reading.report.id, account, tuple(promisers), tuple(self._promisees(pledge, promisers)), words,
            topic_of(self.reading, pledge.content, self.words), self._condition(pledge), due,
            is_testable(self.reading, pledge.content, self.words, due=due is not None), Evidence(self.reading.report.id, span),
        )  # fmt: skip

    def _told(self, pledge: Pledge) -> str:
        """The promise in the report's words; of "commitment to maintaining ties", what comes after the preposition."""
        content = list(pledge.content)
        if self.tokens[content[0]].dep == "prep":
            content = content[1:]
        return words_of(self.reading, content)

    def _promisers(self, pledge: Pledge) -> list[Party]:
        found = parties_at(self.reading, pledge.heads)
        joint = self._joined(pledge.heads)
        return [*joint, *(party for party in found if party.actor not in {one.actor for one in joint})]

    def _joined(self, heads: Sequence[int]) -> list[Party]:
        """The first half of a joint name: China in "Sino-Pakistan offer"."""
        found = []
        for head in heads:
            sentence = self.reading.sentences[self.tokens[head].sentence]
            for index in range(max(head - 2, sentence.tokens[0]), head + 1):
                token = self.tokens[index]
                first = token.text.replace("–", "-").split("-")[0]
                hyphen = "-" in token.text or (index + 1 < len(self.tokens) and self.tokens[index + 1].text in {"-", "–"})
                if hyphen and first in self.words.combining:
                    actor = load_almanac().actor(f"state-{self.words.combining[first]}")
                    place = (Span(token.start, token.start + len(first)),)
                    found.append(Party(actor.id, actor.name, actor.kind, actor.state, actor.sector, mentions=place))
        return found

    def _promisees(self, pledge: Pledge, promisers: list[Party]) -> list[Party]:
        """To whom: the one addressed; each other, where the promise is mutual; else whoever the deed is done with or for."""
        if pledge.addressees:
            return parties_at(self.reading, pledge.addressees, deep=False)
        names = {party.actor for party in promisers}
        if len(promisers) > 1 and self._is_mutual(pledge):
            return list(promisers)
        heads = []
        for index in pledge.content:
            token = self.tokens[index]
            if is_party(self.reading, index) and (
                self._leads_to(token) or (token.dep == "dobj" and self.tokens[pledge.trigger].lemma == "offer")
            ):
                heads.append(index)
        return [party for party in parties_at(self.reading, heads, deep=False) if party.actor not in names]

    def _leads_to(self, token: Token) -> bool:
        return token.dep == "pobj" and self.tokens[token.head].text.lower() in self.words.towards

    def _is_mutual(self, pledge: Pledge) -> bool:
        """Two who agree are bound to each other; two who promise are, where the words say so."""
        agreed = pledge.mutual or self.tokens[pledge.trigger].lemma == "agree"
        return agreed or holds_phrase(self.reading, pledge.content, self.words.reciprocal) is not None

    def _condition(self, pledge: Pledge) -> str | None:
        """The condition in the promise's own sentence, said beside it or inside it."""
        sentence = self.reading.sentences[self.tokens[pledge.trigger].sentence]
        own = set(pledge.content) | set(self.reading.subtree(pledge.trigger))
        return condition_in(self.reading, [index for index in range(*sentence.tokens) if index in own], self.words)

    def _span(self, pledge: Pledge) -> Span:
        """From the promisers, the word that binds, to the end of what is promised; within one sentence."""
        sentence = self.tokens[pledge.trigger].sentence
        held = [index for index in (*pledge.heads, pledge.trigger, *pledge.content) if self.tokens[index].sentence == sentence]
        named = [mention.span.start for index in pledge.heads if (mention := self.reading.mention_at.get(index)) and index in held]
        joint = [span.start for party in self._joined(pledge.heads) for span in party.mentions]
        return Span(min([self.tokens[min(held)].start, *named, *joint]), self.tokens[max(held)].end)

    def _account(self, pledge: Pledge, span: Span) -> str:
        """The account that tells the promise, "" where none does."""
        trigger = Span(self.tokens[pledge.trigger].start, self.tokens[pledge.trigger].end)
        here = self.accounts.get(self.tokens[pledge.trigger].sentence, [])
        told = [account for account in here if account.trigger.overlaps(trigger)]
        near = told or [account for account in here if span.covers(account.trigger)]
        return min(near, key=lambda account: (account.span, account.id)).id if near else ""

    # ---- reciprocity -----------------------------------------------------------------------------------------------

    def echo(self, undertaking: Undertaking, made: Sequence[Undertaking]) -> Undertaking | None:
        """The promise that tells the reciprocity of a mutual one: "neither will we allow ... nor will you", soon after it."""
        mutual = len(undertaking.promisers) > 1 and undertaking.promisers == undertaking.promisees and undertaking.condition is None
        told = tokens_in(self.reading, [undertaking.evidence.span])
        if not mutual or holds_phrase(self.reading, told, self.words.reciprocal) is None:
            return None
        sentence = self.tokens[told[-1]].sentence
        after = bisect_right(made, undertaking.evidence.span, key=lambda one: one.evidence.span)
        for other in made[after:]:
            place = tokens_in(self.reading, [other.evidence.span])
            apart = self.tokens[place[0]].sentence - sentence
            if apart > REACH:
                break
            if 0 < apart <= REACH and other.topic == undertaking.topic and holds_phrase(self.reading, place, self.words.echoes) is not None:
                return other
        return None
