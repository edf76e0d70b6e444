"""chuanyu path, rank, communities, districts, timeline and ego: forms, evidence, and what happens where there is nothing."""

import csv
import io
import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from graph.exports.jsonl import write_file
from graph.exports.snapshot import open_snapshot, write_snapshot
from graph.model.elements import Elements, Node, Relationship

CHECKOUT = Path(__file__).resolve().parents[2]
ASKED = {
    "path": ("path", "严松涛", "何婉清"),
    "rank": ("rank",),
    "communities": ("communities",),
    "districts": ("districts",),
    "pairs": ("districts", "--pairs"),
    "timeline": ("timeline", "邓雨桐"),
    "ego": ("ego", "邓雨桐"),
}
COLD = (
    *ASKED.values(),
    ("met", "邓雨桐"),
    ("rank", "--by", "betweenness"),
    ("rank", "--by", "pagerank"),
    ("ego", "邓雨桐", "--radius", "2"),
)
Ask = Callable[..., tuple[int, str, str]]


def of(nodes: list[Node], edges: list[Relationship], folder: Path) -> Path:
    write_snapshot(Elements.of(nodes, edges), folder)
    return folder


@pytest.mark.parametrize("name", sorted(ASKED))
def test_every_form_tells_the_same(name: str, ask: Ask) -> None:
    words = ASKED[name]
    assert ask(*words)[0] == 0
    code, out, _ = ask(*words, "--json")
    data = json.loads(out)
    rows = list(csv.reader(io.StringIO(ask(*words, "--csv")[1])))
    told = {
        "path": lambda: sum(len(chain["meetings"]) for chain in data),
        "communities": lambda: sum(len(group["people"]) for group in data["groups"]),
        "timeline": lambda: sum(len(one["meetings"]) for one in data),
        "ego": lambda: len(data["people"]),
    }.get(name, lambda: len(data))()
    assert (code, len(rows) - 1) == (0, told)
    assert told > 0
    assert len({len(row) for row in rows}) == 1
    assert ask(*words, "--json")[1] == out


@pytest.mark.parametrize("name", sorted(ASKED))
def test_every_answer_can_show_its_words(name: str, ask: Ask) -> None:
    code, out, _ = ask(*ASKED[name], "--json", "--evidence")
    answer = json.loads(out)
    assert code == 0
    assert answer["answer"]
    checked = 0
    for proof in answer["evidence"]:
        for told in proof["told"]:
            page = CHECKOUT / "seeds" / "documents" / told["document"]
            if page.suffix == ".txt" and page.name.startswith(("01", "03", "10", "12", "15")):
                assert page.read_text(encoding="utf-8")[told["start"] : told["end"]] == told["quote"]
                checked += 1
    assert checked > 0
    plain = ask(*ASKED[name], "--quotes")[1]
    assert f"{answer['evidence'][0]['told'][0]['document']}#" in plain


def test_numbers_can_be_traced_to_meetings(ask: Ask) -> None:
    """The weight of two people is the number of their occasions: a meeting and its parts are one."""
    met = json.loads(ask("ego", "邓雨桐", "--json")[1])["met"]
    told = json.loads(ask("timeline", "邓雨桐", "--json")[1])
    wholes = {one["meeting"]: one["partOf"] for one in told[0]["meetings"] if one["partOf"]}
    assert wholes
    for edge in met:
        a, b = edge["people"]
        shared = {
            one["meeting"]
            for one in json.loads(ask("met", a, "--with", b, "--json")[1])[0]["encounters"]
        }
        assert set(edge["meetings"]) == shared
        assert edge["weight"] == len({wholes.get(meeting, meeting) for meeting in shared})


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_the_surroundings_as_a_file(form: str, read: Callable[..., nx.Graph], ask: Ask, tmp_path: Path) -> None:
    words = ("ego", "邓雨桐", "--radius", "2", "--format", form)
    code, out, err = ask(*words)
    assert (code, err) == (0, "")
    assert ask(*words, "--out", tmp_path / "ego")[0] == 0
    assert (tmp_path / "ego").read_text(encoding="utf-8") == out
    net = read(tmp_path / "ego")
    same = nx.node_link_graph(json.loads(ask(*words[:-1], "json")[1]), edges="edges")
    assert set(net) == set(same)
    assert {frozenset(ends) for ends in net.edges} == {frozenset(ends) for ends in same.edges}
    assert net.nodes["person/邓雨桐"]["distance"] == 0
    assert net.edges["person/邓雨桐", "person/韩立川"]["weight"] == 2
    assert net.nodes["person/韩立川"]["name"] == "韩立川"


