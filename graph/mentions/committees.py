"""Committees of people's congresses and of the political consultative conferences by their short names: 全国人大环资委."""

import re

from graph.mentions.lexicon import HAN

_OF_CONGRESS = {
    "民委": "民族委员会", "环资委": "环境与资源保护委员会", "财经委": "财政经济委员会", "教科文卫委": "教育科学文化卫生委员会", "农委": "农业与农村委员会", "农业农村委": "农业与农村委员会",
    "社会委": "社会建设委员会", "社建委": "社会建设委员会", "监司委": "监察和司法委员会", "监察司法委": "监察和司法委员会", "内司委": "内务司法委员会", "宪法法律委": "宪法和法律委员会", "宪法和法律委": "宪法和法律委员会",
    "法工委": "法制工作委员会", "预算工委": "预算工作委员会", "法制委": "法制委员会", "外事委": "外事委员会", "华侨委": "华侨委员会",
}  # fmt: skip
_OF_CONFERENCE = {
    "民宗委": "民族和宗教委员会", "人资环委": "人口资源环境委员会", "人口资源环境委": "人口资源环境委员会", "社法委": "社会和法制委员会", "农业农村委": "农业和农村委员会", "农业和农村委": "农业和农村委员会",
    "提案委": "提案委员会", "经济委": "经济委员会", "外事委": "外事委员会", "教科卫体委": "教科卫体委员会", "港澳台侨委": "港澳台侨委员会", "文史委": "文史资料委员会",
}  # fmt: skip
_OF_HOUSE = re.compile(f"(?<=人大|政协)(?P<standing>常委会)?(?P<of>[{HAN}]{{1,8}}委)$")


def written_out(name: str) -> str:
    """A name with the committee of a house written out, 全国人大环境与资源保护委员会; any other name as it is."""
    return _OF_HOUSE.sub(lambda short: _written_out(name[: short.start()], short), name)


def of_house(house: str, committee: str) -> str:
    """A committee by the name of its house, written out: 社会委 of 某市人大 is 某市人大社会建设委员会."""
    full = written_out(house + committee)
    return full + "员会" if full.endswith("委") else full


def _written_out(house: str, short: re.Match[str]) -> str:
    full = (_OF_CONGRESS if house.endswith("人大") else _OF_CONFERENCE).get(short["of"])
    if full is None:
        return short[0]
    return (short["standing"] or "") * full.endswith("工作委员会") + full
