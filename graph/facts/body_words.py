"""What sentences say outright of bodies at an event: who sent a delegation, who was brought along, who held it, whose part reported."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from graph.facts.book import Entry, Said
from graph.facts.masking import C, D, Masked, O, P
from graph.gazetteer.divisions import Divisions
from graph.mentions.kinds import kind_of
from graph.mentions.types import OrganizationMention
from graph.model.records import Span

OF_NOBODY = "(?:[省市区县州乡镇]|乡镇)(?:人大|政协|政府|委|总工会)(?!办|[^，]{0,4}部)"  # 县委, of a county that the page does not tell
NO_HOST = re.compile(f"^{OF_NOBODY}|(?:(?:服务|调度|值班|展示|活动|体验|指挥|运营|文化|会议|行政|市民)中心|文化宫|展厅|展览馆|规划馆|校史馆|社区|村|街道|镇|乡|纪念馆|广场|公园|博物馆|景区|驿站|实验室)$")
PUBLIC = re.compile("(?:人民政府|政协|人大|人大常委会|党委|纪委|[省市区县州]委|政府|中央|国务院|中央政治局|部|厅|局|委员会)$")


def named_in(pattern: re.Pattern[str], masked: Masked) -> Iterator[tuple[re.Match[str], OrganizationMention]]:
    """Each match of a pattern with each body that its group `who` names."""
    for match in pattern.finditer(masked.text):
        for at in range(*match.span("who")):
            for body in masked.organizations.get(at, ()):
                yield match, body


def statement(masked: Masked, span: Span, body: OrganizationMention, role: str, name: str = "") -> Said:
    """What a sentence says plainly of a body, at a span of the page."""
    return Said(name or body.name, role, "plain", span, body.word, masked.headline, False)


_UNREAD = f"(?:[^，。；：、的办{P}{O}{C}{D}]{{2,10}}、){{0,3}}"  # items of a list that were not read as bodies
_FURTHER = f"(?:以及|会同|联合){_UNREAD}{O}"
_WHO = f"(?P<who>{O}(?:[、，和与及]{_UNREAD}{O}|{_FURTHER})*)"
_THESE = f"(?P<who>{O}(?:[、和与及]{_UNREAD}{O}|{_FURTHER})*)"  # where a comma begins another clause
# 乐山市政协来我县考察: a headline that says which body came.
_HEADED = re.compile(f"^[#\\s]*(?:{D}(?:上午|下午)?，?)?{_WHO}(?:一行)?(?:(?:就|围绕|针对)[^，。；：{O}{P}]{{2,30}}?(?=来|到|赴|前往|走进))?(?:莅临|莅|来|到|赴|前往|走进|拜访|回访|造访|在(?=[^，。；]{{1,30}}开展)|(?:专题|联合|集中)?(?:调研|视察|检查|执法检查|督查|督导)(?![组团会]))")
# 县长某某带领财政局、水务局等单位到…: whom the leader brought along.
_BROUGHT = re.compile(f"{P}(?:一行)?，?(?:率领?|带领|组织|会同){_THESE}(?:等[^，。；]{{0,12}})?(?:有关|相关|主要)*(?:部门|单位|处室|科室)?(?:有关|相关|主要)*(?:负责人|负责同志|领导|干部|人员|同志)?(?:一行)?，?(?=到|赴|来|深入|前往|走进|在|对|就|督|检|调|开展)")
# 由甲、乙等部门共同举办的大赛.
_HELD_BY = re.compile(f"(?:(?P<by>由)|^|(?<=，)){_WHO}(?:等[^，。；]{{0,10}})?(?:共同|联合)*(?P<verb>主办|举办|组织|开展|发起|承办|协办|合办|联办)的(?(by)|(?=“))")
# 甲、乙联合举办的大赛.
_HELD_TOGETHER = re.compile(f"(?:^|(?<=，)){_WHO}(?:等[^，。；{P}{O}]{{0,10}})?(?:共同|联合)+(?P<verb>主办|举办|组织|开展|发起|承办|协办)的")
# 由甲局、乙处组成的考察团, 来自甲大学、乙大学等高校的校长组成的代表团.
_MADE_UP_OF = re.compile(f"(?:由|来自|^|，){_THESE}(?:等[^，。；{P}]{{0,16}})?(?:共同|联合|抽调人员)?组成的?[^，。；{P}]{{0,12}}[团组队]")
# 特别邀请了甲商会、乙商会的秘书长及企业家代表.
_INVITED = re.compile(f"(?<![将拟])(?:特别|还)?邀请了?{_WHO}的?[^，。；{P}{O}]{{0,24}}?(?:代表|负责人|负责同志|领导|秘书长|会长|专家)")
# 会议听取了甲局、乙委关于办理情况的汇报.
_HEARD = re.compile(
    f"听取(?:了|(?!.*(?:意见|建议)))[^，。；{P}{O}]{{0,8}}?(?<!对)(?P<who>{O}(?:[、和与及，][^，。；、{P}{O}]{{0,6}}{O})*)(?:等[^，。；{P}{O}]{{0,12}})?(?:关于|就|对|的?负责人|主要负责人|有关|的)[^。；{P}]{{0,50}}?(?:汇报|介绍|通报|发言|意见|建议)"
)
# 座谈会上，甲局、乙会分别介绍了情况, 就某事进行了交流.
_TALKED = re.compile(
    f"^[^，。；{P}{O}]{{0,30}}?(?:会|会议|论坛|座谈|交流)(?:[上中]|期间)，(?:来自)?{_UNREAD}{_WHO}(?:等[^，。；{P}{O}]{{0,16}})?(?:的?(?:有关|相关|主要)?(?:负责人|负责同志|代表))?(?:分别|先后|依次|还|也|相互|共同)*"
    "(?:(?:就|围绕|结合|对|从|针对|根据|立足)[^。；]{1,40}?)?，?(?:作了?|做了?|进行了?|开展了?|展开了?|相互|深入)?[^，。；的]{0,6}(?:介绍|交流|讨论|探讨|研讨|商讨|谈了|畅谈|交换|提出|阐述)"
)
# 某某代表甲会作了发言, 代表乙局参赛.
_STOOD_FOR = re.compile(
    f"{P}(?:同志|委员|常委|教授|老师|{P})?(?:分别|也|还)?代表(?:全体|我市|我县|我区)?{_WHO}(?:全体[^，。；]{{0,6}})?(?:在会上|上台|现场|向[^，。；致]{{1,12}}|就[^，。；]{{1,20}}|对[^，。；]{{1,20}})*"
    "(?P<verb>作(?!为)|做|发言|表态|介绍|汇报|通报|宣读|领奖|接受(?!采访|记者)|接过|(?:参加|出席)(?=了?(?:座谈|比赛|决赛|大赛|本[次届]|此次|会议|[，。；]|$))|参赛(?!获|取)|出战)"
)
# 甲局代表队获得一等奖, 来自甲局、乙校的12支代表队同台竞技: who took part in a contest.
_TEAMS = re.compile(
    f"{_WHO}(?:等[^，。；{P}{O}]{{0,12}})?的?(?:\\d+|[一二三四五六七八九十]+)?(?:支|个)?(?:代表队|参赛队伍?|队伍|队|代表团)?(?:分别|最终|成功|一举|并列|以[^，。；]{{1,16}}){{0,2}}"
    "(?:(?:[荣斩]?获得?|夺得?|勇夺|摘得|摘取|拔得|斩获|取得)了?(?:(?!组织)[^，。；全省国]){0,10}?(?:[特一二三四]等奖|第[一二三四五六]名|[冠亚季]军|[金银铜][奖牌]|优[秀胜]奖|头筹)|同[台场]竞技(?![的搭提])|同台(?!竞技)|角逐|比拼|对决)"
)
_OF_TEAMS = re.compile(f"来自{_WHO}(?:等[^，。；、{P}{O}]{{0,12}})?的?(?:\\d+|[一二三四五六七八九十]+)余?(?:支|个)[^，。；、{P}{O}]{{0,6}}队")
_OF_YORE = re.compile("近年|多年|历届|历年|往年|以来|曾|去年|上届|搭建|提供了?平台|(?:19|20)[0-9]{2}年(?![0-9]{1,2}月)")
_UNDER = re.compile(f"(?<!将)在{_WHO}(?:等[^，。；{P}{O}]{{0,8}})?的?(?:具体|直接|精心|悉心)?指导下(?=[^。；]{{0,30}}(?:主办|举行|举办|召开|开展|联合|承办))")
_WISHED = re.compile("(?<![主重需])要|应(?![邀约])|[将曾]|多次|经常|每[年月周]|定期|认真|希望")
_UNMADE = re.compile("没有|未|不|将|拟|去年|前年|上次|曾|建议|计划|希望|打算|可以|能够|要$")
_ASKED = re.compile("要求|强调|指出|希望|表示|提出")
_TO_COME = re.compile("[拟将](?=对|就|在|于|围绕)")
_SAID = re.compile("[说称]，|表示|指出|强调")
_AHEAD = re.compile("将(?:于|在)|拟于|定于")
_LATER = re.compile("[^，。；]{0,6}(?:将|拟|计划|准备)")
# 主办单位：甲局、乙会, a line of its own or one of several.
_LABELLED = re.compile(f"(?P<verb>指导|主办|组织|承办|协办|执行|参加|参会|参赛|参与)(?:单位|机构|方|部门)?(?:(?:(?<=[位构方门])(?:有|包括|为|分别是|分别为))?(?P<mark>：|】[：\\s]*)|(?<=[位方])(?:有|包括|为|是|分别是|分别为)){_UNREAD}(?P<who>{O}(?:[、，\\s和与及]{{1,3}}{_UNREAD}{O})*)(?(mark)|(?=[。；，]|等|$))")
# 与会的有甲局、乙局, 参加座谈的还有甲局、乙会.
_ARE_THERE = re.compile(f"(?:与会|参会|(?:参加|出席|参与)(?:[^，。；{P}{O}]{{0,12}}(?:会议?|座谈|活动|论坛|仪式|调研|交流))?)(?:的(?:单位|部门|企业|机构)?还?(?:有|包括)|(?:单位|部门|企业|机构)(?:还?有|包括)?){_UNREAD}{_WHO}(?!的|[^，。；]{{0,10}}{P})")
# 座谈会由甲会、乙局共同组织, 本次活动由甲会组织实施.
_HELD_THROUGH = re.compile(f"(?:会|会议|活动|[大比竞]赛|论坛|仪式|培训|培训班|班|讲座|本次|此次)(?:是|系)?由{_UNREAD}{_WHO}(?:等[^，。；{P}{O}]{{0,12}})?(?:共同|联合|联手|牵头|统一|具体|负责)*(?P<verb>组织|召集|策划|打造|推出|主持召开)(?=$|[，。；]|并|实施|召开|开展)")
# 承办单位：, and below it a body a line.
_ROW = re.compile(f"[#\\s]*(?P<who>{O}(?:[、，\\s和与及]{{1,3}}{O})*)[\\s；。]*")
_LABEL_ABOVE = re.compile(r"^[#\s【]*(?P<verb>指导|主办|组织|承办|协办|执行)(?:单位|机构|方)[：】][^。；：\n]*\n(?:[^。：？！】\n]{0,40}\n)*\Z", re.MULTILINE)
_ABOVE = 400  # characters above a row in which its label stands
# 甲会为本次竞赛的主办单位, 甲会作为主办方.
_IS_HOLDER = re.compile(f"{_WHO}(?:为|是|作为|系)[^，。；{P}{O}]{{0,12}}?(?P<verb>指导|主办|承办|协办)(?:方|单位)")
_ROLES = {"指导": "guide", **dict.fromkeys(("主办", "举办", "组织", "开展", "发起", "召集", "策划", "打造", "推出", "主持召开", "合办", "联办"), "organize"), **dict.fromkeys(("承办", "协办", "执行"), "undertake")}
_STANDS = dict.fromkeys(("作", "做", "发言", "表态", "介绍", "汇报", "通报", "宣读"), "present")
# 到某公司开展送清凉活动: the body that the others went to.
_AT_BODY = re.compile(f"(?<!来)(?:到|赴|走进|来到|深入){_THESE}(?:开展|举行|举办)")
# 科技局、乡村振兴局等部门负责人到…商谈, 法学院、组织部负责人介绍了情况: there through their heads.
_THROUGH_HEADS = re.compile(
    f"{_WHO}(?:等[^，。；{P}{O}]{{0,8}})?(?:有关|相关|主要)*(?:部门|单位|处室|学院|职能部门)?(?:有关|相关|主要|分管)*的?(?:负责人|负责同志|班子成员|(?<=[关要管])领导|(?<!职工)代表|同志)(?:[及和][^，。；{P}{O}]{{2,8}}代表)?(?:等)?(?:分别|先后|依次|也|还|一同|一起)*(?=介绍|汇报|到(?!位|各|基层|企业)|赴|与(?!职工|群众)|参与|作(?!为)|围绕|一行|发言|见证|观摩|旁听|听取|现场(?=听取|观摩|答疑|解答|为|发言|作|参)|莅临|在会上|答疑|提出了?[^，。；]{0,6}(?:意见|建议)|进行了?[^，。；]{0,8}(?:交流|发言|汇报|介绍|探讨|座谈))"
)
_BESIDE = re.compile("会[前后]|接下来|下一步|随后|(?:说|指出|强调|要求|表示)，|(?:据|请|让|要|欢迎|责成|组织)$")


_GROUPS = "(?:党政|学习|经贸|友好|考察|调研|交流)*(?:代表团|考察团|考察组|调研组|访问团|视察团|观摩团|观摩组|参访团|交流团|学习团)"
# 邀请甲会出席, 邀请甲会、乙会参加会议.
_ASKED_TO_COME = re.compile(f"(?<![将拟可应挚情迎])(?:特别|特|还)?邀请了?{_WHO}(?:等[^，。；]{{0,12}})?(?:(?:出席|参加|列席)(?=$|[，。；]|会议|座谈|活动|此次|本次)|参会|到会|与会)")
# 甲会组织企业工会主席20余人赴某市考察学习.
_TOOK_ALONG = re.compile(f"{_THESE}(?:日前|近日|专门|联合)?(?:组织|安排|选派|抽调)[^，。；：{P}]{{2,60}}?(?:赴|前往|来到|走进|到|拜访|访问|走访)")
_CALLED_ON = re.compile(f"{_THESE}(?:{_GROUPS}|一行)[^，。；]{{0,16}}?(?:拜访|回访|造访)")


def _stands(masked: Masked, match: re.Match[str]) -> bool:
    """Whether the sentence tells of what was done, not of what will be or was not."""
    ahead = _AHEAD.search(masked.text, 0, match.start()) or _UNMADE.search(masked.text, max(0, match.start() - 12), match.start())
    return not (ahead or _LATER.match(masked.text, match.end()))


@dataclass(frozen=True, slots=True)
class _Way:
    """A way in which sentences tell of bodies: the words, the role, or what each `verb` makes of it, and when they count."""

    words: tuple[tuple[str, re.Pattern[str]], ...]  # each with what must stand in the sentence for it
    role: str | Mapping[str, str]
    of: Callable[[Masked, Entry], bool] = lambda _masked, _entry: True
    counts: Callable[[Masked, re.Match[str]], bool] = lambda _masked, _match: True
    fits: Callable[[str, Entry], bool] = lambda _name, _entry: True

    def told(self, masked: Masked, entry: Entry) -> Iterator[Said]:
        """What the sentence says of bodies in this way."""
        for sign, words in self.words if self.of(masked, entry) else ():
            for match, body in named_in(words, masked) if sign in masked.text else ():
                if self.fits(body.name, entry) and self.counts(masked, match):
                    role = self.role if isinstance(self.role, str) else self.role.get(match["verb"], "attend")
                    yield statement(masked, masked.span(*match.span()), body, role)


# In this order: the first that gives a body a role is the one that is quoted for it.
_WAYS = (
    _Way(
        (("，", _TALKED),), "present",
        of=lambda masked, entry: entry.group == "named" and not masked.headline,
        counts=lambda masked, match: _stands(masked, match) and not _TO_COME.search(match[0]),
    ),
    _Way(((P, _BROUGHT), ("组成", _MADE_UP_OF), ("邀请", _INVITED), ("邀请", _ASKED_TO_COME), (O, _ARE_THERE)), "attend", counts=_stands),
    _Way(
        ((O, _THROUGH_HEADS),), "attend",
        counts=lambda masked, match: _stands(masked, match) and not _BESIDE.search(masked.text, 0, match.start()),
        fits=lambda name, entry: all(told.who != name for told in entry.bodies),
    ),
    _Way(
        (("听取", _HEARD),), "present",
        of=lambda _, entry: entry.group == "named" and entry.event.kind not in ("congress", "plenum"),
        counts=lambda masked, match: not _WISHED.search(masked.text[: match.start()].rpartition("，")[2]),
    ),
    _Way(
        (("代表", _STOOD_FOR),), _STANDS,
        of=lambda masked, entry: entry.group == "named" and not masked.headline,
        counts=lambda masked, match: not _SAID.search(masked.text, 0, match.start()),
    ),
    _Way(
        (("指导下", _UNDER),), "guide",
        of=lambda masked, entry: entry.group == "named" and not masked.headline and not _OF_YORE.search(masked.text),
        counts=lambda masked, match: not _ASKED.search(masked.text, 0, match.start()),
    ),
    _Way(
        ((O, _TEAMS), ("来自", _OF_TEAMS)), "attend",
        of=lambda masked, entry: entry.event.kind == "competition" and not _OF_YORE.search(masked.text),
        counts=lambda masked, match: not _UNMADE.search(masked.text, max(0, match.start() - 12), match.end()),
    ),
    _Way(((O, _AT_BODY),), "host", of=lambda _, entry: entry.event.kind != "congress", fits=lambda name, _: not NO_HOST.search(name)),
    _Way((("的", _HELD_BY), ("的", _HELD_TOGETHER)), _ROLES),
    _Way(
        ((O, _LABELLED), (O, _IS_HOLDER), ("由", _HELD_THROUGH)), _ROLES,
        of=lambda _, entry: entry.group == "named",
        counts=lambda masked, match: not _OF_YORE.search(masked.text, 0, match.end()),
    ),
    _Way(((O, _CALLED_ON),), "attend", of=lambda _, entry: entry.group != "named", counts=_stands),
    _Way(((O, _TOOK_ALONG),), "organize", of=lambda _, entry: entry.event.rule == "group-went", counts=_stands),
    _Way(((O, _HEADED),), "attend", of=lambda masked, entry: masked.headline or entry.event.rule == "group-went", fits=lambda name, _: name[0] not in "省市区县州乡镇我本"),
)  # fmt: skip


def came(masked: Masked, entry: Entry) -> None:
    """What a sentence says outright of bodies: who sent a delegation (O代表团一行来…), whom others went to, who held the event."""
    entry.bodies += _of_places(masked) if entry.group != "named" else ()
    entry.bodies += _own_parts(masked, entry)
    entry.bodies += _below_label(masked) if entry.group == "named" and masked.paragraph else ()
    if O in masked.text:
        entry.bodies += _delegations(masked)
        for way in _WAYS:
            entry.bodies += list(way.told(masked, entry))
        entry.bodies += _sent(masked)


def _below_label(masked: Masked) -> Iterator[Said]:
    """The bodies of a line of its own below a label: 承办单位：."""
    row = _ROW.fullmatch(masked.text)
    start = masked.starts[0]
    label = _LABEL_ABOVE.search(masked.source[max(0, start - _ABOVE) : start]) if row else None
    for _, body in named_in(_ROW, masked) if label else ():
        yield statement(masked, masked.span(0, len(masked.text)), body, _ROLES.get(label["verb"], "attend") if label else "")


_DELEGATION = re.compile(f"{_THESE}(?:等[^，。；{P}]{{0,8}}(?=一行)|(?:等[^，。；{P}]{{0,8}})?(?:工会)?(?:主要|有关|相关)?(?:会长|主席|负责人|负责同志|代表)(?=一行))?(?:(?P<group>{_GROUPS})|一行)[^，。；]{{0,16}}?(?:莅临|来|到|赴|前往|走进|访问|一行)")


def _delegations(masked: Masked) -> Iterator[Said]:
    """Who sent a delegation: itself, or the group where it is an authority's."""
    for match, body in named_in(_DELEGATION, masked):
        name = body.name + match["group"] if match["group"] and PUBLIC.search(body.name) else body.name
        yield statement(masked, masked.span(*match.span()), body, "attend", name)


