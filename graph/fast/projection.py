"""The projection of a bipartite graph on one of its sides, as a product of sparse matrices."""

from collections.abc import Sequence
from typing import Any

import networkx as nx
import numpy as np
import scipy.sparse as sp

from graph.fast.compiled import CompiledGraph


def incidence(net: nx.Graph, nodes: Sequence[Any]) -> sp.csr_array | None:
    """Rows: the nodes; columns: their neighbours, in the order they are met; 1 where there is an edge.

    None where the nodes are not a whole side: where neighbours have neighbours beyond, or are among the nodes.
    """
    adjacency = net.adj
    others: dict[Any, int] = {}
    columns = [others.setdefault(other, len(others)) for node in nodes for other in adjacency[node]]
    if len(columns) != sum(len(adjacency[other]) for other in others) or not others.keys().isdisjoint(nodes):
        return None
    starts = np.zeros(len(nodes) + 1, dtype=np.int64)
    np.cumsum([len(adjacency[node]) for node in nodes], out=starts[1:])
    ones = np.ones(len(columns), dtype=np.float64)
    return sp.csr_array((ones, np.asarray(columns, dtype=np.int32), starts), shape=(len(nodes), len(others)))


def shared(matrix: sp.csr_array) -> sp.csr_array:
    """For each two rows how many columns they share; nothing on the diagonal."""
    found = sp.csr_array(matrix @ matrix.T)
    found.setdiag(0)
    found.eliminate_zeros()
    return found


def project(net: nx.Graph, nodes: Sequence[Any], *, weighted: bool, ratio: bool = False) -> nx.Graph:
    """As networkx.bipartite.weighted_projected_graph and projected_graph. NetworkXAlgorithmError as there.

    A plain graph, made by networkx itself, where the nodes are not a whole side of a bipartite graph.
    """
    rest = len(net) - len(nodes)
    if weighted and rest < 1:
        raise nx.NetworkXAlgorithmError(
            f"the size of the nodes to project onto ({len(nodes)}) is >= the graph size ({len(net)}).\n"
            "They are either not a valid bipartite partition or contain duplicates"
        )
    once = list(dict.fromkeys(nodes))
    sides = incidence(net, once)
    if sides is None:
        if weighted:
            return nx.bipartite.weighted_projected_graph.orig_func(net, nodes, ratio)
        return nx.bipartite.projected_graph.orig_func(net, nodes)
    matrix = shared(sides)
    if not weighted:
        matrix.data[:] = 1.0
    elif ratio:
        matrix.data /= rest
    data = net.nodes
    return CompiledGraph(
        matrix, {node: data[node] for node in once}, weighted=weighted, whole=not ratio, about=net.graph
    )
