"""Where the name of an organization starts that ends at a place."""

import re

import rjieba

from graph.gazetteer.divisions import Divisions
from graph.gazetteer.names import NameModel
from graph.mentions.context import Context
from graph.mentions.kinds import COUNTRY, OTHER_PARTIES, endings
from graph.mentions.lexicon import HAN, PUNCTUATION, SURVEY, boundaries, boundary_exceptions, bureaus_by_name
from graph.model.records import Span

LONGEST = 45
# What may stand before a region's name and belongs to the organization.
_BEFORE_REGION = re.compile(rf"中共|中国|旅.$|国务院$|中央$|共青团|武警|国网|民航|长江|{OTHER_PARTIES}|政协|国家|中华|全国|人民银行|团$|[^，。]*(?:公司|集团|银行|总局|协会|[省市区县国]驻|大学驻|学院驻)$")
_WATERS, _ON_WATERS = ("长江", "民航"), re.compile("航道|海事|航务|空管|区局|管理局|监管局|公安|[^，。]{0,4}机场")  # 长江重庆|航道局
_RESEARCH = re.compile("重点实验室|工程(?:技术)?研究中心|工程实验室|协同创新中心|工程技术中心")
_BRANCH = re.compile(r"区?(?:分公司|分社|记者站|省区|区域|大区|区(?=[C总董])|公司|分行|支行|分院|分校|分中心|工厂|基地|区工会|供电)")
# A school of a university or of another school, by its place: 电子科技大学|成都|学院, 某师范大学附属中学|深圳|学校.
_SCHOOL_OF = re.compile(f"[{HAN}]{{2,12}}(?:大学|附属中学|附中|附属小学|附小|附属学校)")
_SCHOOL_THERE = re.compile(f"(?!附属)[{HAN}]{{0,6}}(?:学院|学校|中学|小学|研究生院|研究院)")
# What is done to a body, right before its name: 强化|学院.
DOING = "增强|完善|强化|提升|推动|加强|促进|推进|深化|支持|引领|夯实|突出|全面"
_LEADING = re.compile(rf"(?:[{HAN}]{{0,4}}?(?:试点|示范|龙头|骨干|重点|知名|著名|标杆|领军|民营|参展|参会)企业(?=[{HAN}（“])|(?:[分总]包|承建|参建|共建|会员|成员|理事|设计|施工|监理)?单位(?:还?有|包括|是|为)?|(?:企业|机构|部门)(?:还?有|包括)|[0-9０-９]++(?!医院|厂|所|研究所|队|团(?![省市区县]委)|师|旅|库|矿|井|地质)(?:年度|[年月日时点分])?|以及|[上下]午|近日|日前|原|时任|前(?=[国外文教财商交水农林卫民公工信科人住自审铁邮]|中国)|现(?!代)|新任|首任|该|此|其|还|即(?!墨|将)|就(?!业|医)|已|曾|委托(?=公司|集团)|以来|期间|[一二三四五六七八九十]是|受|随|由|以(?!色列|岭)|兼(?!善)|[一二三四五六七八九十]要|上届|应(?=中共|国务院|全国人大|全国政协|我[国省市区县校院])|近[0-9一二三四五六七八九十]{{1,3}}年来?|(?:[0-9]+[余多]?|余|多)[名位个]|[\n\t.．·•-]|有(?=[省市区县州])|(?:会议|大会|集中|认真|专题|及时|深入)*(?:传达|学习|宣讲|贯彻|落实)+(?:贯彻|落实|学习)*(?=全国总工会|全总|中央|中共|党中央|国务院|[省市区县]委|习近平)|(?:{DOING})(?=学院|学校|基层|各|院系|企业|公司|工会|总工会|党委|支部))+")
# What is done to a body that is named by its sort alone, right before it: 有力推动|学校, 努力争创|公司.
_HOW = "(?:有力|努力|积极|大力|全力|进一步|不断|持续|切实|着力|深入|重视|专门|分别|多次|再次|重新|共同|将|和|并)*"
_DONE_TO = re.compile(rf"{_HOW}(?:{DOING}|释放|介绍|关心|争创)+(?=(?P<sort>学院|学校|公司|企业|集团|图书馆))|{_HOW}(?:安排|组织|选派)[0-9]+[余多]?[名位个]|{_HOW}(?:致电|拨打)")
_OF_A_SCHOOL = re.compile(f".{{2,}}(?:大学|学院)[{HAN}]{{0,4}}(?:教授|博士|院士|研究员|讲师|老师|校长|院长|书记|主任)[和与]")  # 某大学甲教授和|某公司
_TOGETHER = re.compile("(?<=[学院司团局会府委所厂])同(?![济仁方心德城和文意一步事乐年])|以及(?:我校)?")
_TOLD = re.compile("致电|致函|致信|复信|吊唁|悼念|发表|同")
_INTO_OFFICE = re.compile("(?<![主责信委担胜重班连历])任(?![务何期职意命教性丘城县泽家庄])")
_NATIONAL = ("中共", "国务院", "全国人大", "全国政协")
# Where heads of other countries are met with: 在人民大会堂|同法国总统, 习近平夫妇|同越共中央总书记.
_WITH = re.compile("(?:大会堂|会议中心|国宾馆|驻地|夫妇|夫人.{2,4}|习近平)$")
_OF_REGION = re.compile(r"总工会|党?委|(?:人民)?政府|人大|政协|纪委")
_SAID = re.compile(r"该(?=[省市区县州校院])")
_OF_OURS = re.compile("(?:我[校院])?校友|(?:捐赠|合作|参与|共建|参展)(?:企业|单位)")
_SURVEYS = re.compile(SURVEY)
_QUOTED = re.compile("“[^“”，。；！？：]{2,24}”$")
_SCHOOL_OR_FIRM = re.compile("大学|学院|公司|集团|股份|有限")  # no quoted words begin the name of one
_CREDITS = re.compile("[、 　]|记者|通讯员")
_GOVERNMENT_TOO = re.compile("[省市区县州](?:人民)?政府")  # 区委（区政府）|办公室
_PLACE_DASH = re.compile("[-—－](?<=[省市区县州].)[-—－]*")
_BACK = re.compile(f"[^{re.escape(PUNCTUATION)}（） 　>|→»]*")
_ENVOY = re.compile("(?:特命全权)?(?:大使|总领事|公使)")
_OFFICE_IN = re.compile(f"[{HAN}]{{1,6}}?(?:办事处|联络处|办|纪检监察组)")
SHORT = re.compile(r"(?P<level>[省市区县州镇乡])(?=委|直|政府|人民政府|人大|政协|总工会|总$|纪委|监委|[一-龥])")
OWN_BODY = re.compile(r"(?:我|本|该)(?:校|院|公司|集团|所|厂|中心|行|馆)")


