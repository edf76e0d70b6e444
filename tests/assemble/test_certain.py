"""A bound of confidence takes claims away, never the decision who is one."""

from pages import PageMaker

from graph.assemble.build import assemble
from graph.assemble.certain import certain
from graph.model.elements import Elements

TEXT = "北碚区总工会主席章闻远、柯以南出席座谈会。"


def graph() -> Elements:
    maker = PageMaker("a.txt", TEXT)
    maker.meeting(1, "北碚区总工会座谈会", maker.person("章闻远", ("北碚区总工会", "主席")), maker.person("柯以南"))
    return assemble([maker.done()])


def types(elements: Elements) -> set[str]:
    return {edge.type for edge in elements.relationships}


def test_nothing_is_taken_below_every_confidence() -> None:
    assert certain(graph(), 0.0) == graph()
    assert certain(graph(), 0.5) == graph()


def test_claims_go_with_what_only_they_upheld() -> None:
    before, after = graph(), certain(graph(), 0.95)
    assert {"ATTENDED", "HOLDS", "MET"} <= types(before)
    assert not {"ATTENDED", "HOLDS", "MET", "POST_IN"} & types(after)
    people = [n.id for n in before.nodes if n.label == "Person"]
    assert [n.id for n in after.nodes if n.label == "Person"] == people
    assert not [n for n in after.nodes if n.label in ("Post", "Meeting")]
