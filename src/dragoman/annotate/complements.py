"""Complements: from a cue word in the parse to who says it and what is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.annotate.cues import Cue, Cues
from dragoman.model import Reading, Token

CLAUSE = {"ccomp", "xcomp", "acl", "advcl", "relcl", "conj", "parataxis", "ROOT", "dep", "csubj", "pcomp", "appos"}
SUBJECT = {"nsubj", "csubj"}
PASSIVE = {"nsubjpass", "csubjpass"}
RELATIVE = {"who", "which", "that", "whom", "whose"}
CUE_PARTS = {"aux", "auxpass", "neg", "prt"}
MARKS = {",", ";", ":", ".", "—", "–", "-", "--", "?", "!", "…", "...", "―"}
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


class Frames:
    """Reads the frames of cue words in one reading."""

    def __init__(self, reading: Reading, cues: Cues) -> None:
        self.reading, self.tokens, self.cues = reading, reading.tokens, cues

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

    def is_finite_cue(self, token: Token) -> Cue | None:
        """The cue that a verb in this place may be."""
        if token.pos not in {"VERB", "AUX"} and token.tag not in {"VBD", "VBZ", "VBP", "VBN", "VBG"}:
            return None
        if token.dep in {"amod", "prep", "compound", "aux"}:
            return None
        return self.cues.verbs.get(token.lemma.lower())

    # ---- who -------------------------------------------------------------------------------------------------------

    def source(self, verb: int) -> list[int]:
        """Who says it: the subject, an agent, or the subject of the verb that this one hangs on."""
        for _ in range(6):  # a chain of coordinated and infinitive verbs is never longer in a sentence a person wrote
            found = self._own_source(verb)
            if found is not None:
                return found
            token = self.tokens[verb]
            head = self.tokens[token.head]
            if token.dep == "acl" and head.pos in {"NOUN", "PROPN", "PRON"} and token.tag in {"VBG", "VB"}:
                return self.phrase(head.index, cut=[verb])
            if token.head == verb or token.dep not in {"conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "dep", "acl"}:
                return []
            if token.dep == "ccomp" and token.tag in {"VBD", "VBZ", "VBP"}:
                return []
            verb = token.head
        return []

    def _own_source(self, verb: int) -> list[int] | None:
        """The subject or agent on the verb itself; None where it has neither, [] where it says nothing of who."""
        for agent in self.children(verb, "agent"):
            for noun in self.children(agent, "pobj"):
                return self.phrase(noun)
        if self.children(verb, *PASSIVE):
            return []
        if self.tokens[verb].dep == "acl" and self.tokens[verb].tag == "VBN":
            return []
        for subject in self.children(verb, *SUBJECT):
            token = self.tokens[subject]
            if token.dep == "csubj" or token.text.lower() in {"it", "there"} and self.children(verb, "expl"):
                continue
            if token.text.lower() in RELATIVE and self.tokens[verb].dep == "relcl":
                return self.phrase(self.tokens[verb].head, cut=[verb])
            return self.phrase(subject, cut=[verb])
        return None

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

    # ---- what ------------------------------------------------------------------------------------------------------

    def read_verb(self, verb: int, cue: Cue) -> Draft:
        """The frame of a cue verb; its content is empty where the parse shows none."""
        source = self.source(verb) or self.inverted(verb)
        content = self.complement(verb, cue)
        cut = set(source) | set(self.cue_words(verb))
        content -= cut
        act, stance = self.stance(verb, cue)
        speech = cue.speech
        draft = Draft(verb, source, self.cue_words(verb), content, act, speech, stance, self.cues.past(self.tokens[verb].lemma.lower()))
        draft.carriers = self.carriers(verb)
        self.close_cue(draft)
        return draft

    def inverted(self, verb: int) -> list[int]:
        """The speaker after the verb, where the parser took it for something else: "…,” said Ambassador Ivanova."""
        token = self.tokens[verb]
        if token.lemma not in {"say", "write", "add", "ask", "note", "tweet", "explain", "reply"} or self.children(verb, "ccomp", "aux"):
            return []
        for child in self.children(verb, "dobj", "attr", "oprd", "npadvmod", "dep", "appos"):
            if child == verb + 1 or (self.tokens[child].pos == "PROPN" and min(self.subtree(child)) == verb + 1):
                if self.tokens[child].entity in {"DATE", "TIME"}:
                    continue
                return self.phrase(child)
        return []

    def complement(self, verb: int, cue: Cue) -> set[int]:
        """The tokens of what is said."""
        clause = [child for child in self.children(verb, "ccomp") if self._is_content(verb, child)]
        if clause and "clause" in cue.takes:
            return self._clause(verb, clause)
        found = self._objects(verb, cue)
        if found:
            return found
        if "object" in cue.takes or cue.prepositions:
            found = self._gap(verb)
        if not found and "clause" in cue.takes:
            found = self._parenthetical(verb)
        return found

    def _is_content(self, verb: int, child: int) -> bool:
        """A clause complement that is no parenthetical verb of saying itself."""
        return child != verb and len(self.subtree(child)) > 1

    def _clause(self, verb: int, clauses: list[int]) -> set[int]:
        cut = [verb, *self.children(verb, *SUBJECT, *PASSIVE)]
        found: set[int] = set()
        for clause in clauses:
            found.update(self.subtree(clause, cut))
        for child in self.children(verb, "parataxis", "dep"):
            if self.tokens[child].pos in {"VERB", "AUX"} and child > verb:
                found.update(self.subtree(child, cut))
        return found

    def _objects(self, verb: int, cue: Cue) -> set[int]:
        """Objects, infinitives and prepositional content on the verb."""
        found: set[int] = set()
        takes = cue.takes
        for child in self.tokens[verb].children:
            token = self.tokens[child]
            if (
                (token.dep in {"dobj", "oprd", "attr", "acomp"} and "object" in takes and (child > verb or token.tag in {"WDT", "WP"}))
                or (token.dep in {"xcomp", "ccomp", "pcomp"} and takes & {"infinitive", "clause", "gerund", "object"})
                or (token.dep in PASSIVE and "object" in takes and "addressee" not in takes and token.text.lower() not in {"it", "that", "which"})
                or (token.dep == "prep" and token.text.lower() in cue.prepositions and child > verb)
                or (token.dep == "dobj" and "infinitive" in takes and self.children(verb, "xcomp"))
            ):
                found.update(self.subtree(child))
        return found

    def _gap(self, verb: int) -> set[int]:
        """The noun that a relative or a participle hangs on: "a claim denied by Kabul", "accusations it did not confirm"."""
        token = self.tokens[verb]
        if token.dep == "conj" and self.tokens[token.head].dep in {"relcl", "acl"}:
            token = self.tokens[token.head]
        if token.dep == "relcl" and not self._relative_subject(token.index) or (token.dep == "acl" and token.tag == "VBN"):
            return set(self.subtree(token.head, [token.index]))
        return set()

    def _relative_subject(self, verb: int) -> bool:
        subjects = self.children(verb, *SUBJECT, *PASSIVE)
        return not subjects or any(self.tokens[child].text.lower() in RELATIVE for child in subjects)

    def _parenthetical(self, verb: int) -> set[int]:
        """The clause around ", she said," where the parser hung the saying on what was said."""
        token = self.tokens[verb]
        own = self.subtree(verb)
        first, last = own[0], own[-1]
        if token.head == verb or token.dep not in {"ccomp", "parataxis", "advcl", "dep", "conj", "ROOT", "relcl", "appos", "punct"}:
            return set()
        bounded = self._is_mark(first - 1) or self._is_mark(first)
        if not bounded or not (self._is_mark(last + 1) or self._is_mark(last)):
            return set()
        head = self.clause_of(token.head)
        return set(self.subtree(head, [verb]))

    def clause_of(self, index: int) -> int:
        """The verb of the clause that a token stands in."""
        while self.tokens[index].head != index and not (
            self.tokens[index].pos in {"VERB", "AUX"} and self.tokens[index].dep in {"ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis"}
        ):
            index = self.tokens[index].head
        return index

    def _is_mark(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and (self.tokens[index].text in MARKS or self.tokens[index].text in QUOTES)

    # ---- how -------------------------------------------------------------------------------------------------------

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
        return sorted(parts)

    def close_cue(self, draft: Draft) -> None:
        """Give a leading preposition to the cue: "called for" | "a ceasefire"."""
        if not draft.content:
            return
        first = min(draft.content)
        token = self.tokens[first]
        if token.dep == "prep" and token.head == draft.cue_at and first == max(draft.cue) + 1 and token.text.lower() in {"for", "on", "about", "of", "to", "upon"}:
            draft.cue.append(first)
            draft.content.discard(first)

    def stance(self, verb: int, cue: Cue) -> tuple[str, str]:
        """The act and the stance: what the cue does with its object, its infinitive and its negation."""
        negated = self.is_negated(verb)
        objects = {self.tokens[child].lemma.lower() for child in self.children(verb, "dobj", "nsubjpass")}
        infinitives = {self.tokens[child].lemma.lower() for child in self.children(verb, "xcomp", "ccomp")}
        for rule in self.cues.stances.get(self.tokens[verb].lemma.lower(), ()):
            if (rule.object & objects and not negated) or rule.infinitive & infinitives or (rule.negated and negated):
                return rule.act, rule.stance
        if cue.act in {"denies", "declines"} and not negated:
            return cue.act, cue.act if cue.act == "denies" else "asserts"
        return cue.act, "asserts"

    def is_negated(self, verb: int) -> bool:
        """Whether it is said not to be said: "did not confirm", "neither confirmed nor denied"."""
        for index in (verb, self.tokens[verb].head if self.tokens[verb].dep == "conj" else verb):
            if self.children(index, "neg"):
                return True
            if any(self.tokens[child].text.lower() == "neither" for child in self.children(index, "preconj", "cc", "advmod", "det")):
                return True
        return False

    def carriers(self, verb: int) -> list[tuple[list[int], str]]:
        """Who or what carried the words: "told Arab News", "wrote on X", "said in a statement to Reuters"."""
        found = []
        for child in self.tokens[verb].children:
            token = self.tokens[child]
            if token.dep in {"dobj", "dative"} and child > verb:
                nouns = [child] if token.pos != "ADP" else self.children(child, "pobj")
                found.extend((self.phrase(noun), self.cues.past(self.tokens[verb].lemma.lower())) for noun in nouns)
            elif token.dep == "prep" and token.text.lower() in {"on", "to", "in", "during", "with"}:
                for noun in self.children(child, "pobj"):
                    found.append((self.phrase(noun), token.text.lower()))
                    for deeper in self.children(noun, "prep"):
                        found.extend((self.phrase(other), self.tokens[deeper].text.lower()) for other in self.children(deeper, "pobj"))
        return found

    # ---- nouns and phrases -----------------------------------------------------------------------------------------

    def read_noun(self, noun: int, cue: Cue) -> Draft | None:
        """The frame of a cue noun: "Taliban allegations of airstrikes", "their demand that the talks resume"."""
        source, cut = self._noun_source(noun)
        content: set[int] = set()
        for child in self.tokens[noun].children:
            token = self.tokens[child]
            clause = token.dep in {"acl", "ccomp", "relcl"} and self._leads_clause(child)
            if clause or (token.dep == "prep" and token.text.lower() in cue.prepositions and child not in cut):
                content.update(self.subtree(child))
        if not content or not source:
            return None
        content -= set(source)
        draft = Draft(noun, source, [noun], content, cue.act, cue.speech, "denies" if cue.act == "denies" else "asserts", self.tokens[noun].text.lower())
        first = min(content)
        if self.tokens[first].dep == "prep" and first == noun + 1:
            draft.cue.append(first)
            content.discard(first)
        return draft

    def _leads_clause(self, index: int) -> bool:
        """Whether a clause on a noun says what the noun is about: "that ..." as a conjunction, or "to ..."."""
        for child in self.tokens[index].children:
            token = self.tokens[child]
            if (token.dep == "mark" and token.text.lower() == "that") or (token.dep == "aux" and token.tag == "TO"):
                return True
        return False

    def _noun_source(self, noun: int) -> tuple[list[int], set[int]]:
        """Whose word a noun is: its possessor, a demonym or name before it, or "by ..."; else the subject of "made a claim"."""
        for child in self.tokens[noun].children:
            token = self.tokens[child]
            if token.dep == "poss":
                return [index for index in self.phrase(child) if self.tokens[index].dep != "case" or self.tokens[index].text == "’"], set()
            if token.dep in {"compound", "nmod", "amod"} and (token.pos == "PROPN" or token.entity in {"NORP", "GPE", "ORG"}):
                return self.subtree(child), set()
            if token.dep in {"prep", "agent"} and token.text.lower() in {"by", "from"}:
                for deeper in self.children(child, "pobj"):
                    return self.phrase(deeper), {child}
        token = self.tokens[noun]
        head = self.tokens[token.head]
        if token.dep == "dobj" and head.pos == "VERB" and head.lemma.lower() not in self.cues.verbs:
            return self.source(head.index), set()
        return [], set()

    def read_phrase(self, at: int, words: tuple[str, ...], act: str) -> Draft | None:
        """The frame of "according to": the source after it, and the clause that it stands in."""
        tokens = self.tokens
        end = at + len(words)
        if tuple(token.text.lower() for token in tokens[at:end]) != words or end >= len(tokens):
            return None
        sources = self.children(end - 1, "pobj", "pcomp")
        if not sources:
            return None
        source = self.phrase(sources[0])
        cue = list(range(at, end))
        top = tokens[at].head if tokens[at].dep != "ROOT" else at
        clause = self.clause_of(top)
        sentence = self.reading.sentences[tokens[at].sentence]
        cut = {*cue, *source, at}
        if at == sentence.tokens[0] or (source and source[-1] + 2 >= sentence.tokens[1]):
            content = {index for index in range(*sentence.tokens) if index not in cut}
        else:
            content = set(self.subtree(clause)) - cut
        return Draft(at, source, cue, content, act, speech=True, stance="asserts", manner=" ".join(words))
