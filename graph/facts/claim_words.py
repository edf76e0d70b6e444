"""The vocabulary of roles: verbs that give one, what they look like when they do not, what a list of people ends with."""

import re
from dataclasses import dataclass
from functools import cache

from graph.facts.masking import B, C, D, O, P
from graph.facts.titles import heads
from graph.mentions.lexicon import alternatives, begins_like
from graph.resources import rows


@dataclass(frozen=True, slots=True)
class Verb:
    """A role verb. person, organization: the role it gives its subject, "" for none; strength as in role_verbs.tsv."""

    word: str
    person: str
    organization: str
    strength: str

@cache
def verbs() -> dict[str, Verb]:
    """Role verbs by word (seeds/role_verbs.tsv)."""
    return {w: Verb(w, p.strip("-"), o.strip("-"), s) for w, p, o, s in rows("seeds", "role_verbs.tsv")}


PERFORM = {
    "报告": ("speak", "present"), "讲话": ("speak", ""), "演讲": ("speak", "present"), "讲座": ("present", ""), "宣讲": ("speak", ""), "授课": ("present", ""),
    "点评": ("speak", ""), "总结": ("speak", ""), "部署": ("speak", ""), "动员": ("speak", ""), "解析": ("speak", ""), "阐述": ("present", ""), "回顾": ("present", ""), "解读": ("present", ""),
    "致辞": ("address", "present"), "致词": ("address", "present"), "贺词": ("address", "present"), "贺辞": ("address", "present"), "发言": ("present", "present"), "汇报": ("present", "present"),
    "说明": ("present", "present"), "分享": ("present", "present"), "交流": ("present", "present"), "介绍": ("present", "present"), "通报": ("present", "present"), "讲解": ("present", ""), "推介": ("present", "present"), "路演": ("present", "present"),
    "授课辅导": ("present", ""), "辅导": ("present", ""), "小结": ("speak", ""), "安排": ("speak", ""),
}  # fmt: skip
SPEECH = ("firm", "soft")
OBJECTED = frozenset({"出席", "参加", "列席", "参与", "观看", "主持", "共同主持", "见证"})
NOUNISH = frozenset({"汇报", "介绍", "发言", "报告", "通报", "讲解", "致辞", "致词", "交流发言", "讲话", "演讲", "工作报告", "宣讲", "分享", "推介", "解读"})


@cache
def hits_pattern() -> re.Pattern[str]:
    words = alternatives(list(verbs()))
    perform = alternatives(list(PERFORM))
    return re.compile(
        rf"{begins_like([*verbs(), *'作做发进致'])}(?:(?P<perform>(?:(?<![工合协操制动写运创劳当看著杰佳叫])作|做|发表|进行)(?:了|过)?(?:(?:[^，。；：{P}作做]|[工合协]作|作业){{0,50}}?)(?P<what>{perform})(?:{perform})*)|致(?:[^，。；：{P}]{{0,12}}?)(?P<address>[辞词])|(?P<word>{words}))"
    )


