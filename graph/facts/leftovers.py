"""What looks like a part of a fact and was used by no rule: counted per document, shown to the user."""

import re
from bisect import bisect_right

from graph.facts.page import PageMentions
from graph.gazetteer.names import NameModel
from graph.mentions.lexicon import HAN
from graph.mentions.naming import ending
from graph.model.records import Leftover, Span

_CLAUSE = re.compile(f"(?:^|(?<=[，。；：、\n（]))[{HAN}]{{2,4}}", re.M)
_SURE = 4.0


def leftovers(mentions: PageMentions, keys: dict[Span, str]) -> tuple[Leftover, ...]:
    """Titles without a person and names at the start of a clause that no rule took, in original offsets."""
    text = mentions.text
    used = sorted([*keys] + [post.span for named in mentions.named for post in named.posts])
    found = []
    for title in mentions.titles:
        if title.base.body != "none" and not title.base.shared and not _inside(title.span, used):
            found.append(Leftover("post", mentions.repaired.spans(*title.span)))
    model = NameModel.load()
    for match in _CLAUSE.finditer(text):
        for length in (3, 2):
            start, end = match.start(), match.start() + length
            name = text[start:end]
            if end > match.end() or model.is_word(name) or _inside((start, end), used) or mentions.place_at(start):
                continue
            if model.score(name) > _SURE and ending(text, end) > 2:
                found.append(Leftover("name", mentions.repaired.spans(start, end)))
                break
    return tuple(sorted(set(found), key=lambda left: (left.span, left.kind)))


def _inside(span: Span, used: list[Span]) -> bool:
    index = bisect_right(used, (span[0], 1 << 60))
    return any(start <= span[0] < end or span[0] <= start < span[1] for start, end in used[max(0, index - 8) : index + 1])
