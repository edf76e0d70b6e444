"""chuanyu query on the graph of the sample pages, in the embedded store."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.cli.query import COMMON, questions
from graph.stores.parameters import is_date, nearest, parameter
from graph.stores.statements import names

HOSTILE = "'\"`\\}) DETACH DELETE n //\n{$name} ${x}"
Run = Callable[..., subprocess.CompletedProcess[str]]


def test_without_a_question_all_are_listed_with_their_purposes(chuanyu: Run) -> None:
    done = chuanyu("query")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()[1:]
    assert [line.split()[0] for line in lines] == names("read")
    assert all(len(line.split("  ")[-1]) > 20 for line in lines)
    listed = json.loads(chuanyu("query", "--json").stdout)
    assert [one["name"] for one in listed] == names("read")
    (chain,) = [one for one in listed if one["name"] == "chain"]
    assert [(one["name"], one["type"], one["required"], one["default"]) for one in chain["parameters"]] == [
        ("name", "string", True, None),
        ("to", "string", True, None),
        ("most", "integer", False, 4),
    ]


def test_no_parameter_hides_an_option_of_all_questions() -> None:
    taken = {"json", "help", *COMMON}
    assert {name for question in questions().values() for name in question.parameters if name in taken} == set()


def test_an_answer_as_table_and_as_json(chuanyu: Run, sample_data: Path) -> None:
    done = chuanyu("query", "attended", "--name", "戴景行", "--data", sample_data)
    assert done.returncode == 0, done.stderr
    head, row = done.stdout.splitlines()
    assert head.split() == ["date", "places", "title", "roles", "posts"]  # ids are left to JSON
    assert row.split()[:4] == ["2024-06-20", "四川省泸州市龙马潭区", "泸州市工会第七次代表大会", "chair"]
    assert row.split()[4] == "泸州市工会第七次代表大会秘书长、泸州市总工会副主席"
    (data,) = json.loads(chuanyu("query", "attended", "--name", "戴景行", "--json", "--data", sample_data).stdout)
    assert (data["person"], data["roles"]) == ("person/戴景行", ["chair"])


def test_traditional_names_lists_numbers_and_switches(chuanyu: Run, sample_data: Path) -> None:
    def rows(*arguments: str) -> list[dict[str, object]]:
        done = chuanyu("query", *arguments, "--json", "--data", sample_data)
        assert done.returncode == 0, done.stderr
        found: list[dict[str, object]] = json.loads(done.stdout)
        return found

    assert rows("attended", "--name", "韓立川") == rows("attended", "--name", "韩立川") != []
    assert [row["name"] for row in rows("met_all", "--names", "鄧雨桐", "--names", "韩立川")] == [
        "彭若兰", "曾宪达", "马晓棠", "何婉清", "唐海波",
    ]  # fmt: skip
    assert len(rows("busiest", "--limit", "2")) == 2
    assert rows("agreements", "--signed") == rows("agreements", "--no-signed") != []
    assert rows("posts", "--name", "戴景行", "--no-ended") != rows("posts", "--name", "戴景行", "--ended")
    assert rows("attended", "--name", "person/王磊/成都市总工会组织部") != rows("attended", "--name", "王磊")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("mett",), "No such command 'mett'. Did you mean 'met'?"),
        (("where_met", "--nmae", "x"), "query where_met: No such option: --nmae (parameters: --name, --with; nearest: name)"),
        (("where_met", "--name", "x"), "query where_met: Missing option '--with' (parameters: --name, --with)"),
        (("chain", "--name", "a", "--to", "b", "--most", "x"), "--most: 'x' is no whole number"),
        (("doubtful", "--below", "0,5"), "--below: '0,5' is no number"),
        (("meetings", "--from", "2024-02-30"), "--from: '2024-02-30' is no date: write 2024-03-28, 2024-03 or 2024"),
        (("meetings", "--kind", "forun"), "other; nearest: forum"),
        (("in_role", "--role", "chari"), "announce; nearest: chair"),
        (("met", "--name", " "), "--name: nothing is named"),
        (("namesakes", "--name", "x"), "No such option: --name (parameters: none"),
        (("busiest", "--limit"), "--limit"),
        (("met", "--name", "x", "--timeout", "0"), "--timeout"),
    ],
)
def test_a_wrong_parameter_is_told_in_one_line(
    chuanyu: Run, sample_data: Path, arguments: tuple[str, ...], line: str
) -> None:
    done = chuanyu("query", *arguments, env={"CHUANYU_DATA": str(sample_data)})
    assert (done.returncode, done.stdout) == (2, "")
    (told,) = done.stderr.splitlines()
    assert line in told


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("posts", "--name", "邓雨彤"), "chuanyu: 邓雨彤: no such person in the graph (nearest: 邓雨桐)\n"),
        (("met_all", "--names", "韩立川", "--names", "馬曉裳"), "chuanyu: 马晓裳: no such person in the graph (nearest: 马晓棠)\n"),
        (("meeting", "--id", "邓雨桐会见四川总工会代表"), "chuanyu: 邓雨桐会见四川总工会代表: no such meeting in the graph (nearest: 邓雨桐会见四川省总工会代表团"),
        (("document", "--id", "09-sining.txt"), "chuanyu: 09-sining.txt: no such document in the graph (nearest: 09-signing.txt"),
        (("took_part", "--organization", "organization/无"), "chuanyu: organization/无: no such organization in the graph (nothing"),
        (("attended", "--name", HOSTILE), "chuanyu: '\"`\\}) DETACH DELETE n // {$name} ${x}: no such person in the graph (nothing"),
    ],
)
def test_an_unknown_name_gets_the_nearest(chuanyu: Run, sample_data: Path, arguments: tuple[str, ...], line: str) -> None:
    done = chuanyu("query", *arguments, "--data", sample_data)
    assert (done.returncode, done.stdout) == (8, "")
    assert done.stderr.startswith(line)
    assert done.stderr.count("\n") == 1


def test_no_rows_of_what_is_known_is_no_failure(chuanyu: Run, sample_data: Path) -> None:
    for arguments in (("where_met", "--name", "卢天佑", "--with", "韓立川"), ("told_by", "--name", HOSTILE)):
        done = chuanyu("query", *arguments, "--data", sample_data)
        assert (done.returncode, done.stdout, done.stderr) == (0, "no rows\n", "")
        assert chuanyu("query", *arguments, "--json", "--data", sample_data).stdout == "[]\n"
    assert len(json.loads(chuanyu("query", "busiest", "--json", "--data", sample_data).stdout)) == 20


def test_what_a_limit_leaves_out_is_told_beside_the_answer(chuanyu: Run, sample_data: Path) -> None:
    for asked, option in ((("--limit", "2"), "limit"), (("--rows", "2"), "rows")):
        done = chuanyu("query", "busiest", *asked, "--json", "--data", sample_data)
        assert (done.returncode, len(json.loads(done.stdout))) == (0, 2)
        assert done.stderr == f"chuanyu: there are more rows than these 2; --{option} N fetches more\n"
    assert chuanyu("query", "busiest", "--limit", "1000", "--data", sample_data).stderr == ""


def test_without_a_graph_it_says_what_to_do(chuanyu: Run, tmp_path: Path) -> None:
    done = chuanyu("query", "series", "--data", tmp_path / "none", env={"NEO4J_URI": ""})
    assert done.returncode == 6
    assert "chuanyu build" in done.stderr
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("chuanyu query me", ["meeting", "meetings", "meetings_by_year", "met", "met_all"]),
        ("chuanyu query where_met --w", ["--with"]),
        ("chuanyu query meetings --kind f", ["forum"]),
        ("chuanyu query in_role --role a", ["address", "attend", "accompany", "announce"]),
    ],
)
def test_the_shell_completes_questions_parameters_and_values(chuanyu: Run, words: str, expected: list[str]) -> None:
    asking = {"_CHUANYU_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
    assert chuanyu(env=asking).stdout.split() == expected


@pytest.mark.parametrize("name", names("read"))
def test_every_question_has_help_with_an_example(chuanyu: Run, name: str) -> None:
    done = chuanyu("query", name, "--help")
    assert f"Example: chuanyu query {name}" in done.stdout
    for one in questions()[name].parameters:
        assert f"--{one}" in done.stdout


@pytest.mark.parametrize(
    "line",
    [
        "//   Name text: of no type we know",
        "//   most = x  integer: no JSON",
        '//   most = "4"  integer: no integer',
        "//   most = true  integer: no integer either",
        "//   when = 2024-13  date: no JSON",
        '//   when = "2024-13"  date: no date',
        "//  name  string: indented too little",
    ],
)
def test_a_header_that_declares_nonsense_is_seen(line: str) -> None:
    with pytest.raises(ValueError, match=r"^no declaration|^no default|is no integer$|is no date"):
        parameter(line)


def test_what_a_header_declares() -> None:
    one = parameter('//   since = "2024-02"   date, simplified: not before: this day')
    assert (one.name, one.type, one.optional, one.default, one.simplified, one.text) == (
        "since", "date", True, "2024-02", True, "not before: this day",
    )  # fmt: skip
    assert parameter("//   role?  string, one of TOOK_PART.roles: what").choices[:2] == ("organize", "undertake")
    assert not parameter("//   names  list of strings: whom").optional
    assert parameter("//   names  list of strings, simplified, Person: whom").label == "Person"
    assert parameter("//   role?  string, one of TOOK_PART.roles: Whom, Person").label is None
    assert [is_date(text) for text in ("2024", "2024-02-29", "2023-02-29", "24", "--03-14", "2024-3")] == [True, True, False, False, False, False]
    assert nearest("nmae", ["name", "with"]) == "; nearest: name"
    assert nearest("xyz", ["name"]) == ""
