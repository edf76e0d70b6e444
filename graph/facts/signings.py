"""A与B签署协议, 某项目正式开工: occasions whose ceremony has no name of its own."""

import re

from graph.facts.candidate import Candidate, source_text
from graph.facts.masking import CALLED, B, C, D, Masked, O, P, positions
from graph.facts.titles import kind_of, trim_left
from graph.facts.unmade import is_to_come

_SIGNING = re.compile(
    rf"^(?P<parties>[^，。；：{P}{B}]{{0,30}}?(?:[与和同、]|{O})[^，。；：{P}{B}]{{0,30}}?)(?:{D})?(?:在(?P<place>[^，。；：]{{1,30}}?))?(?:正式|共同|成功|举行)?(?P<verb>签署|签订|签约)(?P<what>[^，。；：]{{0,40}})"
)


# A与B代表双方签署协议: people of two sides.
_SIGNED_BY = re.compile(
    rf"^(?P<parties>{P}(?:、{P})*[与和同、]{P}(?:、{P})*)(?:分别|共同)*(?:代表[^，。；：{P}]{{2,16}}?)?(?:{D})?(?:在(?P<place>[^，。；：]{{1,30}}?))?(?:正式|共同|现场)*(?P<verb>签署|签订)(?!仪式)(?P<what>[^，。；：]{{0,60}})"
)
_LAST_YEAR = re.compile("去年|前年|上年|早在|此前|曾|以来")
_COMMA = re.compile("，")


def signings(masked: Masked) -> list[Candidate]:
    """A与B签署协议, where no ceremony is named; it stands only if the story names people who took part."""
    text = masked.text
    if "签" not in text:
        return []
    match, start = None, 0
    for chunk in [0, *(m.end() for m in _COMMA.finditer(text))]:
        start = chunk + trim_left(text[chunk:])
        match = _SIGNING.match(text[start:]) or _SIGNED_BY.match(text[start:])
        if match:
            break
    if not match or not re.search("[与和同、]", match["parties"]) or re.search("将|拟|要|希望|曾|此前|已|累计|先后|[0-9]+[个家]|会上|座谈会|双方|会议|共|大会|等$", match["parties"]) or "仪式" in match[0]:
        return []
    if match.re is _SIGNED_BY and _LAST_YEAR.search(text, 0, start):
        return []
    end = start + match.end()
    title = re.sub(CALLED, "", source_text(masked, start, end)).lstrip("# ")
    aliases = []
    if match.re is _SIGNED_BY:
        aliases = [title]
        title = "与".join(masked.people[start + at].name for at in positions(match["parties"], P, 0, len(match["parties"]))) + source_text(masked, start + match.start("verb"), end)
    place = (start + match.start("place"), start + match.end("place")) if match["place"] else None
    owner = [i for i in masked.organizations if start <= i < start + match.end("parties")]
    candidate = Candidate(title, "signing", start, start + match.end("verb"), (start, end), "parties-signed", 0.75, aliases, owner=owner, strong=False)
    candidate.place = place
    return [candidate]


_NOT_DONE = re.compile("预计|确保|只有|推动|计划|如果|力争|全市|全省|全县|全区|今年|已有|[0-9]")
_OPENS = re.compile(f"[#\\s]*(?:[^，。；：]{{0,14}}[讯电](?:\\s*（[^）]{{1,40}}）)?\\s*)?(?:{D}(?:上午|下午|晚上?)?，?)+")  # the sentence begins with the day and tells of nothing else
_QUOTED_BEHIND = re.compile("[^“”]+“[^“”]+”")  # 某街道“某食堂”
_OPENED = re.compile("(?:对外)?营业|开张")
CEREMONY = "ceremony-told"  # the rule of one that only its effect tells of; it stands only with people who took part
_CEREMONY = re.compile(
    rf"(?:^|[，。！？\s])(?P<by>由[^。；{P}]{{1,120}}?(?:牵头|发起|组建|倡议)(?:组建|成立|筹建)?的)?(?P<title>{O}(?=正式|今天|[揭挂在成])|[^，。；：！？\s{P}{C}{D}]{{2,40}}?(?:项目|支部|法庭|食堂|书屋|之家|[合协究分商工]会|工程|[校园院]区|基地|中心|馆|线|路|桥|厂|院|公司|站|站点|平台|联盟|局|室|所|仓|广场|展厅|农庄|服务队|园|学校|[小中]学|大楼)[”》]?)(?P<place>在[^，。；：{P}]{{2,16}}?)?"
    "(?:正式|今天|今日|顺利|隆重|集中|完成|成功)*(?P<verb>开工|奠基|动工|竣工|揭牌|挂牌|揭幕|通车|投产|开馆|启用|落成|开业|投用|(?:对外)?营业|开张|签约|成立)(?=$|[，。！])(?:，并(?:同时|同步|隆重)?(?:举行|举办)了?(?P<held>[一-鿿]{2,4}仪式))?"
)


def ceremonies(masked: Masked) -> list[Candidate]:
    """某项目正式开工, where the page speaks of the 开工仪式: the ceremony that others attended."""
    match = _CEREMONY.search(masked.text)
    if match is None or is_to_come(masked.text, match.start("title")) or _NOT_DONE.match(match["title"]):
        return []
    name = match["held"] or ("成立大会" if match["verb"] == "成立" else _OPENED.sub("开业", match["verb"]) + "仪式")
    said = name in masked.source
    begin = match.start("by") if match["by"] else match.start("title")
    if not said and not _OPENS.fullmatch(masked.text, 0, begin):
        return []
    span = (match.start("title"), match.end("verb"))
    title = source_text(masked, *match.span("title"))
    title = (title if _QUOTED_BEHIND.fullmatch(title) else title.strip("“”")) + name
    return [Candidate(title, kind_of(name), *span, span, "title-held" if said else CEREMONY, 0.8 if said else 0.7, place=match.span("place") if match["place"] else None, owner=positions(masked.text, O, begin, match.start("title")))]
