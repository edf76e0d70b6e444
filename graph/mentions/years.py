"""The year of a date that the text gives without one: what in the text says it, and why.

Every rule is a pure function that returns a Year with its basis, the reason in words and the span that says so, or None.
A year that is named for something else (自2018年开办以来, 2035年远景目标) dates nothing.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from graph.dates import nearest_year, possible
from graph.mentions.congresses import find_congresses, last_plenum
from graph.mentions.date_words import Wording
from graph.model.records import Span
from graph.resources import rows

YEAR = "(?P<year>(?:19|20)(?<![0-9]..)[0-9]{2})"
STATED, INFERRED, UNKNOWN = "stated", "inferred", "unknown"


@dataclass(frozen=True, slots=True)
class Year:
    """A year, what it rests on (stated, inferred), the rule, why in words, and where the text says so."""

    year: int
    basis: str
    rule: str
    reason: str
    span: Span


# --- date lines ---------------------------------------------------------------------------------

_LABEL = re.compile(r"时间|日期|来源|发布|发表|编辑|作者|浏览|点击|阅读|责编|记者|供稿|字[号体]|稿件|信息|标签|通讯员|\d\d:\d\d")
_OF_EVENT = re.compile(r"(?:会议|活动|举办|召开|开会|签约|比赛|举行|培训|报名|截止)(?:时间|日期)")
_MINUTES = re.compile(r"\s*(?:会议|活动)?地点[：:]")  # what follows the day in the minutes of a meeting
_NEWS = re.compile(r"[。；！？]|召开|举行|举办|开幕|闭幕|启动|签|会见|调研|考察|出席|讲话|印发|施行|通过")


# A newspaper's head: 川渝工人报 2024年7月5日 星期五 第3版.
_MASTHEAD = re.compile(r"(?:星期|周)[一二三四五六日天]|第?[\d一二三四五六七八九十]+版|第[\d一二三四五六七八九十百]+期|[一-龥](?:日|晚|时|导|工人)?报(?=\s|$)")


_IN_DIGITS = re.compile(r"(?:19|20)\d\d[./-]\d\d?[./-]\d\d?")
_HEADLINE = 60  # characters


def is_date_line(text: str, span: Span) -> bool:
    """Whether a full date stands on a line that only dates the page (2018.07.04; 发布时间：2024-03-29 来源：…)."""
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    end = len(text) if end < 0 else end
    opening = max(text.rfind("（", start, span[0]), text.rfind("(", start, span[0]))
    closing = re.compile(r"[^（）()\n]{0,30}[）)][。 　]*(?=\n|$)").match(text, span[1])
    if opening >= 0 and closing and span[0] - opening < 40:  # …讲话。（来源：市总工会 2024年3月29日）
        start, end = opening, closing.end()
    if end - start > 160 or _OF_EVENT.search(text, start, span[0]) or _MINUTES.match(text, end):
        return False
    rest = text[start : span[0]] + text[span[1] : end]
    if not text[:start].strip() and not rest[span[0] - start :].strip() and _IN_DIGITS.fullmatch(text, *span) and span[0] - start < _HEADLINE:
        return True  # a headline with the day it was put up: 某某视察工作2017.9.9
    if _MASTHEAD.search(rest) and len(rest) < 60 and not _NEWS.search(rest) and "。" not in rest:
        return True
    if _LABEL.search(rest):
        return not _NEWS.search(text[start : span[0]]) and "。" not in rest
    return len(re.sub(r"[\W_\d]+", "", rest)) <= 8 and not _NEWS.search(rest)


# --- the name of the occasion ---------------------------------------------------------------------

_OCCASION = (
    "论坛|峰会|[一-龥]{2}赛(?=在|于|正|开|鸣|落|圆|举|$|，|。|暨)|[座恳茶]谈会|年会|大会|会议|[一-龥]会(?=在|于|召|举|圆|胜|顺|正|开|闭|落|隆|如|期间|$|，|。|暨)|大赛|竞赛|比赛|决赛|初赛|联赛|锦标赛|运动会|马拉松"
    "|活动|仪式|典礼|博览会|展览会?|交易会|招聘会|[一-龥]展(?=在|于|正|开|举)|文化节|艺术节|旅游节|[一-龥]节(?=在|于|正|开|举|启)"
    "|(?:检查|督查|督导|考核|调研|采访)[组团]|服务季|消费季|[一-龥]季(?=活动|启|正)|宣传周|活动周|培训班|研修班|研讨班|[一-龥]班(?=在|于|正|开|举|结)|训练营|夏令营|行动|晚会"
)
_NAMED = re.compile(rf"{YEAR}(?P<du>年度|年)?(?P<name>(?:半年度?)?(?![举召底初末前后春夏秋]|冬季(?!奥)|开展|以来|[上下]半年|第?[一二三四]季度)(?:[^0-9，。；：！？\n年在于获的了]|(?<=[青少老周])年){{1,45}}?(?:{_OCCASION})|年会)(?![的地]?(?:精神|要求|部署|工作部署|冠军|亚军|一等奖|奖))")
_CITED = re.compile(
    r"(?:自(?![贡治然主愿])|从|截至|比|较|同比|至|到|继|获|荣获|获得|落实|贯彻|传达|学习|根据|按照|对标|参加过?|备战|迎接|筹备|谋划|回顾|总结|围绕|部署|是)[^，。；：\n]{0,8}$"
)
_COMING = re.compile(r"工作会|务虚|谋划|计划|部署|春节|新年|元旦|迎新|跨年|春风|两节|双节|送温暖|贺岁|春运|开年|预算|招聘")
_APPLIED_FOR = re.compile("申报|考研|申请")  # 2022年国家自然科学基金申报动员会, in November 2021
_FRESH = re.compile("新生|开学|军训|入学|迎新|入职")
_PAST_YEAR = re.compile(r"总结|表彰|述职|述责|述评|考核|民主生活会|组织生活会|评议|测评|颁奖|盘点|年会")


def named_year(text: str, start: int, end: int, month: int) -> Year | None:
    """The year in the name of an occasion in text[start:end]: 2017四川…论坛, 三门峡市2018年…动员会.

    A meeting that plans a year may lie before it (December), one that sums a year up lies after it (January to April).
    """
    for match in _NAMED.finditer(text, start, end):
        if _CITED.search(text[max(start, match.start() - 12) : match.start()]):
            continue
        year, name, span = int(match["year"]), match["name"], match.span()
        said = text[span[0] : span[1]]
        if name == "年会" and month <= 2:
            continue  # a firm's party of the year before
        if (name[0] == "届" and month > 7) or (name[0] == "级" and (month < 8 or not _FRESH.search(name))):
            continue  # 2023届毕业生, 2021级: a class, which leaves or enters in that year
        if (month >= 11 and _COMING.search(name)) or (month >= 10 and _APPLIED_FOR.search(name)):
            return None
        if month <= 4 and match["du"] == "年度" and _PAST_YEAR.search(name):
            return Year(year + 1, INFERRED, "name", f"“{said}” sums the year up after its end", span)
        return Year(year, STATED, "name", f"the occasion is named “{said}”", span)
    return None


def titled_year(title: str, text: str, start: int, end: int) -> Year | None:
    """The year that the name of an occasion gives it, where the text gives no date of it: 某市总工会2025年第一次联席会议.

    None for a name that may belong to the end of the year before or to the beginning of the one after (工作会议, 总结表彰会),
    for a year that is what the occasion is about, and where the story, text[start:end], names a later year.
    """
    title = title.strip("“”《》")
    if (business := _BUSINESS_YEAR.match(title)) and not _PAST_YEAR.search(title) and re.search(business["year"] + r"[-/.年]\d", text[start : start + _HEAD]):
        return Year(int(business["year"]), INFERRED, "name", f"the occasion is named “{business[0]}”, on a page of that year", (start, min(end, start + _HEAD)))
    if _COMING.search(title) or (_PAST_YEAR.search(title) and not _ON_A_DAY.search(title)) or _LATEST_OF_TWO.search(title) or _ABOUT.search(title):
        return None
    year = named_year(title, 0, len(title), _MIDYEAR)
    return year if year is not None and year.year >= latest_year(text, start, end) else None


def attended_year(text: str, start: int, end: int) -> Year | None:
    """The year of what came about beside an occasion named with its year: 今天会见了出席“2013海峡两岸工会论坛”的代表."""
    found = _ATTENDED.search(text, start, end)
    if found is None or int(found["year"]) < latest_year(text, start, end):
        return None
    return Year(int(found["year"]), INFERRED, "name", f"“{found[0]}” was under way", found.span())


def year_in_full_name(title: str, text: str, start: int, end: int) -> Year | None:
    """The year that the story gives an occasion where it names it in full: 某大学2023年运动会, headed 某大学运动会."""
    for match in re.finditer("(?:19|20)[0-9]{2}年度?", text[start:end]):
        first, behind = start + match.start(), start + match.end()
        for at in range(len(title)):
            if text.startswith(title[at:], behind) and text.endswith(title[:at], start, first):
                return titled_year(text[first - at : behind + len(title) - at], text, start, end)
    return None


_BUSINESS_YEAR, _HEAD = re.compile(f"{YEAR}年度"), 300  # 2025年度联席会议; characters of a page in which it says its date
_ATTENDED = re.compile(rf"(?<!曾)(?:出席|参加)(?!过)[^，。；0-9]{{0,6}}{YEAR}年?[^，。；：\n]{{2,40}}?(?:{_OCCASION})(?=”?的)")
_ON_A_DAY = re.compile("三八|五一|五四|六一|七一|八一|十一|国庆|教师节|护士节|医师节|记者节|劳动节|妇女节")
_ABOUT = re.compile("远景|目标|纲要|碳达峰|碳中和|精神|恢复|解放|地震|抗[洪震战日疫]|[高中]考|征缴|备战|周年|规划|展望|历史")
_MIDYEAR = 6  # a month that leaves no doubt of the year before or after
_LATEST_OF_TWO = re.compile(rf"{YEAR}.*{YEAR.replace('year', 'other')}|{YEAR.replace('year', 'old')}年度|{YEAR.replace('year', 'class_of')}[届级]")


# --- what the text looks back on and forward to -------------------------------------------------------

_SINCE = "(?<![从自由])"
_REVIEW = re.compile(
    rf"(?:回顾|总结(?!暨)|盘点|汇报|听取|通报)(?:(?<=回顾|总结|盘点)(?:了|过)?[^，。；\n0-9]{{0,8}}{_SINCE}{YEAR}年|(?<=汇报|听取|通报)(?:了)?[^，。；\n0-9]{{0,8}}{_SINCE}{YEAR.replace('year', 'told')}年[^，。；\n]{{0,14}}(?:工作|情况))"
)
_PLAN = re.compile(
    rf"(?:(?:谋划|部署|安排|布置|谋定|展望|计划|明确|分析|研究(?!员|课题|任务|生|所|院|成果|项目|团队|中心)|提出)(?:了|好)?[^，。；\n0-9]{{0,8}}{YEAR}年(?!远景|中长期|基本|前|底前|建成|实现)"
    rf"(?=[^。；\n]{{0,16}}(?:工作|任务|重点|项目|活动|安排|部署|谋划|思路|形势))|对[^，。；\n0-9]{{0,8}}{YEAR.replace('year', 'ahead')}年[^，。；\n]{{0,20}}(?:部署|安排|谋划|提出|布置|要求))"
)
_NEXT = re.compile(rf"(?:及|和|、|，){YEAR}年(?:工作)?(?:打算|计划|安排|思路|重点工作)")
# 通报了2018年…进展情况 in the second half of that year; 2014年，…成绩。新的一年，… in the first months after it.
_UNDER_WAY = re.compile(rf"(?:汇报|听取|通报|介绍)(?:了)?(?![^，。；\n]*督察)[^，。；\n0-9]{{0,8}}{_SINCE}{YEAR}年(?!度?工作情况|以来|度?[^，。；\n]*(?:督察|以来))[^，。；\n]{{0,24}}(?:开展|进展|推进|落实|完成|执行)情况")
_NEW_YEAR = re.compile(rf"(?<![从自由到]){YEAR}年，(?=[^。\n]*(?:取得|成绩|成效|成果|完成|增长|突破|荣获|佳绩|履行|实现))[^。\n]{{4,120}}。[^。\n]{{0,16}}新的?一年")  # its results are told
_TOGETHER = 160


def _reviewed(match: re.Match[str]) -> int:
    return int(match["year"] or match["told"])


def _planned(match: re.Match[str]) -> int:
    return int(match["year"] or match["ahead"])


def planned_year(text: str, start: int, end: int, month: int) -> Year | None:
    """回顾总结2023年…研究谋划2024年: 2024 for a date in its first half, 2023 for one in November or December.

    Only one of the two said: only for January to March, and for December.
    """
    reviews = list(_REVIEW.finditer(text, start, end))
    plans = [*_PLAN.finditer(text, start, end), *_NEXT.finditer(text, start, end)]
    for review in reviews:
        for plan in plans:
            near = abs(plan.start() - review.start()) <= _TOGETHER
            if near and _planned(plan) == _reviewed(review) + 1:
                span = (min(review.start(), plan.start()), max(review.end(), plan.end()))
                said = f"“{review[0]}”, “{plan[0]}”"
                if month <= 6:
                    return Year(_planned(plan), INFERRED, "plan", f"{said}: held when the year was new", span)
                if month >= 11:
                    return Year(_reviewed(review), INFERRED, "plan", f"{said}: held at the end of the year", span)
                return None
    if 7 <= month <= 11 and (under := _UNDER_WAY.search(text, start, end)) is not None and int(under["year"]) >= latest_year(text, start, end):
        return Year(int(under["year"]), INFERRED, "plan", f"“{under[0]}”", under.span())
    if month <= 3 and (over := _NEW_YEAR.search(text, start, end)) is not None and int(over["year"]) >= latest_year(text, start, end):
        return Year(int(over["year"]) + 1, INFERRED, "plan", f"“{over[0]}”", over.span())
    years = {_reviewed(r) + (month <= 3) for r in reviews} | {_planned(p) - (month == 12) for p in plans}
    lead = [m for m in (*reviews, *plans) if m.start() - start <= 800]
    if len(years) == 1 and lead and (month <= 3 or month == 12):
        first = min(lead, key=lambda m: m.start())
        return Year(years.pop(), INFERRED, "plan", f"“{first[0]}”", first.span())
    return None


# --- a congress just held --------------------------------------------------------------------------

_CONVEY = re.compile(r"(?:传达|传达学习|学习传达|传达贯彻|学习贯彻|学习宣传贯彻|宣讲)(?:贯彻|落实|宣传)?(?P<object>[^。；！？\n]{0,60})")
_SESSIONS = re.compile(rf"(?:传达|学习|宣讲|贯彻)[^，。；]{{0,10}}{YEAR}年全国“?两会”?(?:会议)?精神")  # held every March
_WINDOW = 100  # days after its end in which a congress is still conveyed


def congress_held(text: str, start: int, end: int, month: int | None, day: int | None) -> tuple[date, Span, str] | None:
    """The day of a known congress that opens, closes or meets in this clause on a day that fits (9日上午…开幕)."""
    for congress, span in find_congresses(text, start, end):
        after = text[span[1] : min(end, span[1] + 40)]
        if not _DELEGATION.match(after) and re.match(r"(?:精神|以来|代表|报告|闭幕后|召开后|提出|通过|确定|明确|作出|对|的)", after):
            continue
        at = congress.held_on(month, day)
        if at is not None and re.search(r"开幕|闭幕|召开|举行|选举|审议|会议|预备会|全体会|会见|参加", text[start:end]):
            return at, span, congress.name
    return None


_DELEGATION = re.compile("(?:的[^，。；]{1,8})?代表团(?!长)")
_REPORTED = re.compile("代表团|开幕|闭幕|收看|热议|反响|审议|讨论|小组|大会|会场|现场")


def reported_year(text: str, start: int, end: int, month: int, day: int | None) -> Year | None:
    """四川代表团讨论报告 with 10月10日, on a page about 中国工会十八大: the year of the congress that met on that day.

    It has to be the latest congress that the story names, in its first lines.
    """
    named = find_congresses(text, start, end)
    if not named or day is None:
        return None
    latest = max((congress for congress, _ in named), key=lambda c: c.last)
    lead = next((span for congress, span in named if congress == latest and span[0] - start < _LEAD), None)
    if lead is None or latest_year(text, start, end) > latest.last.year or not _REPORTED.search(text, start, min(end, start + _LEAD)):
        return None
    held = latest.held_on(month, day)
    return Year(held.year, INFERRED, "congress", f"{latest.name} met then", lead) if held else None


def conveyed_year(text: str, start: int, end: int, month: int, day: int | None) -> Year | None:
    """传达学习党的二十届三中全会精神 with 7月22日: the year of the congress, within some three months after it.

    It has to be the latest congress that the story names. 学习贯彻 alone is said for years and shows nothing.
    """
    for session in _SESSIONS.finditer(text, start, end):
        if 3 <= month <= 5 and int(session["year"]) >= latest_year(text, start, end):
            return Year(int(session["year"]), INFERRED, "congress", f"“{session[0]}”", session.span())
    named = find_congresses(text, start, end)
    if not named:
        return None
    latest = max(congress.last for congress, _ in named)
    for match in _CONVEY.finditer(text, start, end):
        if "传达" not in match[0][:6]:
            continue
        for congress, span in find_congresses(text, match.start("object"), match.end("object")):
            if congress.last != latest or not text.startswith(("精神", "会议精神", "大会精神", "的精神", "有关精神", "上"), span[1]):
                continue
            for year in (congress.last.year, congress.last.year + 1):
                if possible(year, month, day) and 0 <= (date(year, month, day or 28) - congress.last).days <= _WINDOW:
                    return Year(year, INFERRED, "congress", f"{congress.name} ended on {congress.last}", span)
    return None


def plenum_year(text: str, start: int, end: int, month: int, day: int | None) -> Year | None:
    """党的十九届六中全会精神 on a page with 12月31日: the only year that puts the day between that plenum and the next.

    The plenum has to be the last that the story names; the first plenum of a term is only an election.
    """
    named = last_plenum(text, start, end)
    if named is None or named[0].name.endswith("一中全会") or not _SPIRIT.match(text, named[1][1]) or not _STUDIED.search(text, max(start, named[1][0] - 30), named[1][0]):
        return None
    plenum, span, later = named
    years = [y for y in range(plenum.last.year, later.year + 1) if possible(y, month, day) and plenum.last <= date(y, month, day or 28) < later]
    if len(years) != 1 or latest_year(text, start, end) > years[0] + 1:
        return None
    return Year(years[0], INFERRED, "congress", f"{plenum.name} ended on {plenum.last}, the next was held on {later}", span)


_SPIRIT = re.compile("(?:会议|有关)?精神|[和暨及][^，。；]{2,30}?精神")
_STUDIED = re.compile("(?:传达|学习|宣讲|宣传|贯彻|落实|领会)(?![^，。；]*(?:阐释|以来))[^，。；]*$")
_AWAITED = re.compile(r"(?:喜迎|迎接|护航|献礼|庆祝|为|迎|以)[^，。；\n]{0,6}$")


_OPENS = re.compile("的?(?:胜利|顺利|圆满)?召开")
_SOON = re.compile("的?(?:即将|将要|将)(?:于[^，。；]{1,10})?(?:胜利|隆重)?召开(?!时)|的?(?:胜利)?召开(?:在即|前夕)")


def awaited_year(text: str, start: int, end: int, month: int, day: int | None) -> Year | None:
    """为党的十九大胜利召开营造环境 with 8月14日: the year of the congress, on a day of that year before it."""
    for congress, span in find_congresses(text, start, end):
        soon = _SOON.match(text, span[1])
        told = soon or (_OPENS.match(text, span[1]) and _AWAITED.search(text[max(start, span[0] - 10) : span[0]]))
        if told and possible(congress.first.year, month, day) and date(congress.first.year, month, day or 1) <= congress.first:
            return Year(congress.first.year, INFERRED, "congress", f"{congress.name} is awaited", span)
    return None


# --- anniversaries, and what the text calls this year ---------------------------------------------------

@cache
def _anniversaries() -> list[tuple[re.Pattern[str], int]]:
    return [
        (re.compile(rf"(?:今年|正值|适逢|恰逢|喜迎|庆祝|迎接|纪念|献礼|值此)[^，。；\n]{{0,12}}?{origin}(?P<n>[0-9]{{1,3}}|[一二三四五六七八九]?十[一二三四五六七八九]?|百)周?年"), int(year))
        for origin, year in rows("seeds", "anniversaries.tsv")
    ]


_THIS_YEAR = re.compile(rf"(?=[今12])(?:(?<![^。；！？：，“\s（(])|今年[（(]?){YEAR}年是[^，。；\n]{{2,40}}(?:年|之年|元年|周年)(?=[，。；、\n])")
_AS_OF = re.compile(rf"(?=[截12])(?:截[至止](?:到|至)?{YEAR}年(?:(?P<month>1[0-2]|0?[1-9])月|(?P<end>年?[底末]))|{YEAR.replace('year', 'in')}年(?:0?1|一)月?(?:份)?[—–~～至到-]{{1,2}}(?P<to>1[0-2]|0?[2-9])月)")
_OF_NOW = re.compile("今年|正值|适逢|恰逢|值此")
_COMMEMORATED = re.compile(r"[^，。；\n]{0,10}(?:大会上|讲话|时强调|以来|表彰大会)|”?(?:系列|纪念章|阅兵|廉政|晚会)")
_LEAD = 400  # characters in which an occasion is told to be in honour of an anniversary
_NUMERALS = {c: i for i, c in enumerate("一二三四五六七八九", 1)}


def this_year(text: str, start: int, end: int, month: int | None) -> Year | None:
    """2025年是“十四五”规划收官之年, 今年是新中国成立75周年. In November or December only 今年 is not about the next year."""
    late = month is not None and month >= 11
    latest = latest_year(text, start, end)
    said = [m for m in (_THIS_YEAR.finditer(text, start, end) if "年是" in text else ()) if int(m["year"]) >= latest and not late]
    found = [Year(int(m["year"]), INFERRED, "this year", f"“{m[0]}”", m.span()) for m in said]
    lead = start + _LEAD if month is None or month > 2 else start  # at the beginning of a year one looks back
    if "周年" in text[start:end] or "百年" in text[start:end]:
        for pattern, origin in _anniversaries():
            for match in pattern.finditer(text, start, end):
                year = origin + count(match["n"])
                if latest > year or _COMMEMORATED.match(text, match.end()) or not (match[0].startswith("今年") if late else match.start() < lead or _OF_NOW.match(match[0])):
                    continue
                found.append(Year(year, INFERRED, "anniversary", f"“{match[0]}”", match.span()))
    for pattern, year in _named_years() if text.find("之年", start, end) >= 0 else ():
        found += [Year(year, INFERRED, "this year", f"“{m[0]}”", m.span()) for m in pattern.finditer(text, start, end)]
    if month is None and found and any(_planned(plan) == found[0].year for plan in _PLAN.finditer(text, start, end)):
        return None  # 部署2026年工作: it may be said before that year
    return found[0] if found and len({y.year for y in found}) == 1 else None


_ANY_YEAR = re.compile(rf"{YEAR}(?<![到至—–~-].{{4}})(?![—–~-])年?(?!远景|中长期|目标|前|底前|建成|基本|实现|规划)")


@lru_cache(maxsize=2)  # of one story it is asked for more than once
def latest_year(text: str, start: int, end: int) -> int:
    """The latest year named, horizons of plans (到2035年) and ranges left out; 0 if none."""
    return max((int(m["year"]) for m in _ANY_YEAR.finditer(text, start, end)), default=0)


@cache
def _named_years() -> list[tuple[re.Pattern[str], int]]:
    return [(re.compile(rf"(?:今年是[^。；\n]{{0,40}}?|(?:^|[，。\n])(?:在|值此|正值)){words}"), int(year)) for words, year in rows("seeds", "named_years.tsv")]


def counted_year(text: str, start: int, end: int, month: int) -> Year | None:
    """截至2023年底 for a date of the half year after; 截至2024年3月 for one of the four months after. All have to agree."""
    found = []
    latest = latest_year(text, start, end)
    for match in _AS_OF.finditer(text, start, end):
        year, last = int(match["year"] or match["in"]), int(match["month"] or match["to"] or 12)
        if year < latest - (match["end"] is not None):
            continue
        behind = (month - last) % 12
        if behind <= (6 if match["end"] else 4):
            found.append(Year(year + (month < last), INFERRED, "counted", f"counts “{match[0]}”", match.span()))
    return found[0] if found and len({y.year for y in found}) == 1 else None


def count(text: str) -> int:
    """The number that digits or Chinese numerals write, 1 to 100: 75, 二, 七十五, 百."""
    if text.isdigit():
        return int(text)
    if text == "百":
        return 100
    if "十" not in text:
        return _NUMERALS[text]
    tens, _, ones = text.partition("十")
    return _NUMERALS.get(tens, 1) * 10 + _NUMERALS.get(ones, 0)


# --- the page's own date --------------------------------------------------------------------------

_AHEAD = 60  # days after the page's date in which a date without a year may still lie: an announcement


def dated_year(said: Wording, dated: date, basis: str, reason: str, span: Span) -> Year | None:
    """The year that puts the date last before the page's date, or in the weeks after it."""
    if said.month is None:
        return None
    year = nearest_year(said.month, said.day, dated, _AHEAD)
    return Year(year, basis, "date line" if basis == STATED else "published", reason, span)
