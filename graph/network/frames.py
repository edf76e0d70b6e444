"""The network as pandas data frames, for notebooks. Needs the extra `frames`."""

from collections.abc import Iterable, Sequence
from typing import Any

import networkx as nx

from graph.errors import ResourceMissing
from graph.network.filters import EVERYTHING, Where
from graph.network.network import Network
from graph.network.projections import people, people_meetings
from graph.network.tables import edge_rows, node_rows


def frame_of(rows: Iterable[Sequence[Any]], columns: Sequence[str]) -> Any:
    """Rows of one's own as a pandas.DataFrame. ResourceMissing where pandas is not installed."""
    return _pandas().DataFrame(list(rows), columns=list(columns))


def edges_frame(net: nx.Graph) -> Any:
    """A row an edge of the graph of people, or of people and meetings (graph.network.tables.edge_rows).

    Returns
    -------
    pandas.DataFrame
        Lists are tuples; what is unknown is None.

    Raises
    ------
    ResourceMissing
        Where pandas is not installed.
    """
    head, rows = edge_rows(net)
    return _pandas().DataFrame(rows, columns=list(head))


def nodes_frame(net: nx.Graph) -> Any:
    """A row a node of any graph of graph.network, indexed by id."""
    head, rows = node_rows(net)
    return _pandas().DataFrame(rows, columns=list(head)).set_index("id")


def pairs(network: Network, where: Where = EVERYTHING) -> Any:
    """Two people who met, a row each: who, on how many occasions, at which meetings, first and last, in which districts."""
    return edges_frame(people(network, where))


def attendances(network: Network, where: Where = EVERYTHING) -> Any:
    """Who was at which meeting, a row each, with its date, kind and districts, and what the person did there.

    `day` is the date as a timestamp where the whole day is known, NaT elsewhere.
    """
    frame = edges_frame(people_meetings(network, where))
    starts = frame["start"].astype("string").str.slice(0, 10)
    whole = starts.where(starts.str.fullmatch(r"\d{4}-\d\d-\d\d").fillna(False).astype(bool))
    frame["day"] = _pandas().to_datetime(whole, format="%Y-%m-%d")
    return frame


def _pandas() -> Any:
    try:
        import pandas as pd  # here: an extra
    except ImportError:
        hint = "pip install 'chuanyu-kg[frames]'"
        raise ResourceMissing("pandas is not installed", where="data frames", hint=hint) from None
    return pd