# 省委督查组来我市督查: the group itself took part.
_SENT = re.compile(
    f"(?P<who>{O})(?P<group>[^，。；：{O}{P}的]{{0,24}}?(?:联合|第[一二三四五六七八九十]+)?(?:专家组|督[查察导]组|督战组|检查组|评估组|验收组|考核组|巡视组|巡察组))?"
    "(?:一行)?[^，。；]{0,12}?(?:莅临|莅|来|到|赴|前往|深入|走进|抵达|对)"
)
_GROUP_NAME = re.compile("(?:专家|督[查察导战]|检查|评估|验收|考核|巡[视察])组$")


def _sent(masked: Masked) -> Iterator[Said]:
    """The groups that a body sent: 省委督查组."""
    for match, body in named_in(_SENT, masked):
        group = masked.source[masked.starts[match.start("group")] : masked.ends[match.end("group") - 1]] if match["group"] else ""
        if group or _GROUP_NAME.search(body.name):
            yield statement(masked, masked.span(*match.span()), body, "attend", body.name if body.name.endswith(group) else body.name + group)


# 会上，综合部、财务部分别作了汇报: parts of the firm or school whose meeting it is.
_PART = f"[^，。；：、的与和及{P}{O}{D}]{{1,8}}?(?:部|处|办|科|室|中心|委员会)"
_OWN_PARTS = re.compile(f"^会(?:议)?(?:[上中]|期间)，(?:公司|集团|学校|医院|学院)?(?P<who>{_PART}(?:[、和与及]{_PART})*)(?:等[^，。；]{{0,8}})?(?:负责人|负责同志)?(?:分别|依次|先后|还|也)*(?=(?:作|做|进行)(?!法|好)[^，。；]{{0,24}}(?:汇报|介绍|发言|通报|报告|述职|说明|解读)|汇报|介绍|发言|通报|报告)")
_NO_PART = re.compile("各|相关|有关|[职所属]能|直属|基层|部门|全|^(?:[省区县州]|市(?!场))|两|干部|专家|评审|评委")


