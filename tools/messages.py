"""Bring the English catalogue up to date, compile it, and tell what is not translated.

    python tools/messages.py           # rewrite the catalogue and compile it
    python tools/messages.py --check   # change nothing; exit 1 when a string has no English

The source language of the screens is Vietnamese. Besides what templates and code
mark, labels of enums, fields of facts and sentences of refusals are collected.
Needs GNU gettext. Works on a copy in a temporary folder: only the catalogue is
written, and only when it is whole.
"""

from __future__ import annotations

import ast
import importlib
import os
import pkgutil
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "thidua"
CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
LEFT_OUT = shutil.ignore_patterns("assets", "demo", "locale", "migrations", "__pycache__")
SENTENCE_AT = {"Denied": 1, "NotNow": 1, "Invalid": 1, "Refusal": 1, "needed_reason": 1}
"""Which argument of a call is a sentence for people."""
YEARS = range(2020, 2036)
"""Enough to meet each name of a day off; fixed, so that the catalogue does not grow by itself."""
LETTER = re.compile(r"[^\W\d_]")


def labels() -> Iterator[str]:
    """Labels of all closed lists, and of the fields of facts."""
    from thidua.core.labels import Labelled

    for module in pkgutil.walk_packages([str(PACKAGE)], "thidua."):
        if not re.search(r"\.(migrations|management|demo|wsgi)\b", module.name):
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


def days_off() -> Iterator[str]:
    """Names of the days off by law."""
    from thidua.timing import official_days

    for year in YEARS:
        yield from (line.name for line in official_days(year))


def notices() -> Iterator[str]:
    """Why a file could not be read, as far as the sentence needs no words of the file."""
    from thidua.reading.load.notices import NOTICES
    from thidua.reading.source import Severity

    for severity, sentence in NOTICES.values():
        if severity is Severity.ERROR and "{" not in sentence:
            yield sentence


def refusals() -> Iterator[str]:
    """Sentences given to refusals in the code."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            place = 1 if name == "__init__" else SENTENCE_AT.get(name)
            if place is not None and len(node.args) > place:
                argument = node.args[place]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def collected() -> str:
    """What no marker shows to gettext, as a module that marks it."""
    texts = (*labels(), *days_off(), *notices(), *refusals())
    strings = sorted({text for text in texts if LETTER.search(text)})
    return "".join(f"gettext({text!r})\n" for text in strings)


def fresh_catalogue() -> str:
    """The catalogue with every string of today, keeping the English there is."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "thidua"
        shutil.copytree(PACKAGE, copy, ignore=LEFT_OUT)
        (copy / "collected_strings.py").write_text(collected(), encoding="utf-8")
        catalogue = copy / CATALOGUE.relative_to(PACKAGE)
        catalogue.parent.mkdir(parents=True)
        if CATALOGUE.exists():
            shutil.copy(CATALOGUE, catalogue)
        without_settings = {
            name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"
        }
        done = subprocess.run(
            [
                sys.executable, "-m", "django", "makemessages", "--locale", "en", "--no-location",
                "--no-wrap", "--no-obsolete", "--verbosity", "0",
            ],
            cwd=copy, env=without_settings, capture_output=True, text=True,
        )  # fmt: skip
        if done.returncode:
            raise SystemExit(done.stderr)
        # A date in the head would change the file at every run.
        text = catalogue.read_text(encoding="utf-8")
        return re.sub(r'"POT-Creation-Date:[^\n]*\n', "", text)


def missing(catalogue: str) -> list[str]:
    """Strings without English, fuzzy ones among them."""
    found = []
    for kind in ("--untranslated", "--only-fuzzy"):
        printed = subprocess.run(
            ["msgattrib", kind, "--no-obsolete", "--no-wrap", "-"],
            check=True, capture_output=True, text=True, input=catalogue,
        ).stdout  # fmt: skip
        entries = printed.split("\n\n")[1:]  # the head comes first
        found += [re.sub(r"^#.*\n", "", entry.strip() + "\n", flags=re.M) for entry in entries]
    return found


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.config.settings")
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    before = CATALOGUE.read_text(encoding="utf-8") if CATALOGUE.exists() else ""
    catalogue = fresh_catalogue()
    found = missing(catalogue)
    print("\n\n".join(found) or "English: complete")
    if "--check" in sys.argv:
        if catalogue != before:
            print("The catalogue is not up to date: run `make messages`")
        return 1 if found or catalogue != before else 0
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_text(catalogue, encoding="utf-8")
    subprocess.run(
        ["msgfmt", "--check-format", "-o", str(CATALOGUE.with_suffix(".mo")), str(CATALOGUE)],
        check=True,
    )
    print(f"{len(found)} strings without English")
    return 0


if __name__ == "__main__":
    sys.exit(main())
