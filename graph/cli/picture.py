"""chuanyu picture: the network as a static picture."""

import importlib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import typer

from graph.cli.failures import naming
from graph.cli.narrowing import (
    DataOption,
    StoreOption,
    filtered,
    filters_in_words,
    network_in,
    person_named,
)
from graph.cli.options import JsonOption
from graph.cli.printing import print_json, put
from graph.errors import NotFound, ResourceMissing
from graph.network.filters import Where
from graph.network.network import Network

OutArgument = Annotated[Path, typer.Argument(metavar="OUT", help="A new file: OUT.svg or OUT.png.", show_default=False)]


def register(application: typer.Typer) -> None:
    """Adds the group of pictures."""
    group = typer.Typer(no_args_is_help=True, help="Draw the network as a picture (.svg or .png).")
    group.command("network")(network)
    group.command("timeline")(timeline)
    group.command("map")(map_)
    application.add_typer(group, name="picture")


@filtered()
def network(
    out: OutArgument,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=2, max=2000, help="At most so many people: those who met most others.")
    ] = 2000,
    *,
    where: Where,
    as_json: JsonOption = False,
    data: DataOption = None,
    store: StoreOption = None,
) -> None:
    """Who met whom: people as dots, coloured by side, encounters as lines; golden where they cross the border.

    Example: chuanyu picture network who-met-whom.svg --limit 200
    """
    _drawn("network", out, where, as_json, data, store, lambda draw, source: draw(source, where, limit=limit))


@filtered()
def timeline(
    out: OutArgument,
    of: Annotated[
        str | None, typer.Option("--of", metavar="NAME", help="This person and whom the person met.", show_default=False)
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, max=200, help="At most so many people: those of most meetings.")
    ] = 40,
    *,
    where: Where,
    as_json: JsonOption = False,
    data: DataOption = None,
    store: StoreOption = None,
) -> None:
    """When they met: a lane for each person, a line through those who were at the same meeting, the meetings by number.

    Example: chuanyu picture timeline when.svg --of 韩立川
    """

    def drawn(draw: Callable[..., Any], source: Network) -> Any:
        person = None if of is None else source.numbers[person_named(source, of, "--of").id]
        return draw(source, where, person=person, limit=limit)

    _drawn("timeline", out, where, as_json, data, store, drawn)


@filtered()
def map_(
    out: OutArgument,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, max=2000, help="At most so many districts: those of most meetings.")
    ] = 400,
    *,
    where: Where,
    as_json: JsonOption = False,
    data: DataOption = None,
    store: StoreOption = None,
) -> None:
    """Where they met: districts by longitude and latitude, lines between those whose people came together.

    Example: chuanyu picture map where.png --from 2024
    """
    _drawn("map", out, where, as_json, data, store, lambda draw, source: draw(source, where, limit=limit))


def _drawn(
    what: str,
    out: Path,
    where: Where,
    as_json: bool,
    data: Path | None,
    store: str | None,
    drawing: Callable[[Callable[..., Any], Network], Any],
) -> None:
    if out.suffix.lower() not in (".svg", ".png"):
        raise typer.BadParameter(f"{out.name!r} ends neither in .svg nor in .png", param_hint="OUT")
    if find_spec("matplotlib") is None:
        raise ResourceMissing("matplotlib is not installed", where="chuanyu picture", hint="pip install 'chuanyu-kg[pictures]'")
    with network_in(data, store) as source:
        canvas = importlib.import_module("graph.pictures.canvas")  # here: it loads matplotlib
        with canvas.style():
            done = drawing(importlib.import_module(f"graph.pictures.{what}").draw, source)
            if done is None:
                raise NotFound(f"nothing to draw: no {_WANTED[what]}{filters_in_words(where)}", where=str(out))
            with naming(out):
                canvas.write(done.figure, out)
    if as_json:
        print_json({"file": str(out), "drawn": done.said})
    else:
        put(f"{out}: {done.said}")


_WANTED = {
    "network": "two people were at the same meeting",
    "timeline": "meeting of a known year has people",
    "map": "meeting has a district",
}
