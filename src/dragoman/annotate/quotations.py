"""Quotations: the stretches of a text that stand in quotation marks, also where they run on over paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Reading

OPENING, CLOSING, EITHER = {"“", "«", "„", "``"}, {"”", "»", "''"}, {'"'}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens from the opening mark to the closing one, both included; runs_on where the next paragraph goes on quoting."""

    first: int
    last: int
    paragraph: int
    runs_on: bool = False

    @property
    def tokens(self) -> range:
        """The token indexes."""
        return range(self.first, self.last + 1)


def find_quotations(reading: Reading) -> list[Quotation]:
    """Pair the quotation marks within each paragraph, in order.

    A mark that is never closed runs to the paragraph's end where the next paragraph opens with one too: press style
    for a quotation that goes on. Otherwise a mark left alone quotes nothing.
    """
    paragraph_of = [0] * len(reading.tokens)
    for sentence in reading.sentences:
        paragraph_of[sentence.tokens[0] : sentence.tokens[1]] = [sentence.paragraph] * (sentence.tokens[1] - sentence.tokens[0])
    found: list[Quotation] = []
    opened: int | None = None
    for token in reading.tokens:
        if opened is not None and paragraph_of[opened] != paragraph_of[token.index]:
            if _opens(token.text):
                found.append(Quotation(opened, token.index - 1, paragraph_of[opened], runs_on=True))
            opened = None
        if token.text in CLOSING or (token.text in EITHER and opened is not None):
            if opened is not None:
                found.append(Quotation(opened, token.index, paragraph_of[token.index]))
            opened = None
        elif opened is None and _opens(token.text):
            opened = token.index
    return found


def _opens(text: str) -> bool:
    return text in OPENING or text in EITHER
