"""Whatever the order of reading, the same bytes; a document taken out is as if it had never been read."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from pages import PageMaker

from graph.assemble.build import assemble
from graph.ledger.ledger import Ledger
from graph.model.elements import to_lines
from graph.model.records import Extraction

NAMES = ["章闻远", "柯以南", "白若溪"]
BODIES = ["北岭市总工会", "南屏市总工会", "西陵县总工会"]
TITLES = ["工会协作推进会", "2031年工会协作推进会", "座谈会", "第三次工会协作推进会", "工会协作推进会议"]
DATES = ["", "2031", "2031-03-14", "2031-03-15", "--03-14", "--03-15"]
TEXT = "章闻远、柯以南、白若溪出席会议。"


@st.composite
def pages(draw: st.DrawFn, number: int) -> Extraction:
    page = PageMaker(f"{number}.txt", TEXT, salt=f"{number}", published=draw(st.sampled_from([None, "2031-03-16"])))
    people = []
    for name in draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True)):
        posts = draw(
            st.lists(st.tuples(st.sampled_from(BODIES), st.sampled_from(["主席", "副主席"])), max_size=2, unique=True)
        )
        people.append(page.person(name, *posts, status=draw(st.sampled_from(["current", "former"]))))
    for count in range(draw(st.integers(0, 2))):
        where = draw(st.sampled_from(["", "500118", "500109", "500000"]))
        district = page.district(where, f"区{where}") if where else ""
        page.meeting(
            count, draw(st.sampled_from(TITLES)), *people, start=draw(st.sampled_from(DATES)), district=district
        )
    if draw(st.booleans()):
        page.add("agreement/1", "Agreement", title="合作协议", status=draw(st.sampled_from(["signed", "cited"])))
        for body in draw(st.lists(st.sampled_from(BODIES), max_size=3, unique=True)):
            page.add(f"organization/{body}", "Organization", name=body, kind=draw(st.sampled_from(["union", "other"])))
            page.fact("PARTY_TO", f"organization/{body}", "agreement/1", "出席会议")
    return page.done()


corpora = st.integers(1, 7).flatmap(lambda size: st.tuples(*(pages(number) for number in range(size))))


def lines(extractions: list[Extraction]) -> list[str]:
    return list(to_lines(assemble(extractions)))


@settings(max_examples=150, deadline=None)
@given(corpora, st.randoms(use_true_random=False))
def test_the_order_of_documents_entities_and_facts_does_not_matter(corpus: tuple[Extraction, ...], random) -> None:  # type: ignore[no-untyped-def]
    shuffled = [
        Extraction(
            e.page,
            e.script,
            tuple(random.sample(e.entities, len(e.entities))),
            tuple(random.sample(e.facts, len(e.facts))),
        )
        for e in random.sample(corpus, len(corpus))
    ]
    assert lines(shuffled) == lines(list(corpus))


@settings(max_examples=40, deadline=None)
@given(corpora, st.data())
def test_taking_a_document_out_is_never_having_read_it(corpus: tuple[Extraction, ...], data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(corpus))
    rest = [e for e in corpus if e is not gone]
    with TemporaryDirectory() as folder, Ledger.open(Path(folder)) as ledger:
        with ledger.transaction():
            for extraction in data.draw(st.permutations(corpus)):
                ledger.put(extraction, "v1")
        assert lines(list(ledger.extractions())) == lines(list(corpus))
        ledger.remove(gone.page.path)
        assert lines(list(ledger.extractions())) == lines(rest)


@settings(max_examples=60, deadline=None)
@given(corpora)
def test_every_person_and_meeting_of_a_page_is_in_the_graph(corpus: tuple[Extraction, ...]) -> None:
    elements = assemble(corpus)
    names = {node.properties["name"] for node in elements.nodes if node.label == "Person"}
    assert names == {e.properties["name"] for x in corpus for e in x.entities if e.label == "Person"}
    told = sum(e.label == "Meeting" for x in corpus for e in x.entities)
    assert sum(node.label == "Meeting" for node in elements.nodes) <= told
    attended = {(r.start, r.end) for r in elements.relationships if r.type == "ATTENDED"}
    met = [r for r in elements.relationships if r.type == "MET"]
    for edge in met:
        assert edge.start < edge.end
        for meeting in edge.properties["meetings"]:
            assert {(edge.start, meeting), (edge.end, meeting)} <= attended
