"""The words by which bodies are told before titles: their term (第十四届全国政协), organs of a region, parts of a party committee, countries."""

import re

from graph.mentions.kinds import COUNTRY, OTHER_PARTIES

_TERM = re.compile("(?:领导|主要|著名|知名|(?<=[校院所厂司局])退休)$|(?<=大学|学院)校$|[首新现]任$|(?:新一|首|新|第?[一二三四五六七八九十]+)届$")  # 联合会新一届会长
_NATIONAL_TERM = re.compile("^政协第[一二三四五六七八九十]+届全国委员会")
_RANK = re.compile("^国家[一二三]级(?:学会|社团)(?=.{4})")
_OF_HOUSE = re.compile("(?<=[省市区县州])第?[一二三四五六七八九十]+届(?=(?:政协|人大(?:常委会)?)$)")
_OF_BRANCH = re.compile("(?<=[村社校院局司厂区道])(?:新一|[首上本]|第?[一二三四五六七八九十]+)届(?=(?:党委|党总支|党支部|支部|居委会|村委会|工会)(?:委员会)?$)")  # 社区新一届党支部委员会
_OF_BOARD = re.compile("(?<=[联会])(?:新一|首|第?[一二三四五六七八九十]+)届(?=(?:执行委员会|执委会|主席团)$)")  # 妇联第十届执行委员会
_OF_NEW = re.compile("^(?:新一|本|首)届(?=团委|工会|党委|党总支|党支部)")  # 新一届|团委书记
_LIVES_IN = re.compile("^(?:[住驻在][一-龥]{1,2}|[港澳]区)(?=全国(?:政协|人大)$)")  # 住渝全国政协委员
_OF_TERM = re.compile("^.{0,8}?第?[一二三四五六七八九十]+届(?=全国(?:政协|人大|青联|学联)|[^，。]{2,8}(?:政协|人大)$)")  # 第十四届全国政协委员
NUMBERED_TERM = re.compile("^第?[一二三四五六七八九十]+届(?=工会|教职工|职工|学生会|研究生会|团委|校友会)")  # 第十一届工会委员会主席
THIS_TERM = re.compile("[本此这该](?:届|次|期)")
# The board of an association: what its officers head is the association (学会第八届理事会会长).
BOARD = re.compile("(?P<of>.*?)(?:第?[一二三四五六七八九十]+届|新一届|[首本上]届)?(?:常务)?(?:理事会|监事会)")
_CENTRAL = re.compile("(?:中共|党的)?第?[一二三四五六七八九十]+届中央")
# Committees of people's congresses and of the political consultative conferences, named without them.
COMMITTEE = re.compile(
    "(?:经济|外事|财政经济|财经|民族(?:和|与)宗教|农业(?:和|与)农村|农|教科卫体|教科文卫体?|教育科学(?:文化卫生)?|人口资源环境|社会和法制|社会法制|社法|社会建设|社会|民宗|经科|科教卫体|教科卫|港澳台侨|(?:文化)?文史(?:资料)?(?:和学习)?|提案|宪法(?:和)?法律|法制|监察和司法"
    "|环境(?:与|和)资源保护|环资|城建环资|华侨|民族|代表资格审查|预算工作)委(?:员会)?"
)
CONSULTATIVE_TERM = re.compile("第?[一二三四五六七八九十]+届政协")
HEADS_OF_A_COUNTRY = frozenset({"总统", "总理", "首相", "议长", "国王"})
_MISSIONS = {"大使": "大使馆", "总领事": "总领事馆"}
# Parties other than the ruling one; their branches are no parts of the body before them (市政协委员、民革某校支部主委).
_OTHER_PARTY = re.compile(f"(?:{OTHER_PARTIES})(?!中央)")
_BRANCH = re.compile("(?:总?支部|总支|支社|委员会|小组)(?=.)")
_COMMITTEE_OF = re.compile("党委|党组|党工委")

