"""Which people of one name are one person.

The same name is not the same person. Two people of one name are joined only
1. where they hold (or held) the same post,
2. where they took part in the same meeting,
3. where posts of both are in the same organization,
4. where one of them has no post at all, the documents that name them so name an organization of the
   other, somebody was at meetings with both, and no second person of that name is so near.
Two people that one document tells apart stay apart, and so does whom a reviewer told apart.
Nothing is joined on a part of a name; people of different names only by a reviewer.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from graph.ids import node_id, part
from graph.resolve.choose import most_frequent
from graph.resolve.clusters import Clusters
from graph.resolve.corpus import Corpus, Member
from graph.resolve.judgements import Judgement, pairs

Organizations = dict[Member, set[str]]
Group = list[Member]


def persons(corpus: Corpus, ids: dict[Member, str], judgements: Sequence[Judgement] = ()) -> dict[Member, str]:
    """The ids of all people; `ids` has those of posts, organizations and meetings already."""
    members = list(corpus.label("Person"))
    organizations = {m: _organizations(corpus, ids, m) for m in members}
    clusters = Clusters(members, [*_told_apart(members, corpus), *pairs(judgements, False, members)])
    for a, b in pairs(judgements, True, members):
        clusters.join(a, b)
    for kind in ("HOLDS", "ATTENDED"):
        _join_by(clusters, corpus, {m: {ids[x] for x in corpus.out(kind, m)} for m in members})
    _join_by(clusters, corpus, organizations)
    for groups in _by_name(corpus, clusters.groups()).values():
        _join_by_context(clusters, corpus, ids, groups, organizations)
    found: dict[Member, str] = {}
    for name, groups in _by_name(corpus, clusters.groups()).items():
        for group, person in zip(groups, _name_ids(name, groups, organizations), strict=True):
            found |= dict.fromkeys(group, person)
    return found


def _organizations(corpus: Corpus, ids: dict[Member, str], person: Member) -> set[str]:
    return {ids[org] for post in corpus.out("HOLDS", person) for org in corpus.out("POST_IN", post)}


def _told_apart(members: Iterable[Member], corpus: Corpus) -> Iterable[tuple[Member, Member]]:
    same: defaultdict[tuple[str, str], Group] = defaultdict(list)
    for member in members:
        same[member[0], corpus.text(member, "name")].append(member)
    return (pair for group in same.values() for pair in combinations(group, 2))


def _join_by(clusters: Clusters, corpus: Corpus, links: dict[Member, set[str]]) -> None:
    sharing: defaultdict[tuple[str, str], Group] = defaultdict(list)
    for member in sorted(links):
        for link in links[member]:
            sharing[corpus.text(member, "name"), link].append(member)
    for key in sorted(sharing):
        clusters.join_all(sharing[key])


def _by_name(corpus: Corpus, groups: list[Group]) -> dict[str, list[Group]]:
    """The groups of one name, sorted by name and smallest member."""
    found: defaultdict[str, list[Group]] = defaultdict(list)
    for group in groups:
        found[most_frequent(corpus.text(m, "name") for m in group)].append(group)
    return dict(sorted(found.items()))


def _join_by_context(
    clusters: Clusters, corpus: Corpus, ids: dict[Member, str], groups: list[Group], organizations: Organizations
) -> None:
    held = [_held(group, organizations) for group in groups]
    companions = {group[0]: _companions(corpus, group) for group in groups}
    anchored = [(group[0], orgs) for group, orgs in zip(groups, held, strict=True) if orgs]
    for group, orgs in zip(groups, held, strict=True):
        if orgs or not anchored:
            continue
        near = companions[group[0]]
        fitting = [h for h, theirs in anchored if theirs & _named(corpus, ids, group) and near & companions[h]]
        if len(fitting) == 1:
            clusters.join(fitting[0], group[0])


def _companions(corpus: Corpus, group: Group) -> set[str]:
    """The names of those who attended meetings with the group's members."""
    own = corpus.text(group[0], "name")
    meetings = {meeting for m in group for meeting in corpus.out("ATTENDED", m)}
    return {corpus.text(other, "name") for meeting in meetings for other in corpus.into("ATTENDED", meeting)} - {own}


def _named(corpus: Corpus, ids: dict[Member, str], group: Group) -> set[str]:
    """The organizations that the group's documents name."""
    documents = {document for document, _ in group}
    return {ids[d, e.key] for d in documents for e in corpus.documents[d].entities if e.label == "Organization"}


def _held(group: Group, organizations: Organizations) -> set[str]:
    return set().union(*(organizations[m] for m in group))


def _name_ids(name: str, groups: list[Group], organizations: Organizations) -> list[str]:
    """person/NAME; of several people of the name each with its smallest organization, else its smallest document."""
    if len(groups) == 1:
        return [node_id("person", name)]
    first = [min(_held(group, organizations), default="").removeprefix("organization/") for group in groups]
    starts = [group[0][0] for group in groups]
    found = []
    for group, organization in zip(groups, first, strict=True):
        document, key = group[0]
        parts = [node_id("person", name)] + [organization] * bool(organization)
        if not organization or first.count(organization) > 1:
            parts.append(document.removeprefix("document/"))
            parts += [part(key.removeprefix("person/"))] * (starts.count(document) > 1)
        found.append("/".join(parts))
    return found
