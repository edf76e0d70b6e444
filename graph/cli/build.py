"""chuanyu build: from pages to a graph that answers."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from graph.cli.failures import say
from graph.cli.options import (
    DataOption,
    JsonOption,
    PathArguments,
    PublishedOption,
    StrictOption,
    data_folder,
    full_date,
)
from graph.cli.printing import print_json, put
from graph.cli.progress import progress_bars
from graph.pipeline import BuildReport, build

SHOWN = 10  # files that are named before the rest is only counted


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("build")(build_command)


def build_command(
    paths: PathArguments,
    data: DataOption = None,
    published: PublishedOption = None,
    min_confidence: Annotated[
        float,
        typer.Option(
            "--min-confidence", min=0.0, max=1.0, metavar="X", help="Leave out claims less certain than X (0 to 1); a build without it brings them back."
        ),
    ] = 0.0,
    jobs: Annotated[
        int, typer.Option("--jobs", min=1, metavar="N", help="Read pages in N processes; the graph does not depend on it.")
    ] = 1,
    strict: StrictOption = False,
    as_json: JsonOption = False,
) -> None:
    """Read pages into the graph.

    What was read before stays; a page that has changed takes the place of its former self. Building the same pages
    again changes nothing. Exit code 3 where a page could not be read; the others are in the graph all the same.

    Example: chuanyu build pages --published 2024-03-29
    """
    folder = data_folder(data)
    with progress_bars() as on_progress:
        report = build(
            paths,
            folder,
            published=full_date(published, "--published"),
            min_confidence=min_confidence,
            strict=strict,
            jobs=jobs,
            on_progress=on_progress,
        )
    say_problems(report)
    if as_json:
        print_json(as_data(report))
    else:
        put("\n".join(summary(report)))
    if report.problems:
        raise typer.Exit(3)


def say_problems(report: BuildReport) -> None:
    """One line on standard error for each page that was not read or left out."""
    for problem in report.problems:
        say(str(problem))


def as_data(report: BuildReport) -> dict[str, Any]:
    """A report as plain data for JSON."""
    return {
        "documents": report.found.documents,
        "stories": report.found.stories,
        "people": report.found.people,
        "meetings": report.found.meetings,
        "agreements": report.found.agreements,
        "read": report.read,
        "unchanged": report.unchanged,
        "withoutFacts": list(report.found.without_facts),
        "unusedSpans": report.found.leftovers,
        "belowMinConfidence": report.found.uncertain,
        "problems": [str(problem) for problem in report.problems],
        "notRead": list(report.foreign),
        "changes": report.changes,
        "seconds": round(report.seconds, 2),
    }


def summary(report: BuildReport) -> list[str]:
    """A report in a few lines."""
    if report.problems and not report.found.documents:
        return ["nothing was read, and the graph is empty", *_passed_over(report)]
    lines = [
        f"documents {report.found.documents}, stories {report.found.stories}, people {report.found.people}, "
        f"meetings {report.found.meetings}, agreements {report.found.agreements}",
        f"read now {report.read}, unchanged {report.unchanged}, left out {len(report.problems)}",
        *_passed_over(report),
    ]
    if report.found.without_facts:
        lines.append(f"without any fact: {_some(report.found.without_facts)}")
    if report.found.leftovers:
        lines.append(f"not understood: {_counts(report.found.leftovers)} (chuanyu explain FILE marks them)")
    if report.found.uncertain:
        lines.append(f"less certain than --min-confidence, left out: {_counts(report.found.uncertain)}")
    lines.append("nothing changed" if not any(report.changes.values()) else _changes(report.changes))
    lines.append(f"{report.seconds:.1f} seconds")
    return lines


def _passed_over(report: BuildReport) -> list[str]:
    """A line on documents in a form that is not read, where there are any."""
    if not report.foreign:
        return []
    how = "save each as .txt or .html in its own program, a .pdf with pdftotext"
    return [f"left out, no text files: {len(report.foreign)}: {_some(report.foreign)} ({how})"]


def _counts(numbers: dict[str, int]) -> str:
    return ", ".join(f"{kind} {number}" for kind, number in sorted(numbers.items()))


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:SHOWN])
    return shown if len(names) <= SHOWN else f"{shown} and {len(names) - SHOWN} more"


def _changes(changes: dict[str, int]) -> str:
    return "graph: " + ", ".join(f"{number} {what}" for what, number in changes.items() if number)
