"""The backend as networkx calls it: `networkx.betweenness_centrality(net, backend="chuanyu")`.

Everything here has the arguments of the function of networkx that it stands for. What it has no fast way for it says in
can_run, and networkx does it itself (or says so, where the backend was named).
"""

from collections.abc import Callable, Iterable, Mapping
from random import Random
from typing import Any

import networkx as nx
import numpy as np

from graph.fast import betweenness, projection
from graph.fast.compiled import CompiledGraph, compiled


class Backend:
    """The functions behind the entry point `networkx.backends`."""

    @staticmethod
    def convert_from_nx(net: nx.Graph, *, edge_attrs: Mapping[str, Any] | None = None, name: str = "", **_: Any) -> Any:
        """Compiled where it is computed on; a projection reads the plain graph, whose edges it walks once."""
        if isinstance(net, CompiledGraph) or name in ("projected_graph", "weighted_projected_graph"):
            return net if isinstance(net, CompiledGraph) else _AsItIs(net)
        attribute, default = next(iter((edge_attrs or {}).items()), (None, 1.0))
        return compiled(net, attribute, 1.0 if default is None else default)

    @staticmethod
    def convert_to_nx(result: Any, **_: Any) -> Any:
        """A plain graph of a compiled one; anything else as it is."""
        return result.to_networkx() if isinstance(result, CompiledGraph) else result

    @staticmethod
    def can_run(name: str, args: Any, kwargs: Mapping[str, Any]) -> bool | str:
        """True, or why not."""
        try:
            reason = _WHY_NOT[name](*args, **kwargs)
        except TypeError as error:
            return str(error)
        return reason or True

    @staticmethod
    def projected_graph(B: nx.Graph, nodes: Iterable[Any], multigraph: bool = False) -> nx.Graph:  # noqa: N803
        """See networkx.bipartite.projected_graph."""
        return projection.project(getattr(B, "net", B), list(nodes), weighted=False)

    @staticmethod
    def weighted_projected_graph(B: nx.Graph, nodes: Iterable[Any], ratio: bool = False) -> nx.Graph:  # noqa: N803
        """See networkx.bipartite.weighted_projected_graph."""
        return projection.project(getattr(B, "net", B), list(nodes), weighted=True, ratio=ratio)

    @staticmethod
    def betweenness_centrality(
        G: CompiledGraph,  # noqa: N803
        k: int | None = None,
        normalized: bool = True,
        weight: str | None = None,
        endpoints: bool = False,
        seed: Any = None,
    ) -> dict[Any, float]:
        """See networkx.betweenness_centrality."""
        count = len(G.order)
        pivots = None if k is None or k == count else nx.utils.create_py_random_state(seed).sample(range(count), k)
        try:
            total = betweenness.exact(G.matrix) if pivots is None else betweenness.dependencies(G.matrix, pivots)
        except betweenness.TooDeep:
            chosen = _Chosen([G.order[pivot] for pivot in pivots or ()])
            plain = nx.betweenness_centrality.orig_func
            found: dict[Any, float] = plain(G.to_networkx(), k, normalized, None, False, chosen)
            return found
        values = betweenness.rescaled(total, pivots, normalized=normalized)
        return dict(zip(G.order, values.tolist(), strict=True))

    @staticmethod
    def louvain_communities(
        G: CompiledGraph,  # noqa: N803
        weight: str | None = "weight",
        resolution: float = 1,
        threshold: float = 0.0000001,
        max_level: int | None = None,
        seed: Any = None,
    ) -> list[set[Any]]:
        """See networkx.community.louvain_communities; communities in the order of their first node."""
        from graph.fast import louvain  # here: networkit takes a second to load

        random = nx.utils.create_py_random_state(seed)
        matrix = G.matrix
        if weight is None and G.weighted:
            matrix = matrix.copy()
            matrix.data[:] = 1.0
        labels = louvain.communities(matrix, resolution, random.randrange(2**31))
        found: dict[int, set[Any]] = {}
        for node, label in zip(G.order, np.asarray(labels).tolist(), strict=True):
            found.setdefault(label, set()).add(node)
        return list(found.values())


class _AsItIs:
    """A plain graph that needs no conversion; networkx keeps it as the converted form of that graph."""

    __networkx_backend__ = "chuanyu"

    def __init__(self, net: nx.Graph) -> None:
        self.net = net


class _Chosen(Random):
    """Chooses what was chosen already."""

    def __init__(self, nodes: list[Any]) -> None:
        super().__init__(0)
        self._nodes = nodes

    def sample(self, population: Any, k: int, *, counts: Any = None) -> list[Any]:
        return self._nodes


def _plain(net: nx.Graph) -> str:
    return "only for undirected graphs without parallel edges" if net.is_directed() or net.is_multigraph() else ""


def _no_projection(B: nx.Graph, nodes: Any, multigraph: bool = False) -> str:  # noqa: N803
    return "only simple graphs are made" if multigraph else _plain(B)


def _no_weighted(B: nx.Graph, nodes: Any, ratio: bool = False) -> str:  # noqa: N803
    return _plain(B)


def _no_betweenness(
    G: nx.Graph, k: Any = None, normalized: bool = True, weight: Any = None, endpoints: bool = False, seed: Any = None  # noqa: N803
) -> str:
    return "only unweighted, without endpoints" if weight is not None or endpoints else _plain(G)


def _no_louvain(
    G: nx.Graph, weight: Any = "weight", resolution: float = 1, threshold: float = 1e-7, max_level: Any = None, seed: Any = None  # noqa: N803
) -> str:
    if max_level is not None or threshold != 1e-7:
        return "only with the default threshold, to the last level"
    if isinstance(G, CompiledGraph) and weight not in (None, "weight"):
        return "a compiled graph has no other weights"
    return _plain(G)


_WHY_NOT: dict[str, Callable[..., str]] = {
    "projected_graph": _no_projection,
    "weighted_projected_graph": _no_weighted,
    "betweenness_centrality": _no_betweenness,
    "louvain_communities": _no_louvain,
}
