"""Sayings: who claims, denies, declines or owns up to what, and which saying answers which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.interpret.matters import (
    clause_words,
    finite,
    head_of,
    is_clause,
    is_factual,
    is_infinitive,
    load_saying_words,
    split_clauses,
    tokens_in,
    without_verdicts,
    words_of,
)
from dragoman.interpret.parties import parties_at
from dragoman.model import Account, Attribution, Evidence, Mention, Party, Reading, Saying, Span, Stance, When, fold, identify

REACH = 8  # sentences that "these claims" points back over
ABOUT = {"state", "body", "armed group", "movement", "person", "company", "people"}


@dataclass(frozen=True, slots=True)
class Word:
    """One attribution with its tokens, as the ledger reads it."""

    attribution: Attribution
    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    by: tuple[Party, ...]
    accused: str | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """A proposition and the tokens it was read from."""

    words: str
    indexes: tuple[int, ...]


def find_sayings(reading: Reading, accounts: Sequence[Account] = ()) -> tuple[Saying, ...]:
    """The claims, denials and silences of one report, in reading order, each linked to the one it answers."""
    return _Ledger(reading, accounts).fill()


class _Ledger:
    """Reads one report's attributions, in order, into sayings."""

    def __init__(self, reading: Reading, accounts: Sequence[Account]) -> None:
        self.reading, self.accounts, self.table = reading, accounts, load_saying_words()
        self.words = [self._word(attribution) for attribution in reading.attributions if attribution.content]
        self.words.sort(key=lambda word: (min(word.cue or word.content), word.content))
        self.cues: dict[int, list[int]] = {}
        for word in self.words:
            for index in word.cue:
                self.cues.setdefault(index, []).append(id(word.attribution))
        self.made: dict[str, Saying] = {}
        self.place: dict[str, int] = {}

    def fill(self) -> tuple[Saying, ...]:
        for number, word in enumerate(self.words):
            if self._counts(word):
                self._read(number, word)
        linked = [self._late_link(saying) for saying in self.made.values()]
        return tuple(sorted(linked, key=lambda saying: (saying.evidence.span, saying.id)))

    def _late_link(self, saying: Saying) -> Saying:
        """A denial whose claim is told only after it: "disputed claims by the president that ..."."""
        if saying.answers is not None or saying.stance not in {"denies", "declines"}:
            return saying
        told = fold(saying.proposition)
        same = [
            one
            for one in self.made.values()
            if one.stance == "asserts" and fold(one.proposition) == told and not _same_people(one.by, saying.by)
        ]
        first = min(same, key=lambda one: (one.evidence.span, one.id), default=None)
        return saying if first is None else replace(saying, answers=first.id)

    def _word(self, attribution: Attribution) -> Word:
        source, cue, content = (
            tuple(tokens_in(self.reading, spans)) for spans in (attribution.source, attribution.cue, attribution.content)
        )
        by = parties_at(self.reading, [head_of(self.reading, source)]) if source else []
        pronoun = bool(source) and self.reading.tokens[head_of(self.reading, source)].pos in {"PRON", "DET"}
        if not by and attribution.voice is not None and source and not pronoun:
            name = attribution.voice.speaker
            by = [Party(identify("unnamed", self.reading.report.id, fold(name)), name, "unnamed", mentions=(attribution.voice.span,))]
        return Word(attribution, source, cue, content, tuple(by))

    def _counts(self, word: Word) -> bool:
        """Whether somebody other than a carrier speaks: "Radio Pakistan reported" is the report's own word handed on."""
        source = self.reading.tokens[head_of(self.reading, word.source)] if word.source else None
        if source is not None and source.lemma.lower() in self.table.documents and all(party.kind == "unnamed" for party in word.by):
            return False  # a document whose issuer is not told
        if word.attribution.voice is None or word.attribution.act not in self.table.acts | {"blames"}:
            return False
        if word.attribution.stance == "asserts" and self._is_unsaid(word):
            return False
        return bool(word.by) and not all(party.kind == "outlet" for party in word.by)

    def _is_unsaid(self, word: Word) -> bool:
        """Whether the cue itself is wished, supposed or negated: "should not blame" blames nobody."""
        below = [child for index in word.cue for child in self.reading.tokens[index].children]
        return any(
            self.reading.tokens[child].dep == "neg" or (self.reading.tokens[child].dep == "aux" and self.reading.tokens[child].tag == "MD")
            for child in below
        )

    def _read(self, number: int, word: Word) -> None:
        stance = word.attribution.stance
        if stance == "asserts" and (dismissed := self._dismissed(word)):
            word, stance = replace(word, content=dismissed), "denies"
        if stance in {"denies", "declines"}:
            self._answer(number, word, stance)
        elif stance == "claims responsibility":
            self._keep(word, stance, self._nominal(word) or Matter(words_of(self.reading, word.content), word.content))
        else:
            for one in self._each_other(word):
                for matter in self._asserted(one):
                    self._keep(one, "asserts", matter)

    def _dismissed(self, word: Word) -> tuple[int, ...]:
        """The claim that is called false: "the claim was baseless", "described the reports as fake news"; () where none is."""
        verdict = next((index for index in word.content if self.reading.tokens[index].lemma.lower() in self.table.dismissive), None)
        if verdict is None:
            return ()
        nouns = self.table.pointing | self.table.alleging
        for index in word.content:
            token = self.reading.tokens[index]
            if index < verdict and token.lemma.lower() in nouns and token.pos == "NOUN":
                over = {token.head, index}
                return tuple(
                    below
                    for below in self.reading.subtree(index)
                    if below < verdict and below in word.content and below not in over - {index}
                )
        return ()

    def _each_other(self, word: Word) -> list[Word]:
        """Two who accuse each other are two accusers, each of the other."""
        told = " ".join(self.reading.tokens[index].text.lower() for index in word.content[:2])
        if len(word.by) != 2 or told not in {"each other", "one another"}:
            return [word]
        left, right = word.by
        return [replace(word, by=(left,), accused=right.name), replace(word, by=(right,), accused=left.name)]

    # ---- what is asserted ------------------------------------------------------------------------------------------

    def _asserted(self, word: Word) -> list[Matter]:
        """The propositions in what somebody says: each factual clause, or what a noun of allegation is about."""
        cue = self.reading.tokens[head_of(self.reading, word.cue)] if word.cue else None
        if cue is not None and cue.lemma.lower() in self.table.accusing:
            accused = self._accusation(word, self.table.accusing[cue.lemma.lower()])
            return [accused] if accused else []
        if cue is not None and cue.lemma.lower() in self.table.alleging and cue.pos == "NOUN":
            against = any(self.reading.tokens[index].text.lower() in {"against", "from"} for index in word.cue)
            named = self.reading.tokens[head_of(self.reading, word.content)].pos in {"NOUN", "PROPN", "VERB", "AUX"}
            return [self._alleged(word.content)] if named and not against else []
        if word.attribution.act == "blames":
            return []
        found = []
        for piece in self._sentences(word.content):
            if (
                len(piece) > 2
                and is_clause(self.reading, piece)
                and is_factual(self.reading, piece, self.table)
                and not self._is_speech(word, piece)
            ):
                speaker = word.by[0].name if len(word.by) == 1 else None
                clause = without_verdicts(self.reading, piece, self.table)
                found.append(Matter(clause_words(self.reading, clause, speaker), tuple(clause)))
        return found

    def _sentences(self, content: Sequence[int]) -> list[list[int]]:
        """Content by sentence: a long quotation makes several propositions."""
        pieces: dict[int, list[int]] = {}
        for index in content:
            pieces.setdefault(self.reading.tokens[index].sentence, []).append(index)
        return [clause for piece in pieces.values() for clause in split_clauses(self.reading, piece)]

    def _is_speech(self, word: Word, piece: Sequence[int]) -> bool:
        """Whether the clause only tells of another's words, which are read for themselves, or of the speaker's own pledge."""
        head = head_of(self.reading, piece)
        verbal = self.reading.tokens[head].pos in {"VERB", "AUX"}
        if verbal and head in self.cues and (len(self.cues[head]) > 1 or self.cues[head] != [id(word.attribution)]):
            return True
        token = self.reading.tokens[head]
        future = any(self.reading.tokens[child].lemma.lower() in {"will", "would"} for child in token.children)
        if not future:
            return False
        subjects = [child for child in token.children if self.reading.tokens[child].dep == "nsubj"]
        sides = {party.actor for party in word.by} | {party.state for party in word.by if party.state}
        own = {side for party in parties_at(self.reading, subjects) for side in (party.actor, party.state)}
        return bool(sides & own) or any(self.reading.tokens[index].text.lower() in {"i", "we"} for index in subjects)

    def _alleged(self, content: Sequence[int]) -> Matter:
        """The airstrikes in "allegations of Pakistani airstrikes" as a clause: there were such airstrikes."""
        told = words_of(self.reading, content)
        token = self.reading.tokens[head_of(self.reading, content)]
        if is_clause(self.reading, content) or token.pos not in {"NOUN", "PROPN"}:
            return Matter(told, tuple(content))
        return Matter(f"there {'were' if token.tag == 'NNS' else 'was'} {told}", tuple(content))

    def _accusation(self, word: Word, preposition: str) -> Matter | None:
        """What "accused X of arming rebels" says, as a clause: X was arming rebels."""
        inside = [index for index in word.content if self.reading.tokens[index].text.lower() == preposition]
        at = next((index for index in inside if self.reading.tokens[index].dep == "prep"), None)
        if at is None or at == word.content[0]:
            return None
        target = [index for index in word.content if index < at]
        below = [index for index in word.content if index > at]
        if not below:
            return None
        who, what = words_of(self.reading, target), words_of(self.reading, below)
        if word.accused is not None:
            who = word.accused
        elif who.lower() in {"each other", "one another"}:
            return None
        head = self.reading.tokens[head_of(self.reading, target)]
        plural = head.tag in {"NNS", "NNPS"} or any(self.reading.tokens[child].dep == "conj" for child in head.children)
        if self.reading.tokens[head_of(self.reading, word.cue)].lemma == "blame":
            return Matter(f"{who} {'are' if plural else 'is'} to blame for {what}", word.content)
        if self.reading.tokens[below[0]].tag == "VBG" or self.reading.tokens[head_of(self.reading, below)].tag == "VBG":
            had = what.removeprefix("having ")
            verb = ("have" if plural else "has") if had != what else ("were" if plural else "was")
            return Matter(f"{who} {verb} {had}", word.content)
        return Matter(f"{who} {'are' if plural else 'is'} guilty of {what}", word.content)

    def _nominal(self, word: Word) -> Matter | None:
        """A noun that is claimed or denied, as a clause: "responsibility for the attack" → X is responsible for the attack."""
        head = head_of(self.reading, word.content)
        pattern = self.table.nominal.get(self.reading.tokens[head].lemma.lower())
        if pattern is None or not word.by:
            return None
        rest = words_of(self.reading, [index for index in word.content if index > head])
        return Matter(pattern.format(by=" and ".join(party.name for party in word.by), rest=rest).strip(), word.content)

    # ---- what is answered ------------------------------------------------------------------------------------------

    def _answer(self, number: int, word: Word, stance: Stance) -> None:
        """A denial or a silence, with the proposition it answers."""
        head = self.reading.tokens[head_of(self.reading, word.content)]
        alone = self._points_back(word, head.index)
        if (head.lemma.lower() in self.table.pointing and alone) or self._is_bare(word):
            answered = self._antecedent(number, word)
            if answered is not None:
                self._keep(word, stance, Matter(answered.proposition, ()), answered)
            elif not self._is_bare(word):
                self._keep(word, stance, Matter(words_of(self.reading, word.content), word.content))
            return
        matter = self._denied(word)
        if matter is not None and len(matter.words.split()) > 1:
            self._keep(word, stance, matter, self._same(matter, word))

    def _points_back(self, word: Word, head: int) -> bool:
        """Whether a noun has no matter of its own: "these claims", "the claim from Baku", "the army's accusations"."""
        after = [index for index in word.content if index > head and self.reading.tokens[index].pos in {"NOUN", "VERB", "PROPN", "AUX"}]
        owner = [child for child in self.reading.tokens[head].children if self.reading.tokens[child].text.lower() in {"from", "by"}]
        owned = {below for child in owner for below in self.reading.subtree(child)}
        return all(index in owned and self.reading.tokens[index].pos != "VERB" for index in after)

    def _owners(self, word: Word) -> set[str]:
        """Whose claim it is, where the noun says so: actors and states."""
        head = head_of(self.reading, word.content)
        owners = [
            child for child in self.reading.tokens[head].children if self.reading.tokens[child].dep in {"poss", "amod", "compound", "nmod"}
        ]
        for child in self.reading.tokens[head].children:
            if self.reading.tokens[child].text.lower() in {"from", "by"}:
                owners += [below for below in self.reading.tokens[child].children if self.reading.tokens[below].dep == "pobj"]
        parties = parties_at(self.reading, owners, deep=False)
        return {side for party in parties for side in (party.actor, f"state-{party.state}") if side}

    def _is_bare(self, word: Word) -> bool:
        """Whether it is "declined to comment" and no more."""
        if word.attribution.stance != "declines":
            return False
        named = [self.reading.tokens[index] for index in word.content if self.reading.tokens[index].pos in {"NOUN", "PROPN", "VERB"}]
        return all(token.lemma.lower() in self.table.bare for token in named)

    def _denied(self, word: Word) -> Matter | None:
        """The matter of a denial that names it."""
        content = list(word.content)
        token = self.reading.tokens[head_of(self.reading, content)]
        if is_clause(self.reading, content):
            return Matter(clause_words(self.reading, content, word.by[0].name), word.content)
        if is_infinitive(self.reading, token):  # "declined to comment on the strikes"
            content = [index for index in content if index > token.index]
            if content and self.reading.tokens[content[0]].pos in {"ADP", "SCONJ"}:
                content = content[1:]
            return Matter(words_of(self.reading, content), tuple(content)) if content else None
        if token.lemma.lower() in self.table.alleging and len(content) > 1:  # "denied reports of a raid"
            return self._named_matter(token.index, content)
        if token.tag == "VBG":  # "denied arming the rebels"
            names = " and ".join(party.name for party in word.by)
            return Matter(f"{names} was {words_of(self.reading, content)}", word.content)
        return self._nominal(word) or Matter(words_of(self.reading, content), word.content)

    def _named_matter(self, noun: int, content: Sequence[int]) -> Matter | None:
        """What a noun of allegation is about: its "that" clause, or the noun after "of"; whose it is left out."""
        for wanted in ({"acl", "ccomp", "relcl"}, {"prep"}):
            for child in [*self.reading.tokens[noun].children, *self._grandchildren(noun)]:
                token = self.reading.tokens[child]
                below = [index for index in self.reading.subtree(child) if index in content]
                if token.dep not in wanted or not below or (token.dep == "prep" and token.text.lower() not in {"of", "about"}):
                    continue
                below = below[1:] if token.dep == "prep" else below
                return self._alleged(below) if below else None
        return None

    def _grandchildren(self, noun: int) -> list[int]:
        """What hangs on the owner instead of the claim: "claims by the president | that a truce held"."""
        owners = [below for child in self.reading.tokens[noun].children for below in self.reading.tokens[child].children]
        return [below for owner in owners for below in self.reading.tokens[owner].children]

    def _antecedent(self, number: int, word: Word) -> Saying | None:
        """The saying that "these claims" points back at: in the same sentence what stands before, else the nearest one of another's."""
        at = self.reading.tokens[min(word.content or word.cue)].sentence
        first = min(word.content)
        for other in reversed(self.words[:number]):
            if other.content and self.reading.tokens[max(other.content)].sentence == at and max(other.cue or other.content) < first:
                told = self._told_by(other, at)
                if told is not None and not _same_people(told.by, word.by):
                    return told
        rivals = [saying for saying in self.made.values() if at - REACH <= self.place[saying.id] <= at and saying.stance == "asserts"]
        rivals = [
            saying
            for saying in rivals
            if not _same_people(saying.by, word.by) and saying.evidence.span.start < self.reading.tokens[first].start
        ]
        owners = self._owners(word) if word.content else set()
        owned = [saying for saying in rivals if owners & {side for party in saying.by for side in (party.actor, f"state-{party.state}")}]
        if word.content and self.reading.tokens[head_of(self.reading, word.content)].pos in {"PRON", "DET"}:
            owned = owned or rivals  # "denied this": what was said last
        concerned = owned or [saying for saying in rivals if _concerns(saying, word.by)] or rivals
        return max(concerned, key=lambda saying: (saying.evidence.span, saying.id), default=None)

    def _told_by(self, other: Word, sentence: int) -> Saying | None:
        """The saying an earlier word of the sentence made, or the one that a demand takes for granted."""
        span = self._span(other)
        own = [saying for saying in self.made.values() if saying.evidence.span == span and self.place[saying.id] == sentence]
        if own:
            return max(own, key=lambda saying: saying.id)
        implied = self._implied(other)
        return self._keep(other, "asserts", implied) if implied else None

    def _implied(self, word: Word) -> Matter | None:
        """What a demand to end something takes for granted: "that X stop Y from operating there" → Y operate there."""
        for index in word.content:
            token = self.reading.tokens[index]
            if token.lemma.lower() not in self.table.implying or token.pos != "VERB":
                continue
            objects = [child for child in token.children if self.reading.tokens[child].dep == "dobj"]
            gerunds = [
                below
                for below in self.reading.subtree(index)
                if self.reading.tokens[below].tag == "VBG" and self.reading.tokens[below].dep == "pcomp"
            ]
            if objects and gerunds:
                subject = [below for below in self.reading.subtree(objects[0]) if below < gerunds[0] - 1]
                rest = [below for below in self.reading.subtree(gerunds[0]) if below > gerunds[0]]
                plural = self.reading.tokens[objects[0]].tag in {"NNS", "NNPS"}
                told = finite(words_of(self.reading, subject), plural, self.reading.tokens[gerunds[0]].lemma, words_of(self.reading, rest))
                return Matter(told, tuple(word.content))
        return None

    def _same(self, matter: Matter, word: Word) -> Saying | None:
        """An earlier saying in the same words, of another's."""
        told = fold(matter.words)
        found = [s for s in self.made.values() if s.stance == "asserts" and not _same_people(s.by, word.by) and fold(s.proposition) == told]
        return max(found, key=lambda saying: (saying.evidence.span, saying.id), default=None)

    # ---- keeping ---------------------------------------------------------------------------------------------------

    def _keep(self, word: Word, stance: Stance, matter: Matter, answered: Saying | None = None) -> Saying | None:
        if not matter.words:
            return None
        span = self._span(word)
        by = tuple(replace(party) for party in word.by)
        name = identify("saying", self.reading.report.id, span.start, span.end, stance, fold(matter.words), *(party.actor for party in by))
        about = answered.about if answered is not None else self._about(matter, word)
        saying = Saying(
            name, self.reading.report.id, by, stance, matter.words, about, Evidence(self.reading.report.id, span), self._when(word),
            answered.id if answered is not None else None, self._account(word, span),
        )  # fmt: skip
        self.made[name] = saying
        self.place[name] = self.reading.tokens[min(word.cue or word.content)].sentence
        return saying

    def _span(self, word: Word) -> Span:
        """From the first to the last of source, cue and content."""
        spans = (*word.attribution.source, *word.attribution.cue, *word.attribution.content)
        return Span(min(span.start for span in spans), max(span.end for span in spans))

    def _about(self, matter: Matter, word: Word) -> tuple[Party, ...]:
        """The parties named in the proposition, the speaker left out."""
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
        cues = set(word.cue)
        for time in self.reading.times:
            index: int | None = time.head
            for _ in range(4):  # "said | on | Monday": never far
                if index is None or index in word.content:
                    break
                if index in cues:
                    return time.when
                above = self.reading.tokens[index].head
                index = above if above != index else None
        return None

    def _account(self, word: Word, span: Span) -> str | None:
        """The account whose trigger is the cue, or else the one told in the content."""
        cue = [Span(self.reading.tokens[index].start, self.reading.tokens[index].end) for index in word.cue]
        on_cue = [account for account in self.accounts if any(account.trigger.overlaps(piece) for piece in cue)]
        inside = [account for account in self.accounts if any(piece.covers(account.trigger) for piece in word.attribution.content)]
        found = on_cue or inside or [account for account in self.accounts if span.covers(account.trigger)]
        return min(found, key=lambda account: (account.span, account.id)).id if found else None


def _same_people(left: Sequence[Party], right: Sequence[Party]) -> bool:
    return bool({party.actor for party in left} & {party.actor for party in right})


def _concerns(saying: Saying, people: Sequence[Party]) -> bool:
    """Whether a saying is about the people who answer, or their state."""
    sides = {party.actor for party in people} | {party.state for party in people if party.state}
    return any(party.actor in sides or party.state in sides for party in saying.about)
