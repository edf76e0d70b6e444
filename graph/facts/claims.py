"""Who does what in one sentence: lists of people and bodies before a verb, and the role the verb gives them."""

import re
from dataclasses import dataclass
from functools import cache

from graph.facts.claim_words import (
    ADJUNCT,
    AND_MORE,
    AT_HOME,
    ATTENDING,
    BEFORE_NOT,
    BLOCK,
    CITING,
    CONTEXT,
    GOVERNED,
    GUESTS,
    LIST_TAIL,
    NAMED_AFTER,
    NOT_VERB,
    NOUNISH,
    OBJECTED,
    ON_WHAT,
    PERFORM,
    PRONOUN,
    RECORDED,
    REMOTE,
    SEGMENT,
    SPEECH,
    TARGET,
    aim,
    hits_pattern,
    verbs,
)
from graph.facts.masking import C, D, Masked, O, P, chunks, positions
from graph.facts.titles import heads
from graph.facts.unmade import NEGATED
from graph.gazetteer.names import NameModel


@dataclass(frozen=True, slots=True)
class Claim:
    """One subject, a person or an organization (at a position of the masked sentence), and what it did.

    target: the words that say at what (此次论坛, 调研), "" where there are none; context: what the clause stands under (座谈会上).
    start, end: the clause; verb_at: where the verb stands.
    """

    at: int
    role: str
    strength: str
    target: str
    start: int
    end: int
    verb_at: int
    word: str
    context: str = ""


def claims(masked: Masked, before: list[int]) -> tuple[list[Claim], list[int]]:
    """What the sentence says its people and bodies did, and who they are in the end.

    before: positions that pronouns mean; since they are of another sentence, they are handed in negative
    (the caller's own numbering) and come back untouched.
    """
    reader = _Reader(masked, before)
    reader.read()
    return reader.found, reader.subjects


_AIMED = OBJECTED | {"陪同", "一同", "随同", "参加陪同", "一道", "见证", "宣布", "启动"}  # what follows may be the occasion
_AWAY = re.compile("[赴到来与同和]|前往|看望|慰问|走访|会见|会谈")
_RECEIVED = re.compile(f"了|[{P}{O}]")  # 热情接待了甲一行, but 感谢热情接待
_ALONG, _GOVERNS = ("率", "率领", "带领"), 40  # characters: no wording of GOVERNED is as long
_IN_FRONT = re.compile("会见了?|接见了?|陪同|邀请|授予|选举|任命|(?<!新)当选")
_LISTED = re.compile(r"(?:等)?(?:、|，|和|与|及|以及|\s|$)")
_HOLDING, _HOLDERS = ("organize", "undertake"), re.compile("[^，。；]{2,16}的[^，。；]{1,12}(?:负责人|负责同志|代表|人员)(?=出席|参加)(?!..[^，。；]{0,4}的)")
_BODY_JOINED = re.compile(f"[{O}](?:、|和|及|与)$")  # looked back at over twenty bodies
_WITH = re.compile("[与同]$")
_WHERE = re.compile("(?:(?:拜访|走访|参观|考察|访问|会见|调研|看望|慰问|邀请)了?|在|到|赴|来到|走进|深入|前往|对|向|为|给|以|围绕|按照|根据|代表(?:中共|各民主党派|全体|广大)?)$")
_HEARING = re.compile("(?:听取|审议|听|聆听|观看)了?[^，]*$")
_SIGNED = re.compile("了?(?:双方|两地|[^，。；]{0,10}协议)?(?:的)?(?:签署|签订|签约|揭牌|授牌)")
_OBJECT_OF = re.compile("(?:参加|出席|聆听|听取|组织|举办|举行|观看|收听)了?(?:此次|本次|这次)?$")  # 参加了讲座
_CITED = re.compile(f"{CITING.pattern}[^，。；]*[{P}{C}]")
_AT_THAT_TIME = re.compile(f"{P}[^{P}]{{0,3}}(?:时|后|期间)[^{P}]{{0,6}}$")
_BEGINS_SPEECH = re.compile("[，：“]|要|，")
_OF_SPEAKER = re.compile(f"(?:[{P}他她们]|^|，|并|时|中|上|后|人|行|等)[^，。；]{{0,14}}$")
_SAYS = re.compile("[，：“]|要|$|[^的，。]{2}")
_ASKED_TO = re.compile(f"(?:邀请|组织|安排)(?:{O}(?:、|和|与|及|以及))*$")  # 甲会邀请乙会、丙会召开座谈会
_FROM_THERE = re.compile(f"来自[{O}、和及与]*$")
_STANDS_FOR = re.compile(f"[同等]?[志人]?(?:分别)?代表[^，。、向对与就{P}]{{1,20}}")
_HAN, _MAY_BE = re.compile("[一-鿿]{2,4}"), -3.0  # what may be a name, and how likely it must be
_AND_SPOKE = re.compile("[^，。；：]{0,6}并(?:分别|先后|现场|作|发表|做)*(?:了)?")
_DEPUTY = re.compile("代表|委员(?!会)|常委(?!会)")  # 全国人大代表、某校党委书记甲
_CARRIED_OUT = re.compile("(?:贯彻|落实|按照|根据)[^，。；]*$")  # 为贯彻落实省委有关精神
_CLOSES, _WITNESSED = re.compile("[^“”]{0,60}”"), re.compile(f"见证了?[^，。；{P}]*$")  # 共同见证协议签署


