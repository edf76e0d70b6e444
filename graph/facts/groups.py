"""Groups on the way: who was at the head, who came with them, who received them, whose guests they were."""

import re
from collections import Counter
from collections.abc import Iterator

from graph.facts.book import Entry, Said
from graph.facts.candidate import Candidate
from graph.facts.masking import C, D, Masked, O, P, positions
from graph.facts.speech import speech_from
from graph.mentions.types import StoryMentions
from graph.model.records import Span

GROUP = "专家组|考察组|考察团|调研组|督[查察导]组|督战组|检查组|评估组|验收组|巡视组|巡察组|工作组|慰问组|代表团|访问团|参访团|学习团|监督组|监督小组|宣讲团|评审组|评委会|仲裁组"
_ANY_GROUP = re.compile("[组团]|评委会|还有|包括|率|带领")  # there is no group without one of these
_HEADED = re.compile(
    f"(?:以|由)[^，。{P}]{{0,20}}{P}(?:同志)?(?:为|任|担任)(?:组长|团长|领队)|由[^，。{P}]{{0,20}}{P}(?:同志)?(?:带队|率领|率队|带领)"
    f"|{P}(?:同志)?(?:率领|带领)的|(?:组长|团长|领队)[^，。]{{0,6}}{P}(?:一行)"
)
# 与A、B等就某事进行了交流.
_NOT_YET = re.compile("要|将|曾|此前|下一步|拟|计划")
_TALKED_WITH = re.compile(f"[与同和](?P<whom>[^。；：]{{0,30}}?{P}[^。；：]{{0,120}}?)(?:就|围绕)[^。；：{P}]{{2,60}}?(?:进行|开展|作)了?[^，。；：{P}]{{0,8}}(?:交流|座谈|探讨|沟通|洽谈)")
_HEAD_TITLE = re.compile(f"(?:{GROUP}|[组团])(?:组长|团长|领队)")
_AMONG = re.compile("[^。；]{0,200}(?:参加|陪同|随同)(?:了?(?:调研|考察|慰问|检查|督导|活动|座谈))")  # 某工作组组长甲、乙参加调研
_MEMBERS = re.compile(
    f"(?:前来|来访|到访|随团|随行|同行|一同来|来[我本].)[^，。；]{{0,12}}的?(?:还有|包括)(?P<also>[^。；]{{0,60}}?{P}[^。；]*)|(?:{GROUP}|[组团])(?:一行)?(?:主要)?(?:成员|组员|团员|专家)?(?:包括|还有|有|为|是|由)：?(?P<who>[^。；]{{0,60}}?{P}[^。；]*)"
    f"|{P}[^，。；{P}]{{0,12}}，?(?:率领|带领|率)(?P<led>[^，。；{P}]{{0,10}}{P}(?:(?!陪同|会见|介绍|受到)[^。；])*?)(?:一行|组成|来到?|赴|前往|抵达|到|走进|深入|等?(?:调研|考察|视察|检查|指导|慰问|走访|督导))"
    f"|由(?P<made>[^。；]{{0,40}}?{P}[^。；]{{0,200}}?)(?:等[^，。；]{{0,12}})?组成的?[^，。；]{{0,12}}(?:{GROUP}|[组团])"
    f"|(?:{GROUP})(?:成员|组员|团员|专家)(?P<named>{P}(?:[^，。；]{{0,20}}{P})*)"
)
_WELCOMED = re.compile(
    f"受到(?:了)?(?P<who>[^。；]{{0,40}}?[{P}{O}][^。；]{{0,300}}?)的?(?:热情|亲切|热烈|隆重|周到|真诚)*(?:接待|欢迎|迎接|会见|接见)"
    f"|(?P<hosts>{P}(?:(?!受到|感谢|得到|对|的)[^。；：]){{0,120}}?)(?:(?:热情|亲切|热烈|隆重)+(?:接待|迎接|会见|接见)(?!日|室|中心)|(?:在[^，。；{P}]{{1,12}})?(?:迎候|恭候|迎接)(?=$|[，。；]))"
)
_OWN = {"校": "大学|学院|学校|中学|小学|党校", "院": "学院|医院|研究院|设计院|法院|检察院", "司": "公司|集团", "会": "总工会|工会|联合会|协会|商会"}
_AT_OURS = re.compile("(?:莅临|来到?|到访?|赴|访问?)(?:我)(?P<of>[校院司会])|来(?P<short>[校院司])|到(?:我)?公司|来(?:我)?(?P<firm>公司|集团)|(?P<visit>来访)")


