"""The dates of a story, resolved as far as the text and the page's date allow, never further.

Without a year a date stays `--03-14`; 近日 is no date; a day alone (28日) is one only where something gives its month.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache

from graph.dates import PartialDate, nearest_year, parse, possible
from graph.mentions.date_words import Wording, find_wordings
from graph.mentions.types import DateMention
from graph.mentions.year_days import feast_year
from graph.mentions.year_papers import filed_year, papers_year, term_year
from graph.mentions.year_sessions import session_year
from graph.mentions.years import (
    INFERRED,
    STATED,
    UNKNOWN,
    Year,
    awaited_year,
    congress_held,
    conveyed_year,
    counted_year,
    dated_year,
    is_date_line,
    named_year,
    planned_year,
    plenum_year,
    reported_year,
    this_year,
)
from graph.model.records import Span
from graph.text.stories import split_stories

# 新华社重庆3月28日电, （本报讯 3月28日讯）: the day of writing, which dates 今天 and a day alone, but no occasion.
_WIRE = re.compile(r"[电讯](?=[ 　（(:：）)，\n]|$|记)")
_MARKS = "。！？；\n"
_NEAR = 45  # days between dates of one page that share a year
_CARRY = 600  # characters over which a date gives its month or year to the next
_SCOPE = 20_000  # characters of a story in which its year is sought
# The evidence of a year that a story gives, by rule: that which looks at the month of a date, and at its day.
_BY_MONTH: dict[str, Callable[[str, int, int, int], Year | None]] = {"plan": planned_year, "this year": this_year, "counted": counted_year, "papers": papers_year, "term": term_year, "filed": filed_year, "session": session_year}
_BY_DAY: dict[str, Callable[[str, int, int, int, int | None], Year | None]] = {"awaited": awaited_year, "conveyed": conveyed_year, "reported": reported_year, "plenum": plenum_year, "feast": feast_year}
_REACH = 1000  # characters of a sentence that are looked at, on each side of a date
_SENTENCE = 200  # the same within one sentence
_TIME_OF_DAY = 4  # characters behind a date in which a comma parts no more than 上午
_WORD_YEARS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "次年": 1, "翌年": 1, "当年": 0, "同年": 0}


def find_dates(text: str, span: Span, *, published: str | None = None, stories: Sequence[Span] | None = None) -> list[DateMention]:
    """The dates of text[span], sorted by span: only those that can date an occasion.

    text: the whole repaired page, since its other stories and date lines help to know a year. published: ISO date
    (YYYY-MM-DD) of the page. stories: the spans of the page's stories where already known. Left out are births,
    deadlines, 截至…, 自…以来, dates in titles 《》, the dates of the page itself and of its wires.
    """
    return [mention for mention, _ in _page(text, published, tuple(stories) if stories is not None else None).of(span)]


def explain_dates(text: str, span: Span, *, published: str | None = None) -> list[tuple[DateMention, Year | None]]:
    """The same dates, each with what its year rests on."""
    return _page(text, published, None).of(span)


def story_year(text: str, span: Span, *, published: str | None = None) -> Year | None:
    """The year that a story plays in, where it or its page shows it: for occasions without any date.

    Of its first date with a year; else of the page's date line; else 2025年是…之年, 今年是…周年.
    """
    return _page(text, published, None).year_of(span)


@lru_cache(maxsize=2)
def _page(text: str, published: str | None, stories: tuple[Span, ...] | None) -> "_Page":
    return _Page(text, published, stories)


_ADDRESS = re.compile(r"((?:19|20)(?<=/..)[0-9]{2})[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12][0-9]|3[01])(?=[/_.])")
_Found = tuple[DateMention, Year | None]


class _Page:
    """The wordings of a page, and the dates of its stories as they are asked for."""

    def __init__(self, text: str, published: str | None, stories: tuple[Span, ...] | None) -> None:
        self.text = text
        self.words = find_wordings(text)
        self._starts = [w.span[0] for w in self.words]
        self.published = date.fromisoformat(published[:10]) if published else None
        self._stories = stories
        self.lines = [w for w in self.words if w.year and w.month and w.day and not w.day2 and is_date_line(text, w.span)]
        self.wires = [w for w in self.words if w.month and _WIRE.match(text, w.span[1])]
        self._known: dict[Span, list[_Found]] = {}
        self._anchors: dict[Span, list[date]] = {}

    @property
    def stories(self) -> tuple[Span, ...]:
        if self._stories is None:
            self._stories = tuple((s.start, s.end) for s in split_stories(self.text))
        return self._stories

    def within(self, span: Span) -> Sequence[Wording]:
        return self.words[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])]

    def of(self, span: Span) -> list[_Found]:
        if span not in self._known:
            self._known[span] = _Story(self, span).resolved(self.anchors_outside(span))
        return self._known[span]

    def anchors_outside(self, span: Span) -> list[date]:
        """Full dates of the page's other stories that are told as its news, not as the past."""
        words = self.within(span)
        if all(w.year or w.kind == "relative" for w in words) or self.published:
            return []
        return [at for s in self.stories if s[1] <= span[0] or span[1] <= s[0] for at in self._anchors_of(s)]

    def _anchors_of(self, span: Span) -> list[date]:
        if span not in self._anchors:
            self._anchors[span] = _Story(self, span).anchors()
        return self._anchors[span]

    def page_date(self, span: Span) -> tuple[date, str, Span] | None:
        """The date line of the story, else the only one of the page, else the day of publication; its basis and place."""
        own = [w for w in self.lines if span[0] <= w.span[0] < span[1]]
        lines = own or self.lines
        days = {_day(w) for w in lines}
        if lines and (len(days) == 1 or own):
            return max(days), STATED, lines[0].span
        if self.published:
            return self.published, INFERRED, span
        return None if lines else self._addressed

    @cached_property
    def _addressed(self) -> tuple[date, str, Span] | None:
        """The one day that the addresses on the page bear (http://…/2016-05/10/content_1.htm), and where."""
        days = [(tuple(map(int, m.groups())), m.span()) for m in _ADDRESS.finditer(self.text)]
        if not days or len({day for day, _ in days}) > 1 or not possible(*days[0][0]):
            return None
        (year, month, day), span = days[0]
        return date(year, month, day), INFERRED, span

    def year_of(self, span: Span) -> Year | None:
        for mention, why in self.of(span):
            if not mention.start.startswith("-"):
                year = int(mention.start[:4])
                return why or Year(year, STATED, "date", f"“{self.text[slice(*mention.span)]}”", mention.span)
        if found := self.page_date(span):
            return Year(found[0].year, INFERRED, "page date", "the page's date", found[2])
        return this_year(self.text, *span, None)


