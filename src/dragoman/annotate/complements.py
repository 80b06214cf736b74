"""Complements: what is said, from the cue word in the parse."""

from __future__ import annotations

from dragoman.annotate.clauses import PASSIVE, RELATIVE, SETTINGS, SUBJECT
from dragoman.annotate.cues import Cue
from dragoman.annotate.sources import Sources
from dragoman.model import Token

DASHES = {"—", "–", "--"}
PASSING_ON = {"quote", "cite"}


class Complements(Sources):
    """Finds what a cue says: its clause, its objects, or the clause that it was put into."""

    def complement(self, verb: int, cue: Cue) -> set[int]:
        """The tokens of what is said."""
        pointed = [child for child in self.children(verb, "dobj") if self.tokens[child].pos == "PRON" and self._is_colon(child + 1)]
        if pointed and "object" in cue.takes:
            return set(pointed)  # "denied it: the text, he said, ...": what follows is a speech of its own
        clause = [child for child in self.children(verb, "ccomp") if self._is_content(verb, child)]
        if clause and "clause" in cue.takes:
            return self._clause(verb, clause)
        found = self._objects(verb, cue)
        if found:
            return found
        if "object" in cue.takes or cue.prepositions:
            found = self._gap(verb)
        if not found and "clause" in cue.takes:
            found = self._borrowed(verb) or self._parenthetical(verb) or self._turned(verb) or self._stated(verb) or self._rest(verb, cue)
        return found

    def _is_colon(self, index: int) -> bool:
        return index < len(self.tokens) and self.tokens[index].text == ":"

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
        found.update(self._unlike(verb))
        found -= self._said_on(verb, found)
        return self._this_side(verb, found)

    def _unlike(self, verb: int) -> set[int]:
        """A second half of what is said that the parser coordinated with the saying, though its form is another: "said they met | and will go on"."""
        found: set[int] = set()
        for child in self.children(verb, "conj"):
            token = self.tokens[child]
            below = self.children(child, "aux", "auxpass")
            bare = (
                token.tag in {"VBG", "VBN"}
                and not below
                and self.tokens[verb].tag in {"VBD", "VBZ", "VBP"}
                and token.tag != self.tokens[verb].tag
            )
            modal = any(self.tokens[index].tag == "MD" for index in below) and self.tokens[verb].tag == "VBD"
            if child > verb and (bare or (modal and self.lemma(child) not in self.cues.verbs)):
                found.update(self.subtree(child))
                found.update(
                    index for index in range(verb + 1, child) if self.tokens[index].dep == "cc" and self.tokens[index].head == verb
                )
        return found

    def _said_on(self, verb: int, found: set[int]) -> set[int]:
        """What the speaker goes on to add, no part of what he said first: "said it was over, | adding that ..."."""
        cut: set[int] = set()
        for index in sorted(found):
            if self.tokens[index].tag == "VBG" and self._resumed(index) == verb:
                cut.update(self.subtree(index))
        return cut

    def _this_side(self, verb: int, found: set[int]) -> set[int]:
        """What stands on the cue's own side of a semicolon: "A raid followed; | Kabul said that ..."."""
        stop = next((index for index in range(verb - 1, min(found, default=verb), -1) if self.tokens[index].text == ";"), None)
        after = {index for index in found if stop is None or index > stop}
        return after if any(index > verb for index in after) else found

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
            found.update(self._unlike(verb))
        elif found:
            found.update(self._places_behind(verb, max(found)))
        return found

    def _places_behind(self, verb: int, last: int) -> set[int]:
        """Where it is that somebody speaks of, right behind what he speaks of: "warns of famine | in Darfur"."""
        for child in self.children(verb, "prep"):
            nouns = self.children(child, "pobj")
            if child == last + 1 and nouns and self.tokens[nouns[0]].entity in {"GPE", "LOC", "FAC"}:
                return set(self.subtree(child))
        return set()

    def _is_mere_call(self, verb: int, cue: Cue) -> bool:
        """Whether a verb of naming has nothing that its object is called: "called the leaders" on the telephone."""
        if "naming" not in cue.takes or "clause" in cue.takes:
            return False
        return not self._is_named(verb)

    def _is_named(self, verb: int) -> bool:
        """Whether an object is called something: "called the raid a crime", "described it as a step"."""
        named = self.children(verb, "oprd", "xcomp", "ccomp", "acomp", "attr", "appos")
        return bool(named) or any(self.tokens[child].text.lower() in {"as", "to"} for child in self.children(verb, "prep"))

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
            purpose = token.dep in {"xcomp", "advcl"} and self.is_infinitive(child)
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
        return any(token.tag == "VB" and self.is_infinitive(token.index) for token in below)

    def _borrowed(self, verb: int) -> set[int]:
        """The clause that the parser hung on "quoting" or "citing": "reported, quoting the minister, | that ..."."""
        for child in self.children(verb, "advcl"):
            if self.tokens[child].tag == "VBG" and self.lemma(child) in PASSING_ON:
                for clause in self.children(child, "ccomp"):
                    return set(self.subtree(clause))
        return set()

    def _turned(self, verb: int) -> set[int]:
        """What stands before a comma and a verb whose subject follows it: "Bridge to open in spring, says minister"."""
        first = self.reading.sentences[self.tokens[verb].sentence].tokens[0]
        follows = any(child > verb for child in self.children(verb, *SUBJECT))
        return set(range(first, verb)) if follows and verb - first > 3 and self.is_mark(verb - 1) else set()

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
        if self._is_withheld(verb, token):
            return {token.head} if self.tokens[token.head].pos != "NOUN" else set(self.subtree(token.head, [token.index]))
        if (token.dep == "relcl" and not self._relative_subject(token.index)) or (token.dep == "acl" and token.tag == "VBN"):
            return self._behind_dash(set(self.subtree(token.head, [token.index])), token.head)
        return set()

    def _behind_dash(self, words: set[int], noun: int) -> set[int]:
        """The words on the noun's own side of a dash: "... from the valley — a point not confirmed by the rebels"."""
        dashes = [index for index in words if self.tokens[index].text.strip('”"') in DASHES and index < noun]
        return {index for index in words if index > max(dashes)} if dashes else words

    def _is_withheld(self, verb: int, token: Token) -> bool:
        """Whether "that" stands for the noun and not before a clause: "accusations that Islamabad neither confirmed nor denied"."""
        marked = any(self.tokens[child].text.lower() == "that" for child in self.children(token.index, "mark", "dobj"))
        hung = token.dep in {"acl", "ccomp", "relcl"} and self.is_noun(self.tokens[token.head])
        return marked and hung and self.declines(verb) and not self.children(verb, "ccomp", "xcomp")

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
        bounded = self.is_mark(first - 1) or self.is_mark(first)
        if not bounded or not (self.is_mark(last + 1) or self.is_mark(last)):
            return set()
        if token.tag == "VBN" and any(self.tokens[child].text.lower() == "as" for child in self.children(verb, "mark")):
            return self._above(verb)
        head = self.clause_of(token.head)
        return set(self.subtree(head, [verb]))

    def _above(self, verb: int) -> set[int]:
        """The whole clause that "as confirmed by ..." speaks to, over the participles between."""
        head = self.clause_of(self.tokens[verb].head)
        while self.tokens[head].dep == "advcl" and self.tokens[head].tag in {"VBN", "VBG"} and self.tokens[head].head != head:
            head = self.clause_of(self.tokens[head].head)
        return set(self.subtree(head, [verb]))
