"""The SHACL shapes, as Turtle, made of the schema: what an import demands, for validators that nobody here wrote.

Shapes are closed: a term that the schema does not know is a violation, as it is for an import.
"""

from collections.abc import Iterator

from graph.model.checks import QUOTE
from graph.model.schema import NodeType, Property, RelationshipType, Schema, Words
from graph.rdf.describe import Block
from graph.rdf.ontology import turtle
from graph.rdf.tokens import quoted
from graph.rdf.values import DATE_TYPES
from graph.rdf.vocabulary import concepts, vocabulary

_ALWAYS = {"documents", "evidence", "rule", "confidence"}  # of a relationship that a document tells of
_BESIDE = {"HOLDS": ("org:member", "org:memberDuring", "org:organization"), "District": ("geo:hasGeometry",)}
_NUMBER = "sh:or ( [ sh:datatype xsd:double ] [ sh:datatype xsd:integer ] )"


def shapes(base: str | None = None) -> str:
    """The whole file; the same bytes each time."""
    words, schema = vocabulary(base, describing=True), Schema.load()
    blocks = [
        *(block for kind in schema.nodes.values() for block in _node(schema, kind)),
        *(block for kind in schema.relationships.values() for block in _relationship(schema, kind)),
        *_evidence(),
        *_concepts(),
    ]
    return turtle(words, blocks)


def _node(schema: Schema, kind: NodeType) -> Iterator[Block]:
    direct = {
        way.property
        for edge in schema.relationships.values()
        for way in edge.direct
        for start, end in edge.pairs
        if (kind.label == start and (way.symmetric or not way.inverse) and way.start in (None, start))
        or (kind.label == end and (way.symmetric or way.inverse))
    }
    own = {rule.rdf for rule in kind.properties.values()}
    ignored = sorted((direct - own) | {"rdf:type", "cy:order", *_BESIDE.get(kind.label, ())})
    yield from _shape(schema, kind.label, kind, [f"sh:ignoredProperties ( {' '.join(ignored)} )"], set())


def _relationship(schema: Schema, kind: RelationshipType) -> Iterator[Block]:
    name = _name(kind.type)
    ignored = sorted({"rdf:type", "cy:order", *_BESIDE.get(kind.type, ())})
    ends = [_end(schema, pair, evidence) for pair, evidence in kind.pairs.items()]
    told = [f"sh:ignoredProperties ( {' '.join(ignored)} )"]
    both = [f"sh:property {name}-subject", f"sh:property {name}-object"]
    if len(ends) > 1:
        told.append(f"sh:or (\n        {chr(10).join(ends).replace(chr(10), chr(10) + ' ' * 8)} )")
    always = _ALWAYS if set(kind.pairs.values()) == {"required"} else set()
    yield from _shape(schema, kind.type, kind, told + both, always)
    for place, end in enumerate(("subject", "object")):
        labels = sorted({pair[place] for pair in kind.pairs})
        classes = [f"sh:class {schema.nodes[label].rdf[0]}" for label in labels]
        one = classes[0] if len(classes) == 1 else f"sh:or ( {' '.join(f'[ {c} ]' for c in classes)} )"
        yield f"{name}-{end}", ["a sh:PropertyShape", f"sh:path cy:{end}", one, "sh:minCount 1", "sh:maxCount 1"]


def _end(schema: Schema, pair: tuple[str, str], evidence: str) -> str:
    start, end = (schema.nodes[label].rdf[0] for label in pair)
    told = f"[ sh:path cy:subject ; sh:class {start} ] , [ sh:path cy:object ; sh:class {end} ]"
    if evidence == "required":
        told += " , [ sh:path dcterms:source ; sh:minCount 1 ] , [ sh:path prov:wasDerivedFrom ; sh:minCount 1 ]"
    return f"[ sh:property {told} ]"


def _shape(
    schema: Schema, owner: str, kind: NodeType | RelationshipType, more: list[str], always: set[str]
) -> Iterator[Block]:
    rules = [rule for rule in kind.properties.values() if rule.name != "quotes"]
    body = ["a sh:NodeShape", f"sh:targetClass {kind.rdf[0]}", *_both("rdfs:label", kind.called)]
    body += ["sh:closed true", *more, *(f"sh:property {_name(owner)}-{rule.name}" for rule in rules)]
    yield _name(owner), body
    for rule in rules:
        yield f"{_name(owner)}-{rule.name}", list(_property(schema, owner, rule, rule.required or rule.name in always))


