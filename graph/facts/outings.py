"""Occasions told in other words than those of inspections, visits and receptions: 率队来校推进合作, 与校友座谈, 做客某讲堂."""

import re

from graph.facts.candidate import Candidate, source_text
from graph.facts.duties import duties
from graph.facts.lectures import TIME
from graph.facts.masking import C, D, Masked, O, P, positions
from graph.facts.speech import speech_from
from graph.facts.trip_words import INSPECT, PEOPLE, PLACE
from graph.facts.trips import Placed
from graph.facts.unmade import NEGATED, YET_TO_COME, is_aside, is_habit, is_to_come

_LED = "(?:率队|带队|率团|组团|(?:率领?|带领|带着|为团长的|为组长的)[^，。；：把将用从给]{1,16}?)?(?:一行)?"
_DAY = "(?:近日|日前|昨日|昨天|今日|今天|当天|[上下]午|先后|专程|专门|应邀|受邀|再次|再度|一起|一同|[、，])*"
_WENT = re.compile(
    rf"(?P<who>{PEOPLE})等?(?P<led>{_LED})(?:[\d十余多]*人)?{_DAY}(?:{D})?{_DAY}(?P<move>来到|前来|前往|深入|走进|莅临|抵达|来访|到访|造访|回访|拜访|走访|做客(?!户)|赴(?!任)|(?<![送用得做立想感看听谈提达受找遇收拿赶遭项])到|来(?![之自源说看讲]))了?(?P<rest>[^，。；：{P}]{{1,50}})(?=[，。]|$)"
)
# What is done at a place that one has gone to on an occasion, also alone.
_DONE = re.compile(f"(?:开展|进行|举行)[^，。；：]{{2,30}}$|{INSPECT}|推进|推动|洽谈|商谈|磋商|对接|会商|交流|座谈|合作|授课|讲学|讲课|指导|送(?:温暖|清凉|教|法|文化|戏|医|岗|书|科技)|赠送")
_CALLS = ("来访", "到访", "造访", "回访", "拜访", "走访", "做客")
_NO_OUTING = re.compile("任职|任教|上任|就任|履新|报到|就读|读书|上学|求学|留学|打工|务工|^(?!.*(?:开展|进行|推进|推动|指导|对接|落实)).*工作$|出差|旅游|定居|生活|治疗|就医|住院|体检|诉讼|答辩|结婚|婚姻|登记|竞选|快递|投案|自首|全面|出席|参加|参会|领奖|现场$|会场|一线$|前线|底$|期$|位$|家$|极致|实处|尾声|了解|认识|感受|体会|今天$|现在$|目前$|[0-9]+[年月日号时点岁]")
_OUR = re.compile("(?:我?[校院司](?![一-鿿]{2}[市区县])|我[省市区县州局厅部所会社]|公司)")
_GROUP = "客商|来宾|校友|嘉宾|一行|企业家|职工|学生|师生|群众|干部|专家|负责人|负责同志|员工|家长|教师|老师|青年|劳模|客人|选调生|居民|村民|农户|委员|党员|学者|乡贤|代表|商会|协会|公司|集团|局|委|区|县|市"
_SAT = re.compile(
    rf"(?P<who>{PEOPLE})(?:等(?:领导)?)?(?:一行)?(?:[上下]午|近日|日前|今天|{D}|分别|专门)*(?:在[^，。；：{P}]{{1,20}}?)?(?:分别|专门|亲切|共同)*(?:与|同(?![意时志样等步期年日学比])|和(?![平谐]))(?P<whom>[^，。；：{P}]{{0,16}}?(?:{_GROUP}|{O}))"
    "(?:进行了?|举行了?|开展了?|亲切|友好|深入|集体|面对面|热情|的|了)*(?P<verb>座谈交流|交流座谈|座谈|会谈|洽谈)(?=[，。]|$)"
)
_MARK = re.compile("[，。；]")
_NOT_YET = re.compile("拒绝|不同意|建议|推动与|安排|部署|分管|未与|没有|家人|家属")


def outings(masked: Masked, has_place: Placed) -> list[Candidate]:
    """The visit or talk that a sentence tells of; for stories that have told of no occasion so far.

    has_place(start, end) says whether masked words name a place.
    """
    text = masked.text
    if not (masked.headline or TIME.search(text)):
        return []
    limit = speech_from(masked)
    for match in (_WENT.search(text, 0, limit), _SAT.search(text, 0, limit)):
        if match is not None and _real(masked, match):
            found = _went(masked, match, has_place) if match.re is _WENT else _sat(masked, match)
            if found is not None:
                return [found]
    return duties(masked, has_place)


def _real(masked: Masked, match: re.Match[str]) -> bool:
    """Whether it happened, once, and is what the sentence is about."""
    text, start = masked.text, match.start()
    if is_to_come(text, start) or NEGATED.search(text, 0, match.end("who")) or _NOT_YET.search(text, start, match.end()) or YET_TO_COME.search(text, start, match.end()):
        return False
    return not is_aside(masked, start) and not is_habit(text, start, match.end())


def _went(masked: Masked, match: re.Match[str], has_place: Placed) -> Candidate | None:
    text, (a, b), led = masked.text, match.span("rest"), bool(match["led"])
    rest = match["rest"]
    called = match["move"] in _CALLS
    done = _DONE.search(rest) or (_DONE.search(text, b, _next_mark(text, b)) if led else None)
    bodies = positions(text, O, a, b)
    place = PLACE.search(rest[: done.start()] if done and done.start() > 1 else rest)
    known = bool(bodies) or has_place(a, b) or place is not None or _OUR.match(rest) is not None or (called and led)
    if not known or _NO_OUTING.search(rest) or not (done or called or (led and bodies)):
        return None
    if not led and not called and not (done and D in text):
        return None
    who = positions(text, P, *match.span("who"))
    line = "一行" if led and "一行" in match["led"] else ""
    full = source_text(masked, match.start(), match.end()).lstrip("# ")
    title = "、".join(masked.people[i].name for i in who) + line + source_text(masked, match.start("move"), b)
    kind = "inspection" if re.search(INSPECT, rest) else "visit"
    return Candidate(
        full if masked.headline and "，" not in full else title, kind, match.start(), match.end(), match.span(), "person-went", 0.75,
        [title] if masked.headline and title != full else [], place=(a, b), leads=who, strong=False, delegation=led,
    )


def _next_mark(text: str, at: int) -> int:
    """Where the clause behind the next comma ends."""
    mark = _MARK.search(text, at + 1)
    return mark.start() if mark else len(text)


def _sat(masked: Masked, match: re.Match[str]) -> Candidate | None:
    who = positions(masked.text, P, *match.span("who"))
    if C in match["whom"]:
        return None
    title = "、".join(masked.people[i].name for i in who) + "与" + source_text(masked, *match.span("whom")) + match["verb"]
    return Candidate(title, "symposium", match.start(), match.end(), (match.start("whom"), match.end()), "sat-down", 0.75, strong=False)
