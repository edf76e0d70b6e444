"""Ids are made of parts that cannot run into each other."""

from hypothesis import given
from hypothesis import strategies as st

from graph.ids import document_id, evidence_id, node_id, part, relationship_id, title_part


def test_the_forms_of_the_contract() -> None:
    assert node_id("person", "陈一帆") == "person/陈一帆"
    assert node_id("post", "重庆市总工会", "主席") == "post/重庆市总工会/主席"
    assert node_id("meeting", "", "座谈会") == "meeting/-/座谈会"
    assert evidence_id(document_id("ab" * 32), 3, 5) == "document/abababababababab#3-5"
    assert relationship_id("HOLDS", "person/甲", "post/乙/丙", "former") == "HOLDS;person/甲;post/乙/丙;former"
    assert title_part("“工会+”（第3次）座谈会！") == "工会第3次座谈会"


@given(st.text(), st.text())
def test_different_parts_never_look_alike(a: str, b: str) -> None:
    assert (part(a) == part(b)) == (a == b)


@given(st.text())
def test_a_part_ends_nothing_and_is_utf8(text: str) -> None:
    made = part(text)
    assert not set(made) & set('/#; \n\t<>"{}|^`\\')
    assert made not in (".", "..")
    assert made.isascii() or max(made) < "\uffef"  # others are no characters of an IRI, or some readers of IRIs say so
    made.encode()
