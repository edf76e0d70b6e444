"""Organizations at an event: who held it, who was visited, who came, who signed."""

import re
from collections.abc import Iterator

from graph.facts.book import Entry, Said
from graph.facts.event_types import Participation
from graph.facts.masking import D, Masked, Masker, O, P, positions
from graph.facts.trips import NO_FURTHER
from graph.facts.whereabouts import add_place
from graph.gazetteer.divisions import Divisions
from graph.mentions.departments import without_board
from graph.mentions.kinds import COUNTRY, kind_of
from graph.mentions.types import OrganizationMention, StoryMentions
from graph.model.records import Span

_STOP = re.compile(
    f"(?:^|[，、；]|{P}|一行|[组团](?=来|走|深|前|到|赴|在)|先后|还|随后|实地|等)(?:先后|还|随后|实地|分别|又|一行|等|并|分组|分头|首先|接着|依次|最后)*(?P<verb>来到|走进|深入|前往|(?:考察|参观|察看|走访|视察|调研|看望|慰问|访问)(?:参观|考察|调研|慰问|察看|、)*(?![组团])了?|到(?!访)|赴|在)"
    "(?P<place>[^，。；：]{1,120}?)(?=，|。|；|$|看望|慰问|了解|察看|听取|检查|调研|考察|参观|访问|学习|与|同|就|进行|开展|视察|时|实地|座谈)"
)
# 随后，来到…: the subject is the one of the sentence before.
_GOES_ON = re.compile("[，；\\s]*(?:随后|接着|首先|先后|最后|之后|其间|其后|还|又|，)*(?:来到|走进|前往|赴|到(?!访)|深入)")
_NO_STOP = re.compile("^(?:讲话|调研|考察|会|座谈|致辞|听取|了解|主持|接受|谈到|介绍|交流|推动|推进|[^，。]{0,12}(?:上|中|下|方面|时|过程中|期间|基础上|情况|工作|问题)$)")
_ITS_PEOPLE = re.compile(f"[{O}]*[^、和与及]*(?:干部|职工|群众|代表|官兵|人员|家属|同志|学生|老师|员工)(?!之家|服务|活动|学校)")  # 看望了某局在川挂职干部
# 深入甲镇、乙集团，丙镇丁社区、戊医院，现场调研: a list of stops goes on behind a comma.
_STOPS_ON = re.compile(f"，(?P<place>(?!{NO_FURTHER})[^，。；：{P}]{{0,60}}、[^，。；：{P}]{{0,60}})(?=，)")
_SPEECH = re.compile("强调|指出|要求|表示|希望|勉励|说，")


def stops(masked: Masked, masker: Masker, entry: Entry) -> None:
    """Where a trip went on to: its divisions, venues and the bodies visited there."""
    text = masked.text
    if not (P in text or _GOES_ON.match(text) or re.search("^在|(?:调研|考察|督[查察导]|检查|工作|慰问|访问|代表|参访|学习|交流|巡视|宣讲)[组团]|一行|客人", text)):
        return
    speech = _SPEECH.search(text)
    limit = speech.start() if speech else len(text)
    for match in _STOP.finditer(text, 0, limit):
        place = match["place"]
        if _NO_STOP.match(place):
            continue
        a, b = match.span("place")
        here = masker.places(masked.span(a, b))
        bodies = [i for i in positions(masked.text, O, a, b) if not _ITS_PEOPLE.match(text, i + 1, b)]
        if not here and not bodies:
            continue
        add_place(entry.event, masked, masker, (a, b))
        for i in bodies:
            span = masked.span(match.start("verb"), b)
            entry.bodies += _hosts(masked, span, i)
        while (further := _STOPS_ON.match(text, b, limit)) is not None:
            b = further.end()
            span = masked.span(match.start("verb"), further.end())
            for i in positions(text, O, *further.span("place")):
                entry.bodies += _hosts(masked, span, i)


def _hosts(masked: Masked, span: Span, at: int) -> list[Said]:
    return [_said(masked, span, body, "host") for body in masked.organizations[at] if not NO_HOST.search(body.name)]


