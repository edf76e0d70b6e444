"""The values that a database answers with, as JSON and as the cells of a table."""

import base64
import json
import math
from collections.abc import Mapping
from typing import Any

from graph.cli.wording import UNKNOWN

_CAPTIONS = ("name", "title", "path", "id")  # what a node is called, in this order
_TOLD = ("roles", "status", "times", "ordinal")  # what a relationship has to say beside its type


def as_json(value: Any) -> Any:
    """Plain data. Nodes and relationships have the form of the JSON lines (type, id, labels, properties …).

    Dates and durations become ISO 8601, bytes base64, points {srid, coordinates}, numbers that JSON lacks text.
    """
    from neo4j.graph import Node, Path, Relationship

    if isinstance(value, Node):
        return {"type": "node", "id": _id(value), "labels": sorted(value.labels), "properties": _map(value)}
    if isinstance(value, Relationship):
        ends = {"start": _end(value.start_node), "end": _end(value.end_node)}
        return {"type": "relationship", "id": _id(value), "label": value.type, **ends, "properties": _map(value)}
    if isinstance(value, Path):
        parts = {"nodes": value.nodes, "relationships": value.relationships}
        return {"type": "path", **{name: [as_json(item) for item in items] for name, items in parts.items()}}
    if isinstance(value, Mapping):
        return _map(value)
    return _plain(value)


def _plain(value: Any) -> Any:
    from neo4j.spatial import Point

    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": list(value)}
    if isinstance(value, list | tuple) and not hasattr(value, "iso_format"):  # a duration is a tuple too
        return [as_json(item) for item in value]
    if isinstance(value, bytes | bytearray):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    for form in ("iso_format", "isoformat"):
        if hasattr(value, form):
            return getattr(value, form)()
    return value


def in_cell(value: Any) -> str:
    """Short words: (陈元春), [:ATTENDED speak], (陈元春)-[:ATTENDED]->(座谈会); lists joined, maps as JSON, ? for nothing."""
    from neo4j.graph import Node, Path, Relationship

    if value is None:
        return UNKNOWN
    if isinstance(value, Node):
        return f"({_caption(value)})"
    if isinstance(value, Relationship):
        return f"[:{value.type}{_told(value)}]"
    if isinstance(value, Path):
        return _path(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return " ".join(value.split())
    plain = as_json(value)
    if isinstance(plain, list):
        return "、".join(in_cell(item) for item in value)
    if isinstance(plain, dict):
        return json.dumps(plain, ensure_ascii=False)
    return str(plain)


def _path(path: Any) -> str:
    words = in_cell(path.nodes[0])
    for before, link, after in zip(path.nodes, path.relationships, path.nodes[1:], strict=False):
        forwards = link.start_node is not None and link.start_node.element_id == before.element_id
        words += f"-{in_cell(link)}->" if forwards else f"<-{in_cell(link)}-"
        words += in_cell(after)
    return words


def _caption(node: Any) -> str:
    return next((str(node[name]) for name in _CAPTIONS if node.get(name)), ":".join(sorted(node.labels)) or node.element_id)


def _told(link: Any) -> str:
    words = [in_cell(link[name]) for name in _TOLD if link.get(name) is not None]
    return " " + " ".join(words) if words else ""


def _id(entity: Any) -> str:
    return str(entity.get("id", entity.element_id))


def _end(node: Any) -> dict[str, Any] | None:
    return None if node is None else {"id": _id(node), "labels": sorted(node.labels)}


def _map(entity: Any) -> dict[str, Any]:
    """By name; the id of a node or relationship included, as everywhere in the graph."""
    return {name: as_json(entity[name]) for name in sorted(entity.keys())}
