"""The font that comes with the project shows what a graph may hold."""

import hashlib
from pathlib import Path

from graph.pictures.canvas import FONT, characters
from graph.resources import resource, rows

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def test_it_shows_gb_2312() -> None:
    wanted = {
        character
        for high in range(0xA1, 0xF8)
        for low in range(0xA1, 0xFF)
        for character in bytes((high, low)).decode("gb2312", errors="ignore")
    }
    assert len(wanted) > 7400
    assert wanted - characters() == set()


def test_it_shows_every_division_township_and_name_of_the_gazetteers() -> None:
    tables = ("divisions.tsv", "townships.tsv", "surnames.tsv", "given_characters.tsv", "organizations.tsv", "titles.tsv")
    wanted = {one for table in tables for row in rows("seeds", table) for cell in row for one in cell}
    assert wanted - characters() == set()
    assert set("郪沔湔僰座谈协议婷琳") <= characters()


def test_it_is_the_file_that_the_sources_name_and_bears_its_licence() -> None:
    digest = hashlib.sha256(resource(*FONT).read_bytes()).hexdigest()
    assert digest in (SEEDS / "SOURCES.md").read_text(encoding="utf-8")
    licence = (SEEDS / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Adobe" in licence
