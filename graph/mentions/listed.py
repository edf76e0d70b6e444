"""Bodies known by the list they stand in: 甲科技、乙在线等企业负责人发言, 丙杂志、丁知网承办."""

import re
from bisect import bisect_left
from dataclasses import replace

from graph.gazetteer.divisions import Divisions
from graph.gazetteer.names import NameModel
from graph.mentions.context import Context
from graph.mentions.firms import is_brand
from graph.mentions.focus import Focus
from graph.mentions.kinds import COUNTRY, kind_of
from graph.mentions.lexicon import HAN
from graph.mentions.name_starts import verbal
from graph.mentions.organizations import canonical
from graph.mentions.types import Named, OrganizationMention, overlaps
from graph.model.records import Span

_ITEM = f"(?:《[^《》\\n]{{2,16}}》[{HAN}]{{0,4}}?|[{HAN}A-Za-z0-9（）]{{2,24}}?)"
_SECOND = "(?=[^。；：、\\n]{2,26}+、)"  # another item comes: looked for first, since most clauses have but one
_FIRST = f"(?:《[^《》\\n]{{2,16}}》[{HAN}]{{0,4}}+|[{HAN}A-Za-z0-9（）]{{2,24}}+)"  # an item that ends where the next one comes
_LIST = f"(?<![{HAN}A-Za-z0-9》）、]){_SECOND}(?P<list>{_FIRST}(?:、{_ITEM}){{1,20}})"
# What the list says of its items: the heads of such bodies, or what the bodies did.
_COUNT = "[0-9一二三四五六七八九十]{1,3}余?[家个所]"
_HEADS = f"(?:等(?:{_COUNT})?[^，。；：、《》]{{0,6}}?|{_COUNT}[^，。；：、《》]{{0,6}}?)(?:企业|公司|单位|机构|院校|高校|媒体|商会|协会|学校)(?:的)?(?:主要|相关|有关)?(?:负责人|负责同志|代表|领导|高管|专家|工会主席|工会负责人|职工代表|(?:分别|现场|集中|共同)?(?:参加|参与|参会|参展|到会|到场))"
_HELD = "(?:等[^，。；、]{0,6}(?:单位|机构|部门|院校|高校|企业|媒体))?(?:联合|共同)?(?:主办|承办|协办)(?!单位|方|的)"
_OF_BODIES = re.compile(f"{_LIST}(?:{_HEADS}|{_HELD})")
# What says less of them: of such a list most items must be known by themselves.
_ACTED = "(?:的?(?:主要|相关|有关|分管)?(?:负责人|负责同志|领导|代表|工会主席|专家)?(?:等)?(?:应邀|派员|分别|先后|依次|现场|还|也)*(?:参加|出席|参会|到会|列席|介绍|汇报|发言|作(?!为)|就|围绕)|的(?:意见|建议|汇报|发言|介绍)|(?:等[^，。；、]{0,6})?(?:共同|联合)?(?:组织|参与|$|[。；]))"
_WITH_BODIES = re.compile(f"(?<![^，。；：\n]){_SECOND}(?P<list>{_FIRST}(?:、{_ITEM}){{1,20}}(?:(?:[和与及]|以及){_ITEM})?){_ACTED}", re.MULTILINE)
_BY = re.compile("(?:.*(?:来自|听取了?|与会(?:单位|企业)|由|以及|其中|会上|邀请|有|和|与|及))?(?=.)")
_NO_BODY = re.compile("各|的|发起|^[^（]*）|（[^）]*$|^(?:有关|相关|部分|全[国省市区县]|其他|多家|等|[市省县区]直|[市省县区]属)|等$|会议|论坛|活动|领导|代表|人员|同志|负责人|单位|部门|骨干|职工|员工|学员|选手|师生|学生|群众|家属|记者|媒体$|企业$|[商农用]户|居民|村民|业主|志愿者$|团队$|义工$|工匠|少年|传承人|名角|先锋|红领巾|能手|标兵|[者人家]$")
_COUNTED = re.compile("[0-9]+余?[家个所](?:企业|公司|单位|机构|院校|高校|媒体|商会|协会|学校)")
_NUMBERED = re.compile("第[一二三四五六七八九十]")


