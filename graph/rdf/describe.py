"""Nodes, relationships and spans as blocks of statements: a subject's token and the statements about it, sorted.

A relationship is a node of its own (with its evidence), and a direct property from end to end beside it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.errors import SchemaError
from graph.model.elements import Elements, Node, Relationship
from graph.model.records import Properties
from graph.model.schema import Direct, RelationshipType, Schema
from graph.rdf.tokens import Things, Tokens
from graph.rdf.values import ORDER, Write, dated, in_order, places, span_key, writer
from graph.rdf.vocabulary import Vocabulary, fitting_id

Block = tuple[str, list[str]]
_INSTANT = {"xsd:date": "time:inXSDDate", "xsd:gYear": "time:inXSDgYear", "xsd:gYearMonth": "time:inXSDgYearMonth"}


class Describer:
    """Makes the blocks of one graph in one format."""

    def __init__(self, elements: Elements, schema: Schema, vocabulary: Vocabulary, tokens: Tokens) -> None:
        self._tokens, self._start = tokens, vocabulary.things
        self.things = Things(tokens, vocabulary.things)
        self._labels = {node.id: node.label for node in elements.nodes}
        kinds = schema.kinds
        self._writers: dict[str, dict[str, Write]] = {
            owner: {name: writer(owner, rule, tokens, self.things) for name, rule in kind.properties.items()}
            for owner, kind in kinds.items()
        }
        self._types = {owner: [tokens.type(term) for term in kind.rdf] for owner, kind in kinds.items()}
        self._rules = {owner: kind.properties for owner, kind in kinds.items()}
        self._direct = {name: _Ways(kind, tokens) for name, kind in schema.relationships.items()}
        self._subject, self._object = tokens.predicate("cy:subject"), tokens.predicate("cy:object")
        self._derived, self._source = tokens.predicate("prov:wasDerivedFrom"), tokens.predicate("dcterms:source")
        self._member, self._during = tokens.predicate("org:member"), tokens.predicate("org:memberDuring")
        self._organization = tokens.predicate("org:organization")
        self._order = tokens.predicate(ORDER)
        self._organizations: defaultdict[str, list[str]] = defaultdict(list)
        for edge in elements.relationships:
            if edge.type == "POST_IN":
                self._organizations[edge.start].append(edge.end)

    def direct(self, edges: Iterable[Relationship]) -> dict[str, list[str]]:
        """id of a node → the direct statements that these relationships make about it; a statement may stand twice."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        labels, things, ways = self._labels, self.things, self._direct
        for edge in edges:
            for start, inverse, symmetric, wanted in ways[edge.type].of(labels[edge.start]):
                if wanted and not _wanted(wanted, edge.properties):
                    continue
                if symmetric or not inverse:
                    found[edge.start].append(start + things[edge.end])
                if symmetric or inverse:
                    found[edge.end].append(start + things[edge.start])
        return found

    def node(self, node: Node, direct: Iterable[str] = ()) -> Iterator[Block]:
        """The node; a district with a position has it as a geometry too."""
        body = self._types[node.label].copy()
        body += [self._tokens.type(f"cy:{also}") for also in node.labels[1:]]
        self._fill(body, node.label, node.properties, node.id)
        body += sorted(set(direct))
        geometry = None
        if "longitude" in node.properties and "latitude" in node.properties:
            geometry = self._start + node.id + "#geometry"
            body.append(self._tokens.predicate("geo:hasGeometry") + self._tokens.iri(geometry))
        yield self.things[node.id], body
        if geometry is not None:
            yield self._point(geometry, node.properties["longitude"], node.properties["latitude"])

    def relationship(
        self, edge: Relationship, spans: dict[str, str], times: set[str], document: str | None = None
    ) -> Iterator[Block]:
        """The relationship, and the time of a membership. Collects into spans (evidence → quote) and times.

        document: where given, only the evidence in this document and no other source.
        """
        things, properties = self.things, edge.properties
        body = [*self._types[edge.type], self._subject + things[edge.start], self._object + things[edge.end]]
        if document is None:
            self._fill(body, edge.type, properties, edge.id)
        else:
            others = {name: value for name, value in properties.items() if name != "documents"}
            self._fill(body, edge.type, others, edge.id)
            if document in properties.get("documents", ()):
                body.append(self._source + things[document])
            if len(properties.get("documents", ())) > 1:
                self._ordered(body, edge.type, "documents", properties["documents"])
        if "evidence" in properties:
            self._spans(body, edge, spans, document)
        if edge.id != f"{edge.type};{edge.start};{edge.end}":  # which are known to fit
            fitting_id(edge.id)
        subject = self._tokens.iri(self._start + edge.id)
        if edge.type != "HOLDS":
            yield subject, body
            return
        body.append(self._member + things[edge.start])
        body += [self._organization + things[key] for key in self._organizations[edge.end]]
        during = self._interval(edge, times)
        if during is not None:
            body.append(self._during + during[0])
        yield subject, body
        if during is not None:
            yield during

    def spans(self, spans: Mapping[str, str]) -> Iterator[Block]:
        """Each piece of evidence as part of its document, with the selector that finds it there: place and quote."""
        tokens = self._tokens
        part, selector = [tokens.type("oa:SpecificResource")], tokens.predicate("oa:hasSelector")
        kinds = [tokens.type("oa:TextPositionSelector"), tokens.type("oa:TextQuoteSelector")]
        source, exact = tokens.predicate("oa:hasSource"), tokens.predicate("oa:exact")
        first, last = tokens.predicate("oa:start"), tokens.predicate("oa:end")
        start, typed, text = self._start, tokens.typed, tokens.text
        for document, begin, end, span in sorted(map(span_key, spans)):
            iri = start + span
            found = iri + ";selector"
            yield tokens.iri(iri), [*part, source + self.things[document], selector + tokens.iri(found)]
            place = [first + typed(str(begin), "xsd:integer"), last + typed(str(end), "xsd:integer")]
            yield tokens.iri(found), [*kinds, *place, exact + text(spans[span])]

    def instants(self, times: Iterable[str]) -> Iterator[Block]:
        """The bounds of memberships."""
        for time in sorted(times):
            lexical, datatype = dated(time)
            value = self._tokens.predicate(_INSTANT[datatype]) + self._tokens.typed(lexical, datatype)
            yield self._tokens.iri(f"{self._start}time/{time}"), [self._tokens.type("time:Instant"), value]

    def _fill(self, body: list[str], owner: str, properties: Properties, element: str) -> None:
        writers = self._writers[owner]
        for name, value in properties.items():
            if name == "evidence" or name == "quotes":
                continue
            try:
                if value.__class__ is not list:
                    body.append(writers[name](value))
                elif len(value) == 1:
                    body.append(writers[name](value[0]))
                else:
                    body += map(writers[name], self._ordered(body, owner, name, value))
            except (KeyError, TypeError):
                raise SchemaError(f"{name}: {value!r} is not in the schema", where=element) from None

    def _ordered(self, body: list[str], owner: str, name: str, values: list[str]) -> list[str]:
        """The different values in the order that goes without saying; where theirs is another, a statement says it."""
        rule = self._rules[owner][name]
        usual = in_order(rule, values)
        if usual != values:
            body.append(self._order + self._tokens.text(places(rule, values, usual)))
        return usual

    def _spans(self, body: list[str], edge: Relationship, spans: dict[str, str], document: str | None) -> None:
        evidence, iri, start, things = edge.properties["evidence"], self._tokens.iri, self._derived, self._start
        begin = "" if document is None else f"{document}#"
        for span, quote in zip(evidence, edge.properties["quotes"], strict=True):
            known = spans.get(span)
            if known is None:
                self.things[span.rpartition("#")[0]]  # what cannot stand in an IRI is refused here
                if span.startswith(begin):
                    spans[span] = quote
            elif known != quote:
                raise SchemaError(f"{span} has two quotes: {known!r}, {quote!r}", where=edge.id)
        if len(evidence) > 1:
            evidence = self._ordered(body, edge.type, "evidence", evidence)
        body += [start + iri(things + span) for span in evidence if span.startswith(begin)]

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

    def __init__(self, kind: RelationshipType, tokens: Tokens) -> None:
        self._of = {
            label: [_way(way, tokens) for way in kind.direct if way.start in (None, label)] for label, _ in kind.pairs
        }

    def of(self, start: str) -> list[tuple[str, bool, bool, Mapping[str, Any]]]:
        return self._of[start]


def _way(way: Direct, tokens: Tokens) -> tuple[str, bool, bool, Mapping[str, Any]]:
    return tokens.predicate(way.property), way.inverse, way.symmetric, way.when


def _wanted(when: Mapping[str, Any], properties: Properties) -> bool:
    for name, values in when.items():
        has = properties.get(name, ())
        if not any(value in values for value in (has if isinstance(has, list) else [has])):
            return False
    return True
