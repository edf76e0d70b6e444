"""The stories of a page: a newspaper page or a weekly digest holds several.

A block of headings between two pieces of running text is a new story's headline where enough speaks for it: a news verb,
length, a mark of Markdown, and above all that the text behind it opens like a story (本报讯, a date). A mere name of a
place or an organization (都江堰市) is a heading inside its story.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from graph.model.records import Span
from graph.text.credits import credit_spans, is_byline, reporters
from graph.text.lines import CREDIT, DATE_LEAD, LIST_ITEM, PRESS_LEAD, is_running
from graph.text.sentences import paragraphs

_LONGEST_HEADING = 70
_MARKDOWN = re.compile(r"(#{1,6})\s+")
_VERB = re.compile(
    "召开|举行|举办|启动|开幕|闭幕|落幕|出席|会见|调研|考察|视察|检查|走访|慰问|强调|传达|学习|贯彻|签约|签订|签署|开展|部署|走进|参加|来访|到访"
    "|访问|交流|亮相|发布|揭牌|成立|当选|任命|任|引发|推介|联手|携手|共建|培训|竞赛|比武|表彰|荣获|获|公布|推进|座谈|陪同|主持|致信|送|看望|参观"
)
_LABEL = re.compile(
    r"[^\s，。“”：]{1,24}(?:[省市区县州乡镇会局厅委部院校办团]|街道|公司|中心|协会|集团|医院|大学)|简历|个人简历|相关链接|新闻链接|背景|延伸阅读"
)
_DIGEST = re.compile(r".{0,8}(?:动态|要闻|简讯|快讯|短讯|速览|速递|集锦|资讯|简报|一览)")
# A place or a body in a box (【绵阳】): the heading of a part.
_BOXED = re.compile(r"【[^【】\s\d]{2,12}】|[●◆■★▲]\s*[^\s\d，。：]{2,12}\s*[●◆■★▲]")
# Whose doing a headline tells of; the subheadings of a long report (凝聚奋进力量 展现担当作为) name nobody.
_SUBJECT = re.compile(rf"(?:工会|[省市区县州局厅部委校]|公司|协会).{{0,24}}?(?:{_VERB.pattern})")
# A line of minutes or of a programme: 主持人：甲, 圆桌嘉宾：乙；丙, ◇ 丁 《某某》.
_OF_PROGRAMME = re.compile(r"(?:会议)?(?:主持|[^，。：\s]{0,4}嘉宾|主讲|授课|致[辞词]|发言|点评|[^，。：\s]{0,4}演讲|参[会加]人员|出席(?:人员|领导)?|列席(?:人员)?)(?:人|老师|专家)?[：:]\s*\S|[◇◆●○■▲]\s[^《]{4,40}\s《[^》]+》")
_RULE = re.compile(r"\s*(?:[-—*=_·]\s*){3,}")
_RECORD = re.compile(r"\d{4}(?:年|[./]\d{1,2})?\s*[━—–\-~～至]|(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?[，,]?[^\s\d：:]{8}")
_DATE_LINE = re.compile(r"[\s\d年月日:：./\-]{6,24}(?:星期.)?.{0,12}")
# What a page says of itself under or above the headline: 2024-4-27 08:02 来源：…, 发布日期：… 阅读量：147次, the way to the page.
_NAVIGATION = r"语音播报.{0,12}|.{0,20}(?:上一期|下一期|上一版|下一版).{0,20}|第\s?\d+\s?[期版].{0,50}|(?:打印|关闭|返回顶部|查看原文|其他)(?:\s.{0,12})?"
_ABOUT_PAGE = re.compile(
    r"(?=[^，。；！？]*+$)(?=.*(?:来源|报\s|网\s|融媒|客户端|公众号|发布|点击|浏览|阅读|作者|编辑|时间|日期|字[号体]|评论|撤稿|稿件|信息|审核|分享))[^，。；！？]*?(?:19|20)\d\d\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}[^，。；！？]{0,90}"
    r"|(?:来源|发布(?:时间|日期|单位|人)|发表时间|时间|日期|点击(?:量|数|率)?|浏览(?:量|次数)?|阅读量?|作者|编辑|分享到?|字号|字体)\s*[:：][^，。；]{0,60}"
    r"|(?:当前位置|您的位置|您现在的位置|首页|网站首页)\s*[:：>＞»/][^，。；]{0,80}|[^，。；：\s]{1,12}(?:\s*[>＞»]+\s*[^，。；>＞»]{1,20})+"
    r"|[^。]*(?:content_\d+\.s?html?|/enpproperty)[^。]*|" + _NAVIGATION
)
_ABOUT_PAGE_WITH_STOP = re.compile(_NAVIGATION)  # what of it may hold a full stop


def about_page(line: str) -> bool:
    """Whether a line says something of the page (来源, 发布时间, 点击量) and nothing of what it tells."""
    pattern = _ABOUT_PAGE_WITH_STOP if "。" in line else _ABOUT_PAGE
    return pattern.fullmatch(line.strip()) is not None


_SOURCE = re.compile(r"《[^》]{2,20}》\s*[（(].*版\s*[）)]")
_CAPTION = re.compile(r"[^。！？]*(?:记者|通讯员|摄影|图[/／：:]|摄).{0,20}(?:摄|供图|视觉[^，。]{0,6})[)）]?(?:[/／].{1,10}[)）]?)?")
_NEIGHBOUR = re.compile(r"[\[【（(]?[上下前后]一[篇条则](?:[\]】）)]|[:：]|[ 　]|文章|新闻|$)")
_FOOT = 8  # lines below a page's text, at most
_ENOUGH = 2.0
_LEAST = 160


@dataclass(frozen=True, slots=True)
class Heading:
    """A line inside a story that sets the place or the matter of what follows (都江堰市); it holds until `end`."""

    span: Span
    text: str
    end: int


@dataclass(frozen=True, slots=True)
class Story:
    """One news story, in offsets of the repaired text (code points, end exclusive).

    title: span of the headline that says most, None where the text has none. headlines: all headline lines.
    body: where the running text starts. headings: headings inside. credits: spans of the credits, brackets included
    (（记者 …）, （…供稿）); reporters: spans of the names in them, who belong to the story and not into it.
    """

    start: int
    end: int
    title: Span | None = None
    body: int = 0
    headlines: tuple[Span, ...] = ()
    headings: tuple[Heading, ...] = ()
    reporters: tuple[Span, ...] = ()
    credits: tuple[Span, ...] = ()


class _Line(NamedTuple):
    start: int
    end: int
    text: str
    level: int  # of a Markdown heading, else 0
    heading: bool

    @property
    def span(self) -> Span:
        return self.start, self.end


def split_stories(text: str) -> list[Story]:
    """The stories of a repaired page, in order; they cover all lines that are not blank, but for 上一篇 and 下一篇 below."""
    return list(_stories(text))


@lru_cache(maxsize=2)  # of one page they are asked for more than once
def _stories(text: str) -> tuple[Story, ...]:
    lines = _own([_line(text, start, end) for start, end in paragraphs(text)])
    if not lines:
        return ()
    cuts = [*_cuts(lines), len(lines)]
    return tuple(_story(text, lines[first:last]) for first, last in pairwise(cuts))


def _own(lines: list[_Line]) -> list[_Line]:
    """Without the site's other pages below the last story: 上一篇：…, 下一篇：… and the few lines behind them, none a sentence."""
    first = next((i for i, line in enumerate(lines) if _NEIGHBOUR.match(line.text)), len(lines))
    below = lines[first:]
    told = any(_is_body(line) for line in lines[:first])
    return lines[:first] if told and len(below) <= _FOOT and not any("。" in line.text for line in below) else lines


