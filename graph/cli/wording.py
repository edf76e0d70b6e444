"""How facts are put on the screen: dates, posts, roles, in the words of the pages."""

from collections.abc import Iterable, Sequence

ROLES = {
    "chair": "主持",
    "speak": "讲话",
    "address": "致辞",
    "present": "介绍",
    "attend": "参加",
    "accompany": "陪同",
    "lead": "带队",
    "host": "会见",
    "guest": "受会见",
    "sign": "签约",
    "witness": "见证",
    "announce": "宣布",
    "organize": "主办",
    "undertake": "承办",
    "guide": "指导",
}
UNKNOWN = "?"


def in_words(roles: Iterable[str]) -> str:
    """Roles as the pages call them; attend is said only where there is nothing more to say."""
    named = list(roles)
    telling = [role for role in named if role != "attend"] or named
    return "、".join(ROLES.get(role, role) for role in telling) or UNKNOWN


def posts_in_words(posts: Iterable[tuple[str, str]]) -> str:
    """重庆市总工会党组书记、副主席: the organization once, then its titles."""
    by_organization: dict[str, list[str]] = {}
    for organization, title in posts:
        by_organization.setdefault(organization, []).append(title)
    return "，".join(organization + "、".join(titles) for organization, titles in by_organization.items()) or UNKNOWN


def held_in_words(posts: Iterable[tuple[str, str, bool]]) -> str:
    """The same of posts that may have ended, those with 原 before them."""
    return posts_in_words((f"原{organization}" if ended else organization, title) for organization, title, ended in posts)


def place_in_words(districts: Sequence[str], venues: Sequence[str]) -> str:
    """重庆市江津区 工人文化宫: where, then which house."""
    return " ".join("、".join(names) for names in (districts, venues) if names) or UNKNOWN


def period(start: str | None, end: str | None) -> str:
    """2024-03-28, 2024-05-13/2024-05-14, --03-14 (the year is unknown), ? (all is unknown)."""
    if not start:
        return UNKNOWN
    return f"{start}/{end}" if end and end != start else start
