"""Pages that nobody writes and that a careless rule takes hours for: each as long as is asked for (characters, roughly)."""

from collections.abc import Callable

_SURNAMES = "袁何苏唐龚邓蒋谭冉向罗彭曾廖魏范"
_GIVEN = "书恒婉清明远雨桐子涵思齐景行若兰文博雅宁志诚嘉禾沐阳"
_SENTENCE = "江津区总工会党组书记袁书恒在泸州会见了泸州市总工会副主席何婉清一行，双方就合作进行了交流"


def name(number: int) -> str:
    """One of some ten thousand names."""
    size = len(_GIVEN)
    return _SURNAMES[number % 16] + _GIVEN[number // 16 % size] + _GIVEN[number // 16 // size % size]


def company(number: int) -> str:
    """One of some ten thousand companies."""
    size = len(_GIVEN)
    return f"四川{_GIVEN[number % size]}{_GIVEN[number // size % size]}{_GIVEN[number // size // size % size]}科技有限公司"


def _cut(words: str, length: int) -> str:
    return (words * (length // len(words) + 1))[:length]


def _repeated(words: str) -> Callable[[int], str]:
    return lambda length: _cut(words, length)


HARD: dict[str, Callable[[int], str]] = {
    "one sentence": lambda n: _cut(_SENTENCE + "，", n) + "。",
    "no punctuation": _repeated(_SENTENCE.replace("，", "")),
    "one character": _repeated("会"),
    "names": lambda n: "出席会议的有" + "、".join(map(name, range(n // 4))) + "。",
    "names with a title": lambda n: "泸州市总工会副主席" + "、".join(map(name, range(n // 4))) + "出席会议。",
    "names elected": lambda n: "、".join(map(name, range(n // 4))) + "当选为主席。",
    "one name in many posts": lambda n: "".join(f"{company(i)}董事长袁书恒。" for i in range(n // 18)),
    "two people of one name": _repeated("泸州市总工会主席袁书恒。重庆市北碚区总工会主席袁书恒。"),
    "nested brackets": lambda n: "（" * (n // 2) + "会议" + "）" * (n // 2),
    "open brackets": _repeated("（袁书恒"),
    "open quotation marks": lambda n: "会" + _cut("“《【", n),
    "organizations": _repeated("泸州市总工会、江津区总工会、"),
    "companies": lambda n: "、".join(map(company, range(n // 12))),
    "places": _repeated("成都、绵阳、江津、"),
    "titles without names": _repeated("主席副主席书记、局长、"),
    "titles in a row": _repeated("主席书记"),
    "dates": _repeated("2024年3月5日，3月6日上午，次日，"),
    "dates in a row": _repeated("3月5日至6日、"),
    "agreements": _repeated("泸州市总工会与江津区总工会签署了战略合作协议。"),
    "titles of agreements": _repeated("《两地工会合作框架协议》，"),
    "meetings": _repeated("泸州市总工会主席袁书恒出席座谈会。"),
    "appointments": _repeated("任命袁书恒为泸州市总工会主席；"),
    "offices": _repeated("袁书恒当选为主席，"),
    "curriculum vitae": lambda n: "袁书恒，男，汉族，1966年生。" + _cut("1998.07—2002.03 泸州市委组织部科员；", n),
    "who is what": lambda n: "".join(f"{name(i)}是绵阳市总工会主席，" for i in range(n // 14)),
    "sexes in brackets": lambda n: "".join(f"{name(i)}（男，" for i in range(n // 6)),
    "guests of ours": _repeated("来绵考察我市主席，绵阳"),
    "rosters": _repeated("泸州市总工会委员会委员名单\n袁书恒　何婉清\n"),
    "papers of a year": _repeated("3月5日签订2024年责任书审议2023年报告"),
    "own school": _repeated("我校党委书记袁书恒，学校工会主席何婉清，四川大学"),
    "pinyin": _repeated("綿陽(yáng)市總工會"),
    "byte slips": _repeated("周?chē)灰o緊圍繞"),
    "broken words": _repeated("袁书\n\n恒研\n\n究所"),
    "lines of one character": _repeated("会\n"),
    "headings": _repeated("泸州市\n袁书恒出席会议。\n"),
    "stories": _repeated("# 泸州市总工会召开会议\n\n本报讯 3月5日，泸州市总工会主席袁书恒出席会议。\n\n"),
    "credits": _repeated("（记者 袁书恒）"),
    "blanks": lambda n: "会" + " " * n + "议",
    "digits": lambda n: "会" + "1" * n,
    "Latin letters": lambda n: "会" + _cut("abc def ", n),
}
