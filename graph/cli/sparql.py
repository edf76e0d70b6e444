"""chuanyu sparql: SPARQL over the graph as RDF, or over a dump."""

import csv
import re
import shlex
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from graph.cli.answers import ROWS, SECONDS, RowsOption, TimeoutOption, print_answer
from graph.cli.application import USAGE_ERROR, usage_in_words
from graph.cli.failures import WrongCommandLine
from graph.cli.opening import graph_in
from graph.cli.options import DataOption, JsonOption, data_folder, local
from graph.cli.printing import print_json, print_table
from graph.cli.query import parameter_value
from graph.errors import NotFound
from graph.rdf.queries import Query, names, prepared, query_of
from graph.rdf.sparql import Asked, dump_asked, graph_asked
from graph.stores.asking import Answer, Limits
from graph.stores.parameters import nearest

HEAD = ("query", "parameters", "purpose")
_PAIR = re.compile(r"\w+=")


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("sparql", cls=_Sparql)(sparql)


class _Sparql(typer.core.TyperCommand):
    """A command that says how parameters are given where one was typed as an option or an argument."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As ever; WrongCommandLine, with the parameter as it should have been typed."""
        typed = list(args)
        try:
            return super().parse_args(ctx, args)
        except USAGE_ERROR as error:
            meant = _meant(typed, error)
            if meant is None:
                raise
            message = usage_in_words(error).split(" (Possible")[0].split(" Did you mean")[0].rstrip(".")
            raise WrongCommandLine(message, hint=f"a parameter of the query: --param {meant}") from None


def _meant(typed: list[str], error: Any) -> str | None:
    """NAME=VALUE of the parameter that was typed as an option or an argument of its own; None where there was none."""
    if "extra argument" in error.message:
        pairs = zip(["", *typed], typed, strict=False)
        return next((_quoted(word) for before, word in pairs if _PAIR.match(word) and not before.startswith("-")), None)
    option = getattr(error, "option_name", "")
    near = getattr(error, "possibilities", None)  # only of an option that there is not
    name = option.removeprefix("--")
    declared = {one for word in typed if word in names() for one in prepared(word).parameters}
    if near is None or not name or name == option or (near and name not in declared):
        return None
    place = next(place for place, word in enumerate(typed) if word.partition("=")[0] == option)
    value = typed[place].partition("=")[2] or next(iter(typed[place + 1 :]), "VALUE")
    return _quoted(f"{name}={value}")


def _quoted(pair: str) -> str:
    """As a shell takes it for one word."""
    return shlex.quote(pair) if any(map(str.isspace, pair)) else pair


def sparql(
    query: Annotated[
        str | None,
        typer.Argument(
            metavar="QUERY", help="A query in quotes, a file (.rq), the name of a prepared query, or - for standard input.", show_default=False
        ),
    ] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", metavar="NAME=VALUE", help="A parameter of the query.")
    ] = None,
    dump: Annotated[
        Path | None, typer.Option("--dump", metavar="FILE", help="Ask this dump: .ttl, .nt, .jsonld, .trig or .nq.", callback=local)
    ] = None,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV with all columns.")] = False,
    timeout: TimeoutOption = SECONDS,
    rows: RowsOption = ROWS,
    data: DataOption = None,
) -> None:
    """Ask in SPARQL 1.1, reading only; without QUERY, list the queries that are prepared.

    They are files in sparql/ (docs/sparql.md). SERVICE is off: no query asks other addresses.

    Examples: chuanyu sparql met --param name=邓雨桐; chuanyu sparql 'SELECT * { ?s ?p ?o } LIMIT 5'
    """
    if as_json and as_csv:
        raise WrongCommandLine("either --json or --csv")
    if query is None:
        _list(as_json)
        return
    wanted = _query(query)
    given = dict(_parameter(wanted, one) for one in param or ())
    wanted.filled(given)  # what is wrong with them is said before the graph is read
    with _opened(dump, data) as asked:
        answer = asked.ask(wanted.under(asked.base).filled(given), Limits(timeout, rows))
        if not answer.rows:
            _check_known(asked, wanted, given)
    if as_csv:
        _print_csv(answer)
    else:
        print_answer(answer, as_json, wanted.details)


@contextmanager
def _opened(dump: Path | None, data: Path | None) -> Iterator[Asked]:
    if dump is not None:
        yield dump_asked(dump)
        return
    with graph_in(data_folder(data)) as snapshot:
        elements = snapshot.elements()
    with graph_asked(elements) as asked:
        yield asked


def _query(wanted: str) -> Query:
    if wanted == "-":
        return query_of(_decoded(sys.stdin.buffer.read(), "standard input"), "query")
    if "{" in wanted and any(map(str.isspace, wanted)):
        return query_of(wanted, "query")
    if wanted in names():
        return prepared(wanted)
    if not wanted.endswith(".rq") and not Path(wanted).is_file():
        hint = nearest(wanted, names()).removeprefix("; ") or "chuanyu sparql lists them; a file ends with .rq; a query has blanks and {"
        raise WrongCommandLine("no such query", where=wanted, hint=hint)
    return query_of(_decoded(Path(wanted).read_bytes(), wanted), wanted)


def _decoded(raw: bytes, where: str) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WrongCommandLine("no UTF-8 text", where=where) from None
    if not text.strip():
        raise WrongCommandLine("the query is empty", where=where)
    return text


def _parameter(query: Query, typed: str) -> tuple[str, Any]:
    name, equals, value = typed.partition("=")
    if not equals:
        raise WrongCommandLine(f"{typed!r} is not of the form NAME=VALUE", where="--param")
    declared = query.parameters.get(name)
    return name, value if declared is None else parameter_value(declared, value)


def _check_known(asked: Asked, query: Query, given: dict[str, Any]) -> None:
    """NotFound, with the nearest names, for a name that nothing of its label bears."""
    for name, value in given.items():
        label = query.parameters[name].label
        if label is None or value in (known := asked.names(label)):
            continue
        hint = nearest(value, known).removeprefix("; ") or "nothing there looks like it"
        raise NotFound(f"no such {label.lower()} in the graph", where=value, hint=hint)


def _print_csv(answer: Answer) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows(_cells(row) for row in answer.rows)


def _cells(row: Iterable[Any]) -> list[Any]:
    return ["" if value is None else str(value).lower() if isinstance(value, bool) else value for value in row]


def _list(as_json: bool) -> None:
    found = [prepared(name) for name in names()]
    if as_json:
        print_json([_described(query) for query in found])
        return
    usage = [" ".join(f"[{one.name}]" if one.optional else one.name for one in query.parameters.values()) for query in found]
    print_table(HEAD, [(query.name, words, query.purpose.split(". ")[0].rstrip(".")) for query, words in zip(found, usage, strict=True)])


def _described(query: Query) -> dict[str, Any]:
    parameters = [
        {"name": one.name, "type": one.type, "required": not one.optional, "choices": list(one.choices), "about": one.text}
        for one in query.parameters.values()
    ]
    return {"name": query.name, "purpose": query.purpose, "parameters": parameters, "columns": list(query.columns)}
