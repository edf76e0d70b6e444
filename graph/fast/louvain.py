"""Louvain's communities by networkit."""

import networkit as nk
import numpy as np
import scipy.sparse as sp

from graph.fast.sequential import as_networkit, one_thread

RUNS = 3  # of which the best counts; of a large graph one is enough
LARGE = 200_000  # entries of the matrix


def communities(matrix: sp.csr_array, resolution: float, seed: int) -> np.ndarray:
    """The number of the community of each node: of several runs the one of the highest modularity, the first of equals.

    seed: the same one gives the same communities on every machine of the same version of networkit.
    """
    best, highest = np.arange(matrix.shape[0]), -np.inf
    if not matrix.nnz:
        return best
    with one_thread():
        net = as_networkit(matrix, weighted=True)
        for run in range(RUNS if matrix.nnz <= LARGE else 1):
            nk.setSeed(seed + run, False)
            found = nk.community.PLM(net, refine=True, gamma=resolution, par="none randomized").run()
            labels = np.asarray(found.getPartition().getVector(), dtype=np.int64)
            value = modularity(matrix, labels, resolution)
            if value > highest:
                best, highest = labels, value
    return best


def modularity(matrix: sp.csr_array, labels: np.ndarray, resolution: float = 1.0) -> float:
    """Of a partition of a symmetric matrix, as networkx defines it (a loop counts twice in its node's degree)."""
    loops = matrix.diagonal()
    degrees = np.asarray(matrix.sum(axis=1)) + loops
    whole = float(degrees.sum())
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    same = labels[rows] == labels[matrix.indices]
    within = float(matrix.data[same].sum() + loops.sum())
    strength = np.bincount(labels, weights=degrees)
    return within / whole - resolution * float(np.square(strength).sum()) / whole**2
