"""Refuse what must not stand in the repository: hosts of registries, paths of one machine.

Looks at the files git tracks; prints each fault and exits 1 when there is any.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIMIT_KIB = 1500

RULES = (
    (re.compile(r'"resolved"\s*:'), ("package-lock.json",), "records download addresses"),
    (re.compile(r"https?://"), ("requirements/", ".npmrc", "pyproject.toml"), "names a host"),
    (re.compile(r"--(extra-)?index-url|registry\s*=\s*http"), ("",), "names a package index"),
    (re.compile(r"/(home|root|Users)/\w+/"), ("",), "holds a path of one machine"),
)


def tracked() -> list[Path]:
    output = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    return [ROOT / name for name in output.split("\0") if name]


def faults(path: Path) -> list[str]:
    name = path.relative_to(ROOT).as_posix()
    if name == "tools/check_repository.py" or not path.is_file():
        return []
    found = []
    if path.stat().st_size > LIMIT_KIB * 1024:
        found.append(f"{name}: larger than {LIMIT_KIB} KiB")
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return found
    for pattern, places, meaning in RULES:
        if name.startswith(places) and pattern.search(text):
            found.append(f"{name}: {meaning}")
    return found


def main() -> int:
    found = [fault for path in tracked() for fault in faults(path)]
    print("\n".join(found) or "Repository: nothing that should not be there")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
