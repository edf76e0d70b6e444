"""Where the people of a network stand: forces within each connected part, the parts side by side; the same each time."""

from collections.abc import Mapping

import networkx as nx
import numpy as np

SEED = 1
STEPS = 150
_CROWD = 300
_PULL = {"sichuan": -1.0, "chongqing": 1.0}  # west and east, as on a map


def positions(net: nx.Graph) -> dict[str, tuple[float, float]]:
    """x, y of each node, about one apart from the next, Sichuan rather to the left and Chongqing to the right.

    Fruchterman and Reingold's forces [1]_ on each connected part; parts stand in columns, the largest first.

    References
    ----------
    .. [1] T. Fruchterman and E. Reingold, "Graph drawing by force-directed placement", Software 21, 1129-1164 (1991).
    """
    parts = sorted(nx.connected_components(net), key=lambda part: (-len(part), min(part)))
    sides = dict(net.nodes(data="side"))
    return _packed([_part(net, sorted(part), sides) for part in parts])


def _part(net: nx.Graph, nodes: list[str], sides: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    count = len(nodes)
    if count <= 2:
        return {node: (0.0, -1.1 * row) for row, node in enumerate(nodes)}
    place = {node: row for row, node in enumerate(nodes)}
    edges = [(place[a], place[b], data.get("weight", 1)) for a, b, data in net.edges(nodes, data=True)]
    ends = np.array([edge[:2] for edge in edges])
    # Of a meeting of n people each of the n(n-1)/2 edges pulls: so pull is shared among those of a node.
    degree = np.bincount(ends.ravel(), minlength=count).astype(np.float32)
    strength = np.sqrt([edge[2] for edge in edges]) / np.sqrt(degree[ends[:, 0]] * degree[ends[:, 1]]) * 2.5
    pull = np.array([_PULL.get(sides[node], 0.0) for node in nodes], dtype=np.float32)
    return dict(zip(nodes, _settled(count, ends, strength.astype(np.float32), pull), strict=True))


def _settled(count: int, ends: np.ndarray, strength: np.ndarray, pull: np.ndarray) -> list[tuple[float, float]]:
    random = np.random.default_rng(SEED)
    size = np.sqrt(count)
    at = (random.random((count, 2), dtype=np.float32) - 0.5) * np.float32(size)
    at[:, 0] += pull * np.float32(size / 4)
    steps = STEPS if count <= 600 else 80
    for step in range(steps):
        force = _repulsion(at)
        between = at[ends[:, 1]] - at[ends[:, 0]]
        drawn = between * (strength * np.sqrt((between**2).sum(axis=1)))[:, None]
        for axis in (0, 1):
            force[:, axis] += np.bincount(ends[:, 0], drawn[:, axis], count) - np.bincount(ends[:, 1], drawn[:, axis], count)
        force -= at * np.float32(0.06)
        force[:, 0] += pull * np.float32(0.05 * size)
        length = np.maximum(np.sqrt((force**2).sum(axis=1)), np.float32(1e-6))
        most = np.float32(size * 0.15 * (1 - step / steps) + 0.01)
        at += force * (np.minimum(length, most) / length)[:, None]
    at -= at.mean(axis=0)
    if count > _CROWD:  # room for the crowded middle, loose ends nearer
        away = np.maximum(np.sqrt((at**2).sum(axis=1)), np.float32(1e-3))
        at *= (size * (away / away.max()) ** 0.62 / away)[:, None] * np.float32(0.9)
    return [(round(float(x), 4), round(float(y), 4)) for x, y in _apart(at)]


def _repulsion(at: np.ndarray) -> np.ndarray:
    """Of every node from every other: one over the distance."""
    x, y = at[:, :1], at[:, 1:]
    dx, dy = x - x.T, y - y.T
    inverse = 1 / np.maximum(dx * dx + dy * dy, np.float32(1e-3))
    return np.column_stack([(dx * inverse).sum(axis=1), (dy * inverse).sum(axis=1)])


def _apart(at: np.ndarray, least: float = 0.62, rounds: int = 40) -> np.ndarray:
    """Nodes nearer than `least` to each other are pushed apart."""
    for _ in range(rounds):
        dx, dy = at[:, :1] - at[:, :1].T, at[:, 1:] - at[:, 1:].T
        distance = np.sqrt(dx * dx + dy * dy)
        np.fill_diagonal(distance, np.inf)
        short = np.maximum(np.float32(least) - distance, 0)
        if not short.any():
            break
        share = short / np.maximum(distance, np.float32(1e-3)) * np.float32(0.5)
        at = at + np.column_stack([(dx * share).sum(axis=1), (dy * share).sum(axis=1)])
    return at


def _packed(parts: list[dict[str, tuple[float, float]]]) -> dict[str, tuple[float, float]]:
    """The parts in columns that are not higher than the largest part, or than all of them in a broad rectangle."""
    boxes = []
    for part in parts:
        xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
        boxes.append((min(xs), max(ys), max(xs) - min(xs) + 1.6, max(ys) - min(ys) + 1.3))
    area = sum(width * height for _, _, width, height in boxes)
    highest = max([box[3] for box in boxes] + [0.75 * float(np.sqrt(area))])
    found: dict[str, tuple[float, float]] = {}
    left = down = column = 0.0
    for part, (x0, y1, width, height) in zip(parts, boxes, strict=True):
        if down and down + height > highest:
            left, down, column = left + column, 0.0, 0.0
        for node, (x, y) in part.items():
            found[node] = (left + x - x0, y - y1 - down)
        down, column = down + height, max(column, width)
    return found
