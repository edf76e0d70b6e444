"""From local keys to ids of the graph, over all documents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.model.records import Extraction
from graph.resolve.agreements import agreements
from graph.resolve.corpus import Corpus, Member, distinct
from graph.resolve.judgements import Judgement
from graph.resolve.meetings import meetings
from graph.resolve.names import named
from graph.resolve.persons import persons


@dataclass(frozen=True, slots=True)
class Resolution:
    """documents: by id, sorted, copies left out. ids: (document id, local key) → id of the graph."""

    documents: dict[str, Extraction]
    corpus: Corpus
    ids: dict[Member, str]

    def members(self, node: str) -> list[Member]:
        """What a node of the graph was made of: (document id, local key), sorted."""
        return sorted(member for member, found in self.ids.items() if found == node)


def resolve(extractions: Iterable[Extraction], judgements: Sequence[Judgement] = ()) -> Resolution:
    """Names first, then meetings, then what needs them: agreements and people.

    The result does not depend on the order of the extractions. SchemaError where an extraction contradicts itself.
    """
    documents = distinct(extractions)
    corpus = Corpus(documents)
    ids: dict[Member, str] = {(document, "document"): document for document in documents}
    ids |= named(corpus)
    ids |= meetings(corpus, judgements)
    ids |= agreements(corpus, ids, judgements)
    ids |= persons(corpus, ids, judgements)
    return Resolution(documents, corpus, ids)
