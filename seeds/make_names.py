"""Makes surnames.tsv, given_characters.tsv and not_names.tsv from published word lists.

Not run at installation. Get the packages, unpack them into one folder, and give that folder:

    mkdir packages && cd packages
    pip download --no-deps jieba==0.42.1 faker==40.54.0
    tar xzf jieba-0.42.1.tar.gz && unzip -qo faker-*.whl && cd ..
    python seeds/make_names.py packages

Surnames: Faker's table of the frequent ones (in percent of the population), the rest of the 百家姓 and what is
common in Sichuan and Chongqing with small fixed shares. Given names: characters counted over the names (types,
not occurrences) among jieba's `nr` entries behind surnames that are hardly ever anything else, and Faker's lists
of frequent given names. One name in five is held back by its checksum for the accuracy test. Background: how
frequent a character is in all of jieba's words.
"""

import argparse
import ast
import hashlib
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Shares in percent where Faker has none: spellings that the simplification made common, then Sichuan's own.
MORE_SURNAMES = {
    "肖": 0.5, "付": 0.25, "闫": 0.2, "代": 0.12, "邱": 0.3, "缪": 0.04, "谯": 0.01, "税": 0.004, "补": 0.003,
    "青": 0.004, "庹": 0.005, "仉": 0.003, "郜": 0.015, "亓": 0.008, "逄": 0.006, "隗": 0.005, "杲": 0.002,
    "欧阳": 0.068, "上官": 0.009, "司马": 0.003, "司徒": 0.005, "诸葛": 0.004, "皇甫": 0.004, "夏侯": 0.002,
    "尉迟": 0.001, "慕容": 0.002, "令狐": 0.005, "端木": 0.001, "东方": 0.001, "南宫": 0.001, "公孙": 0.001,
    "轩辕": 0.001, "宇文": 0.001, "长孙": 0.001, "鲜于": 0.002, "申屠": 0.002, "淳于": 0.001, "澹台": 0.001,
    "濮阳": 0.001, "闻人": 0.001, "钟离": 0.001, "呼延": 0.001, "独孤": 0.001, "相里": 0.0005, "完颜": 0.0005,
    "赫连": 0.0005, "万俟": 0.0005, "单于": 0.0005, "太史": 0.0005, "公冶": 0.0005, "拓跋": 0.0005,
    "百里": 0.0005, "西门": 0.0005, "第五": 0.0002, "子车": 0.0002, "漆雕": 0.0005,
}  # fmt: skip
RARE_SHARE = 0.002
RARE = (
    "昌酆贲钮荀於羿汲邴糜宓蓬郗钭历韶蓟溥从鄂籍苍双莘贡扶堵宰郦却璩濮寿扈郏浦尚农别庄柴瞿阎充连茹习宦鱼容向古易慎戈庾终暨居"
    "步都耿满弘匡国寇广禄阙欧殳沃蔚越夔隆师巩厍晁敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓岳帅缑亢"
    "况郈有琴归海晋楚法汝鄢涂钦商牟佘佴伯赏墨哈年爱佟言福巨官由生祖权解戴"
    "骞仝佀俸冼刀妥琚禤粟缐蔺遆郇镡雒颉占恽忻姒尕矫禚笪绳苌茆郐凃眭拜虎斐咸闪"
)
# Surnames that begin hardly any common word: what follows them in `nr` entries is a given name.
CERTAIN = (
    "王李张刘陈杨吴赵周徐孙朱胡郭何罗郑梁谢宋许邓冯韩曹曾彭蔡潘袁董叶魏吕沈姚卢姜崔谭陆汪廖贾韦邹秦邱尹薛阎蒋侯邵孟龚"
)
LISTED_GIVEN_NAME = 25  # one of Faker's names counts as much as this many of jieba's: it is one of the most frequent
MIN_COUNT = 2
NOT_NAMES = 6120
# Common words that jieba's dictionary has under `nr` (name of a person), picked by hand from its frequent ones.
MISTAGGED = """
明白 武功 文明 和尚 王朝 阳光 陆军 卫星 雷达 荣誉 古老 言语 冷笑 武林 明星 宫殿 权威 师傅 封锁 宣言 胡同 玉米 师兄 顾问 王爷 智慧 王公 白雪 高峰 齐声 祖先 文武 石英 师哥 高潮 齐全 洪水 顾客 公正
辛勤 玉石 胡子 安静 祖宗 谢谢 白领 红旗 康复 鱼雷 沙滩 师范 诸如 梅花 青青 伯伯 吉祥 范畴 周转 诸侯 元帅 孙子 双拥 宁可 修正 高明 陈述 荣获 丛林 双喜 胡说 关怀 林立 明珠 王子 温泉 白宫 向阳 黎明
红外 呼唤 陈列 宫城 宁静 养老 蓝天 金刚 左翼 师生 冷汗 安抚 许可 朱红 原谅 容纳 杜绝 卓越 晋升 云母 童子 祝贺 师母 兰花 岳父 蓬勃 史诗 凌厉 荣耀 胡闹 满怀 桂花 高悬 乔木 毛巾 麦子 白布 张开 元老
银杏 周密 朴素 陈设 高薪 宾客 华丽 麻木 弘扬 燕子 巴掌 练兵 白发 金黄 安危 查明 杜鹃 张贴 周旋 练功 白云 田园 高耸 孔雀 伯父 史实 戈壁 古文 田野 慕名 李子 廉政 凌空 雷声 钱财 温馨 白银 蓝图 殷勤
明智 陈旧 祝福 严正 高昂 庄园 金光 顾忌 高超 张罗 高雅 常青 富豪 敬仰 卫冕 古董 时髦 施政 明朗 熊猫 钟声 明文 陶醉 阿姨 汪洋 任凭 张扬 周全 麻醉 权贵 红光 空旷 边远 越冬 张望 从政 柳树 言辞 白痴
须知 史前 晋级 涂抹 伏兵 但凡 黄牛 练武 孙女 洪亮 柏树 权衡 丛生 鲁莽 盛世 于今 石阶 索引 唐诗 农耕 富翁 元宝 从军 周详 别提 雷雨 华裔 容颜 利剑 苏醒 红梅 敬献 爱戴 高强 冷清 归顺 成仁 金秋 红霞
师承 齐备 巨星 和睦 卓绝 康宁 施舍 和善 盖章 党羽 沙龙 乐章 钟楼 钱粮 连贯 爱慕 荣幸 祖传 陶冶 方正 桂冠 查清 文雅 华贵 云彩 安然 安民 洪峰 步履 和蔼 富丽 盛怒 何曾 雷鸣 平添 常胜 安逸 盛衰 常平
何谓 温顺 盛夏 双赢 简章 海燕 雷同 付诸 荣立 福利 阳刚 阳春 越轨 爱护 红松 后继 高升 元勋 盛赞 爱恋 耿直 师专 师姐 蓝领 扶正 白兔 荣膺 丰年 易懂 易燃 生辉 安保 付清 荣光 何干 万幸 高攀
贡献者 古建筑 青少年 黄金周 许可证 安全性 宣传部 红宝石 农家乐 全家福 高新区 养老金 申请人 智能化 智能型 公开赛 安全感 严重性 幸存者 银行卡 师兄弟 祖父母 沙尘暴 高中生 石英砂 封建主 青壮年 封建制 古文化
成文法 明白人 常见病 高水平 红卫兵 管弦乐 雷阵雨 修道院 纪念展 诸侯国 花岗岩 金字塔 杜鹃花 胡萝卜 司令官 吉普车 楚文化 文明史 花博会 杭州人 雷达站 白皮书
"""
HAN = ("一", "鿿")


