"""Frames: a cue with its source, its content, its act and what carried it."""

from __future__ import annotations

from dragoman.annotate.clauses import SPEAKERS, Draft
from dragoman.annotate.complements import PASSING_ON, Complements
from dragoman.annotate.cues import Cue

# Prepositions that the cue takes with it.
LEADING = {"for", "on", "about", "of", "to", "upon", "as", "with", "against"}


class Frames(Complements):
    """Reads the frames of cue words in one reading."""

    def read_verb(self, verb: int, cue: Cue) -> Draft:
        """The frame of a cue verb; its content is empty where the parse shows none."""
        source = self.source(verb) or self.inverted(verb) or self.before(verb)
        words = self.cue_words(verb)
        content = self.complement(verb, cue)
        for second in self.pair(verb):
            content |= self.complement(second, self.cues.verbs[self.lemma(second)])
            words = [*([verb - 1] if self.tokens[verb - 1].text.lower() == "neither" else []), *words, *range(max(words) + 1, second + 1)]
        content -= set(source) | set(words) | self._parallel(verb, content)
        act, stance = self.stance(verb, cue)
        draft = Draft(verb, source, sorted(set(words)), content, act, cue.speech, stance, self.cues.past(self.lemma(verb)))
        draft.carriers = self.carriers(verb)
        if cue.act == "declines":
            self._take_infinitive(draft)
        if cue.act == "cites":
            self._pass_on(draft)
        self.close_cue(draft)
        return draft

    def _pass_on(self, draft: Draft) -> None:
        """Give the words to whoever is quoted, through whoever quotes: "reported, citing the minister, that ..."."""
        verb = draft.cue_at
        token = self.tokens[verb]
        over = self.cues.verbs.get(self.lemma(token.head))
        quoted = [child for child in self.children(verb, "dobj") if self._speaks(child)]
        if self.lemma(verb) not in PASSING_ON or token.tag != "VBG" or token.head == verb or over is None or not over.speech or not quoted:
            return
        content = self.complement(token.head, over) - {*self.subtree(verb, self.children(verb, "ccomp"))} - set(draft.source)
        if not content:
            return
        draft.passed_on = [(draft.source, self.cues.past(self.lemma(token.head)))]
        draft.source, draft.content, draft.act = self.phrase(quoted[0], self.children(verb, "ccomp")), content, "asserts"

    def _speaks(self, index: int) -> bool:
        """Whether somebody who can speak stands there: someone mentioned, or a word for a source."""
        mention = self.reading.mention_at.get(index)
        return (mention is not None and mention.kind in SPEAKERS) or self.tokens[index].lemma.lower() in self.cues.headline_sources

    def _take_infinitive(self, draft: Draft) -> None:
        """Give what was declined to be said to the cue: "refused to say" | "where the envoys would meet"."""
        for child in self.children(draft.cue_at, "xcomp"):
            words = range(max(draft.cue) + 1, child + 1)
            rest = draft.content - set(words)
            if 0 < len(words) <= 2 and self.is_infinitive(child) and any(not self.is_mark(index) for index in rest):
                draft.cue.extend(words)
                draft.content = rest

    def _parallel(self, verb: int, content: set[int]) -> set[int]:
        """A second participle that the parser hung inside the content: "offering a role to ease tensions | and highlighting ..."."""
        tag = self.tokens[verb].tag
        if tag not in {"VBG", "VBD", "VBZ"}:
            return set()
        cut: set[int] = set()
        for index in sorted(content):
            token = self.tokens[index]
            if self.is_parallel(token, tag):
                cut.update(self.subtree(index))
                if self.tokens[index - 1].dep == "cc":
                    cut.add(index - 1)
        return cut

    def close_cue(self, draft: Draft) -> None:
        """Give a leading preposition to the cue: "called for" | "a ceasefire"."""
        if not draft.content:
            return
        first = min(draft.content)
        token = self.tokens[first]
        if (
            token.dep == "prep"
            and token.head in {draft.cue_at, draft.cue[-1]}
            and first == max(draft.cue) + 1
            and token.text.lower() in LEADING
        ):
            draft.cue.append(first)
            draft.content.discard(first)

    def is_idle(self, verb: int) -> bool:
        """Whether the words say nothing though a cue is among them: "claimed the lives of ten", "continues to hold"."""
        if self.lemma(verb) in self.cues.ways and any(self.is_infinitive(child) for child in self.children(verb, "xcomp")):
            return True
        idle = self.cues.idle.get(self.lemma(verb), frozenset())
        return any(self.tokens[child].lemma.lower() in idle for child in self.children(verb, "dobj", "nsubjpass"))

    def stance(self, verb: int, cue: Cue) -> tuple[str, str]:
        """The act and the stance: what the cue does with its object, its infinitive and its negation."""
        negated = self.is_negated(verb)
        objects = {self.tokens[child].lemma.lower() for child in self.children(verb, "dobj", "nsubjpass")}
        infinitives = {self.tokens[child].lemma.lower() for child in self.children(verb, "xcomp", "ccomp")}
        for rule in self.cues.stances.get(self.lemma(verb), ()):
            if (rule.object & objects and not negated) or rule.infinitive & infinitives or (rule.negated and negated):
                return rule.act, rule.stance
        if cue.names_as is not None and self._is_named(verb):
            return cue.names_as, "asserts"
        if cue.act in {"denies", "declines"} and not negated:
            return cue.act, cue.act if cue.act == "denies" else "asserts"
        return cue.act, "asserts"

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
