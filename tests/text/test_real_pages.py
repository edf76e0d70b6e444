"""Real pages: what the repair does with the damaged ones, that it leaves the sound ones, and where stories begin."""

import json
from pathlib import Path

import pytest

from graph.text import repair, split_stories

# Sound pages show only these: indentation by wide blanks, and half-width marks between Chinese characters.
HARMLESS = {"blanks", "half-width brackets", "half-width marks", "carriage returns"}


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def test_sound_pages_pass_unchanged(shared: Path) -> None:
    pages = sorted((shared / "dev").glob("*.txt"))
    assert len(pages) > 30
    for page in pages:
        repaired = repair(text_of(page))
        assert {change.rule for change in repaired.changes} <= HARMLESS, page.name
        assert repaired.layers == (), page.name
        for change in repaired.changes:
            assert len(change.before) == len(change.after) == change.end - change.start


@pytest.mark.parametrize("folder", ["gold", "dev"])
def test_stories_are_counted_right(shared: Path, folder: str) -> None:
    golds = sorted((shared / folder).glob("*.json"))
    assert len(golds) >= 5
    for gold in golds:
        page = shared / ("seeds" if folder == "gold" else folder) / f"{gold.stem}.txt"
        wanted = json.loads(gold.read_text(encoding="utf-8"))["stories"]
        assert len(split_stories(repair(text_of(page)).text)) == wanted, page.name


def test_stories_of_pages_put_together_are_told_apart(shared: Path) -> None:
    titled = [text_of(page).strip() for page in sorted((shared / "dev").glob("*.txt"))]
    titled = [text for text in titled if "。" not in text.split("\n", 1)[0]]
    right = 0
    for i in range(len(titled)):
        chosen = [titled[(i + step) % len(titled)] for step in (0, 7, 13)]
        right += len(split_stories(repair("\n\n".join(chosen)).text)) == 3
    assert right >= 0.95 * len(titled)


def test_damaged_pages(shared: Path) -> None:
    wanted = {
        "000": "周围；要紧紧围绕",
        "001": "典型标杆",
        "002": "川渝职工",
        "003": "新担当、展现新作为",
        "004": "人才强国战略",
    }
    for page in sorted((shared / "seeds").glob("*.txt")):
        repaired = repair(text_of(page))
        assert wanted[page.name[:3]] in repaired.text, page.name
        assert "(" not in repaired.text
        assert "and" not in repaired.text
        assert repaired.script == ("hant-pinyin" if page.name[:3] in ("000", "003") else "hans")
