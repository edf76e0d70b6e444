"""Administrative divisions of China: codes, names, places and the time each was valid.

A code is not an identity: 500110 was 万盛区 until 2011-10-22 and is 綦江区 since. So there is one Division a
code, name and period, with an id of its own (the plain code where only one division ever held it).

Days (`on`) are ISO 8601 and may be shortened: "2016" asks for any day of 2016, and where only the year of a
change is known any day of that year fits both sides. `on=None` asks for 2025-01-01, since most pages are
older than the change of 2025-11-06 in Chongqing.
Source: seeds/divisions.tsv, seeds/townships.tsv, seeds/division_changes.tsv; see seeds/SOURCES.md.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

from graph.resources import rows

REFERENCE_DAY = "2025-01-01"
CHONGQING = "500000"
MUNICIPALITIES = frozenset({"110000", "120000", "310000", CHONGQING})


@dataclass(frozen=True, slots=True)
class Division:
    """A division as long as its code and its name stayed the same.

    id: unique; level: province, prefecture, county or township; parent: a code, "" above provinces.
    longitude, latitude: degrees, None where the sources have none.
    valid_from, valid_to: ISO 8601, valid_to exclusive; None: before 1981, or still valid.
    former: full names of what became this division.
    """

    id: str
    code: str
    name: str
    full_name: str
    level: str
    parent: str
    longitude: float | None = None
    latitude: float | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    former: tuple[str, ...] = ()

    def valid(self, on: str) -> bool:
        """Whether it was there on that day (on some day of that month or year)."""
        if self.valid_from is None and self.valid_to is None:
            return True  # most of them
        started = self.valid_from is None or on[: len(self.valid_from)] >= self.valid_from[: len(on)]
        return started and not self.ended(on)

    def ended(self, on: str) -> bool:
        """Whether it was no more on that day; in the year of its end, if only the year is known, it still was."""
        end = self.valid_to
        if end is None:
            return False
        return on >= end if len(on) >= len(end) == 10 else on[: len(end)] > end[: len(on)]


_AUTONOMOUS = ("自治州", "自治县")


@dataclass(frozen=True, slots=True)
class Change:
    """One row of division_changes.tsv; an empty old code means a division without predecessor."""

    old: str
    old_name: str
    new: str
    new_name: str
    day: str
    kind: str
    note: str = ""


class Divisions:
    """The gazetteer: by code, by name, and upwards. Townships are read only when one is asked for."""

    def __init__(self, found: Iterable[Division]) -> None:
        self._by_code: dict[str, list[Division]] = {}
        self._by_name: dict[str, list[Division]] = {}
        self._above: dict[str, list[Division]] = {}  # by id, of those that were asked for
        for division in found:
            self._by_code.setdefault(division.code, []).append(division)
            self._by_name.setdefault(division.full_name, []).append(division)
            if division.name != division.full_name:
                self._by_name.setdefault(division.name, []).append(division)
            if division.full_name.endswith(_AUTONOMOUS) and len(division.name) > 1:  # 凉山州, 石柱县 in daily use
                self._by_name.setdefault(division.name + division.full_name[-1], []).append(division)

    @classmethod
    def load(cls) -> "Divisions":
        """The gazetteer of this installation, read once. Raises ResourceMissing."""
        return _loaded()

    def __iter__(self) -> Iterator[Division]:
        """All of county level and above, by code and period."""
        return chain.from_iterable(self._by_code.values())

    def by_code(self, code: str, on: str | None = None) -> Division | None:
        """The holder of a code (six digits; nine for a township) on that day, or None.

        Without a day: the holder on 2025-01-01, else the latest holder there ever was.
        """
        holders = self._by_code.get(code, ()) if len(code) <= 6 else self._townships[0].get(code, ())
        valid = [d for d in holders if d.valid(on or REFERENCE_DAY)]
        if valid:
            return valid[-1]
        return holders[-1] if holders and on is None else None

    def named(self, name: str, on: str | None = None, *, townships: bool = False) -> list[Division]:
        """Divisions of that full or short name, by code; several where the name is ambiguous, [] if none.

        Where none is valid on that day, those that had ended by then (a page of 2024 that tells of 江津市);
        never one that began later. `townships`: those of Sichuan and Chongqing too.
        """
        found = self._by_name.get(name, [])
        if townships:
            found = found + self._townships[1].get(name, [])
        if not found:
            return []  # most names that are asked for
        on = on or REFERENCE_DAY
        return [d for d in found if d.valid(on)] or [d for d in found if d.ended(on)]

    def leading(self, name: str, least: int = 0) -> int:
        """How many characters a short name of a division takes at the start of a name, if as many as `least` are left; 0 if none does."""
        return next((size for size in (4, 3, 2) if len(name) - size >= least and self.named(name[:size])), 0)

    def names(self) -> list[str]:
        """All full and short names of county level and above, of today and before, sorted."""
        return sorted(name for name in self._by_name if len(name) > 1)

    def parent_of(self, division: Division) -> Division | None:
        """The division above, as it was last in this one's time; None for a province."""
        if not division.parent:
            return None
        holders = self._by_code.get(division.parent, [])
        if division.valid_to is None:
            holders = [d for d in holders if d.valid_to is None] or holders
        else:
            holders = [d for d in holders if d.valid_from is None or d.valid_from < division.valid_to] or holders
        return holders[-1] if holders else None

    def ancestors(self, division: Division) -> Sequence[Division]:
        """What lies above, the nearest first, the province last."""
        above = self._above.get(division.id)
        if above is None:
            above = self._above[division.id] = []
            parent = self.parent_of(division)
            while parent is not None:
                above.append(parent)
                parent = self.parent_of(parent)
        return above

    def within(self, division: Division, other: Division) -> bool:
        """Whether one lies in the other or is the other."""
        return other.code in {division.code, *(d.code for d in self.ancestors(division))}

    def full_path_name(self, division: Division) -> str:
        """From the province down: 重庆市永川区, 四川省绵阳市, 四川省成都市武侯区."""
        return "".join(d.full_name for d in reversed([division, *self.ancestors(division)]))

    def canonical(self, division: Division) -> str:
        """The name as this project puts it before an organization's.

        What lies in a municipality carries it (重庆市北碚区, 北京市海淀区), a city's district the city
        (成都市武侯区); all others stand alone (湖北省, 绵阳市, 金堂县, 都江堰市). A township carries its county.
        """
        parent = self.parent_of(division)
        if parent is None:
            return division.full_name
        if division.level == "township":
            return self.canonical(parent) + division.full_name
        urban = division.full_name.endswith("区") and division.level == "county" and parent.level == "prefecture"
        return parent.full_name + division.full_name if urban or parent.code in MUNICIPALITIES else division.full_name

    def abbreviated(self, character: str) -> Division | None:
        """What one character stands for: 川 and 蜀 for 四川省, 渝 for 重庆市, 蓉 for 成都市; None for others."""
        code = _abbreviations().get(character)
        return self.by_code(code) if code else None

    def city(self, character: str) -> Division | None:
        """The large city that one character stands for: 宁 for 南京市, 穗 for 广州市; None for others."""
        code = _cities().get(character)
        return self.by_code(code) if code else None

    def abbreviations(self) -> dict[str, str]:
        """Character -> code, of all provinces and of Chengdu."""
        return dict(_abbreviations())

    def successors(self, division: Division) -> list[tuple[Division, Change]]:
        """What this one became, or gave land to, by division_changes.tsv; by day and code."""
        joined = []
        for change in changes():
            if (change.old, change.old_name) == (division.code, division.full_name):
                joined += [(d, change) for d in self._by_code[change.new] if d.full_name == change.new_name]
        return joined

    @cached_property
    def _townships(self) -> tuple[dict[str, list[Division]], dict[str, list[Division]]]:
        by_code: dict[str, list[Division]] = {}
        by_name: dict[str, list[Division]] = defaultdict(list)
        for code, full_name in rows("seeds", "townships.tsv"):
            name = full_name.removesuffix("办事处").removesuffix("街道").rstrip("镇乡")
            name = name if len(name) > 1 else full_name
            township = Division(code, code, name, full_name, "township", code[:6])
            by_code[code] = [township]
            for known in {name, full_name}:
                by_name[known].append(township)
        return by_code, dict(by_name)


@cache
def changes() -> tuple[Change, ...]:
    """The changes made by hand: Sichuan and Chongqing since 1997, elsewhere since 2018-12; by day."""
    return tuple(Change(*row) for row in rows("seeds", "division_changes.tsv"))


@cache
def _abbreviations() -> dict[str, str]:
    return dict(rows("seeds", "abbreviations.tsv"))


@cache
def _cities() -> dict[str, str]:
    return dict(rows("seeds", "capitals.tsv"))


@cache
def _loaded() -> Divisions:
    return Divisions(_read())


def _read() -> Iterator[Division]:
    for id_, code, name, full_name, level, parent, x, y, start, end, former in rows("seeds", "divisions.tsv"):
        yield Division(
            id_, code, name, full_name, level, parent,
            float(x) if x else None, float(y) if y else None, start or None, end or None,
            tuple(former.split("|")) if former else (),
        )  # fmt: skip
