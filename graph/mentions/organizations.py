"""Organizations: where a name starts and ends, and its full canonical form."""

import re

from graph.gazetteer.divisions import Division, Divisions
from graph.mentions.committees import of_house
from graph.mentions.context import Context
from graph.mentions.joint import joint_unions, listed
from graph.mentions.kinds import BUREAU_OF_A_FIRM, OTHER_PARTIES, PUPILS, REGIONAL, kind_of
from graph.mentions.lexicon import (
    HAN,
    expansions,
    known_organizations,
    ministries,
    organization_exceptions,
    organization_kinds,
    organization_words,
)
from graph.mentions.list_owners import (
    HOUSE_OF,
    IN_THE_LIST,
    OF_ANY_REGION,
    OF_TRADE,
    PARTIES,
    PARTY_OFFICES,
    UNION_OF_REGION,
    is_part,
    league_alone,
    listed_office,
    of_region,
    owner_of,
)
from graph.mentions.name_starts import SHORT, name_start, verbal
from graph.mentions.several import counted
from graph.mentions.short_forms import expanded
from graph.mentions.terms import COMMITTEE
from graph.mentions.towns import county_having
from graph.mentions.types import OrganizationMention
from graph.mentions.whole_names import NO_LEVEL, OF_EVERY_REGION, OWN_REGION, TOWN, is_whole, of_level
from graph.model.records import Span

_COUNTED = re.compile(r"(?<!第)[0-9两二三四五六七八九十]家(?:异地|兄弟|在[川渝沪京]|驻[川渝沪京]|会员|知名|高新|龙头)?$")  # 甲银行、乙银行2家银行


_OF_THE_PARTY = re.compile(r"^(?:中共|中国共产党)(?!中央$)")
_UNION = re.compile(r"总(?!工会|商会|队|医|体|部|公司|站|局|校|院)")
_LEVEL_OF_BODY = re.compile(r"[省市区县州](?=委|政府|人民政府|人大|政协|总工会|纪委)")


def canonical(raw: str, start: int, context: Context) -> str:
    """The full canonical form of a name as written at text[start:]; "" where its region stays unknown.

    Districts of Chongqing get 重庆市, the parts of Sichuan stand without the province; 市总工会 gets the story's city;
    人社局 and the like are written out.
    """
    raw = "".join(raw.split())
    offset = len(raw)
    if raw.startswith("中"):
        raw = _OF_THE_PARTY.sub("", raw)
    start += offset - len(raw)
    if (own := OWN_REGION.match(raw)) and (region := context.region(own["level"], start)):
        return _joined(region, raw[own.end() :], "")
    place = context.at(start)
    if place is not None and place.span[1] - start > 1:
        last, at = place, place.span[1]
        while (following := context.at(at)) and Divisions.load().within(following.division, last.division):
            last, at = following, following.span[1]
        rest = raw[at - start :]
        return _joined(last.division, rest, raw[: at - start])
    if (term := _TERM.match(raw)) is not None:
        raw, offset = raw[: term.start("term")] + "委员会" + raw[term.end() :], 0
        if (inner := context.at(start + 2)) is not None and inner.span[1] == start + term.start("term"):
            return Divisions.load().canonical(inner.division) + "政协" + raw[term.start("term") + 3 :]
    if (league := PARTIES.match(raw)) and (inner := context.at(start + league.end())) is not None and not _HOUSE.match(raw, inner.span[1] - start):
        rest = raw[league.end() + inner.span[1] - inner.span[0] :]
        return league[0].replace("团", "共青团").replace("共青共青", "共青") + re.sub("委会$", "委", _joined(inner.division, rest, inner.division.full_name))
    if raw in expansions() and not of_level(raw):
        raw = expansions()[raw]
    if (party := _COMMITTEE_OF.match(raw)) and (region := context.region(party["level"], start)):
        name = "共青团" if party["of"] == "团" else party["of"]
        return name + Divisions.load().canonical(region) + re.sub("^委(?:员会|会)", "委", raw[party.end() :])
    if (party := _PARTY_OF.fullmatch(raw)) and (region := context.region(party["level"], start)):
        return f"{party['of']}{Divisions.load().canonical(region)}委"  # 市民盟
    if (league := PARTIES.match(raw)) and _NUMBERED.match(raw, league.end() + 1) and (region := context.region(raw[league.end()], start)):
        return league[0] + _joined(region, raw[league.end() + 1 :], "")  # 农工党|市一院基层委员会
    if raw.startswith("自治区") and (region := context.region("自治区", start)) is not None:
        return _joined(region, raw[3:], "")
    short = SHORT.match(raw)
    if short and not NO_LEVEL.match(raw):
        region = context.region(short["level"], start) if short["level"] in "省市区县州" else None
        if region is None:
            return raw if raw.endswith(("委办", "府办")) else expanded(raw)
        rest = raw[1:]
        if region is not None and (beside := _NEXT_ITEM.match(context.text, start + len(raw))) and context.text.startswith(region.full_name + rest, beside.end()):
            region = context.another(short["level"], region, start) or region  # 县农业农村局局长甲、西充县农业农村局局长乙
        if _UNION.match(rest):
            rest = "总工会" + rest[1:]
        return _joined(region, rest, "")
    if TOWN.match(raw):
        return _town(raw, start, context)
    return _before_zone(raw, context) + expanded(raw)


