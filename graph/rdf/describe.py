"""Nodes, relationships and spans as blocks of statements: a subject's token and the statements about it, sorted.

A relationship is a node of its own (with its evidence), and a direct property from end to end beside it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

from graph.errors import SchemaError
from graph.model.elements import Elements, Node, Relationship
from graph.model.records import Properties
from graph.model.schema import Direct, RelationshipType, Schema
from graph.rdf.tokens import Encoded, Things
from graph.rdf.values import ORDER, Write, dated, in_order, places, span_key, writer
from graph.rdf.vocabulary import Vocabulary, fitting_id

Block = tuple[bytes, list[bytes]]
_INSTANT = {"xsd:date": "time:inXSDDate", "xsd:gYear": "time:inXSDgYear", "xsd:gYearMonth": "time:inXSDgYearMonth"}


class Part(Enum):
    """WHOLE: all of an element. SHARE: what each of the documents that tell of it says: that it is there, and its evidence.
    MERGED: the rest, which is put together from all of them, and nobody knows any more which of them said what."""

    WHOLE = "whole"
    SHARE = "share"
    MERGED = "merged"


WHOLE, SHARE, MERGED = Part  # a member of a class takes ten times as long to find


class Describer:
    """Makes the blocks of one graph in one format."""

    def __init__(self, elements: Elements, schema: Schema, vocabulary: Vocabulary, tokens: Encoded) -> None:
        self._tokens, self._start = tokens, vocabulary.things
        self.things = Things(tokens, vocabulary.things)
        self._labels = {node.id: node.label for node in elements.nodes}
        kinds = schema.kinds
        self._writers: dict[str, dict[str, Write | None]] = {
            owner: {
                name: None if name in ("evidence", "quotes") else writer(owner, rule, tokens, self.things)  # see _spans
                for name, rule in kind.properties.items()
            }
            for owner, kind in kinds.items()
        }
        self._types = {owner: [tokens.type(term) for term in kind.rdf] for owner, kind in kinds.items()}
        self._rules = {owner: kind.properties for owner, kind in kinds.items()}
        self._direct = {name: _Ways(kind, tokens) for name, kind in schema.relationships.items()}
        self._subject, self._object = tokens.predicate("cy:subject"), tokens.predicate("cy:object")
        self._span_before = tokens.predicate("prov:wasDerivedFrom") + self.things.before
        self._source = tokens.predicate("dcterms:source")
        self._member, self._during = tokens.predicate("org:member"), tokens.predicate("org:memberDuring")
        self._organization = tokens.predicate("org:organization")
        self._order = tokens.predicate(ORDER)
        self._organizations: defaultdict[str, list[str]] = defaultdict(list)
        for edge in elements.relationships:
            if edge.type == "POST_IN":
                self._organizations[edge.start].append(edge.end)

    def direct(self, edges: Iterable[tuple[Relationship, Part]]) -> dict[str, list[bytes]]:
        """id of a node → the direct statements that these relationships make about it; a statement may stand twice.

        Those that depend on a property are merged as it is.
        """
        found: defaultdict[str, list[bytes]] = defaultdict(list)
        labels, things, ways = self._labels, self.things, self._direct
        for edge, part in edges:
            for start, inverse, symmetric, wanted in ways[edge.type].of(labels[edge.start]):
                if part is (SHARE if wanted else MERGED) or (wanted and not _wanted(wanted, edge.properties)):
                    continue
                if symmetric or not inverse:
                    found[edge.start].append(start + things[edge.end])
                if symmetric or inverse:
                    found[edge.end].append(start + things[edge.start])
        return found

    def node(self, node: Node, direct: Iterable[bytes] = (), part: Part = WHOLE) -> Iterator[Block]:
        """The node; a district with a position has it as a geometry too."""
        body = [] if part is MERGED else self._types[node.label].copy()
        geometry = None
        if part is not SHARE:
            body += [self._tokens.type(f"cy:{also}") for also in node.labels[1:]]
            self._fill(body, node.label, node.properties, node.id)
            if "longitude" in node.properties and "latitude" in node.properties:
                geometry = self._start + node.id + "#geometry"
        body += sorted(set(direct))
        if geometry is not None:
            body.append(self._tokens.predicate("geo:hasGeometry") + self._tokens.iri(geometry))
        if body:
            yield self.things[node.id], body
        if geometry is not None:
            yield self._point(geometry, node.properties["longitude"], node.properties["latitude"])

    def relationship(
        self, edge: Relationship, spans: dict[str, str], times: set[str], part: Part = WHOLE, document: str = ""
    ) -> Iterator[Block]:
        """The relationship, and the time of a membership. Collects into spans (evidence → quote) and times.

        document: whose share, where it is one.
        """
        things, properties = self.things, edge.properties
        body = [*self._types[edge.type], self._subject + things[edge.start], self._object + things[edge.end]]
        if part is WHOLE:
            self._fill(body, edge.type, properties, edge.id)
            if "evidence" in properties:
                self._spans(body, edge, spans)
        elif part is SHARE:
            if document in properties.get("documents", ()):
                body.append(self._source + things[document])
            self._spans(body, edge, spans, f"{document}#")
        else:
            body.clear()
            self._fill(body, edge.type, {name: value for name, value in properties.items() if name != "documents"}, edge.id)
            for name in ("documents", "evidence"):
                self._ordered(body, edge.type, name, properties.get(name, []))
        if edge.id != f"{edge.type};{edge.start};{edge.end}":  # which are known to fit
            fitting_id(edge.id)
        subject = things.before + edge.id.encode() + things.after
        during = None
        if edge.type == "HOLDS":
            if part is not MERGED:
                body.append(self._member + things[edge.start])
                body += [self._organization + things[key] for key in self._organizations[edge.end]]
            during = self._interval(edge, times) if part is not SHARE else None
            if during is not None:
                body.append(self._during + during[0])
        if body:
            yield subject, body
        if during is not None:
            yield during

    def span(self, span: str, document: str, begin: str, end: str, quote: bytes) -> Iterator[Block]:
        """A piece of evidence as part of its document, with the selector that finds it there: place and quote (a token)."""
        tokens, iri = self._tokens, self._start + span
        part, selector = tokens.iri(iri), tokens.iri(f"{iri};selector")
        source, found = tokens.predicate("oa:hasSource"), tokens.predicate("oa:hasSelector")
        about = [source + tokens.iri(self._start + document), found + selector]
        yield part, [tokens.type("oa:SpecificResource"), *about]
        place = [
            tokens.predicate("oa:start") + tokens.typed(begin, "xsd:integer"),
            tokens.predicate("oa:end") + tokens.typed(end, "xsd:integer"),
        ]
        kinds = [tokens.type("oa:TextPositionSelector"), tokens.type("oa:TextQuoteSelector")]
        yield selector, [*kinds, *place, tokens.predicate("oa:exact") + quote]

    def instants(self, times: Iterable[str]) -> Iterator[Block]:
        """The bounds of memberships."""
        for time in sorted(times):
            lexical, datatype = dated(time)
            value = self._tokens.predicate(_INSTANT[datatype]) + self._tokens.typed(lexical, datatype)
            yield self._tokens.iri(f"{self._start}time/{time}"), [self._tokens.type("time:Instant"), value]

    def _fill(self, body: list[bytes], owner: str, properties: Properties, element: str) -> None:
        writers, append = self._writers[owner], body.append
        for name, value in properties.items():
            try:
                write = writers[name]
                if write is None:
                    continue
                if value.__class__ is not list:
                    append(write(value))
                elif len(value) == 1:
                    append(write(value[0]))
                else:
                    body += map(write, self._ordered(body, owner, name, value))
            except (KeyError, TypeError):
                raise SchemaError(f"{name}: {value!r} is not in the schema", where=element) from None

    def _ordered(self, body: list[bytes], owner: str, name: str, values: list[str]) -> list[str]:
        """The different values in the order that goes without saying; where theirs is another, a statement says it."""
        rule = self._rules[owner][name]
        usual = in_order(rule, values)
        if usual != values:
            body.append(self._order + self._tokens.text(places(rule, values, usual)))
        return usual

    def _spans(self, body: list[bytes], edge: Relationship, spans: dict[str, str], begin: str = "") -> None:
        """The evidence that begins so: all of it, with its order, or that in one document."""
        evidence, before, after = edge.properties.get("evidence", []), self._span_before, self.things.after
        for span, quote in zip(evidence, edge.properties.get("quotes", []), strict=True):
            known = spans.get(span)
            if known is None:
                self.things[span.rpartition("#")[0]]  # what cannot stand in an IRI is refused here
                if span.startswith(begin):
                    spans[span] = quote
            elif known != quote:
                raise SchemaError(f"{span} has two quotes: {known!r}, {quote!r}", where=edge.id)
        if begin:
            evidence = sorted({span for span in evidence if span.startswith(begin)}, key=span_key)
        elif len(evidence) > 1:
            evidence = self._ordered(body, edge.type, "evidence", evidence)
        body += [before + span.encode() + after for span in evidence]

    def _interval(self, edge: Relationship, times: set[str]) -> Block | None:
        bounds = [("time:hasBeginning", edge.properties.get("from")), ("time:hasEnd", edge.properties.get("to"))]
        known = [(term, value) for term, value in bounds if value is not None and dated(value)[1] in _INSTANT]
        if not known:
            return None
        body = [self._tokens.type("time:ProperInterval")]
        for term, value in known:
            times.add(value)
            body.append(self._tokens.predicate(term) + self._tokens.iri(f"{self._start}time/{value}"))
        return self._tokens.iri(f"{self._start}{edge.id}#during"), body

    def _point(self, geometry: str, longitude: float, latitude: float) -> Block:
        shape = self._tokens.typed(f"POINT({longitude} {latitude})", "geo:wktLiteral")
        return self._tokens.iri(geometry), [
            self._tokens.type("sf:Point"),
            self._tokens.predicate("geo:asWKT") + shape,
        ]


class _Ways:
    """The direct properties of a type: (predicate token, inverse, symmetric, when)."""

    def __init__(self, kind: RelationshipType, tokens: Encoded) -> None:
        self._of = {
            label: [_way(way, tokens) for way in kind.direct if way.start in (None, label)] for label, _ in kind.pairs
        }

    def of(self, start: str) -> list[tuple[bytes, bool, bool, Mapping[str, Any]]]:
        return self._of[start]


def _way(way: Direct, tokens: Encoded) -> tuple[bytes, bool, bool, Mapping[str, Any]]:
    return tokens.predicate(way.property), way.inverse, way.symmetric, way.when


def _wanted(when: Mapping[str, Any], properties: Properties) -> bool:
    for name, values in when.items():
        has = properties.get(name, ())
        if not any(value in values for value in (has if isinstance(has, list) else [has])):
            return False
    return True