_OF_NOBODY = "(?:[省市区县州乡镇]|乡镇)(?:人大|政协|政府|委|总工会)(?!办|[^，]{0,4}部)"  # 县委, of a county that the page does not tell
NO_HOST = re.compile(f"^{_OF_NOBODY}|(?:(?:服务|调度|值班|展示|活动|体验|指挥|运营|文化|会议|行政|市民)中心|文化宫|展厅|展览馆|规划馆|校史馆|社区|村|街道|镇|乡|纪念馆|广场|公园|博物馆|景区|驿站)$")
_GROUPS = "(?:党政|学习|经贸|友好|考察|调研|交流)*(?:代表团|考察团|考察组|调研组|访问团|视察团|观摩团|观摩组|参访团|交流团|学习团)"
_DELEGATION = re.compile(f"(?P<who>{O}(?:[、和与及]{O})*)(?:(?P<group>{_GROUPS})|一行)[^，。；]{{0,16}}?(?:莅临|来|到|赴|前往|走进|访问|一行)")
# 省委督查组来我市督查: the group itself took part.
_SENT = re.compile(
    f"(?P<who>{O})(?P<group>[^，。；：{O}{P}的]{{0,24}}?(?:联合|第[一二三四五六七八九十]+)?(?:专家组|督[查察导]组|督战组|检查组|评估组|验收组|考核组|巡视组|巡察组))?"
    "(?:一行)?[^，。；]{0,12}?(?:莅临|莅|来|到|赴|前往|深入|走进|抵达|对)"
)
# 乐山市政协来我县考察: a headline that says which body came.
_HEADED = re.compile(f"^[#\\s]*(?:{D}(?:上午|下午)?，?)?(?P<who>{O}(?:[、和与]{O})*)(?:一行)?(?:莅临|莅|来|到|赴|前往|走进|(?:专题|联合|集中)?(?:调研|视察|检查|执法检查|督查|督导)(?![组团会]))")
# 县长某某带领财政局、水务局等单位到…: whom the leader brought along.
_BROUGHT = re.compile(f"{P}(?:一行)?，?(?:率领?|带领|组织|会同)(?P<who>{O}(?:[、和与及]{O})*)(?:等[^，。；]{{0,12}})?(?:有关|相关|主要)*(?:部门|单位|处室|科室)?(?:有关|相关|主要)*(?:负责人|负责同志|领导|干部|人员|同志)?(?:一行)?，?(?=到|赴|来|深入|前往|走进|在|对|就|督|检|调|开展)")
# 由甲、乙等部门共同举办的大赛.
_HELD_BY = re.compile(f"(?:(?P<by>由)|^|(?<=，))(?P<who>{O}(?:(?:、|和|与|及|会同|联合){O})*)(?:等[^，。；]{{0,10}})?(?:共同|联合)*(?P<verb>主办|举办|组织|开展|发起|承办|协办)的(?(by)|(?=“))")
# 由甲局、乙处组成的考察团, 来自甲大学、乙大学等高校的校长组成的代表团.
_MADE_UP_OF = re.compile(f"(?:由|来自|^|，)(?P<who>{O}(?:[、和与及]{O})*)(?:等[^，。；{P}]{{0,16}})?(?:共同|联合|抽调人员)?组成的?[^，。；{P}]{{0,12}}[团组队]")
# 科技局、乡村振兴局等部门负责人到…商谈, 法学院、组织部负责人介绍了情况: there through their heads.
_THROUGH_HEADS = re.compile(
    f"(?P<who>{O}(?:[、和与及，]{O})*)(?:等[^，。；{P}{O}]{{0,8}})?(?:有关|相关|主要)*(?:部门|单位|处室|学院|职能部门)?(?:有关|相关|主要)*的?(?:负责人|负责同志|班子成员)(?:等)?(?:分别|先后|依次|也|还|一同|一起)*(?=介绍|汇报|到(?!位|各|基层|企业)|赴|与(?!职工|群众)|参与|作(?!为)|围绕|一行|发言)"
)
# 特别邀请了甲商会、乙商会的秘书长及企业家代表.
_INVITED = re.compile(f"(?<![将拟])(?:特别|还)?邀请了?(?P<who>{O}(?:[、和与及]{O})*)的?[^，。；{P}{O}]{{0,24}}?(?:代表|负责人|领导|秘书长|会长|专家)")
# 会议听取了甲局、乙委关于办理情况的汇报.
_HEARD = re.compile(
    f"听取了?[^，。；{P}{O}]{{0,8}}?(?P<who>{O}(?:[、和与及，][^，。；、{P}{O}]{{0,6}}{O})*)(?:等[^，。；{P}{O}]{{0,12}})?(?:关于|就|对|的?负责人|主要负责人|有关)[^。；{P}]{{0,50}}?(?:汇报|介绍|通报|发言)"
)
# 会上，综合部、财务部分别作了汇报: parts of the firm or school whose meeting it is.
_PART = f"[^，。；：、的与和及{P}{O}{D}]{{1,8}}?(?:部|处|办|科|室|中心|委员会)"
_OWN_PARTS = re.compile(f"^会(?:议)?(?:[上中]|期间)，(?:公司|集团|学校|医院|学院)?(?P<who>{_PART}(?:[、和与及]{_PART})*)(?:等[^，。；]{{0,8}})?(?:负责人|负责同志)?(?:分别|依次|先后|还|也)*(?=(?:作|做|进行)(?!法|好)[^，。；]{{0,24}}(?:汇报|介绍|发言|通报|报告|述职|说明|解读)|汇报|介绍|发言|通报|报告)")
_NO_PART = re.compile("各|相关|有关|[职所属]能|直属|基层|部门|全|^(?:[省区县州]|市(?!场))|两|干部|专家|评审|评委")
# 甲局代表队获得一等奖, 来自甲局、乙校的12支代表队同台竞技: who took part in a contest.
_TEAMS = re.compile(
    f"(?P<who>{O}(?:[、和与及]{O})*)(?:等[^，。；{P}{O}]{{0,12}})?的?(?:\\d+|[一二三四五六七八九十]+)?(?:支|个)?(?:代表队|参赛队伍?|队伍|队|代表团)?(?:分别|最终|成功|一举|并列|以[^，。；]{{1,16}}){{0,2}}"
    "(?:(?:[荣斩]?获得?|夺得?|勇夺|摘得|摘取|拔得|斩获|取得)了?(?:(?!组织)[^，。；全省国]){0,10}?(?:[特一二三四]等奖|第[一二三四五六]名|[冠亚季]军|[金银铜][奖牌]|优[秀胜]奖|头筹)|同[台场]竞技(?![的搭提])|同台(?!竞技)|角逐|比拼|对决)"
)
_OF_TEAMS = re.compile(f"来自(?P<who>{O}(?:[、和与及]{O})*)(?:等[^，。；、{P}{O}]{{0,12}})?的?(?:\\d+|[一二三四五六七八九十]+)余?(?:支|个)[^，。；、{P}{O}]{{0,6}}队")
_OF_YORE = re.compile("近年|多年|历届|历年|往年|以来|曾|去年|上届|搭建|提供了?平台|(?:19|20)[0-9]{2}年(?![0-9]{1,2}月)")
_UNDER = re.compile(f"(?<!将)在(?P<who>{O}(?:[、和与及]{O})*)(?:等[^，。；{P}{O}]{{0,8}})?的?(?:具体|直接|精心|悉心)?指导下(?=[^。；]{{0,30}}(?:主办|举行|举办|召开|开展|联合|承办))")
_WISHED = re.compile("(?<![主重需])要|应(?![邀约])|[将曾]|多次|经常|每[年月周]|定期|认真|希望")
_UNMADE = re.compile("没有|未|不|将|拟|去年|前年|上次|曾|建议|计划|希望|打算|可以|能够|要$")
_ASKED = re.compile("要求|强调|指出|希望|表示|提出")
_AHEAD = re.compile("将(?:于|在)|拟于|定于")
_LATER = re.compile("[^，。；]{0,6}(?:将|拟|计划|准备)")
# 到某公司开展送清凉活动: the body that the others went to.
_AT_BODY = re.compile(f"(?<!来)(?:到|赴|走进|来到|深入)(?P<who>{O}(?:[、和]{O})*)(?:开展|举行|举办)")
_GROUP_NAME = re.compile("(?:专家|督[查察导战]|检查|评估|验收|考核|巡[视察])组$")
# 某县党政代表团, 某县电子商务考察组: a group that goes by its place.
_OF_A_PLACE = re.compile("[一-龥]{2,12}?[^，。；：、的来到赴在会与和](?:代表团|考察团|考察组|访问团|视察团)(?!长|员|成员)")
_LONGEST_PLACE = 10  # characters of a place's name


