"""The schema: labels, properties, relationship types, kinds and roles, read from schema/*.yaml.

Everything that knows the graph's form (the checks at assembly, the stores' constraints, the
ontology) asks here; nothing repeats it. The files are read once a process and only when asked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from graph.errors import SchemaError
from graph.model.checks import check_evidence, check_properties, check_required
from graph.model.records import Properties
from graph.model.values import TYPES
from graph.resources import resource


@dataclass(frozen=True, slots=True)
class Words:
    """A short description in English and Chinese."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Property:
    """One property. values: what it may be (of a list: what its items may be), in the order of the schema.

    index: found by its value; search: found by words in it. rdf: its term in RDF, e.g. schema:name. refers: the label of
    the nodes whose ids it holds.
    """

    name: str
    type: str
    words: Words
    rdf: str
    refers: str | None = None
    required: bool = False
    index: bool = False
    search: bool = False
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    values: Mapping[str, Words] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TextIndex:
    """A full-text index of one property of one label. many: the property is a list."""

    name: str
    label: str
    property: str
    many: bool


@dataclass(frozen=True, slots=True)
class NodeType:
    """One label. called: its name in plain words. also: further label → the boolean property that brings it. rdf: its classes; the first tells it apart."""

    label: str
    called: Words
    words: Words
    rdf: tuple[str, ...]
    properties: Mapping[str, Property]
    also: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Direct:
    """A property of RDF that leads straight from end to end, beside the node that a relationship is there.

    inverse: it leads from end to start; symmetric: both ways. start: only where the start has this label.
    when: only where one of these is among the values of a property.
    """

    property: str
    inverse: bool = False
    symmetric: bool = False
    start: str | None = None
    when: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RelationshipType:
    """One type. pairs: (start label, end label) → evidence "required", "optional" or "none".

    identity: properties that tell apart relationships of this type between the same two nodes.
    own: names of the properties that are not the evidence's. rdf: its classes; the first tells it apart.
    """

    type: str
    reverse: str
    called: Words
    words: Words
    rdf: tuple[str, ...]
    direct: tuple[Direct, ...]
    pairs: Mapping[tuple[str, str], str]
    properties: Mapping[str, Property]
    own: tuple[str, ...]
    identity: tuple[str, ...]
    derived: bool


@dataclass(frozen=True, slots=True)
class Schema:
    """nodes by label, relationships by type; both sorted."""

    nodes: Mapping[str, NodeType]
    relationships: Mapping[str, RelationshipType]

    @classmethod
    def load(cls) -> "Schema":
        """The project's own schema, read once."""
        return _load(resource("schema"))

    @property
    def kinds(self) -> dict[str, NodeType | RelationshipType]:
        """Both: labels, then types."""
        return {**self.nodes, **self.relationships}

    def labels(self, label: str, properties: Properties) -> tuple[str, ...]:
        """The labels of a node: the main one and those that its properties bring, e.g. Person, Official."""
        also = self.node_type(label, "a node").also
        return (label, *(extra for extra, name in also.items() if properties.get(name) is True))

    def node_type(self, label: str, element: str) -> NodeType:
        """The label's definition; SchemaError names the element that has an unknown one."""
        if label not in self.nodes:
            raise SchemaError(f"no label {label!r} in the schema", where=element)
        return self.nodes[label]

    def relationship_type(self, name: str, element: str) -> RelationshipType:
        """The type's definition; SchemaError names the element that has an unknown one."""
        if name not in self.relationships:
            raise SchemaError(f"no relationship type {name!r} in the schema", where=element)
        return self.relationships[name]

    def check_node(self, labels: Sequence[str], properties: Properties) -> None:
        """SchemaError, naming the node (its `id` in properties) and the rule it breaks."""
        kind, element = self._checked_node(labels, properties)
        check_properties(kind.properties, properties, element)

    def check_whole_node(self, labels: Sequence[str], properties: Properties) -> None:
        """As check_node, of properties whose values are known to be right."""
        kind, element = self._checked_node(labels, properties)
        check_required(kind.properties, properties, element)

    def _checked_node(self, labels: Sequence[str], properties: Properties) -> tuple[NodeType, str]:
        element = str(properties.get("id") or "a node without id")
        if not isinstance(properties.get("id"), str) or not properties["id"]:
            raise SchemaError("id: is required", where=element)
        if not labels:
            raise SchemaError("has no label", where=element)
        kind = self.node_type(labels[0], element)
        if tuple(labels) != self.labels(labels[0], properties):
            raise SchemaError(f"labels {list(labels)} do not go with its properties", where=element)
        return kind, element

    def check_relationship(self, name: str, start: str, end: str, properties: Properties, element: str = "") -> None:
        """start, end: main labels of the ends. SchemaError names the relationship (`element`: its id) and the rule."""
        element = element or f"({start})-[:{name}]->({end})"
        kind = self.relationship_type(name, element)
        check_properties(kind.properties, properties, element)
        self.check_whole_relationship(name, start, end, properties, element)

    def check_whole_relationship(self, name: str, start: str, end: str, properties: Properties, element: str) -> None:
        """As check_relationship, of properties whose values are known to be right."""
        kind = self.relationship_type(name, element)
        if (start, end) not in kind.pairs:
            raise SchemaError(f"{name} does not lead from {start} to {end}", where=element)
        check_required(kind.properties, properties, element)
        check_evidence(kind.pairs[start, end], properties, element)

    def constraints(self) -> list[str]:
        """Cypher statements: unique ids of every label and type, and the indexes; run them one by one."""
        return [*self._unique(), *self._indexes()]

    def text_indexes(self) -> list[TextIndex]:
        """The full-text indexes, by label and property; each engine has its own words to create them."""
        return [
            TextIndex(f"{label.lower()}_{name.lower()}_text", label, name, one.type == "strings")
            for label, kind in self.nodes.items()
            for name, one in kind.properties.items()
            if one.search
        ]

    def text_statements(self) -> list[str]:
        """What creates the full-text indexes in a Neo4j: two neighbouring Chinese characters make a term."""
        return [
            f"CREATE FULLTEXT INDEX {one.name} IF NOT EXISTS FOR (n:{one.label}) ON EACH [n.{one.property}] "
            "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
            for one in self.text_indexes()
        ]

    def _unique(self) -> Iterable[str]:
        for label in self.nodes:
            yield f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        for name in self.relationships:
            yield f"CREATE CONSTRAINT {name.lower()}_id IF NOT EXISTS FOR ()-[r:{name}]-() REQUIRE r.id IS UNIQUE"

    def _indexes(self) -> Iterable[str]:
        for label, kind in self.nodes.items():
            for name in (p.name for p in kind.properties.values() if p.index):
                yield f"CREATE INDEX {label.lower()}_{name.lower()} IF NOT EXISTS FOR (n:{label}) ON (n.{name})"


