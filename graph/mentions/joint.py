"""Several bodies in one phrase: 川渝工会, 绵碚两地总工会, 宜昌、襄阳等市州总工会, 遂宁、潼南两地法院."""

import re
from collections.abc import Iterator

from graph.gazetteer.divisions import MUNICIPALITIES, Division, Divisions
from graph.mentions.context import Context
from graph.mentions.kinds import kind_of
from graph.mentions.short_forms import expanded
from graph.mentions.types import OrganizationMention, PlaceMention

# 绵阳、北碚两地总工会; 宜昌、襄阳等市州总工会.
_EACH = re.compile(
    r"[两三四五六七八九十等](?:(?<!等)(?:地|市|区|县|省市|市州|区县)|(?<=等)(?:[0-9一二三四五六七八九十]+个?)?(?:市州|市（州）|市（区）|区（县）|县（区）|县（市、区）|区市县|区县|地|市|县|区)?)(?:各级)?(?P<rest>总工会|工会|工商联|妇联|残联|科协|团委|团组织|共青团(?!员)|人大常委会|人大|政协|人民?政府|政府|人民法院|法院|人民检察院|检察院|[教科公民司财人自生住交水农商文卫退应审市体统医林乡税气][一-鿿]{1,5}局)"
)


_WORK = re.compile("工会(?=(?:工作|东西部)?(?:座谈|交流|协作|合作|联席|推进|互访))")  # 甲区与乙区工会工作交流会


def row_of_places(text: str, end: int, context: Context) -> list[PlaceMention]:
    """The places joined by 、, 和 or 与 that stand right before a position, in the order of the text."""
    found: list[PlaceMention] = []
    while place := next((p for p in context.within(max(0, end - 10), end) if p.span[1] == end), None):
        found.insert(0, place)
        end = place.span[0]
        while outer := next((p for p in context.within(max(0, end - 10), end) if p.span[1] == end), None):
            end = outer.span[0]  # 四川省|泸州市|龙马潭区
        if text[end - 1 : end] not in ("、", "和", "与", "·"):
            break
        end -= 1
    return found


# 省、市总工会; 市、区两级人大常委会: one body of each level.
_LEVELS = re.compile("(?<![省市区县州各全级本在和、])(?P<levels>[省市区县州](?:[、和][省市区县州])+)(?:两级|三级)?(?P<rest>总工会|工会(?!工作|会员|主席|干部)|人大常委会|人大(?!代表)|政协(?!委员)|人民?政府|政府)")


def _levels(text: str, context: Context) -> Iterator[OrganizationMention]:
    for match in _LEVELS.finditer(text):
        regions = [context.region(level, match.start()) for level in match["levels"][::2]]
        for region in regions if all(regions) else ():
            name = of_place(region, match["rest"])  # type: ignore[arg-type]
            yield OrganizationMention(match.span(), match[0], name, kind_of(name))


_TWO = re.compile(r"(?P<one>[一-龥])(?P<two>[一-龥])两(?:地|市|区|省市)(?P<rest>总工会|工会)?")


def joint_unions(text: str, context: Context) -> list[OrganizationMention]:
    """川渝工会, 绵碚两地总工会: two unions in one word, each region read from the places of the page."""
    found = []
    for match in re.finditer(r"(?P<pair>川渝|渝川)(?:两地|两省市|两省|两市)?(?:各级)?(?P<rest>总工会|工会)(?!文旅|协作框架)", text):
        for char in match["pair"]:
            division = Divisions.load().abbreviated(char)
            if division is not None:
                name = Divisions.load().canonical(division) + "总工会"
                found.append(OrganizationMention(match.span(), match[0], name, "union"))
    for match in _EACH.finditer(text):
        places = row_of_places(text, match.start(), context)
        for place in places if len(places) > 1 else ():
            span = (places[0].span[0], match.end())
            name = of_place(place.division, match["rest"])
            found.append(OrganizationMention(span, text[span[0] : span[1]], name, kind_of(name)))
    for match in _WORK.finditer(text):
        places = row_of_places(text, match.start(), context)
        for place in places if len(places) > 1 else ():
            span = (places[0].span[0], match.end())
            found.append(OrganizationMention(span, text[slice(*span)], of_place(place.division, "工会"), "union"))
    for match in _TWO.finditer(text) if "两" in text else ():
        if match["one"] + match["two"] in ("川渝", "渝川") or not match["rest"] or row_of_places(text, match.end("two"), context):
            continue
        regions = [pair_member(char, match.start(), context) for char in (match["one"], match["two"])]
        if all(regions):
            for region in regions:
                name = Divisions.load().canonical(region) + "总工会"  # type: ignore[arg-type]
                found.append(OrganizationMention(match.span(), match[0], name, "union"))
    return [*found, *_levels(text, context)]


def of_place(division: Division, rest: str) -> str:
    """The body of one of several places that a phrase names together: 遂宁、潼南两地|法院, 两地|团委."""
    if rest in ("团委", "团组织", "共青团"):
        return "共青团" + Divisions.load().canonical(division) + "委"
    court = rest.removeprefix("人民") if rest.endswith(("法院", "检察院")) else ""
    level = {"province": "高级", "prefecture": "中级"}.get(division.level, "") if court == "法院" else ""
    return Divisions.load().canonical(division) + (level + "人民" + court if court else "总工会" if rest == "工会" else expanded(rest))


def pair_member(char: str, at: int, context: Context) -> Division | None:
    """The division that one character of a pair (绵碚) stands for: first a province's own, then a place of the page."""
    return context.nearest(char, at) or Divisions.load().abbreviated(char)


def listed(text: str, start: int, context: Context) -> list[PlaceMention]:
    """Places before a name that share its ending: 北碚区、潼南区、荣昌区总工会."""
    place = context.at(start)
    if place is None:
        return []
    found: list[PlaceMention] = []
    at = start
    while at > 1 and text[at - 1] in "、和与":
        before = [p for p in context.within(max(0, at - 12), at - 1) if p.span[1] == at - 1]
        if not before or before[-1].division.id == place.division.id or (_province(before[-1]) != _province(place) and len(before[-1].division.full_name) > 3):
            break
        found.insert(0, before[-1])
        at = before[-1].span[0]
        while outer := next((p for p in context.within(max(0, at - 12), at) if p.span[1] == at), None):
            at = outer.span[0]  # 四川省|成都市|锦江区
    return found


def _province(place: PlaceMention) -> bool:
    """Whether it is a province and no municipality: these have unions beside those of cities."""
    return place.division.level == "province" and place.division.code not in MUNICIPALITIES
