"""Bodies named after a work: the editors of a journal, the society of a book."""

import re

from graph.mentions.context import Context

OF_WORK = re.compile("编辑[部室]|编委会|编辑委员会|杂志社|期刊社|(?:研究|学|促进|协)会")  # 《某刊》编辑部, 中国《某书》研究会
_WIDE = ("中国", "中华", "全国", "国际", "世界")


def of_work(context: Context, begin: int, raw: str) -> str:
    """The journal whose editors, or the society named after a work, whose officers are named: 某大学《某刊》, 中国《某书》研究会."""
    work = context.text.rfind("《", max(0, begin - 20), begin)
    if work < 0:
        return ""
    owner = context.bodies.get(work, "")
    if raw.endswith("会") and not owner:
        places = [context.text[slice(*p.span)] for p in context.within(max(0, work - 8), work) if p.span[1] == work]
        wide = [word for word in _WIDE if context.text.endswith(word, 0, work)]
        owner = next(iter([*reversed(places), *wide]), "")
    return owner + context.text[work:begin] + raw
