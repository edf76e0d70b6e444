"""Whether the characters at a place are a person's name, and how long it is."""

import re
from functools import cache, lru_cache

import rjieba

from graph.gazetteer.names import NameModel
from graph.mentions.lexicon import HAN, alternatives, column, followers, titles, weak_followers

_HAN = re.compile(f"[{HAN}]+")
_DOTTED = re.compile(f"[{HAN}]{{1,6}}(?:[·•・‧][{HAN}]{{1,7}}(?:-[{HAN}]{{1,6}})?){{1,3}}")
# Feridun Hamdullahpur, C. Justin Lee: at least two words with capitals.
_LATIN = re.compile(r"[A-Z][A-Za-z.'’-]{0,20}(?:[ \xa0·][A-Z][A-Za-z.'’-]{0,20}){1,3}(?![A-Za-z]|[ 　]*(?:介绍|电话|平台|系统|中心|有限|公司|软件|项目|大会|论坛|奖))")
# The next of a list begins with its country or its mission: …、越南总理甲, …、前驻美大使乙.
_OF_ANOTHER = re.compile(f"(?:{alternatives(column('countries'))})[原前现]?(?:副?总统|副?总理|副?首相|议长|国王|外长)|[原前现]?驻.{{1,6}}?(?:大使|总领事)")
# A foreign name without its parts (伊萨亚斯): four characters or more of those that foreign names are written with.
_TRANSCRIBED = "[丁万丘丹丽乌乔亚伊伦伯佐佩俄克兰兹内冈凯利加努劳博卡卢厄古史叶吉哈哥因图坎坦埃基塔塞夏多奇奈奥妮姆娅娜宾尔尤尼岑巴布希帕库弗彻德恩恰戈扎托扬拉拜提撒斐斯施昂普曼朗朱杜杰林查根格桑梅森欧比汉沃沙法波泰泽洛海温特班琼瓦申皮盖福科穆策米索约纳纽维罗翁胡腊舍艾苏若茨莎莫莱菲萨葛蒂蒙西詹诺谢贝费赛赫辛达迈迪里金锡门阿雅雷韦顿马鲁]"
_AFTER_FOREIGN = "(?=[，。、；：（0-9一和与等在表说称率向对的昨今近则也将还曾]|$)"
_FOREIGN = re.compile(f"{_TRANSCRIBED}{{4,7}}?{_AFTER_FOREIGN}")
_FOREIGN_HEAD = re.compile(f"{_TRANSCRIBED}{{3,7}}?(?<![因多加比约]){_AFTER_FOREIGN}")  # right behind a post in a known body
_SPLIT = re.compile(f"([{HAN}])[ 　]{{1,2}}([{HAN}])")
_RANK_BEHIND = re.compile("[少中上大][将校尉](?![长园])")
_CLOSED = re.compile(r"[，。；：！？、…—,;:!?\n\r\t“‘《（()\[\]【 　0-9A-Za-z|）】]|$")
# The day that stands between a name and 被任命为, and what says since when an office is held.
WHEN = "(?:今年|去年|日前|近日)?(?:[自从于]?(?:19|20)[0-9]{2}年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?"
# With what the post of one who takes office ends: 任…董事长.
HEADS = "书记|主席|主任|常委|委员|[省市区县州厅局部处院校行会所馆站社团队组科股事书察总]长|经理|总裁|审判员|检察员|教授|研究员"
FROM_TO = "曾?[于自从在]?(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:至|到|[-—－~～]{1,2})(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:期间)?(?:担任|出任|任)"
SINCE = "[自从]?(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?起(?:担任|出任|任)"
WHILE = f"{SINCE}|{FROM_TO}"
_AND_OTHERS = re.compile("等(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})余?[名位人]|边[^，。；：边]{1,12}边")  # 甲边听边问
_TAKES_OFFICE = re.compile(r"任(?!期|职|务|何|教|重(?!庆)|意|命)[^，。；：、]{0,20}(?:书记|主席|主任|主委|常委|委员|[省市区县州厅局部处院校行会]长|组长|团长|队长|总?指挥|裁判长|经理|秘书长)|由[^，。；\n]{3,30}?(?:转任|调任|升任|改任|晋升为)")
WRITTEN = f"[{HAN}]{{2,4}}|[{HAN}][ 　]{{1,2}}[{HAN}]"  # a name between marks, with blanks inside to make columns
# What stands before: a post in a body that is known, a title, a word that only may (职工, 代表), a name in a list, the start of a clause.
AFTER_POST, AFTER_TITLE, AFTER_WORD, IN_LIST, ALONE = 5.5, 3.0, 1.5, 2.0, -0.5


