"""networkx graphs as text that other programs read: GraphML, GEXF, node-link JSON; the same bytes each time."""

import json
import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

import networkx as nx

FORMATS = ("graphml", "gexf", "json")
# What XML 1.0 cannot carry, and no program could read back.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def as_text(net: nx.Graph, form: str) -> str:
    """The graph in one of FORMATS, with a line end.

    GraphML and GEXF know plain values only, and a node's `label` is what it is called (its own becomes `type`): lists are joined by "; ", mappings written as "2023: 1; 2024: 3", and what is
    None is left out. JSON keeps all (networkx.node_link_graph with edges="edges" reads it back).
    """
    if form == "json":
        return json.dumps(nx.node_link_data(net, edges="edges"), ensure_ascii=False, indent=1) + "\n"
    plain = _plain(net)
    out = BytesIO()
    if form == "graphml":
        nx.write_graphml_xml(plain, out, encoding="utf-8", prettyprint=True)
    elif form == "gexf":
        nx.write_gexf(plain, out, encoding="utf-8", prettyprint=True)
    else:
        raise ValueError(form)
    text = re.sub(r' lastmodifieddate="[^"]*"', "", out.getvalue().decode("utf-8"))
    return text if text.endswith("\n") else text + "\n"


def _plain(net: nx.Graph) -> nx.Graph:
    found = net.__class__()
    for key, data in net.nodes(data=True):
        called = plain_text(str(data.get("name") or data.get("title") or key))
        found.add_node(plain_text(key), **plain_values(data), **({"type": data["label"]} if "label" in data else {}), label=called)
    edges = net.edges(keys=True, data=True) if net.is_multigraph() else net.edges(data=True)
    for *ends, data in edges:
        found.add_edge(*(plain_text(str(end)) for end in ends), **plain_values(data))
    return found


def plain_values(data: Mapping[str, Any]) -> dict[str, Any]:
    """What XML can carry: plain values, lists and mappings as text; without what is None, and without `label`."""
    return {name: _value(value) for name, value in data.items() if value is not None and name != "label"}


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return plain_text(value)
    if isinstance(value, Mapping):
        return plain_text("; ".join(f"{name}: {number}" for name, number in value.items()))
    if isinstance(value, Iterable):
        return plain_text("; ".join(map(str, value)))
    return value


def plain_text(text: str) -> str:
    """The text, with a mark for each character that XML cannot carry."""
    return _NOT_XML.sub("\ufffd", text)