def name_start(text: str, end: int, low: int, context: Context) -> int:
    """Where the name of an organization starts that ends before `end`; `low` is the earliest start."""
    low = max(low, end - LONGEST)
    at = end
    while at > low:
        at -= _BACK.match(text[low:at][::-1]).end()  # type: ignore[union-attr]
        if at > low and text[at - 1] == "”" and not _SCHOOL_OR_FIRM.match(text, end) and (quoted := _QUOTED.search(text, max(low, at - 26), at)) and not context.within(at, end):
            at = quoted.start()  # 推进“一带一路”建设工作领导小组
            continue
        if at <= low or text[at - 1] != "）":
            break
        opening = text.rfind("（", max(low, at - 12), at)
        alias = at == end and endings(short=False).search(text, opening + 1, at - 1) is not None  # 某某集团（某某日报社）|总编辑
        both = _GOVERNMENT_TOO.fullmatch(text, opening + 1, at - 1)
        if opening < 0 or _CREDITS.search(text, opening, at) or (not alias and not both and text[at : at + 1] not in "有股集公总分责控投委协学中研服商联职" and not _place_in_brackets(context, opening, at)):
            break
        at = max(low, opening - 1)
    at = max(at, context.last_title_end(end, at))
    if (dash := _PLACE_DASH.search(text, at, end)) and any(p.span[1] == dash.start() for p in context.within(at, dash.start())):
        at = dash.end()  # 乐山市-川农大合作座谈会
    exceptions = boundary_exceptions()
    for word, left, right in boundaries().find(text, at, end):
        if word == "强调" and _SURVEYS.match(text, right):
            right += 1  # 林志强|调研|某公司
        if word == "驻" and (_OFFICE_IN.fullmatch(text, right, end) or (left - at > 1 and _ENVOY.match(text, end))):
            continue  # 黄石市人民政府驻汉办, 中国驻约旦|特命全权大使
        if word in ("会前", "会后") and right == end:
            continue  # 某协会前|会长
        if word == "联合" and ((right == end and text[end] not in "省市区县州") or _behind_place(context, at, left, right) or text[at:left] == "中国"):
            continue  # 四川联合环境交易所, 某钢铁联合|有限责任公司, 中国联合网络通信有限公司
        if word == "都" and text[left - 1] not in "人市们全区县省" and any(p.span[1] == left - 1 for p in context.within(at, left)):
            continue  # 成都凯都|律师事务所
        parted = word[0] in "和与及" and len(word) > 1 and left > at and text[left - 1] in "局委厅院府会" and _WHOLE_BODY.search(text, at, left)
        if parted:
            at = left + 1  # 某市住建局和|自然资源局
            continue
        if word in exceptions or (word == "驻" and (text[left - 1] == "派" or context.at(right) is not None)):
            continue  # 重庆市人民政府驻四川办事处
        if any(p.span[0] < left for p in context.within(left - 4, right + 2) if p.span[1] >= right) or (len(word) > 1 and any(p.span[0] < left < p.span[1] for p in context.within(left - 4, right))):
            continue  # 诸暨市委, 福建|立达信集团
        if word in "和与" and text[left - 1] not in "局会委厅部院校" and _OF_ANY_FIRM.match(text, right):
            continue  # 恒达新明和|工业有限公司
        if word in "和同" and _of_town(text, left, right, context):
            continue  # 雁江区保和|镇
        if word in "和与及" and _joins_fields(text, low, at, (left, right), end, context):
            continue
        if not (word in "和与" and (_inside_name(text[at:left], text[right:end], text[end : end + 5]) or _of_college(text, at, left, end, context))):
            at = right
    if (made := _MADE.search(text, at, end + 2)) and made.start() - at in (2, 3, 4) and made.end() <= end and not context.within(at, end) and NameModel.load().likely(text[at : made.start()], 0.0):
        at = made.end()  # 总经理张某某作|公司工作报告
    if done := _DONE_TO.match(text, at, end + 4):
        at = done.end() if done.end() <= end and (done["sort"] is None or done.end("sort") >= end) else at
    elif ("和" in text[at:end] or "与" in text[at:end]) and (done := _OF_A_SCHOOL.match(text, at, end + 4)) and done.end() <= end:
        at = done.end()
    if _SELDOM.search(text, at, end):
        at = _behind_words(text, at, end, context)
    while (lead := _LEADING.match(text, at, end)) and lead.end() < end:
        at = lead.end()
    if (ours := _OF_OURS.match(text, at, end)) and context.at(ours.end()) is not None:
        at = ours.end()  # 我校校友|某公司总经理
    places = [p for p in context.within(at, end + 1) if at < p.span[0] < end and text[p.span[0] - 1] != "（"]
    if places and context.at(at) is None:
        first = places[0].span[0]
        before = text[at:first]
        researched = len(before) > 3 and _RESEARCH.match(text, places[-1].span[1]) and _HAN_ONLY.fullmatch(before) and not verbal(before)
        branch = _BRANCH.match(text, places[0].span[1], end + 3) and re.fullmatch(f"[{HAN}]{{2,10}}", before)
        if not branch and _SCHOOL_OF.fullmatch(before) and text[places[0].span[1] - 1] not in "省市区县州":
            branch = _SCHOOL_THERE.match(text, places[0].span[1], end)
        firm = text[end : end + 5].startswith(("公司", "有限", "股份", "集团")) or text[at:end].endswith("有限公司")
        if not branch and len(before) <= 4 and firm and text[at - 1 : at] in tuple("、，和与在到赴由"):
            branch = re.fullmatch(f"[{HAN}]{{2,4}}", before) if not verbal(before) else None
        branch = branch or (_OF_ZONE.match(text, places[-1].span[1]) if before.endswith("新区") else None)
        if not branch and not before.endswith("附属") and not researched and not _of_name(before, text, places[0].span[1]):
            at = first
    elif places and (sent := [p.span[0] for p in places if _ACTS_ON.search(text, at, p.span[0])]):
        at = sent[-1]
    elif places and _OF_REGION.match(text, places[-1].span[1]):
        last = places[-1].span[0]
        gap = max((p.span[1] for p in context.within(at, last)), default=last)
        if gap < last and verbal(text[gap:last]):
            at = last  # 在成都见过|四川省总工会
    if "”" in text[at:end] and "“" not in text[at:end] and (opening := text.rfind("“", max(low, at - 26), at)) >= 0:
        at = opening  # “某地·某河农业谷”建设领导小组
    return at

