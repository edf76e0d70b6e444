"""No statement is built from values: they come from .cypher files, or from the schema, and values are parameters."""

import ast
import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
FILES = sorted((CHECKOUT / "graph").rglob("*.py"))
# Words of Cypher as a statement has them: several of them, or one with what follows it there.
CYPHER = re.compile(
    r"\b(?:MATCH|MERGE|CREATE|OPTIONAL MATCH)\s*\(|\bDELETE [a-z]|\bUNWIND \S+ AS\b|\bRETURN \w+\.|\bWHERE \w+\.\w+ (?:=|IN)"
    r"|\bSET \w+(?:\.\w+|:\w+)? ?\+?=|\bCALL (?:db|apoc|dbms)\.|\bCREATE (?:CONSTRAINT|INDEX|FULLTEXT|PROPERTY)\b|\bALTER DATABASE\b"
)
BUILDING = ("format", "format_map", "join", "replace", "substitute")
# Definitions of constraints and indexes know no parameters. They are made of names of the schema alone, which is the
# project's own. The script for cypher-shell has to hold the values; its own tests are about what they may not break.
FROM_THE_SCHEMA = {"graph/model/schema.py", "graph/exports/cypher.py", "graph/stores/embedded.py"}


def built(source: str) -> list[str]:
    """Where a text with Cypher in it is put together from others: f-strings, +, %, format, join, replace."""
    found = []
    for node in ast.walk(ast.parse(source)):
        parts: list[ast.expr] = []
        if isinstance(node, ast.JoinedStr) and any(isinstance(value, ast.FormattedValue) for value in node.values):
            parts = node.values
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
            parts = [node.left, node.right]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in BUILDING:
            parts = [node.func.value, *node.args]
        texts = [part.value for part in parts for part in ast.walk(part) if isinstance(part, ast.Constant)]
        if any(isinstance(text, str) and CYPHER.search(text) for text in texts):
            found.append(f"line {node.lineno}: {ast.unparse(node)[:80]}")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_no_statement_is_built_from_values(path: Path) -> None:
    if path.relative_to(CHECKOUT).as_posix() not in FROM_THE_SCHEMA:
        assert built(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "run(f\"MATCH (n) WHERE n.name = '{name}' RETURN n\")",
        "run('MATCH (n:' + label + ') RETURN n')",
        "run('MATCH (n {name: \"%s\"}) RETURN n' % name)",
        "run('MATCH (n {{name: {}}})'.format(name))",
        "run('MERGE (n:Person) SET n.name = NAME'.replace('NAME', name))",
        "run(' '.join(['UNWIND $rows AS row', more]))",
        "run(f'CREATE INDEX {name} FOR (n:Person) ON (n.name)')",
    ],
)
def test_the_check_itself_sees_what_is_built(source: str) -> None:
    assert built(source)


@pytest.mark.parametrize("source", ["run('MATCH (n) RETURN n', name=name)", "f'{count} people MET'", "'MATCH'.lower() + x"])
def test_the_check_lets_the_rest_through(source: str) -> None:
    assert built(source) == []


def test_places_in_statements_are_filled_in_one_file_only() -> None:
    stores = sorted((CHECKOUT / "graph" / "stores").glob("*.py"))
    filling = [path.name for path in stores if "__([A-Z]+)__" in path.read_text(encoding="utf-8")]
    assert filling == ["statements.py"]  # tests/stores proves that it takes identifiers and nothing else