def came(masked: Masked, entry: Entry) -> None:
    """What a sentence says outright of bodies: who sent a delegation (O代表团一行来…), whom others went to, who held the event."""
    entry.bodies += _of_places(masked) if entry.group != "named" else ()
    _own_parts(masked, entry)
    if O not in masked.text:
        return
    for match, body in _named(_DELEGATION, masked):
        name = body.name + match["group"] if match["group"] and _PUBLIC.search(body.name) else body.name
        entry.bodies.append(_said(masked, masked.span(*match.span()), body, "attend", name))
    for match, body in (*_named(_BROUGHT, masked), *_named(_MADE_UP_OF, masked), *_named(_INVITED, masked), *_named(_ARE_THERE, masked), *_through_heads(masked, entry)):
        ahead = _AHEAD.search(masked.text, 0, match.start()) or _UNMADE.search(masked.text, max(0, match.start() - 12), match.start())
        if ahead or _LATER.match(masked.text, match.end()):
            continue
        entry.bodies.append(_said(masked, masked.span(*match.span()), body, "attend"))
    for match, body in _named(_HEARD, masked) if entry.group == "named" and entry.event.kind not in ("congress", "plenum") else ():
        if _WISHED.search(masked.text[:match.start()].rpartition("，")[2]):
            continue
        entry.bodies.append(_said(masked, masked.span(*match.span()), body, "present"))
    for match, body in _named(_UNDER, masked) if entry.group == "named" and not masked.headline and not _OF_YORE.search(masked.text) else ():
        if _ASKED.search(masked.text, 0, match.start()):
            continue
        entry.bodies.append(_said(masked, masked.span(*match.span()), body, "guide"))
    for match, body in (*_named(_TEAMS, masked), *_named(_OF_TEAMS, masked)) if entry.event.kind == "competition" and not _OF_YORE.search(masked.text) else ():
        if _UNMADE.search(masked.text, max(0, match.start() - 12), match.end()):
            continue
        entry.bodies.append(_said(masked, masked.span(*match.span()), body, "attend"))
    for match, body in _named(_AT_BODY, masked):
        if not NO_HOST.search(body.name) and entry.event.kind != "congress":
            entry.bodies.append(_said(masked, masked.span(*match.span()), body, "host"))
    for match, body in _named(_HELD_BY, masked):
        entry.bodies.append(_said(masked, masked.span(*match.span()), body, "undertake" if match["verb"] in ("承办", "协办") else "organize"))
    labelled = [*_named(_LABELLED, masked), *_named(_IS_HOLDER, masked)] if entry.group == "named" else []
    for match, body in labelled:
        entry.bodies.append(_said(masked, masked.span(*match.span()), body, _LABELS.get(match["verb"], "attend")))
    for match, body in _named(_HEADED, masked) if masked.headline or entry.event.rule == "group-went" else ():
        if not re.match("[省市区县州乡镇我本]", body.name):
            entry.bodies.append(_said(masked, masked.span(*match.span()), body, "attend"))
    for match, body in _named(_SENT, masked):
        group = masked.source[masked.starts[match.start("group")] : masked.ends[match.end("group") - 1]] if match["group"] else ""
        if group or _GROUP_NAME.search(body.name):
            entry.bodies.append(_said(masked, masked.span(*match.span()), body, "attend", body.name if body.name.endswith(group) else body.name + group))