_ZONE_OF = re.compile(f"[{HAN}]{{2,6}}?(?:新区|高新区|经开区|开发区|科学城)(?=总工会|工会|管委会|党工委|[{HAN}]{{2,8}}局)")


def _before_zone(raw: str, context: Context) -> str:
    """What the page writes before a zone's name elsewhere: 青岛 of 青岛西海岸新区, for 西海岸新区总工会; "" where it writes nothing."""
    zone = _ZONE_OF.match(raw)
    at = context.text.find(zone[0]) if zone else -1
    for _ in range(_LOOKED_AT):
        if at < 0 or zone is None:
            break
        if (place := next((p for p in context.within(max(0, at - 6), at) if p.span[1] == at and p.span[1] - p.span[0] > 1 and context.text[at - 1] not in "省市区县州"), None)) is not None:
            return context.text[slice(*place.span)]
        at = context.text.find(zone[0], at + 1)
    return ""


_NEXT_ITEM = re.compile("[^，。；：、\n]{2,14}、")  # what is said of a body of a list, up to the next one
_LOOKED_AT = 12  # places of a zone's name


def _town(raw: str, start: int, context: Context) -> str:
    """A town or street with the county or district the story plays in before it: 新民镇 in 垫江县."""
    counties = [d for level in "县区市" if (d := context.region(level, start)) is not None and d.level == "county"]
    if not counties:
        return raw
    town = raw[: next((i + 1 for i, char in enumerate(raw) if char in "镇乡道"), 0)]
    named = (p.division for p in reversed(context.within(max(0, start - 400), start)) if p.division in counties)
    county = context.towns.get(town) or county_having(town, context) or next(named, counties[0])
    return Divisions.load().canonical(county) + town + expanded(raw[len(town) :])


_TOWN_NAME = re.compile(f"(?:(?![省市区县州旗])[{HAN}]){{1,5}}?(?:镇|乡|街道)")
_TOWNS_BEFORE = re.compile(f"(?:(?<=[省市区县州旗、，。和与及]){_TOWN_NAME.pattern}[、和与及]){{1,12}}$")


