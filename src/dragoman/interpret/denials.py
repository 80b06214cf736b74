"""Denials: what is denied or met with silence, and whether it points back at something said before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.interpret.assertions import Assertions
from dragoman.interpret.brackets import stand_alone
from dragoman.interpret.clauses import head_of, is_clause, is_infinitive, words_of
from dragoman.interpret.matters import Matter, SayingWords, Word
from dragoman.interpret.parties import parties_at
from dragoman.model import Reading

OWNING = {"from", "by"}


class Denials:
    """Reads what somebody denies or will not speak of."""

    def __init__(self, reading: Reading, table: SayingWords, assertions: Assertions) -> None:
        self.reading, self.tokens, self.table, self.assertions = reading, reading.tokens, table, assertions

    def dismissed(self, word: Word) -> tuple[int, ...]:
        """The claim that is called false: "the claim was baseless", "described the reports as fake news"; () where none is."""
        verdict = next((index for index in word.content if self.tokens[index].lemma.lower() in self.table.dismissive), None)
        if verdict is None:
            return ()
        over = self.tokens[verdict].head
        flat = [child for child in self.tokens[over].children if child in word.content and child < verdict]
        if self.tokens[over].lemma == "be" and flat and self.tokens[flat[0]].pos == "PRON" and self.tokens[flat[0]].dep == "nsubj":
            return (flat[0],)  # "It is a lie"
        for index in word.content:
            token = self.tokens[index]
            if index < verdict and token.lemma.lower() in self.table.pointing | self.table.alleging and token.pos == "NOUN":
                below = self.reading.subtree(index)
                return tuple(one for one in below if one < verdict and one in word.content and one != token.head)
        return ()

    def opened(self, word: Word) -> Word:
        """A silence without its infinitive: "declined to comment on | the strikes"; "refused to say | whether ..."."""
        content = list(word.content)
        token = self.tokens[head_of(self.reading, content)]
        if not is_infinitive(self.reading, token) or word.attribution.stance != "declines":
            return word
        rest = [index for index in content if index > token.index]
        if rest and self.tokens[rest[0]].pos in {"ADP", "SCONJ"}:
            rest = rest[1:]
        return replace(word, content=tuple(rest)) if rest else word

    def is_bare(self, word: Word) -> bool:
        """Whether it is "declined to comment" and no more."""
        if word.attribution.stance != "declines":
            return False
        named = [self.tokens[index] for index in word.content if self.tokens[index].pos in {"NOUN", "PROPN", "VERB"}]
        return all(token.lemma.lower() in self.table.bare for token in named)

    def is_refusal(self, word: Word) -> bool:
        """Whether an offer or a demand is turned down, which denies nothing: "rejected the proposal"."""
        cue = self.tokens[head_of(self.reading, word.cue)].lemma.lower() if word.cue else ""
        if cue not in self.table.refusing or is_clause(self.reading, word.content):
            return False
        head = self.tokens[head_of(self.reading, word.content)]
        return head.lemma.lower() not in self.table.pointing | self.table.alleging or head.tag == "VBG"

    def is_refused(self, word: Word) -> bool:
        """Whether it is "rejected this", which denies only what was said of whoever rejects it."""
        cue = self.tokens[head_of(self.reading, word.cue)].lemma.lower() if word.cue else ""
        return (
            cue in self.table.refusing
            and word.attribution.stance == "denies"
            and self.tokens[head_of(self.reading, word.content)].pos == "PRON"
        )

    def points_back(self, word: Word) -> bool:
        """Whether a noun has no matter of its own: "these claims", "the claim from Baku", "the army's accusations"."""
        head = head_of(self.reading, word.content)
        token = self.tokens[head]
        if token.lemma.lower() not in self.table.pointing or (token.pos == "DET" and token.dep == "det"):
            return False
        if token.dep in {"nsubj", "nsubjpass"} and is_clause(self.reading, word.content):
            return False
        after = [index for index in word.content if index > head and self.tokens[index].pos in {"NOUN", "VERB", "PROPN", "AUX"}]
        owner = [child for child in token.children if self.tokens[child].text.lower() in OWNING]
        owner += [index for index in word.content if self.tokens[index].text.lower() == "as" and index > head]
        owned = {below for child in owner for below in self.reading.subtree(child)}
        return all(index in owned and self.tokens[index].pos != "VERB" for index in after)

    def owners(self, word: Word) -> set[str]:
        """Whose claim it is, where the noun says so: actors and states."""
        head = self.tokens[head_of(self.reading, word.content)]
        found = [child for child in head.children if self.tokens[child].dep in {"poss", "amod", "compound", "nmod"}]
        for child in head.children:
            if self.tokens[child].text.lower() in OWNING:
                found += [below for below in self.tokens[child].children if self.tokens[below].dep == "pobj"]
        parties = parties_at(self.reading, found, deep=False)
        return {side for party in parties for side in (party.actor, f"state-{party.state}") if side}

    def denied(self, word: Word) -> Matter | None:
        """The matter of a denial that names it."""
        content = list(word.content)
        token = self.tokens[head_of(self.reading, content)]
        if is_clause(self.reading, content):
            told = stand_alone(self.reading, content, word)
            return Matter(told, word.content) if told else None
        if token.lemma.lower() in self.table.alleging and len(content) > 1:  # "denied reports of a raid"
            return self._named(token.index, content, word)
        if token.tag == "VBG" or self.tokens[content[0]].tag == "VBG":  # "denied arming the rebels", "denied having armed them"
            return Matter(self._deed(word, content), word.content)
        return self.assertions.nominal(word, content) or self._thing(word, content)

    def _deed(self, word: Word, content: Sequence[int]) -> str:
        """A deed that its doer denies, as a clause: "X was arming the rebels", "X has broken the truce"."""
        names = " and ".join(party.name for party in word.by)
        many = len(word.by) > 1 or word.by[0].kind == "people"
        told = words_of(self.reading, content)
        done = told.removeprefix("having ")
        return f"{names} {('have' if many else 'has') if done != told else ('were' if many else 'was')} {done}"

    def _thing(self, word: Word, content: Sequence[int]) -> Matter | None:
        """A denied or unanswered noun as a clause: there were such strikes; the toll is as told."""
        token = self.tokens[head_of(self.reading, content)]
        if token.pos not in {"NOUN", "PROPN"} or self.is_refusal(word):
            return None
        if token.lemma.lower() in self.table.figures:
            return Matter(f"{words_of(self.reading, content)} {'are' if token.tag == 'NNS' else 'is'} right", tuple(content))
        if token.tag not in {"NN", "NNS"}:
            return None
        return self.assertions.alleged(content, word)

    def _named(self, noun: int, content: Sequence[int], word: Word) -> Matter | None:
        """What a noun of allegation is about: its "that" clause, or the noun after "of"; whose it is left out."""
        for wanted in ({"acl", "ccomp", "relcl"}, {"prep"}):
            for child in [*self.tokens[noun].children, *self._grandchildren(noun)]:
                token = self.tokens[child]
                below = [index for index in self.reading.subtree(child) if index in content]
                if token.dep not in wanted or not below or (token.dep == "prep" and token.text.lower() not in {"of", "about"}):
                    continue
                below = below[1:] if token.dep == "prep" else below
                return self.assertions.alleged(below, word) if below else None
        return None

    def _grandchildren(self, noun: int) -> list[int]:
        """What hangs on the owner instead of the claim: "claims by the president | that a truce held"."""
        owners = [below for child in self.tokens[noun].children for below in self.tokens[child].children]
        return [below for owner in owners for below in self.tokens[owner].children]
