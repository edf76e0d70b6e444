"""Whether a stretch of words is a body's whole name rather than a bare word, a vague one or part of a sentence."""

import re
from functools import cache, lru_cache

import rjieba

from graph.mentions.context import Context
from graph.mentions.kinds import COUNTRY, OTHER_PARTIES, REGIONAL, kind_of
from graph.mentions.lexicon import HAN, column, expansions, known_organizations, ministries
from graph.mentions.name_starts import DOING, OWN_BODY, verbal

NO_LEVEL = re.compile(r"市场|市政(?!府|协|法|务|研)|州际|区域|县域|乡村|市民(?!宗|政|建|革|盟|进|族|防|营)|区块|省际|镇街|县城(?!管|建|投|乡)|城市")
_NATIONAL = re.compile(rf"中国|中华|全国|国家|中央|中共|最高人民|国务院|共青团|武警|{OTHER_PARTIES}|解放军|国际|中(?:铁|建|交|冶|电建)(?=(?:集团|股份|建设|工程)*第?[一二三四五六七八九十]{{1,3}}(?:工程|航务工程)?[局院])")
_VAGUE = re.compile(r"各|本|该|全[省市区县州国]|多|几|两(?!江|河口|路口)|某|许多|不少|众多|有关|相关|其他|所有|一些|部分|任何|每|整个|基层|所属|下属|驻|上级|同级|[市县区省]直(?:属|管)?(?:基层|园区|单位|部门|机关工会|企业|学校|医院|各)|年|月|日(?!本)|第|[一二三四五六七八九十]+[家个所名]")
OWN_REGION = re.compile(r"[我本全](?P<level>[省市区县州])")
_OF_ALL, _OWN_WORDS = re.compile("全国"), 5
_SOME_OF_OURS = re.compile("(?:[我本][校院司会]|学校|机关|直属)(?:部分|各|有关|相关|多个)")
_NO_BODY = re.compile("^[省市区县]产业工会$|相关(?!科技|技术)|^兄弟(?!(?!单位|企业|公司|集团)[^，]{2,10}有限)|国家[一二三]级|第[一二三四五六七八九十]+届.*医院|^(?:市州|[市区县]（[市区县州]|区县|县区|地市|川渝(?!高竹新区(?:管|党工|总|工会联合)|[^，]{2,}(?:联盟|联合体|共同体|促进会|基金会|研究院|研究中心|中心|公司|.{3}协会)$)|渝川|成渝(?!地区双城经济圈建设|[^，]*(?:联盟|联合体|共同体|促进会|基金会|研究院|研究中心|中心|公司)$)|等|以?下简称)|[省市区县州]各|[两三四五六七八九十](?:[地市区县]|省市)(?!质|铁)|·|等(?:机构|单位|部门|院校|高校|企业|公司|媒体|学校)$|组团旅行社|[两三四五]级(?:总?工会|人大|政协|政府|党委)")
_BARE_BODY = re.compile(r"[省市区县州](?:委|总$|总工会|政协)")
_COUNT = re.compile(r"[0-9]++(?!号线|标段)|届")
_OF_TERM = re.compile("(?<=[省市区县州旗])第?[一二三四五六七八九十]{1,3}届(?=人大常委会)")  # 区八届人大常委会
_OF_LEVEL = re.compile(r"[省市区县州](?!场|民(?!政|宗|族|建|革|盟|进|营|防|兵)|级)")
TOWN = re.compile(r"[^省市区县州]{1,6}(?:镇|乡|街道)(?=$|党|人民|政府|总工会|工会|人大|办事处|商会|社区|纪委|团委|妇联|武装部|(?:中心)?卫生院|司法所|派出所|财政所|敬老院|文化站|广播站|劳动保障所|便民服务中心|农业服务中心|中心校|中心小学|老科协|残联|科协|(?<!乡)[^，。、省市区县州镇乡]{1,8}(?:分会|协会)|[^，。]{1,6}(?:村|社区))")
OF_EVERY_REGION = re.compile("(?:妇联|工商联|残联|科协|文联|侨联|社科联|企联|慈善会|红十字会)(?!总会|合)|(?:律|女?企|青企|体|技|足|篮|书|美|音|舞|影|摄|曲|剧|视|民|杂|注|税|消|老科|计生|作|记|评|企|建)协(?![会助商调作同议])|第?[一二三四五六七八九十]{1,3}中(?:学|$|(?=党|工会|团委))")  # 辽宁|科协 is 辽宁省科学技术协会
_OF_ZONE_ALONE = re.compile(f"[{HAN}]{{2,10}}?(?:新区|高新区|经开区|开发区|科学城|保税区|示范区|先行区|功能区|合作区|工业园区|产业园区)(?:总工会|工会联合会|党工委|管委会|管理委员会|纪工委)")
# Bodies of several provinces: 西南能源监管局, 民航西南地区管理局, 长江水利委员会.
OF_AREA = re.compile(f"(?:民航|国家)?(?:西南|西北|华东|华南|华北|华中|东北|中南|长江|黄河|珠江|淮河|海河|松辽)(?:地区)?[{HAN}]{{2,8}}(?:局|委员会)")
_DOING = re.compile(f"(?:{DOING}|巡察)+")  # 强化|学院
_SCHOOLS_FOR_SHORT = frozenset({"师大", "农大", "工大", "科大", "医大", "财大", "交大", "理工大", "民大", "一院", "二院", "三院", "四院", *(word for word, full in expansions().items() if full.endswith("中学"))})  # 曲阜师大, 盐城市一院


