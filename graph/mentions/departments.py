"""The parts of bodies: which words name one, and which part of a body's name carries them."""

import re
from functools import cache

from graph.mentions.focus import SCHOOL
from graph.mentions.houses import UNNAMED, placed
from graph.mentions.kinds import CAMPUS, OTHER_PARTIES, PUPILS, kind_of
from graph.mentions.lexicon import expansions, ministries, organization_kinds

_INTERNATIONAL = re.compile("联合国|欧盟|东盟|国际奥委会|经合组织|世贸组织|世界[^，。]{2,6}组织|国际货币基金组织")
_SMALL = re.compile("[处科室]$")
_SCIENTIFIC = re.compile("研究[所院]|学院|实验室")  # no part of an office
WIDE = re.compile(r"西北|西南|华东|华中|华南|华北|东北|中南|长江|川渝|成渝")
# A bureau or a ministry by whose name its parts are called: 省公安厅|刑侦局, 市公安局|治安总队, 自然资源部|用途管制司.
_BUREAU_WITH_PARTS = re.compile(
    "(?:.*?[省市区县州旗盟](?!委|人民政府|人大|政协)[^省市区县州部]{1,14}?(?:厅|局|委员会)|国家[^省市区县州办司处部]{2,12}?(?:局|署|委员会)(?![^，局]{1,8}[省市区县州][^，局]{1,6}局)|(?!.*[省市区县州])[^委办]{2,12}部)(?=[^，]{2,10}(?:司|局|处|科|室|总?队|部|中心|办|站|所|大队|支队|院|馆)$)"
)
_OF_A_FIRM = re.compile(r"(?:部|处|中心|总部|[区域]公司|办|室|事业群|委员会)(?:（[^（）]{2,12}）)?$")
OWN_BODY = re.compile(r"团[省市区县州]委|团中央|总政|总后|总参|总装|中央军委|解放军|武警|全军|军事|中央|国家|全国|中国(?!地?区)|中华|中共|我[省市区县]|民[革盟建进]|农工党|致公党|九三|台盟|国务院|共青团|[省市区县州](?=委|政府|人大|政协|总工会)")
# A part of a body by its name: made of words that every body has.
SERVICE = re.compile(
    r"(?:综合|职工|困难|服务|保障|帮扶|活动|维权|权益|培训|信息|宣传|事务|后勤|机关|就业|财务|资产|网络|文化|教育|法律|援助|疗休养|维护|管理|发展|促进)+(?:中心|学校|宫|馆)"
)
SUBSIDIARY = re.compile(r"(?!.*银行).{2,6}(?:分公司|分行|支行|分院|分校)")
_BOARD = re.compile("(.{3,}?)(?:董事局|董事会|监事会)")
_PART_OF_FIRM = re.compile("(?:区域总部|区域公司|大区|事业部)$")
_HOUSE_WITH_PARTS = re.compile("(?!附属).{2,}(?:医院|大学).{2,}")  # 华西医院胃肠外科中心: no part but of a university
_KEY_LABORATORY = re.compile("(?:国家|全国|教育部|部级|省级?)重点实验室$")
_OF_NEIGHBOURS = re.compile("(?:居委会|村委会|社区|村)$")
_OF_POLICE = re.compile("(?!.*(?:武警|消防|森林|救援|海警|边检|边防|城管|执法|应急))[^省市区县州]{0,8}(?:总队|支队|大队|中队|派出所|看守所|指挥中心)")
_NEIGHBOURLY = re.compile("党|团|妇|工会|支部|总支|民兵|[居村]委|.{0,4}(?:小组|[组队])$")
_TOWNS = re.compile("街道|镇|乡")
_OF_COURT = re.compile("[^省市区县州]{2,8}庭|执行局|法警[支大]?队|审管办|立案信访局|第?[一二三四五六七八九]检察部")
_BIG = re.compile(r"(?<=..)大学|集团|公司")
_OF_A_PLACE = re.compile("(?!国家|全国|中国|中华|中央).*[省市区县州](?:委|人民政府|政协|人大|.{2,10}[厅局])")
_BUREAU_INSIDE = re.compile("[^办]{2,8}厅.{2,}(?:处|科|室)$")
_ZONED = re.compile("(?:开发区|高新区|新区|经开区|园区).{2}|村.+[站室]$")
_OF_A_UNION = re.compile("工会(?:经审|经费审查|女职?工)委?(?:员?会)?|[职教]代会(?:主席团)?")
_OFFICE_OF_PARTY = re.compile("编办|网信办|外办|机要局|(?:机关|直属机关|直机关|教育|两新|非公|企业|国资|卫健|高校|科技)(?:党)?工委")  # offices of a region's party committee
_OF_UNIONS = re.compile("女职工委(?:员会)?|女工委(?:员会)?|经费审查委员会|经审委(?:员会)?|经审会")
# Departments of a hospital, teams of a works.
_OF_HOSPITAL = re.compile("(?!.{2,}医院)[^省市区县州]{0,10}(?:(?<!社)(?<=..)科|病区|(?:骨科|内科|外科|急诊|影像|检验|康复|护理|肿瘤|血管|卒中|胸痛|创伤|生殖|产科|儿科|眼科|口腔|介入|透析|病理|超声|麻醉|手术)中心)")
_OF_WORKS = re.compile("[^省市区县州]{0,6}(?:(?:掘进|采煤|综采|通风|机电|运输|运转|检修|维修|安装|施工|钻井|作业|运维|巡检|抢修|开拓|生产)[一二三四五六七八九十]*队|车间|工区|班组)")
_OF_OTHER_UNION = re.compile(".{2,}(?:局|公司|集团|厂|矿|银行)工会.")
_OTHER_PARTY = re.compile(OTHER_PARTIES)
_OWN_SCHOOL = re.compile("(?:干部|技术|职业|师范|开放)学院$|党校$")
_OF_ANOTHER = re.compile("(?!.*(?:[部处科系室所馆队站]|学院|中心|车间|公司|机关|直属|支部|总支|[一二三四五六七八九十]分?)(?:工会|党委|纪委|团委)$)[^省市区县州]{3,}(?:工会|党委|纪委|团委)")
_DEPARTMENT = re.compile(r"(?:部|司|处|科|室|办|课|系|股|组|团委|(?<!总)工会|党委|纪委|机关党委|总支|支部)$")