def ending(text: str, at: int) -> float:
    """How well a name may end before `at`: 3 for punctuation, 2 for a usual follower, down to -3 for none."""
    if _CLOSED.match(text, at) or _RANK_BEHIND.match(text, at):
        return 3.0
    if _AND_OTHERS.match(text, at) or (text.startswith(("任", "由"), at) and _TAKES_OFFICE.match(text, at)):
        return 2.5
    if text.startswith("则", at) and (_TAKES_OFFICE.match(text, at + 1) or text.startswith(_THEN, at + 1)):
        return 2.5
    match = followers().match(text, at)
    if match and match[0] == "率" and text[at - 1 : at] in tuple("效频概税速"):
        return -3.0  # 工人施工效率
    if match and match[0] in weak_followers():
        return 1.5
    if match:
        return 2.5 if len(match[0]) > 1 or match[0] in "率携偕" else 0.7
    if any(text.startswith(title, at) for title in _title_starts().get(text[at : at + 1], ())):
        return 2.5 if text[at - 1 : at] != "为" else -3.0  # 选举甲为|主席
    return _VERB if text[at - 1 : at] not in _ADVERBS and _is_verb(text[at : at + 2]) else -3.0


_VERB, _LEAST_FOLLOWED = 0.3, 0.5  # how well a name ends before any verb of the dictionary
_THEN = ("表示", "认为", "介绍", "担任", "指出")  # what 则 stands before
_ADVERBS = frozenset("去有再曾正刚则均共先后已将又也还便都却")


@lru_cache(maxsize=1 << 16)
def _is_verb(two: str) -> bool:
    """Whether the dictionary has two characters as one verb: 朗读, 登门."""
    tags = rjieba.tag(two, False)
    return len(tags) == 1 and len(two) == 2 and tags[0][1][:1] == "v"


def whole_name(words: str, context: float) -> tuple[str, float] | None:
    """(name without blanks, score) of words that are a name and nothing else (王 强); None for others."""
    bare = "".join(words.split())
    read = name_at(bare, 0, context)
    return (read[0], read[2]) if read is not None and read[1] == len(bare) else None


@cache
def _title_starts() -> dict[str, tuple[str, ...]]:
    starts: dict[str, list[str]] = {}
    for word, title in titles().items():
        if not title.shared or word in ("教授", "委员", "常委", "研究员", "院士"):
            for known in (word, "副" + word):
                starts.setdefault(known[0], []).append(known)
    return {char: tuple(words) for char, words in starts.items()}


