"""Undertakings: who promises what to whom, on what condition, and by when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.almanac import load_almanac
from dragoman.interpret.arguments import subject_of
from dragoman.interpret.clauses import head_of, is_infinitive, tokens_in, words_of
from dragoman.interpret.parties import parties_at
from dragoman.interpret.promises import condition_in, due_in, holds_phrase, is_testable, load_promise_words, topic_of
from dragoman.model import Account, Evidence, Party, Reading, Span, Token, Undertaking, fold, identify

REACH = 8  # sentences after a mutual promise in which a speaker may tell its reciprocity
PROMISING = {"person", "state", "body", "armed group", "movement", "company", "people", "unnamed"}
FUTURE = {"will", "would", "shall"}


@dataclass(frozen=True, slots=True)
class Promise:
    """A trigger with its promisers' heads and the tokens of what is promised."""

    trigger: int
    heads: tuple[int, ...]
    content: tuple[int, ...]
    addressees: tuple[int, ...] = ()


def find_undertakings(reading: Reading, accounts: Sequence[Account] = ()) -> tuple[Undertaking, ...]:
    """The promises of one report, in reading order: pledges, vows, assurances, offers, and agreements to act."""
    finder = _Finder(reading, accounts)
    made = [undertaking for promise in finder.outermost() if (undertaking := finder.make(promise)) is not None]
    echoed = {id(echo) for undertaking in made for echo in [finder.echo(undertaking, made)] if echo is not None}
    kept = [finder.with_reciprocity(undertaking, made) for undertaking in made if id(undertaking) not in echoed]
    return tuple(sorted({undertaking.id: undertaking for undertaking in kept}.values(), key=lambda one: (one.evidence.span, one.id)))


