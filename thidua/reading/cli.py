"""The command `thidua`: reads and checks plan files, without a database."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from thidua.reading.facts import PlanFacts

OK, FOUND, USAGE = 0, 1, 2
_STDIN = "-"
_DESCRIPTION = "Đọc và rà soát kế hoạch thi đua, khen thưởng (txt, docx, doc, PDF, bản quét)."
_EPILOG = "Trợ giúp từng lệnh: thidua read --help, thidua check --help."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns 0, 1 when `check` found an error, 2 for wrong usage."""
    parser = _parser()
    order = parser.parse_args(arguments)
    if order.version:
        sys.stdout.write(f"thidua {_version()}\n")
        return OK
    if order.command is None:
        parser.error("chưa chọn lệnh (read hoặc check)")
    try:
        return int(order.run(order))
    except BrokenPipeError:
        # The reader of our output left (thidua … | head): nothing more to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks Vietnamese."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self._positionals.title = "đối số"
        self._optionals.title = "tùy chọn"
        self.add_argument("-h", "--help", action="help", help="hiện trợ giúp này rồi thoát")

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {_in_vietnamese(message)}\n")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "cách dùng:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "cách dùng:", 1)


_MESSAGES = (
    (r"the following arguments are required: (.*)", r"còn thiếu: \1"),
    (r"unrecognized arguments: (.*)", r"không hiểu: \1"),
    (r"argument (.*): expected one argument", r"\1 cần một giá trị"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"\1: không có \2, hãy chọn \3"),
)


def _in_vietnamese(message: str) -> str:
    for english, vietnamese in _MESSAGES:
        found = re.fullmatch(english, message)
        if found:
            return found.expand(vietnamese)
    return message


def _parser() -> _Parser:
    parser = _Parser(prog="thidua", description=_DESCRIPTION, epilog=_EPILOG)
    parser.add_argument("--version", action="store_true", help="hiện phiên bản rồi thoát")
    commands = parser.add_subparsers(
        dest="command", title="lệnh", metavar="LỆNH", parser_class=_Parser
    )
    read = commands.add_parser("read", help="đọc kế hoạch thành dữ liệu (plan-facts/1)")
    read.set_defaults(run=_read)
    read.add_argument("--out", metavar="THƯ_MỤC", help="ghi mỗi kế hoạch một tệp vào thư mục này")
    read.add_argument("--no-text", action="store_true", help="không kèm toàn văn trong JSON")
    check = commands.add_parser("check", help="rà soát lỗi; mã thoát 1 khi có lỗi")
    check.set_defaults(run=_check)
    for command, usual in ((read, "json"), (check, "text")):
        command.add_argument(
            "files", nargs="+", metavar="TỆP", help="tệp, thư mục, hoặc - để đọc từ đầu vào chuẩn"
        )
        command.add_argument(
            "--format", choices=("json", "text"), default=usual, help=f"mặc định: {usual}"
        )
    return parser


def _read(order: argparse.Namespace) -> int:
    from thidua.reading.listing import list_facts

    plans = _Plans(order.files)
    printed: list[dict[str, Any]] = []
    names = _OutputNames(Path(order.out)) if order.out else None
    for plan in plans:
        for notice in plan.notices:
            sys.stderr.write(f"{plan.id}: {notice.severity.label}: {notice.message}\n")
        if order.format == "text":
            content = list_facts(plan)
        else:
            facts = plan.to_json(with_text=not order.no_text)
            printed.append(facts)
            content = _json(facts)
        if names is not None:
            names.next(plan.id, order.format).write_text(content + "\n", encoding="utf-8")
        elif order.format == "text":
            sys.stdout.write(content + "\n")
    if names is None and order.format == "json" and printed:
        sys.stdout.write(_json(printed[0] if plans.is_one_file else printed) + "\n")
    return plans.status


def _check(order: argparse.Namespace) -> int:
    from thidua.reading.listing import list_findings
    from thidua.reading.source import Severity

    plans = _Plans(order.files)
    printed: list[dict[str, Any]] = []
    has_error = False
    for plan in plans:
        severities = {one.severity for one in plan.findings} | {
            one.severity for one in plan.notices
        }
        has_error = has_error or Severity.ERROR in severities
        if order.format == "text":
            sys.stdout.write(list_findings(plan) + "\n")
        else:
            facts = plan.to_json(with_text=False)
            printed.append({key: facts[key] for key in ("id", "findings", "notices")})
    if order.format == "json":
        sys.stdout.write(_json(printed) + "\n")
    return plans.status or (FOUND if has_error else OK)


class _Plans:
    """The plans named on the command line, read one after the other.

    What cannot be opened is told on standard error and makes `status` 2.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self.status = OK
        self.is_one_file = len(names) == 1 and not Path(names[0]).is_dir()
        self._files = list(self._expand(names))

    def __iter__(self) -> Iterator[PlanFacts]:
        from thidua.reading.load import load
        from thidua.reading.pipeline import read_source

        for number, file in enumerate(self._files, start=1):
            if len(self._files) > 1:
                sys.stderr.write(f"[{number}/{len(self._files)}] {file}\n")
            try:
                if file == _STDIN:
                    source = load(sys.stdin.buffer.read(), "stdin")
                else:
                    source = load(Path(file))
            except OSError as fault:
                self._tell(file, fault.strerror or str(fault))
                continue
            yield read_source(source)

    def _expand(self, names: Iterable[str]) -> Iterator[str]:
        from thidua.reading.load.sniff import READABLE_EXTENSIONS

        for name in names:
            path = Path(name)
            if name == _STDIN or path.is_file():
                yield name
            elif path.is_dir():
                inside = sorted(
                    one
                    for one in path.iterdir()
                    if one.is_file() and one.suffix[1:].lower() in READABLE_EXTENSIONS
                )
                if not inside:
                    self._tell(name, "thư mục không có tệp kế hoạch nào")
                yield from map(str, inside)
            else:
                self._tell(name, "không có tệp này")

    def _tell(self, name: str, fault: str) -> None:
        sys.stderr.write(f"thidua: {name}: {fault}\n")
        self.status = USAGE


class _OutputNames:
    """Where each plan is written: by its stem, a number added when two have the same."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._given: set[str] = set()

    def next(self, stem: str, kind: str) -> Path:
        name, number = stem, 1
        while name in self._given:
            number += 1
            name = f"{stem}-{number}"
        self._given.add(name)
        return self._folder / f"{name}.{'txt' if kind == 'text' else 'json'}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("thidua")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "(chưa cài đặt)"


if __name__ == "__main__":
    sys.exit(main())
