"""Periods, terms and ordinals of one thing that contradict each other or cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thidua.core.text import fold
from thidua.reading.check.inspection import Inspection
from thidua.reading.check.passages import Part, Passage
from thidua.reading.conventions.labels import roman_value
from thidua.reading.facts import Finding, FindingCode
from thidua.timing import DeadlineKind
from thidua.timing.days import as_date

_YEARS = r"(?P<first>(?:19|20)\d{2})\s*(?:[-–—]|đến(?:\s+năm)?)\s*(?P<last>(?:19|20)\d{2})"
_STAGE = re.compile(
    rf"(?<!\w)(?P<kind>giai\s+đoạn|năm\s+học)\s+(?:từ\s+)?(?:năm\s+)?{_YEARS}", re.IGNORECASE
)
_HEADS = r"(?:Đại\s+hội|Hội\s+(?:nghị|thi|thao|diễn)|Liên\s+hoan|Lễ|Ngày\s+hội|Cuộc\s+thi|Giải)"
_HEAD = re.compile(rf"(?<!\w){_HEADS}(?!\w)", re.IGNORECASE)
_EVENT = re.compile(
    rf"(?<!\w){_HEADS}(?!\w)"
    r"(?P<name>(?:\s+(?!lần\s+thứ)[^\s.;:()“”\"]+){0,22}?),?\s+"
    r"(?P<ordinal>lần\s+thứ\s+(?P<number>[IVXL]+|\d{1,2}|[^\W\d_]+))(?!\w)",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"(?P<whole>lần\s+thứ\s+(?P<number>[IVXL]+|\d{1,2}|[^\W\d_]+),?\s+"
    rf"\(?(?:giai\s+đoạn\s+|nhiệm\s+kỳ\s+)?{_YEARS}\)?)",
    re.IGNORECASE,
)
_DAYS_AND_NIGHTS = re.compile(r"(?<![\d/])(?P<number>\d{2,3})\s+ngày\s+đêm", re.IGNORECASE)
_PER = re.compile(r"/\s*$")
_DAY = r"(?:ngày\s+)?(?:\d{1,2}[/.-]\d{1,2}[/.-])?"
_ANNIVERSARY = re.compile(
    rf"(?P<years>\d{{1,3}})\s+năm\s+(?P<day>[^.;()]{{3,120}}?)\s*\(\s*{_DAY}(?P<from>\d{{4}})"
    rf"\s*[-–—]\s*{_DAY}(?P<to>\d{{4}})\s*\)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"năm\s+(?P<year>20\d{2})(?!\s*[-–])", re.IGNORECASE)
_OTHERS_PERIOD = re.compile(
    r"(?:chương\s+trình|đề\s+án|chiến\s+lược|nghị\s+quyết|quy\s+hoạch|mục\s+tiêu\s+quốc\s+gia"
    r"|kế\s+hoạch\s+(?:phát\s+triển|0?5\s+năm)|trung\s+hạn|ngân\s+sách|dự\s+án|chuẩn\s+nghèo)"
    r"[^.;]{0,80}$",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(
    r"(?:so\s+với|kết\s+quả|tổng\s+kết|(?<!lập\s)thành\s+tích|phát\s+động\s+(?:tại|từ)|phát\s+huy"
    r"|đã|được\s+tặng|từ\s+(?:sau\s+)?(?:Đại\s+hội|Hội\s+nghị)|kể\s+từ|trước\s+đây|nghị\s+quyết)"
    r"[^.;]{0,60}$",
    re.IGNORECASE,
)
_HAPPENED = re.compile(r"\s*,?\s*(?:đã|được\s+tặng|đạt|có\s+\d)", re.IGNORECASE)
_WORD_NUMBERS = {
    "nhat": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
    "chin": 9, "muoi": 10,
}  # fmt: skip
_MOST_EVENTS = 100
_LEVEL = re.compile(r"\b(?:toan quoc|tinh|huyen|xa|phuong|so|nganh|dang bo|co so|truong|cong ty)\b")


def conflicting_periods(inspection: Inspection) -> Iterator[Finding]:
    """All faults of this kind, each at the place that departs from the plan's own period."""
    yield from _stages(inspection)
    yield from _ordinals(inspection)
    yield from _terms(inspection)
    yield from _lengths(inspection)
    yield from _anniversaries(inspection)
    yield from _years_of_parts(inspection)
    yield from _spans(inspection)


def _fault(passage: Passage, start: int, end: int, why: str, right: str | None = None) -> Finding:
    suggestion = f"Sửa thành: {right}" if right else "Sửa lại cho thống nhất."
    code = FindingCode.PERIOD_CONFLICT
    fits = right is not None and (not right.isupper() or passage.text[start:end].isupper())
    replacement = right if fits else None
    return passage.finding(code, start, end, why, suggestion, replacement=replacement)


