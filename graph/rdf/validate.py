"""The SHACL shapes over a graph by pySHACL, and what breaks them in words: which thing, which rule, which sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pyshacl import validate
from rdflib import RDF, RDFS, SH, Graph, Literal, Namespace, URIRef
from rdflib.exceptions import ParserError
from rdflib.term import Node

from graph.errors import InputError
from graph.model.elements import Elements
from graph.rdf.dump import write_file
from graph.rdf.shapes import shapes
from graph.rdf.sparql import base_told
from graph.rdf.statements import form_of, n_triples
from graph.rdf.vocabulary import vocabulary

_OA = Namespace("http://www.w3.org/ns/oa#")
_SCHEMA = Namespace("https://schema.org/")
_DCTERMS = Namespace("http://purl.org/dc/terms/")
_DERIVED = URIRef("http://www.w3.org/ns/prov#wasDerivedFrom")
_SPACE = URIRef("http://rdfs.org/ns/void#uriSpace")
# Component of SHACL → the rule in words; {} stands for what the shape demands.
_RULES = {
    "MinCount": "must have at least {minCount}",
    "MaxCount": "must have no more than {maxCount}",
    "Datatype": "must be {datatype}",
    "Class": "must be {class}",
    "In": "must be one of {in}",
    "Pattern": "must be of the form {pattern}",
    "MinLength": "must have at least {minLength} characters",
    "MaxLength": "must have no more than {maxLength} characters",
    "MinInclusive": "must be {minInclusive} or more",
    "MaxInclusive": "must be {maxInclusive} or less",
    "LessThan": "must be less than {lessThan}",
    "LanguageIn": "must be in one of the languages {languageIn}",
    "UniqueLang": "must stand there once a language",
    "Closed": "is not in the schema",
    "Or": "is none of what the schema allows there",
}


@dataclass(frozen=True, slots=True)
class Violation:
    """node: IRI; name: what it is called, in Chinese as far as it is; kind: its class, in both languages, "" for unknown.

    path: the property, "" for the whole node; property: its name in both languages; rule: in words; component: in SHACL's
    (MinCount …); value: what is wrong, None where it is missing; quotes: the sentences of the pages behind it, with place.
    """

    node: str
    name: str
    kind: str
    path: str
    property: str
    rule: str
    component: str
    value: str | None
    quotes: tuple[str, ...]


def check_elements(elements: Elements, base: str | None = None) -> list[Violation]:
    """What breaks the shapes in a graph, sorted."""
    with TemporaryDirectory(prefix="chuanyu-") as folder:
        path = Path(folder) / "graph.nt"
        write_file(elements, path, "nt", base)
        return check_dump(path, base=base)


def check_dump(path: Path, form: str | None = None, base: str | None = None) -> list[Violation]:
    """What breaks the shapes in a dump, sorted. base: where None, what the dump says, else the usual one.

    InputError where it is no RDF, or has nothing that the shapes speak of; OSError where it cannot be read.
    """
    data = _loaded(path, form)
    demands = Graph().parse(data=shapes(base or base_told(map(str, data.objects(None, _SPACE)))), format="turtle")
    classes = set(demands.objects(None, SH.targetClass))
    if not classes & set(data.objects(None, RDF.type)):
        raise InputError("nothing in it is of the graph's classes", where=str(path), hint="a dump of chuanyu export is wanted")
    _, report, _ = validate(data, shacl_graph=demands, inference=None, inplace=True, do_owl_imports=False)
    words = _Words(data, demands)
    found = {words.violation(report, result) for result in report.subjects(RDF.type, SH.ValidationResult)}
    return sorted(found, key=lambda one: (one.node, one.path, one.component, one.value or ""))


def _loaded(path: Path, form: str | None) -> Graph:
    """The statements of all graphs of a dump. rdflib's own parser of JSON-LD would load contexts from any address."""
    form = form_of(path, form)
    try:
        return Graph().parse(data=n_triples(path, form, vocabulary().things), format="nt")
    except ParserError:
        raise InputError("has statements of RDF 1.2, which the shapes do not speak of", where=str(path)) from None


