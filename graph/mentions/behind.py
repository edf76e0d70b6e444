"""What stands behind a body's name and before a title: the name of a person, or the end of the body once more."""

from graph.gazetteer.divisions import Divisions
from graph.gazetteer.names import NameModel
from graph.mentions import terms


def is_name(words: str) -> bool:
    """Whether words between a body and a scholar's or a physician's title are a name."""
    model = NameModel.load()
    return model.score(words) > -3 or model.likely(words, -6)


def ends_in_name(words: str) -> bool:
    """Whether words before a title are a body with a likely name behind it: the title is of that one."""
    model = NameModel.load()
    for size in (2, 3):
        body, name = words[:-size], words[-size:]
        if len(body) > 3 and terms.WHOLE_ENDING.search(body) and not terms.WHOLE_ENDING.search(words) and model.likely(name, 1.0) and not Divisions.load().named(name):
            return True
    return False


def repeated(root: str, part: str) -> int:
    """How many characters of a part's name repeat the end of its body's, whole words of a body: 某某所 of 某某所教育处; 0 if none."""
    return next((end for end in range(min(len(part) - 2, len(root) - 2), 2, -1) if root.endswith(part[:end]) and terms.WHOLE_ENDING.search(part[:end])), 0)
