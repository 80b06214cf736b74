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


class Frames:
    """Reads the frames of cue words in one reading."""

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

    def is_finite_cue(self, token: Token) -> Cue | None:
        """The cue that a verb in this place may be."""
        if token.pos not in {"VERB", "AUX"} and token.tag not in {"VBD", "VBZ", "VBP", "VBN", "VBG"}:
            return None
        if token.dep in {"amod", "prep", "compound", "aux"} or self._is_second_of_pair(token.index):
            return None
        return self.cues.verbs.get(self.lemma(token.index))

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

    # ---- who -------------------------------------------------------------------------------------------------------

    def source(self, verb: int) -> list[int]:
        """Who says it: the subject, an agent, or the subject of the verb that this one hangs on."""
        for _ in range(6):  # a chain of coordinated and infinitive verbs is never longer in a sentence a person wrote
            found = self._own_source(verb)
            if found is not None:
                return found
            token = self.tokens[verb]
            head = self.tokens[token.head]
            if self._is_parallel(token, token.tag):
                verb = self._same_form_above(verb)
                continue
            if token.dep == "acl" and token.tag == "VB":
                return []  # "the need to resolve": nobody said it
            if token.dep == "acl" and head.pos in {"NOUN", "PROPN", "PRON"} and token.tag == "VBG":
                return self.phrase(head.index, cut=[verb])
            if token.head == verb or token.dep not in {"conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "dep", "acl"}:
                return []
            if token.dep == "ccomp" and token.tag in {"VBD", "VBZ", "VBP"}:
                return []
            verb = token.head
        return []

    def _same_form_above(self, verb: int) -> int:
        """The verb of the same form that a second one stands beside, over the verbs between them; else the head."""
        index = self.tokens[verb].head
        while self.tokens[index].tag != self.tokens[verb].tag and self.tokens[index].head != index:
            index = self.tokens[index].head
        return index if self.tokens[index].tag == self.tokens[verb].tag else self.tokens[verb].head

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
            if token.dep == "csubj" or (token.text.lower() in {"it", "there"} and self.children(verb, "expl")):
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
        source = self.source(verb) or self.inverted(verb) or self.before(verb)
        words = self.cue_words(verb)
        content = self.complement(verb, cue)
        for second in self._pair(verb):
            content |= self.complement(second, self.cues.verbs[self.lemma(second)])
            words = [*([verb - 1] if self.tokens[verb - 1].text.lower() == "neither" else []), *words, *range(max(words) + 1, second + 1)]
        content -= set(source) | set(words) | self._parallel(verb, content)
        act, stance = self.stance(verb, cue)
        draft = Draft(verb, source, sorted(set(words)), content, act, cue.speech, stance, self.cues.past(self.lemma(verb)))
        draft.carriers = self.carriers(verb)
        self.close_cue(draft)
        return draft

    def _parallel(self, verb: int, content: set[int]) -> set[int]:
        """A second participle that the parser hung inside the content: "offering a role to ease tensions | and highlighting ..."."""
        tag = self.tokens[verb].tag
        if tag not in {"VBG", "VBD", "VBZ"}:
            return set()
        cut: set[int] = set()
        for index in sorted(content):
            token = self.tokens[index]
            if self._is_parallel(token, tag):
                cut.update(self.subtree(index))
                if self.tokens[index - 1].dep == "cc":
                    cut.add(index - 1)
        return cut

    def _is_parallel(self, token: Token, tag: str) -> bool:
        """Whether a coordinated verb has the form of the cue and not of the verb it was hung on."""
        head = self.tokens[token.head]
        if token.dep != "conj" or token.tag != tag or head.tag in {tag, "NN"} or head.pos not in {"VERB", "AUX"}:
            return False
        return tag == "VBG" or (
            self.lemma(token.index) in self.cues.verbs and not self.children(token.index, *SUBJECT, "nsubjpass", "aux", "auxpass")
        )

    def _pair(self, verb: int) -> list[int]:
        """The second verb of "neither confirmed nor denied", "did not confirm or deny": both are one cue."""
        if not self.is_negated(verb):
            return []
        return [child for child in self.children(verb, "conj") if self._declines(child) and self._declines(verb)][:1]

    def _is_second_of_pair(self, verb: int) -> bool:
        head = self.tokens[verb].head
        return self.tokens[verb].dep == "conj" and head != verb and self.tokens[head].pos == "VERB" and verb in self._pair(head)

    def _declines(self, verb: int) -> bool:
        """Whether the verb, negated, declines: confirm, deny, comment."""
        lemma = self.lemma(verb)
        return lemma in self.cues.verbs and any(rule.negated for rule in self.cues.stances.get(lemma, ()))

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

    def before(self, verb: int) -> list[int]:
        """The noun phrase right before an active verb that the parser left without a subject."""
        token = self.tokens[verb]
        sentence = self.reading.sentences[token.sentence]
        if token.tag not in {"VBD", "VBZ", "VBP"} or token.dep not in {"ROOT", "ccomp", "conj"} or self.children(verb, *PASSIVE, "auxpass"):
            return []
        at = min(self.cue_words(verb)) - 1
        if at < sentence.tokens[0] or self.tokens[at].pos not in {"NOUN", "PROPN", "PRON"}:
            return []
        while (
            self.tokens[at].dep != "appos" and self.tokens[at].head != verb and self.tokens[at].head != at and self.tokens[at].head < verb
        ):
            at = self.tokens[at].head
        while self.tokens[at].pos == "ADP" and self.children(at, "pobj"):
            at = self.children(at, "pobj")[-1]
        words = [index for index in self.phrase(at) if index < verb]
        return words if self.tokens[at].pos in {"NOUN", "PROPN", "PRON"} else []

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
            found = self._parenthetical(verb) or self._stated(verb) or self._rest(verb, cue)
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
        takes = cue.takes if not self._is_mere_call(verb, cue) else cue.takes - {"object"}
        for child in self.tokens[verb].children:
            token = self.tokens[child]
            if (
                (token.dep in {"dobj", "oprd", "attr", "acomp"} and "object" in takes and (child > verb or token.tag in {"WDT", "WP"}))
                or (token.dep in {"xcomp", "ccomp", "pcomp"} and takes & {"infinitive", "gerund"})
                or (
                    token.dep in PASSIVE
                    and "object" in takes
                    and "addressee" not in takes
                    and token.text.lower() not in {"it", "that", "which"}
                )
                or (token.dep == "prep" and token.text.lower() in cue.prepositions and child > verb)
                or (token.dep == "prep" and token.text.lower() in cue.appeals and self._asks_to_act(verb, child))
                or (token.dep == "xcomp" and self.children(verb, "prep") and cue.appeals)
                or (token.dep == "dobj" and "infinitive" in takes and self.children(verb, "xcomp"))
            ):
                found.update(self.subtree(child))
        if found and self.children(verb, "dobj") and "object" in takes:
            found.update(self._loose_ends(verb))
        return found

    def _is_mere_call(self, verb: int, cue: Cue) -> bool:
        """Whether a verb of naming has nothing that its object is called: "called the leaders" on the telephone."""
        if "naming" not in cue.takes or "clause" in cue.takes:
            return False
        named = self.children(verb, "oprd", "xcomp", "ccomp", "acomp", "attr", "appos")
        linked = any(self.tokens[child].text.lower() in {"as", "to"} for child in self.children(verb, "prep"))
        return not named and not linked

    def _loose_ends(self, verb: int) -> set[int]:
        """What belongs to the object and was hung on the verb: "expressed condolences | on the loss", "reaffirmed its vow | to act".

        Where and when it was said stays outside.
        """
        last = max(max(self.subtree(child)) for child in self.children(verb, "dobj"))
        found: set[int] = set()
        for child in self.tokens[verb].children:
            token = self.tokens[child]
            words = self.subtree(child)
            if child <= last or words[0] != last + 1:
                continue
            purpose = token.dep in {"xcomp", "advcl"} and self._is_infinitive(child)
            if purpose or (token.dep == "prep" and token.text.lower() not in SETTINGS and not self._is_setting(child)):
                found.update(words)
                last = words[-1]
        return found

    def _is_setting(self, preposition: int) -> bool:
        """Whether a phrase tells when, or in what document or meeting, something was said."""
        if self.children(preposition, "pcomp"):
            return False
        nouns = [self.tokens[noun] for noun in self.children(preposition, "pobj")]
        return not nouns or any(
            noun.entity in {"DATE", "TIME"} or noun.lemma.lower() in self.cues.carriers or self.tokens[preposition].text.lower() == "in"
            for noun in nouns
        )

    def _asks_to_act(self, verb: int, preposition: int) -> bool:
        """Whether an appeal says what is to be done: "called on Kabul to act", not "called on the minister"."""
        below = (self.tokens[index] for index in (*self.subtree(preposition), *self.children(verb, "xcomp", "advcl", "ccomp")))
        return any(token.tag == "VB" and self._is_infinitive(token.index) for token in below)

    def _is_infinitive(self, index: int) -> bool:
        return any(self.tokens[child].tag == "TO" for child in self.tokens[index].children)

    def _stated(self, verb: int) -> set[int]:
        """The clause that the parser hung on the document: "wrote in a statement that ..."."""
        for preposition in self.children(verb, "prep"):
            for noun in self.children(preposition, "pobj"):
                if self.tokens[noun].lemma.lower() not in self.cues.carriers:
                    continue
                for clause in self.children(noun, "relcl", "acl", "ccomp"):
                    words = self.subtree(clause)
                    if self.tokens[words[0]].text.lower() == "that":
                        return set(words)
        return set()

    def _rest(self, verb: int, cue: Cue) -> set[int]:
        """The rest of the sentence, where a plain verb of saying has a subject, no complement in the parse, and a clause's first word next."""
        token, last = self.tokens[verb], self.reading.sentences[self.tokens[verb].sentence].tokens[1]
        plain = cue.takes == {"clause"} and token.tag in {"VBD", "VBZ", "VBP"} and not cue.prepositions
        if not plain or not self.children(verb, *SUBJECT) or verb + 3 >= last:
            return set()
        following = self.tokens[verb + 1]
        opens = following.pos in {"PRON", "DET", "PROPN"} or following.text.lower() == "that"
        return set(range(verb + 1, last)) if opens and following.entity not in {"DATE", "TIME"} else set()

    def _gap(self, verb: int) -> set[int]:
        """The noun that a relative or a participle hangs on: "a claim denied by Kabul", "accusations it did not confirm"."""
        token = self.tokens[verb]
        if token.dep == "conj" and self.tokens[token.head].dep in {"relcl", "acl", "ccomp"}:
            token = self.tokens[token.head]
        if token.dep == "ccomp" and self.is_noun(self.tokens[token.head]) and self.tokens[token.head].pos != "NOUN":
            return {token.head}
        if (token.dep == "relcl" and not self._relative_subject(token.index)) or (token.dep == "acl" and token.tag == "VBN"):
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
        return [*sorted(parts), *self._document(verb, max(parts) + 1)]

    def _document(self, verb: int, at: int) -> list[int]:
        """The words "in a statement", "in an interview", where they stand right behind the cue: they are part of how it was said."""
        for child in self.children(verb, "prep"):
            nouns = self.children(child, "pobj")
            if child == at and nouns and self.tokens[nouns[0]].lemma.lower() in self.cues.carriers:
                return [index for index in self.subtree(child) if index <= nouns[0]]
        return []

    def close_cue(self, draft: Draft) -> None:
        """Give a leading preposition to the cue: "called for" | "a ceasefire"."""
        if not draft.content:
            return
        first = min(draft.content)
        token = self.tokens[first]
        if (
            token.dep == "prep"
            and token.head == draft.cue_at
            and first == max(draft.cue) + 1
            and token.text.lower() in {"for", "on", "about", "of", "to", "upon"}
        ):
            draft.cue.append(first)
            draft.content.discard(first)

    def stance(self, verb: int, cue: Cue) -> tuple[str, str]:
        """The act and the stance: what the cue does with its object, its infinitive and its negation."""
        negated = self.is_negated(verb)
        objects = {self.tokens[child].lemma.lower() for child in self.children(verb, "dobj", "nsubjpass")}
        infinitives = {self.tokens[child].lemma.lower() for child in self.children(verb, "xcomp", "ccomp")}
        for rule in self.cues.stances.get(self.lemma(verb), ()):
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
        found: list[tuple[list[int], str]] = []
        for child in self.tokens[verb].children:
            token = self.tokens[child]
            if token.dep in {"dobj", "dative"} and child > verb:
                nouns = [child] if token.pos != "ADP" else self.children(child, "pobj")
                found.extend((self.phrase(noun), self.cues.past(self.lemma(verb))) for noun in nouns)
            elif token.dep == "prep" and token.text.lower() in {"on", "to", "in", "during", "with"}:
                for noun in self.children(child, "pobj"):
                    found.append((self.phrase(noun), token.text.lower()))
                    for deeper in self.children(noun, "prep"):
                        found.extend((self.phrase(other), self.tokens[deeper].text.lower()) for other in self.children(deeper, "pobj"))
        return found
