"""The graph that gathered statements tell of, checked against the schema."""

from collections.abc import Sequence
from typing import Any

from graph.errors import ChuanyuError, SchemaError
from graph.model.elements import Elements, Node, Relationship
from graph.model.records import Properties
from graph.model.schema import Schema
from graph.rdf.decode import Decoder, Read, text
from graph.rdf.tokens import Tokens
from graph.rdf.values import ORDER, in_order
from graph.rdf.vocabulary import Vocabulary, fitting_id

Records = dict[str, list[str]]  # subject → predicate, object, predicate, object …, as tokens
Values = dict[str, str | list[str]]  # predicate → its object, or several
# What the statements of other things say already, or what goes without saying; an import needs none of it.
_BESIDE = [
    "org:member",
    "org:memberDuring",
    "org:organization",
    "geo:hasGeometry",
    "geo:asWKT",
    "oa:hasSource",
    "oa:hasSelector",
    "oa:start",
    "oa:end",
    "time:hasBeginning",
    "time:hasEnd",
    "time:inXSDDate",
    "time:inXSDgYear",
    "time:inXSDgYearMonth",
    "skos:inScheme",
    "skos:topConceptOf",
    "skos:notation",
    "skos:prefLabel",
    "void:class",
    "void:classPartition",
    "void:documents",
    "void:triples",
    "void:uriSpace",
    "void:vocabulary",
    "dcterms:license",
    "dcterms:modified",
    "dc:source",
]
_CLASSES_BESIDE = [
    "oa:SpecificResource",
    "oa:TextPositionSelector",
    "oa:TextQuoteSelector",
    "sf:Point",
    "time:ProperInterval",
    "time:Instant",
    "skos:Concept",
    "skos:ConceptScheme",
    "void:Dataset",
    "dcat:Dataset",
]


class Wrong(ChuanyuError):
    """What is wrong with the statements about a subject, or with those of one predicate. schema: it breaks the schema."""

    def __init__(
        self,
        message: str,
        subject: str = "",
        predicate: str | None = None,
        *,
        schema: bool = False,
        hint: str | None = None,
    ) -> None:
        """subject, predicate: tokens; no subject where something is missing."""
        super().__init__(message, hint=hint)
        self.subject, self.predicate, self.schema = subject, predicate, schema


