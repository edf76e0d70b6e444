"""Gold files: what may be left out, and one line with file and place for what is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest
from gold_graphs import GOLD, parsed

from graph.errors import InputError
from graph.evaluation.gold import Gold, read_gold


def test_what_is_empty_may_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    path.write_text("{}", encoding="utf-8")
    assert read_gold(path) == Gold()
    empty = {"people": None, "meetings": [{"title": "会", "people": None, "start": None, "optional": None}], "other": 7}
    path.write_text(json.dumps(empty), encoding="utf-8-sig")
    (meeting,) = read_gold(path).meetings
    assert (meeting.titles, meeting.optional, meeting.people, meeting.year) == (("会",), False, {}, None)


def test_defaults() -> None:
    gold = parsed()
    assert [post.status for post in gold.posts] == ["current", "current", "current", "former"]
    assert gold.meetings[0].bodies == ("四川省总工会", "重庆市永川区总工会")
    assert gold.meetings[1].month == "03"
    assert gold.meetings[1].year is None


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        (b"{\n  'people': []}", "page.json:2:3", "not JSON"),
        (b"", "page.json:1:1", "not JSON"),
        (b"[" * 99_999, "page.json", "not JSON"),
        (b'{"people": ' + b"9" * 5000 + b"}", "page.json", "not JSON"),
        (b'{"notes": "\xb7\xa8"}', "page.json", "not UTF-8"),
        (b"[]", "page.json", "is a list, not an object"),
        (b"null", "page.json", "is null, not an object"),
    ],
)
def test_what_is_no_json_object(tmp_path: Path, content: bytes, place: str, words: str) -> None:
    path = tmp_path / "page.json"
    path.write_bytes(content)
    assert_one_line(path, f"{tmp_path / place}: ", words)


@pytest.mark.parametrize(
    ("gold", "words"),
    [
        ({"people": 7}, "people is a number, not a list"),
        ({"people": ["蒋若川"]}, "people[0] is a string, not an object"),
        ({"people": [{"name": "甲"}, {}]}, "people[1].name is missing"),
        ({"people": [{"name": None}]}, "people[0].name is null, not a string"),
        ({"people": [{"name": "甲", "posts": [{"title": "主席"}]}]}, "people[0].posts[0].organization is missing"),
        ({"people": [{"name": "甲", "posts": [{"organization": "乙"}]}]}, "people[0].posts[0].title is missing"),
        ({"namedOnly": ["甲", 2]}, "namedOnly[1] is a number, not a string"),
        ({"meetings": [{"id": "m1"}]}, "meetings[0].title is missing"),
        ({"meetings": [{"title": "会", "start": 2024}]}, "meetings[0].start is a number, not a string"),
        ({"meetings": [{"title": "会", "optional": "yes"}]}, "meetings[0].optional is a string, not true or false"),
        ({"meetings": [{"title": "会", "districts": "500118"}]}, "meetings[0].districts is a string, not a list"),
        (
            {"meetings": [{"title": "会", "people": [{"name": "甲", "roles": "attend"}]}]},
            "meetings[0].people[0].roles is a string",
        ),
        ({"agreements": [{"title": "约", "parties": [{}]}]}, "agreements[0].parties[0] is an object, not a string"),
        ({"districts": [True]}, "districts[0] is a boolean, not a string"),
        ({"document": ["a.txt"]}, "document is a list, not a string"),
        ({"a": 1}, "is no gold file (it has none of document, people, "),
    ],
)
def test_what_is_wrong_is_named_with_its_place(tmp_path: Path, gold: dict[str, Any], words: str) -> None:
    path = tmp_path / "page.json"
    path.write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    assert_one_line(path, f"{path}: ", words)


def assert_one_line(path: Path, where: str, words: str) -> None:
    with pytest.raises(InputError) as raised:
        read_gold(path)
    line = str(raised.value)
    assert line.startswith(where)
    assert words in line
    assert "\n" not in line
    assert raised.value.exit_code == 3


def test_any_value_of_a_gold_may_be_wrong_without_a_traceback(tmp_path: Path) -> None:
    """Each value of a whole gold file in turn becomes something else: it is read, or refused in one line."""
    path = tmp_path / "page.json"
    refused = []
    for wrong in (None, 7, "x", [], {}, True, [[]], "\ud800"):
        for way in ways(GOLD):
            path.write_text(json.dumps(replaced(GOLD, way, wrong)), encoding="utf-8")
            try:
                read_gold(path)
            except InputError as error:
                refused.append(str(error))
    assert len(refused) > 100
    assert [line for line in refused if not line.startswith(f"{path}: ") or "\n" in line] == []


def ways(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The keys that lead to each value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path for key, item in inner for path in ((*way, key), *ways(item, (*way, key)))]


def replaced(value: Any, way: tuple[Any, ...], wrong: Any) -> Any:
    """A copy with another value at the end of the way."""
    if not way:
        return wrong
    copied = dict(value) if isinstance(value, dict) else list(value)
    copied[way[0]] = replaced(copied[way[0]], way[1:], wrong)
    return copied
