"""What did not happen, or not yet: 未能出席, 将于明天举行."""

import re

from graph.facts.masking import MASKS, Masked, P

# Stands right before a verb and takes it back.
NEGATED = re.compile("(?:未(?:能|曾|获邀)?|没(?:有|能|有能)?|无法|(?<!无)不(?:能|再)?|婉拒|谢绝|拒绝)(?:够|亲自|按时|如期|前来|前往|赶到|全程|现场|到场|一同|一起)*$")
# Stands between people and what they mean to do.
YET_TO_COME = re.compile("将|拟(?=[与同和于在赴到来率])|计划|准备|打算|有望|预计|原定|要(?=[到来赴去])|未能|没有|没能|不能|无法|取消|推迟")
_TOMORROW = re.compile(rf"(?:^[#\s]*|[，。；：{MASKS}])(?:据悉，)?(?:明天|明[日晚早]|后天|下周[一二三四五六日末]?|下个?月|不日|即将)")


_PLANNED = re.compile("(?:将|约定|商定|议定|明确了?)(?:于)?(?:每年|每季度|每月|定期|不定期|年内|适时|轮流|在今后|在未来|择期)|届时(?:[^，。]{0,12})$|(?:以下|如下)(?:几项|主要)?(?:安排|活动|日程|内容)：|(?:安排|日程)(?:如下|为)：")


def is_to_come(text: str, start: int) -> bool:
    """Whether the words before an occasion, or its first ones, put it on a day to come."""
    return _TOMORROW.search(text, 0, start + 6) is not None or _PLANNED.search(text, 0, start + 12) is not None


# In what is said of those who went, and takes it back or makes it a rule: 某会要求各级工会组织职工赴某地学习.
ONLY_MEANT = re.compile("将(?:于|在)?(?:组织|安排|选派)|拟|计划|(?<!主)要|希望|鼓励|号召|准备|倡议|决定|[未不没]|禁|原定|如果|若|可以?组织|应(?!邀)|需|支持|负责|通过|分批|各单位|各级|积极")


_ASIDE = re.compile("^(?:会前|会后|会议(?:前|后|期间)|其间|期间|活动(?:前|后|期间)|随后|之后|会议间隙|座谈会前|座谈会后)")
_OBJECT = re.compile(f"(?:传达|学习|贯彻|落实|邀请|陪同|向|对)[^，。]{{0,8}}$|(?:拜访|看望|慰问|走访|探望)了?[^，。；{P}]{{0,24}}$")
_GUIDED = re.compile(f"{P}[^，。；{P}]{{0,6}}陪同[^，。；{P}]{{0,24}}$")  # A陪同B一行到…
_UNREAL = re.compile("(?:将|将于|计划|拟|要|应|可|邀请|希望|欢迎|请)[^，。]{0,12}$")


def is_aside(masked: Masked, start: int) -> bool:
    """Whether the people at start went as a part of something else (会前), or were only meant to go or cited."""
    before = masked.text[:start]
    return bool(_ASIDE.match(masked.text) or _UNREAL.search(before) or (_OBJECT.search(before) and not _GUIDED.search(before)))


_HABIT = re.compile("多次|每[年月季周逢]|经常|定期|常态化|长期|一直|常年|历年|近年|数次|累计")


def is_habit(text: str, start: int, end: int) -> bool:
    """Whether words tell of what is done again and again."""
    return _HABIT.search(text, start, end) is not None
