"""Agreements told of or cited in sentences of our own: titles, parties, signers, days; and what is none."""

from pathlib import Path

import pytest
from stories import stories_of

from graph.facts.agreements import Agreement, find_agreements, join_agreements
from graph.facts.event_types import Event

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "agreements.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def agreements_of(text: str) -> list[Agreement]:
    return [a for a, _ in join_agreements([find_agreements(story) for story in stories_of(text)])]


def shown(agreement: Agreement) -> str:
    parties = "、".join(sorted(agreement.parties))
    signers = "、".join(sorted(key.removeprefix("person/") for key in agreement.signers))
    return f"{agreement.status}|{agreement.title}|{parties}|{signers}|{agreement.signed_on or ''}"


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:30] for case in CASES])
def test_agreements_of_a_sentence(text: str, expected: str) -> None:
    assert (" ;; ".join(shown(a) for a in agreements_of(text.replace("⏎", "\n"))) or "-") == expected


def test_spans_stand_in_the_text() -> None:
    text = "6月2日，南充市总工会与重庆市云阳县总工会签订《助力职工就业协作协议》，并落实《川渝工会战略合作框架协议》。"
    signed, cited = agreements_of(text)
    assert text[slice(*signed.spans[0])] == "《助力职工就业协作协议》"
    assert text[slice(*cited.spans[0])] == "《川渝工会战略合作框架协议》"
    for spans in signed.parties.values():
        assert all("签订" in text[slice(*span)] for span in spans)


def test_several_wordings_of_one_agreement_are_one() -> None:
    text = (
        "会议总结《川渝工会推动双城经济圈建设战略合作框架协议》推进情况。"
        "三年来，川渝两地工会全力落实川渝工会协作框架协议，多项工作取得进展。"
    )
    found = agreements_of(text)
    assert [a.title for a in found] == ["川渝工会推动双城经济圈建设战略合作框架协议"]
    assert "川渝工会协作框架协议" in found[0].aliases


def test_agreements_between_other_parties_stay_apart() -> None:
    text = "遂宁市总工会与重庆市潼南区总工会签订合作协议，广安市总工会与重庆市渝北区总工会签订合作协议。"
    assert [sorted(a.parties) for a in agreements_of(text)] == [
        ["遂宁市总工会", "重庆市潼南区总工会"],
        ["广安市总工会", "重庆市渝北区总工会"],
    ]


def test_signed_at_the_event_of_its_sentence_and_on_its_day() -> None:
    text = "3月14日，座谈会在遂宁召开。座谈会上，遂宁市总工会与重庆市潼南区总工会签订《友好合作协议》。"
    (story,) = stories_of(text)
    event = Event("座谈会", "symposium", start="--03-14", spans=[(0, 14)])
    (agreement,) = find_agreements(story, [event])
    assert agreement.signed_at is event
    assert agreement.signed_on == "--03-14"


def test_a_meeting_cites_what_it_puts_into_practice() -> None:
    text = "会议通报了《川渝工会战略合作框架协议》落实情况。"
    (story,) = stories_of(text)
    event = Event("联席会议", "joint_conference", spans=[(0, len(text))])
    (agreement,) = find_agreements(story, [event])
    assert (agreement.status, agreement.cited_by, agreement.signed_at) == ("cited", [event], None)


def test_one_agreement_in_two_stories_of_a_page() -> None:
    first = stories_of("会议总结《川渝工会战略合作框架协议》推进情况。")[0]
    second = stories_of("近年来，川渝两地工会按照共同推动双城经济圈建设战略合作框架协议，拓宽合作。")[0]
    ((agreement, stories),) = join_agreements([find_agreements(first), find_agreements(second)])
    assert agreement.title == "川渝工会战略合作框架协议"
    assert stories == [0, 1]
