"""chuanyu explain: a page with all that was found in it and all that may have been missed."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from graph.cli.failures import naming, say
from graph.cli.options import JsonOption, PublishedOption, full_date
from graph.cli.printing import print_json, print_table, put, visible
from graph.cli.wording import UNKNOWN
from graph.errors import ChuanyuError
from graph.exports.explain import write_html
from graph.exports.explanation import Explanation, Said
from graph.exports.explanation import explain as explain_page
from graph.exports.segments import segments
from graph.facts import extract
from graph.pipeline import pages

STYLES = {
    "person": "black on yellow",
    "reporter": "black on bright_black",
    "date": "black on green",
    "place": "black on cyan",
    "post": "black on magenta",
    "organization": "white on blue",
    "series": "black on bright_green",
    "agreement": "black on bright_red",
    "meeting": "underline",
    "left": "bold red reverse",
}
LONGEST = 60  # characters of a quote in a table


def explained(file: str, *, published: str | None = None) -> Iterator[tuple[str, Explanation] | ChuanyuError]:
    """(text, explanation) of each page of a file, or why it could not be read."""
    for source in pages([file], published, False):
        if isinstance(source, ChuanyuError):
            yield source
        else:
            yield source.page.text, explain_page(extract(source.page))


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("explain")(explain)


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A page, or - for standard input.")],
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="OUT", help="Write one HTML file to look at, which needs no network."),
    ] = None,
    published: PublishedOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what was understood of a page, by which rule and how surely, and what may have been missed.

    Every mention is marked in the text; what looks like a name, a post, an organization or a date and was used by no
    rule is marked too (with ? where there is no colour) and listed. Nothing is stored.

    Example: chuanyu explain page.txt --html page.html
    """
    if html is not None and html.exists() and Path(file).exists() and html.samefile(file):
        raise typer.BadParameter("that is the page itself: name another file", param_hint="--html")
    found: list[tuple[str, Explanation]] = []
    failed = False
    for result in explained(file, published=full_date(published, "--published")):
        if isinstance(result, ChuanyuError):
            failed = True
            say(str(result))
        else:
            found.append(result)
    if html is not None and found:
        with naming(html):
            write_html(found, html)
    if as_json:
        print_json(as_data(found))
    elif html is not None:
        for _, page in found:
            put(f"{html}: {summary(page)}")
    else:
        for text, page in found:
            print_page(text, page)
    if failed:
        raise typer.Exit(3)


def summary(page: Explanation) -> str:
    """One line: how much was marked, how many facts, how much was left."""
    left = ", ".join(f"{kind} {number}" for kind, number in page.leftCounts.items() if number) or "nothing"
    return f"{page.path}: {len(page.marks)} marks, {len(page.facts)} facts, left unmarked: {left}"


def print_page(text: str, page: Explanation) -> None:
    """The text with its marks, what they became, the facts, and what was left."""
    if sys.stdout.isatty():
        _print_coloured(text, page)
    else:
        put(marked(text, page))
    put()
    print_table(("line", "words", "is", "became"), mark_rows(page))
    put()
    if page.facts:
        print_table(("line", "fact", "rule", "confidence", "words"), [fact_row(page, fact) for fact in page.facts])
        put()
    if page.leftovers:
        around = [(str(x.line), x.kind, x.quote, _one_line(f"{x.before}[{x.quote}]{x.after}")) for x in page.leftovers]
        print_table(("line", "looks like", "left unmarked", "where"), around)
        put()
    put(summary(page))


def runs(text: str, page: Explanation) -> Iterator[tuple[str, str]]:
    """The text in pieces with what each looks like: a kind of mark, `?` and a kind for leftovers, "" for plain text."""
    words, look = "", ""
    for piece in segments(text, page):
        top = next((page.marks[n].kind for n in piece.marks if page.marks[n].kind != "meeting"), "")
        now = f"?{page.leftovers[piece.leftovers[0]].kind}" if piece.leftovers else top
        if now != look and words:
            yield words, look
            words = ""
        words, look = words + piece.text, now
    if words:
        yield words, look


def marked(text: str, page: Explanation) -> str:
    """The text with [words|kind] for marks and [words|?kind] for leftovers."""
    return "".join(f"[{words}|{look}]" if look else words for words, look in runs(text, page)).rstrip()


def mark_rows(page: Explanation) -> list[tuple[str, ...]]:
    """A line for each mark: where, its words, its kind, the ids of what it became."""
    rows: list[tuple[str, ...]] = []
    for mark in page.marks:
        ids = "、".join(page.things[key].id for key in mark.things)
        became = f"{mark.value} of {ids}" if mark.value else ids
        rows.append((str(mark.line), _one_line(mark.quote), mark.kind, became))
    return rows


def fact_row(page: Explanation, fact: Said) -> tuple[str, ...]:
    """A line for a fact: where, who does what to whom, the rule, how surely, the words that say so."""
    how = [str(fact.properties["status"])] if "status" in fact.properties else fact.properties.get("roles", [])
    said = f"{fact.type} ({', '.join(how)})" if how else fact.type
    told = f"{_name(page, fact.start)} {said} {_name(page, fact.end)}"
    return (
        str(fact.evidence[0].line),
        told,
        fact.rule or UNKNOWN,
        f"{fact.confidence:.2f}",
        _one_line(fact.evidence[0].quote),
    )


def _name(page: Explanation, key: str) -> str:
    thing = page.things.get(key)
    return thing.name if thing else key


def _one_line(words: str) -> str:
    joined = " ".join(words.split())
    return joined if len(joined) <= LONGEST else f"{joined[: LONGEST - 1]}…"


def _print_coloured(text: str, page: Explanation) -> None:
    from rich.console import Console
    from rich.text import Text

    drawn = Text()
    for words, look in runs(text, page):
        drawn.append(visible(words), STYLES["left" if look.startswith("?") else look] if look else "")
    kinds = Text("  ").join(
        Text(f" {kind} {page.counts[kind]} ", STYLES[kind]) for kind in page.counts if kind != "meeting"
    )
    console = Console(markup=False, highlight=False)
    console.print(kinds, Text(f" left unmarked {len(page.leftovers)} ", STYLES["left"]))
    console.print(drawn)


def as_data(pages_found: Sequence[tuple[str, Explanation]]) -> list[dict[str, Any]]:
    """Explanations as plain data for JSON."""
    return [asdict(page) for _, page in pages_found]
