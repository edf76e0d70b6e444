"""Organizations by less than their names: short names that a page defines, firms without their legal form, bureaus of a region."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice, takewhile
from operator import methodcaller

from graph.gazetteer.divisions import Divisions
from graph.mentions.abbreviations import Abbreviations
from graph.mentions.associations import own_association
from graph.mentions.context import Context
from graph.mentions.full_names import LEGAL_FORM
from graph.mentions.houses import placed
from graph.mentions.kinds import COUNTRY, kind_of
from graph.mentions.lexicon import HAN, Words, bureaus_by_name
from graph.mentions.short_forms import expanded
from graph.mentions.types import OrganizationMention


def with_short_names(text: str, context: Context, found: list[OrganizationMention]) -> list[OrganizationMention]:
    """The organizations of a page with those named shortly, sorted by span; companies under the full name the page gives."""
    organs = organ_names(text, found)
    named = [replace(m, name=organs[m.name]) if m.name in organs else m for m in found]
    whole = by_full_names(text, [*named, *bureaus(text, context, found)])
    return sorted(whole, key=lambda m: (m.span, m.name))


_SHORT_ORGAN = re.compile("(?P<region>.{2,}?[省市区县州旗])(?P<organ>局|院)$")
_ORGANS = {"局": ("公安", "税务", "烟草"), "院": ("检察", "医")}


def organ_names(text: str, found: list[OrganizationMention]) -> dict[str, str]:
    """湖州市局, 开江县院 on a page about the police or the procuratorate, with the only sort of such body that the page names."""
    full: dict[str, str] = {}
    for mention in found:
        match = _SHORT_ORGAN.fullmatch(mention.name) if mention.name.endswith(("局", "院")) else None
        if match and mention.name not in full:
            sorts = [sort for sort in _ORGANS[match["organ"]] if text.count(sort) > 1]
            if sorts == ["公安"]:
                full[mention.name] = match["region"] + "公安局"
            elif sorts == ["检察"] and text.count("法院") < 2:
                full[mention.name] = match["region"] + "人民检察院"
    return full


# 中建桥梁有限公司（以下简称“中建桥梁”）.
_CALLED = re.compile(rf"（(?:以下|下文|后文)?(?:简称|统称|下称)(?:为|：)?[“‘]?(?P<short>[{HAN}A-Za-z0-9]{{2,10}})[”’]?）")
_NATIONAL_BUREAU = re.compile("国家.{2,}局")


def short_names(text: str, ends: Mapping[int, str]) -> dict[str, str]:
    """The short names that a text itself gives its bodies, with the full ones. ends: where a body's name ends, and its name."""
    called = {m["short"]: ends[m.start()] for m in _CALLED.finditer(text) if m.start() in ends and m["short"] != ends[m.start()]}
    if "国家局" in text and len(national := {n for n in ends.values() if _NATIONAL_BUREAU.fullmatch(n)}) == 1:
        called["国家局"] = national.pop()
    names = set(ends.values())
    for name in sorted(names):
        country = COUNTRY.match(name)
        if country and any(other.startswith(name[country.end() :]) for other in names):
            called[name] = name[country.end() :]  # 加拿大滑铁卢大学, elsewhere 滑铁卢大学
    return {**_without_place(text, names), **called, **own_association(text, ends)}


_PLACED = re.compile(".{2,}(?:学院|大学|公司|集团|银行|协会|学会|商会|总会|促进会|联合会|基金会|研究会|剧院|剧团)")
_COINED_AT_LEAST = 4
_FEW = 50
_SHORTEST_HOUSE = 3  # characters


def _without_place(text: str, names: set[str]) -> dict[str, str]:
    """Schools and firms of a place that a text also names without it: 明德学院 of 西安明德学院, 宏达科技 of 台湾宏达科技股份有限公司."""
    found: dict[str, set[str]] = {}
    for name in names:
        place = Divisions.load().leading(name)
        rest = name[place:]
        if not place or not _PLACED.fullmatch(rest):
            continue
        for short in {rest, LEGAL_FORM.sub("", rest)}:
            if len(short) >= _COINED_AT_LEAST and not placed(short) and not _COMMON.fullmatch(short):
                found.setdefault(short, set()).add(name)
    if len(found) <= _FEW:  # most pages never say one of them alone
        found = {short: full for short, full in found.items() if text.count(short) > sum(map(text.count, full))}
    alone = {word for word, _, _ in Words(sorted({*found, *names})).find(text)} if found else set()  # the longest where one holds another
    return {short: next(iter(full)) for short, full in sorted(found.items()) if len(full) == 1 and short in alone}


