"""Tables of reliability: of the facts that claim a confidence, how many are right."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from judge import TYPES, Verdict

BUCKETS = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95)
Row = tuple[str, str, int, int, int, float, float]
HEAD = ("facts", "bucket", "right", "wrong", "neutral", "claimed", "share right")


def by_bucket(verdicts: list[Verdict]) -> list[Row]:
    """A row a bucket for all facts and for each type; claimed is the mean confidence of the judged facts."""
    rows = _rows("all", verdicts, _bucket)
    for kind in TYPES:
        rows += _rows(kind, (v for v in verdicts if v.type == kind), _bucket)
    return rows


def by_rule(verdicts: list[Verdict]) -> list[Row]:
    """A row for each rule of each type."""
    rows = []
    for kind in TYPES:
        rows += _rows(kind, (v for v in verdicts if v.type == kind), lambda v: v.rule)
    return rows


def at_least(verdicts: list[Verdict], confidence: float) -> list[Row]:
    """All facts that claim at least so much, as one row; none where there are no such facts."""
    return _rows("all", (v for v in verdicts if v.confidence >= confidence), lambda _: f"≥ {confidence:g}")


def _bucket(verdict: Verdict) -> str:
    low = max(edge for edge in BUCKETS if edge <= verdict.confidence)
    following = [edge for edge in BUCKETS if edge > low]
    return f"{low:.2f}–{following[0] if following else 1:.2f}"


def _rows(name: str, verdicts: Iterable[Verdict], key: Callable[[Verdict], str]) -> list[Row]:
    counts: Counter[tuple[str, bool | None]] = Counter()
    claimed: defaultdict[str, float] = defaultdict(float)
    for verdict in verdicts:
        counts[key(verdict), verdict.right] += 1
        claimed[key(verdict)] += verdict.confidence if verdict.right is not None else 0.0
    rows = []
    for value in sorted({value for value, _ in counts}):
        right, wrong, neutral = (counts[value, verdict] for verdict in (True, False, None))
        judged = max(1, right + wrong)
        rows.append((name, value, right, wrong, neutral, round(claimed[value] / judged, 3), round(right / judged, 3)))
    return rows


def show(rows: Iterable[Row]) -> None:
    """Print them, aligned."""
    print(f"{HEAD[0]:10} {HEAD[1]:36}" + "".join(f"{word:>12}" for word in HEAD[2:]))
    for row in rows:
        print(
            f"{row[0]:10} {row[1]:36}"
            + "".join(f"{value:>12}" for value in row[2:5])
            + "".join(f"{value:>12.3f}" for value in row[5:])
        )
