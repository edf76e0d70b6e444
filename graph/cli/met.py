"""chuanyu met: who met whom, from the snapshot that build left; starts no database and loads nothing heavy."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

import typer

from graph.cli.answering import quote_as_data, quote_line
from graph.cli.opening import graph_in
from graph.cli.options import DataOption, JsonOption, data_folder, not_empty, partial_date
from graph.cli.printing import print_json, print_table, put
from graph.cli.wording import in_words, period, place_in_words, posts_in_words
from graph.network.encounters import Encounter, Presence, Quote
from graph.network.names import to_simplified
from graph.network.periods import first_day, last_day
from graph.network.question import Answer, Question, people_named, who_met

HEAD = ("date", "place", "meeting", "met", "their posts", "role", "own posts", "own role")


def answer(data: Path, question: Question) -> list[Answer]:
    """One answer for each person of the name, from the snapshot in a data folder."""
    with graph_in(data) as view:
        if question.other is not None:
            people, others = (people_named(view, name) for name in (question.name, question.other))
            if len(people) == 1 and people == others:
                raise typer.BadParameter(f"that is {people[0].properties['name']} as well", param_hint="--with")
        return who_met(view, question)


def register(application: typer.Typer) -> None:
    """Adds the command."""
    application.command("met")(met)


def met(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A person: simplified or traditional, or an id as --json shows it.")
    ],
    other: Annotated[
        str | None, typer.Option("--with", metavar="NAME", help="Only encounters with this person.", show_default=False)
    ] = None,
    place: Annotated[
        str | None,
        typer.Option(
            "--in",
            metavar="PLACE",
            help="Only in this district (北碚; 重庆 includes its districts) or venue.",
            show_default=False,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help="Not before: 2024, 2024-03 or 2024-03-28.", show_default=False),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--to", metavar="DATE", help="Not after: 2024, 2024-03 or 2024-03-28.", show_default=False),
    ] = None,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Quote the words that say so, with file and offset.")
    ] = False,
    as_json: JsonOption = False,
    data: DataOption = None,
) -> None:
    """Who met NAME: a table of encounters, by date.

    Two people met where both took part in the same meeting; being named in one article is not meeting.
    A date without a year is shown as --03-14, an unknown one as ?. With --from or --to a meeting counts that may have
    lain in the period as far as its date is known; those whose year is unknown are left out, and their number is said.

    Examples: chuanyu met 邓雨桐 --with 韩立川 --evidence; chuanyu met 王磊 --in 重庆 --from 2024-03 --to 2024
    """
    for text, option in ((name, "NAME"), (other, "--with"), (place, "--in")):
        not_empty(text, option)
    question = Question(
        name=_folded(name),
        other=None if other is None else _folded(other),
        place=None if place is None else to_simplified(place),
        since=partial_date(since, "--from"),
        until=partial_date(until, "--to"),
    )
    if since and until and first_day(since) > last_day(until):
        raise typer.BadParameter(f"{since} is after --to {until}", param_hint="--from")
    answers = answer(data_folder(data), question)
    if as_json:
        print_json([as_data(one) for one in answers])
        return
    if len(answers) > 1:
        put(f"{len(answers)} people are called {answers[0].name}; ask for one by id.\n")
    for number, one in enumerate(answers):
        print_answer(one, question, evidence=evidence, named=len(answers) > 1, first=number == 0)


def _folded(name: str) -> str:
    return name if name.startswith("person/") else to_simplified(name)


def print_answer(one: Answer, question: Question, *, evidence: bool, named: bool, first: bool) -> None:
    """The table of one person, and below it the evidence."""
    if not first:
        put()
    if named:
        put(f"{one.id}: {posts_in_words(one.posts)}")
    if one.encounters:
        print_table(HEAD, [row(encounter) for encounter in one.encounters])
    else:
        put(f"no encounters of {one.name}{asked(question)}")
    if one.uncertain:
        put(f"left out for want of a year: {one.uncertain}")
    if evidence:
        for line in evidence_lines(one.encounters):
            put(line)


def asked(question: Question) -> str:
    """The filters of a question in words."""
    filters = {"with": question.other, "in": question.place, "from": question.since, "to": question.until}
    return "".join(f" {word} {value}" for word, value in filters.items() if value is not None)


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
        "posts": _posts(one.posts),
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
