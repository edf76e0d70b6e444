"""The picture of when they met: a lane for each person, an upright line for each meeting through those who were there."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.figure import Figure

from graph.network.counting import person_sides
from graph.network.filters import EVERYTHING, Where, people_present
from graph.network.network import Meeting, Network, Roll
from graph.network.periods import comparable, first_day
from graph.network.sides import COLOURS
from graph.pictures import frame
from graph.pictures.canvas import MUTED
from graph.pictures.drawn import Drawn

LANES = 40
LISTED = 30
_ROW = 0.21  # inches between lanes
_LINE = 0.175  # inches between lines of the list
_TITLE = 34  # characters of a title in the list


@dataclass(frozen=True, slots=True)
class Shown:
    """What a timeline shows. lanes: people, the upper first; meetings: dated, by date; listed: those that bear a number."""

    lanes: tuple[int, ...]
    meetings: tuple[int, ...]
    listed: tuple[int, ...]


def draw(network: Network, where: Where = EVERYTHING, *, person: int | None = None, limit: int = LANES) -> Drawn | None:
    """At most `limit` people, those of most meetings; `person` (a number): that one and whom it met most often.

    Meetings whose year is unknown have no place here and are counted in the line of facts; up to 30, those of most
    people, are listed by number. None where no meeting is dated.
    """
    roll = people_present(network, where)
    if person is not None:
        roll = _around(roll, person)
    shown = _chosen(network, roll, person, limit)
    if not shown.meetings:
        return None
    return Drawn(_figure(network, roll, shown, person), f"{len(shown.lanes)} people, {len(shown.meetings)} meetings with a date")


def _around(roll: Roll, person: int) -> Roll:
    """The meetings of one person, and all who were there."""
    own = roll.of.get(person, [])
    at = {meeting: roll.at[meeting] for meeting in own}
    there = sorted({who for people in at.values() for who in people})
    return Roll(at, {who: [meeting for meeting in roll.of[who] if meeting in at] for who in there})


def _chosen(network: Network, roll: Roll, person: int | None, limit: int) -> Shown:
    dated = {meeting for meeting in roll.at if comparable(network.meetings[meeting].start)}
    often = {who: len(dated.intersection(attended)) for who, attended in roll.of.items()}
    most = sorted((who for who in often if often[who]), key=lambda who: (who != person, -often[who], who))[:limit]
    sides = person_sides(network)
    order = {"sichuan": 0, "both": 1, "chongqing": 2, "": 3}
    first = {who: next(place for place, meeting in enumerate(roll.of[who]) if meeting in dated) for who in most}
    starts = {who: network.order[roll.of[who][first[who]]] for who in most}
    lanes = tuple(sorted(most, key=lambda who: (who != person, order[sides.get(who, "")], starts[who], who)))
    among = set(lanes)
    meetings = tuple(meeting for meeting in roll.at if meeting in dated and among.intersection(roll.at[meeting]))
    largest = sorted(meetings, key=lambda meeting: (-len(roll.at[meeting]), network.order[meeting]))[:LISTED]
    return Shown(lanes, meetings, tuple(sorted(largest, key=network.order.__getitem__)))


def _figure(network: Network, roll: Roll, shown: Shown, person: int | None) -> Figure:
    name = f"{network.names[person]} " if person is not None else ""
    rows = (len(shown.listed) + 1) // 2
    chart, below = max(len(shown.lanes) * _ROW, 1.2), rows * _LINE + 0.75
    figure = frame.new(12.0, chart + below + 2.1, f"{name}何时见面 When they met", _facts(network, roll, shown))
    levels = _levels(network, shown)
    top = 0.95 + 0.17 * (max(levels.values(), default=0) + 1)
    figure.set_size_inches(12.0, chart + below + top + 0.45)
    _move_heads(figure, chart + below + top + 0.45)
    axes = frame.axes_within(figure, left=1.15, bottom=below + 0.45, right=0.35, top=top)
    _lanes(axes, network, roll, shown)
    _numbers(axes, network, shown, levels)
    _list(figure, network, roll, shown, below)
    sides = person_sides(network)
    frame.legend(figure, frame.side_marks(sides.get(who, "") for who in shown.lanes))
    return figure


def _move_heads(figure: Figure, height: float) -> None:
    """The title and the facts keep their distance (inches) from the upper edge of a figure that was given another height."""
    for text, away in zip(figure.texts, (0.34, 0.66), strict=True):
        text.set_y(1 - away / height)


def _facts(network: Network, roll: Roll, shown: Shown) -> str:
    undated = len(roll.at) - sum(comparable(network.meetings[meeting].start) for meeting in roll.at)
    people = len(roll.of)
    words = [
        f"{len(shown.lanes)} 人 people" if people == len(shown.lanes) else f"{people} 人中的 {len(shown.lanes)} 人 {len(shown.lanes)} of {people} people",
        f"{len(shown.meetings)} 次会议 meetings",
        f"另有 {undated} 次年份不详 {undated} more of unknown year" if undated else "",
        frame.years(network.meetings[meeting] for meeting in shown.meetings),
    ]
    return "   ".join(filter(None, words))


def _day(meeting: Meeting) -> float:
    """Days since 1970: the first day that its start can mean."""
    return float((date.fromisoformat(first_day(meeting.start or "")) - date(1970, 1, 1)).days)


def _lanes(axes: Axes, network: Network, roll: Roll, shown: Shown) -> None:
    sides = person_sides(network)
    lane = {who: number for number, who in enumerate(shown.lanes)}
    days = {meeting: _day(network.meetings[meeting]) for meeting in shown.meetings}
    for who, number in lane.items():
        own = [days[meeting] for meeting in roll.of[who] if meeting in days]
        colour = COLOURS[sides.get(who, "")]
        axes.plot([own[0], own[-1]], [number, number], color=colour, linewidth=2.2, alpha=0.28, solid_capstyle="round", zorder=1)
        axes.scatter(own, [number] * len(own), s=26, c=colour, edgecolors="white", linewidths=0.6, zorder=3)
    for meeting, day in days.items():
        there = [lane[who] for who in roll.at[meeting] if who in lane]
        axes.plot([day, day], [min(there), max(there)], color="#555555", linewidth=0.9, alpha=0.6, zorder=2)
    axes.set_yticks(range(len(shown.lanes)), [network.names[who] for who in shown.lanes], fontsize=8.5)
    for label, who in zip(axes.get_yticklabels(), shown.lanes, strict=True):
        label.set_color(COLOURS[sides.get(who, "")])
    spread = max(max(days.values()) - min(days.values()), 30.0)
    axes.set_xlim(min(days.values()) - 0.025 * spread, max(days.values()) + 0.025 * spread)
    axes.set_ylim(len(shown.lanes) - 0.4, -0.6)
    locator: Any = AutoDateLocator(minticks=4, maxticks=12)  # type: ignore[no-untyped-call]
    shown_as: Any = ConciseDateFormatter(locator, formats=_FORMATS, zero_formats=_ZERO, show_offset=False)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(shown_as)
    axes.tick_params(length=0, labelsize=8.5)
    axes.grid(axis="x", color="#e6e6e6", linewidth=0.7)
    axes.set_axisbelow(True)
    for edge in ("top", "left", "right"):
        axes.spines[edge].set_visible(False)


# Years, months and days as numbers: no language of the machine comes in.
_FORMATS = ["%Y", "%Y-%m", "%m-%d", "%H:%M", "%H:%M", "%S"]
_ZERO = ["", "%Y", "%Y-%m", "%m-%d", "%H:%M", "%H:%M"]


def _levels(network: Network, shown: Shown) -> dict[int, int]:
    """In which row above the lanes the number of each listed meeting stands, so that none lies on the next."""
    days = [_day(network.meetings[meeting]) for meeting in shown.meetings]
    least = max(max(days) - min(days), 30.0) * 1.05 * 0.21 / 10.5  # inches of a number, of the width of the axes
    last: list[float] = []
    found = {}
    for meeting in shown.listed:
        day = _day(network.meetings[meeting])
        level = next((number for number, at in enumerate(last) if day - at >= least), len(last))
        last[level : level + 1] = [day]
        found[meeting] = level
    return found


def _numbers(axes: Axes, network: Network, shown: Shown, levels: dict[int, int]) -> None:
    for number, meeting in enumerate(shown.listed, 1):
        day = _day(network.meetings[meeting])
        axes.annotate(
            str(number), (day, -0.6), (0, 3 + 12 * levels[meeting]), textcoords="offset points", ha="center", va="bottom",
            fontsize=7.5, color=MUTED, annotation_clip=False,
        )  # fmt: skip


def _list(figure: Figure, network: Network, roll: Roll, shown: Shown, below: float) -> None:
    """The meetings by number in two columns under the chart."""
    width, height = figure.get_size_inches()
    rows = (len(shown.listed) + 1) // 2
    for number, meeting in enumerate(shown.listed, 1):
        one = network.meetings[meeting]
        column, row = divmod(number - 1, rows)
        left, up = 0.45 + column * 5.75, below - row * _LINE - 0.25
        figure.text((left + 0.2) / width, up / height, str(number), fontsize=7.5, color=MUTED, ha="right")
        figure.text((left + 0.32) / width, up / height, (one.start or "")[:10], fontsize=7.5, color=MUTED)
        there = f" · {len(roll.at[meeting])} 人"
        figure.text((left + 1.08) / width, up / height, _shortened(one.title, _TITLE) + there, fontsize=7.5)


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
