"""The picture of who met whom: people as dots, encounters as lines."""

from collections import Counter
from collections.abc import Mapping

import networkx as nx
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from graph.network.filters import EVERYTHING, Where, people_present
from graph.network.network import Network, Roll
from graph.network.projections import people_of
from graph.network.ranks import degrees
from graph.network.sides import COLOURS
from graph.pictures import frame
from graph.pictures.canvas import DPI
from graph.pictures.drawn import Drawn
from graph.pictures.labels import Label, place
from graph.pictures.layout import positions

MOST = 2000
ACROSS = "#c9972b"
WITHIN = "#b9b9b9"
_MANY_LINES = 4000  # above, lines in an SVG are drawn as an image
_NAMES = 220
Point = tuple[float, float]


def draw(network: Network, where: Where = EVERYTHING, *, limit: int = MOST) -> Drawn | None:
    """People who met, at most `limit` of them: those who met most others. None where nobody met anybody.

    Colours are sides, the area of a dot is how many people it met, the width of a line on how many occasions two met;
    lines across the border between Sichuan and Chongqing are golden.
    """
    whole = people_present(network, where)
    count = degrees(whole)
    met = [who for who, others in count.items() if others]
    chosen = set(sorted(met, key=lambda who: (-count[who], who))[: min(limit, MOST)])
    net = people_of(network, _among(whole, chosen))
    net.remove_nodes_from([key for key, degree in dict(net.degree).items() if not degree])
    if not net:
        return None
    size = min(13.0, max(6.5, 0.85 * len(net) ** 0.5))
    figure = frame.new(size * 1.3 + 0.7, size + 1.45, "谁见过谁 Who met whom", _facts(network, whole, net, len(met)))
    _fill(figure, net)
    return Drawn(figure, f"{len(net)} of {len(met)} people who met, {net.number_of_edges()} pairs")


def _among(roll: Roll, chosen: set[int]) -> Roll:
    at = {meeting: [who for who in there if who in chosen] for meeting, there in roll.at.items()}
    return Roll({meeting: there for meeting, there in at.items() if there}, {who: roll.of[who] for who in sorted(chosen)})


def _facts(network: Network, roll: Roll, net: nx.Graph, met: int) -> str:
    alone = len(roll.of) - met
    meetings = {number for number, there in roll.at.items() if len(there) > 1}
    words = [
        f"{len(net)} 人 people" if len(net) == met else f"{met} 人中相识最多的 {len(net)} 人 best acquainted {len(net)} of {met} people",
        f"{net.number_of_edges()} 对 pairs",
        f"{len(meetings)} 次会议 meetings",
        frame.years(network.meetings[number] for number in meetings),
        f"另有 {alone} 人未见他人 {alone} more met nobody" if alone else "",
    ]
    return "   ".join(filter(None, words))


def _fill(figure: Figure, net: nx.Graph) -> None:
    axes = frame.axes_within(figure)
    axes.set_axis_off()
    at = positions(net)
    most = max(degree for _, degree in net.degree)
    scale = 1.0 if len(net) <= 100 else 0.7 if len(net) <= 600 else 0.5
    radii = {key: scale * (5.5 + 9.0 * (degree / most) ** 0.5) * DPI / 160 for key, degree in net.degree}
    _limits(axes, at)
    _lines(axes, net, at)
    for side, colour in COLOURS.items():
        nodes = [key for key in net if net.nodes[key]["side"] == side]
        areas = [(2 * radii[key] * 72 / DPI) ** 2 for key in nodes]
        axes.scatter(
            [at[key][0] for key in nodes], [at[key][1] for key in nodes], s=areas, c=colour, edgecolors="white",
            linewidths=0.8 * scale, zorder=3,
        )  # fmt: skip
    labels = [_label(net, key, at[key], radii[key], most, turn) for key, turn in _named(net, at)]
    place(axes, labels, [(*at[key], radii[key]) for key in net])
    across = any(_crosses(net, a, b) for a, b in net.edges)
    marks = frame.side_marks(side for _, side in net.nodes(data="side"))
    marks.append(Line2D([], [], color=WITHIN, linewidth=2, label="见过 met"))
    if across:
        marks.append(Line2D([], [], color=ACROSS, linewidth=2, label="跨川渝 across the border"))
    frame.legend(figure, marks)


def _named(net: nx.Graph, at: Mapping[str, Point]) -> list[tuple[str, int]]:
    """Whose names are shown, and in which turn: all of few; of many the best acquainted of each neighbourhood first."""
    order = sorted(net, key=lambda key: (-net.degree[key], key))
    if len(net) <= _NAMES:
        return [(key, 0) for key in order]
    cell = max(max(point[axis] for point in at.values()) - min(point[axis] for point in at.values()) for axis in (0, 1)) / 14
    before: Counter[tuple[int, int]] = Counter()
    turns = []
    for key in order:
        where = int(at[key][0] // cell), int(at[key][1] // cell)
        turns.append((key, before[where]))
        before[where] += 1
    return sorted(turns, key=lambda one: one[1])[:_NAMES]


def _label(net: nx.Graph, key: str, at: Point, radius: float, most: int, turn: int) -> Label:
    importance = net.degree[key] / most
    size = (7.5 + 3.0 * importance) if len(net) <= 600 else (6.5 + 3.0 * importance)
    return Label(net.nodes[key]["name"], *at, radius, weight=net.degree[key] - most * turn, size=size)


def _limits(axes: Axes, at: Mapping[str, Point]) -> None:
    xs, ys = [x for x, _ in at.values()], [y for _, y in at.values()]
    spread = max(max(xs) - min(xs), 1.0), max(max(ys) - min(ys), 1.0)
    axes.set_xlim(min(xs) - 0.04 * spread[0] - 0.6, max(xs) + 0.04 * spread[0] + 0.6)
    axes.set_ylim(min(ys) - 0.04 * spread[1] - 0.4, max(ys) + 0.04 * spread[1] + 0.4)


def _lines(axes: Axes, net: nx.Graph, at: Mapping[str, Point]) -> None:
    few = net.number_of_edges() <= 400
    for crossing, colour, alpha in ((False, WITHIN, 0.75 if few else 0.3), (True, ACROSS, 0.8 if few else 0.3)):
        edges = [(a, b, data["weight"]) for a, b, data in net.edges(data=True) if _crosses(net, a, b) == crossing]
        lines = LineCollection(
            [(at[a], at[b]) for a, b, _ in edges],
            linewidths=[(0.9 if few else 0.45) * min(weight, 9) ** 0.6 for *_, weight in edges],
            colors=colour, alpha=alpha, zorder=1 + crossing, rasterized=net.number_of_edges() > _MANY_LINES,
        )  # fmt: skip
        axes.add_collection(lines)


def _crosses(net: nx.Graph, a: str, b: str) -> bool:
    return {net.nodes[a]["side"], net.nodes[b]["side"]} == {"sichuan", "chongqing"}
