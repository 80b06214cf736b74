"""Mention: words that stand for someone, somewhere, some time; voice: whose word it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.place import Place
from dragoman.model.report import Span
from dragoman.model.when import When

MentionKind = Literal[
    "person", "state", "body", "armed group", "movement", "company", "outlet", "people", "office", "place", "mechanism", "agreement", "unnamed"
]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words in a report that stand for an actor. refers_to is None when we do not know, and because says why.

    tokens: first token and one past the last, as indexes into Reading.tokens. head: the token the phrase hangs on.
    members: the actors a plural stands for ("both sides", "the two ministers"); refers_to is then None.
    form: name, surname, title ("the interior minister"), epithet ("the security czar"), pronoun, capital ("Islamabad" for the state),
    demonym ("Afghan counterpart": the state it belongs to), plural, described (told by a description, without a name: "riot police"),
    standing (a thing or place that stands for the people in it: "the consulate").
    """

    id: str
    span: Span
    tokens: tuple[int, int]
    head: int
    kind: MentionKind
    text: str
    form: str
    refers_to: str | None = None
    name: str | None = None
    state: str | None = None
    office: str | None = None
    members: tuple[str, ...] = ()
    score: float = 1.0
    because: str = ""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in a report and the place it was resolved to, or None with the reason."""

    span: Span
    tokens: tuple[int, int]
    head: int
    text: str
    place: Place | None
    score: float = 1.0
    because: str = ""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time in the text, in TIMEX3's terms and in ours. when is None for a DURATION or SET."""

    span: Span
    tokens: tuple[int, int]
    head: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    mod: str | None = None
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose word it is: the speaker's name as resolved, how (said, told, wrote, reported, quoted), and where that stands.

    actor: the actor's id where the speaker is known.
    """

    speaker: str
    manner: str
    span: Span
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: the spans of the source, the cue and the content; source may be empty.

    voice: the one who says it. through: those who carried it, outermost first ("Radio Pakistan reported", "told Arab News").
    stance: asserts, denies, declines, claims responsibility, as the cue word has it.
    quoted: the content stands in quotation marks.
    act: what the cue does: asserts, denies, declines, claims responsibility, promises, demands, asks, warns, praises, blames, cites;
    or shows (a document), feels, intends (an attitude or a plan that nobody put into words: voice is then None).
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    voice: Voice | None
    through: tuple[Voice, ...] = ()
    stance: Literal["asserts", "denies", "declines", "claims responsibility"] = "asserts"
    quoted: bool = False
    act: str = "asserts"