def test_a_json_lines_file_answers_like_the_data_folder(ask: Ask, sample_data: Path, tmp_path: Path) -> None:
    with open_snapshot(sample_data) as snapshot:
        write_file(snapshot.elements(), tmp_path / "graph.jsonl")
    for words in (*ASKED.values(), ("met", "邓雨桐", "--evidence"), ("met", "王磊", "--json", "--side", "chongqing")):
        assert ask(*words, data=tmp_path / "graph.jsonl") == ask(*words)


@pytest.mark.parametrize("words", [*ASKED.values(), ("met", "邓雨桐"), ("export", "edges", "-")], ids="-".join)
def test_the_environment_may_name_a_server(words: tuple[str, ...], ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:9")  # where nothing listens
    monkeypatch.setenv("NEO4J_PASSWORD", "none")
    code, out, err = ask(*words)
    assert (code, out, len(err.splitlines())) == (6, "", 1)
    assert "127.0.0.1:9" in err


def test_one_side_among_itself(ask: Ask) -> None:
    for side in ("sichuan", "chongqing"):
        people = [one for one in json.loads(ask("rank", "--limit", "1000", "--json")[1]) if one["side"] == side]
        assert len(people) > 5
        met = json.loads(ask("ego", people[0]["id"], "--side", side, "--json")[1])
        assert 1 < len(met["people"]) < len(json.loads(ask("ego", people[0]["id"], "--json")[1])["people"])
        assert {one["side"] for one in met["people"]} == {side}
        groups = json.loads(ask("communities", "--side", side, "--json")[1])["groups"]
        assert {word for group in groups for word in group["sides"]} == {side}
        edges = list(csv.DictReader(io.StringIO(ask("export", "edges", "-", "--side", side)[1])))
        whole = list(csv.DictReader(io.StringIO(ask("export", "edges", "-")[1])))
        assert 0 < len(edges) < len(whole)
        assert {(one["source"], one["target"]) for one in edges} <= {(one["source"], one["target"]) for one in whole}
        pairs = json.loads(ask("districts", "--pairs", "--side", side, "--json")[1])
        sides = {one["id"]: one["side"] for one in json.loads(ask("districts", "--json")[1])}
        assert {sides[one["id"]] for pair in pairs for one in pair["districts"]} == {side}
    assert ask("path", "邓雨桐", "韩立川", "--side", "sichuan")[1].endswith("from 邓雨桐 to 韩立川 side sichuan\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ego", "无此人"), "no such person in the graph"),
        (("path", "邓雨桐", "无此人"), "no such person in the graph"),
        (("timeline", "无此会"), "no such person, organization or series in the graph"),
        (("rank", "--in", "火星"), "no such place in the graph"),
        (("ego", "王磊"), "3 people are called so"),
    ],
)
def test_what_is_not_there_is_told_in_one_line(words: tuple[str, ...], said: str, ask: Ask) -> None:
    code, out, err = ask(*words)
    assert (code, out, len(err.splitlines())) == (8, "", 1)
    assert said in err


@pytest.mark.parametrize(
    "words",
    [
        ("rank", "--kind", "party"),
        ("rank", "--role", "boss"),
        ("rank", "--by", "fame"),
        ("rank", "--side", "yunnan"),
        ("rank", "--from", "2025", "--to", "2024"),
        ("rank", "--json", "--csv"),
        ("met", "邓雨桐", "--json", "--csv"),
        ("met", "邓雨桐", "--side", "yunnan"),
        ("met", "邓雨桐", "--kind", "party"),
        ("path", "邓雨桐", "邓雨桐"),
        ("ego", "邓雨桐", "--out", "x"),
        ("timeline", " "),
    ],
)
def test_a_wrong_command_line_is_told_in_one_line(words: tuple[str, ...], ask: Ask) -> None:
    code, out, err = ask(*words)
    assert (code, out, len(err.splitlines())) == (2, "", 1)


