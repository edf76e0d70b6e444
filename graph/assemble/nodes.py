"""One node of what several documents say of one thing; the same whatever the order of reading."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from graph.model.elements import Node
from graph.model.records import Extraction, Properties
from graph.model.schema import NodeType, Schema
from graph.resolve.choose import best_date, most_frequent
from graph.resolve.resolution import Resolution

_NAMES = ("name", "title")  # what is not chosen of these becomes an alias
_CERTAIN = ("stated", "inferred", "unknown")
_WEAK = {"other", "cited"}  # values that say less than any other


def nodes(resolution: Resolution, schema: Schema) -> dict[str, Node]:
    """The nodes by id: one for each document and for each thing found, not yet checked."""
    told: defaultdict[str, list[Properties]] = defaultdict(list)
    label: dict[str, str] = {}
    for document, extraction in resolution.documents.items():
        for entity in sorted(extraction.entities, key=lambda e: e.key):
            if entity.label != "Document":
                node = resolution.ids[document, entity.key]
                told[node].append(clean(entity.properties))
                label[node] = entity.label
    found = {d: Node(d, ("Document",), _document(extraction)) for d, extraction in resolution.documents.items()}
    for node, versions in told.items():
        properties = _merged(versions, schema.node_type(label[node], node))
        found[node] = Node(node, schema.labels(label[node], properties), properties)
    return found


def clean(properties: Properties) -> Properties:
    """Without what is not known (null, empty), tuples as lists, sorted by name."""
    rows = ((name, list(value) if isinstance(value, tuple) else value) for name, value in sorted(properties.items()))
    return {name: value for name, value in rows if value is not None and value != "" and value != []}


def _document(extraction: Extraction) -> Properties:
    page = extraction.page
    return clean(
        {
            "path": page.path,
            "sha256": page.sha256,
            "title": page.title,
            "publisher": page.publisher,
            "publishedOn": page.published,
            "script": extraction.script,
            "characters": len(page.text),
            "encoding": page.encoding,
            "url": page.url,
        }
    )


def _merged(versions: Sequence[Properties], kind: NodeType) -> Properties:
    names = sorted({name for version in versions for name in version})
    merged: Properties = {}
    for name in names:
        values = [version[name] for version in versions if name in version]
        merged[name] = values[0] if len(versions) == 1 else _value(kind, name, values)
    if len(versions) > 1 and "start" in merged and "dateBasis" in kind.properties:
        _dates(merged, versions)
    if "aliases" in kind.properties:
        _aliases(merged, versions)
    return dict(sorted(merged.items()))


def _value(kind: NodeType, name: str, values: list[Any]) -> Any:
    rule = kind.properties.get(name)
    if rule is None or not all(isinstance(v, type(values[0])) for v in values):
        return values[0]  # the check against the schema will name it
    if isinstance(values[0], list):
        return list(dict.fromkeys(x for value in values for x in value))
    if rule.type == "boolean":
        return any(values)
    if rule.type in ("date", "time") and isinstance(values[0], str):
        return best_date(values)
    return most_frequent([v for v in values if v not in _WEAK] or values)


def _dates(merged: Properties, versions: Sequence[Properties]) -> None:
    """The basis of the chosen date is its own; an end belongs to a start that agrees with the chosen one."""
    same = [v for v in versions if v.get("start") == merged["start"]]
    bases = {v.get("dateBasis") for v in same}
    merged["dateBasis"] = next((basis for basis in _CERTAIN if basis in bases), merged.get("dateBasis"))
    ends = [v["end"] for v in same if "end" in v] or [v["end"] for v in versions if "end" in v]
    merged["end"] = best_date([end for end in ends if end >= merged["start"]])
    for name in ("dateBasis", "end"):
        if not merged[name]:
            del merged[name]


def _aliases(merged: Properties, versions: Sequence[Properties]) -> None:
    if not isinstance(merged.get("aliases", []), list):
        return
    chosen = {merged[name] for name in _NAMES if isinstance(merged.get(name), str)}
    others = [v[name] for name in _NAMES for v in versions if isinstance(v.get(name), str)]
    aliases = [x for x in dict.fromkeys([*others, *merged.get("aliases", [])]) if x not in chosen]
    if aliases:
        merged["aliases"] = aliases
    else:
        merged.pop("aliases", None)
