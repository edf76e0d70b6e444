"""Each repair alone: what it changes, what it must leave, and where the change came from."""

import pytest

from graph.text import describe_changes, repair

# (rule, damaged, repaired)
REPAIRS = [
    ("invisible characters", "\ufeff工\u200b会\u00ad主席", "工会主席"),
    ("half characters", "工\ud83d会", "工\ufffd会"),
    ("carriage returns", "第一行。\r\n第二行。\r\n", "第一行。\n第二行。\n"),
    ("line ends", "第一行。\u2028第二行。\r第三行。", "第一行。\n第二行。\n第三行。"),
    ("blanks", "\u3000\u3000会议\u00a0要求", "  会议 要求"),
    ("full-width letters and digits", "２０２４年３月，ＡＢ两队，５０％", "2024年3月，AB两队，50%"),
    ("radicals", "⼈民⼯会", "人民工会"),
    ("pinyin in brackets", "綿陽(yáng)市總工會(huì)主席", "绵阳市总工会主席"),
    ("pinyin in brackets", "開(kāi)展活動（dòng）", "开展活动"),
    ("fold to simplified", "職工群眾緊密團結", "职工群众紧密团结"),
    (
        "fold to simplified",
        "本次由陳某某主持，工会干部参加会议，现场还有图书。",
        "本次由陈某某主持，工会干部参加会议，现场还有图书。",
    ),
    ("and for 和", "大会精神 and 工作部署", "大会精神和工作部署"),
    ("half-width marks", "他出席会议,并讲话;会议指出:要实干!对吗?", "他出席会议，并讲话；会议指出：要实干！对吗？"),
    ("half-width marks", "共有26期,服务3万人,2024年", "共有26期，服务3万人，2024年"),
    ("half-width brackets", "召开党组(扩大)会", "召开党组（扩大）会"),
    ("blanks behind half-width marks", "出席会议, 并讲话。", "出席会议，并讲话。"),
    ("straight quotation marks", '开展"夏送清凉"活动', "开展“夏送清凉”活动"),
    ("lost line breaks", "会议闭幕。   本报讯 次日，代表离会。", "会议闭幕。\n  本报讯 次日，代表离会。"),
    ("half-width full stops", "会议开始.会议结束.", "会议开始。会议结束。"),
]

UNTOUCHED = [
    "比分3:2，时间8:30，共1,000人，网址http://a.cn/b?c=d,e;f!g，邮箱a@b.cn。",
    "call(x, y); print('a,b')",
    "他说（huì）不是读音。",
    "乾隆年间，乾坤二字；著作与著名；李昇与陶堃。",
    "R and D 部门，rock and roll。",
    "会议召开。\n\n会议指出，要实干。\n\n他强调，要苦干。\n",
    "清平县\n近日，清平县总工会召开会议。\n长宁县\n近日，长宁县总工会召开会议。",
    "两地工会举行联席会议\n\n林一鸣宋文出席\n\n3月2日，会议在渝召开。",
    "当好桥梁纽带 强化引领服务\n汇聚磅礴力量\n\n本报讯（记者 何牧）会议召开。",
    "群团 E 家，陈 朴 主席。",
    "一、总体要求\n二、主要任务\n三、保障措施\n",
    "2008━2012年 清平市委工作\n2012━2015年 长宁市委工作，历任副秘书长\n",
]


@pytest.mark.parametrize(("rule", "damaged", "wanted"), REPAIRS)
def test_repair(rule: str, damaged: str, wanted: str) -> None:
    repaired = repair(damaged)
    assert repaired.text == wanted
    assert rule in {change.rule for change in repaired.changes}
    assert repair(wanted).text == wanted


@pytest.mark.parametrize("text", UNTOUCHED)
def test_sound_text_stays(text: str) -> None:
    repaired = repair(text)
    assert repaired.text == text
    assert repaired.changes == []
    assert repaired.layers == ()


def test_pinyin_that_is_no_reading_stays() -> None:
    assert repair("綿陽(chē)市").text == "绵阳（chē）市"


def test_a_character_of_gb2312_keeps_its_bracket() -> None:
    assert "（rén）" in repair("綿陽(yáng)人(rén)民").text


def test_scripts() -> None:
    assert repair("四川省总工会召开会议").script == "hans"
    assert repair("四川省總工會召開會議").script == "hant"
    assert repair("綿陽(yáng)市總工會(huì)").script == "hant-pinyin"


def test_aspect_particle_of_a_traditional_page() -> None:
    assert repair("著力推動發展，顯著成效，著名企業，憑藉優勢").text == "着力推动发展，显著成效，著名企业，凭借优势"


def test_changes_are_listed_where_they_were() -> None:
    text = "第一行。\n綿陽(yáng)市總工會 and 工會"
    repaired = repair(text)
    listed = describe_changes(repaired)
    assert all(text[change["start"] : change["end"]] == change["before"] for change in listed)
    pinyin = next(change for change in listed if change["rule"] == "pinyin in brackets")
    assert (pinyin["line"], pinyin["column"], pinyin["before"], pinyin["after"]) == (2, 3, "(yáng)", "")
    assert [change["start"] for change in listed] == sorted(change["start"] for change in listed)


def test_the_quote_is_the_original() -> None:
    text = "\ufeff綿陽(yáng)市總工會(huì) and 北碚區(qū)總工會(huì)主席常\u200b曉\n\n勇致辭,會議結束。"
    repaired = repair(text)

    def quote(wanted: str) -> str:
        start = repaired.text.index(wanted)
        first, last = repaired.spans(start, start + len(wanted))
        return text[first:last]

    assert quote("绵阳市总工会") == "綿陽(yáng)市總工會"
    assert quote("和") == " and "
    assert quote("区总工会主席") == "區(qū)總工會(huì)主席"
    assert repaired.spans(0, 0) == (1, 1)
    assert repaired.spans(0, len(repaired.text)) == (1, len(text))