def _towns(text: str, begin: int, raw: str, name: str) -> list[tuple[int, str]]:
    """The towns before one that share its body, where they start and their bodies' names: 沿口镇、街子镇工会."""
    before, own = _TOWNS_BEFORE.search(text, max(0, begin - _LONGEST), begin), _TOWN_NAME.match(raw)
    if before is None or own is None or own[0] in (raw, "") or own[0] not in name:
        return []
    towns = [(m.start(), m[0]) for m in _TOWN_NAME.finditer(text, before.start(), before.end() - 1)]
    return [(start, name.replace(own[0], town.lstrip("、和与及"), 1)) for start, town in towns]


_HOUSE = re.compile(r"[^省市区县州]{0,8}?(?:大学|学院|学校|医院|公司|集团)")
_TERM = re.compile(r"政协[^，。第]{2,12}(?P<term>第[一二三四五六七八九十百\d]+届)委员会")
_NUMBERED = re.compile("第?[一二三四五六七八九十]{1,2}(?:医?院|中)")  # 农工党市|一院基层委员会
_PARTY_OF = re.compile(f"(?P<level>[省市区县州])(?P<of>{OTHER_PARTIES})(?:委会|委)?")
_COMMITTEE_OF = re.compile(rf"(?P<of>{OTHER_PARTIES}|(?:共青)?团)(?P<level>[省市区县州])(?=委|总支|支部)")
_REGIONAL_REST = re.compile(r"委|政府|(?:人民)?(?:法院|检察院)|人民政府|人大|政协|总工会|纪委|监委|(?!管理局)(?:(?!大学|学院|医院|学校|银行|研究|公司|集团|企业|新区|开区|园区|发区|景区|胜区|护区|铁路).){1,14}(?:(?<!铁路)(?<![保银证]监)(?<!海事)(?<!安全监察)局|厅|委员会|办公室|管委会|(?<!铁路)(?<!海事)(?<!产权)(?<!联网)(?<!金融)法院|检察院)(?![^厅局委室院]{5})")


_OF_ZONE = re.compile(f"[{HAN}]{{0,8}}(?:园|城|港|谷|湾|岛|湖)(?:党工委|管委会|管理委员会)")
_ZONE = re.compile("^(?:经济技术|高新技术产业)?(?:经开区|高新区|开发区|新区)(?!管|党工)")  # 永川、万盛|经开区|统战部
_ZONES_FOR_DISTRICTS = ("万盛", "重庆市万盛", "双桥", "重庆市双桥")  # zones that stand in lists of districts


def _without_zone(raw: str, rest: str) -> str:
    """What the places of a list share with the last: 统战部 of 永川、万盛|经开区|统战部."""
    return _ZONE.sub("", rest) if raw.startswith(_ZONES_FOR_DISTRICTS) else rest


_TOWNSHIP = re.compile(f"[{HAN}]{{2,6}}?(?:街道|镇|乡)(?:[{HAN}]{{2,6}}(?:村|社区)(?:党支部|党总支|党委|村委会|居委会)?)?")
_LEAGUE_OF = re.compile("(?:共青)?团[省市区县州]委")


