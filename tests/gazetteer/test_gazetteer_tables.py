"""The tables under seeds/ that this room reads: sorted, explained, unchanged since their sources were written down."""

import hashlib
import re

import pytest

from graph.resources import resource, rows

TABLES = {
    "abbreviations": 2,
    "capitals": 2,
    "division_changes": 7,
    "divisions": 11,
    "given_characters": 5,
    "not_names": 2,
    "surnames": 3,
    "townships": 2,
}


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_explains_its_columns(name: str) -> None:
    first = resource("seeds", f"{name}.tsv").read_text("utf-8").splitlines()[0]
    assert first.startswith("# ")
    assert "Columns: " in first
    assert {len(row) for row in rows("seeds", f"{name}.tsv")} == {TABLES[name]}


@pytest.mark.parametrize("name", sorted(TABLES.keys() - {"division_changes", "divisions"}))
def test_a_table_is_sorted(name: str) -> None:
    keys = [row[0] for row in rows("seeds", f"{name}.tsv")]
    assert keys == sorted({*keys})


def test_divisions_are_sorted_by_code_and_start() -> None:
    keys = [(row[1], row[8]) for row in rows("seeds", "divisions.tsv")]
    assert keys == sorted(keys)


def test_not_too_many_words() -> None:
    assert 3000 < len(rows("seeds", "not_names.tsv")) <= 6500


def test_checksums_are_those_in_the_sources() -> None:
    text = resource("seeds", "SOURCES.md").read_text("utf-8")
    written = dict(re.findall(r"\| (\w+)\.tsv \| `([0-9a-f]{64})` \|", text))
    made = {name: hashlib.sha256(resource("seeds", f"{name}.tsv").read_bytes()).hexdigest() for name in TABLES}
    assert {name: written.get(name) for name in TABLES} == made
