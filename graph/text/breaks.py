"""Repairs of lines: page headers that come again, and paragraphs broken in mid-sentence by columns and pages."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from graph.model.records import Span
from graph.text.lines import CREDIT, LIST_ITEM, ends_sentence, is_running, starts_anew, width
from graph.text.mapping import Edit
from graph.text.tables import HAN
from graph.text.words import crosses

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_HEADER_LENGTH = range(4, 41)
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–·\s]*(?:第\s*)?\d{1,4}\s*(?:页|/\s*\d{1,4})(?:\s*[，,/]?\s*共\s*\d{1,4}\s*页)?[-—–·\s]*|[-—–·]\s*\d{1,4}\s*[-—–·])\s*"
)
_PLACE = re.compile(rf"\s*[{HAN}]{{1,8}}[省市区县州]\s*")
# A break is looked at only where a line does not end a sentence.
_OPEN = re.compile(rf"[{HAN}\w，、,“‘《（【「『”’》」』%％]")
_BLANKS = re.compile(r"\s+")
_NEVER_FIRST = "，。、；：！？）”’》】」』％"
_NEVER_LAST = "“‘《（【「『、，"
_ENOUGH = 400
_WRAPPED = 30
_LONG, _COMMAS = 60, 1
_STOP = "。！？；"
_PARAGRAPH = re.compile(r"((?:[^\n]*\S[^\n]*(?:\n|$))*)\s*")


class Line(NamedTuple):
    """A line that is not blank: its span, and its text without blanks around."""

    start: int
    end: int
    text: str


def repeated_headers(text: str) -> list[Edit]:
    """A page's header that comes again goes, together with its line end; so do page numbers in mid-sentence.

    A header is a short line without full stop that stands at least three times, or again in the middle of a sentence.
    """
    lines = [Line(match.start(), match.end(), match.group().strip()) for match in _LINE.finditer(text)]
    counts = Counter(line.text for line in lines if len(line.text) in _HEADER_LENGTH)
    seen: set[str] = set()
    edits = []
    running = ""
    for line in lines:
        broken = is_running(running) and not ends_sentence(running) and not running.endswith(("）", ")", "：", ":"))
        if _drops(line.text, counts, seen, broken):
            edits.append((line.start, min(line.end + 1, len(text)), ""))
        else:
            running = line.text
        seen.add(line.text)
    return edits


def _drops(line: str, counts: Counter[str], seen: set[str], broken: bool) -> bool:
    if broken and _PAGE_NUMBER.fullmatch(line):
        return True
    if line not in seen or counts[line] < 2:
        return False
    if is_running(line) or LIST_ITEM.match(line) or CREDIT.match(line) or _PLACE.fullmatch(line):
        return False
    return broken or counts[line] > 2


def joins(text: str) -> list[Edit]:
    """A line or paragraph that ends in mid-sentence is joined with the one that goes on; headings never with text."""
    edits: list[Edit] = []
    blocks = (Block(text, spaced=False), Block(text, spaced=True))
    paragraph = 0
    next_line = 0  # where a line begins that was joined to the one before
    for left_end, right_start in _open_breaks(text):
        line_start = text.rfind("\n", next_line, left_end) + 1
        if line_start:
            paragraph = line_start
        left = text[max(paragraph, left_end - _ENOUGH) : left_end]
        line = text[max(text.rfind("\n", next_line and next_line - _ENOUGH, left_end) + 1, left_end - _ENOUGH) : left_end]
        right = text[right_start : right_start + _ENOUGH].split("\n", 1)[0]
        spaced = text.count("\n", left_end, right_start) > 1
        if _goes_on(left, right) or _wrapped(blocks[spaced], left_end, line, right):
            edits.append((left_end, right_start, _glue(left, right)))
            next_line = right_start
    return edits


def _open_breaks(text: str) -> Iterator[Span]:
    """(end of the text before, start of the text behind) of each line break that no mark of a sentence's end precedes."""
    newline = text.find("\n")
    while newline >= 0:
        left_end = newline
        while left_end and text[left_end - 1].isspace():
            left_end -= 1
        match = _BLANKS.match(text, newline)
        right_start = match.end() if match else newline
        if left_end and right_start < len(text) and _OPEN.match(text, left_end - 1):
            yield left_end, right_start
        newline = text.find("\n", right_start)


def _goes_on(left: str, right: str) -> bool:
    """Whether `right` goes on with the sentence that `left` leaves open."""
    if LIST_ITEM.match(right) or left.lstrip().startswith("#"):
        return False
    if right[0] in _NEVER_FIRST or left[-1] in _NEVER_LAST or (_CUT_YEAR.match(right) and re.search("(?<![0-9])(?:19|20)[0-9]{2}$", left)):
        return True
    if starts_anew(right) or ends_sentence(left) or CREDIT.match(_open_end(left) + " "):
        return False
    if (_CUT_NAME.search(left) and _NAME_GOES_ON.match(right)) or (_CUT_SURNAME.search(left) and _NAMED_ACTS.match(right)):
        return True
    if not is_running(right) and "，" not in right and not _spans(left, right):
        return False
    if _is_body(left) and _open_end(left):
        return True
    return left[-1] not in "”’》」』" and _spans(left, right)


