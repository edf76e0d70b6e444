"""Series of numbered or yearly gatherings, by the title of one of them."""

import re
from functools import cache

from graph.resources import rows

_ORDINAL = re.compile(r"第?(?P<n>[0-9]{1,3}|[一二三四五六七八九十百零〇]{1,5})(?P<unit>次|届|期|季|轮)(?![^，。]{0,1}(?:精神|会员))|(?P<first>首)(?P<unit2>次|届|期|季)")
_SESSION = re.compile(r"(?P<term>[一二三四五六七八九十]{1,4}|首)届(?P<body>(?:[^，。暨]{1,12}?(?=第))?)第?(?P<n>[一二三四五六七八九十]{1,3})次")
_SHORT = re.compile(r"(?<=[会团妇联总])(?P<n>[一二三四五六七八九十]{1,3})大$")
_YEAR = re.compile(r"[（(]?(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])(?:[-—至]{1,2}(?:19|20)?[0-9]{2})?(?:年度|年(?!会))?[）)]?[·\-]?")
# What every body has: whose it is, the title does not say.
_OF_ANYONE = re.compile("(?:常务)?委员会(?:全体|扩大)?会议|(?:常委会|常务会|主席|主席团|主任|党组|理事会|常务理事会|全体|联席|工作|代表)(?:扩大)?(?:会议|大会)|(?:职工|会员|职工和会员)代表大会")
_NUMERAL = re.compile("(?:(?P<hundreds>[一二三四五六七八九])百)?[零〇]?(?:(?P<tens>[一二三四五六七八九]?)十)?(?P<ones>[一二三四五六七八九])?")
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0}
_LEFT = re.compile(r"^[”\"》」、·\-\s]+|[“\"《「、·\-\s]+$")


def series_of(title: str) -> tuple[str, int | None] | None:
    """(name of the series, ordinal or None) of a gathering; None where the title names no series.

    The name is the title without its number, its year and what joins them: 川渝工会第四次联席会议 is number 4 of
    川渝工会联席会议; 2023川渝就业服务季活动 belongs to 川渝就业服务季活动, without a number. Titles over a comma are none.
    """
    text = re.sub(r"\s+", "", title)
    if re.search("[，。；]", text) or not 4 <= len(text) <= 60:
        return None
    ordinal = _number(text)
    if ordinal is None and not _YEAR.search(text):
        return None
    name = _SESSION.sub(lambda m: m["term"] + "届" + m["body"], text)
    if name == text:
        name = _ORDINAL.sub("", text, count=1)
    name = _clean(_YEAR.sub("", name))
    if len(name) < 4 or not _kinds().search(name) or _OF_ANYONE.fullmatch(name):
        return None
    return _spelled(name), ordinal


def _number(text: str) -> int | None:
    session = _SESSION.search(text)
    match = session or _ORDINAL.search(text) or _SHORT.search(text)
    if match is None:
        return None
    if "first" in match.re.groupindex and match["first"]:
        return 1
    return _value(match["n"]) or None  # nothing is numbered 0


def _value(numeral: str) -> int:
    """Of figures and Chinese numerals below 1000, also digit by digit (二〇); 0 for what is none (十十)."""
    if numeral.isdecimal():
        return int(numeral)
    if all(character in _DIGITS for character in numeral):
        return int("".join(str(_DIGITS[character]) for character in numeral))
    match = _NUMERAL.fullmatch(numeral)
    if match is None:
        return 0
    tens = 0 if match["tens"] is None else _DIGITS[match["tens"]] if match["tens"] else 1
    return 100 * _DIGITS.get(match["hundreds"] or "", 0) + 10 * tens + _DIGITS.get(match["ones"] or "", 0)


def _clean(text: str) -> str:
    text = _LEFT.sub("", re.sub(r"[（(][）)]|“”|《》", "", text))
    return re.sub("会议会议$", "会议", text)


@cache
def _kinds() -> re.Pattern[str]:
    words = "|".join(word for word, kind in rows("seeds", "series.tsv") if kind == "gathering")
    return re.compile(f"(?:{words})[”」]?$")


def _spelled(name: str) -> str:
    """The series under one name where it is known by several."""
    return next((known for pattern, known in _spellings() if pattern.search(name)), name)


@cache
def _spellings() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(word), kind[1:]) for word, kind in rows("seeds", "series.tsv") if kind.startswith("=")]