_MADE = re.compile("(?<![合工协操创制动写劳著农运看当耕])作了?(?:(?:19|20)[0-9]{2}年?度?)?(?=[本我]?(?:公司|集团|学校|医院|工会|中心)|[省市区县])")
_OF_ZONE = re.compile("(?:片区|直管区)?(?:管委会|管理委员会|党工委|纪工委)")  # 天府新区眉山管委会
_WHOLE_BODY = re.compile("(?:[局厅]|[^总]委|委员会|总工会|联合会|协会|法院|检察院|政府)$")
_OF_ANY_FIRM = re.compile("(?:工业|实业|科技|技术|贸易|商贸|投资|发展|建设|置业|电子|机械|集团)*(?:股份)?有限(?:责任)?公司")
_ACTS_ON = re.compile("(?:会|委|局|厅|办|部|院|校|政府|公司|大学)(?:组织|安排|协助|委托|帮助|支持|推荐|带领|指导)$|[^应针相一绝]对$")  # 甲市总工会组织|乙市总工会


_TOWN = re.compile("[镇乡](?![镇街村])|街道")


def _of_town(text: str, start: int, end: int, context: Context) -> bool:
    """Whether text[start:end], 和 or 同, is the last character of a town's name: 雁江区保和|镇."""
    if start < 1 or (town := _TOWN.match(text, end)) is None or text[start - 1] in "委局府会厅部院校司办县区市村":
        return False
    return any(p.span[1] == start - 1 for p in context.within(max(0, start - 12), start)) or bool(Divisions.load().named(text[start - 1 : town.end()], townships=True))


