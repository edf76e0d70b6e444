"""One event told twice is one meeting; two events of one title are two."""

from collections.abc import Sequence

import pytest
from pages import PageMaker

from graph.assemble.build import assemble
from graph.model.elements import Node
from graph.resolve.judgements import Judgement

TITLE = "北碚绵阳工会协作推进会"
TEXT = "北碚绵阳工会协作推进会举行，章闻远、柯以南、白若溪出席。"


def told(
    path: str, title: str = TITLE, *, start: str = "", who: str = "章闻远", where: str = "", **more: str
) -> PageMaker:
    page = PageMaker(path, TEXT, salt=path)
    people = [page.person(name) for name in who.split()]
    district = page.district(where, f"区{where}") if where else ""
    page.meeting(1, title, *people, start=start, district=district, **more)
    return page


def meetings(pages: Sequence[PageMaker], judgements: Sequence[Judgement] = ()) -> list[Node]:
    return [node for node in assemble([p.done() for p in pages], judgements).nodes if node.label == "Meeting"]


def count(*pages: PageMaker) -> int:
    return len(meetings(pages))


def test_one_title_and_day_is_one_meeting() -> None:
    joined = meetings(
        [told("a", start="2031-03-14"), told("b", "“北碚绵阳”工会协作推进会议", start="2031-03-14", who="柯以南")]
    )
    assert [m.id for m in joined] == ["meeting/2031-03-14/北碚绵阳工会协作推进会"]
    assert joined[0].properties["aliases"] == ["“北碚绵阳”工会协作推进会议"]


def test_a_house_by_its_short_name_is_the_same() -> None:
    titles = ("北碚区人民代表大会常务委员会第五次会议", "北碚区人大常委会第五次会议")
    both = [told(path, title, start="2031-03-14") for path, title in zip("ab", titles, strict=True)]
    assert count(*both) == 1
    assert count(both[0], told("c", "北碚区人民代表大会第五次会议", start="2031-03-14", who="柯以南")) == 2


def test_a_day_without_year_agrees_and_the_full_date_stays() -> None:
    joined = meetings([told("a", start="--03-14", who="章闻远 柯以南"), told("b", start="2031-03-14")])
    assert [m.properties["start"] for m in joined] == ["2031-03-14"]


def test_a_day_without_year_takes_no_year_from_strangers() -> None:
    assert count(told("a", start="--03-14", who="柯以南"), told("b", start="2031-03-14")) == 2


def test_a_title_of_no_place_needs_company() -> None:
    title = "理论学习中心组学习会"
    assert count(told("a", title, start="2031-03-14"), told("b", title, start="2031-03-14", who="柯以南")) == 2
    assert count(told("a", title, start="2031-03-14"), told("b", title, start="2031-03-14")) == 1


def test_one_series_and_day_with_company_is_one_meeting() -> None:
    titles = ("川渝工会联席会议", "川渝两地工会第三次联席会议")
    both = {"start": "2031-03-14", "who": "章闻远 柯以南"}
    assert count(told("a", titles[0], **both), told("b", titles[1], **both)) == 1
    assert count(told("a", titles[0], **both), told("b", titles[1], start="2031-03-14", who="白若溪")) == 2


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"start": "2031-03-14"}, {"start": "2031-03-15"}),
        ({"start": "2031-03-14"}, {"start": "--03-15"}),
        ({"start": "2031-03-14"}, {"start": "2030"}),
        ({"start": "2031-03-14", "where": "500118"}, {"start": "2031-03-14", "where": "500109"}),
        ({"start": "2031-03-14", "title": "第三次协作推进会"}, {"start": "2031-03-14", "title": "第四次协作推进会"}),
        ({"start": "2031-03-14", "title": "座谈会"}, {"start": "2031-03-14", "title": "座谈会", "who": "柯以南"}),
        ({"start": "", "who": "章闻远"}, {"start": "", "who": "柯以南"}),
    ],
)
def test_what_contradicts_or_says_too_little_stays_two(left: dict[str, str], right: dict[str, str]) -> None:
    assert count(told("a", **left), told("b", **right)) == 2


def test_a_district_within_the_other_agrees() -> None:
    assert count(told("a", start="2031-03-14", where="500118"), told("b", start="2031-03-14", where="500000")) == 1


