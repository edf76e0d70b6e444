"""Where a story names an agreement, and whether it tells of the signing or only cites it."""

import re
from collections.abc import Iterator
from functools import cache

from graph.facts.agreement_types import Naming
from graph.mentions.lexicon import alternatives
from graph.model.records import Span
from graph.resources import rows
from graph.text.sentences import sentences

_LONGEST = 46  # characters between a verb and the end of an untitled name
_LEAST_TITLE = 4  # characters of a title of its own
_REACH = 600  # characters of a sentence that are looked at, on each side of a name
_NOT_AFTER = (
    "(?![0-9]+余?[份个项]|[两三四五六七八九十]+余?[份个项]|[班价工制额率会]|医院|资金|总?投资|总?金额|管理|范本|文本|约定|签订率|履约|期限|人员|意向|引资|草案|法|条款|审查|纠纷|争议|双方|内容|能力|执行|履行情况)"
)
SIGN = "签订|签署|签定|签下|签了|签约|缔结|订立|达成|(?:续|补|互|换)签(?![订署约定下])|签"
_ISSUE = "发布|发表|通过|宣读|达成|签"
_CITE = (
    "贯彻落实|认真落实|落实|根据|按照|依据|依照|推进|推动|围绕|履行|执行|依托|遵循|贯彻|通报了?|总结回顾|回顾|深化|基于|对照|遵照|践行|借助|以|按|在"
)
_ADVERB = "(?:正式|成功|顺利|现场|分别|共同|联合|集中|当场|依次|已|也|均|得以|圆满)*"
_AFTER_SIGN = re.compile(rf"上(?:郑重|分别|共同)?签[字名约]|(?:（[^）]{{1,12}}）)?(?:的)?(?:近日|日前|近期|昨日|今日|今天)?(?:在[^，。；]{{1,16}})?{_ADVERB}(?:签署|签订|签约|签字|揭牌签署)(?!率|前|后将)(?P<since>[^，。；]{{0,5}}(?:年来|以来|之后|后))?")
# What makes a signing planned, wished for or habitual; read in the clause before the verb.
_UNREAL = re.compile(
    "(?:将|届时|年内|择期|拟(?!定)|计划|准备|打算|筹备|预计|力争|争取|尽快|抓紧|早日|推动|(?<![主重])要|(?<![响适对相供反])应(?!邀|急|用)|需要?|必须|(?<![许])可(?!持续)|能够"
    "|愿(?!景)|希望|建议|提议|有望|适时|鼓励|引导|指导(?!下)|督促|倡导|帮助|协助|规范|依法|层层|逐级|定期|每年|没有|未(?!来)|不(?!断)|拒绝|推迟|探索|商讨|洽谈|磋商"
    "|商议|研究(?![院所生中])|草拟|起草|审议|讨论|如何|是否|如果|若|凡|按规定)[^，。；：\n]{0,14}$"
)
_SAID = re.compile(r"(?:^|[，：“；])(?:要|必须|应|下一步|今后|未来|将|希望|力争)[^“”]*$")
_MANY = re.compile(r"[0-9]+[余多]?[个份项单批]|[两三四五六七八九十]+[余多]?[个份项]|一系列|一批|若干|多[项份个]|系列|各类|有关|相关|各种|部分|等$|等[^，。]{0,4}$|具体|补充")
_LONG_AGO = re.compile("早在|此前|之前曾|曾(?:经)?(?:与|和|同)|(?:去年|前年|上年)[^，。]{0,12}$")
_GENERIC = re.compile(r"^(?:的|了|该|此|本|这份?|那份?|其|双方|三方|各方|两地|上述|以上|同|一份|一个|一|两|书面|正式|所有)*$")
_LEAD = re.compile(r"^(?:了|过|好|完|一份|一项|一个|该|此|本次|这份|其|有关|本|的|共同|正式|双方|三方|各方|两地|相关|《|》|、)+")
_TITLED = re.compile(r"《(?P<t>[^《》\n]{2,90})》|[“\"](?P<q>[^“”\"\n，。]{4,60})[”\"]")