OF_COMMITTEE = frozenset({"组织部", "宣传部", "统战部", "学生工作部", "学工部", "党校", "办公室", "组织人事部", "教师工作部", "保卫部", "武装部", "宣传统战部"})
# Bodies within others that have heads of their own: 西南区域总部党工委书记、总经理.
ZONE = re.compile("(?:经济区|开发区|高新区|新区|经开区|园区|示范区|保税区|度假区|港区|合作区|管理区|功能区|试验区)$")
ZONE_ALONE = re.compile("(?:新区|经开区|高新区|开发区|园区|保税区|科学城|经济区)(?=$|党工委|管委会|管理委员会|总工会|工会|工委|.{2,8}局$)")
# Organs of a region, and the body before from which the region is taken: 县委常委、公安局局长 heads the county's bureau.
ORGAN = re.compile("^(?!.*(?:公司|集团|大学|学院|医院|银行|协会))(?:.{1,10}(?:局|(?<!办公)厅|法院|检察院|监委|监察委员会|人武部|(?:[信教改革健康建设资技旅农通贸科]|商务|计生|管理|规划)委)|.{0,10}(?:发展[和与]改革|卫生健康|国有资产监督管理|经济[和与]信息化|住房[和与]城乡建设|交通运输|农业农村|商务|文化[和与]旅游(?:发展)?|民族宗教事务|科学技术)委员会)$")
BUREAU = re.compile("^(?!.*(?:公司|集团|大学|学院|医院|银行|协会)).{2,16}(?:局|厅|委员会|(?:信|政|监|教|工|改|健|发|设)委|办公室|法院|检察院)$")
REGION = re.compile("(?P<region>(?:(?:重庆|上海|北京|天津)市(?=[^市]{1,6}[区县])[^省市区县]{1,6}[区县]|.{0,12}?[省市区县州旗盟]))(?:党?委$|人民政府|人大常委会|政协|[^，。]{2,16}(?:局|办|委员会)$)")
ORGANS = frozenset({"人大常委会", "人大", "政协", "人民政府", "政府"})
# Officers of the department named before: 市委组织部秘书长甲、副巡视员乙.
TOWNSHIP = re.compile(".*?[镇乡](?=党委|人民政府|街道|纪委|$)")
# 区人大常委会副主任、总工会主席: bodies that every region has.
REGIONAL = frozenset({"总工会", "妇联", "工商联", "残联", "科协", "文联", "侨联", "社科联", "红十字会", "人武部"})
# 区长甲，政法委书记乙: of that district's committee.
OF_PARTY_COMMITTEE = frozenset({"政法委", "组织部", "宣传部", "统战部", "纪委", "纪委监委"})
# Bodies that a street or a town has beside its party committee: 街道党工委副书记、总工会主席.
OF_A_STREET = frozenset({"总工会", "工会", "妇联", "商会", "残联", "人大工委", "办事处", "团工委", "纪工委"})
STREET = re.compile(".*?(?:街道|镇|乡|新区|开发区|经开区|高新区|园区)(?=党|办事处|人民政府|人大|纪工委|总工会|工会|妇联|团工委)")
# A zone or a street by the body that administers it, and other bodies of it named behind: 高新区管委会主任甲、总工会主席乙.
SEAT = re.compile("(?P<of>.{2,}(?:新区|高新区|经开区|开发区|园区|保税区|科学城|示范区|合作区|街道))(?:管委会|管理委员会|党工委|办事处|总工会)$")
OF_SEAT = re.compile("总工会|工会|妇联|商会|残联|人大工委|办事处|管委会|团工委|纪工委|党工委|党政办公?室?|(?!公安|税务|国家|中国)[^省市区县州]{2,6}局")
ORGAN_OF_REGION = re.compile("(?:[省市区县州旗]委|人民政府|人大常委会|政协)$")
INSPECTION = frozenset({"纪委", "监委", "纪委监委", "监察委", "监察委员会"})  # beside a region's committee, no parts of it
OF_PARTY_WORK = frozenset({"政法委员", "组织委员", "宣传委员", "统战委员", "武装委员"})  # members of a street's or a town's committee
OF_A_FIRM = ("董事长", "总经理", "总裁", "首席执行官", "创始人", "CEO")
OF_A_COMMITTEE = ("组织部", "宣传部", "统战部", "宣传统战部")  # departments of a school's party committee
ORGAN_OF_PARTY = re.compile("(?:机关|直属)(?:党委|纪委|党总支|党支部|工会)(?=.)")
SCHOLARS = ("教授", "研究员", "院士")
STAFF = re.compile("护士长|秘书长|巡视员|调研员|主任科员|政委|教导员|指导员")
OWN_HEADS = re.compile("(?:公司|(?<=公安)分局|(?<=[区县])分局|总部|大区|分行|支行|分院|分校|校区|工厂|事业部)$")
OF_A_BODY = frozenset({"部长", "局长", "厅长", "处长", "科长", "司长", "署长"})
STREETS = {"街道": "街道", "镇": "镇", "乡": "乡", "社区": "社区", "居委会": "社区", "村委会": "村"}
_HEADS_OF_REGIONS = ("省长", "市长", "区长", "县长", "州长", "盟长", "旗长", "镇长", "乡长")
GEOGRAPHIC = frozenset({*_HEADS_OF_REGIONS, *(word + "助理" for word in _HEADS_OF_REGIONS)})
OF_AN_ENTERPRISE = frozenset({"总经理", "董事总经理", "经理", "总裁", "总工程师", "总建筑师", "总会计师", "总经济师", "董事", "监事"})
PARTY = frozenset({"书记", "副书记", "常委", "常务副书记", "第一书记", "代理书记"})
PARTY_BODIES = ("党工委", "党委", "党总支", "党支部", "纪工委", "纪委")
PLACE_ENDING = re.compile(r"(?:镇|乡|街道|社区|村|[新园港矿景](?:技术)?区|经济区|开发区|经开区|高新区|示范区|试验区|合作区|管理区|功能区|保税区|度假区|旅游区|工业区)$")
OWNED = re.compile(r"^(?:学校|医院|校(?!友|庆|外|史|企|地|社|长)|我校|本校|该校|学院|我院|院(?!士|史|前))(?=$|党委|党政|机关|工会|办公室|团委|纪委|侨联|关工委|[^，。]{0,12}(?:部|处|院|中心|办|系|室|会|所|馆|校区|科$|病区$))")
GENERAL = re.compile("..+?(?P<end>总(?:工会|公司|社|会|局|行|院|部|队|商会))")
BRANCH = re.compile("(?:分行|支行|分公司|支公司|总行|支社|总支|支部)(?=$|党|工会|团委|纪委|[^，。]{1,10}(?:部|处|中心|室)$)")
SOCIETY = re.compile("^(?:协会|学会|商会|研究会|促进会|联合会|基金会)(?=秘书处|党|办公室|[^，。]{2,8}(?:部|处|室|中心)$)")  # 协会|政研室
FIRM = re.compile(r"^(?:集团公司|总公司|公司|集团|我公司|本公司|该公司|我司|本司|企业)(?=$|董事局|董事会|监事会|党|工会|纪委|机关|[^，。]{0,12}(?:部|处|中心|办公室|室))")
WHOLE_ENDING = re.compile(r"(?:厅|局|委|会|署|部|院|校|校区|公司|集团|大学|学院|中心|所|政府|中央|行|厂|社|馆|协会|办|室|处|科|团|队|站|企联方|组|党校|系|产业园|科技园|工业园|园区|创意园|孵化园|街道|社区|镇|乡|村|课|庭|司|军|党|国务院|政治局|政协|人大|(?<=..)[日晚时早商导都晨快周]报|(?<=..)报|网)$")
OF_DEPARTMENT = re.compile(r"(?P<of>[^副]{1,12}系)(?P<title>(?:常务)?副?主任)")
COMMUNITY = re.compile(r"(?!.{1,5}街道)[^省市区县州镇乡]{2,6}(?:社区|村)(?=$|党|支部|支委|两委|居委|村委|工会|妇联|第一|团|驻)")
OWN_OFFICE = re.compile(r"[我本]?[局院厅会社行所馆台厂矿段](?=$|机关|党委|党组|党支部|团委|工会|纪委|办公室)|[厅局](?=[^，。省市区县州]{2,14}[处科]$)")


