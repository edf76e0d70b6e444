"""Main text, title, publisher and date of a web page, through trafilatura."""

import re
from contextlib import suppress
from typing import Any, NamedTuple

from graph.dates import publication_day
from graph.documents.decode import declared, decode
from graph.errors import InputError

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
_HEAD = 4096
_OF_THIS = re.compile("来源|时间|日期|发布|作者|浏览|点击|打印")
_STATED = re.compile(r"(?<![（(])(?:发布|发表|刊发)(?:时间|日期)[:：\s]{0,4}(\d{4})\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})(?!\d)")
# Only what the page says itself; no search for some date in its text.
_DATES: dict[str, Any] = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


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
            date_extraction_params=_DATES,
        )
        date = _date(source, getattr(found, "date", None) or "")
    except Exception as error:  # of the parsers beneath, whatever a broken page does to them
        raise InputError(f"cannot be read as a web page ({type(error).__name__})", where=where) from error
    fields: dict[str, str | None] = {
        name: getattr(found, name, None) for name in ("text", "title", "sitename", "url")
    }
    text = fields["text"] or ""
    if not text.strip():
        raise InputError("no main text in this web page", where=where)
    title, published = fields["title"] or None, None
    if title and title not in text[: len(title) + 200]:
        text = f"{title}\n\n{text}"
    with suppress(ValueError):  # a day on which no page was published is left out, as trafilatura does with the most
        day = publication_day(date)
        published = day if _says(source, day) else None
    return WebPage(text, encoding, title, fields["sitename"] or None, published, fields["url"] or None)


def _date(source: str, found: str) -> str:
    """The date a page gives for itself, "" if none. found: the one trafilatura finds, which may be that of a page it links to.

    Links, and items of lists with one that say nothing of this page (来源, 时间), belong to other pages, with their dates.
    """
    import trafilatura

    tree = trafilatura.load_html(source)
    if tree is None:
        return ""
    for link in tree.xpath("//li[.//a[@href]] | //a[@href]"):
        if link.tag == "a" or not _OF_THIS.search("".join(link.itertext())):
            link.text = None
            del link[:]
    own = " ".join([*tree.itertext(), *tree.xpath("//@content | //@datetime | //@title")])
    if found and _says(own, found):
        return found
    words = " ".join(tree.xpath("//body//text()[not(parent::script or parent::style)]"))
    if stated := _STATED.search(words):
        return f"{stated[1]}-{int(stated[2]):02d}-{int(stated[3]):02d}"
    return trafilatura.extract_metadata(tree, date_config=_DATES).date or ""


def _says(source: str, day: str) -> bool:
    """Whether the page has all of the day: of 2024-02 and 2024-02-30 trafilatura makes the first of February."""
    year, month, number = (int(part) for part in day.split("-"))
    figures = rf"{year}\D{{0,2}}0?{month}\D{{0,2}}0?{number}(?!\d)"
    in_english = rf"[A-Za-z]{{3,9}}\W{{0,2}}0?{number}\D{{1,3}}{year}|(?<!\d)0?{number}\W[A-Za-z]{{3,9}}\W{year}"
    return re.search(f"{figures}|{in_english}", source) is not None


def _decoded(data: bytes, where: str) -> tuple[str, str]:
    """The source in the encoding that the page declares, where it holds, else in the one detected."""
    match = _CHARSET.search(data[:_HEAD])
    if match and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        found = declared(data, match.group(1).decode("ascii"))
        if found is not None:
            return found
    return decode(data, where)
