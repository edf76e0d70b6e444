"""Firms by short names in lists: 深入恒大木业、华南水泥等企业."""

import re
from functools import cache

from graph.gazetteer.names import NameModel
from graph.mentions.coined import is_coined, is_name, tags_of
from graph.mentions.context import Context
from graph.mentions.focus import Focus
from graph.mentions.lexicon import HAN, alternatives, trade_words, trades
from graph.mentions.types import Named, OrganizationMention, overlaps

_VISITED = re.compile(
    f"(?:走进|深入|来到|前往|抵达|到(?<![得受收看达遇找听见提做想感展口伸涉用转].)(?<!从[^，。；]{2}.)(?<!从[^，。；]{4}.)|赴|走访|参观|考察|察看|查看|检查)(?!慰问)了?(?P<list>[{HAN}]{{2,40}}?(?:、[{HAN}]{{2,40}}?){{0,12}}?)"
    "(?:等?(?:[0-9两二三四五六七八九十]+[家个]|多家)?(?:企业(?![家员职设重场退负])|公司)|(?=[，。；]|等地|等单位|实地|调研|考察|详细|看望|察看|参观|开展|检查|生产车间|车间))"
)
# A firm by its short name where only a body can stand: 走进|恒大木业，, 恒大木业|一行.
_BEFORE = re.compile(f"(?:^|[，。；：、\\n与和由及]|(?P<visited>走进|来到|前往|抵达|走访|拜访)|日前|近日|还有|包括|会同|联合|携手|邀请)(?P<name>(?:(?![由与和及的在是了等将向对请])[{HAN}]){{2,6}}?)$")
_SEEN, _ACTS = re.compile("[，。；、]|调研|考察|参观|开展|看望"), re.compile("一行|(?:公司)?党委(?![的工])|有关负责|相关负责|签署|签订|签约|召开|举办|主办|承办|联合(?:举|主)")
# What stands before a trade and is no name: 现代|物流, 城市|建设.
_FIELD = re.compile(
    "现代|传统|新型|高端|智能|数字|绿色|大型|中小|重点|本地|当地|知名|民营|国有|农业|工业|城市|城镇|城乡|乡村|农村|交通|水利|信息|文化|教育|体育|医疗|生态|环境|食品|药品|旅游|金融|商业|国际|国内|海外|外贸|能源|资源|基础|综合"
    "|工程|经济|社会|军工|国防|民用|汽车|电子|机械|化工|建筑|装备|纺织|专用|通用|特种|精细|石油|煤炭|稀土|水泥|钢铁|有色|家用|生物|中药|农产|数码|网络|互联|移动|卫星|党风|作风|队伍|思想|组织|制度|阵地|品牌|团队|平台|项目|创新|科学|高新|机关|小区|跨境|服务|运营|社区|基地|园区|校园|职工|人才"
)
# Of such a place there is trade, not a firm of that name: 考察日本汽车.
_LAND = re.compile("(?:[亚非欧美澳]|拉丁?美|北美|南美|大洋)洲|东南亚|[中东南西北]亚|中东|欧美|[东西][南北]部?|[东中西]部|[美英德法韩俄泰我外]国|日本|印度|越南|新加坡|香港|澳门|台湾|国产|春节|中秋|国庆|节日")
_BUILT = re.compile("(?:[一-龥]{4}|工程|项目|设施|体系|队伍|阵地|组织|制度|能力|文明|环境|法治|作风|廉政|文化)建设$")  # 检查防汛抗旱工程建设
_SOME = re.compile("相关|有关|部分|各|多家|当地|重点|周边")


