"""chuanyu met on the graph of the sample pages."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]
Ask = Callable[..., tuple[int, str, str]]
HEAVY = (
    "jieba",
    "rjieba",
    "neo4j",
    "networkx",
    "jpype",
    "trafilatura",
    "rdflib",
    "arcadedb_embedded",
    "lxml",
    "rich.table",
)


def test_met_tells_who_where_when_and_in_what_capacity(chuanyu: Run, sample_data: Path) -> None:
    done = chuanyu("met", "邓雨桐", "--with", "韩立川", "--data", sample_data)
    assert done.returncode == 0, done.stderr
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("2025-03-18")]
    assert "第五次联席会议" in line
    assert "泸州市" in line
    assert "四川省总工会党组书记、副主席" in line
    assert "重庆市总工会党组书记、副主席" in line
    assert "讲话" in line


def test_evidence_quotes_the_page_at_its_offsets(chuanyu: Run, sample_data: Path) -> None:
    done = chuanyu("met", "邓雨桐", "--json", "--data", sample_data)
    (answer,) = json.loads(done.stdout)
    checked = 0
    for encounter in answer["encounters"]:
        for who in ("person", "other"):
            for point in encounter[who]["evidence"]:
                page = CHECKOUT / "seeds" / "documents" / point["document"]
                if page.suffix in (".txt", ".md") and "utf16" not in page.name and "big5" not in page.name:
                    text = page.read_bytes().decode("gb18030" if page.name.startswith("05") else "utf-8")
                    assert text[point["start"] : point["end"]] == point["quote"]
                    checked += 1
    assert checked > 4


def test_traditional_names_are_accepted(chuanyu: Run, sample_data: Path) -> None:
    traditional = chuanyu("met", "韓立川", "--data", sample_data)
    simplified = chuanyu("met", "韩立川", "--data", sample_data)
    assert traditional.returncode == 0, traditional.stderr
    assert traditional.stdout == simplified.stdout


def test_a_name_without_its_year_is_shown_so(chuanyu: Run, sample_data: Path) -> None:
    done = chuanyu("met", "苏明远", "--with", "罗静怡", "--data", sample_data)
    assert "--04-11" in done.stdout


def test_namesakes_are_listed_apart(chuanyu: Run, sample_data: Path) -> None:
    done = chuanyu("met", "王磊", "--data", sample_data)
    assert done.returncode == 0, done.stderr
    assert "people are called 王磊" in done.stdout
    ids = [line.split(":")[0] for line in done.stdout.splitlines() if line.startswith("person/")]
    assert len(ids) > 1
    one = chuanyu("met", ids[0], "--data", sample_data)
    assert one.returncode == 0
    assert "people are called" not in one.stdout


def test_an_unknown_name_gets_the_nearest(chuanyu: Run, sample_data: Path) -> None:
    done = chuanyu("met", "邓雨彤", "--data", sample_data)
    assert done.returncode == 8
    assert done.stdout == ""
    assert done.stderr == "chuanyu: 邓雨彤: no such person in the graph (nearest: 邓雨桐)\n"


def test_without_a_graph_it_says_what_to_do(chuanyu: Run, tmp_path: Path) -> None:
    done = chuanyu("met", "邓雨桐", "--data", tmp_path / "none")
    assert done.returncode != 0
    (line,) = done.stderr.splitlines()
    assert "chuanyu build" in line
    assert not (tmp_path / "none").exists()


def test_the_data_folder_may_come_from_the_environment(chuanyu: Run, sample_data: Path) -> None:
    by_option = chuanyu("met", "邓雨桐", "--data", sample_data)
    by_environment = chuanyu("met", "邓雨桐", env={"CHUANYU_DATA": str(sample_data)})
    assert by_environment.stdout == by_option.stdout != ""


def test_a_cold_question_loads_nothing_heavy(sample_data: Path) -> None:
    code = (
        "import sys\nfrom graph.cli import main\n"
        f"try:\n    main(['met', '邓雨桐', '--data', {str(sample_data)!r}])\nexcept SystemExit as leaving:\n"
        f"    print('code', leaving.code)\nprint('heavy', sorted(m for m in {HEAVY!r} if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-2:] == ["code 0", "heavy []"]


FILTERS: tuple[tuple[str, ...], ...] = (
    (),
    ("--kind", "joint_conference"),
    ("--role", "speak", "--role", "address"),
    ("--confidence", "0.95"),
    ("--side", "chongqing"),
    ("--kind", "joint_conference", "--kind", "competition", "--from", "2024-06"),
    ("--side", "sichuan"),
    ("--in", "重庆", "--side", "chongqing", "--role", "attend"),
)


@pytest.mark.parametrize("filters", FILTERS, ids=" ".join)
@pytest.mark.parametrize("name", ["邓雨桐", "马晓棠", "person/彭若兰"])
def test_met_and_ego_filter_alike(name: str, filters: tuple[str, ...], ask: Ask) -> None:
    (answer,) = json.loads(ask("met", name, *filters, "--json")[1])
    near = json.loads(ask("ego", name, *filters, "--json")[1])["met"]
    expected = {
        (other, meeting)
        for edge in near
        if answer["id"] in edge["people"]
        for other in edge["people"]
        if other != answer["id"]
        for meeting in edge["meetings"]
    }
    assert {(one["other"]["id"], one["meeting"]) for one in answer["encounters"]} == expected


def test_filters_leave_something_and_not_all(ask: Ask) -> None:
    counts = [len(json.loads(ask("met", "邓雨桐", *filters, "--json")[1])[0]["encounters"]) for filters in FILTERS[:5]]
    assert all(0 < count < counts[0] for count in counts[1:])
    assert ask("met", "邓雨桐", "--side", "sichuan")[1] == "no encounters of 邓雨桐 side sichuan\n"


def test_met_as_csv_tells_namesakes_apart(ask: Ask) -> None:
    rows = list(csv.reader(io.StringIO(ask("met", "王磊", "--csv")[1])))
    answers = json.loads(ask("met", "王磊", "--json")[1])
    assert rows[0] == ["who", "date", "place", "meeting", "met", "their posts", "role", "own posts", "own role"]
    told = [(one["id"], met["title"], met["other"]["name"]) for one in answers for met in one["encounters"]]
    assert [(row[0], row[3], row[4]) for row in rows[1:]] == told
    assert len({who for who, *_ in told}) > 1


def test_quotes_is_evidence(ask: Ask) -> None:
    assert ask("met", "邓雨桐", "--quotes") == ask("met", "邓雨桐", "--evidence") != ask("met", "邓雨桐")