def _joined(region: Division, rest: str, written: str) -> str:
    """Region and rest; a company or a school keeps the wording of its own name."""
    divisions = Divisions.load()
    rest = rest if rest.startswith(("直属", "直机关")) else rest.removeprefix("直")
    if rest in ("法院", "人民法院") and region.level != "county":
        rest = ("高级" if region.level == "province" else "中级") + "人民法院"
    if rest == "团委":
        return "共青团" + divisions.canonical(region) + "委"
    if league := _LEAGUE_OF.match(rest):
        return "共青团" + divisions.canonical(region) + "委" + rest[league.end() :]  # 绵阳|团市委
    if region.full_name.endswith("县") and rest.startswith("县") and not rest.startswith("县域"):
        rest = rest[1:]  # 垫江县县志办
    if not rest:
        return divisions.canonical(region)
    if region.full_name.endswith("特别行政区") and rest.startswith(("特区", "政府")):
        return region.full_name + rest.removeprefix("特区")  # 香港|特区政府教育局
    if _TOWNSHIP.fullmatch(rest) and region.level == "county":
        return divisions.canonical(region) + rest  # 涪城区|城厢街道
    if written and written != region.full_name and _OF_ZONE.match(rest):
        return written + rest  # 杭州|未来科技城管委会, 海淀|园管委会
    if written and written != region.full_name and (joint := re.match(r"[省市区县州](?=委|政府|人大|政协|总工会)", rest)):
        written, rest = written.removesuffix(joint[0]) + joint[0], rest[1:]
    if _LEVEL_OF_BODY.match(rest) and region.full_name.endswith(rest[0]):
        rest = rest[1:]
    rest = "总工会" if rest in ("总", "工会") else "委" + rest if rest.startswith(PARTY_OFFICES) else rest
    if written == region.full_name and region.level == "county" and region.code.startswith("50"):
        written = divisions.canonical(region)
    if not written or _REGIONAL_REST.match(expanded(rest)) or OF_EVERY_REGION.match(rest) or (written.endswith(region.full_name) and kind_of(rest) in REGIONAL):
        return divisions.canonical(region) + _spelt_out(rest)
    return written + _spelt_out(rest)


def _spelt_out(rest: str) -> str:
    """A body of a region with its short forms written out, but no national body's name: 西昌市|农业银行."""
    if (town := TOWN.match(rest)) and town.end() < len(rest):
        return town[0] + expanded(rest[town.end() :])
    name = expanded(rest)
    return name if name.startswith("中国") <= rest.startswith("中国") else rest


def find_organizations(text: str, context: Context) -> list[OrganizationMention]:
    """All organizations named in the text, lists written out (北碚区、荣昌区总工会 are two), sorted by span."""
    spans = _spans(text, context)
    for begin, end in spans:  # a place inside a company's name says little about where the story plays
        if kind_of(text[begin:end]) not in REGIONAL:
            context.weak |= {place.span for place in context.within(begin, end)}
    found: dict[tuple[Span, str], OrganizationMention] = {}
    row: list[Division] = []  # the places that share the body before: 北碚区、荣昌区总工会
    last, owner, before = None, "", 0  # the region of the body before, for 省气象局、水利厅, whose department it is, and where that ends
    for begin, end in spans:
        if begin < before:
            continue  # 提案委 of 某市政协社法委、提案委
        raw = text[begin:end]
        name = canonical(raw, begin, context).removesuffix("党组")
        region = region_of(begin, text, context)
        if not IN_THE_LIST.fullmatch(text, before, begin):
            last, owner, row = None, "", []
        before = end
        bare = region is None and text[begin - 1 : begin] in tuple("、和与及")
        if bare and owner and is_part(raw):
            name = owner + raw  # 重庆市总工会办公室、|组织部
        elif bare and last is not None and (raw in OF_ANY_REGION or OF_TRADE.fullmatch(raw) or listed_office(raw, name)):
            name, region = _joined(last, raw, ""), last
            for division in row:
                shared = _joined(division, raw, "")
                found[(begin, end), shared] = OrganizationMention((begin, end), raw, shared, kind_of(shared))
        elif region is not None:
            row = []
        owner = owner_of(name)
        last = region or (last if owner or name.startswith("共青团") else None)  # 团县委、妇联
        kind = kind_of(name)
        if kind == "other" and region is not None:
            kind = kind_of(_after_region(raw, begin, context))  # 绵阳|京东方
        if name:
            found[(begin, end), name] = OrganizationMention((begin, end), raw, name, kind)
        house = HOUSE_OF.match(name)
        while house and text[before : before + 1] == "、" and (further := COMMITTEE.match(text, before + 1)):  # 某市政协提案委、|文史委
            committee, before = of_house(house[0], further[0]), further.end()
            found[further.span(), committee] = OrganizationMention(further.span(), further[0], committee, kind)
        if kind in REGIONAL or (kind == "association" and OF_EVERY_REGION.fullmatch(_after_region(raw, begin, context))):
            for place in listed(text, begin, context):
                start, stop = place.span
                other = canonical(text[start:stop] + _without_zone(raw, _after_region(raw, begin, context)), start, context)
                found[(start, end), other] = OrganizationMention((start, end), text[start:end], other, kind)
                row.append(place.division)
        if TOWN.match(raw):
            for start, other in _towns(text, begin, raw, name):
                found[(start, end), other] = OrganizationMention((start, end), text[start:end], other, kind)
    for mention in joint_unions(text, context):
        found[mention.span, mention.name] = mention
    known = sorted(found.values(), key=lambda m: (m.span, m.name))
    return counted(text, context, known)