class _Words:
    """Says in words what a report says in terms."""

    def __init__(self, data: Graph, demands: Graph) -> None:
        self._data, self._demands = data, demands
        self._shape = {target: shape for shape, target in demands.subject_objects(SH.targetClass)}

    def violation(self, report: Graph, result: Node) -> Violation:
        focus, path = report.value(result, SH.focusNode), report.value(result, SH.resultPath)
        shape = report.value(result, SH.sourceShape)
        component = str(report.value(result, SH.sourceConstraintComponent)).rpartition("#")[2].removesuffix("ConstraintComponent")
        value = report.value(result, SH.value)
        return Violation(
            node=str(focus),
            name=self._name(focus),
            kind=self._kind(focus),
            path=self._short(path) if path is not None else "",
            property=self._both(shape, SH.name),
            rule=self._rule(component, shape),
            component=component,
            value=None if value is None else str(value),
            quotes=tuple(self._quotes(focus)),
        )

    def _rule(self, component: str, shape: Node | None) -> str:
        rule = _RULES.get(component, component)
        for field in ("minCount", "maxCount", "datatype", "class", "in", "pattern", "minLength", "maxLength", "minInclusive", "maxInclusive", "lessThan", "languageIn"):
            if f"{{{field}}}" in rule:
                return rule.replace(f"{{{field}}}", self._demanded(shape, field))
        return rule

    def _demanded(self, shape: Node | None, field: str) -> str:
        value = self._demands.value(shape, SH[field])
        if value is not None and (value, RDF.first, None) in self._demands:
            return ", ".join(self._short(one).rpartition(".")[2] for one in self._demands.items(value))
        return "" if value is None else str(value) if isinstance(value, Literal) else self._short(value)

    def _name(self, node: Any) -> str:
        """Of a relationship and a span, what it links or quotes."""
        for term in (_SCHEMA.name, _SCHEMA.headline, _DCTERMS.title, _OA.exact):
            named = sorted(str(value) for value in self._data.objects(node, term))
            if named:
                return named[0]
        ends = [end for name in ("subject", "object") if (end := self._own(node, name)) is not None and end != node]
        return " → ".join(self._called(end) for end in ends) or self._called(node)

    def _called(self, node: Node) -> str:
        named = sorted(str(value) for value in self._data.objects(node, _SCHEMA.name))
        return named[0] if named else str(node)

    def _own(self, node: Node, name: str) -> Node | None:
        """The value of one of the project's own terms, whatever their base."""
        return next((value for path, value in sorted(self._data.predicate_objects(node), key=str) if str(path).endswith(f"ontology#{name}")), None)

    def _kind(self, node: Any) -> str:
        labels = [self._both(self._shape.get(kind), RDFS.label) for kind in sorted(self._data.objects(node, RDF.type), key=str)]
        return next((label for label in labels if label), "")

    def _both(self, node: Node | None, term: URIRef) -> str:
        """The labels, Chinese first: 姓名 name."""
        if node is None:
            return ""
        labels = {value.language: str(value) for value in self._demands.objects(node, term) if isinstance(value, Literal)}
        return " ".join(labels[language] for language in ("zh", "en") if language in labels)

    def _short(self, term: Node) -> str:
        """prefix:name, where a prefix of the shapes fits; the whole of anything else."""
        return self._demands.namespace_manager.normalizeUri(str(term)) if isinstance(term, URIRef) else str(term)

    def _quotes(self, node: Any) -> Iterator[str]:
        """`words (page start-end)`, sorted: its own, or of what tells of it; no more than three."""
        spans = set(self._data.objects(node, _DERIVED)) or {node} & set(self._data.subjects(_OA.hasSelector, None))
        spans = spans or set(self._data.subjects(_OA.hasSelector, node))
        if not spans:
            links = {link for link, path in self._data.subject_predicates(node) if str(path).endswith(("ontology#subject", "ontology#object"))}
            spans = {span for link in sorted(links, key=str)[:3] for span in self._data.objects(link, _DERIVED)}
        yield from sorted(filter(None, map(self._quote, spans)))[:3]

    def _quote(self, span: Node) -> str | None:
        selector, source = self._data.value(span, _OA.hasSelector), self._data.value(span, _OA.hasSource)
        quote, start, end = (self._data.value(selector, term) if selector is not None else None for term in (_OA.exact, _OA.start, _OA.end))
        if quote is None:
            return None
        path = self._own(source, "path") if source is not None else None
        return f"{' '.join(str(quote).split())} ({path or source} {start}-{end})"
