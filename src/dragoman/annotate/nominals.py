"""Nominals: sources and contents of cue nouns and of phrases such as "according to"."""

from __future__ import annotations

from dragoman.annotate.clauses import Draft
from dragoman.annotate.cues import Cue
from dragoman.annotate.frames import Frames

BEING = {"be", "feel", "remain", "become", "seem", "get"}
NEAR = 4  # tokens between a lending verb and its noun


def read_noun(frames: Frames, noun: int, cue: Cue) -> Draft | None:
    """The frame of a cue noun: "Taliban allegations of airstrikes", "their demand that the talks resume"."""
    source, cut = _noun_source(frames, noun)
    content: set[int] = set()
    for child in frames.tokens[noun].children:
        token = frames.tokens[child]
        clause = token.dep in {"acl", "ccomp", "relcl"} and _leads_clause(frames, child)
        if clause or (token.dep == "prep" and token.text.lower() in cue.prepositions and child not in cut):
            content.update(frames.subtree(child))
    if not content or not source:
        return None
    content -= set(source)
    draft = Draft(
        noun,
        source,
        [noun],
        content,
        cue.act,
        cue.speech,
        "denies" if cue.act == "denies" else "asserts",
        frames.tokens[noun].text.lower(),
    )
    first = min(content)
    if frames.tokens[first].dep == "prep" and first == noun + 1:
        draft.cue.append(first)
        content.discard(first)
    verb = lending_verb(frames, noun)
    if verb is not None:
        draft.cue = [*frames.cue_words(verb), *range(verb + 1, max(draft.cue) + 1)]
    return draft


def lending_verb(frames: Frames, noun: int) -> int | None:
    """The verb that lends a noun its speaker and stands close before it: "voiced deep concern over", "made a promise to"."""
    token = frames.tokens[noun]
    near = token.dep == "dobj" and token.head < noun <= token.head + NEAR
    return token.head if near and frames.lemma(token.head) in frames.cues.light else None


def read_adjective(frames: Frames, adjective: int, cue: Cue) -> Draft | None:
    """The frame of an attitude that somebody is in: "is confident that ...", "were wary of the offer"."""
    token = frames.tokens[adjective]
    verb = token.head
    if token.dep not in {"acomp", "ROOT"} or frames.tokens[verb].lemma not in BEING:
        return None
    source, content = frames.source(verb), set[int]()
    for child in (*token.children, *frames.tokens[verb].children):
        below = frames.tokens[child]
        linked = below.dep == "prep" and below.text.lower() in cue.prepositions and below.head == adjective
        if child > adjective and (linked or (below.dep in {"ccomp", "xcomp", "advcl"} and below.head == adjective)):
            content.update(frames.subtree(child))
    if not source or not content:
        return None
    words = [*frames.cue_words(verb), *range(verb + 1, adjective + 1)]
    first = min(content)
    if frames.tokens[first].dep == "prep" and first == adjective + 1:
        words.append(first)
        content.discard(first)
    return Draft(adjective, source, sorted({*words}), content, cue.act, cue.speech, "asserts", token.text.lower())


def _leads_clause(frames: Frames, index: int) -> bool:
    """Whether a clause on a noun says what the noun is about: "that ..." as a conjunction, or "to ..."."""
    for child in frames.tokens[index].children:
        token = frames.tokens[child]
        if (token.dep == "mark" and token.text.lower() == "that") or (token.dep == "aux" and token.tag == "TO"):
            return True
    return False


def _noun_source(frames: Frames, noun: int) -> tuple[list[int], set[int]]:
    """Whose word a noun is: its possessor, a demonym or name before it, or "by ..."; else the subject of "made a claim"."""
    for child in frames.tokens[noun].children:
        token = frames.tokens[child]
        if token.dep == "poss":
            return [
                index for index in frames.phrase(child) if frames.tokens[index].dep != "case" or frames.tokens[index].text == "’"
            ], set()
        if token.dep in {"compound", "nmod", "amod"} and (token.pos == "PROPN" or token.entity in {"NORP", "GPE", "ORG"}):
            return frames.subtree(child), set()
        if token.dep in {"prep", "agent"} and token.text.lower() in {"by", "from"}:
            for deeper in frames.children(child, "pobj"):
                return frames.phrase(deeper), {child}
    token = frames.tokens[noun]
    head = frames.tokens[token.head]
    if token.dep == "dobj" and head.pos == "VERB" and frames.lemma(head.index) in frames.cues.light:
        return frames.source(head.index), set()
    return [], set()


def read_phrase(frames: Frames, at: int, words: tuple[str, ...], act: str) -> Draft | None:
    """The frame of "according to": the source after it, and the clause that it stands in."""
    tokens = frames.tokens
    end = at + len(words)
    if tuple(token.text.lower() for token in tokens[at:end]) != words or end >= len(tokens):
        return None
    sources = frames.children(end - 1, "pobj", "pcomp")
    if not sources:
        return None
    source = frames.phrase(sources[0])
    cue = list(range(at, end))
    top = tokens[at].head if tokens[at].dep != "ROOT" else at
    clause = frames.clause_of(top)
    sentence = frames.reading.sentences[tokens[at].sentence]
    cut = {*cue, *source, at}
    if at == sentence.tokens[0] or (source and source[-1] + 2 >= sentence.tokens[1]):
        content = {index for index in range(*sentence.tokens) if index not in cut}
    else:
        content = set(frames.subtree(clause)) - cut
    return Draft(at, source, cue, content, act, speech=True, stance="asserts", manner=" ".join(words))