def _behind_place(context: Context, at: int, start: int, end: int) -> bool:
    """Whether a place of the name that starts at `at` ends where a word starts, and none starts where it ends."""
    return context.at(end) is None and any(p.span[1] == start for p in context.within(at, start))


def _joins_fields(text: str, low: int, at: int, joint: Span, end: int, context: Context) -> bool:
    """Whether 和, 与 or 及 joins two fields of one part (兼专用及新品业务部|部长, 、财政与国家发展部|部长) or two of one firm (香港交易及结算所有限公司).

    low, at: where the name starts at the earliest, and as far as is known; end: where it ends.
    """
    left, right = joint
    if _ALSO_OF.fullmatch(text, low - (text[low - 1 : low] == "兼"), left) and _DEPARTMENT.fullmatch(text, right, end):
        return True
    firm = text[left:right] == "及" and context.at(at) is not None and left - at < 8 and (text.startswith(("公司", "有限", "股份", "集团"), end) or "有限公司" in text[right:end])
    part = text[left:right] != "及" and _FIELDS_OF_PART.match(text, right, end) and _OWN_FIELD.search(text, max(low - 1, 0), left)
    return bool(firm or part) and endings(short=True).search(text, at, left) is None


_SELDOM = re.compile("[0-9同致复吊悼发任该]|以及")
_AMOUNT = re.compile("[0-9.]+[多余]?[十百千万亿]*(?:元|人次|家|个|名|亩|吨|公里|平方米|户|件|项|%)")


