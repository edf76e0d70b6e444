"""Statements that users ask for: stopped when they take too long, never reading files or addresses."""

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from graph.errors import StatementError, StoreError

GRACE_SECONDS = 5.0  # a database that stops statements itself says so within this time (Neo4j looks every two seconds)
Result = TypeVar("Result")

_ESCAPE = re.compile(r"\\u+([0-9A-Fa-f]{4})")
# What is only text in Cypher: strings, names in backticks, comments. Written so that it never looks back.
_TEXT = re.compile(
    r"'(?:[^'\\]|\\.)*+'?" r'|"(?:[^"\\]|\\.)*+"?' r"|`[^`]*+`?" r"|//[^\n\r]*+" r"|/\*(?:[^*]|\*(?!/))*+(?:\*/)?", re.DOTALL
)
# Between the words any blank of any alphabet, but none of the signs that Cypher uses.
_LOAD_CSV = re.compile(r"\bLOAD(?:[^\w\x21-\x7e])+CSV\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of a statement. more: rows that were not fetched; changes: counter → how many, of what it wrote."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    more: bool
    changes: dict[str, int]


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a statement may run, in seconds, and how many rows are fetched."""

    seconds: float
    rows: int


def refuse_loading(text: str) -> None:
    r"""StatementError where a statement has LOAD CSV: it would read files of the server, or any address.

    Neo4j reads \u escapes before anything else, ArcadeDB does not: both readings are looked at.
    """
    for reading in (text, _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)):
        if _LOAD_CSV.search(_TEXT.sub(_blank, reading)):
            raise StatementError("LOAD CSV is off: no statement reads files or addresses", where="statement")


def _blank(match: re.Match[str]) -> str:
    # A comment stands for a blank; a string or a quoted name for a sign that no two words go across.
    return " " if match[0].startswith("/") else "''"


def within(seconds: float, work: Callable[[], Result], give_up: Callable[[], None]) -> Result:
    """What `work` returns. After so many seconds, or at Ctrl-C, `give_up` is called and the work left to itself.

    The last resort: databases stop most statements themselves, but not in the middle of one long expression.
    """
    done: list[Result] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True, name="statement")
    thread.start()
    try:
        thread.join(seconds + GRACE_SECONDS)
    except BaseException:
        give_up()
        raise
    if thread.is_alive():
        give_up()
        raise too_long(seconds)
    if failed:
        raise failed[0]
    return done[0]


def too_long(seconds: float) -> StoreError:
    """The error of a statement that was stopped."""
    return StoreError(
        f"stopped after {seconds:g} seconds", where="statement", hint="ask for less, or give it longer with --timeout"
    )
