"""Which meetings, agreements and terms of office a date of the page has become."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.mentions.types import DateMention
from graph.model.records import Entity, Fact, Properties, Span
from graph.text.repair import Repaired


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that can date an occasion. span: in the original; start, end, basis: as of DateMention.

    keys: of the meetings and agreements of its story that carry it, and of people whose term of office it bounds;
    empty where nothing does.
    """

    span: Span
    start: str
    end: str | None
    basis: str
    keys: tuple[str, ...]


def dated(
    stories: Sequence[Sequence[DateMention]], repaired: Repaired, entities: Sequence[Entity], facts: Sequence[Fact]
) -> list[Dated]:
    """The dates of a page's stories, in order, each with what became of it."""
    terms = _Values()
    told = [_Values() for _ in stories]
    by_key = {entity.key: entity for entity in entities}
    for fact in facts:
        if fact.type == "HOLDS":
            terms.add(fact.start, fact.properties, ("from", "to"))
        elif fact.type == "REPORTS":
            story = told[int(fact.start.removeprefix("story/")) - 1]
            story.add(fact.end, by_key[fact.end].properties, ("start", "end", "signedOn"))
    found = []
    for dates, values in zip(stories, told, strict=True):
        for date in dates:
            keys = values.carry(date) | terms.carry(date)
            found.append(Dated(repaired.spans(*date.span), date.start, date.end, date.basis, tuple(sorted(keys))))
    return found


class _Values:
    """The dates that facts carry, each under its value, and without its year for dates whose year came from elsewhere."""

    def __init__(self) -> None:
        self._keys: dict[str, set[str]] = {}

    def add(self, key: str, properties: Properties, names: Iterable[str]) -> None:
        for value in (str(properties[name]) for name in names if properties.get(name)):
            self._keys.setdefault(value, set()).add(key)
            if not value.startswith("-"):
                self._keys.setdefault(f"-{value[4:]}", set()).add(key)

    def carry(self, date: DateMention) -> set[str]:
        return {key for value in (date.start, date.end) if value for key in self._keys.get(value, ())}