def _behind_words(text: str, at: int, end: int, context: Context) -> int:
    """Where the name in text[at:end] starts behind words that few names have before them: 同, 致电, 任, 该."""
    for amount in _AMOUNT.finditer(text, at, end):
        at = amount.end()  # 累计超600亿元|省政府金融办
    for joint in _TOGETHER.finditer(text, at, end):
        if endings(short=False).search(text, at, joint.start()) and endings(short=False).search(text, joint.end(), end):
            at = joint.end()  # 某大学同|某研究中心
    for told in _TOLD.finditer(text, at, end):
        foreign = COUNTRY.match(text, told.end()) or text.startswith("越共", told.end())
        if foreign and not any(p.span[0] < told.start() < p.span[1] for p in context.within(at, end)):
            at = told.end()  # 复信|老挝…; but 大同美国商会
        elif told[0] == "同" and (_WITH.search(text, at, told.start()) or (text[at - 1 : at] == "在" and any(p.span[1] == told.start() for p in context.within(at, told.start())))):
            at = told.end()  # 在北京|同世界银行…
        elif told[0] != "同" and text.startswith(_NATIONAL, told.end()):
            at = told.end()
    for given in _INTO_OFFICE.finditer(text, at, end):
        if any(NameModel.load().score(text[given.start() - size : given.start()]) > 0 for size in (2, 3)):
            at = given.end()  # 甲任|某大学
    if said := _SAID.search(text, at, end):
        at = said.start()  # 委托|该区总工会
    return at


_OWN_FIELD = re.compile(f"(?:^|[、，兼])[{HAN}]{{2,4}}$")
_FIELDS_OF_PART = re.compile(f"[{HAN}]{{1,8}}(?:部|处)$")
_ALSO_OF = re.compile(f"兼[{HAN}]{{2,6}}(?<!团委)(?<!工会)(?<!办公室)")
_DEPARTMENT = re.compile(f"[{HAN}]{{1,8}}(?:[部处科室]|中心|办公室)")


def _place_in_brackets(context: Context, opening: int, closing: int) -> bool:
    """Whether the brackets text[opening:closing] hold a place or China and nothing else: 中国（深圳）知识产权保护中心."""
    place = context.at(opening + 1)
    return (place is not None and place.span[1] == closing - 1) or context.text[opening:closing] == "（中国）"


def verbal(words: str) -> bool:
    """Whether words begin with a verb, a preposition or an adverb."""
    tags = [tag for _, tag in rjieba.tag(words, False)]
    return bool(tags) and tags[0][:1] in "vpdcu"


def _of_name(before: str, text: str, behind: int) -> bool:
    """Whether words before a region's name belong to the organization: 国网|四川, 泰国驻|成都, 长江|重庆航道局. behind: where the region ends."""
    if (before.endswith("驻") and (COUNTRY.fullmatch(before[:-1]) or before.startswith(("中央", "国务院")))) or SHORT.match(before) or OWN_BODY.match(before):
        return True
    if COUNTRY.fullmatch(before) and _ABROAD.match(text, behind):
        return True  # 加拿大|温州同乡总会
    if not _BEFORE_REGION.match(before) or re.search("[0-9]", before):
        return False
    return before not in _WATERS or _ON_WATERS.match(text, behind) is not None


_ABROAD = re.compile(f"[{HAN}]{{0,4}}(?:同乡|总?商会|华人|华侨|侨联|联谊)")


def _inside_name(before: str, after: str, behind: str) -> bool:
    """Whether 和 or 与 after these words joins parts of one name: 师范学院经济|与管理学院, but not 总工会|与大学. behind: what follows them."""
    if _BUREAU_THEN_FIELD.search(before) and _BY_FIELDS.match(after):
        return True  # 国家文物局博物馆与社会文物司
    if (fields := _FIELDS_OF.search(before)) and _PART_BY_FIELDS.match(after + behind) and not endings(short=True).search(fields["of"]):
        return True  # 某省医学会医学美学与美容分会
    if _NATIONAL_FIELD.fullmatch(before) and _SOCIETY.match(after + behind) and not endings(short=True).search(before):
        return True  # 中国石油和化学工业联合会
    match = _BODY_THEN_WORDS.search(before)
    return bool(match) and not SHORT.match(after + behind) and not endings(short=True).search(before)


_ZONE_BEHIND = re.compile("高新区|经开区|新区|开发区|保税区")


