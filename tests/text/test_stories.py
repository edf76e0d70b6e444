"""Several stories of one page are told apart; places and organizations as headings stay inside theirs."""

from itertools import pairwise

from graph.text import Story, repair, split_stories


def stories(text: str) -> tuple[str, list[Story]]:
    clean = repair(text).text
    return clean, split_stories(clean)


def titles(text: str) -> list[str | None]:
    clean, found = stories(text)
    return [clean[slice(*story.title)] if story.title else None for story in found]


NEWSPAPER = """## 携手同行

## 两地工会举行第九次联席会议

林一鸣宋文出席

本报讯(江城晚报记者 何牧 程晓)3月2日,联席会议在清平区召开。林一鸣讲话。

会议指出,要实干。

## 林一鸣在清平区调研时强调

当好桥梁纽带
汇聚磅礴力量

本报讯(江城晚报记者 何牧)3月2日,林一鸣在清平区调研。
"""

PLACES = """近日，全市工会大会闭幕，各地迅速传达学习。
清平县
清平县总工会召开会议传达精神。
长宁县
近日，长宁县总工会召开会议传达精神。
全市劳动领域社会组织联合会
12月6日上午，联合会召开专题学习会。
"""


def test_newspaper_page() -> None:
    assert titles(NEWSPAPER) == ["两地工会举行第九次联席会议", "林一鸣在清平区调研时强调"]


def test_reporters_and_credits() -> None:
    clean, found = stories(NEWSPAPER + "会议结束。（程晓 何牧）\n供稿单位另报。（清平区总工会供稿）\n")
    assert [clean[a:b] for a, b in found[0].reporters] == ["何牧", "程晓"]
    assert [clean[a:b] for a, b in found[0].credits] == ["（江城晚报记者 何牧 程晓）"]
    assert [clean[a:b] for a, b in found[1].reporters] == ["何牧", "程晓", "何牧"]
    assert [clean[a:b] for a, b in found[1].credits][-1] == "（清平区总工会供稿）"


def test_brackets_that_are_no_credit() -> None:
    clean, found = stories(
        "会议由林一鸣（党组书记）主持。他来自清平（四川）。会议结束。（下转4版）\n主题是实干。（完）"
    )
    assert [clean[a:b] for a, b in found[0].reporters] == []


def test_bylines() -> None:
    clean, found = stories("清平县：晚霞正红\n\n        清平县委组织部　林一鸣\n\n老党员们常来常往。大家都说好。\n")
    assert [clean[a:b] for a, b in found[0].reporters] == ["林一鸣"]
    assert clean[found[0].body :].startswith("老党员们")


def test_places_are_headings_of_one_story() -> None:
    clean, found = stories(PLACES)
    assert len(found) == 1
    headings = found[0].headings
    assert [heading.text for heading in headings] == ["清平县", "长宁县", "全市劳动领域社会组织联合会"]
    assert [clean[slice(*heading.span)] for heading in headings] == [heading.text for heading in headings]
    assert headings[0].end == headings[1].span[0]
    assert headings[-1].end == found[0].end


def test_subheadings_of_a_long_report_are_no_stories() -> None:
    report = "两地工会协作纪实\n\n3月2日，协作会议召开。\n\n筑牢思想根基 凝聚奋进力量\n\n一年来，两地工会常来常往。\n\n聚焦主责主业 展现担当作为\n\n两地工会共同服务职工。\n"
    assert len(titles(report)) == 1


def test_curriculum_vitae_is_no_story() -> None:
    page = "林一鸣任清平县县长\n\n11月6日，清平县召开会议。\n简历\n林一鸣，男，四川人。\n1996━1998年 清平县财政局工作\n1998━2000年 清平县委办公室工作\n"
    assert len(titles(page)) == 1


def test_digest_with_marked_headings() -> None:
    page = "# 一周工会动态\n\n## 清平区\n\n清平区总工会召开会议。\n\n## 长宁区\n\n长宁区总工会召开会议。\n"
    assert len(titles(page)) == 2


def test_stories_cover_the_page() -> None:
    clean, found = stories(NEWSPAPER)
    assert clean[found[0].start : found[-1].end] == clean.strip()
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert split_stories("") == []
    assert split_stories(" \n \n") == []


def test_the_sites_other_pages_below_are_no_part_of_it() -> None:
    text = "某区总工会召开会议\n\n3月14日，某区总工会召开会议。\n\n上一篇：我校召开教代会 党委副书记石坚出席\n下一篇：两地签订合作协议\n"
    (story,) = split_stories(text)
    assert text[story.start : story.end].endswith("召开会议。")
    for text in (
        "某区总工会召开会议。\n\n下一篇章已经开启，大家要努力。",
        "某区总工会召开会议\n\n上一篇 下一篇\n\n3月14日，某区总工会召开会议。",
        "首页 > 新闻\n[上一篇] [下一篇]\n某区总工会召开会议\n3月14日，某区总工会召开会议。",
    ):
        assert split_stories(text)[-1].end == len(text)


def test_a_field_of_a_line_names_who_wrote_it() -> None:
    line = "来源：江城工会网  发布时间：2025-04-22 09:30  作者：何牧、程晓 阅读：12"
    clean, found = stories(f"两地工会举行会议\n\n{line}\n\n会议在清平区召开。作者：不详的诗在会上朗诵。\n")
    assert [clean[a:b] for a, b in found[0].reporters] == ["何牧", "程晓"]
