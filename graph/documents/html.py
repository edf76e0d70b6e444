"""Main text, title, publisher and date of a web page, through trafilatura."""

import re
from typing import NamedTuple

from graph.documents.decode import declared, decode
from graph.errors import InputError

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
_HEAD = 4096
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class WebPage(NamedTuple):
    """text: the main text, headline first. published: from the page's own statement (meta tags, time), ISO date."""

    text: str
    encoding: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None


def read_html(data: bytes, where: str) -> WebPage:
    """The main text of a web page, with what its head says of it.

    Raises InputError where the page has no main text or its encoding cannot be told.
    """
    # Imported here: it takes longer than reading hundreds of plain pages.
    import trafilatura

    source, encoding = _decoded(data, where)
    try:
        found = trafilatura.bare_extraction(
            source,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            # Only what the page says itself; no search for some date in its text.
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2100-01-01"},
        )
    except Exception as error:  # of the parsers beneath, whatever a broken page does to them
        raise InputError(f"cannot be read as a web page ({type(error).__name__})", where=where) from error
    fields: dict[str, str | None] = {
        name: getattr(found, name, None) for name in ("text", "title", "date", "sitename", "url")
    }
    text = fields["text"] or ""
    if not text.strip():
        raise InputError("no main text in this web page", where=where)
    title, date = fields["title"] or None, fields["date"] or ""
    if title and title not in text[: len(title) + 200]:
        text = f"{title}\n\n{text}"
    published = date if _ISO_DATE.fullmatch(date) else None
    return WebPage(text, encoding, title, fields["sitename"] or None, published, fields["url"] or None)


def _decoded(data: bytes, where: str) -> tuple[str, str]:
    """The source in the encoding that the page declares, where it holds, else in the one detected."""
    match = _CHARSET.search(data[:_HEAD])
    if match and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = match.group(1).decode("ascii").lower()
        text = declared(data, name)
        if text is not None:
            return text, name
    return decode(data, where)
