"""Who does what in one sentence: lists of people and bodies before a verb, and the role the verb gives them."""

import re
from dataclasses import dataclass
from functools import cache

from graph.facts.masking import B, C, Masked, O, P
from graph.facts.titles import heads
from graph.mentions.lexicon import alternatives
from graph.resources import rows


@dataclass(frozen=True, slots=True)
class Verb:
    """A role verb. person, organization: the role it gives its subject, "" for none; strength as in role_verbs.tsv."""

    word: str
    person: str
    organization: str
    strength: str


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


@cache
def verbs() -> dict[str, Verb]:
    """Role verbs by word (seeds/role_verbs.tsv)."""
    return {w: Verb(w, p.strip("-"), o.strip("-"), s) for w, p, o, s in rows("seeds", "role_verbs.tsv")}


_PERFORM = {
    "报告": ("speak", "present"), "讲话": ("speak", ""), "演讲": ("speak", "present"), "讲座": ("speak", ""), "宣讲": ("speak", ""), "授课": ("speak", ""),
    "点评": ("speak", ""), "总结": ("speak", ""), "部署": ("speak", ""), "动员": ("speak", ""), "解析": ("speak", ""), "阐述": ("present", ""), "解读": ("present", ""),
    "致辞": ("address", "present"), "致词": ("address", "present"), "贺词": ("address", "present"), "贺辞": ("address", "present"), "发言": ("present", "present"), "汇报": ("present", "present"),
    "说明": ("present", "present"), "分享": ("present", "present"), "交流": ("present", "present"), "介绍": ("present", "present"), "通报": ("present", "present"), "讲解": ("present", ""), "推介": ("present", "present"),
    "授课辅导": ("speak", ""), "辅导": ("speak", ""),
}  # fmt: skip
_SPEECH = ("firm", "soft")
_OBJECTED = frozenset({"出席", "参加", "列席", "参与", "观看", "主持", "共同主持", "见证"})
_NOUNISH = frozenset({"汇报", "介绍", "发言", "报告", "通报", "讲解", "致辞", "致词", "交流发言", "讲话", "演讲", "工作报告", "宣讲", "分享", "推介", "解读"})


@cache
def _hits() -> re.Pattern[str]:
    words = alternatives(list(verbs()))
    perform = alternatives(list(_PERFORM))
    return re.compile(
        rf"(?P<perform>(?:(?<![工合协操制动写运创劳当看著杰佳叫])作|做|发表|进行)(?:了|过)?(?:[^，。；：{P}作做]{{0,50}}?)(?P<what>{perform})(?:{perform})*)|致(?:[^，。；：{P}]{{0,12}}?)(?P<address>[辞词])|(?P<word>{words})"
    )


