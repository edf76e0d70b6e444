"""What may not stand in a tracked file: paths of one machine, keys; and what must: types, executability."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]

UNIMPORTED = {"jieba", "lxml-html-clean", "neo4j-rust-ext"}  # a dictionary, what trafilatura needs, what the driver finds itself
FORBIDDEN = {
    "path of one machine": re.compile(r"(?<![\w.~/])/(?:home|root|work|Users)/\w+"),
    "private key": re.compile(r"BEGIN [A-Z ]*PRIVATE KEY"),
    "package index of one machine": re.compile(r"(?:--index-url|--extra-index-url|--find-links|PIP_INDEX_URL)[ =]\S+"),
}
HERE = "tests/house/test_tracked_files.py"  # names the patterns itself


def tracked() -> list[Path]:
    if not (CHECKOUT / ".git").exists():
        return []
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=CHECKOUT, capture_output=True, text=True, check=True).stdout
    return [CHECKOUT / name for name in sorted(listed.split("\0")) if name and name != HERE]


@pytest.fixture(scope="module")
def files() -> list[Path]:
    found = tracked()
    if not found:
        pytest.skip("no git checkout: nothing is tracked here")
    return [path for path in found if path.is_file()]


def test_no_tracked_file_names_a_machine_or_a_secret(files: list[Path]) -> None:
    wrong = []
    for path in files:
        text = path.read_bytes().decode("utf-8", errors="replace")
        wrong += [
            f"{path.relative_to(CHECKOUT)}: {what}" for what, pattern in FORBIDDEN.items() if pattern.search(text)
        ]
    assert wrong == []


def test_ci_script_can_be_executed(files: list[Path]) -> None:
    assert os.access(CHECKOUT / ".ci" / "run", os.X_OK)


def test_every_dependency_is_explained(files: list[Path]) -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.match(r"[\w-]+", line).group() for line in project["dependencies"]]  # type: ignore[union-attr]
    explained = (CHECKOUT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert [name for name in names if f"| {name} |" not in explained] == []


def test_a_dependency_is_where_it_is_said_to_be() -> None:
    table = (CHECKOUT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines() if re.match(r"\| (?!library )\w", line)]
    sources = {path.relative_to(CHECKOUT / "graph").parts[0]: "" for path in (CHECKOUT / "graph").rglob("*.py")}
    for path in (CHECKOUT / "graph").rglob("*.py"):
        sources[path.relative_to(CHECKOUT / "graph").parts[0]] += path.read_text(encoding="utf-8")
    wrong = []
    for names, _, _, where in rows:
        modules = re.sub(r" \(.*", "", names).replace("pyyaml", "yaml").replace("-", "_").replace(", ", "|")
        importing = re.compile(rf"^\s*(?:import|from) (?:{modules})\b", re.MULTILINE)
        rooms = {room for room, source in sources.items() if importing.search(source)}
        if rooms != set(where.split(", ")) and names not in UNIMPORTED:
            wrong.append(f"{names}: said to be in {where}, imported in {sorted(rooms)}")
    assert wrong == []