def heads_of(masked: Masked) -> Iterator[tuple[int, Span, str]]:
    """以A为组长的专家组, 由A率领的代表团, 专家组组长A: (position, evidence, wording) of those at the head."""
    if P not in masked.text:
        return
    match = _HEADED.search(masked.text)
    if match:
        yield match.start() + match[0].index(P), masked.span(*match.span()), match[0].replace(P, "")
    for at, person in sorted(masked.people.items()):
        words = masked.source[masked.starts[at] : person.span[0]]
        if masked.text[at] == P and (found := _HEAD_TITLE.search(words)) and not re.search("领导小组|党组|领导班子", words[: found.end()]) and not _AMONG.match(masked.text, at + 1):
            yield at, masked.span(at, at + 1), found[0]


def members(masked: Masked, *, trip: bool) -> Iterator[tuple[int, Span]]:
    """专家组成员包括A、B, 由A、B组成的考察团: those who came with the group; trip: the sentence is of a trip, so that 率领A、B is of it."""
    talked = _TALKED_WITH.search(masked.text) if trip else None
    if talked and talked.end() <= speech_from(masked) and not _NOT_YET.search(masked.text, 0, talked.start()):
        for at in positions(masked.text, P, *talked.span("whom")):
            yield at, masked.span(*talked.span())
    match = _MEMBERS.search(masked.text) if P in masked.text and _ANY_GROUP.search(masked.text) else None
    if match is None or (match["led"] and not trip):
        return
    group = next(name for name in ("who", "made", "named", "also", "led") if match[name])
    for at in positions(masked.text, P, *match.span(group)):
        yield at, masked.span(match.start(), at + 1)


_ACCOMPANIED = re.compile(f"在(?P<who>(?:(?!在)[^。；]){{0,160}}?{P}(?:(?!在)[^。；])*?)的?(?:全程)?陪同下")


# 学习了A在B陪同下考察时的讲话, 回顾了A在B陪同下视察的情景: told of another time.
_OF_OLD = re.compile("传达|学习(?![考交])|贯彻|回顾|回忆|曾|此前|去年|前年")
_RECALLED = re.compile("[^，。；]{0,30}(?:的?重要(?:讲话|指示)|讲话精神|的(?:情景|经历|场景|照片|往事))")


def accompanying(masked: Masked) -> Iterator[tuple[int, Span]]:
    """在A、B等领导的陪同下: the positions of those who went along."""
    for match in _ACCOMPANIED.finditer(masked.text) if "陪同下" in masked.text else ():
        if _OF_OLD.search(masked.text, 0, match.start()) or _RECALLED.match(masked.text, match.end()):
            continue
        for at in positions(masked.text, P, *match.span("who")):
            yield at, masked.span(match.start(), match.end())


def welcoming(masked: Masked) -> Iterator[tuple[int, Span]]:
    """受到A、B等领导的热情接待: the positions of people and bodies that received the guests."""
    match = _WELCOMED.search(masked.text) if P in masked.text or O in masked.text else None
    if match is None or re.search("将|希望|一直", match[0]):
        return
    for at in range(*match.span("who" if match["who"] else "hosts")):
        if masked.text[at] in (P, O):
            yield at, masked.span(match.start(), match.end())


def own_body(story: StoryMentions, entry: Entry) -> Said | None:
    """Whose guests they were, where the page says 我校 or 来访: the body that its own people hold their posts in."""
    text = story.text
    guests = {p.organization for p in story.posts if p.person in entry.leads}
    for span in entry.event.spans:
        match = _AT_OURS.search(text, *span)
        if match is None:
            continue
        kind = match["of"] or match["short"] or ("司" if match["firm"] or "公司" in match[0] else "")
        ends = re.compile(f"(?:{_OWN[kind] if kind else '|'.join(_OWN.values())})$")
        ours = Counter(
            p.organization
            for p in story.posts
            if p.organization not in guests and ends.search(p.organization) and not text.startswith(p.organization, p.span[0]) and re.match("我?[校院司]|公司|集团|学[校院]|(?:[一-龥]{2,3})?副?[校院]长|总经理|董事长", text[p.span[0] - 2 * text.startswith("我", p.span[0] - 2) : p.span[1]])
        )
        if kind in ("校", "院") and not ours and story.school and not any(guest.startswith(story.school) for guest in guests):
            return Said(story.school, "host", "plain", span, match[0], False, False)
        if ours:
            return Said(min(ours, key=lambda name: (-ours[name], name)), "host", "plain", span, match[0], False, False)
    return None


