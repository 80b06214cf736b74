"""Assertions: the propositions in somebody's words, each as a clause of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.interpret.brackets import stand_alone
from dragoman.interpret.clauses import CLOSING, OPENING, finite, head_of, is_clause, split_clauses, words_of
from dragoman.interpret.matters import Matter, SayingWords, Word, is_factual, without_verdicts
from dragoman.interpret.parties import parties_at
from dragoman.model import Reading

EACH_OTHER = ("each other", "one another", "the other")


class Assertions:
    """Reads what somebody asserts or alleges. at_cue: the words whose cue stands on a token."""

    def __init__(self, reading: Reading, table: SayingWords, at_cue: Mapping[int, Sequence[Word]]) -> None:
        self.reading, self.tokens, self.table, self.at_cue = reading, reading.tokens, table, at_cue

    def each_other(self, word: Word) -> list[Word]:
        """Two who accuse each other are two accusers, each of the other."""
        told = " ".join(self.tokens[index].text.lower() for index in word.content[:2])
        if len(word.by) != 2 or told not in EACH_OTHER:
            return [word]
        left, right = word.by
        return [replace(word, by=(left,), accused=right), replace(word, by=(right,), accused=left)]

    def asserted(self, word: Word) -> list[Matter]:
        """The propositions in what somebody says: each factual clause, or what a noun of allegation is about."""
        cue = self.tokens[head_of(self.reading, word.cue)] if word.cue else None
        if cue is not None and cue.lemma.lower() in self.table.accusing:
            accused = self._accusation(word, self.table.accusing[cue.lemma.lower()])
            return [accused] if accused else []
        if cue is not None and cue.lemma.lower() in self.table.alleging and cue.pos == "NOUN":
            against = any(self.tokens[index].text.lower() in {"against", "from"} for index in word.cue)
            named = self.tokens[head_of(self.reading, word.content)].pos in {"NOUN", "PROPN", "VERB", "AUX"}
            alleged = self.alleged(word.content, word) if named and not against else None
            return [alleged] if alleged else []
        if word.attribution.act == "blames":
            return []
        found = [self.stated(word, piece) for piece in self._pieces(word)]
        return [matter for matter in found if matter is not None]

    def stated(self, word: Word, piece: Sequence[int]) -> Matter | None:
        """One clause as a proposition; None where it states nothing that can stand alone."""
        clause = without_verdicts(self.reading, self._without_cues(word, piece), self.table)
        if len(clause) < 3 or not is_clause(self.reading, clause) or not is_factual(self.reading, clause, self.table):
            return None
        if self._is_speech(word, clause):
            return None
        told = stand_alone(self.reading, clause, word)
        return Matter(told, tuple(clause)) if told else None

    def _pieces(self, word: Word) -> list[list[int]]:
        """Content by sentence, by quotation, and by clause: a long quotation makes several propositions."""
        pieces: list[list[int]] = []
        for index in word.content:
            new = not pieces or self.tokens[index].sentence != self.tokens[pieces[-1][-1]].sentence
            if new or self._reopens(pieces[-1], index):
                pieces.append([])
            pieces[-1].append(index)
        return [clause for piece in pieces for clause in split_clauses(self.reading, piece)]

    def _reopens(self, piece: Sequence[int], index: int) -> bool:
        """Whether a quotation ends and another begins here."""
        return len(piece) > 1 and self.tokens[index].text in OPENING and self.tokens[piece[-1]].text in CLOSING

    def _without_cues(self, word: Word, piece: Sequence[int]) -> list[int]:
        """A clause without another's "he said" set inside it between commas."""
        inside, cut, head = set(piece), set[int](), head_of(self.reading, piece)
        for index in piece:
            for other in self.at_cue.get(index, ()):
                said = {*other.source, *other.cue}
                bounded = self.tokens[min(said) - 1].text == "," or min(said) == piece[0]
                if other is not word and head in other.content and said <= inside and bounded:
                    cut |= said
        cut |= {index - 1 for index in cut if self.tokens[index - 1].text == ","}
        return [index for index in piece if index not in cut]

    def _is_speech(self, word: Word, piece: Sequence[int]) -> bool:
        """Whether the clause only tells of another's words, which are read for themselves, or of the speaker's own pledge."""
        head = head_of(self.reading, piece)
        token = self.tokens[head]
        if token.pos in {"VERB", "AUX"} and any(other is not word and other.attribution.voice for other in self.at_cue.get(head, ())):
            return True
        if not any(self.tokens[child].lemma.lower() in {"will", "would"} for child in token.children):
            return False
        subjects = [child for child in token.children if self.tokens[child].dep == "nsubj"]
        sides = {party.actor for party in word.by} | {party.state for party in word.by if party.state}
        own = {side for party in parties_at(self.reading, subjects) for side in (party.actor, party.state)}
        return bool(sides & own) or any(self.tokens[index].text.lower() in {"i", "we"} for index in subjects)

    def alleged(self, content: Sequence[int], word: Word) -> Matter | None:
        """The airstrikes in "allegations of Pakistani airstrikes" as a clause: there were such airstrikes."""
        kept = [
            index for index in content if self.tokens[index].dep != "det" or self.tokens[index].head not in content or index != content[0]
        ]
        if not kept:
            return None
        token = self.tokens[head_of(self.reading, content)]
        if is_clause(self.reading, content):
            told = stand_alone(self.reading, content, word)
            return Matter(told, tuple(content)) if told else None
        if token.pos not in {"NOUN", "PROPN"}:
            return Matter(words_of(self.reading, content), tuple(content))
        return Matter(f"there {'were' if token.tag == 'NNS' else 'was'} {words_of(self.reading, kept)}", tuple(content))

    def _accusation(self, word: Word, preposition: str) -> Matter | None:
        """What "accused X of arming rebels" says, as a clause: X was arming rebels."""
        inside = [index for index in word.content if self.tokens[index].text.lower() == preposition]
        at = next((index for index in inside if self.tokens[index].dep == "prep"), None)
        if at is None or at == word.content[0]:
            return None
        target = [index for index in word.content if index < at]
        below = [index for index in without_verdicts(self.reading, word.content, self.table) if index > at]
        who = word.accused.name if word.accused else words_of(self.reading, target)
        if not below or who.lower() in EACH_OTHER:
            return None
        head = self.tokens[head_of(self.reading, target)]
        if head.pos == "PRON":
            who = next((f"[{party.name}]" for party in parties_at(self.reading, [head.index])), "")
        plural = head.tag in {"NNS", "NNPS"} or any(self.tokens[child].dep == "conj" for child in head.children)
        told = self._charge(word, below, plural=plural and word.accused is None) if who else ""
        return Matter(f"{who} {told}", word.content) if told else None

    def _charge(self, word: Word, below: Sequence[int], *, plural: bool) -> str:
        """What somebody is charged with, as a predicate: is to blame for, was arming, has broken, is guilty of."""
        what = words_of(self.reading, below)
        if self.tokens[head_of(self.reading, word.cue)].lemma == "blame":
            return f"{'are' if plural else 'is'} to blame for {what}"
        if self.tokens[below[0]].tag == "VBG" or self.tokens[head_of(self.reading, below)].tag == "VBG":
            had = what.removeprefix("having ")
            verb = ("have" if plural else "has") if had != what else ("were" if plural else "was")
            return f"{verb} {had}"
        return f"{'are' if plural else 'is'} guilty of {what}"

    def nominal(self, word: Word, content: Sequence[int]) -> Matter | None:
        """A noun that is claimed or denied, as a clause: "responsibility for the attack" → X is responsible for the attack."""
        head = head_of(self.reading, content)
        pattern = self.table.nominal.get(self.tokens[head].lemma.lower())
        if pattern is None or not word.by:
            return None
        rest = words_of(self.reading, [index for index in content if index > head])
        return Matter(pattern.format(by=" and ".join(party.name for party in word.by), rest=rest).strip(), tuple(content))

    def implied(self, word: Word) -> Matter | None:
        """What a demand to end something takes for granted: "that X stop Y from operating there" → Y operate there."""
        for index in word.content:
            token = self.tokens[index]
            if token.lemma.lower() not in self.table.implying or token.pos != "VERB":
                continue
            objects = [child for child in token.children if self.tokens[child].dep == "dobj"]
            gerunds = [
                below for below in self.reading.subtree(index) if self.tokens[below].tag == "VBG" and self.tokens[below].dep == "pcomp"
            ]
            if objects and gerunds:
                subject = [below for below in self.reading.subtree(objects[0]) if below < gerunds[0] - 1]
                rest = [below for below in self.reading.subtree(gerunds[0]) if below > gerunds[0]]
                plural = self.tokens[objects[0]].tag in {"NNS", "NNPS"}
                told = finite(words_of(self.reading, subject), self.tokens[gerunds[0]].lemma, words_of(self.reading, rest), plural=plural)
                return Matter(told, tuple(word.content))
        return None