def of_level(raw: str) -> bool:
    """Whether a name begins with the level it is of: 市教育局, but not 市场监管局."""
    return raw[0] in "省市区县州" and not NO_LEVEL.match(raw)


def is_whole(raw: str, word: str, start: int, kind: str, context: Context) -> bool:
    """Whether the stretch is an organization's name rather than a bare word (工会, 研究中心) or a vague one (各高校)."""
    rest = raw.removesuffix(word)
    if not rest and len(raw) > 4 and raw in expansions():
        return True  # 全国总工会
    league = kind == "association" and _OF_ALL.match(raw) and len(rest) > _OWN_WORDS and "各" not in rest  # 全国某某培训基地合作联盟
    if not league and (_VAGUE.match(raw) or _NO_BODY.search(raw) or _SOME_OF_OURS.match(raw)):
        return False
    if word in ("联合体", "共同体") and (_IDEA.search(raw) or not (_COMMUNITY.match(raw) or context.at(start) is not None)):
        return False  # 民族|共同体, 创新|联合体
    if rest.endswith(_GOING) or _DOING.fullmatch(rest):
        return False
    if not rest:
        if kind == "government" and word[-1] == "部" and len(word) > 2:
            return True
        return bool(_BARE_BODY.match(raw)) or (raw in expansions() and not of_level(raw) and (kind != "association" or len(raw) > 3))
    if kind not in REGIONAL and not word.endswith("有限公司") and not OWN_BODY.match(raw) and _is_prose(rest):
        return False
    if _COUNT.search(_OF_TERM.sub("", raw)) and kind not in ("company", "institution"):
        return False
    if word in ("协会", "学会", "研究会") and context.places_end(start) == start + len(rest):
        return False  # 在金牛区|协会会议室
    if word in _SCHOOLS_FOR_SHORT:
        place = context.at(start)
        return place is not None and place.span[1] == start + len(rest)  # 曲阜师大
    if raw[0] == "团" and context.at(start + 1) is not None:
        return True  # 团雅安市委
    if context.at(start) is not None or _NATIONAL.match(raw) or (len(rest) > 3 and raw.startswith(ministries())) or OWN_BODY.match(raw) or OWN_REGION.match(raw):
        return True
    if len(rest) > 4 and word in ("办公室", "办") and rest.endswith(("领导小组", "协调小组", "指挥部", "委员会")):
        return True
    if _OF_ZONE_ALONE.fullmatch(raw) and not verbal(raw):
        return True
    if _OF_LEVEL.match(raw):
        return kind in REGIONAL or len(raw) > 3 or OF_EVERY_REGION.fullmatch(word) is not None
    if word in ("街道", "社区", "街道办", "街道办事处") or TOWN.match(raw):
        return 2 <= len(rest) <= 6
    if word in _GENERIC and (_COUNT.fullmatch(rest[-2:-1]) or (len(rest) > 2 and verbal(rest))):
        return False  # 2022年|学校, 切实将|学校
    if kind == "government" and re.search("(?:开发区|高新区|新区|经开区|园区|示范区|保税区|度假区|港区|景区|(?<=..)(?:景区|胜区|保护区|公园)管理)$", rest):
        return len(rest) >= 4
    if kind == "government" and OF_AREA.match(raw):
        return True
    if word == "工会" and (rest in known_organizations() or is_brand_alone(rest)):
        return not (len(rest) == 2 and all(any(char in place.division.name for place in context.places) for char in rest))  # 重钢|工会, but not 内荣|工会
    if kind in REGIONAL:
        return len(rest) > 3 and kind_of(rest) in ("company", "institution", "association", "media")
    if len(word) > 2 and word.endswith("大学"):
        return len(rest) >= 2 and not verbal(rest)
    if word in _OF_TWO and len(rest) == 2:
        return rest not in _common_rest() and not (word[-1] in "学心" and verbal(rest))
    if word in ("公司", "集团", "集团公司") and rest in known_organizations():
        return True  # 华为|公司
    if word == "公司" and len(rest) == 2:
        return _coined(rest)
    return len(rest) >= (2 if word.endswith("有限公司") else 3)


