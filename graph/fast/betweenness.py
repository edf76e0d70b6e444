"""Betweenness by Brandes' algorithm, level by level, for many sources at a time, as products with a sparse matrix."""

import math
from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp

CELLS = 2_000_000  # of one dense block (sources times nodes), 16 MB
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
    total = np.zeros(count)
    block = max(1, min(64, CELLS // max(1, count)))
    for first in range(0, len(sources), block):
        total += _of_block(links, np.asarray(sources[first : first + block]))
    return total


def _unweighted(matrix: sp.csr_array) -> sp.csr_array:
    links = sp.csr_array((np.ones(matrix.nnz), matrix.indices, matrix.indptr), shape=matrix.shape)
    links.setdiag(0)
    links.eliminate_zeros()
    return links


def _of_block(links: sp.csr_array, sources: np.ndarray) -> np.ndarray:
    paths = np.zeros((links.shape[0], len(sources)))
    paths[sources, np.arange(len(sources))] = 1.0
    seen = paths > 0
    levels: list[np.ndarray] = []  # how many shortest paths lead to each node of a level, 0 for nodes of others
    front = paths
    while True:
        front = links @ front
        front[seen] = 0.0
        reached = front > 0
        if not reached.any():
            break
        seen |= reached
        levels.append(front)
        if len(levels) > DEEP:
            raise TooDeep
    total = np.zeros(links.shape[0])
    upon = np.zeros_like(paths)
    while len(levels) > 1:
        count = levels.pop()
        shares = np.divide(1.0 + upon, count, out=np.zeros_like(count), where=count > 0)
        upon = (links @ shares) * levels[-1]
        total += upon.sum(axis=1)
    return total


def exact_deep(matrix: sp.csr_array) -> np.ndarray:
    """The same for all nodes as sources, by networkit, one after the other on one thread."""
    import networkit as nk  # here: it takes a second to load, and hardly any graph is that deep

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
