"""Clauses: a cue word in the parse, the words it is made of, and the phrases and clauses around it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.annotate.cues import Cue, Cues
from dragoman.model import Reading, Token

SPEAKERS = {"person", "state", "body", "armed group", "movement", "company", "outlet", "people", "unnamed", "office"}
CLAUSE = {"ccomp", "xcomp", "acl", "advcl", "relcl", "conj", "parataxis", "ROOT", "dep", "csubj", "pcomp", "appos"}
SUBJECT = {"nsubj", "csubj"}
PASSIVE = {"nsubjpass", "csubjpass"}
RELATIVE = {"who", "which", "that", "whom", "whose"}
CUE_PARTS = {"aux", "auxpass", "neg", "prt"}
LED = 8  # tokens before a cue that may be one with it
MARKS = {",", ";", ":", ".", "—", "–", "-", "--", "?", "!", "…", "...", "―"}
SETTINGS = {"during", "after", "before", "amid", "since", "at", "until", "while", "following", "by"}
QUOTES = {'"', "“", "”", "''", "``", "‘", "’", "'", "«", "»"}


@dataclass(slots=True)
class Draft:
    """An attribution in the making, as token indexes. cue_at is the word that the frame was read from."""

    cue_at: int
    source: list[int]
    cue: list[int]
    content: set[int]
    act: str
    speech: bool
    stance: str
    manner: str
    carriers: list[tuple[list[int], str]] = field(default_factory=list)
    quoted: bool = False
    passed_on: list[tuple[list[int], str]] = field(
        default_factory=list
    )  # who passed the words on, and how: the agency that quotes a minister


class Clauses:
    """Reads the parse of one reading around its cue words."""

    def __init__(self, reading: Reading, cues: Cues) -> None:
        self.reading, self.tokens, self.cues = reading, reading.tokens, cues

    def lemma(self, index: int) -> str:
        """The verb's dictionary form; the lemmatizer gives "hop" for "hoped"."""
        lemma, text = self.tokens[index].lemma.lower(), self.tokens[index].text.lower()
        mended = lemma + "e" in self.cues.verbs and lemma not in self.cues.verbs and text.startswith(lemma)
        return lemma + "e" if mended else lemma

    def children(self, index: int, *deps: str) -> list[int]:
        """The dependents of a token that bear one of the labels."""
        return [child for child in self.tokens[index].children if self.tokens[child].dep in deps]

    def subtree(self, index: int, without: Iterable[int] = ()) -> list[int]:
        """The tokens under one, without the branches named."""
        cut, found, waiting = set(without), [], [index]
        while waiting:
            current = waiting.pop()
            if current not in cut:
                found.append(current)
                waiting.extend(self.tokens[current].children)
        return sorted(found)

    def is_noun(self, token: Token) -> bool:
        """Whether a token is a cue noun, also where a plural was taken for a verb: ", accusations Islamabad did not confirm"."""
        if token.pos == "NOUN":
            return token.lemma.lower() in self.cues.nouns
        singular = token.text.lower().removesuffix("s")
        return (
            token.tag == "VBZ"
            and singular in self.cues.nouns
            and singular not in self.cues.verbs
            and not self.children(token.index, *SUBJECT)
        )

    def phrase(self, head: int, cut: Iterable[int] = ()) -> list[int]:
        """A noun phrase with its apposition and relatives, its edges trimmed."""
        return self.trim(self.subtree(head, cut))

    def trim(self, indexes: list[int]) -> list[int]:
        """Token indexes without the commas and stops at either end."""
        start, end = 0, len(indexes)
        while start < end and self.tokens[indexes[start]].text in MARKS:
            start += 1
        while end > start and self.tokens[indexes[end - 1]].text in MARKS:
            end -= 1
        return indexes[start:end]

    def clause_of(self, index: int) -> int:
        """The verb of the clause that a token stands in."""
        while self.tokens[index].head != index and not (
            self.tokens[index].pos in {"VERB", "AUX"} and self.tokens[index].dep in {"ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis"}
        ):
            index = self.tokens[index].head
        return index

    def is_mark(self, index: int) -> bool:
        """Whether a token is a mark or a quotation mark."""
        return 0 <= index < len(self.tokens) and (self.tokens[index].text in MARKS or self.tokens[index].text in QUOTES)

    def is_negated(self, verb: int) -> bool:
        """Whether it is said not to be said: "did not confirm", "neither confirmed nor denied"."""
        for index in (verb, self.tokens[verb].head if self.tokens[verb].dep == "conj" else verb):
            if self.children(index, "neg"):
                return True
            if any(self.tokens[child].text.lower() == "neither" for child in self.children(index, "preconj", "cc", "advmod", "det")):
                return True
        return False

    def declines(self, verb: int) -> bool:
        """Whether the verb, negated, declines: confirm, deny, comment."""
        lemma = self.lemma(verb)
        return lemma in self.cues.verbs and any(rule.negated for rule in self.cues.stances.get(lemma, ()))

    def pair(self, verb: int) -> list[int]:
        """The second verb of "neither confirmed nor denied", "did not confirm or deny": both are one cue."""
        if not self.is_negated(verb):
            return []
        return [child for child in self.children(verb, "conj") if self.declines(child) and self.declines(verb)][:1]

    def is_second_of_pair(self, verb: int) -> bool:
        """Whether a verb is the "denied" of "neither confirmed nor denied"."""
        head = self.tokens[verb].head
        return self.tokens[verb].dep == "conj" and head != verb and self.tokens[head].pos == "VERB" and verb in self.pair(head)

    def is_finite_cue(self, token: Token) -> Cue | None:
        """The cue that a verb in this place may be."""
        if token.pos not in {"VERB", "AUX"} and token.tag not in {"VBD", "VBZ", "VBP", "VBN", "VBG"}:
            return None
        if token.dep in {"amod", "prep", "compound", "aux"} or self.is_second_of_pair(token.index):
            return None
        if token.dep == "xcomp" and (over := self.cues.verbs.get(self.lemma(token.head))) is not None and over.act == "declines":
            return None  # "declined to comment" is one cue
        return self.cues.verbs.get(self.lemma(token.index))

    def is_infinitive(self, index: int) -> bool:
        """Whether "to" stands before the verb."""
        return any(self.tokens[child].tag == "TO" for child in self.tokens[index].children)

    def is_parallel(self, token: Token, tag: str) -> bool:
        """Whether a coordinated verb has the form of the cue and not of the verb it was hung on."""
        head = self.tokens[token.head]
        if token.dep != "conj" or token.tag != tag or head.tag in {tag, "NN"} or head.pos not in {"VERB", "AUX"}:
            return False
        return tag == "VBG" or (
            self.lemma(token.index) in self.cues.verbs and not self.children(token.index, *SUBJECT, "nsubjpass", "aux", "auxpass")
        )

    def cue_words(self, verb: int) -> list[int]:
        """The cue with the auxiliaries, negation, adverbs and particle that stand next to it."""
        parts = {verb}
        near = set(self.children(verb, *CUE_PARTS)) | {
            child for child in self.children(verb, "advmod") if not self.tokens[child].children and child < verb
        }
        for step, limit in ((-1, -7), (1, 3)):
            for offset in range(step, limit, step):
                if verb + offset not in near:
                    break
                parts.add(verb + offset)
        words = [*sorted(parts), *self._document(verb, max(parts) + 1)]
        return [*self._led_by(verb, words[0]), *words]

    def _led_by(self, verb: int, first: int) -> list[int]:
        """What leads up to the cue and is one with it: "went on | to say", "is trying | to convince", "released a statement | saying"."""
        token = self.tokens[verb]
        lead = token.head
        if token.dep == "acl" and token.tag == "VBG" and self.tokens[lead].lemma.lower() in self.cues.carriers:
            lead = self.tokens[lead].head if self.tokens[lead].dep == "dobj" else verb
        elif token.dep == "advcl" and token.tag == "VBG":
            objects = self.children(lead, "dobj")
            lead = lead if any(self.tokens[child].lemma.lower() in self.cues.carriers for child in objects) else verb
        elif token.dep == "pcomp" and self.tokens[lead].text.lower() == "as" and self.lemma(self.tokens[lead].head) in {"quote", "cite"}:
            lead = self.tokens[lead].head  # "was quoted as | saying"
        elif token.dep not in {"xcomp", "advcl"} or not self._is_way(lead, first):
            return []
        if not verb - LED <= lead < verb or any(self.tokens[index].text in MARKS | QUOTES for index in range(lead, first)):
            return []
        near = set(self.children(lead, *CUE_PARTS, "advmod"))
        start = lead
        while start - 1 in near:
            start -= 1
        return list(range(start, first))

    def _is_way(self, lead: int, first: int) -> bool:
        """Whether a verb only tells how the cue came about, with nothing between them: "continued", "went on", "is trying"."""
        between = [self.tokens[index] for index in range(lead + 1, first)]
        return self.tokens[lead].lemma.lower() in self.cues.ways and all(token.dep in {"prt", "advmod"} for token in between)

    def _document(self, verb: int, at: int) -> list[int]:
        """The words "in a statement", "in an interview", where they stand right behind the cue: they are part of how it was said."""
        for child in self.children(verb, "prep"):
            nouns = self.children(child, "pobj")
            if child == at and nouns and self.tokens[nouns[0]].lemma.lower() in self.cues.carriers:
                return [index for index in self.subtree(child) if index <= nouns[0]]
        return []