class Restorer:
    """Makes the elements of what was gathered in one syntax.

    beside: tokens of predicates that need not be gathered; type, types_beside: nor these values of that predicate.
    """

    def __init__(self, words: Vocabulary, tokens: Tokens) -> None:
        self._schema, self._words = Schema.load(), words
        kinds = self._schema.kinds
        decoder = Decoder(words, tokens)
        self._ids, self._rules = decoder.ids, decoder.rules(self._schema)
        self._number = decoder.number
        self._owner = {tokens.term(kind.rdf[0]): owner for owner, kind in kinds.items()}
        also = {f"cy:{name}" for kind in self._schema.nodes.values() for name in kind.also}
        known = {term for kind in kinds.values() for term in kind.rdf} | also | set(_CLASSES_BESIDE)
        self._classes = {tokens.term(term) for term in known}
        self.type = tokens.type("cy:x").removesuffix(tokens.term("cy:x")).rstrip()
        self.types_beside = {tokens.term(term) for term in _CLASSES_BESIDE}
        self._order, self._exact, self._entities, self._derived, *self._ends = (
            tokens.predicate(term)[:-1]
            for term in (ORDER, "oa:exact", "void:entities", "prov:wasDerivedFrom", "cy:subject", "cy:object")
        )
        self._dataset, self._base = tokens.iri(words.dataset), tokens.iri(words.base)[:-1]
        self._concept = tokens.term("concept:").removesuffix(">")
        needed = {predicate for rules in self._rules.values() for predicate in rules}
        direct = [way.property for kind in self._schema.relationships.values() for way in kind.direct]
        every = {tokens.predicate(term)[:-1] for term in (*_BESIDE, *direct)}
        self.beside = every - needed
        self._beside_too = every & needed | {self._entities}

    def elements(self, records: Records) -> Elements:
        """The graph; empties the records. Wrong where something cannot be understood or breaks the schema."""
        nodes: dict[str, Node] = {}
        told: list[tuple[str, str, Values]] = []
        quotes: dict[str, str] = {}
        count = None
        for subject in list(records):
            owner, values = self._sorted_out(subject, records.pop(subject))
            if owner is not None and owner in self._schema.nodes:
                node = self._node(subject, owner, values)
                nodes[node.id] = node
            elif owner is not None:
                told.append((subject, owner, values))
            elif self._exact in values:
                quotes[subject] = self._read(text, _only(values, self._exact, subject), subject, self._exact)
            elif subject == self._dataset:
                count = self._read(self._number, _only(values, self._entities, subject), subject, self._entities)
            elif self._foreign(subject):
                hint = "name the dump's base with --base"
                raise Wrong(f"{subject} is not under the base {self._words.base}", subject, hint=hint)
            elif values.keys() - self._beside_too:
                raise Wrong(f"{min(values.keys() - self._beside_too)} is said of a thing without a class", subject)
        told.reverse()
        edges = [self._edge(*told.pop(), quotes, nodes) for _ in range(len(told))]
        if count is None:
            raise Wrong("the description of the data set is missing: the dump was cut")
        if count != len(nodes) + len(edges):
            raise Wrong(f"holds {len(nodes) + len(edges)} nodes and relationships, its description says {count}")
        return Elements.of(nodes.values(), edges)

    def _sorted_out(self, subject: str, record: Sequence[str]) -> tuple[str | None, Values]:
        owner: str | None = None
        values: Values = {}
        pairs = iter(record)
        for predicate, value in zip(pairs, pairs, strict=True):
            if predicate == self.type:
                if value in self._owner:
                    owner = self._owner[value]
                elif value not in self._classes:
                    raise Wrong(f"no class of this program: {value}", subject, predicate)
            elif predicate not in values:
                values[predicate] = value
            elif (known := values[predicate]) != value:
                if isinstance(known, list):
                    known.append(value)
                else:
                    values[predicate] = [known, value]
        return owner, values

    def _foreign(self, subject: str) -> bool:
        if subject.startswith((self._base, self._concept)):
            return False
        try:
            fitting_id(self._ids.bare(subject).partition("#")[0])
        except (ValueError, SchemaError):
            return True
        return False

    def _node(self, subject: str, label: str, values: Values) -> Node:
        properties = self._properties(subject, label, values)
        key = self._read(self._ids.__getitem__, subject, subject)
        node = Node(key, self._schema.labels(label, properties), properties)
        try:
            self._schema.check_whole_node(node.labels, node.row)
        except SchemaError as error:
            raise Wrong(str(error), subject, schema=True) from None
        return node

    def _edge(
        self, subject: str, kind: str, values: Values, quotes: dict[str, str], nodes: dict[str, Node]
    ) -> Relationship:
        start, end = (self._end_of(subject, predicate, values, nodes) for predicate in self._ends)
        properties = self._properties(subject, kind, values)
        if "evidence" in properties:
            properties["quotes"] = self._quotes(subject, properties["evidence"], quotes)
            properties = dict(sorted(properties.items()))
        key = self._ids.bare(subject)
        if key != f"{kind};{start.id};{end.id}":
            self._read(fitting_id, key, subject)
        try:
            self._schema.check_whole_relationship(kind, start.label, end.label, properties, key)
        except SchemaError as error:
            raise Wrong(str(error), subject, schema=True) from None
        return Relationship(key, kind, start.id, end.id, properties)

    def _end_of(self, subject: str, predicate: str, values: Values, nodes: dict[str, Node]) -> Node:
        token = _only(values, predicate, subject)
        key = self._read(self._ids.__getitem__, token, subject, predicate)
        if key not in nodes:
            raise Wrong(f"{key} is not in the dump", subject, predicate)
        del values[predicate]
        return nodes[key]

    def _quotes(self, subject: str, spans: Sequence[str], quotes: dict[str, str]) -> list[str]:
        found = []
        for span in spans:
            quote = quotes.get(f"{self._ids.start}{span};selector>")
            if quote is None:
                raise Wrong(f"{span} has no quote in the dump", subject, self._derived)
            found.append(quote)
        return found

    def _properties(self, subject: str, owner: str, values: Values) -> Properties:
        rules = self._rules[owner]
        moved = values.pop(self._order, [])
        found: Properties = {}
        predicate, token = "", ""
        try:
            for predicate, tokens in values.items():
                if predicate not in rules:
                    if predicate in self._beside_too:
                        continue
                    raise Wrong(f"{predicate} is no term that {owner} has", subject, predicate)
                rule, read = rules[predicate]
                if rule.type == "strings":
                    items = []
                    for token in [tokens] if isinstance(tokens, str) else dict.fromkeys(tokens):
                        items.append(read(token))
                    found[rule.name] = items if len(items) == 1 else in_order(rule, items)
                else:
                    token = tokens if isinstance(tokens, str) else _only(values, predicate, subject)
                    found[rule.name] = read(token)
        except (ValueError, SchemaError) as error:
            raise _misread(error, token, subject, predicate) from None
        for order in {moved} if isinstance(moved, str) else set(moved):
            self._move(subject, found, self._read(text, order, subject, self._order))
        return dict(sorted(found.items()))

    def _move(self, subject: str, found: Properties, order: str) -> None:
        name, *places = order.split(" ")
        usual = found.get(name)
        try:
            if not isinstance(usual, list) or {int(place) for place in places} != set(range(len(usual))):
                raise ValueError
            found[name] = [usual[int(place)] for place in places]
        except ValueError:
            raise Wrong(f"{order!r} is no order of its values", subject, self._order) from None

    def _read(self, read: Read, token: str, subject: str, predicate: str | None = None) -> Any:
        try:
            return read(token)
        except (ValueError, SchemaError) as error:
            raise _misread(error, token, subject, predicate) from None


def _misread(error: ValueError | SchemaError, token: str, subject: str, predicate: str | None) -> Wrong:
    if isinstance(error, SchemaError):
        return Wrong(str(error), subject, predicate, schema=True)
    return Wrong(f"{token} {error}", subject, predicate)


def _only(values: Values, predicate: str, subject: str) -> str:
    """The one value of a predicate; Wrong where there is none, or more than one."""
    tokens = values.get(predicate, [])
    if isinstance(tokens, str):
        return tokens
    different = set(tokens)
    if len(different) != 1:
        raise Wrong(f"{len(different)} values of {predicate}, not one", subject, predicate if tokens else None)
    return tokens[0]
