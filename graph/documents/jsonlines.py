"""Documents of a .jsonl file: one JSON object a line with `text`, and optionally id, title, url, publisher, published_on.

As others call them: content or body for text, date or published for published_on; the first that says something counts.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from graph.dates import FIRST_PUBLISHED, LAST_PUBLISHED, publication_day
from graph.documents.decode import decode
from graph.errors import InputError

_TEXT = ("text", "content", "body")
_DATE = ("published_on", "published", "date")
_BOMS = (b"\xff\xfe", b"\xfe\xff")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Record(NamedTuple):
    """One line. key: its id, or `line-` and its number (from 1); the line's bytes for the checksum.

    doubt: what is said of a date of publication that was left out, being none or not between 1900 and 2100.
    """

    key: str
    line: bytes
    text: str
    encoding: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    doubt: InputError | None


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
    words = _first(value, _TEXT) if isinstance(value, dict) else None
    if not isinstance(words, str):
        raise InputError('not an object with a "text"', where=where, hint='{"text": "…", "published_on": "2024-03-29"}')
    published, doubt = _date(_first(value, _DATE), where)
    return Record(
        _key(value.get("id"), number),
        line,
        _clean(words),
        encoding,
        _string(value, "title"),
        _string(value, "publisher"),
        published,
        _string(value, "url"),
        doubt,
    )


def _first(value: dict[str, Any], names: tuple[str, ...]) -> Any:
    return next((value[name] for name in names if value.get(name)), value.get(names[0]))


def _key(given: object, number: int) -> str:
    """The id; a line without one is named unlike any number, so that no id 2 meets the second line."""
    key = _clean(str(given)).strip() if isinstance(given, str | int) else ""
    return key or f"line-{number}"


def _string(value: dict[str, Any], name: str) -> str | None:
    found = value.get(name)
    return _clean(found).strip() or None if isinstance(found, str) else None


def _clean(text: str) -> str:
    """JSON can spell halves of a character, which no file can hold."""
    return _SURROGATE.sub("\ufffd", text)


def _date(value: object, where: str) -> tuple[str | None, InputError | None]:
    """(ISO day, what is wrong with it)."""
    if value is None or value == "":
        return None, None
    try:
        return publication_day(str(value)), None
    except ValueError:
        words = f"its date is left out: {str(value)[:40]} is no day between {FIRST_PUBLISHED} and {LAST_PUBLISHED}"
        return None, InputError(words, where=where, hint="YYYY-MM-DD")