class _Reader:
    def __init__(self, masked: Masked, before: list[int]) -> None:
        self.masked, self.text = masked, masked.text
        self.found: list[Claim] = []
        self.before = before
        self.subjects: list[int] = []
        self.pending: list[int] = []
        self.bodies: list[int] = []
        self.context = ""
        self.closed = False
        self.list_start = 0
        self.guests_end = 0
        self.aimed = "", 0  # the last occasion that a verb had for its object, and where it ends
        self.blocked = False

    def read(self) -> None:
        words = self.text.lstrip("# ")
        if P not in words and O not in words and not PRONOUN.match(words) and not hits_pattern().match(words):
            return  # nobody is named
        if match := CONTEXT.match(words):
            self.context = "" if match[0].rstrip("，").endswith("后") else match["context"]
        for start, end in chunks(self.text):
            if self.closed:
                break
            self._chunk(start, end)

    def _chunk(self, start: int, end: int) -> None:
        text = self.text
        hits = [h for h in hits_pattern().finditer(text, start, end) if self._is_verb(h)]
        inner = _under().search(text, start, end)
        if inner and not re.search("传达|学习|贯彻", text[start : inner.start()]):
            self.context = inner["context"]
        if not hits:
            self._plain(start, end)
            return
        position = start
        for number, hit in enumerate(hits):
            self._hit(hit, position, start, number == 0, end)
            position = hit.end()
            if self.closed:
                return
        self.pending, self.bodies = [], []

    def _is_verb(self, hit: re.Match[str]) -> bool:
        text, word = self.text, hit["word"]
        if text.rfind("“", 0, hit.start()) > text.rfind("”", 0, hit.start()) and _CLOSES.match(text, hit.end()):
            return False  # 围绕“改革方案解读”作报告
        if SEGMENT.match(text, hit.end()) or NEGATED.search(text, max(0, hit.start() - 6), hit.start()):
            return False
        if self._from_afar(hit):
            return False
        if not word:
            return not (hit["perform"] and hit["what"] == "交流" and hit["perform"].startswith("进行"))
        if not word.startswith("表示", 0, len(word) - 1) and NOT_VERB.match(text, hit.start()):
            return False
        verb = verbs()[word]
        if verb.organization in _HOLDING and _HOLDERS.match(text, hit.end()):
            return False  # 承办赛事的某学院负责人出席会议
        head = text[max(0, hit.start() - 4) : hit.start()]
        if verb.person == "sign" and (re.search("(?:出席|参加)了?$|[的此这本]次?$", head) or _WITNESSED.search(text, max(0, hit.start() - 30), hit.start())):
            return False  # 对双方的签约表示祝贺, 此次签约
        if (verb.strength in SPEECH and not word.startswith("提")) or word in ("讲话", "接待", "会见", "接见", "报告", "讲座"):
            if BEFORE_NOT.search(head) and not re.search("(?:在讲话|重要)$", head) and not (word == "讲话" and re.search("(?:作|发表)[^，]{0,6}$", head)):
                return False
            if word in ("会见", "接见", "接待") and re.search("(?:参加|陪同|出席|参与|在|的|热情的)$", head):
                return False
            if word == "接待" and ((re.search("(?:的|热情|盛情|周到)$", head) and not _RECEIVED.match(text, hit.end())) or re.match("[^，。；]{0,24}表示(?:由衷|衷心|诚挚)?的?感谢", text[hit.end() :])):
                return False
        return True

    def _from_afar(self, hit: re.Match[str]) -> bool:
        """Whether the words were sent or shown (发来视频致辞, 播放讲话视频): their author need not have been there."""
        role = "address" if hit["address"] else PERFORM[hit["what"]][0] if hit["perform"] else verbs()[hit["word"]].person
        if role not in ("speak", "address", "present") or hit["word"] == "宣读":
            return False
        noun_at = hit.start("what") if hit["perform"] else hit.start()
        if hit["address"] and re.search("视频|书面", hit[0]):
            return True
        return REMOTE.search(self.text, max(0, noun_at - 20), noun_at) is not None or RECORDED.match(self.text, hit.end()) is not None

    def _plain(self, start: int, end: int) -> None:
        """A stretch without a role verb: part of a list, an adjunct, or another clause with subjects of its own."""
        text = self.text
        people = self._people(start, end)
        bodies = [i for i in positions(text, O, start, end) if not self._at_place(i) and not _CARRIED_OUT.search(text, start, i)]
        if people:
            last = max(people)
            stands_for = _STANDS_FOR.fullmatch(text[last + 1 : end])  # A代表县政府，B代表公司签约
            if (LIST_TAIL.fullmatch(text[last + 1 : end]) or stands_for) and not self._said_of_other(start, people[0]):
                self.list_start = self.list_start if self.pending or self.bodies else start
                self.pending += people
                self.bodies += bodies or (positions(text, O, last, end) if stands_for else [])
            else:  # 甲，乙分别围绕重点工作，作了汇报
                self.subjects, self.pending, self.bodies = [*(self.pending if ON_WHAT.match(text, last + 1) else ()), *people], [], []
        elif bodies and (ATTENDING.search(text, bodies[-1], end) or AND_MORE.fullmatch(text, bodies[-1] + 1, end)):
            self.list_start = self.list_start if self.pending or self.bodies else start
            self.bodies += bodies

    def _said_of_other(self, start: int, first: int) -> bool:
        return _IN_FRONT.search(self.text[start:first]) is not None

    def _people(self, start: int, end: int) -> list[int]:
        """People named in text[start:end] who are not the object of a preposition or a verb."""
        text, out, governed = self.text, [], False
        previous = start
        for at in positions(text, P, max(start, self.guests_end), end):
            between = text[previous:at]
            listed = previous > start and _LISTED.match(between) and not GOVERNED.search(between)
            if not listed:
                governed = GOVERNED.search(text, max(start, at - _GOVERNS), at) is not None
            if not governed and not AT_HOME.match(text, at):
                out.append(at)
            previous = at + 1
        return out

    def _at_place(self, at: int) -> bool:
        for _ in range(20):
            if not _BODY_JOINED.search(self.text[max(0, at - 2) : at]):
                break
            at -= 2
        before = self.text[max(0, at - 8) : at]
        if _WITH.search(before):
            if re.match("[^，。；]{0,40}(?:举行|召开|签署|签订|签约|共同|联合|举办|开展|会谈|座谈)", self.text[at + 1 :]):
                return False
            return not re.search(f"[{O}{P}][^，。]{{0,2}}[与同]$", before)
        return _WHERE.search(before) is not None

    def _hit(self, hit: re.Match[str], position: int, start: int, first: bool, end: int) -> None:
        text = self.text
        role, body_role, strength, word = _roles(hit)
        segment = text[position : hit.start()]
        if _OBJECT_OF.search(text, start, hit.start()) and (hit["word"] or hit["what"]) in ("讲座", "培训", "宣讲", "授课"):
            return
        noun = (hit["word"] or hit["what"] or "") in NOUNISH
        heard = noun and _HEARING.search(text[start : hit.start()])
        if noun and not heard and _CITED.search(text[start : hit.start()]) and not word.startswith("作"):
            return
        if heard:
            if text[start + heard.start() - 1 : start + heard.start()] == "在" or C in text[start : hit.start()] or text[hit.end() : hit.end() + 1] == "时":
                return  # 总书记在听取汇报时的讲话
            self._heard(start + heard.start(), hit, role, body_role)
            return
        people = self._people(position, hit.start())
        under = text[hit.end() : hit.end() + 1] == "下" or (word in ("带领", "率领") and re.search("的$", segment))
        if under:
            least = text.rfind("在", start, hit.start())
            self._claim([i for i in people if i > least], role, strength, hit, start)
            return
        if not first and _AT_THAT_TIME.search(segment):
            people = []
        bodies = [i for i in positions(text, O, position, hit.start()) if not self._at_place(i)]
        if first:
            subjects = self.pending + people if people or self.pending else self._inherited(start, hit)
            bodies = self.bodies + bodies
            if body_role == "sign":
                bodies += [i for i in range(position + 2, hit.start()) if text[i] == O and text[i - 2 : i] == "代表" and i not in bodies]
            if self.pending or self.bodies:
                start = min(start, self.list_start)
        else:
            subjects = people or ([] if self.blocked else self.subjects)
        named_after = NAMED_AFTER.match(text, hit.end()) if word in OBJECTED or role in ("attend", "accompany") else None
        if named_after:
            subjects = positions(text, P, named_after.end(), len(text))
            bodies = positions(text, O, named_after.end(), len(text))
            if role and body_role and bodies and ATTENDING.search(text, bodies[-1]):
                self._claim(bodies, body_role, strength, hit, start)
            bodies = []
            self.closed = True
        self.blocked = first and not subjects
        if not self._fits(hit, strength, word, end):
            if people:
                self.subjects = subjects
            return
        if role:
            self._claim(subjects, role, strength, hit, start)
        if body_role and bodies:
            self._claim(self._acting(bodies, hit, body_role), body_role, strength, hit, start)
        if subjects:
            self.subjects = subjects
        elif first and (people or bodies):
            self.subjects = []
        if role == "host":
            self._skip_guests(hit.end())
        if word in _ALONG and subjects:
            away = _AWAY.search(text, hit.end(), end)  # 甲率乙一行，参加会议; but not whom they call on
            self.subjects = [*subjects, *positions(text, P, hit.end(), away.start() if away else end)]
        if strength in SPEECH and _BEGINS_SPEECH.match(text[hit.end() :]):
            self.closed = True

    def _skip_guests(self, start: int) -> None:
        """Those who are received are no subjects of what follows: …会见了A一行，B参加."""
        match = GUESTS.match(self.text, start)
        self.guests_end = match.end() if match else start

    def _inherited(self, start: int, hit: re.Match[str]) -> list[int]:
        words = self.text[start : hit.start()].lstrip("# ")
        if PRONOUN.match(words):
            meant = self.subjects or self.before
            return meant if len(meant) < 2 or words[1:2] in ("们", "人", "位") else []  # 他 is none of several
        if not start and hit["word"] and verbs()[hit["word"]].person == "sign":
            return []  # 会议期间，签署了…: nobody says that those of the sentence before did
        rest = ADJUNCT.sub("", words)
        if _HAN.fullmatch(rest) and NameModel.load().likely(rest, _MAY_BE):
            return []  # 甲宣布开幕，钟某致辞: somebody whose name was not read
        return [] if BLOCK.search(rest) else (self.subjects if start else ([] if words else self.before))

    def _fits(self, hit: re.Match[str], strength: str, word: str, end: int) -> bool:
        """Whether the verb is used in the sense that gives the role."""
        text = self.text
        after = text[hit.end() : end]
        if word in OBJECTED:
            rest = after.lstrip("了")
            if not rest or re.match(rf"并|，|召开(?:$|[，。；])|(?:比赛|活动|会议|仪式|大会|颁奖|开幕式)?现场|[{P}]|\s|；|此|本|这|上述|以上|讲话", rest):
                return True
            return TARGET.match(after) is not None or (word == "见证" and _SIGNED.match(after) is not None)
        if strength == "weak":
            return _weak(word, text[: hit.start()], after)
        if strength in SPEECH:
            gap = text[max(0, hit.start() - 40) : hit.start()]
            return _OF_SPEAKER.search(gap) is not None and _SAYS.match(after) is not None
        if word in ("签署", "签订", "签约", "签字"):
            return True
        return not (word in ("组织", "开展", "举办", "召开", "举行") and after.startswith("的"))

    def _heard(self, start: int, hit: re.Match[str], role: str, body_role: str) -> None:
        people = positions(self.text, P, start, hit.start())
        bodies = positions(self.text, O, start, hit.start())
        self._claim(people, role or "present", "plain", hit, start)
        self._claim(bodies, body_role or "present", "plain", hit, start)

    def _acting(self, bodies: list[int], hit: re.Match[str], role: str) -> list[int]:
        """Of the bodies before the verb those that act themselves or through their people."""
        text = self.text
        from_there = _FROM_THERE.search(text[: bodies[-1]]) is not None  # 来自甲校、乙院的百名专家
        bodies = [b for b in bodies if from_there or not _PART_OF_BODY.match(text, b + 1)]
        bodies = [b for b in bodies if text[b - 1 : b] != "（"]  # 甲处（乙中心）
        bodies = [b for b in bodies if not (text[b - 1 : b] == "受" and text.startswith("委托", b + 1))]
        bodies = [b for b in bodies if not (_DEPUTY.match(text, b + 1) and self.masked.organizations[b][0].name.endswith(("人大", "政协")))]
        if role == "organize":
            bodies = [b for b in bodies if not _ASKED_TO.search(text, 0, b)]
        if not bodies:
            return []
        last = bodies[-1]
        tail = text[last + 1 : hit.start()]
        if P in tail and role in ("attend", "present"):
            return [b for b in bodies if P not in text[b + 1 : hit.start()] or re.match("、|，|和|等|[^，。\ue000]{0,20}(?:负责|领导|代表(?!\ue000)|成员|人员)", text[b + 1 :])]
        if role in ("attend", "present", "sign"):
            return bodies if len(tail) <= (120 if ON_WHAT.match(tail) else 40) and (not tail or role == "sign" or ATTENDING.search(tail) or re.match("、|和|等|[0-9两二三四五六七八九十]+[家个]|，|分别|在|也|共同|就|围绕|向|对|作|进行|[^，。]{0,3}$", tail)) else []
        return [] if P in tail or len(tail) > 60 else bodies

    def _claim(self, subjects: list[int], role: str, strength: str, hit: re.Match[str], start: int) -> None:
        if not role:
            return
        target, until = self._target(hit)
        if target:
            self.aimed = target, until
        elif role in ("speak", "present", "address") and _AND_SPOKE.fullmatch(self.text, self.aimed[1], hit.start()):
            target = self.aimed[0]  # 出席座谈会并讲话
        if not target and role == "chair" and (led := _LED_BY.match(self.text, start)):
            target = led["target"]
        end = min(len(self.text), max(until, hit.end() + len(target)) + (1 if target else 0))
        for at in subjects:
            begin = min(start, at) if at >= 0 else start
            self.found.append(Claim(at, role, strength, target, begin, max(end, hit.end()), hit.start(), hit[0], self.context))

    def _target(self, hit: re.Match[str]) -> tuple[str, int]:
        match = TARGET.match(self.text[hit.end() :]) if hit["word"] in _AIMED else None
        return (aim(match["target"], self.text[: hit.start()]), hit.end() + match.end("target")) if match else ("", hit.end())


