"""Printing an answer of the network: a table, CSV or JSON, and the words behind it."""

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import typer

from graph.cli.failures import say
from graph.cli.printing import print_json, print_table, put, visible
from graph.cli.wording import UNKNOWN, period
from graph.network.encounters import Quote
from graph.network.evidence import Proof

SIDES = {"sichuan": "四川", "chongqing": "重庆", "both": "川渝", "": UNKNOWN}


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer ready to be printed.

    rows: cells as text. data: the same and more, for JSON. nothing: the sentence that stands for an empty table.
    cut: what a limit left out, told on standard error whatever the form.
    """

    head: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    data: Any
    nothing: str
    proofs: Sequence[Proof] = ()
    note: str = ""
    cut: str = ""


def check_forms(as_json: bool, as_csv: bool) -> None:
    """A usage error where both are asked for."""
    if as_json and as_csv:
        raise typer.BadParameter("either this or --json", param_hint="--csv")


def print_shown(shown: Shown, as_json: bool, as_csv: bool) -> None:
    """CSV has one line a row and no evidence; JSON has the evidence beside the answer where it was asked for."""
    if as_json:
        print_json({"answer": shown.data, "evidence": proofs_as_data(shown.proofs)} if shown.proofs else shown.data)
    elif as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(shown.head)
        writer.writerows([visible(cell) for cell in row] for row in shown.rows)
    else:
        if shown.rows:
            print_table(shown.head, shown.rows)
        else:
            put(shown.nothing)
        if shown.note:
            put(shown.note)
        for line in proof_lines(shown.proofs):
            put(line)
    if shown.cut:
        say(shown.cut)


def proof_lines(proofs: Sequence[Proof]) -> Iterator[str]:
    """For each meeting its heading and each quote once: who is told of by it, file, offsets, words, address."""
    for proof in proofs:
        yield f"\n{period(proof.start, proof.end)} {proof.title}"
        for names, quote in proof.told:
            yield quote_line(names, quote)


def quote_line(names: Sequence[str], quote: Quote) -> str:
    """Whom the words tell of, where they stand, the words in one line."""
    words = " ".join(quote.text.split())
    address = f"  {quote.url}" if quote.url else ""
    return f"  {'、'.join(names)}  {quote.document}#{quote.start}-{quote.end}  {words}{address}"


def quote_as_data(quote: Quote) -> dict[str, Any]:
    """A quote for JSON."""
    place = {"document": quote.document, "start": quote.start, "end": quote.end, "quote": quote.text}
    return {**place, **({"url": quote.url} if quote.url else {})}


def proofs_as_data(proofs: Sequence[Proof]) -> list[dict[str, Any]]:
    """Proofs for JSON."""
    return [
        {
            "meeting": proof.meeting,
            "title": proof.title,
            "start": proof.start,
            "end": proof.end,
            "told": [{"names": list(names), **quote_as_data(quote)} for names, quote in proof.told],
        }
        for proof in proofs
    ]