def name_at(text: str, at: int, context: float, *, rare: bool = True) -> tuple[str, int, float] | None:
    """The name that starts at `at`: (name without blanks, end, score), or None.

    rare: whether it may be one without a known surname, or a word, where what stands before speaks for a name.

    context: what speaks for a name before it (AFTER_TITLE, AFTER_WORD, IN_LIST, ALONE), in the units of
    NameModel.score (natural logarithms). The length is the one whose end fits best what follows.
    """
    if context > ALONE and (dotted := _DOTTED.match(text, at)):
        return _dotted(text, dotted)
    if context > AFTER_WORD and (latin := _LATIN.match(text, at)):
        return latin[0], latin.end(), 5.0
    model = NameModel.load()
    split = _SPLIT.match(text, at)
    if split and (ending(text, split.end()) >= 2.5 or text.startswith("等", split.end())):
        score = model.score(split[1] + split[2])
        if score > -1.0:
            return split[1] + split[2], split.end(), score + context
    if _OF_ANOTHER.match(text, at) or text.startswith(("党委", "党组", "党总支", "党支部", "包括"), at):
        return None
    if context >= AFTER_TITLE and (foreign := (_FOREIGN_HEAD if context >= AFTER_POST else _FOREIGN).match(text, at)) and ending(text, foreign.end()) >= 2.0:
        return foreign[0], foreign.end(), 4.0
    run = _HAN.match(text, at, at + 4)
    if not run or run[0][0] in _NEVER_FIRST or run[0][1:2] == "了" or (run[0][0] == "来" and context < AFTER_POST):
        return None
    if run[0][0] in _TOWARDS and text[at - 1 : at] in tuple("长记席任") and model.surname(run[0][1:2]) and _TITLED.match(text, at + 2):
        return None  # 梁书记|向王副主任介绍
    if (verb := followers().match(text, at)) and len(verb[0]) > 1 and verb[0] not in weak_followers():
        return _word_name(text, at, context) if rare else None
    best: tuple[str, int, float] | None = None
    for length in range(2, len(run[0]) + 1):
        name = text[at : at + length]
        if name[0] == "任" and (context >= AFTER_TITLE or text[at - 1 : at] in tuple("师士生长")) and not (length == 3 and (text[at - 1 : at] == "、" or model.score(name) > 2)) and _TITLED.match(text, at + length):
            continue  # 代检察长任|法治副校长
        if model.is_word(name) and 0 < ending(text, at + length) < _LEAST_FOLLOWED:
            continue  # 农民|杨梅采摘
        closed = context >= AFTER_POST and name[-1] in "和会向为从由成" and ending(text, at + length) >= (2.5 if name[-1] in "和为" else 3) and not (length == 3 and name[-1] == "为" and text[at + length : at + length + 1] in tuple("“《‘")) and not (name[-1] == "和" and _AND_ALL.match(text, at + length))
        closed = closed or (context >= AFTER_POST and length == 3 and name[-1] in "和会向为" and text.startswith(("教授", "副教授", "院士", "研究员", "同志"), at + length))
        closed = closed or (context >= IN_LIST and length == 3 and name[-1] == "和" and text.startswith(("等", "、", "，"), at + length))
        if name[1:] in FORMS_OF_ADDRESS or name[1:] in titles() or text.startswith("主义", at + length):
            continue  # 王大姐, 任组长
        if length == 3 and name[-1] == "则" and text.startswith(("任", *_THEN), at + length):
            continue  # 周平|则任…
        if name[-1] in "镇乡村" and text.startswith(("镇长", "乡长", "党", "村", "人民", "政府"), at + length):
            continue  # 局长甲、李庄镇|镇长乙
        if length > 2 and text[at + length - 1 : at + length + 1] in FORMS_OF_ADDRESS:
            continue  # 李某|老师
        if name in never_names() or name[-1] == "姓" or text[at + length - 1 : at + length + 1] in _OFFICES or (length == 3 and name[-1] == "任" and _TAKES_OFFICE.match(text, at + 2)):
            continue  # 王维|任秘书长
        married = length == 4 and context >= AFTER_TITLE and _two_surnames(name) and ending(text, at + 4) >= 2.5
        if (name[-1] in _NEVER and not closed and not (length == 2 and model.is_word(name))) or (length == 4 and len(model.surname(name)) < 2 and not married):
            continue
        score = model.score(name[1:] if married else name)
        if score < -12.0 or _OFFICE.match(text, at + length - 1):
            continue
        if context >= AFTER_TITLE and not model.is_word(name):
            score = max(score, -3.5)
        total = score + context + 1.5 * ending(text, at + length) - _cut(text, at, length)
        if best is None or total > best[2]:
            best = (name, at + length, total)
    if best is not None and best[2] > THRESHOLD:
        return best
    if not rare or context < AFTER_TITLE or text[at : at + 2] in never_names():
        return None
    return _word_name(text, at, context) or rare_name(text, at) or _any_surname(text, at, context)


_TOWARDS = frozenset("向与同由和")
_OFFICES = frozenset({"主任", "书记", "主席", "校长", "院长", "局长", "部长", "处长", "科长", "会长", "主委"})  # 刘|主任 has no name 刘主
_TITLED = re.compile("(?:副|常务副|名誉)?(?:校长|院长|主任|主席|会长|书记|[省市区县局处部]长|经理|理事|委员|秘书长|顾问)")
_AND_ALL = re.compile("[^，。、]{0,4}?[0-9]+[余多]?[名位]|(?:各|全体|部分|有关|相关)*(?:委员|代表|常委|成员)(?:共|[0-9]|等|们|及)")  # 秘书长甲|和委员共54人


def _two_surnames(name: str) -> bool:
    """Whether four characters are the name of a woman who bears her husband's surname before her own: 范徐丽泰."""
    model = NameModel.load()
    return all(model.surname(char) == char for char in name[:2]) and model.given(name[2:]) > 0.0 and not _is_one_word(name[2:])


def _is_one_word(two: str) -> bool:
    """Whether the dictionary has two characters as one word that is no name: 元旦, 会见, 天津."""
    tags = rjieba.tag(two, False)
    return len(tags) == 1 and not tags[0][1].startswith("nr")


def _dotted(text: str, match: re.Match[str]) -> tuple[str, int, float] | None:
    """A name with a dot (阿卜杜·热西提, 约翰·史密斯); what follows without a mark is cut at a usual follower."""
    start = match.start()
    dots = [i for i, char in enumerate(match[0]) if char in "·•・‧"]
    for dot in reversed(dots):
        for end in range(start + dot + 2, match.end() + 1):
            if ending(text, end) >= 1.5:
                end -= text[end - 1] in _SAYS and end - start - dot > 3
                return text[start:end], end, 5.0
    return None


