"""The repairs in the order they are made, each with the characters without which it has nothing to do."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from graph.text import breaks, characters, punctuation, slips
from graph.text.mapping import Edit
from graph.text.tables import only_traditional, simplified


@dataclass(frozen=True)
class Rule:
    """One repair. find: edits that change lengths; or swap: a text of the same length. needs: see `wanted`."""

    name: str
    needs: frozenset[str]
    find: Callable[[str], list[Edit]] | None = None
    swap: Callable[[str], str] | None = None

    def wanted(self, alphabet: frozenset[str]) -> bool:
        """Whether a text with these characters can need the repair."""
        return not self.needs.isdisjoint(alphabet)


@cache
def rules(traditional: bool) -> tuple[Rule, ...]:
    """All repairs, for a page in traditional or in simplified characters.

    Order: what hides characters, then damage of bytes, then characters, then what looks at Chinese neighbours, then lines.
    """
    fold = (
        Rule("fold to simplified", frozenset([*simplified(), "著", "藉"]), swap=characters.fold_traditional)
        if traditional
        else Rule("fold to simplified", frozenset(only_traditional()), swap=characters.fold_simplified)
    )
    return (
        Rule("invisible characters", characters.INVISIBLE, find=characters.invisible),
        Rule("half characters", characters.HALF_CHARACTERS, swap=characters.half_characters),
        Rule("carriage returns", frozenset("\r"), find=characters.returns),
        Rule("line ends", characters.LINE_ENDS, swap=characters.line_ends),
        Rule("blanks", characters.BLANKS, swap=characters.blanks),
        Rule("full-width letters and digits", characters.WIDE, swap=characters.widths),
        Rule("radicals", characters.RADICALS, swap=characters.radicals),
        Rule("byte slips", frozenset("?"), find=slips.find),
        Rule("pinyin in brackets", frozenset(")）"), find=characters.pinyin),
        fold,
        Rule("and for 和", frozenset("d"), find=punctuation.ands),
        Rule("half-width brackets", frozenset("()"), swap=punctuation.brackets),
        Rule("blanks behind half-width marks", frozenset(",;:!?"), find=punctuation.blank_behind),
        Rule("half-width marks", frozenset(",;:!?"), swap=punctuation.marks),
        Rule("split titles", frozenset(" "), find=punctuation.split_titles),
        Rule("doubled marks", frozenset("，"), find=punctuation.doubled),
        Rule("straight quotation marks", frozenset('"'), swap=punctuation.quotes),
        Rule("half-width full stops", frozenset("."), swap=punctuation.full_stops),
        Rule("lost line breaks", frozenset(" "), swap=breaks.indents),
        Rule("repeated headers", frozenset("\n"), find=breaks.repeated_headers),
        Rule("broken lines", frozenset("\n"), find=breaks.joins),
    )


@cache
def needed() -> re.Pattern[str]:
    """A character that one of the repairs may need; a page has few of them. Those beyond U+FFFF are not told apart: the
    engine would look for each of them in turn."""
    characters = frozenset[str]().union(*(rule.needs for traditional in (False, True) for rule in rules(traditional)))
    plain = "".join(sorted(character for character in characters if character <= "\uffff"))
    return re.compile(f"[{re.escape(plain)}\U00010000-\U0010ffff]")
