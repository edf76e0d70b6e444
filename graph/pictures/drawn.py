"""What a picture is before it is a file."""

from dataclasses import dataclass
from io import BytesIO

from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure and what is in it, in words for the terminal. A notebook shows it where it stands last in a cell."""

    figure: Figure
    said: str

    def _repr_png_(self) -> bytes:
        """What Jupyter shows."""
        out = BytesIO()
        self.figure.savefig(out, format="png", dpi=110, metadata={"Software": "chuanyu"})
        return out.getvalue()
