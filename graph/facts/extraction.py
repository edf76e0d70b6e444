"""One page in, its entities and facts out: pure, without state, the same on every machine."""

import re
from bisect import bisect_left
from typing import TypeVar

from graph.facts.agreement_types import Agreement
from graph.facts.agreements import find_agreements, join_agreements
from graph.facts.builder import Builder
from graph.facts.confidence import calibrated
from graph.facts.dating import dated
from graph.facts.events import find_events
from graph.facts.leftovers import leftovers
from graph.facts.occasions import add_agreement, add_events
from graph.facts.page import PageMentions, read_page
from graph.facts.persons import Person, persons
from graph.mentions.dates import find_dates
from graph.mentions.kinds import REGIONAL, kind_of
from graph.mentions.types import Named, OrganizationMention, PersonMention, PlaceMention, PostMention, StoryMentions
from graph.model.collecting import uncollected
from graph.model.records import Extraction, Page, Span
from graph.text.sentences import sentences
from graph.text.stories import Story

_M = TypeVar("_M", Named, OrganizationMention, PlaceMention)
_CITED = (
    "总书记",
    "同志为核心",
    "新时代中国特色",
    "主席重要",
    "思想",
    "重要讲话精神",
    "重要指示",
)
# 某某关于工会工作的重要论述 cites; 主任某某关于去年工作的汇报 does not.
_ON_SOMETHING = re.compile("(?:总书记|同志|主席)?关于[^，。；]{1,30}(?:论述|思想|讲话|指示|精神|批示)")


@uncollected()
def extract(page: Page) -> Extraction:
    """All that one page says: people, posts, organizations, districts, meetings and agreements, each with its evidence.

    Offsets in the result are those of page.text; confidences are measured ones. Raises nothing for any text.
    """
    return calibrated(find(page))


def find(page: Page) -> Extraction:
    """The same with the confidences that the finders gave: what calibration is measured on."""
    mentions = read_page(page)
    people, keys = persons(mentions.named)
    build = Builder(mentions.repaired)
    stories = [_story(mentions, story, keys) for story in mentions.stories]
    for number, story in enumerate(mentions.stories, 1):
        title = mentions.text[story.title[0] : story.title[1]] if story.title else None
        build.story(number, (story.start, story.end), title, [mentions.text[a:b] for a, b in story.reporters])
    for place in mentions.places:
        build.district(place.division, place.span)
    spoken_of = {keys[n.span] for n in mentions.named if n.posts or not _cited(mentions.text, n)}
    _add_people(build, [person for person in people if person.key in spoken_of])
    _add_organizations(build, mentions)
    told: list[list[Agreement]] = []
    meetings: dict[int, str] = {}
    for number, found in enumerate(stories, 1):
        events = find_events(found)
        told.append(find_agreements(found, events))
        meetings |= add_events(build, f"story/{number}", events, people)
    for number, (agreement, places) in enumerate(join_agreements(told), 1):
        add_agreement(build, number, agreement, [f"story/{place + 1}" for place in places], meetings)
    entities, facts = build.result()
    told_on = {f"story/{number}": story.dates for number, story in enumerate(stories, 1)}
    dates = dated(told_on, mentions.repaired, entities, facts)
    return Extraction(page, mentions.repaired.script, entities, facts, leftovers(mentions, entities, facts, dates))


def _cited(text: str, named: Named) -> bool:
    """Whether a name stands only for what its bearer said or thought (以…同志为核心, …重要讲话精神)."""
    return text.startswith(_CITED, named.span[1]) or _ON_SOMETHING.match(text, named.span[1]) is not None


def _story(mentions: PageMentions, story: Story, keys: dict[Span, str]) -> StoryMentions:
    """The part of the page's mentions that lies in one story."""
    text, start, end = mentions.text, story.start, story.end

    people: dict[Span, PersonMention] = {}
    posts = []
    for named in _inside(mentions.named, start, end):
        key = keys[named.span]
        role = "cited" if _cited(text, named) else ""
        people.setdefault(named.span, PersonMention(named.span, named.name, key, named.score, role))
        posts += [PostMention(h.span, key, h.organization, h.title, h.status, h.rule, h.confidence) for h in named.posts]
    return StoryMentions(
        text=text,
        span=(start, end),
        title=story.title,
        sentences=sentences(text, start, end),
        people=sorted(people.values(), key=lambda m: m.span),
        posts=sorted(posts, key=lambda m: m.span),
        organizations=_inside(mentions.organizations, start, end),
        places=_inside(mentions.places, start, end),
        dates=find_dates(text, (start, end), published=mentions.page.published),
        home=mentions.home(story),
        school=mentions.context.school,
        own=mentions.own(story),
    )


def _inside(found: list[_M], start: int, end: int) -> list[_M]:
    """The mentions (sorted by span) that lie in text[start:end]."""
    first = bisect_left(found, start, key=lambda m: m.span[0])
    last = bisect_left(found, end, first, key=lambda m: m.span[0])
    return [m for m in found[first:last] if m.span[1] <= end]


def _add_people(build: Builder, people: list[Person]) -> None:
    for person in people:
        official = any(public(h.organization) for h in person.posts.values())
        build.entity(person.key, "Person", {"name": person.name, "official": official}, person.spans)
        for key, held in sorted(person.posts.items()):
            if not held.organization:
                continue
            post = build.post(held.organization, held.title, held.span)
            spans = person.more.get(key, [held.span])
            period = {name: value for name, value in (("from", held.since), ("to", held.until)) if value}
            build.fact("HOLDS", person.key, post, {"status": held.status, **period}, spans, held.rule, held.confidence)


def public(organization: str) -> bool:
    """Whether a post there makes an official: a public, party, union or state body."""
    return kind_of(organization) in REGIONAL or organization.startswith(("中央", "国务院", "中共", "全国人大", "全国政协"))


def _add_organizations(build: Builder, mentions: PageMentions) -> None:
    counts: dict[str, int] = {}
    for mention in mentions.organizations:
        counts[mention.name] = counts.get(mention.name, 0) + 1
    for mention in mentions.organizations:
        sure = mention.kind in REGIONAL or counts[mention.name] > 1 or mention.kind == "company"
        if sure or build.has(f"organization/{mention.name}"):
            build.organization(mention.name, mention.span, mention.word)