def in_lists(text: str, known: list[OrganizationMention], named: list[Named], context: Context, focus: Focus) -> list[OrganizationMention]:
    """The organizations of a page with those that only their list tells to be bodies. known, result: sorted by span."""
    spans, people = [m.span for m in known], sorted(n.span for n in named)
    found: list[OrganizationMention] = []
    for match in _OF_BODIES.finditer(text):
        items = _items((_begin(match), match.end("list")), text, "、")
        if (len(items) < 3 and not _COUNTED.search(match[0])) or any(overlaps(people, item) for item in items):
            continue
        new = [item for item in items if not overlaps(spans, item)]
        words = [text[slice(*item)] for item in new]
        if len(items) == 2 and not all(is_brand(word) and not COUNTRY.match(word) for word in words):
            continue  # 新产品、新技术等12家企业
        if not any(_NO_BODY.search(word) or len(word) < 2 or Divisions.load().named(word) for word in words) and 3 * (sum(map(_may_be, words)) + len(items) - len(new)) >= 2 * len(items):
            for item in new:
                at = bisect_left(spans, item)
                found.append(_mention(item, _like(text[slice(*item)], known[at - 1].name if at and spans[at - 1][1] == item[0] - 1 else "")))
    taken = [m.span for m in found]
    for match in _WITH_BODIES.finditer(text):
        whole = (_begin(match), match.end("list"))
        if len(_within(spans, whole)) < 2:
            continue
        items = _all_items(whole, text, spans)
        new = [item for item in items if not overlaps(spans, item)]
        if new and len(items) - len(new) >= max(2, len(new)) and not any(overlaps(people, item) for item in items):
            found += [_mention(item, text[slice(*item)]) for item in new if is_brand(text[slice(*item)]) and not _NO_BODY.search(text[slice(*item)]) and not overlaps(taken, item)]
    found = [_of_region(m, context) for m in found]
    known, found = _unions(text, known), _unions(text, found)
    known, held = _holders(text, known, found, people)
    if focus.speaks_of_itself and focus.school:
        held = [replace(m, name=focus.school + _OWN.sub("", m.name)) if _OF_SCHOOL.match(m.name) else m for m in held]
    return sorted([*known, *held], key=lambda m: (m.span, m.name)) if found or held else known


_OF_THEIR_UNIONS = re.compile(f"{_LIST}等(?:{_COUNT})?[^，。；：、]{{0,4}}(?:企业|公司|单位|高校|院校|学校)工会(?=主席|负责人|代表|干部|分别|的)")


def _unions(text: str, known: list[OrganizationMention]) -> list[OrganizationMention]:
    """With the unions of the firms of a list, where it says that these are meant: 甲集团、乙公司等企业工会代表."""
    if not any(unions in text for unions in ("企业工会", "公司工会", "单位工会", "高校工会", "院校工会", "学校工会")):
        return known
    lists = [match.span("list") for match in _OF_THEIR_UNIONS.finditer(text)]
    return [
        replace(m, name=m.name + "工会", kind="union") if m.kind in ("company", "institution") and overlaps(lists, m.span) and not m.name.endswith("工会") else m
        for m in known
    ]


_LONG = _ITEM.replace("2,24", "2,48")  # one that 和 may part
_ROW = f"{_LONG}(?:、{_LONG}){{0,12}}"
# 由甲局主办、乙在线和丙学堂承办: whatever stands there is a body.
_SLOTS = (
    re.compile(
        f"[由，、](?:(?<=由)|(?<=[主承协举合联]办.)|(?<=指导.)|(?<=支持.))(?P<list>{_ROW})"
        "(?:等[^，。；、]{0,8})?(?:联合|共同|具体|独家|全程)*(?:主办|承办|协办|合办|联办|(?<=合)举办|(?<=同)举办|发起|牵头)(?=[，。；、的）\\s]|组织|$)",
        re.MULTILINE,
    ),
    # 主办单位：甲局、乙在线; 甲局、乙在线联合主办了大赛.
    re.compile(f"(?:主办|承办|协办|指导|支持|执行)(?:单位|方)(?:为|是|有|包括|：|】)+(?P<list>{_ROW})(?=[。；\\n]|$)", re.MULTILINE),
    re.compile(f"^(?=[^。；\\n]*办了)(?P<list>{_ROW})(?:联合|共同)*(?:主办|承办|协办)了", re.MULTILINE),
)
_SURELY = re.compile("^(?:[由，、].*(?:主办|承办|协办)|.{4,5}：)")  # whatever the list names, even where no body of it is known
_NOT_HOLDER = re.compile("^[两三四五六七八九十][地市区县省校]|由|了|准备|提供|颁发|赞助|院所|干部|劳模|模范|市民|演员|裁判|家$|人士|教师|老师|成员|青年|院校|[主承协举合联]办|指导|支持|参与|参加|配合|的|[0-9一二三四五六七八九十几多数][余多]?[个家所名位]|举行|召开|联合|共同|组织|发起")


_OWN = re.compile("^(?:我校|我院|学校|本校|校(?!友|园|医|庆|区|地|企|际|外|内))")
_OF_SCHOOL = re.compile(f"{_OWN.pattern}(?=.{{2}})|党委|团委|[{HAN}]{{2,4}}校区|校区")