def _line(text: str, start: int, end: int) -> _Line:
    mark = _MARKDOWN.match(text, start, end)
    level = len(mark.group(1)) if mark else 0
    begin = mark.end() if mark else start
    if end - begin > 2 * _LONGEST_HEADING:
        return _Line(start, end, text[begin : begin + 2 * _LONGEST_HEADING], 0, False)
    words = text[begin:end]
    return _Line(start, end, words, level, bool(level) or _is_heading(words))


def _is_heading(words: str) -> bool:
    """Whether a line looks like a heading: short, no full stop, neither list item nor entry of a curriculum vitae."""
    if len(words) > _LONGEST_HEADING or is_running(words) or words[-1:] in "，、：:":
        return False
    if _BOXED.fullmatch(words):
        return True
    return not (LIST_ITEM.match(words) or _OF_PROGRAMME.match(words) or _RECORD.match(words) or _RULE.fullmatch(words) or _is_note(words))


def _is_note(words: str) -> bool:
    """A credit, a date or a remark in brackets (（下转4版）)."""
    if is_running(words):
        return False
    words = words.lstrip("◎○●■□◆◇▲△▼★☆※◥ ") or words
    if _CAPTION.fullmatch(words):
        return True
    if CREDIT.match(words + " ") or is_byline(words) or _DATE_LINE.fullmatch(words) or _SOURCE.fullmatch(words) or about_page(words):
        return True
    if _BOXED.fullmatch(words):
        return False
    return words[0] in "（(【" and words[-1] in "）)】"


