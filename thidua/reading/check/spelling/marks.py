"""Quotation marks and brackets without their other half, lines cut short."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.reading.check.passages import Part, Passage

_QUOTES = re.compile(r"[“”\"„«»]")
_BRACKETS = re.compile(r"[()]")
_LIST_MARK = re.compile(r"(?<![^\s;,.(])(?:\d{1,2}|[a-zđ]|[ivx]{1,4})\)")
_WORDS_SHOWN, _REACH = 8, 160
_END_OF_QUOTE = re.compile(r"[;.“\"]|$")
_CUT_RECIPIENT = re.compile(r"\s*[-–+•]\s*(?P<rest>[^\W\d_]?)\s*[;,.]?\s*$")
_ENDS_ON_LINK = re.compile(
    r"(?<!\w)(?P<last>của|và|các|những|với|tại|hoặc|nhằm|bởi|mỗi|từng)\s*(?P<stop>[.;]|\./\.)\s*$",
    re.IGNORECASE,
)


def broken_marks(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """The places of a passage where a mark lacks its other half or a line is cut, and why."""
    if passage.part is Part.RECIPIENTS:
        cut = _CUT_RECIPIENT.match(passage.text)
        if cut:
            yield 0, len(passage.text), "Dòng nơi nhận bị cụt."
    quote = _lone_quote(passage.text)
    if quote is not None:
        yield quote, _end_of_words(passage.text, quote), "Dấu ngoặc kép không đủ cặp."
    bracket = _lone_bracket(passage.text)
    if bracket is not None:
        start = _start_of_words(passage.text, bracket)
        yield start, _end_of_words(passage.text, bracket), "Dấu ngoặc đơn không đủ cặp."
    link = _ENDS_ON_LINK.search(passage.text)
    if link and passage.part is not Part.CELL:
        yield _start_of_words(passage.text, link.start()), link.end(), "Câu bị cụt."


def _lone_quote(text: str) -> int | None:
    """Where the first quotation mark without its other half stands."""
    open_at: int | None = None
    for found in _QUOTES.finditer(text):
        if _opens(text, found.start(), open_at is not None):
            if open_at is not None:
                return open_at
            open_at = found.start()
        elif open_at is None:
            return found.start()
        else:
            open_at = None
    return open_at


def _opens(text: str, at: int, inside: bool) -> bool:
    """Whether the mark begins a quotation: by its shape, else by what stands around it."""
    if text[at] in "“„«":
        return True
    if text[at] in "”»":
        return False
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if inside:
        return (before.isspace() or before in "(;:,") and after.isalnum()
    return True


def _lone_bracket(text: str) -> int | None:
    listed = {found.end() - 1 for found in _LIST_MARK.finditer(text)}
    opened: list[int] = []
    for found in _BRACKETS.finditer(text):
        if found[0] == "(":
            opened.append(found.start())
        elif opened:
            opened.pop()
        elif found.start() not in listed:
            return found.start()
    return opened[0] if opened else None


def _end_of_words(text: str, start: int) -> int:
    """Some words on, or where the sentence ends before that."""
    words = list(re.finditer(r"\S+", text[start : start + _REACH]))[:_WORDS_SHOWN]
    limit = start + words[-1].end() if words else len(text)
    stop = _END_OF_QUOTE.search(text, start + 1, limit)
    return stop.start() if stop and stop.start() > start + 1 else limit


def _start_of_words(text: str, at: int) -> int:
    near = max(at - _REACH, 0)
    words = list(re.finditer(r"\S+", text[near:at]))[-_WORDS_SHOWN // 2 :]
    return near + words[0].start() if words else at
