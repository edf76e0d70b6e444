"""What kind of line it is: running text, heading, list item, credit."""

import re

LIST_ITEM = re.compile(
    r"\s*(?:[#>|●○◆◇■□★☆▲△※•▪*\-]|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}[、.．)）](?!\d)"
    r"|第[一二三四五六七八九十百\d]{1,4}[章节条篇])"
)
DATE_LEAD = re.compile(
    r"\s*(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月|\d{1,2}日|近日|日前|据[^，。]{2,12}(?:消息|报道)|近期|连日来|昨日|昨天|今日|今天|当日|当前)"
)
PRESS_LEAD = re.compile(
    r"\s*(?:本报|本网|本刊|[^\s，。]{2,16}?)(?:讯|消息|[^\s，。]{0,6}\d{1,2}月\d{1,2}日电|[^\s，。]{0,6}电)\s*[（(：　 ]"
)
CREDIT = re.compile(
    r"\s*[（(【]?(?:[^\s，。；]{0,12}(?:记者|通讯员|特约撰稿)|供稿|撰文|摄影|图片?|文|来源|作者|编辑|责编|责任编辑|审核|校对|监制|编审)[\s:：/／|｜]"
)
FINAL = "。！？；…!?;"
CLOSING = "”’」』）》】)\"'"


def is_running(text: str) -> bool:
    """Whether a line is running text: it has a full stop (or the like) in it."""
    return "。" in text or "！" in text or "？" in text or "；" in text


def ends_sentence(line: str) -> bool:
    """Whether a line's last mark, closing quotes and brackets aside, ends a sentence."""
    return line.rstrip().rstrip(CLOSING)[-1:] in tuple(FINAL)


def starts_anew(line: str) -> bool:
    """Whether a line begins something of its own: a list item, a story's lead, a credit."""
    return bool(LIST_ITEM.match(line) or DATE_LEAD.match(line) or PRESS_LEAD.match(line) or CREDIT.match(line))


def width(line: str) -> int:
    """Columns of a line: two for a Chinese character or mark, one for the rest."""
    return sum(2 if character > "\u2e7f" or character in "“”‘’…—" else 1 for character in line)
