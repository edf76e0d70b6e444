"""What the finders find in one story, in offsets of the repaired text (code points, end exclusive).

Entity keys are the local keys of graph.model.records: "person/张伟", "organization/重庆市总工会",
"district/500118", "post/重庆市总工会/主席".
"""

from bisect import bisect_left
from dataclasses import dataclass, field

from graph.gazetteer.divisions import Division
from graph.model.records import Span


@dataclass(frozen=True, slots=True)
class PersonMention:
    """One place where a person is named. key tells which person of the document.

    role: "" for ordinary mentions, "reporter" for authors and photographers, "cited" for a leader who is only quoted
    (习近平总书记重要讲话精神, 以…同志为核心) or a name that is part of something else.
    """

    span: Span
    name: str
    key: str
    score: float = 1.0
    role: str = ""


@dataclass(frozen=True, slots=True)
class PostMention:
    """A post said of a person: organization (canonical name, "" where unknown) and single title.

    span covers the words from the organization to the name. status: current, former, appointed, removed.
    """

    span: Span
    person: str
    organization: str
    title: str
    status: str = "current"
    rule: str = ""
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class OrganizationMention:
    """One place where an organization is named; word is the wording, name the canonical full name."""

    span: Span
    word: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One place where an administrative division is named, alone or within a longer name."""

    span: Span
    division: Division
    within: str = ""  # "organization" or "venue" where the name is only a part of it


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or a range in the text. start, end: ISO, shortened where less is known, `--03-14` without a year.

    basis: stated (the text gives the year), inferred (follows from the text or the page's date), unknown.
    """

    span: Span
    start: str
    end: str | None = None
    basis: str = "unknown"


@dataclass(slots=True)
class StoryMentions:
    """All mentions of one story, each list sorted by span. text is the whole repaired page; span the story's part of it.

    title: span of the headline line(s), or None. home: the division the story's short forms refer to
    (市总工会 without its city), or None; headings that set another place hold from their span on.
    """

    text: str
    span: Span
    title: Span | None = None
    sentences: list[Span] = field(default_factory=list)
    people: list[PersonMention] = field(default_factory=list)
    posts: list[PostMention] = field(default_factory=list)
    organizations: list[OrganizationMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    home: Division | None = None
    school: str = ""  # the school, hospital or court that says 我校, 我院; "" where the page never names it
    own: dict[str, Division] = field(default_factory=dict)  # what 我省, 我市, 我区, 我县, 我州 mean in it


@dataclass(slots=True)
class Held:
    """A title in an organization, as read: organization is canonical, root the part of it that may carry departments.

    since, until: ISO 8601, only where the text says so. twin: the two bodies of a title with two heads (校（院）长).
    """

    organization: str
    title: str
    root: str
    span: Span
    status: str = "current"
    shared: bool = False
    rule: str = "title-before-name"
    confidence: float = 0.9
    twin: tuple[str, str] | None = None
    since: str | None = None
    until: str | None = None


@dataclass(slots=True)
class Named:
    """A name with the posts read before (or after) it. start: where the words of its first post start."""

    name: str
    span: Span
    score: float
    posts: list[Held] = field(default_factory=list)
    start: int = 0


def named_within(known: list[Named], start: int, end: int) -> list[Named]:
    """The names that begin in text[start:end]; known is sorted."""
    first = bisect_left(known, start, key=lambda n: n.span[0])
    return known[first : bisect_left(known, end, first, key=lambda n: n.span[0])]


def overlaps(spans: list[Span], span: Span) -> bool:
    """Whether a span has characters in common with one of these, which are sorted."""
    at = bisect_left(spans, span)
    return any(start < span[1] and span[0] < end for start, end in spans[max(0, at - 2) : at + 2])
