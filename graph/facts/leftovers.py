"""What looks like a part of a fact and was used by no rule: counted per document, shown to the user.

Looser than the finders on purpose: they must be sure, this shows a reader what they may have missed. What a rule has
read and set aside is not shown (credits, dates of births and deadlines, leaders who are only quoted).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import rjieba

from graph.facts.dating import Dated
from graph.facts.page import PageMentions
from graph.gazetteer.names import NameModel
from graph.mentions.date_words import find_wordings
from graph.mentions.lexicon import HAN, expansions, known_organizations, organization_exceptions, organization_words
from graph.mentions.name_starts import name_start
from graph.mentions.naming import ending
from graph.mentions.years import is_date_line
from graph.model.records import Entity, Fact, Leftover, Span

_HONORIFIC = re.compile("先生|女士|同志|老师|师傅|院士|教授")
_HONOURED = re.compile(
    f"(?:(?<![{HAN}])|(?<=[向给对与和为由请被是]))(?P<name>[{HAN}]{{2,3}})(?=先生|女士|同志|老师|师傅|院士|教授)"
)
_DOTS = "·•・‧"
_DOTTED = re.compile(f"(?<![{HAN}{_DOTS}“《])[{HAN}]{{1,5}}(?:[{_DOTS}][{HAN}]{{2,6}}){{1,2}}")
_JOINT = re.compile("(?:（[^（）]{1,8}）)?[、和与及]{1,2}")
_SURE, _BESIDE, _NAMED_SO = 4.0, 1.5, -1.0  # least scores: alone, beside a title or a person, before an honorific
_CLOSED = 2.5  # a name's end: punctuation, or a word that often follows a name
_ONLY_QUOTED = "总书记"
_WIRE = re.compile(r"[电讯](?=[ 　（(:：）)，\n]|$|记)")  # the day of writing, no occasion
_VAGUE = re.compile(
    "[各本该多几两某每整我你他这那其]|全(?!国)|地方|有关|相关|其他|所有|一些|部分|任何|基层|所属|下属|驻|上级|同级|年|月|日|第|[一二三四五六七八九十百0-9]+[家个所名]"
)
_TELLING = 2  # least characters before the ending: 公司 says only what, 阳光公司 says which
_NOT_IN_NAMES = (
    "v",
    "d",
    "p",
    "c",
    "u",
    "r",
    "m",
    "y",
    "x",
)  # tags of jieba: verbs, adverbs, prepositions, numerals, …


@cache
def _anchor() -> re.Pattern[str]:
    """The start of a clause or of a piece of a list, where a surname follows."""
    first = NameModel.load().initials()
    return re.compile(f"[{first}](?<![^，。；：、！？\\n（“　 ].)(?=[{HAN}])")


def leftovers(
    mentions: PageMentions, entities: Sequence[Entity], facts: Sequence[Fact], dates: Iterable[Dated]
) -> tuple[Leftover, ...]:
    """Names, posts, organizations and dates that no entity or fact of the page took, in original offsets, sorted."""
    found = _Search(mentions, entities, facts)
    posts = [Leftover("post", span) for span in found.posts()]
    bodies = [Leftover("organization", span) for span in found.organizations()]
    names = [Leftover("name", span) for span in found.names()]
    days = [Leftover("date", span) for span in found.days(dates)]
    return tuple(sorted({*posts, *bodies, *names, *days}, key=lambda left: (left.span, left.kind)))


def _nominal(text: str, start: int, end: int) -> int:
    """Where the nouns start with which text[start:end] ends (推进|高新技术协会); `end` where a word runs over it (党组|织)."""
    at = begin = start
    for word, tag in rjieba.tag(text[start : end + 3], False):
        if at < end < at + len(word):
            return end
        at += len(word)
        if at < end and tag.startswith(_NOT_IN_NAMES) and tag != "vn":
            begin = at
    return begin


def _vague(words: str) -> bool:
    return "届" in words or _VAGUE.match(words) is not None


class _Spans:
    """Spans asked for overlap: those that overlap each other are joined first."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, span: Span) -> bool:
        """Whether one of them shares a character with the span."""
        index = bisect_left(self._starts, span[1]) - 1
        return index >= 0 and self._ends[index] > span[0]


