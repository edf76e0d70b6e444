"""Labels beside points, so that none lies on another: what finds no free place is left out, the least important first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patheffects import AbstractPathEffect, withStroke
from matplotlib.text import Text

Box = tuple[float, float, float, float]
GAP = 2.0  # pixels between a point and its label, and around a label
_HALO: AbstractPathEffect = withStroke(linewidth=2.2, foreground="white", alpha=0.85)  # lines go on behind a label, its characters stay clear
# Where a label may stand, best first: right, left, above, below, then the corners. (Of its own width and height.)
_SPOTS = ((0.5, 0.0), (-0.5, 0.0), (0.0, 0.5), (0.0, -0.5), (0.5, 0.5), (-0.5, 0.5), (0.5, -0.5), (-0.5, -0.5))


@dataclass(frozen=True, slots=True)
class Label:
    """text at a point (data coordinates) of a radius (pixels); the greater the weight, the sooner it gets a place."""

    text: str
    x: float
    y: float
    radius: float
    weight: float
    size: float = 8.0
    colour: str = "#222222"


def place(axes: Axes, labels: Iterable[Label], points: Sequence[tuple[float, float, float]]) -> list[Text]:
    """Draws the labels that find a place. points: (x, y, radius in pixels) of all that is drawn and should stay visible.

    The axes must have their final limits and place. A label stands on no other label, and on as few points as possible;
    one that could only stand in the middle of other points is left out.
    """
    canvas: Any = FigureCanvasAgg(axes.get_figure(root=True))
    renderer = canvas.get_renderer()
    discs = _discs(axes, points)
    inside = axes.get_window_extent(renderer)
    taken: list[Box] = []
    drawn = []
    for label in sorted(labels, key=lambda one: (-one.weight, one.text, one.x, one.y)):
        x, y = axes.transData.transform((label.x, label.y))
        text = axes.text(0, 0, label.text, fontsize=label.size, color=label.colour, transform=None, ha="center", va="center", zorder=5)
        extent = text.get_window_extent(renderer)
        best = _best(x, y, label.radius, extent.width, extent.height, taken, discs, inside.extents)
        if best is None:
            text.remove()
            continue
        text.set_path_effects([_HALO])
        text.set_transform(axes.transData)
        text.set_position(tuple(axes.transData.inverted().transform((x + best[0], y + best[1]))))
        box = text.get_window_extent(renderer)
        taken.append((box.x0 - GAP, box.y0 - GAP / 2, box.x1 + GAP, box.y1 + GAP / 2))
        drawn.append(text)
    return drawn


def _discs(axes: Axes, points: Sequence[tuple[float, float, float]]) -> np.ndarray:
    if not points:
        return np.zeros((0, 3))
    table = np.asarray(points, dtype=float)
    return np.column_stack([axes.transData.transform(table[:, :2]), table[:, 2]])


def _best(
    x: float, y: float, radius: float, width: float, height: float, taken: Sequence[Box], discs: np.ndarray, inside: Sequence[float]
) -> tuple[float, float] | None:
    """The offset of the middle of the label that covers least; None where there is none."""
    found: tuple[float, float] | None = None
    least = np.inf
    for spot, (right, up) in enumerate(_SPOTS):
        away = (radius + GAP) * (0.75 if right and up else 1.0)
        dx = right * width + np.sign(right) * away
        dy = up * height + np.sign(up) * away
        box = (x + dx - width / 2, y + dy - height / 2, x + dx + width / 2, y + dy + height / 2)
        if box[0] < inside[0] or box[1] < inside[1] or box[2] > inside[2] or box[3] > inside[3]:
            continue
        if any(overlap(box, other) > 0 for other in taken):
            continue
        cost = _covered(box, discs) + 0.02 * spot
        if cost < least:
            least, found = cost, (float(dx), float(dy))
    return found if least < _MOST_COVERED else None


_MOST_COVERED = 1.6  # discs under a label


def _covered(box: Box, discs: np.ndarray) -> float:
    """How many discs lie under a box, a disc that is touched counts in part."""
    dx = np.maximum(np.maximum(box[0] - discs[:, 0], discs[:, 0] - box[2]), 0)
    dy = np.maximum(np.maximum(box[1] - discs[:, 1], discs[:, 1] - box[3]), 0)
    distance = np.hypot(dx, dy)
    return float(np.clip((discs[:, 2] - distance) / np.maximum(discs[:, 2], 1e-9), 0, 1).sum())


def overlap(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width * height if width > 0 and height > 0 else 0.0
