"""Committees of people's congresses and of the political consultative conferences by their short names: 全国人大环资委."""

import re

from graph.mentions.lexicon import HAN

_IN_FULL = {
    "民委": "民族委员会", "环资委": "环境与资源保护委员会", "财经委": "财政经济委员会", "教科文卫委": "教育科学文化卫生委员会", "农委": "农业与农村委员会", "农业农村委": "农业与农村委员会",
    "社会委": "社会建设委员会", "社建委": "社会建设委员会", "监司委": "监察和司法委员会", "监察司法委": "监察和司法委员会", "内司委": "内务司法委员会", "法工委": "法制工作委员会",
    "民宗委": "民族和宗教委员会", "人资环委": "人口资源环境委员会", "社法委": "社会和法制委员会",
}  # fmt: skip
_OF_HOUSE = re.compile(f"(?<=人大|政协)(?:常委会)?(?P<of>[{HAN}]{{1,8}}(?<![常党纪工])委|法工委|预算工委)$")


def in_full(name: str) -> str:
    """A name with the committee of a house written out, 全国人大环境与资源保护委员会; any other name as it is."""
    return _OF_HOUSE.sub(lambda short: _IN_FULL.get(short["of"], short["of"] + "员会"), name)
