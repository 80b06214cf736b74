"""Sayings: who claims, denies, declines or owns up to what, and which saying answers which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.interpret.assertions import Assertions
from dragoman.interpret.clauses import head_of, tokens_in, words_of
from dragoman.interpret.denials import Denials
from dragoman.interpret.matters import Matter, Word, load_saying_words
from dragoman.interpret.parties import parties_at
from dragoman.model import (
    Account,
    Attribution,
    Evidence,
    Mention,
    Party,
    Reading,
    Saying,
    Span,
    Stance,
    TimeExpression,
    When,
    fold,
    identify,
)

REACH = 8  # sentences that "these claims" points back over
ABOUT = {"state", "body", "armed group", "movement", "person", "company", "people"}
ANSWERS = {"denies", "declines"}


def find_sayings(reading: Reading, accounts: Sequence[Account] = ()) -> tuple[Saying, ...]:
    """The claims, denials and silences of one report, in reading order, each linked to the one it answers."""
    return _Ledger(reading, accounts).fill()


class _Ledger:
    """Reads one report's attributions, in order, into sayings. Everything is looked up by sentence, so that a long text takes its length."""

    def __init__(self, reading: Reading, accounts: Sequence[Account]) -> None:
        self.reading, self.tokens, self.table = reading, reading.tokens, load_saying_words()
        words = [self._word(attribution) for attribution in reading.attributions if attribution.content]
        self.words = sorted(words, key=lambda word: (min(word.cue or word.content), word.content))
        self.at_cue: dict[int, list[Word]] = {}
        self.earlier: dict[int, list[Word]] = {}
        for word in self.words:
            for index in word.cue:
                self.at_cue.setdefault(index, []).append(word)
        self.assertions = Assertions(reading, self.table, self.at_cue)
        self.denials = Denials(reading, self.table, self.assertions)
        self.times: dict[int, list[TimeExpression]] = {}
        for time in reading.times:
            self.times.setdefault(self.tokens[time.head].sentence, []).append(time)
        self.accounts: dict[int, list[Account]] = {}
        for account in accounts:
            for index in tokens_in(reading, [account.trigger])[:1]:
                self.accounts.setdefault(self.tokens[index].sentence, []).append(account)
        self.made: dict[str, Saying] = {}
        self.blaming: set[str] = set()
        self.told_in: dict[int, list[Saying]] = {}
        self.same: dict[str, list[Saying]] = {}

    def fill(self) -> tuple[Saying, ...]:
        for word in self.words:
            if self._counts(word):
                self._read(word)
            self.earlier.setdefault(self._sentence(word), []).append(word)
        linked = [self._late_link(saying) for saying in self.made.values()]
        return tuple(sorted(linked, key=lambda saying: (saying.evidence.span, saying.id)))

    # ---- whose words -----------------------------------------------------------------------------------------------

    def _word(self, attribution: Attribution) -> Word:
        source, cue, content = (
            tuple(tokens_in(self.reading, spans)) for spans in (attribution.source, attribution.cue, attribution.content)
        )
        by = parties_at(self.reading, [head_of(self.reading, source)]) if source else []
        if not by and attribution.voice is not None and source and self._may_speak(head_of(self.reading, source)):
            name = attribution.voice.speaker
            by = [Party(identify("unnamed", self.reading.report.id, fold(name)), name, "unnamed", mentions=(attribution.voice.span,))]
        return Word(attribution, source, cue, content, tuple(by), self._sides(source, by))

    def _may_speak(self, head: int) -> bool:
        """Whether a phrase that names no one known may be somebody: a name, or a noun for people; not "the ceasefire", not "it"."""
        token = self.tokens[head]
        return token.pos == "PROPN" or token.entity == "PERSON" or token.lemma.lower() in self.table.speakers

    def _sides(self, source: Sequence[int], by: Sequence[Party]) -> frozenset[str]:
        """The speakers, and whomever their phrase names: a spokesman for M23 answers for M23."""
        named = [mention.refers_to for index in source if (mention := self.reading.mention_at.get(index)) is not None]
        states = [f"state-{party.state}" for party in by if party.state]
        return frozenset([*(party.actor for party in by), *states, *(name for name in named if name)])

    def _counts(self, word: Word) -> bool:
        """Whether somebody other than a carrier speaks: "Radio Pakistan reported" is the report's own word handed on."""
        source = self.tokens[head_of(self.reading, word.source)] if word.source else None
        if source is not None and source.lemma.lower() in self.table.documents and all(party.kind == "unnamed" for party in word.by):
            return False  # a document whose issuer is not told
        if word.attribution.voice is None or word.attribution.act not in self.table.acts | {"blames"}:
            return False
        if word.attribution.stance == "asserts" and self._is_unsaid(word):
            return False
        return bool(word.by) and not all(party.kind == "outlet" for party in word.by)

    def _is_unsaid(self, word: Word) -> bool:
        """Whether the cue itself is wished, supposed or negated: "should not blame" blames nobody."""
        below = [self.tokens[child] for index in word.cue for child in self.tokens[index].children]
        return any(token.dep == "neg" or (token.dep == "aux" and token.tag == "MD") for token in below)

    # ---- what they say ---------------------------------------------------------------------------------------------

    def _read(self, word: Word) -> None:
        stance = word.attribution.stance
        if stance == "asserts" and (dismissed := self.denials.dismissed(word)):
            word, stance = replace(word, content=dismissed), "denies"
        if stance in ANSWERS:
            self._answer(self.denials.opened(word), stance)
        elif stance == "claims responsibility":
            matter = self.assertions.nominal(word, word.content) or Matter(words_of(self.reading, word.content), word.content)
            self._keep(word, stance, matter)
        else:
            for one in self.assertions.each_other(word):
                for matter in self.assertions.asserted(one):
                    self._keep(one, "asserts", matter)

    def _answer(self, word: Word, stance: Stance) -> None:
        """A denial or a silence, with the proposition it answers."""
        bare = self.denials.is_bare(word) or self.denials.is_refused(word)
        if bare or self.denials.points_back(word):
            answered = self._antecedent(word, bare=bare)
            if answered is not None:
                self._keep(word, stance, Matter(answered.proposition, ()), answered)
            return
        head = head_of(self.reading, word.content)
        told = next(
            (other for other in self.at_cue.get(head, ()) if other.content and other.by and set(other.content) <= set(word.content)), None
        )
        if told is not None and not self._same_side(told.by, word):  # "The UN says rebels killed 9, M23 denies"
            answered = self._told_by(told, word)
            if answered is not None:
                self._keep(word, stance, Matter(answered.proposition, ()), answered)
                return
        matter = None if self.denials.is_refusal(word) else self.denials.denied(word)
        if matter is not None and len(matter.words.split()) > 1:
            self._keep(word, stance, matter, self._latest(matter, word))

    # ---- what is answered ------------------------------------------------------------------------------------------

    def _antecedent(self, word: Word, *, bare: bool) -> Saying | None:
        """The saying that "these claims" points back at, of another's: one about whoever answers before any other, the nearest first."""
        at, first = self._sentence(word), min(word.content or word.cue)
        for other in reversed(self.earlier.get(at, [])):
            if max(other.cue or other.content) < first and not self._same_side(other.by, word):
                self._told_by(other, word)
        rivals = [
            saying
            for sentence in range(max(at - REACH, 0), at + 1)
            for saying in self.told_in.get(sentence, ())
            if not self._same_side(saying.by, word) and saying.evidence.span.start < self.tokens[first].start
        ]
        rivals = [saying for saying in rivals if saying.stance == "asserts"]
        head = self.tokens[head_of(self.reading, word.content)] if word.content else None
        owners = self.denials.owners(word) if head is not None and not bare else set()
        owned = [saying for saying in rivals if owners & _sides_of(saying.by)]
        if bare:
            owned = [saying for saying in rivals if word.sides & _sides_of(saying.about)]
            rivals = owned or [saying for saying in rivals if self._sentence_of(saying) >= at - 1]
        blames = head is not None and head.lemma.lower() in self.table.accusations
        near = head is not None and head.pos in {"PRON", "DET"}
        return max(owned or rivals, key=lambda saying: self._rank(saying, word, at, blames=blames, near=near), default=None)

    def _rank(self, saying: Saying, word: Word, at: int, *, blames: bool, near: bool) -> tuple[bool, bool, bool, Span, str]:
        """How well a saying fits what points back: an accusation for "the accusation", said of the one who answers, said last."""
        here = self._sentence_of(saying) == at
        return (
            (saying.id in self.blaming) >= blames,
            here if near else False,
            bool(word.sides & _sides_of(saying.about)),
            saying.evidence.span,
            saying.id,
        )

    def _sentence_of(self, saying: Saying) -> int:
        indexes = tokens_in(self.reading, [Span(saying.evidence.span.start, saying.evidence.span.start + 1)])
        return self.tokens[indexes[0]].sentence if indexes else 0

    def _told_by(self, other: Word, word: Word) -> Saying | None:
        """The saying an earlier word made, or the one that a demand takes for granted."""
        span = _span(other)
        own = [
            saying for saying in self.told_in.get(self._sentence(other), ()) if saying.evidence.span == span and saying.stance == "asserts"
        ]
        if own:
            about = [saying for saying in own if word.sides & _sides_of(saying.about)]
            return max(about or own, key=lambda saying: saying.id)
        implied = self.assertions.implied(other) if other.by else None
        return self._keep(other, "asserts", implied) if implied else None

    def _latest(self, matter: Matter, word: Word) -> Saying | None:
        """An earlier saying in the same words, of another's."""
        found = [one for one in self.same.get(fold(matter.words), ()) if not self._same_side(one.by, word)]
        return max(found, key=lambda saying: (saying.evidence.span, saying.id), default=None)

    def _late_link(self, saying: Saying) -> Saying:
        """A denial whose claim is told only after it: "disputed claims by the president that ..."."""
        if saying.answers is not None or saying.stance not in ANSWERS:
            return saying
        people = {party.actor for party in saying.by}
        same = [one for one in self.same.get(fold(saying.proposition), ()) if not people & {party.actor for party in one.by}]
        first = min(same, key=lambda one: (one.evidence.span, one.id), default=None)
        return saying if first is None else replace(saying, answers=first.id)

    def _same_side(self, people: Iterable[Party], word: Word) -> bool:
        return bool({party.actor for party in people} & {party.actor for party in word.by})

    # ---- keeping ---------------------------------------------------------------------------------------------------

    def _keep(self, word: Word, stance: Stance, matter: Matter, answered: Saying | None = None) -> Saying | None:
        if not matter.words:
            return None
        span = _span(word)
        by = tuple(replace(party) for party in word.by)
        name = identify("saying", self.reading.report.id, span.start, span.end, stance, fold(matter.words), *(party.actor for party in by))
        about = answered.about if answered is not None else self._about(matter, word)
        saying = Saying(
            name, self.reading.report.id, by, stance, matter.words, about, Evidence(self.reading.report.id, span), self._when(word),
            answered.id if answered is not None else None, self._account(word, span),
        )  # fmt: skip
        if name not in self.made:
            self.told_in.setdefault(self._sentence(word), []).append(saying)
            if stance == "asserts":
                self.same.setdefault(fold(matter.words), []).append(saying)
        if word.attribution.act == "blames":
            self.blaming.add(name)
        self.made[name] = saying
        return saying

    def _sentence(self, word: Word) -> int:
        return self.tokens[min(word.cue or word.content)].sentence

    def _about(self, matter: Matter, word: Word) -> tuple[Party, ...]:
        """The parties named in the proposition, the speaker left out."""
        if word.accused is not None:
            return (word.accused,)
        speakers = {party.actor for party in word.by}
        heads, seen = [], set()
        for index in matter.indexes:
            mention: Mention | None = self.reading.mention_at.get(index)
            if mention is not None and mention.id not in seen and mention.kind in ABOUT:
                seen.add(mention.id)
                heads.append(mention.head)
        return tuple(party for party in parties_at(self.reading, heads, deep=False) if party.actor not in speakers)

    def _when(self, word: Word) -> When | None:
        """When it was said, where the time hangs on the cue."""
        cues, content = set(word.cue), set(word.content)
        for time in self.times.get(self._sentence(word), ()):
            index: int | None = time.head
            for _ in range(4):  # "said | on | Monday": never far
                if index is None or index in content:
                    break
                if index in cues:
                    return time.when
                above = self.tokens[index].head
                index = above if above != index else None
        return None

    def _account(self, word: Word, span: Span) -> str | None:
        """The account whose trigger is the cue, or else the one told in the content."""
        cue = [Span(self.tokens[index].start, self.tokens[index].end) for index in word.cue]
        first, last = self.tokens[min((*word.source, *word.cue, *word.content))], self.tokens[max((*word.source, *word.cue, *word.content))]
        near = [account for sentence in range(first.sentence, last.sentence + 1) for account in self.accounts.get(sentence, ())]
        on_cue = [account for account in near if any(account.trigger.overlaps(piece) for piece in cue)]
        inside = [account for account in near if any(piece.covers(account.trigger) for piece in word.attribution.content)]
        found = on_cue or inside or [account for account in near if span.covers(account.trigger)]
        return min(found, key=lambda account: (account.span, account.id)).id if found else None


def _span(word: Word) -> Span:
    """From the first to the last of source, cue and content."""
    spans = (*word.attribution.source, *word.attribution.cue, *word.attribution.content)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _sides_of(people: Iterable[Party]) -> set[str]:
    """The actors, and the states they belong to."""
    return {side for party in people for side in (party.actor, f"state-{party.state}" if party.state else party.actor)}
