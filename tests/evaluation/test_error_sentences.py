"""The sentence of the text that an error comes from."""

from gold_graphs import Graphs

from graph.evaluation.gold import gold_of
from graph.evaluation.places import Place
from graph.evaluation.scoring import score
from graph.evaluation.sentences import Sentence, Sentences
from graph.model.elements import Elements

TEXT = """川渝工匠论坛举行
3月28日，川渝工匠论坛在永川举行。四川省总工会党组书记蒋若川出席并讲话；高念真主
持。
省总工会的代表介绍了经验。蒋若川随后离开。"""


def sentences_of(gold: dict[str, object], elements: Elements, text: str = TEXT) -> dict[tuple[str, bool], list[str]]:
    """(kind, extra) → the sentences of its last error."""
    found = Sentences(text)
    tally = score(gold_of(Place("", "", gold)), elements, text)
    return {(error.kind, error.extra): [sentence.text for sentence in found.of(error)] for error in tally.errors}


def test_a_missed_fact_shows_the_sentence_that_names_it() -> None:
    gold = {
        "people": [{"name": "蒋若川", "posts": [{"organization": "四川省总工会", "title": "党组书记"}]}],
        "meetings": [
            {
                "title": "川渝工匠论坛",
                "start": "2024-03-28",
                "people": [{"name": "高念真", "roles": ["chair"]}],
                "organizations": [{"name": "四川省总工会代表"}],
            }
        ],
        "districts": ["500118"],
    }
    shown = sentences_of(gold, Elements())
    opening = "3月28日，川渝工匠论坛在永川举行。"
    assert shown["people", False] == ["四川省总工会党组书记蒋若川出席并讲话；"]
    assert shown["posts", False] == ["四川省总工会党组书记蒋若川出席并讲话；"]
    assert shown["meetings", False] == ["川渝工匠论坛举行"]
    assert shown["districts", False] == [opening]
    # A sentence of the page as it is, also where a column breaks its words.
    assert shown["attendance", False] == ["高念真主\n持。"]
    # It has only some of the words: the closest sentence.
    assert shown["organizations at meetings", False] == ["四川省总工会党组书记蒋若川出席并讲话；"]


def test_a_missed_day_is_looked_for_as_the_text_writes_it() -> None:
    made = Graphs()
    made.node("meeting/1", "Meeting", title="川渝工匠论坛")
    gold = {"meetings": [{"title": "川渝工匠论坛", "start": "2024-03-28", "districts": ["500118"]}]}
    shown = sentences_of(gold, made.done())
    assert shown["meeting day", False] == shown["meeting district", False] == ["3月28日，川渝工匠论坛在永川举行。"]
    assert shown["meeting year", False] == ["川渝工匠论坛举行"]  # the text does not say the year


def test_an_extra_fact_shows_its_own_sentences() -> None:
    made = Graphs()
    start, end = TEXT.index("蒋若川随后"), TEXT.index("蒋若川随后") + 3
    made.node("story/1", "Story")
    made.node("person/1", "Person", name="蒋若川")
    made.node("meeting/1", "Meeting", title="经验介绍会")
    made.edge("story/1", "MENTIONS", "person/1", evidence=[f"document/a#{start}-{end}"], quotes=["蒋若川"])
    made.edge("person/1", "ATTENDED", "meeting/1", evidence=["document/a#12-14"], quotes=[TEXT[12:14]], roles=["speak"])
    shown = sentences_of({}, made.done())
    assert shown["people", True] == ["蒋若川随后离开。"]
    assert shown["attendance", True] == shown["roles", True] == ["3月28日，川渝工匠论坛在永川举行。"]


def test_what_is_nowhere_shows_no_sentence() -> None:
    gold = {"people": [{"name": "韦三思"}], "meetings": [{"title": "全市安全生产大检查"}]}
    shown = sentences_of(gold, Elements())
    assert shown == {("people", False): [], ("meetings", False): []}


def test_a_sentence_knows_its_line_and_offsets() -> None:
    text = "\ufeff标题\r\n\r\n四川省總工會召開會議。蔣若川主持。\r\n"
    gold = {"people": [{"name": "蒋若川"}]}
    (error,) = score(gold_of(Place("", "", gold)), Elements(), text).errors
    (sentence,) = Sentences(text).of(error)
    assert sentence == Sentence(3, text.index("蔣"), text.index("蔣") + 6, "蔣若川主持。")
