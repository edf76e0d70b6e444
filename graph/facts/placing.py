"""Where an occasion was, when all that the story says of it is known."""

import re

from graph.facts.book import Entry
from graph.facts.masking import Masker
from graph.facts.whereabouts import by_character, county_of, dateline, most_specific, of_hosts, own_place
from graph.gazetteer.divisions import MUNICIPALITIES, Divisions
from graph.mentions.types import StoryMentions
from graph.model.records import Span

_GONE = re.compile("赴|前往")
_AWAY = re.compile("[赴来莅访]|前往")


def place(entry: Entry, story: StoryMentions, masker: Masker) -> None:
    """Settle the divisions of an event: what was said, else those of its hosts, its organizers, its leaders, the dateline."""
    event = entry.event
    event.districts = most_specific(event.districts)
    there = by_character(event, masker) if entry.group == "trip" and event.districts else None
    if there is not None and all(d.code in MUNICIPALITIES and Divisions.load().within(there, d) for d, _ in event.districts):
        event.districts = [(there, event.spans[0])]  # 来足考察, and then to 重庆某某公司
    if event.kind == "inspection" and entry.group == "trip" and not _AWAY.search(event.title):
        at_home = county_of(entry.leads, story, masker)
        if at_home and all(Divisions.load().within(at_home[0][0], d) for d, _ in event.districts):
            event.districts = at_home  # 某市某区委书记 called on firms by whose names only the city is told
    if not event.districts and entry.group == "trip" and entry.leads:
        event.districts = of_hosts({s.who for s in entry.people if s.role in ("accompany", "host")} - entry.leads, story, masker)
    if not event.districts:
        owners: list[tuple[str, Span | None]] = [
            *entry.owners,
            *((s.who, None) for s in entry.bodies if s.role in ("organize", "host")),
        ]
        if entry.group == "reception":
            owners += [(p.organization, p.span) for p in story.posts if p.person in entry.leads and p.organization]
        event.districts = own_place(event, story, owners, masker)
    undertakers: list[tuple[str, Span | None]] = [(s.who, None) for s in entry.bodies if s.role == "undertake"]
    if not event.districts and undertakers:
        event.districts = own_place(event, story, undertakers, masker)
    if not event.districts and entry.group == "trip" and re.search("[乡镇村]|街道|社区", event.title):
        event.districts = county_of(entry.leads, story, masker)
    if not event.districts and entry.group == "trip" and story.home and re.search("[厅局]", event.title):
        event.districts = [(story.home, event.spans[0])]
    if entry.group != "trip" or _GONE.search(event.title) is None:
        event.districts = event.districts or dateline(story, event)