# 主办单位：甲局、乙会, a line of its own or one of several.
_LABELLED = re.compile(f"(?P<verb>指导|主办|组织|承办|协办|执行|参加|参会|参赛|参与)(?:单位|机构|方|部门)?(?:(?<=[位构方门])(?:有|包括|为|分别是|分别为))?：(?P<who>{O}(?:[、，\\s]{{1,3}}{O})*)")
# 与会的有甲局、乙局, 参加座谈的还有甲局、乙会.
_ARE_THERE = re.compile(f"(?:与会|参会|参加(?:会议|座谈|活动)?|出席(?:会议|座谈|活动)?)的(?:单位|部门|企业|机构)?还?有(?P<who>{O}(?:[、，和与及]{O})*)(?!的|[^，。；]{{0,10}}{P})")
# 甲会为本次竞赛的主办单位, 甲会作为主办方.
_IS_HOLDER = re.compile(f"(?P<who>{O}(?:[、和与及]{O})*)(?:为|是|作为|系)[^，。；{P}{O}]{{0,12}}?(?P<verb>指导|主办|承办|协办)(?:方|单位)")
_LABELS = {"指导": "guide", "主办": "organize", "组织": "organize", "承办": "undertake", "协办": "undertake", "执行": "undertake"}
_BESIDE = re.compile("会[前后]|接下来|下一步|随后|(?:说|指出|强调|要求|表示)，|(?:据|请|让|要|欢迎|责成|组织)$")


