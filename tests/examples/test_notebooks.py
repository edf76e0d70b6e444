"""The notebooks in examples/ run from the first cell to the last on the sample graph, and tell their story twice."""

import ast
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from graph.errors import ResourceMissing

CHECKOUT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((CHECKOUT / "examples").glob("*.ipynb"))


def cells(notebook: Path, kind: str) -> list[str]:
    found = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in found if cell["cell_type"] == kind]


def executed(notebook: Path) -> tuple[dict[str, Any], list[Any]]:
    """(all names at the end, the value of each cell), as Jupyter gives them: of the last line, where it is an expression."""
    names: dict[str, Any] = {"__name__": "__main__"}
    values = []
    for number, source in enumerate(cells(notebook, "code"), 1):
        tree = ast.parse(source)
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        where = f"{notebook.name}, cell {number}"
        exec(compile(tree, where, "exec"), names)
        values.append(eval(compile(ast.Expression(last.value), where, "eval"), names) if last is not None else None)
    return names, values


def test_there_are_two() -> None:
    assert [path.name for path in NOTEBOOKS] == ["bridges.ipynb", "growth.ipynb"]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_text_is_in_chinese_and_english_and_nothing_was_left_in_the_file(notebook: Path) -> None:
    for text in cells(notebook, "markdown"):
        assert re.search("[\u4e00-\u9fff]{2}", text), text
        assert re.search(r"[A-Za-z]{3,} [a-z]{2,}", text), text
    whole = json.loads(notebook.read_text(encoding="utf-8"))
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in whole["cells"] if cell["cell_type"] == "code")


def test_who_are_the_bridges(sample_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("CHUANYU_DATA", str(sample_data))
    names, values = executed(CHECKOUT / "examples" / "bridges.ipynb")
    assert values[0] == (len(names["network"].person_ids), len(names["network"].meetings))
    assert list(names["table"]["name"])[:2] == ["何婉清", "彭若兰"]
    assert set(names["table"]["side"]) == {"sichuan", "chongqing"}
    assert len(names["ranks"]) == len(names["across"])
    assert ("蒲建安", "白若溪") in {one[:2] for one in names["sole"]}
    printed = capsys.readouterr().out
    assert "重庆市江津区总工会与泸州市总工会合作协议签约仪式" in printed
    assert "09-signing.txt#" in printed
    assert values[-1]._repr_png_().startswith(b"\x89PNG")


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_without_pandas_it_says_what_to_install(notebook: Path, sample_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHUANYU_DATA", str(sample_data))
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ResourceMissing, match=r"pip install 'chuanyu-kg\[frames\]'"):
        executed(notebook)


def test_how_a_cooperation_grew(sample_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("CHUANYU_DATA", str(sample_data))
    names, values = executed(CHECKOUT / "examples" / "growth.ipynb")
    quarters = names["quarters"]
    assert quarters["attendances"].sum() == len(names["dated"])
    assert quarters["new_faces"].sum() == names["dated"]["source"].nunique()
    assert list(quarters.index) == sorted(quarters.index)
    top = names["pairs"].iloc[0]
    assert {top["one"], top["other"]} == {"重庆市", "四川省"}
    assert top["meetings"] == 7
    assert "四川省总工会、重庆市总工会推动成渝地区双城经济圈建设第五次联席会议" in capsys.readouterr().out
    for picture in values[-2:]:
        assert picture._repr_png_().startswith(b"\x89PNG")
