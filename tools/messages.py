"""Bring the English catalogue up to date, compile it, and tell what is not translated.

    python tools/messages.py           # rewrite the catalogue and compile it
    python tools/messages.py --check   # change nothing; exit 1 when a string has no English

The source language of the screens is Vietnamese. Besides what templates and code
mark, labels of enums, fields of facts and sentences of refusals are collected.
Needs GNU gettext.
"""

from __future__ import annotations

import ast
import importlib
import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "thidua"
CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
COLLECTED = PACKAGE / "collected_strings.py"
REFUSALS = {"Denied", "NotNow", "Invalid", "Refusal"}
VIETNAMESE = re.compile(r"[^\W\d_]")


def labels() -> Iterator[str]:
    """Labels of all closed lists, and of the fields of facts."""
    from thidua.core.labels import Labelled

    for module in pkgutil.walk_packages([str(PACKAGE)], "thidua."):
        if ".migrations" not in module.name and ".management." not in module.name:
            importlib.import_module(module.name)
    pending = list(Labelled.__subclasses__())
    while pending:
        kind = pending.pop()
        pending.extend(kind.__subclasses__())
        yield from (member.label for member in kind)
    from thidua.planning.domain.fact_fields import DURATION_UNITS, FIELDS

    yield from (label for _, label in DURATION_UNITS)
    for fields in FIELDS.values():
        for field in fields:
            yield field.label
            yield from (label for _, label in field.choices)


def refusals() -> Iterator[str]:
    """Sentences given to refusals in the code."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in REFUSALS or (name == "__init__" and len(node.args) > 1):
                for argument in node.args[1:2]:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield argument.value


def collect() -> None:
    strings = sorted({text for text in (*labels(), *refusals()) if VIETNAMESE.search(text)})
    lines = "\n".join(f"gettext({text!r})" for text in strings)
    COLLECTED.write_text(f"from django.utils.translation import gettext\n\n{lines}\n", "utf-8")


def make() -> None:
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    collect()
    try:
        subprocess.run(
            [
                sys.executable, "-m", "django", "makemessages", "--locale", "en", "--no-location",
                "--no-wrap", "--no-obsolete", "--verbosity", "0",
            ],
            cwd=PACKAGE, check=True,
        )  # fmt: skip
    finally:
        COLLECTED.unlink(missing_ok=True)
    # A date in the head would change the file at every run.
    text = re.sub(r'"POT-Creation-Date:[^\n]*\n', "", CATALOGUE.read_text(encoding="utf-8"))
    CATALOGUE.write_text(text, encoding="utf-8")


def missing() -> list[str]:
    """Strings without English, fuzzy ones among them."""
    found = []
    for kind in ("--untranslated", "--only-fuzzy"):
        printed = subprocess.run(
            ["msgattrib", kind, "--no-obsolete", "--no-wrap", str(CATALOGUE)],
            check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip
        found += [line[7:-1] for line in printed.splitlines() if re.match(r'msgid "(?!")', line)]
    return found


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.config.settings")
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    before = CATALOGUE.read_text(encoding="utf-8") if CATALOGUE.exists() else ""
    make()
    found = missing()
    if "--check" in sys.argv:
        changed = CATALOGUE.read_text(encoding="utf-8") != before
        CATALOGUE.write_text(before, encoding="utf-8")
        print("\n".join(found) or "English: complete")
        if changed and not found:
            print("The catalogue is not up to date: run `make messages`")
        return 1 if found or changed else 0
    subprocess.run(
        ["msgfmt", "--check-format", "-o", str(CATALOGUE.with_suffix(".mo")), str(CATALOGUE)],
        check=True,
    )
    print("\n".join(found) or "English: complete")
    print(f"{len(found)} strings without English")
    return 0


if __name__ == "__main__":
    sys.exit(main())
