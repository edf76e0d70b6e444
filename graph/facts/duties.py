"""Occasions of bodies alone, of which nobody is named: 市人大常委会组织代表对某项工作开展视察, 甲总工会与乙总工会举行会谈."""

import re

from graph.facts.candidate import Candidate, source_text
from graph.facts.masking import C, D, Masked, O, P, positions
from graph.facts.speech import speech_from
from graph.facts.trips import Placed
from graph.facts.unmade import NEGATED, YET_TO_COME, is_habit, is_to_come

_BODIES = f"(?P<who>{O}(?:(?:、|，|和|与|及|联合|会同){O})*)(?:等[^，。；：{P}{O}]{{0,10}})?"
_PLACES = f"(?P<where>[^，。；：、与和{P}{O}{D}]{{2,10}}[市区县州](?:[、和与同][^，。；：、与和{P}{O}]{{2,10}}[市区县州])+)"
_BEGIN = f"^[#\\s]*(?:[^，。；：]{{0,14}}[讯电]\\s*)?(?:为[^。；：{P}{O}]{{2,60}}，)?(?:{D}(?:上午|下午)?|近日|日前|昨日|今日|今天|昨天|连日来)?，?"
_SENT = f"(?:组织|邀请|带领|抽调|抽派|派出)[^，。；：{P}{O}]{{0,20}}?(?:代表|委员|人员|专家|干部|力量|[组队])，?"
_LOOKS = "视察|检查|调研|考察|督查|督导|督察|巡查|走访|抽查|验收"
_INSPECTED = re.compile(
    rf"{_BEGIN}{_BODIES}(?:联合|共同)?(?:{_SENT})?(?:分组|集中|联合|先后)*(?:(?:对|就|围绕)(?![照标口接比])(?P<about>[^，。；：{P}]{{1,40}}?)，?(?:开展|进行|实施)了?[^，。；：{P}{O}]{{0,12}}?(?P<verb>{_LOOKS})(?=$|[，。；]|活动|工作(?:$|[，。]))"
    rf"|(?<=[表委员家部量组队])(?P<looked>{_LOOKS})了?(?P<what>(?![^，。；]*(?:案件?|事故|网传|产量|烈度|灾情)(?:$|[，。；]))[^，。；：{P}]{{2,30}})(?=$|[，。；]))"
)
_TALKED = re.compile(
    rf"{_BEGIN}(?:{_BODIES}(?:(?<!等)(?:与|同|和){O})?|{_PLACES})(?:在(?P<place>[^，。；：{P}]{{1,20}}?))?(?:联合|共同)?(?:举行|开展|进行)了?(?:工作|深入|友好|合作|亲切|业务|交流|专题|座谈|的)*(?P<verb>座谈|会谈|洽谈|交流|磋商|会商)(?=$|[，。；\s]|活动(?:$|[，。])|并)"
)
# 市委第二巡察组向某院党委反馈巡察情况.
_FED_BACK = re.compile(rf"{_BEGIN}(?P<who>{O}|[^，。；：{P}{O}]{{0,4}}(?:委|中央)第[一二三四五六七八九十]+巡[察视]组)向(?P<whom>[^，。；：{P}]{{1,30}}?)(?P<verb>反馈)(?P<what>(?![^，。；]*通知)[^，。；：{P}]{{0,24}}(?:情况|意见|回头看”?))(?=$|[，。；])")
_SAT = "座谈"  # what two places do without a body named: 甲市与乙区举行工作座谈
_INSPECTORS = ("巡视组", "巡察组")


def duties(masked: Masked, has_place: Placed) -> list[Candidate]:
    """The inspection or talk that a sentence with a time tells of bodies; for stories that have told of no occasion so far.

    has_place(start, end) says whether masked words name a place.
    """
    text = masked.text
    if (O not in text and _SAT not in text) or masked.headline:
        return []
    limit = speech_from(masked)
    match = _INSPECTED.match(text, 0, limit) or _TALKED.match(text, 0, limit) or _FED_BACK.match(text, 0, limit)
    if match is None or C in match[0]:
        return []
    start = match.start("who") if match["who"] else match.start("where")
    if is_to_come(text, start) or is_habit(text, 0, match.end()) or YET_TO_COME.search(text, 0, match.end()) or NEGATED.search(text, start, match.start("verb")):
        return []
    if match.re is _FED_BACK and text[start] == O and not any(body.name.endswith(_INSPECTORS) for body in masked.organizations.get(start, ())):
        return []
    owner = positions(text, O, start, match.end() if match.re is _TALKED else match.end("who"))
    if match.re is _TALKED and len(owner) < 2 and not (match["where"] and has_place(*match.span("where"))):
        return []
    group = next((g for g in ("about", "what", "place") if g in match.re.groupindex and match[g]), "")
    place = match.span(group) if group and has_place(*match.span(group)) else None
    kind = "inspection" if match.re is _INSPECTED else "symposium" if match.re is _TALKED else "work_meeting"
    rest = max(start, text.rfind("，", start, match.end()) + 1)  # 某人大常委会组织部分代表，对某项工作开展视察
    title = source_text(masked, start, max(match.end("who"), start)) * (rest > match.end("who")) + source_text(masked, rest, match.end())
    return [Candidate(title, kind, start, match.end(), (start, match.end()), "bodies-alone", 0.75, place=place, owner=owner, strong=False)]
