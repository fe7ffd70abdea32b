"""Parts in running text that do not add up to the whole printed with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from thidua.reading.check.inspection import Inspection
from thidua.reading.check.numbers import NUMBER, number_of
from thidua.reading.check.passages import Part, Passage, PlacedTable
from thidua.reading.check.table_sums import table_mismatches
from thidua.reading.conventions.labels import bullet_end, read_label
from thidua.reading.facts import Finding, FindingCode

_COUNT = re.compile(
    rf"(?<![\w/.,-])(?P<number>{NUMBER})\s+(?!giờ|phút|ngày|tháng|năm|quý|tuần|buổi|lần|trở\s+lên|đến)"
    r"(?P<noun>(?:triệu\s+|tỷ\s+)?[^\W\d_]+(?:\s+[^\W\d_]+)?)"
)
_MADE_OF = re.compile(r"(?<!\w)(?:bao\s+)?gồm(?:\s+có)?(?!\w)\s*:?")
_OF_WHICH = re.compile(r"(?<!\w)trong\s+đó(?!\w)\s*:?", re.IGNORECASE)
_BRACKET = re.compile(r"\([^()]*\)")
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[^\W\d_])|\n")
_SHARE = re.compile(
    rf"(?:khoảng|chiếm|là|:)\s*(?:khoảng\s+)?(?P<number>{NUMBER})\s*%", re.IGNORECASE
)
_RANK_SHARE = re.compile(
    rf"(?:loại|mức|xếp\s+loại)\s+(?:xuất\s+sắc|giỏi|tốt|khá|trung\s+bình|đạt|yếu|kém|chưa\s+đạt|[A-D])\s*:?\s*"
    rf"(?:chiếm\s+|khoảng\s+)?(?P<number>{NUMBER})\s*%",
    re.IGNORECASE,
)
_FEWEST_RANKS = 3
_ANY_SHARE = re.compile(rf"(?P<number>{NUMBER})\s*%")
_WEIGHTS = re.compile(r"tỷ\s+trọng|tỉ\s+trọng|trọng\s+số|cơ\s+cấu\s+điểm", re.IGNORECASE)
_ONE_SIDED = re.compile(
    r"ít\s+nhất|tối\s+thiểu|không\s+dưới|trở\s+lên|không\s+quá|tối\s+đa|(?<!\w)trên(?!\w)|(?<!loại\s)đạt",
    re.IGNORECASE,
)
_COMPOSED = re.compile(r"t[ỷỉ]\s+trọng|trọng\s+số|cơ\s+cấu|thành\s+phần|đại\s+biểu", re.IGNORECASE)
_WHOLE_POINTS = re.compile(
    rf"\(\s*(?:tổng\s+(?:số\s+)?(?:điểm\s*)?:?\s*)?(?:tối\s+đa\s+)?(?P<bracket>{NUMBER})\s*(?:điểm|đ)\s*\)"
    rf"|thang\s+điểm\s*:?\s*(?P<scale>{NUMBER})(?!\w)"
    rf"|tổng\s+(?:số\s+)?điểm[^.;\d]{{0,30}}?(?P<total>{NUMBER})\s*điểm",
    re.IGNORECASE,
)
_PART_POINTS = re.compile(rf"(?P<number>{NUMBER})\s*(?:điểm|đ)(?!\w)", re.IGNORECASE)
_NO_PART = re.compile(
    r"(?<!\w)(?:cộng|trừ|điểm\s+(?:thưởng|trừ|cộng)|xếp\s+loại|trở\s+lên|dưới|trên)(?!\w)",
    re.IGNORECASE,
)
# Shares that make up a whole come near it even when one is wrong.
_LEAST_SHARES, _MOST_SHARES = 80, 150
_OPENING = 90
# "03 xã, phường": the second word of a pair has no count of its own.
_WORDS_OF_A_TAIL = 2


def sums_that_miss(inspection: Inspection) -> Iterator[Finding]:
    """Totals of tables, counts of delegates or money, shares and points that do not add up."""
    for table in inspection.tables:
        yield from table_mismatches(table, _announced(inspection, table))
    for passage in inspection.body:
        if passage.part is not Part.CELL:
            yield from _shares(passage)
            yield from _rank_shares(passage)
            yield from _parts_in_sentence(passage)
    yield from _lists(inspection)


def _finding(passage: Passage, start: int, end: int, summed: float, printed: float) -> Finding:
    shown = f"{summed:g}".replace(".", ",")
    return passage.finding(
        FindingCode.SUM_MISMATCH,
        start,
        end,
        f"Cộng các phần được {shown}, văn bản ghi {printed:g}.",
        f"Sửa thành: {shown}, hoặc sửa lại các phần.",
    )


def _announced(inspection: Inspection, table: PlacedTable) -> float | None:
    """The number of points that heading and lead of a table promise."""
    points = [words for words in table.headers if "điểm" in words.lower()]
    if len(points) != 1:
        return None
    for passage in inspection.body:
        if passage.section == table.section and passage.part in (Part.HEADING, Part.BODY):
            found = _WHOLE_POINTS.search(passage.text)
            if found:
                return _matched(found)
    return None


def _matched(found: re.Match[str]) -> float:
    return number_of(next(value for value in found.groupdict().values() if value))


# ------------------------------------------------------------------ one sentence


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for stop in _SENTENCE.finditer(text):
        if text[stop.start() - 1 : stop.start()] != ";":
            yield start, text[start : stop.start()]
            start = stop.end()
    yield start, text[start:]


def _blanked(words: str) -> str:
    """The words with what stands in brackets overwritten, places kept."""
    return _BRACKET.sub(lambda found: " " * len(found[0]), words)


def _shares(passage: Passage) -> Iterator[Finding]:
    """``điển hình khoảng 70%; khách mời khoảng 35%``: shares of one whole that miss 100."""
    for start, words in _sentences(passage.text):
        about = f"{' '.join(passage.under[-1:])} {words}"
        if not _COMPOSED.search(about) or _ONE_SIDED.search(words):
            continue
        shares = list((_ANY_SHARE if _WEIGHTS.search(about) else _SHARE).finditer(words))
        if len(shares) < 2 or len(shares) != len(_ANY_SHARE.findall(words)):
            continue
        total = sum(number_of(share["number"]) for share in shares)
        if total != 100 and _LEAST_SHARES <= total <= _MOST_SHARES:
            first = _opening_of(words, shares[0].start())
            yield _finding(passage, start + first, start + shares[-1].end(), total, 100)


def _rank_shares(passage: Passage) -> Iterator[Finding]:
    """``loại tốt 25%, loại khá 55%, loại đạt 25%``: shares of one scale that miss 100."""
    for start, words in _sentences(passage.text):
        shares = list(_RANK_SHARE.finditer(words))
        if len(shares) < _FEWEST_RANKS or _ONE_SIDED.search(words[: shares[-1].end()]):
            continue
        total = sum(number_of(share["number"]) for share in shares)
        if total != 100 and _LEAST_SHARES <= total <= _MOST_SHARES:
            yield _finding(passage, start + shares[0].start(), start + shares[-1].end(), total, 100)


def _opening_of(words: str, at: int) -> int:
    """Where the phrase that ends at ``at`` begins: after the last bracket, colon or semicolon."""
    return max((words.rfind(mark, 0, at) + 1 for mark in "(:;."), default=0)


def _parts_in_sentence(passage: Passage) -> Iterator[Finding]:
    """``Tổng số 200 đại biểu, gồm 128 đại biểu chính thức và 70 đại biểu khách mời``."""
    for start, sentence in _sentences(passage.text):
        words = _blanked(sentence)
        points = _points_of_sentence(words)
        made = _MADE_OF.search(words)
        wholes = list(_COUNT.finditer(words, 0, made.start())) if made else []
        if points is not None:
            whole, summed = points
            yield _finding(passage, start, start + len(sentence), summed, whole)
        elif made and wholes:
            printed = number_of(wholes[-1]["number"])
            parts = _parts(words[made.end() :], wholes[-1]["noun"])
            if len(parts) >= 2 and sum(parts) != printed:
                at = wholes[-1].start()
                yield _finding(passage, start + at, start + len(sentence), sum(parts), printed)


def _parts(words: str, noun: str) -> list[float]:
    """The counts in a list up to a "trong đó"; none unless every part is counted."""
    cut = _OF_WHICH.search(words)
    counts: list[re.Match[str]] = []
    for piece in re.split(r"[,;]|\svà\s", words[: cut.start()] if cut else words):
        found = list(_COUNT.finditer(piece))
        if len(found) == 1:
            counts.append(found[0])
        elif found or not counts or len(piece.split()) > _WORDS_OF_A_TAIL:
            # "gồm lãnh đạo Sở, 05 phóng viên ...": the rest is not counted.
            return []
    same = [count for count in counts if count["noun"].split()[0] == noun.split()[0]]
    return [number_of(count["number"]) for count in (same if len(same) >= 2 else counts)]


def _points_of_sentence(words: str) -> tuple[float, float] | None:
    """``Thang điểm 100, gồm: … tối đa 60 điểm; … tối đa 30 điểm``: whole and sum when unequal."""
    found = _WHOLE_POINTS.search(words)
    made = _MADE_OF.search(words, found.end()) if found else None
    if found is None or made is None:
        return None
    parts = [number_of(part["number"]) for part in _PART_POINTS.finditer(words, made.end())]
    whole, summed = _matched(found), sum(parts)
    return (whole, summed) if len(parts) >= 2 and whole != summed else None


# ------------------------------------------------------------------ a list below a lead


def _lists(inspection: Inspection) -> Iterator[Finding]:
    """A lead with a whole (``Tổng số 180 đại biểu, gồm:``, ``Lớp (100 điểm)``) over its items."""
    for lead, items in _leads(inspection):
        yield from _counted_list(lead, items)
        yield from _pointed_list(lead, items)


def _leads(inspection: Inspection) -> Iterator[tuple[Passage, list[Passage]]]:
    """Headings and plain paragraphs with the bullets or numbered items right below them."""
    body = [passage for passage in inspection.body if passage.part is not Part.CELL]
    for _, run in groupby(body, key=lambda passage: passage.section):
        passages = list(run)
        for at, lead in enumerate(passages):
            if bullet_end(lead.text) is not None and read_label(lead.text) is None:
                continue
            bullets = []
            for item in passages[at + 1 :]:
                if bullet_end(item.text) is None:
                    break
                bullets.append(item)
            if bullets:
                yield lead, bullets
    yield from _sections_below(body)


def _sections_below(body: Sequence[Passage]) -> Iterator[tuple[Passage, list[Passage]]]:
    by_parent: dict[str, list[Passage]] = {}
    openings: dict[str, list[Passage]] = {}
    for passage in body:
        openings.setdefault(passage.section, []).append(passage)
    for section, own in openings.items():
        parent, _, _ = section.rpartition("/")
        heading = own[0]
        words = heading.text
        if len(own) > 1 and own[1].start - (heading.start + len(heading.text)) <= 3:
            words = f"{heading.text} {own[1].text}"
        item = Passage(heading.part, section, heading.start, heading.page, words)
        by_parent.setdefault(parent, []).append(item)
    for section, items in by_parent.items():
        for lead in openings.get(section, [])[-1:]:
            yield lead, items


def _counted_list(lead: Passage, items: Sequence[Passage]) -> Iterator[Finding]:
    words = _blanked(lead.text)
    opens = list(_MADE_OF.finditer(words)) or list(_OF_WHICH.finditer(words))
    if not opens or words[opens[-1].end() :].strip(" :"):
        return
    wholes = list(_COUNT.finditer(words, 0, opens[-1].start()))
    if not wholes:
        return
    whole = wholes[-1]
    noun = whole["noun"].split()[0]
    parts = []
    for item in items:
        counts = [
            count
            for count in _COUNT.finditer(_blanked(item.text)[:_OPENING])
            if count["noun"].split()[0] == noun
        ]
        if len(counts) != 1:
            return
        parts.append(number_of(counts[0]["number"]))
    printed = number_of(whole["number"])
    exhaustive = _MADE_OF.search(words) is not None or sum(parts) > printed
    if len(parts) >= 2 and exhaustive and sum(parts) != printed:
        yield _finding(lead, whole.start(), len(lead.text), sum(parts), printed)


def _pointed_list(lead: Passage, items: Sequence[Passage]) -> Iterator[Finding]:
    found = _WHOLE_POINTS.search(lead.text)
    if found is None:
        return
    parts = []
    for item in items:
        counts = list(_PART_POINTS.finditer(item.text))
        if not counts or _NO_PART.search(_blanked(item.text)[: counts[0].start()]):
            continue
        parts.append(number_of(counts[0]["number"]))
    whole = _matched(found)
    if len(parts) >= 2 and len(parts) == len(items) and sum(parts) != whole:
        yield _finding(lead, 0, len(lead.text), sum(parts), whole)