# The verb is part of another word, or names a thing.
_NOT_VERB = re.compile(
    "主持(?:人|词)|(?:会见|接见)(?:时|中|期间|后|结束|现场|活动)|介绍(?:信|所|人)|发言(?:人|席|材料|稿|摘要)|讲话(?:精神|要求|稿|内容|和|重要)|汇报(?:会|材料|演出|片)|通报(?:会|批评|表扬|称)|参加(?:工作|者|革命|就业|保险|医保|了?工会组织)"
    "|出席(?:率|证)|说(?![，：“])|组织(?:部|建设|体系|化|力|机构|法|生活|委员|领导|保障|架构|关系|编制|覆盖|起来|程度|性)|指导(?:意见|思想|员|组|下|性|中心|委员会|方针|作用)"
    "|支持(?:下|力度|政策)|启动(?:会|仪式|资金|大会|活动|式)|签约(?:仪式|金额|项目|活动|率|额|会|企业|运动员|总)|签字(?:仪式|笔)|颁奖(?:仪式|典礼|大会|晚会|嘉宾)|揭牌仪式|授旗仪式|授牌仪式|揭幕(?:式|仪式|战)"
    "|推介(?:会|活动)|分享会|讲座(?:上|中)|演讲(?:比赛|赛)|宣讲(?:团|会|活动|报告)|交流发言(?:材料|人)|希望(?:小学|工程|的田野)|要求(?:的|和|，(?=按))|提出(?:的|了?宝贵)|强调(?:的|了?要)"
    "|接待(?:中心|室|量|工作|游客|能力|求职|群众|日|处|办)|会见(?:厅|室)|开展(?:的|情况)|率(?:达|为|先|的|[0-9])|表示(?:热烈)?(?:衷心)?(?:感谢|祝贺|欢迎|肯定|慰问|敬意|诚挚)|参与(?:度|率|者|式)|陪(?:护|伴|审)|主讲人|牵头(?:抓总|单位)|传达(?:贯彻|学习|落实)|参与(?!了?此次|了?本次|活动|圆桌|讨论|研讨|互动|对话|了?讨论|调研|座谈|了?[^，]{0,8}(?:会|活动|仪式|调研)).{2}"
)
_BEFORE_NOT = re.compile("(?:重要|系列|有关|工作|各项|部署|指示|批示|规定|政策|目标|任务|的|具体|明确|总|新|基本)$")
_CITING = re.compile("(?:传达|学习|贯彻|落实|领会|按照|根据|宣读|围绕|结合|转达|依据|遵循|牢记|贯通)")
_HEARD = re.compile("(?:听取|审议|听)了?")
_GOVERNED = re.compile(
    "(?:(?:向|对|为|给|被|受|把|听取了?|传达了?|学习了?|贯彻|落实|陪同|会见了?|接见了?|看望了?|慰问了?|感谢|祝贺|围绕|根据|按照|转达了?|宣读了?|授予|聘任|选举|任命|推选|增补|免去|据"
    "|到|赴|来到|深入|走进|前往|考察了?|参观了?|以|的|给予|跟随|随|致信|欢迎)"
    f"|(?:向|听取|传达|学习|受|选举|传达学习)[^，。；、的]{{1,14}}|{P}[^，。{P}]{{0,6}}代表[^，。；、的]{{0,14}})$"
)
_LIST_TAIL = re.compile(
    f"(?:、[一-鿿]{{2,4}}(?=[、等]|$))*(?:等|等人|同志|等同志|等领导|一行|及[^{P}]{{0,20}}|[^{P}，]{{0,16}}(?:书记|主席|主任|[部局厅处科市区县州校院行社所会秘组团站台队馆]长|经理|董事长|总裁|总监|专家|领导|嘉宾|代表|同志|负责人|负责同志|委员|成员|学者|企业家|干部|人士|教授|院士|人|名|位))?"
)
_BLOCK = re.compile(
    f"会议|大会|座谈会|双方|两地|大家|与会|代表(?![{O}{P}]|双方)|负责人|负责同志|领导|嘉宾|企业|人员|干部|职工|选手|学员|来宾|客人|方面|各地|团队|部门|单位|党员|群众|专家|{C}|{O}|报告|活动|仪式|论坛|市民|学生|老师|全会|[两三四五六]地|委员|同学|校方|院方|记者|司机|骑手|工匠|劳模|者"
)
_ADJUNCT = re.compile(
    f"在[^，。]*?(?:上|中|时|期间|下|后|里|现场)(?=[^，。]{{0,12}}$|就|对|向|作|做|发|致|还|也|分别|代表|表示|强调|指出|介绍|说)|代表[^，。]{{1,30}}?(?=致|签|作|做|讲|向|发|对|宣|见|$)|(?:向|对|就|围绕|针对|以|为|从|结合|与|同|用)[^，。]*|{B}"
)
# 参加调研的还有A、B: the people stand behind the verb.
_NAMED_AFTER = re.compile("[^，。；的]{0,12}的(?:领导|省领导|市领导|区领导|县领导|同志)?(?:(?:还|也)?(?:有|包括|是)：?|还(?=\ue000))")
_GUESTS = re.compile(f"[^，。；{P}]{{0,40}}{P}(?:[^。；]{{0,200}}?(?:一行|等)|[^，。；]*)")
_PRONOUN = re.compile("^(?:他|她|他们|她们|两人|三人|两位)")
_CONTEXT = re.compile(
    f"^(?:在)?(?P<context>[^，。；：{P}]{{0,50}}?(?:{heads()}|会|调研|考察|座谈|会谈|会见|讲话|致辞|检查|交流|访问|走访|慰问|督导|督查|签约|培训|比赛|参观))(?:上|中|期间|现场|时|过程中|结束后|后)，?"
)
_TARGET = re.compile(
    f"^了?(?:(?:并|了|和|、)?(?:此次|本次|上述|这次|该|相关|以上|会议|活动|有关|当天的?|部分)?)(?P<target>[^，。；：{P}]{{0,60}}?(?:{heads()}|调研|考察|会见|会谈|座谈|检查|督导|督查|督察|慰问|走访|视察|学习|讨论|研讨|对话|审议|开幕式|闭幕式|开班式|结业式|签约|交流|参观|揭牌|会|式|赛|节|访问|巡查))"
)
_ATTENDING = re.compile("负责人|负责同志|领导|代表|干部|人员|同志|成员|会员|职工|班子|部门|部室|派员|派人|主要|同事|师生|员工|书记|主席|学员|队员|科室|处室|有关|相关|班子成员")


