"""What a load did."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How many elements were created, changed, deleted and left as they were."""

    created: int = 0
    changed: int = 0
    deleted: int = 0
    unchanged: int = 0

    @property
    def written(self) -> int:
        """Created, changed and deleted ones together."""
        return self.created + self.changed + self.deleted


@dataclass(frozen=True, slots=True)
class LoadReport:
    """The outcome of one load; a relationship that leads elsewhere than before counts as changed."""

    nodes: Counts
    relationships: Counts

    @property
    def written(self) -> int:
        """How many elements were touched; 0: the store already was equal to what was to be loaded."""
        return self.nodes.written + self.relationships.written
