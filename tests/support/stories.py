"""The mentions of a page's stories by the real finders, for tests of what is made from mentions."""

import hashlib

from graph.facts.page import read_page
from graph.facts.persons import persons
from graph.mentions.dates import find_dates
from graph.mentions.types import PersonMention, PostMention, StoryMentions
from graph.model.records import Page, Span
from graph.text.sentences import sentences


def stories_of(text: str, published: str | None = None) -> list[StoryMentions]:
    """One StoryMentions a story of the text."""
    page = Page("test.txt", hashlib.sha256(text.encode()).hexdigest(), text, published=published)
    found = read_page(page)
    _, keys = persons(found.named)
    stories = []
    for story in found.stories:
        span = (story.start, story.end)
        people: dict[Span, PersonMention] = {}
        posts = []
        for named in found.named:
            if not _inside(named.span, span):
                continue
            key = keys[named.span]
            people.setdefault(named.span, PersonMention(named.span, named.name, key, named.score))
            posts += [PostMention(h.span, key, h.organization, h.title, h.status, h.rule) for h in named.posts]
        stories.append(
            StoryMentions(
                text=found.text,
                span=span,
                title=story.title,
                sentences=sentences(found.text, *span),
                people=sorted(people.values(), key=lambda m: m.span),
                posts=sorted(posts, key=lambda m: m.span),
                organizations=[o for o in found.organizations if _inside(o.span, span)],
                places=[p for p in found.places if _inside(p.span, span)],
                dates=find_dates(found.text, span, published=published),
                home=found.home(story),
            )
        )
    return stories


def _inside(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