def _own_parts(masked: Masked, entry: Entry) -> None:
    """The parts of the firm or the house whose meeting it is that report there, by its name: 综合部、财务部分别作了汇报."""
    match = _OWN_PARTS.match(masked.text) if len(entry.owners) == 1 else None
    if match is None or kind_of(entry.owners[0][0]) not in ("company", "institution"):
        return
    for part in re.split("[、和与及]", match["who"]):
        if not _NO_PART.search(part):
            entry.bodies.append(Said(entry.owners[0][0] + part, "present", "plain", masked.span(*match.span()), match[0], masked.headline, False))


def _through_heads(masked: Masked, entry: Entry) -> Iterator[tuple[re.Match[str], OrganizationMention]]:
    """The bodies whose heads did something, but for those of which the sentence said so already."""
    told = {said.who for said in entry.bodies}
    return ((match, body) for match, body in _named(_THROUGH_HEADS, masked) if body.name not in told and not _BESIDE.search(masked.text, 0, match.start()))


def _of_places(masked: Masked) -> Iterator[Said]:
    """蓬溪县党政代表团, 蓬溪县电子商务考察组: the groups that go by their place."""
    for match in _OF_A_PLACE.finditer(masked.text) if "团" in masked.text or "组" in masked.text else ():
        words, named = match[0], Divisions.load().named
        start = next((at for at in range(len(words) - 4) if any(named(words[at : at + size]) for size in range(2, _LONGEST_PLACE + 1))), None)
        if start is not None and not re.search("[来到赴在]|[局厅委会校院司]..", words[start:]):
            yield Said(words[start:], "attend", "plain", masked.span(*match.span()), words[start:], masked.headline, False)


def _named(pattern: re.Pattern[str], masked: Masked) -> Iterator[tuple[re.Match[str], OrganizationMention]]:
    """Each match of a pattern with each body that its group `who` names."""
    for match in pattern.finditer(masked.text):
        for at in range(*match.span("who")):
            for body in masked.organizations.get(at, ()):
                yield match, body


def _said(masked: Masked, span: Span, body: OrganizationMention, role: str, name: str = "") -> Said:
    return Said(name or body.name, role, "plain", span, body.word, masked.headline, False)


_UNRESOLVED = re.compile(f"{_OF_NOBODY}|[本该各]|我(?![校院])")


def said_bodies(masked: Masked, at: int, role: str, span: Span) -> list[Said]:
    """What is said of the bodies at a position of the sentence; none of a body that nobody knows whose it is (县委)."""
    bodies = masked.organizations[at]
    return [] if _UNRESOLVED.match(bodies[0].name) else [_said(masked, span, body, role) for body in bodies]


