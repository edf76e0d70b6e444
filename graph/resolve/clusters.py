"""Groups of members that are one thing: joined by links, kept apart by prohibitions.

Whatever uses it walks its members in sorted order, so that the groups do not depend on the order of reading.
"""

from collections import defaultdict
from collections.abc import Iterable

from graph.resolve.corpus import Member


class Clusters:
    """Disjoint groups. `apart` pairs never come into one group, not even by way of others."""

    def __init__(self, members: Iterable[Member], apart: Iterable[tuple[Member, Member]] = ()) -> None:
        self._root = {member: member for member in members}
        self._group = {member: [member] for member in self._root}
        self._apart: defaultdict[Member, set[Member]] = defaultdict(set)
        for a, b in apart:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def root(self, member: Member) -> Member:
        """The member that stands for the group; changes as groups grow."""
        return self._root[member]

    def group(self, member: Member) -> list[Member]:
        """All members of the member's group."""
        return self._group[self._root[member]]

    def join(self, a: Member, b: Member) -> bool:
        """Make one group of two; False where a prohibition stands between them."""
        left, right = self._root[a], self._root[b]
        if left == right:
            return True
        if not self.allowed(left, right):
            return False
        if (len(self._group[left]), right) < (len(self._group[right]), left):
            left, right = right, left
        for member in self._group[right]:
            self._root[member] = left
        self._group[left] += self._group.pop(right)
        return True

    def allowed(self, a: Member, b: Member) -> bool:
        """Whether no prohibition stands between the two groups."""
        small, large = sorted((self.group(a), self.group(b)), key=len)
        root = self._root[large[0]]
        return not any(self._root.get(other) == root for member in small for other in self._apart.get(member, ()))

    def join_all(self, members: Iterable[Member]) -> None:
        """Join what shares one link; who may not join the first group starts or joins the next one."""
        heads: list[Member] = []
        for member in members:
            if not any(self.join(head, member) for head in heads):
                heads.append(member)

    def groups(self) -> list[list[Member]]:
        """The groups, each sorted, sorted by their smallest member."""
        return sorted(sorted(group) for group in self._group.values())