@cache
def _load(folder: Path) -> Schema:
    evidence = _properties(_read(folder / "Evidence.yaml"))
    nodes = [_node(_read(path)) for path in sorted((folder / "nodes").glob("*.yaml"))]
    edges = [_relationship(_read(path), evidence) for path in sorted((folder / "relationships").glob("*.yaml"))]
    schema = Schema({n.label: n for n in nodes}, {r.type: r for r in sorted(edges, key=lambda r: r.type)})
    for edge in edges:
        for label in {label for pair in edge.pairs for label in pair} - schema.nodes.keys():
            raise SchemaError(f"no label {label!r} in the schema", where=edge.type)
    return schema


def _read(path: Path) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is ten times faster, where it was built
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    if not isinstance(content, dict):
        raise SchemaError("is no mapping", where=path.name)
    return content


def _node(raw: dict[str, Any]) -> NodeType:
    words, classes = Words(raw["en"], raw["zh"]), tuple(raw["rdf"])
    return NodeType(raw["label"], Words(**raw["called"]), words, classes, _properties(raw), raw.get("also", {}))


def _relationship(raw: dict[str, Any], evidence: dict[str, Property]) -> RelationshipType:
    pairs = {(pair["from"], pair["to"]): pair.get("evidence", "required") for pair in raw["pairs"]}
    own = _properties(raw)
    direct = tuple(Direct(start=spec.pop("from", None), **spec) for spec in map(dict, raw["direct"]))
    return RelationshipType(
        type=raw["type"],
        reverse=raw["reverse"],
        called=Words(**raw["called"]),
        words=Words(raw["en"], raw["zh"]),
        rdf=tuple(raw["rdf"]),
        direct=direct,
        pairs=pairs,
        properties=own if set(pairs.values()) == {"none"} else own | evidence,
        own=tuple(own),
        identity=tuple(raw.get("identity", ())),
        derived=raw.get("derived", False),
    )


def _properties(raw: dict[str, Any]) -> dict[str, Property]:
    found = {}
    for name, spec in (raw.get("properties") or {}).items():
        if spec["type"] not in TYPES:
            raise SchemaError(f"no type {spec['type']!r}", where=f"schema: {name}")
        spec = dict(spec)
        words = Words(spec.pop("en"), spec.pop("zh"))
        values = {str(value): Words(**text) for value, text in spec.pop("values", {}).items()}
        term = spec.pop("rdf", f"cy:{name}")
        found[name] = Property(name=name, words=words, rdf=term, values=values, **spec)
    return found