@cache
def _shorts() -> tuple[str, ...]:
    return tuple(expansions())


def is_part(raw: str, root: str, chained: bool) -> bool:
    """Whether the words name a part of the body before (宣传部, 办公室) rather than another body."""
    if len(root) == 1 or (root[-1:] == raw[-1:] == "办") or (_OF_NEIGHBOURS.search(root) and not _NEIGHBOURLY.match(raw)):
        return False  # 局党委书记甲、地震局副局长乙; 某社区居委会主任甲…。总务部部长乙
    if root.endswith(("公安局", "公安厅", "公安分局")) and _OF_POLICE.fullmatch(raw):
        return True
    if _INTERNATIONAL.match(root):
        return False
    if (root and raw.startswith(root)) or (raw.endswith("司") and _OF_A_PLACE.match(root)):
        return False
    if _OFFICE_OF_PARTY.fullmatch(raw) and root.endswith(("省委", "市委", "区委", "县委", "州委")):
        return True
    if _OF_UNIONS.fullmatch(raw) and (root.endswith("工会") or of_union(root, raw) != root):
        return True
    if _OF_A_UNION.fullmatch(raw):
        return bool(root) and not root.endswith(("总工会", "人民政府")) and not _OF_A_PLACE.match(root)
    if _OF_HOSPITAL.fullmatch(raw) and root.endswith(("医院", "保健院")):
        return True
    if _OF_COURT.fullmatch(raw) and root.endswith(("法院", "检察院")):
        return True
    if _BUREAU_INSIDE.match(raw) and (not root or _OF_A_PLACE.match(root)):
        return False  # 某县委…，教育厅某处: of the province
    if raw.startswith(ministries()) and kind_of(root) not in ("company", "institution"):
        return False
    if SCHOOL.search(raw) and (placed(raw) or _OWN_SCHOOL.search(raw)):
        return False  # 川北医学院 behind another school
    if not SCHOOL.search(root) and _HOUSE_WITH_PARTS.match(raw):
        return False
    if kind_of(root) == "company" and _PART_OF_FIRM.search(raw) and not re.search("集团|有限", raw):
        return True
    if _KEY_LABORATORY.search(raw) or ("重点实验室" in raw and root.endswith("会")) or (_SMALL.search(root) and _SCIENTIFIC.search(raw)):
        return False
    if len(raw) > 14 or OWN_BODY.match(raw) or (not raw.endswith("处") and WIDE.match(raw)) or _TOWNS.search(raw) or raw.startswith(_shorts()):
        return False
    if (_ZONED.search(raw) and raw not in root) or (raw.endswith("科") and _OTHER_PARTY.match(root)):
        return False  # 某区总工会…，某经开区某局; 民盟某市委…，某医院的某科
    if (not chained and _OF_ANOTHER.fullmatch(raw)) or (len(raw) > 4 and root[-3:] == raw[-3:] and not SCHOOL.search(root)):
        return False  # 某县某局…，恒达家具工会; 甲学院分工会、乙学院分工会
    if len(raw) > 2 and organization_kinds().get(raw) == "government" and raw.endswith("部"):
        return False
    if kind_of(raw) == "company" and len(raw) <= 5 and kind_of(root) == "company" and not raw.endswith(("集团", "厂", "银行", "酒店")):
        return True
    if kind_of(raw) == "company" or _BIG.search(raw):
        return False
    if _OF_OTHER_UNION.match(raw):
        return False  # 国网某公司工会主席甲，中铁二局工会生产保护部部长乙
    if _OF_WORKS.fullmatch(raw) and (kind_of(root) == "company" or root.endswith(("矿", "厂"))):
        return True
    if kind_of(root) == "company" and _OF_A_FIRM.search(raw):
        return True
    if _DEPARTMENT.search(raw):
        return kind_of(raw) != "government" or raw.endswith(("室", "办", "教育部")) or chained
    if SCHOOL.search(root) or root in UNNAMED:
        return bool(re.search(r"(?:学院|系|中心|馆)$" if not chained and len(raw) > 8 else r"(?:学院|研究院|中心|研究所|院|所|馆|社|会)$", raw))
    if chained and root.endswith(("人大", "政协")) and raw.endswith("委"):
        return True
    return chained and bool(re.search(r"(?:[究分总]院|中心|委员会|分会|理事会|监事会|董事会|政法委|[一-龥]审[委会]|女职委|纪委|监委|书记处|秘书处|总队|支队|分院|所|站|队|厅|局|庭)$", raw))