# ------------------------------------------------------------------ years from to


def _stages(inspection: Inspection) -> Iterator[Finding]:
    """A period that is the plan's own but for one end, or another school year; or one reversed."""
    own = _own_stage(inspection)
    for passage in inspection.body:
        for found in _STAGE.finditer(passage.text):
            first, last = int(found["first"]), int(found["last"])
            if first > last:
                yield _fault(passage, *found.span(), "Năm đầu của giai đoạn sau năm cuối.")
            elif own is not None and _departs(passage, found, own, inspection):
                right = f"{' '.join(own[0].split())} {own[1]} - {own[2]}"
                yield _fault(passage, *found.span(), f"Kế hoạch này là của {right}.", right)


def _own_stage(inspection: Inspection) -> tuple[str, int, int] | None:
    found = _STAGE.search(inspection.reading.document.subject or "")
    return (found["kind"].lower(), int(found["first"]), int(found["last"])) if found else None


def _departs(
    passage: Passage, found: re.Match[str], own: tuple[str, int, int], inspection: Inspection
) -> bool:
    kind, first, last = own
    stage = int(found["first"]), int(found["last"])
    if fold(found["kind"]) != fold(kind) or stage == (first, last):
        return False
    before = passage.before(found.start())
    if inspection.is_cited(passage, found.start()) or _in_quotes(before):
        return False
    if fold(kind) == "nam hoc":
        past = _LOOKS_BACK.search(before) or _HAPPENED.match(passage.text, found.end())
        return abs(stage[0] - first) == 1 and not past
    # One end the same: a slip of the pen; else a period before or after the plan's own.
    return (stage[0] == first) != (stage[1] == last) and not _OTHERS_PERIOD.search(before)


def _in_quotes(before: str) -> bool:
    return before.count("“") > before.count("”")


# ------------------------------------------------------------------ ordinals


@dataclass(frozen=True, slots=True)
class _Event:
    """An event with its ordinal; ``words`` is its name without places, folded."""

    passage: Passage
    start: int
    end: int
    name: str
    printed: str
    words: frozenset[str]
    level: str | None
    number: int


def _ordinals(inspection: Inspection) -> Iterator[Finding]:
    """The same event by another ordinal than where it is first named."""
    known: list[_Event] = []
    for event in (event for passage in _all(inspection) for event in _events(passage)):
        first = next((other for other in known if _same_event(other, event)), None)
        if first is None:
            known.extend((event,) if len(known) < _MOST_EVENTS else ())
        elif first.number != event.number:
            why = f"Chỗ khác ghi “{first.name} lần thứ {first.printed}”."
            right = f"{event.name} lần thứ {first.printed}"
            yield _fault(event.passage, event.start, event.end, why, right)


def _all(inspection: Inspection) -> Sequence[Passage]:
    """The body, the title first, so that its name of an event is the measure."""
    return sorted(inspection.body, key=lambda passage: passage.part is not Part.TITLE)


def _events(passage: Passage) -> Iterator[_Event]:
    for found in _EVENT.finditer(passage.text):
        number = _ordinal(found["number"])
        # "Hội nghị … tiến tới Đại hội … lần thứ VI": the ordinal is the last one's.
        start = max(head.start() for head in _HEAD.finditer(passage.text, *found.span()))
        if number is None or _LOOKS_BACK.search(passage.before(start)):
            continue
        name = " ".join(passage.text[start : found.start("ordinal")].split())
        plain = fold(_without_places(name))
        level = _LEVEL.search(plain)
        yield _Event(
            passage,
            start,
            found.end("ordinal"),
            name,
            found["number"],
            frozenset(plain.split()),
            level[0] if level else None,
            number,
        )


def _without_places(name: str) -> str:
    """A name's words but those with a capital inside the phrase: ``tỉnh Sơn La`` is ``tỉnh``."""
    words = name.split()
    kept = [
        word
        for n, word in enumerate(words)
        if not (n and word[0].isupper() and _after_level(words, n))
    ]
    return " ".join(kept)


def _after_level(words: Sequence[str], at: int) -> bool:
    """Whether the capital belongs to a place: it follows tỉnh, xã ... or another such capital."""
    while at > 0 and words[at - 1][0].isupper():
        at -= 1
    return at > 0 and fold(words[at - 1]) in ("tinh", "xa", "phuong", "huyen", "thon", "pho")


def _same_event(first: _Event, second: _Event) -> bool:
    if first.level != second.level and first.level and second.level:
        return False
    small, large = sorted((first.words, second.words), key=len)
    shared = len(small & large)
    return shared >= 4 and shared >= 0.8 * len(small) and shared >= 0.6 * len(large)