_SAYS = frozenset("说称在将对向等率也曾就")  # behind a foreign name, where no mark follows it at once
_OFFICE = re.compile("(?P<of>[处司局科厅])(?:副|常务副|代理)?(?P=of)长")  # 欧亚处副处长 is an office, no 欧亚处
THRESHOLD = 3.0  # the score from which a name is believed
_NEVER = frozenset("后因给称副以做等的了在是和与及为由被把对向从也都将各我他她它这那说其此该并就还又或到会率赴说作致谈讲省市县们")
FORMS_OF_ADDRESS = frozenset({"大姐", "大哥", "大叔", "大伯", "大爷", "大妈", "大娘", "大婶", "阿姨", "叔叔", "伯伯", "奶奶", "爷爷", "婆婆", "师傅", "女士", "先生", "老师", "同学", "老汉", "老太", "某某"})
_NEVER_FIRST = frozenset("到获们以同有一两后对之送给让暨等和与及等的了在是为由被把从也都将各我他她它这那其此该并就还又或会")


def _cut(text: str, at: int, length: int) -> float:
    """What speaks against a name that ends inside a usual follower (蔡焱陪|同 cuts 陪同)."""
    for inside in range(2, length):
        match = followers().match(text, at + inside)
        if match and len(match[0]) > 1 and match[0] not in weak_followers() and at + inside + len(match[0]) > at + length:
            return 6.0
    return 0.0


def rare_name(text: str, at: int) -> tuple[str, int, float] | None:
    """A name of a surname not in the tables, or of a people that has none (阿东, 多吉): whole between marks, no words."""
    if (syllables := _syllables().match(text, at)) and ending(text, syllables.end()) > 0:
        return syllables[0], syllables.end(), 4.0
    if syllables and (whole := _WHOLE_NAME.match(text, syllables.end())) and len(syllables[0]) > 1:
        return text[at : whole.end()], whole.end(), 3.5  # 白玛|罗尔丹
    run = _HAN.match(text, at, at + 4)
    if not run or run[0][0] in _NEVER_FIRST:
        return None
    for length in (3, 2, 4):
        name = run[0][:length]
        if len(name) < length or name in never_names() or name[1:] in FORMS_OF_ADDRESS or name[-1] in _NEVER or name[-1] in "班馆组队室庭廉" or ending(text, at + length) < 2.5 or _cut(text, at, length):
            continue
        if any(len(word) > 1 and not tag.startswith("nr") for word, tag in rjieba.tag(name, False)):
            continue
        return name, at + length, 3.1
    return None


_WHOLE_NAME = re.compile(f"[{HAN}]{{1,3}}(?<![村镇乡县寺家人民们])(?=[，、。；])")


def _any_surname(text: str, at: int, context: float) -> tuple[str, int, float] | None:
    """Three characters right after a post in a known body, the last two as in given names: 綦广海, 阳光明."""
    name = text[at : at + 3]
    if context < AFTER_POST or name[1:] in FORMS_OF_ADDRESS or not _HAN.fullmatch(name) or len(name) < 3 or name[0] in _NEVER_FIRST or name[-1] in _NEVER or ending(text, at + 3) < 2.5:
        return None
    if _cut(text, at, 3) or (name[0] == "任" and _TITLED.match(text, at + 3)) or NameModel.load().given(name[1:]) < -1.0:
        return None
    return name, at + 3, 3.1


_FUNCTION_SURNAMES = frozenset("任时会常于从全同能成年方应相别有关单计安连和向都查解")


def _word_name(text: str, at: int, context: float) -> tuple[str, int, float] | None:
    """A name that is a word (高峰, 程序): only right after a post in a known body, and whole."""
    name = text[at : at + 2]
    if len(name) < 2 or context < AFTER_POST or name in never_names() or ending(text, at + 2) < (2.5 if name[0] in _FUNCTION_SURNAMES else 0.7):
        return None
    model = NameModel.load()
    if model.surname(name) and ((model.is_word(name) and name[0] not in _FUNCTION_SURNAMES) or _is_noun(name)):
        return name, at + 2, 3.1
    return None


def _is_noun(word: str) -> bool:
    """Whether the dictionary has the two characters as one noun or adjective: 方圆, 任远; no verb, no adverb."""
    tags = rjieba.tag(word, False)
    return len(tags) == 1 and tags[0][1][:1] in "naslz"


@cache
def never_names() -> frozenset[str]:
    """Words that begin like a name and may stand where one does."""
    return frozenset(column("never_names"))


@cache
def _syllables() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(column('name_parts'))}){{1,3}}")


