"""The nouns. Frozen dataclasses and the standard library, nothing else; every noun remembers its source.

What comes in: nothing. What goes out: the words the other rooms speak to each other in. It refuses to do anything:
no reading, no guessing, no storing. A `Report` becomes a `Reading` (mentions, times, places, voices), a `Reading`
becomes a `Telling` (accounts made of claims), `Telling`s become a `Reconciliation` (events with findings, ledgers).
"""

from dragoman.model.actor import Actor, ActorKind, Evidence, Party, Tenure, Tie
from dragoman.model.claim import Account, Claim, Magnitude, Role, Saying, Stance, Status, Telling, Topic
from dragoman.model.commitment import Commitment, CommitmentStanding, Followup, Move, Undertaking
from dragoman.model.event import Disagreement, DisagreementKind, Event, Finding, Origin, Proposition, Reconciliation, Response, Variant
from dragoman.model.identity import fold, identify
from dragoman.model.judgement import Judgement, Verdict
from dragoman.model.mechanism import Mechanism, MechanismKind, Step
from dragoman.model.mention import Attribution, Mention, MentionKind, TimeExpression, Toponym, Voice
from dragoman.model.place import Place
from dragoman.model.reading import Reading, Sentence, Token
from dragoman.model.report import Part, PartKind, Refusal, Report, Source, Span
from dragoman.model.when import Basis, When

__all__ = [
    "Account", "Actor", "ActorKind", "Attribution", "Basis", "Claim", "Commitment", "CommitmentStanding", "Disagreement",
    "DisagreementKind", "Event", "Evidence", "Finding", "Followup", "Judgement", "Magnitude", "Mechanism", "MechanismKind",
    "Mention", "MentionKind", "Move", "Origin", "Part", "PartKind", "Party", "Place", "Proposition", "Reading", "Reconciliation",
    "Refusal", "Report", "Response", "Role", "Saying", "Sentence", "Source", "Span", "Stance", "Status", "Step", "Telling",
    "Tenure", "Tie", "TimeExpression", "Token", "Topic", "Toponym", "Undertaking", "Variant", "Verdict", "Voice", "When",
    "fold", "identify",
]
