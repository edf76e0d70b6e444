"""Cutting rows into transactions that both engines take."""

from collections.abc import Iterable, Iterator
from typing import Any

ROWS = 2_000
BYTES = 6_000_000  # ArcadeDB hangs on a request above its limit of 16 MiB; 8 MB is the advice, and sizes are estimates


def batches(rows: Iterable[Any], most_rows: int = ROWS, most_bytes: int = BYTES) -> Iterator[list[Any]]:
    """The rows in order, in lists of at most so many rows and bytes; a row that is larger alone comes alone."""
    batch: list[Any] = []
    filled = 0
    for row in rows:
        size = packed_size(row)
        if batch and (len(batch) == most_rows or filled + size > most_bytes):
            yield batch
            batch, filled = [], 0
        batch.append(row)
        filled += size
    if batch:
        yield batch


def packed_size(value: Any) -> int:
    """About the bytes of a value in a Bolt message, never less: markers of up to 5 bytes, text in UTF-8."""
    if isinstance(value, str):
        return 5 + (len(value) if value.isascii() else 4 * len(value))
    if isinstance(value, dict):
        return 5 + sum(packed_size(key) + packed_size(item) for key, item in value.items())
    if isinstance(value, list | tuple):
        return 5 + sum(packed_size(item) for item in value)
    return 9