@cache
def words() -> dict[str, str]:
    """What each word is (agreement, memorandum, contract, duty, declaration, exception)."""
    return dict(rows("seeds", "agreement_words.tsv"))


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(list(words()))})")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{alternatives(list(words()))})(?:（[^）]{{1,20}}）)?$")


@cache
def _signing() -> re.Pattern[str]:
    return re.compile(rf"(?:{SIGN})(?:了|过|完|好)?")


@cache
def _citing() -> re.Pattern[str]:
    return re.compile(rf"(?:{_CITE})(?:了|好)?")


def find_namings(text: str, span: Span, masked: str) -> list[Naming]:
    """The places in text[span] where an agreement is named that is signed or cited, sorted by span.

    masked: the same text with the names of organizations blotted out, so that no verb is read inside a name.
    """
    if not _heads().search(text, *span):
        return []
    found: list[Naming] = []
    for sentence in sentences(text, *span):
        if not _heads().search(text, *sentence):
            continue
        titled = list(_titled(text, sentence, masked))
        found += titled
        found += _untitled(text, sentence, masked)
    return sorted(found, key=lambda n: n.span)


def _titled(text: str, sentence: Span, masked: str) -> Iterator[Naming]:
    for match in _TITLED.finditer(text, *sentence):
        title = match["t"] or match["q"]
        ending = _ending().search(title)
        if not ending or len(title) < _LEAST_TITLE:
            continue  # （以下简称《协议》）: one that is named in full elsewhere
        group = words()[ending["word"]]
        if group == "exception":  # 《女职工专项集体合同》 between two named parties is one all the same
            if len(title) <= len(ending["word"]) + 4:
                continue
            group = "contract"
        verb, status = _done(masked, sentence, match.span(), group)
        if status == "cited" and verb == match.span() and _in_signed_list(text, match.start()):
            status = "signed"
        if not status or (match["q"] and status == "cited"):
            continue
        if group == "declaration" and status == "cited":
            continue
        yield Naming(match.span(), title, True, ending["word"], group, status, verb, _around(sentence, match.span()))


# 会上签署了6份协议：（一）甲、乙：《某协议》；（二）…
_LIST_OF_SIGNED = re.compile(rf"(?:{SIGN})(?:了|以下|如下)*[^，。；：\n]{{0,16}}(?:协议|合同|备忘录|文件|成果|项目)[^，。；：\n]{{0,6}}[：:]")
_LIST_REACH = 1500  # characters that such a list may take


def _in_signed_list(text: str, at: int) -> bool:
    """Whether a title stands in a list of what was signed: each line from its head to the title names another one."""
    start = max(0, at - _LIST_REACH)
    head = next(reversed(list(_LIST_OF_SIGNED.finditer(text, start, at))), None)
    if head is None or is_unreal(text, max(text.rfind(mark, start, head.start()) for mark in "，。；：\n") + 1, head.start()):
        return False
    *between, last = text[head.end() : at].split("\n")
    return all("《" in line or not line.strip() for line in between) and "。" not in last


_EARLIER = re.compile("根据|按照|依据|落实|基于|履行|围绕|执行|回顾|抓好|去年|前年|此前|曾[经于在与和共签]|早在|期间|以往|(?:19|20)[0-9]{2}年(?![0-9]{1,2}月[0-9]{1,2}日)")


