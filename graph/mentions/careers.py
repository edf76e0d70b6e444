"""Curricula vitae: rows of years with the posts held in them (1998.07—2002.03 某县委组织部科员)."""

import re
from dataclasses import replace

from graph.mentions.posts import Held, Named, Reader

_MONTH = r"(?:19|20)\d\d(?:\s*[年./．-]\s*(?:1[0-2]|0?[1-9]))?\s*[年月]?"
_ROW = re.compile(
    rf"(?P<since>{_MONTH})\s*(?:[—–－~～-]+|至|到)\s*(?P<until>{_MONTH}|今|现在|目前)?[，,：: 　]*(?:先后)?(?:担任|任|在)?"
)
_STUDY = re.compile(r"（[^（）]*(?:[间学习进修挂职][^（）]*)）")
_FEWEST = 3  # rows that make a curriculum vitae


def find_careers(text: str, reader: Reader, known: list[Named]) -> list[Named]:
    """The posts of each curriculum vitae, with their years, held by the person it is about.

    It is about the person named last before its first row. The row without an end (or 至今) is held now.
    """
    rows = list(_ROW.finditer(text))
    found: list[Named] = []
    for group in _groups(text, rows):
        person = _subject(known, group[0].start())
        if person is None:
            continue
        before: Held | None = None
        for index, row in enumerate(group):
            end = text.find("\n", row.end())
            limit = min(end if end >= 0 else len(text), group[index + 1].start() if index + 1 < len(group) else len(text))
            now = index + 1 == len(group) and (row["until"] or "今")[0] in "今现目"
            for post in _posts(text, row.end(), limit, reader, before):
                before = post
                held = replace(
                    post,
                    status="current" if now else "former",
                    since=iso(row["since"]),
                    until=None if now or not row["until"] else iso(row["until"]),
                    rule="career",
                    span=(max(row.start(), post.span[0]), post.span[1]),
                )
                found.append(Named(person.name, person.span, person.score, [held], person.start))
    return found


def _posts(text: str, at: int, limit: int, reader: Reader, before: Held | None) -> list[Held]:
    """All posts of one row, also after a comma that starts a further body."""
    found: list[Held] = []
    while at < limit:
        posts = reader.posts_after(at, limit, "former", found[-1] if found else before)
        if not posts:
            return found
        found += posts
        at = posts[-1].span[1]
        skip = re.compile(r"(?:（[^（）]*）|[，,；;、 　兼并及]|兼任|挂任|后任|历任|任)+").match(text, at, limit)
        if not skip:
            return found
        at = skip.end()
    return found


def _groups(text: str, rows: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    groups: list[list[re.Match[str]]] = []
    for row in rows:
        if text.count("（", max(0, row.start() - 8), row.start()) > text.count("）", max(0, row.start() - 8), row.start()):
            continue  # years of study inside a row
        if groups and row.start() - groups[-1][-1].end() < 160:
            groups[-1].append(row)
        else:
            groups.append([row])
    return [group for group in groups if len(group) >= _FEWEST]


def _subject(known: list[Named], at: int) -> Named | None:
    before = [n for n in known if n.span[1] <= at]
    return before[-1] if before else (known[0] if known else None)


def iso(date: str) -> str:
    """2002.03, 2002年3月 or 2002年 in ISO form."""
    parts = re.findall(r"\d+", date)
    return parts[0] if len(parts) == 1 else f"{parts[0]}-{int(parts[1]):02d}"
