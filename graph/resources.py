"""Where the project's own data lies: schema, cypher and seeds, in a wheel or in a checkout."""

from functools import cache
from pathlib import Path

from graph.errors import ResourceMissing


@cache
def resource(*parts: str) -> Path:
    """The path of a data file or folder, e.g. resource("seeds", "titles.tsv").

    An installed wheel carries the data in graph/_data; a checkout has it beside graph/.
    Raises ResourceMissing where neither has it.
    """
    package = Path(__file__).resolve().parent
    roots = [package / "_data"]
    if (package.parent / "pyproject.toml").is_file():
        roots.append(package.parent)
    for root in roots:
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise ResourceMissing("not found in this installation", where="/".join(parts), hint="install chuanyu-kg again")


def rows(*parts: str) -> list[list[str]]:
    """The rows of a tab-separated data file; blank lines and comment lines (#) are left out."""
    lines = resource(*parts).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
