"""Which association a page speaks of as its own (我会, 我商会)."""

import re
from collections import Counter
from collections.abc import Mapping

from graph.mentions.kinds import kind_of

_OURS = re.compile("我(?:会|商会|协会|学会)(?![议见员])")
# What stands behind 我会 where it is no verb: 我会会长, 来我会交流, 我会与某协会.
_AS_NAME = re.compile("我(?:会|商会|协会|学会)(?=[会副常执秘理监名轮创荣]|一行|[与和同、，。；：]|交流|考察|调研|座谈|参观|走访|指导|访问|党|工会|[赴在于]|组织|召开|举办|应邀|办公|开展|\\s|$)")
_HEADS_LINE = re.compile(r"[ \u3000]*(?:\n|[|_—>-]|官网|官方网站|网站|门户)")
_CREDIT = re.compile(r"(?:来源|供稿|版权所有|主办|发布|单位|作者)[：: \u3000©]*$")
_GUEST_BEHIND = re.compile("[^，。；]{0,12}?(?:一行|来访|到访|莅临|来我|到我|代表团|考察团)")
_GOAL_BEFORE = re.compile("(?:赴|前往|走访了?|拜访了?|到访|到|与|和|同|走进|受到|邀请)$")
_HEAD = 300  # characters of a page in which its site names itself


def own_association(text: str, ends: Mapping[int, str]) -> dict[str, str]:
    """The words by which a page calls its own association, with its name; {} where it does not, or no one is likelier than the others.

    ends: where each body's name ends, and its name.
    """
    called = {m[0] for m in _OURS.finditer(text)}
    if not called or len(_OURS.findall(text)) > len(_AS_NAME.findall(text)):
        return {}  # 我会努力
    score: Counter[str] = Counter()
    for end, name in ends.items():
        if kind_of(name) not in ("association", "union"):
            continue
        start = max(text.rfind("\n", 0, end) + 1, 0)
        line = text[start:end].strip()
        score[name] += 0
        if (line.endswith(name[-6:]) and len(line) <= len(name) + 2 and end < _HEAD and _HEADS_LINE.match(text, end)) or _CREDIT.search(text[start : end - min(len(name), end - start)]):
            score[name] += 4
        if _GUEST_BEHIND.match(text, end):
            score[name] -= 2
        if _GOAL_BEFORE.search(text, start, max(start, end - len(name))):
            score[name] -= 1
    best = score.most_common(2)
    if not best or best[0][1] < 0 or (len(best) > 1 and best[0][1] == best[1][1]):
        return {word: word for word in sorted(called)}
    return dict.fromkeys(sorted(called), best[0][0])