def _done(text: str, sentence: Span, name: Span, group: str) -> tuple[Span, str]:
    """What is done to a titled agreement: the span of the verb, and signed, cited or "" where it is only planned."""
    start = max(sentence[0], name[0] - _REACH)
    left = re.sub(r"《[^》]*》|“[^”]*”", lambda m: "》" * len(m[0]), text[start : name[0]])
    clause = max(left.rfind(mark) for mark in "，；：。") + 1
    if left[clause:].strip("、》及和与以并") == "" and clause:  # 签署《…》，《…》
        clause = max(left.rfind(mark, 0, clause - 1) for mark in "，；：。") + 1
    after = _AFTER_SIGN.match(text, name[1], sentence[1])
    if after:
        return after.span(), "" if _UNREAL.search(left[clause:]) else "cited" if after["since"] else "signed"
    verbs = list(_signing().finditer(left, clause))
    if group == "declaration":
        verbs += list(re.compile(rf"(?:{_ISSUE})了?").finditer(left, clause))
    cites = list(_citing().finditer(left, clause))
    if verbs:
        verb = max(verbs, key=lambda m: (m.start(), m.end()))
        span = (start + verb.start(), start + verb.end())
        before = left[clause : verb.start()]
        if re.match(r"的(?!是)", left[verb.end() :]) and _EARLIER.search(before):
            return span, "cited"  # 去年签订的《…》
        if is_unreal(left, clause, verb.start()):
            return span, ""
        since = re.match(r"以来|(?:[一二三四五六七八九十两]+|近)[^，。；]{0,2}年来", text[name[1] : name[1] + 8])
        return span, "cited" if since else "signed"
    if group == "declaration":
        return name, ""
    if cites:
        verb = cites[-1]
        return (start + verb.start(), start + verb.end()), "cited"
    if re.search(r"起草|审议|讨论|修改|征求|草案|拟定|解读|依法|违反", left[clause:]):
        return name, ""
    return name, "cited"


_CEREMONY = re.compile(
    r"(?P<core>(?:全面|校企|校地|校际|政企|企地|院地|友好|深化)?(?:战略合作|结对共建|合作共建|框架合作|友好合作|战略框架合作|产学研合作|党建共建|校企合作|共建|合作)(?:框架)?)"
    r"(?:项目)?(?:签约(?:仪式|活动|会)|签署仪式)"
)


def find_ceremonies(text: str, span: Span) -> list[Naming]:
    """战略合作签约仪式: a signing that does not name what is signed; looked for where nothing else is told of."""
    found = []
    for sentence in sentences(text, *span):
        for match in _CEREMONY.finditer(text, *sentence):
            clause = text[max(sentence[0], match.start() - _REACH) : match.start()]
            if not _UNREAL.search(clause[max(0, len(clause) - 20) :]) and not _MANY.search(clause[-12:]):
                verb = (match.end("core"), match.end())
                found.append(Naming(match.span("core"), match["core"] + "协议", False, "协议", "agreement", "signed", verb, _around(sentence, match.span())))
    return found


def is_unreal(sentence: str, clause: int, verb: int) -> bool:
    """Whether what sentence[verb:] says is planned, demanded or habitual rather than told."""
    if _UNREAL.search(sentence[max(clause, verb - 60) : verb]):
        return True
    return bool(_SAID.search(sentence[max(0, verb - 200) : verb])) and not re.search(r"会上|会后|会前|仪式上|现场|期间|当天|日上午|日下午", sentence[clause:verb])


def _untitled(text: str, sentence: Span, masked: str) -> Iterator[Naming]:
    start = sentence[0]
    whole = re.sub(r"《[^《》]*》", lambda m: "《" + "＊" * (len(m[0]) - 2) + "》", masked[start : sentence[1]])
    last = 0
    for head in _heads().finditer(whole):
        at = head.start()
        group = words()[head[0]]
        if group == "exception" or _inside_title(whole, at):
            continue
        clause = max(max(whole.rfind(mark, max(0, at - _REACH), at) for mark in "，；：。！？《》") + 1, at - _REACH, 0)
        low = max(clause, at - _LONGEST, last)
        last = head.end()
        if not re.compile(_NOT_AFTER).match(whole, head.end()):
            continue
        named = _signed_here(whole, clause, low, head, group) or _signed_after(whole, clause, low, head, group) or _cited_here(whole, low, head, group)
        if named is None:
            continue
        verb, begin, status = named
        name = (start + begin, start + head.end())
        yield Naming(name, text[slice(*name)], False, head[0], group, status, (start + verb[0], start + verb[1]), _around(sentence, name))


