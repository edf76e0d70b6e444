"""Administrative divisions named in a page, alone, in abbreviations (川渝, 在蓉) or within longer names."""

import re
from collections import Counter
from functools import cache, lru_cache

import rjieba

from graph.gazetteer.divisions import Division, Divisions
from graph.mentions.lexicon import Words, column
from graph.mentions.types import PlaceMention

# 重庆 and 四川: what the product reads about; short names of their counties need no other support.
HOME_PROVINCES = ("50", "51")
HALLS = "会议中心|行政中心|会展中心|文化[馆宫]|图书馆|体育[馆场]|职工之家|工人文化宫|市民中心|人民会堂|大礼堂|博物馆|党校|委大楼|宾馆"  # named by whose they are: 在县会议中心召开
_LEVEL = {"province": 0, "prefecture": 1, "county": 2}
# Two places in one word; the words after it show that places are meant.
_PAIR = re.compile(r"(?P<pair>川渝|渝川|成渝(?!地区双城)|渝蓉|蓉渝)")
_ABBREVIATED = re.compile(r"(?P<one>[京沪津渝川黔滇陕甘鄂湘粤浙苏皖闽赣豫冀晋鲁辽吉黑蒙宁青新藏桂琼蓉昆杭榕汉沈济甬穗筑邕郑哈](?<=[在来赴抵到返离驻].))(?=隆重|[召举开闭启考调参会视访指出举落检督慰，。、]|期间|进行|成立|签|正式|隆重|挂牌|揭)")
_NOT_A_PLACE = re.compile(r"公安(?!县)|北京时间|(?<=[川成])渝中|上海合作组织|乡城(?!县)|南开(?!区)|(?:长安|江汉|集美)(?=大学)|南京条约|重庆小面|江都(?=市报)|香格里拉(?=大?[饭酒]店)|资中(?=[国心])|(?<=[投工物出融外])资中|四川麻将|北京奥运|东方(?=电气|汽轮|锅炉|电机|航空|证券|红|集团)|香港(?=上市|联交所|交易所)|三台(?=手术|设备|机器|电脑|车(?!站|管)|戏|晚会|时)|黄埔(?=军校)|朝阳(?=产业|学科|行业|里(?![一-龥]{0,2}[镇乡]))|日照(?=时|充足|强度|充分|条件|长)|金牛(?=奖)|西安大略|江宁(?=织造)|松原(?=[一-龥]{2}(?:教授|先生|博士))")


@cache
def _names() -> Words:
    divisions = Divisions.load()
    return Words(sorted({name for name in divisions.names() if len(name) >= 2}))


@cache
def _common() -> frozenset[str]:
    return frozenset(column("place_exceptions"))


def find_places(text: str, on: str | None = None) -> list[PlaceMention]:
    """All divisions of county level and above that the text names, sorted by span (offsets in the text).

    on: ISO date that decides which division a name meant; None as Divisions.named says.
    A name that fits several divisions is decided by the other places of the text, or left out.
    """
    divisions = Divisions.load()
    hits = [(name, start, end, divisions.named(name, on)) for name, start, end in _names().find(text)]
    hits = [hit for hit in hits if hit[3] and not _NOT_A_PLACE.match(text, hit[1]) and not _after_head(text, hit[0], hit[1])]
    hits = _whole_words(text, hits)
    support = _support(hits, divisions)
    full = {name for name, _, _, found in hits if any(name == d.full_name for d in found)}
    found: list[PlaceMention] = []
    previous: PlaceMention | None = None
    for index, (name, start, end, candidates) in enumerate(hits):
        before = previous if previous and previous.span[1] == start else None
        division = _choose(name, candidates, before, support, divisions)
        attached = bool(before and division and division != before.division and divisions.within(division, before.division))
        if division is None or not _plausible(text, index, hits, division, name, support, full, attached):
            continue
        previous = PlaceMention((start, end), division)
        found.append(previous)
    cities = {char for name, _, _, candidates in hits for d in candidates if d.level != "province" for char in d.name[:1]}
    provinces = {d.full_name for name, _, _, candidates in hits for d in candidates if d.level == "province"}
    named = {d.full_name for name, _, _, candidates in hits for d in candidates if name in (d.full_name, d.name)}
    found += _abbreviations(text, divisions, cities, provinces, named)
    return sorted(found, key=lambda m: m.span)


Hit = tuple[str, int, int, list[Division]]