def held_back(name: str) -> bool:
    """One name in five, by checksum: kept out of the counts for the test of accuracy."""
    return hashlib.sha256(name.encode()).digest()[0] % 5 == 0


def han(text: str) -> bool:
    """Whether all of it is Han characters."""
    return all(HAN[0] <= c <= HAN[1] for c in text)


def words(folder: Path) -> list[tuple[str, int, str]]:
    """Word, frequency and part of speech, from jieba's dictionary."""
    path = next(folder.glob("jieba-*/jieba/dict.txt"))
    rows = (line.split() for line in path.read_text("utf-8").splitlines())
    return [(word, int(frequency), kind) for word, frequency, kind in rows if han(word)]


def faker(folder: Path) -> tuple[dict[str, float], list[str]]:
    """Surnames with their share in percent, and given names, from Faker's zh_CN provider, read without running it."""
    tree = ast.parse((folder / "faker/providers/person/zh_CN/__init__.py").read_text("utf-8"))
    provider = next(node for node in tree.body if isinstance(node, ast.ClassDef))
    values = {
        n.targets[0].id: n.value
        for n in provider.body
        if isinstance(n, ast.Assign) and isinstance(n.targets[0], ast.Name)
    }
    surnames = values["last_names"]
    assert isinstance(surnames, ast.Call)
    given = ast.literal_eval(values["first_names_male"]) + ast.literal_eval(values["first_names_female"])
    return dict(ast.literal_eval(surnames.args[0])), given