def test_an_undated_one_joins_the_only_dated_one_it_can_be() -> None:
    undated, first, second = told("a"), told("b", start="2031-03-14"), told("c", start="2032-03-20")
    assert count(undated, first) == 1
    assert count(undated, first, second) == 3


def test_a_day_within_several_days_agrees() -> None:
    assert count(told("a", start="2031-03-14", end="2031-03-16"), told("b", start="2031-03-15")) == 1


def test_similar_titles_need_day_and_company() -> None:
    full = "2031年北碚绵阳工会协作重点工作推进会"
    both = {"start": "2031-03-14", "who": "章闻远 柯以南"}
    assert count(told("a", **both), told("b", full, **both)) == 1
    assert count(told("a", **both), told("b", full, start="2031-03-14", who="白若溪")) == 2
    assert count(told("a", **both), told("b", "劳动竞赛颁奖仪式", **both)) == 2


def test_what_one_story_tells_apart_stays_apart() -> None:
    page = told("a", start="2031-03-14")
    page.meeting(2, TITLE, "person/章闻远", start="2031-03-14")
    ids = [m.id for m in meetings([page])]
    assert len(set(ids)) == 2
    assert all(i.startswith("meeting/2031-03-14/北碚绵阳工会协作推进会/") for i in ids)


def test_two_stories_of_one_page_tell_of_one_meeting() -> None:
    page = told("a", start="2031-03-14")
    page.add("story/2", "Story", title="又一篇", ordinal=2, start=10, end=len(TEXT))
    page.add("meeting/2", "Meeting", title=TITLE, start="2031-03-14", dateBasis="stated")
    page.fact("REPORTS", "story/2", "meeting/2", "章闻远")
    assert count(page) == 1


def test_a_part_is_not_the_whole() -> None:
    page = told("a", start="2031-03-14", who="章闻远 柯以南")
    page.add("story/2", "Story", title="又一篇", ordinal=2, start=10, end=len(TEXT))
    page.add("meeting/2", "Meeting", title=TITLE + "开幕式", start="2031-03-14")
    page.fact("REPORTS", "story/2", "meeting/2", "章闻远")
    page.fact("PART_OF", "meeting/2", "meeting/1", "推进会举行")
    assert count(page) == 2


def test_a_reviewer_joins_and_divides_meetings() -> None:
    pages = [told("a", start="2031-03-14"), told("b", start="2031-03-15")]
    sides = [f"{p.document}#meeting/1" for p in pages]
    assert len(meetings(pages, [Judgement(sides[0], sides[1], True)])) == 1
    pages = [told("a", start="2031-03-14"), told("b", start="2031-03-14")]
    assert len(meetings(pages, [Judgement(sides[1], sides[0], False)])) == 2


def signed(path: str, *parties: str, on: str = "", title: str = "战略合作协议") -> PageMaker:
    page = PageMaker(path, TEXT, salt=path)
    page.add("agreement/1", "Agreement", title=title, status="signed", signedOn=on or None)
    for party in parties:
        page.add(f"organization/{party}", "Organization", name=party)
        page.fact("PARTY_TO", f"organization/{party}", "agreement/1", "章闻远")
    return page


def test_agreements_are_told_apart_by_their_parties() -> None:
    def agreements(*pages: PageMaker) -> int:
        return sum(node.label == "Agreement" for node in assemble([p.done() for p in pages]).nodes)

    assert agreements(signed("a", "甲会", "乙会"), signed("b", "甲会", "乙会", "丙会")) == 1
    assert agreements(signed("a", "甲会", "乙会"), signed("b", "甲会", "丙会")) == 2
    assert agreements(signed("a", "甲会"), signed("b", "甲会", "乙会"), signed("c", "甲会", "丙会")) == 2
    assert agreements(signed("a"), signed("b", "甲会", "乙会")) == 2
    assert agreements(signed("a", on="2031-01-02"), signed("b", "甲会", "乙会", on="2031-01-02")) == 1
    assert agreements(signed("a", "甲会", on="2031-01-02"), signed("b", "甲会", on="2031-01-03")) == 2


def test_one_code_of_two_divisions_makes_two_districts() -> None:
    pages = [PageMaker(p, TEXT, salt=p) for p in "ab"]
    pages[0].district("500110", "万盛区")
    pages[1].district("500110", "綦江区")
    ids = [n.id for n in assemble([p.done() for p in pages]).nodes if n.label == "District"]
    assert ids == ["district/500110/万盛区", "district/500110/綦江区"]
