"""Which names of a page are one person: one name is one person unless its posts say otherwise."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from graph.gazetteer.divisions import Divisions
from graph.mentions.focus import MEMORY
from graph.mentions.kinds import REGIONAL, kind_of
from graph.mentions.types import Held, Named
from graph.model.records import Span


@dataclass(slots=True)
class Person:
    """One person of a page: key, name, the spans of the name and the posts said of them."""

    key: str
    name: str
    spans: list[Span] = field(default_factory=list)
    posts: dict[tuple[str, str, str], Held] = field(default_factory=dict)
    more: dict[tuple[str, str, str], list[Span]] = field(default_factory=dict)
    regions: Counter[str] = field(default_factory=Counter)  # of the current posts
    _alike: dict[tuple[str, str], list[str]] = field(default_factory=dict)  # title and status -> organizations

    def add(self, post: Held) -> None:
        """Take a post, once under its fullest organization."""
        title, status = post.title, post.status
        alike = self._alike.setdefault((title, status), [])
        for organization in alike[-MEMORY:]:
            if organization == post.organization:
                continue
            if organization.endswith(post.organization):
                self.more[organization, title, status].append(post.span)
                return
            if post.organization.endswith(organization):
                self._forget(organization, title, status)
                spans = self.more.pop((organization, title, status))
                if (post.organization, title, status) not in self.posts:
                    self._learn(post)
                self.posts[post.organization, title, status] = post
                self.more[post.organization, title, status] = [*spans, post.span]
                return
        key = (post.organization, title, status)
        if key not in self.posts:
            self._learn(post)
        self.posts.setdefault(key, post)
        self.more.setdefault(key, []).append(post.span)

    def _learn(self, post: Held) -> None:
        self._alike[post.title, post.status].append(post.organization)
        if post.status == "current":
            self.regions.update(regions([post.organization]))

    def _forget(self, organization: str, title: str, status: str) -> None:
        del self.posts[organization, title, status]
        self._alike[title, status].remove(organization)
        if status == "current":
            self.regions.subtract(regions([organization]))
            self.regions = +self.regions


def persons(named: list[Named]) -> tuple[list[Person], dict[Span, str]]:
    """The persons of a page and the key of each mention.

    Two people of one name are told apart where both hold current posts in bodies of different divisions of one level
    (甲 of 北碚区总工会 and 甲 of 绵阳市总工会); later bare mentions go to the one named last.
    """
    by_name: dict[str, list[Person]] = {}
    keys: dict[Span, str] = {}
    seen: set[tuple[str, Span]] = set()
    for mention in named:
        people = by_name.setdefault(mention.name, [])
        person = _which(people, mention)
        if person is None:
            suffix = f"#{len(people) + 1}" if people else ""
            person = Person(f"person/{mention.name}{suffix}", mention.name)
            people.append(person)
        else:
            people.remove(person)
            people.append(person)
        if mention.span not in keys or mention.posts:
            keys[mention.span] = person.key
        if (person.key, mention.span) not in seen:
            seen.add((person.key, mention.span))
            person.spans.append(mention.span)
        for post in mention.posts:
            if not post.title.endswith("班子成员"):  # says no post
                person.add(post)
    found = sorted((p for people in by_name.values() for p in people), key=lambda p: (p.spans[0], p.key))
    for person in found:
        person.spans.sort()
        _drop_guesses(person)
    return found, keys


def _drop_guesses(person: Person) -> None:
    """What is read less surely yields to posts read in their own words: 我校 to a school, 总理甲 to 法国总理甲, 刘兵校长 to 副校长刘兵.

    A post that the page tells the choice of is held once, as appointed.
    """
    told = {(held.title, held.status) for held in person.posts.values() if held.rule != "own-body"}
    for key, held in list(person.posts.items()):
        guessed = held.rule == "own-body" and (held.title, held.status) in told
        elected = key[2] == "current" and (*key[:2], "appointed") in person.posts  # chosen as chair, and then named as chair
        if guessed or elected or (held.rule == "title-after-name" and _called(held, person)):
            del person.posts[key], person.more[key]


def _called(held: Held, person: Person) -> bool:
    """Whether a title behind a name is only how people address one who holds more, or less, than that."""
    for organization, title, _ in person.posts:
        if (title == "副" + held.title and organization == held.organization) or (
            title == held.title and organization != held.organization and organization.startswith(held.organization)
        ):
            return True
    return False


def _which(people: list[Person], mention: Named) -> Person | None:
    if not people:
        return None
    theirs = regions(p.organization for p in mention.posts if p.status == "current")
    if not theirs:
        return people[-1]
    for person in reversed(people):
        if not person.regions or not apart(theirs, person.regions):
            return person
    return None


def regions(organizations: Iterable[str]) -> set[str]:
    """The regions of those of the organizations that are unions, party, government and the like."""
    return {region for name in organizations if kind_of(name) in REGIONAL and (region := _region(name))}


@lru_cache(maxsize=4096)
def _region(organization: str) -> str:
    """The canonical region an organization's name starts with, "" for none."""
    divisions = Divisions.load()
    best = ""
    for end in range(2, min(len(organization), 16)):
        for division in divisions.named(organization[:end]):
            if division.full_name == organization[:end]:
                best = organization[:end]
                inner = _region(organization[end:]) if end + 2 < len(organization) else ""
                best += inner
        if best:
            return best
    return best


def apart(one: Iterable[str], two: Iterable[str]) -> bool:
    """Whether no region of one set lies in, above or beside one of the other in a way one career explains."""
    return not any(_one_career(a, b) for a in one for b in two)


@lru_cache(maxsize=4096)
def _one_career(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a) or _above(a, b) or _above(b, a)


def _above(a: str, b: str) -> bool:
    divisions = Divisions.load()
    higher = divisions.named(a)
    lower = divisions.named(b)
    return any(divisions.within(x, y) for x in lower for y in higher)
