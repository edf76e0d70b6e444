"""Lectures that have no name: 某某教授在科学会堂作了题为《…》的报告."""

import re
from collections.abc import Iterator

from graph.facts.candidate import Candidate, chunk_start, source_text
from graph.facts.masking import D, Masked, P
from graph.facts.unmade import NEGATED, YET_TO_COME, is_to_come

_SORTS = "报告|讲座|辅导课?|党课|宣讲|思政课|思政大课|公开课|专题课|第一课|课程|课(?![题间堂余])"
_GIVEN = re.compile(
    f"(?P<who>{P})等?(?P<way>[^，。；{P}]{{0,60}}?(?:，(?:[在于为给向以]|面向)[^，。；{P}]{{2,50}}?)?)"
    f"(?:[作做]了?(?!的|好|实(?!践)|大做|序|画|诗|曲)|带来了?|开展了?|讲授了?|主讲了?(?!的)|[开首宣]?讲了?(?![话解述的])|上了?(?![述级的]))(?P<what>[^，。；{P}]{{0,60}}?)(?P<sort>{_SORTS})(?!会|人|团|厅|的|时|后|弄|视频|录像|活动|工作|报告|讲座)"
)
_WAY = re.compile(
    "(?:应邀|受邀|专程)?(?:(?:来到|赴|来|到|在|于)(?!.*(?:没有|从未|不讲|取消))[^，]{1,24}?)?，?(?:(?:为|给|向|面向)(?!.*(?:人大|大会|会议|政协|常委会))[^，]{2,30}?)?，?(?:以[^，]{1,50}?为(?:主题|题|例))?，?(?:(?:为|给|向|面向)[^，]{2,30}?)?(?:分别|再次)?"
)
_OTHER_REPORT = re.compile("调研|调查|考察|检查|工作|情况|执行|毕业")
_PLACE = re.compile("[在于]([^，]{1,24}?)(?=，|[为给向以]|面向|$)")
_LIST = re.compile(f"(?:{P}(?:教授|院士|研究员|博士|同志|老师|先生|女士)?[、和与])+$")
# What stands before one who is only spoken of, asked, or heard of from earlier days.
_ONLY_TOLD = re.compile("收看|观看|收录|学习|阅读|[拟若盼]|期待|计划|决定|否认|通报|模仿|假如|如果|回忆|据介绍|年前|上月|去年|前年|曾|多次|经常|每年|每月|每周|坚持|常年|很少|从未|通知|要求|(?:19|20)[0-9]{2}年")
_CALLED_OFF = re.compile("[^。；]{0,8}(?:取消|改期|推迟|延期)")
TIME = re.compile(f"{D}|近日|日前|昨天|昨日|今天|今日|[上下]午")


def lectures(masked: Masked) -> Iterator[Candidate]:
    """The lecture that a sentence with its day tells of; for stories that have told of no occasion by its name."""
    match = next((m for m in _GIVEN.finditer(masked.text) if _WAY.fullmatch(m["way"]) and not YET_TO_COME.search(m["way"]) and not (m["sort"] == "报告" and _OTHER_REPORT.search(m["what"]))), None)
    time = TIME.search(masked.text, 0, match.start("who")) if match else None
    if match is None or time is None or is_to_come(masked.text, match.start()) or NEGATED.search(masked.text, 0, match.start()):
        return
    before = masked.text[time.end() : match.start()]
    if _ONLY_TOLD.search(before) or YET_TO_COME.search(before) or _CALLED_OFF.match(masked.text, match.end()):
        return
    if "请" in before and D not in masked.text[: match.start()]:
        return  # asked, and on which day nobody says
    listed = _LIST.search(masked.text, time.end(), match.start())
    a, b = listed.start() if listed else match.start(), match.end()
    title = masked.people[a].name + source_text(masked, a + 1, b)
    where = _PLACE.search(masked.text, *match.span("way"))
    place = where.span(1) if where else None
    yield Candidate(title, "study", chunk_start(masked.text, a), b, (a, b), "lecture-given", 0.75, place=place, strong=False)
