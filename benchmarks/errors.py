"""Sorts the remaining errors by kind and writes the table of the commonest to docs/errors.md.

    .venv/bin/python benchmarks/errors.py [--shared ../shared] [--list]

Counted on the seeds, the open part of dev and our own pages; the held-out part of dev is not touched. An error that
follows from another one (the posts of a name that was not seen) is counted with it.
"""

import argparse
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from annotated import CHECKOUT, OPEN, SHARED, parts, scorer, write_graphs

from graph.exports.whole import whole_file

TARGET = CHECKOUT / "docs" / "errors.md"
COMMONEST = 10
LIKE = 0.6  # likeness of two bodies' names that are one name cut differently

# kind: what goes wrong; an example of our own; why it is hard
KINDS: dict[str, tuple[str, str, str]] = {
    "occasion": (
        "an occasion is not seen, or told under other words than its own, with all who were there",
        "政协重庆市渝北区第三届委员会召开专题协商会",
        "titles are open-ended: an occasion may be named by a list's heading, a group's errand (专家组莅婺督导) or not at all, "
        "and every participant, body and date hangs on it",
    ),
    "name": (
        "a name is not seen, with its posts and meetings",
        "选举郎忠、向前进、郁金凤、盘国强、樊星5名同志为…委员会委员",
        "a name that is a word (向前进, 文武, 云朵), or stands in a list without any title, has only its surname to show for "
        "itself; taking all such words would make people of verbs",
    ),
    "role": (
        "who was there is right, the role is not",
        "区人力社保局局长单佩瑶分别回应了委员关切",
        "there are more verbs than roles, 强调 and 要求 may be said at a meeting or to a reporter, and 分别 spreads one verb over many",
    ),
    "attendance": (
        "someone known is not seen at a meeting that was found, or put at the wrong one",
        "青岛港桥吊队队长战永刚代表裁判员宣誓",
        "what someone does there is told with a verb that means nothing elsewhere (宣誓, 担任与谈人, 获奖), or after another "
        "occasion came up in between",
    ),
    "body": (
        "a post is right but for the organization",
        "昭通市 … 水富市 … 市委副书记支成",
        "市委 and 集团公司 are understood from the story, and a page has several cities and companies; a street or a "
        "department leaves out what it belongs to",
    ),
    "post": (
        "a post is missed, or read into words that say none",
        "区政协委员、区总工会副主席白露",
        "some titles hold only in one kind of body (委员, 代表, 段长), others are occupations; a long apposition may be either",
    ),
    "status": (
        "a post is right, its status is not",
        "现任共青团大竹县委副书记,拟提名为县妇女联合会主席候选人",
        "former, given and taken posts are told by words that stand far from the name and cover only a part of the list",
    ),
    "body there": (
        "an organization that took part is not seen",
        "宜昌、襄阳等市州总工会主要负责人出席",
        "bodies take part through people without names (负责人), by signing, by being visited, or in lists that share their last word",
    ),
    "no body": (
        "a body that the text only names is said to have taken part",
        "考察组走访了江阳区职工服务中心",
        "a visited house, a speaker's employer and an organizer look alike; only the verb tells, and it may be left out",
    ),
    "cut": (
        "the name of a body starts or ends in the wrong place",
        "襄阳市州总工会 for 襄阳市总工会; 安富街道联合区文化馆 for two bodies",
        "no blank parts a name from a verb or a list before it, and 等, 三地, 联合 share one word among several names",
    ),
    "date": (
        "the day or year of a meeting is missing or wrong",
        "汇报了2024年工作及2025年打算",
        "the year stands elsewhere: in the masthead, a plan, the number of a congress; it is inferred only where the text leaves one answer",
    ),
    "place": (
        "where a meeting was held is missing or wrong",
        "沙坪坝区政府与区总工会召开2024年第一次联席会议",
        "the place is often only implied by who called the meeting, and who called it is not always its place",
    ),
    "agreement": (
        "an agreement or its parties are missed, doubled or named otherwise",
        "项立冬、相里强、乌兰分别代表各方签字",
        "the parties are those behind 双方, 三方 or the signers, and a department signs for the whole",
    ),
    "division": (
        "a division is missed, or read into other words",
        "仙桃街道 (of 渝北区) read as 仙桃市, 东方电气 as 东方市",
        "short names of counties are syllables of other words; abbreviations (渝, 石柱县) need their context",
    ),
}  # fmt: skip


