"""Joining the lines of one paragraph again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from thidua.reading.conventions.dashed_names import goes_on_after_dash
from thidua.reading.conventions.labels import Label, bullet_end, read_label
from thidua.reading.conventions.marks import (
    ADDRESSED,
    ATTACHED,
    AUTHORITY,
    CLOSING_MARK,
    GROUNDS,
    NATION_LINE,
    RECIPIENTS,
    SIGNED,
    STAMP,
    annex_heading,
    title_type,
)
from thidua.reading.conventions.shape import closed, first_letter_is_small, is_capitals, starts_item
from thidua.reading.conventions.symbols import NUMBER
from thidua.reading.mend.lines import RawLine

_FILL = 0.88
_CUT_HYPHEN = re.compile(r"\w[-–]$")
_BRACKET_REACH = 160
_WORD = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(NUMBER)
_JOINING_ENDS = (
    ",", " -", " –", "(", "“", "/", " và", " của", " các", " cho", " với", " về", " tại", " do",
    " là", " trong", " đến", " theo", " từ", " những", " số", " ngày", " tháng", " năm", " thứ",
    " lần", " hoặc", " để", " được",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """How the text is set: the usual length of a wrapped line (None when lines are not
    wrapped), and whether an empty line tells a new paragraph."""

    width: float | None
    gaps_tell: bool

    def fits(self, line: str, following: str) -> bool:
        """Whether the next word would still have stood in the line: the break was meant."""
        if self.width is None:
            return True
        word = following.split(" ", 1)[0]
        return len(line) + 1 + len(word) <= _FILL * self.width


def measure(lines: Sequence[RawLine]) -> Setting:
    """Read the setting from the line ends that can only be wraps."""
    lengths: list[int] = []
    gaps = 0
    for line, following in pairwise(lines):
        if closed(line.text) or line.whole or not first_letter_is_small(following.text):
            continue
        if starts_item(following.text):
            continue
        lengths.append(len(line.text))
        gaps += following.gap
    if len(lengths) < 3:
        return Setting(None, True)
    return Setting(median(lengths), gaps_tell=2 * gaps <= len(lengths))


def continues(parts: Sequence[RawLine], following: RawLine, setting: Setting) -> bool:
    """Whether ``following`` goes on with the paragraph whose lines are ``parts``."""
    line = parts[-1]
    before, words = line.text, following.text
    if line.whole or following.whole or _stands_alone(words) or _is_caption(before):
        return False
    if len(parts) == 1 and _is_bare_number(before):
        return not starts_item(words)
    if ")" in words[:_BRACKET_REACH] and _bracket_is_open(parts):
        return True
    if starts_item(words):
        return _only_looks_like_item(parts, words, setting)
    if _is_heading(words) or _is_heading(before):
        alike = _is_heading(words) and _is_heading(before)
        return alike and not closed(before) and not AUTHORITY.match(before)
    if following.gap and setting.gaps_tell and not _cut_sentence(before, words):
        return False
    if CLOSING_MARK.search(before):
        return False
    full = not setting.fits(before, words)
    if closed(before):
        return _goes_on_after_a_mark(line, following, full)
    if first_letter_is_small(words) or before.endswith(_JOINING_ENDS) or _CUT_HYPHEN.search(before):
        return True
    if words[0] == "(" and not ATTACHED.match(words):
        return True
    return full


def _is_heading(words: str) -> bool:
    """Capitals of two words or more: a lone "UBND." may end a wrapped sentence."""
    return is_capitals(words) and len(_WORD.findall(words)) >= 2 and not _NUMBER.match(words)


def _is_bare_number(words: str) -> bool:
    """Whether a line holds nothing but the number of an item, whose words follow below."""
    label = read_label(words)
    return (
        label is not None
        and label.end >= len(words)
        and label.mark != ""
        and label.series in ("arabic", "roman", "letter", "capital", "dotted")
    )


def _bracket_is_open(parts: Sequence[RawLine]) -> bool:
    """Whether the last lines opened a bracket that they did not close."""
    words = " ".join(part.text for part in parts[-3:])
    return words.rfind("(") > words.rfind(")")


def _goes_on_after_a_mark(line: RawLine, following: RawLine, full: bool) -> bool:
    """After a full stop or the like only a full line, or a small letter, tells a wrap."""
    if first_letter_is_small(following.text):
        return full or line.text.endswith(":")
    indented = following.indent > line.indent + 2
    return (
        full and not line.text.endswith(":") and not indented and not GROUNDS.match(following.text)
    )


def _cut_sentence(before: str, words: str) -> bool:
    """Whether a sentence can only go on here (a page break or a stray empty line)."""
    return not closed(before) and first_letter_is_small(words)


def _is_caption(words: str) -> bool:
    return title_type(words) is not None or annex_heading(words) is not None


def _stands_alone(words: str) -> bool:
    alone = (RECIPIENTS, AUTHORITY, STAMP, SIGNED, ADDRESSED, NATION_LINE)
    return any(pattern.match(words) for pattern in alone) or _is_caption(words)


def _only_looks_like_item(parts: Sequence[RawLine], words: str, setting: Setting) -> bool:
    """A dash or number that a wrap brought to the front: the sentence before is cut there."""
    before = parts[-1].text
    label = read_label(words)
    if label is not None and _awaits_number(before, label, setting):
        return True
    if closed(before) or before.endswith(",") or setting.width is None:
        return False
    if setting.fits(before, words):
        return False
    bullet = bullet_end(words)
    start = bullet if bullet is not None else label.end if label else 0
    if first_letter_is_small(words[start:]) or words[start : start + 1].isdigit():
        return True
    if label is not None:
        return False
    # Running text of several lines that stops without a mark was cut before the dash.
    running = len(parts) > 1 and read_label(parts[0].text) is None
    return running or goes_on_after_dash(before, words[start:])


def _awaits_number(before: str, label: Label, setting: Setting) -> bool:
    """Whether the line before breaks off where a number must follow ("khóa" / "XIII. …")."""
    if is_capitals(before):
        return _ORDINAL_AWAITED.search(before) is not None
    numeral = label.series in ("arabic", "roman", "dotted")
    full = setting.width is not None and not setting.fits(before, label.text)
    return numeral and full and _NUMBER_AWAITED.search(before) is not None


_ORDINAL_AWAITED = re.compile(r"(?<!\w)(?:THỨ|KHÓA|KHOÁ|SỐ|QUÝ)\s*$")
_NUMBER_AWAITED = re.compile(
    r"(?<!\w)(?:khóa|khoá|lần thứ|thứ|quý|số|điều|khoản|chương|phụ lục|hạng|loại|năm|tháng|ngày"
    r"|tổ|khối|cụm|bước|đợt|giai đoạn|lớp|vùng|quận|tầng|cấp|từ|đến|ít nhất|tối thiểu|tối đa"
    r"|khoảng|không quá)\s*$",
    re.IGNORECASE,
)
