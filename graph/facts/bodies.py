"""Organizations at an event: who was visited, who held it, who came, who signed."""

import re

from graph.facts.body_words import NO_HOST, OF_NOBODY, PUBLIC, statement
from graph.facts.book import Entry, Said
from graph.facts.event_types import Participation
from graph.facts.masking import D, Masked, Masker, O, P, positions
from graph.facts.trip_words import NO_FURTHER
from graph.facts.whereabouts import add_place
from graph.gazetteer.divisions import Divisions
from graph.mentions.departments import without_board
from graph.mentions.kinds import COUNTRY
from graph.mentions.types import StoryMentions
from graph.model.records import Span

_STOP = re.compile(
    f"(?:^|[，、；]|{P}|[他她]们?|一行|[组团](?=来|走|深|前|到|赴|在|实地|先后|一行|还|又|分别|考|参观|察|查|检|看)|先后|还|随后|实地|等)(?:先后|还|随后|实地|分别|又|一行|等|并|分组|分头|首先|接着|依次|最后)*(?P<verb>来到|走进|深入|前往|看了|(?:考察|参观|察看|走访|拜访|回访|视察|调研|看望|慰问|访问|查看|检查|督查|督导)(?:参观|考察|调研|慰问|察看|、)*(?![组团])了?|对(?=[^，。；]{{1,60}}?(?:进行|开展)了?[^，。；]{{0,8}}(?:检查|督查|督导|调研|考察|走访|慰问))|到(?!访)|赴|在(?![^，。；：]{{1,40}}陪同下))"
    "(?P<place>[^，。；：]{1,120}?)(?=，|。|；|$|看望|慰问|了解|察看|听取|检查|调研|考察|参观|访问|学习|与|同|就|进行|开展|视察|时|实地|座谈)"
)
# 随后，来到…: the subject is the one of the sentence before.
_GOES_ON = re.compile("[，；\\s]*(?:随后|接着|首先|先后|最后|之后|其间|其后|还|又|，)*(?:来到|走进|前往|赴|到(?!访)|深入)")
_CALLED_ON = re.compile(f"[，；\\s]*(?:{D}|当天|当日|[上下]午|期间|随后|先后|实地|分别|依次|还|又|，)*(?:走访|拜访|回访|考察|参观|察看|查看|检查|调研|看望|慰问|视察)(?![组团])了?")
_HE_WENT = re.compile("(?:在[^，。；]{1,10}(?:期间|时)，)?[他她]们?(?:还|又|先后|首先|随后|一行)*(?:来到|走进|深入|前往)(?![^，。；]*(?:深造|工作|求学|任教|就业|年了))")  # 他来到…: he of the sentence before
_NO_STOP = re.compile("^(?:讲话|调研|考察|会|座谈|致辞|听取|了解|主持|接受|谈到|介绍|交流|推动|推进|[^，。]{0,12}(?:上|中|下|方面|时|过程中|期间|基础上|情况|工作|问题)$|.*(?:会|仪式|活动|论坛|式)上$)")
_ITS_PEOPLE = re.compile(f"[{O}]*[^、和与及]*(?:干部|职工|群众|代表|官兵|人员|家属|同志|学生|老师|教师|医生|职员|员工)(?!之家|服务|活动|学校)")  # 看望了某局在川挂职干部
# 深入甲镇、乙集团，丙镇丁社区、戊医院，现场调研: a list of stops goes on behind a comma.
_STOPS_ON = re.compile(f"，(?P<place>(?!{NO_FURTHER})[^，。；：{P}]{{0,60}}、[^，。；：{P}]{{0,60}})(?=，)")
_SPEECH = re.compile("强调|指出|要求|表示|希望|勉励|说，")


def stops(masked: Masked, masker: Masker, entry: Entry, *, places: bool) -> None:
    """Where a trip went on to: the bodies visited there and, with places, its divisions and venues."""
    text = masked.text
    if not (P in text or _GOES_ON.match(text) or _CALLED_ON.match(text) or _HE_WENT.match(text) or re.search("^在|(?:调研|考察|督[查察导]|检查|工作|慰问|访问|代表|参访|学习|交流|巡视|宣讲)[组团]|一行|客人", text)):
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
        if places:
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
    return [statement(masked, span, body, "host") for body in masked.organizations[at] if not NO_HOST.search(body.name)]


_UNRESOLVED = re.compile(f"{OF_NOBODY}|[本该各]|我(?![校院])")


def said_bodies(masked: Masked, at: int, role: str, span: Span) -> list[Said]:
    """What is said of the bodies at a position of the sentence; none of a body that nobody knows whose it is (县委)."""
    bodies = masked.organizations[at]
    return [] if _UNRESOLVED.match(bodies[0].name) else [statement(masked, span, body, role) for body in bodies]


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
            if first is not None and not PUBLIC.search(first.organization) and not COUNTRY.fullmatch(first.organization):
                _part(entry, first.organization).add(role, first.span, story.text[first.span[0] : first.span[1]][:60], "delegation", 0.75)


def signers(entry: Entry, story: StoryMentions) -> None:
    """Who signed, where only its people are named that did: 某局局长甲与某公司董事长乙代表双方签约."""
    event = entry.event
    if event.kind != "signing" or any("sign" in part.roles for part in event.organizations.values()):
        return
    for key in dict.fromkeys(said.who for said in entry.people if said.role == "sign"):
        post = next((p for p in story.posts if p.person == key and p.organization and not COUNTRY.fullmatch(p.organization) and not p.title.endswith(("委员", "代表"))), None)
        if post is not None:
            _part(entry, post.organization).add("sign", post.span, story.text[post.span[0] : post.span[1]][:60], "signer", 0.75)


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
