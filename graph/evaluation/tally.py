"""What was right, missed and said wrongly, by kind of fact; and the figures made of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from graph.model.records import Span

KINDS = (
    "people",
    "posts",
    "posts with status",
    "meetings",
    "attendance",
    "roles",
    "organizations at meetings",
    "meeting day",
    "meeting year",
    "meeting district",
    "agreements",
    "agreement parties",
    "agreement status",
    "districts",
    "evidence",
)
HEADLINE = ("people", "posts", "meetings", "attendance", "agreements", "districts")

Value = tuple[str, ...]
Clue = tuple[str, ...]  # wordings of which any will do


@dataclass(frozen=True, slots=True)
class Said:
    """A fact as the gold or the graph has it; facts are compared by their values alone.

    clues: what its sentence must have in it, the most telling first (gold). spans: its evidence in the text (graph).
    """

    value: Value
    clues: tuple[Clue, ...] = field(default=(), compare=False)
    spans: tuple[Span, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Error:
    """A fact that was missed, or one too many (extra). about: title of the meeting or agreement that it is about."""

    kind: str
    extra: bool
    about: str | None
    said: Said


@dataclass(frozen=True, slots=True)
class Figures:
    """precision, recall, f1: 0..1, and 1 where there is nothing to find or nothing was said."""

    precision: float
    recall: float
    f1: float
    hit: int
    miss: int
    extra: int

    @classmethod
    def of(cls, hit: int, miss: int, extra: int) -> "Figures":
        """From the three counts."""
        precision = hit / (hit + extra) if hit + extra else 1.0
        recall = hit / (hit + miss) if hit + miss else 1.0
        both = precision + recall
        return cls(precision, recall, 2 * precision * recall / both if both else 0.0, hit, miss, extra)


@dataclass(slots=True)
class Tally:
    """The facts of one document, or of several."""

    hits: Counter[str] = field(default_factory=Counter)
    errors: list[Error] = field(default_factory=list)

    def add(
        self, kind: str, hits: int, missed: Iterable[Said] = (), extra: Iterable[Said] = (), about: str | None = None
    ) -> None:
        """Counts facts of a kind."""
        self.hits[kind] += hits
        self.errors += [Error(kind, False, about, said) for said in missed]
        self.errors += [Error(kind, True, about, said) for said in extra]

    def compare(self, kind: str, gold: Iterable[Said], found: Iterable[Said], about: str | None = None) -> None:
        """Each fact of the gold is found once: said twice it is wrong once, said wrongly it is missed and extra."""
        wanted, given = list(gold), list(found)
        missed = _without(wanted, given)
        self.add(kind, len(wanted) - len(missed), missed, _without(given, wanted), about)

    def match(
        self,
        kind: str,
        gold: Iterable[Said],
        found: Iterable[Said],
        same: Callable[[Value, Value], bool],
        neutral: Sequence[Said] = (),
        about: str | None = None,
    ) -> None:
        """One to one: first what is literally equal, then what is the same; what is left and neutral is no error."""
        missed, extra = list(gold), list(found)
        total = len(missed)
        for test in (_equal, same):
            for wanted in list(missed):
                partner = next((k for k, given in enumerate(extra) if test(wanted.value, given.value)), None)
                if partner is not None:
                    missed.pop(next(k for k, other in enumerate(missed) if other is wanted))
                    extra.pop(partner)
        extra = [given for given in extra if not any(same(other.value, given.value) for other in neutral)]
        self.add(kind, total - len(missed), missed, extra, about)

    def join(self, other: "Tally") -> None:
        """Takes the facts of another one as well."""
        self.hits.update(other.hits)
        self.errors += other.errors

    def figures(self) -> dict[str, Figures]:
        """By kind, in the order of KINDS; kinds that neither the gold nor the graph has are left out."""
        counts = Counter((error.kind, error.extra) for error in self.errors)
        rows = {kind: (self.hits[kind], counts[kind, False], counts[kind, True]) for kind in KINDS}
        return {kind: Figures.of(*row) for kind, row in rows.items() if any(row)}


def mean_f1(figures: dict[str, Figures]) -> float:
    """The mean of the headline kinds that there are; 1 where there is none."""
    found = [figures[kind].f1 for kind in HEADLINE if kind in figures]
    return sum(found) / len(found) if found else 1.0


def _equal(a: Value, b: Value) -> bool:
    return a == b


def _without(these: Iterable[Said], others: Iterable[Said]) -> list[Said]:
    """Those that the others do not have, or not as often; sorted."""
    there = Counter(said.value for said in others)
    left = []
    for said in these:
        if there[said.value]:
            there[said.value] -= 1
        else:
            left.append(said)
    return sorted(left, key=lambda said: said.value)
