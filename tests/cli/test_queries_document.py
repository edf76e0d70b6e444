"""docs/queries.md is true: every question is in it with an example, and its commands print what it says.

Run within this process, where Java starts once and not thirty times.
"""

import re
import shlex
import signal
from pathlib import Path

import pytest
from documented import console_examples

from graph.cli import main
from graph.stores.statements import names

CHECKOUT = Path(__file__).resolve().parents[2]
TEXT = (CHECKOUT / "docs" / "queries.md").read_text(encoding="utf-8")
EXAMPLES = console_examples(TEXT)


def test_every_question_is_told_of_in_both_languages_with_an_example() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\S.*?) \| (\S.*?) \|$", TEXT, re.M)
    assert sorted(name for name, _, _ in rows) == names("read")
    assert all(english.isascii() or "…" in english for _, english, _ in rows)
    assert all(re.search(r"[\u4e00-\u9fff]", chinese) for _, _, chinese in rows)
    asked = [shlex.split(command)[2] for command, _ in EXAMPLES if command.startswith("chuanyu query ")]
    assert sorted(asked) == names("read")


def test_its_examples_print_what_it_says(
    sample_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHUANYU_DATA", str(sample_data))
    monkeypatch.delenv("NEO4J_URI", raising=False)
    monkeypatch.setattr(signal, "signal", lambda number, handler: None)  # the handlers of this process are pytest's
    wrong, codes = [], {0}
    for command, expected in EXAMPLES:
        words = shlex.split(command)
        assert words[0] == "chuanyu"
        try:
            main(words[1:])
        except SystemExit as leaving:
            codes.add(leaving.code)
        out, err = capsys.readouterr()
        pattern = "".join(r"(?:[^\n]+\n)+" if line == "…" else re.escape(line) + r"\n" for line in expected)
        if not re.fullmatch(pattern, out + err):
            wrong.append((command, out + err))
        assert expected != ["no rows"], command
    assert wrong == []
    assert codes == {0, 2}  # the last example is refused
