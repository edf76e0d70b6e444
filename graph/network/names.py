"""Names as a user types them."""

from graph.resources import rows


def to_simplified(name: str) -> str:
    """The name in simplified characters, one for one, without blanks around it.

    Reads the table of graph.text itself: repairing a page loads a dictionary, a question need not wait for it.
    """
    if name.isascii():
        return name.strip()
    table = {ord(old): row[0] for row in rows("seeds", "simplified.tsv") for old in row[1]}
    return name.strip().translate(table)
