"""chuanyu build --jobs N: the same graph as with one process, also when a worker is killed; Ctrl-C stops them all."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from command import COMMAND

CHECKOUT = Path(__file__).resolve().parents[2]
SAMPLES = CHECKOUT / "seeds" / "documents"
Run = Callable[..., subprocess.CompletedProcess[str]]
Require = Callable[[object, str], None]


def test_the_graph_does_not_depend_on_the_number_of_processes(chuanyu: Run, sample_data: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    done = chuanyu("build", SAMPLES, "--jobs", 3, "--data", data)
    assert done.returncode == 0, done.stderr
    exported = chuanyu("export", "jsonl", "-", "--data", data).stdout
    assert exported == chuanyu("export", "jsonl", "-", "--data", sample_data).stdout


@pytest.fixture
def long_pages(tmp_path: Path) -> Path:
    """Six pages that take a second or so each."""
    text = "\n\n".join(file.read_bytes().decode("utf-8", "replace") for file in sorted(SAMPLES.glob("0[4-9]*.txt")))
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(6):
        (pages / f"{number:02d}.txt").write_text(f"第{number}页\n\n" + "\n\n".join([text] * 25), encoding="utf-8")
    return pages


def workers(of: int) -> list[int]:
    """The worker processes of a running build."""
    found = []
    try:
        for task in Path(f"/proc/{of}/task").iterdir():
            for pid in (task / "children").read_text().split():
                if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes():
                    found.append(int(pid))
    except OSError:
        pass  # one of them has just ended
    return found


def started(line: list[str | Path]) -> tuple[subprocess.Popen[str], list[int]]:
    """A build with two processes, and its workers as soon as both are there and busy."""
    build = subprocess.Popen(
        [COMMAND, *map(str, line)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while len(pids := workers(build.pid)) < 2 and time.monotonic() < deadline and build.poll() is None:
        time.sleep(0.02)
    assert len(pids) == 2, build.communicate()[1]
    time.sleep(1)
    return build, pids


def test_a_killed_worker_costs_nothing_but_time(
    chuanyu: Run, long_pages: Path, tmp_path: Path, require: Require
) -> None:
    require(Path("/proc/self/task").is_dir(), "no /proc on this system")
    build, pids = started(["build", long_pages, "--jobs", "2", "--data", tmp_path / "two"])
    os.kill(pids[0], signal.SIGKILL)
    out, err = build.communicate(timeout=240)
    assert build.returncode == 0, err
    assert "read now 6" in out
    assert "Traceback" not in err
    assert chuanyu("build", long_pages, "--data", tmp_path / "one").returncode == 0
    exported = [chuanyu("export", "jsonl", "-", "--data", tmp_path / name).stdout for name in ("one", "two")]
    assert exported[0] == exported[1]


def test_ctrl_c_stops_all_workers(long_pages: Path, tmp_path: Path, require: Require) -> None:
    require(Path("/proc/self/task").is_dir(), "no /proc on this system")
    build, pids = started(["build", long_pages, "--jobs", "2", "--data", tmp_path / "data"])
    os.killpg(build.pid, signal.SIGINT)  # as a terminal does: to the program and its workers
    _, err = build.communicate(timeout=30)
    assert build.returncode == 130
    assert err.splitlines() == ["chuanyu: interrupted, nothing was half written"]
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)