def claims(masked: Masked, before: list[int]) -> tuple[list[Claim], list[int]]:
    """What the sentence says its people and bodies did, and who they are in the end.

    before: positions that pronouns mean; since they are of another sentence, they are handed in negative
    (the caller's own numbering) and come back untouched.
    """
    reader = _Reader(masked, before)
    reader.read()
    return reader.found, reader.subjects


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
        self.blocked = False

    def read(self) -> None:
        words = self.text.lstrip("# ")
        if P not in words and O not in words and not _PRONOUN.match(words) and not _hits().match(words):
            return  # nobody is named who could do anything
        match = _CONTEXT.match(words)
        if match:
            self.context = match["context"]
        for start, end in _chunks(self.text):
            if self.closed:
                break
            self._chunk(start, end)

    def _chunk(self, start: int, end: int) -> None:
        text = self.text
        hits = [h for h in _hits().finditer(text, start, end) if self._is_verb(h)]
        inner = re.search(f"在(?P<context>[^，。；：{P}]{{1,50}}?(?:{heads()}|会|式))(?:上|中|现场)", text[start:end])
        if inner and not re.search("传达|学习|贯彻", text[start : start + inner.start()]):
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
        if not word:
            return not (hit["perform"] and hit["what"] == "交流" and hit["perform"].startswith("进行"))
        if _NOT_VERB.match(text, hit.start()):
            return False
        verb = verbs()[word]
        head = text[max(0, hit.start() - 4) : hit.start()]
        if verb.person == "sign" and re.search("(?:见证|出席|参加)了?$", head):
            return False
        if verb.strength in _SPEECH or word in ("讲话", "接待", "会见", "接见", "报告", "讲座"):
            if _BEFORE_NOT.search(head) and not re.search("(?:在讲话|重要)$", head) and not (word == "讲话" and re.search("(?:作|发表)[^，]{0,6}$", head)):
                return False
            if word in ("会见", "接见", "接待") and re.search("(?:参加|陪同|出席|参与|在|的|热情的)$", head):
                return False
            if word == "接待" and re.search("的(?:热情)?$", head):
                return False
        return True

    def _plain(self, start: int, end: int) -> None:
        """A stretch without a role verb: part of a list, an adjunct, or another clause with subjects of its own."""
        text = self.text
        people = self._people(start, end)
        bodies = [i for i in range(start, end) if text[i] == O and not self._at_place(i)]
        if people:
            last = max(people)
            if _LIST_TAIL.fullmatch(text[last + 1 : end]) and not self._said_of_other(start, people[0]):
                if not self.pending and not self.bodies:
                    self.list_start = start
                self.pending += people
                self.bodies += bodies
            else:
                self.subjects, self.pending, self.bodies = people, [], []
        elif (bodies and _ATTENDING.search(text[bodies[-1] : end])) or (bodies and re.fullmatch(r"等?", text[bodies[-1] + 1 : end])):
            if not self.pending and not self.bodies:
                self.list_start = start
            self.bodies += bodies

    def _said_of_other(self, start: int, first: int) -> bool:
        return re.search("会见了?|接见了?|陪同|邀请|授予|选举|任命|当选", self.text[start:first]) is not None

    def _people(self, start: int, end: int) -> list[int]:
        """People named in text[start:end] who are not the object of a preposition or a verb."""
        text, out, governed = self.text, [], False
        previous = start
        for at in range(start, end):
            if text[at] != P or at < self.guests_end:
                continue
            between = text[previous:at]
            listed = previous > start and re.match(r"(?:等)?(?:、|，|和|与|及|以及|\s|$)", between) and not _GOVERNED.search(between)
            if not listed:
                governed = _GOVERNED.search(text[start:at]) is not None
            if not governed:
                out.append(at)
            previous = at + 1
        return out

    def _at_place(self, at: int) -> bool:
        while re.search(f"[{O}](?:、|和|及|与)$", self.text[max(0, at - 2) : at]):
            at -= 2
        before = self.text[max(0, at - 4) : at]
        if re.search("[与同]$", before):
            if re.match("[^，。；]{0,40}(?:举行|召开|签署|签订|签约|共同|联合|举办|开展|会谈|座谈)", self.text[at + 1 :]):
                return False
            return not re.search(f"[{O}{P}][^，。]{{0,2}}[与同]$", before)
        return re.search("(?:在|到|赴|来到|走进|深入|前往|对|向|为|给|以|围绕|按照|根据|代表)$", before) is not None

    def _hit(self, hit: re.Match[str], position: int, start: int, first: bool, end: int) -> None:
        text = self.text
        role, body_role, strength, word = _roles(hit)
        segment = text[position : hit.start()]
        noun = (hit["word"] or hit["what"] or "") in _NOUNISH
        heard = noun and re.search("(?:听取|审议|听|聆听|观看)了?[^，]*$", text[start : hit.start()])
        if noun and not heard and re.search(f"{_CITING.pattern}[^，。；]*[{P}{C}]", text[start : hit.start()]) and not word.startswith("作"):
            return
        if heard:
            self._heard(start + heard.start(), hit, role, body_role)
            return
        people = self._people(position, hit.start())
        under = text[hit.end() : hit.end() + 1] == "下" or (re.search("的$", segment) and word in ("带领", "率领"))
        if under:
            least = text.rfind("在", start, hit.start())
            self._claim([i for i in people if i > least], role, strength, hit, start)
            return
        if re.search(f"{P}[^{P}]{{0,3}}(?:时|后|期间)[^{P}]{{0,6}}$", segment) and not first:
            people = []
        bodies = [i for i in range(position, hit.start()) if text[i] == O and not self._at_place(i)]
        if first:
            subjects = self.pending + people if people or self.pending else self._inherited(start, hit)
            bodies = self.bodies + bodies
            if self.pending or self.bodies:
                start = min(start, self.list_start)
        else:
            subjects = people or ([] if self.blocked else self.subjects)
        named_after = _NAMED_AFTER.match(text, hit.end()) if word in _OBJECTED or role == "accompany" else None
        if named_after:
            subjects = [i for i in range(named_after.end(), len(text)) if text[i] == P]
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
        if strength in _SPEECH and re.match("[，：“]|要|，", text[hit.end() :]):
            self.closed = True

    def _skip_guests(self, start: int) -> None:
        """Those who are received are no subjects of what follows: …会见了A一行，B参加."""
        match = _GUESTS.match(self.text, start)
        self.guests_end = match.end() if match else start

    def _inherited(self, start: int, hit: re.Match[str]) -> list[int]:
        words = self.text[start : hit.start()].lstrip("# ")
        if _PRONOUN.match(words):
            return self.subjects or self.before
        rest = _ADJUNCT.sub("", words)
        return [] if _BLOCK.search(rest) else (self.subjects if start else ([] if words else self.before))

    def _fits(self, hit: re.Match[str], strength: str, word: str, end: int) -> bool:
        """Whether the verb is used in the sense that gives the role."""
        text = self.text
        after = text[hit.end() : end]
        if word in _OBJECTED:
            rest = after.lstrip("了")
            if not rest or re.match(rf"并|，|[{P}]|\s|；|此|本|这|上述|以上|讲话", rest):
                return True
            return _TARGET.match(after) is not None
        if strength == "weak":
            return _weak(word, text[: hit.start()], after)
        if strength in _SPEECH:
            gap = text[max(0, hit.start() - 40) : hit.start()]
            return re.search(f"(?:[{P}他她们]|^|，|并|时|中|上|后|人|行|等)[^，。；]{{0,14}}$", gap) is not None and re.match("[，：“]|要|$|[^的，。]{2}", after) is not None
        if word in ("签署", "签订", "签约", "签字"):
            return True
        return not (word in ("组织", "开展", "举办", "召开", "举行") and after.startswith("的"))

    def _heard(self, start: int, hit: re.Match[str], role: str, body_role: str) -> None:
        people = [i for i in range(start, hit.start()) if self.text[i] == P]
        bodies = [i for i in range(start, hit.start()) if self.text[i] == O]
        self._claim(people, role or "present", "plain", hit, start)
        self._claim(bodies, body_role or "present", "plain", hit, start)

    def _acting(self, bodies: list[int], hit: re.Match[str], role: str) -> list[int]:
        """Of the bodies before the verb those that act themselves or through their people."""
        text = self.text
        bodies = [b for b in bodies if not _PART_OF_BODY.match(text, b + 1)]
        if not bodies:
            return []
        last = bodies[-1]
        tail = text[last + 1 : hit.start()]
        if P in tail and role in ("attend", "present"):
            return [b for b in bodies if P not in text[b + 1 : hit.start()] or re.match("、|，|和|等|[^，。\ue000]{0,20}(?:负责|领导|代表(?!\ue000)|成员|人员)", text[b + 1 :])]
        if role in ("attend", "present", "sign"):
            return bodies if len(tail) <= 40 and (not tail or role == "sign" or _ATTENDING.search(tail) or re.match("、|和|等|，|分别|在|也|共同|就|围绕|向|对|作|进行|[^，。]{0,3}$", tail)) else []
        return [] if P in tail or len(tail) > 60 else bodies

    def _claim(self, subjects: list[int], role: str, strength: str, hit: re.Match[str], start: int) -> None:
        if not role:
            return
        target = self._target(hit)
        end = min(len(self.text), hit.end() + len(target) + (1 if target else 0))
        for at in subjects:
            begin = min(start, at) if at >= 0 else start
            self.found.append(Claim(at, role, strength, target, begin, max(end, hit.end()), hit.start(), hit[0], self.context))

    def _target(self, hit: re.Match[str]) -> str:
        match = _TARGET.match(self.text[hit.end() :])
        if not match or hit["word"] not in _OBJECTED | {"陪同", "一同", "随同", "参加陪同", "一道", "见证", "宣布", "启动"}:
            return ""
        return match["target"]


# Words behind a body's name that make something less or other of it: 指挥部成员单位, 工会十八大代表.
_PART_OF_BODY = re.compile("成员单位|所属|下属|系统|驻|直属|第?[一二三四五六七八九十0-9]+[大届次]|精神|工作|的|辖区|各|有关(?:要求|精神)")


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
        person, organization = _PERFORM[hit["what"]]
        return person, organization, "plain", "作" + hit["what"]
    if hit["address"]:
        return "address", "present", "plain", hit[0]
    verb = verbs()[hit["word"]]
    return verb.person, verb.organization, verb.strength, verb.word


_MARKS = re.compile("[“（”），；：。！？\n]")


def _chunks(text: str) -> list[tuple[int, int]]:
    """The stretches between marks that stand outside quotes and brackets."""
    out, start, depth = [], 0, 0
    for mark in _MARKS.finditer(text):
        char = mark[0]
        if char in "“（":
            depth += 1
        elif char in "”）":
            depth = max(0, depth - 1)
        elif not depth:
            out.append((start, mark.start()))
            start = mark.end()
    out.append((start, len(text)))
    return [(a, b) for a, b in out if b > a]
