"""Which firm a page means by 公司: its own, else the one that somebody called on last."""

import re
from bisect import bisect_left
from functools import cached_property

GOES = re.compile(r"(?:赴|前往|拜访|走访|走进|到|到访|来到|与|和|同|对)[^，。；：\n]{0,3}$")
# 来到成都市成华区的|西南电力设计院.
_GOES_TO, _LEADS_TO, _JOINED = re.compile(r"(?:来到|到达|抵达|走访|前往|走进)[^，。；：、\n]{0,12}$"), 16, re.compile("[、和与及]|以及")
_VISITS = re.compile("赴|前往|到访|拜访|走访|走进|来到|参观")
_MEDIUM = re.compile("网(?!络)|传媒|新闻|报业|日报|广播|电视|出版|文化传播")
_FOOT = 300  # characters at the end of a page in which its site names itself
_FROM, _LABEL = re.compile("(?:来源|供稿(?:单位)?|主办单位|发布单位|版权所有)[：:© \u3000]+$"), 12  # characters of such a label
_PARAGRAPH = 2000  # characters looked back at


def is_goal(text: str, at: int, body: int) -> bool:
    """Whether a body named after a title is where its holder goes: 党委书记某某赴某公司调研."""
    between = text[at:body]
    return len(between) < 60 and _VISITS.search(between) is not None and "。" not in between


class OwnFirm:
    """The firm that 公司 means on a page. speaker: the one whose people were read first; "" while nobody was."""

    def __init__(self, text: str, firms: list[tuple[int, str]]) -> None:
        """firms: the position and the name of each firm named, sorted."""
        self._text, self._firms = text, firms
        self.speaker = ""

    def meant(self, at: int) -> str:
        """The firm that 公司 means at a place; "" if none."""
        if self.owner:
            return self.owner
        if not self.speaker:
            place, firm = self._first
            if firm and place <= at:
                self.speaker = firm
            elif called_on := self.called_on(at):
                return called_on
            elif self._only and not is_goal(self._text, at, self._firms[0][0]):
                self.speaker = self._only
        return self.speaker

    def only_goal(self, firm: str) -> bool:
        """Whether the page names a firm only as one that somebody goes to."""
        return firm in self._called and firm not in self._own

    @cached_property
    def owner(self) -> str:
        """The firm that the page says to come from (来源：某公司), no medium; "" if none."""
        said = ((p, n, m) for p, n in self._firms if (m := _FROM.search(self._text, max(0, p - _LABEL), p)) and not _MEDIUM.search(n))
        return next((n for p, n, m in said if m[0][0] != "主" or p > len(self._text) - _FOOT), "")

    @cached_property
    def _called(self) -> set[str]:
        return {n for _, n in self._firms}

    @cached_property
    def _own(self) -> set[str]:
        return {n for p, n in self._firms if p not in self._goals}

    @cached_property
    def _first(self) -> tuple[int, str]:
        """Where the firm stands that the page names first, other than as a goal, and its name; (0, "") if there is none."""
        return next(((p, n) for p, n in self._firms if p not in self._goals), (0, ""))

    @cached_property
    def _only(self) -> str:
        """The one firm that the page names; "" if it names none or several."""
        return next(iter(self._called)) if len(self._called) == 1 else ""

    @cached_property
    def _goals(self) -> set[int]:
        """Where the firms stand that somebody goes to, lists of them whole: 走访了甲公司、乙公司和丙公司."""
        goals: set[int] = set()
        end, listed = -1, False
        for at, name in self._firms:
            joined = listed and _JOINED.fullmatch(self._text, end, at) is not None
            listed = joined or GOES.search(self._text, max(0, at - 8), at) is not None or _GOES_TO.search(self._text, max(0, at - _LEADS_TO), at) is not None
            end = self._text.find(name[-2:], at, at + len(name) + 2) + 2
            goals |= {at} if listed else set()
        return goals

    def called_on(self, at: int) -> str:
        """The firm gone to or named last before a place in its paragraph: 走访某某公司，公司总经理甲…; "" if none."""
        start = self._text.rfind("\n", max(0, at - _PARAGRAPH), at)
        last = bisect_left(self._firms, (at, "")) - 1
        return self._firms[last][1] if last >= 0 and self._firms[last][0] > start else ""
