"""chuanyu cypher on the graph of the sample pages, in the embedded store."""

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from command import COMMAND

CHECKOUT = Path(__file__).resolve().parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]
NAMED = "MATCH (p:Person)-[r:HOLDS]->(x:Post) WHERE p.name = $name RETURN p, r, x.title AS title ORDER BY title"
# One expression that goes on for hours, in which the engine does not look at its clock.
ENDLESS = "RETURN size([x IN range(1, 30000) WHERE any(y IN range(1, 300000) WHERE y * x < 0)]) AS n"


def test_from_the_command_line_standard_input_and_a_file(chuanyu: Run, sample_data: Path, tmp_path: Path) -> None:
    file = tmp_path / "one.cypher"
    file.write_text("\ufeff" + NAMED, encoding="utf-8")
    given = ("--param", "name=苏明远", "--data", sample_data)
    shown = chuanyu("cypher", NAMED, *given)
    assert shown.returncode == 0, shown.stderr
    assert [line.split() for line in shown.stdout.splitlines()] == [
        ["p", "r", "title"],
        ["(苏明远)", "[:HOLDS", "current]", "党组书记"],
        ["(苏明远)", "[:HOLDS", "current]", "常务副主席"],
    ]
    assert chuanyu("cypher", "-", *given, stdin=NAMED.encode()).stdout == shown.stdout
    assert chuanyu("cypher", "--file", file, *given).stdout == shown.stdout
    data = json.loads(chuanyu("cypher", NAMED, *given, "--json").stdout)
    assert [row["title"] for row in data] == ["党组书记", "常务副主席"]
    assert data[0]["p"]["type"] == "node"
    assert (data[0]["r"]["label"], data[0]["r"]["start"]["id"]) == ("HOLDS", "person/苏明远")


def test_values_are_text_or_json(chuanyu: Run, sample_data: Path) -> None:
    given = ("text=川渝", 'quoted="3"', "number=3", "list=[1,2]", "yes=true", "equals=a=b", "$dollar=1", "hostile='}) DELETE n //")
    statement = "RETURN $text AS a, $quoted AS b, $number AS c, $list AS d, $yes AS e, $equals AS f, $dollar AS g, $hostile AS h"
    done = chuanyu("cypher", statement, *(word for value in given for word in ("--param", value)), "--json", "--data", sample_data)
    assert done.returncode == 0, done.stderr
    (row,) = json.loads(done.stdout)
    assert list(row.values()) == ["川渝", "3", 3, [1, 2], True, "a=b", 1, "'}) DELETE n //"]


def test_it_reads_unless_told_to_write(chuanyu: Run, sample_data: Path) -> None:
    statement = "MERGE (n:Venue {id: 'venue/新'}) SET n.name = '新' RETURN n"
    done = chuanyu("cypher", statement, "--data", sample_data)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.endswith("(--write lets it write)")
    done = chuanyu("cypher", statement, "--write", "--data", sample_data)
    assert done.returncode == 0, done.stderr
    assert "nodes created 1" in done.stdout
    gone = chuanyu("cypher", "MATCH (n:Venue {id: 'venue/新'}) DELETE n", "--write", "--data", sample_data)
    assert gone.stdout == "nodes deleted 1\n"


def test_the_next_build_puts_back_what_was_written_over(chuanyu: Run, sample_data: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(sample_data, data)
    named = ("cypher", "MATCH (p:Person {name: '卢天佑'}) RETURN p.id AS id", "--data", data)
    before = chuanyu(*named).stdout
    deleted = chuanyu("cypher", "MATCH (p:Person {name: '卢天佑'}) DETACH DELETE p", "--write", "--data", data)
    assert "nodes deleted 1" in deleted.stdout
    assert chuanyu(*named).stdout == "no rows\n" != before
    built = chuanyu("build", "seeds/documents", "--data", data, cwd=CHECKOUT)
    assert built.returncode == 0, built.stderr
    assert " created" in built.stdout
    assert chuanyu(*named).stdout == before
    assert "nothing changed" in chuanyu("build", "seeds/documents", "--data", data, cwd=CHECKOUT).stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "one statement is wanted"),
        (("RETURN 1", "--file", "x"), "one statement is wanted"),
        (("",), "the statement is empty"),
        (("RETURN 1", "--param", "x"), "'x' is not of the form NAME=VALUE"),
        (("RETURN 1", "--param", "1x=2"), "is not of the form NAME=VALUE"),
        (("MTCH (n) RETURN n",), "MTCH"),
        (("RETURN $name",), "name"),
        (("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",), "LOAD CSV is off"),
        (("RETURN 1", "--timeout", "0"), "--timeout"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(
    chuanyu: Run, sample_data: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = chuanyu("cypher", *arguments, "--data", sample_data)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert words in line


def test_a_file_that_is_not_there_or_no_text(chuanyu: Run, sample_data: Path, tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    for name, code in (("none", 1), ("binary", 2), (".", 1)):
        done = chuanyu("cypher", "--file", tmp_path / name, "--data", sample_data)
        assert done.returncode == code
        assert len(done.stderr.splitlines()) == 1


def test_rows_that_were_not_fetched_are_told(chuanyu: Run, sample_data: Path) -> None:
    done = chuanyu("cypher", "UNWIND range(1, 50) AS x RETURN x", "--rows", "2", "--data", sample_data)
    assert done.stdout.split() == ["x", "1", "2"]
    assert done.stderr == "chuanyu: there are more rows than these 2; --rows N fetches more\n"


def test_a_statement_that_never_ends_ends_in_time(chuanyu: Run, chuanyu_process: Run, sample_data: Path) -> None:
    start = time.monotonic()
    done = chuanyu_process("cypher", ENDLESS, "--timeout", "1", "--data", sample_data)
    assert time.monotonic() - start < 30
    assert (done.returncode, done.stdout) == (6, "")
    assert done.stderr == "chuanyu: statement: stopped after 1 seconds (ask for less, or give it longer with --timeout)\n"
    assert chuanyu("cypher", "RETURN 1 AS x", "--data", sample_data).stdout == "x\n1\n"


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_stops_it(sample_data: Path, number: signal.Signals, code: int) -> None:
    process = subprocess.Popen(
        [COMMAND, "cypher", ENDLESS, "--data", sample_data], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 60
    while not busy(process.pid) and time.monotonic() < deadline:
        time.sleep(0.2)
    process.send_signal(number)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (code, "")
    assert err == ("chuanyu: interrupted, nothing was half written\n" if code == 130 else "")


def busy(pid: int) -> bool:
    """Whether the statement runs: the program has used more time than its start takes."""
    if not Path("/proc").is_dir():
        time.sleep(10)
        return True
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") > 8
