"""Options that several commands share, and what they default to."""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from platformdirs import user_data_path

from graph.dates import FIRST_PUBLISHED, LAST_PUBLISHED, possible, publication_day
from graph.documents.walk import address

PathArguments = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH…",
        help="Pages: .txt, .md, .html, .jsonl, folders of them, or - for standard input.",
        show_default=False,
    ),
]
DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        help="Where ledger and store lie. Default: $CHUANYU_DATA, else a chuanyu folder in your data directory.",
        show_default=False,
    ),
]
PublishedOption = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        help="Day of publication (2024-03-29) of pages that do not state their own; dates without a year are resolved by it.",
        show_default=False,
    ),
]
StrictOption = Annotated[
    bool,
    typer.Option("--strict/--keep-going", help="Stop at the first page that cannot be read, or go on with the others."),
]
URI = "NEO4J_URI"
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]


def local(path: Path | None) -> Path | None:
    """As given, or None; InputError for an address of the web."""
    if path is not None and (problem := address(path)) is not None:
        raise problem
    return path


def data_folder(named: Path | None) -> Path:
    """The folder of ledger, store and snapshot."""
    if named is not None:
        return named
    if from_environment := os.environ.get("CHUANYU_DATA"):
        return Path(from_environment)
    return user_data_path("chuanyu", appauthor=False)


def server_named(option: str | None) -> str | None:
    """The address of a server, from the option or the environment; None for what lies in the data folder."""
    return option or os.environ.get(URI) or None


def full_date(text: str | None, option: str) -> str | None:
    """An ISO day from 1900 to 2100 as given, or None; a usage error where it is none."""
    if text is None:
        return None
    try:
        return publication_day(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else _wrong(text, option)
    except ValueError:
        return _wrong(text, option, f" between {FIRST_PUBLISHED} and {LAST_PUBLISHED}")


def partial_date(text: str | None, option: str) -> str | None:
    """2024, 2024-03 or 2024-03-28 as given, or None; a usage error where it is none."""
    if text is None:
        return None
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text)
    if parts is None or not possible(*(None if part is None else int(part) for part in parts.groups())):
        return _wrong(text, option, hint="2024-03-28, 2024-03 or 2024")
    return text


def one_of(typed: str, kinds: Sequence[str], also: Mapping[str, str], option: str) -> str:
    """One of the kinds, as typed or by another word for it; a usage error where it is none."""
    kind = also.get(typed.lower(), typed.lower())
    if kind not in kinds:
        raise typer.BadParameter(f"{typed!r} is not one of {', '.join(kinds)}", param_hint=option)
    return kind


def not_empty(text: str | None, what: str) -> str | None:
    """As given, or None; a usage error where there is nothing but blanks."""
    if text is not None and not text.strip():
        raise typer.BadParameter("nothing is named", param_hint=what)
    return text


def _wrong(text: str, option: str, which: str = "", hint: str = "2024-03-28") -> NoReturn:
    raise typer.BadParameter(f"{text!r} is no date{which}: write {hint}", param_hint=option)