@lru_cache(maxsize=4096)
def _coined(name: str) -> bool:
    """Whether two characters are no word: 京宝 of 京宝公司."""
    tags = rjieba.tag(name + "公司", False)
    return len(tags) == 3 and all(tag[:1] in "njgv" for _, tag in tags) and not re.search("[总分子母司家某该此各]", name)


@lru_cache(maxsize=4096)
def is_brand_alone(words: str) -> bool:
    """Whether words before 工会 are the name of a firm or a house rather than a sort of one: 长虹, but not 基层 or 行业."""
    tags = rjieba.tag(words, False)
    return 2 <= len(words) <= 5 and all(tag[:1] in "njxg" and tag not in ("ns", "nrt") for _, tag in tags) and any(tag in ("nz", "nt", "j", "x", "nr") for _, tag in tags) and not _SORTS.search(words)


_SORTS = re.compile("智慧|阳光|数字|幸福|温暖|品牌|服务|创新|平安|和谐|红色|美丽|先锋|云上|企业|基层|各级|行业|产业|机关|学校|公司|单位|职工|中国|国际|两地|两[市省区县]|我[省市区县校]|川渝|成渝|渝川|苏联|全国|系统|[省市区县州镇乡村]$")
_ADVERBS = frozenset("遂已将也都又就才更不未没刚曾均还只再") | {"务必", "不仅", "因而", "仍然", "常常", "已经", "进一步", "正在", "共", "大幅", "当然", "必然"}


@lru_cache(maxsize=4096)
def _is_prose(words: str) -> bool:
    """Whether the words before the ending of a body's name are part of a sentence: 而且|医院, 这家|银行, 我觉得|出版社."""
    country = COUNTRY.match(words)
    tags = rjieba.tag(words[country.end() if country else 0 :] or words, False)
    return tags[0][1][:1] in "rcpt" or any((tag[:1] == "r" and word != "某") or word in _ADVERBS for word, tag in tags)


_OF_TWO = frozenset({"大学", "银行", "医院", "集团", "学院", "日报社", "中学", "小学", "职教中心", "水电站", "美术馆"})  # that two characters before them name: 巴蜀|中学
_COMMUNITY = re.compile("(?:川渝|成渝|西部|西南|长江|长三角|京津冀|粤港澳|全国|国家|国际|中国(?!特色|式))")
_IDEA = re.compile("命运|民族|经济|生命|利益|责任|区域|治理")  # 人类命运|共同体
_GENERIC = ("学校", "公司", "医院", "集团", "学院")
_GOING = tuple(noun + verb for noun in ("工作", "活动", "情况") for verb in "来到赴在对")


@cache
def _common_rest() -> frozenset[str]:
    return frozenset(column("common_before_bodies"))
