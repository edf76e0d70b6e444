"""People called by their surname and title, as the page goes on about them: 王副市长, 郑主任."""

from collections.abc import Iterator

from graph.mentions.titles import Title
from graph.mentions.types import Named

# What may stand right before: the start of a clause, a preposition, a verb that takes a person.
_BEFORE = tuple("，。；：、！？“”（）\n\t 　由与和同向对为给在把请被听是及等按经")


def find_addressed(text: str, titles: list[Title], named: list[Named]) -> list[Named]:
    """The mentions by surname and title, each of the only person of that surname whom the page gives such a title."""
    holders: dict[str, set[tuple[str, str]]] = {}  # by surname: the title and the name
    for one in named:
        for post in one.posts:
            holders.setdefault(one.name[0], set()).add((post.title, one.name))
    taken = {at for one in named for at in range(*one.span)}
    return [Named(name, span, 3.0, [], span[0]) for name, span in _found(text, titles, holders) if taken.isdisjoint(range(*span))]


def _found(text: str, titles: list[Title], holders: dict[str, set[tuple[str, str]]]) -> Iterator[tuple[str, tuple[int, int]]]:
    for title in titles:
        start, end = title.span[0] - 1, title.span[1]
        if start < 0 or text[start] not in holders:
            continue
        names = {name for held, name in holders[text[start]] if held.endswith(title.text)}  # 王书记: of a party group or a committee
        if len(names) == 1 and (start == 0 or text[start - 1] in _BEFORE):
            yield next(iter(names)), (start, end)