def _spans(text: str, context: Context) -> list[Span]:
    """Where organizations are named, the longest name where one holds another (公司, 公司工会)."""
    kinds = organization_kinds()
    spans: list[Span] = []
    for word, start, end in organization_words().find(text):
        if len(word) == 2 and word[1] == "总" and text[end : end + 1] in tuple("队体部人计量面结署公医局校站则支"):
            continue
        if text[start - 1 : start] in tuple("家\n地弟员名新头川渝沪京") and _COUNTED.search(text, max(0, start - 5), start):
            continue
        if word == "工会组织" and _OF_A_HOUSE_THAT.search(text, max(0, start - 4), start) and _WHOM.match(text, end):
            word, end = "工会", start + 2  # 某大学工会|组织教职工赴…
        if word in organization_exceptions() or (text[end : end + 1] == "长" and word[-1] in "局厅署委"):
            continue
        if (word == "组织部" and _SOME_OF.match(text, end)) or text[start - 1 : end] in ("部署", "中国网"):
            continue  # 宣传|部署
        if (word[-1] == "学" and _PUPILS.match(text, end)) or (word[-1] == "心" and _ON_A_FLOOR.search(text, max(0, start - 8), start)):
            continue  # 公司二楼会议|中心
        if (word[-1] == "委" and text.startswith("员会", end)) or (word[-1] == "办" and text.startswith("公室", end)):
            end += 2  # 女职工委|员会, 河长办|公室
        elif word[-1] == "委" and _OFFICE.match(text, end):
            end += 1  # 区委办
        elif word.endswith(("人大", "政协")) and (committee := COMMITTEE.match(text, end)):
            end = committee.end()  # 四川省人大|社会委
        elif text[end : end + 1] in _GOES_ON.get(word[-1], ()) and not word.endswith("政协") and not text.startswith("一行", end):
            continue
        if word.endswith(("小学", "中学")) and _SCHOOL_HOUSE.match(text, end):
            end += 1  # 李白大道小学|校
        if word[-1] == "协" and text[end : end + 1] == "会" and text[end + 1 : end + 2] not in ("长", "议"):
            word, start, end = "协会", end - 1, end + 1  # 职工文体|协会
        previous = spans[-1] if spans else (0, 0)
        if end <= previous[1]:
            continue
        low = previous[1] if previous[1] <= start and _separate(text, previous, context) else 0
        known = word in known_organizations() and text[start - 1 : start] not in tuple("国省市区县")
        if known and any(p.span[0] < start < p.span[1] < end for p in context.within(max(0, start - 4), end)):
            continue  # 南京|东站
        begin = start if known else name_start(text, start, low, context)
        if known and word[0] not in "中国" and kind_of(word) == "company" and (place := next((p for p in context.within(max(0, start - 6), start) if p.span[1] == start), None)) is not None:
            begin = place.span[0]  # 绵阳|京东方
        if not known and previous[1] + 1 == begin and text[begin - 1] in "、和与及" and owner_of(text[slice(*previous)]) and is_part(text[begin:end]):
            spans.append((begin, end))  # 市总工会办公室、组织部
            continue
        if not known and begin == start and word in OF_ANY_REGION and previous[1] + 1 == begin and text[begin - 1] in "、和与及" and of_region(text[slice(*previous)]):
            if not league_alone(text, text[slice(*previous)], begin, end):
                spans.append((begin, end))  # 市人社局、总工会
            continue
        if previous[1] + 1 == begin and text[begin - 1] == "、" and UNION_OF_REGION.fullmatch(text, *previous) and OF_TRADE.fullmatch(text, begin, end):
            spans.append((begin, end))  # 市教育工会、卫生健康工会
            continue
        if not known and _continues(text, begin, start, previous, kinds.get(word, "government"), context):
            spans.append((begin, end))
            continue
        if not known and not is_whole(text[begin:end], word, begin, kinds.get(word, "government"), context):
            continue
        while spans and spans[-1][0] >= begin:
            spans.pop()
        if spans and (spans[-1][1] > begin or (spans[-1][1] == begin and _is_branch(text, spans[-1], (begin, end), context))):
            begin = spans.pop()[0]
        if (seat := _SEAT.match(text, end)) and text.endswith(("大学", "学院", "法院"), begin, end) and not verbal(text[end : end + 2]):
            end = seat.end()
        elif (office := _OFFICE_OF.match(text, end)) and text.endswith(("局", "厅", "总工会", "组织部", "宣传部", "统战部", "政法委", "教育工委", "机关工委"), begin, end) and not any(verbal(text[at : at + 2]) for at in range(end, office.end() - 1)):
            end = office.end()
        elif text.endswith(("总工会", "全总"), begin, end) and (part := _OF_UNION.match(text, end)) and (part.end() - end < 5 or not verbal(text[end : end + 2])):
            end = part.end()  # 四川省总工会|宣教部
        spans.append((begin, end))
    return spans