def _whole_words(text: str, hits: list[Hit]) -> list[Hit]:
    """Without the short names that only stand across two words (聚焦|作风), and nowhere in the text by themselves."""
    ends = {hit[2] for hit in hits}
    across = {hit[1] for hit in hits if len(hit[0]) <= _SHORT and hit[1] not in ends and _across(text, hit[1], hit[2])}
    whole = {d.id for hit in hits if hit[1] not in across for d in hit[3]}
    return [hit for hit in hits if hit[1] not in across or any(d.id in whole for d in hit[3])]


_SHORT, _AROUND = 3, 6  # characters: of names that may be parts of words, and looked at on either side
_MARK, _VERBS = re.compile("[^一-龥]"), frozenset("成得到对和将为如")


@lru_cache(maxsize=1 << 14)
def _is_word(two: str) -> bool:
    return len(rjieba.cut(two, False)) == 1 and _MARK.search(two) is None


def _across(text: str, start: int, end: int) -> bool:
    """Whether a word of the dictionary begins before a name and ends in it, or begins in it and ends behind it."""
    if not (start and _is_word(text[start - 1 : start + 1])) and text[start] not in _VERBS:
        return False
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    before = _MARK.split(before)[-1]
    at = start - len(before)
    for word in rjieba.cut(before + text[start:end] + _MARK.split(after)[0], False):
        stop = at + len(word)
        if at < start < stop or (start < at < end < stop and text[start] in _VERBS and text[end - 1] not in "区县市"):
            return True  # but 名山区|委 is read as 名山|区委, 芦山|地震 as 芦|山地|震
        at = stop
    return False


def _after_head(text: str, name: str, start: int) -> bool:
    """Whether 长 belongs to a title before it: 秘书|长沙某某."""
    return name[0] == "长" and name[-1] not in "区县市" and start > 0 and text[start - 1] in "书局部处院校会科组市县区省厅队行社所馆台站团厂店事村镇乡班"


def _support(hits: list[Hit], divisions: Divisions) -> Counter[str]:
    """How often each code is named beyond doubt, its provinces and prefectures included."""
    counts: Counter[str] = Counter()
    for name, _, _, candidates in hits:
        best = _highest(candidates)
        if len(best) == 1 and (len(name) > 2 or best[0].level != "county"):
            for code in {best[0].code, *(a.code for a in divisions.ancestors(best[0]))}:
                counts[code] += 1
    return counts


def _highest(candidates: list[Division]) -> list[Division]:
    if len(candidates) == 1:
        return candidates
    level = min(_LEVEL.get(d.level, 9) for d in candidates)
    return [d for d in candidates if _LEVEL.get(d.level, 9) == level]


def _choose(
    name: str, candidates: list[Division], before: PlaceMention | None, support: Counter[str], divisions: Divisions
) -> Division | None:
    if before is not None:
        inside = [d for d in candidates if d.code != before.division.code and divisions.within(d, before.division)]
        if len(inside) == 1 and (name == inside[0].full_name or all(d.level != "province" for d in candidates)):
            return inside[0]  # 天津|河北 are two
    best = _highest(candidates)
    exact = [d for d in candidates if d.full_name == name]
    if exact:
        best = _highest(exact)
    if len(best) == 1:
        return best[0]

    def weight(d: Division) -> tuple[int, int]:
        above = [a.code for a in divisions.ancestors(d)]
        return (support[above[0]] if above else 0, sum(support[code] for code in above))

    ranked = sorted(((weight(d), d.code.startswith(HOME_PROVINCES), d.id, d) for d in best), reverse=True)
    if ranked[0][0] > ranked[1][0] and any(ranked[0][0]):
        return ranked[0][3]
    if any(ranked[0][0]) or not exact:
        return None
    ours = [d for d in best if d.code.startswith(HOME_PROVINCES)]
    return ours[0] if len(ours) == 1 else None  # 江北区 alone is Chongqing's


_HOUSE = re.compile("(?:[^，。；：、\\s]{0,4}(?:职业|师范|医科|科技|技术)[^，。；：、\\s]{0,6}?)?(?:大学|学院)|日报|机场|电视台")
_STREET = re.compile("[路街道镇乡村寺]|油田|大道|门(?!户)|陵园")
_ITS_BODY = re.compile("第[一二三四]|人民(?:政府|医院|法院)|总工会|[委政人].{1,4}(?:书记|主席|主任)|(?:教育|公安|财政|民政)局")  # 范县|第一初级中学
_NEARBY = re.compile("小学(?!生|语文|数学|教)|幼儿园|社区(?!工|学院|教|考|治|建|干|党)|街道")  # what is named by its street or its founder rather than by a far city
_ROAD = re.compile("[东西南北中]{1,2}[路街](?!桥)|路[0-9]+号")  # 山东中路, 南京西路: named after the place, not in it


