"""chuanyu search: people, organizations, meetings and all else that has a name, by words in it."""

import re
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from graph.cli.failures import WrongCommandLine, say
from graph.cli.options import DataOption, JsonOption, data_folder, one_of
from graph.cli.printing import print_json, print_table
from graph.cli.target import StoreOption, open_target
from graph.cli.wording import UNKNOWN, period
from graph.errors import NotFound
from graph.model.schema import Schema
from graph.network.names import to_simplified
from graph.stores.fulltext import Hit

LABELS = sorted({one.label for one in Schema.load().text_indexes()})
KINDS = [label.lower() for label in LABELS]
_ALSO = {"people": "person", "stories": "story", "page": "document", "pages": "document", **{f"{kind}s": kind for kind in KINDS}}
HEAD = ("kind", "name", "found in", "about")
MOST = 20


def described(hit: Hit) -> dict[str, Any]:
    """label, id, name, text (the name, alias or title that was found), exact (all words are in it), about."""
    properties = hit.node.properties
    name = properties.get("name") or properties.get("title") or properties.get("path") or hit.node.id
    about = list(hit.about) or [told for told in (_about(hit),) if told]
    return {"label": hit.node.label, "id": hit.node.id, "name": name, "text": hit.text, "exact": hit.exact, "about": about}


def _about(hit: Hit) -> str:
    """What tells a meeting, an agreement, a district or a page from others of its name."""
    properties = hit.node.properties
    if hit.node.label == "Meeting":
        return period(properties.get("start"), properties.get("end"))
    key = {"Agreement": "signedOn", "District": "fullName", "Document": "path"}.get(hit.node.label)
    return str(properties.get(key) or "") if key else ""


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("search")(search)


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORD…", help="Simplified or traditional; all must be there.")],
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help=f"Only these: {', '.join(KINDS)} (meetings, people … too). May be repeated.",
            show_default=False,
            autocompletion=lambda incomplete: [one for one in KINDS if one.startswith(incomplete)],
        ),
    ] = None,
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help="Show at most so many.")] = MOST,
    as_json: JsonOption = False,
    store: StoreOption = None,
    data: DataOption = None,
) -> None:
    """Find people, organizations, posts, meetings, agreements, places and pages by words in their names.

    Where nothing has all the words, what has some of them is shown, the most alike first.

    Example: chuanyu search 北碚 总工会
    """
    wanted = _folded(words)
    kinds = {one_of(one, KINDS, _ALSO, "--kind") for one in kind or KINDS}
    labels = [label for label in LABELS if label.lower() in kinds]
    with open_target(store, data_folder(data)) as opened:
        hits = opened.search(wanted, labels, most + 1)
    if not hits:
        raise NotFound("nothing in the graph has such a name", where=" ".join(words), hint="try a shorter word")
    rows = [described(hit) for hit in hits[:most]]
    if as_json:
        print_json(rows)
    else:
        print_table(HEAD, [_in_words(row) for row in rows])
    if len(hits) > most:
        say(f"there are more than these {most}; --most N shows more")


def _folded(words: Sequence[str]) -> list[str]:
    """Each word simplified, without marks around it; WrongCommandLine where there is none."""
    wanted = [part for word in words for part in re.split(r"[^\w·]+", to_simplified(word)) if part]
    if not wanted:
        raise WrongCommandLine("no word to search for", where="WORD")
    return wanted


def _in_words(row: dict[str, Any]) -> tuple[str, ...]:
    found = row["text"] if row["text"] != row["name"] else ""
    return row["label"].lower(), row["name"], found, "、".join(row["about"]) or UNKNOWN