_ON_A_FLOOR = re.compile("[一二三四五六七八九十0-9][楼层](?:[多大小]?功能|会议|活动|培训|报告|文体|学术|大|小)*$")
_OF_A_HOUSE_THAT = re.compile("(?:大学|学院|学校|中学|公司|集团|医院|银行|厂|局|厅|区|县|市)$")
_WHOM = re.compile("(?:各|全体|部分|教?职工|员工|会员|女工|女职工|干部|党员|代表|骨干|优秀|劳模|青年|辖区|企业|[0-9]|开展|召开|举办|慰问)")
_OF_UNION = re.compile(f"(?![机全主赴在到来往会致于与和同向对下派率携邀联]|[^，]{{0,6}}(?:[各本]|相关|有关|所属|直属|负责|同志|干部|内部|全部|支部|总部|乐部|党))[{HAN}]{{2,8}}?(?:部|处|室)(?=[、，。；和与及等]|一行|主办|承办|协办|举办|召开|组织|牵头|联合|共同|有关|相关|负责)")


# A branch right behind its body, 某省药品监督管理局|盐城检查分局, and what a school or a court has elsewhere: 某学院|綦江校区.
_BRANCH = re.compile(f"[{HAN}]{{2,12}}(?:分局|分公司|分院|分行|支行|分所|中心|管理处|办事处|工作站|校友会|研究院|校区|分校)")
_WITH_BRANCHES = re.compile("(?:局|公司|大学|(?<!法)院|银行|研究所|集团)$")
# What national authorities have in the regions: 国家税务总局|成都市税务局, 审计署|成都特派办.
_OF_AUTHORITY = re.compile(f"[{HAN}]{{2,12}}(?:税务局|监管局|调查总?队|特派办|督察局|监管办公室|监管办|代办处|专员办(?:事处)?|派驻组)")


_LONGEST = 60  # characters of a body with what it belongs to


