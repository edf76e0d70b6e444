"""Options of the commands that ask the network: its source, and which meetings and attendances count."""

import gc
import inspect
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from graph.cli.answering import check_forms
from graph.cli.opening import graph_in
from graph.cli.options import data_folder, not_empty, partial_date, server_named
from graph.cli.wording import held_in_words
from graph.errors import NotFound
from graph.model.elements import Node
from graph.model.schema import Schema
from graph.network.encounters import posts_held
from graph.network.filters import Where, left_out_for_want_of_a_year
from graph.network.names import to_simplified
from graph.network.network import Network, network_of_store, open_network
from graph.network.periods import first_day, last_day
from graph.network.question import people_named


class Side(str, Enum):  # noqa: UP042 - typer shows the values of such
    """The sides of the border."""

    sichuan = "sichuan"
    chongqing = "chongqing"


DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        help="A data folder, or a file of chuanyu export jsonl. Default: $CHUANYU_DATA, else a chuanyu folder in your data directory.",
        show_default=False,
    ),
]
StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="URI",
        help="Read the whole graph from this Neo4j (neo4j://HOST:PORT; $NEO4J_USERNAME, $NEO4J_PASSWORD). "
        "Default: $NEO4J_URI, else --data.",
        show_default=False,
    ),
]
SinceOption = Annotated[
    str | None,
    typer.Option("--from", metavar="DATE", help="Meetings not before: 2024, 2024-03 or 2024-03-28.", show_default=False),
]
UntilOption = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Meetings not after.", show_default=False)]
PlaceOption = Annotated[
    str | None,
    typer.Option("--in", metavar="PLACE", help="Meetings in this district (重庆 includes its districts) or venue.", show_default=False),
]
KindOption = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help="Meetings of this kind: symposium, visit … May be repeated.", show_default=False),
]
RoleOption = Annotated[
    list[str] | None,
    typer.Option("--role", metavar="ROLE", help="Only who did this there: chair, speak … May be repeated.", show_default=False),
]
ConfidenceOption = Annotated[
    float, typer.Option("--confidence", metavar="P", min=0.0, max=1.0, help="Only what is at least so sure.", show_default=False)
]
SideOption = Annotated[Side | None, typer.Option("--side", help="Only who stood for this side there.", show_default=False)]
EvidenceOption = Annotated[
    bool, typer.Option("--evidence", "--quotes", help="Quote the words that say so, with file and offset.")
]
CsvOption = Annotated[bool, typer.Option("--csv", help="Print CSV instead of a table.")]


# What `where` of a command stands for: the option and what it is where it is not given.
FILTERS: dict[str, tuple[Any, Any]] = {
    "since": (SinceOption, None),
    "until": (UntilOption, None),
    "place": (PlaceOption, None),
    "kind": (KindOption, None),
    "role": (RoleOption, None),
    "confidence": (ConfidenceOption, 0.0),
    "side": (SideOption, None),
}


def filtered(*only: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Of a command that takes `where` one that takes its options there (only these, where some are named).

    What cannot be asked for is a usage error before the command is called: a filter that is none, JSON and CSV at once.
    """
    options = {name: FILTERS[name] for name in only or FILTERS}

    def of(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def run(**typed: Any) -> None:
            check_forms(typed.get("as_json", False), typed.get("as_csv", False))
            given = {name: typed.pop(name) for name in options}
            command(**typed, where=where_of(**given))

        kind = inspect.Parameter.KEYWORD_ONLY
        shown: list[inspect.Parameter] = []
        for one in inspect.signature(command).parameters.values():
            if one.name == "where":
                shown += [inspect.Parameter(name, kind, default=default, annotation=option) for name, (option, default) in options.items()]
            else:
                shown.append(one.replace(kind=kind))
        run.__signature__ = inspect.Signature(shown)  # type: ignore[attr-defined]
        run.__annotations__ = {one.name: one.annotation for one in shown}
        return run

    return of


@contextmanager
def network_in(data: Path | None, store: str | None) -> Iterator[Network]:
    """The network that a command asks: of a Neo4j that option or environment name, else of a JSON lines file or a data folder.

    StoreError where there is none.
    """
    place, server = data_folder(data), server_named(store)
    gc.disable()  # a large network is millions of lists and no circle; the program ends before it would matter
    if server is not None:
        from graph.cli.target import open_server  # here: a question to a file need not wait for the driver

        with open_server(server) as opened:
            network = network_of_store(opened)
        yield network
    elif place.is_file():
        with open_network(place) as network:
            yield network
    else:
        with graph_in(place) as snapshot:
            yield Network(snapshot)


def where_of(
    since: str | None = None,
    until: str | None = None,
    place: str | None = None,
    kind: Sequence[str] | None = None,
    role: Sequence[str] | None = None,
    confidence: float = 0.0,
    side: Side | None = None,
) -> Where:
    """The filters that were typed; a usage error names the option that cannot be one."""
    since, until = partial_date(since, "--from"), partial_date(until, "--to")
    if since and until and first_day(since) > last_day(until):
        raise typer.BadParameter(f"{since} is after --to {until}", param_hint="--from")
    not_empty(place, "--in")
    _among(kind, "--kind", "Meeting", "kind")
    _among(role, "--role", "ATTENDED", "roles")
    return Where(
        since=since,
        until=until,
        place=None if place is None else to_simplified(place),
        kinds=frozenset(kind or ()),
        roles=frozenset(role or ()),
        confidence=confidence,
        side=None if side is None else side.value,
    )


def _among(given: Sequence[str] | None, option: str, of: str, field: str) -> None:
    if not given:
        return
    schema = Schema.load()
    properties = (schema.nodes[of] if of in schema.nodes else schema.relationships[of]).properties
    known = list(properties[field].values or ())
    for one in given:
        if one not in known:
            raise typer.BadParameter(f"{one!r} is none of {', '.join(known)}", param_hint=option)


def person_named(network: Network, typed: str, what: str) -> Node:
    """The one person of a name or id. NotFound names the nearest, or the ids of all that bear it."""
    not_empty(typed, what)
    name = folded(typed)
    found = people_named(network.source, name)
    if len(found) > 1:
        posts = posts_held(network.source, found)
        each = "; ".join(f"{one.id} {held_in_words(posts.get(one.id, ()))}" for one in found)
        raise NotFound(f"{len(found)} people are called so", where=name, hint=f"ask for one by id: {each}")
    return found[0]


def folded(name: str) -> str:
    """In simplified characters; ids as they are."""
    return name if "/" in name else to_simplified(name)


def filters_in_words(where: Where) -> str:
    """The filters in the words of the options."""
    words = {"in": where.place, "from": where.since, "to": where.until}
    told = "".join(f" {name} {value}" for name, value in words.items() if value is not None)
    for name, values in (("kind", where.kinds), ("role", where.roles)):
        told += f" {name} {', '.join(sorted(values))}" if values else ""
    told += f" confidence {where.confidence}" if where.confidence else ""
    return told + (f" side {where.side}" if where.side else "")


def undated(network: Network, where: Where) -> str:
    """The sentence about what a period leaves out; empty where it leaves out nothing."""
    return undated_words(left_out_for_want_of_a_year(network, where))


def undated_words(count: int) -> str:
    """The same of a number that is known."""
    return f"meetings left out for want of a year: {count}" if count else ""
