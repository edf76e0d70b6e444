"""An undirected graph as a sparse matrix that networkx takes for one of its own."""

from collections.abc import Mapping
from itertools import chain, compress
from operator import methodcaller
from typing import Any

import networkx as nx
import numpy as np
import scipy.sparse as sp


class CompiledGraph(nx.Graph):  # type: ignore[misc]
    """Nodes in an order, edges as a symmetric matrix in CSR form; read only.

    Its dictionaries are made when somebody asks for them (`graph[node]`, `graph.edges`): what dispatches to the backend
    does not, so that millions of edges need 12 bytes each, twice. `to_networkx` copies it into a plain graph.

    Attributes
    ----------
    matrix : scipy.sparse.csr_array
        Weights, float64, in the order of `order`; sorted, without stored zeros.
    order : list
        The nodes.
    weighted : bool
        Whether edges bear `weight`; else every one of them is 1 and has no data.
    """

    __networkx_backend__ = "chuanyu"

    def __init__(
        self,
        matrix: sp.csr_array,
        nodes: Mapping[Any, dict[str, Any]],
        *,
        weighted: bool,
        whole: bool = True,
        about: Mapping[str, Any] | None = None,
    ) -> None:
        """nodes: their data, in the order of the matrix. whole: weights are written as whole numbers."""
        matrix.sort_indices()
        self.matrix = matrix
        self.order = list(nodes)
        self.weighted = weighted
        self._whole = whole
        self.graph = dict(about or {})
        self.__dict__["_nodes"] = dict(nodes)
        self.__networkx_cache__: dict[str, Any] = {}
        nx.freeze(self)

    @property
    def _node(self) -> dict[Any, dict[str, Any]]:
        found: dict[Any, dict[str, Any]] = self.__dict__["_nodes"]
        return found

    @property
    def _adj(self) -> dict[Any, dict[Any, dict[str, Any]]]:
        found: dict[Any, dict[Any, dict[str, Any]]] | None = self.__dict__.get("_made")
        if found is None:
            found = self.__dict__["_made"] = self._dictionaries()
        return found

    def _dictionaries(self) -> dict[Any, dict[Any, dict[str, Any]]]:
        """Both directions of an edge share its data, as in networkx."""
        found: dict[Any, dict[Any, dict[str, Any]]] = {node: {} for node in self.order}
        places, starts = self.matrix.indices.tolist(), self.matrix.indptr.tolist()
        values = (self.matrix.data.astype(np.int64) if self._whole else self.matrix.data).tolist()
        for row, node in enumerate(self.order):
            for at in range(starts[row], starts[row + 1]):
                other = self.order[places[at]]
                if places[at] < row:
                    found[node][other] = found[other][node]
                else:
                    found[node][other] = {"weight": values[at]} if self.weighted else {}
        return found

    def number_of_edges(self, u: Any = None, v: Any = None) -> int:
        """As networkx, without making the dictionaries for the number of all."""
        if u is not None or v is not None:
            return int(super().number_of_edges(u, v))
        loops = int(np.count_nonzero(self.matrix.diagonal()))
        return int((self.matrix.nnz + loops) // 2)

    def to_networkx(self) -> nx.Graph:
        """A plain graph of its own, which may be changed."""
        plain = nx.Graph(**self.graph)
        plain.add_nodes_from((node, dict(data)) for node, data in self._node.items())
        plain.add_edges_from(
            (node, other, dict(data))
            for node, others in self._adj.items()
            for other, data in others.items()
        )
        return plain


def compiled(net: nx.Graph, weight: str | None = None, default: float = 1.0) -> CompiledGraph:
    """The compiled form of a plain undirected graph; weight: the name of the edges' attribute, None for none."""
    place = {node: row for row, node in enumerate(net)}
    rows = [net._adj[node] for node in place]  # the views of net.adj are several times slower
    starts = np.concatenate([[0], np.cumsum(np.fromiter(map(len, rows), np.int64, count=len(rows)))])
    ends = np.fromiter(map(place.__getitem__, chain.from_iterable(rows)), np.int32, count=starts[-1])
    shape = (len(place), len(place))
    if weight is None:
        values = np.ones(len(ends))
        matrix = sp.csr_array((values, ends, starts), shape=shape)
    else:
        # Both directions of an edge have the same dictionary, and to look into it is what takes long.
        begins = np.repeat(np.arange(len(rows), dtype=np.int32), np.diff(starts))
        once = ends >= begins
        edges = compress(chain.from_iterable(map(methodcaller("values"), rows)), once.tolist())
        values = np.array([edge.get(weight, default) for edge in edges], np.float64)
        matrix = sp.csr_array((values, (begins[once], ends[once])), shape=shape)
        matrix = sp.csr_array(matrix + sp.triu(matrix, 1).T)
    matrix.sort_indices()
    whole = bool(np.all(values == np.floor(values)))
    return CompiledGraph(matrix, dict(net.nodes(data=True)), weighted=weight is not None, whole=whole, about=net.graph)
