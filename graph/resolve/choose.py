"""Which of several documents' values stands in the graph; the same whatever the order of reading."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from graph.resolve.compatible import known


def most_frequent(values: Iterable[Any]) -> Any:
    """The value most documents give; of equally frequent ones the shortest, then the smallest."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], len(str(value)), str(value)))


def best_date(dates: Sequence[str]) -> str:
    """The date that says most; of equally full ones the most frequent, then the earliest. Empty where none is given."""
    counts = Counter(date for date in dates if date)
    return min(counts, key=lambda date: (-known(date), -counts[date], -len(date), date), default="")
