"""Repairs of punctuation: half width between Chinese characters becomes full width; ` and ` between them becomes 和."""

import re

from graph.text.mapping import Edit
from graph.text.tables import HAN

_CLOSERS = "”’》）】」』〉…—％%"
_OPENERS = "“‘《（【「『〈"
_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}
# Half-width marks are Chinese where a Chinese character stands beside them (so never within numbers, times and addresses);
# ? and ! need it before them, for a query part of an address may begin with a Chinese character.
_MARK = re.compile(rf"[,;:](?:(?<=[{HAN}{_CLOSERS}].)|(?=[{HAN}{_OPENERS}]))|[!?](?<=[{HAN}{_CLOSERS}].)(?![A-Za-z=&])")
_DOUBLED = re.compile("，+(?=[，、。；：！？])")
# A place may begin with 长 (长江, 长宁), and a word (长期).
_SPLIT_TITLE = re.compile(
    rf" (?:(?<=[{HAN}][厅局处科院部校会省市区县州镇乡组行站馆所园团司庭事] )(?=长(?![江宁寿沙春安城虹征三期远效治乐垣葛兴汀泰岛丰顺青阳途短假达大子廊年时辈者老])(?:[，、。；兼]|[{HAN}]{{2,3}}(?:[，、。；等]|出席|参加|主持|致|讲|作|率|带|一行|陪同|介绍|表示|指出|强调|代表|在|到|与|同志|说|就|对|向)))"
    rf"|(?<=[{HAN}]书 )(?=记(?!者)[{HAN}，、。；])|(?<=[{HAN}、，]主 )(?=[席任委][{HAN}，、。；])|(?<=[{HAN}]经 )(?=理[{HAN}，、。；]))"
)
_BLANK_BEHIND = re.compile(rf"(?<=[{HAN}{_CLOSERS}][,;:!?]) (?=[{HAN}{_OPENERS}])")
_BRACKETS = re.compile(r"\(([^()\n]{0,300})\)")
_LONE_BRACKET = re.compile(rf"\((?=[{HAN}])|(?<=[{HAN}])\)")
_HAN = re.compile(f"[{HAN}]")
_BESIDE = re.compile(f"[{HAN}{_CLOSERS}{_OPENERS}，。、；：！？]")
_QUOTES = re.compile(r'"([^"\n]{1,200})"')
_AND = re.compile(rf"(?<=[{HAN}”’》）]) ?and ?(?=[{HAN}“‘《（])")
_FULL_STOP = re.compile(rf"(?<=[{HAN}{_CLOSERS}])\.(?=\s|[”’」』]|$|[{HAN}])")


def ands(text: str) -> list[Edit]:
    """` and ` between Chinese characters becomes 和."""
    return [(match.start(), match.end(), "和") for match in _AND.finditer(text)]


def brackets(text: str) -> str:
    """Round brackets around or beside Chinese characters become full width; code, addresses and formulas keep theirs."""

    def widen(match: re.Match[str]) -> str:
        inner = match.group(1)
        beside = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        return f"（{inner}）" if _HAN.search(inner) or _BESIDE.search(beside) else match.group()

    return _LONE_BRACKET.sub(lambda match: _FULL[match.group()], _BRACKETS.sub(widen, text))


def blank_behind(text: str) -> list[Edit]:
    """The blank that follows a half-width mark between Chinese characters goes."""
    return [(match.start(), match.end(), "") for match in _BLANK_BEHIND.finditer(text)]


def split_titles(text: str) -> list[Edit]:
    """The blank that a page has within a title between Chinese characters goes: 文旅厅厅 长某某, 县委书 记某某."""
    return [(match.start(), match.end(), "") for match in _SPLIT_TITLE.finditer(text)]


def doubled(text: str) -> list[Edit]:
    """Of a comma and a further mark right behind it (，， ，、 ，。), only the other mark is meant."""
    return [(match.start(), match.end(), "") for match in _DOUBLED.finditer(text)]


def marks(text: str) -> str:
    """The marks , ; : ? ! beside Chinese characters become full width."""
    return _MARK.sub(lambda match: _FULL[match.group()], text)


def quotes(text: str) -> str:
    """A pair of straight quotation marks around Chinese characters becomes a curved one."""
    return _QUOTES.sub(lambda match: f"“{match[1]}”" if _HAN.search(match[1]) else match[0], text)


def full_stops(text: str) -> str:
    """In a page without any 。 the half-width stop behind Chinese characters becomes one."""
    return text if "。" in text else _FULL_STOP.sub("。", text)
