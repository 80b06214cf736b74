"""Sources: who says it, from the cue word in the parse."""

from __future__ import annotations

from dragoman.annotate.clauses import PASSIVE, RELATIVE, SUBJECT, Clauses
from dragoman.model import Token

GOING_ON = {"add", "continue", "conclude"}  # what only the speaker himself can go on to do


class Sources(Clauses):
    """Finds the speaker of a cue: its subject, its agent, or the noun phrase beside it."""

    def source(self, verb: int) -> list[int]:
        """Who says it: the subject, an agent, or the subject of the verb that this one hangs on."""
        for _ in range(6):  # a chain of coordinated and infinitive verbs is never longer in a sentence a person wrote
            found = self._own_source(verb)
            if found is not None:
                return found
            token = self.tokens[verb]
            head = self.tokens[token.head]
            if token.dep == "advcl" and token.tag == "VBN" and not self.children(verb, "aux", "auxpass"):
                return []  # "Asked about the strike, the general ...": he did not ask
            if (quoted := self._quoted_as(verb)) is not None:
                return quoted
            if self.is_parallel(token, token.tag):
                verb = self._same_form_above(verb)
                continue
            if token.dep == "acl" and token.tag == "VB":
                return []  # "the need to resolve": nobody said it
            if (speech := self._resumed(verb)) is not None:
                verb = speech
                continue
            if token.dep == "acl" and head.pos in {"NOUN", "PROPN", "PRON"} and token.tag == "VBG":
                if not self._is_issued(head.index):
                    return self.phrase(head.index, cut=[verb])
                verb = head.head  # "released a statement confirming": whoever released it confirms
                continue
            if token.head == verb or token.dep not in {"conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "dep", "acl"}:
                return []
            if token.dep == "ccomp" and token.tag in {"VBD", "VBZ", "VBP"}:
                return []
            verb = token.head
        return []

    def _is_issued(self, noun: int) -> bool:
        """Whether a document is what somebody gave out: "released a statement", "sent a letter"."""
        token = self.tokens[noun]
        return token.dep == "dobj" and token.lemma.lower() in self.cues.carriers and bool(self.children(token.head, *SUBJECT))

    def _resumed(self, verb: int) -> int | None:
        """The cue whose speaker goes on, where the parser hung "adding that ..." inside what he said."""
        token = self.tokens[verb]
        if token.dep != "advcl" or token.tag != "VBG" or self.lemma(verb) not in GOING_ON or self.tokens[verb - 1].text != ",":
            return None
        above = token.head
        for _ in range(4):
            inner = self.tokens[above]
            if inner.dep == "ccomp" and self.lemma(inner.head) in self.cues.verbs and inner.head < above:
                return inner.head
            if inner.dep not in {"conj", "advcl", "xcomp"} or inner.head == above:
                return None
            above = inner.head
        return None

    def _quoted_as(self, verb: int) -> list[int] | None:
        """Whoever was "quoted as saying": the subject of the passive above, who speaks all the same."""
        link = self.tokens[verb].head
        above = self.tokens[link].head
        if self.tokens[verb].dep != "pcomp" or self.tokens[link].text.lower() != "as" or self.lemma(above) not in {"quote", "cite"}:
            return None
        for subject in self.children(above, *PASSIVE):
            return self.phrase(subject)
        return None

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
            if self._is_label(subject, verb):
                continue
            if token.text.lower() in RELATIVE and self.tokens[verb].dep == "relcl":
                return self._antecedent(token, verb)
            words = self.phrase(subject, cut=[verb])
            return self.trim([index for index in words if (index < verb) == (subject < verb)])  # no one stands on both sides of a verb
        return None

    def _is_label(self, subject: int, verb: int) -> bool:
        """Whether a second subject follows behind a colon: "Government line: the envoy claimed ..."."""
        later = any(subject < other < verb for other in self.children(verb, *SUBJECT))
        return later and any(self.tokens[index].text == ":" for index in range(subject + 1, verb))

    def _antecedent(self, relative: Token, verb: int) -> list[int]:
        """Whom a relative stands for; "who" stands for no thing, but for whoever it is of: "the president's visit, who said"."""
        head = self.tokens[verb].head
        mention = self.reading.mention_at.get(head)
        owners = self.children(head, "poss") if relative.text.lower() == "who" and self.tokens[head].pos == "NOUN" else []
        named = [owner for owner in owners if self.reading.mention_at.get(owner) is not None]
        if named and (mention is None or mention.kind not in {"person", "people", "office"}):
            return [index for index in self.phrase(named[0]) if self.tokens[index].dep != "case"]
        return self.phrase(head, cut=[verb])

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
