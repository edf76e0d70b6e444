"""networkit on one thread: sums in a fixed order, so that the same input gives the same bytes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import networkit as nk
import numpy as np
import scipy.sparse as sp


@contextmanager
def one_thread() -> Iterator[None]:
    """Keeps networkit to one thread inside."""
    before = nk.getMaxNumberOfThreads()
    nk.setNumberOfThreads(1)
    try:
        yield
    finally:
        nk.setNumberOfThreads(before)


def as_networkit(matrix: sp.csr_array, *, weighted: bool) -> Any:
    """The undirected graph of a symmetric matrix."""
    half = sp.triu(matrix).tocoo()
    ends = half.row.astype(np.uint64), half.col.astype(np.uint64)
    return nk.GraphFromCoo((half.data.astype(np.float64), ends), n=matrix.shape[0], weighted=weighted)
