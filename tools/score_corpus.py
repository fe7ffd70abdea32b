"""Score the reader on the seeds and on our own corpus, where the scorer is at hand.

The scorer and the five real seeds live beside the project (``../shared/plans``)
and are not part of it; without them this says so and leaves.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "plans"
SETS = {
    "seeds": (SHARED / "seeds", SHARED / "gold"),
    "development": (ROOT / "corpus/dev/plans", ROOT / "corpus/dev/gold"),
    "held out": (ROOT / "corpus/heldout/plans", ROOT / "corpus/heldout/gold"),
}


def score(plans: Path, gold: Path, *, details: bool) -> tuple[float, str]:
    """Macro average and the scorer's printout for one set."""
    with tempfile.TemporaryDirectory() as out:
        reader = [sys.executable, "-m", "thidua.reading.cli", "read", "--no-text", "--out", out]
        files = sorted(str(path) for path in plans.glob("*.txt"))
        subprocess.run([*reader, *files], check=True, cwd=ROOT, capture_output=True)
        brief = [] if details else ["--brief"]
        printed = subprocess.run(
            [sys.executable, SHARED / "score.py", gold, out, *brief],
            check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip
    found = re.search(r"macro average .* F1 ([\d.]+)", printed)
    if not found:
        raise RuntimeError("the scorer printed no macro average")
    return float(found[1]), printed


def main() -> int:
    if not (SHARED / "score.py").exists():
        print("No scorer beside the project (../shared/plans/score.py): not scored")
        return 0
    chosen = [name for name in sys.argv[1:] if not name.startswith("-")] or list(SETS)
    details = "--details" in sys.argv
    for name in chosen:
        plans, gold = SETS[name]
        macro, printed = score(plans, gold, details=details)
        print(f"{printed}\n{name}: macro average {macro:.4f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
