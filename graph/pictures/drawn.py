"""What a picture is before it is a file."""

from dataclasses import dataclass

from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure and what is in it, in words for the terminal."""

    figure: Figure
    said: str