def _day(word: Wording) -> date:
    return date(word.year or 1, word.month or 1, word.day or 1)


class _Story:
    """Resolves the wordings of one story."""

    def __init__(self, page: _Page, span: Span) -> None:
        self.page, self.text, self.span = page, page.text, span
        lines = {w.span for w in page.lines}
        self.words = [w for w in page.within(span) if w.span not in lines]
        self._date = page.page_date(span)
        self._wires = [w for w in page.wires if span[0] <= w.span[0] < span[1]]
        self._evidence: dict[tuple[str, int], Year | None] = {}

    def anchors(self) -> list[date]:
        """Full days that the story's own words date, and a full date where it begins."""
        found = []
        for word, (mention, why) in self._resolve([]):
            full = PartialDate(*(word.year, word.month, word.day)).full
            if why is not None and why.rule not in ("carried", "page"):
                full = date.fromisoformat(mention.start) if len(mention.start) == 10 and mention.start[0] != "-" else None
            if full is not None and (word.year is None or word.span[0] - self.span[0] < 200):
                found.append(full)
        return found + [_day(w) for w in self.page.lines if self.span[0] <= w.span[0] < self.span[1]]

    def resolved(self, anchors: list[date]) -> list[_Found]:
        wires = {w.span for w in self._wires}
        return [found for word, found in self._resolve(anchors) if word.told and word.span not in wires]

    def _resolve(self, anchors: list[date]) -> list[tuple[Wording, _Found]]:
        """In the order of the text; words like 去年 last, since they need the story's year."""
        done: dict[Span, _Found] = {}
        for late in (False, True):
            for at, word in enumerate(self.words):
                if (word.year_word in ("今年", "本年", "去年", "上年", "前年", "明年")) is late:
                    found = self._one(word, at, done, anchors)
                    if found is not None:
                        done[word.span] = found
        return [(word, done[word.span]) for word in self.words if word.span in done]

    def _one(self, word: Wording, at: int, done: dict[Span, _Found], anchors: list[date]) -> _Found | None:
        before = next((done[self.words[i].span] for i in range(at - 1, max(-1, at - 40), -1) if self.words[i].span in done), None)
        if word.kind == "relative":
            return self._relative(word, before)
        held: Year | None = None
        if word.year is None:
            clause = self._clause(word.span)
            sure = congress_held(self.text, *clause, word.month, word.day) if word.day else None
            if sure is not None and (word.kind == "day" or word.month is not None):
                held = Year(sure[0].year, INFERRED, "congress", f"{sure[2]} was held then", sure[1])
                word = replace(word, month=sure[0].month)
        if word.month is None:
            month = self._month(word, before)
            if month is None:
                return None
            word = replace(word, month=month)
        if not possible(None, word.month, word.day):
            return None
        year = held or self._year(word, before, done, anchors)
        return self._mention(word, year), year

    def _mention(self, word: Wording, found: Year | None) -> DateMention:
        year = word.year or (found.year if found else None)
        if year is not None and not possible(year, word.month, word.day):
            year = None
        basis = STATED if word.year else (found.basis if found and year else UNKNOWN)
        start = str(PartialDate(year, word.month, word.day))
        end = None
        if word.day2 is not None:
            month2 = word.month2 or word.month
            if word.month2 is None and word.day is not None and word.day2 < word.day:
                month2 = (word.month or 0) % 12 + 1
            turn = word.month is not None and month2 is not None and month2 < word.month
            year2 = word.year2 or (year + turn if year is not None else None)
            if possible(year2, month2, word.day2):
                end = str(PartialDate(year2, month2, word.day2))
        return DateMention(word.span, start, end if end != start else None, basis)

    # --- parts that are missing -----------------------------------------------------------------

    def _sentence(self, span: Span) -> Span:
        low, high = max(self.span[0], span[0] - _REACH), min(self.span[1], span[1] + _REACH)
        start = max(self.text.rfind(mark, low, span[0]) for mark in _MARKS)
        ends = [e for mark in _MARKS if (e := self.text.find(mark, span[1], high)) >= 0]
        return max(low, start + 1), min(ends, default=high)

    def _clause(self, span: Span) -> Span:
        """The comma clause that holds the date, and the next one."""
        start, end = self._sentence(span)
        left = max(self.text.rfind("，", start, span[0]), self.text.rfind("：", start, span[0]))
        right = self.text.find("，", span[1] + _TIME_OF_DAY, end)
        return max(start, left + 1), right if right >= 0 else end

    def _month(self, word: Wording, before: _Found | None) -> int | None:
        """The month of a day alone, or of 本月 and 同月: of a date just before it, of the wire, of the page's date."""
        day = word.day
        if before is not None and day is not None and word.month_word not in ("本月", "上月", "上个月"):
            near = word.span[0] - before[0].span[1] <= _CARRY
            last = _last(before[0])
            if near and last.month is not None and last.day is not None and (word.month_word or 0 <= day - last.day <= 20):
                return last.month
        today = self._today()
        if today is None or today.month is None:
            return None
        if word.month_word in ("上月", "上个月", "下月", "下个月"):
            return (today.month + (0 if word.month_word[0] == "下" else -2)) % 12 + 1
        ahead = re.search("将|拟|定于", self.text[word.span[0] - 3 : word.span[1] + 6])
        if word.month_word or day is None or today.day is None or day <= today.day + 1 or ahead:
            return today.month
        return (today.month + 10) % 12 + 1

    def _today(self) -> PartialDate | None:
        """The day of writing: of the wire, else of the page."""
        page = self._date
        for wire in self._wires[:1]:
            year = wire.year or (nearest_year(wire.month or 1, wire.day, page[0]) if page else self._wire_year(wire))
            return PartialDate(year, wire.month, wire.day)
        return PartialDate(page[0].year, page[0].month, page[0].day) if page else None

    def _wire_year(self, wire: Wording) -> int | None:
        """The year of a wire without one: of the congress it reports from, else what shows the year of any date there."""
        held = congress_held(self.text, wire.span[1], min(self.span[1], wire.span[1] + _SENTENCE), wire.month, wire.day)
        found = None if held else self._year(wire, None, {}, [])
        return held[0].year if held else found.year if found else None

    def _relative(self, word: Wording, before: _Found | None) -> _Found | None:
        start = self._sentence(word.span)[0]
        if self.text.count("“", start, word.span[0]) > self.text.count("”", start, word.span[0]):
            return None  # somebody's words
        if word.anchor == "today":
            origin, basis = self._today(), INFERRED
        elif before is not None and word.span[0] - before[0].span[1] <= _CARRY and (word.offset or before[0].end is None):
            origin, basis = _last(before[0]), before[0].basis
        else:
            return None
        if origin is None or origin.day is None:
            return None
        moved = origin.shifted(word.offset)
        why = before[1] if before is not None and word.anchor == "last" else None
        return DateMention(word.span, str(moved), None, basis if moved.year else UNKNOWN), why

    # --- the year -----------------------------------------------------------------------------

    def _year(self, word: Wording, before: _Found | None, done: dict[Span, _Found], anchors: list[date]) -> Year | None:
        month = word.month
        if word.year or month is None:
            return None
        if word.year_word:
            return self._word_year(word, before, done)
        sentence = self._sentence(word.span)
        if before is not None and sentence[0] <= before[0].span[0] and (carried := _carried(word, before, _SENTENCE, self.text)):
            return carried
        if page := self._date:
            return dated_year(word, page[0], page[1], "the page's own date", page[2])
        if (named := named_year(self.text, *sentence, month) or self._once("headline", month, word)) is not None:
            return named
        inferred = [y for rule in ("plan", "conveyed", "reported", "awaited", "this year", "counted", "papers", "term", "filed", "session", "feast") if (y := self._once(rule, month, word))]
        if inferred:
            return inferred[0] if len({y.year for y in inferred}) == 1 else None
        if before is not None and (carried := _carried(word, before, _CARRY, self.text)):
            return carried
        return _shared(word, anchors, self.span) or self._once("plenum", month, word)

    def _once(self, rule: str, month: int, word: Wording) -> Year | None:
        """Evidence that holds for the whole story, sought once a month, or once a day where the day counts."""
        by_day = _BY_DAY.get(rule)
        key = (rule, month * 100 + (word.day or 0) if by_day else month)
        if key not in self._evidence:
            text, start, end = self.text, self.span[0], min(self.span[1], self.span[0] + _SCOPE)
            if rule == "headline":
                found = named_year(text, start, self._headline_end(), month)
                self._evidence[key] = replace(found, basis=INFERRED) if found else None
            elif by_day:
                self._evidence[key] = by_day(text, start, end, month, word.day)
            else:
                self._evidence[key] = _BY_MONTH[rule](text, start, end, month)
        return self._evidence[key]

    def _headline_end(self) -> int:
        """Where the running text begins: the first line that ends or goes on like a sentence."""
        for match in re.compile(r"[^\n]+").finditer(self.text, *self.span):
            if len(match[0]) > 60 or "。" in match[0]:
                return match.start()
        return self.span[1]

    def _word_year(self, word: Wording, before: _Found | None, done: dict[Span, _Found]) -> Year | None:
        """今年, 去年: from the year of the story; 当年, 次年: from the date before."""
        step = _WORD_YEARS[word.year_word]
        if word.year_word in ("当年", "同年", "次年", "翌年"):
            if before is None or before[0].start.startswith("-"):
                return None
            return Year(int(before[0].start[:4]) + step, before[0].basis, "carried", "the date before", before[0].span)
        if page := self._date:
            return Year(page[0].year + step, INFERRED, "page date", "the page's date", page[2])
        for span in (w.span for w in self.words if w.span in done):
            mention, why = done[span]
            if not mention.start.startswith("-"):
                return Year(int(mention.start[:4]) + step, INFERRED, "story year", (why.reason if why else "the story's date"), span)
        month = word.month or 1
        for rule in ("headline", "plan", "this year"):
            if step == 0 and (found := self._once(rule, month, word)):
                return found
        return None


