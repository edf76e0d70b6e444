"""Firms by short names without an ending of their own: 深入恒大木业、华南水泥等企业."""

import re

import rjieba

from graph.mentions.context import Context
from graph.mentions.lexicon import HAN
from graph.mentions.types import OrganizationMention
from graph.model.records import Span

_VISITED = re.compile(
    f"(?:走进|深入|来到|前往|抵达|到|赴|走访|参观|看望|慰问)了?(?P<list>[{HAN}A-Za-z0-9（）]{{2,24}}(?:[、和][{HAN}A-Za-z0-9（）]{{2,24}}){{1,12}}?)等?(?:[0-9两二三四五六七八九十]+[家个]|多家)?(?:企业|公司)"
)
_NAME = re.compile(f"[{HAN}A-Za-z0-9]{{2,8}}")
_NO_NAME = re.compile("[的了在到等和与]|园区|项目|现场|车间|基地|工地|社区|街道|重点|民营|国有|规上|各|部分|相关|有关|企业|工业园|高新区|开发区|[镇乡村县市区]$")


def firms_in_lists(text: str, context: Context, known: list[OrganizationMention]) -> list[OrganizationMention]:
    """The items of lists before 等企业 that are no organization by their ending; sorted by span."""
    taken: set[Span] = {m.span for m in known}
    found: list[OrganizationMention] = []
    for match in _VISITED.finditer(text) if "企业" in text or "公司" in text else ():
        start = match.start("list")
        for item in re.split("[、和]", match["list"].removesuffix("等")):
            span = (start, start + len(item))
            start = span[1] + 1
            named = _NAME.fullmatch(item) and not _NO_NAME.search(item) and not context.within(*span) and not rjieba.tag(item, False)[-1][1].startswith("v")
            if named and not any(a < span[1] and span[0] < b for a, b in taken):
                found.append(OrganizationMention(span, item, item, "company"))
    return found
