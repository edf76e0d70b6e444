"""What all pictures share: title, a line of facts, the legend of the sides."""

from collections.abc import Iterable, Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from graph.network.network import Meeting
from graph.network.periods import comparable
from graph.network.sides import COLOURS
from graph.pictures.canvas import MUTED, NAMES


def new(width: float, height: float, title: str, facts: str) -> Figure:
    """A figure (inches) with a title and, below it, what is shown."""
    figure = Figure(figsize=(width, height))
    figure.text(0.35 / width, 1 - 0.34 / height, title, fontsize=15, va="center")
    figure.text(0.35 / width, 1 - 0.66 / height, facts, fontsize=8.5, color=MUTED, va="center")
    return figure


def axes_within(figure: Figure, *, left: float = 0.35, bottom: float = 0.55, right: float = 0.35, top: float = 0.9) -> Axes:
    """Axes with these margins (inches); by default room for title and legend."""
    width, height = figure.get_size_inches()
    return figure.add_axes((left / width, bottom / height, 1 - (left + right) / width, 1 - (top + bottom) / height))


def side_marks(sides: Iterable[str]) -> list[Line2D]:
    """A coloured dot for each side that occurs, in a fixed order."""
    there = set(sides)
    return [
        Line2D([], [], linestyle="", marker="o", markersize=7, color=COLOURS[side], label=NAMES[side])
        for side in COLOURS
        if side in there
    ]


def legend(figure: Figure, marks: Sequence[Line2D]) -> None:
    """One row at the foot."""
    width, height = figure.get_size_inches()
    figure.legend(
        handles=list(marks), loc="lower left", bbox_to_anchor=(0.2 / width, 0.08 / height), ncols=len(marks), frameon=False,
        fontsize=8.5, handletextpad=0.4, columnspacing=1.6, handlelength=1.6,
    )  # fmt: skip


def years(meetings: Iterable[Meeting]) -> str:
    """2023–2025, 2024, or nothing where no year is known."""
    known = sorted({meeting.start[:4] for meeting in meetings if meeting.start and comparable(meeting.start)})
    if not known:
        return ""
    return known[0] if len(known) == 1 else f"{known[0]}–{known[-1]}"