def _is_branch(text: str, parent: Span, span: Span, context: Context) -> bool:
    """Whether a body that stands right behind another one is a branch or a daughter of it: 中石化|重庆石油分公司."""
    if span[1] - parent[0] > _LONGEST:
        return False
    known = text[slice(*parent)] in known_organizations()
    if _OF_AUTHORITY.fullmatch(text, *span) and (known or text.startswith("国家", parent[0]) or text[slice(*parent)] in ministries()):
        return True
    firm = (known and kind_of(text[slice(*parent)]) in ("company", "institution")) or BUREAU_OF_A_FIRM.fullmatch(text, *parent) is not None
    if firm and (kind_of(text[slice(*span)]) in ("company", "institution") or text.endswith(("局", "项目部工会", "公司工会"), *span)):
        return True
    return context.at(span[0]) is not None and _BRANCH.fullmatch(text, *span) is not None and _WITH_BRANCHES.search(text, *parent) is not None


_OFFICE_OF = re.compile(f"(?!相关|有关)(?:(?![各的了在到此之给])[{HAN}]){{1,6}}?(?<![查惩此高各本专好坏长短用])[科处股](?=[、，。；和与及等]|承办|主办|协办|联合|共同|负责人|负责同志|有关|相关|主要)")  # 某市文旅局|非遗科
_SEAT = re.compile(f"(?![各全两三四五六七八九十多几所新老主本该第其在]|[^，]{{0,3}}[个各]|数字|移动|互联网)[{HAN}]{{2,4}}(?:校区|教学点|(?<!人民)法庭)(?!长)")


_SOME_OF = re.compile("分(?![管别])")  # 组织|部分党员
_UNREAD = re.compile(f"、[{HAN}]{{2,6}}(?:办|中心|院|处|队)、")  # an item of the list that is no body by its name: 帮扶协调办
# The next character shows that the ending is the beginning of another word: 规划|委托, 扶贫|办法, 高|院校.
_GOES_ON = {"站": ("点",), "协": tuple("同助作议商调力奏定"), "会": ("议",), "部": ("门", "署"), "委": tuple("托派员任以婉屈"), "办": tuple("法理学好成事"), "院": tuple("校士线系落一区"), "中": tuple("院法全学国心央级队标"), "大": tuple("会赛学厅楼队道桥家力量多型奖")}
_SCHOOL_HOUSE = re.compile("校(?![长园区服门友内本外医车舍徽训史团级务]|党|工会)")
_PUPILS = re.compile(PUPILS)
_OFFICE = re.compile("办(?![理公事学法好成案结了完得起到实])")
def _continues(text: str, begin: int, start: int, previous: Span, kind: str, context: Context) -> bool:
    """Whether a bare department follows a regional body in a list: 水利厅 after 省气象局、."""
    joined = previous[1] + 1 == begin or _UNREAD.fullmatch(text, previous[1], begin)
    if kind != "government" or not joined or text[begin - 1 : begin] not in tuple("、和与及") or not 2 <= start - begin <= 8 or context.at(begin) is not None:
        return False
    return of_region(text[slice(*previous)]) and not re.search("[0-9]", text[begin:start])


def region_of(begin: int, text: str, context: Context) -> Division | None:
    """The division that a body's name starts with, written out or as a short form."""
    if (place := context.innermost(begin)) is not None:
        return place
    return context.region(text[begin], begin) if SHORT.match(text, begin) and of_level(text[begin : begin + 4]) else None


def _separate(text: str, previous: Span, context: Context) -> bool:
    """Whether what follows an organization directly is another one: 省委省政府, 四川省总工会重庆市总工会."""
    end = previous[1]
    if text[end : end + 1] in "省市区县州" and re.match(r".(?:委|政府|人民政府|人大|政协|总工会|纪委)", text[end : end + 5]):
        return True
    return context.at(end) is not None and kind_of(text[max(previous[0], end - _LONGEST) : end]) in REGIONAL


def _after_region(raw: str, start: int, context: Context) -> str:
    at = start
    while (place := context.at(at)) is not None:
        at = place.span[1]
    return raw[at - start :]
