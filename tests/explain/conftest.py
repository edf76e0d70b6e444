"""A page that shows every kind of mark, written for these tests; its people are invented."""

import hashlib
from collections.abc import Callable

import pytest

from graph.exports.explanation import Explanation
from graph.exports.explanation import explain as explain_page
from graph.facts import extract
from graph.model.records import Extraction, Page

TEXT = """遂潼两地工会召开联席会议

2024年5月16日上午，遂宁市总工会与重庆市潼南区总工会在遂宁市召开第三次联席会议。遂宁市总工会党组书记、常务副主席林知远主持会议，\
潼南区总工会副主席苏问渠致辞。双方签订了《遂潼两地工会协同发展合作协议》。

“很受启发。”约翰·史密斯先生说。17日至18日，大家走进蒲公英街道的快递站点。省产业工会副主席作了书面发言。（记者 何牧）
"""


@pytest.fixture(scope="session")
def extracted() -> Callable[..., Extraction]:
    """`extracted(text)`: what the real finders make of a text."""

    def make(text: str, path: str = "page.txt") -> Extraction:
        sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return extract(Page(path, sha256, text))

    return make


@pytest.fixture(scope="session")
def text() -> str:
    return TEXT


@pytest.fixture(scope="session")
def page(extracted: Callable[..., Extraction]) -> Explanation:
    return explain_page(extracted(TEXT))
