"""How fast plans are read: text, Word and PDF, from one page to five hundred.

    python bench/reading.py [--quick]

Times are the best of several runs, from the bytes of a file to the facts of
the plan unless a line says "load". They are processor time where everything
happens in this process, so that other work on the machine does not count, and
time on the clock where a PDF is parsed in a process of its own.
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
from PIL import Image

from thidua.reading.load import LoadLimits, load
from thidua.reading.pipeline import read_source

ROOT = Path(__file__).resolve().parents[1]
PLANS = ROOT / "corpus" / "dev" / "plans"
FILES = ROOT / "corpus" / "dev" / "files"
CHARACTERS_A_PAGE = 2_600  # A4, 14 pt, as plans are printed
LIMITS = LoadLimits(seconds=120, characters=2_000_000)


def main() -> int:
    quick = "--quick" in sys.argv
    bench_text()
    bench_growth((1, 4, 20, 100) if quick else (1, 4, 20, 100, 250, 500))
    bench_word()
    bench_pdf((5, 20) if quick else (5, 20, 100))
    return 0


def best(
    action: Callable[[], object], runs: int = 5, clock: Callable[[], float] = time.process_time
) -> float:
    """Seconds of the fastest of several runs."""
    times = []
    for _ in range(runs):
        start = clock()
        action()
        times.append(clock() - start)
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
    typical = word_plan(pages=20)
    print(f"a Word plan of 20 pages with a picture, {len(typical) / 1000:.0f} KB")
    print(f"  {1000 * best(lambda: load(typical), 3):8.0f} ms to load")
    print(f"  {1000 * best(lambda: read(typical), 3):8.0f} ms to read")
    dense = dense_word(300_000)
    print(f"a Word file of nothing but text in 30,000 looks, {len(dense) / 1000:.0f} KB")
    print(f"  {1000 * best(lambda: load(dense), 3):8.0f} ms to load, numbers and tables in place")
    print(f"  {1000 * best(lambda: plain_docx(dense), 3):8.0f} ms python-docx, text alone")


def bench_pdf(sizes: tuple[int, ...]) -> None:
    sample = (FILES / "d01-so-chuong-trinh-nam.pdf").read_bytes()
    start = best(lambda: load(b"%PDF-1.4"), 3, time.perf_counter)
    print(f"PDF with ruled tables, on the clock ({1000 * start:.0f} ms to start the worker)")
    for pages in sizes:
        data = repeated_pdf(sample, pages)
        loading = best(lambda data=data: load(data, limits=LIMITS), 3, time.perf_counter)
        print(f"  {pages:4} pages {1000 * loading:8.0f} ms to load")
    peer_data = repeated_pdf(sample, 20)
    peer = best(lambda: plumber_text(peer_data), 1, time.perf_counter)
    print(f"    20 pages {1000 * peer:8.0f} ms pdfplumber, text and tables")


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


def word_plan(*, pages: int) -> bytes:
    """A plan of so many pages in Word, with lists and tables, and a picture for the rest."""
    made = docx.Document()
    for number, line in enumerate(long_plan(pages).replace("\f", "\n").split("\n")):
        if "\t" in line:
            cells = line.split("\t")
            row = made.add_table(1, len(cells)).rows[0]
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
        else:
            made.add_paragraph(line, style="List Number" if number % 5 == 0 else None)
    side = 250
    noise = random.Random(1).randbytes(side * side * 4)
    picture = io.BytesIO()
    Image.frombytes("RGBA", (side, side), noise).save(picture, "PNG")
    made.add_picture(picture)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def dense_word(size: int) -> bytes:
    """Text that hardly packs, every other word in another look."""
    chance = random.Random(1)
    made = docx.Document()
    for number in range(size // 110):
        paragraph = made.add_paragraph(style="List Number" if number % 3 == 0 else None)
        for part in range(12):
            run = paragraph.add_run(f"thi đua khen thưởng số {chance.randrange(10**9)} ")
            run.bold = part % 2 == 0
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
