"""Sentences beside the occasion (会前, 会后), and lists of those present that go on behind a semicolon."""

import re

from graph.facts.claim_words import hits_pattern
from graph.facts.masking import D, O, P

ASIDE = re.compile("^(?:会[前后]|会议(?:[前后]|期间)|其间|期间|活动(?:前|后|期间|现场|中|当天)|随后|之后|会议间隙|会上|仪式上|论坛上|大会(?:上|期间)|座谈会(?:前|后|上)|开幕式(?:上|后)|签约仪式上|当天|据悉|据了解)")
# 去年9月12日，甲曾带队到某地: told of beside what the page is about.
LOOKS_BACK = re.compile(f"(?:^|[，。；])(?:早在)?(?:去年|前年|上年)(?:[，\\d]|{D})|(?:^|[，。；])此前，|(?<!未)曾经?(?:带队|带领|率|到|赴|前往|先后|多次)")
AFTERWARDS = re.compile("(?:座谈会?|会议|会)(?:结束)?后，")
OVER = re.compile("(?:活动|仪式|会议)?(?:圆满|胜利|顺利)?结束(?:之)?后")  # 慰问活动结束后，甲一行又赴…
_APART = re.compile(
    "^[^，。]{0,8}(?:会|仪式|会见|会谈|签约|活动|座谈)(?:前|后|之前|之后|结束后|开始前)(?:一天|当天)?，?[^。]*(?:参观|考察|走访|座谈|会谈|会见|察看|观摩|会晤)"
)
_TOOK_PART = re.compile("(?:参加|出席)了?(?:上述|此次)?(?:座谈会?|会议|会谈|会见)[。！]?$")
# 甲、乙，某局领导；某会代表；…等参加会议: those named before a semicolon, with nothing said of them yet.
_ATTENDANTS = re.compile(f"^[^。；]*(?:[{P}{O}]|领导|负责人|负责同志|代表|成员|嘉宾|人员|专家|同志|员工|师生)(?:等)?；$")
_OPEN_LIST = re.compile(f"^(?:[^。；]*，)?[^。；，、]{{0,12}}{P}(?:[、，][^。；，、]{{0,12}}{P})*(?:等[^。；，]{{0,6}})?；$")


def stands_apart(text: str, before: bool) -> bool:
    """Whether a sentence tells of what was before or after the occasion, at another place (会前，甲一行在乙陪同下参观了校史馆).

    before: whether the sentence before it did.
    """
    if _TOOK_PART.search(text):
        return False  # 会后，代表团参观了…，甲、乙参加了座谈
    return _APART.match(text) is not None or (before and re.search("陪同(?:参观|考察|调研|走访|观摩)", text) is not None)


def goes_on(text: str) -> bool:
    """Whether a stretch that ends in a semicolon only names people and bodies, whose verb is still to come."""
    return _OPEN_LIST.search(text) is not None or (_ATTENDANTS.match(text) is not None and not hits_pattern().search(text))