# 主旨演讲环节 names a part of the day; 以签约为契机 a reason.
SEGMENT = re.compile("(?:环节|阶段|时段|单元|部分|板块)|为(?:契机|起点|新起点|开端|抓手|纽带)|以来")
# The verb is part of another word, or names a thing.
NOT_VERB = re.compile(
    "一同(?=出席|参加|见证)|与会(?=领导|代表|人员|嘉宾|专家|同志|单位|企业|者|的)|[主承协]办(?:方|单位)|主持(?:人|词)|致贺(?:信|电|函)|座谈(?:会|中|时|上|期间)|(?:会见|接见)(?:时|中|期间|后|结束|现场|活动)|介绍(?:信|所|人)|发言(?:人|席|材料|稿|摘要)|讲话(?:精神|要求|稿|内容|和|重要)|汇报(?:会|材料|演出|片)|通报(?:会|批评|表扬|称)|参[赛展](?:名单|选手|队|者|作品|人员|项目|代表|单位|职工|单位|企业|商|方|面积|品牌|商家|机构|运动员|教师|学生|产品|规模|资格|节目|[的人])|参加(?:工作|者|革命|就业|保险|医保|了?工会组织)"
    "|为题(?![，。；]|$)|出席(?:率|证)|说(?![，：“])|(?<=[党群团会])组织(?!召开|开展|举办|实施|学习|参加|参观|召集)|组织(?:部|建设|体系|化|力|机构|法|生活|委员|领导|保障|架构|关系|编制|覆盖|起来|程度|性)|(?<=技术)指导(?!下|了)|指导(?:意见|思想|员|组|下|性|中心|委员会|方针|作用)"
    "|支持(?:下|力度|政策)|启动(?:会|仪式|资金|大会|活动|式)|签约(?:仪式|金额|项目|活动|率|额|会|企业|运动员|总)|签[署订](?:协议|合同)?(?:仪式|活动)|签字(?:仪式|笔)|颁奖(?:仪式|典礼|大会|晚会|嘉宾)|揭牌仪式|授旗仪式|授牌仪式|揭幕(?:式|仪式|战)"
    "|推介(?:会|活动)|分享会|讲座(?:上|中)|演讲(?:比赛|赛)|宣讲(?:团|会|活动|报告)|交流发言(?:材料|人)|希望(?:小学|工程|的田野)|要求(?:的|和|，(?=按))|(?:工作)?报告(?:的(?:决议|决定)|草案)|提出的|强调(?:的|了?要)"
    "|接待(?:中心|室|量|工作|游客|能力|求职|群众|日|处|办)|会见(?:厅|室)|开展(?:的|情况)|率(?:达|为|先|的|[0-9])|表示(?:热烈)?(?:衷心)?(?:感谢|祝贺|欢迎|肯定|慰问|敬意|诚挚)|参与(?:度|率|者|式)|陪(?:护|伴|审)|主讲人|牵头(?:抓总|单位)|传达(?:贯彻|学习|落实)|参与(?!了?此次|了?本次|[，。；]|活动|圆桌|讨论|研讨|互动|对话|了?讨论|调研|座谈|了?[^，]{0,8}(?:会|活动|仪式|调研)).{2}"
)
BEFORE_NOT = re.compile("(?:重要|系列|有关|工作|各项|部署|指示|批示|规定|政策|目标|任务|的|具体|明确|总|新|基本)$")
# What reached the meeting without its author (视频致辞, 书面发言); 以视频方式, 视频连线 is being there.
REMOTE = re.compile("(?:视频|录像|录音|音频|书面|书信|电报)(?:形式的|版)?的?$|(?:录制|预录|发来|寄来|传来|发回|送来|播放|播出|代读|代为宣读)了?(?:(?!并|后|时)[^，。；]){0,12}$")
RECORDED = re.compile("(?:的)?(?:视频|录像|录音|音频|短片|稿)(?!连线|会议|方式|形式)")
CITING = re.compile("(?:传达|学习|贯彻|落实|领会|按照|根据|宣读|围绕|结合|转达|依据|遵循|牢记|贯通)")
GOVERNED = re.compile(
    "(?:(?:向|对|为|给|被|受|把|听取了?|传达了?|学习了?|贯彻|落实|陪同|会见了?|接见了?|看望了?|慰问了?|感谢|祝贺|围绕|根据|按照|转达了?|宣读了?|授予|聘任|选举|任命|推选|增补|免去|据"
    "|到|赴|来到|深入|走进|前往|考察了?|参观了?|以|(?<!当选)(?<!办方)(?<!办单位)的|给予|跟随|随|致信|欢迎)"
    f"|(?:向|听取|传达|学习|受(?!表彰|表扬|邀|聘|灾|奖|助|访|教|训)|选举|传达学习)[^，。；、的]{{1,14}}|{P}[^，。{P}]{{0,6}}代表[^，。；、的]{{0,14}})$"
)
LIST_TAIL = re.compile(
    f"(?:、[一-鿿]{{2,4}}(?=[、等]|$))*(?:等|等人|同志|等同志|等领导|一行|以?及[^{P}]{{0,40}}|(?:等[^{P}，]{{0,14}})?[^{P}，]{{0,16}}(?:书记|主席|主任|[部局厅处科市区县州校院行社所会秘组团站台队馆]长|经理|董事长|总裁|总监|专家|领导|嘉宾|代表|同志|负责人|负责同志|委员|成员|(?:领导)?班子|学者|企业家|干部|人士|教授|院士|高管|人|名|位))?"
    f"(?:，[^，。；：{P}]{{0,24}}(?:领导|代表|负责人|负责同志|人员|师生|同志|嘉宾|专家|成员))*"
)
ON_WHAT = re.compile("(?:分别|先后|依次)?(?:围绕|就|从|结合|针对|对)")  # before what somebody speaks of, which may be long
BLOCK = re.compile(
    f"会议|大会|座谈会|双方|两地|大家|与会|代表(?![{O}{P}]|双方)|负责人|负责同志|领导|嘉宾|企业|人员|干部|职工|选手|学员|来宾|客人|方面|各地|团队|部门|单位|党员|群众|专家|{C}|{O}|报告|活动|仪式|论坛|市民|学生|老师|全会|[两三四五六]地|委员|同学|校方|院方|记者|司机|骑手|工匠|劳模|者"
)
ADJUNCT = re.compile(
    f"在[^，。]*?(?:上|中|时|期间|下|后|里|现场)(?=[^，。]{{0,12}}$|就|对|向|作|做|发|致|还|也|分别|代表|表示|强调|指出|介绍|说)|代表[^，。]{{1,30}}?(?=致|签|作|做|讲|向|发|对|宣|见|$)|(?:向|对|就|围绕|针对|以|为|从|结合|与|同|用)[^，。]*|{B}"
)
# 参加调研的还有A、B: the people stand behind the verb.
NAMED_AFTER = re.compile("[^，。；的]{0,12}的(?:[^，。；的]{0,8}(?:领导|同志|嘉宾|企业家|专家|人员|代表))?(?:(?:还|也)?(?:有|包括|是)：?|还(?=\ue000))")
GUESTS = re.compile(f"[^，。；{P}]{{0,40}}{P}(?:[^。；]{{0,200}}?(?:一行|等)|[^，。；]*)")
# 来到甲、乙家中: who is called on.
AT_HOME = re.compile(f"{P}(?:(?:、|和|与|及|以及)[^，。；{P}]{{0,12}}{P})*(?:同志|夫妇|老人|师傅|一家|等)*的?家(?:中|里|，|看望|慰问|走访)")
PRONOUN = re.compile("^(?:他|她|他们|她们|两人|三人|两位)")
CONTEXT = re.compile(
    f"^(?:在)?(?P<context>[^，。；：{P}]{{0,50}}?(?:{heads()}|会|调研|考察|座谈|会谈|会见|讲话|致辞|检查|交流|访问|走访|慰问|督导|督查|签约|培训|比赛|参观))(?:上|中|期间|现场|时|过程中|结束后|后)，?"
)
TARGET = re.compile(
    f"^了?(?:(?:并|了|和|、)?(?:此次|本次|这次|该|(?:上述|相关|有关)(?!活动)|以上|会议(?!并)|活动(?!并)|当天的?|部分)?)(?P<target>[^，。；：{P}]{{0,60}}?(?:会见|会谈|{heads()}|调研|考察|座谈|检查|督导|督查|督察|慰问|走访|视察|学习|讨论|研讨|对话|审议|评审|答辩|协商|开幕式|闭幕式|开班式|结业式|签约|交流|参观|揭牌|会|式|赛|节|访问|巡查))(?!第[一二三四五六七八九十]+[次届])"
)
ATTENDING = re.compile("负责人|主考|校长|负责同志|领导|代表|干部|人员|同志|成员|会员|职工|班子|部门|部室|派员|派人|主要|同事|师生|员工|书记|主席|学员|队员|科室|处室|有关|相关|专家|学者|代表队|战队|支队伍")
_HOLDS, _ANOTHER_TIME = re.compile("(?:召开|举行)(?=.)"), re.compile(f"{D}|日前|近日|此前|随后|[上下]午")


def aim(target: str, before: str) -> str:
    """What a verb is said of: 主持召开会议 is chairing the meeting that was told of, unless the words before name another time."""
    return target[2:] if _HOLDS.match(target) and not _ANOTHER_TIME.search(before) else target
AND_MORE = re.compile("(?:等(?:[0-9一二三四五六七八九十]+[家个所])?[^，。；]{0,4}?(?:高校|院校|学校|企业|单位|部门|机构|公司)?)?")  # 甲大学、乙大学等高校，丙公司负责人参加
