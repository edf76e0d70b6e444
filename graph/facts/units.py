"""A story cut into what is read in one go: parts of its headline, then its sentences."""

import re

from graph.mentions.types import PlaceMention, StoryMentions
from graph.model.records import Span
from graph.text.sentences import paragraphs, sentences

LONGEST = 1000  # characters of a sentence that are read in one go; nobody writes longer ones
_ENDS = "。！？；：”）…"
_LINKS = re.compile("(?:相关|热门|热点|最新|推荐|延伸|新闻)(?:报道|链接|新闻|阅读|文章|内容|推荐|资讯|信息|动态)[:：]?$|推荐阅读|快讯$|友情链接|[上下]一篇")
_SITE = re.compile("[一-龥]{2,12}(?:大学|学院)(?:新闻网)?[ 　]*->[ 　]*(?=[^ 　|_—-]{6})")  # a school's site before its headline
_SPACED_LABEL = re.compile(r"\s*[一-鿿](?:[ 　]+[一-鿿]){1,3}[ 　]*[：:]")  # 发 布 人：
_BULLETS = "·•"
_UNFINISHED = re.compile(f"[{_ENDS}]$")


def units(story: StoryMentions) -> list[tuple[Span, bool, bool]]:
    """Headline parts and sentences in order: (span, whether of the headline, whether it begins a paragraph)."""
    text = story.text
    found: list[tuple[Span, bool, bool]] = []
    body = story.span[0]
    for line in paragraphs(text, *story.span):
        words = text[line[0] : line[1]]
        head = story.title is not None and line[1] <= max(story.title[1], story.title[0])
        near = not found or all(h for _, h, _ in found)
        if not (head or (near and len(found) < 8 and len(words) <= 60 and not _UNFINISHED.search(words) and not re.match("[^，。]*[日月]，", words))):
            body = line[0]
            break
        found += [(part, True, True) for part in _parts(text, line)]
        body = line[1]
    starts = {p[0] for p in paragraphs(text, body, story.span[1])}
    spans = [s for s in story.sentences if s[0] >= body] if story.sentences else sentences(text, body, story.span[1])
    for start, end in _without_links(text, spans):
        found += [((at, min(end, at + LONGEST)), False, at in starts) for at in range(start, end, LONGEST)]
    return found


def _without_links(text: str, spans: list[Span]) -> list[Span]:
    """Without the headlines of other pages below the last sentence: those behind 相关报道 or the like, and those with a bullet."""
    last = len(spans)
    while last and text[spans[last - 1][1] - 1] not in _ENDS:
        last -= 1
    head = next((n for n in range(last, len(spans)) if _LINKS.match(text, *spans[n])), len(spans))
    return [s for n, s in enumerate(spans) if n < last or (n < head and text[s[0]] not in _BULLETS)]


def _parts(text: str, line: Span) -> list[Span]:
    """A headline's parts between blanks that stand outside quotes and brackets."""
    if _SPACED_LABEL.match(text, *line):
        return [line]
    site = _SITE.match(text, *line)
    first = site.end() if site else line[0]
    parts, start, depth = [], first, 0
    for at in range(first, line[1]):
        char = text[at]
        if char in "“（《":
            depth += 1
        elif char in "”）》":
            depth = max(0, depth - 1)
        elif char.isspace() and not depth:
            if at > start:
                parts.append((start, at))
            start = at + 1
    if line[1] > start:
        parts.append((start, line[1]))
    return parts


_HEADING = re.compile("^(?:【(?![^】]*(?:组织|单位|嘉宾|会议|大会|论坛|活动|现场|议程|日程|背景|主题|演讲|致辞|仪式|环节|出席|人员|时间|地点))[^】]{1,12}】|[^，。：；！？]{2,24}(?:市|区|县|州|总工会|局|公司|联合会|大学|学院|工会|街道|镇|委|院))$")
_LONGEST_HEADING = 26


def is_heading(story: StoryMentions, places: list[PlaceMention], span: Span) -> bool:
    """Whether a line of its own names the place or the body that what follows is about. places: those within the span."""
    words = story.text[slice(*span)]
    if len(words) > _LONGEST_HEADING or not _HEADING.match(words):
        return False
    if words.startswith("【"):
        return True
    named = [p.span for p in places] + [o.span for o in story.organizations if span[0] <= o.span[0] < span[1]]
    return any(b - a >= 0.6 * len(words) for a, b in named) and not _in_column(story.text, span)


def _in_column(text: str, span: Span) -> bool:
    """Whether the line before or behind is such a line too: bodies that are listed one below the other."""
    before, after = text[max(0, span[0] - 40) : span[0]].rstrip(), text[span[1] : span[1] + 40].lstrip()
    lines = before.rpartition("\n")[2].strip(), after.partition("\n")[0].strip()
    return any(len(line) <= _LONGEST_HEADING and _HEADING.match(line) for line in lines)
