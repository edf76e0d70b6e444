"""The rooms of graph/ and what each may import, read from the syntax tree so that nothing can hide."""

import ast
from pathlib import Path

import pytest

ROOMS = [
    "errors",
    "resources",
    "ids",
    "dates",
    "model",
    "documents",
    "text",
    "gazetteer",
    "mentions",
    "facts",
    "workers",
    "ledger",
    "resolve",
    "assemble",
    "stores",
    "exports",
    "rdf",
    "fast",
    "network",
    "pictures",
    "evaluation",
    "pipeline",
    "cli",
]
CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGE = CHECKOUT / "graph"
FILES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    """The room a file belongs to; the package's own __init__ stands before all of them."""
    first = path.relative_to(PACKAGE).parts[0]
    return "" if first == "__init__.py" else first.removesuffix(".py")


def imports(tree: ast.AST) -> list[tuple[int, str]]:
    """(line, module) of every import, in functions and under conditions too; relative ones keep their dots."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append((node.lineno, "." * node.level + (node.module or "")))
            if node.module == "graph":
                found += [(node.lineno, f"graph.{alias.name}") for alias in node.names if alias.name in ROOMS]
    return found


def broken_rules(room: str, source: str) -> list[str]:
    """What a file of `room` imports although it may not."""
    wrong = []
    for line, module in imports(ast.parse(source)):
        if module.startswith("."):
            wrong.append(f"line {line}: relative import {module}")
        elif module == "graph" or not module.startswith("graph."):
            continue
        else:
            other = module.split(".")[1]
            if other not in ROOMS:
                wrong.append(f"line {line}: {module} is no room")
            elif room == "" or ROOMS.index(other) > ROOMS.index(room):
                wrong.append(f"line {line}: {room or 'graph'} may not import {module}")
    return wrong


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_a_room_imports_only_rooms_before_it(path: Path) -> None:
    room = room_of(path)
    assert room == "" or room in ROOMS, f"{room} is not in the list of rooms"
    assert broken_rules(room, path.read_text(encoding="utf-8")) == []


def targets(tree: ast.AST, modules: set[str]) -> set[str]:
    """The modules that are imported; `from package import module` means the module, not the package."""
    found = {module for _, module in imports(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in found:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= inner & modules
            if inner <= modules:
                found.discard(node.module)
    return found


def cycles_within(files: list[Path]) -> list[str]:
    """Files of one room that import each other in a circle."""
    names = {
        ".".join(path.relative_to(CHECKOUT).with_suffix("").parts).removesuffix(".__init__"): path for path in files
    }
    edges = {
        name: {module for module in targets(ast.parse(path.read_text(encoding="utf-8")), set(names)) if module in names}
        for name, path in names.items()
    }

    def reaches(start: str, goal: str, seen: set[str]) -> bool:
        return any(
            step == goal or (step not in seen and reaches(step, goal, seen | {step})) for step in sorted(edges[start])
        )

    return [name for name in sorted(names) if reaches(name, name, set())]


@pytest.mark.parametrize("room", ROOMS)
def test_the_files_of_a_room_make_no_circle(room: str) -> None:
    assert cycles_within([path for path in FILES if room_of(path) == room]) == []


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("text", "from graph.facts import extract"),
        ("text", "def f():\n    from graph.cli import main"),
        ("ids", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import graph.model.records"),
        ("text", "from graph import stores"),
        ("text", "from .other import x"),
        ("", "from graph.errors import ChuanyuError"),
    ],
)
def test_the_check_itself_sees_what_is_forbidden(room: str, source: str) -> None:
    assert broken_rules(room, source)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_no_file_is_longer_than_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
