"""Post titles in the text: a base title with its qualifiers (常务副主席, 党组成员, 高级工程师)."""

import re
from dataclasses import dataclass

from graph.mentions.lexicon import HAN, TitleWord, qualifier_ends, qualifiers, title_exceptions, title_words, titles
from graph.model.records import Span

# The last character of a title and what follows, where it begins another word: 长|虹派出所, 传承人|类文明, 机电工|程学院, 校园长|治久安.
_RUNS_ON = re.compile("长[虹江安征春治沙城宁乐丰兴青寿葛](?:派出所|街道|社区|路(?!线))|长江(?:三峡|工会|航[运道空务]|水[利务运]|大桥|经济|流域|海事|轮船|证券|师范|[上中下]游|干流|沿[岸线江])|人类|工[程业作艺会]|.治久安")
# The parts of a region whose name may begin with 长.
_VILLAGE, _TOWN = (re.compile(f"长[{HAN}]{{1,2}}(?:{ends})(?=[、，。；（）和与及的\n]|$|党|支部|村|镇|乡|人民|政府|卫生|工会|总工会|便民|社区|居委|两委|管委|管理)") for ends in ("村|社区", "镇|乡|街道|岛"))
_CITY = f"|长[春沙治葛垣乐兴安汀](?:市|商会|[{HAN}]{{0,4}}(?:商会|同乡会|联谊会))"  # 成都市|长春商会
_PARTS_OF = {"镇长": _VILLAGE, "乡长": _VILLAGE, "县长": _TOWN, "区长": _TOWN, "市长": re.compile(_TOWN.pattern + _CITY)}
_LONGEST_QUALIFIER = 12
# Whose office is named by them: 总裁|办总监, 校长|办主任.
_WITH_OFFICE, _OFFICE = frozenset({"河长", "林长", "链长", "湖长", "田长", "总裁", "校长", "董事长", "总经理", "院长", "书记", "主席"}), re.compile("办(?=[主副总、，和与及]|公室)")
_CITIES = "泸徐广杭苏常扬泰郑兰福温台湖衢惠柳钦梧梅潮漳泉赣抚滁亳沧滨德锦朔忻达"  # what stands before 州 in the names of cities


# What a title only tells the sort of: 工会主席|培训班.
_NOBODY = ("级）", "级)", "级干部", "级领导", "办公室", "办公会", "接待日", "信箱", "热线", "培训班", "研修班", "研讨班", "轮训班", "进修班", "示范班", "沙龙", "例会", "联席会")


@dataclass(frozen=True, slots=True)
class Title:
    """A single post title. span covers qualifiers and base; text is the title without blanks."""

    span: Span
    text: str
    base: TitleWord


def find_titles(text: str) -> list[Title]:
    """All titles in the text, sorted; 副主席 is one title, 党组书记、副主席 are two."""
    found: list[Title] = []
    last = 0
    known, ends = titles(), qualifier_ends()
    for word, start, end in title_words().find(text):
        if word in title_exceptions() or text.startswith(_NOBODY, end):
            continue
        if (word in _WITH_OFFICE and _OFFICE.match(text, end)) or _RUNS_ON.match(text, end - 1) or (word == "董事" and text.startswith("局", end)):
            continue
        if text.startswith("国", end) and text[max(0, start - 2) : start] in ("轮值", "就任", "接任", "担任"):
            continue  # 轮值主席|国
        if word == "州长" and text[start - 1 : start] in tuple(_CITIES):
            continue  # 泸州|长江机械, 广州|长隆
        if word == "院校长" and text[start - 1 : start] == "学":
            word, start = "校长", start + 1  # 师范学院|校长
        left = text[max(last, start - _LONGEST_QUALIFIER) : start]
        match = qualifiers().search(left) if left[-1:] in ends else None
        begin = start - len(match[0]) if match else start
        if word == "教授" and found and found[-1].text == "助理" and last == start:
            begin = found.pop().span[0]
        if begin == start and (parts := _PARTS_OF.get(word)) and parts.match(text, end - 1):
            continue  # 莲花镇|长岭村
        found.append(Title((begin, end), text[begin:end], known[word]))
        last = end
    return found
