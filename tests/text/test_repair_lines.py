"""Lines: paragraphs broken by columns and pages are joined, headings are not; headers that come again go."""

import pytest

from graph.text import repair

JOINED = [
    ("会议在渝召开。长宁区委副书记、区长常文\n\n勇致辞。随后参观。", "区长常文勇致辞"),
    ("仪器仪表综合技术研\n\n究所副总工程师林一鸣参加,会议结束。", "综合技术研究所副总"),
    ("会议指出，要团结动员职\n\n工群众建功立业；要实干。", "动员职工群众"),
    ("会议强调，加快建设主城新区、\n\n现代化中心城市。特别是改造。", "主城新区、现代化中心城市"),
    ("会议召开。赴“职工之家”\n\n活动阵地看望慰问，随后座谈。", "“职工之家”活动阵地"),
    ("两地工会联合开展活动\n，成效明显。", "开展活动，成效明显"),
    ("2015\n年6月4日，工会召开座谈会。", "2015年6月4日"),
    (
        "四川省总工会党组书记、副主席林一鸣，四川省总工会党组成\n员、副主席宋文，重庆市总工会党组成员、副主席何牧参加\n会议并讲话，随后与会人员参观了职工服务中心。\n",
        "党组成员、副主席宋文，重庆市总工会党组成员、副主席何牧参加会议",
    ),
]

APART = [
    "报名电话：81022015\n\n年6月前报名。",
    "长宁区总工会召开会议\n\n会议指出，要团结动员职工群众。",
    "会议结束。\n\n活动现场\n\n2月3日，活动启动。",
    "会议召开，现场气氛热烈。记者 何牧\n\n清平县召开大会。现场热烈。",
    "庆祝活动精彩纷呈，两地职工齐聚一堂，大数据产业园企业职工代表参加庆祝文艺汇演\n\n9月3日，由总工会主办的演出举行。",
    "会议召开。要求如下：\n\n一是落实责任。",
    "第一篇报道结束了，这里漏了句号。他还说要继续\n\n本报讯（记者 何牧）另一篇报道开始。",
]


@pytest.mark.parametrize(("text", "wanted"), JOINED)
def test_broken_sentence_is_joined(text: str, wanted: str) -> None:
    assert wanted in repair(text).text


@pytest.mark.parametrize("text", APART)
def test_what_belongs_apart_stays_apart(text: str) -> None:
    assert repair(text).text == text


def test_latin_words_keep_a_blank() -> None:
    assert "使用 Open Source 软件" in repair("会议召开。大家使用 Open\n\nSource 软件，成效明显。").text


def test_a_header_that_comes_again_goes() -> None:
    page = "巴山职工报\n\n两地工会举行会议。会议要求团结动员职\n\n巴山职工报\n\n工群众。会议结束。\n"
    repaired = repair(page)
    assert repaired.text.count("巴山职工报") == 1
    assert "团结动员职工群众" in repaired.text


def test_page_numbers_in_mid_sentence_go() -> None:
    assert "团结动员职工群众" in repair("会议召开。要求团结动员职\n\n第 3 页 共 8 页\n\n工群众。会议结束。\n").text


def test_places_and_credits_that_come_again_stay() -> None:
    page = "清平县\n会议召开。\n长宁县\n会议召开。\n清平县\n座谈。\n清平县\n调研。\n记者 何牧\n会议。\n记者 何牧\n会议。\n记者 何牧\n"
    assert repair(page).text == page
