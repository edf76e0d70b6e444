"""The parts of a store that need no database: batches, signals, the lock, the settings of the Java machine."""

import os
import signal
import threading
from pathlib import Path

import pytest
from neo4j._codec.packstream.v1 import Packer

from graph.errors import StoreLocked
from graph.stores.batches import batches, packed_size
from graph.stores.holder import FolderLock
from graph.stores.jvm import _log_properties
from graph.stores.signals import uninterrupted


class Sink:
    """Where the driver's own packer writes to."""

    def __init__(self) -> None:
        self.data = bytearray()

    def write(self, data: bytes) -> None:
        self.data += data


@pytest.mark.parametrize(
    "value",
    [
        "", "abc", "川渝" * 50, "𠮷" * 70_000, 0, -(2**60), 0.5, True, None, [], ["川"] * 300, {},
        {"id": "人/一", "properties": {"quotes": ["句子。" * 20], "confidence": 0.9, "times": 3}},
    ],
    ids=lambda value: str(value)[:12],
)  # fmt: skip
def test_the_estimate_is_never_below_what_the_driver_sends(value: object) -> None:
    sink = Sink()
    Packer(sink).pack(value)
    assert packed_size(value) >= len(sink.data)


def test_batches_keep_order_and_limits() -> None:
    rows = [{"id": "x" * (number % 90)} for number in range(500)]
    cut = list(batches(rows, most_rows=40, most_bytes=2_000))
    assert [row for batch in cut for row in batch] == rows
    assert max(map(len, cut)) <= 40
    assert max(sum(map(packed_size, batch)) for batch in cut) <= 2_000
    assert {len(batch) for batch in cut} != {40}
    assert list(batches([])) == []


def test_a_row_above_the_limit_comes_alone() -> None:
    assert [len(batch) for batch in batches(["a", "b" * 99, "c", "d"], most_bytes=50)] == [1, 1, 2]


def test_a_signal_waits_for_the_end_of_the_call() -> None:
    steps = []

    def work() -> None:
        with uninterrupted():
            with uninterrupted():
                signal.raise_signal(signal.SIGINT)
                steps.append("inner")
            steps.append("outer")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert steps == ["inner", "outer"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_other_threads_do_not_touch_signals() -> None:
    done = []

    def work() -> None:
        with uninterrupted():
            done.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [signal.default_int_handler]


def test_a_folder_is_held_once_and_released(tmp_path: Path) -> None:
    first = FolderLock(tmp_path)
    with pytest.raises(StoreLocked, match=str(os.getpid())):
        FolderLock(tmp_path)
    first.release()
    first.release()
    FolderLock(tmp_path).release()


def test_a_stale_note_hinders_nobody(tmp_path: Path) -> None:
    (tmp_path / "holder.json").write_text('{"pid": 1, "command": "init", "since": "ever"}', encoding="utf-8")
    FolderLock(tmp_path).release()


def test_the_log_may_lie_in_a_folder_of_any_name(tmp_path: Path) -> None:
    log = tmp_path / "川渝 100%𠮷"
    log.mkdir()
    text = _log_properties(log).read_text(encoding="ascii")
    assert "\\u5ddd\\u6e1d 100%%\\ud842\\udfb7/arcadedb.log" in text
