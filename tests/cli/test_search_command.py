"""chuanyu search: what a user types, and what is shown."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_words_in_traditional_characters_find_the_simplified_name(chuanyu: Run, sample_data: Path) -> None:
    done = chuanyu("search", "重慶市總工會", "--kind", "organization", "--json", "--data", sample_data)
    assert done.returncode == 0
    rows = json.loads(done.stdout)
    assert rows[0] == {
        "label": "Organization",
        "id": "organization/重庆市总工会",
        "name": "重庆市总工会",
        "text": "重庆市总工会",
        "exact": True,
        "about": [],
    }
    assert {row["label"] for row in rows} == {"Organization"}


def test_the_table_says_kind_name_and_what_tells_namesakes_apart(chuanyu: Run, sample_data: Path) -> None:
    done = chuanyu("search", "苏明远", "--data", sample_data)
    head, row = done.stdout.splitlines()[:2]
    assert head.split() == ["kind", "name", "found", "in", "about"]
    assert row.startswith("person  苏明远")
    assert "绵阳市总工会常务副主席" in row


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["查无此名者"], 8, "chuanyu: 查无此名者: nothing in the graph has such a name (try a shorter word)\n"),
        (["《》"], 2, "chuanyu: WORD: no word to search for\n"),
        (
            ["北碚", "--kind", "planet"],
            2,
            "chuanyu: --kind: 'planet' is not one of agreement, district, document, meeting, organization, person, post, "
            "series, story, venue (see chuanyu search --help)\n",
        ),
        (["北碚", "--most", "0"], 2, None),
    ],
)
def test_what_goes_wrong_is_one_line(
    chuanyu: Run, sample_data: Path, arguments: list[str], code: int, line: str | None
) -> None:
    done = chuanyu("search", *arguments, "--data", sample_data)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.count("\n") == 1
    assert line is None or done.stderr == line


def test_what_a_limit_leaves_out_is_told_beside_the_answer(chuanyu: Run, sample_data: Path) -> None:
    cut = chuanyu("search", "工会", "--most", "2", "--json", "--data", sample_data)
    assert (cut.returncode, len(json.loads(cut.stdout))) == (0, 2)
    assert cut.stderr == "chuanyu: there are more than these 2; --most N shows more\n"
    assert chuanyu("search", "韩立川", "--kind", "person", "--most", "1", "--data", sample_data).stderr == ""
    ended = chuanyu("search", "康思齐", "--kind", "person", "--json", "--data", sample_data)
    assert json.loads(ended.stdout)[0]["about"] == ["原泸州市总工会办公室主任", "泸县总工会主席"]


def test_a_kind_may_be_one_or_many(chuanyu: Run, sample_data: Path) -> None:
    for one, many, word in (("meeting", "meetings", "联席"), ("person", "people", "韩立川"), ("story", "Stories", "工会")):
        done = [chuanyu("search", word, "--kind", kind, "--data", sample_data) for kind in (one, many)]
        assert done[0].stdout == done[1].stdout != ""
    for one, many in (("person", "people"), ("place", "places"), ("page", "pages")):
        done = [chuanyu("list", kind, "--data", sample_data) for kind in (one, many)]
        assert done[0].stdout == done[1].stdout != ""
