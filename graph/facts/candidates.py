"""Named meetings in one sentence: 座谈会在重庆召开, 市总工会召开党组会, 在全市工会工作会议上."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from graph.facts.candidate import Candidate, chunk_start, source_text, titled
from graph.facts.masking import MASKS, C, D, Masked, O, P, positions
from graph.facts.speech import speech_from
from graph.facts.titles import CLOSERS, NOT_AFTER, heads, is_generic, kind_of, trim_left
from graph.facts.unmade import NEGATED, is_to_come
from graph.facts.unnamed import CEREMONY, OF_SEVERAL, body_meeting, held_at, holder, told_by_place, went_to

HELD = (
    "召开|举行|举办|开幕|闭幕|落幕|启幕|开班|开课|开赛|开营|收官|结业|结营|拉开了?(?:序幕|帷幕|大幕)|落下帷幕|落下战幕|圆满结束|结束|启动|揭幕|开讲|开展|上演|开启|开市|开街"
    "|鸣枪(?:开跑|起跑)|取得圆满成功|获得圆满成功|圆满成功|圆满完成|拉开战幕|登场|开锣|开跑|收兵|亮相|闭会|敲响战鼓|打响|开战|走进(?=[^，。的]{1,16}(?:[，。]|$))"
)
_ADVERB = (
    "胜利|隆重|接着|随即|接续|按期|圆满|顺利|成功|正式|如期|同步|日前|近日|火热|盛大|在线|线上|集中|联合|共同|首次|再次|如约|同时|一同|精彩|热烈|现场|也|并|均|已|已经|今天|今日|昨天|昨日"
)
_WHEN = rf"[于自]?{D}(?:上午|下午|晚上?|起)?|[于自]?(?:上午|下午|晚上?|近日|日前)"
_MIDDLE = (
    rf"(?:（[^）]{{1,30}}）)?(?:{_ADVERB}|{_WHEN})*+(?P<future>将|拟|即将|计划|定于|预计|原定)?(?:{_ADVERB}|{_WHEN})*+"
    rf"(?:以[^，。]{{2,20}}?(?:形式|方式))?(?:(?:[在假]|于(?!{D}))(?P<place>[^，。；：]{{1,45}}?))?(?:以[^，。]{{2,20}}?(?:形式|方式))?(?:{_ADVERB}|{_WHEN}|分别)*+(?:由[^，。；]{{1,30}}?主持)?"
)
_NOT_HELD = "(?!的|城市|情况|以来|之际|前夕|前|之前|期间|时|之时|以后|后的|后，将|或|条件|地|方|权|日期|时间|通知|仪式|式|大会|会|活动|季|了?以|中)"
# Words that make an occasion planned, habitual or only cited.
_UNREAL = re.compile(
    "(?:决定|定于|将|将于|将在|拟|拟于|计划|准备|即将|预计|力争|要求|(?<![主重首])要|应(?![邀急])|需|必须|可|定期|每年|每月|通过(?!(?:线上|线下|视频|网络|远程|电视电话|云)[^，。；]*(?:方式|形式))|不断|适时|继续|或|及时|拟定|争取|希望|建议|提出|(?<!邀)请|不得|不再|取消|延期|暂停|推迟)"
    "[^，。；P]{0,10}$"
)
_PAST = re.compile("去年|前年|上个?月|此前|早在|曾|上一?届|上次|历届|历年|近年|每年|以来，|自[^，]{2,15}(?:以来|起)|先后[^，]{0,10}$|多次|累计|已连续|连续[一二三四五六七八九十\\d]+[年届次]")


@cache
def _first() -> re.Pattern[str]:
    """Title, then verb."""
    return re.compile(rf"^(?P<title>.*(?:{heads()}|(?<=[一-鿿{CLOSERS}])(?:(?<!毕)节|(?<![发扩拓施进])展|(?<![一上本每])周|季|营|班|礼|行动|讲坛|讲堂)|(?<=[一-鿿A-Za-z0-9])(?=”(?:{_WHEN})*[在于][^，。]{{2,30}}$))[{CLOSERS}]*(?:第[一二三四五六七八九十0-9]+[讲期场季站])?)，?{_MIDDLE}$")


@cache
def _held() -> re.Pattern[str]:
    return re.compile(rf"(?:{HELD}){_NOT_HELD}")


_STRONG = "迎来|主持召开|组织召开|联合召开|牵头召开|集中召开|召集|召开|举行|举办|联合举办|联合主办|主办(?!方|单位|者)|承办(?!方|单位|者)"
_WEAK = "出席|参加|列席|主持|组织开展|联合开展|开展|启动|组织|参与"


@cache
def _object() -> re.Pattern[str]:
    """Verb, then title."""
    return re.compile(
        rf"(?P<verb>{_STRONG}|{_WEAK})(?:过了|了|过)?(?P<title>[^，。；：！？\n]{{0,80}}?(?:{heads()})(?:暨[^，。；：！？\n]{{2,40}}?(?:{heads()}))?(?:(?<=大会)第[一二三四五六七八九十]+次(?:全体)?会议)?[{CLOSERS}]*(?:·[^，。；：·]{{2,12}})?){NOT_AFTER}"
        rf"(?=$|[，。；：！？、（{MASKS}\s]|并|上|时|和|及|以及|暨|开幕|闭幕|启动|后|部分|全体|在|于|强调|指出|要求|通报|介绍|宣布|公布|发布|传达|学习|研究|部署|安排|讲话|之际|专题|进行|推动|助力|表彰|的)"
    )


@cache
def _at() -> re.Pattern[str]:
    """在…会议上."""
    return re.compile(
        rf"(?:在(?P<title>[^，。；：]{{3,80}}?(?:{heads()})[{CLOSERS}]*)(?:上|现场|期间|中)(?!的)"
        rf"|(?P<dated>(?:{D}(?<![^，。].)|当[天日](?<![^，。]..)|随后)(?:上午|下午|傍晚|晚上?)?[^，。；：的{MASKS}]{{0,20}}(?:召开|举行|举办)的[^，。；：]{{2,80}}?(?:{heads()})[{CLOSERS}]*)上(?=，)"
        rf"|{D}(?<![^，。].)(?:上午|下午|晚)?，?(?=“)(?P<quoted>“[^“”。；]{{2,50}}?(?:{heads()})”)上(?=，)"
        rf"|从(?P<heard>[^，。；：]{{3,80}}?(?:{heads()})[{CLOSERS}]*)上(?=获悉|了解到|获得|得知))"
    )


@cache
def _dated() -> re.Pattern[str]:
    """Date, title, what it decided."""
    return re.compile(
        rf"^[^，。（]{{0,12}}{D}(?:上午|下午)?，?(?P<title>(?:(?!举行|召开)[^，。；：]){{4,60}}?(?:{heads()})[{CLOSERS}]*)，?(?=选举|审议|表决|通过|增选|补选|听取)"
    )


_ALONE_TITLE = re.compile(rf"^[#\s]*(?P<title>(?![^，]*(?:召开|举行|举办|出席|参加|主持|会见|并))[^，。：；！？、]{{4,60}}?(?:{heads()})[{CLOSERS}]*)(?:（第[一二三四五六七八九十0-9]+[场期]）)?(?:文字|图文|现场)*(?:实录|纪实|侧记|综述|全文)?$")
_CITING = re.compile("(?:贯彻|落实|学习|传达|宣讲|领会|根据|按照|围绕|对标|结合)[^，。；]{0,12}$")
_LOOKING_BACK = re.compile(f"早在|此前|去年|前年|上年|上个?月|近年来|多年来|一直以来|过去[一二三四五六七八九十几]+年|{D}以来|自[^，。]{{2,20}}(?:以来|起)")


def named(masked: Masked, *, fresh: bool = False) -> list[Candidate]:
    """The named occasions that the sentence tells of as held. fresh: the story has told of none so far."""
    if _LOOKING_BACK.match(masked.text) and not masked.headline:
        return []
    limit = speech_from(masked)
    found = [*_title_first(masked, limit, fresh), *_verb_first(masked, limit, fresh), *_title_at(masked, limit, fresh), *_title_dated(masked)]
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (c.title_at[0], -c.confidence)):
        if (fresh or not candidate.title.startswith(("本次", "此次", "这次"))) and not is_to_come(masked.text, candidate.start) and not any(a < candidate.title_at[1] and candidate.title_at[0] < b for a, b in (k.title_at for k in kept)):
            kept.append(candidate)
    return kept or (list(_title_alone(masked)) if masked.headline else [])


ALONE = "headline-alone"  # the rule of a headline that is an occasion's title and nothing else


def _title_alone(masked: Masked) -> Iterator[Candidate]:
    """全市工会女职工工作推进会: a headline without a verb."""
    match = _ALONE_TITLE.match(masked.text)
    if match and len(match["title"]) >= 8 and kind_of(match["title"]) != "other" and (found := titled(masked, *match.span("title"), match.span("title"), ALONE, 0.7)):
        yield found


_WATCHED = re.compile("，(?!全国)(?=[^。；]{0,8}(?:[我全本][省市县区州校院局司厂]|各[级地单部]|[省市区县州校局院司]))[^。；，]{0,30}(?:集中|集体|组织)?(?:收听|收看|观看|聆听)")  # 党的全国代表大会开幕，我县干部收看…: held elsewhere
_NATIONAL = re.compile("全国(?:代表大会|人大|人民代表大会|政协|两会)")


def _title_first(masked: Masked, limit: int, fresh: bool) -> Iterator[Candidate]:
    text = masked.text
    for verb in _held().finditer(text, 0, limit):
        start = chunk_start(text, verb.start())
        match = _first().match(text[start : verb.start()])
        if not match and start and re.match(rf"[于在{D}]", text[start:]):
            start = chunk_start(text, start - 1)
            match = _first().match(text[start : verb.start()])
        if match and _NATIONAL.search(match["title"]) and _WATCHED.search(text, verb.end()):
            continue
        if not match or match["future"] or _PAST.search(text[max(0, start - 8) : start + match.end()]):
            continue
        session = _SESSION.match(text, verb.end())  # 常委会会议举行第三次全体会议
        if verb[0] in ("启动", "结束", "开展", "上演", "亮相", "开启") and re.match("了", text[verb.end() :]):
            continue
        if kind_of(match["title"]) == "other" and _NAME_ALONE.search(match["title"]) and not _OF_ANY_NAME.fullmatch(verb[0]):
            continue
        place = (start + match.start("place"), start + match.end("place")) if match["place"] else None
        if place is None and (held := _HELD_THERE.match(text, start, start + match.end("title"))) and held["place"]:
            place = held.span("place")  # 在某地举行的论坛结束
        if fresh and (bare := told_by_place(masked, place, start, start + match.end("title"), (start, verb.end()))):
            yield bare
            continue
        for a, b in _titles(text, start, start + match.end("title")):
            candidate = titled(masked, a, b, (start, verb.end()), "title-held", 0.95)
            if candidate and session:
                sitting = source_text(masked, *session.span("session"))
                candidate.kind = kind_of(sitting)
                candidate.aliases += [candidate.title, sitting]
                candidate.title += sitting
                candidate.end, candidate.title_at = session.end(), (a, session.end())
            if candidate:
                if verb[0] == "走进" and place is None:
                    after = re.match("[^，。]{2,16}", text[verb.end() :])
                    place = (verb.end(), verb.end() + after.end()) if after else None
                candidate.place = place
                candidate.strong = "已" not in match[0][match.end("title") :]
                yield candidate


_NAME_ALONE = re.compile("(?<![节展周季营班礼坛堂动])”$")
_OF_ANY_NAME = re.compile("举行|举办|召开|开幕|闭幕|落幕")  # “某某之夜”在某地举行: whatever the name's last word
_SESSION = re.compile("了?(?P<session>第[一二三四五六七八九十]+次(?:全体)?会议|(?:召集人|联组|各?界别组?|预备|主席团|筹备工作|小组|分组)(?:会议|讨论会|会))")


def _titles(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """One title, or several joined by 、 or 和 where each ends in a head noun."""
    start += trim_left(text[start:end])
    pieces: list[int] = []
    for comma in re.finditer(r"、|和|以及|暨同期", text[start:end]):
        piece = text[pieces[-1] if pieces else start : start + comma.start()]
        if kind_of(piece) not in ("other",) and len(piece) >= 6 and not is_generic(piece) and comma[0] != "暨":
            pieces.append(start + comma.end())
    begin = start
    for following in pieces:
        yield begin, following - 1
        begin = following
    yield begin, end


_TIME = re.compile(rf"{D}|近日|日前|本周|今天|昨天|今日|昨日|近期|上午|下午")
_MULTIPLE = re.compile("分别$|各自$|陆续$|纷纷$|广泛$|深入$|积极$|扎实$|持续$|全面$|精心$|常态化$|相继$")


def _verb_first(masked: Masked, limit: int, fresh: bool) -> Iterator[Candidate]:
    text = masked.text
    for match in _objects(text, limit):
        title, (a, b), verb = match["title"], match.span("title"), match["verb"]
        before = text[chunk_start(text, match.start()) : match.start()]
        if _UNREAL.search(before[-14:]) or _PAST.search(before) or _MULTIPLE.search(before) or NEGATED.search(before):
            continue
        if title.startswith("的") or _HOW_MANY.match(title) or (text[match.end() : match.end() + 1] == "的" and verb not in _STRONG):
            continue
        if before.endswith("关于") or _OF_PAPER.match(text, match.end()):
            continue
        if _THEREABOUTS.match(text, match.end()) or _SERIES.search(title) or _ONE_OF_MANY.match(text, match.end()):
            continue
        held = _HELD_THERE.match(text, a, b)  # 出席在某州举办的学习班
        a = held.end() if held else a + trim_left(text[a:b])
        about = _ABOUT.search(before)
        if about and CEREMONY.fullmatch(text, a, b):
            at = chunk_start(text, match.start()) + about.start("what")  # 就甲与乙建立合作关系举行揭牌仪式
            yield Candidate(source_text(masked, at, match.start()) + source_text(masked, a, b), kind_of(text[a:b]), at, b, (at, b), "body-held-title", 0.85, owner=positions(text, O, at, match.start()))
            continue
        generic = is_generic(text[a:b]) and kind_of(text[a:b]) not in ("party_group", "plenum", "study")
        own = [*body_meeting(masked, match, before, a, b)] if generic or OF_SEVERAL.fullmatch(text, a, b) else []
        if generic or own:
            yield from own
            if fresh and verb in ("出席", "参加", "列席") and (bare := went_to(masked, match.span("verb"), held, (a, b))):
                yield bare
            continue
        strong = _STRONGLY.fullmatch(verb) is not None
        if not strong and not (held and D in text[: match.end()]) and not _weak_enough(masked, match, before, title, fresh):
            continue
        # 会议还举行了宣誓仪式: a part of the meeting
        for candidate in _owned(masked, match.start(), before, a, b, strong, part=_of_meeting(text, before)):
            if held:
                candidate.place, candidate.strong = held.span("place") if held["place"] else None, len(candidate.title) >= 8
            elif candidate.place is None and (gathered := _GATHERED.search(text, 0, match.start())):
                candidate.place = gathered.span("place")
            candidate.strong = candidate.strong or (verb in ("出席", "参加") and len(candidate.title) >= _TELLING and _AS_GROUP.search(text, 0, match.start()) is not None)
            yield candidate


_HOW_MANY = re.compile("[0-9]+[余多]?[届次场个期](?![0-9一二三四五六七八九十])")  # 已举行18届市长联席会议
_OF_PAPER = re.compile("的(?:通知|公告|函|决定|方案|请示|批复|意见|安排|倡议)")
# 来自两地的百余名职工齐聚某地，参加…: a crowd came, so it was held.
_GATHERED = re.compile("[余多0-9一二三四五六七八九十百千][名位人个][^，。；]{0,20}(?:齐聚|欢聚|汇聚|相聚|聚集|聚首|云集|来到|走进)(?:在|于|到)?(?P<place>[^，。；：]{1,20})，(?:共同|一起|踊跃)?$")
_THEREABOUTS, _SERIES, _STRONGLY = re.compile("以来|之际|前|期间(?!，)"), re.compile("等(?:系列)?(?:活动|会议|仪式)$"), re.compile(_STRONG)
_SITTING = re.compile("第[一二三四五六七八九十0-9]+次(?:全体)?会议$")  # of a body whose name stands before the verb
_ABOUT = re.compile(f"(?:^|(?<=[，；{P}{O}方]))就(?![业医餐任学读地近职诊是])(?P<what>[^，。；：{P}]{{4,60}})$")
_HELD_THERE = re.compile(f"(?=在|{D})(?:{D}(?:[上下]午)?)?(?:[在于](?P<place>[^，。；：的]{{2,20}}))?(?:召开|举行|举办)的")
_ONE_OF_MANY = re.compile("、[^。；]{2,100}?等(?:诸多|各)?(?:方面|领域|事项)")  # 在举办峰会、共建园区等方面取得实效
_VERBS = re.compile(f"{_STRONG}|{_WEAK}")
_MANY = 24  # verbs of one sentence that are looked at; a sentence with more is no prose


def _objects(text: str, limit: int) -> Iterator[re.Match[str]]:
    """The matches of a verb with a title behind it, none within another."""
    done = 0
    for verb in islice(_VERBS.finditer(text, 0, limit), _MANY):
        match = _object().match(text, verb.start(), limit) if verb.start() >= done else None
        if match:
            done = match.end()
            yield match


_LED = re.compile(f"{P}[^。；，]{{0,30}}(?:率|带队|带领|一行|赴|前往)(?:[^。；，]{{0,40}}，[^。；，]{{0,40}}(?:赴|前往))?[^。；，]{{0,30}}，$")
_IN_FRONT = re.compile(f"{D}?，?在([^，。；：{MASKS}]{{1,20}}?[省市区县州])，")
_GONE_TO = re.compile("(?:赴|前往)([^，。；：调考检慰督]{1,20})，$")
_STANDS_IN = re.compile(f"{D}|(?:^|[，。在于])[^，。；：]{{2,12}}[省市区县州]")


_TELLING = 10  # characters of the name of an occasion that visitors went to
_AS_GROUP = re.compile(f"^(?:在[^，。；]{{1,8}}期间，)?(?:{D}，?)?[^，。；：的]{{0,12}}(?:代表团|考察团|考察组|调研组|一行)(?![^。；]*(?:会见|接待|欢迎|祝贺))[^。；]*$|{P}[^。；]{{0,40}}代表团[^。；]*，并(?:先后|随后)?$")


_HEADS_WENT = re.compile(f"{O}(?:等[^，。；]{{0,8}})?(?:的?(?:主要|有关|相关|分管))*(?:负责人|负责同志|领导|代表|班子成员)(?:等)?(?:应邀|受邀|一同|共同|前往)*$")  # 甲局、乙局负责人|参加某某推进会


def _weak_enough(masked: Masked, match: re.Match[str], before: str, title: str, fresh: bool) -> bool:
    """Whether 出席…, 开展… names an occasion that happened then and there."""
    verb = match["verb"]
    if verb in ("出席", "参加", "列席", "主持", "参与"):
        title = source_text(masked, *match.span("title"))
        if not (P in before or masked.headline or before.startswith("在") or _LED.search(masked.text, 0, match.start()) or _AS_GROUP.search(masked.text, 0, match.start()) or (D in masked.text and len(title) > 7 and (_HEADS_WENT.search(before) or _GATHERED.search(masked.text, 0, match.start())))):
            return False  # neither 甲率乙一行，参加某某联席会 nor 甲带队，六家企业赴某地，参加… nor 代表团…，并出席…
        return len(title) >= (5 if _STANDS_IN.search(masked.text, 0, match.start()) else 6)
    subject = O in before or masked.headline or _OWN_SUBJECT.search(before) is not None or _PEOPLE_WENT.search(before) is not None
    timed = _TIME.search(masked.text[: match.start()]) is not None
    return len(title) >= 6 and subject and (timed or (fresh and not re.search("，", masked.text[: match.start()])) or (verb == "启动" and masked.headline)) and not re.match("会[前后]|[^，]{0,4}期间", masked.text)


# 局组织开展了…活动: the page's own body without its name.
_OWN_SUBJECT = re.compile(r"(?:^|[，、\s])(?:我|本)?(?:局|院|校|公司|集团|学校|医院|工会|机关|[市县区镇乡]|街道|社区)$")
_PEOPLE_WENT = re.compile(f"{P}[^，。；：{P}{C}]{{0,12}}(?:前往|赴|深入|走进|来到)[^，。；：{P}{C}]{{2,30}}$")  # 甲一行前往某镇|开展调研活动
def _of_meeting(text: str, before: str) -> bool:
    """会议还举行了颁证仪式, 会议听取了汇报，还举行了颁证仪式: a part of the meeting told of before."""
    if re.match("(?:会议|大会|全会|会上|仪式上|活动|现场)[^，。]{0,8}$", before):
        return True
    return re.match("(?:会议|大会|全会|会上|现场)(?!室)", text) is not None and re.search("^(?:还|并|同时|随后|当场|$)", before) is not None


def _owned(masked: Masked, verb: int, before: str, a: int, b: int, strong: bool, *, part: bool) -> Iterator[Candidate]:
    """A title behind its verb; where it is short, the body that met belongs to it (市总工会 + 党组扩大会议)."""
    start = verb - len(before)
    rule, confidence = ("body-held-title", 0.92) if strong else ("took-part-in-title", 0.85)
    for x, y in _titles(masked.text, a, b):
        candidate = titled(masked, x, y, (start, b), rule, confidence)
        generic = candidate is None and kind_of(masked.text[x:y]) in ("party_group", "plenum", "study")
        if candidate is None and not generic:
            continue
        if candidate is None:
            candidate = Candidate(source_text(masked, x, y), kind_of(masked.text[x:y]), start, b, (x, y), rule, confidence)
        lead = trim_left(before)
        body = holder(before[lead:])
        candidate.strong = strong and not part
        if rule == "body-held-title":
            candidate.owner = []
        elif not re.search("出席|参加|列席|主持|参与", masked.text[verb : verb + 4]):
            candidate.owner = [i for i in masked.organizations if start <= i < verb and not re.search("(?:[在到赴]|走进|深入|来到|前往|走访)$", masked.text[:i])]
        place = re.search("(?:在|赴|前往)([^，。；：]{1,40}?)，?$", before)
        front = _IN_FRONT.match(masked.text) or (None if strong else _GONE_TO.search(masked.text, max(0, start - 24), start))
        candidate.place = (start + place.start(1), start + place.end(1)) if place else front.span(1) if front else None
        if body and strong:
            words = source_text(masked, start + lead + body.start("body"), start + lead + body.end("body"))
            organization = next(iter(masked.organizations.get(start + lead + body.start("body"), ())), None)
            full = words + candidate.title
            slight = candidate.kind in ("signing", "symposium") and len(candidate.title) <= 8
            if generic or slight or _SITTING.match(candidate.title) or (candidate.kind in ("party_group", "study", "plenum") and not candidate.title.startswith(words)):
                candidate.aliases += [] if generic else [candidate.title]
                candidate.title = full
            else:
                candidate.aliases.append(full)
            if organization and len(organization.name) > len(organization.word):
                candidate.aliases.append(organization.name + full[len(organization.word) :])
        if generic and not (body and strong):
            continue
        yield candidate


def _title_at(masked: Masked, limit: int, fresh: bool) -> Iterator[Candidate]:
    text = masked.text
    for match in _at().finditer(text, 0, limit):
        a, b = match.span(match.lastgroup or 0)
        relative = re.match(rf"(?:{D}|日前|近日|今天|昨天|当[天日]|刚刚)?[^，的]{{0,20}}(?P<held>召开|举行|举办)的", text[a:b])
        told = match["heard"] or P in (text if relative else text[: match.start()] + text[match.end() : match.end() + 2])
        if _CITING.search(text[: match.start()]) or not told:
            continue
        place = None
        if relative:
            place = (a, a + relative.start("held"))  # 近日在渝召开的论坛上
            a += relative.end()
        elif held := re.match(_STRONG, text[a:b]):
            a += held.end()  # 在召开某某会议期间
        a += trim_left(text[a:b])
        if relative and is_generic(text[a:b]):
            if bare := held_at(masked, match.start(match.lastgroup or 0), relative.start("held"), (a, b), match.end(), fresh=fresh):
                yield bare
            continue
        if not (fresh or masked.headline or relative or D in text[: match.start()]):
            continue
        candidate = titled(masked, a, b, (chunk_start(text, match.start()), match.end()), "spoke-at-title", 0.85)
        if candidate and len(candidate.title) >= 6:
            candidate.place = place
            candidate.strong = relative is not None and len(candidate.title) >= 8 and not _BESIDE.search(text, 0, b)
            yield candidate


_BESIDE = re.compile("去年|前年|上年|上届|往届|据悉|据了解|此前")  # what is told of beside the story
# （某月某日某市第八届人大常委会第十七次会议通过） under the headline of a list of appointments.
_ADOPTED = re.compile(rf"^（{D}，?(?P<title>[^，。；：（）]{{6,60}}?会议)(?:审议|表决|第?一致)*通过）$")


def _title_dated(masked: Masked) -> Iterator[Candidate]:
    adopted = _ADOPTED.match(masked.text.strip()) if masked.text.startswith("（") else None
    if adopted:
        a, b = adopted.span("title")
        found = titled(masked, a, b, (0, len(masked.text)), "adopted-at-title", 0.85)
        if found:
            yield found
    match = _dated().match(masked.text) if D in masked.text else None
    if match:
        a, b = match.span("title")
        candidate = titled(masked, a, b, (0, match.end()), "dated-title", 0.85)
        if candidate:
            yield candidate