def firms_in_lists(text: str, context: Context, known: list[OrganizationMention]) -> list[OrganizationMention]:
    """Firms by names that end in a trade and begin in a name, in lists before 等企业 and where only a body can stand; known: sorted by span, as the result is."""
    spans = [m.span for m in known]
    starts, ends = {start for start, _ in spans}, {end for _, end in spans}
    found: list[OrganizationMention] = []
    for trade, at, end in trade_words().find(text):
        seen, acts = _SEEN.match(text, end), _ACTS.match(text, end)
        beside = text[end : end + 1] in tuple("和与、") and end + 1 in starts
        if not (seen or acts or beside or text[end : end + 1] in tuple("在就达共")):
            continue
        before = _BEFORE.search(text[max(0, at - 9) : at])
        if before is None or not (acts or before["visited"] or beside or (before[0][:1] in "和与、" and at - len(before["name"]) - 1 in ends)):
            continue
        span = (at - len(before["name"]), end)
        firm, place = text[slice(*span)], context.at(span[0])
        of_place = place is not None and place.span == (span[0], at) and trades()[trade]
        if not overlaps(spans, span) and (of_place or (not context.within(*span) and _is_coined_firm(firm))) and not _SOME.match(firm):
            found.append(OrganizationMention(span, firm, firm, "company"))
    taken = [m.span for m in found]
    for match in _VISITED.finditer(text):
        start = match.start("list")
        for item in re.split("[、和]", match["list"].removesuffix("等")):
            span = (start, start + len(item))
            start = span[1] + 1
            if not overlaps(spans, span) and not overlaps(taken, span) and not context.within(*span) and _is_coined_firm(item) and not _SOME.match(item):
                found.append(OrganizationMention(span, item, item, "company"))
    return sorted(found, key=lambda m: m.span)


def _is_coined_firm(item: str) -> bool:
    """Whether the words before the trade are a name rather than common words: 恒大|木业, but not 现代|物流."""
    before = _before_trade(item)
    return 2 <= len(before) <= 6 and is_coined(before) and _LAND.fullmatch(before) is None and _BUILT.search(item) is None


def is_firm(words: str) -> bool:
    """Whether words are a firm's name by the trade they end in, and no field of work: 宏远|置业, but not 城市|建设."""
    before = _before_trade(words)
    return 2 <= len(before) <= 4 and _FIELD.fullmatch(before) is None and not _is_deed(before)


@cache
def _trade() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives([*trades()])})$")


def _before_trade(words: str) -> str:
    """The words before the trade that they end in; "" if they end in none."""
    trade = _trade().search(words)
    return words[: trade.start()] if trade else ""


def _is_deed(words: str) -> bool:
    """Whether the words are what is done, not who does it: 投资, 推进, 管理."""
    tags = tags_of(words)
    return len(tags) == 1 and tags[0].startswith("v")


_NO_BRAND = re.compile(
    ".*(?:企业|行业|家|们|之一|方|界|等|人|事务|业务|财务|库务|法务|市场|品牌|营销|运营|技术|行政|人事|销售|战略|公关|研发|产品|项目|[区部处室科组队省市县州会院所局])"
    "|.*(?:[其该各我本此某]|公司|集团|领导|代表|嘉宾|客商|校友|老板|负责|会议|双方|同期|项目|、|同志|先生|女士|经理|董事|总裁|书记|主任|主席).*"
)
_OTHER_WORDS = tuple("advpcurmftqiloyz")  # jieba's tags of what begins no firm's name; nz, nr, ns, nt, n, j, x, b and eng may


def is_brand(words: str) -> bool:
    """Whether words before a firm's title (恒达实业|董事长) are its short name: no adjective, no sort of body, no verb."""
    if not 3 <= len(words) <= 10 or _NO_BRAND.fullmatch(words) or NameModel.load().score(words) > 0:
        return False
    if is_firm(words):
        return True
    tags = tags_of(words)
    return not tags[0].startswith(_OTHER_WORDS) and is_name(tags)


def firms_by_brand(text: str, focus: Focus, named: list[Named], known: list[OrganizationMention]) -> list[OrganizationMention]:
    """With the places where a firm in which somebody holds a post is named by its brand alone (南钢); known: sorted by span, as the result is."""
    brands = {held.organization for n in named for held in n.posts if focus.brand(held.organization) or is_firm(held.organization)}
    spans = [m.span for m in known]
    found: list[OrganizationMention] = []
    for brand in sorted(brands):
        for match in re.finditer(re.escape(brand), text):
            if not overlaps(spans, match.span()):
                found.append(OrganizationMention(match.span(), brand, brand, "company"))
    return sorted([*known, *found], key=lambda m: (m.span, m.name)) if found else known
