"""Pages from files, folders and standard input; what cannot be read is reported and the others go on."""

import hashlib
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from graph.documents.decode import decode, has_chinese
from graph.documents.html import read_html
from graph.documents.jsonlines import read_records
from graph.documents.walk import STDIN, Found, shown, unreadable, walk
from graph.errors import InputError
from graph.model.records import Page

# Told of a .jsonl file that was read to its end, every line of it: (location of the file, locations of its documents).
OnEnd = Callable[[str, frozenset[str]], None]
_HTML_START = (b"<!doctype html", b"<html")


@dataclass(frozen=True, slots=True)
class Source:
    """A page and where it was read from: the file's absolute path, for a line of a .jsonl file with #id or #line-2."""

    page: Page
    location: str


def read(
    paths: Sequence[Path | str],
    *,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    on_problem: Callable[[InputError], None],
) -> Iterator[Page]:
    """The pages of files, folders (recursive, sorted) and standard input (`-`), one after the other.

    Kinds: .jsonl (one document a line), .html and .htm, all else plain text or Markdown. Page.path is relative to the
    folder that was given, or the file's name (`name.jsonl#id`, `stdin`). Page.text is the file as decoded, byte order
    mark and carriage returns included; of a web page it is the extracted main text, and offsets refer to that text.
    published: ISO date of pages that do not give their own. A file given twice is read once. Every input that cannot
    be read goes to on_problem as one InputError, and the others go on.
    """
    for source in read_pages(paths, published=published, stdin=stdin):
        if isinstance(source, InputError):
            on_problem(source)
        else:
            yield source.page


def read_pages(
    paths: Sequence[Path | str],
    *,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    on_end: OnEnd | None = None,
) -> Iterator[Source | InputError]:
    """As `read`, with the location of each page, and the problems in their place between the pages."""
    for found in walk(paths):
        if isinstance(found, InputError):
            yield found
            continue
        try:
            yield from _read_file(found, published, stdin, on_end)
        except InputError as error:
            yield error
        except OSError as error:
            yield unreadable(error, str(found.file))


def _read_file(
    found: Found, published: str | None, stdin: BinaryIO | None, on_end: OnEnd | None
) -> Iterator[Source | InputError]:
    if found.location == STDIN:
        data = (stdin or sys.stdin.buffer).read()
        is_html = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML_START)
        yield _web_page(data, found, published) if is_html else _plain(data, found, published)
        return
    suffix = found.file.suffix.lower()
    if suffix == ".jsonl":
        yield from _records(found, published, on_end)
        return
    reader = _web_page if suffix in (".html", ".htm") else _plain
    yield reader(found.file.read_bytes(), found, published)  # the bytes are let go of before the page is read on


def _plain(data: bytes, found: Found, published: str | None) -> Source:
    where = _where(found)
    _not_empty(data, where)
    text, encoding = decode(data, where)
    _chinese(text, where)
    return Source(Page(found.name, _checksum(data), text, encoding, published=published), found.location)


def _web_page(data: bytes, found: Found, published: str | None) -> Source:
    where = _where(found)
    _not_empty(data, where)
    web = read_html(data, where)
    _chinese(web.text, where)
    date = web.published or published
    page = Page(found.name, _checksum(data), web.text, web.encoding, web.title, web.publisher, date, web.url)
    return Source(page, found.location)


def _records(found: Found, published: str | None, on_end: OnEnd | None) -> Iterator[Source | InputError]:
    where, empty = _where(found), True
    read: set[str] = set()
    unread = False
    with found.file.open("rb") as lines:
        for record in read_records(lines, where):
            empty = False
            if isinstance(record, InputError):
                unread = True
                yield record
            elif not has_chinese(record.text):
                unread = True
                yield InputError("no Chinese in this document", where=f"{where}#{record.key}")
            else:
                page = Page(
                    f"{found.name}#{record.key}",
                    _checksum(record.line),
                    record.text,
                    record.encoding,
                    record.title,
                    record.publisher,
                    record.published or published,
                    record.url,
                )
                if record.doubt:
                    yield record.doubt
                location = f"{found.location}#{record.key}"
                read.add(location)
                yield Source(page, location)
    if on_end and read and not unread:
        on_end(found.location, frozenset(read))
    if empty:
        yield InputError("an empty file", where=where)


def _where(found: Found) -> str:
    """How a message names the file: as it was given."""
    return found.name if found.location == STDIN else shown(found.file)


def _not_empty(data: bytes, where: str) -> None:
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise InputError("an empty file", where=where)


def _chinese(text: str, where: str) -> None:
    if not has_chinese(text):
        raise InputError("no Chinese in this page", where=where)


def _checksum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
