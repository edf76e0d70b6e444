"""The wordings of dates in Chinese prose, read but not yet resolved: 3月28日至30日, 28日上午, 去年8月, 2018.07.04, 昨日."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from graph.dates import possible
from graph.model.records import Span

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "Ｏ": 0, "O": 0, "两": 2}
_DIGITS |= {chr(0xFF10 + i): i for i in range(10)} | {str(i): i for i in range(10)}

_A = "[0-9０-９]"
_B = "[ 　\u00a0]?"
_YEAR = rf"(?:(?:19|20|１９|２０){_A}{{2}}|[一二][〇零○ＯO一二三四五六七八九]{{3}})"
_N = rf"(?:{_A}{{1,2}}|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_YEAR_WORD = "今年|本年|去年|上年|前年|明年|当年|同年|次年|翌年"
_MONTH_WORD = "本月|上个?月|当月|同月|下个?月"
_CLOCK = "(?:[（(][^）)\n]{1,8}[）)])?(?:上午|下午|晚上?|晚间|凌晨|中午|清晨|起)?"
_TO = r"[ 　]?(?:[—－―–~～-]{1,2}|[至到])[ 　]?"
_RANGE = rf"(?:{_CLOCK}(?P<to>{_TO}|[、和与及])(?:(?P<y2>{_YEAR}){_B}年{_B})?(?:(?P<m2>{_N}){_B}月{_B})?(?P<d2>{_N}){_B}[日号])"

# Patterns that look through the whole page ask first whether one of their first characters stands there.
_CALENDAR = re.compile(
    rf"""(?=[0-9０-９一二三四五六七八九十今本去上前明当同次翌下])(?<![0-9０-９.．])(?:
    (?:(?:(?P<y>{_YEAR}){_B}年|(?P<yw>{_YEAR_WORD})(?:的)?){_B})?
    (?:(?P<m>{_N}){_B}月|(?P<mw>{_MONTH_WORD})){_B}
    (?:
      (?P<d>{_N}){_B}(?:[日号]|(?=[ 　]*(?:来源|发布|作者|编辑|浏览|点击))|(?={_TO}{_N}{_B}[日号])|(?=[上下]午|晚上)){_RANGE}?
      |(?:份)?(?P<months>{_TO}{_N}{_B}月(?!{_B}{_A}{{1,2}}{_B}[日号]))
      |(?P<rough>份|初|上旬|中旬|下旬|底|末|间)?
    )
    |(?P<junk>{_A}{{1,2}}月?{_TO}{_A}{{1,2}}月(?!{_B}{_A}{{1,2}}{_B}[日号]))
    )""",
    re.VERBOSE,
)
_ISO = re.compile(
    r"(?P<y>(?:19|20)(?<![0-9.\-/]..)[0-9]{2})(?P<s>[-./])(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<d>0?[1-9]|[12][0-9]|3[01])(?!(?!\d\d:\d\d)[0-9]|[-./][0-9])"
)
# 31.10.2022, the day first; with full stops only, for 09/08/2022 is read in two ways.
_DAY_FIRST = re.compile(r"(?=[0-9])(?<![0-9.])(?P<d>0?[1-9]|[12][0-9]|3[01])\.(?P<m>0?[1-9]|1[0-2])\.(?P<y>(?:19|20)[0-9]{2})(?![0-9.])")
# 2025 05/01 09:45:06, with its time of day.
_YEAR_APART = re.compile(r"(?=[12])(?<![0-9])(?P<y>(?:19|20)[0-9]{2}) {1,3}(?P<m>0[1-9]|1[0-2])/(?P<d>0[1-9]|[12][0-9]|3[01])(?= +\d\d:\d\d)")
# 20121121 at the end of one of a page's first lines, as archives head their pages.
_COMPACT = re.compile(r"(?<![0-9A-Za-z])(?P<y>(?:19|20)[0-9]{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12][0-9]|3[01])(?=[ 　]*(?:\n|$))")
_HEAD = 200  # characters of such lines
_DAY = re.compile(
    rf"(?P<d>{_A}(?<![0-9０-９月.．年第:：/％%~～—\-至到近前后逾超每满仅约余首].){_A}?)日"
    rf"(?:{_CLOCK}(?P<to>{_TO}|[、和与及])(?P<d2>{_A}{{1,2}})日)?(?!以?[内间]|[游龄均照光程本元语志历報报]|常|后的|之[内间])"
)
_DAY_IN = re.compile(r"[昨今](?:[日天])?[（(](?P<d>[0-9]{1,2})(?:日[）)]|[）)]日)")
_RELATIVE = re.compile(
    "(?=[今昨前明当同次翌第])(?<![至每若即如])(?:(?P<today>今[天日晨早晚])|(?P<yesterday>昨[天日晚晨]?)|(?P<before>前天)|(?P<tomorrow>明[天日])"
    "|(?<![一-龥])(?P<same>[当同][日天])|(?<=活动|会议|开幕|启动|签约)(?P<same2>当[日天])|(?P<next>[次翌]日|第二天))"
    "(?=[，,（(上下早晚晨凌中]|举|召|开|正式|在|从|起|，|闭|与|于|启|赴|前往|主持|会见)"
)
_OFFSETS = {"today": 0, "yesterday": -1, "before": -2, "tomorrow": 1, "same": 0, "same2": 0, "next": 1}

_BEFORE_OUT = re.compile(r"(?:农历|阴历|正月|截至|截止|截止到|截至到|截止至|公元前|期限为|有效期至)[^，。；0-9]{0,3}$|即日起[至到]$")
_SINCE = re.compile(r"(?:自|从|自从)[^，。；]{0,3}$")
_AFTER_OUT = re.compile(
    r"[^，。；\n]{0,3}(?:出生|逝世)|生(?=[，,。于])|[，,]?(?:参加工作|入党|加入中国共产党|入伍|牺牲)|起?(?:施行|实施|生效)|起[^。；\n]{0,14}(?:施行|实施|生效|执行)"
    r"|(?:日|底|末|份|旬)?(?:之前|以前|前(?!往|期|夕|后|来|去|赴))|以来|至今"
)
_SINCE_AFTER = re.compile(r"[^，。；\n]{0,25}(?:以来|至今|以后|开始)|起")
_AFTER_THAT = re.compile(r"[^，。；\n]{0,40}后(?=[，,])")  # 继5月建立关系后，日前再次…
_NOT_MONTH = re.compile("[报刊薪度均嫂亮球饼考食季龄供租息利票坛湖牙桂谭]")


@dataclass(frozen=True, slots=True)
class Wording:
    """A date as worded. Numbers are None where not said; year_word, month_word: 去年, 本月.

    kind: calendar, day (28日 alone) or relative; offset: days from what a relative word counts from; anchor: what
    that is (today: the day of writing; last: the date before it in the text). apart: D1 and D2 are two days, not a
    range. iso: in figures (2018.07.04). told: False where it dates no occasion (births, deadlines, 截至…, 自…以来).
    """

    span: Span
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    year2: int | None = None
    month2: int | None = None
    day2: int | None = None
    year_word: str = ""
    month_word: str = ""
    offset: int = 0
    anchor: str = ""
    iso: bool = False
    told: bool = True


def number(text: str | None) -> int | None:
    """Digits of any width, Chinese numerals to 99, years digit by digit (二〇二四)."""
    if not text:
        return None
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
    value = 0
    for char in text:
        value = value * 10 + _DIGITS[char]
    return value


@lru_cache(maxsize=2)  # of one page they are asked for more than once
def find_wordings(text: str) -> tuple[Wording, ...]:
    """All wordings of dates, sorted by span, none overlapping; impossible dates (2月30日) are left out."""
    found = sorted([*_calendar(text), *_iso(text), *_days(text), *_relatives(text)], key=lambda w: (w.span[0], -w.span[1]))
    kept: list[Wording] = []
    for wording in found:
        if kept and wording.span[0] < kept[-1].span[1]:
            continue
        if kept and kept[-1].kind == "relative" and text[kept[-1].span[1] : wording.span[0]] in ("（", "(", "，即", " "):
            # 今天（2月9日）: the bracket says which day it is
            end = wording.span[1] + (text[wording.span[1] : wording.span[1] + 1] in ("）", ")"))
            told = kept[-1].told and wording.told
            kept[-1] = replace(wording, span=(kept[-1].span[0], end), told=told)
            continue
        kept.append(wording)
    return tuple(w for w in kept if w.kind)


def _calendar(text: str) -> Iterator[Wording]:
    for match in _CALENDAR.finditer(text):
        start, end = match.span()
        while text[end - 1] in " 　\u00a0":
            end -= 1
        if match["junk"] or match["months"]:
            yield Wording((start, end), "")
            continue
        month, day = number(match["m"]), number(match["d"])
        chinese = bool(match["m"]) and match["m"][0] not in _FIGURES
        if match["d"] is None and (_NOT_MONTH.match(text, end) or (chinese and not match["y"])):
            continue
        if match["mw"] and match["d"] is None and not match["rough"]:
            continue
        if text[start - 1 : start] == "第" or (not match["m"] and not match["mw"]):
            continue
        if month is not None and not possible(number(match["y"]), month, day):
            continue
        said = Wording((start, end), "calendar", number(match["y"]), month, day, year_word=match["yw"] or "", month_word=match["mw"] or "")
        yield from _with_second(text, said, match)


_FIGURES = frozenset("0123456789０１２３４５６７８９")


def _with_second(text: str, said: Wording, match: re.Match[str]) -> Iterator[Wording]:
    """The wording with the end of its range; two days with 和 between them are two wordings, unless they follow."""
    second = number(match["d2"])
    groups = match.groupdict()
    month2, year2 = number(groups.get("m2")), number(groups.get("y2"))
    told = _told(text, *said.span)
    if second is None:
        yield replace(said, told=told)
    elif match["to"].strip() in "、和与及" and not (month2 is None and said.day is not None and second == said.day + 1):
        cut = match.start("to")
        yield replace(said, span=(said.span[0], cut), told=told)
        if year2 is not None or month2 is not None or said.month is not None:
            start = match.start("y2") if year2 is not None else match.start("m2") if month2 is not None else match.start("d2")
            month = month2 if month2 is not None else said.month
            year = year2 if year2 is not None else said.year
            if possible(year, month, second):
                yield replace(said, span=(start, said.span[1]), year=year, month=month, day=second, told=told)
    else:
        yield replace(said, year2=year2, month2=month2, day2=second, told=told)


def _iso(text: str) -> Iterator[Wording]:
    day_first = _DAY_FIRST.finditer(text) if "." in text else ()
    apart = _YEAR_APART.finditer(text) if "/" in text else ()
    for match in (*_ISO.finditer(text), *day_first, *apart, *_COMPACT.finditer(text, 0, _HEAD)):
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
        if possible(year, month, day):
            yield Wording(match.span(), "calendar", year, month, day, iso=True, told=_told(text, *match.span()))


def _days(text: str) -> Iterator[Wording]:
    for match in _DAY_IN.finditer(text):
        if 0 < int(match["d"]) <= 31:
            yield Wording(match.span(), "day", day=int(match["d"]), told=_told(text, *match.span()))
    for match in _DAY.finditer(text):
        day, second = number(match["d"]), number(match["d2"])
        if day and day <= 31 and (second is None or 0 < second <= 31):
            said = Wording(match.span(), "day", day=day, told=_told(text, *match.span()))
            if second is not None and match["to"].strip() in "、和与及" and second != day + 1:
                yield replace(said, span=(match.start(), match.start("to")))
            else:
                yield replace(said, day2=second)


def _relatives(text: str) -> Iterator[Wording]:
    for match in _RELATIVE.finditer(text):
        kind = str(match.lastgroup)
        anchor = "last" if kind in ("same", "same2", "next") else "today"
        yield Wording(match.span(), "relative", offset=_OFFSETS[kind], anchor=anchor, told=_told(text, *match.span()))


def _told(text: str, start: int, end: int) -> bool:
    """Whether the date can be an occasion's: no birth, deadline, count or entry into force, and not in a title 《》."""
    left = text[max(0, start - 8) : start]
    if _BEFORE_OUT.search(left) or _AFTER_OUT.match(text, end):
        return False
    if _SINCE.search(left) and _SINCE_AFTER.match(text, end):
        return False
    if left.endswith("继") and _AFTER_THAT.match(text, end):
        return False
    opening = text.rfind("《", max(0, start - 40), start)
    return opening < 0 or "》" in text[opening:start]
