"""The same name is not the same person."""

from collections.abc import Sequence

from pages import PageMaker

from graph.assemble.build import assemble
from graph.resolve.judgements import Judgement

NORTH, SOUTH = ("北岭市总工会", "主席"), ("南屏市总工会", "副主席")


def maker(path: str, text: str = "章闻远出席会议并讲话。") -> PageMaker:
    return PageMaker(path, text, salt=path)


def people(pages: Sequence[PageMaker], judgements: Sequence[Judgement] = ()) -> list[str]:
    return [node.id for node in assemble([p.done() for p in pages], judgements).nodes if node.label == "Person"]


def with_post(path: str, post: tuple[str, str], **more: str) -> PageMaker:
    page = maker(path)
    page.person("章闻远", post, **more)
    return page


def test_one_name_in_one_organization_is_one_person() -> None:
    former = with_post("b", ("北岭市总工会", "党组成员"), status="former")
    assert people([with_post("a", NORTH), former]) == ["person/章闻远"]


def test_one_name_in_two_organizations_is_two_people_with_telling_ids() -> None:
    assert people([with_post("a", NORTH), with_post("b", SOUTH)]) == [
        "person/章闻远/北岭市总工会",
        "person/章闻远/南屏市总工会",
    ]


def test_whoever_held_posts_in_both_joins_them() -> None:
    both = maker("c")
    both.person("章闻远", NORTH, SOUTH)
    assert people([with_post("a", NORTH), with_post("b", SOUTH), both]) == ["person/章闻远"]


def test_without_post_and_meeting_people_stay_apart() -> None:
    pages = [maker("a"), maker("b")]
    for page in pages:
        page.person("章闻远")
    assert people(pages) == sorted(f"person/章闻远/{p.document.removeprefix('document/')}" for p in pages)


def test_taking_part_in_one_meeting_is_being_one_person() -> None:
    pages = [maker("a"), maker("b")]
    for page in pages:
        page.meeting(1, "北岭南屏工会协作座谈会", page.person("章闻远"), start="2031-05-06")
    assert people(pages) == ["person/章闻远"]


def test_a_person_without_post_goes_to_the_only_one_whose_organization_the_page_names() -> None:
    near = maker("a", "章闻远、柯以南出席会议并讲话。")
    near.person("章闻远", NORTH)
    near.meeting(1, "北岭市总工会座谈会", "person/章闻远", near.person("柯以南"), start="2031-03-14")
    bare = maker("c", "章闻远、柯以南出席会议，北岭市总工会承办。")
    bare.meeting(1, "北岭市总工会竞赛", bare.person("章闻远"), bare.person("柯以南"), start="2031-05-14")
    bare.add("organization/北岭市总工会", "Organization", "北岭市总工会", name="北岭市总工会")
    found = [p for p in people([near, with_post("b", SOUTH), bare]) if "章闻远" in p]
    assert found == ["person/章闻远/北岭市总工会", "person/章闻远/南屏市总工会"]
    alone = maker("d", "章闻远出席会议，北岭市总工会承办。")
    alone.person("章闻远")
    alone.add("organization/北岭市总工会", "Organization", "北岭市总工会", name="北岭市总工会")
    assert len([p for p in people([near, with_post("b", SOUTH), alone]) if "章闻远" in p]) == 3


def test_whom_one_page_tells_apart_stays_apart() -> None:
    page = maker("a")
    page.person("章闻远", NORTH)
    page.person("章闻远", ("北岭市总工会", "干事"), number=2)
    assert len(people([page])) == len(set(people([page]))) == 2
    assert len(people([page, with_post("b", NORTH)])) == 2


def test_nothing_is_joined_on_a_part_of_a_name() -> None:
    page = maker("b", "章闻出席会议并讲话。")
    page.person("章闻", NORTH)
    assert people([with_post("a", NORTH), page]) == ["person/章闻", "person/章闻远"]


def test_a_reviewer_joins_and_divides() -> None:
    pages = [with_post("a", NORTH), with_post("b", SOUTH)]
    sides = [f"{page.document}#person/章闻远" for page in pages]
    assert people(pages, [Judgement(sides[0], sides[1], True)]) == ["person/章闻远"]
    pages = [with_post("a", NORTH), with_post("b", NORTH)]
    sides = [f"{page.document}#person/章闻远" for page in pages]
    assert people(pages) == ["person/章闻远"]
    assert len(people(pages, [Judgement(sides[0], sides[1], False)])) == 2
    assert people(pages, [Judgement(sides[0], "document/gone#person/章闻远", False)]) == ["person/章闻远"]


def test_posts_without_organization_are_nobodys_elses() -> None:
    pages = [maker("a"), maker("b")]
    for page in pages:
        page.person("章闻远")
        page.add("post/-/主任", "Post", title="主任")
        page.fact("HOLDS", "person/章闻远", "post/-/主任", "章闻远")
    assert len(people(pages)) == 2


def test_identical_copies_are_one_document() -> None:
    page, copy = maker("b"), maker("a")
    for one in (page, copy):
        one.sha256 = "c" * 64
        one.person("章闻远")
    elements = assemble([page.done(), copy.done()])
    documents = [node for node in elements.nodes if node.label == "Document"]
    assert [(d.id, d.properties["path"]) for d in documents] == [("document/" + "c" * 16, "a")]
    assert [node.id for node in elements.nodes if node.label == "Person"] == ["person/章闻远"]
