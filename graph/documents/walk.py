"""Which files the given paths stand for: files as given, folders recursively and sorted, each file once."""

import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError

SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl")
# Documents of other programs, which are not read.
FOREIGN = (".pdf", ".doc", ".docx", ".wps", ".rtf", ".odt", ".xls", ".xlsx", ".ppt", ".pptx")
_ADDRESS = re.compile(r"(https?):/+", re.IGNORECASE)  # a path has lost one of two strokes
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


def foreign(paths: Sequence[Path | str]) -> list[str]:
    """Documents of other programs in these folders, as pages there would be named; not the locks that Word leaves (~$…)."""
    found = {}
    for folder in (Path(given) for given in paths if Path(given).is_dir()):
        for file in _files(folder, FOREIGN, lambda error: None):
            if not file.name.startswith("~$"):
                found[_exact(os.path.realpath(file))] = shown(file.relative_to(folder).as_posix())
    return list(found.values())


def address(path: Path | str) -> InputError | None:
    """What to say of an address of the web that is given as a path; None for a path."""
    if not _ADDRESS.match(str(path)):
        return None
    where = _ADDRESS.sub(r"\1://", str(path), count=1)
    return InputError("addresses are not fetched", where=shown(where), hint="save it as a file first, and name that file")


def _under(given: Path | str) -> Iterator[Found | InputError]:
    path = Path(given)
    if str(given) == STDIN:
        yield Found(path, "stdin", STDIN)
    elif (problem := address(given)) is not None:
        yield problem
    elif not path.is_dir():
        yield _found(path, path.name)
    else:
        yield from _in_folder(path)


def _in_folder(folder: Path) -> Iterator[Found | InputError]:
    problems: list[InputError] = []
    pages = False
    for file in _files(folder, SUFFIXES, lambda error: problems.append(unreadable(error, str(error.filename)))):
        pages = True
        yield _found(file, file.relative_to(folder).as_posix())
    yield from problems
    if not pages and not problems:
        yield InputError("no pages in this folder", where=shown(folder), hint="pages end in " + ", ".join(SUFFIXES))


def _files(folder: Path, suffixes: Sequence[str], on_error: Callable[[OSError], None]) -> Iterator[Path]:
    """The files with such an ending in a folder and below it, sorted; hidden ones are passed over."""
    for parent, folders, files in os.walk(folder, onerror=on_error):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            file = Path(parent, name)
            if not name.startswith(".") and file.suffix.lower() in suffixes and _regular(file):
                yield file


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