@cache
def _under() -> re.Pattern[str]:
    """在…会上."""
    return re.compile(f"在(?P<context>[^，。；：{P}]{{1,50}}?(?:{heads()}|会|式))(?:上|中|现场)")


# 成立大会由某某主持.
_LED_BY = re.compile(f"[#\\s]*(?:(?:[上下]午)?[0-9一二三四五六七八九十]{{1,3}}[点时][0-9半]*分?的)?(?:{D}(?:上午|下午|晚上?)?的)?(?P<target>[^，。；：{P}{D}]{{2,30}}?(?:会|式|论坛|活动|赛))(?:分别|共同)?由")
# Words behind a body's name that make something less or other of it: 指挥部成员单位, 工会十八大代表.
_PART_OF_BODY = re.compile("[一-龥]{0,8}[0-9]{1,2}月[0-9]{1,2}日[电讯]|成员单位|所属|下属|系统|驻|直属|第?[一二三四五六七八九十0-9]+[大届次]|精神|工作|的(?!代表|[0-9]+[余多]?[名位人]|领导|负责|同志|成员|干部|职工|师生|嘉宾|专家|员工|会员|同事|同学)|辖区|各|有关(?:要求|精神)")


def _weak(word: str, before: str, after: str) -> bool:
    if word == "启动":
        return re.search("(?:共同|一起|一道|按下|宣布)[^，。]{0,6}$", before) is not None
    if word == "率":
        return re.match("[^，。]{1,30}?(?:到|赴|来|前往|一行|代表团|考察团|调研组|队|参加|出席|团)", after) is not None
    if word == "带领":
        return re.match("[^，。]{0,16}?(?:一行|代表团|考察团|调研组|工作组)", after) is not None
    if word in ("指导", "支持"):
        return re.search(f"{O}[^，。]{{0,4}}$", before) is not None and re.match("[，。、的]|$", after) is not None
    return word != "陪"


def _roles(hit: re.Match[str]) -> tuple[str, str, str, str]:
    if hit["perform"]:
        person, organization = PERFORM[hit["what"]]
        return "speak" if "表态" in hit[0] else person, organization, "plain", "作" + hit["what"]
    if hit["address"]:
        return "address", "present", "plain", hit[0]
    verb = verbs()[hit["word"]]
    return verb.person, verb.organization, verb.strength, verb.word
