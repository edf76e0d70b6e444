"""chuanyu export ttl …, import and schema as a user runs them."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
FORMATS = ["ttl", "nt", "jsonld", "trig", "nq"]


@pytest.fixture(scope="module")
def lines(chuanyu: Run, sample_data: Path) -> str:
    return chuanyu("export", "jsonl", "-", "--data", sample_data).stdout


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_and_standard_output_are_the_same(form: str, chuanyu: Run, sample_data: Path, tmp_path: Path) -> None:
    out = tmp_path / f"graph.{form}"
    done = chuanyu("export", form, out, "--data", sample_data)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{out}: 1")
    assert done.stdout.endswith(" statements\n")
    assert chuanyu("export", form, "-", "--data", sample_data).stdout == out.read_text(encoding="utf-8")


def test_an_imported_dump_is_the_graph_for_every_command(
    chuanyu: Run, sample_data: Path, lines: str, tmp_path: Path
) -> None:
    dump, copy = tmp_path / "graph.trig", tmp_path / "copy"
    chuanyu("export", "trig", dump, "--base", "https://a.org/b/", "--data", sample_data)
    done = chuanyu("import", dump, "--base", "https://a.org/b/", "--data", copy, "--json")
    assert done.returncode == 0, done.stderr
    facts = json.loads(done.stdout)
    nodes, all_of_it = lines.count('{"type":"node"'), lines.count("\n")
    changes = {"created": all_of_it, "changed": 0, "deleted": 0}
    assert facts == {"nodes": nodes, "relationships": all_of_it - nodes, "changes": changes}
    assert chuanyu("export", "jsonl", "-", "--data", copy).stdout == lines
    question = ("met", "邓雨桐", "--evidence", "--json")
    assert chuanyu(*question, "--data", copy).stdout == chuanyu(*question, "--data", sample_data).stdout
    counted = "MATCH (n) RETURN count(n) AS n"
    assert str(nodes) in chuanyu("cypher", counted, "--data", copy).stdout


def test_a_bad_dump_leaves_everything_as_it_was(chuanyu: Run, sample_data: Path, tmp_path: Path) -> None:
    dump, copy = tmp_path / "graph.nt", tmp_path / "copy"
    chuanyu("export", "nt", dump, "--data", sample_data)
    content = dump.read_bytes()
    dump.write_bytes(content[: len(content) // 2])
    done = chuanyu("import", dump, "--data", copy)
    assert done.returncode == 3
    assert done.stderr.startswith(f"chuanyu: {dump}:")
    assert done.stderr.count("\n") == 1
    assert not copy.exists()


def test_the_graph_of_pages_is_not_replaced(chuanyu: Run, sample_data: Path, lines: str, tmp_path: Path) -> None:
    dump = tmp_path / "graph.nt"
    chuanyu("export", "nt", dump, "--data", sample_data)
    done = chuanyu("import", dump, "--data", sample_data)
    assert done.returncode == 6
    assert "has a graph of pages of its own" in done.stderr
    assert chuanyu("export", "jsonl", "-", "--data", sample_data).stdout == lines


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        (["import", "no.ttl"], 1, "no.ttl: No such file"),
        (["import", "."], 3, "by its name no dump in RDF (it can be ttl, nt, jsonld, trig or nq"),
        (["import", "graph.xml"], 3, "or --format says which"),
        (["import", "g.jsonl"], 3, "g.jsonl: JSON lines, no dump in RDF (chuanyu export ttl, nt, jsonld, trig or nq writes one)"),
        (["import", "g.CSV"], 3, "g.CSV: CSV, no dump in RDF"),
        (["validate", "g.graphml"], 3, "GraphML, no dump in RDF"),
        (["import", "g.x", "--format", "cypher"], 3, "Cypher, no dump in RDF"),
        (["export", "ttl", "-", "--base", "here"], 2, "is no base for IRIs"),
        (["export", "nt", "no/such/folder.nt"], 1, "No such file"),
        (["schema", "--format", "prolog"], 2, "prolog"),
        (["schema", "--format", "shacl", "--base", "x"], 2, "is no base"),
    ],
)
def test_wrong_lines(line: list[str], code: int, words: str, chuanyu: Run, sample_data: Path, tmp_path: Path) -> None:
    data = [] if line[0] == "schema" else ["--data", sample_data if line[0] == "export" else tmp_path / "data"]
    done = chuanyu(*line, *data, cwd=tmp_path)
    assert done.returncode == code
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_schema_in_all_forms(chuanyu: Run) -> None:
    assert "org:Membership" in chuanyu("schema").stdout
    found = json.loads(chuanyu("schema", "--json").stdout)
    assert {"of": "Person", "property": "name"}.items() <= next(r for r in found if r["term"] == "schema:name" and r["of"] == "Person").items()
    assert "<https://a.org/ontology> a owl:Ontology" in chuanyu("schema", "--format", "turtle", "--base", "https://a.org/").stdout
    assert "sh:targetClass foaf:Person" in chuanyu("schema", "--format", "shacl").stdout
    assert chuanyu("schema", "--format", "mermaid").stdout.startswith("classDiagram\n")
