"""Apache Jena, which nobody here wrote, reads every dump without a warning and gives the same rows to every query."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import java_tools
import pytest

from graph.model.elements import Elements, Node
from graph.rdf.dump import FORMATS, write_file
from graph.rdf.queries import names, prepared
from graph.rdf.sparql import Asked, dump_asked
from graph.stores.asking import Limits

LIMITS = Limits(60, 10_000)
# Each query with values that the sample pages have an answer to.
GIVEN: dict[str, dict[str, str]] = {
    "agreements": {"party": "泸州市总工会", "with": "重庆市江津区总工会"},
    "attended": {"name": "王磊"},
    "companions": {"organization": "重庆市总工会"},
    "evidence": {"of": "韩立川"},
    "in_role": {"role": "chair"},
    "instalments": {"series": "联席"},
    "meetings": {"in": "重庆", "from": "2024"},
    "meetings_by_year": {"in": "四川"},
    "met": {"name": "邓雨桐", "in": "重庆", "to": "2024-12"},
    "posts": {"name": "王磊"},
    "reporters": {},
    "told_by": {"name": "邓雨桐"},
    "took_part": {"organization": "重庆市总工会"},
    "where_met": {"name": "邓雨桐", "with": "韩立川"},
}
HOSTILE = (
    '" . <urn:x> <urn:y> "', "\\", "\\u0022", "\\\\u0022", "'''\"\"\"", "line\nline\rline", "\t\x01\x7f", "} UNION { ?s ?p ?o } #",
    "🚄🇨🇳", "𠮷田𪚥", "\u200f\u202eابج\u2066", "<urn:x>", "@zh", "^^<urn:x>", "%22%5C", "é\u0301", " 前后有空格 ",
)  # fmt: skip


@pytest.fixture(scope="session")
def jena(require: Callable[..., None]) -> java_tools.Tool:
    return java_tools.jena(require)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Dumps of people whose names try to end the literal they stand in, and whose ids try to end their IRI."""
    nodes = [Node(f"person/{number}", ("Person",), {"id": f"person/{number}", "name": name}) for number, name in enumerate(HOSTILE)]
    nodes = [Node(node.id, node.labels, {"name": node.properties["name"]}) for node in nodes]
    folder = tmp_path_factory.mktemp("hostile")
    for form in FORMATS:
        write_file(Elements.of(nodes, []), folder / f"graph.{form}", form)
    return {form: folder / f"graph.{form}" for form in FORMATS}


def silent(outcome: java_tools.Outcome) -> None:
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


@pytest.mark.parametrize("form", FORMATS)
def test_riot_reads_every_form_without_a_warning(jena: java_tools.Tool, dumps: dict[str, Path], form: str) -> None:
    silent(jena.run("riotcmd.riot", "--validate", "--strict", dumps[form]))


@pytest.mark.parametrize("form", FORMATS)
def test_riot_counts_as_many_statements_as_the_dump_says(jena: java_tools.Tool, dumps: dict[str, Path], form: str) -> None:
    counted = jena.run("riotcmd.riot", "--count", dumps[form])
    asked = dump_asked(dumps[form])
    text = "SELECT ?n { ?set a <http://rdfs.org/ns/void#Dataset> ; <http://rdfs.org/ns/void#triples> ?n }"
    assert counted.code == 0, counted.err
    said = str(asked.ask(text, LIMITS).rows[0][0])
    assert said in (counted.out + counted.err).replace(",", "").split()


@pytest.mark.parametrize(
    "broken",
    [
        '<urn:a> <urn:b> "近日"^^<http://www.w3.org/2001/XMLSchema#date> .',
        '<urn:a> <urn:b c> "x" .',
        '<urn:a> <urn:b> "x" . <urn:a>',
        "<a> <urn:b> <urn:c> .",
    ],
)
def test_riot_does_warn(jena: java_tools.Tool, tmp_path: Path, broken: str) -> None:
    (tmp_path / "broken.nt").write_text(broken + "\n", encoding="utf-8")
    outcome = jena.run("riotcmd.riot", "--validate", "--strict", tmp_path / "broken.nt")
    assert "WARN" in outcome.err or "ERROR" in outcome.err