def _behind_zone(text: str, at: int) -> int:
    """Where what stands behind a place goes on behind a zone: 自贡|高新区|航空与新能源产业局."""
    zone = _ZONE_BEHIND.match(text, at)
    return zone.end() if zone else at


def _of_college(text: str, start: int, joint: int, end: int, context: Context) -> bool:
    """Whether 与 or 和 joins the two fields of a college: 生物与食品工程学院."""
    before, after = text[start:joint], text[joint + 1 : end] + text[end : end + 3]
    if _LABORATORY.match(after) and 4 <= len(before) <= 24 and _HAN_ONLY.fullmatch(before) and not endings(short=True).search(before):
        return True  # 作物基因资源发掘与利用国家重点实验室
    place = context.at(start)
    begin = _behind_zone(text, place.span[1]) if place is not None else start + 1 if text[start] in "省市区县州" else joint
    office = _OFFICE_OF_FIELDS.match(text, joint + 1)
    if _FIELDS.fullmatch(text, begin, joint) and (_OF_FIELDS.fullmatch(text, joint + 1, end) or (office and office.end() > end and (office[0] not in bureaus_by_name() or text[begin:joint] + "局" in bureaus_by_name()))):
        fields = text[begin:joint]
        if endings(short=True).search(fields) is None and all(tag[:1] in "nvalzjs" and not tag.startswith("nr") for _, tag in rjieba.tag(fields, False)):
            return True  # 四川省学位|与研究生教育学会
    own = OWN_BODY.match(before)  # 我校远程|与继续教育学院
    before = before[own.end() :] if own else before
    if endings(short=True).search(before) or not (2 <= len(before) <= 6 and _HAN_ONLY.fullmatch(before) and re.match(f"[{HAN}]{{2,8}}?(?:学院|学系|学部|系|研究所|研究院|中心|实验室|教研室|(?:建设|管理|发展|服务|事务|评估|资产|工作|合作)处)|(?:服务|管理|发展)处", after)):
        return False
    return all(tag[:1] in "nvalzj" and not tag.startswith(("nr", "ns", "nt")) for _, tag in rjieba.tag(before, False))


_BUREAU_THEN_FIELD = re.compile("(?:局|厅|委员会|部)[^省市区县州局厅部处司室科办（）、]{2,8}$")
_BY_FIELDS = re.compile(f"(?!.*(?:大学|学院|局))[{HAN}]{{2,8}}(?<!公)[司处]$")
_FIELDS_OF = re.compile(f"(?:学会|协会|研究会|学院|大学)(?P<of>[{HAN}]{{2,12}})$")
_PART_BY_FIELDS = re.compile(f"[{HAN}]{{2,14}}(?:分会|专业委员会|专委会|学组|研究中心|研究所)")
_NATIONAL_FIELD = re.compile(f"(?:中国|中华|全国)[{HAN}]{{2,6}}")
_SOCIETY = re.compile(f"[{HAN}]{{2,12}}(?:联合会|协会|学会|研究会|促进会)")
_LABORATORY = re.compile(f"[{HAN}]{{2,12}}?(?:国家|教育部|部级|省级?|市级?|农业农村部|自然资源部)?(?:重点实验室|工程(?:技术)?研究中心|工程实验室|创新中心)")
_FIELDS = re.compile(f"[{HAN}]{{2,12}}")
_OF_FIELDS = re.compile(f"[{HAN}]{{2,10}}(?:学会|协会|研究会|促进会|中心|研究所|研究院|局|厅|委员会|办公室)")
_OFFICE_OF_FIELDS = re.compile(f"[{HAN}]{{2,6}}?(?:局|厅|办公室)")  # of 某市口岸与|物流办公室
_HAN_ONLY = re.compile(f"[{HAN}]+")
_BODY_THEN_WORDS = re.compile(r"(?:大学|学院|厅|局|(?:教育|交通运输|农业农村|商务|水利|科技|文化和旅游|工业和信息化|科学技术|生态环境|自然资源|住房和城乡建设|人力资源和社会保障)部|公司|集团|医院|总工会|全总|研究院|委员会|[省市区县]委|政府)[^省市区县州（）]{2,6}$")
