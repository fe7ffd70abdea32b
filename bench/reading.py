"""How fast plans are read: text, Word and PDF, from one page to five hundred.

    python bench/reading.py [--quick]

Times are the best of several runs in this process, from the bytes of a file
to the facts of the plan, unless a line says otherwise.
"""

from __future__ import annotations

import io
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import docx
import pdfplumber
import pypdfium2

from thidua.reading.load import LoadLimits, load
from thidua.reading.pipeline import read_source

ROOT = Path(__file__).resolve().parents[1]
PLANS = ROOT / "corpus" / "dev" / "plans"
FILES = ROOT / "corpus" / "dev" / "files"
CHARACTERS_A_PAGE = 2_600  # A4, 14 pt, as plans are printed
LIMITS = LoadLimits(seconds=120)


def main() -> int:
    quick = "--quick" in sys.argv
    bench_text()
    bench_growth((1, 4, 20, 100) if quick else (1, 4, 20, 100, 250, 500))
    bench_word()
    bench_pdf((5, 20) if quick else (5, 20, 100))
    return 0


def best(action: Callable[[], object], runs: int = 5) -> float:
    """Seconds of the fastest of several runs."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def read(data: bytes) -> object:
    return read_source(load(data, limits=LIMITS))


def bench_text() -> None:
    plans = [path.read_bytes() for path in sorted(PLANS.glob("*.txt"))]
    pages = sum(len(data.decode()) for data in plans) / CHARACTERS_A_PAGE
    seconds = best(lambda: [read(data) for data in plans], runs=3)
    only_load = best(lambda: [load(data) for data in plans])
    print(f"{len(plans)} sample plans, {pages:.0f} pages of text")
    print(f"  {pages / seconds:8.0f} pages a second, {1000 * seconds / pages:.1f} ms a page")
    print(f"  {1000 * only_load / len(plans):8.1f} ms to load one of them")


def bench_growth(sizes: tuple[int, ...]) -> None:
    """A plan of as many pages: time must grow as the pages do."""
    print("a text plan of so many pages")
    per_page = []
    for pages in sizes:
        data = long_plan(pages).encode()
        seconds = best(lambda data=data: read(data), runs=5 if pages < 50 else 1)
        per_page.append(seconds / pages)
        print(f"  {pages:5} pages {1000 * seconds:9.1f} ms {1000 * seconds / pages:7.2f} ms a page")
    ratio = per_page[-1] / statistics.median(per_page)
    print(f"  a page of the longest costs {ratio:.2f} times the usual: 1 is linear")


def bench_word() -> None:
    data = word_plan(300_000)
    print(f"a Word plan of {len(data) / 1000:.0f} KB")
    print(f"  {1000 * best(lambda: load(data), 3):8.0f} ms to load, numbers and tables in place")
    print(f"  {1000 * best(lambda: read(data), 1):8.0f} ms to read")
    print(f"  {1000 * best(lambda: plain_docx(data), 3):8.0f} ms python-docx, text without numbers")


def bench_pdf(sizes: tuple[int, ...]) -> None:
    sample = (FILES / "d01-so-chuong-trinh-nam.pdf").read_bytes()
    for pages in sizes:
        data = repeated_pdf(sample, pages)
        loading = best(lambda data=data: load(data, limits=LIMITS), 3)
        start = best(lambda: load(b"%PDF-1.4"), 3)
        print(f"a PDF of {pages} pages with ruled tables")
        print(f"  {1000 * loading:8.0f} ms to load ({1000 * start:.0f} of them start the worker)")
        if pages <= 20:
            peer = best(lambda data=data: plumber_text(data), 1)
            print(f"  {1000 * peer:8.0f} ms pdfplumber, text and tables")


def long_plan(pages: int) -> str:
    """A plan whose body is as long as wanted: sections of the samples, numbered on."""
    chance = random.Random(1)
    sources = [path.read_text("utf-8") for path in sorted(PLANS.glob("*.txt"))]
    head = sources[0].split("\n", 12)
    out = ["\n".join(head[:12])]
    size = len(out[0])
    number = 0
    while size < pages * CHARACTERS_A_PAGE:
        number += 1
        lines = chance.choice(sources).split("\n")
        start = chance.randrange(max(1, len(lines) - 12))
        piece = f"{number}. Nhóm nhiệm vụ số {number}\n" + "\n".join(lines[start : start + 12])
        out.append(piece)
        size += len(piece)
    return "\n".join(out)[: pages * CHARACTERS_A_PAGE]


def word_plan(size: int) -> bytes:
    """A Word file of about that size with lists, tables and runs of many looks."""
    chance = random.Random(1)
    paragraphs = size // 130
    made = docx.Document()
    for number in range(paragraphs):
        paragraph = made.add_paragraph(style="List Number" if number % 3 == 0 else None)
        for part in range(10):
            words = f"thi đua khen thưởng số {chance.randrange(10**9)} "
            paragraph.add_run(words).bold = part % 4 == 0
        if number % 400 == 0:
            grid = made.add_table(20, 4)
            for row in grid.rows:
                for cell in row.cells:
                    cell.text = str(chance.randrange(10**6))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def plain_docx(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def plumber_text(data: bytes) -> int:
    with pdfplumber.open(io.BytesIO(data)) as document:
        return sum(len(page.extract_text()) + len(page.extract_tables()) for page in document.pages)


def repeated_pdf(sample: bytes, pages: int) -> bytes:
    source = pypdfium2.PdfDocument(sample)
    made = pypdfium2.PdfDocument.new()
    while len(made) < pages:
        made.import_pages(source, list(range(min(len(source), pages - len(made)))))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
