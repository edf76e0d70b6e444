"""Everything the finders find in one page, story by story, before it becomes facts."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

from graph.gazetteer.divisions import Division
from graph.gazetteer.names import NameModel
from graph.mentions.context import Context
from graph.mentions.firms import firms_by_brand, firms_in_lists
from graph.mentions.focus import Focus
from graph.mentions.listed import in_lists
from graph.mentions.organizations import find_organizations
from graph.mentions.people import find_people
from graph.mentions.places import HALLS, find_places
from graph.mentions.short_names import organ_names, short_names, with_short_names
from graph.mentions.titles import Title, find_titles
from graph.mentions.types import Named, OrganizationMention, PlaceMention, overlaps
from graph.mentions.units import by_posts, with_units
from graph.model.records import Page, Span
from graph.text.repair import Repaired, repair
from graph.text.stories import Story, split_stories

# Bodies in the titles of documents are nobody's of whom the text goes on to tell: 学习《中国工会章程》，工会主席某某主持.
_DOCUMENT = re.compile("《[^《》\n]{2,60}(?:章程|条例|报告|意见|办法|通知|方案|规定|纲要|决定|决议|法|规则|细则|规划|讲话)》")
_OWN = re.compile(f"(?:[我本]|在(?=.(?:{HALLS})))([省市区县州])")


@dataclass(slots=True)
class PageMentions:
    """The mentions of a page, in offsets of the repaired text."""

    page: Page
    repaired: Repaired
    stories: list[Story]
    places: list[PlaceMention]
    titles: list[Title]
    organizations: list[OrganizationMention]
    named: list[Named]
    context: Context

    @property
    def text(self) -> str:
        """The repaired text."""
        return self.repaired.text

    def home(self, story: Story) -> Division | None:
        """The division a story is about: of its first heading, else the one it names most, outside companies' names."""
        votes: Counter[str] = Counter()
        by_id: dict[str, Division] = {}
        for place in self.context.within(story.start, story.end):
            if place.span not in self.context.weak:
                votes[place.division.id] += 1 + (place.span[0] < story.start + 200)
                by_id.setdefault(place.division.id, place.division)
        return by_id[max(votes, key=lambda i: votes[i])] if votes else None

    def own(self, story: Story) -> dict[str, Division]:
        """What 我省, 我市, 我区, 我县, 我州 mean in a story; a level that nothing tells is left out."""
        levels = sorted(set(_OWN.findall(self.text, story.start, story.end)))
        found = {level: self.context.region(level, story.start) for level in levels}
        return {level: division for level, division in found.items() if division is not None and division.code}


def read_page(page: Page) -> PageMentions:
    """Repair a page, tell its stories apart and run the finders of places, titles, organizations and people."""
    repaired = repair(page.text)
    text = repaired.text
    stories = split_stories(text)
    places = find_places(text, page.published)
    titles = _not_in_places(find_titles(text), places)
    places = _not_in_names(text, places, titles)
    organizations, named, context = _read(text, stories, places, titles)
    outside = _outside(places, named)
    if len(outside) < len(places):  # 龙|长春 is a name: what was read with a city in it is read again
        organizations, named, context = _read(text, stories, outside, titles)
        outside = _outside(outside, named)
    named = _not_credited(named, stories)
    end = stories[-1].end if stories else 0  # 下一篇 and what stands behind it are other pages
    named, outside = [n for n in named if n.span[0] < end], [p for p in outside if p.span[0] < end]
    organizations = [o for o in _beside(organizations, named) if o.span[0] < end]
    return PageMentions(page, repaired, stories, outside, titles, organizations, named, context)


def _read(text: str, stories: list[Story], places: list[PlaceMention], titles: list[Title]) -> tuple[list[OrganizationMention], list[Named], Context]:
    """The organizations and people of a text with these places, and the context they were read in."""
    context = Context(text, places, *_sections(stories, places))
    context.title_ends = [title.span[1] for title in titles if not title.base.shared or title.text.startswith("党") or title.text == "常委"]
    found = find_organizations(text, context)
    found = sorted([*found, *firms_in_lists(text, context, found)], key=lambda m: (m.span, m.name))
    organizations = with_short_names(text, context, found)
    context.bodies = {m.span[1]: m.name for m in organizations}
    documents = [title.span() for title in _DOCUMENT.finditer(text)]
    told = [(m.span[0], m.name, m.kind) for m in organizations if not overlaps(documents, (m.span[0], m.span[0] + 1))]
    focus = Focus(text, told, short_names(text, context.bodies) | organ_names(text, found))
    context.school = focus.host
    named = find_people(text, context, titles, focus)
    organizations = by_posts(named, with_units(text, context, focus, firms_by_brand(text, focus, named, organizations)))
    return in_lists(text, organizations, named, context, focus), named, context


