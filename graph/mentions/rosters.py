"""Rosters: the names on the lines below a heading that says what they are (第八届委员会委员名单)."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from graph.mentions.lexicon import HAN
from graph.mentions.naming import AFTER_TITLE, IN_LIST, WRITTEN, whole_name
from graph.mentions.offices import Offices
from graph.mentions.titles import Title
from graph.mentions.types import Held, Named
from graph.model.records import Span

_HEADING = re.compile(f"^[ 　]*(?:附件?[0-9]?[：:][ 　]*)?(?P<of>[{HAN}0-9]{{2,40}}?)(?:当选|推荐|建议|候选人?|公示)?名单[ 　]*(?:（[^（）\n]{{1,40}}）|\\([^()\n]{{1,40}}\\))?[ 　]*[:：]?[ 　]*$", re.MULTILINE)
_REMARK = re.compile("[ 　]*(?:（[^（）\n]{1,40}）|\\([^()\n]{1,40}\\))[ 　]*")
_SAID = "(?:[（(][^（）()\n]{1,12}[）)])?"  # 甲（女）、乙（藏族）
_LINE = re.compile(f"[ 　]*(?:{WRITTEN}){_SAID}(?:(?:[、，]|[ 　]{{1,8}})(?:{WRITTEN}){_SAID})*[ 　。；]*{_SAID}[ 　]*")
_WITHIN = re.compile(_SAID[:-1])
_ONE = re.compile(f"(?<![{HAN}])[{HAN}](?:[ 　]{{1,2}})[{HAN}](?![{HAN}])|[{HAN}]{{2,4}}")
_ELECTED = re.compile("选举产生|当选|选举结果")
_FIRST = 1000  # characters at the beginning of a page that tell of an election
# Lists of people who hold no post by being on them.
_NO_POST = re.compile("候选|推荐|建议|公示|拟|免去|优秀|先进|最美|十佳|获奖|表彰|模范|标兵|遇难|伤亡|考试|录取|参赛|面试|培训|退休")


def find_rosters(text: str, titles: list[Title], offices: Offices, taken: set[int]) -> list[Named]:
    """The people of rosters, with the post that the heading ends in, where it ends in one; at least half of a roster must be likely names."""
    people: list[Named] = []
    elected = _ELECTED.search(text, 0, _FIRST) is not None
    for heading in _HEADING.finditer(text) if "名单" in text else ():
        end = heading.end("of")
        title = next((t for t in titles[bisect_left(titles, heading.start(), key=lambda t: t.span[0]) :] if t.span[1] >= end), None)
        posts: list[Held] = []
        if title is not None and title.span[1] == end and not _NO_POST.search(heading[0]):
            posts = offices.posts(title, heading.start("of"), None, False) or []
        posts = [replace(held, status="appointed" if elected else held.status) for held in posts]
        names = list(_names(text, heading.end()))
        sure = sum(whole_name(text[a:b], IN_LIST) is not None for a, b in names)
        for a, b in names if 2 * sure > len(names) and len(names) > 1 else ():
            read = whole_name(text[a:b], AFTER_TITLE)
            if read is not None and a not in taken:
                people.append(Named(read[0], (a, b), read[1], [replace(held) for held in posts], a))
    return people


def _names(text: str, at: int) -> Iterator[Span]:
    """The names on the lines behind a heading, up to a line with anything else on it; a remark (按姓氏笔画排列) may stand first."""
    while at < len(text):
        end = text.find("\n", at + 1)
        end = end if end >= 0 else len(text)
        line = text[at + 1 : end]
        if line.strip() and not _REMARK.fullmatch(line):
            if not _LINE.fullmatch(line):
                return
            said = [remark.span() for remark in _WITHIN.finditer(text, at + 1, end)]
            yield from (name.span() for name in _ONE.finditer(text, at + 1, end) if not any(a < name.start() < b for a, b in said))
        at = end