class Sorted:
    """The errors of one page by kind."""

    def __init__(self, gold: dict[str, Any], tally: Any) -> None:
        """gold: as the shared scorer reads it. tally: what it counted on the page."""
        self.kinds: Counter[str] = Counter()
        self.missed, self.extra = tally.missed, tally.extra
        self.unseen = set(self.missed["people"])
        self.lost = {*self.missed["meetings"], *self.extra["meetings"]}
        self.kinds["occasion"] += len(self.missed["meetings"]) + len(self.extra["meetings"])
        self.kinds["name"] += len(self.missed["people"]) + len(self.extra["people"])
        self._people()
        self._posts()
        self._bodies([body for row in gold["meetings"] if row["title"] in self.lost for body in row["bodies"]])
        for kind, keys in (
            ("date", ("meeting day", "meeting year")),
            ("place", ("meeting district",)),
            ("agreement", ("agreements", "agreement parties", "agreement status")),
            ("division", ("districts",)),
        ):
            self.kinds[kind] += sum(len(self.missed[key]) + len(self.extra[key]) for key in keys)

    def _people(self) -> None:
        absent = {*self.missed["attendance"], *self.extra["attendance"]}
        for title, name in [*self.missed["attendance"], *self.extra["attendance"]]:
            self.kinds[self._first(title, name) or "attendance"] += 1
        for title, (name, _) in [*self.missed["roles"], *self.extra["roles"]]:
            self.kinds[self._first(title, name) or ("attendance" if (title, name) in absent else "role")] += 1

    def _first(self, title: str, name: str) -> str:
        """The error this one follows from, "" for none."""
        return "occasion" if title in self.lost else "name" if name in self.unseen else ""

    def _posts(self) -> None:
        missed, extra = self.missed["posts"], self.extra["posts"]
        both = {(p[0], p[2]) for p in missed} & {(p[0], p[2]) for p in extra}
        for post in [*missed, *extra]:
            self.kinds["name" if post[0] in self.unseen else "body" if (post[0], post[2]) in both else "post"] += 1
        of_status = [len(side["posts with status"]) - len(side["posts"]) for side in (self.missed, self.extra)]
        self.kinds["status"] += sum(of_status)

    def _bodies(self, of_lost: list[str]) -> None:
        missed, extra = list(self.missed["organizations at meetings"]), list(self.extra["organizations at meetings"])
        for body in of_lost:
            if body in missed:
                missed.remove(body)
                self.kinds["occasion"] += 1
        for kind, bodies, others in (("body there", missed, extra), ("no body", extra, missed)):
            for body in bodies:
                self.kinds["cut" if any(alike(body, other) for other in others) else kind] += 1


def alike(one: str, two: str) -> bool:
    """Whether two names look like one name cut differently."""
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= LIKE and one[-2:] == two[-2:]


def counted(score: ModuleType, shared: Path) -> dict[str, tuple[int, int]]:
    """Errors and pages with them, by kind."""
    errors: Counter[str] = Counter()
    pages: defaultdict[str, int] = defaultdict(int)
    for part, pairs in parts(shared).items():
        if part not in OPEN:
            continue
        with TemporaryDirectory() as folder:
            write_graphs(pairs, Path(folder))
            for _, path in pairs:
                gold = score.read_gold(path)
                found = Sorted(gold, score.score_document(gold, score.Graph(Path(folder) / f"{path.stem}.jsonl")))
                errors.update(found.kinds)
                for kind in +found.kinds:
                    pages[kind] += 1
    return {kind: (number, pages[kind]) for kind, number in errors.most_common() if number}


def page(counts: dict[str, tuple[int, int]]) -> str:
    """docs/errors.md."""
    total = sum(number for number, _ in counts.values())
    lines = [
        "# What extraction still gets wrong",
        "",
        f"The {COMMONEST} commonest kinds of the {total} errors left on the annotated pages: the shared seeds, the part of the shared dev",
        "pages that may be read, and the pages of `tests/pages`. An error that follows from another is counted with it: when a",
        "name is not seen, so are its posts. Made by `benchmarks/errors.py`; what it sorts by is written there.",
        "",
        "| what goes wrong | errors | pages | for example | why it is hard |",
        "|---|--:|--:|---|---|",
    ]
    for kind, (number, pages) in list(counts.items())[:COMMONEST]:
        what, example, why = KINDS[kind]
        lines.append(f"| {what} | {number} | {pages} | {example} | {why} |")
    rest = [f"{KINDS[kind][0]} ({number})" for kind, (number, _) in list(counts.items())[COMMONEST:]]
    return "\n".join([*lines, "", f"Less common: {'; '.join(rest) or 'none'}.", ""])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--list", action="store_true", help="only print the counts")
    arguments = parser.parse_args()
    counts = counted(scorer(arguments.shared), arguments.shared)
    for kind, (number, pages) in counts.items():
        print(f"{kind:12}{number:6}{pages:6}  {KINDS[kind][0]}")
    if not arguments.list:
        with whole_file(TARGET) as beside:
            beside.write_text(page(counts), encoding="utf-8")


if __name__ == "__main__":
    main()
