"""chuanyu sparql as a user runs it: prepared queries, files, standard input, dumps; and what is refused, in one line."""

import csv
import io
import json
import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from documented import console_examples

from graph.rdf.queries import names

CHECKOUT = Path(__file__).resolve().parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]
TEXT = (CHECKOUT / "docs" / "sparql.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def dumped(chuanyu: Run, sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with dumps: graph.trig, and other.ttl under another base."""
    folder = tmp_path_factory.mktemp("dumped")
    assert chuanyu("export", "trig", folder / "graph.trig", "--data", sample_data).returncode == 0
    other = chuanyu("export", "ttl", folder / "other.ttl", "--base", "https://kg.example.org/chuanyu/", "--data", sample_data)
    assert other.returncode == 0, other.stderr
    return folder


def test_without_a_query_it_lists_those_that_are_prepared(chuanyu: Run) -> None:
    listed = chuanyu("sparql")
    assert [line.split()[0] for line in listed.stdout.splitlines()[1:]] == names()
    described = json.loads(chuanyu("sparql", "--json").stdout)
    assert [one["name"] for one in described] == names()
    assert all(one["purpose"] and one["columns"] for one in described)


def test_the_document_tells_of_every_query_in_both_languages() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\S.*?) \| (\S.*?) \|$", TEXT, re.M)
    assert sorted(name for name, _, _ in rows) == names()
    assert all(re.search(r"[\u4e00-\u9fff]", chinese) for _, _, chinese in rows)


def test_the_examples_of_the_document_print_what_it_says(chuanyu: Run, sample_data: Path, tmp_path: Path) -> None:
    wrong = []
    for command, expected in console_examples(TEXT):
        words = shlex.split(command)
        done = chuanyu(*words[1:], cwd=tmp_path, env={"CHUANYU_DATA": str(sample_data)})
        if done.stdout + done.stderr != "".join(f"{line}\n" for line in expected):
            wrong.append((command, done.stdout + done.stderr))
    assert wrong == []


def test_traditional_names_are_understood_and_the_json_has_all_columns(chuanyu: Run, sample_data: Path) -> None:
    done = chuanyu("sparql", "where_met", "--param", "name=鄧雨桐", "--param", "with=韓立川", "--json", "--data", sample_data)
    rows = json.loads(done.stdout)
    assert [row["date"] for row in rows] == ["2024-11-07", "2025-03-18"]
    assert all(row["person"].startswith("https://chuanyu.example/id/person/") for row in rows)


def test_a_dump_gives_the_rows_of_the_graph_under_any_base(chuanyu: Run, sample_data: Path, dumped: Path) -> None:
    asked = ["sparql", "met", "--param", "name=邓雨桐"]
    expected = chuanyu(*asked, "--data", sample_data).stdout
    assert len(expected.splitlines()) > 5
    assert chuanyu(*asked, "--dump", dumped / "graph.trig").stdout == expected
    assert chuanyu(*asked, "--dump", dumped / "other.ttl").stdout == expected


def test_a_query_of_ones_own_comes_from_a_file_or_standard_input(chuanyu: Run, sample_data: Path, tmp_path: Path) -> None:
    text = "SELECT ?name { ?person a <http://xmlns.com/foaf/0.1/Person> ; <https://schema.org/name> ?name } ORDER BY ?name"
    (tmp_path / "people.rq").write_text("\ufeff" + text, encoding="utf-8")
    from_file = chuanyu("sparql", "people.rq", "--csv", "--data", sample_data, cwd=tmp_path)
    from_stdin = chuanyu("sparql", "-", "--csv", "--data", sample_data, stdin=text.encode())
    assert from_file.stdout == from_stdin.stdout
    rows = list(csv.reader(io.StringIO(from_file.stdout)))
    assert rows[0] == ["name"]
    assert ["韩立川"] in rows
    asked = chuanyu("sparql", "-", "--json", "--data", sample_data, stdin=b"ASK { ?s ?p ?o }")
    assert json.loads(asked.stdout) == [{"answer": True}]
    assert chuanyu("sparql", text, "--csv", "--data", sample_data).stdout == from_file.stdout


def test_parameters_of_a_file_of_ones_own(chuanyu: Run, sample_data: Path, tmp_path: Path) -> None:
    header = "# People of a name.\n# parameters:\n#   name  string, simplified, Person: a name\n"
    body = "SELECT ?person { VALUES (?_name) { (UNDEF) } ?person <https://schema.org/name> ?_name }"
    (tmp_path / "own.rq").write_text(header + body, encoding="utf-8")
    done = chuanyu("sparql", "own.rq", "--param", "name=韓立川", "--csv", "--data", sample_data, cwd=tmp_path)
    assert done.stdout == "person\nhttps://chuanyu.example/id/person/韩立川\n"


