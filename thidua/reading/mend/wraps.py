"""Joining the lines of one paragraph again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from thidua.reading.conventions.labels import bullet_end, read_label
from thidua.reading.conventions.marks import (
    ADDRESSED,
    ATTACHED,
    AUTHORITY,
    CLOSING_MARK,
    GROUNDS,
    RECIPIENTS,
    SIGNED,
    STAMP,
    annex_heading,
    title_type,
)
from thidua.reading.conventions.shape import closed, first_letter_is_small, is_capitals, starts_item
from thidua.reading.mend.lines import RawLine

_FILL = 0.88
_JOINING_ENDS = (
    ",", " -", " –", " và", " của", " các", " cho", " với", " về", " tại", " do", " là", " trong", " đến", " theo",
    " từ", " những", " số", " ngày", " tháng", " năm", " thứ", " lần", " hoặc", "(", "“", " để", " được", "/",
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
    for line, following in zip(lines, lines[1:], strict=False):
        if closed(line.text) or line.whole or not first_letter_is_small(following.text):
            continue
        if starts_item(following.text):
            continue
        lengths.append(len(line.text))
        gaps += following.gap
    if len(lengths) < 3:
        return Setting(None, True)
    return Setting(median(lengths), gaps_tell=2 * gaps <= len(lengths))


def continues(line: RawLine, following: RawLine, setting: Setting) -> bool:
    """Whether ``following`` goes on with the paragraph whose last line is ``line``."""
    before, words = line.text, following.text
    if line.whole or following.whole or _stands_alone(words) or _is_caption(before):
        return False
    if starts_item(words):
        return _only_looks_like_item(before, words, setting)
    if is_capitals(words) or is_capitals(before):
        return is_capitals(words) and is_capitals(before) and not closed(before)
    if following.gap and setting.gaps_tell and not _cut_sentence(before, words):
        return False
    if CLOSING_MARK.search(before):
        return False
    full = not setting.fits(before, words)
    if closed(before):
        return _goes_on_after_a_mark(line, following, full)
    if first_letter_is_small(words) or before.endswith(_JOINING_ENDS):
        return True
    if words[0] == "(" and not ATTACHED.match(words):
        return True
    return full


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
    alone = (RECIPIENTS, AUTHORITY, STAMP, SIGNED, ADDRESSED)
    return any(pattern.match(words) for pattern in alone) or _is_caption(words)


def _only_looks_like_item(before: str, words: str, setting: Setting) -> bool:
    """A dash or number that a wrap brought to the front: the sentence before is cut there."""
    if closed(before) or before.endswith(",") or setting.width is None:
        return False
    bullet = bullet_end(words)
    label = read_label(words)
    start = bullet if bullet is not None else label.end if label else 0
    goes_on = first_letter_is_small(words[start:]) or words[start : start + 1].isdigit()
    return goes_on and not setting.fits(before, words)
