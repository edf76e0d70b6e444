"""People in lists under labels, a line each: 副主席：甲、乙、丙; 组长：甲　县总工会主席; 会长：甲（某公司董事长）."""

import re
from bisect import bisect_left, bisect_right

from graph.mentions.carriers import fits
from graph.mentions.lexicon import HAN, title_bodies, titles
from graph.mentions.naming import AFTER_TITLE, IN_LIST, WRITTEN, whole_name
from graph.mentions.offices import Offices
from graph.mentions.titles import Title, find_titles
from graph.mentions.types import Held, Named
from graph.model.records import Span

_NAME = f"(?:{WRITTEN})(?:（[^（）\\n]{{1,8}}）)?"
_LINE = re.compile(
    f"(?:^|(?<=[。；;]))[ 　]*(?P<label>[{HAN}](?:[{HAN}]|[ 　]{{1,2}}(?=[{HAN}])){{1,24}}?)[ 　]*[:：][ 　]*(?P<names>{_NAME}(?:(?:[、，]|[ 　]{{1,4}}){_NAME}){{0,80}})[ 　]*(?=[。；;]|$)", re.MULTILINE
)
_ONE = re.compile(_NAME)
_NOTE = re.compile("（[^（）]*）$")
# Titles of those who lead a body or sit in it, beside the ones that title_bodies.tsv has.
_OF_A_BOARD = frozenset({"主任", "书记", "委员", "常委", "理事", "监事", "顾问", "组长"})
# What a heading may say behind the body: 第八届委员会领导班子名单.
_OF_LIST = re.compile("(?:第[一二三四五六七八九十]+届|新一届|现任|领导班子|领导|理事会|委员会|常务|成员|组成人员|机构|组织|架构|名单|简介|一览表?|[（(）)：:　 ])*")
_NEAR = 600  # characters from a heading to the last line of its list


def find_labelled(text: str, offices: Offices, taken: set[int]) -> list[Named]:
    """The people of lines that hold a title, a colon and names; the body stands in the label or in the heading above."""
    people: list[Named] = []
    ends = sorted(offices.context.bodies)
    lines = list(_LINE.finditer(text)) if "：" in text or ":" in text else []
    own = {line.start() for line in lines}
    for line in lines:
        title = _title(text, line.span("label"))
        names = [m.span() for m in _ONE.finditer(text, *line.span("names"))]
        if title is None or any(offices.context.at(a) or a in offices.context.bodies or b in offices.context.bodies for a, b in names):
            continue
        if title.span[0] > line.start("label"):
            posts = offices.posts(title, line.start("label"), None, False) or []
        else:
            inside = text[line.start() - 1 : line.start()] in tuple("。；;")
            above = _named_last(title, line.start(), ends, offices) if inside else _heading(text, line.start(), ends, own, offices)
            body = (above or offices.focus.own(title, line.start())).removesuffix("理事会")
            posts = [Held(body, title.text, body, title.span, shared=title.base.shared)] if body and fits(title, body) else []
        for name, score, span in _people(text, names) if posts else ():
            if span[0] not in taken:
                people.append(Named(name, span, score, list(posts), span[0]))
    return people


# 组　长：邹某某　区人大常委会副主任, and the lines of the same label below it, which begin with blanks.
_LABEL = f"(?P<label>[{HAN}](?:[{HAN}]|[ 　]{{1,4}}(?=[{HAN}])){{1,12}}?)[ 　]*[:：]"
_WHO = f"(?P<name>{WRITTEN})"
_ROLL = re.compile(f"^(?:[ 　]*{_LABEL}[ 　]*|[ 　]{{2,}}){_WHO}[ 　]{{1,8}}(?P<post>[{HAN}、，（）“”]{{2,60}})[ 　]*$", re.MULTILINE)
_NOTED = re.compile(f"^[ 　]*{_LABEL}(?P<rest>[^\n]*)$", re.MULTILINE)
_BEHIND = re.compile(f"{_WHO}（(?P<post>[{HAN}、，]{{4,60}})）")
# Labels of people that are no titles: 主持人：甲　市总工会主席.
_OF_PEOPLE = re.compile("(?:人员?|嘉宾|代表|专家|领导|主持|出席|列席|参加|主讲|评委|成员|组员|委员)$")