def _own_parts(masked: Masked, entry: Entry) -> Iterator[Said]:
    """The parts of the firm or the house whose meeting it is that report there, by its name: 综合部、财务部分别作了汇报."""
    match = _OWN_PARTS.match(masked.text) if len(entry.owners) == 1 else None
    if match is None or kind_of(entry.owners[0][0]) not in ("company", "institution", "union"):
        return
    for part in re.split("[、和与及]", match["who"]):
        if not _NO_PART.search(part):
            yield Said(entry.owners[0][0] + part, "present", "plain", masked.span(*match.span()), match[0], masked.headline, False)


# 某县党政代表团, 某县电子商务考察组: a group that goes by its place.
_OF_A_PLACE = re.compile("[一-龥]{2,12}?[^，。；：、的来到赴在会与和](?:代表团|考察团|考察组|访问团|视察团)(?!长|员|成员)")
_LONGEST_PLACE = 10  # characters of a place's name


def _of_places(masked: Masked) -> Iterator[Said]:
    """蓬溪县党政代表团, 蓬溪县电子商务考察组: the groups that go by their place."""
    for match in _OF_A_PLACE.finditer(masked.text) if "团" in masked.text or "组" in masked.text else ():
        words, named = match[0], Divisions.load().named
        start = next((at for at in range(len(words) - 4) if any(named(words[at : at + size]) for size in range(2, _LONGEST_PLACE + 1))), None)
        if start is not None and not re.search("[来到赴在]|[局厅委会校院司]..", words[start:]):
            yield Said(words[start:], "attend", "plain", masked.span(*match.span()), words[start:], masked.headline, False)
