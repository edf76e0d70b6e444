"""The network as rows: an edge list that a spreadsheet reads. graph.network.frames makes data frames of the same."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

import networkx as nx

PAIRS = ("source", "target", "source_name", "target_name", "weight", "meetings", "first", "last", "districts")
ATTENDANCES = ("source", "target", "source_name", "target_name", "start", "end", "kind", "districts", "roles", "confidence")
Row = tuple[Any, ...]


def edge_rows(net: nx.Graph) -> tuple[tuple[str, ...], list[Row]]:
    """(names of the columns, a row an edge), by source and target; None where nothing is known, lists as tuples.

    Of people: two people who met. Of people and meetings: a person at a meeting, source the person.
    """
    if net.is_multigraph():
        return ATTENDANCES, sorted(_attendances(net), key=lambda row: row[:2])
    return PAIRS, sorted(_pairs(net), key=lambda row: row[:2])


def node_rows(net: nx.Graph) -> tuple[tuple[str, ...], list[Row]]:
    """(names of the columns, a row a node), by id; the columns are all attributes that a node has."""
    fields = sorted({name for _, data in net.nodes(data=True) for name in data})
    return ("id", *fields), [(key, *(_frozen(data.get(name)) for name in fields)) for key, data in sorted(net.nodes(data=True))]


def _pairs(net: nx.Graph) -> Iterator[Row]:
    for ends in net.edges:
        a, b = sorted(ends)
        data = net.edges[ends]
        names = net.nodes[a]["name"], net.nodes[b]["name"]
        yield a, b, *names, data["weight"], data["meetings"], data["first"], data["last"], data["districts"]


def _attendances(net: nx.MultiGraph) -> Iterator[Row]:
    for one, other, data in net.edges(data=True):
        who, meeting = (one, other) if net.nodes[one]["bipartite"] == 0 else (other, one)
        held = net.nodes[meeting]
        yield (
            who, meeting, net.nodes[who]["name"], held["title"], held.get("start"), held.get("end"), held.get("kind"),
            tuple(held["districts"]), tuple(data.get("roles", ())), data.get("confidence"),
        )  # fmt: skip


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def as_csv(net: nx.Graph) -> str:
    """The edge list as CSV with a line of heads; lists joined by "; ", nothing for what is unknown."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    head, rows = edge_rows(net)
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)
