"""Which meetings, agreements and terms of office a date of the page has become."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.mentions.dates import find_dates
from graph.mentions.types import DateMention
from graph.model.records import Entity, Extraction, Fact, Properties, Span
from graph.text.repair import Repaired, repair
from graph.text.stories import split_stories


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
    stories: Mapping[str, Sequence[DateMention]], repaired: Repaired, entities: Sequence[Entity], facts: Sequence[Fact]
) -> list[Dated]:
    """The dates of a page's stories (by key), in their order, each with what became of it."""
    terms = _Values()
    told = {story: _Values() for story in stories}
    by_key = {entity.key: entity for entity in entities}
    for fact in facts:
        if fact.type == "HOLDS":
            terms.add(fact.start, fact.properties, ("from", "to"))
        elif fact.type == "REPORTS" and fact.start in told:
            told[fact.start].add(fact.end, by_key[fact.end].properties, ("start", "end", "signedOn"))
    found = []
    for story, dates in stories.items():
        for date in dates:
            keys = tuple(sorted(told[story].carry(date) | terms.carry(date)))
            found.append(Dated(repaired.spans(*date.span), date.start, date.end, date.basis, keys))
    return found


def dates_of(extraction: Extraction) -> list[Dated]:
    """The same for a page that was extracted before: its text is read for dates once more."""
    repaired = repair(extraction.page.text)
    known = sorted(
        (entity.properties["start"], entity.properties["end"], entity.key)
        for entity in extraction.entities
        if entity.label == "Story"
    )
    by_story: dict[str, list[DateMention]] = {key: [] for _, _, key in known}
    for story in split_stories(repaired.text):
        for date in find_dates(repaired.text, (story.start, story.end), published=extraction.page.published):
            at = repaired.spans(*date.span)[0]
            if key := next((key for start, end, key in known if start <= at < end), None):
                by_story[key].append(date)
    return dated(by_story, repaired, extraction.entities, extraction.facts)


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
