"""People as off-the-shelf taggers find them: the words that jieba tags nr, and Baidu LAC's PER."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
Finder = Callable[[list[str]], list[list[str]]]


def jieba_names(texts: list[str]) -> list[list[str]]:
    """For each text, the words of two or more characters that jieba.posseg tags nr."""
    import jieba
    import jieba.posseg

    jieba.setLogLevel(60)
    return [[word for word, tag in jieba.posseg.lcut(text) if tag == "nr" and len(word) >= 2] for text in texts]


def lac_names(python: Path) -> Finder:
    """LAC in an environment of its own, python being its interpreter: LAC 2.1.2 and the paddle that its shim is for."""

    def names(texts: list[str]) -> list[list[str]]:
        run = [str(python), str(HERE / "lac_names.py")]
        done = subprocess.run(
            run, input=json.dumps(texts), capture_output=True, text=True, check=True, encoding="utf-8"
        )
        found: list[list[str]] = json.loads(done.stdout.splitlines()[-1])
        return found

    return names


def write_people(found: Finder, texts: list[Path], folder: Path) -> None:
    """A graph of nothing but people for each page, every name once, folder/NAME.jsonl."""
    folder.mkdir(parents=True, exist_ok=True)
    contents = [path.read_bytes().decode("utf-8", errors="replace") for path in texts]
    for path, names in zip(texts, found(contents), strict=True):
        nodes = [
            {
                "type": "node",
                "id": f"person/{name}",
                "labels": ["Person"],
                "properties": {"id": f"person/{name}", "name": name},
            }
            for name in sorted(set(names))
        ]
        lines = "".join(json.dumps(node, ensure_ascii=False) + "\n" for node in nodes)
        (folder / f"{path.stem}.jsonl").write_text(lines, encoding="utf-8")
