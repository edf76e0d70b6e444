"""The dumps of the sample graph, read by rdflib: what they say, that all formats say the same, and in which order."""

import io
from pathlib import Path

import pytest
import rdflib

from graph.model.elements import Elements
from graph.rdf.dump import FORMATS, write_stream

THINGS = "https://chuanyu.example/id/"
COUNT = rdflib.URIRef("http://rdfs.org/ns/void#triples")
NAMES = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld", "trig": "trig", "nq": "nquads"}


def read(path: Path, form: str) -> rdflib.Graph:
    """All statements, whatever their graph, without the count of themselves."""
    found = rdflib.Dataset(default_union=True)
    found.parse(path, format=NAMES[form])
    triples = rdflib.Graph()
    for s, p, o, _ in found.quads():
        if p != COUNT:
            triples.add((s, p, o))
    return triples


@pytest.fixture(scope="module")
def triples(dumps: dict[str, Path]) -> rdflib.Graph:
    return read(dumps["nt"], "nt")


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "nt"])
def test_all_formats_say_the_same(form: str, dumps: dict[str, Path], triples: rdflib.Graph) -> None:
    assert set(read(dumps[form], form)) == set(triples)
    assert len(triples) > 14_000


def test_there_are_no_blank_nodes(triples: rdflib.Graph) -> None:
    assert not [term for triple in triples for term in triple if isinstance(term, rdflib.BNode)]


@pytest.mark.parametrize("form", FORMATS)
def test_two_runs_write_the_same_bytes(form: str, sample: Elements, dumps: dict[str, Path]) -> None:
    again = io.StringIO()
    write_stream(sample, again, form)
    assert again.getvalue().encode() == dumps[form].read_bytes()


@pytest.mark.parametrize("form", ["nt", "nq"])
def test_no_statement_stands_twice(form: str, dumps: dict[str, Path]) -> None:
    lines = dumps[form].read_text(encoding="utf-8").splitlines()
    assert len(set(lines)) == len(lines)


def test_simple_questions_stay_simple(triples: rdflib.Graph) -> None:
    asked = """PREFIX schema: <https://schema.org/> SELECT DISTINCT ?name {
        ?meeting schema:attendee ?me, ?other . ?me schema:name "邓雨桐" . ?other schema:name ?name . FILTER (?me != ?other) }"""
    assert "韩立川" in {str(row[0]) for row in triples.query(asked)}


def test_an_attendance_has_role_capacity_and_quote(triples: rdflib.Graph) -> None:
    asked = """PREFIX schema: <https://schema.org/> PREFIX org: <http://www.w3.org/ns/org#>
        PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX cy: <https://chuanyu.example/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT ?role ?title ?of ?quote { ?a a cy:Attendance ; cy:subject/schema:name "严松涛" ; org:role/skos:prefLabel ?role ;
          cy:capacity ?post ; prov:wasDerivedFrom/oa:hasSelector/oa:exact ?quote .
          ?post schema:name ?title ; org:postIn/schema:name ?of . FILTER (lang(?role) = "zh") }"""
    ((role, title, body, quote),) = triples.query(asked)
    assert (str(role), str(title), str(body)) == ("主持", "主席", "德阳市总工会")
    assert str(quote).endswith("德阳市总工会主席严松涛主持开幕式。")


def test_a_graph_holds_what_its_document_says(dumps: dict[str, Path]) -> None:
    found = rdflib.Dataset()
    found.parse(dumps["trig"], format="trig")
    names = {str(graph.identifier).removeprefix(THINGS) for graph in found.graphs()} - {"urn:x-rdflib:default"}
    documents = {name for name in names if name.startswith("document/")}
    assert len(documents) == 18
    assert documents == names
    source = rdflib.URIRef("http://purl.org/dc/terms/source")
    for name in documents:
        graph = found.graph(rdflib.URIRef(THINGS + name))
        assert {str(thing) for thing in graph.objects(predicate=source)} <= {THINGS + name}
        assert (None, rdflib.RDF.type, rdflib.URIRef("https://schema.org/AdministrativeArea")) not in graph


def test_the_description_counts_what_is_there(dumps: dict[str, Path], sample: Elements) -> None:
    found = rdflib.Graph().parse(dumps["ttl"])
    dataset = rdflib.URIRef("https://chuanyu.example/dataset")
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    assert found.value(dataset, void.triples).toPython() == len(found)
    assert found.value(dataset, void.documents).toPython() == 18
    assert found.value(dataset, void.entities).toPython() == len(sample.nodes) + len(sample.relationships)
    newest = max(n.properties["publishedOn"] for n in sample.nodes if "publishedOn" in n.properties)
    assert str(found.value(dataset, rdflib.DCTERMS.modified)) == newest
    for part in found.objects(dataset, void.classPartition):
        kind = found.value(part, void["class"])
        members = len(set(found.subjects(rdflib.RDF.type, kind)))
        assert found.value(part, void.entities).toPython() == members, kind
