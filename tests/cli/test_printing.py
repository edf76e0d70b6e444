"""Tables, wording and file names, without running the command."""

import signal
from pathlib import PurePosixPath

import pytest

from graph.cli import main
from graph.cli.extract import OutputNames
from graph.cli.printing import plain_table, width
from graph.cli.wording import in_words, period, posts_in_words


def test_chinese_takes_two_columns() -> None:
    assert width("北碚 a，") == 8
    table = plain_table(("place", "n"), [("北碚区", "1"), ("x", "2")])
    assert table.splitlines() == ["place   n", "北碚区  1", "x       2"]


def test_attendance_is_said_only_where_nothing_more_is_known() -> None:
    assert in_words(["attend", "speak"]) == "讲话"
    assert in_words(["attend"]) == "参加"
    assert in_words([]) == "?"


def test_an_organization_is_said_once_for_its_posts() -> None:
    posts = [("重庆市总工会", "党组书记"), ("重庆市总工会", "副主席"), ("重庆市人大常委会", "委员")]
    assert posts_in_words(posts) == "重庆市总工会党组书记、副主席，重庆市人大常委会委员"


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2024-05-13", "2024-05-14", "2024-05-13/2024-05-14"),
        ("2024-05-13", "2024-05-13", "2024-05-13"),
        ("--03-14", None, "--03-14"),
        (None, None, "?"),
    ],
)
def test_periods(start: str | None, end: str | None, shown: str) -> None:
    assert period(start, end) == shown


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["a.txt", "a.html", "x/a.txt"], ["a.jsonl", "a.html.jsonl", "x/a.jsonl"]),
        (["a.txt", "a.txt", "a.txt"], ["a.jsonl", "a-2.jsonl", "a-3.jsonl"]),
        (["a.txt", "A.txt"], ["a.jsonl", "A-2.jsonl"]),
        (["n.jsonl#1", "n.jsonl#2"], ["n.jsonl#1.jsonl", "n.jsonl#2.jsonl"]),
        (["/etc/x.txt", "../../x.txt"], ["etc/x.jsonl", "x.jsonl"]),
    ],
)
def test_no_two_documents_get_one_file_and_none_leaves_the_folder(paths: list[str], names: list[str]) -> None:
    chosen = OutputNames()
    assert [chosen.name(path) for path in paths] == [PurePosixPath(name) for name in names]


def test_a_numbered_name_does_not_fall_on_another() -> None:
    chosen = OutputNames()
    given = [chosen.name(path) for path in ("a.txt", "a-2.txt", "a.txt", "a.txt")]
    assert len(set(given)) == 4


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("rank --by foo", "--by: 'foo' is not one of degree, counterparts, betweenness, pagerank (see chuanyu rank --help)"),
        ("ego x --radius abc", "--radius: 'abc' is no whole number (see chuanyu ego --help)"),
        ("ego x --radius 99", "--radius: 99 is above 9 (see chuanyu ego --help)"),
        ("rank --limit 0", "--limit: 0 is below 1 (see chuanyu rank --help)"),
        ("rank --confidence x", "--confidence: 'x' is no number (see chuanyu rank --help)"),
        ("rank --from 20x", "--from: '20x' is no date: write 2024-03-28, 2024-03 or 2024 (see chuanyu rank --help)"),
        ("picture map", "Missing argument 'OUT' (see chuanyu picture map --help)"),
        ("query met --name x --timeout 0", "chuanyu query met: --timeout: 0 is below 0.1 (parameters: --name, "),
    ],
)
def test_a_wrong_value_is_told_in_our_words(line: str, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(signal, "signal", lambda number, handler: None)  # the handlers of this process are pytest's
    with pytest.raises(SystemExit) as leaving:
        main(line.split())
    assert leaving.value.code == 2
    assert capsys.readouterr().err.startswith(f"chuanyu: {told}")
