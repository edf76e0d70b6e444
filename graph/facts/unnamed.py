"""Occasions without a name of their own: 市总工会召开座谈会, 座谈会在成都举行, 甲出席某日召开的座谈会."""

import re
from collections.abc import Iterator

from graph.facts.candidate import Candidate, source_text
from graph.facts.masking import MASKS, C, D, Masked, O, P, positions
from graph.facts.titles import is_generic, kind_of, trim_left
from graph.facts.trip_words import PLACE
from graph.gazetteer.divisions import Divisions
from graph.mentions.firms import is_brand

# Authorities that only their places and their field tell: 川渝两地人社部门.
_OF_PLACES = "(?:川渝|成渝|渝川|[一-鿿]{2,6}[、与和][一-鿿]{2,6})[两三四]地(?:[一-鿿]{1,6}部门|公安机关|法院|检察院|检察机关|政府|党委|工会)"
_BODY = re.compile(rf"(?P<body>(?:[^，。；：]{{0,20}}?[与、和])?(?:[{O}]|(?:第?[一二三四五六七八九十]+届[{O}]|[{O}](?=第?[一二三四五六七八九十]+[届次]|主席团))?[^，。；：的{MASKS}]{{0,20}}?(?:工会|党组|党委|(?:领导)?班子|常委会|主席团|政府|委员会|中心组|支部|纪委|协会|公司|学院|大学|学校|[我本]校|集团|医院|局|厅|代表团|小组|(?:督查|督导|检查|调研|考察|评估|专家|巡视|巡察|工作)组)|(?![各全本该]|[^，。]*(?:[与、和在]|负责|代表))[一-鿿]{{2,6}}(?:[市区县州省]|(?<![各城返下小乡点心])[镇乡]|街道)|{_OF_PLACES})(?:党组|党委|常委会|机关党委|理论学习中心组|中心组)?)(?:{D}(?:[上下]午)?)?(?:在(?P<place>[^，。；]{{1,30}}?)(?=$|围绕|针对|就|专题|集中|共同|联合|组织))?(?:(?:在|围绕|针对|就)[^，。；]{{1,60}}|以[^，。；]{{2,10}}(?:形式|方式))?(?:（?(?:今[天日晨晚]|昨[天日晚]|日前|近日|于?{D}|[上下]午)）?){{0,3}}(?:专题|集中|共同|联合|接着|随即|还|又)?$")

_WITH_OTHERS = re.compile(f"(?P<body>{O})(?:会同|联合|邀请|组织)[^，。；]*{O}[^，。；在]*(?:在(?P<place>[^，。；]{{1,30}}))?$")  # 甲会联合乙会召开座谈会: it is called by the first


def holder(before: str) -> re.Match[str] | None:
    """The body right before a verb of holding, or the one that did so with others."""
    return _WITH_OTHERS.search(before) or _BODY.search(before)


def body_meeting(masked: Masked, match: re.Match[str], before: str, a: int, b: int) -> Iterator[Candidate]:
    """市总工会召开会议，传达学习…: the body's own meeting, without a name of its own."""
    together = OF_SEVERAL.fullmatch(masked.text, a, b) is not None and D in masked.text and len({o.name for i, bodies in masked.organizations.items() if match.start() - len(before) <= i < match.start() for o in bodies}) > 1
    if not (together or (_needs_no_name(masked.text, a, b) and re.fullmatch("(?:组织|主持|联合|集中|牵头)?召开|召集|举行|(?:联合)?举办", match["verb"]))):
        return
    if _LET.search(before) or masked.text[b : b + 1] in ("后", "前"):
        return
    lead = trim_left(before)
    body = _body(masked, before[lead:], a, b)
    who = [i for i in masked.people if match.start() - len(before) <= i < match.start()]
    led = re.search(rf"{P}(?:在(?P<place>[^，。；]{{1,16}}))?(?:主持)?$", before)
    if who and led and not CEREMONY.fullmatch(masked.text, a, b):
        title = "、".join(masked.people[i].name for i in who) + source_text(masked, match.start("verb"), b)
        start = match.start() - len(before)
        place = (start + led.start("place"), start + led.end("place")) if led["place"] else None
        later = re.match("[#\\s]*(?:当天|当日|同日|次日|随后|[上下]午)", masked.text) is not None
        yield Candidate(title, kind_of(title), who[0], b, (a, b), "person-held-meeting", 0.75, strong=False, place=place, later=later)
    elif body and P not in before:
        start = match.start() - len(before)
        yield _generic_owned(masked, start, start + lead, body, a, b)


