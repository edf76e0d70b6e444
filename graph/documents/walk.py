"""Which files the given paths stand for: files as given, folders recursively and sorted, each file once."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError

SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl")
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read. name: relative to the folder that was given, or the file's name; location: where it lies."""

    file: Path
    name: str
    location: str


def walk(paths: Sequence[Path | str]) -> Iterator[Found | InputError]:
    """The files that the paths stand for, or why there is none; `-` stands for standard input."""
    seen: set[str] = set()
    for given in paths:
        for found in _under(given):
            if isinstance(found, Found):
                if found.location in seen:
                    continue
                seen.add(found.location)
            yield found


def _under(given: Path | str) -> Iterator[Found | InputError]:
    path = Path(given)
    if str(given) == STDIN:
        yield Found(path, "stdin", STDIN)
    elif not path.is_dir():
        yield _found(path, path.name)
    else:
        yield from _in_folder(path)


def _in_folder(folder: Path) -> Iterator[Found | InputError]:
    problems: list[InputError] = []
    pages = False
    walked = os.walk(folder, onerror=lambda error: problems.append(unreadable(error, str(error.filename))))
    for parent, folders, files in walked:
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            file = Path(parent, name)
            if name.startswith(".") or file.suffix.lower() not in SUFFIXES or not _regular(file):
                continue
            pages = True
            yield _found(file, file.relative_to(folder).as_posix())
    yield from problems
    if not pages and not problems:
        yield InputError("no pages in this folder", where=shown(folder), hint="pages end in " + ", ".join(SUFFIXES))


def _found(file: Path, name: str) -> Found:
    return Found(file, shown(name), _exact(os.path.realpath(file)))


def _regular(file: Path) -> bool:
    """Whether it may be read to its end: a pipe or a device may never end. What is gone or forbidden is told by reading."""
    try:
        return stat.S_ISREG(file.stat().st_mode)
    except OSError:
        return True


def _exact(path: str) -> str:
    """A path that can be written anywhere and stands for no other: bytes that are no UTF-8 become \\xNN."""
    return path.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="backslashreplace")


def shown(path: Path | str) -> str:
    """A path that can be written anywhere: bytes of its name that are no UTF-8 become U+FFFD."""
    return str(path).encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")


def unreadable(error: OSError, where: str) -> InputError:
    """What the operating system says, in one line."""
    reasons = {
        FileNotFoundError: "no such file",
        PermissionError: "no permission to read it",
        IsADirectoryError: "a folder",
    }
    return InputError(reasons.get(type(error), error.strerror or type(error).__name__), where=shown(where))
