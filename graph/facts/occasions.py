"""Meetings and agreements of a story become entities and facts."""

import re

from graph.facts.agreement_types import Agreement
from graph.facts.builder import Builder
from graph.facts.event_types import Event
from graph.facts.persons import Person
from graph.facts.series import series_of
from graph.model.records import Properties


def add_events(build: Builder, story_key: str, events: list[Event], people: list[Person]) -> dict[int, str]:
    """Meetings with their people, organizations, districts, venues and series; returns key by id(event)."""
    posts = {p.key: [f"post/{o}/{t}" for (o, t, status) in sorted(p.posts) if o and status not in ("former", "removed")] for p in people}
    keys: dict[int, str] = {}
    for event in events:
        key = f"meeting/{story_key.removeprefix('story/')}.{len(keys) + 1}"
        keys[id(event)] = key
        build.entity(key, "Meeting", _properties(event), list(event.spans))
        build.fact("REPORTS", story_key, key, {}, build.told(event.spans), event.rule, event.confidence)
        for person, part in sorted(event.people.items()):
            properties: Properties = {"roles": sorted(part.roles)}
            if posts.get(person):
                properties["capacity"] = posts[person]
            if part.wording:
                properties["wording"] = part.wording
            build.fact("ATTENDED", person, key, properties, build.told(part.spans), part.rule, part.confidence)
        for name, part in sorted(event.organizations.items()):
            organization = build.organization(name, part.spans[0])
            build.fact("TOOK_PART", organization, key, {"roles": sorted(part.roles)}, build.told(part.spans), part.rule, part.confidence)
        for division, span in event.districts:
            build.fact("HELD_IN", key, build.district(division, span), {}, build.told([span]), "place", 0.9)
        for name, span in event.venues:
            venue = build.entity(f"venue/{name}", "Venue", {"name": name}, [span])
            build.fact("HELD_AT", key, venue, {}, build.told([span]), "venue", 0.85)
        found = series_of(event.title)
        if found:
            name, ordinal = found
            series = build.entity(f"series/{name}", "Series", {"name": name}, event.spans[:1])
            build.fact("IN_SERIES", key, series, {"ordinal": ordinal} if ordinal else {}, build.told(event.spans[:1]), "series", 0.9)
    for event in events:
        if event.part_of is not None and id(event.part_of) in keys:
            build.fact("PART_OF", keys[id(event)], keys[id(event.part_of)], {}, build.told(event.spans[:1]), "part-of", 0.8)
    return keys


_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|《[^》]*》|「[^」]*」")
_BREAK = re.compile(r"[，,。；;！!？?]")


def whole_title(title: str) -> str:
    """A title that runs over no comma or full stop outside quotation marks: the longer part of one that does."""
    blank = _QUOTED.sub(lambda m: "\0" * len(m[0]), title)
    cuts = [match.start() for match in _BREAK.finditer(blank)]
    if not cuts:
        return title
    parts = [title[start + 1 : end] for start, end in zip([-1, *cuts], [*cuts, len(title)], strict=True)]
    return max(parts, key=len).strip() or title


def _properties(event: Event) -> Properties:
    properties: Properties = {"title": whole_title(event.title), "kind": event.kind, "dateBasis": event.date_basis}
    if event.aliases:
        properties["aliases"] = event.aliases[:5]
    for name, value in (("start", event.start), ("end", event.end), ("ordinal", event.ordinal)):
        if value is not None:
            properties[name] = value
    return properties


def add_agreement(build: Builder, number: int, agreement: Agreement, stories: list[str], meetings: dict[int, str]) -> None:
    """An agreement with its parties, signers and the meetings that signed or cited it; meetings: key by id(event)."""
    properties: Properties = {"title": agreement.title, "status": agreement.status}
    if agreement.aliases:
        properties["aliases"] = agreement.aliases[:5]
    if agreement.signed_on:
        properties["signedOn"] = agreement.signed_on
    key = build.entity(f"agreement/{number}", "Agreement", properties, agreement.spans)
    rule, confidence = agreement.rule, agreement.confidence
    for story in stories:
        build.fact("REPORTS", story, key, {}, build.told(agreement.spans[:1]), rule, confidence)
    for name, spans in sorted(agreement.parties.items()):
        build.fact("PARTY_TO", build.organization(name, spans[0]), key, {}, build.told(spans), rule, confidence)
    for person, spans in sorted(agreement.signers.items()):
        build.fact("SIGNED", person, key, {}, build.told(spans), rule, confidence)
    if agreement.signed_at is not None and id(agreement.signed_at) in meetings:
        build.fact("SIGNED_AT", key, meetings[id(agreement.signed_at)], {}, build.told(agreement.spans[:1]), rule, confidence)
    for event in agreement.cited_by:
        if id(event) in meetings:
            build.fact("CITES", meetings[id(event)], key, {}, build.told(agreement.spans[:1]), rule, confidence)