def _inside_title(whole: str, at: int) -> bool:
    opening = whole.rfind("《", max(0, at - 100), at)
    return opening >= 0 and "》" not in whole[opening:at]


def _around(sentence: Span, name: Span) -> Span:
    """The sentence, or of an endless one what lies around the name."""
    return max(sentence[0], name[0] - _REACH), min(sentence[1], name[1] + _REACH)


_Read = tuple[Span, int, str]  # verb, where the name begins, status


def _signed_here(whole: str, clause: int, low: int, head: re.Match[str], group: str) -> _Read | None:
    """签署战略合作协议."""
    if head[0].startswith("合作意向") and "书" not in head[0]:
        return None
    verbs = [m for m in _signing().finditer(whole, low, head.start()) if not re.match(r"[约署订]?仪式|率|名|字(?!了)|证|到|收", whole[m.end() :])]
    if not verbs or group == "declaration":
        return None
    verb = verbs[0]
    rest = whole[verb.end() : head.start()]
    if verb[0].startswith("签约") and not rest.strip("了"):
        return None
    if re.match(r"的", rest) and re.search(r"根据|按照|依据|落实|基于|履行|围绕|执行|以", whole[clause : verb.start()]):
        return None
    if is_unreal(whole, clause, verb.start()) or _MANY.search(rest):
        return None
    if re.match(r"的(?!一致)", whole[head.end() :]) and not re.match(r"的(?:签|基础)", whole[head.end() :]):
        return None
    lead = _LEAD.match(rest)
    core_at = verb.end() + (lead.end() if lead else 0)
    if re.match(r"(?:[一二三四五六七八九十两]+年)?(?:以来|[多余]?年来)", whole[head.end() :]):  # 自双方签订…协议以来
        return verb.span(), core_at, "cited"
    if verb[0].endswith("过") or _LONG_AGO.search(whole[low : verb.start()]):
        return verb.span(), core_at, "cited"
    if core_at == head.start() and (group in ("contract", "duty") or (whole.startswith("仪式", head.end()) and re.search("出席|参加", whole[clause : verb.start()]))):
        return None
    return verb.span(), core_at, "signed"


def _signed_after(whole: str, clause: int, low: int, head: re.Match[str], group: str) -> _Read | None:
    """甲与乙战略合作协议签约仪式, 合作协议正式签署."""
    after = _AFTER_SIGN.match(whole, head.end())
    if not after or after["since"] or group == "declaration" or is_unreal(whole, clause, head.start()) or _MANY.search(whole[low : head.start()]):
        return None
    core = whole[low : head.start()]
    cut = max([m.end() for m in re.finditer(r"举行|召开|出席|参加|见证|举办|组织|主持|了|[＊]对|在(?=[^，]{2,8}$)|(?<![0-9])[0-9]{1,2}日(?:上午|下午)?|近日|日前", core)], default=0)
    begin = low + cut
    lead = _LEAD.match(whole[begin : head.start()])
    begin += lead.end() if lead else 0
    return after.span(), begin, "signed"


def _cited_here(whole: str, low: int, head: re.Match[str], group: str) -> _Read | None:
    """落实川渝工会协作框架协议; the name must say more than 合作协议."""
    cites = list(_citing().finditer(whole, low, head.start()))
    if not cites or group in ("contract", "duty", "declaration"):
        return None
    verb = next((c for c in cites if len(c[0]) > 1), cites[0])
    rest = whole[verb.end() : head.start()]
    lead = _LEAD.match(rest)
    begin = verb.end() + (lead.end() if lead else 0)
    if _GENERIC.match(whole[begin : head.start()]) or _MANY.search(rest) or re.search(SIGN, rest):
        return None
    return verb.span(), begin, "cited"
