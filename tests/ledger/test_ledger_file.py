"""The ledger keeps extractions, whole or not at all."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest
from pages import PageMaker

from graph.errors import LedgerError
from graph.ledger.ledger import NAME, Ledger
from graph.model.records import Extraction, Leftover


def extraction(path: str = "b.txt", text: str = "重庆市总工会主席甘牧之出席。") -> Extraction:
    maker = PageMaker(path, text)
    maker.person("甘牧之", ("重庆市总工会", "主席"))
    return replace(maker.done(), leftovers=(Leftover("name", (0, 2)),))


def test_what_is_put_comes_back_equal(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as ledger:
        ledger.put(extraction(), "v1")
    with Ledger.open(tmp_path, write=False) as ledger:
        assert list(ledger.extractions()) == [extraction()]
        assert ledger.get("b.txt") == extraction()
        assert ledger.get("c.txt") is None


def test_documents_come_sorted_by_path(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as ledger:
        for path in ("c.txt", "a.txt", "b.txt"):
            ledger.put(extraction(path), "v1")
        assert [e.page.path for e in ledger.extractions()] == ledger.paths() == ["a.txt", "b.txt", "c.txt"]


def test_a_page_is_known_only_with_its_reading_and_program(tmp_path: Path) -> None:
    page = extraction().page
    with Ledger.open(tmp_path) as ledger:
        assert not ledger.has(page, "v1")
        ledger.put(extraction(), "v1")
        assert ledger.has(page, "v1")
        assert not ledger.has(page, "v2")
        assert not ledger.has(replace(page, published="2031-01-02"), "v1")
        assert not ledger.has(replace(page, sha256="0" * 64), "v1")


def test_an_edited_page_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as ledger:
        ledger.put(extraction(), "v1")
        ledger.put(extraction(text="重庆市总工会主席甘牧之没有出席。"), "v1")
        assert len(ledger) == 1
        assert "没有" in next(ledger.extractions()).page.text


def test_equal_paths_of_two_folders_stay_two_documents(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as ledger:
        ledger.put(extraction(), "v1", location="/x/b.txt")
        ledger.put(extraction(text="另一篇：甘牧之出席。"), "v1", location="/y/b.txt")
        assert len(ledger) == 2
        assert ledger.remove("b.txt") == 2


def test_a_file_name_that_is_not_utf8_and_half_a_character_are_kept(tmp_path: Path) -> None:
    odd = extraction("\udcff.txt", "重庆市总工会主席甘牧之出席。\ud800")
    with Ledger.open(tmp_path) as ledger:
        ledger.put(odd, "v1")
        assert ledger.has(odd.page, "v1")
        assert ledger.get("\udcff.txt") == odd
        assert ledger.remove("\udcff.txt") == 1


def test_removal_is_as_if_it_had_never_been(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "one") as one, Ledger.open(tmp_path / "two") as two:
        for ledger in (one, two):
            ledger.put(extraction("a.txt"), "v1")
        one.put(extraction("z.txt", "甘牧之又出席。"), "v1")
        assert one.digest() != two.digest()
        assert one.remove("z.txt") == 1
        assert one.remove("z.txt") == 0
        assert one.digest() == two.digest()


def change_and_fail(ledger: Ledger) -> None:
    with ledger.transaction():
        ledger.put(extraction("b.txt"), "v1")
        ledger.remove("a.txt")
        _ = 1 / 0  # an error that is not the ledger's comes out as it is


def test_a_failed_transaction_leaves_the_old_state(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as ledger:
        ledger.put(extraction("a.txt"), "v1")
        with pytest.raises(ZeroDivisionError):
            change_and_fail(ledger)
        assert ledger.paths() == ["a.txt"]


def test_a_second_writer_is_told_so_and_a_reader_is_let_in(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as ledger:
        ledger.put(extraction(), "v1")
        with pytest.raises(LedgerError, match="another chuanyu is writing"):
            Ledger.open(tmp_path)
        with Ledger.open(tmp_path, write=False) as reader:
            assert len(reader) == 1
    Ledger.open(tmp_path).close()


def test_no_ledger_to_read(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger yet"):
        Ledger.open(tmp_path, write=False)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("不是数据库" * 1000, encoding="utf-8")
    with pytest.raises(LedgerError, match="damaged or no ledger"):
        Ledger.open(tmp_path)
    assert (tmp_path / NAME).read_text(encoding="utf-8") == "不是数据库" * 1000
    (tmp_path / NAME).unlink()
    Ledger.open(tmp_path).close()  # the lock was let go


def test_a_foreign_database_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / NAME) as database:
        database.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(LedgerError, match="not a ledger"):
        Ledger.open(tmp_path)


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    Ledger.open(tmp_path).close()
    with sqlite3.connect(tmp_path / NAME) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(LedgerError, match="newer chuanyu"):
        Ledger.open(tmp_path)


def test_a_damaged_row_is_told_of(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as ledger:
        ledger.put(extraction(), "v1")
    with sqlite3.connect(tmp_path / NAME) as database:
        database.execute("UPDATE documents SET found = x'0102'")
    with Ledger.open(tmp_path) as ledger, pytest.raises(LedgerError, match="damaged"):
        list(ledger.extractions())


WRITER = """
    import sys
    from pathlib import Path
    from graph.ledger.ledger import Ledger
    from graph.model.records import Extraction, Page
    ledger = Ledger.open(Path(sys.argv[1]))
    for number in range(100000):
        with ledger.transaction():
            for half in "ab":
                path = f"{number:06}{half}"
                ledger.put(Extraction(Page(path, path.ljust(64, "0"), path * 500), "hans"), "v1")
        print(number, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system with SIGKILL")
@pytest.mark.parametrize("rounds", [1, 7, 40])
def test_kill_in_the_middle_leaves_whole_transactions(tmp_path: Path, rounds: int) -> None:
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", textwrap.dedent(WRITER), str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as writer:
        assert writer.stdout
        for line in writer.stdout:
            if int(line) >= rounds:
                break
        writer.kill()
    with Ledger.open(tmp_path) as ledger:
        paths = ledger.paths()
        assert len(paths) % 2 == 0
        assert len(paths) >= 2 * rounds
        assert paths == [f"{n:06}{half}" for n in range(len(paths) // 2) for half in "ab"]
        assert sum(1 for _ in ledger.extractions()) == len(paths)


def test_lines_that_a_file_has_no_more_are_taken_out(tmp_path: Path) -> None:
    places = ["/p/n.jsonl#a", "/p/n.jsonl#b", "/p/n.jsonl#a#c", "/p/n.jsonl", "/p/n.jsonl2#a", "/p/n.json#b"]
    with Ledger.open(tmp_path) as ledger:
        for number, place in enumerate(places):
            ledger.put(extraction(f"{number}.txt"), "v1", location=place)
        assert ledger.keep_lines("/p/n.jsonl", {"/p/n.jsonl#a"}) == 2
        assert ledger.paths() == ["0.txt", "3.txt", "4.txt", "5.txt"]
        assert ledger.keep_lines("/p/n.jsonl", {"/p/n.jsonl#a"}) == 0
