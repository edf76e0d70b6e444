"""Betweenness by Brandes' algorithm: from some sources level by level, many at a time, as products with a sparse matrix."""

import math
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import numpy as np
import scipy.sparse as sp

CELLS = 2_000_000  # of one dense block (sources times nodes), 16 MB
SOURCES = 32  # of one block at most: more of them share fewer levels, of which each product leaves out the others
THREADS = min(4, os.cpu_count() or 1)
SMALL = 1_000  # nodes: so many the products count before networkit is loaded
DEEP = 60  # levels; networks of people have six or so, chains of thousands would be walked at great cost


class TooDeep(Exception):
    """The graph has more levels than this way of counting is good for."""


def dependencies(matrix: sp.csr_array, sources: Sequence[int]) -> np.ndarray:
    """For each node the sum of the dependencies of these sources on it, unweighted [1]_. TooDeep past DEEP levels.

    References
    ----------
    .. [1] U. Brandes, "A faster algorithm for betweenness centrality", J. Mathematical Sociology 25, 163-177 (2001).
    """
    count = matrix.shape[0]
    links = _unweighted(matrix)
    block = max(1, min(SOURCES, CELLS // max(1, count)))
    blocks = [np.asarray(sources[first : first + block]) for first in range(0, len(sources), block)]
    total = np.zeros(count)
    with ThreadPoolExecutor(THREADS) as threads:
        for found in threads.map(lambda block: _of_block(links, block), blocks):  # in order: the same sum each time
            total += found
    return total


def _unweighted(matrix: sp.csr_array) -> sp.csr_array:
    links = sp.csr_array((np.ones(matrix.nnz), matrix.indices, matrix.indptr), shape=matrix.shape)
    links.setdiag(0)
    links.eliminate_zeros()
    return links


def _of_block(links: sp.csr_array, sources: np.ndarray) -> np.ndarray:
    front = np.zeros((links.shape[0], len(sources)))
    front[sources, np.arange(len(sources))] = 1.0
    unseen = front == 0
    levels: list[np.ndarray] = []  # how many shortest paths lead to each node of a level, 0 for nodes of others
    while True:
        front = _spread(links, front) * unseen
        reached = front > 0
        if not reached.any():
            break
        unseen &= ~reached
        levels.append(front)
        if len(levels) > DEEP:
            raise TooDeep
    total = np.zeros(links.shape[0])
    upon = np.zeros_like(front)
    while len(levels) > 1:
        count = levels.pop()
        shares = np.divide(1.0 + upon, count, out=np.zeros_like(count), where=count > 0)
        upon = _spread(links, shares, levels[-1]) * levels[-1]
        total += upon.sum(axis=1)
    return total


def _spread(links: sp.csr_array, values: np.ndarray, wanted: np.ndarray | None = None) -> np.ndarray:
    """`links @ values`, of a symmetric matrix, by the rows that have values, or only into those that are wanted, where
    either saves half of the work."""
    degrees = np.diff(links.indptr)
    given = np.flatnonzero(values.any(axis=1))
    into = np.flatnonzero(wanted.any(axis=1)) if wanted is not None else np.arange(len(degrees))
    by_given, by_wanted = degrees[given].sum(), degrees[into].sum()
    if 2 * min(by_given, by_wanted) >= links.nnz:
        return np.asarray(links @ values)
    if by_given < by_wanted:
        return np.asarray(links[given].T @ values[given])
    result = np.zeros_like(values)
    result[into] = links[into] @ values
    return result


def exact(matrix: sp.csr_array) -> np.ndarray:
    """`dependencies` of all nodes as sources: of large and of deep graphs by networkit, one after the other on one thread."""
    if matrix.shape[0] <= SMALL:
        with suppress(TooDeep):
            return dependencies(matrix, range(matrix.shape[0]))
    import networkit as nk  # here: it takes a second to load

    from graph.fast.sequential import as_networkit, one_thread

    with one_thread():
        found = nk.centrality.Betweenness(as_networkit(_unweighted(matrix), weighted=False))
        return np.asarray(found.run().scores())


def rescaled(total: np.ndarray, sources: Sequence[int] | None, *, normalized: bool) -> np.ndarray:
    """As networkx scales since 3.5 (before, a sample's own nodes were not told apart); sources: those of a sample, None for all. Counts go over ordered pairs."""
    others = len(total) - 1
    if others < 2:
        return total
    if sources is None:
        return total / (others * (others - 1)) if normalized else total / 2
    count = len(sources)
    if normalized:
        of_source = 1 / ((count - 1) * (others - 1)) if count > 1 else math.nan
        of_other = 1 / (count * (others - 1))
    else:
        of_source = others / ((count - 1) * 2) if count > 1 else math.nan
        of_other = others / (count * 2)
    scale = np.full(len(total), of_other)
    scale[np.asarray(sources)] = of_source
    return np.asarray(total * scale)
