"""What a confidence says holds: of the facts at .9 and above, 97 in 100 are right on the annotated pages."""

import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


def test_facts_that_claim_to_be_sure_are_right(shared: Path) -> None:
    """On seeds, the open part of dev and our own pages; the script ends with a message where they are not."""
    command = [sys.executable, str(CHECKOUT / "benchmarks" / "confidence.py"), "--check", "--shared", str(shared)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stderr
    sure = next(line for line in done.stdout.splitlines() if line.startswith("all"))
    right, wrong = (int(word) for word in sure.split()[3:5])
    assert right > 300, "hardly any fact claims to be sure"
    assert right / (right + wrong) >= 0.97
