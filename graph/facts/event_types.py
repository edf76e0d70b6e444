"""What the finder of events hands on: meetings, inspections, visits, receptions, signings, with who took part and how.

All spans are offsets of the repaired page (code points, end exclusive).
"""

from dataclasses import dataclass, field

from graph.gazetteer.divisions import Division
from graph.model.records import Span


@dataclass(slots=True)
class Participation:
    """How one person or organization took part in one event.

    roles: as the contract names them (chair, speak, …; organize, host, …). spans: the clauses that say so.
    wording: the words of the first of them that gave the role (出席会议并讲话). rule: what found it. confidence: 0..1.
    """

    roles: set[str] = field(default_factory=set)
    spans: list[Span] = field(default_factory=list)
    wording: str = ""
    rule: str = ""
    confidence: float = 0.0

    def add(self, role: str, span: Span, wording: str, rule: str, confidence: float) -> None:
        """Take one more saying of it; the surest one names the rule."""
        self.roles.add(role)
        if span not in self.spans:
            self.spans.append(span)
        if confidence > self.confidence:
            self.wording, self.rule, self.confidence = wording, rule, confidence


@dataclass(slots=True, eq=False)
class Event:
    """One occasion that a story tells of as having happened.

    title: the shortest full title in the text, else who does what where. aliases: other wordings of it.
    start, end: ISO 8601, shortened where less is known, `--03-14` without a year, None for none.
    date_basis: stated, inferred or unknown. ordinal: 4 of 第四次联席会议. districts: where it took place, the most
    specific, each with its evidence. venues: names with their evidence. people: by key of the mention.
    organizations: by canonical name. series: the title without its number, where numbered. part_of: the event it was
    a part of. spans: the clauses that tell of it. rule, confidence: what found it and how surely.
    """

    title: str
    kind: str
    aliases: list[str] = field(default_factory=list)
    start: str | None = None
    end: str | None = None
    date_basis: str = "unknown"
    ordinal: int | None = None
    districts: list[tuple[Division, Span]] = field(default_factory=list)
    venues: list[tuple[str, Span]] = field(default_factory=list)
    people: dict[str, Participation] = field(default_factory=dict)
    organizations: dict[str, Participation] = field(default_factory=dict)
    series: str | None = None
    part_of: "Event | None" = None
    spans: list[Span] = field(default_factory=list)
    rule: str = ""
    confidence: float = 0.9
