"""What networkx is told of the backend as soon as it is imported. Loads nothing: every command that needs networkx pays for it."""

from importlib.util import find_spec
from typing import Any

NEEDED = ("numpy", "scipy", "networkit")


def get_info() -> dict[str, Any]:
    """The functions of the backend; none where the libraries of the extra `fast` are missing."""
    there = all(find_spec(name) is not None for name in NEEDED)
    return {
        "backend_name": "chuanyu",
        "project": "chuanyu-kg",
        "package": "graph.fast",
        "short_summary": "Projections by scipy, sampled and exact betweenness by scipy, Louvain by networkit.",
        "functions": dict(_FUNCTIONS) if there else {},
    }


_FUNCTIONS = {
    "projected_graph": {"additional_docs": "Exactly as networkx; read only, made of a product of sparse matrices."},
    "weighted_projected_graph": {"additional_docs": "Exactly as networkx; read only, made of a product of sparse matrices."},
    "betweenness_centrality": {
        "additional_docs": "Unweighted, without endpoints, undirected. Equal to networkx to 1e-9, of the same pivots for k."
    },
    "louvain_communities": {
        "additional_docs": "Another run of the same method: modularity not more than 0.02 below that of networkx. "
        "The same seed gives the same communities."
    },
}
