"""The weights of large networks as a compiled graph, where the extra `fast` is installed: its pairs are never made in Python."""

from collections import defaultdict
from collections.abc import Iterable
from importlib.util import find_spec
from itertools import combinations
from typing import Any

import networkx as nx

from graph.fast.info import NEEDED
from graph.network.filters import EVERYTHING, Where, people_present
from graph.network.network import Network
from graph.network.projections import weights

LARGE = 2000  # people; below, networkx alone is quick, and answers do not depend on what is installed


def swift_weights(network: Network, where: Where = EVERYTHING) -> nx.Graph:
    """The graph of graph.network.projections.weights; of more than LARGE people compiled, if it can be.

    networkx then computes on it by the backend `chuanyu` without being told.
    """
    if len(people_present(network, where).of) <= LARGE or not all(find_spec(name) for name in NEEDED):
        return weights(network, where)
    return _compiled(network, where)


def _compiled(network: Network, where: Where) -> Any:
    import numpy as np
    import scipy.sparse as sp

    from graph.fast.compiled import CompiledGraph
    from graph.fast.projection import shared

    roll = people_present(network, where)
    place = {who: row for row, who in enumerate(roll.of)}
    occasions: defaultdict[int, list[list[int]]] = defaultdict(list)
    for meeting, there in roll.at.items():
        occasions[network.occasions[meeting]].append([place[who] for who in there])
    single = [held[0] for held in occasions.values() if len(held) == 1]
    starts = np.cumsum([0, *map(len, single)])
    ones = np.ones(int(starts[-1]))
    people = np.fromiter((who for there in single for who in there), dtype=np.int32, count=int(starts[-1]))
    matrix = shared(sp.csr_array((ones, people, starts), shape=(len(single), len(place))).T.tocsr())
    # Who met at several meetings of one occasion met once on it.
    both = [pair for held in occasions.values() if len(held) > 1 for pair in _pairs(held)]
    if both:
        a, b = np.array(both).T
        rows, columns = np.concatenate([a, b]), np.concatenate([b, a])
        matrix = sp.csr_array(matrix + sp.csr_array((np.ones(len(rows)), (rows, columns)), shape=matrix.shape))
    return CompiledGraph(matrix, {network.person_ids[who]: {} for who in roll.of}, weighted=True)


def _pairs(meetings: Iterable[list[int]]) -> list[tuple[int, int]]:
    return sorted({pair for there in meetings for pair in combinations(there, 2)})


def without_loners(net: nx.Graph) -> nx.Graph:
    """The graph without those who met nobody; a plain one is changed."""
    if not _is_compiled(net):
        net.remove_nodes_from([key for key, degree in net.degree if degree == 0])
        return net
    import numpy as np

    from graph.fast.compiled import CompiledGraph

    kept = np.flatnonzero(np.diff(net.matrix.indptr))
    nodes: dict[str, dict[str, Any]] = {net.order[row]: {} for row in kept}
    return CompiledGraph(net.matrix[kept][:, kept], nodes, weighted=True)


def ties(net: nx.Graph, groups: list[set[str]]) -> tuple[dict[str, int], list[int]]:
    """(the weight that each node has within its group, the weight that leads out of each group)."""
    group = {key: number for number, members in enumerate(groups) for key in members}
    if not _is_compiled(net):
        within, across = dict.fromkeys(group, 0), [0] * len(groups)
        for key, number in group.items():
            for other, data in net[key].items():
                if group[other] == number:
                    within[key] += data["weight"]
                else:
                    across[number] += data["weight"]
        return within, across
    import numpy as np

    matrix = net.matrix
    labels = np.array([group[key] for key in net.order])
    rows = np.repeat(np.arange(len(labels)), np.diff(matrix.indptr))
    own = labels[rows] == labels[matrix.indices]
    inner = np.bincount(rows[own], matrix.data[own], len(labels)).astype(int)
    outer = np.bincount(labels[rows[~own]], matrix.data[~own], len(groups)).astype(int)
    return dict(zip(net.order, inner.tolist(), strict=True)), outer.tolist()


def modularity(net: nx.Graph, groups: list[set[str]], resolution: float) -> float:
    """networkx's, of either kind of graph."""
    if not _is_compiled(net):
        return float(nx.community.modularity(net, groups, weight="weight", resolution=resolution))
    import numpy as np

    from graph.fast.louvain import modularity as of_matrix

    group = {key: number for number, members in enumerate(groups) for key in members}
    return of_matrix(net.matrix, np.array([group[key] for key in net.order]), resolution)


def _is_compiled(net: nx.Graph) -> bool:
    return bool(net.__networkx_backend__ == "chuanyu")
