"""The ontology in OWL 2 DL, as Turtle, made of the schema.

Terms of other vocabularies are declared, not redefined: what they are used for here is a skos:scopeNote. Dates have no
range, since OWL 2 knows neither xsd:date nor xsd:gYear.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.errors import SchemaError
from graph.model.schema import NodeType, Property, RelationshipType, Schema, Words
from graph.rdf.dataset import concept_blocks
from graph.rdf.describe import Block
from graph.rdf.tokens import Short, quoted
from graph.rdf.vocabulary import Vocabulary, own_terms, vocabulary

_CLASSES = """oa:SpecificResource oa:TextPositionSelector oa:TextQuoteSelector sf:Point time:Instant time:ProperInterval
    skos:Concept skos:ConceptScheme"""
_OBJECTS = """geo:hasGeometry oa:hasSelector oa:hasSource org:member org:memberDuring org:organization skos:inScheme
    skos:topConceptOf time:hasBeginning time:hasEnd"""
_DATA = "geo:asWKT oa:end oa:start skos:notation time:inXSDDate time:inXSDgYear time:inXSDgYearMonth"
_RANGES = {
    "string": "xsd:string",
    "strings": "xsd:string",
    "integer": "xsd:integer",
    "boolean": "xsd:boolean",
    "number": "[ a rdfs:Datatype ; owl:unionOf ( xsd:double xsd:integer ) ]",
}


@dataclass
class _Term:
    """A property and what it is used for. kind: ObjectProperty or DatatypeProperty; domains, ranges: terms."""

    kind: str
    called: Words | None = None
    notes: list[Words] = field(default_factory=list)
    domains: set[str] = field(default_factory=set)
    ranges: set[str] = field(default_factory=set)
    symmetric: bool = False


def ontology(base: str | None = None) -> str:
    """The whole file; the same bytes each time."""
    words, schema = vocabulary(base, describing=True), Schema.load()
    head = ["a owl:Ontology", *_both("rdfs:label", words.title), f"dcterms:license <{words.licence}>"]
    annotations = ("dcterms:license", "skos:definition", "skos:prefLabel", "skos:scopeNote")
    blocks = [
        (f"<{words.base}ontology>", head),
        *((term, ["a owl:AnnotationProperty"]) for term in annotations),
        *_classes(schema),
        *_properties(schema),
        *_individuals(schema, words),
    ]
    return turtle(words, blocks)


def turtle(words: Vocabulary, blocks: Iterable[Block]) -> str:
    """Prefixes and blocks, an empty line between them."""
    prefixes = "".join(f"@prefix {prefix}: <{start}> .\n" for prefix, start in words.prefixes.items())
    between = " ;\n    "
    return prefixes + "".join(f"\n{subject} {between.join(body)} .\n" for subject, body in blocks)


def _classes(schema: Schema) -> Iterator[Block]:
    own = own_terms()
    found: dict[str, list[str]] = {term: [] for term in _CLASSES.split()}
    found["cy:Fact"] = _described(*own["Fact"], sub="prov:Entity")
    found["prov:Entity"] = []
    for kind in schema.kinds.values():
        first, *others = kind.rdf
        for other in others:
            found.setdefault(other, [])
        if first.startswith("cy:"):
            found[first] = _described(kind.called, kind.words)
            found[first] += [f"rdfs:subClassOf {other}" for other in others]
        else:
            found[first] = [*_both("rdfs:label", kind.called), *_both("skos:scopeNote", kind.words)]
        if isinstance(kind, RelationshipType):
            found[first] += ["rdfs:subClassOf cy:Fact", *_ends(schema, kind)]
        else:
            for also in kind.also:
                found[f"cy:{also}"] = _described(*own[also], sub=first)
    for term in sorted(found):
        yield term, ["a owl:Class", *found[term]]


def _ends(schema: Schema, kind: RelationshipType) -> Iterator[str]:
    for term, place in (("cy:subject", 0), ("cy:object", 1)):
        classes = sorted({schema.nodes[pair[place]].rdf[0] for pair in kind.pairs})
        one = classes[0] if len(classes) == 1 else f"[ a owl:Class ; owl:unionOf ( {' '.join(classes)} ) ]"
        yield f"rdfs:subClassOf [ a owl:Restriction ; owl:onProperty {term} ; owl:allValuesFrom {one} ]"


def _properties(schema: Schema) -> Iterator[Block]:
    found = {term: _Term("ObjectProperty") for term in _OBJECTS.split()}
    found |= {term: _Term("DatatypeProperty") for term in _DATA.split()}
    own = own_terms()
    for name in ("subject", "object", "order"):
        kind = "DatatypeProperty" if name == "order" else "ObjectProperty"
        found[f"cy:{name}"] = _Term(kind, own[name][0], [own[name][1]])
    found["cy:subject"].domains = found["cy:object"].domains = {"cy:Fact"}
    for owner in schema.kinds.values():
        for rule in owner.properties.values():
            _use(found, schema, owner, rule)
        if isinstance(owner, RelationshipType):
            _use_directly(found, schema, owner)
    for name in sorted(found):
        yield name, list(_statements(name, found[name]))


def _use(found: dict[str, _Term], schema: Schema, owner: NodeType | RelationshipType, rule: Property) -> None:
    points = bool(rule.values or rule.refers) or rule.name == "evidence"
    term = found.setdefault(rule.rdf, _Term("ObjectProperty" if points else "DatatypeProperty"))
    if points != (term.kind == "ObjectProperty"):
        raise SchemaError("stands for things and for values, which OWL 2 DL forbids", where=rule.rdf)
    term.called = Words(_plain(rule.rdf), rule.words.zh)
    note = rule.words
    if not rule.rdf.startswith("cy:"):
        note = Words(f"{owner.called.en}: {note.en}", f"{owner.called.zh}：{note.zh}")
    if note not in term.notes:
        term.notes.append(note)
    of_all = isinstance(owner, RelationshipType) and rule.name not in owner.own
    term.domains.add("cy:Fact" if of_all else owner.rdf[0])
    if rule.values:
        term.ranges.add("skos:Concept")
    elif rule.refers:
        term.ranges.add(schema.nodes[rule.refers].rdf[0])
    elif rule.type in _RANGES and not points:
        term.ranges.add(_RANGES[rule.type])


def _use_directly(found: dict[str, _Term], schema: Schema, owner: RelationshipType) -> None:
    for way in owner.direct:
        term = found.setdefault(way.property, _Term("ObjectProperty"))
        term.called = Words(_plain(way.property), owner.called.zh)
        term.notes.append(owner.words)
        term.symmetric = way.symmetric
        for start, end in owner.pairs:
            term.domains.add(schema.nodes[start].rdf[0])
            term.ranges.add(schema.nodes[end].rdf[0])


def _statements(name: str, term: _Term) -> Iterator[str]:
    yield f"a owl:{term.kind}"
    if term.symmetric:
        yield "a owl:SymmetricProperty"
    if not name.startswith("cy:"):
        for note in term.notes:
            yield from _both("skos:scopeNote", note)
        return
    if term.called is not None:
        yield from _both("rdfs:label", term.called)
    for note in term.notes[:1]:
        yield from _both("skos:definition", note)
    for what, classes in (("domain", term.domains), ("range", term.ranges)):
        if len(classes) == 1:
            yield f"rdfs:{what} {min(classes)}"


def _individuals(schema: Schema, words: Vocabulary) -> Iterator[Block]:
    for subject, body in concept_blocks(schema, Short(words)):
        yield subject, ["a owl:NamedIndividual", *body]


def _described(called: Words, words: Words, sub: str | None = None) -> list[str]:
    above = [] if sub is None else [f"rdfs:subClassOf {sub}"]
    return [*_both("rdfs:label", called), *_both("skos:definition", words), *above]


def _both(term: str, words: Words) -> list[str]:
    return [f"{term} {quoted(words.en)}@en", f"{term} {quoted(words.zh)}@zh"]


def _plain(term: str) -> str:
    """cy:firstSeen → first seen."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", term.partition(":")[2]).lower()
