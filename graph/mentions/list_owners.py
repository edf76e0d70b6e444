"""Whose the bodies of a list are that name nobody: 市总工会、妇联、法院, 某省教育工会、卫生工会, 某总工会办公室、组织部."""

import re

from graph.mentions.kinds import OTHER_PARTIES, kind_of
from graph.mentions.lexicon import HAN
from graph.mentions.short_forms import expanded
from graph.mentions.whole_names import OF_AREA, of_level

PARTIES = re.compile(rf"{OTHER_PARTIES}|(?:共青)?团|武警|政协")
_OF_LOCAL_PARTY = re.compile("[省市区县州旗]委")
_OF_A_HOUSE = re.compile("大学|学院|公司|集团|医院|银行")
_OF_GOVERNMENT = re.compile(r"(?:厅|局|委|委员会|办公室|办)$")

PARTY_OFFICES = ("政法委", "组织部", "宣传部", "统战部", "机关工委", "教育工委", "社会工作部", "网信办", "编办", "巡察办", "改革办", "台办", "老干部局")  # 绵阳市政法委 is 绵阳市委政法委
# What a list names without a region behind one of a region's authorities.
IN_THE_LIST = re.compile(f"[{HAN}]{{0,12}}(?:、[{HAN}]{{2,12}})*[、和与及]")  # between two bodies of a list
OF_ANY_REGION = frozenset({"总工会", "工商联", "妇联", "残联", "科协", "文联", "侨联", "社科联", "红十字会", "团委", "贸促会", "供销社", "法院", "检察院", "纪委", "纪委监委", "政协", "人大", "人大常委会", "直属机关工委", "税务局", "政府办", "信访办", "外事办", "河长办", "林长办", "侨办", "双拥办", "人防办", "国动办", "地方志办", "融媒体中心", *PARTY_OFFICES})

UNION_OF_REGION = re.compile(f"[{HAN}]{{0,8}}?(?:[省市区县州](?!总)[{HAN}]{{0,10}}工会|[省市区县州]总工会|(?:教育|卫生|健康|财贸|建设|交通|轻工|农林水)[{HAN}]{{0,8}}工会)")
HOUSE_OF = re.compile(".+?(?:政协|人大)(?=.*委)")
# A union of a trade, of whose region the list tells.
OF_TRADE = re.compile("(?:教育|[科教]+文卫体?|卫生|健康|卫健|医卫|建设|建筑|住建|城建|交通|运输|财贸|商贸|金融|轻工|轻化|轻纺|纺织|机械|机冶|冶金|化工|能源|电子|邮电|电力|农林水|农业|水利|煤炭|国防|机关|公安|快递|物流|文化|体育|科技|经信|国资|烟草|直属|直){1,3}(?:系统|产业|行业|企业|事业)*工会")


def of_region(words: str) -> bool:
    """Whether a body behind which others are listed is one of a region's authorities, so that they are of it too."""
    public = kind_of(words) in ("government", "congress", "consultative") or _OF_LOCAL_PARTY.search(words) or words in OF_ANY_REGION or words.endswith(("区总工会", "市总工会", "县总工会", "州总工会"))
    return bool(public) and not _OF_A_HOUSE.search(words)


def listed_office(raw: str, name: str) -> bool:
    """Whether a body of a list has no region of its own: 水利厅, but not 区委办."""
    return bool(_OF_GOVERNMENT.search(raw)) and name == expanded(raw) and not raw.startswith(("中国", "中华", "中央", "全国", "国家", "国际")) and not of_level(raw) and not PARTIES.match(raw) and not OF_AREA.match(raw)


_DEPARTMENT = re.compile("(?P<of>.+?(?:总工会|工会|局|厅|委员会|公司|集团|大学|学院|医院))(?P<part>.{2,8}?(?:部|处|室|科))")
_PART = re.compile(f"[{HAN}]{{1,8}}?(?:部|处|室|科)|团委|工会|机关党委")
_MASS = re.compile("(?:总工会|妇联|工商联|残联|科协|文联|侨联)")


def owner_of(name: str) -> str:
    """The body whose department a name names: 重庆市总工会 of 重庆市总工会办公室; "" if it is no department."""
    department = _DEPARTMENT.fullmatch(name)
    return department["of"] if department else ""


def is_part(words: str) -> bool:
    """Whether words of a list can name a further department of the body before: 组织部, 团委."""
    return _PART.fullmatch(words) is not None


def league_alone(text: str, before: str, start: int, end: int) -> bool:
    """Whether 团委 at text[start:end], behind a body of a list, is rather that body's own: 某市交通运输局、团委; not 某市总工会、团委、妇联."""
    return text[start:end] == "团委" and not _MASS.search(before) and not _MASS.match(text, end + 1)
