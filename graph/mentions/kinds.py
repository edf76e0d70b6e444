"""The kind of an organization, by the ending of its name."""

import re
from functools import cache, lru_cache

from graph.mentions.lexicon import alternatives, column, expansions, known_organizations, organization_kinds

# What a foreign body may be called by or without: 加拿大滑铁卢大学.
COUNTRY = re.compile(alternatives(column("countries")))
REGIONAL = frozenset({"union", "party", "government", "congress", "consultative"})


@cache
def endings(*, short: bool) -> re.Pattern[str]:
    words = {*organization_kinds(), *(expansions() if short else ())}
    return re.compile(f"(?:{alternatives([*words])})$")


@lru_cache(maxsize=8192)
def kind_of(name: str) -> str:
    """Kind of an organization by the ending of its name: union, party, government, …, department or other."""
    match = endings(short=True).search(name)
    if not match:
        return "party" if name.endswith("委") else "company" if name in known_organizations() else "other"
    if match[0] in organization_kinds():
        return organization_kinds()[match[0]]
    full = endings(short=False).search(expansions()[match[0]])
    return organization_kinds()[full[0]] if full else "government"
