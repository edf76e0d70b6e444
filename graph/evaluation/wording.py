"""When two names of people, organizations or posts are the same, however they are worded."""

import re
import unicodedata
from functools import lru_cache

Post = tuple[str, str]  # (organization, title)

_LEVELS = "省市区县州盟旗"
_DIVISION = f"会?[^{_LEVELS}会局厅部院委司处]{{1,7}}[{_LEVELS}]{{1,2}}"  # 会理市 begins with a word that ends others
_MUNICIPALITIES = ("重庆", "北京", "上海", "天津")
_DIVISIONS_ONLY = re.compile(f"(?:{_DIVISION}|四川|{'|'.join(_MUNICIPALITIES)})+")
_BEGINS_WITH_ITS_OWN = re.compile(f"(?![全本我该各]|两[省市地]|城市|社区){_DIVISION}")
_BODIES = (
    *("公司", "集团", "大学", "学院", "学校", "中学", "小学", "医院", "研究院", "研究所"),
    *("协会", "学会", "商会", "联合会", "中心", "厂", "社", "馆", "银行"),
)
_BODY = re.compile(f"(?![{_LEVELS}]).+(?:{'|'.join(_BODIES)})")
_SHORT_PEOPLES = "藏 羌 彝 土家 苗 回 侗 布依 壮 傣 白 哈尼 傈僳 景颇 朝鲜 满 瑶 黎 仡佬 水 纳西 蒙古 哈萨克"
_PEOPLES = f"(?:(?:{'|'.join(_SHORT_PEOPLES.split())})族|维吾尔)*"

# Each is applied to what the one before has left: the long form, and the form that stands for both.
_REWORDINGS = tuple(
    (re.compile(long), short)
    for long, short in (
        ("^(?:中共|中国共产党)(?=.)", ""),
        ("^中华人民共和国(?=$|主席|副主席)", "国家"),
        ("^中华(?:人民共和国|(?=全国总工会))", ""),
        (_PEOPLES + "自治(?=[区州县旗])", ""),
        (f"^(?:中国人民政治协商会议|政协)(.*?[{_LEVELS}]|全国)委员会", r"\1政协"),
        ("人民代表大会", "人大"),
        ("常务委员会", "常委会"),
        ("纪律检查委员会", "纪委"),
        ("监察委员会", "监委"),
        ("军事委员会", "军委"),
        ("管理委员会", "管委会"),
        ("(?:(?<=总工会)|(?<=^中央))委员会", ""),
        (f"(?<=[{_LEVELS}])委员会|委员会$", "委"),
        (f"(?<=[{_LEVELS}])政府", "人民政府"),
        (rf"([{_LEVELS}])\1(?=委|人民政府|人大|政协|纪委|总工会)", r"\1"),
        ("[和与]", ""),
    )
)


def plain(text: str) -> str:
    """Letters and digits alone, in their usual width, small."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).lower()


@lru_cache(maxsize=16384)
def organization_key(name: str) -> str:
    """An organization's name in the one wording by which names are compared."""
    key = plain(name)
    for pattern, instead in _REWORDINGS:
        key = pattern.sub(instead, key)
    return key


def same_organization(a: str, b: str) -> bool:
    """Whether the names are equal, or one of them only has more of the divisions above in front.

    北碚区总工会 is 重庆市北碚区总工会; a name that could be anybody's (总工会, 市总工会) is only itself.
    """
    short, long = sorted((organization_key(a), organization_key(b)), key=len)
    if short == long:
        return short != ""
    if len(short) < 4 or not long.endswith(short):
        return False
    above = _DIVISIONS_ONLY.fullmatch(long[: -len(short)])
    if above is None:
        return False
    own = _BEGINS_WITH_ITS_OWN.match(short)
    if own is None:
        return _BODY.fullmatch(short) is not None
    # A municipality has no cities below it: 重庆市绵阳市总工会 is nobody.
    return not (own[0].endswith("市") and above[0].startswith(_MUNICIPALITIES))


def same_post(a: Post, b: Post) -> bool:
    """Whether it is one post: a department may stand in the organization or in the title (职工服务中心 / 主任)."""
    title, other = plain(a[1]), plain(b[1])
    if title and title == other and same_organization(a[0], b[0]):
        return True
    one, two = _whole_post(a[0], title), _whole_post(b[0], other)
    return one is not None and two is not None and same_organization(one, two)


def _whole_post(organization: str, title: str) -> str | None:
    """Both in one string, what stands in both of them once (四川省委, 省委常委); None where either says too little."""
    key = organization_key(organization)
    if not key or len(title) < 2 or _DIVISIONS_ONLY.fullmatch(key):
        return None
    for size in range(len(title), 1, -1):
        if key.endswith(title[:size]):
            return key + title[size:]
    return key + title