_NUMBERED_COMMITTEE = re.compile("第?[一二三四五六七八九十]+届(?=委员会$)")


def without_number(name: str) -> str:
    """A party's committee without the number of its term: 农工党某市委员会 (第八届委员会)."""
    return _NUMBERED_COMMITTEE.sub("", name) if _OTHER_PARTY.search(name) else name


def without_term(words: str) -> str:
    """The words before a title without the term they name: 联合会 (新一届), 全国政协 (第十四届), 县政协 (县第十届政协)."""
    if "届" in words:
        words = _NATIONAL_TERM.sub("全国政协", _OF_BRANCH.sub("", _OF_NEW.sub("", words)))
    words = _LIVES_IN.sub("", _TERM.sub("", words))
    return _RANK.sub("", _OF_HOUSE.sub("", _OF_TERM.sub("", _OF_BOARD.sub("", words))) if "届" in words else words)


def branch_of(words: str, title: str) -> str:
    """The branch of a party that a title begins with: 支部 of 支部主任 behind 农工党某大学; "" for other words and titles."""
    branch = _BRANCH.match(title) if _OTHER_PARTY.match(words) else None
    return branch[0] if branch else ""


def in_committee(text: str, before: str) -> str:
    """A title without its committee, where somebody else of the body had it before: 党委书记甲，副书记乙."""
    committee = _COMMITTEE_OF.match(before) if text in ("副书记", "常务副书记") else None
    return committee[0] + text if committee else text


def of_country(word: str, bare: str) -> str:
    """What these words before a title mean beyond the regions: 中共中央 (十九届中央), the republic (国家), the country of
    a foreign head (新加坡副总理), the mission of an envoy (中国驻新加坡大使); "" for other titles and words.
    """
    if _CENTRAL.fullmatch(bare):
        return "中共中央"
    if bare in ("国家", "中国国家", "中国") and word in ("主席", "副主席", "元首"):
        return "中华人民共和国"
    if bare == "联合国":
        return bare
    if word in HEADS_OF_A_COUNTRY and COUNTRY.fullmatch(bare):
        return bare
    return bare.removesuffix(_MISSIONS[word]) + _MISSIONS[word] if word in _MISSIONS and re.search("驻.", bare) else ""
