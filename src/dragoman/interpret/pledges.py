"""Pledges: the words of a report that bind, with who says them and what they bind to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.interpret.arguments import subject_of
from dragoman.interpret.clauses import head_of, is_infinitive, tokens_in
from dragoman.interpret.parties import parties_at
from dragoman.interpret.promises import PromiseWords
from dragoman.model import Reading, Token

PROMISING = {"person", "state", "body", "armed group", "movement", "company", "people", "unnamed"}
FUTURE = {"will", "would", "shall", "’ll", "'ll"}
EACH_OTHER = {("each", "other"), ("one", "another")}


@dataclass(frozen=True, slots=True)
class Pledge:
    """A word that binds with its promisers' heads and the tokens of what is promised; mutual where it is said to each other."""

    trigger: int
    heads: tuple[int, ...]
    content: tuple[int, ...]
    addressees: tuple[int, ...] = ()
    mutual: bool = False


def is_party(reading: Reading, index: int) -> bool:
    """Whether a token heads the mention of somebody who can promise or be promised something."""
    mention = reading.mention_at.get(index)
    return mention is not None and mention.kind in PROMISING and mention.head == index


class Pledges:
    """Finds one report's words that bind."""

    def __init__(self, reading: Reading, words: PromiseWords) -> None:
        self.reading, self.tokens, self.words = reading, reading.tokens, words
        self.said: dict[int, tuple[list[int], list[int]]] = {}
        self.speakers: list[tuple[list[int], list[int]]] = []
        self.speaker_at: dict[int, int] = {}
        self.day_at = {index: time.tokens[1] for time in reading.times if time.type in {"DATE", "TIME"} for index in range(*time.tokens)}
        for attribution in reading.attributions:
            cue, source, content = (tokens_in(reading, spans) for spans in (attribution.cue, attribution.source, attribution.content))
            for index in cue:
                self.said[index] = (source, content)
            speaks = attribution.voice is not None and attribution.act in words.declaring and attribution.stance == "asserts"
            if source and content and speaks:
                self.speakers.append((source, content))
                self.speaker_at.update(dict.fromkeys(content, head_of(reading, source)))

    def find(self) -> list[Pledge]:
        """The pledges, without those that only repeat a piece of another of the same people."""
        found = list(self._all())
        by_sentence: dict[int, list[tuple[Pledge, set[int]]]] = {}
        for pledge in found:
            by_sentence.setdefault(self.tokens[pledge.trigger].sentence, []).append((pledge, set(pledge.content)))
        return [
            pledge
            for pledge in found
            if not any(
                set(pledge.heads) & set(other.heads) and set(pledge.content) < held
                for other, held in by_sentence[self.tokens[pledge.trigger].sentence]
            )
        ]

    def _all(self) -> Iterator[Pledge]:
        """Every promise the words make, in reading order."""
        for token in self.tokens:
            lemma = token.lemma.lower()
            found: Pledge | None = None
            if token.pos == "VERB" and lemma in self.words.verbs and token.dep not in {"amod", "compound"}:
                found = self._of_verb(token, self.words.verbs[lemma])
            elif token.pos in {"NOUN", "PROPN"} and lemma in self.words.nouns:
                found = self._of_noun(token)
            elif lemma in self.words.adjectives or token.text.lower() in self.words.adjectives:
                found = self._of_adjective(token)
            if found is not None and found.content and not self._is_unmade(token):
                yield found
        yield from self._declared()

    def _is_unmade(self, token: Token) -> bool:
        """Whether the promise is refused, wished for, or supposed: "did not agree to", "should commit", "if they agree"."""
        for index in (token.index, token.head):
            below = [self.tokens[child] for child in self.tokens[index].children]
            near = index == token.index or self.tokens[index].lemma in {"be", "make", "give", "refuse", "fail", "decline"}
            if near and any(
                child.dep == "neg" or (child.dep == "aux" and child.tag == "MD" and child.lemma not in FUTURE) for child in below
            ):
                return True
            if index == token.index and any(child.dep == "mark" and child.text.lower() in {"if", "unless", "whether"} for child in below):
                return True
        if token.dep in {"acl", "relcl", "advcl"} and is_infinitive(self.reading, token):
            return True  # "its intent to offer": a purpose, not an offer
        return token.dep in {"xcomp", "ccomp"} and self.tokens[token.head].lemma in self.words.unmade

    def _of_verb(self, token: Token, takes: frozenset[str]) -> Pledge | None:
        """What is promised in "agreed to ...", "assured that ... would ...", "offered a role"."""
        source, said = self.said.get(token.index, ([], []))
        content: list[int] = []
        for child in token.children:
            if self._is_content(token, self.tokens[child], takes):
                content += self.reading.subtree(child)
        if content and said:  # the voice's content is the cleaner cut
            content = [index for index in sorted({*content, *said}) if index in said]
        bound = [child for child in token.children if self.tokens[child].dep == "dobj" and is_party(self.reading, child)]
        if token.lemma.lower() in self.words.binding and bound:  # "The accord commits Rwanda to withdraw"
            own = {index for child in bound for index in self.reading.subtree(child)}
            return Pledge(token.index, tuple(bound), tuple(index for index in sorted(set(content)) if index not in own))
        heads = tuple(self._as_speaker([head_of(self.reading, source)] if source else subject_of(self.reading, token)))
        addressed = tuple(
            child for child in token.children if self.tokens[child].dep in {"dobj", "dative"} and is_party(self.reading, child)
        )
        words, mutual = self._cleaned(token, sorted(set(content)))
        mutual = mutual or tuple(word.text.lower() for word in self.tokens[token.index + 1 : token.index + 3]) in EACH_OTHER
        return Pledge(token.index, self._listed(heads), words, addressed, mutual)

    def _is_content(self, token: Token, below: Token, takes: frozenset[str]) -> bool:
        """Whether what hangs on a verb that binds is what it binds to."""
        infinitive = below.dep in {"xcomp", "ccomp", "advcl"} and is_infinitive(self.reading, below)
        clause = below.dep == "ccomp" and not infinitive and self._is_future(below)
        thing = below.dep == "dobj" and below.index > token.index and not is_party(self.reading, below.index)
        dated = below.index in self.day_at or any(child in self.day_at for child in below.children)
        linked = below.dep == "prep" and not dated and below.text.lower() in takes | ({"to"} if token.lemma == "commit" else set())
        return (infinitive and "to" in takes) or (clause and "that" in takes) or (thing and "object" in takes) or linked

    def _cleaned(self, token: Token, content: list[int]) -> tuple[tuple[int, ...], bool]:
        """What is promised without what only stands between: "agreed | Monday | to ...", "committed | themselves | to ...", "promised | each other | ..."."""
        kept, mutual = list(content), False
        while len(kept) > 1 and kept[0] > token.index:
            pair = tuple(self.tokens[index].text.lower() for index in kept[:2])
            day = self.day_at.get(kept[0])
            if pair in EACH_OTHER:
                kept, mutual = kept[2:], True
            elif tuple(word.text.lower() for word in self.tokens[kept[0] - 1 : kept[0] + 1]) in EACH_OTHER:
                kept, mutual = kept[1:], True
            elif day is not None and self.tokens[day - 1].text.lower() not in self.words.deadlines and len(kept) > day - kept[0]:
                kept = [index for index in kept if index >= day]
            elif pair[0].endswith(("self", "selves")) or pair[0] == ",":
                kept = kept[1:]
            else:
                break
        return tuple(kept), mutual

    def _listed(self, heads: tuple[int, ...]) -> tuple[int, ...]:
        """The heads with the first of a headline's list: "Kabul, Islamabad agree ..."."""
        for head in heads:
            sentence = self.reading.sentences[self.tokens[head].sentence]
            mention = self.reading.mention_at.get(head)
            first = self.reading.mention_at.get(sentence.tokens[0])
            if sentence.part != "headline" or mention is None or first is None or first is mention or first.kind not in PROMISING:
                continue
            if first.tokens[1] + 1 == mention.tokens[0] and self.tokens[first.tokens[1]].text in {",", "and", "&"}:
                return (first.head, *heads)
        return heads

    def _is_future(self, token: Token) -> bool:
        """Whether a clause says what will be done; "agreed that the war was unjust" promises nothing."""
        return any(self.tokens[child].lemma.lower() in FUTURE for child in token.children if self.tokens[child].dep == "aux")

    def _of_noun(self, token: Token) -> Pledge | None:
        """The noun's owner and complement: "Islamabad's vow to protect its citizens", "the commitment of both nations to work together"."""
        heads: list[int] = []
        content: list[int] = []
        for child in (*token.children, *self._loose(token)):
            below = self.tokens[child]
            if below.dep == "poss" or (below.dep in {"compound", "nmod", "amod"} and child in self.reading.mention_at):
                heads.append(child)
            elif below.dep in {"prep", "agent"} and below.text.lower() in {"of", "by", "from"} and self._parties_below(child):
                heads += self._parties_below(child)
                content += [index for inner in self._nouns_below(child) for index in self._infinitives(inner)]
            elif self._is_promised(below):
                content += self.reading.subtree(child)
        heads = heads or self._governor(token)
        return Pledge(token.index, tuple(heads), tuple(sorted(set(content)))) if content else None

    def _is_promised(self, below: Token) -> bool:
        """Whether what hangs on the noun says what is promised: "to ...", "that ... will ...", "of help"."""
        if below.dep == "prep":
            return below.text.lower() in {"to", "of", "on"} and not self._parties_below(below.index)
        infinitive = below.dep in {"acl", "relcl", "xcomp", "advcl"} and is_infinitive(self.reading, below)
        return infinitive or (below.dep in {"acl", "ccomp"} and self._is_future(below))

    def _loose(self, token: Token) -> list[int]:
        """What the parser hung on the verb over the noun: "reaffirmed its vow | to protect"."""
        head = self.tokens[token.head]
        last = max(self.reading.subtree(token.index))
        if token.dep != "dobj":
            return []
        return [
            child
            for child in head.children
            if child > last and min(self.reading.subtree(child)) == last + 1 and self.tokens[child].dep in {"xcomp", "advcl", "prep"}
        ]

    def _nouns_below(self, preposition: int) -> list[int]:
        return [child for child in self.tokens[preposition].children if self.tokens[child].dep == "pobj"]

    def _parties_below(self, preposition: int) -> list[int]:
        return [noun for noun in self._nouns_below(preposition) if is_party(self.reading, noun)]

    def _infinitives(self, noun: int) -> list[int]:
        """An infinitive hung on the owner instead of the promise: "the commitment of both nations | to work together"."""
        below = [child for child in self.tokens[noun].children if self.tokens[child].dep in {"acl", "relcl"}]
        return [index for child in below if is_infinitive(self.reading, self.tokens[child]) for index in self.reading.subtree(child)]

    def _governor(self, token: Token) -> list[int]:
        """Who makes a promise that has no owner: the subject of the verb over it ("made a pledge", "reiterated commitment")."""
        index = token.index
        for _ in range(3):
            head = self.tokens[self.tokens[index].head]
            if head.pos == "VERB":
                return subject_of(self.reading, head) if self.tokens[index].dep == "dobj" else []
            if head.index == index:
                return []
            index = head.index
        return []

    def _of_adjective(self, token: Token) -> Pledge | None:
        """What "we are committed to ..." binds to: the subject, or the speaker where it is "we"."""
        content = [index for child in token.children if self._is_bound(self.tokens[child]) for index in self.reading.subtree(child)]
        over = token if token.pos == "VERB" else self.tokens[token.head]
        subjects = [child for child in over.children if self.tokens[child].dep in {"nsubj", "nsubjpass"}]
        return Pledge(token.index, tuple(self._as_speaker(subjects)), tuple(content)) if content and subjects else None

    def _is_bound(self, below: Token) -> bool:
        return is_infinitive(self.reading, below) or (below.dep == "prep" and below.text.lower() == "to")

    def _as_speaker(self, subjects: list[int]) -> list[int]:
        """The speaker of the quotation for "we" and "I"."""
        return [self.speaker_at.get(index, index) if self.tokens[index].text.lower() in {"we", "i"} else index for index in subjects]

    def _declared(self) -> Iterator[Pledge]:
        """What a speaker says that they, or their side, will do: "we will not allow anyone to use our soil"."""
        for source, content in self.speakers:
            inside = set(content)
            for index in content:
                token = self.tokens[index]
                if token.pos != "VERB" or not self._is_future(token) or token.lemma.lower() in self.words.stative or index in self.said:
                    continue
                if token.dep in {"relcl", "advcl", "acl"} or self._is_conjunct_of_future(token) or not self._assures(token):
                    continue
                subjects = [child for child in token.children if self.tokens[child].dep == "nsubj"]
                if subjects and self._is_own(subjects, source):
                    own = [below for below in self.reading.subtree(index) if below in inside]
                    yield Pledge(index, tuple(self._as_speaker(subjects)), tuple(own))

    def _assures(self, token: Token) -> bool:
        """Whether a future is an assurance to others, not a plan or a threat: "will not allow", "would respect the truce"; not "will not retreat"."""
        phrase = f"{token.lemma.lower()} {' '.join(self.tokens[child].text.lower() for child in token.children if self.tokens[child].dep == 'prt')}"
        if phrase.strip() in self.words.assuring:
            return True
        negated = any(self.tokens[child].dep == "neg" or self.tokens[child].text.lower() in {"neither", "nor"} for child in token.children)
        return negated and phrase.strip() in self.words.forbearing

    def _is_conjunct_of_future(self, token: Token) -> bool:
        return token.dep == "conj" and self._is_future(self.tokens[token.head])

    def _is_own(self, subjects: list[int], source: list[int]) -> bool:
        """Whether the subject is the speaker's own side."""
        if any(self.tokens[index].text.lower() in {"we", "i"} for index in subjects):
            return True
        speakers = parties_at(self.reading, [head_of(self.reading, source)])
        sides = {side for party in speakers for side in (party.actor, f"state-{party.state}" if party.state else party.actor)}
        return bool(sides & {party.actor for party in parties_at(self.reading, subjects, deep=False)})
