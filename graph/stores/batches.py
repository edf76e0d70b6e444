"""Cutting rows into transactions that both engines take."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

ROWS = 5_000
BYTES = 12_000_000  # ArcadeDB, as it comes, hangs on a request above 16 MiB; of Chinese text it is about 9 MB in truth

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


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
    """No fewer than the bytes of a value in a Bolt message: each of its parts takes four a character of its JSON at most.

    As JSON because that is made by C: walking through the values would take a tenth of a whole load.
    """
    return 4 * len(_encode(value))
