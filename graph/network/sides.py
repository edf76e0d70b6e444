"""For which organization somebody stood, on which side of the border it is, and in which district it is at home."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.network.places import named_at_start
from graph.network.view import Whole

SICHUAN = "sichuan"
CHONGQING = "chongqing"
SIDES = (SICHUAN, CHONGQING)
CODES = {"50": CHONGQING, "51": SICHUAN}  # how the codes of their districts begin (GB/T 2260)
# Vermilion and blue, which colour-blind readers tell apart too; a person may have stood for both sides, or for none.
COLOURS = {SICHUAN: "#d1495b", CHONGQING: "#2e6f9e", "both": "#7d4e9f", "": "#9a9a9a"}


@dataclass(frozen=True, slots=True)
class Organization:
    """side: "sichuan", "chongqing", or None for neither. homes: ids of the most specific districts it is in."""

    id: str
    name: str
    side: str | None
    homes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class District:
    """code: GB/T 2260. name: in full. side: as of organizations."""

    id: str
    name: str
    short: str
    code: str
    side: str | None


class Affiliations:
    """Organizations, their districts and sides, and who stood for which of them at which meeting.

    Notes
    -----
    The side of an organization is that of a district it is LOCATED_IN (codes 50… and 51…), else that of the municipality,
    province or district of Sichuan that its name begins with. A person is on a side at a meeting where all organizations
    of a side for which the person was there are of the same one; a person's side may change with the post.
    """

    def __init__(self, source: Whole) -> None:
        self.districts = {
            row[0]: District(row[1], row[4] or row[2], row[2], row[3] or "", CODES.get((row[3] or "")[:2]))
            for row in source.rows("District", ["name", "code", "fullName"])
        }
        located: defaultdict[int, list[int]] = defaultdict(list)
        for start, end, *_ in source.links("LOCATED_IN"):
            located[start].append(end)
        self.organizations = {
            number: self._organization(key, name, located.get(number, ()))
            for number, key, name in source.rows("Organization", ["name"])
        }
        self._known: dict[tuple[str, ...], tuple[int, ...]] = {}
        self._sides: dict[tuple[str, ...], str | None] = {}
        posts = {row[0]: row[1] for row in source.rows("Post")}
        self._organization_of = {posts[link[0]]: link[1] for link in source.links("POST_IN") if link[0] in posts}

    def _organization(self, key: str, name: str, located: Iterable[int]) -> Organization:
        within = [self.districts[number] for number in sorted(located) if number in self.districts]
        sides = {district.side for district in within}
        if name.startswith("重庆") or CHONGQING in sides:
            side = CHONGQING
        elif name.startswith("四川") or SICHUAN in sides or self._begins_with_sichuan(name):
            side = SICHUAN
        else:
            side = None
        return Organization(key, name, side, tuple(one.id for one in within) or self._named(name))

    def _begins_with_sichuan(self, name: str) -> bool:
        return any(one.side == SICHUAN and name.startswith(one.short) for one in self.districts.values())

    def _named(self, name: str) -> tuple[str, ...]:
        """The one district that the name begins with, as far as it can be read."""
        near = [one for one in self.districts.values() if one.short in name]
        ends = {one.id: named_at_start(one.name, one.short, name) for one in near}
        longest = max(ends.values(), default=0)
        found = [key for key, end in ends.items() if end == longest > 0]
        return tuple(found) if len(found) == 1 else ()

    def of_posts(self, posts: Iterable[str] | None) -> tuple[int, ...]:
        """The numbers of the organizations of posts (ids), sorted."""
        key = tuple(posts or ())
        found = self._known.get(key)
        if found is None:
            numbers = {self._organization_of.get(post, -1) for post in key}
            found = self._known[key] = tuple(sorted(numbers & self.organizations.keys()))
        return found

    def side_of_posts(self, posts: Iterable[str] | None) -> str | None:
        """The side of who was there in this capacity; None for neither, or both."""
        key = tuple(posts or ())
        if key not in self._sides:
            sides = {self.organizations[number].side for number in self.of_posts(key)} - {None}
            self._sides[key] = sides.pop() if len(sides) == 1 else None
        return self._sides[key]
