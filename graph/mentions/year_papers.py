"""The year of a date by the papers of its occasion: an agreement or a plan that bears its year, a report on the year before, a school term."""

import re
from collections.abc import Iterator

from graph.mentions.years import INFERRED, YEAR, Year, latest_year
from graph.model.records import Span

_ALONE = "(?![0-9至到前末底—–-]|以前|之前|以来)"  # the year is no horizon and no part of a range
# What is signed, and what is adopted, for a year that has begun or is about to: 签订2024年度工作目标责任书, 审议《某市2024年工作计划》.
_SIGNED = re.compile(rf"签(?<![曾已].)[订署下]了?[^，。；：《》到至]{{0,8}}《?[^，。；：《》到至]{{0,16}}?{YEAR}年度?{_ALONE}[^，。；：《》]{{0,40}}?(?:协议书?|合同书?|责任书|承诺书|备忘录|意向书)(?!》?(?:以来|后|之后|到期))")
_ADOPTED = re.compile(
    rf"(?:审议|讨论|研究|通过|印发|介绍)(?:并?通过)?了?[^，。；：《》到至]{{0,20}}《?[^，。；：《》到至]{{0,16}}?{YEAR}年度?{_ALONE}"
    "(?:(?!先进|优秀|考核|表彰|推荐|督察|整改|灾后|重建|评选|总结|[，。；：《》]).){0,30}?(?:项目名单|项目清单|计划|方案|要点|安排|预算(?!调整)|打算)(?!执行|完成|的?调整)"
)
# A report on a year that is over, on its first half, on the budget as changed in it.
_ON_A_YEAR = re.compile(rf"(?:审议|听取|审查|作|做)(?:了|和审议|通过)?[^，。；：]{{0,40}}?{YEAR}年(?P<part>度|上半年|[一二三]季度|前三季度)?{_ALONE}[^，。；：]{{0,36}}?(?P<what>预算调整[^，。；：]{{0,14}}报告|报告)")
# Part of a year that is looked back on, a budget changed in its year, and accounts of the year before: 通报了2023年上半年情况, 批准2016年预算调整方案.
_LOOKED_BACK = re.compile(rf"(?:通报|总结|回顾|分析|盘点)(?:了|和分析)?[^，。；：0-9]{{0,20}}?{YEAR}年(?P<part>上半年|[一二三]季度|前三季度){_ALONE}")
_APPROVED = re.compile(rf"批准了?[^，。；：0-9]{{0,12}}{YEAR}年度?{_ALONE}[^，。；：0-9]{{0,16}}?(?P<what>预算调整|决算)")
# What is carried out within the year it is of: 按照《某省2020年工会工作要点》, 为贯彻落实2020年全国某某工作会议精神.
_CARRIED_OUT = re.compile(rf"(?:按照|根据|依据|贯彻|落实|解读|下发)了?[^，。；：0-9]{{0,20}}{YEAR}年度?{_ALONE}[^，。；：》]{{0,30}}?(?:要点|工作安排|工作计划|工作部署|检查计划|培训计划|(?:实施|工作|活动)方案|考核办法|考评办法|会议精神|会精神)")
# 2020级新生开学典礼, 2020届毕业生.
_CLASS = re.compile(rf"{YEAR}(?P<which>级[^，。；：]{{0,8}}新生|届(?![^，。；：]*(?:校友|返校))[^，。；：]{{0,8}}毕业)")
_TERM = re.compile(rf"{YEAR}(?:年?[-—–~～至到]{{1,2}}(?P<to>(?:19|20)?[0-9]{{2}}))?(?:学年|年)度?(?:第?(?P<half>[一二上下])学期|(?P<season>[春秋])季学期)")
# The number an office keeps a page under, and the issue of a bulletin: 索引号：000014349/2017-00419, 简报2014年第3期.
_FILED = re.compile(rf"索[引取]号[：:\s]*[0-9A-Za-z_-]{{1,24}}/{YEAR}[-－]0*(?P<number>[0-9]{{1,6}})(?![0-9])")
_ISSUE = re.compile(rf"(?:^|(?<=[\n报讯刊态息]))[（(]?{YEAR}年第(?P<number>[0-9]{{1,3}})期(?=[\s）)总（(]|$)")
_PAST_PARTS = {"上半年": (7, 10), "前三季度": (10, 12), "一季度": (4, 6), "二季度": (7, 9), "三季度": (10, 12)}  # months in which they are reported on
_LEAD = 1500  # characters of a story in which its own papers are named


