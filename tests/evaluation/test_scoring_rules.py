"""What the scoring gives full marks for, and what must not pay; on a gold of invented people."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from gold_graphs import GOLD, Graphs, changed, graph_of, imperfect, scored

from graph.evaluation.tally import Figures, Tally, mean_f1
from graph.evaluation.titles import ENOUGH, likeness
from graph.evaluation.wording import same_organization, same_post

Row = dict[str, Any]


def test_a_graph_that_says_what_the_gold_says_is_right_in_everything() -> None:
    tally = scored(graph_of(GOLD))
    assert imperfect(tally) == {}
    assert len(tally.figures()) == 14
    assert tally.figures()["people"].hit == 4


def test_an_empty_graph_has_found_nothing() -> None:
    figures = scored(Graphs()).figures()
    assert {row.hit for row in figures.values()} == {0}
    assert {row.recall for row in figures.values() if row.miss} == {0.0}
    assert mean_f1(figures) == 0


def test_what_neither_has_is_left_out() -> None:
    assert scored(Graphs(), {}).figures() == {}
    assert mean_f1({}) == 1


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda g: g["meetings"].pop(2), id="an optional meeting is not found"),
        pytest.param(lambda g: g["meetings"][2].update(start="2020-01-01"), id="an optional meeting is wrong"),
        pytest.param(lambda g: g["people"].append({"name": "记者乙"}), id="somebody who is only named"),
        pytest.param(lambda g: g["districts"].append("510100"), id="an optional district"),
        pytest.param(lambda g: g["meetings"][1]["districts"].append("500000"), id="the level above a district"),
        pytest.param(lambda g: g["meetings"][0]["people"][2]["roles"].append("attend"), id="attend beside a role"),
        pytest.param(lambda g: g["meetings"][1].update(start="--03-30", end=None), id="another day of several"),
        pytest.param(lambda g: g["meetings"][3].update(start="2023-10-09"), id="more of a date than the gold knows"),
        pytest.param(lambda g: g["meetings"][0].update(title="川渝工会第4次联席会"), id="the end of a title"),
        pytest.param(lambda g: g["meetings"][0].update(title="无关之事", aliases=["第四次联席会议"]), id="an alias"),
        pytest.param(lambda g: g["agreements"][0].update(title="《战略合作框架协议》"), id="an agreement's title"),
        pytest.param(
            lambda g: g["people"][0]["posts"][0].update(organization="四川省总工会党组", title="书记"),
            id="a department",
        ),
        pytest.param(lambda g: g["meetings"][0]["organizations"][1].update(name="永川区总工会"), id="without the city"),
    ],
)
def test_what_costs_nothing(change: Callable[[Row], Any]) -> None:
    assert imperfect(scored(changed(change))) == {}


@pytest.mark.parametrize(
    ("change", "kind", "figures"),
    [
        (lambda g: g["people"].append({"name": "韦三思"}), "people", (4, 0, 1)),
        (lambda g: g["people"][0]["posts"][0].update(status="former"), "posts with status", (3, 1, 1)),
        (lambda g: g["people"][0]["posts"][1].update(title="常务副主席"), "posts", (3, 1, 1)),
        (lambda g: g["people"][0]["posts"][1].update(organization="总工会"), "posts", (3, 1, 1)),
        (lambda g: g["meetings"][0].update(title="共建职工书屋第三次联席会议"), "meetings", (2, 1, 1)),
        (lambda g: g["meetings"][0].update(title="蒋若川出席会议，高念真主持会议"), "attendance", (2, 3, 3)),
        (
            lambda g: g["meetings"][0].update(title="无关之事", aliases=[*"甲乙丙", g["meetings"][0]["title"]]),
            "meetings",
            (2, 1, 1),
        ),
        (lambda g: g["meetings"][2]["people"].append({"name": "记者乙", "roles": ["attend"]}), "attendance", (5, 0, 1)),
        (lambda g: g["meetings"][0]["people"].pop(), "attendance", (4, 1, 0)),
        (lambda g: g["meetings"][0]["people"][2].update(roles=["speak"]), "roles", (4, 1, 1)),
        (lambda g: g["meetings"][0].update(start="2024-03-27"), "meeting day", (1, 1, 1)),
        (lambda g: g["meetings"][0].update(start="--03-28"), "meeting year", (1, 1, 0)),
        (lambda g: g["meetings"][0].update(districts=["510104"]), "meeting district", (2, 1, 1)),
        (lambda g: g["meetings"][0]["organizations"][1].update(name="总工会"), "organizations at meetings", (1, 1, 1)),
        (lambda g: g["agreements"][0].update(status="cited"), "agreement status", (0, 1, 1)),
        (lambda g: g["agreements"][0]["parties"].pop(), "agreement parties", (1, 1, 0)),
        (lambda g: g["districts"].append("500101"), "districts", (4, 0, 1)),
    ],
)
def test_what_costs(change: Callable[[Row], Any], kind: str, figures: tuple[int, int, int]) -> None:
    row = scored(changed(change)).figures()[kind]
    assert (row.hit, row.miss, row.extra) == figures


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("HOLDS", "posts"),
        ("ATTENDED", "attendance"),
        ("TOOK_PART", "organizations at meetings"),
        ("PARTY_TO", "agreement parties"),
    ],
)
def test_what_is_said_twice_is_wrong_once(label: str, kind: str) -> None:
    made = graph_of(GOLD)
    made.edges += [edge for edge in list(made.edges) if edge.type == label and edge.end != "meeting/m3"]
    figures = scored(made).figures()[kind]
    assert figures.extra == figures.hit > 0


def test_who_was_at_a_part_was_at_the_whole() -> None:
    def split(gold: Row) -> None:
        first, third = gold["meetings"][0], gold["meetings"][2]
        third["people"] = [*first["people"][1:], {"name": "秦一舟", "roles": ["attend"]}]
        first["people"] = first["people"][:1]

    alone = changed(split)
    assert imperfect(scored(alone))["attendance"] == (1.0, 0.6)
    alone.edge("meeting/m3", "PART_OF", "meeting/m1")
    # 高念真 is in the gold of the part as well, so she counts; 约翰·布朗 is only in the whole's, and stays missed.
    assert imperfect(scored(alone))["attendance"] == (1.0, 0.8)


def test_a_part_that_the_gold_does_not_have_gives_its_people_to_the_whole() -> None:
    gold = copy.deepcopy(GOLD)
    gold["meetings"].pop(2)
    made = changed(lambda g: g["meetings"][2].update(people=[g["meetings"][0]["people"].pop()]))
    assert "attendance" in imperfect(scored(made, gold))
    made.edge("meeting/m3", "PART_OF", "meeting/m1")
    assert set(imperfect(scored(made, gold))) == {"meetings"}


def test_evidence_is_right_where_its_quotes_stand_in_the_text() -> None:
    page = "\ufeff蒋若川在永川\r\n区总工会调研。"
    cases = [
        (["document/a#1-4"], ["蒋若川"], True),
        (["document/a#1-4", "a#5-11"], ["蒋若川", "永川\r\n区总"], True),
        (["document/a#0-3"], ["蒋若川"], False),
        (["document/a#1-5"], ["蒋若川"], False),
        (["document/a#1-2"], ["蒋"], False),
        (["document/a#1-4"], ["蒋若川", "永川"], False),
        ([], [], False),
    ]
    for evidence, quotes, right in cases:
        made = Graphs()
        made.node("person/1", "Person", name="蒋若川")
        made.node("meeting/1", "Meeting", title="调研")
        made.edge("person/1", "ATTENDED", "meeting/1", evidence=evidence, quotes=quotes)
        made.edge("person/1", "MET", "person/1")
        assert scored(made, GOLD, page).figures()["evidence"] == Figures.of(right, not right, not right), evidence
    assert "evidence" not in scored(graph_of(GOLD)).figures()


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("重庆市永川区总工会", "永川区总工会", True),
        ("重庆市永川区委", "中共重庆市永川区委员会", True),
        ("四川省人民政府", "四川省政府", True),
        ("北川县总工会", "绵阳市北川羌族自治县总工会", True),
        ("泸州市政协", "中国人民政治协商会议泸州市委员会", True),
        ("重庆市总工会", "市总工会", False),
        ("绵阳市总工会", "重庆市绵阳市总工会", False),
        ("重庆市永川区总工会", "重庆市北碚区总工会", False),
        ("四川山川机械有限公司", "有限公司", False),
        ("", "", False),
    ],
)
def test_organizations(a: str, b: str, same: bool) -> None:
    assert same_organization(a, b) is same
    assert same_organization(b, a) is same


def test_posts_split_otherwise() -> None:
    assert same_post(("重庆市总工会职工服务中心", "主任"), ("重庆市总工会", "职工服务中心主任"))
    assert same_post(("四川省委", "常委"), ("中共四川省委", "省委常委"))
    assert not same_post(("重庆市总工会", "常务副主席"), ("重庆市总工会", "副主席"))
    assert not same_post(("四川省总工会", "党组书记"), ("四川", "省总工会党组书记"))


def test_titles() -> None:
    assert likeness("中国工会第十八次全国代表大会", "中国工会十八大") >= ENOUGH
    assert likeness("2024年全市工会工作会议", "全市工会工作会") >= ENOUGH
    assert likeness("2024年全市工会工作会议", "2023年全市工会工作会议") == 0
    assert likeness("全市工会工作会议", "全市工会工作会议，会期一天") == 0
    assert likeness("全市工会工作会议", "会议") == 0


def test_documents_are_counted_together() -> None:
    whole = Tally()
    for made in (graph_of(GOLD), Graphs()):
        whole.join(scored(made))
    assert whole.figures()["people"] == Figures.of(4, 4, 0)
    assert whole.figures()["people"].f1 == pytest.approx(2 / 3)
