"""Inspections, visits and receptions in one sentence: A在重庆调研, A一行来访, A会见B."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph.facts.candidate import Candidate, source_text
from graph.facts.masking import C, D, Masked, O, P, positions
from graph.facts.speech import speech_from
from graph.facts.trip_words import BETWEEN, CALL, COMPANIONS, INSPECT, MOVE, NO_FURTHER, PEOPLE, PLACE, PURPOSE, VERB
from graph.facts.unmade import ONLY_MEANT, YET_TO_COME, is_aside, is_habit, is_to_come

Placed = Callable[[int, int], bool]
_RUN = re.compile(PEOPLE)
_TRIP = re.compile(rf"{BETWEEN}(?P<move>{MOVE})(?!(?<=在)[^，。；：]{{1,40}}?陪同下)(?P<place>[^，。；：]{{1,50}}?)(?:，(?!{NO_FURTHER})[^，。；：{P}]{{1,40}}、[^，。；：{P}]{{1,40}}(?=，))?(?:(?P<act>(?:开展|参加|举行)[^，。；：]{{2,40}}?活动)，)?(?:，通过[^。；：]{{2,60}}?等(?:形式|方式)，)?{PURPOSE}(?P<verb>{VERB}|(?<=，)(?:实地|深入|详细)*了解|(?:开展|进行)了?(?:[^，。；：{P}{C}]{{1,14}}?(?:{INSPECT}|帮扶|扶贫)|[^，。；：{P}{C}]{{1,30}}?(?:交流合作|对接|参访|交流))(?!组|会|活动))")
# A在某地出席研讨会，并在某市就地方工作进行调研: what somebody did beside an occasion.
_AND_WENT = re.compile(rf"[^。；：{P}]{{0,12}}(?:出席|参加|主持)[^。；：{P}]{{2,80}}?，并(?:先后)?(?P<move>在|到|赴|前往|深入)(?P<place>[^，。；：{P}]{{1,30}}?){PURPOSE}(?P<verb>{VERB})")
# A率队赴某公司，与B座谈交流: those they went to see are named.
_TO_TALK = re.compile(
    rf"{BETWEEN}(?P<move>{MOVE}|拜访|走访|做客)了?(?P<place>[^，。；：{P}]{{1,50}}?)，?(?:并)?(?:与|同|和)(?P<whom>[^。；：]{{0,60}}?{P}[^。；：]{{0,80}}?)"
    rf"，?(?:(?:就|围绕)[^，。；：]{{2,60}}?)?(?:举行|进行|开展|展开)?了?(?:工作|深入|友好|亲切|充分|了|的)*(?P<verb>座谈交流|交流座谈|会谈|座谈(?!会)|会晤|会面|洽谈|交流|对接|磋商|沟通)"
)
_COME = re.compile(
    rf"{BETWEEN}(?P<move>来访(?=我)|来|莅临|到(?=[我本]|访(?:[，。\s]|$))|赴(?=[我本])|到访|造访|回访|拜访|访问)"
    rf"(?P<place>访|[校川渝京蓉院司会永](?![一-鿿]{{2}}[市区县])|[我本][校市区县院省州司会厅局委部处所中公集][^，。；：]{{0,12}}?)"
    rf"{PURPOSE}(?P<verb>{VERB}|(?=$|[，。\s]))"
)
_GROUP = re.compile(
    rf"^[#\s]*(?:[^，。；：]{{0,14}}[讯电](?:\s*（[^）]{{1,40}}）|(?=\s))\s*)?(?:为[^，。；：{P}]{{2,40}}，)?(?:{D}(?:上午|下午)?，*|(?:近日|日前|昨日|昨天|今日|今天|连日来|本周|当天)，?)?(?P<who>[^，。；：{P}]{{0,60}}?(?:{O}|[市县区州](?=于?{D}?来)|组|团|一行|代表|领导|干部|部门|局|厅|委|会|院|校|工会|公司|总队|班子(?:成员)?|学员|考察队|主席|负责人|职工|员工|人员|骨干|师生|劳模|工匠)(?:[\d十余多]+人)?)(?:于?(?P<date>{D}))?"
    rf"(?:日前|近日|今天|昨日|先后|专程|再次|再度|一同|分别)*(?:(?:就|围绕|针对)[^，。；：{P}]{{2,40}}?)?(?P<move>{MOVE})(?P<place>[^，。；：]{{1,40}}?){PURPOSE}(?P<verb>{VERB}|(?:开展|进行)了?[^，。；：{P}{C}]{{1,24}}?(?:{INSPECT})(?!组|会|活动))"
)
# 某会考察团到访某公司: the verb says both that they came and what for.
_GROUP_CALLED = re.compile(
    rf"^[#\s]*(?:{D}(?:上午|下午)?，?|(?:近日|日前)，?)?(?P<who>[^，。；：{P}]{{0,30}}?(?:{O}(?:班子成员|机关干部|组织[^，。；：{P}]{{2,20}})?|考察团|代表团|访问团|调研组|一行)(?:一行)?(?:[\d十余多]+人)?)(?P<verb>到访|来访(?=了?{O})|拜访|造访|回访|走访|访问(?!量|权|学者))了?(?P<what>(?![^，。]*(?:网站|官网|公众号|平台|主页))[^，。；：{P}的]{{1,40}}?)(?=[，。]|$)"
)
# 由甲教授带队，某班一行48人来我校考察.
_LED_GROUP = re.compile(
    rf"^[#\s]*(?:{D}(?:上午|下午)?，?|(?:近日|日前)，)?(?:由|(?=[^，。；]*(?:带队|率队)，[^，。；]*一行))[^，。；：{P}]{{0,20}}{P}[^，。；：{P}]{{0,6}}(?:带队|率队|带领|率领)，?(?P<who>[^，。；：{P}]{{1,40}}?(?:一行|考察团|代表团|考察组|调研组|[0-9一二三四五六七八九十百]余?[名人位])[^，。；：{P}]{{0,8}}?)(?P<move>{MOVE})(?P<place>[^，。；：]{{1,40}}?){PURPOSE}(?P<verb>{VERB}|(?:开展|进行)了?[^，。；：{P}{C}]{{1,24}}?(?:{INSPECT}|交流)(?!组|会|活动))"
)
_RECEIVE = re.compile(
    rf"(?P<who>{PEOPLE})(?:等(?:领导|同志)?)?+(?:，(?=在))?(?:(?!参加|陪同|出席)[^，。；：{P}{C}]){{0,18}}?(?P<verb>亲切会见|会见|接见|会晤|拜会)(?:了)?(?P<whom>[^。；]{{2,400}}|{P})"
)
# Between people and 会谈 nothing tells of a trip: 在工厂调研时与…座谈 is a part of that.
_STILL = rf"(?:(?!{INSPECT}|{CALL}|[到赴来]|走进|深入|前往|时|后|陪同|出席|参加)[^，。；：{P}])"
_TALKED = "(?P<verb>会谈|会晤|会面|座谈)(?!纪要|室|厅|会|时|中|交流)"
_HOLD = f"(?:举行|进行|开展)了?{_STILL}{{0,8}}"
_TALK = re.compile(
    rf"(?P<who>{PEOPLE})(?:等(?:领导)?)?{_STILL}{{0,16}}?(?:与|同|和)(?:来[^，。；：{P}]{{1,6}}?的)?(?P<whom>{_STILL}{{0,30}}?{P}[^。；：]{{0,60}}?)"
    rf"(?:{_HOLD}|在{_STILL}{{2,20}}(?:{_HOLD})?|(?<=[{P}行])){_TALKED}"
)
_MEET = re.compile(rf"(?P<who>{PEOPLE})(?:一行)?{_STILL}{{0,16}}?(?:{_HOLD})?{_TALKED}")
_WORDS = re.compile("会[见谈晤面]|接见|拜会|座谈(?!会)")
_NO_PLACE = re.compile("(?:举[行办]|召开).{2}|^(?:现场|会场|活动现场|会议现场|比赛现场|这里|此)$|会议|座谈会|大会|论坛|仪式|讲话|陪同|期间|方面|活动(?!中心)")
_GUIDES = re.compile(f"(?:[又还再]|一同|全程|随后)*陪同(?P<whom>[^，。；：{P}]{{2,24}}?一行)(?=[\\d十余多]*人?，?(?:{MOVE}))")


def trips(masked: Masked, has_place: Placed) -> list[Candidate]:
    """The trips and receptions that the sentence tells of. has_place(start, end) says whether masked words name a place."""
    limit = speech_from(masked)
    found: list[Candidate] = []
    for make in (_receptions, _come, _people_trips, _group_trips, _verb_first) if P in masked.text else (_group_trips,):
        for candidate in make(masked, limit, has_place):
            if not any(c.start < candidate.end and candidate.start < c.end for c in found):
                found.append(candidate)
    return [c for c in sorted(found, key=lambda c: c.start) if not is_to_come(masked.text, c.start)]


def _names(masked: Masked, who: list[int]) -> str:
    return "、".join(masked.people[i].name for i in who)


@dataclass(frozen=True, slots=True)
class _Match:
    """A match with the people before it. Positions are of the masked sentence."""

    who: tuple[int, int]
    match: re.Match[str]

    @property
    def start(self) -> int:
        return self.who[0]


def _people_trips(masked: Masked, limit: int, has_place: Placed) -> Iterator[Candidate]:
    text, done, leader = masked.text, 0, None
    for run in _RUN.finditer(text, 0, limit):
        led = leader is not None and (_LEADS if text[run.end() : run.end() + 2] != "陪同" else _ESCORTED_BY).fullmatch(text, leader[1], run.start()) is not None
        who = leader if leader and led else run.span()
        leader = run.span()
        if run.start() < done:
            continue
        under = _UNDER.match(text, run.end())
        if under and "陪同" in under[0]:
            continue
        at = under.end() if under else run.end()  # 在甲的带领下到…
        near = min(len(text), at + 150)
        talk = _TO_TALK.match(text, at, near)
        if talk and talk.start("verb") <= limit and _real(masked, _Match(who, talk), has_place):
            done = talk.end()
            yield _talked(masked, _Match(who, talk))
            continue
        match = _TRIP.match(text, at, near) or _AND_WENT.match(text, at, near)
        if match and match.start("verb") <= limit and _real(masked, _Match(who, match), has_place):
            done = match.end()
            trip = _trip(masked, _Match(who, match), "person-went")
            if match.re is _AND_WENT:
                trip.start = match.start("move")
                trip.title_at = (trip.start, trip.title_at[1])
            yield trip


def _come(masked: Masked, limit: int, has_place: Placed) -> Iterator[Candidate]:
    text = masked.text
    for run in _RUN.finditer(text, 0, limit):
        match = _COME.match(text, run.end(), min(len(text), run.end() + 120))
        if match is None or match.end() > limit + 8 or is_aside(masked, run.start()) or _cited(masked, match):
            continue
        if YET_TO_COME.search(text, run.end(), match.start("move") + 1) or _OF_OTHERS.search(text, run.end(), match.start("move")):
            continue
        if match["place"] != "访" and match["move"] in ("来", "莅临") and not match["verb"] and "一行" not in match[0]:
            continue
        yield _trip(masked, _Match(run.span(), match), "person-came")
        return


_OF_OTHERS = re.compile(f"[对向为给][^，。；]*{O}")  # A对某校一行来访表示欢迎: others came

_LOOKED = re.compile(
    rf"(?:等(?:领导|同志)?)?{COMPANIONS}(?:一行[\d十余多]*人?|(?:率领|带领)的[^，。；：{P}]{{1,20}}?)?，?(?:在[^。；]{{1,60}}?陪同下，?)?(?:于?{D})?(?:上午|下午)?，?(?:近日|日前|今天|昨日)?(?:(?:率领?|带领|带着)[^，。；：{P}]{{1,30}}?，?)?(?:率队|带队|前往|先后|实地|专题|现场|(?P<along>一同|一道|共同))*(?P<verb>{VERB})(?P<place>(?:了)?[^，。；：{P}]{{1,30}}?)(?=$|[，。\s]|时|并|强调|指出|要求)"
)
# 专家组对我校专业开展现场考查工作.
_GROUP_ON = re.compile(rf"^[^，。；：{P}]{{0,30}}?，?(?P<who>[^，。；：{P}]{{2,30}}?(?:组|团|队))(?P<move>对(?![照标口接比策外内方象应]))(?P<place>[^，。；：{P}]{{2,30}}?)(?P<purpose>)(?:开展|进行)[^，。；：{P}]{{0,20}}?(?P<verb>{INSPECT})")
_UNDERWENT = re.compile(rf"^[#\s]*(?P<who>[^，。；：{P}]{{2,40}}?)接受[^，。；：{P}]{{1,30}}?(?:组|团|{O})[^，。；：{P}]{{0,8}}(?:{INSPECT})$")
_GROUP_LOOKED = re.compile(
    rf"^[#\s]*(?P<who>[^，。；：{P}]{{0,30}}?(?:代表|委员|组|团|工会|政府|领导|{O}))(?P<verb>(?:视察|调研|督查|督察|督导|巡查|检查|慰问|看望|走访|执法检查|到访|来访(?=了?{O})|造访|参访|拜访|参观)(?![权组团者会员])|对(?![照标口接比策外内方象应]))(?P<what>[^，。；：{P}]{{3,30}})$"
)
_CHECKED = re.compile(f"(?:进行|开展)[^，。；]{{0,16}}(?:{INSPECT})(?:工作)?$")  # 专家组对某校进行现场检查
_ABOUT = re.compile(
    rf"(?:一行|等(?:领导)?)?，?(?:{D})?(?:上午|下午)?，?(?:近日|日前|今天|昨日)?(?:率队|带队|先后)*(?P<place>(?:对|就|围绕)[^，。；：{P}]{{2,40}}?)(?:进行|开展)(?:了)?(?:实地|专题|现场|集中|为期[^，。]{{1,4}}的)*(?P<verb>{INSPECT})"
)
_ESCORTED = re.compile("陪同下|一行")
_AS_GROUP = re.compile("一行|率[队团领]|带队")
_CALLED = re.compile("到访|造访|拜访|回访|参访")
_LED = re.compile(f"{P}[^，。；{P}{C}]{{0,10}}(?:率领?|带领|带队，[与和同])[^，。；：{P}]{{0,16}}$")  # A率B、C等调研: A is at the head


# Between A, who is at the head, and others: A率B、C，D一行到…; A一行由B陪同到….
_LEADS = re.compile(f"[^，。；{P}{C}]{{0,10}}(?:率领?|带领|带着)[^，。；：{P}]{{0,16}}")
_ESCORTED_BY = re.compile(f"[^，。；{P}{C}]{{0,12}}，?由[^，。；：{P}]{{0,24}}")


def _verb_first(masked: Masked, limit: int, has_place: Placed) -> Iterator[Candidate]:
    """A走访慰问困难职工, A到访长安汽车: the place behind the verb, or none at all."""
    text = masked.text
    for run in _RUN.finditer(text, 0, limit):
        near = min(len(text), run.end() + 80)
        match = _LOOKED.match(text, run.end(), near) or _ABOUT.match(text, run.end(), near)
        led = _LED.search(text, 0, run.start())
        start = led.start() if led else run.start()
        if match is None or match.start("verb") > limit or is_aside(masked, start) or _cited(masked, match):
            continue
        if led is None and match.groupdict().get("along"):
            continue  # A一同调研: with those told of before
        escorted = "参观" in match["verb"] and _ESCORTED.search(text, 0, run.end() + 40) is not None
        visited = match["verb"].endswith("访问") and _AS_GROUP.search(match[0]) is not None and (has_place(*match.span("place")) or O in match["place"])
        if not (re.search(INSPECT, match["verb"]) or _CALLED.search(match["verb"]) or escorted or visited):
            continue
        if (len(match["place"]) < 3 and not visited and O not in match["place"]) or re.match("了?(?:的|时|中|组|团|情况|工作情况$|期间|结束)", match["place"]):
            continue
        people = positions(text, P, *(led or run).span())
        end = match.end()
        title = _names(masked, people) + source_text(masked, match.start("place" if match.re is _ABOUT else "verb"), end)
        full = source_text(masked, start, end).lstrip("# ")
        kind = "visit" if escorted or visited or _CALLED.search(match["verb"]) else "inspection"
        where = match.span("place") if has_place(*match.span("place")) or O in match["place"] else None
        yield Candidate(
            full if masked.headline and "，" not in full else title, kind, start, end, (start, end), "person-inspected-went", 0.8,
            [title] if masked.headline and title != full else [], place=where, leads=people, strong=masked.headline or D in text[:end],
            delegation=_AS_GROUP.search(match[0]) is not None,
        )
        return


_NAMED_ACTIVITY = re.compile("(?:联合|会同|携手)(?![^，。；]{0,30}[到赴来])[^，。；]{0,30}(?:开展|举办|举行|组织)[^，。；“]{0,6}“[^”]{2,40}”[^，。；]{0,12}(?:活动|行动)")  # 某局联合某医院在社区开展“甲乙”义诊活动


_TO_WHOM = re.compile("(?<![应针相面])[对向](?![口外接标])")  # 甲区对乙市代表团来访表示欢迎


def _group_trips(masked: Masked, limit: int, has_place: Placed) -> Iterator[Candidate]:
    """省委督查组来产业园督查: people without names."""
    match = _LED_GROUP.match(masked.text) or _GROUP.match(masked.text)
    if match and _TO_WHOM.search(match["who"]):
        return
    called = (_GROUP_LOOKED if masked.headline else _GROUP_CALLED).match(masked.text)
    people_went = match is None and called is None and not masked.headline and P in masked.text[:20]
    if people_went or _NAMED_ACTIVITY.search(masked.text) or (match and ONLY_MEANT.search(match["who"])):
        return
    if match and match["who"][-1] in "市县区州" and not (len(match["who"]) > 2 and has_place(*match.span("who"))):
        return
    if match and _real(masked, _Match(match.span("who"), match), has_place):
        yield _trip(masked, _Match(match.span("who"), match), "group-went")
        return
    match = _GROUP_ON.match(masked.text) if "对" in masked.text and ("开展" in masked.text or "进行" in masked.text) else None
    if match and not is_to_come(masked.text, match.start("who")):
        yield _trip(masked, _Match(match.span("who"), match), "group-went")
        return
    match = _UNDERWENT.match(masked.text) if masked.headline else None
    if match:
        title = source_text(masked, match.start("who"), match.end())
        yield Candidate(title, "inspection", match.start("who"), match.end(), match.span(), "group-went", 0.75)
        return
    match = called
    if match and (match["verb"] != "对" or _CHECKED.search(match["what"])) and (masked.headline or O in match["what"] or PLACE.search(match["what"])) and not ONLY_MEANT.search(match["who"]):
        title = source_text(masked, match.start("who"), match.end())
        kind = "visit" if match["verb"] == "来访" or _CALLED.search(match["verb"]) else "inspection"
        yield Candidate(title, kind, match.start("who"), match.end(), match.span(), "group-went", 0.75, place=match.span("what") if match["verb"] != "对" and (has_place(*match.span("what")) or O in match["what"]) else None)


_IN_A_BODY = re.compile("一行|率[队团领]?|带队|带领")


def _real(masked: Masked, found: _Match, has_place: Placed) -> bool:
    """Whether people really went somewhere: the place is a place, the verb fits the preposition."""
    match = found.match
    place, verb, move = match["place"], match["verb"], match["move"]
    if YET_TO_COME.search(masked.text, found.who[1], match.start("move") + 1):
        return False
    if is_aside(masked, found.start) or _NO_PLACE.search(place) or is_habit(masked.text, found.start, match.start("move")):
        return False
    if re.search("(?:参加|出席)", place) and re.match("(?:暨|仪式)", masked.text[match.end() :]):
        return False  # 赴某市参加某院揭牌仪式
    led = _IN_A_BODY.search(masked.text, 0 if match.re is _LED_GROUP else found.who[0], match.start("place"))
    visiting = (move == "来" or (move == "在" and "展" in verb)) and led is not None and (has_place(*match.span("place")) or O in place or _short_place(match))
    if not re.search(INSPECT if move in ("在", "来") and not (masked.headline or visiting) else f"{INSPECT}|{CALL}|帮扶|扶贫", verb):
        return False
    if _cited(masked, match) or (verb.endswith(("帮扶", "扶贫")) and _STAYED.search(masked.text, match.start("move"))):
        return False
    if re.match(r"(?:的|中|组|员|报告|成果|会(?![见谈晤员])|时(?!，|强调|指出|要求|表示|说|提出|与|同|$|\s))", masked.text[match.end() :]):
        return False
    named = has_place(match.start("place"), match.end("place")) or O in place
    return bool(named or (move == "莅临" and len(place) > 1) or PLACE.search(place) or re.match("我[校市区县院省]", place) or _short_place(match) or (led is not None and _SOME_PLACE.fullmatch(place) is not None))


# 一行来南科调研, 一行到访恒达速递总部: of a group that went, any words say where to.
_SOME_PLACE = re.compile("(?![我本该此各其全基第有首])[一-龥A-Za-z]{2,10}(?<![了的日年月后前行])")


def _short_place(match: re.Match[str]) -> bool:
    """来潼考察, 莅婺督导: one character behind a verb of coming stands for a place."""
    came = match["move"] in ("来", "莅", "赴", "到", "莅临")
    return came and re.fullmatch("[一-鿿]", match["place"]) is not None and match["place"] not in "会场此家期底外人这那学函电"


def _cited(masked: Masked, match: re.Match[str]) -> bool:
    """Whether only what was said on the trip is passed on (传达学习A来川考察时的指示精神)."""
    after = re.match("[^，。；]{0,16}(?:指示|讲话|批示|要求)", masked.text[match.end() :])
    return after is not None and re.search("传达|学习|贯彻|落实", masked.text[: match.start()]) is not None


_UNDER = re.compile("(?:等(?:领导)?)?的?(?:陪同|带领|率领)下")
_STAYED = re.compile("支教|驻村|挂职|一干就是")
_GONE_TO = re.compile(f"(?:赴|前往|来到|到)(?P<place>[^，。；：{P}]{{1,20}}?[省市区县州镇乡])，$")
_CUT = re.compile("[，。；：\\s]|并|时|强调|指出|要求|召开|主持|期间|表示")


def _trip(masked: Masked, found: _Match, rule: str) -> Candidate:
    text, match = masked.text, found.match
    who = [] if rule == "group-went" else positions(masked.text, P, *found.who)
    verb_end = match.end("verb")
    cut = _CUT.search(text, verb_end)
    end = cut.start() if cut else len(text)
    end = end if end - verb_end <= 16 else verb_end
    kind = "study" if re.search("宣讲|授课", match["verb"]) else "visit" if _is_visit(match, rule) else "inspection"
    escort = _GUIDES.match(text, found.who[1])
    line = "一行" if who and "一行" in text[found.who[1] : match.end()] else ""
    begin = match.start("verb") + 2 * match["verb"].startswith("工作")  # 就地方人大|工作|进行调研
    gone = _GONE_TO.search(text, found.who[1], match.start("move"))  # 赴某区，深入企业开展调研
    where = match.start("move") if gone is None else gone.start("place")
    said = match.span("act") if match.groupdict().get("act") else (begin, end)  # 赴某地开展招商活动，先后考察了…
    body = source_text(masked, match.start("move"), match.end("place")) + source_text(masked, *said)
    if escort:  # A陪同考察团一行到…
        who, line = [], source_text(masked, *escort.span("whom"))
    short = (_names(masked, who) + line if who or escort else source_text(masked, *found.who).lstrip("# ")) + body
    full = source_text(masked, found.start, end).lstrip("# ")
    title, aliases = (full, [short]) if masked.headline and len(full) <= 60 and "，" not in full else (short, [])
    return Candidate(
        title, kind, found.start, verb_end, (found.start, end), rule, 0.9, [a for a in aliases if a != title],
        place=(min(where, match.start("place")), match.end("place")), leads=who, strong=masked.headline or D in text[:verb_end], delegation=bool(line) or kind == "visit",
    )


def _talked(masked: Masked, found: _Match) -> Candidate:
    """The candidate of people who went somewhere and talked with others there."""
    match, who = found.match, positions(masked.text, P, *found.who)
    whom = [i for i in positions(masked.text, P, *match.span("whom")) if i not in who]
    title = _names(masked, who) + source_text(masked, match.start("move"), match.end("place")) + source_text(masked, *match.span("verb"))
    return Candidate(
        title, "visit", found.start, match.end(), (found.start, match.end()), "person-went", 0.9, [f"{_names(masked, who)}与{_names(masked, whom)}{match['verb']}"],
        place=match.span("place"), leads=who, guests=whom, strong=masked.headline or D in masked.text[: match.end()], delegation=True,
    )


def _is_visit(match: re.Match[str], rule: str) -> bool:
    if rule == "person-came" and (match["move"] == "来访" or re.match("访|校|院|司|我[校院]", match["place"])):
        return True
    return re.search(f"(?:{CALL})", match["verb"]) is not None and re.search("督|检查|慰问|视察", match["verb"]) is None


def _receptions(masked: Masked, limit: int, has_place: Placed) -> Iterator[Candidate]:
    text = masked.text
    if not _WORDS.search(text, 0, limit):
        return
    match = _RECEIVE.search(text, 0, limit)
    if match is None:
        yield from _met(masked, limit)
        return
    if is_aside(masked, match.start()) or _DURING.match(text, match.end("verb")) or YET_TO_COME.search(text, match.start(), match.start("verb")):
        return
    hosts = positions(masked.text, P, *match.span("who"))
    stop = _WHOM_ENDS.search(match["whom"])
    end = match.start("whom") + (stop.start() if stop else len(match["whom"]))
    guests = [i for i in positions(text, P, match.start("whom"), end) if i not in hosts]
    tail = re.split("[，。；]", match["whom"])[0]
    whom = source_text(masked, match.start("whom"), match.start("whom") + len(tail))
    title = _names(masked, hosts) + match["verb"].removeprefix("亲切") + (whom if masked.headline or not guests else _names(masked, guests))
    if masked.headline:
        title = source_text(masked, match.start(), match.start("whom") + len(tail)).lstrip("# ")
    title = re.sub("(?:时(?!任)|并|强调|指出).*$", "", title) or title
    if match["verb"] == "拜会" and "一行" not in whom:
        hosts, guests = guests, hosts  # whoever calls on another is the guest
    group = _GROUP_OF.search(whom)
    several = "等" if len(hosts) > 1 else ""
    aliases = [f"{_names(masked, hosts[:1])}{several}{match['verb'].removeprefix('亲切')}{group[1]}"] if group and hosts and match["verb"] != "拜会" else []
    yield Candidate(
        title, "reception", match.start(), end, (match.start(), end), "received", 0.9, [a for a in aliases if a != title],
        place=_where(masked, match.start(), match.start("verb")), leads=hosts, guests=guests,
        strong=masked.headline or D in text[:end] or _TOOK_PART.search(text, end) is not None,
        delegation=_DELEGATION.search(tail) is not None,
    )


# 会见了A，就…: where those who are received end; …，B参加会见 tells of the host's own people.
_WHOM_ENDS = re.compile(rf"(?<=一行)，(?=[^。；]*{P}[^。；]*(?:参加|陪同)了?(?:会见|接见)(?:$|[。；]))|，(?=就|双方|围绕|并|对|代表|[^，。；{P}]{{0,16}}{PEOPLE}[^，。；{P}]{{0,12}}?(?:参加|陪同|出席|在座|参与|一同会见))|。|[ 　](?=[{P}])")
_DURING = re.compile(f"时(?!任)|厅|后|前(?!来)|结束|中(?=[，{P}]|双方|代表|对|向|介绍|表示|强调|指出)")
_TOOK_PART = re.compile(f"{P}[^，。；{P}]{{0,24}}(?:参加|陪同|出席)了?(?:会见|接见)")
_GROUP_OF = re.compile("(?:^|的)([^，。的]{4,40}(?:团|组|客人)(?:一行)?)(?!长)")  # 由A为团长的某市考察团一行
_DELEGATION = re.compile("一行|代表团|考察团|访问团|客人|来访的|来[渝川蓉京沪][^，。；]{0,6}的")


def _met(masked: Masked, limit: int) -> Iterator[Candidate]:
    """A与B举行会谈, A、B在某地座谈: the first is the host."""
    text = masked.text
    match = _TALK.search(text, 0, limit) or _MEET.search(text, 0, limit)
    if match is None or is_aside(masked, match.start()) or YET_TO_COME.search(text, match.start(), match.end("verb")):
        return
    hosts, guests, delegation = _sides(masked, match)
    if not guests:
        return
    title = f"{_names(masked, hosts)}与{_names(masked, guests)}{match['verb']}"
    span, sitting = match.span(), match["verb"] == "座谈"
    full = source_text(masked, *span).lstrip("# ")
    yield Candidate(
        full if masked.headline and "，" not in full else title, "reception", *span, span, SAT_DOWN if sitting else "received", 0.8 if sitting else 0.85,
        [title] if masked.headline and title != full else [], place=_where(masked, match.start(), match.start("verb")), leads=hosts, guests=guests,
        strong=masked.headline or D in text[: span[1]], delegation=delegation,
    )


SAT_DOWN = "sat-down-with"  # the rule of A与B座谈, which on a trip or at a meeting is no occasion of its own


def _sides(masked: Masked, match: re.Match[str]) -> tuple[list[int], list[int], bool]:
    """Who met whom, and whether others came along (一行)."""
    hosts = positions(masked.text, P, *match.span("who"))
    if match.re is _TALK:
        guests = [i for i in positions(masked.text, P, *match.span("whom")) if i not in hosts]
        return hosts, guests, _DELEGATION.search(match[0]) is not None
    cut = re.search("[与同和]", match["who"])
    if cut:
        middle = match.start("who") + cut.start()
        return [i for i in hosts if i < middle], [i for i in hosts if i > middle], False
    told = len(hosts) == 2 and "，" not in match["who"] and re.search("举行|开展|进行|在", match[0][len(match["who"]) :])
    return (hosts[:1], hosts[1:], False) if told else ([], [], False)


def _where(masked: Masked, start: int, end: int) -> tuple[int, int] | None:
    """Where the words 在… stand among those between people and verb."""
    match = re.search(f"在([^，。；：{P}]{{1,20}}?)(?:亲切|分别|举行|进行|开展|与|同|和|$)", masked.text[start:end])
    return (start + match.start(1), start + match.end(1)) if match else None