def _holders(text: str, known: list[OrganizationMention], found: list[OrganizationMention], people: list[Span]) -> tuple[list[OrganizationMention], list[OrganizationMention]]:
    """The known and found bodies, those that held an occasion by their whole name, and the bodies that only their place in such words tells."""
    known = sorted([*known, *found], key=lambda m: (m.span, m.name))
    spans = [m.span for m in known]
    begun, ended = {m.span[0]: m for m in known}, {m.span[1]: m for m in known}
    grown: dict[Span, OrganizationMention] = {}  # by the span of the known body
    coined: dict[Span, OrganizationMention] = {}
    for slot in _SLOTS:
        lists = [match.span("list") for match in slot.finditer(text) if _SURELY.search(match[0]) or _within(spans, match.span("list")) or all(map(is_brand, re.split("[、和]", match["list"])))]
        taken = sorted(coined)
        for item in [item for whole in lists for item in _all_items(whole, text, spans)]:
            word, body = text[slice(*item)], begun.get(item[0]) if len(_within(spans, item)) == 1 else None
            if len(word) < 3 or _NO_BODY.search(word) or _NOT_HOLDER.search(word) or overlaps(people, item):
                continue
            if body is not None and _MORE.fullmatch(text, body.span[1], item[1]) and not verbal(text[body.span[1] : item[1]]):
                grown[body.span] = _mention(item, body.name + text[body.span[1] : item[1]])  # 某文理学院|某某书院
            elif (body := ended.get(item[1])) is not None and item[0] < body.span[0] - 2 and _JOINT.match(text, body.span[0] - 1) and not overlaps(spans, (item[0], body.span[0])):
                grown[body.span] = _mention(item, word)  # 某省工业与|应用数学学会
            elif not overlaps(spans, item) and not overlaps(taken, item) and _may_be(word) and not Divisions.load().named(word):
                coined[item] = _mention(item, word)
    return [m for m in known if m.span not in grown], [*grown.values(), *coined.values()]


_JOINT = re.compile("[和与及]")
_MORE = re.compile("(?!（|.*(?:会同|携手|委托|授权|联合|下属|旗下|所属|下设|[一二两三四五六七八九十]家|第[一二三四五六七八九十]+届)).+[会院所社部处室心站局委校系台网团队馆司盟坊组]")  # of a body's name, behind what was read of it
_OURSELVES = re.compile("我[行校院司会局所]|学校|公司|集团")
_ALONE = re.compile("(?!中国|中华|全国|国际|世界|国家).{4,}")


def _all_items(whole: Span, text: str, spans: list[Span]) -> list[Span]:
    """The items of a list whose last ones 和, 与 or 及 may join."""
    return [part for item in _items(whole, text, "、|以及") for part in _parted(item, text, spans)]


def _within(spans: list[Span], whole: Span) -> list[Span]:
    """Those of the sorted spans that begin in a stretch of the text."""
    return spans[bisect_left(spans, (whole[0], 0)) : bisect_left(spans, (whole[1], 0))]


def _parted(item: Span, text: str, spans: list[Span]) -> list[Span]:
    """An item of a list parted at 和, 与 and 及 where these stand between bodies: not 国际合作与交流处. spans: of the known ones."""
    here = _within(spans, item)
    starts, ends = {start for start, _ in here}, {end for _, end in here}
    for joint in _JOINT.finditer(text, *item):
        at = joint.start()
        coined = _ALONE.match(text, item[0], at) is not None and not Divisions.load().named(text[item[0] : item[0] + 2]) and not overlaps(spans, (item[0], at)) and not text.startswith(("股份", "有限", "集团", "公司"), at + 1)
        if at in ends or (at + 1 in starts and _OURSELVES.fullmatch(text, item[0], at)) or ((coined or _MORE.fullmatch(text, item[0], at)) and (at + 1 in starts or item[1] - at > 4)):
            return [(item[0], at), *_parted((at + 1, item[1]), text, spans)]
    return [item]


_OFFICE = re.compile("[省市区县州].{2,}(?:办|委|局|中心|站|院|校|馆|队)")


def _of_region(body: OrganizationMention, context: Context) -> OrganizationMention:
    """市铁建办 of a list by its full name, where the page tells of which city it is."""
    name = canonical(body.name, body.span[0], context) if _OFFICE.fullmatch(body.name) else ""
    return replace(body, name=name, kind=kind_of(name)) if name else body


def _mention(span: Span, name: str) -> OrganizationMention:
    kind = kind_of(name)
    return OrganizationMention(span, name, name, "company" if kind in ("other", "department") else kind)


def _like(name: str, before: str) -> str:
    """A numbered body (第二附属医院) behind one of the same kind (某大学第一附属医院) by its full name. before: "" where none stands there."""
    shared = _NUMBERED.search(before) if _NUMBERED.match(name) and name[-4:] == before[-4:] else None
    return before[: shared.start()] + name if shared else name


def _begin(match: re.Match[str]) -> int:
    """Where the first item of a list begins, behind what leads to it."""
    lead = _BY.match(match["list"].split("、")[0])
    return match.start("list") + (lead.end() if lead else 0)


def _items(whole: Span, text: str, joints: str) -> list[Span]:
    """The spans of the items of a list; joints: a pattern of what stands between them."""
    found = [*re.finditer(joints, text[slice(*whole)])]
    return list(zip([whole[0], *(whole[0] + j.end() for j in found)], [*(whole[0] + j.start() for j in found), whole[1]], strict=True))


def _may_be(name: str) -> bool:
    """Whether a word of a list is neither a person's name nor begins with a verb; most words of a list of bodies are not."""
    person = len(name) <= 3 and NameModel.load().likely(name)
    return not person and not (verbal(name) and verbal(name[:2]))
