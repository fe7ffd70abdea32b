"""Annexes, forms and sections that a plan refers to and does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from thidua.reading.check.inspection import Inspection
from thidua.reading.check.passages import Part, Passage
from thidua.reading.conventions.labels import roman_value
from thidua.reading.conventions.marks import ATTACHED
from thidua.reading.facts import Finding, FindingCode
from thidua.reading.lexicon import alternatives
from thidua.reading.outline_types import Section

_NUMBER = r"(?:[IVX]{1,5}|\d{1,2}[a-zA-Z]?|[A-Z])(?!\w|[/.]\w)"
_ANNEX = re.compile(
    rf"(?<!\w)(?P<word>[Pp]hụ\s+lục|[Bb]iểu\s+mẫu|[Mm]ẫu|[Bb]iểu)\s+(?:số\s*:?\s*)?(?P<number>{_NUMBER})"
)
_UNNUMBERED = re.compile(
    r"(?<!\w)(?P<what>phụ\s+lục|biểu\s+mẫu|(?<!gương\s)mẫu|biểu(?!\s+(?:dương|diễn|quyết|hiện))|danh\s+sách"
    r"|đề\s+cương|bảng\s+(?:chấm\s+)?điểm)(?:\s+[^\W\d_]+){0,4}?\s+(?:kèm\s+theo|gửi\s+kèm|đính\s+kèm|kèm)"
    r"(?:\s+Kế\s+hoạch\s+này)?(?=\s*(?:[).,;:]|$))",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    rf"\s*(?:,\s*)?(?:(?:ban\s+hành|kèm|của|tại|theo|trong)\s+)*(?:{alternatives('document_types')})(?!\s+này)(?!\w)",
    re.IGNORECASE,
)
_OF_ANOTHER_BEFORE = re.compile(
    rf"(?:{alternatives('document_types')})\s+(?:số\s+)?[\d./-]+\S*[^.;]{{0,40}}$", re.IGNORECASE
)
_FORM = re.compile(r"mẫu|biểu(?!\s+dương)|đề\s+cương|bảng", re.IGNORECASE)
# "kiểm tra chọn mẫu 3 đơn vị" names no form.
_NAMES_FORM = re.compile(r"số|[A-ZĐ]|\d\d")
_FORM_WORDS = ("mẫu", "biểu")
_SECTION = re.compile(
    r"(?<!\w)(?:(?P<item>điểm|khoản|mục)\s+(?P<label>\d{1,2}(?:\.\d{1,2})*)\s*,?\s*(?:của\s+)?)?"
    r"(?P<word>[Mm]ục|[Pp]hần)\s+(?P<roman>[IVX]{1,5})(?:\.(?P<dotted>\d{1,2}))?(?![\w/])"
)
_LOOK_BACK = 120
_ANNEX_LINE = re.compile(
    r"^\s*(?P<word>PHỤ\s+LỤC|Phụ\s+lục|BIỂU(?:\s+MẪU)?|Biểu(?:\s+mẫu)?|MẪU|Mẫu)(?:\s+(?:SỐ|số)?\s*:?\s*(?P<number>"
    + _NUMBER
    + r"))?[^.;]{0,160}$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class _Annexes:
    """The numbers of a plan's annexes by their word (None for one without number).

    ``forms`` tells whether one of them is a form to be filled in.
    """

    numbers: Mapping[str, Sequence[int | str | None]]
    forms: bool

    def has(self, word: str, number: int | str | None) -> bool:
        """A lone annex without number is the one meant by "Phụ lục 1"."""
        own = self.numbers.get(word, ())
        return number in own or (list(own) == [None] and number == 1)


def missing_parts(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each annex, form or section that is referred to and is not there."""
    annexes = _annexes(inspection)
    told: set[str] = set()
    for passage in inspection.body:
        if ATTACHED.match(passage.text) or _is_annex_title(passage):
            continue
        places = (
            *_numbered(passage, annexes),
            *_unnumbered(passage, annexes),
            *_sections(inspection, passage),
        )
        for start, end in places:
            what = " ".join(passage.text[start:end].split())
            if what.lower() not in told:
                told.add(what.lower())
                yield passage.finding(
                    FindingCode.REF_MISSING,
                    start,
                    end,
                    f"Kế hoạch dẫn “{what}” nhưng không có phần này.",
                    "Bổ sung phần được dẫn hoặc bỏ chỗ dẫn.",
                )


def _is_annex_title(passage: Passage) -> bool:
    return (
        passage.part is Part.HEADING
        and "/" not in passage.section
        and _ANNEX_LINE.match(passage.text) is not None
    )


def _annexes(inspection: Inspection) -> _Annexes:
    """From the tree and from the lines after the foot, so that an unusual annex counts too."""
    numbers: dict[str, list[int | str | None]] = {}
    outline = inspection.reading.outline
    text = inspection.reading.text
    foot = max((p.end for p in (*outline.recipients, *outline.signature)), default=0)
    titles = []
    for line in _ANNEX_LINE.finditer(text, foot):
        numbers.setdefault(line["word"].lower().split()[0], []).append(_value(line["number"]))
        titles.append(line[0])
    for section in outline.sections:
        word, *rest = section.label.split()
        if word.lower() in ("phụ", *_FORM_WORDS):
            titles.append(section.title or "")
            if not numbers.get(word.lower()):
                number = rest[-1] if rest and rest[-1].lower() != "lục" else None
                numbers.setdefault(word.lower(), []).append(_value(number))
    forms = any(word in numbers for word in _FORM_WORDS) or any(map(_FORM.search, titles))
    return _Annexes(numbers, forms)


def _value(printed: str | None) -> int | str | None:
    """``II``, ``2`` and ``02`` are one number."""
    if printed is None:
        return None
    if printed.isdigit():
        return int(printed)
    value = roman_value(printed)
    return printed.lower() if value is None else value


def _numbered(passage: Passage, annexes: _Annexes) -> Iterator[tuple[int, int]]:
    for found in _ANNEX.finditer(passage.text):
        word = found["word"].lower().split()[0]
        if word in _FORM_WORDS and not _NAMES_FORM.search(found[0]):
            continue
        if not annexes.has(word, _value(found["number"])) and _is_own(passage, found):
            yield found.span()


def _unnumbered(passage: Passage, annexes: _Annexes) -> Iterator[tuple[int, int]]:
    for found in _UNNUMBERED.finditer(passage.text):
        form = found["what"].lower().split()[0] in _FORM_WORDS
        there = annexes.forms if form else bool(annexes.numbers)
        if not there and _is_own(passage, found):
            yield found.span()


def _is_own(passage: Passage, found: re.Match[str]) -> bool:
    """Whether the part is this plan's own, and not said to be another document's."""
    text = passage.text
    before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
    return not _OF_ANOTHER.match(text, found.end()) and not _OF_ANOTHER_BEFORE.search(before)


def _sections(inspection: Inspection, passage: Passage) -> Iterator[tuple[int, int]]:
    for found in _SECTION.finditer(passage.text):
        value = roman_value(found["roman"])
        label = found["label"] or found["dotted"]
        holders = [
            section
            for section in inspection.reading.outline.walk()
            if roman_value(section.label.split()[-1]) == value
        ]
        there = any(_holds(section, label) for section in holders)
        if value and not there and _is_own(passage, found):
            yield found.span()


def _holds(section: Section, label: str | None) -> bool:
    return label is None or any(
        below.label == label or below.label.endswith(f".{label}") for below in section.walk()
    )
