"""Who takes part in an event: the groups as printed, and how many people in all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from thidua.reading.extract.amounts import amounts
from thidua.reading.extract.clauses import closing
from thidua.reading.extract.pieces import Piece, pieces
from thidua.reading.extract.survey import Entry, Survey
from thidua.reading.extract.words import PhraseSet
from thidua.reading.lexicon import groups
from thidua.reading.text import Span

_WORDS = groups("event_words")
_REMARKS = PhraseSet(_WORDS["composition_remarks"])
_GROUPS = PhraseSet(_WORDS["composition_groups"])
_INCLUDING = PhraseSet(
    ("gồm", "gồm có", "bao gồm", "gồm các", "cụ thể", "như sau", "khách mời có", "khách mời là")
)
_LONGEST_LISTED = 24
_SHARES = PhraseSet(("cơ cấu", "số lượng", "tỷ lệ", "quy mô"))
_TOTAL = re.compile(
    r"(?:(?P<sure>tổng\s+số|tổng\s+cộng|tối\s+đa|không\s+quá|số\s+lượng|quy\s+mô)[^.;\d]{0,40}?"
    r"|(?P<loose>khoảng|dự\s+kiến|gồm|có)\s*:?\s*)(?P<number>\d[\d.]*)\s*(?:\(\w+\)\s*)?(?:đại\s+biểu|người|khách)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s*(?:tổng\s+số|số\s+lượng|quy\s+mô)", re.IGNORECASE)
_BARE_TOTAL = re.compile(r"\s*(?P<number>\d[\d.]*)\s*(?:đại\s+biểu|người|khách)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Composition:
    """Groups in order; ``total`` is the number of delegates, None when not printed."""

    groups: tuple[str, ...] = ()
    total: int | None = None
    spans: dict[str, Span] = field(default_factory=dict)


def read_composition(survey: Survey) -> Composition:
    """The composition of the event a plan is about."""
    found: list[str] = []
    spans: dict[str, Span] = {}
    total: int | None = None
    for entry in survey.entries:
        node = entry.node
        if "composition" not in node.roles or any(
            node.within(role) for role in ("organisation", "criteria", "purpose")
        ):
            continue
        if total is None:
            total = _total(survey, entry, spans)
        known = len(found)
        for piece in pieces(survey, entry):
            if "composition" in piece.roles:
                found.extend(_groups(survey, piece, spans, goes_on=len(found) > known))
    return Composition(tuple(dict.fromkeys(found)), total, spans)


def _total(survey: Survey, entry: Entry, spans: dict[str, Span]) -> int | None:
    found = _TOTAL.search(survey.text, entry.start, entry.end)
    if found is None and _COUNTED.match(entry.node.section.title or ""):
        found = _BARE_TOTAL.match(survey.text, entry.start, entry.end)
    if found is None:
        return None
    spans["max_delegates"] = survey.span(found.start("number"), found.end("number"), entry.page)
    digits = found["number"].replace(".", "")
    return int(digits) if len(digits) < 7 else None


def _groups(
    survey: Survey, piece: Piece, spans: dict[str, Span], *, goes_on: bool
) -> Iterator[str]:
    """The groups of a piece; ``goes_on`` says that the sentence has listed others before."""
    words = survey.words
    if piece.label and _SHARES.match(words, piece.label[0]):
        return
    heading = piece.entry.node.section.title or ""
    if not piece.label and re.match(r"(?:cơ\s+cấu|số\s+lượng|quy\s+mô)\b", heading, re.IGNORECASE):
        return
    first = _past_including(survey, piece)
    for begin, stop in _counted_apart(survey, first, piece.stop):
        found = _group(survey, begin, stop, goes_on=goes_on)
        if found is None and begin == first and piece.label:
            found = _labelled(survey, piece)
        if found is not None:
            goes_on = True
            span = survey.span(words.starts[found[0]], words.ends[found[1] - 1], piece.entry.page)
            spans.setdefault("composition", span)
            yield survey.text[span.start : span.end].rstrip(" .,:")


def _counted_apart(survey: Survey, first: int, stop: int) -> Iterator[tuple[int, int]]:
    """``70 đại biểu các đơn vị và 20 khách mời``: cut before each number."""
    words, begin, at = survey.words, first, first
    while at < stop:
        close = closing(words, at, stop)
        if close is None and words.word(at) in ("và", ",") and words.is_number(at + 1):
            yield begin, at
            begin = at + 1
        at = at + 1 if close is None else close + 1
    if begin < stop:
        yield begin, stop


def _group(survey: Survey, first: int, stop: int, *, goes_on: bool) -> tuple[int, int] | None:
    """The tokens that name a group of people, None when they only remark on one."""
    words = survey.words
    first = _past_number(survey, first, stop)
    while first < stop and words.word(first) in ("và", ",", "-", ":"):
        first += 1
    if first >= stop or words.word(first) == "(" or _REMARKS.match(words, first):
        return None
    stop = _before_bracket(survey, first, stop)
    listed = goes_on and not words.is_number(first) and stop - first <= _LONGEST_LISTED
    if listed and not _has_share(survey, first, stop):
        return first, stop
    return (first, stop) if _names_people(survey, first, stop) else None


def _labelled(survey: Survey, piece: Piece) -> tuple[int, int] | None:
    """``Đại biểu khách mời: 25 đại biểu``: the label names the group."""
    if piece.label is None or not survey.words.is_number(piece.first):
        return None
    first, colon = piece.label
    bare = survey.words.has(first, "đại", "biểu") and colon == first + 2
    return None if bare or not _GROUPS.match(survey.words, first) else (first, colon)


def _past_including(survey: Survey, piece: Piece) -> int:
    """Past "30 đại biểu, gồm"."""
    words = survey.words
    for at in range(piece.first, min(piece.stop, piece.first + 14)):
        length = _INCLUDING.match(words, at)
        if length:
            return at + length - (1 if words.word(at + length - 1) == "các" else 0)
    return piece.first


def _past_number(survey: Survey, first: int, stop: int) -> int:
    """Past "150" in "150 hộ nông dân tiêu biểu"; a bare "150 đại biểu" names no group."""
    words = survey.words
    opening = next(amounts(words, first, min(stop, first + 4)), None)
    if opening is None or opening.percent:
        return first
    bare = words.has(opening.stop, "đại", "biểu") or words.word(opening.stop) in ("người", "khách")
    rest = opening.stop + 2 if bare else opening.stop
    return stop if bare and rest >= stop - 4 else opening.stop


def _names_people(survey: Survey, first: int, stop: int) -> bool:
    """Whether the words name a group of people near their beginning, and no bare number."""
    words = survey.words
    if words.is_number(first) or _has_share(survey, first, stop):
        return False
    return _GROUPS.find(words, first, min(stop, first + 8)) is not None or survey.units.opens(first)


def _has_share(survey: Survey, first: int, stop: int) -> bool:
    return any(survey.words.word(at) == "%" for at in range(first, stop))


def _before_bracket(survey: Survey, first: int, stop: int) -> int:
    """Without a closing bracket of remarks."""
    words = survey.words
    for at in range(first + 1, stop):
        if words.word(at) == "(":
            close = closing(words, at, stop)
            if close == stop - 1:
                return at
        if words.word(at) == ":" and words.is_number(at + 1):
            return at
    return stop
