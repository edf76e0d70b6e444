"""What is exported comes back the same, to the byte, from every format, from the parser and from rdflib's rewriting."""

import io
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from any_graph import graphs
from hypothesis import HealthCheck, given, settings

from graph.model.elements import Elements, to_lines
from graph.rdf import quick, statements
from graph.rdf.dump import FORMATS, header, write_file, write_stream
from graph.rdf.read import read_file
from graph.rdf.restore import Restorer
from graph.rdf.tokens import Plain, Short
from graph.rdf.vocabulary import vocabulary

RDFLIB = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld", "trig": "trig", "nq": "nquads"}
thorough = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)


def same(found: Elements, expected: Elements) -> bool:
    return list(to_lines(found)) == list(to_lines(expected))


@pytest.mark.parametrize("form", FORMATS)
def test_the_sample_comes_back(form: str, sample: Elements, dumps: dict[str, Path]) -> None:
    assert same(read_file(dumps[form]), sample)


@pytest.mark.parametrize("form", FORMATS)
@given(elements=graphs())
@thorough
def test_any_graph_comes_back(form: str, tmp_path: Path, elements: Elements) -> None:
    path = tmp_path / f"any.{form}"
    write_file(elements, path, form)
    assert same(read_file(path), elements)


@pytest.mark.parametrize("form", FORMATS)
@given(elements=graphs())
@thorough
def test_any_graph_comes_back_by_the_parser(form: str, tmp_path: Path, elements: Elements) -> None:
    path = tmp_path / f"any.{form}"
    write_file(elements, path, form)
    restorer = Restorer(vocabulary(), Plain(vocabulary()))
    assert same(restorer.elements(statements.gather(path, form, restorer.beside)), elements)


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "jsonld"])
@given(elements=graphs())
@thorough
def test_no_parser_is_needed_for_a_dump_of_this_program(form: str, tmp_path: Path, elements: Elements) -> None:
    path, words = tmp_path / f"any.{form}", vocabulary()
    write_file(elements, path, form)
    restorer = Restorer(words, Plain(words) if form in ("nt", "nq") else Short(words))
    assert same(restorer.elements(quick.gather(path, form, restorer, header(words))), elements)


@pytest.mark.parametrize("form", FORMATS)
@given(elements=graphs(most=2))
@settings(thorough, max_examples=20)
def test_rdflib_reads_the_same_statements_as_the_parser(form: str, elements: Elements) -> None:
    text = io.StringIO()
    write_stream(elements, text, form)
    read = rdflib.Dataset(default_union=True)
    read.parse(data=text.getvalue(), format=RDFLIB[form])
    strict = {q.triple for q in pyoxigraph.parse(text.getvalue().encode(), format=statements.FORMATS[form])}
    found = {tuple(term.n3() for term in triple) for triple in read.triples((None, None, None))}
    assert len(found) == len(strict)
    assert {(s, p) for s, p, _ in found} == {(str(t.subject), str(t.predicate)) for t in strict}


@pytest.mark.parametrize("form", ["turtle", "json-ld"])
def test_what_rdflib_wrote_of_a_dump_is_read(form: str, sample: Elements, dumps: dict[str, Path], tmp_path: Path) -> None:
    path = tmp_path / "rewritten"
    rdflib.Graph().parse(dumps["nt"]).serialize(path, format=form)
    assert same(read_file(path, "ttl" if form == "turtle" else "jsonld"), sample)


def test_another_base_goes_both_ways(sample: Elements, tmp_path: Path) -> None:
    for form in FORMATS:
        path = tmp_path / f"other.{form}"
        write_file(sample, path, form, "http://例子.example/图/")
        assert "chuanyu.example" not in path.read_text(encoding="utf-8")
        assert same(read_file(path, base="http://例子.example/图/"), sample)
