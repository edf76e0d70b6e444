"""GBK byte slips, made here the way the converter made them: pinyin set in behind pairs of bytes, wherever they lie."""

import pytest

from graph.text import repair

PINYIN = {"車": "chē", "聯": "lián", "現": "xiàn", "們": "men", "環": "huán", "會": "huì"}


def damage(text: str) -> str:
    """What a page becomes when a converter that works on bytes annotates it, and a lenient decoder reads that."""
    data, marks = text.encode("gbk"), {character.encode("gbk"): syllable for character, syllable in PINYIN.items()}
    pieces: list[bytes | str] = []
    i = 0
    while i < len(data):
        syllable = marks.get(data[i : i + 2])
        pieces.append(data[i : i + 2] if syllable else data[i : i + 1])
        if syllable:
            pieces.append(f"({syllable})")
        i += 2 if syllable else 1
    return _lenient(pieces)


def _lenient(pieces: list[bytes | str]) -> str:
    """Decodes pair by pair: a pair with the bracket in it is `?`, one of a user-defined row is lost."""
    shown, lead = "", b""
    for piece in pieces:
        if isinstance(piece, str):
            shown += f"?{piece[1:]}" if lead else piece
            lead = b""
            continue
        for byte in (piece[i : i + 1] for i in range(len(piece))):
            if not lead and byte[0] < 0x80:
                shown += byte.decode("ascii")
            elif not lead:
                lead = byte
            else:
                shown += (lead + byte).decode("gbk", errors="ignore")
                lead = b""
    return shown


@pytest.mark.parametrize(
    ("whole", "sign", "wanted"),
    [
        ("緊密團結在組織周圍；要緊緊圍繞中心工作", "?chē)", "紧密团结在组织周围；要紧紧围绕中心工作"),
        ("工會要在服務大局中彰顯新擔當、展現新作為", "?lián)", "工会要在服务大局中彰显新担当、展现新作为"),
        ("工會改善職工周圍環境", "?chē)", "工会改善职工周围环境"),
        ("工會關心周圍的人們", "?men)", "工会关心周围的人们"),
    ],
)
def test_slip(whole: str, sign: str, wanted: str) -> None:
    damaged = damage(whole)
    assert sign in damaged
    repaired = repair(damaged)
    assert repaired.text == wanted
    assert repaired.script == "hant-pinyin"
    assert "byte slips" in {change.rule for change in repaired.changes}


def test_the_quote_of_a_slip_is_the_damaged_text() -> None:
    damaged = damage("緊密團結在組織周圍；要緊緊圍繞中心工作")
    repaired = repair(damaged)
    start = repaired.text.index("围")
    first, last = repaired.spans(start, start + 1)
    assert damaged[first:last].startswith("?chē)")


@pytest.mark.parametrize("text", ["真的?chē)這樣嗎", "他問周某?lián)好", "去不去?(huì)"])
def test_what_no_dictionary_bears_out_stays(text: str) -> None:
    assert "?" in repair(text).text or "？" in repair(text).text
