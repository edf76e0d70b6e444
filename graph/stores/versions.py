"""Which servers are new enough."""

import re

from graph.errors import StoreError

OLDEST = (5, 26)
# Neo4j/5.26.28, Neo4j/5.27-aura, Neo4j/2025.10.1, Neo4j/5.26.0 compatible (ArcadeDB 26.10.2), Neo4j/v5.11.0 compatible …
_AGENT = re.compile(r"Neo4j/v?(\d+)\.(\d+)")


def is_old(agent: str) -> bool:
    """Whether the name that a server gives itself is that of a Neo4j before 5.26; others are given the chance."""
    match = _AGENT.match(agent)
    return match is not None and (int(match[1]), int(match[2])) < OLDEST


def refuse_old(agent: str, where: str) -> None:
    """StoreError, naming both versions, for a server that is too old."""
    if is_old(agent):
        message = f"this server is too old: {' '.join(agent.split())[:60]}"
        raise StoreError(message, where=where, hint=f"use Neo4j {OLDEST[0]}.{OLDEST[1]} or newer")
