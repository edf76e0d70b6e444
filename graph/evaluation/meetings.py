"""Meetings: which were found, and of each who was there, in what role, what bodies, when and where."""

from collections.abc import Iterable

from graph.evaluation.gold import Gold, GoldEvent
from graph.evaluation.matching import assign
from graph.evaluation.predicted import Event, Predicted
from graph.evaluation.tally import Clue, Said, Tally
from graph.evaluation.titles import date_parts, same_day
from graph.evaluation.wording import plain, same_organization
from graph.gazetteer.divisions import Divisions


def score_meetings(tally: Tally, gold: Gold, found: Predicted, named_only: set[str]) -> None:
    """Everything about the meetings of a document. named_only: plain names of people who take part in nothing."""
    events = found.events("Meeting", "TOOK_PART")
    ids = assign(gold.meetings, events)
    rows = {key: gold.meetings[index] for index, key in ids.items()}
    for index, wanted in enumerate(gold.meetings):
        event = events[ids[index]] if index in ids else None
        if wanted.optional:
            _neutral(tally, wanted, event, named_only)
            continue
        if event is not None:
            _with_parts(
                wanted, event, [(events.get(e.start), rows.get(e.start)) for e in found.into(ids[index], "PART_OF")]
            )
        tally.add("meetings", int(event is not None), [] if event else [Said(wanted.titles[:1], (wanted.titles,))])
        _score(tally, wanted, event)
    for key, event in events.items():
        if key not in rows:
            tally.add("meetings", 0, extra=[Said(event.titles[:1], spans=event.spans)])
            _score(tally, GoldEvent(titles=event.titles[:1]), event)


def _neutral(tally: Tally, wanted: GoldEvent, event: Event | None, named_only: set[str]) -> None:
    """At an optional meeting only those are wrong who took part in nothing."""
    people = event.people if event else []
    wrong = [p for p in people if p.name in named_only and p.name not in wanted.attended]
    tally.add("attendance", 0, extra=[Said((p.name,), spans=p.spans) for p in wrong], about=wanted.titles[0])


def _with_parts(wanted: GoldEvent, event: Event, parts: Iterable[tuple[Event | None, GoldEvent | None]]) -> None:
    """Who was at a part was at the whole, as far as the gold has him there; a part that is required has its own."""
    for part, row in parts:
        if part is None or (row and not row.optional):
            continue
        for name in [n for n in part.roles if n in wanted.attended and (row is None or n in row.attended)]:
            presence = next(p for p in part.people if p.name == name)
            if name not in event.roles:
                event.people.append(presence)
            event.roles.setdefault(name, set()).update(part.roles.pop(name) & wanted.attended[name])
            part.people.remove(presence)


def _score(tally: Tally, wanted: GoldEvent, event: Event | None) -> None:
    title, clue = wanted.titles[0], wanted.titles
    people = event.people if event else []
    tally.compare(
        "attendance",
        [Said((plain(name),), ((name,), clue)) for name in {plain(n): n for n in wanted.people}.values()],
        [Said((person.name,), spans=person.spans) for person in people],
        title,
    )
    tally.match(
        "organizations at meetings",
        [Said((name,), ((name,), clue)) for name in wanted.bodies],
        [Said((name,), spans=spans) for name, spans in (event.bodies if event else [])],
        lambda a, b: same_organization(a[0], b[0]),
        about=title,
    )
    _score_roles(tally, wanted, event)
    if event is not None:
        _score_date(tally, wanted, event)
        _score_districts(tally, wanted, event)


def _score_roles(tally: Tally, wanted: GoldEvent, event: Event | None) -> None:
    """`attend` beside another role is neither right nor wrong."""
    written = {plain(name): name for name in wanted.people}
    there = event.roles if event else {}
    spans = {person.name: person.spans for person in (event.people if event else [])}
    want = {(n, r) for n, roles in wanted.attended.items() for r in roles if r != "attend" or len(roles) == 1}
    got = {(n, r) for n, roles in there.items() for r in roles}
    spare = {(n, "attend") for n, roles in there.items() if n in wanted.attended or len(roles) > 1}
    tally.compare(
        "roles",
        [Said(value, ((written[value[0]],), wanted.titles)) for value in sorted(want)],
        [Said(value, spans=spans.get(value[0], ())) for value in sorted((got & want) | (got - spare))],
        wanted.titles[0],
    )


def _score_date(tally: Tally, wanted: GoldEvent, event: Event) -> None:
    """Day and year, where the gold has them; a graph that says none has missed them, but said nothing wrong."""
    year, month, _ = date_parts(event.day)
    title, start = wanted.titles[0], wanted.start or ""
    if wanted.month:
        day = start if same_day(wanted.start, wanted.end, event.day) else event.day
        got = [Said((day,), spans=event.spans)] if month else []
        tally.compare("meeting day", [Said((start,), (*_date_clue(start), wanted.titles))], got, title)
    if wanted.year:
        got = [Said((year,), spans=event.spans)] if year else []
        tally.compare("meeting year", [Said((wanted.year,), ((f"{wanted.year}年",), wanted.titles))], got, title)


def _date_clue(start: str) -> tuple[Clue, ...]:
    """How a text writes the day: 3月28日, or 28日 alone."""
    _, month, day = date_parts(start)
    if not month:
        return ()
    return ((f"{int(month)}月{int(day)}日",), (f"{int(day)}日",)) if day else ((f"{int(month)}月",),)


def _score_districts(tally: Tally, wanted: GoldEvent, event: Event) -> None:
    """One of the districts is enough. Those above are neutral; for a meeting in several divisions their province will do."""
    if not wanted.districts:
        return
    inside = {code: [d for d in wanted.districts if d.startswith(_area(code))] for code in event.districts}
    right = any(code in wanted.districts or (within and len(wanted.districts) > 1) for code, within in inside.items())
    wrong = [c for c in sorted(inside) if not inside[c] and not any(c.startswith(_area(d)) for d in wanted.districts)]
    missed = [] if right else [Said(wanted.districts, (*(district_clue(c) for c in wanted.districts), wanted.titles))]
    extra = [Said((code,), spans=event.districts[code]) for code in wrong]
    tally.add("meeting district", int(right), missed, extra, wanted.titles[0])


def _area(code: str) -> str:
    """The part of a code that all codes below it begin with: 51 of 510000, 5101 of 510100."""
    return code[:-4] if code.endswith("0000") else code.removesuffix("00")


def district_clue(code: str) -> Clue:
    """How a text names a division; the code where the gazetteer does not have it."""
    division = Divisions.load().by_code(code)
    return (division.full_name, division.name) if division else (code,)
