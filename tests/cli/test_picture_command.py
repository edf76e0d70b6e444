"""chuanyu picture: files of the right kind, one line for everything that can go wrong."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize("what", ["network", "timeline", "map"])
def test_pictures_of_the_sample_graph(what: str, chuanyu: Run, sample_data: Path, tmp_path: Path) -> None:
    for form in ("svg", "png"):
        done = chuanyu("picture", what, f"out.{form}", "--data", sample_data, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith(f"out.{form}: ")
        assert done.stderr == ""
    assert ElementTree.parse(tmp_path / "out.svg").getroot().tag == "{http://www.w3.org/2000/svg}svg"
    assert (tmp_path / "out.png").read_bytes().startswith(b"\x89PNG")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.png", "out.svg"]


def test_what_was_drawn_as_json(chuanyu: Run, sample_data: Path, tmp_path: Path) -> None:
    done = chuanyu("picture", "network", "out.svg", "--limit", "10", "--json", "--data", sample_data, cwd=tmp_path)
    assert json.loads(done.stdout)["drawn"].startswith("10 of ")


def test_the_timeline_of_one_person(chuanyu: Run, sample_data: Path, tmp_path: Path) -> None:
    whole = chuanyu("picture", "timeline", "all.svg", "--data", sample_data, cwd=tmp_path)
    one = chuanyu("picture", "timeline", "one.svg", "--of", "韩立川", "--data", sample_data, cwd=tmp_path)
    assert one.returncode == 0, one.stderr
    assert int(one.stdout.split()[1]) < int(whole.stdout.split()[1])


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["network", "out.gif"], 2, "ends neither in .svg nor in .png"),
        (["network", "out.svg", "--from", "2031"], 8, "nothing to draw"),
        (["timeline", "out.svg", "--from", "2031"], 8, "nothing to draw"),
        (["map", "out.svg", "--from", "2031"], 8, "nothing to draw"),
        (["map", "out.svg", "--in", "东京"], 8, "no such place"),
        (["timeline", "out.svg", "--of", "无此人"], 8, "no such person"),
        (["network", "no/such/folder/out.svg"], 1, "no/such/folder/out.svg"),
    ],
)
def test_what_cannot_be_drawn(
    arguments: list[str], code: int, said: str, chuanyu: Run, sample_data: Path, tmp_path: Path
) -> None:
    done = chuanyu("picture", *arguments, "--data", sample_data, cwd=tmp_path)
    assert done.returncode == code
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_character_that_the_font_lacks_is_one_line(chuanyu: Run, sample_data: Path, tmp_path: Path) -> None:
    assert chuanyu("export", "jsonl", "graph.jsonl", "--data", sample_data, cwd=tmp_path).returncode == 0
    graph = tmp_path / "graph.jsonl"
    graph.write_text(graph.read_text(encoding="utf-8").replace("邓雨桐", "邓\U00020000桐"), encoding="utf-8")
    done = chuanyu("picture", "network", "out.png", "--data", "graph.jsonl", cwd=tmp_path)
    assert done.returncode == 3
    assert "U+20000" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "out.png").exists()
