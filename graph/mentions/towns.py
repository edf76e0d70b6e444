"""The town that a text means by 镇党委, 乡政府: the one named last before, with its county or district."""

import re
from itertools import islice

from graph.gazetteer.divisions import Division, Divisions
from graph.mentions.context import Context
from graph.mentions.lexicon import HAN

_SHORT = re.compile("(?P<town>[镇乡])(?=$|党委|党工委|人民政府|政府|纪委|人大|工会|总工会|团委|妇联|武装部|综合|农业|中心|党政|党建|民政|派出所|卫生院|社会|便民|应急|财政|商会|水利|林业|文化|司法所)")
_NAMED = re.compile(f"(?P<name>[{HAN}]{{1,4}}?)(?P<town>[镇乡])(?![{HAN}]?(?:化|企|创|村|镇(?!长)|民|亲|愁|土|西瓜|里|上))")
_WENT_TO = re.compile(f"(?:[在到赴]|来到|走进|深入|前往)(?P<town>[{HAN}]{{1,4}}?[镇乡])(?![{HAN}]?(?:化|企|创|村|镇|民|亲|愁|土|西瓜|里|上|街|区))")
_ANY_TOWN = re.compile(f"[{HAN}]{{2,6}}?[镇乡]")
_NO_TOWN = re.compile("贫困|特色小|[小古老家故他本某山]|某场|边远|偏远|民族|中心|重点|建制|大")
_NO_NAME = re.compile("^城|[县省]城|[的是各乡返冰重多几本该此全开在为与和到召办]")  # 各镇, 城镇, 重镇: no town's name
_OTHERS = re.compile("我[县区市镇乡]|[一-龥]{2}[县区](?:委|人民政府|召开|举行|举办)")  # the story speaks of another county
_ONE_OF_TWO = re.compile("[镇乡、]、?$")
_BACK = 400  # characters looked back at


def in_town(bare: str, at: int, context: Context) -> str:
    """The full name of a body that is named by 镇 or 乡 alone at a position; "" for other words, and where no town is known."""
    short = _SHORT.match(bare)
    if short is None or context.at(at) is not None:
        return ""
    town = town_before(context, at, short["town"])
    rest = "人民" + bare[1:] if bare.startswith("政府", 1) else bare[1:]
    return town + rest if town else ""


def _stayed_in(context: Context, at: int, ending: str) -> str:
    """The town that somebody went to without its county before it (县委书记甲到仰韶镇调研，镇党委书记乙), of a story of one county; "" if none."""
    low = max(0, at - _BACK)
    gone = [m for m in _WENT_TO.finditer(context.text, low, at) if m["town"][-1] == ending and not _NO_NAME.search(m["town"][:-1]) and not _NO_TOWN.fullmatch(m["town"][:-1])]
    named = {m["town"] for m in gone}
    if len(named) == 1 and any(not m[0].endswith(gone[-1]["town"]) for m in _ANY_TOWN.finditer(context.text, low, at) if m[0][-1] == ending):
        return ""  # another town is named as well
    counties = {d.id: d for level in "县区市" if (d := context.region(level, at)) is not None and d.level == "county"}
    if len(named) != 1 or len(counties) != 1 or context.at(gone[-1].start("town")) is not None:
        return ""
    county, town = next(iter(counties.values())), named.pop()
    if county.code[:2] in ("50", "51") and not any(d.level == "township" and d.code.startswith(county.code) for d in Divisions.load().named(town, townships=True)):
        return ""
    return Divisions.load().canonical(county) + town


def town_before(context: Context, at: int, ending: str) -> str:
    """The town whose name ends in 镇 or 乡 and that is named last before a position, with its county; "" if none.

    A town of Sichuan or Chongqing must be one of the county it is named behind; elsewhere any short name behind a county will do.
    """
    text = context.text
    if stayed := _stayed_in(context, at, ending):
        return stayed
    counties = [place for place in reversed(context.within(max(0, at - _BACK), at)) if place.division.level == "county"]
    for place in islice(counties, 3):
        begin = place.span[1]
        town = _NAMED.match(text, begin)
        if town is None or town["town"] != ending or _NO_NAME.search(town["name"]):
            continue
        if _OTHERS.search(text, town.end(), at) or any(p.division.id != place.division.id for p in counties if p.span[0] >= town.end()):
            return ""
        if text.startswith("、", town.end()) or _ONE_OF_TWO.search(text, max(0, place.span[0] - 2), place.span[0]):
            return ""  # 甲镇、乙镇的镇长: which of them is not said
        own = [d for d in Divisions.load().named(town[0], townships=True) if d.level == "township"]
        home = place.division.code[:2] in ("50", "51")
        if home and not any(d.code.startswith(place.division.code) for d in own):
            return ""
        return Divisions.load().canonical(place.division) + town[0]
    return ""


def county_having(town: str, context: Context) -> Division | None:
    """The one county among those the page names that has such a town, of those whose towns are known; None for none or several."""
    codes = {d.code[:6] for d in Divisions.load().named(town, townships=True) if d.level == "township"}
    found = {p.division.id: p.division for p in context.places if p.division.level == "county" and p.division.code in codes} if codes else {}
    return next(iter(found.values())) if len(found) == 1 else None
