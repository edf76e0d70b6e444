"""Facts of several documents become one relationship, with the evidence of all of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from graph.assemble.implied import implied_facts
from graph.assemble.nodes import clean
from graph.errors import SchemaError
from graph.ids import evidence_id, relationship_id
from graph.model.checks import QUOTE
from graph.model.elements import Relationship
from graph.model.records import Extraction, Fact, Properties
from graph.model.schema import RelationshipType, Schema
from graph.resolve.choose import best_date, most_frequent
from graph.resolve.resolution import Resolution


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact of one document, its properties cleaned and its local keys replaced by ids."""

    document: str
    fact: Fact
    properties: Properties


def relationships(resolution: Resolution, schema: Schema) -> dict[str, Relationship]:
    """The relationships by id, not yet checked but for their quotes (SchemaError)."""
    claims: defaultdict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for document, extraction in resolution.documents.items():
        for fact in (*extraction.facts, *implied_facts(extraction)):
            start, end = resolution.ids[document, fact.start], resolution.ids[document, fact.end]
            if start == end:
                continue  # two things of one document that turned out to be one
            kind = schema.relationship_type(fact.type, _where(extraction, fact))
            claim = Claim(document, fact, _properties(resolution, document, extraction, fact))
            identity = tuple(str(claim.properties.get(name, "")) for name in kind.identity)
            claims[fact.type, start, end, *identity].append(claim)
    found = {}
    for key, group in claims.items():
        edge = relationship_id(*key[:3], *key[3:])
        properties = _merged(group, schema.relationships[key[0]], resolution)
        found[edge] = Relationship(edge, key[0], key[1], key[2], properties)
    return found


def _where(extraction: Extraction, fact: Fact) -> str:
    return f"{extraction.page.path}: {fact.type} {fact.start} → {fact.end}"


def _properties(resolution: Resolution, document: str, extraction: Extraction, fact: Fact) -> Properties:
    properties = clean(fact.properties)
    if fact.type == "HOLDS":
        properties.setdefault("status", "current")
    if "capacity" in properties:
        try:
            posts = {resolution.ids[document, key] for key in properties["capacity"]}
        except KeyError as error:
            raise SchemaError(f"capacity: no post {error} in this document", where=_where(extraction, fact)) from None
        properties["capacity"] = sorted(posts)
    return properties


def _merged(claims: list[Claim], kind: RelationshipType, resolution: Resolution) -> Properties:
    merged: Properties = {}
    for name in {name for claim in claims for name in claim.properties}:
        values = [claim.properties[name] for claim in claims if name in claim.properties]
        merged[name] = _value(kind, name, values)
    merged["documents"] = sorted({claim.document for claim in claims})
    spans = sorted(set(_spans(claims, resolution)))
    merged["evidence"] = [evidence_id(*span) for span in spans]
    merged["quotes"] = [resolution.documents[d].page.text[start:end] for d, start, end in spans]
    merged["rule"] = "+".join(sorted({rule for claim in claims for rule in claim.fact.rule.split("+")}))
    merged["confidence"] = max(claim.fact.confidence for claim in claims)
    return dict(sorted(merged.items()))


def _spans(claims: Iterable[Claim], resolution: Resolution) -> Iterator[tuple[str, int, int]]:
    for claim in claims:
        extraction = resolution.documents[claim.document]
        if not claim.fact.spans:
            raise SchemaError("evidence: is required", where=_where(extraction, claim.fact))
        for start, end in claim.fact.spans:
            if not 0 <= start < end <= len(extraction.page.text):
                raise SchemaError(f"evidence: {start}-{end} is not in the page", where=_where(extraction, claim.fact))
            if end - start not in QUOTE:
                reason = f"quotes: {start}-{end} has {end - start} characters, not 2 to 500"
                raise SchemaError(reason, where=_where(extraction, claim.fact))
            yield claim.document, start, end


def _value(kind: RelationshipType, name: str, values: list[Any]) -> Any:
    rule = kind.properties.get(name)
    if rule is None or not all(isinstance(v, type(values[0])) for v in values):
        return values[0]  # the check against the schema will name it
    if isinstance(values[0], list):
        items = list(dict.fromkeys(x for value in values for x in value))
        order = {value: number for number, value in enumerate(rule.values)}
        return sorted(items, key=lambda x: (order.get(x, len(order)), x)) if order or name == "capacity" else items
    if name == "wording":
        return "；".join(dict.fromkeys(values))
    return best_date(values) if rule.type in ("date", "time") else most_frequent(values)