def _ordinal(printed: str) -> int | None:
    if printed.isdigit():
        return int(printed)
    return roman_value(printed.upper()) or _WORD_NUMBERS.get(fold(printed))


def _terms(inspection: Inspection) -> Iterator[Finding]:
    """The plan's own event by its ordinal, with other years than in the title."""
    own = _TERM.search(inspection.reading.document.subject or "")
    if own is None:
        return
    number = _ordinal(own["number"])
    years = own["first"], own["last"]
    for passage in inspection.body:
        for found in _TERM.finditer(passage.text):
            same = _ordinal(found["number"]) == number
            if same and (found["first"], found["last"]) != years:
                why = f"Trích yếu ghi “{' '.join(own['whole'].split())}”."
                yield _fault(passage, *found.span("whole"), why, " ".join(own["whole"].split()))


# ------------------------------------------------------------------ lengths


def _lengths(inspection: Inspection) -> Iterator[Finding]:
    """``90 ngày đêm`` where the drive's own name says 100."""
    own = _DAYS_AND_NIGHTS.search(inspection.reading.document.subject or "")
    if own is None:
        return
    for passage in inspection.body:
        for found in _DAYS_AND_NIGHTS.finditer(passage.text):
            if found["number"] != own["number"] and not _PER.search(passage.before(found.start())):
                yield _fault(passage, *found.span(), f"Tên đợt thi đua ghi {own[0]}.", own[0])


def _anniversaries(inspection: Inspection) -> Iterator[Finding]:
    """``80 năm Ngày … (28/8/1945 - 28/8/2026)``: the years do not give the number."""
    for passage in inspection.body:
        for found in _ANNIVERSARY.finditer(passage.text):
            years = int(found["to"]) - int(found["from"])
            if years > 0 and years != int(found["years"]):
                why = f"Từ {found['from']} đến {found['to']} là {years} năm."
                yield _fault(passage, *found.span(), why)


def _years_of_parts(inspection: Inspection) -> Iterator[Finding]:
    """The title of an annex or the closing sentence with another year than the plan's."""
    subject = inspection.reading.document.subject or ""
    own = {found["year"] for found in _YEAR.finditer(subject)}
    if len(own) != 1 or _STAGE.search(subject):
        return
    year = own.pop()
    for passage in inspection.body:
        annex = passage.part is Part.HEADING and "/" not in passage.section
        closing = passage.part is Part.CLOSING and passage.text.lstrip().startswith("Trên đây")
        if not ((annex and passage.section.split()[0] in ("Phụ", "Biểu", "Mẫu")) or closing):
            continue
        for found in _YEAR.finditer(passage.text):
            if found["year"] != year:
                why = f"Kế hoạch này là của năm {year}."
                start = 0 if annex else found.start()
                right = f"{passage.text[start : found.start('year')]}{year}"
                yield _fault(passage, start, found.end(), why, right)


# ------------------------------------------------------------------ from day to day


def _spans(inspection: Inspection) -> Iterator[Finding]:
    """A stretch that ends before it begins, and two stretches of the drive with one end unlike."""
    own: tuple[str, str] | None = None
    for passage, mention in inspection.limits:
        deadline = mention.deadline
        if deadline.kind is not DeadlineKind.PERIOD or not (deadline.start and deadline.end):
            continue
        start, end = as_date(deadline.start), as_date(deadline.end)
        if start is None or end is None:
            continue
        printed = passage.text[mention.start : mention.end]
        if start > end and len(re.findall(r"\d{4}", printed)) == 2:
            why = "Ngày kết thúc trước ngày bắt đầu."
            yield _fault(passage, mention.start, mention.end, why)
        stretch = (deadline.start, deadline.end)
        if not _is_of_drive(passage, mention.start, mention.end):
            continue
        if own is None:
            own = stretch
        elif (stretch[0] == own[0]) != (stretch[1] == own[1]):
            why = f"Chỗ khác ghi thời gian thi đua từ {_printed(own[0])} đến {_printed(own[1])}."
            yield _fault(passage, mention.start, mention.end, why)


_OF_DRIVE = re.compile(r"thi\s+đua|phong\s+trào|thời\s+gian", re.IGNORECASE)
_PART_OF_DRIVE = re.compile(
    r"(?:giai\s+đoạn|đợt|bước|tuần|vòng)\s+(?:\d|[IVX]+\b|một|hai|ba)", re.IGNORECASE
)


def _is_of_drive(passage: Passage, start: int, end: int) -> bool:
    if passage.part is Part.CELL:
        return False
    first, last = passage.clause(start, end)
    around = " ".join((*passage.under[-1:], passage.text[first:last]))
    return _OF_DRIVE.search(around) is not None and not _PART_OF_DRIVE.search(
        passage.text[first:last]
    )


def _printed(iso: str) -> str:
    return "/".join(reversed(iso.split("-")))
