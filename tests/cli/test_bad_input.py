"""What users do wrong, and what goes wrong around them: one clear line each, the other files go on, nothing half written."""

import errno
import os
import resource
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from command import COMMAND

GOOD = "2024年4月26日，江津泸州两地工会合作座谈会在重庆市江津区召开，重庆市江津区总工会主席袁书恒、泸州市总工会主席何婉清出席会议。\n"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with one good page."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder


def complaints(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The lines on standard error."""
    return done.stderr.splitlines()


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (" \n\u3000\n".encode(), ""),
    "binary.txt": (bytes(range(256)) * 40, ""),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(400), ""),
    "broken.txt": (GOOD.encode()[:50] + b"\xff\xfe\xfd\x80\x80" + GOOD.encode() + b"\xc3\x28\x00", ""),
    "english.txt": (b"The unions met on Tuesday and agreed on nothing in particular. " * 5, "no Chinese"),
    "broken.jsonl": (b'{"text": "\xe5\x87\xba\xe5\xb8\xad"\n', ""),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_bad_page_gets_one_line_and_the_others_go_on(chuanyu: Run, pages: Path, name: str) -> None:
    content, word = BAD[name]
    (pages / name).write_bytes(content)
    done = chuanyu("extract", pages)
    assert done.returncode == 3
    (line,) = complaints(done)
    assert line.startswith("chuanyu: ")
    assert name in line
    assert word in line
    assert "袁书恒" in done.stdout


def test_strict_stops_at_the_first_bad_page(chuanyu: Run, pages: Path, tmp_path: Path) -> None:
    (pages / "a-empty.txt").write_bytes(b"")
    (pages / "b-empty.txt").write_bytes(b"")
    done = chuanyu("build", pages, "--strict", "--data", tmp_path / "data")
    assert done.returncode == 3
    (line,) = complaints(done)
    assert "a-empty.txt" in line


def test_a_folder_without_pages(chuanyu: Run, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    (tmp_path / "nothing" / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    done = chuanyu("extract", tmp_path / "nothing")
    assert done.returncode == 3
    (line,) = complaints(done)
    assert "nothing" in line


def test_a_path_that_is_not_there(chuanyu: Run, pages: Path) -> None:
    done = chuanyu("extract", pages / "lost.txt", pages / "good.txt")
    assert done.returncode == 3
    (line,) = complaints(done)
    assert "lost.txt" in line
    assert "袁书恒" in done.stdout


ADDRESS = "https://example.com/a.html"


@pytest.mark.parametrize(
    "words",
    [
        *(["annotate"], ["explain"], ["repair"], ["extract"], ["build", "--data", "data"], ["evaluate"]),
        *(["evaluate", ".", "--texts"], ["validate"], ["import"], ["sparql", "met", "--dump"], ["cypher", "--file"]),
    ],
    ids=lambda words: words[0],
)
def test_addresses_are_not_fetched(chuanyu: Run, tmp_path: Path, words: list[str]) -> None:
    for address in (ADDRESS, ADDRESS.replace("https", "HTTP")):
        done = chuanyu(*words, address, cwd=tmp_path)
        assert done.returncode == 3
        assert complaints(done) == [
            f"chuanyu: {address}: addresses are not fetched (save it as a file first, and name that file)"
        ]


def test_a_folder_may_be_called_like_the_beginning_of_an_address(chuanyu: Run, pages: Path) -> None:
    pages.rename(pages.parent / "https")
    assert "袁书恒" in chuanyu("extract", "https", cwd=pages.parent).stdout


def test_a_dangling_link_is_a_page_that_vanished(chuanyu: Run, pages: Path) -> None:
    (pages / "gone.txt").symlink_to(pages / "nowhere.txt")
    done = chuanyu("extract", pages)
    assert done.returncode == 3
    (line,) = complaints(done)
    assert "gone.txt" in line
    assert "袁书恒" in done.stdout


@pytest.mark.skipif(os.geteuid() == 0 and not Path("/proc/self").is_dir(), reason="root may read everything")
def test_a_page_without_permission(chuanyu: Run, pages: Path) -> None:
    locked = pages / "locked.txt"
    if os.geteuid() == 0:  # root ignores permissions, but not what the kernel keeps for itself
        locked.symlink_to("/proc/self/mem")
    else:
        locked.write_text(GOOD, encoding="utf-8")
        locked.chmod(0)
    done = chuanyu("extract", pages)
    assert done.returncode == 3
    (line,) = complaints(done)
    assert "locked.txt" in line
    assert "袁书恒" in done.stdout


def test_one_line_of_20_megabytes(chuanyu: Run, pages: Path) -> None:
    (pages / "long.txt").write_text("工会服务职工，" * 1_000_000, encoding="utf-8")
    start = time.monotonic()
    done = chuanyu("extract", pages)
    assert done.returncode == 3
    (line,) = complaints(done)
    assert "long.txt" in line
    assert "7,000,000 characters" in line
    assert "袁书恒" in done.stdout
    assert time.monotonic() - start < 60


def _small_files_only() -> None:
    """Stands for a full disk: no file may grow beyond 2 KiB; Python gets EFBIG instead of the signal."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))


def test_a_disk_that_takes_no_more(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = subprocess.run(
        [COMMAND, "extract", pages, "--out", out],
        preexec_fn=_small_files_only,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    (line,) = complaints(done)
    assert os.strerror(errno.EFBIG) in line
    assert "good.jsonl" in line
    assert list(out.iterdir()) == []


def test_a_full_device_on_standard_output(pages: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [COMMAND, "extract", pages], stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=120
        )
    assert done.returncode == 1
    (line,) = complaints(done)
    assert os.strerror(errno.ENOSPC) in line


@pytest.mark.parametrize("stage", ["ledger.sqlite3", "store/store.lock", "store/databases/kg"])
def test_interrupted_in_the_middle(chuanyu: Run, pages: Path, tmp_path: Path, stage: str) -> None:
    for number in range(100):
        (pages / f"{number:03}.txt").write_text(f"第{number}期\n\n" + GOOD * 10, encoding="utf-8")
    data = tmp_path / "data"
    with subprocess.Popen(
        [COMMAND, "build", pages, "--data", data], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        until = time.monotonic() + 120
        while not (data / stage).exists() and time.monotonic() < until:
            time.sleep(0.01)
        assert running.poll() is None, f"ended before {stage} was there"
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
    assert running.returncode == 130, err
    assert err.splitlines() == ["chuanyu: interrupted, nothing was half written"]
    assert not (data / "built.json").exists()
    assert [path for path in tmp_path.rglob("*") if path.suffix in (".part", ".new", ".tmp")] == []
    (pages / "000.txt").unlink()
    again = chuanyu("build", pages / "good.txt", "--data", data)
    assert again.returncode == 0, again.stderr
    assert "何婉清" in chuanyu("met", "袁书恒", "--data", data).stdout


def test_a_reader_that_leaves_early(pages: Path) -> None:
    for number in range(50):
        (pages / f"{number}.txt").write_text(GOOD * 50, encoding="utf-8")
    with subprocess.Popen([COMMAND, "extract", pages], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""


@pytest.mark.parametrize(
    "arguments",
    [["build"], ["met"], ["nonsense"], ["met", "甲", "--from", "gestern"], ["build", "--published", "2024-02-30", "x"]],
)
def test_a_wrong_command_line_exits_2(chuanyu: Run, arguments: list[str]) -> None:
    done = chuanyu(*arguments)
    assert done.returncode == 2
    assert done.stderr