def _last(mention: DateMention) -> PartialDate:
    return parse(mention.end or mention.start)


# A month of somebody's life, or from which something lasts.
_LONG_AGO = re.compile("[起生]|出生|以来|开始|至今|[^。；]{0,24}?(?:生于|出生|参加工作|入党|成立|创办|创立|建成|被评|荣?获|毕业|任|入职|加入|当选|退休|去世)")


def _carried(word: Wording, before: _Found, reach: int, text: str) -> Year | None:
    """The year of the date before, where this one follows it within two months, or within the three behind a month (2020年3月，…6月28日)."""
    mention = before[0]
    if word.month is None or word.span[0] - mention.span[1] > reach:
        return None
    if len(mention.start) == 7 and mention.basis == STATED and word.day is not None:
        begun = 0 < word.month - int(mention.start[5:]) <= 3
        lasting = _LONG_AGO.match(text, mention.span[1]) or text[mention.span[0] - 1 : mention.span[0]] in tuple("于自从在至")
        return Year(int(mention.start[:4]), INFERRED, "carried", "follows the month before", mention.span) if begun and not lasting else None
    if len(mention.start) != 10 or mention.start[0] == "-":
        return None
    first = date.fromisoformat(mention.start)
    basis = mention.basis if reach <= _SENTENCE else INFERRED
    for year in (first.year, first.year + 1):
        if possible(year, word.month, word.day) and 0 <= (date(year, word.month, word.day or 28) - first).days <= 62:
            return Year(year, basis, "carried", "follows the date before", mention.span)
    return None


def _shared(word: Wording, anchors: list[date], span: Span) -> Year | None:
    """The year of the page's other news, where all that lie near agree."""
    if word.month is None:
        return None
    years = set()
    for at in anchors:
        for year in (at.year - 1, at.year, at.year + 1):
            if possible(year, word.month, word.day) and abs((date(year, word.month, word.day or 15) - at).days) <= _NEAR:
                years.add(year)
    return Year(years.pop(), INFERRED, "page", "the page's other news are of that time", span) if len(years) == 1 else None
