"""Which names of a page are one person: told apart by posts in different divisions, and by nothing less."""

from pathlib import Path

import pytest

from graph.facts.extraction import extract
from graph.facts.page import read_page
from graph.facts.persons import persons
from graph.model.records import Page

CASES = [line.split("\t") for line in (Path(__file__).parent / "persons.tsv").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0][:20] for case in CASES])
def test_one_person_or_two(sentence: str, expected: str) -> None:
    people, keys = persons(read_page(Page("case.txt", "0" * 64, sentence)).named)
    found = [f"{p.key}={','.join(sorted({o for o, _, _ in p.posts}))}" for p in people]
    assert sorted(found) == sorted(expected.split("|"))
    assert set(keys.values()) == {p.key for p in people}


def test_a_bare_mention_goes_to_the_one_named_last() -> None:
    text = "绵阳市总工会副主席张伟、重庆市北碚区总工会副主席张伟出席。张伟发言。"
    people, keys = persons(read_page(Page("case.txt", "0" * 64, text)).named)
    assert len(people) == 2
    assert keys[max(keys)] == "person/张伟#2"


def test_no_organization_begins_in_a_persons_name() -> None:
    """秦月华 is followed by 为, and 华为 is a company; where nobody is called so, it still is one."""
    found = read_page(Page("case.txt", "0" * 64, "任命秦月华为泸州市总工会副主席。华为参加了座谈会。"))
    assert [named.name for named in found.named] == ["秦月华"]
    assert [(body.span, body.name) for body in found.organizations if body.name != "泸州市总工会"] == [((16, 18), "华为")]


def test_a_leader_who_is_only_cited_is_no_person_of_the_page() -> None:
    def named(text: str) -> list[str]:
        return [e.key for e in extract(Page("case.txt", "0" * 64, text)).entities if e.label == "Person"]

    assert named("职工群众团结在以林大明同志为核心的集体周围。") == []
    assert named("职工群众团结在以林大明同志为组长的专家组周围。") == ["person/林大明"]