_CUT_YEAR = re.compile("年[0-9]{1,2}月")  # 2015 / 年6月4日，
# …党委书记丁 / 任重、…: the break stands within a name.
_CUT_NAME = re.compile(rf"[，、].*(?:书记|主席|主任|[部局厅处科院校行会所县市区省]长|经理|教授)(?![助会级])[{HAN}]$", re.S)
# …实验室主任陈 / 学伟教授介绍…: the same in a line without a mark.
_CUT_SURNAME = re.compile(rf"[{HAN}]{{4,}}(?:书记|主席|主任|[部局厅处科院校行会所县市区省]长|经理)(?![助会级兼等和及的在代与暨并])[{HAN}]$")
_NAMED_ACTS = re.compile(rf"[{HAN}]{{1,2}}(?:教授|研究员|院士|同志)?(?:介绍|主持|出席|参加|讲话|致辞|强调|指出|陪同|汇报|发言)")
_NAME_GOES_ON = re.compile(rf"[{HAN}]{{1,2}}[、，等]")


def _is_body(left: str) -> bool:
    """Running text rather than a heading: it has a full stop, or is long with several commas."""
    return is_running(left) or (len(left) >= _LONG and left.count("，") >= _COMMAS)


def _open_end(left: str) -> str:
    """What stands behind the last full stop."""
    return left[max(left.rfind(mark) for mark in _STOP) + 1 :].strip("”’」』）》】 ")


def _spans(left: str, right: str) -> bool:
    return crosses(re.split(rf"[^{HAN}]", left)[-1][-8:], re.split(rf"[^{HAN}]", right)[0][:8])


def _glue(left: str, right: str) -> str:
    """A blank between Latin words, nothing else."""
    return " " if re.match(r"[A-Za-z0-9]", left[-1]) and re.match(r"[A-Za-z0-9]", right[0]) else ""


class Block:
    """The lines around a position that are set alike: without a blank one between, or all with one.

    Looked up in rising order, for breaks of one kind only.
    """

    def __init__(self, text: str, spaced: bool) -> None:
        self._text = text
        self._spaced = spaced
        self._start, self._end = 0, -1
        self.widest = 0
        self.wraps = False

    def move(self, position: int) -> "Block":
        """Go to the block that contains the position."""
        if position >= self._end:
            if self._spaced:
                self._start = self._end = max(0, self._end)
                while self._end <= position:
                    self._start, self._end = _single_lines(self._text, self._end)
            else:
                self._start = self._text.rfind("\n\n", 0, position) + 1
                end = self._text.find("\n\n", position)
                self._end = end if end >= 0 else len(self._text)
            self._measure()
        return self

    def _measure(self) -> None:
        lines = [line.rstrip() for line in self._text[self._start : self._end].split("\n") if line.strip()]
        widths = sorted(width(line) for line in lines) if lines and max(map(len, lines)) < 200 else [0]
        self.widest = widths[len(widths) * 4 // 5]
        full = sum(1 for one in widths if one >= self.widest - 3)
        sentences = sum(1 for line in lines if is_running(line) or "，" in line)
        few = 6 if self._spaced else 2
        self.wraps = len(lines) > few and self.widest >= _WRAPPED and 2 * full >= len(lines) and 2 * sentences >= len(lines)


def _single_lines(text: str, start: int) -> Span:
    """From a paragraph's start: the span of the paragraphs of one line each that follow, or of one of several lines."""
    at = start
    while at < len(text):
        match = _PARAGRAPH.match(text, at)
        if not match or match.end() == at or "\n" in match[1].strip():
            break
        at = match.end()
    if at == start:
        match = _PARAGRAPH.match(text, at)
        at = match.end() if match and match.end() > at else len(text) + 1
    return start, max(at, start + 1)


def _wrapped(block: Block, position: int, left: str, right: str) -> bool:
    """Whether a line ends only because its column does: the lines around it are as long and are running text."""
    if LIST_ITEM.match(right) or left.lstrip().startswith("#"):
        return False
    block.move(position)
    return block.wraps and width(left.rstrip()) >= block.widest - 3


# 。 　　本报讯: a paragraph whose line break was lost still has its indent.
_INDENT = re.compile(" (?=  )(?:(?<=[。！？”）] )(?=  [^ \n])|(?<=\\S )(?=  本[报网]讯))")


def indents(text: str) -> str:
    """The blank between the end of a sentence and the indent of a paragraph becomes the line break that was lost."""
    return _INDENT.sub("\n", text)
