"""Drafts: an account while it is being read, and how it becomes claims with ids."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dragoman.interpret.triggers import Trigger
from dragoman.model import Account, Claim, Magnitude, Party, Place, Role, Sentence, Span, Stance, Status, Topic, Voice, When, identify

Value = Party | When | Place | Magnitude | Topic


@dataclass
class Draft:
    """One telling of one happening, before it is folded with others of the same report.

    attendance: it only says who was there. makers_untold: a deal told in the passive, whose makers may stand elsewhere in the report.
    """

    report: str
    sentence: Sentence
    trigger: Trigger
    trigger_span: Span
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    status: Status
    role: Role = "reports"
    stance: Stance = "asserts"
    voices: tuple[Voice, ...] = ()
    actors: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)
    participants: list[Party] = field(default_factory=list)
    when: tuple[When, Span] | None = None
    where: tuple[Place, Span] | None = None
    topics: list[tuple[Topic, Span]] = field(default_factory=list)
    magnitudes: list[Magnitude] = field(default_factory=list)
    title: str = ""
    because: str = ""
    score: float = 0.5
    nominal: bool = False
    attendance: bool = False
    makers_untold: bool = False
    folded: list[Draft] = field(default_factory=list)
    within: Draft | None = None

    @property
    def parties(self) -> list[Party]:
        """Everyone in it."""
        return [*self.actors, *self.recipients, *self.participants]

    @property
    def family(self) -> str:
        """What folds with what: visits, calls, receptions and meetings are four kinds of CONSULT."""
        if self.is_plan:
            return "planned visit" if self.travels else "planned meeting"
        if self.type != "CONSULT":
            return self.type
        row = self.trigger.pattern.row
        if row.actors == ("object",):
            return "reception"
        if "visit" in row.modes:  # a meeting held on a visit has its mode too, and is a meeting
            return "visit"
        return "phone" if "phone" in self.modes else "meeting"

    @property
    def is_plan(self) -> bool:
        """Whether it is a visit, a meeting or a call that lies ahead, and so AGREE."""
        return self.type == "AGREE" and self.status == "planned" and self.trigger.type == "CONSULT"

    @property
    def travels(self) -> bool:
        """Whether somebody goes somewhere in it, or is to go."""
        row = self.trigger.pattern.row
        return self.type in {"CONSULT", "AGREE"} and row.type == "CONSULT" and "visit" in row.modes and row.actors != ("object",)

    @property
    def id(self) -> str:
        """The id of the account: its report, what it is, and where it stands."""
        return identify("account", self.report, self.type, self.trigger_span.start, self.trigger_span.end)


def slots_of(draft: Draft) -> list[tuple[str, Value, Span]]:
    """Every slot of one telling with its value and the words that say it."""
    found: list[tuple[str, Value, Span]] = []
    for slot, parties in (("actors", draft.actors), ("recipients", draft.recipients), ("participants", draft.participants)):
        found += [(slot, party, party.mentions[0] if party.mentions else draft.trigger_span) for party in parties]
    if draft.when is not None:
        found.append(("when", *draft.when))
    if draft.where is not None:
        found.append(("where", *draft.where))
    found += [("topic", topic, span) for topic, span in draft.topics]
    found += [(f"magnitude.{one.what}", one, one.span) for one in draft.magnitudes]
    return found


def make_account(draft: Draft) -> Account:
    """Turn a draft, with what was folded into it, into an account of claims."""
    account = draft.id
    claims: dict[str, Claim] = {}
    for telling in (draft, *draft.folded):
        for slot, value, span in slots_of(telling):
            claim = _make_claim(draft, account, slot, value, span, telling)
            claims.setdefault(claim.id, claim)
    modes = tuple(dict.fromkeys(mode for telling in (draft, *draft.folded) for mode in telling.modes))
    contexts = tuple(dict.fromkeys(context for telling in (draft, *draft.folded) for context in telling.contexts))
    return Account(
        account, draft.report, draft.type, modes, contexts, draft.status, draft.role, draft.stance, draft.sentence.span, draft.trigger_span,
        draft.title, tuple(_merge_parties(list(claims.values()))), draft.voices, draft.within.id if draft.within else None,
        round(draft.score, 3), draft.because,
    )  # fmt: skip


def _make_claim(draft: Draft, account: str, slot: str, value: Value, span: Span, telling: Draft) -> Claim:
    """A claim with the id of what it says."""
    said = value.actor if isinstance(value, Party) else value
    claim_id = identify("claim", draft.report, account, slot, said, span.start, span.end)
    return Claim(claim_id, draft.report, account, slot, value, span, telling.voices, telling.stance)


def _merge_parties(claims: list[Claim]) -> list[Claim]:
    """One claim for each actor and slot: later namings add their mentions; who acts is not listed again as present."""
    held: dict[tuple[str, str], int] = {}
    merged: list[Claim] = []
    leading = {claim.value.actor for claim in claims if isinstance(claim.value, Party) and claim.slot in {"actors", "recipients"}}
    for claim in claims:
        if not isinstance(claim.value, Party):
            merged.append(claim)
            continue
        if claim.slot == "participants" and claim.value.actor in leading:
            continue
        key = (claim.slot, claim.value.actor)
        if key in held:
            first = merged[held[key]]
            if isinstance(first.value, Party):
                mentions = tuple(sorted({*first.value.mentions, *claim.value.mentions}))
                office = first.value.office or claim.value.office
                merged[held[key]] = replace(first, value=replace(first.value, mentions=mentions, office=office))
            continue
        held[key] = len(merged)
        merged.append(claim)
    return merged