def of_union(owner: str, part: str) -> str:
    """The union of a school or a firm, where the part is a committee that unions have (女职工委员会); else the body itself."""
    return owner + "工会" if _OF_UNIONS.fullmatch(part) and (owner in UNNAMED or owner.endswith(("矿", "厂")) or kind_of(owner) in ("company", "institution")) else owner


_ROOT = re.compile(rf".*?(?:[省市区县州旗盟]委(?!员会|党校)|人民政府|人大常委会|政协|总工会|有限公司|有限责任公司|集团公司|(?<=..)集团[^，有司]{{1,8}}公司(?=[^，]{{2,8}}(?:部|处|中心|办公室)$)|(?<=..)集团(?!有限|股份|控股|公司)(?=[^，司厂院会局]{{2,8}}(?:部|处|中心|办公室)$)|大学(?!城|附属|附[一二三四五六七八九]院|{PUPILS}|[^，]{{0,3}}医院){CAMPUS}|医院(?=.{{1,8}}(?:科|处|部|办|室|中心))|(?<!研究)(?<!科)(?:学院)(?!附属|[^，]{{0,6}}医院)(?=.*(?:部|处|办|院|系|中心))|(?:法院|检察院)(?=.{{2,12}}(?:委员会|庭|室|处|部|科|局|队)$)|中央(?=[^，]*部))")


def root_of(name: str) -> str:
    """The part of a name that carries departments: 三门峡市委 of 三门峡市委宣传部, a company of its office."""
    if (firm := without_board(name)) != name:
        return firm
    if (bureau := _BUREAU_WITH_PARTS.match(name)) is not None:
        return bureau[0]
    match = _ROOT.match(name)
    root = match[0] if match else name
    return root.partition("（")[0] or root if root.count("（") > root.count("）") else root


def without_board(name: str) -> str:
    """The firm that a board acts for: 恒达集团 of 恒达集团董事局; any other name as it is."""
    board = _BOARD.fullmatch(name)
    return board[1] if board is not None else name


@cache
def _endings() -> tuple[str, ...]:
    return tuple(word for word, kind in organization_kinds().items() if kind != "department")


def with_words(name: str) -> tuple[str, str] | None:
    """A body with more words behind it (公司设备维修 of 公司设备维修高级技师): those words with it, the body; None where none is named."""
    words = _endings()
    best = next((end for end in range(len(name), 2, -1) if name.endswith(words, 2, end)), 0)
    return (name, name[:best]) if best else None