def _cuts(lines: Sequence[_Line]) -> list[int]:
    """The indexes of the lines that stories begin with."""
    cuts = [0]
    digest = any(_DIGEST.fullmatch(line.text) for line in lines[:2])
    running = False  # whether the story has had running text
    told = 0  # how many characters of it; a caption or a line of leaders before 本报讯 is no story
    i = 0
    while i < len(lines):
        if not lines[i].heading:
            if told >= _LEAST and PRESS_LEAD.match(lines[i].text) and not lines[i - 1].heading:
                cuts.append(i)
                told = 0
            if _is_body(lines[i]):
                running, told = True, told + lines[i].end - lines[i].start
            i += 1
            continue
        first = i
        while i < len(lines) and not _is_body(lines[i]):
            i += 1
        if running and i < len(lines):
            block = [line for line in lines[first:i] if line.heading]
            ruled = bool(first and _RULE.fullmatch(lines[first - 1].text))
            if (digest and block[0].level) or _evidence(block, lines[i], ruled, len(block) < i - first) >= _ENOUGH:
                cuts.append(first)
                running, told = False, 0
    return cuts


def _is_body(line: _Line) -> bool:
    return not line.heading and not _is_note(line.text) and not _RULE.fullmatch(line.text)


def _evidence(block: Sequence[_Line], body: _Line, ruled: bool, noted: bool) -> float:
    """How much speaks for a new story: the headings, the first line of the text behind, what stands around."""
    longest = max((line.text for line in block), key=len)
    score = 3.0 if PRESS_LEAD.match(body.text) else 1.5 if DATE_LEAD.match(body.text) else 0.0
    score += {0: 0.0, 1: 2.0, 2: 1.5}.get(min(line.level or 9 for line in block) % 9, 0.5)
    score += 1.0 if any(_VERB.search(line.text) for line in block) else 0.0
    score += 0.5 if re.search(r"\S\s+\S|—", longest) else 0.0
    score += 0.5 if len(longest) >= 12 else -1.0 if len(longest) <= 8 else 0.0
    score += 1.0 if len(block) > 1 and _DIGEST.fullmatch(block[0].text) else 0.0
    score += 1.0 if ruled else 0.0
    score += 0.5 if any(_SUBJECT.search(line.text) for line in block) else 0.0
    score += 1.0 if noted else 0.5 if len(block) > 1 else 0.0
    if len(block) == 1 and _is_label(block[0].text):
        # Of a digest: ● 黔江区 ●, and behind it a report with a date of its own.
        score += 2.0 if _BOXED.fullmatch(block[0].text) and DATE_LEAD.match(body.text) else -2.5
    return score


def _is_label(words: str) -> bool:
    """Whether a line is the mere name of a place or a body (都江堰市, 【绵阳】)."""
    return bool(_BOXED.fullmatch(words) or _LABEL.fullmatch(words)) and not _VERB.search(words)


def _story(text: str, lines: Sequence[_Line]) -> Story:
    start, end = lines[0].start, lines[-1].end
    body = next((i for i, line in enumerate(lines) if _is_body(line)), len(lines))
    headlines = [line for line in lines[:body] if line.heading]
    inner = [line for line in lines[body:] if line.heading]
    ends = [*(line.start for line in inner[1:]), end][: len(inner)]
    headings = [Heading(_words(line), line.text, until) for line, until in zip(inner, ends, strict=True)]
    spans = credit_spans(text, start, end)
    return Story(
        start,
        end,
        _words(max(headlines, key=_weight)) if headlines else None,
        lines[body].start if body < len(lines) else end,
        tuple(map(_words, headlines)),
        tuple(headings),
        tuple(reporters(text, spans)),
        tuple(spans),
    )


def _words(line: _Line) -> Span:
    """The heading without its mark of Markdown."""
    return line.end - len(line.text), line.end


def _weight(line: _Line) -> tuple[bool, bool, bool, int]:
    """How much a headline says: it tells of a doing and whose, is no mere name, and is long (the first one of equal ones)."""
    tells, whose = _VERB.search(line.text), _SUBJECT.search(line.text)
    return tells is not None, whose is not None, not _is_label(line.text), min(len(line.text), 40)