class _Finder:
    """Reads one report's words that bind."""

    def __init__(self, reading: Reading, accounts: Sequence[Account]) -> None:
        self.reading, self.tokens, self.accounts, self.words = reading, reading.tokens, accounts, load_promise_words()
        self.said: dict[int, tuple[list[int], list[int]]] = {}
        self.speakers: list[tuple[list[int], list[int]]] = []
        for attribution in reading.attributions:
            cue, source, content = (tokens_in(reading, spans) for spans in (attribution.cue, attribution.source, attribution.content))
            for index in cue:
                self.said[index] = (source, content)
            if (
                source
                and content
                and attribution.voice is not None
                and attribution.act in self.words.declaring
                and attribution.stance == "asserts"
            ):
                self.speakers.append((source, content))

    # ---- triggers --------------------------------------------------------------------------------------------------

    def outermost(self) -> list[Promise]:
        """The promises, without those that only repeat a piece of another of the same people."""
        found = list(self.promises())
        sets = [set(promise.content) for promise in found]
        return [
            promise
            for number, promise in enumerate(found)
            if not any(
                set(promise.heads) & set(other.heads) and sets[number] < sets[place]
                for place, other in enumerate(found)
                if self.tokens[other.trigger].sentence == self.tokens[promise.trigger].sentence
            )
        ]

    def promises(self) -> Iterator[Promise]:
        """Every promise the words make, in reading order."""
        for token in self.tokens:
            lemma = token.lemma.lower()
            found: Promise | None = None
            if token.pos == "VERB" and lemma in self.words.verbs and token.dep not in {"amod", "compound"}:
                found = self._of_verb(token, self.words.verbs[lemma])
            elif token.pos in {"NOUN", "PROPN"} and lemma in self.words.nouns:
                found = self._of_noun(token)
            elif lemma in self.words.adjectives or token.text.lower() in self.words.adjectives:
                found = self._of_adjective(token)
            if found is not None and found.content and not self._is_unmade(token):
                yield found
        yield from self._declared()

    def _is_unmade(self, token: Token) -> bool:
        """Whether the promise is refused, wished for, or supposed: "did not agree to", "should commit", "if they agree"."""
        for index in (token.index, token.head):
            below = [self.tokens[child] for child in self.tokens[index].children]
            near = index == token.index or self.tokens[index].lemma in {"be", "make", "give", "refuse", "fail", "decline"}
            if near and any(
                child.dep == "neg" or (child.dep == "aux" and child.tag == "MD" and child.lemma not in FUTURE) for child in below
            ):
                return True
            if index == token.index and any(child.dep == "mark" and child.text.lower() in {"if", "unless", "whether"} for child in below):
                return True
        if token.dep in {"acl", "relcl", "advcl"} and is_infinitive(self.reading, token):
            return True  # "its intent to offer": a purpose, not an offer
        return token.dep in {"xcomp", "ccomp"} and self.tokens[token.head].lemma in self.words.unmade

    def _of_verb(self, token: Token, takes: frozenset[str]) -> Promise | None:
        """What is promised in "agreed to ...", "assured that ... would ...", "offered a role"."""
        source, said = self.said.get(token.index, ([], []))
        content: list[int] = []
        for child in token.children:
            below = self.tokens[child]
            infinitive = below.dep in {"xcomp", "ccomp", "advcl"} and is_infinitive(self.reading, below)
            clause = below.dep == "ccomp" and not infinitive and self._is_future(below)
            thing = below.dep == "dobj" and child > token.index and not self._is_party(child)
            linked = below.dep == "prep" and below.text.lower() in takes | ({"to"} if token.lemma == "commit" else set())
            if (infinitive and "to" in takes) or (clause and "that" in takes) or (thing and "object" in takes) or linked:
                content += self.reading.subtree(child)
        if content and said:  # the voice's content is the cleaner cut
            content = [index for index in sorted({*content, *said}) if index in said]
        heads = tuple([head_of(self.reading, source)] if source else subject_of(self.reading, token))
        addressed = tuple(child for child in token.children if self.tokens[child].dep in {"dobj", "dative"} and self._is_party(child))
        return Promise(token.index, heads, tuple(sorted(set(content))), addressed)

    def _is_future(self, token: Token) -> bool:
        """Whether a clause says what will be done; "agreed that the war was unjust" promises nothing."""
        return any(self.tokens[child].lemma.lower() in FUTURE for child in token.children if self.tokens[child].dep == "aux")

    def _is_party(self, index: int) -> bool:
        mention = self.reading.mention_at.get(index)
        return mention is not None and mention.kind in PROMISING and mention.head == index

    def _of_noun(self, token: Token) -> Promise | None:
        """The noun's owner and complement: "Islamabad's vow to protect its citizens", "the commitment of both nations to work together"."""
        heads: list[int] = []
        content: list[int] = []
        for child in (*token.children, *self._loose(token)):
            below = self.tokens[child]
            if below.dep == "poss" or (below.dep in {"compound", "nmod", "amod"} and child in self.reading.mention_at):
                heads.append(child)
            elif below.dep in {"prep", "agent"} and below.text.lower() in {"of", "by", "from"} and self._parties_below(child):
                heads += self._parties_below(child)
                content += [index for inner in self._nouns_below(child) for index in self._infinitives(inner)]
            elif self._is_promised(below):
                content += self.reading.subtree(child)
        heads = heads or self._governor(token)
        return Promise(token.index, tuple(heads), tuple(sorted(set(content)))) if content else None

    def _is_promised(self, below: Token) -> bool:
        """Whether what hangs on the noun says what is promised: "to ...", "that ... will ...", "of help"."""
        if below.dep == "prep":
            return below.text.lower() in {"to", "of", "on"} and not self._parties_below(below.index)
        infinitive = below.dep in {"acl", "relcl", "xcomp", "advcl"} and is_infinitive(self.reading, below)
        return infinitive or (below.dep in {"acl", "ccomp"} and self._is_future(below))

    def _loose(self, token: Token) -> list[int]:
        """What the parser hung on the verb over the noun: "reaffirmed its vow | to protect"."""
        head = self.tokens[token.head]
        last = max(self.reading.subtree(token.index))
        if token.dep != "dobj":
            return []
        return [
            child
            for child in head.children
            if child > last and min(self.reading.subtree(child)) == last + 1 and self.tokens[child].dep in {"xcomp", "advcl", "prep"}
        ]

    def _nouns_below(self, preposition: int) -> list[int]:
        return [child for child in self.tokens[preposition].children if self.tokens[child].dep == "pobj"]

    def _parties_below(self, preposition: int) -> list[int]:
        return [noun for noun in self._nouns_below(preposition) if self._is_party(noun)]

    def _infinitives(self, noun: int) -> list[int]:
        """An infinitive hung on the owner instead of the promise: "the commitment of both nations | to work together"."""
        below = [child for child in self.tokens[noun].children if self.tokens[child].dep in {"acl", "relcl"}]
        return [index for child in below if is_infinitive(self.reading, self.tokens[child]) for index in self.reading.subtree(child)]

    def _governor(self, token: Token) -> list[int]:
        """Who makes a promise that has no owner: the subject of the verb over it ("made a pledge", "reiterated commitment")."""
        index = token.index
        for _ in range(3):
            head = self.tokens[self.tokens[index].head]
            if head.pos == "VERB":
                return subject_of(self.reading, head) if self.tokens[index].dep == "dobj" else []
            if head.index == index:
                return []
            index = head.index
        return []

    def _of_adjective(self, token: Token) -> Promise | None:
        """What "we are committed to ..." binds to: the subject, or the speaker where it is "we"."""
        content = [index for child in token.children if self._is_bound(self.tokens[child]) for index in self.reading.subtree(child)]
        over = token if token.pos == "VERB" else self.tokens[token.head]
        subjects = [child for child in over.children if self.tokens[child].dep in {"nsubj", "nsubjpass"}]
        return Promise(token.index, tuple(self._as_speaker(subjects)), tuple(content)) if content and subjects else None

    def _is_bound(self, below: Token) -> bool:
        return is_infinitive(self.reading, below) or (below.dep == "prep" and below.text.lower() == "to")

    def _as_speaker(self, subjects: list[int]) -> list[int]:
        """The speaker of the quotation for "we" and "I"."""
        found = []
        for index in subjects:
            own = self.tokens[index].text.lower() in {"we", "i"}
            speakers = [head_of(self.reading, source) for source, content in self.speakers if index in content] if own else []
            found.append(speakers[-1] if speakers else index)
        return found

    def _declared(self) -> Iterator[Promise]:
        """What a speaker says that they, or their side, will do: "we will not allow anyone to use our soil"."""
        for source, content in self.speakers:
            inside = set(content)
            for index in content:
                token = self.tokens[index]
                if token.pos != "VERB" or not self._is_future(token) or token.lemma.lower() in self.words.stative or index in self.said:
                    continue
                if token.dep in {"relcl", "advcl", "acl"} or self._is_conjunct_of_future(token):
                    continue
                subjects = [child for child in token.children if self.tokens[child].dep == "nsubj"]
                if subjects and self._is_own(subjects, source):
                    own = [below for below in self.reading.subtree(index) if below in inside]
                    yield Promise(index, tuple(self._as_speaker(subjects)), tuple(own))

    def _is_conjunct_of_future(self, token: Token) -> bool:
        return token.dep == "conj" and self._is_future(self.tokens[token.head])

    def _is_own(self, subjects: list[int], source: list[int]) -> bool:
        """Whether the subject is the speaker's own side."""
        if any(self.tokens[index].text.lower() in {"we", "i"} for index in subjects):
            return True
        speakers = parties_at(self.reading, [head_of(self.reading, source)])
        sides = {side for party in speakers for side in (party.actor, f"state-{party.state}" if party.state else party.actor)}
        return bool(sides & {party.actor for party in parties_at(self.reading, subjects, deep=False)})

    # ---- making ----------------------------------------------------------------------------------------------------

    def make(self, promise: Promise) -> Undertaking | None:
        """The undertaking of a promise; None where nobody is known to promise."""
        promisers = [party for party in self._promisers(promise) if party.kind in PROMISING]
        words = self._told(promise)
        if not promisers or len(words.split()) < 2:
            return None
        span = self._span(promise)
        due = due_in(self.reading, promise.content, self.words)
        account = self._account(promise, span)
        return Undertaking(
            identify("undertaking", self.reading.report.id, span.start, span.end, fold(words), *(party.actor for party in promisers)),
            self.reading.report.id, account, tuple(promisers), tuple(self._promisees(promise, promisers)), words,
            topic_of(self.reading, promise.content, self.words), self._condition(promise), due,
            is_testable(self.reading, promise.content, self.words, due=due is not None), Evidence(self.reading.report.id, span),
        )  # fmt: skip

    def _told(self, promise: Promise) -> str:
        """The promise in the report's words; of "commitment to maintaining ties", what comes after the preposition."""
        content = list(promise.content)
        if self.tokens[content[0]].dep == "prep":
            content = content[1:]
        return words_of(self.reading, content)

    def _promisers(self, promise: Promise) -> list[Party]:
        found = parties_at(self.reading, promise.heads)
        joint = self._joined(promise.heads)
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

    def _promisees(self, promise: Promise, promisers: list[Party]) -> list[Party]:
        """To whom: the one addressed; each other, where the promise is mutual; else whoever the deed is done with or for."""
        if promise.addressees:
            return parties_at(self.reading, promise.addressees, deep=False)
        names = {party.actor for party in promisers}
        if len(promisers) > 1 and self._is_mutual(promise):
            return list(promisers)
        heads = []
        for index in promise.content:
            token = self.tokens[index]
            if self._is_party(index) and (self._leads_to(token) or (token.dep == "dobj" and self.tokens[promise.trigger].lemma == "offer")):
                heads.append(index)
        return [party for party in parties_at(self.reading, heads, deep=False) if party.actor not in names]

    def _leads_to(self, token: Token) -> bool:
        return token.dep == "pobj" and self.tokens[token.head].text.lower() in self.words.towards

    def _is_mutual(self, promise: Promise) -> bool:
        """Two who agree are bound to each other; two who promise are, where the words say so."""
        agreed = self.tokens[promise.trigger].lemma == "agree"
        return agreed or holds_phrase(self.reading, promise.content, self.words.reciprocal) is not None

    def _condition(self, promise: Promise) -> str | None:
        """The condition in the promise's own sentence, said beside it or inside it."""
        sentence = self.reading.sentences[self.tokens[promise.trigger].sentence]
        own = set(promise.content) | set(self.reading.subtree(promise.trigger))
        return condition_in(self.reading, [index for index in range(*sentence.tokens) if index in own], self.words)

    def _span(self, promise: Promise) -> Span:
        """From the promisers, the word that binds, to the end of what is promised; within one sentence."""
        sentence = self.tokens[promise.trigger].sentence
        held = [index for index in (*promise.heads, promise.trigger, *promise.content) if self.tokens[index].sentence == sentence]
        named = [mention.span.start for index in promise.heads if (mention := self.reading.mention_at.get(index)) and index in held]
        joint = [span.start for party in self._joined(promise.heads) for span in party.mentions]
        return Span(min([self.tokens[min(held)].start, *named, *joint]), self.tokens[max(held)].end)

    def _account(self, promise: Promise, span: Span) -> str:
        """The account that tells the promise, "" where none does."""
        trigger = Span(self.tokens[promise.trigger].start, self.tokens[promise.trigger].end)
        told = [account for account in self.accounts if account.trigger.overlaps(trigger)]
        near = told or [account for account in self.accounts if span.covers(account.trigger)]
        return min(near, key=lambda account: (account.span, account.id)).id if near else ""

    # ---- reciprocity -----------------------------------------------------------------------------------------------

    def echo(self, undertaking: Undertaking, made: Sequence[Undertaking]) -> Undertaking | None:
        """The promise that tells the reciprocity of a mutual one: "neither will we allow ... nor will you", soon after it."""
        mutual = len(undertaking.promisers) > 1 and undertaking.promisers == undertaking.promisees and undertaking.condition is None
        told = tokens_in(self.reading, [undertaking.evidence.span])
        if not mutual or holds_phrase(self.reading, told, self.words.reciprocal) is None:
            return None
        sentence = self.tokens[told[-1]].sentence
        for other in made:
            place = tokens_in(self.reading, [other.evidence.span])
            apart = self.tokens[place[0]].sentence - sentence
            if 0 < apart <= REACH and other.topic == undertaking.topic and holds_phrase(self.reading, place, self.words.echoes) is not None:
                return other
        return None

    def with_reciprocity(self, undertaking: Undertaking, made: Sequence[Undertaking]) -> Undertaking:
        """The promise with its condition as the echo tells it."""
        echo = self.echo(undertaking, made)
        return undertaking if echo is None else replace(undertaking, condition=echo.words)