@pytest.mark.parametrize("name", sorted(ASKED))
def test_filters_that_leave_nothing_leave_a_sentence(name: str, ask: Ask) -> None:
    code, out, err = ask(*ASKED[name], "--from", "1950", "--to", "1951")
    sentence, note = out.splitlines()
    assert (code, err) == (0, "")
    assert sentence.endswith("from 1950 to 1951")
    undated = 1 if name == "timeline" else 7  # those of chuanyu list meetings that begin with -- or ?
    assert note == f"meetings left out for want of a year: {undated}"
    assert ask(*ASKED[name], "--from", "1950", "--to", "1951", "--evidence") == (0, out, "")
    code, out, _ = ask(*ASKED[name], "--from", "1950", "--to", "1951", "--json")
    assert code == 0
    json.loads(out)


@pytest.mark.parametrize("by", ["degree", "counterparts", "betweenness", "pagerank"])
def test_ranks_of_nobody_and_of_one_alone(by: str, ask: Ask, tmp_path: Path) -> None:
    empty = of([], [], tmp_path / "empty")
    assert ask("rank", "--by", by, data=empty) == (0, "nobody was at a meeting\n", "")
    alone = of(
        [
            Node("person/a", ("Person",), {"name": "甲"}),
            Node("meeting/1", ("Meeting",), {"title": "会", "kind": "visit", "dateBasis": "unknown"}),
        ],
        [Relationship("x", "ATTENDED", "person/a", "meeting/1", {})],
        tmp_path / "alone",
    )
    code, out, err = ask("rank", "--by", by, data=alone)
    assert (code, err, len(out.splitlines())) == (0, "", 2)
    assert ask("communities", data=alone) == (0, "nobody met anybody\n", "")
    assert len(ask("ego", "甲", data=alone)[1].splitlines()) == 2


def test_an_empty_graph_has_sentences_for_everything(ask: Ask, tmp_path: Path) -> None:
    empty = of([], [], tmp_path / "empty")
    for name in ("rank", "communities", "districts", "pairs"):
        code, out, err = ask(*ASKED[name], data=empty)
        assert (code, err, len(out.splitlines())) == (0, "", 1)
    for name in ("path", "timeline", "ego"):
        assert ask(*ASKED[name], data=empty)[0] == 8


def test_people_without_a_chain(ask: Ask) -> None:
    code, out, err = ask("path", "戚振华", "邓雨桐")
    assert (code, out, err) == (0, "no chain of meetings leads from 戚振华 to 邓雨桐\n", "")


@pytest.mark.parametrize("words", COLD, ids="-".join)
def test_a_cold_command_is_quick(words: tuple[str, ...], sample_data: Path) -> None:
    """In processor time, so that a busy machine need not skip it."""
    line = [sys.executable, "-c", "from graph.cli import main; main()", *words, "--data", sample_data]
    took = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(line, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    assert min(took) < 1


@pytest.mark.parametrize("name", ["path", "districts", "timeline"])
def test_what_needs_no_graph_library_loads_none(name: str, sample_data: Path) -> None:
    words = [*ASKED[name], "--data", str(sample_data)]
    script = f"import sys\nfrom graph.cli import main\ntry:\n    main({words!r})\nexcept SystemExit:\n    pass\nprint(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    loaded = done.stdout.splitlines()[-1]
    assert "'graph.network.network'" in loaded
    for heavy in ("networkx", "neo4j", "jpype", "numpy"):
        assert f"'{heavy}'" not in loaded


def test_what_a_limit_leaves_out_is_told_beside_the_answer(ask: Ask) -> None:
    count = len(json.loads(ask("rank", "--limit", "1000", "--json")[1]))
    for form in ((), ("--json",), ("--csv",)):
        assert ask("rank", "--limit", "3", *form)[2] == f"chuanyu: 3 of {count} people; --limit N shows more\n"
        assert ask("rank", "--limit", str(count), *form)[2] == ""
    assert "原泸州市总工会办公室主任" in ask("list", "people")[1]
