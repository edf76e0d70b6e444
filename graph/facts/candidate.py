"""What one sentence says of one occasion, before the story has said which occasions there were."""

import re
from dataclasses import dataclass, field

from graph.facts.masking import CALLED, C, Masked, O, P
from graph.facts.titles import is_false, is_generic, kind_of
from graph.model.records import Span


@dataclass(slots=True)
class Candidate:
    """What a sentence says of one occasion. start, end: the clause that says it; title_at: where the title stands.

    All positions are of the masked sentence. leads: people at the head of a trip or the hosts; guests: who is received.
    place: where it was, as said before or after the verb; strong: it may stand without a headline or a date.
    """

    title: str
    kind: str
    start: int
    end: int
    title_at: tuple[int, int]
    rule: str
    confidence: float
    aliases: list[str] = field(default_factory=list)
    place: tuple[int, int] | None = None
    leads: list[int] = field(default_factory=list)
    guests: list[int] = field(default_factory=list)
    owner: list[int] = field(default_factory=list)  # where the organizations stand whose meeting it is
    strong: bool = True
    delegation: bool = False
    later: bool = False  # told of as the next thing of the same day


def source_text(masked: Masked, a: int, b: int) -> str:
    """The words of the page behind masked[a:b]."""
    return masked.source[masked.starts[a] : masked.ends[b - 1]].strip() if b > a else ""


def source_span(masked: Masked, candidate: Candidate) -> Span:
    """The span of the page that tells of the candidate."""
    return masked.span(min(candidate.start, candidate.title_at[0]), max(candidate.end, candidate.title_at[1]))


def chunk_start(text: str, end: int) -> int:
    """Where the words before `end` begin: behind the last mark that stands outside quotes and brackets."""
    depth = 0
    for at in range(end - 1, -1, -1):
        char = text[at]
        if char in "”》）」":
            depth += 1
        elif char in "“《（「":
            depth = max(0, depth - 1)
        elif char in "，。；：！？\n" and not depth:
            return at + 1
    return 0


def titled(masked: Masked, a: int, b: int, clause: tuple[int, int], rule: str, confidence: float) -> Candidate | None:
    """The occasion whose title is masked[a:b], told of in the clause masked[slice(*clause)]; None where the words are none."""
    text = masked.text[a:b]
    if not text.strip() or _NO_TITLE.match(text) or _SAYS_WHO.search(text) or is_generic(text) or is_false(text) or C in text or (P in text and not _NAMED_FOR.search(text)):
        return None
    begin = a
    if (called := _CALLED_SHORT.match(text)) is not None and "简称" in source_text(masked, a, a + called.end()):
        a += called.end()  # 甲公司（以下简称：甲）、乙公司（以下简称：乙）“某某”启动仪式
    title = re.sub(CALLED, "", source_text(masked, a, b))
    if len(title) < 4 or len(title) > 110:
        return None
    owner = [i for i in masked.organizations if begin <= i < b and not _NUMBERED.match(masked.text, i + 1)]
    return Candidate(title, kind_of(text), clause[0], clause[1], (a, b), rule, confidence, owner=owner)


_CALLED_SHORT = re.compile(f"(?:{O}[、和与])*{O}(?=“)")
_SAYS_WHO = re.compile("^将(?:于|在|开展|举办|举行|召开)|^一系列|^[0-9]+多?场?次的?|宣布|祝[贺愿]|预祝|召开了|举行了|举办了|^(?:[主承协]办|支持|参与|合作)、?(?:[主承协]办|支持)?单位|还?利用|负责(?:人|同志)(?!联席|座谈|恳谈|会议|培训|大会|研讨|论坛|交流会|研修|例会|年会)|出席|列席|^(?:本次|本届|此次|这次)|[歌掌乐鼓]声中|(?:指出|强调|表示)，?(?:本次|此次)")
# What stands before a verb's object is no title: 并宣布活动 + 开幕.
_NO_TITLE = re.compile("为(?:切实|进一步|全面|深入|更好|认真|扎实|贯彻|落实|做好|加强|推进|推动)|就(?!业|医|餐)|围绕|针对|(?:并|还|也|再|又|均|共同|现场|正式)*(?:宣布|宣告|见证|期待|祝愿|预祝|祝|确保|标志着?)|(?:并|还|也|再|又|均|且)(?!购)")
# A title may hold a name: 某某同志先进事迹报告会.
_NAMED_FOR = re.compile(f"^[^{P}]*{P}(?:同志)?(?:先进|事迹|个人|作品|书法|书画|画展|艺术|诞辰|追|纪念|工作室|师徒|劳模)[^{P}]*$")
_NUMBERED = re.compile("第?[一二三四五六七八九十0-9]+大|的")
