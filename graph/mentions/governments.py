"""The government that a governor, a mayor or a head of a district or town heads."""

import re

from graph.gazetteer.divisions import Divisions
from graph.mentions.context import Context
from graph.mentions.houses import without_party
from graph.mentions.organizations import canonical
from graph.mentions.towns import town_before
from graph.mentions.types import Held
from graph.text.sentences import sentence_start

_NEAR = 40  # characters of a list between two posts


def _named_since(context: Context, start: int, end: int, level: str) -> str:
    """The government of the region that an item of a list between two posts begins with: 甲市总工会副主席某某，乙市干部某某、副市长某某; "" for none."""
    text = context.text
    if any(mark in text[start:end] for mark in "。；\n"):
        return ""
    own = [p for p in context.within(start, end) if text[p.span[0] - 1] in "，、" and p.division.full_name.endswith(level)]
    return Divisions.load().canonical(own[-1].division) + "人民政府" if own else ""


def government(context: Context, raw: str, begin: int, level: str, before: Held | None) -> tuple[str | None, str]:
    """(government, its root) that a 省长, 市长, 区长 heads: of the region named before the title, of the post before, of the story; None for other words."""
    divisions = Divisions.load()
    bare = raw.removesuffix("人民政府").removesuffix("政府")
    whole = next((p for p in context.within(begin, begin + len(bare) + 1) if p.span[1] == begin + len(bare) + 1), None)
    if whole is not None and whole.division.full_name.endswith(level):
        name = divisions.canonical(whole.division) + "人民政府"  # 天津市|长 is 天津 + 市长
        return name, name
    places = context.within(begin, begin + len(raw))
    if places and places[-1].span[1] >= begin + len(bare) - 1:
        name = divisions.canonical(places[-1].division) + "人民政府"
        return name, name
    if level in "镇乡" and bare:
        return canonical(bare if bare.endswith(level) else bare + level, begin, context) + "人民政府", ""
    if bare and not re.fullmatch(r"[省市区县州]|我[省市区县州]", bare):
        return None, ""
    if before is not None and not bare and 0 < begin - before.span[1] < _NEAR and (own := _named_since(context, before.span[1], begin, level)):
        return own, own
    below = level == "市" and not bare and any(sentence_start(context.text, begin) <= at < begin for at in context.cities_below)
    if not below and before is not None and (match := re.match(rf"(.*?{level})(?=委|党委|党工委|人大|人民政府|政协|总工会|纪委|$)", before.root or before.organization)):
        name = without_party(match[1]) + "人民政府"
        return name, name
    if level in "镇乡" and (town := town_before(context, begin, level)):
        return town + "人民政府", town + "人民政府"
    region = context.region(level, begin)
    name = divisions.canonical(region) + "人民政府" if region else f"{level}人民政府"
    return name, name
