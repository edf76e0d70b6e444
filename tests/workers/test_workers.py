"""Extraction in several processes: the same results in the same order, whatever happens to a worker."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import deadly
import pytest

from graph.errors import InputError
from graph.model.records import Extraction, Page
from graph.workers import extractions

SAMPLES = Path(__file__).resolve().parents[2] / "seeds" / "documents"


def page(name: str, text: str) -> Page:
    return Page(name, "", text)


def numbered(*texts: str) -> Iterator[tuple[int, Page]]:
    yield from ((number, page(f"{number}.txt", text)) for number, text in enumerate(texts))


def children() -> set[int]:
    found: set[int] = set()
    for tasks in Path(f"/proc/{os.getpid()}/task").iterdir():
        found |= {int(pid) for pid in (tasks / "children").read_text().split() if b"spawn_main" in _command(pid)}
    return found


def _command(pid: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def test_results_do_not_depend_on_the_number_of_processes() -> None:
    texts = [file.read_bytes().decode("utf-8", "replace") for file in sorted(SAMPLES.glob("*.txt"))[:8]]
    one = list(extractions(numbered(*texts), 1))
    assert [number for number, _ in one] == list(range(8))
    assert list(extractions(numbered(*texts), 3)) == one


def test_a_page_whose_worker_was_killed_is_read_by_another(tmp_path: Path) -> None:
    texts = ["甲", f"一次:{tmp_path / 'mark'}", "乙", "丙"]
    results = list(extractions(numbered(*texts), 2, deadly.extract))
    assert (tmp_path / "mark").exists()
    assert [(n, e.page.text) for n, e in results if isinstance(e, Extraction)] == list(enumerate(texts))


def test_a_page_that_kills_its_workers_is_left_out_and_the_others_are_read() -> None:
    results = dict(extractions(numbered("甲", "杀", "乙", "杀", "丙"), 2, deadly.extract))
    left_out = {number: error for number, error in results.items() if isinstance(error, InputError)}
    assert list(results) == [0, 1, 2, 3, 4]
    assert list(left_out) == [1, 3]
    assert left_out[1].where == "1.txt"
    assert "2 worker processes died" in str(left_out[1])


def test_an_error_in_a_worker_is_raised_here() -> None:
    with pytest.raises(ValueError, match=r"1\.txt"):
        list(extractions(numbered("甲", "错"), 2, deadly.extract))


def test_an_error_of_the_caller_comes_after_what_was_read_before_it() -> None:
    def pages() -> Iterator[tuple[int, Page]]:
        yield from numbered("甲", "乙", "丙")
        raise InputError("no more")

    results = extractions(pages(), 2, deadly.extract)
    assert [next(results)[0] for _ in range(3)] == [0, 1, 2]
    with pytest.raises(InputError, match="no more"):
        next(results)


def test_closing_early_stops_all_workers(require: Callable[[object, str], None]) -> None:
    require(Path("/proc/self/task").is_dir(), "no /proc on this system")
    before = children()
    with closing(extractions(numbered("甲", *["等"] * 5), 2, deadly.extract)) as results:
        assert next(results)[0] == 0
        assert children() - before
    deadline = time.monotonic() + 10
    while children() - before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not children() - before


def test_pages_are_read_only_a_little_ahead() -> None:
    read = []

    def pages() -> Iterator[tuple[int, Page]]:
        for number, one in numbered(*["甲"] * 100):
            read.append(number)
            yield number, one

    with closing(extractions(pages(), 2, deadly.extract)) as results:
        next(results)
        assert len(read) < 20


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_that_breaks_the_schema_is_left_out_and_the_others_are_read(jobs: int) -> None:
    results = dict(extractions(numbered("甲", "破", "乙"), jobs, deadly.extract))
    assert [number for number, found in results.items() if isinstance(found, Extraction)] == [0, 2]
    assert isinstance(results[1], InputError)
    assert str(results[1]).startswith("1.txt: left out, since what was found in it breaks the schema: ")