def _not_in_names(text: str, places: list[PlaceMention], titles: list[Title]) -> list[PlaceMention]:
    """Without the places that begin with the end of a name and a joint (副县长唐|新和县|经信局)."""
    ends = {t.span[1] for t in titles}
    score = NameModel.load().score
    return [
        p for p in places
        if text[p.span[0] + 1 : p.span[0] + 2] not in tuple("和与及") or p.span[0] - 1 not in ends or score(text[p.span[0] - 1 : p.span[0] + 1]) < 0
    ]


def _not_in_places(titles: list[Title], places: list[PlaceMention]) -> list[Title]:
    """Without the titles that end inside a place (重庆|市长|寿区)."""
    starts = {p.span[0]: p.span[1] for p in places}
    return [t for t in titles if not any(starts.get(at, 0) > t.span[1] for at in range(t.span[0] + 1, t.span[1]))]


def _not_credited(named: list[Named], stories: list[Story]) -> list[Named]:
    """Without the names that stand in credits (（记者 …）)."""
    credited = sorted(span for story in stories for span in (*story.credits, *story.reporters))
    kept = []
    i = 0
    reach = 0  # where the credits that start before this name end
    for n in sorted(named, key=lambda n: n.span[0]):
        while i < len(credited) and credited[i][0] <= n.span[0]:
            reach = max(reach, credited[i][1])
            i += 1
        if n.span[1] > reach:
            kept.append(n)
    return kept


# What stands under a picture: 签约现场, 甲（右一）、乙（左一）会谈, 某市委副书记、市长甲.
_CAPTION = re.compile(".*(?:（[^（）]*[左右中][^（）]*）.{0,4}|现场|合影|留影|剪影|[会座]谈|仪式)|[^：:]*(?:书记|[省市区县州局厅院校部会]长|主任|主席|经理|委员|代表)[一-龥]{2,4}")


def _sections(stories: list[Story], places: list[PlaceMention]) -> tuple[list[Span], dict[int, Division]]:
    """The parts of a page in which short forms are read alike: stories, cut at their place headings."""
    sections: list[Span] = []
    headings: dict[int, Division] = {}
    for story in stories:
        start = story.start
        short = [span for span in story.headlines if span != story.title and span[1] - span[0] <= 12]
        if short and (inside := _inside(places, short[-1])):
            headings[len(sections)] = inside[-1].division
        kept = [heading.span for heading in story.headings if not _CAPTION.fullmatch(heading.text)]
        for span, until in zip(kept, [*(after[0] for after in kept[1:]), story.end], strict=False):
            if span[0] > start:
                sections.append((start, span[0]))
            if inside := _inside(places, span):
                headings[len(sections)] = inside[-1].division
            sections.append((span[0], until))
            start = until
        if start < story.end:
            sections.append((start, story.end))
    return sections, headings


def _inside(places: list[PlaceMention], span: Span) -> list[PlaceMention]:
    first = bisect_left(places, span[0], key=lambda p: p.span[0])
    last = bisect_right(places, span[1], first, key=lambda p: p.span[0])
    return [p for p in places[first:last] if p.span[1] <= span[1]]


def _outside(places: list[PlaceMention], named: list[Named]) -> list[PlaceMention]:
    """The places that are not part of a person's name and do not begin in one (李学|焦作|推荐发言)."""
    inside = _by_start(named)
    return [p for p in places if not any(start <= p.span[0] < end for start, end in _near(inside, p.span))]


def _beside(organizations: list[OrganizationMention], named: list[Named]) -> list[OrganizationMention]:
    """The organizations that do not begin in a person's name (任命秦月|华为|泸州市总工会副主席)."""
    inside = _by_start(named)
    return [o for o in organizations if not any(start < o.span[0] < end for start, end in _near(inside, o.span))]


def _by_start(named: list[Named]) -> dict[int, list[Span]]:
    """The spans of names of two to four characters by where they start."""
    found: dict[int, list[Span]] = {}
    for n in named:
        if 2 <= n.span[1] - n.span[0] <= 4:
            found.setdefault(n.span[0], []).append(n.span)
    return found


def _near(spans: dict[int, list[Span]], span: Span) -> list[Span]:
    return [near for start in range(span[0] - 3, span[0] + 1) if start in spans for near in spans[start]]
