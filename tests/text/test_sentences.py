"""Sentences and paragraphs."""

from graph.text import paragraphs, sentences


def pieces(text: str, start: int = 0, end: int | None = None) -> list[str]:
    return [text[a:b] for a, b in sentences(text, start, end)]


def test_closing_marks_stay_with_their_sentence() -> None:
    assert pieces("他说：“要实干。”会议结束！（完。）好吗？？是；否") == [
        "他说：“要实干。”",
        "会议结束！",
        "（完。）",
        "好吗？？",
        "是；",
        "否",
    ]


def test_lines_end_sentences_and_blanks_do_not_count() -> None:
    assert pieces("标题一行\n  正文。 又一句 \n\n") == ["标题一行", "正文。", "又一句"]


def test_a_part_of_the_text() -> None:
    text = "第一句。第二句。第三句。"
    assert pieces(text, 4, 8) == ["第二句。"]
    assert sentences("") == []


def test_paragraphs() -> None:
    text = "标题\n\n  第一段。还有。\n第二段。\n"
    assert [text[a:b] for a, b in paragraphs(text)] == ["标题", "第一段。还有。", "第二段。"]