def settle_bodies(entry: Entry, story: StoryMentions) -> None:
    """Fill the event's organizations from its title and from what was said."""
    event = entry.event
    for name, span in entry.owners:
        role = "sign" if event.kind == "signing" else "organize"
        if event.kind == "signing" and len({n for n, _ in entry.owners}) < 2:
            continue
        if event.kind == "congress" and "工作会" not in event.title:
            continue
        if _OPENED.match(story.text, span[1]):
            continue
        if event.kind in _NAMED_AFTER or (event.kind == "plenum" and _ASSEMBLY.search(name)):
            continue  # the name tells whose session or course it is, not who held it
        if event.kind == "symposium" and len(entry.owners) > 1:
            role = "attend"
        _part(entry, name).add(role, span, story.text[span[0] : span[1]], "title-of-body", 0.8)
    if event.kind == "signing" and len({n for n, _ in entry.owners}) < 2 and event.spans:
        known = [n for n, _ in entry.owners] + [s.who for s in entry.bodies]
        parties = _parties(event.title, story)
        for name in parties:
            if not any(k.endswith(name) or name.endswith(k) for k in known):
                span = event.spans[0]
                _part(entry, name).add("sign", span, story.text[span[0] : span[1]][:60], "title-parties", 0.75)
        for name, span in entry.owners if parties else ():
            _part(entry, name).add("sign", span, story.text[span[0] : span[1]], "title-of-body", 0.75)
    national = event.kind in ("congress", "plenum")
    for said in entry.bodies:
        if said.role == "attend" and _OF_STATE.fullmatch(said.who):
            continue
        if national and said.role in ("attend", "present") and re.match("全国|中华全国(?!总工会)|国务院|中央|党中央|中共", said.who):
            continue  # 全国人大常委会、国务院有关领导同志 name nobody
        _part(entry, said.who).add(said.role, said.span, said.wording, f"body-{said.role}", 0.85)


# 甲中心揭牌仪式: what is opened does not hold the occasion.
_OPENED = re.compile("(?:正式)?(?:揭牌|挂牌|揭幕|落成|启用|开业|开馆|开园|奠基|开工|授牌|成立)(?:仪式|典礼|大会|暨|活动)")
_NAMED_AFTER = frozenset({"forum", "other"})
_ASSEMBLY = re.compile("全国人大|全国政协|国务院")
_PUBLIC = re.compile("(?:人民政府|政协|人大|人大常委会|党委|纪委|[省市区县州]委|政府|中央|国务院|中央政治局|部|厅|局|委员会)$")


def delegation(entry: Entry, story: StoryMentions) -> None:
    """The body that a visiting delegation came from: that of the first at its head, unless it is a public authority."""
    if entry.event.kind not in ("visit", "reception") or not entry.delegation:
        return
    if any(s.role == "attend" and re.search("组$|(?<!集)团$", s.who) for s in entry.bodies):
        return  # the group itself was named
    sides = (("lead", "attend"),) if entry.event.kind == "visit" else (("guest", "attend"), ("host", "host"))
    for side, role in sides:
        for key in dict.fromkeys(s.who for s in entry.people if s.role == side):
            hosts = {s.who for s in entry.bodies if s.role == "host"} if role == "attend" else set()
            first = next((p for p in story.posts if p.person == key and p.organization and not _same(p.organization, hosts)), None)
            if first is not None and not _PUBLIC.search(first.organization) and not COUNTRY.fullmatch(first.organization):
                _part(entry, first.organization).add(role, first.span, story.text[first.span[0] : first.span[1]][:60], "delegation", 0.75)


_OF_STATE = re.compile("全国人大(?:常委会)?|国务院|全国政协|中央军委|中央书记处|中共中央")  # whose 有关领导同志 came


def _same(name: str, others: set[str]) -> bool:
    return any(name.startswith(other) or other.startswith(name) for other in others)


_PARTIES = re.compile(
    "^(?P<a>[^与和、《“]{2,24}?)(?:与|和|、)(?P<b>[^《“]{2,24}?)(?=战略|全面|合作|框架|友好|共建|协作|结对|签约|校企|校地|深化|推进|在|签署|签订|举行|《)"
)
_BODY_NAME = re.compile("(?:大学|学院|学校|集团|公司|总工会|工会|协会|银行|医院|研究院|研究所|委员会|[局厅委部])$")


def _parties(title: str, story: StoryMentions) -> list[str]:
    """Who signs, where the title itself names two: regions stand for their governments (湖北省与清华大学…签约仪式)."""
    match = _PARTIES.match(title)
    if not match:
        return []
    divisions = {p.division.full_name: p.division for p in story.places}
    found = []
    for party in (match["a"], match["b"]):
        if party in divisions:
            found.append(Divisions.load().canonical(divisions[party]) + "人民政府")
        elif _BODY_NAME.search(party) and len(party) >= 4:
            found.append(party)
    return found


def _part(entry: Entry, name: str) -> Participation:
    return entry.event.organizations.setdefault(without_board(name), Participation())