_HOLDERS = re.compile(f"(?P<who>{P}(?:[、与和]{P})*)(?:，(?:{D}|于)*在[^，。；：{P}{C}]{{2,10}}(?=举行|召开)|(?!介绍|表示|透露|通知|要求|陪同|出席|参加|委托|关心|关怀|推动|支持|指导|部署|批示|提议|倡议|安排|[^，。；：]下[^，。；：]*$)[^，。；：{P}{C}])*$")


_INVITED = re.compile(f"(?<![受应将拟{P}{O}])邀请(?:到了|到|了)(?![^。；]*(?:主演|饰演|出演|代言|执导))(?P<who>[^。；，]*{P}[^。；，]*)")
_IN_THE_CHAIR = re.compile(rf"^[#\s]*(?:(?:本次|此次|本届|整场)?[^，。；：{P}]{{0,12}}(?:会|会议|论坛|活动|仪式|比赛|讲座|沙龙|式))?由[^，。；：{P}]{{0,24}}{P}(?:教授|研究员|同志|老师|院士|博士)?担任(?:(?!委员会|[协学]会)[^，。；：{P}]){{0,8}}(?:主持|主持人|主席)(?=[，。]|$)")


_ROW = f"(?P<who>{P}(?:[、，和与及][^。；：{P}]{{0,30}}{P})*)(?:同志)?(?:等[^，。；{P}]{{0,8}})?"
# 会议执行主席由甲、乙、丙担任; 甲、乙、丙担任会议执行主席.
_PRESIDED = re.compile(f"执行主席由(?P<who>{P}(?:[、和]{P})*)担任")
_PRESIDING = re.compile(f"(?P<who>{P}(?:[、和]{P})+)担任(?:会议|大会|本次大会)?执行主席")
# 我市的领导有A、B等; A、B在主会场，C在分会场参加; in a contest A、B等6人获奖.
_LEADERS_ARE = re.compile(f"(?:领导|嘉宾|代表|专家|学者)(?:还|主要|分别)?(?:有|包括)：?(?P<who>[^。；，]*{P}[^。；]*)")
# The lines of minutes: 主持人：甲, 参会人员：乙、丙.
_MINUTED = re.compile(rf"^[#\s]*(?:会议|活动)?(?P<label>主持人?|参[会加](?:人员|领导|嘉宾)|出席(?:人员|领导|嘉宾|会议)?|与会(?:人员|领导|嘉宾)|列席(?:人员)?|主讲(?:人|嘉宾|专家|老师)?|授课(?:人|嘉宾|专家|老师)?|发言(?:人|嘉宾)?|致[辞词](?:人|嘉宾|领导)?|(?:主旨|主题)?演讲(?:人|嘉宾)?|点评(?:人|嘉宾|专家)?|(?:特邀|分享|圆桌|对话)(?:嘉宾|专家)|圆桌(?:论坛|对话))[：:][ 　]*(?P<who>(?!谢谢|感谢)[^，。；：{P}]{{0,20}}{P}(?:（[^）]*）)?(?:[、，； 　][^，。；：{P}]{{0,20}}{P}(?:（[^）]*）)?)*等?[^，。；{P}]{{0,6}})(?:[，、；及][^。{P}]{{2,60}})?$")
_PART, _LONGEST_PART = re.compile("[^，。；：！？]*(?:报告|演讲|致辞|对话|论坛|发言|交流|分享|点评|签约|颁奖)(?:环节)?(?:（[^（）]*）)?"), 14
LABEL = 9  # characters that a label of minutes ends within (会议主持：)
_MINUTED_AS = {"主持": "chair", "主讲": "present", "授课": "present", "发言": "present", "致辞": "address", "致词": "address", "主旨": "speak", "主题": "speak", "演讲": "speak", "点评": "speak", "分享": "present"}  # by the first two characters of the label
# 会议听取了甲关于某事的报告，乙关于某事的说明.
_REPORTED = f"{P}(?:同志)?(?:受[^，。；{P}]{{2,20}}?委托)?(?:代表[^，。；{P}]{{2,20}}?)?(?:关于|就)[^，。；{P}]{{2,60}}?的?(?:报告|汇报|说明|通报)"
_HEARD_FROM = re.compile(f"(?:会议|大会|全会|常委会)[^，。；{P}]{{0,12}}听取(?:和审议|并审议|审议)?了?[^，。；{P}{O}]{{0,8}}(?P<who>{_REPORTED}(?:[，、；和及](?:以及)?{_REPORTED})*)")
_NOT_THERE = re.compile("未(?!来)|没有|请假|缺席|上一?届|往届|曾|此前|祝贺|点赞|(?:19|20)[0-9]{2}年，")
_AT_SITE = re.compile(f"{_ROW}在[^，。；：{P}{O}]{{0,8}}(?:主|分)会场(?=[，。；]|出席|参加|参会|收看)")
_WON = re.compile(f"{_ROW}(?:分别|最终|成功|一举)*(?:(?:荣?获得?|夺得|摘得|斩获|勇夺|喜获|包揽|分获|分别获得)[^，。；{P}{O}]{{0,40}}?(?:[一二三特]等奖|[金银铜]奖|[冠亚季]军|第[一二三]名|优[秀胜]奖)|获奖)")


