"""The town that a text means by 镇党委, 乡政府: the one named last before, with its county or district."""

import re

from graph.gazetteer.divisions import Divisions
from graph.mentions.context import Context
from graph.mentions.lexicon import HAN

_SHORT = re.compile("(?P<town>[镇乡])(?=$|党委|党工委|人民政府|政府|纪委|人大|工会|总工会|团委|妇联|武装部|综合|农业|中心|党政|党建|民政|派出所|卫生院|社会|便民|应急|财政|商会|水利|林业|文化|司法所)")
_NO_TOWN = re.compile("乡(?:村|镇|愁|亲|土|下|党委|政府|人民政府|人大)|镇(?:党委|政府|人民政府|人大|街|上|里|村|静|纪委|总?工会)")
_BACK = 1000  # characters looked back at
_LONGEST = 5  # characters of a town's name without 镇


def in_town(bare: str, at: int, context: Context) -> str:
    """The full name of a body that is named by 镇 or 乡 alone at a position; "" for other words, and where no town is known."""
    short = _SHORT.match(bare)
    if short is None or context.at(at) is not None:
        return ""
    town = town_before(context, at, short["town"])
    rest = "人民" + bare[1:] if bare.startswith("政府", 1) else bare[1:]
    return town + rest if town else ""


def town_before(context: Context, at: int, ending: str) -> str:
    """The town whose name ends in 镇 or 乡 and that is named last before a position, with its county; "" if none."""
    text, divisions = context.text, Divisions.load()
    low = max(0, at - _BACK)
    end = at
    while (end := text.rfind(ending, low, end)) >= 0:
        if _NO_TOWN.match(text, end):
            continue
        for place in reversed(context.within(max(low, end - _LONGEST - 6), end + 1)):
            begin = place.span[1]
            if place.division.level == "county" and 1 <= end - begin <= _LONGEST and re.fullmatch(f"[{HAN}]+", text[begin:end]):
                return divisions.canonical(place.division) + text[begin : end + 1]
        for size in range(_LONGEST, 0, -1):
            name = text[end - size : end + 1]
            counties = {d.id: d for town in divisions.named(name, townships=True) if town.level == "township" and (d := divisions.parent_of(town))}
            county = context.region("县", end) or context.region("区", end)
            known = [d for d in counties.values() if county is not None and d.id == county.id] or (list(counties.values()) if len(counties) == 1 else [])
            if known:
                return divisions.canonical(known[0]) + name
    return ""
