"""Bodies known by the list they stand in: 甲科技、乙在线等企业负责人发言, 丙杂志、丁知网承办."""

import re
from bisect import bisect_left

from graph.gazetteer.divisions import Divisions
from graph.gazetteer.names import NameModel
from graph.mentions.firms import overlaps
from graph.mentions.kinds import kind_of
from graph.mentions.lexicon import HAN
from graph.mentions.name_starts import verbal
from graph.mentions.types import Named, OrganizationMention
from graph.model.records import Span

_ITEM = f"(?:《[^《》\\n]{{2,16}}》[{HAN}]{{0,4}}?|[{HAN}A-Za-z0-9（）]{{2,24}}?)"
_LIST = f"(?<![{HAN}A-Za-z0-9》）、])(?P<list>{_ITEM}(?:、{_ITEM}){{2,20}})"
# What the list says of its items: the heads of such bodies, or what the bodies did.
_COUNT = "[0-9一二三四五六七八九十]{1,3}余?[家个所]"
_HEADS = f"(?:等(?:{_COUNT})?[^，。；：、《》]{{0,6}}?|{_COUNT}[^，。；：、《》]{{0,6}}?)(?:企业|公司|单位|机构|院校|高校|媒体|商会|协会|学校)(?:的)?(?:主要|相关|有关)?(?:负责人|负责同志|代表|领导|高管|专家|工会主席|工会负责人|职工代表|(?:分别|现场|集中|共同)?(?:参加|参与|参会|参展|到会|到场))"
_HELD = "(?:等[^，。；、]{0,6}(?:单位|机构|部门|院校|高校|企业|媒体))?(?:联合|共同)?(?:主办|承办|协办)(?!单位|方|的)"
_OF_BODIES = re.compile(f"{_LIST}(?:{_HEADS}|{_HELD})")
_BY = re.compile("(?:.*(?:来自|由|以及|其中|会上|邀请|有|和|与|及))?(?=.)")
_NO_BODY = re.compile("^(?:各|有关|相关|部分|全[国省市区县]|其他|多家|等|[市省县区]直|[市省县区]属)|等$|会议|论坛|活动|领导|代表|人员|同志|负责人|单位|部门")
_NUMBERED = re.compile("第[一二三四五六七八九十]")


def in_lists(text: str, known: list[OrganizationMention], named: list[Named]) -> list[OrganizationMention]:
    """The organizations of a page with those that only their list tells to be bodies. known, result: sorted by span."""
    spans, people = [m.span for m in known], sorted(n.span for n in named)
    found: list[OrganizationMention] = []
    for match in _OF_BODIES.finditer(text):
        items = _items(match)
        if any(overlaps(people, item) for item in items):
            continue
        new = [item for item in items if not overlaps(spans, item)]
        words = [text[slice(*item)] for item in new]
        if not any(_NO_BODY.search(word) or len(word) < 2 or Divisions.load().named(word) for word in words) and 3 * (sum(map(_may_be, words)) + len(items) - len(new)) >= 2 * len(items):
            for item in new:
                at = bisect_left(spans, item)
                name = _like(text[slice(*item)], known[at - 1].name if at and spans[at - 1][1] == item[0] - 1 else "")
                kind = kind_of(name)
                found.append(OrganizationMention(item, name, name, "company" if kind == "other" else kind))
    return sorted([*known, *found], key=lambda m: (m.span, m.name)) if found else known


def _like(name: str, before: str) -> str:
    """A numbered body (第二附属医院) behind one of the same kind (某大学第一附属医院) by its full name. before: "" where none stands there."""
    shared = _NUMBERED.search(before) if _NUMBERED.match(name) and name[-4:] == before[-4:] else None
    return before[: shared.start()] + name if shared else name


def _items(match: re.Match[str]) -> list[Span]:
    start = match.start("list")
    if lead := _BY.match(match["list"].split("、")[0]):
        start += lead.end()
    items = []
    for part in match.string[start : match.end("list")].split("、"):
        items.append((start, start + len(part)))
        start += len(part) + 1
    return items


def _may_be(name: str) -> bool:
    """Whether a word of a list is neither a person's name nor begins with a verb; most words of a list of bodies are not."""
    person = len(name) <= 3 and NameModel.load().likely(name)
    return not person and not (verbal(name) and verbal(name[:2]))
