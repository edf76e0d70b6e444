"""People in the rows of a table (石某 | 合川区总工会 | 副主席) and in lists of leaders (石某  党组成员、副主席), also line by line."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from graph.mentions.carriers import fits
from graph.mentions.departments import root_of
from graph.mentions.kinds import kind_of
from graph.mentions.lexicon import HAN
from graph.mentions.naming import AFTER_TITLE, IN_LIST, WRITTEN, whole_name
from graph.mentions.offices import Offices
from graph.mentions.organizations import canonical
from graph.mentions.titles import Title
from graph.mentions.types import Held, Named
from graph.model.records import Span

_ROW = re.compile(r"^[^\n|\t]*(?:[|\t][^\n|\t]*){1,12}$", re.MULTILINE)
_MARK = re.compile(r"[|\t]")
_NAME = re.compile(WRITTEN)
_LEADER = re.compile(rf"^(?:[ 　]*[0-9]{{1,3}}[.、．]?)?[ 　]*(?P<name>[{HAN}]{{2,4}}|[{HAN}][ 　]{{1,4}}[{HAN}])(?=(?:[ 　]{{1,6}}|[ 　]*\n[ 　]*)(?P<post>[{HAN}、，（）“”]{{2,60}})(?:[ 　]{{1,6}}(?:主持|分管|负责|协助|联系)[^\n]*|[ 　]*)$)", re.MULTILINE)
_HEADING = re.compile(rf"^[ 　]*(?P<body>[{HAN}]{{4,24}}?)(?:(?:现任)?(?:领导|班子|机关|成员|名单|简介|之窗|分工|介绍|信息|职责)+)?[ 　]*$", re.MULTILINE)
_LEADS = re.compile("(?:书记|主席|主任|主委|长|成员|委员|经理|总裁|巡视员|调研员|督查员)$")
_LEAST = 3  # lines that make a list
_HEAD = re.compile("姓名|领导")
_TABLE = 20_000  # characters a header stands above a row, at most
_JOINED = re.compile("[、，,/兼和 ]{0,3}")


def find_rows(text: str, titles: list[Title], offices: Offices, taken: set[int]) -> list[Named]:
    """The people of rows with a cell for the name and one for the title, which names the body too or has it in a cell of its own."""
    starts = [title.span[0] for title in titles]
    people: list[Named] = []
    for cells, owner, listed in [*_tables(text), *_lists(text, titles, starts, offices)]:
        inside = [titles[bisect_left(starts, cell[0]) : bisect_left(starts, cell[1])] for cell in cells]
        held = [found if found and found[-1].span[1] == cell[1] else [] for cell, found in zip(cells, inside, strict=True)]
        sure = AFTER_TITLE if cells and _HEAD.search(text, max(0, cells[0][0] - _TABLE), cells[0][0]) else IN_LIST
        names = [c for c, t in zip(cells, held, strict=True) if not t and _name(text, c, sure, offices)]
        if len(names) != 1 or names[0][0] in taken or sum(map(bool, held)) != 1:
            continue
        body = next((c for c in cells if c not in names and kind_of(text[slice(*c)]) not in ("other", "department")), None)
        own = next(c for c, t in zip(cells, held, strict=True) if t)
        posts: list[Held] = []
        before = _of_cell(text, body, offices) if body else owner
        low = own[0]
        for title in next(t for t in held if t):
            low += len(_JOINED.match(text, low)[0])  # type: ignore[index]
            if before is not None and title.span[0] == low and not listed:
                read = [replace(before, title=title.text, span=title.span, shared=title.base.shared)]
            elif listed and title.span[0] == low and not _LEADS.search(title.text):
                read = []  # of an employee no more is said than what he is
            else:
                read = offices.posts(title, low, before, before is not None) or []
            posts, before, low = posts + read, read[-1] if read else before, title.span[1]
        if posts or listed:
            name, score = _name(text, names[0], sure, offices) or ("", 0.0)
            people.append(Named(name, names[0], score, posts, names[0][0]))
    return people


def _tables(text: str) -> Iterator[tuple[list[Span], None, bool]]:
    """The cells of the rows whose cells are marked off from each other."""
    for row in _ROW.finditer(text) if _MARK.search(text) else ():
        yield _cells(text, row.span()), None, False


def _lists(text: str, titles: list[Title], starts: list[int], offices: Offices) -> Iterator[tuple[list[Span], Held | None, bool]]:
    """The name and the post of each line of a list of leaders, where at least three lines are such, and whose leaders they are.

    That is the body whose name stands on a line of its own above them; without such lines, and where no row names a body,
    the one that the page names most.
    """
    lines = []
    for match in _LEADER.finditer(text):
        inside = titles[bisect_left(starts, match.start("post")) : bisect_left(starts, match.end("post"))]
        if inside:
            lines.append(([match.span("name"), match.span("post")], inside))
    if len(lines) < _LEAST:
        return
    headings = [(m.start(), m["body"], m.start("body")) for m in _HEADING.finditer(text) if kind_of(m["body"]) not in ("other", "department")]
    bare = 3 * sum(inside[0].span[0] == cells[1][0] for cells, inside in lines) >= 2 * len(lines)
    heads = [title for title in lines[0][1] if _LEADS.search(title.text)]
    most = offices.focus.most(lambda name: all(fits(title, name) for title in heads)) if bare and heads and not headings else ""
    owner, above = (Held(most, "", root_of(most), (0, 0)) if most else None), 0
    for cells, _ in lines:
        while above < len(headings) and headings[above][0] < cells[0][0]:
            name = canonical(headings[above][1], headings[above][2], offices.context)
            owner, above = Held(name, "", root_of(name), (0, 0)), above + 1
        yield cells, owner, True


def _cells(text: str, row: Span) -> list[Span]:
    """The cells of a row without the blanks around, those with words only."""
    cuts = [row[0] - 1, *(m.start() for m in _MARK.finditer(text, *row)), row[1]]
    cells = []
    for left, right in pairwise(cuts):
        words = text[left + 1 : right]
        start = left + 1 + len(words) - len(words.lstrip())
        if words.strip():
            cells.append((start, start + len(words.strip())))
    return cells


def _of_cell(text: str, cell: Span, offices: Offices) -> Held:
    """The body of a cell, as one in which somebody holds a post."""
    name = canonical(text[slice(*cell)], cell[0], offices.context)
    return Held(name, "", root_of(name), cell)


def _name(text: str, cell: Span, context: float, offices: Offices) -> tuple[str, float] | None:
    """The name, with its score, that a cell holds and nothing else."""
    known = offices.context.at(cell[0]) is not None or cell[1] in offices.context.bodies
    return None if known or not _NAME.fullmatch(text, *cell) or text[cell[1] - 1] in "区市县省局部" else whole_name(text[slice(*cell)], context)
