"""chuanyu met: who met whom; of a data folder it reads the snapshot, starts no database and loads nothing heavy."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Annotated, Any

import typer

from graph.cli.answering import Shown, print_shown, quote_as_data, quote_line
from graph.cli.narrowing import (
    CsvOption,
    DataOption,
    EvidenceOption,
    StoreOption,
    filtered,
    filters_in_words,
    folded,
    network_in,
)
from graph.cli.options import JsonOption, not_empty
from graph.cli.printing import print_table, put
from graph.cli.wording import held_in_words, in_words, period, place_in_words, posts_in_words
from graph.network.encounters import Encounter, Presence, Quote
from graph.network.filters import Where
from graph.network.question import Answer, Question, people_named, who_met
from graph.network.view import Whole

HEAD = ("date", "place", "meeting", "met", "their posts", "role", "own posts", "own role")


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("met")(met)


@filtered()
def met(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A person: simplified or traditional, or an id as --json shows it.")
    ],
    other: Annotated[
        str | None, typer.Option("--with", metavar="NAME", help="Only encounters with this person.", show_default=False)
    ] = None,
    *,
    where: Where,
    evidence: EvidenceOption = False,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    data: DataOption = None,
    store: StoreOption = None,
) -> None:
    """Who met NAME: a table of encounters, by date.

    Two people met where both took part in the same meeting; being named in one article is not meeting.
    A date without a year is shown as --03-14, an unknown one as ?. With --from or --to a meeting counts that may have
    lain in the period as far as its date is known; those whose year is unknown are left out, and their number is said.
    --role, --confidence and --side hold of both who met.

    Examples: chuanyu met 邓雨桐 --with 韩立川 --evidence; chuanyu met 王磊 --in 重庆 --from 2024-03 --to 2024
    """
    not_empty(name, "NAME")
    not_empty(other, "--with")
    question = Question(
        name=folded(name),
        other=None if other is None else folded(other),
        place=where.place,
        since=where.since,
        until=where.until,
        kinds=where.kinds,
        roles=where.roles,
        confidence=where.confidence,
        side=where.side,
    )
    with network_in(data, store) as network:
        answers = answers_to(network.source, question)
    if as_json or as_csv:
        print_shown(shown(answers), as_json, as_csv)
        return
    asked = ("" if question.other is None else f" with {question.other}") + filters_in_words(where)
    if len(answers) > 1:
        put(f"{len(answers)} people are called {answers[0].name}; ask for one by id.\n")
    for number, one in enumerate(answers):
        print_answer(one, asked, evidence=evidence, named=len(answers) > 1, first=number == 0)


def answers_to(view: Whole, question: Question) -> list[Answer]:
    """One answer for each person of the name."""
    if question.other is not None:
        people, others = (people_named(view, name) for name in (question.name, question.other))
        if len(people) == 1 and people == others:
            raise typer.BadParameter(f"that is {people[0].properties['name']} as well", param_hint="--with")
    return who_met(view, question)


def shown(answers: Sequence[Answer]) -> Shown:
    """Encounters as rows that begin with the id of the person, whom others may be called like, and as data."""
    rows = [(one.id, *row(encounter)) for one in answers for encounter in one.encounters]
    return Shown(("who", *HEAD), rows, [as_data(one) for one in answers], "")


def print_answer(one: Answer, asked: str, *, evidence: bool, named: bool, first: bool) -> None:
    """The table of one person, and below it the evidence."""
    if not first:
        put()
    if named:
        put(f"{one.id}: {held_in_words(one.posts)}")
    if one.encounters:
        print_table(HEAD, [row(encounter) for encounter in one.encounters])
    else:
        put(f"no encounters of {one.name}{asked}")
    if one.uncertain:
        put(f"left out for want of a year: {one.uncertain}")
    if evidence:
        for line in evidence_lines(one.encounters):
            put(line)


def row(encounter: Encounter) -> tuple[str, ...]:
    """An encounter as a line of the table."""
    return (
        period(encounter.start, encounter.end),
        place_in_words(encounter.districts, encounter.venues),
        encounter.title,
        encounter.other.name,
        posts_in_words(encounter.other.posts),
        in_words(encounter.other.roles),
        posts_in_words(encounter.person.posts),
        in_words(encounter.person.roles),
    )


def evidence_lines(encounters: Sequence[Encounter]) -> Iterator[str]:
    """For each meeting its heading and each quote once: who is told of by it, file, offsets, words, address."""
    for _, together in groupby(encounters, key=lambda encounter: encounter.meeting):
        here = list(together)
        yield f"\n{period(here[0].start, here[0].end)} {here[0].title}"
        told: dict[Quote, list[str]] = {}
        for who in (here[0].person, *(encounter.other for encounter in here)):
            for quote in who.quotes:
                told.setdefault(quote, []).append(who.name)
        for quote in sorted(told, key=lambda quote: (quote.document, quote.start, quote.end)):
            yield quote_line(told[quote], quote)


def as_data(one: Answer) -> dict[str, Any]:
    """An answer as plain data for JSON."""
    return {
        "id": one.id,
        "name": one.name,
        "posts": [post._asdict() for post in one.posts],
        "leftOutForWantOfAYear": one.uncertain,
        "encounters": [
            {
                "meeting": encounter.meeting,
                "title": encounter.title,
                "kind": encounter.kind,
                "start": encounter.start,
                "end": encounter.end,
                "places": list(encounter.places),
                "person": _presence(encounter.person),
                "other": _presence(encounter.other),
            }
            for encounter in one.encounters
        ],
    }


def _presence(who: Presence) -> dict[str, Any]:
    return {
        "id": who.id,
        "name": who.name,
        "posts": _posts(who.posts),
        "roles": list(who.roles),
        "evidence": [quote_as_data(quote) for quote in who.quotes],
    }


def _posts(posts: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"organization": organization, "title": title} for organization, title in posts]