def papers_year(text: str, start: int, end: int, month: int) -> Year | None:
    """The year of a date in that month by the papers that the story, text[start:end], tells of; None where they do not agree.

    An agreement of a year is signed in its first ten months, a plan adopted in its first four, a report on a whole year
    given in the first four of the next one. A story that names a year more than one after it is told by none of them.
    """
    end = min(end, start + _LEAD)
    found = dict(_found(text, start, end, month))
    if not found or max(found) < latest_year(text, start, end) - 1:
        return None
    return agreed(found, "papers", text)


def agreed(found: dict[int, Span], rule: str, text: str) -> Year | None:
    """The one year that was found, with the words that say so; None if there are none or several."""
    if len(found) != 1:
        return None
    (year, span), *_ = found.items()
    return Year(year, INFERRED, rule, f"“{text[slice(*span)]}”", span)


def _found(text: str, start: int, end: int, month: int) -> Iterator[tuple[int, Span]]:
    for match in _SIGNED.finditer(text, start, end) if month <= 10 else ():
        yield int(match["year"]), match.span()
    for match in _ADOPTED.finditer(text, start, end) if month <= 4 else ():
        yield int(match["year"]), match.span()
    for match in _CARRIED_OUT.finditer(text, start, end) if 2 <= month <= 11 else ():
        yield int(match["year"]), match.span()
    for match in _CLASS.finditer(text, start, end):
        if (8 <= month <= 11) if match["which"][0] == "级" else (5 <= month <= 7):
            yield int(match["year"]), match.span()
    for match in _LOOKED_BACK.finditer(text, start, end):
        if _PAST_PARTS[match["part"]][0] <= month <= _PAST_PARTS[match["part"]][1]:
            yield int(match["year"]), match.span()
    for match in _APPROVED.finditer(text, start, end) if month >= 5 else ():
        yield int(match["year"]) + (match["what"] == "决算"), match.span()
    for match in _ON_A_YEAR.finditer(text, start, end):
        part = match["part"] or ""
        first, last = _PAST_PARTS.get(part, (0, 0))
        if match["what"] != "报告":
            if month >= 5:
                yield int(match["year"]), match.span()
        elif first <= month <= last:
            yield int(match["year"]), match.span()
        elif part in ("", "度") and month <= 4:
            yield int(match["year"]) + 1, match.span()


def filed_year(text: str, start: int, end: int, month: int) -> Year | None:
    """The year of a date in that month by the number that an office keeps the page under, or by the bulletin's issue.

    At the beginning of a year such a page may tell of the end of the one before, and at its end of nothing else.
    """
    found: dict[int, Span] = {}
    for match in (*_FILED.finditer(text, 0, min(end, _LEAD)), *(_ISSUE.finditer(text, 0, min(end, _LEAD)) if "年第" in text else ())):
        year, early = int(match["year"]), int(match["number"]) <= _EARLY
        if year >= latest_year(text, start, end) and not (early and _SPRING < month < 11):
            found[year - (early and month >= 11)] = match.span()
    return agreed(found, "filed", text)


_SPRING = 4  # the last month that an early issue of a year may tell of
_EARLY = 3  # issues, or pages of an office, that may come out in January


def term_year(text: str, start: int, end: int, month: int) -> Year | None:
    """The year of a date in that month by the school term that the story names: 2023—2024学年第二学期, 2024年春季学期."""
    found: dict[int, Span] = {}
    for match in _TERM.finditer(text, start, end):
        year = int(match["year"])
        if match["season"]:
            fits = month <= 8 if match["season"] == "春" else month >= 7
            found |= {year: match.span()} if fits else {}
            continue
        second = match["half"] in ("二", "下")
        if match["to"] and (2 <= month <= 8 if second else month >= 7 or month <= 2):
            found[year + (second or month <= 2)] = match.span()
    return agreed(found, "term", text)
