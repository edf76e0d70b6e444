"""Whether words are a name somebody coined, or common words, by what jieba takes them for."""

import rjieba

_COINED = ("nz", "nr", "nt", "ns", "x", "j")  # jieba's tags of names


def is_coined(words: str) -> bool:
    """Whether words are no common word: 南钢, but not 机关."""
    return is_name(tags_of(words))


def tags_of(words: str) -> list[str]:
    """The tags of jieba of the words."""
    return [tag for _, tag in rjieba.tag(words, False)]


def is_name(tags: list[str]) -> bool:
    """Whether words with these tags are no common word: several, or one that is coined."""
    return len(tags) > 1 or tags[0].startswith(_COINED)