def all_surnames(shares: dict[str, float]) -> dict[str, float]:
    """Surname -> share in percent."""
    return {**dict.fromkeys(RARE, RARE_SHARE), **MORE_SURNAMES, **shares}


def count_given(entries: list[tuple[str, int, str]], listed: list[str]) -> list[Counter[str]]:
    """How often a character is the first of two, the second of two, and single."""
    counts: list[Counter[str]] = [Counter(), Counter(), Counter()]
    names = [
        (w[1:], 1)
        for w, _, kind in entries
        if kind == "nr" and w[0] in CERTAIN and len(w) in (2, 3) and not held_back(w)
    ]
    for given, weight in [*names, *((name, LISTED_GIVEN_NAME) for name in listed)]:
        if len(given) == 2:
            counts[0][given[0]] += weight
            counts[1][given[1]] += weight
        else:
            counts[2][given] += weight
    return counts


def background(entries: list[tuple[str, int, str]]) -> dict[str, float]:
    """Occurrences of a character in a million characters of text."""
    counts: Counter[str] = Counter()
    for word, frequency, _ in entries:
        for character in word:
            counts[character] += frequency
    total = sum(counts.values())
    return {character: 1e6 * n / total for character, n in counts.items()}


def not_names(entries: list[tuple[str, int, str]], surnames: dict[str, float]) -> list[tuple[str, int]]:
    """The most frequent words of two and three characters that begin with a surname and are no names."""
    known = {*MISTAGGED.split()}
    found = [(w, n) for w, n, kind in entries if len(w) in (2, 3) and w[0] in surnames and not kind.startswith("nr")]
    found = sorted(found, key=lambda row: (-row[1], row[0]))[: NOT_NAMES - len(known)]
    return sorted({*found, *((w, n) for w, n, _ in entries if w in known)})


def write(name: str, comment: str, lines: list[str]) -> None:
    """A table with its comment line."""
    (HERE / name).write_text("".join(f"{line}\n" for line in [f"# {comment}", *lines]), encoding="utf-8")


def main() -> None:
    """Read the folder of unpacked packages, write the three tables beside this script."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("packages", type=Path, help="folder with the unpacked packages")
    folder = parser.parse_args().packages
    entries = words(folder)
    shares, listed = faker(folder)
    surnames = all_surnames(shares)
    text = background(entries)
    first, second, single = count_given(entries, listed)
    kept = sorted(c for c in {*first, *second, *single} if first[c] + second[c] + single[c] >= MIN_COUNT)
    write("surnames.tsv", "Surnames. Columns: surname, share of the population in percent (small ones are set by hand), its first "
          "character's occurrences in a million characters of text. Sorted. Made by make_names.py; sources in SOURCES.md.",
          [f"{s}\t{share:g}\t{text.get(s[0], 0):.2f}" for s, share in sorted(surnames.items())])  # fmt: skip
    write("given_characters.tsv", "Characters of given names. Columns: character; counted as the first of two, the second of two, "
          "single; occurrences in a million characters of text. Sorted. Made by make_names.py; sources in SOURCES.md.",
          [f"{c}\t{first[c]}\t{second[c]}\t{single[c]}\t{text.get(c, 0):.2f}" for c in kept])  # fmt: skip
    write("not_names.tsv", "Words of two and three characters that begin like a name and are none. Columns: word, frequency in jieba's "
          "dictionary (of 60 million). Sorted. Made by make_names.py; sources in SOURCES.md.",
          [f"{word}\t{n}" for word, n in not_names(entries, surnames)])  # fmt: skip


if __name__ == "__main__":
    main()