REFUSED = {
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }": "SERVICE is off",
    "SELECT * { ?s ?p ?o.service silent <http://127.0.0.1:9/> { ?s ?p ?o } }": "SERVICE is off",
    "INSERT DATA { <urn:a> <urn:b> 1 }": "query:1:10: no SPARQL query; the line is: INSERT DATA { <urn:a> <urn:b> 1 } (SPARQL 1.1, reading only)",
    "DELETE WHERE { ?s ?p ?o }": "no SPARQL query",
    "LOAD <file:///etc/hostname>": "no SPARQL query",
    "SELECT * {\n ?s ?p }": "query:2:9: no SPARQL query; the line is: ?s ?p } (",
    "SELECT * { ?x foaf:name ?n }": "SELECT * { ?x foaf:name ?n } (is each prefix declared?)",
    "SELECT * {": "query:1:11: no SPARQL query",
    " \n": "the query is empty",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_refused_is_said_in_one_line(chuanyu: Run, sample_data: Path, text: str) -> None:
    done = chuanyu("sparql", "-", "--data", sample_data, stdin=text.encode())
    assert (done.returncode, done.stdout) == (2, "")
    assert REFUSED[text] in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["mett"], 2, "no such query (nearest: met"),
        (["met"], 2, "met: needs name"),
        (["met", "--param", "nam=x"], 2, "nearest: name"),
        (["met", "--param", "name"], 2, "NAME=VALUE"),
        (["met", "--param", "name=韩立"], 8, "nearest: 韩立川"),
        (["meetings", "--param", "kind=party"], 2, "nearest: party_group"),
        (["meetings", "--param", "from=2024-13"], 2, "is no date"),
        (["met", "--json", "--csv", "--param", "name=x"], 2, "either --json or --csv"),
        (["agreements", "--party", "乙方公司"], 2, "No such option: --party (a parameter of the query: --param party=乙方公司)"),
        (["agreements", "--party=乙方公司"], 2, "--param party=乙方公司)"),
        (["agreements", "--party"], 2, "--param party=VALUE)"),
        (["agreements", "party=乙 方"], 2, "(a parameter of the query: --param 'party=乙 方')"),
        (["agreements", "--rows", "3", "party=乙方公司"], 2, "--param party=乙方公司)"),
        (["agreements", "--jsn"], 2, "No such option: --jsn (Possible options: --csv, --json) (see chuanyu sparql --help)"),
        (["agreements", "--param"], 2, "Option '--param' requires an argument (see chuanyu"),
        (["agreements", "more"], 2, "unexpected extra argument(s) (more) (see chuanyu sparql --help)"),
        (["none.rq"], 1, "none.rq"),
        (["reporters", "--dump", "none.ttl"], 1, "none.ttl"),
        (["reporters", "--dump", "graph.xyz"], 3, "by its name no dump in RDF"),
        (["reporters", "--data", "nothing"], 6, "no graph"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(chuanyu: Run, sample_data: Path, tmp_path: Path, arguments: list[str], code: int, words: str) -> None:
    done = chuanyu("sparql", *arguments, cwd=tmp_path, env={"CHUANYU_DATA": str(sample_data)})
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_broken_dump_is_named_with_its_line(chuanyu: Run, tmp_path: Path) -> None:
    (tmp_path / "cut.nt").write_text('<urn:a> <urn:b> "c" .\n<urn:a> <urn:b> "c', encoding="utf-8")
    done = chuanyu("sparql", "reporters", "--dump", "cut.nt", cwd=tmp_path)
    assert done.returncode == 3
    assert re.match(r"chuanyu: cut\.nt:2:\d+: ", done.stderr)


def test_too_long_a_query_is_stopped(chuanyu_process: Run, sample_data: Path) -> None:
    text = b"SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c = ?f && ?f = ?i && ?a != ?d) }"
    done = chuanyu_process("sparql", "-", "--timeout", "0.5", "--data", sample_data, stdin=text)
    assert done.returncode == 6
    assert "stopped after 0.5 seconds" in done.stderr


def test_rows_end_what_is_fetched(chuanyu: Run, sample_data: Path) -> None:
    done = chuanyu("sparql", "meetings", "--rows", "3", "--json", "--data", sample_data)
    assert len(json.loads(done.stdout)) == 3
    assert "there are more rows than these 3" in done.stderr
