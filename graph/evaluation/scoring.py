"""The facts of one document's graph against those of its gold file.

tally = score(read_gold(path), assemble([extract(page)]), page.text)
tally.figures()["people"].f1
"""

from collections.abc import Iterator

from graph.evaluation.gold import Gold, GoldPost
from graph.evaluation.matching import assign
from graph.evaluation.meetings import district_clue, score_meetings
from graph.evaluation.predicted import Predicted, list_of, span_of, spans_of, text
from graph.evaluation.tally import Said, Tally, Value
from graph.evaluation.wording import plain, same_organization, same_post
from graph.model.checks import QUOTE
from graph.model.elements import Elements, Relationship

_SOURCED = {
    *("ATTENDED", "TOOK_PART", "HELD_IN", "HELD_AT", "HOLDS", "POST_IN", "PARTY_TO", "SIGNED", "SIGNED_AT"),
    *("CITES", "MENTIONS", "REPORTS"),
}


def score(gold: Gold, elements: Elements, page: str | None = None) -> Tally:
    """What the graph of one document has right, missed and too much.

    page: the text that the graph's evidence points into; without it the kind `evidence` is left out.
    """
    found = Predicted(elements)
    tally = Tally()
    named_only = {plain(name) for name in gold.named_only} - {plain(name) for name in gold.people}
    _score_people(tally, gold, found, named_only)
    score_meetings(tally, gold, found, named_only)
    _score_agreements(tally, gold, found)
    _score_districts(tally, gold, found)
    if page is not None:
        _score_evidence(tally, elements, page)
    return tally


def _score_people(tally: Tally, gold: Gold, found: Predicted, named_only: set[str]) -> None:
    people = {
        node.id: name for node in found.labelled("Person") if (name := plain(text(node, "name"))) not in named_only
    }
    wanted = [Said((plain(name),), ((name,),)) for name in gold.people]
    tally.compare("people", wanted, [Said((name,), spans=found.mentions(key)) for key, name in people.items()])
    required = [_wanted_post(post) for post in gold.posts if not post.optional]
    neutral = [_wanted_post(post) for post in gold.posts if post.optional]
    given = [said for key, name in people.items() for said in _posts(found, key, name)]
    tally.match("posts", required, given, _same_post, neutral)
    tally.match("posts with status", required, given, lambda a, b: _same_post(a, b) and a[3] == b[3], neutral)


def _wanted_post(post: GoldPost) -> Said:
    value = (plain(post.person), post.organization, post.title, post.status)
    return Said(value, ((post.person,), (post.title,), (post.organization,)))


def _posts(found: Predicted, person: str, name: str) -> Iterator[Said]:
    """(name, organization, title, status) of each post, once for each organization that it is in."""
    for edge in found.out(person, "HOLDS"):
        status = text(edge, "status") or "current"
        for body in [found.name(e.end) for e in found.out(edge.end, "POST_IN")] or [""]:
            yield Said((name, body, found.name(edge.end), status), spans=spans_of([edge]))


def _same_post(a: Value, b: Value) -> bool:
    return a[0] == b[0] and same_post((a[1], a[2]), (b[1], b[2]))


def _score_agreements(tally: Tally, gold: Gold, found: Predicted) -> None:
    events = found.events("Agreement", "PARTY_TO")
    ids = assign(gold.agreements, events)
    for index, wanted in enumerate(gold.agreements):
        event = events.pop(ids[index]) if index in ids else None
        if wanted.optional:
            continue
        title = wanted.titles[0]
        tally.add("agreements", int(event is not None), [] if event else [Said((title,), (wanted.titles,))])
        tally.match(
            "agreement parties",
            [Said((name,), ((name,), wanted.titles)) for name in wanted.bodies],
            [Said((name,), spans=spans) for name, spans in (event.bodies if event else [])],
            lambda a, b: same_organization(a[0], b[0]),
            about=title,
        )
        if event and wanted.status:
            got = [Said((event.status,), spans=event.spans)] if event.status else []
            tally.compare("agreement status", [Said((wanted.status,), (wanted.titles,))], got, title)
    for event in events.values():
        tally.add("agreements", 0, extra=[Said(event.titles[:1], spans=event.spans)])
        parties = [Said((name,), spans=spans) for name, spans in event.bodies]
        tally.add("agreement parties", 0, extra=parties, about=event.titles[0])


def _score_districts(tally: Tally, gold: Gold, found: Predicted) -> None:
    """The levels above any code of the document are neutral, and what is optional."""
    codes = (*gold.districts, *gold.districts_optional)
    above = {part for code in codes for part in (f"{code[:2]}0000", f"{code[:4]}00")}
    neutral = (above | {*gold.districts_optional}) - {*gold.districts}
    given = [(text(node, "code") or f"{text(node, 'name')} (no code)", node.id) for node in found.labelled("District")]
    tally.compare(
        "districts",
        [Said((code,), (district_clue(code),)) for code in gold.districts],
        [Said((code,), spans=found.mentions(key)) for code, key in given if code not in neutral],
    )


def _score_evidence(tally: Tally, elements: Elements, page: str) -> None:
    """The share of relationships whose quotes stand where their evidence says; MET is derived and has none."""
    for edge in elements.relationships:
        carries = bool(list_of(edge, "evidence") or list_of(edge, "quotes")) and edge.type != "MET"
        if edge.type in _SOURCED or carries:
            wrong = [] if _is_quoted(edge, page) else [Said((edge.type, edge.id), spans=spans_of([edge]))]
            tally.add("evidence", int(not wrong), wrong, wrong)


def _is_quoted(edge: Relationship, page: str) -> bool:
    spans = [span_of(evidence) for evidence in list_of(edge, "evidence")]
    quotes = list_of(edge, "quotes")
    return len(spans) == len(quotes) > 0 and all(
        span and len(quote) in QUOTE and span[1] - span[0] == len(quote) and page.startswith(quote, span[0])
        for span, quote in zip(spans, quotes, strict=True)
    )
