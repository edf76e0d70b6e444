"""Short forms of bodies written out: 人社厅, 妇联, 经审会."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from graph.mentions.committees import written_out
from graph.mentions.lexicon import expansions


@cache
def _by_first() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for short, full in sorted(expansions().items(), key=lambda row: -len(row[0])):  # 一中院 before 一中
        found.setdefault(short[0], []).append((short, full))
    return found


def _shorts(rest: str) -> Iterable[tuple[str, str]]:
    """The short forms that the words can begin with, in the order of the table."""
    return expansions().items() if rest.startswith("国家") else _by_first().get(rest[:1], ())


# What stands behind a short form that is the beginning of another word: 建行|新村, 律协|会, 央视|网.
_RUNS_ON = {"协": tuple("会同助作议商调力"), "行": tuple("业政道新宿为动"), "视": tuple("网频察财综"), "联": tuple("合总"), "办": tuple("法理学"), "中": tuple("学心医药石全国央级队标专")}
_AND = re.compile("(?<=人力资源)与(?=社会保障)|(?<=文化)与(?=旅游)|(?<=工业)与(?=信息化)|(?<=经济)与(?=信息化)|(?<=住房)与(?=城乡建设)|(?<=发展)与(?=改革)|(?<=规划)与(?=自然资源)|(?<=卫生)与(?=计划生育)|(?<=民族)与(?=宗教事务)")
_WHOLE = {"办公室": "公室", "委员会": "员会"}  # 发展改革委|员会
_IN_FULL = {"经审会": "经费审查委员会", "审委会": "审判委员会", "教代会": "教职工代表大会", "编办": "机构编制委员会办公室"}
_COMMITTEES = re.compile(f"(?<=.)(?:{'|'.join(_IN_FULL)})$")


@lru_cache(maxsize=8192)
def expanded(rest: str) -> str:
    """Short forms written out: 人社厅劳动关系处, 政府 → 人民政府 where it ends the name; 文化与旅游局 with 和."""
    rest = _AND.sub("和", rest) if "与" in rest else rest
    for short, full in _shorts(rest):
        if rest.startswith(short) and not rest.startswith(full) and rest[len(short) : len(short) + 1] not in _RUNS_ON.get(short[-1], ()):
            rest = full + rest[len(short) :].removeprefix(_WHOLE.get(full[-3:], "-"))
            break
        if rest.startswith("国家" + short) and not rest.startswith("国家" + full):
            rest = "国家" + full.removeprefix("国家") + rest[len(short) + 2 :].removeprefix(_WHOLE.get(full[-3:], "-"))
            break
    rest = re.sub("^第?[一二三四五六七八九十]{1,3}届(?=人大|人民代表大会|政协)", "", rest)
    rest = re.sub(r"^政府", "人民政府", rest)
    rest = re.sub(r"(?<=大学)侨联|(?<=学院)侨联", "归国华侨联合会", rest)
    rest = _COMMITTEES.sub(lambda short: _IN_FULL[short[0]], written_out(rest))
    rest = re.sub("(?<=[委府])办$|(?<=[党行]政|人大|政协|大学|学院|新闻)办$", "办公室", rest).replace("委政研室", "委政策研究室")
    rest = re.sub(r"(?:(?<=政协)|(?<=[^员商事]会)|(?<=[文残社侨妇科]联))第[一二三四五六七八九十百\d]+届委员会$", "", rest)
    return re.sub(r"^(?:第[一二三四五六七八九十百\d]+届)?人民代表大会常务委员会", "人大常委会", rest)
