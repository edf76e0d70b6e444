"""Encodings: proved or detected, named, never guessed silently; offsets count the file's own code points."""

from pathlib import Path

import pytest

from graph.documents import read
from graph.documents.decode import decode
from graph.errors import InputError

HANS = (
    "3月2日，两地总工会协作座谈会在清平区召开。清平区总工会党组书记、主席林一鸣主持会议，长宁区总工会副主席宋文介绍情况。"
    "会议指出，要团结动员广大职工立足岗位建功立业，深化产业工人队伍建设改革，做好维权服务工作。会前，与会人员参观了职工服务中心、"
    "工匠学院和劳模工作室，详细了解阵地建设情况。双方商定，今年共同举办职业技能竞赛、就业服务季和职工文化活动，互派干部学习交流。"
    "会议强调，要把学习宣传贯彻大会精神作为重要任务，推动各项工作落地见效。"
)
HANT = (
    "3月2日，兩地總工會協作座談會在清平區召開。清平區總工會黨組書記、主席林一鳴主持會議，長寧區總工會副主席宋文介紹情況。"
    "會議指出，要團結動員廣大職工立足崗位建功立業，深化產業工人隊伍建設改革，做好維權服務工作。會前，與會人員參觀了職工服務中心、"
    "工匠學院和勞模工作室，詳細了解陣地建設情況。雙方商定，今年共同舉辦職業技能競賽、就業服務季和職工文化活動，互派幹部學習交流。"
    "會議強調，要把學習宣傳貫徹大會精神作為重要任務，推動各項工作落地見效。"
)


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (HANS, "utf-8", "utf-8"),
        (HANS, "utf-8-sig", "utf-8-sig"),
        (HANS, "gb18030", "gb18030"),
        (HANT, "gb18030", "gb18030"),
        (HANT, "big5", "big5"),
        (HANS, "utf-16-le", "utf-16-le"),
        (HANS, "utf-16-be", "utf-16-be"),
        ("\ufeff" + HANS, "utf-16-le", "utf-16-le"),
        ("\ufeff" + HANS, "utf-16-be", "utf-16-be"),
    ],
)
def test_encodings(text: str, codec: str, name: str) -> None:
    found, encoding = decode(text.encode(codec), "page.txt")
    assert encoding == name
    assert found == ("\ufeff" + text if codec == "utf-8-sig" else text)


@pytest.mark.parametrize("length", [60, 120, 200])
@pytest.mark.parametrize(
    ("text", "codec"), [(HANS, "gb18030"), (HANT, "gb18030"), (HANT, "big5"), (HANS, "utf-16-le"), (HANS, "utf-16-be")]
)
def test_short_pieces(text: str, codec: str, length: int) -> None:
    for start in range(0, len(text) - length, 7):
        piece = text[start : start + length]
        assert decode(piece.encode(codec), "piece")[0] == piece


def test_long_pages_are_decoded_whole() -> None:
    text = (HANS + "\r\n") * 2000
    assert decode(text.encode("gb18030"), "long.txt") == (text, "gb18030")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8, "binary"),
        (b"MZ\x90\x00" + b"\x00" * 500 + b"text", "binary"),
        (HANS.encode("utf-8")[:301] + b"\xff" + HANS.encode("utf-8")[301:], "damaged UTF-8"),
        ("これは日本語の文章です。カタカナとひらがなが混ざっています。".encode("shift_jis") * 5, "encoding"),
        ("한국어 신문 기사입니다. 오늘 회의가 열렸습니다.".encode("cp949") * 5, "encoding"),
        ("Привет, это страница на русском языке.".encode("cp1251") * 5, "encoding"),
        (b"\xff\xfeab\xff", "utf-16"),
    ],
)
def test_what_is_no_chinese_text(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        decode(data, "page.txt")
    assert caught.value.where == "page.txt"
    assert "\n" not in str(caught.value)


def test_byte_order_mark_and_carriage_returns_stay(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("\ufeff第一行。\r\n第二行。\r".encode())
    (page,) = read([tmp_path / "a.txt"], on_problem=pytest.fail)
    assert page.text == "\ufeff第一行。\r\n第二行。\r"
