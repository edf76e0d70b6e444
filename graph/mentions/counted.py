"""Names in a list that counts itself: 某支教团甲、乙、丙3位同学; 某医院甲、某医院乙2名专家."""

import re
from collections.abc import Callable
from dataclasses import replace

from graph.gazetteer.names import NameModel
from graph.mentions.context import Context
from graph.mentions.lexicon import HAN
from graph.mentions.naming import FORMS_OF_ADDRESS
from graph.mentions.types import Held, Named

_COUNT = re.compile(
    "[位名个](?:(?<=[0-9两二三四五六七八九十].)|(?<=十一.))(?P<who>[^，。；、]{0,10}(?:同学|同志|专家|教授|博士|院士|老师|教师|医生|医师|代表|委员|队员|选手|职工|劳模|工匠|干部|先进个人|青年|企业家|负责人|领导|人))"
)
_NUMBER = re.compile("等?([0-9]{1,2}|[两二三四五六七八九]|十[一二三四五六七八九]?)$")
_OF_HOUSE = re.compile("(?:政协(?:委员|常委)|人大代表)$")
_ITEM = re.compile(f"[{HAN}（）]{{2,40}}$")
_NUMERALS = {char: number for number, char in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_BODY_ENDS = tuple("院校司会局所处部心室队系厂团")
_REACH = 400  # characters looked back at


def find_counted(text: str, context: Context, taken: set[int], posts: Callable[[int, int, str], list[Held]]) -> list[Named]:
    """The names of lists that end in their own number, where each item ends in a name and there are as many as it says.

    posts: reads the posts of a stretch, for those whom the number says to sit in a house (甲、乙、丙三位某市政协委员).
    """
    found: list[Named] = []
    for match in _COUNT.finditer(text):
        number = _NUMBER.search(text, max(0, match.start() - 3), match.start())
        names = _names(text, number.start(), _number(number[1]), context) if number else []
        held = posts(match.start("who"), match.end(), "current") if names and _OF_HOUSE.search(match["who"]) else []
        found += [
            Named(text[a:b], (a, b), 4.0, [replace(post, span=(a, match.end()), shared=True, rule="shared-title", confidence=0.8) for post in held], a)
            for a, b in names
            if a not in taken or held
        ]
    return found


def _number(words: str) -> int:
    return int(words) if words.isdigit() else sum(_NUMERALS[char] for char in words)


def _names(text: str, end: int, count: int, context: Context) -> list[tuple[int, int]]:
    """The spans of the names in the list that ends there; none if it is not so many names."""
    start = max(0, end - _REACH)
    items = re.split("[、和]", text[start:end])[-count:]
    if count < 2 or len(items) < count:
        return []
    spans = []
    for place, item in enumerate(reversed(items)):
        size = _size(text, item, end, context, first=place == count - 1)
        if not size:
            return []
        spans.append((end - size, end))
        end -= len(item) + 1
    return spans[::-1]


def _size(text: str, item: str, end: int, context: Context, *, first: bool) -> int:
    """How many characters at the end of an item are a name: all of it, or those behind a body; 0 if none.

    first: the item that the list begins with, before which the sentence may run on.
    """
    model = NameModel.load()
    if not _ITEM.search(item):
        return 0
    for size in (3, 2, 4):
        name = text[end - size : end]
        if name[1:] in FORMS_OF_ADDRESS or (first and name[0] in "任时为" and model.score(name[1:]) > 0):
            continue  # 李大妈; 聘任|王强
        whole = len(item) == size or (end - size) in context.bodies or item[-size - 1 : -size] in _BODY_ENDS
        if (whole or first) and len(item) >= size and model.likely(name, -3.0 if whole else 0.0):
            return size
    return 0
