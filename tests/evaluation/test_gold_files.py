"""Gold files: what may be left out, and one line with file and place for what is wrong."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from gold_graphs import GOLD, parsed

from graph.errors import InputError
from graph.evaluation.form import KEYS, choices
from graph.evaluation.gold import Gold, read_gold

CHECKOUT = Path(__file__).resolve().parents[2]
POST = {"organization": "四川省总工会", "title": "副主席"}


def people(**more: Any) -> dict[str, Any]:
    """A gold file with one person."""
    return {"people": [{"name": "蒋若川", **more}]}


def meeting(agreements: Sequence[Any] = (), **more: Any) -> dict[str, Any]:
    """A gold file with one meeting and one person."""
    return {**people(), "meetings": [{"id": "m1", "title": "座谈会", **more}], "agreements": list(agreements)}


def test_what_is_empty_may_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    path.write_text("{}", encoding="utf-8")
    assert read_gold(path) == Gold()
    empty = {"people": None, "meetings": [{"title": "会", "people": None, "start": None, "optional": None}], "notes": 7}
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
        ({"people": [], "meetings_": []}, "meetings_ is no key of a gold file; known here: document, people, "),
        (people(posts_=[]), "people[0].posts_ is no key of a gold file; known here: name, posts"),
        (people(posts=[{**POST, "of": "x"}]), "people[0].posts[0].of is no key"),
        (people(posts=[{**POST, "status": "retired"}]), "status is 'retired', not one of current, former, appointed, removed"),
        (people(posts=[{**POST, "from": "2012年"}]), "people[0].posts[0].from is '2012年', no date"),
        (people(posts=[{**POST, "to": "2012~x"}]), "people[0].posts[0].to is '2012~x', no date"),
        (meeting(place="x"), "meetings[0].place is no key"),
        (meeting(kind="tea"), "meetings[0].kind is 'tea', not one of joint_conference, symposium, "),
        (meeting(kind=3), "meetings[0].kind is a number, not a string"),
        (meeting(year="guessed"), "meetings[0].year is 'guessed', not one of stated, inferred, unknown"),
        (meeting(start="28.3.2024"), "meetings[0].start is '28.3.2024', no date: write 2024-03-28, "),
        (meeting(end="2024-02-30"), "meetings[0].end is '2024-02-30', no date"),
        (meeting(districts=["500118", "永川"]), "meetings[0].districts[1] is '永川', no code of GB/T 2260"),
        (meeting(people=[{"name": "蒋若川", "roles": ["attend", "sleep"]}]), "meetings[0].people[0].roles[1] is 'sleep', not one"),
        (meeting(people=[{"name": "蒋若川", "role": "attend"}]), "meetings[0].people[0].role is no key"),
        (meeting(people=[{"name": "高念真"}]), "meetings[0].people[0].name is '高念真', a name neither in people nor in namedOnly"),
        (meeting(organizations=[{"name": "乙", "roles": ["chair"]}]), "meetings[0].organizations[0].roles[0] is 'chair', not one of organize"),
        ({"districts": ["500000", "999999"]}, "districts[1] is '999999', no code of GB/T 2260"),
        ({"districtsOptional": ["5001"]}, "districtsOptional[0] is '5001', no code of GB/T 2260"),
        ({"agreements": [{"title": "约", "status": "lost"}]}, "agreements[0].status is 'lost', not one of signed, cited"),
        ({"agreements": [{"title": "约", "signedAt": "m9"}]}, "agreements[0].signedAt is 'm9', not the id of a meeting: there is none"),
        (meeting(agreements=[{"title": "约", "signedAt": "m9"}]), "not the id of a meeting: m1"),
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


def test_several_faults_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    wrong = meeting(kind="tea", start="soon", agreements=[{"title": "约", "signedAt": "m9"}])
    path.write_text(json.dumps(wrong), encoding="utf-8")
    assert_one_line(path, f"{path}: meetings[0].kind is 'tea'", " (and 2 more in this file)")


def test_all_that_a_gold_file_may_say_is_read(tmp_path: Path) -> None:
    row = meeting(
        kind="other",
        start="2024-03-28T09:30",
        end="--03",
        people=[{"name": "蒋若川", "roles": list(choices()["meetings.people.roles"])}, {"name": "约翰·布朗"}],
        organizations=[{"name": "四川省总工会", "roles": list(choices()["meetings.organizations.roles"])}],
        agreements=[{"title": "约", "status": "cited", "signedAt": "m1"}],
    )
    row["people"][0]["posts"] = [{**POST, "status": "former", "from": "2012-09~2016-05", "to": "2019"}]
    path = tmp_path / "page.json"
    path.write_text(json.dumps({**row, "namedOnly": ["约翰布朗"], "districts": ["510122"]}), encoding="utf-8")
    assert len(read_gold(path).meetings[0].people) == 2


def test_every_shared_gold_file_is_read(shared: Path) -> None:
    files = [*(shared / "gold").glob("*.json"), *(shared / "dev").glob("*.json")]
    assert len(files) > 20
    for file in files:
        assert read_gold(file).document == f"{file.stem}.txt"


def test_the_document_names_all_keys_and_allowed_values() -> None:
    text = (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## Gold files\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `([\w.]+)` \| (`.*`) \|$", text.split("| allowed |")[1], re.M)
    assert {key: tuple(re.findall(r"`(\w+)`", values)) for key, values in rows} == choices()
    named = set(re.findall(r"`\"?(\w+)\"?(?:: true)?`", text)) | set(re.findall(r"^\| `([\w.]+)`", text, re.M))
    assert {key for keys in KEYS.values() for key in keys} - {way.split(".")[-1] for way in KEYS} <= named
    assert KEYS.keys() - {""} <= named


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