OF_SEVERAL = re.compile("(?:职工)?(?:联谊|交流|共建|联建|结对|互访)活动|(?:友谊|篮球|足球|羽毛球|乒乓球|气排球)?(?:比赛|友谊赛|邀请赛)")  # what several bodies do together needs no name
CEREMONY = re.compile("(?:开工|竣工|奠基|揭牌|揭幕|授牌|授旗|捐赠|启用|落成|通车|投产|开业|颁奖|开园|首发|发车|交接|结业|开班|毕业|开学|入会)(?:仪式|典礼)")

_LET = re.compile("(?:同意|批准|要求|支持|帮助|协助|督促|允许|鼓励|倡议)[^，。；]{0,20}$")  # 同意某公司举行启动仪式
# Occasions that a body holds and that need no further name: 市总工会召开表彰大会.
_OCCASION = re.compile("(?:表彰|表扬|颁奖|庆祝|成立|纪念|启动|誓师|换届)(?:大)?会|(?:启动|签约|签字|升旗|颁奖|拜师|欢送|欢迎)仪式|(?:趣味|职工)*运动会|(?:文艺汇演|晚会|联谊会|联欢会|团拜会|招聘会|相亲会|欢送会|欢迎会|迎新会|恳亲会|观摩会|故事会|游园会)")


_HOLDER = re.compile(f"(?P<body>[^，。；：的在{P}{C}]{{2,12}})(?:在(?P<place>[^，。；]{{1,30}}))?$")


def _body(masked: Masked, before: str, a: int, b: int) -> re.Match[str] | None:
    """Whose meeting it is; of a ceremony also one that is no body that is known: 恒达电器在重庆举行开工仪式."""
    brand = _HOLDER.fullmatch(before) if CEREMONY.fullmatch(masked.text, a, b) else None
    return brand if brand and is_brand(brand["body"]) else holder(before)


def _generic_owned(masked: Masked, start: int, at: int, body: re.Match[str], a: int, b: int) -> Candidate:
    """A body's meeting without a name. start: of the clause; at: where the words begin that the match is in; a, b: where the meeting stands."""
    place = (at + body.start("place"), at + body.end("place")) if body["place"] and body["place"][-1] not in "后前下中时上" else None
    at, end = at + body.start("body"), at + body.end("body")
    candidate = _called(masked, source_text(masked, at, end), (a, b), (start, b), [], place, rule="body-held-meeting")
    if at in masked.organizations:
        organization = masked.organizations[at][0]
        candidate.aliases += [organization.name + candidate.title[len(organization.word) :]] if len(organization.name) > len(organization.word) else []
    return candidate


_VAGUE = re.compile("(?:大会|会议|全会|例会|会|论坛|年会)")


def _tells_what(text: str, a: int, b: int) -> bool:
    """Whether text[a:b] says the sort of an occasion: 座谈会, 签约仪式, and neither 活动 nor 会议."""
    return _VAGUE.fullmatch(text, a, b) is None and _needs_no_name(text, a, b)


def _needs_no_name(text: str, a: int, b: int) -> bool:
    """Whether the words are enough of a name for what a body holds: 会议, 座谈会, 签约仪式, but not 活动 or 比赛."""
    return kind_of(text[a:b]) not in ("activity", "competition", "signing") or any(sort.fullmatch(text, a, b) for sort in (CEREMONY, _OCCASION))


BY_PLACE = "place-held-meeting"  # the rule of an occasion that is told of by its sort and its place alone


