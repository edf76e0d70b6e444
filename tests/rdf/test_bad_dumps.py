"""What is wrong with a dump is said in one line with the place, and nothing is imported by halves."""

import re
from pathlib import Path

import pytest
from any_graph import HOSTILE

from graph.errors import InputError, SchemaError
from graph.ids import node_id
from graph.model.elements import Elements, Node
from graph.rdf.dump import FORMATS, write_file
from graph.rdf.read import read_file
from graph.rdf.validate import check_dump


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("content", ["", "nonsense\n", "<html><body>没有</body></html>\n", "\x00\x01", '{"type":"node"}\n'])
def test_what_is_no_dump(form: str, content: str, tmp_path: Path) -> None:
    path = tmp_path / f"bad.{form}"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_file(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("form", FORMATS)
def test_bytes_that_are_no_utf8(form: str, tmp_path: Path, dumps: dict[str, Path]) -> None:
    path = tmp_path / f"bad.{form}"
    path.write_bytes(dumps[form].read_bytes().replace("会".encode(), b"\xff\xfe", 1))
    with pytest.raises(InputError, match=r"bad\.\w+:\d+:\d+: "):
        read_file(path)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("part", [0.01, 0.1, 0.5, 0.9, 0.999])
def test_a_dump_that_was_cut(form: str, part: float, tmp_path: Path, dumps: dict[str, Path], sample: Elements) -> None:
    content = dumps[form].read_bytes()
    path = tmp_path / f"cut.{form}"
    path.write_bytes(content[: int(len(content) * part)])
    try:
        found = read_file(path)
    except (InputError, SchemaError):
        return
    assert part > 0.99  # it may be cut between two statements of the description, behind all that is counted
    assert found == sample


@pytest.mark.parametrize("part", [0.2, 0.5, 0.8])
def test_a_cut_dump_is_not_checked_by_the_shapes(part: float, tmp_path: Path, dumps: dict[str, Path]) -> None:
    content = dumps["ttl"].read_bytes()
    path = tmp_path / "cut.ttl"
    cut = content[: int(len(content) * part)].rpartition("会".encode())[0] + b"\xe4\xbc"  # within a character
    path.write_bytes(cut)
    with pytest.raises(InputError, match=rf"cut\.ttl:{cut.count(10) + 1}:\d+: is no Turtle: ") as caught:
        check_dump(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("form", ["nt", "nq", "ttl", "trig"])
@pytest.mark.parametrize("part", [0.05, 0.3, 0.6, 0.95])
def test_a_dump_that_was_cut_at_the_end_of_a_statement(
    form: str, part: float, tmp_path: Path, dumps: dict[str, Path]
) -> None:
    lines = dumps[form].read_text(encoding="utf-8").splitlines(keepends=True)
    kept = lines[: int(len(lines) * part)]
    while not kept[-1].endswith(" .\n"):
        kept.pop()
    path = tmp_path / f"cut.{form}"
    path.write_text("".join(kept), encoding="utf-8")
    with pytest.raises((InputError, SchemaError)):
        read_file(path)


@pytest.mark.parametrize("form", FORMATS)
def test_another_base(form: str, tmp_path: Path, sample: Elements) -> None:
    path = tmp_path / f"other.{form}"
    write_file(sample, path, form, "https://a.org/b/")
    with pytest.raises(InputError, match=r"not under the base https://chuanyu\.example/ \(name the dump's base with --base\)"):
        read_file(path)


CONFIDENCE = "the first confidence"  # a figure of the rules: any will do

CHANGES = [
    ("cy:wording", "cy:words", InputError, "ontology#words> is no term that ATTENDED has"),
    ("a foaf:Person", "a foaf:Human", InputError, "no class of this program: <http://xmlns.com/foaf/0.1/Human>"),
    ('schema:name "重庆市"', 'schema:name "重庆市"@zh', InputError, "is no plain string"),
    ('"500000"', '"50000"', SchemaError, "code: '50000' is not of the form"),
    ("    schema:startDate ", "    schema:startDate 3 ;\n    schema:startDate ", InputError, "2 values of <https://schema.org/startDate>, not one"),
    (CONFIDENCE, '"1.944"^^xsd:double', SchemaError, "confidence: 1.944 is above 1"),
    (CONFIDENCE, '"sure"^^xsd:double', InputError, "sure"),
    (CONFIDENCE, '"0.9_44"^^xsd:double', InputError, "is no number"),
    (CONFIDENCE, '"nan"^^xsd:double', InputError, "is no number"),
    (CONFIDENCE, '"0.944"^^xsd:float', InputError, "unknown datatype"),
    ('"2024-10-16"^^xsd:date', '"2024-10-16"^^xsd:gYear', InputError, "is no xsd:gYear"),
    ("concept:attended-roles.chair", "concept:attended-roles.clap", InputError, "is no concept of attended-roles"),
    ("cy:subject <person/", "cy:subject <person/x", InputError, "is not in the dump"),
    ("cy:object <meeting/", "cy:object <https://else.org/", InputError, "is no thing under the base"),
    ('cy:order "aliases ', 'cy:order "aliases 7 ', InputError, "is no order of its values"),
]


@pytest.mark.parametrize(("old", "new", "kind", "message"), CHANGES)
def test_what_was_edited(
    old: str, new: str, kind: type[Exception], message: str, tmp_path: Path, dumps: dict[str, Path]
) -> None:
    sources = dumps["ttl"].read_text(encoding="utf-8")
    start = sources.index("<agreement/")  # behind the concepts
    if old == CONFIDENCE:
        old = re.search(r'"0\.\d+"\^\^xsd:double', sources[start:])[0]  # type: ignore[index]
    place = sources.index(old, start)
    path = tmp_path / "edited.ttl"
    path.write_text(sources[:place] + new + sources[place + len(old) :], encoding="utf-8")
    with pytest.raises(kind) as caught:
        read_file(path)
    assert message in str(caught.value)
    number = int(re.search(r"edited\.ttl:(\d+)", str(caught.value))[1])  # type: ignore[index]
    wrong = sources[:place].count("\n") + 1
    head = sources.rfind("\n<", 0, place + 1)  # a broken rule is told of at the beginning of the thing
    first = sources[: head + 1].count("\n") + 1
    assert number in (wrong, wrong + 1, first)


def test_a_quote_that_is_missing_and_one_too_many(tmp_path: Path, dumps: dict[str, Path]) -> None:
    lines = dumps["nt"].read_text(encoding="utf-8").splitlines(keepends=True)
    exact = next(n for n, line in enumerate(lines) if "oa#exact" in line)
    path = tmp_path / "edited.nt"
    path.write_text("".join(lines[:exact] + lines[exact + 1 :]), encoding="utf-8")
    with pytest.raises(InputError, match="has no quote in the dump"):
        read_file(path)
    twice = lines[exact].replace(" .\n", "").rsplit('"', 2)[0] + '"别的" .\n'
    path.write_text("".join([*lines, twice]), encoding="utf-8")
    with pytest.raises(InputError, match=rf"edited\.nt:{exact + 1}: 2 values of .*, not one"):
        read_file(path)


def test_a_thing_that_is_missing_is_missed(tmp_path: Path, dumps: dict[str, Path]) -> None:
    lines = dumps["nt"].read_text(encoding="utf-8").splitlines(keepends=True)
    path = tmp_path / "less.nt"
    path.write_text("".join(line for line in lines if "/MET;" not in line.split(" ")[0]), encoding="utf-8")
    with pytest.raises(InputError, match=r"holds \d+ nodes and relationships, its description says \d+") as caught:
        read_file(path)
    less, whole = map(int, re.findall(r"\d+", caught.value.message))
    assert whole - less == len({line.split(" ")[0] for line in lines if "/MET;" in line.split(" ")[0]}) > 0


def test_a_blank_node(tmp_path: Path, dumps: dict[str, Path]) -> None:
    path = tmp_path / "blank.nt"
    path.write_text(dumps["nt"].read_text(encoding="utf-8") + '_:b <https://schema.org/name> "甲" .\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"blank\.nt:\d+: a blank node"):
        read_file(path)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_stays_a_name(form: str, name: str, tmp_path: Path) -> None:
    hostile = f"甲{name}乙"
    node = Node(node_id("person", hostile), ("Person",), {"aliases": [name + "x"], "name": hostile})
    path = tmp_path / f"name.{form}"
    write_file(Elements.of([node], []), path, form)
    assert read_file(path).nodes == (node,)


@pytest.mark.parametrize("key", ['person/x> <y> "z', "person/a b", "person/\n", "甲", "person/%zz"])
def test_an_id_that_would_break_out_is_refused(key: str, tmp_path: Path) -> None:
    path = tmp_path / "graph.nt"
    with pytest.raises(SchemaError, match="cannot stand in an IRI"):
        write_file(Elements.of([Node(key, ("Person",), {"name": "甲"})], []), path, "nt")
    assert list(tmp_path.iterdir()) == []
