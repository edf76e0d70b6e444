"""Documents of a .jsonl file: one JSON object a line with `text`, and optionally id, title, url, publisher, published_on."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from graph.documents.decode import decode
from graph.errors import InputError

_BOMS = (b"\xff\xfe", b"\xfe\xff")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Record(NamedTuple):
    """One line. key: its id, or its number (from 1); the line's bytes for the checksum."""

    key: str
    line: bytes
    text: str
    encoding: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None


def read_records(lines: Iterable[bytes], where: str) -> Iterator[Record | InputError]:
    """The documents of a file, line by line; a broken line is reported with its number, the others go on."""
    keys: set[str] = set()
    for number, line in enumerate(_as_utf8(lines, where), 1):
        if isinstance(line, InputError):
            yield line
            return
        if not line.strip():
            continue
        try:
            record = _record(line, number, f"{where}:{number}")
        except InputError as error:
            yield error
            continue
        if record.key in keys:
            yield InputError(f"the id {record.key} stands in an earlier line too", where=f"{where}:{number}")
            continue
        keys.add(record.key)
        yield record


def _as_utf8(lines: Iterable[bytes], where: str) -> Iterator[bytes | InputError]:
    """The lines as they come; a file in UTF-16 or UTF-32 has no lines of bytes, so it is decoded whole."""
    iterator = iter(lines)
    first = next(iterator, b"")
    if not first.startswith(_BOMS):
        yield first
        yield from iterator
        return
    try:
        text, _ = decode(first + b"".join(iterator), where)
    except InputError as error:
        yield error
        return
    yield from (line.encode("utf-8") for line in text.split("\n"))


def _record(line: bytes, number: int, where: str) -> Record:
    text, encoding = decode(line, where)
    try:
        value = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__
        raise InputError(f"not JSON: {reason}", where=where, hint="one JSON object a line") from None
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise InputError('not an object with a "text"', where=where, hint='{"text": "…", "published_on": "2024-03-29"}')
    key = value.get("id")
    return Record(
        _clean(str(key)) if isinstance(key, str | int) and str(key) else str(number),
        line,
        _clean(value["text"]),
        encoding,
        _string(value, "title"),
        _string(value, "publisher"),
        _date(value.get("published_on"), where),
        _string(value, "url"),
    )


def _string(value: dict[str, Any], name: str) -> str | None:
    found = value.get(name)
    return _clean(found).strip() or None if isinstance(found, str) else None


def _clean(text: str) -> str:
    """JSON can spell halves of a character, which no file can hold."""
    return _SURROGATE.sub("\ufffd", text)


def _date(value: object, where: str) -> str | None:
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(str(value)[:10]).isoformat()
    except ValueError:
        raise InputError(f"published_on is no date: {str(value)[:40]}", where=where, hint="YYYY-MM-DD") from None
