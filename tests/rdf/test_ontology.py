"""The ontology, the shapes and the picture are what the schema says now, and say it of every term that a dump has."""

from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SH, SKOS

from graph.errors import SchemaError, StatementError
from graph.model.schema import Schema
from graph.rdf.ontology import ontology
from graph.rdf.picture import HEAD, mermaid, rows
from graph.rdf.shapes import shapes
from graph.rdf.vocabulary import fitting_id, vocabulary

CHECKOUT = Path(__file__).resolve().parents[2]
CY = "https://chuanyu.example/ontology#"
SCHEMA = Schema.load()


@pytest.fixture(scope="module")
def owl() -> rdflib.Graph:
    return rdflib.Graph().parse(data=ontology(), format="turtle")


@pytest.mark.parametrize(
    ("file", "made", "command"),
    [("schema/ontology.ttl", ontology, "turtle"), ("schema/shapes.ttl", shapes, "shacl")],
)
def test_the_committed_files_are_current(file: str, made, command: str) -> None:  # type: ignore[no-untyped-def]
    text = (CHECKOUT / file).read_text(encoding="utf-8")
    assert text == made(), f"run: chuanyu schema --format {command} > {file}"


def test_the_picture_in_the_documentation_is_current() -> None:
    assert f"```mermaid\n{mermaid(SCHEMA)}```\n" in (CHECKOUT / "docs" / "rdf.md").read_text(encoding="utf-8")


def test_every_own_term_has_labels_and_definitions_in_both_languages(owl: rdflib.Graph) -> None:
    terms = {s for s in owl.subjects(RDF.type) if str(s).startswith(CY)}
    assert len(terms) > 40
    for term in terms:
        for what in (RDFS.label, SKOS.definition):
            assert {text.language for text in owl.objects(term, what)} == {"en", "zh"}, (term, what)


def test_every_term_of_a_dump_is_declared_once(owl: rdflib.Graph, dumps: dict[str, Path]) -> None:
    dump = rdflib.Graph().parse(dumps["nt"], format="nt")
    things = "https://chuanyu.example/id/"
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}

    def declared(term: object) -> set[object]:
        return set(owl.objects(term, RDF.type)) & kinds  # type: ignore[arg-type]

    for s, p, o in dump:
        if str(s).startswith((things, "https://chuanyu.example/concept/")):
            if p == RDF.type:
                assert declared(o) == {OWL.Class}, o
            elif p != SKOS.prefLabel:
                expected = OWL.DatatypeProperty if isinstance(o, rdflib.Literal) else OWL.ObjectProperty
                assert declared(p) == {expected}, (p, o)


def test_no_range_is_a_datatype_that_owl_does_not_know(owl: rdflib.Graph) -> None:
    known = {rdflib.XSD.string, rdflib.XSD.integer, rdflib.XSD.boolean, rdflib.XSD.double}
    used = {term for triple in owl for term in triple if str(term).startswith(str(rdflib.XSD))}
    assert used == known


def test_every_class_and_property_has_its_shape() -> None:
    found = rdflib.Graph().parse(data=shapes(), format="turtle")
    targets = {str(term) for term in found.objects(None, SH.targetClass)}
    words = vocabulary()
    assert {words.expand(kind.rdf[0]) for kind in SCHEMA.kinds.values()} <= targets
    for kind in SCHEMA.kinds.values():
        (shape,) = found.subjects(SH.targetClass, rdflib.URIRef(words.expand(kind.rdf[0])))
        paths = {str(path) for rule in found.objects(shape, SH.property) for path in found.objects(rule, SH.path)}
        assert {words.expand(rule.rdf) for rule in kind.properties.values() if rule.name != "quotes"} <= paths


def test_each_label_and_type_has_a_class_of_its_own() -> None:
    first = [kind.rdf[0] for kind in SCHEMA.kinds.values()]
    assert len(set(first)) == len(first) == 26
    for kind in SCHEMA.kinds.values():
        terms = [rule.rdf for rule in kind.properties.values()]
        assert len(set(terms)) == len(terms), f"{kind.rdf[0]}: two properties are one term"


def test_the_table_names_every_property() -> None:
    table = {(row[0], row[1]) for row in rows(SCHEMA)}
    assert {(label, name) for label, kind in SCHEMA.nodes.items() for name in kind.properties} <= table
    assert {("ATTENDED", "roles"), ("evidence", "quotes")} <= table
    assert all(len(row) == len(HEAD) for row in rows(SCHEMA))


@pytest.mark.parametrize("base", ["", "x", "http://a.org", "ftp://a.org/", "http://a.org/?q", "http://a.org/#", 'http://a.org/">/'])
def test_what_is_no_base(base: str) -> None:
    with pytest.raises(StatementError, match="no base"):
        vocabulary(base)


@pytest.mark.parametrize("key", ["", "x", "person/", "person/甲", "post/a/b", "HOLDS;person/a;post/b;former", "person/%2E%2E"])
def test_ids(key: str) -> None:
    if "/" in key:
        assert fitting_id(key) == key
    else:
        with pytest.raises(SchemaError, match="cannot stand in an IRI"):
            fitting_id(key)


@pytest.mark.parametrize("key", ["person/a b", "person/a>", "a/../b", "a/.", "a/%2e", "a/%", "a/b#c", "a/b?c", "http://a/b", "a/\ue000"])
def test_ids_that_cannot_stand_in_an_iri(key: str) -> None:
    with pytest.raises(SchemaError, match="cannot stand in an IRI"):
        fitting_id(key)
