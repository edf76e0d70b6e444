"""Lectures that have no name: 某某教授在科学会堂作了题为《…》的报告."""

import re
from collections.abc import Iterator

from graph.facts.candidate import Candidate, chunk_start, source_text
from graph.facts.masking import B, D, Masked, P
from graph.facts.unmade import NEGATED, is_to_come

_GIVEN = re.compile(
    f"(?P<who>{P})(?:教授|院士|研究员|博士|同志|老师|先生|女士)?(?:应邀|受邀)?(?:来到?[^，。；{P}]{{1,12}})?，?(?:[在于](?P<place>[^，。；{P}]{{1,24}}?))?，?(?:为[^，。；{P}]{{2,30}}?)?，?(?:以(?:{B}|[^，。；{P}{B}]{{2,40}}?)为(?:主题|题)，?)?"
    f"(?:作了?|做了?|带来了?|开展了?|讲授了?)(?:一[场堂次]|题为|主题为|{B}|“[^“”]{{2,60}}”)*(?:的)?(?:一[场堂次])?(?:精彩|生动|深刻|的)*(?:专题|学术|主题|形势|政策|辅导|事迹)*(?:报告|讲座|辅导|党课|宣讲)(?!会|人|团|厅)"
)
_TIME = re.compile(f"{D}|近日|日前|昨天|今天|[上下]午")


def lectures(masked: Masked) -> Iterator[Candidate]:
    """The lecture that a sentence with its day tells of; for stories that have told of no occasion by its name."""
    match = _GIVEN.search(masked.text)
    if match is None or not _TIME.search(masked.text, 0, match.start("who")) or is_to_come(masked.text, match.start()) or NEGATED.search(masked.text, 0, match.start()):
        return
    a, b = match.span()
    title = masked.people[a].name + source_text(masked, a + 1, b)
    place = match.span("place") if match["place"] else None
    yield Candidate(title, "study", chunk_start(masked.text, a), b, (a, b), "lecture-given", 0.75, place=place, strong=False)