def find_rolls(text: str, titles: list[Title], offices: Offices, taken: set[int]) -> list[Named]:
    """The people of lines that hold a label, a name and that one's posts behind a blank or in brackets."""
    if "：" not in text and ":" not in text:
        return []
    people: list[Named] = []
    ends = sorted(offices.context.bodies)
    rolls = list(_ROLL.finditer(text))
    noted = [line for line in _NOTED.finditer(text) if "（" in line["rest"]]
    own = {line.start() for line in [*rolls, *noted]}
    label: Title | None = None
    of_people = False
    for line in [*rolls, *noted]:
        if line["label"]:  # else of the label above
            label = _title(text, line.span("label"))
            of_people = label is not None or _OF_PEOPLE.search(re.sub(r"\s", "", line["label"])) is not None
        if of_people:
            heading = _heading(text, line.start(), ends, own, offices) or (offices.focus.own(label, line.start()) if label else "")
            for match in [line] if line.re is _ROLL else _BEHIND.finditer(text, *line.span("rest")):
                people += _of_roll(text, match, label, heading, titles, offices, people)
    return [person for person in people if person.span[0] not in taken]


def _of_roll(text: str, match: re.Match[str], label: Title | None, body: str, titles: list[Title], offices: Offices, before: list[Named]) -> list[Named]:
    """The person of a line, where the words behind the name end in a title. before: the people of the lines above."""
    if offices.context.at(match.start("name")) is not None:
        return []
    above = before[-1] if before and text.count("\n", before[-1].span[1], match.start("name")) <= 1 else None
    posts = posts_within(*match.span("post"), titles, offices, above.posts[-1] if above else None)
    if not posts or (read := whole_name(match["name"], AFTER_TITLE)) is None:
        return []
    if label is not None and body and fits(label, body):
        posts.insert(0, Held(body, label.text, body, label.span, shared=label.base.shared))
    return [Named(read[0], match.span("name"), read[1], posts, match.start("name"))]


def posts_within(start: int, end: int, titles: list[Title], offices: Offices, before: Held | None = None) -> list[Held]:
    """The posts of text[start:end], which must end in a title: 某大学化学学院教授、某学会理事. before: a post of the same person or list."""
    inside = titles[bisect_left(titles, start, key=lambda t: t.span[0]) : bisect_right(titles, end, key=lambda t: t.span[1])]
    posts: list[Held] = []
    low = start
    for title in inside if inside and inside[-1].span[1] == end else ():
        if held := offices.posts(title, low, posts[-1] if posts else before, bool(posts)):  # no 书法家 in 书法家协会
            posts += held
            low = title.span[1]
    return posts


def _people(text: str, names: list[Span]) -> list[tuple[str, float, Span]]:
    """The names of a line, with scores and spans; none where a half of them or more need not be names."""
    spans = [(a, b - len((_NOTE.search(text[a:b]) or [""])[0])) for a, b in names]
    sure = sum(whole_name(text[a:b], IN_LIST) is not None for a, b in spans)
    read = [(whole_name(text[a:b], AFTER_TITLE), (a, b)) for a, b in spans]
    return [(one[0], one[1], span) for one, span in read if one is not None] if 2 * sure > len(spans) else []


def _title(text: str, label: Span) -> Title | None:
    """The title that a label ends in; one with blanks in it (会　长) is the whole of its label."""
    words = text[slice(*label)]
    bare = re.sub(r"\s", "", words)
    last = next(reversed(find_titles(bare)), None)
    if last is None or last.span[1] != len(bare) or last.base.word not in titles() or not (last.base.word in title_bodies() or last.base.word in _OF_A_BOARD):
        return None
    if bare == words:
        return Title((label[0] + last.span[0], label[1]), last.text, last.base)
    return Title(label, last.text, last.base) if last.text == bare else None


def _named_last(title: Title, at: int, ends: list[int], offices: Offices) -> str:
    """The body named last before a place that can have such a title; "" for none near."""
    last = bisect_right(ends, at)
    bodies = (offices.context.bodies[end] for end in reversed(ends[max(0, last - 4) : last]) if at - end < _NEAR)
    return next((body for body in bodies if fits(title, body)), "")


def _heading(text: str, at: int, ends: list[int], own: set[int], offices: Offices) -> str:
    """The body in the heading right above a list; "" where anything but the list stands between."""
    line = at
    while line > 0 and at - line < _NEAR:
        line = text.rfind("\n", 0, line - 1) + 1
        words = text[line : text.find("\n", line)]
        if line in own or not words.strip():
            continue
        if re.search("[:：]", words.rstrip(":： 　")):
            return ""  # 主办单位：某总工会
        last = bisect_right(ends, line + len(words)) - 1
        of_list = last >= 0 and ends[last] > line and _OF_LIST.fullmatch(text, ends[last], line + len(words))
        return offices.context.bodies[ends[last]] if of_list else ""
    return ""
