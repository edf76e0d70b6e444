"""The picture of where people met: districts by longitude and latitude, lines between those whose people came together."""

from collections.abc import Iterable
from math import cos, radians

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from graph.gazetteer.divisions import Divisions
from graph.network.filters import EVERYTHING, Where, meetings_within
from graph.network.network import Network
from graph.network.regions import DistrictCount, DistrictPair, district_pairs, districts_by_meetings
from graph.network.sides import CODES, COLOURS
from graph.pictures import frame
from graph.pictures.canvas import DPI, MUTED
from graph.pictures.drawn import Drawn
from graph.pictures.labels import Label, place

LINES = "#8a8a8a"
_KM = 111.2  # of a degree of latitude
Spot = tuple[float, float]


def draw(network: Network, where: Where = EVERYTHING, *, limit: int = 400) -> Drawn | None:
    """At most `limit` districts, those of most meetings first. None where no meeting has a district with a known place.

    Colours are sides; the area of a dot is how many meetings were held in the district, a ring is a district whose
    people only went elsewhere; the width of a line is on how many occasions two districts came together. Small grey dots
    are all counties and districts of Sichuan and Chongqing, so that the land can be seen.
    """
    spots = _spots(network)
    counts = [one for one in districts_by_meetings(network, where) if one.id in spots][:limit]
    if not counts:
        return None
    shown = {one.id for one in counts}
    pairs = [pair for pair in district_pairs(network, where) if {pair.one, pair.other} <= shown]
    held = {meeting for one in counts for meeting in one.held}
    numbers = meetings_within(network, where)
    facts = [
        f"{len(counts)} 个区县市 districts",
        f"{len(held)} 次会议有地点 meetings with a place",
        f"另有 {len(numbers) - len(held)} 次不详 {len(numbers) - len(held)} more without" if len(numbers) > len(held) else "",
        frame.years(network.meetings[number] for number in numbers),
    ]
    short = {one.id: one.short for one in network.affiliations.districts.values()}
    figure = _figure(counts, pairs, spots, short, "   ".join(filter(None, facts)))
    return Drawn(figure, f"{len(counts)} districts, {len(held)} meetings, {len(pairs)} pairs of districts")


def _spots(network: Network) -> dict[str, Spot]:
    """Longitude and latitude of the districts of the graph, from it or else from the gazetteer by their code."""
    known = {one.code: one for one in Divisions.load() if one.longitude is not None}
    found = {}
    for _, key, longitude, latitude, code in network.source.rows("District", ["longitude", "latitude", "code"]):
        if (longitude is None or latitude is None) and code in known:
            longitude, latitude = known[code].longitude, known[code].latitude
        if longitude is not None and latitude is not None:
            found[key] = (float(longitude), float(latitude))
    return found


def _figure(
    counts: list[DistrictCount], pairs: list[DistrictPair], spots: dict[str, Spot], short: dict[str, str], facts: str
) -> Figure:
    xs, ys = zip(*(spots[one.id] for one in counts), strict=True)
    west, east, south, north = _window(xs, ys)
    stretch = 1 / cos(radians((south + north) / 2))
    wide = 9.6
    high = min(max(wide * (north - south) * stretch / (east - west), 4.5), 11.0)
    figure = frame.new(wide + 0.5, high + 1.45, "在哪里见面 Where they met", facts)
    axes = frame.axes_within(figure, left=0.25, right=0.25)
    axes.set_axis_off()
    # The window is widened to the form of the axes here: left to matplotlib, it may not fit and is warned of.
    lacking = max((north - south) * stretch * wide / high - (east - west), 0) / 2
    axes.set_xlim(west - lacking, east + lacking)
    lacking = max((east - west) * high / (wide * stretch) - (north - south), 0) / 2
    axes.set_ylim(south - lacking, north + lacking)
    _land(axes)
    _scale(axes, stretch)
    _lines(axes, pairs, spots)
    most = max(len(one.held) for one in counts) or 1
    dots = {one.id: (4.0 + 18.0 * (len(one.held) / most) ** 0.5) * DPI / 160 for one in counts}
    for one in counts:
        size = (2 * dots[one.id] * 72 / DPI) ** 2
        colour = COLOURS[one.side]
        face = colour if one.held else "white"
        axes.scatter(*spots[one.id], s=size, c=face, edgecolors="white" if one.held else colour, linewidths=1.0, zorder=3, alpha=0.93)
    labels = [
        Label(_called(one, short), *spots[one.id], dots[one.id], len(one.held) + len(one.came) / 1000, 7.5 + 2.5 * len(one.held) / most)
        for one in counts
    ]
    place(axes, labels, [(*spots[one.id], dots[one.id]) for one in counts])
    marks = frame.side_marks(one.side for one in counts)
    marks.append(Line2D([], [], linestyle="", marker="o", markersize=6, markerfacecolor="white", color=MUTED, label="只去别处 came, hosted none"))
    if pairs:
        marks.append(Line2D([], [], color=LINES, linewidth=2, label="一同到会 came together"))
    frame.legend(figure, marks)
    return figure


def _called(one: DistrictCount, short: dict[str, str]) -> str:
    """The district's own name, and how many meetings were held there."""
    return f"{short[one.id]} {len(one.held)}" if one.held else short[one.id]


def _window(xs: Iterable[float], ys: Iterable[float]) -> tuple[float, float, float, float]:
    """The degrees to show: all districts with some room, at least two degrees."""
    xs, ys = list(xs), list(ys)
    middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    width = max((max(xs) - min(xs)) * 1.16, 2.4) / 2 + 0.15
    height = max((max(ys) - min(ys)) * 1.12, 1.6) / 2 + 0.1
    return middle[0] - width, middle[0] + width, middle[1] - height, middle[1] + height


def _land(axes: Axes) -> None:
    for prefix, side in CODES.items():
        there = [
            (one.longitude, one.latitude)
            for one in Divisions.load()
            if one.code.startswith(prefix) and one.level == "county" and one.longitude is not None and one.valid("2025-01-01")
        ]
        xs, ys = zip(*there, strict=True)
        axes.scatter(xs, ys, s=9, c=COLOURS[side], alpha=0.22, linewidths=0, zorder=0)


def _scale(axes: Axes, stretch: float) -> None:
    """A bar of a round number of kilometres in the lower right corner."""
    west, east = axes.get_xlim()
    south, north = axes.get_ylim()
    whole = (east - west) * _KM / stretch
    length = max(one for one in (10, 20, 50, 100, 200, 500, 1000) if one <= max(whole / 5, 10))
    right, low = east - (east - west) * 0.02, south + (north - south) * 0.02
    left = right - length * stretch / _KM
    axes.plot([left, right], [low, low], color=MUTED, linewidth=1.5, solid_capstyle="butt", zorder=2)
    axes.annotate(f"{length} km", ((left + right) / 2, low), (0, 3), textcoords="offset points", ha="center", fontsize=7.5, color=MUTED)


def _lines(axes: Axes, pairs: list[DistrictPair], spots: dict[str, Spot]) -> None:
    most = max((pair.weight for pair in pairs), default=1)
    widest = min(0.6 + 0.55 * most, 5.0)
    lines = LineCollection(
        [(spots[pair.one], spots[pair.other]) for pair in pairs],
        linewidths=[max(widest * pair.weight / most, 0.5) for pair in pairs],
        colors=LINES, alpha=0.6 if len(pairs) < 60 else 0.35 if len(pairs) < 300 else 0.15, zorder=1,
    )  # fmt: skip
    axes.add_collection(lines, autolim=False)
