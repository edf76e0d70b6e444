"""The model of people's names: surnames, scores, accuracy on names that were held back from the counts."""

import hashlib
from pathlib import Path

import jieba
import pytest

from graph.gazetteer.names import NameModel

# As in seeds/make_names.py: surnames that begin hardly any common word, and one name in five held back.
CERTAIN = (
    "王李张刘陈杨吴赵周徐孙朱胡郭何罗郑梁谢宋许邓冯韩曹曾彭蔡潘袁董叶魏吕沈姚卢姜崔谭陆汪廖贾韦邹秦邱尹薛阎蒋侯邵孟龚"
)


@pytest.fixture(scope="module")
def model() -> NameModel:
    return NameModel.load()


@pytest.fixture(scope="module")
def dictionary() -> list[tuple[str, str]]:
    """Word and part of speech of one word in five of jieba's dictionary, two and three characters long."""
    path = Path(jieba.__file__).with_name("dict.txt")
    rows = (line.split() for line in path.read_text("utf-8").splitlines())
    held = lambda word: hashlib.sha256(word.encode()).digest()[0] % 5 == 0  # noqa: E731
    return [(word, kind) for word, _, kind in rows if len(word) in (2, 3) and held(word)]


def test_surnames(model: NameModel) -> None:
    assert model.surname("欧阳明月") == "欧阳"
    assert model.surname("邓雨桐") == "邓"
    assert model.surname("冉") == "冉"
    assert model.surname("的话") == ""
    assert model.surname("") == ""


@pytest.mark.parametrize(
    "name", ["邓雨桐", "冉启明", "谭文秀", "李晓兰", "陈国平", "欧阳建华", "张敏", "蒲志远", "庹小红"]
)
def test_names_score_above_zero(model: NameModel, name: str) -> None:
    assert model.score(name) > 0


@pytest.mark.parametrize(
    "word", ["高峰", "方向", "程序", "和平", "金融", "安全", "常委", "主任", "都江堰", "江北", "于是", "石柱"]
)
def test_words_score_below_zero(model: NameModel, word: str) -> None:
    assert model.score(word) < 0


def test_what_cannot_be_a_name(model: NameModel) -> None:
    for text in ("", "王", "王大明白了", "的一是", "abc", "王1", "王王王王"):
        assert model.score(text) < 0, text


def test_words_that_look_like_names_are_known(model: NameModel) -> None:
    assert all(model.is_word(w) for w in ("高峰", "方向", "程序", "和平", "金融", "安全", "常委"))
    assert not model.is_word("邓雨桐")


def test_accuracy_on_names_held_back(model: NameModel, dictionary: list[tuple[str, str]]) -> None:
    """Names of three characters behind a certain surname, against words that begin with any surname.

    Words in not_names.tsv are left out: the model knows them, so that they would show nothing.
    """
    names = [w for w, kind in dictionary if kind == "nr" and len(w) == 3 and w[0] in CERTAIN]
    words = [w for w, kind in dictionary if not kind.startswith("nr") and model.surname(w) and not model.is_word(w)]
    assert len(names) > 3000
    assert len(words) > 4000
    found = sum(model.score(w) > 0 for w in names) / len(names)
    taken_wrongly = sum(model.score(w) > 0 for w in words) / len(words)
    assert found > 0.87, f"{found:.3f} of the names"
    assert taken_wrongly < 0.02, f"{taken_wrongly:.3f} of the words"
