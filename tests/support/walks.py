"""The prepared questions that graph.network has no answer to, answered by walks over the graph as networkx holds it.

Each takes the multigraph (nodes by id; an edge's key is its id) and the parameters, and gives rows of some columns, in any order.
"""

from collections import Counter
from typing import Any

import networkx as nx

from graph.model.elements import Elements

Net = nx.MultiDiGraph
Rows = list[tuple[Any, ...]]


def network(elements: Elements) -> Net:
    net: Net = nx.MultiDiGraph()
    for node in elements.nodes:
        net.add_node(node.id, label=node.label, **{f"p_{name}": value for name, value in node.properties.items()})
    for edge in elements.relationships:
        net.add_edge(edge.start, edge.end, edge.id, type=edge.type, own=edge.properties)
    return net


def _of(net: Net, key: str, name: str) -> Any:
    return net.nodes[key].get(f"p_{name}")


def _bearing(net: Net, name: str, *labels: str) -> list[str]:
    fields = ("name", "title")
    return [
        key
        for key, data in net.nodes(data=True)
        if (not labels or data["label"] in labels)
        and (name in [data.get(f"p_{field}") for field in fields] or name in data.get("p_aliases", []))
    ]


def _out(net: Net, key: str, *types: str) -> list[tuple[str, Any]]:
    return [(end, data["own"]) for _, end, data in net.out_edges(key, data=True) if data["type"] in types]


def _in(net: Net, key: str, *types: str) -> list[tuple[str, Any]]:
    return [(start, data["own"]) for start, _, data in net.in_edges(key, data=True) if data["type"] in types]


def _labelled(net: Net, label: str) -> list[str]:
    return [key for key, data in net.nodes(data=True) if data["label"] == label]


def posts(net: Net, given: dict[str, str]) -> Rows:
    """person, post, status, first, last."""
    return [
        (person, post, own["status"], own.get("firstSeen"), own.get("lastSeen"))
        for person in _bearing(net, given["name"], "Person")
        for post, own in _out(net, person, "HOLDS")
    ]


def evidence(net: Net, given: dict[str, str]) -> Rows:
    """start_id, end_id, quote, place."""
    ones = set(_bearing(net, given["of"]))
    others = set(_bearing(net, given["and"])) if "and" in given else None
    found: Rows = []
    for start, end, data in net.edges(data=True):
        if data["type"] in ("MENTIONS", "MET"):
            continue
        if not ones & {start, end} or (others is not None and not ((start in ones and end in others) or (end in ones and start in others))):
            continue
        own = data["own"]
        spans = zip(own.get("evidence", []), own.get("quotes", []), strict=True)
        found += [(start, end, quote, span.rpartition("#")[2]) for span, quote in spans] or [(start, end, None, None)]
    return found


def agreements(net: Net, given: dict[str, str]) -> Rows:
    """agreement, status, parties, signers."""
    found: Rows = []
    for agreement in _labelled(net, "Agreement"):
        parties = {start for start, _ in _in(net, agreement, "PARTY_TO")}
        asked = [set(_bearing(net, given[name], "Organization")) for name in ("party", "with") if name in given]
        if all(one & parties for one in asked):
            names = "、".join(sorted({_of(net, body, "name") for body in parties}))
            signers = "、".join(sorted({_of(net, person, "name") for person, _ in _in(net, agreement, "SIGNED")}))
            found.append((agreement, _of(net, agreement, "status"), names, signers))
    return found


def reporters(net: Net, given: dict[str, str]) -> Rows:
    """name, stories."""
    told = Counter(name for story in _labelled(net, "Story") for name in set(_of(net, story, "reporters") or ()))
    return [(name, number) for name, number in told.items() if given.get("name") in (None, name)]


def told_by(net: Net, given: dict[str, str]) -> Rows:
    """story, subject, how."""
    found: dict[tuple[str, str], set[str]] = {}
    for subject in _bearing(net, given["name"]):
        for kind in ("REPORTS", "MENTIONS"):
            for story, _ in _in(net, subject, kind):
                found.setdefault((story, subject), set()).add(kind)
    return [(*pair, "reports" if "REPORTS" in kinds else "mentions") for pair, kinds in found.items()]