@pytest.mark.parametrize("query", names())
def test_arq_gives_the_same_rows(jena: java_tools.Tool, dumps: dict[str, Path], tmp_path: Path, query: str) -> None:
    text = prepared(query).filled(GIVEN[query])
    ours = dump_asked(dumps["nt"]).ask(text, LIMITS)
    assert ours.rows, query
    assert arq(jena, dumps["nt"], text, tmp_path) == (ours.columns, ours.rows)


@pytest.mark.parametrize("form", ["trig", "nq"])
def test_the_statements_of_a_document_are_the_same_to_both(jena: java_tools.Tool, dumps: dict[str, Path], tmp_path: Path, form: str) -> None:
    text = "SELECT ?document (COUNT(*) AS ?n) { GRAPH ?document { ?s ?p ?o } } GROUP BY ?document ORDER BY ?document"
    ours = dump_asked(dumps[form]).ask(text, LIMITS)
    assert len(ours.rows) == 18
    assert arq(jena, dumps[form], text, tmp_path) == (ours.columns, ours.rows)


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_names_stay_literals(jena: java_tools.Tool, hostile: dict[str, Path], tmp_path: Path, form: str) -> None:
    silent(jena.run("riotcmd.riot", "--validate", "--strict", hostile[form]))
    text = "SELECT DISTINCT ?name { { ?s a <http://xmlns.com/foaf/0.1/Person> ; <https://schema.org/name> ?name } UNION { GRAPH ?g { ?s a <http://xmlns.com/foaf/0.1/Person> ; <https://schema.org/name> ?name } } }"
    _, rows = arq(jena, hostile[form], text, tmp_path)
    assert sorted(row[0] for row in rows) == sorted(HOSTILE)
    assert sorted(row[0] for row in dump_asked(hostile[form]).ask(text, LIMITS).rows) == sorted(HOSTILE)


def test_hostile_parameters_stay_literals(jena: java_tools.Tool, hostile: dict[str, Path], tmp_path: Path) -> None:
    asked = dump_asked(hostile["nt"])
    for name in HOSTILE:
        assert found(asked, name) == [f"https://chuanyu.example/id/person/{HOSTILE.index(name)}"]
    told = "SELECT ?person { VALUES (?_name) { (UNDEF) } ?person <https://schema.org/name> ?_name }"
    query = prepared("posts")
    for name in HOSTILE[:6]:
        text = type(query)("q", "", query.parameters, (), frozenset(), told).filled({"name": name})
        assert arq(jena, hostile["nt"], text, tmp_path)[1] == [(f"https://chuanyu.example/id/person/{HOSTILE.index(name)}",)]


def found(asked: Asked, name: str) -> list[Any]:
    query = prepared("posts")
    text = "SELECT ?person { VALUES (?_name) { (UNDEF) } ?person <https://schema.org/name> ?_name }"
    own = type(query)("q", "", query.parameters, (), frozenset(), text)
    return [row[0] for row in asked.ask(own.filled({"name": name}), LIMITS).rows]


def arq(jena: java_tools.Tool, dump: Path, text: str, folder: Path) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Columns and rows by Jena, in the form of ours; a file of the query, as a user has one."""
    (folder / "query.rq").write_text(text, encoding="utf-8")
    outcome = jena.run("arq.arq", f"--data={dump}", f"--query={folder / 'query.rq'}", "--results=JSON")
    assert (outcome.code, outcome.err) == (0, ""), outcome.err
    data = json.loads(outcome.out)
    columns = tuple(data["head"]["vars"])
    return columns, [tuple(_value(row.get(name)) for name in columns) for row in data["results"]["bindings"]]


def _value(term: dict[str, str] | None) -> Any:
    if term is None:
        return None
    kind = term.get("datatype", "").rpartition("#")[2]
    if kind == "integer":
        return int(term["value"])
    return float(term["value"]) if kind in ("double", "decimal") else term["value"]
