"""Who wrote and photographed a story: the credits (（记者 …）, bylines, closing brackets) and the names in them."""

import re

from graph.model.records import Span
from graph.text.tables import HAN

_ROLE = "记者|通讯员|特约撰稿人?|撰稿|供稿|撰文|摄影|摄|供图|文图|图文|编辑|责任编辑|责编|作者|编审|审核|校对|实习生"
_ROLES = re.compile(_ROLE)
_BRACKET = re.compile(rf"[（(][^（）()\n]{{0,80}}?(?:{_ROLE})[^（）()\n]{{0,80}}[）)]")
# （张三 李四） alone behind the last sentence of a paragraph.
_SIGNED = re.compile(
    rf"(?<=[。！？”…])[^\S\n]*([（(][^\S\n]*[{HAN}·]{{2,4}}(?:[ 　、]+[{HAN}·]{{2,4}}){{0,4}}[^\S\n]*[）)])[^\S\n]*(?=\n|$)"
)
_BYLINE = re.compile(
    rf"^[^\S\n]*(?:[^\s，。；]{{0,16}}(?:{_ROLE})(?:[:：][^\S\n]*|[^\S\n]+)|\d{{4}}-\d{{1,2}}-\d{{1,2}}[^\S\n]+|[{HAN}]{{3,20}}[部会局委报社院校台网办心][^\S\n]+)"
    rf"[{HAN}·]{{2,4}}(?:[ 、]+[^\s，。]{{2,8}}){{0,6}}[^\S\n]*(?=\n|$|[^\S\n]{{2,}})",
    re.MULTILINE,
)
_TAIL = re.compile(
    rf"(?<=[。！？”])[^\S\n]*[^\s，。；]{{0,12}}(?:{_ROLE})[:： ][^\S\n]*[{HAN}·]{{2,4}}(?:[ 、]+[{HAN}·]{{2,4}}){{0,5}}[^\S\n]*(?=\n|$)"
)
# One of the fields of a line: 来源：某网  发布时间：2025-04-22  作者：某某.
_FIELD = re.compile(
    rf"(?<![^\s|｜/／])(?:{_ROLE})[:：][^\S\n]*[{HAN}·]{{2,4}}(?:、[{HAN}·]{{2,4}}){{0,5}}(?=[\s|｜/／]|$)", re.MULTILINE
)
_TOKEN = re.compile(r"[^\s、，,/／|:：（）()]+")
_NAME = re.compile(
    rf"[{HAN}]{{2,3}}|[{HAN}]{{1,6}}·[{HAN}]{{1,8}}|(?:欧阳|司马|上官|诸葛|尉迟|皇甫|令狐|慕容|夏侯|东方)[{HAN}]{{1,2}}"
)
_NO_NAME = re.compile(r".*[社报网台讯完图稿版转载会部局厅]$|上接|下转|来源|本报|本网|星期.")


def credit_spans(text: str, start: int, end: int) -> list[Span]:
    """Spans of the whole credits of text[start:end], sorted, brackets included."""
    patterns = (_BRACKET, _BYLINE, _TAIL, _FIELD) if _ROLES.search(text, start, end) else (_BYLINE,)
    spans = [match.span() for pattern in patterns for match in pattern.finditer(text, start, end)]
    spans += [
        match.span(1) for match in _SIGNED.finditer(text, start, end) if _tokens(text, *match.span(1), signed=True)
    ]
    kept: list[Span] = []
    for left, right in sorted(spans):
        if not kept or left >= kept[-1][1]:
            kept.append((left, right))
    return kept


def is_byline(line: str) -> bool:
    """Whether a line (without blanks around) says who wrote what follows: 某报记者 某某, 某某县委组织部 某某."""
    return _BYLINE.fullmatch(line) is not None


def reporters(text: str, spans: list[Span]) -> list[Span]:
    """Spans of the names within credits."""
    return [
        name for start, end in spans for name in _tokens(text, start, end, signed=not _ROLES.search(text, start, end))
    ]


def _tokens(text: str, start: int, end: int, *, signed: bool) -> list[Span]:
    """The names of one credit. signed: it consists of names only, so one token that is none spoils all."""
    names = []
    for token in _TOKEN.finditer(text, start, end):
        roles = list(_ROLES.finditer(text, *token.span()))
        left = roles[-1].end() if roles else token.start()
        name = text[left : token.end()]
        if _NAME.fullmatch(name) and not _NO_NAME.match(name):
            names.append((left, token.end()))
        elif signed and not name[:1].isdigit() and (len(name) < 4 or (_NO_NAME.match(name) and names)):
            return []
    return names
