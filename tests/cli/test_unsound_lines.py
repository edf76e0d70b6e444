"""JSON lines that are no sound graph: every network command says in one line what is wrong, and where."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.exports.jsonl import write_file
from graph.exports.snapshot import open_snapshot

Ask = Callable[..., tuple[int, str, str]]
COMMANDS = (("rank",), ("met", "邓雨桐"), ("path", "严松涛", "何婉清"), ("districts",), ("timeline", "邓雨桐"), ("export", "gexf", "-"))


@pytest.fixture
def rows(sample_data: Path, tmp_path: Path) -> list[dict[str, Any]]:
    """The sample graph, line by line."""
    with open_snapshot(sample_data) as snapshot:
        write_file(snapshot.elements(), tmp_path / "good.jsonl")
    return [json.loads(line) for line in (tmp_path / "good.jsonl").read_text(encoding="utf-8").splitlines()]


def told(ask: Ask, folder: Path, lines: list[Any], words: tuple[str, ...] = ("rank",)) -> tuple[int, str]:
    """(exit code, the one line on standard error) of a command that is given these lines."""
    file = folder / "bad.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    code, out, err = ask(*words, data=file)
    assert (out, len(err.splitlines())) == ("", 1), err
    assert str(file) in err
    return code, err.strip().replace(str(file), "FILE")


def first(rows: list[dict[str, Any]], of: str) -> int:
    """The place of the first node of a label, or relationship of a type."""
    return next(i for i, row in enumerate(rows) if row.get("labels", [row.get("label")])[0] == of)


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_a_meeting_that_is_gone_is_missed(words: tuple[str, ...], rows: list[dict[str, Any]], ask: Ask, tmp_path: Path) -> None:
    gone = rows.pop(first(rows, "Meeting"))["id"]
    code, said = told(ask, tmp_path, rows, words)
    number = int(said.split(":")[2])
    assert code == 4
    assert said == f"chuanyu: FILE:{number}: {rows[number - 1]['id']}: no node '{gone}' in the graph"


@pytest.mark.parametrize("of", ["Person", "Organization", "Meeting", "District", "Post", "Venue"])
def test_a_node_without_its_name(of: str, rows: list[dict[str, Any]], ask: Ask, tmp_path: Path) -> None:
    place = first(rows, of)
    name = "title" if of in ("Meeting", "Post") else "name"
    del rows[place]["properties"][name]
    assert told(ask, tmp_path, rows) == (4, f"chuanyu: FILE:{place + 1}: {rows[place]['id']}: {name}: is required")


def test_what_is_used_twice_or_of_the_wrong_kind(rows: list[dict[str, Any]], ask: Ask, tmp_path: Path) -> None:
    person, edge = first(rows, "Person"), first(rows, "ATTENDED")
    code, said = told(ask, tmp_path, [*rows, rows[person]])
    assert (code, said) == (4, f"chuanyu: FILE:{len(rows) + 1}: {rows[person]['id']}: this id is used by two nodes")
    for place, name, value in ((person, "name", 7), (edge, "confidence", "much"), (edge, "roles", ["boss"]), (edge, "quotes", [])):
        changed = json.loads(json.dumps(rows))
        changed[place]["properties"][name] = value
        code, said = told(ask, tmp_path, changed)
        assert code == 4
        assert said.startswith(f"chuanyu: FILE:{place + 1}: {rows[place]['id']}: {name}: ")
    changed = json.loads(json.dumps(rows))
    changed[edge]["properties"]["evidence"][0] = "document/1#0-" + "9" * 5000
    assert told(ask, tmp_path, changed)[0] == 4
    changed[edge] = {**rows[edge], "end": rows[person]}
    assert "does not lead from Person to Person" in told(ask, tmp_path, changed)[1]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ([], "is no object"),
        (None, "is no object"),
        ({}, "id: is missing"),
        ({"id": 7}, "id: is no string"),
        ({"id": "\ud800"}, "id: holds half a character (a lone surrogate)"),
        ({"id": "x"}, "type: is neither node nor relationship"),
        ({"id": "x", "type": "node"}, "labels: is no list of strings"),
        ({"id": "x", "type": "node", "labels": ["Person"], "properties": []}, "properties: is no object"),
        ({"id": "x", "type": "node", "labels": ["Person"], "properties": {"id": "y"}}, "properties: another id than x"),
        ({"id": "x", "type": "relationship", "label": "MET", "start": "a"}, "start.id: is missing"),
    ],
)
def test_a_line_that_is_no_element(line: Any, why: str, ask: Ask, tmp_path: Path) -> None:
    assert told(ask, tmp_path, [line]) == (3, f"chuanyu: FILE:1: not an element of a graph: {why}")


def test_a_line_that_is_no_json(ask: Ask, tmp_path: Path) -> None:
    for text in ("{", "[" * 100_000, "\ufeff{}", '{"id": 1' + "0" * 5000 + "}"):
        (tmp_path / "bad.jsonl").write_text(text, encoding="utf-8")
        code, out, err = ask("rank", data=tmp_path / "bad.jsonl")
        assert (code, out, len(err.splitlines())) == (3, "", 1)
        assert "bad.jsonl:1: not an element of a graph: " in err
