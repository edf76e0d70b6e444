"""The figures are those of the shared scorer: on real pages, on graphs and gold files made wrong, and name by name."""

import importlib.util
import itertools
import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from gold_graphs import GOLD, graph_of, parsed
from shaken import DATES, TITLES, Row, reworded, shaken_elements, shaken_gold
from shared_pages import annotated, extracted

from graph.evaluation import titles, wording
from graph.evaluation.gold import gold_of
from graph.evaluation.places import read_json
from graph.evaluation.scoring import score
from graph.model.elements import Elements, to_lines

Rows = dict[str, tuple[float, float, float, int, int, int]]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("shared_scorer", shared / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def documents(shared: Path) -> list[tuple[Path, str, Elements]]:
    """(gold file, text, graph) of each annotated page."""
    return [(gold, page.text, elements) for gold, text in annotated(shared) for page, elements in [extracted(text)]]


def ours(gold: Path, elements: Elements, text: str | None) -> Rows:
    figures = score(gold_of(read_json(gold)), elements, text).figures()
    return {k: (f.precision, f.recall, f.f1, f.hit, f.miss, f.extra) for k, f in figures.items()}


def theirs(scorer: ModuleType, gold: Path, elements: Elements, text: str | None, folder: Path) -> Rows:
    lines = folder / "graph.jsonl"
    lines.write_text("\n".join(to_lines(elements)), encoding="utf-8")
    tally = scorer.score_document(scorer.read_gold(gold), scorer.Graph(lines), text)
    return {kind: tally.row(kind) for kind in tally.kinds()}


def test_on_the_pages_as_they_are(
    scorer: ModuleType, documents: list[tuple[Path, str, Elements]], tmp_path: Path
) -> None:
    assert len(documents) > 20
    for gold, text, elements in documents:
        assert ours(gold, elements, text) == theirs(scorer, gold, elements, text, tmp_path), gold.stem
        assert ours(gold, elements, None) == theirs(scorer, gold, elements, None, tmp_path), gold.stem


@pytest.mark.parametrize("seed", range(16))
def test_on_graphs_and_gold_made_wrong(
    scorer: ModuleType, documents: list[tuple[Path, str, Elements]], tmp_path: Path, seed: int
) -> None:
    rng = random.Random(seed)
    kinds: set[str] = set()
    # Each page a little and thoroughly: some kinds of fact are on few pages, and a little seldom reaches those.
    for (gold, text, elements), strengths in itertools.product(documents, ((1, 5), (20, 60))):
        wrong = shaken_elements(elements, rng, rng.choice(strengths))
        row = shaken_gold(json.loads(gold.read_bytes()), rng, rng.choice((0, 0, 2, 8)))
        changed = tmp_path / "gold.json"
        changed.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
        got = ours(changed, wrong, text)
        assert got == theirs(scorer, changed, wrong, text, tmp_path), gold.stem
        kinds |= {kind for kind, figures in got.items() if figures[2] < 1}
    assert len(kinds) > 11, "the changes do not reach most kinds of fact"


@pytest.mark.parametrize("seed", range(150))
def test_on_a_gold_of_our_own_made_wrong(scorer: ModuleType, tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    row = shaken_gold(GOLD, rng, rng.choice((0, 3, 9)))
    gold = tmp_path / "gold.json"
    gold.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    wrong = shaken_elements(graph_of(GOLD).done(), rng, rng.choice((1, 4, 16)))
    assert ours(gold, wrong, None) == theirs(scorer, gold, wrong, None, tmp_path)


def words_of(documents: list[tuple[Path, str, Elements]], rng: random.Random) -> dict[str, list[str]]:
    """organizations and titles of posts and of events that gold and graphs name, and other wordings of them."""
    found: dict[str, set[str]] = {"organizations": set(), "posts": set(), "events": set()}
    labels = {"Organization": "organizations", "Post": "posts", "Meeting": "events", "Agreement": "events"}
    for path, _, elements in documents:
        row: Row = json.loads(path.read_bytes())
        posts = [post for person in row["people"] for post in person.get("posts", [])]
        found["organizations"] |= {post["organization"] for post in posts}
        found["posts"] |= {post["title"] for post in posts}
        found["events"] |= {event["title"] for event in row["meetings"] + row["agreements"]}
        for node in elements.nodes:
            if node.label in labels:
                found[labels[node.label]].add(str(node.properties.get("name") or node.properties.get("title")))
    return {kind: sorted({*names, *(reworded(name, rng) for name in sorted(names))}) for kind, names in found.items()}


def test_name_by_name(scorer: ModuleType, documents: list[tuple[Path, str, Elements]]) -> None:
    rng = random.Random(7)
    words = words_of(documents, rng)
    for name in itertools.chain(*words.values()):
        assert wording.plain(name) == scorer.norm(name)
        assert wording.organization_key(name) == scorer.org_key(name)
    bodies, posts, events = words["organizations"], words["posts"], [*words["events"], *TITLES]
    for a in bodies:
        # Alike by their ends, and at random: nearly all pairs have nothing in common.
        near = [b for b in bodies if b[-3:] == a[-3:]]
        for b in (*rng.sample(near, min(12, len(near))), *rng.sample(bodies, 4)):
            assert wording.same_organization(a, b) == scorer.same_org(a, b), (a, b)
            one, two = (a, rng.choice(posts)), (b, rng.choice(posts))
            cut = ((a + one[1])[: len(a) - 2], (a + one[1])[len(a) - 2 :])
            for other in (two, (b, one[1]), cut):
                assert wording.same_post(one, other) == scorer.same_post(one, other), (one, other)
    for a in events:
        for b in (*rng.sample(events, 12), reworded(a, rng), a):
            assert titles.likeness(a, b) == scorer.likeness(a, b), (a, b)


def test_date_by_date(scorer: ModuleType) -> None:
    days = [*DATES, "2024-03-30", "--03-30", "--12-31", "--01-02", "XXXX-03-28", "20240328", "03-28", "-", None]
    for start, end, got in itertools.product(days, repeat=3):
        assert titles.date_parts(start) == scorer.date_parts(start)
        pred = {"start": got or "", "end": ""}
        assert titles.same_day(start, end, got) == scorer.same_day({"start": start, "end": end}, pred), (
            start,
            end,
            got,
        )


def test_the_gold_of_our_own_is_read_alike(scorer: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "sample.json"
    path.write_text(json.dumps(GOLD, ensure_ascii=False), encoding="utf-8")
    assert scorer.read_gold(path)["names"] == [wording.plain(name) for name in parsed().people]


def test_the_commands_print_the_same_figures(shared: Path, chuanyu: Run, tmp_path: Path) -> None:
    """chuanyu evaluate beside chuanyu extract and the scorer's own command."""
    assert chuanyu("extract", shared / "seeds", "--out", tmp_path / "graphs").returncode == 0
    command = [sys.executable, shared / "score.py", shared / "gold", tmp_path / "graphs", "--texts", shared / "seeds"]
    done = subprocess.run([*map(str, command), "--per-document"], capture_output=True, check=True)
    scored = done.stdout.decode()
    evaluated = chuanyu("evaluate", shared / "gold", "--texts", shared / "seeds", "--per-document")
    assert evaluated.returncode == 0, evaluated.stderr
    squeezed = [[" ".join(line.split()) for line in text.splitlines() if line] for text in (scored, evaluated.stdout)]
    assert len(squeezed[0]) > 60
    assert squeezed[0] == squeezed[1]