class _Search:
    """The page with what was taken of it; each method gives the original spans of one kind of leftover."""

    def __init__(self, mentions: PageMentions, entities: Sequence[Entity], facts: Sequence[Fact]) -> None:
        self._mentions = mentions
        self._text = mentions.text
        self._model = NameModel.load()
        of = {
            label: [span for e in entities if e.label == label for span in e.spans]
            for label in {e.label for e in entities}
        }
        said = [span for fact in facts if fact.type == "HOLDS" for span in fact.spans]
        self._posts = _Spans([*of.get("Post", []), *said])
        self._things = _Spans([s for label in ("Person", "Organization", "Venue") for s in of.get(label, [])])
        self._places = _Spans(of.get("District", []))
        self._people = {e.key: e.spans for e in entities if e.label == "Person"}
        self._holds = [(fact.start, fact.end.rsplit("/", 1)[-1]) for fact in facts if fact.type == "HOLDS"]
        self._credits = _Spans(self._original(span) for s in mentions.stories for span in (*s.credits, *s.reporters))

    def _original(self, span: Span) -> Span:
        return self._mentions.repaired.spans(*span)

    def posts(self) -> Iterator[Span]:
        """Titles that stand in no post's words and beside nobody who is known to hold such a post."""
        starts: dict[int, str] = {}
        ends: dict[int, str] = {}
        held: dict[str, set[str]] = {}
        for person, post in self._holds:
            held.setdefault(person, set()).add(post)
        for person in held:
            for start, end in self._people.get(person, ()):
                starts[start] = ends[end] = person
        for title in self._mentions.titles:
            if title.base.body == "none" or title.base.shared or title.base.word == _ONLY_QUOTED:
                continue
            span = self._original(title.span)
            if self._posts.touch(span) or self._credits.touch(span):
                continue
            beside = (starts.get(span[1], ""), ends.get(span[0], ""))
            if not any(post.endswith(title.base.word) for person in beside for post in held.get(person, ())):
                yield span

    def organizations(self) -> Iterator[Span]:
        """Stretches that end like an organization's name, and organizations that were seen but not believed."""
        text = self._text
        stretches: dict[Span, int] = {}  # with the length of the ending that says only what it is
        last = 0
        for word, start, end in organization_words().find(text):
            if word in organization_exceptions() or text[end : end + 1] == "长":
                continue
            if not self._used(self._original((end - 1, end))):  # else it ends in what a rule took
                begin = name_start(text, start, last, self._mentions.context)
                stretches.setdefault((begin, end), 0 if word in known_organizations() or word in expansions() else len(word))
            last = end
        for mention in self._mentions.organizations:
            if not self._used(self._original((mention.span[1] - 1, mention.span[1]))):
                stretches.setdefault(mention.span, _TELLING)
        done = 0
        for (start, end), ending_size in sorted(stretches.items(), key=lambda item: (item[0][0], -item[0][1])):
            if end - start < ending_size + _TELLING:
                continue
            begin = _nominal(text, start, end)
            span = self._original((begin, end))
            telling = end - begin >= ending_size + _TELLING and not _vague(text[begin : end - ending_size])
            if begin >= done and telling and not self._used(span):
                yield span
                done = end

    def _used(self, span: Span) -> bool:
        return self._things.touch(span) or self._posts.touch(span) or self._credits.touch(span)

    def names(self) -> Iterator[Span]:
        """Characters that make a likely name where names stand: at a clause's start, beside a title, in a list, with a dot."""
        dotted = _DOTTED.finditer(self._text) if any(dot in self._text for dot in _DOTS) else ()
        found = [self._dotted(match) for match in dotted]
        honoured = _HONOURED.finditer(self._text) if _HONORIFIC.search(self._text) else ()
        found += [m.span("name") for m in honoured if self._free(m.span("name"), m["name"], _NAMED_SO)]
        found += [(at, self._name(at, least)) for at, least in sorted(self._anchors().items())]
        done = -1
        for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
            if start >= done and end > start and not self._taken((start, end)):
                done = end
                yield self._original((start, end))

    def _dotted(self, match: re.Match[str]) -> Span:
        """A name with a dot, up to what follows names: an honorific, a usual word, punctuation; empty where nothing does."""
        start, last = match.start(), max(match[0].rfind(dot) for dot in _DOTS)
        for end in range(start + last + 3, match.end() + 1):
            if _HONORIFIC.match(self._text, end) or ending(self._text, end) >= _CLOSED:
                return start, end
        return start, start

    def _anchors(self) -> dict[int, float]:
        """Where a name may start, with the least score it needs there."""
        least = {match.start(): _SURE for match in _anchor().finditer(self._text)}
        ends = [title.span[1] for title in self._mentions.titles]
        for named in self._mentions.named:
            if joint := _JOINT.match(self._text, named.span[1]):
                ends.append(joint.end())
        return least | dict.fromkeys(ends, _BESIDE)

    def _name(self, at: int, least: float) -> int:
        """The end of the likeliest name that starts there, 0 for none."""
        text = self._text
        surname = self._model.surname(text[at : at + 2])
        for length in (3, 2, 4)[: len(surname) + 1] if surname else ():
            name, end = text[at : at + length], at + length
            if len(name) == length and self._free((at, end), name, least) and ending(text, end) >= _CLOSED:
                return end
        return 0

    def _free(self, span: Span, name: str, least: float) -> bool:
        return self._model.likely(name, least) and not self._taken(span)

    def _taken(self, span: Span) -> bool:
        taken = self._original(span)
        return self._things.touch(taken) or self._credits.touch(taken) or self._places.touch(taken)

    def days(self, dates: Iterable[Dated]) -> Iterator[Span]:
        """Dates that could be an occasion's and are none's."""
        known = list(dates)
        yield from (date.span for date in known if not date.keys)
        read = _Spans(date.span for date in known)
        for wording in find_wordings(self._text):
            span = self._original(wording.span)
            if (
                not wording.told
                or read.touch(span)
                or self._credits.touch(span)
                or _WIRE.match(self._text, wording.span[1])
            ):
                continue
            if not is_date_line(self._text, wording.span):
                yield span
