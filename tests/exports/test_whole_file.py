"""What lies at the place of an output file: a file, a link, a pipe, a device, a folder, nothing."""

import os
import threading
from pathlib import Path

import pytest

from graph.exports.whole import whole_file


def put(path: Path, text: str) -> None:
    with whole_file(path) as part:
        part.write_text(text, encoding="utf-8")


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_file_is_replaced_or_left(tmp_path: Path) -> None:
    path = tmp_path / "out"
    put(path, "one")
    put(path, "two")
    with pytest.raises(UnicodeEncodeError):
        put(path, "half\ud800")
    assert path.read_text(encoding="utf-8") == "two"
    assert names(tmp_path) == ["out"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder" / "real")
    put(tmp_path / "link", "one")
    put(tmp_path / "link", "two")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "folder" / "real").read_text(encoding="utf-8") == "two"
    assert names(tmp_path / "folder") == ["real"]


def test_a_pipe_gets_the_text(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")), daemon=True)
    reader.start()
    put(pipe, "甲" * 100_000)
    reader.join(10)
    assert read == ["甲" * 100_000]
    assert pipe.is_fifo()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError) as caught:
        put(tmp_path, "text")
    assert caught.value.filename == str(tmp_path)
    assert tmp_path.is_dir()