def _property(schema: Schema, owner: str, rule: Property, required: bool) -> Iterator[str]:
    yield "a sh:PropertyShape"
    yield f"sh:path {rule.rdf}"
    yield from _both("sh:name", Words(rule.name, rule.words.zh))
    yield from _both("sh:description", rule.words)
    if required:
        yield "sh:minCount 1"
    if rule.type != "strings":
        yield "sh:maxCount 1"
    yield from _value(schema, owner, rule)


def _value(schema: Schema, owner: str, rule: Property) -> Iterator[str]:
    if (scheme := concepts(owner, rule)) is not None:
        yield f"sh:in ( {' '.join(map(scheme.term, scheme.values))} )"
    elif rule.refers is not None:
        yield f"sh:class {schema.nodes[rule.refers].rdf[0]}"
    elif rule.name == "evidence":
        yield "sh:class oa:SpecificResource"
    elif rule.type in ("date", "time"):
        types = [*DATE_TYPES, *(("xsd:dateTime", "xsd:string") if rule.type == "time" else ())]
        yield f"sh:or ( {' '.join(f'[ sh:datatype {datatype} ]' for datatype in types)} )"
    elif rule.type == "number":
        yield _NUMBER
    else:
        yield f"sh:datatype {'xsd:string' if rule.type == 'strings' else f'xsd:{rule.type}'}"
        if rule.pattern is not None:
            yield f"sh:pattern {quoted(f'^(?:{rule.pattern})$')}"
        elif rule.type in ("string", "strings"):
            yield "sh:minLength 1"
    if rule.minimum is not None:
        yield f"sh:minInclusive {rule.minimum}"
    if rule.maximum is not None:
        yield f"sh:maxInclusive {rule.maximum}"


def _evidence() -> Iterator[Block]:
    yield (
        "cy:SpanShape",
        [
            "a sh:NodeShape",
            "sh:targetClass oa:SpecificResource",
            "sh:property [ sh:path oa:hasSource ; sh:class foaf:Document ; sh:minCount 1 ; sh:maxCount 1 ]",
            "sh:property [ sh:path oa:hasSelector ; sh:class oa:TextQuoteSelector ; sh:minCount 1 ; sh:maxCount 1 ]",
        ],
    )
    number = "sh:datatype xsd:integer ; sh:minInclusive 0 ; sh:minCount 1 ; sh:maxCount 1"
    length = f"sh:minLength {QUOTE.start} ; sh:maxLength {QUOTE.stop - 1}"
    yield (
        "cy:SelectorShape",
        [
            "a sh:NodeShape",
            "sh:targetClass oa:TextQuoteSelector",
            f"sh:property [ sh:path oa:start ; {number} ; sh:lessThan oa:end ]",
            f"sh:property [ sh:path oa:end ; {number} ]",
            f"sh:property [ sh:path oa:exact ; sh:datatype xsd:string ; {length} ; sh:minCount 1 ; sh:maxCount 1 ]",
        ],
    )


def _concepts() -> Iterator[Block]:
    label = 'sh:languageIn ( "en" "zh" ) ; sh:uniqueLang true ; sh:minCount 2'
    body = ["a sh:NodeShape", "sh:targetClass skos:Concept", f"sh:property [ sh:path skos:prefLabel ; {label} ]"]
    yield (
        "cy:ConceptShape",
        [*body, "sh:property [ sh:path skos:inScheme ; sh:class skos:ConceptScheme ; sh:minCount 1 ]"],
    )


def _name(owner: str) -> str:
    """PART_OF → cy:PartOfShape."""
    return f"cy:{''.join(part.title() for part in owner.split('_')) if owner.isupper() else owner}Shape"


def _both(term: str, words: Words) -> list[str]:
    return [f"{term} {quoted(words.en)}@en", f"{term} {quoted(words.zh)}@zh"]