# Sorts of schools and firms, which many places have.
_COMMON = re.compile("(?:农业|师范|医科|工业|科技|理工|交通|财经|民族|职业|技术|工程|中医药|外国语|政法|电子|音乐|美术|艺术|体育|医药|传媒|建筑|信息|石油|海洋|邮电|教育|旅游|能源|电气|水利|林业|化工|机电|医学|中医|戏剧|舞蹈|影视|警察|铁道|航空|航天|矿业|地质|经济|管理|贸易|大学|学院|农村商业|商业|银行|集团|公司|城市|建设|投资|发展|控股|国有资产|交通运输|轨道)+")


def by_full_names(text: str, found: list[OrganizationMention]) -> list[OrganizationMention]:
    """Companies by the full name that the text gives elsewhere, and further mentions by the short names it defines."""
    ends = {m.span[1]: m.name for m in found}
    shorts = short_names(text, ends)
    firms = sorted({m.name for m in found if m.kind == "company"})
    for at, name in enumerate(firms):
        alike = takewhile(methodcaller("startswith", name), islice(firms, at, None)) if len(name) >= 4 else ()
        if longer := [n for n in alike if LEGAL_FORM.fullmatch(n, len(name))]:
            shorts.setdefault(name, min(longer, key=lambda n: (len(n), n)))
    abbreviations = Abbreviations({m.name for m in found})
    for name in sorted({m.name for m in found if m.kind in ("company", "institution", "union")} - shorts.keys()):
        if (full := abbreviations.full(name)) != name:
            shorts[name] = full  # 农行广安分行, of a page that names 中国农业银行股份有限公司广安分行
    houses = sorted({m.name for m in found if m.kind == "institution"} - shorts.keys())
    for name in houses if len(houses) < _FEW else ():
        longer = [n for n in houses if n != name and n.endswith(name) and n[: -len(name)].endswith(("省", "市", "区", "县", "州"))]
        if len(longer) == 1 and len(name) > _SHORTEST_HOUSE:
            shorts[name] = longer[0]  # 东大街第一小学校 of 成都市温江区东大街第一小学校
    if not shorts:
        return found
    if "国家局" in shorts:  # 国家局办公室
        shorts |= {m.name: shorts["国家局"] + m.name[3:] for m in found if m.name.startswith("国家局")}
    whole = [replace(m, name=shorts.get(m.name, m.name), kind=kind_of(shorts.get(m.name, m.name))) for m in found]
    taken = [False] * (len(text) + 1)
    for mention in found:
        taken[mention.span[0] : mention.span[1]] = [True] * (mention.span[1] - mention.span[0])
    for word, start, end in Words(sorted(shorts)).find(text):
        if not taken[start] and not taken[end - 1] and text[start - 1 : start] not in tuple("称“"):
            whole.append(OrganizationMention((start, end), word, shorts[word], kind_of(shorts[word])))
    return whole


_BUREAUS = re.compile(
    f"(?<=[领同织由及和，：])(?=[{HAN}]{{3,7}}、)(?P<list>(?:[{HAN}]{{2,6}}?(?:厅|局|委|办|社|会|联)、){{1,12}}[{HAN}]{{2,6}}?(?:厅|局|委|办|社|会|联))(?=等|及|和|负责|主要|有关|相关|的|，|班子)"
)

_VISITED = re.compile(
    f"(?:前往|赴|来到|到|走进|深入|走访)(?P<list>[{HAN}]{{2,9}}?(?:厅|局|委|办|社|联))(?=调研|考察|视察|检查|督导|走访|慰问|指导|看望|宣布|，|机关)"
)


# What the departments of a province did: 公安厅、财政厅联合召开….
_HALLS = re.compile(f"(?:^|(?<=[，。；：\\n由]))(?=[{HAN}、]{{3,40}}?厅)(?P<list>[{HAN}]{{2,7}}?厅(?:、[{HAN}]{{2,7}}?厅)*)(?=一行|召开|举[办行]|主办|承办|有关|相关|主要|负责|分别|联合|共同|党组|等)", re.MULTILINE)


def bureaus(text: str, context: Context, found: list[OrganizationMention]) -> Iterator[OrganizationMention]:
    """Bureaus without their region, in a list or visited (县长某某带领财政局、水务局等单位; 前往水利厅调研).

    They are of the division named before in the sentence; what is called 厅, of its province.
    """
    inside = {at for mention in found for at in mention.span}
    for match in chain(_BUREAUS.finditer(text), _VISITED.finditer(text), _HALLS.finditer(text)):
        region = context.before(match.start()) or (context.region("省", match.start()) if match["list"].endswith("厅") else None)
        if region is None:
            continue
        at = match.start("list")
        for item in match["list"].split("、"):
            end = at + len(item)
            owner = [region, *Divisions.load().ancestors(region)][-1] if item.endswith("厅") else region
            name = Divisions.load().canonical(owner) + expanded(item)
            if item in bureaus_by_name() and not inside.intersection((at, end)):
                yield OrganizationMention((at, end), item, name, "government")
            at = end + 1