def _plausible(
    text: str,
    index: int,
    hits: list[Hit],
    division: Division,
    name: str,
    support: Counter[str],
    full: set[str],
    attached: bool,
) -> bool:
    """A short name of a county needs support: its province is ours or named, and a common word needs more."""
    if name == division.full_name:
        if name in _common():
            return attached or (support[division.parent] > 0 and text[hits[index][1] - 1 : hits[index][1]] not in "召市区展")
        return len(name) > 2 or division.code.startswith(HOME_PROVINCES) or support[division.parent] > 0 or _ITS_BODY.match(text, hits[index][2]) is not None
    if _ROAD.match(text, hits[index][2]) or (division.level != "province" and _STREET.match(text, hits[index][2])):
        return False
    if not division.code.startswith(HOME_PROVINCES) and division.level == "county" and text.startswith("校区", hits[index][2]):
        return False
    if division.level != "province" and not division.code.startswith(HOME_PROVINCES) and _NEARBY.match(text, hits[index][2]) and text[hits[index][1] - 1 : hits[index][1]] not in ("赴", "到", "自", "往") and division.full_name not in full and support[division.parent] <= support[division.code]:
        return False  # 桂林小学 of a page of 成都
    quoted = text[hits[index][1] - 1 : hits[index][1]] == "“" and text.startswith("”", hits[index][2])
    if quoted and division.full_name not in full and all(any(char in other for other in full) for char in name):
        return False  # “新龙”教育 of 新都区 and 九龙坡区
    if division.full_name in full or (division.level != "county" and name not in _common()):
        return True
    _, start, end, _ = hits[index]
    if name in _common():
        before = index > 0 and hits[index - 1][2] + 1 == start and text[start - 1] == "、"
        after = index + 1 < len(hits) and hits[index + 1][1] == end + 1 and text[end] == "、"
        named_after = division.level == "prefecture" and name != "中山" and _HOUSE.match(text, end) is not None  # 遵义|职业技术学院; but 中山大学 has its name from a man
        return before or after or attached or named_after
    home = division.code.startswith(HOME_PROVINCES)
    short = division.full_name.endswith("自治县") and text.startswith("县", end)  # 酉阳|县
    return (home or attached or support[division.parent] > 0) and (short or not re.match("[路街道山河江湖镇乡村寺区县州]", text[end : end + 1]))


_RUN = re.compile(
    r"(?=[京津渝川黔滇陕甘鄂湘粤浙苏皖闽赣豫冀晋鲁辽吉黑蒙宁青新藏桂琼云])(?:(?P<run>[京津渝川黔滇陕甘鄂湘粤浙苏皖闽赣豫冀晋鲁辽吉黑蒙宁青新藏桂琼]{2,5})(?=结合部|毗邻|交界|边界|接壤|[两二三四五]省|[两三四五]地|省际)|京津冀|川陕甘|川渝黔|川渝陕|云贵川)"
)


def _abbreviations(
    text: str, divisions: Divisions, cities: set[str], provinces: set[str], named: set[str]
) -> list[PlaceMention]:
    """cities: first characters of the cities and counties of the text; provinces: those it names; named: all it names.

    来青 in a page of 青岛 is no 青海; 在宁 in one of 江苏 is 南京, and 宁夏 elsewhere.
    """
    found: list[PlaceMention] = []
    for match in _PAIR.finditer(text):
        for offset, char in enumerate(match["pair"]):
            division = divisions.abbreviated("蓉" if char == "成" else char)
            if division is not None:
                at = match.start() + offset
                found.append(PlaceMention((at, at + 1), division))
    paired = {place.span for place in found}
    for match in _RUN.finditer(text):
        for at in range(*match.span()):
            division = divisions.abbreviated(text[at])
            if division is not None and (at, at + 1) not in paired:
                found.append(PlaceMention((at, at + 1), division))
    for match in _ABBREVIATED.finditer(text):
        division = divisions.abbreviated(match["one"])
        city = divisions.city(match["one"])
        if city is not None and (division is None or division.full_name not in provinces):
            around = {city.full_name, *(d.full_name for d in divisions.ancestors(city))}
            if not around.isdisjoint(named):
                found.append(PlaceMention(match.span("one"), city))
                continue
        if division is not None and (match["one"] not in cities or division.full_name in provinces or division.code.startswith(HOME_PROVINCES)):
            found.append(PlaceMention(match.span("one"), division))
    return found
