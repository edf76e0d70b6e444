"""What one sentence says of one occasion, before the story has said which occasions there were."""

from dataclasses import dataclass, field

from graph.facts.masking import Masked
from graph.model.records import Span


@dataclass(slots=True)
class Candidate:
    """What a sentence says of one occasion. start, end: the clause that says it; title_at: where the title stands.

    All positions are of the masked sentence. leads: people at the head of a trip or the hosts; guests: who is received.
    place: where it was, as said before or after the verb; strong: it may stand without a headline or a date.
    """

    title: str
    kind: str
    start: int
    end: int
    title_at: tuple[int, int]
    rule: str
    confidence: float
    aliases: list[str] = field(default_factory=list)
    place: tuple[int, int] | None = None
    leads: list[int] = field(default_factory=list)
    guests: list[int] = field(default_factory=list)
    owner: list[int] = field(default_factory=list)  # where the organizations stand whose meeting it is
    strong: bool = True
    delegation: bool = False
    later: bool = False  # told of as the next thing of the same day


def source_text(masked: Masked, a: int, b: int) -> str:
    """The words of the page behind masked[a:b]."""
    return masked.source[masked.starts[a] : masked.ends[b - 1]].strip() if b > a else ""


def source_span(masked: Masked, candidate: Candidate) -> Span:
    """The span of the page that tells of the candidate."""
    return masked.span(min(candidate.start, candidate.title_at[0]), max(candidate.end, candidate.title_at[1]))


def chunk_start(text: str, end: int) -> int:
    """Where the words before `end` begin: behind the last mark that stands outside quotes and brackets."""
    depth = 0
    for at in range(end - 1, -1, -1):
        char = text[at]
        if char in "”》）」":
            depth += 1
        elif char in "“《（「":
            depth = max(0, depth - 1)
        elif char in "，。；：！？\n" and not depth:
            return at + 1
    return 0