def told_by_place(masked: Masked, place: tuple[int, int] | None, a: int, b: int, clause: tuple[int, int]) -> Candidate | None:
    """座谈会在成都举行, 由甲会主办的座谈会举行: named after whose it was, else after where; None where neither is said.

    a, b: where the words stand, with what is before them in their clause; a name of its own needs none of this.
    """
    text = masked.text
    begin = a + trim_left(text[a:b])
    if not is_generic(text[begin:b]) or not _tells_what(text, begin, b):
        return None
    if given := _GIVEN_BY.search(text, a, begin):
        return _called(masked, source_text(masked, *given.span("who")), (begin, b), clause, [given.start("who")], place, rule="body-held-meeting")
    if place is None or not _is_place(masked, *place):
        return None
    return _called(masked, source_text(masked, *place), (begin, b), clause, [], place, rule=BY_PLACE)


_GIVEN_BY = re.compile(f"由(?P<who>{O})[^，。；]{{0,40}}?(?:主办|举办|承办|组织|牵头|召集)[^，。；]{{0,8}}的")
_NO_PLACE = re.compile(f"[{P}{O}{C}0-9]|这里|会议室|现场|我[市省区县]|[中下前后时里楼上]$|之际|期间|前夕|当天|当地|该|主席台")


def _is_place(masked: Masked, a: int, b: int) -> bool:
    """Whether the words behind 在 name a place, and not 新形势下 or 热烈的气氛中."""
    words = source_text(masked, a, b)
    return _NO_PLACE.search(masked.text, a, b) is None and (PLACE.search(words) is not None or any(Divisions.load().named(words[:size]) for size in (2, 3, 4)))


def held_at(masked: Masked, start: int, held: int, at: tuple[int, int], end: int, *, fresh: bool) -> Candidate | None:
    """在某办公室举行的发布会上, and where the story has told of no other occasion: 在成都召开的座谈会上.

    start: of the words behind 在; held: where 召开 stands in them; at: where the occasion stands; end: of the whole.
    """
    text = masked.text
    if body := _HELD_BY.fullmatch(text, start, start + held):
        begin = body.start("who")
        return _called(masked, source_text(masked, begin, begin + 1), at, (begin, end), [begin], None, rule="body-held-meeting")
    there = _THERE.search(text, start, start + held)
    return told_by_place(masked, there.span("place"), *at, (start, end)) if fresh and there else None


_HELD_BY = re.compile(f"(?:{D})?(?P<who>{O})(?:{D}|今天|昨天|日前|近日)*")
_THERE = re.compile("[在于](?P<place>[^，。；：的在]{1,20})$")


def went_to(masked: Masked, verb: tuple[int, int], held: re.Match[str] | None, at: tuple[int, int]) -> Candidate | None:
    """甲出席在成都召开的座谈会, 甲在成都出席座谈会; with no place but a day, named after who did what: 甲出席座谈会."""
    text = masked.text
    who = _WHO_THERE.search(text, 0, verb[0])
    if who is None or not _tells_what(text, *at) or _REPORTED.search(text, 0, who.start()):
        return None
    place = held.span("place") if held and held["place"] else who.span("place") if who["place"] else None
    if place:
        return told_by_place(masked, place, *at, (who.start(), at[1]))
    people = positions(text, P, *who.span("who"))
    if D not in text:
        return None
    names = [masked.people[i].name for i in people]
    title = "、".join(names[:_NAMED]) + "等" * (len(names) > _NAMED) + source_text(masked, *verb) + source_text(masked, *at)
    return Candidate(title, kind_of(title), people[0], at[1], at, "person-held-meeting", 0.75, strong=False)


_REPORTED = re.compile("(?:说|表示|称|看到)，?|报道[，：]?")
_NAMED = 3  # people whom a title names
_WHO_THERE = re.compile(f"(?P<who>{P}(?:[、和]{P})*)(?:等(?:领导)?|一行|应邀|受邀|分别|一同|共同)*(?:在(?P<place>[^，。；：{P}{O}{C}]{{1,20}}))?(?:应邀|受邀|一同|共同)?$")


def _called(masked: Masked, whose: str, at: tuple[int, int], clause: tuple[int, int], owner: list[int], place: tuple[int, int] | None, *, rule: str) -> Candidate:
    title = whose + source_text(masked, *at)
    return Candidate(title, kind_of(title), *clause, at, rule, 0.8, strong=False, owner=owner, place=place)
