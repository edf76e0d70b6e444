"""Lectures that have no name: 某某教授在科学会堂作了题为《…》的报告."""

import re
from collections.abc import Iterator

from graph.facts.candidate import Candidate, chunk_start, source_text
from graph.facts.masking import B, D, Masked, P
from graph.facts.unmade import NEGATED, is_to_come

_GIVEN = re.compile(
    f"(?P<who>{P})(?:教授|院士|研究员|博士|同志|老师|先生|女士)?(?:应邀|受邀)?(?:来到?[^，。；{P}]{{1,12}})?，?(?:[在于](?P<place>[^，。；{P}]{{1,24}}?))?，?(?:为[^，。；{P}]{{2,30}}?)?，?(?:以(?:{B}|[^，。；{P}{B}]{{2,40}}?)为(?:主题|题)，?)?"
    f"(?:[作做]了?(?!的)|带来了?|开展了?|讲授了?)(?:一[场堂次]|题为|主题为|{B}|“[^“”]{{2,60}}”)*(?:的)?(?:一[场堂次])?(?:精彩|生动|深刻|的)*(?:专题|学术|主题|形势|政策|辅导|事迹)*(?:报告|讲座|辅导|党课|宣讲)(?!会|人|团|厅|的|时|后|弄|视频|录像)"
)
_LIST = re.compile(f"(?:{P}(?:教授|院士|研究员|博士|同志|老师|先生|女士)?[、和与])+$")
# What stands before one who is only spoken of, asked, or heard of from earlier days.
_ONLY_TOLD = re.compile("收看|观看|收录|学习|阅读|邀请|[请拟若盼]|期待|计划|决定|否认|通报|模仿|假如|如果|回忆|据介绍|年前|上月|去年|前年|曾|多次|经常|通知|要求|(?:19|20)[0-9]{2}年")
_CALLED_OFF = re.compile("[^。；]{0,8}(?:取消|改期|推迟|延期)")
_TIME = re.compile(f"{D}|近日|日前|昨天|今天|[上下]午")


def lectures(masked: Masked) -> Iterator[Candidate]:
    """The lecture that a sentence with its day tells of; for stories that have told of no occasion by its name."""
    match = _GIVEN.search(masked.text)
    time = _TIME.search(masked.text, 0, match.start("who")) if match else None
    if match is None or time is None or is_to_come(masked.text, match.start()) or NEGATED.search(masked.text, 0, match.start()):
        return
    if _ONLY_TOLD.search(masked.text, time.end(), match.start()) or _CALLED_OFF.match(masked.text, match.end()):
        return
    listed = _LIST.search(masked.text, time.end(), match.start())
    a, b = listed.start() if listed else match.start(), match.end()
    title = masked.people[a].name + source_text(masked, a + 1, b)
    place = match.span("place") if match["place"] else None
    yield Candidate(title, "study", chunk_start(masked.text, a), b, (a, b), "lecture-given", 0.75, place=place, strong=False)