def is_minuted(masked: Masked) -> bool:
    """Whether the line is one of minutes, of which the label says who did what, or a heading in them (主旨报告)."""
    if masked.paragraph and len(masked.text) <= _LONGEST_PART and P not in masked.text and _PART.fullmatch(masked.text):
        return True
    return "：" in masked.text[:LABEL] and _MINUTED.match(masked.text) is not None


def named_otherwise(masked: Masked, kind: str) -> Iterator[tuple[int, str, Span]]:
    """论坛邀请到了A、B, 会议由A担任主席: the positions of those who were there or in the chair, their role and the words that say so.

    kind: of the occasion.
    """
    if P not in masked.text:
        return
    for pattern in (_INVITED, _LEADERS_ARE, _AT_SITE, _PRESIDED, _PRESIDING, *((_WON,) if kind == "competition" else ())):
        for match in pattern.finditer(masked.text, 0, speech_from(masked)):
            if pattern is not _INVITED and _NOT_THERE.search(masked.text, 0, match.end()):
                continue
            for at in positions(masked.text, P, *match.span("who")):
                yield at, "attend", masked.span(*match.span())
    heard = _HEARD_FROM.search(masked.text) if "听取" in masked.text else None
    for at in positions(masked.text, P, *heard.span("who")) if heard else ():
        yield at, "present", masked.span(*heard.span())  # type: ignore[union-attr]
    if (line := _MINUTED.match(masked.text)) is not None:
        for at in positions(masked.text, P, *line.span("who")):
            yield at, _MINUTED_AS.get(line["label"][:2], "attend"), masked.span(*line.span())
    if (chair := _IN_THE_CHAIR.match(masked.text)) is not None:
        yield chair.start() + chair[0].index(P), "chair", masked.span(*chair.span())


_WENT_THERE = re.compile(f"(?P<who>{P}(?:、{P})*)等?(?:一行)?[^，。；：{P}{C}]{{0,8}}?(?:前往|赴|深入|走进|来到|到)[^，。；：{P}{C}]{{1,40}}开展$")


def holders(masked: Masked, candidate: Candidate) -> list[int]:
    """The people who held it: A带领部门负责人来到某校召开办公会, A一行前往某镇开展调研活动."""
    if candidate.rule not in ("body-held-title", "body-held-meeting", "sat-down", "took-part-in-title") or masked.headline:
        return []
    pattern = _HOLDERS if candidate.rule != "took-part-in-title" else _WENT_THERE
    match = pattern.search(masked.text, candidate.start, candidate.title_at[0])
    return positions(masked.text, P, *match.span("who")) if match else []
