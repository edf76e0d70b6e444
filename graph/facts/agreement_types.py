"""What the finder of agreements hands on. All spans are offsets of the repaired page (code points, end exclusive)."""

from dataclasses import dataclass, field

from graph.facts.event_types import Event
from graph.model.records import Span


@dataclass(slots=True, eq=False)
class Agreement:
    """One agreement that a story tells of.

    title: as in the text, or, where it has none there, a description (甲与乙战略合作协议; untitled is then True).
    status: signed (the text tells of its signing) or cited. signed_on: ISO 8601, shortened where less is known.
    parties: canonical names of organizations; signers: keys of people; each with the spans that say so.
    signed_at: the event at which it was signed; cited_by: events that cite it. spans: where the text speaks of it.
    """

    title: str
    status: str
    aliases: list[str] = field(default_factory=list)
    signed_on: str | None = None
    parties: dict[str, list[Span]] = field(default_factory=dict)
    signers: dict[str, list[Span]] = field(default_factory=dict)
    signed_at: Event | None = None
    cited_by: list[Event] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    untitled: bool = False
    rule: str = ""
    confidence: float = 0.9

    @property
    def names(self) -> list[str]:
        """Title and aliases."""
        return [self.title, *self.aliases]


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where an agreement is named.

    span: its name, with 《》; title: the name without; titled: whether it stands in 《》 or “”. word: its last word
    (协议); group: what seeds/agreement_words.tsv calls that. status: signed or cited. verb: the span of what is done
    to it; clause: from the start of its sentence to the verb; sentence: the whole of it.
    """

    span: Span
    title: str
    titled: bool
    word: str
    group: str
    status: str
    verb: Span
    sentence: Span
