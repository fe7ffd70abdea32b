"""Slips of the pen: words misspelt, doubled, lost or run together, marks without their half."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thidua.reading.check.inspection import Inspection
from thidua.reading.check.passages import Part, Passage
from thidua.reading.check.spelling.marks import broken_marks
from thidua.reading.check.spelling.patterns import lost_links
from thidua.reading.check.spelling.phrase_slips import phrase_slips
from thidua.reading.check.spelling.repeats import repeats
from thidua.reading.check.spelling.shapes import misshapen
from thidua.reading.check.spelling.slips import Slip, slips
from thidua.reading.check.spelling.tokens import Token, tokens_of
from thidua.reading.facts import Finding, FindingCode

_CONTEXT = 2


@dataclass(frozen=True, slots=True)
class _Fault:
    """A place of a passage, with words around it, and what to say of it.

    ``right`` are the words for the place itself, None when a person must say.
    """

    start: int
    end: int
    shown: tuple[int, int]
    why: str
    suggestion: str
    right: str | None = None


def typos(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each slip; the same slip met again is told once."""
    told: set[str] = set()
    for passage in inspection.passages:
        if passage.part is Part.SIGNATURE:
            continue
        for fault in _faults(passage):
            words = " ".join(passage.text[fault.start : fault.end].lower().split())
            if words not in told:
                told.add(words)
                yield passage.finding(
                    FindingCode.TYPO,
                    *fault.shown,
                    fault.why,
                    fault.suggestion,
                    _mended(passage.text, fault),
                )


def _mended(text: str, fault: _Fault) -> str | None:
    """The words shown with the fault put right, capital letters kept."""
    if fault.right is None:
        return None
    right = _cased_as(text[fault.start : fault.end], fault.right)
    return text[fault.shown[0] : fault.start] + right + text[fault.end : fault.shown[1]]


def _cased_as(wrong: str, right: str) -> str:
    """The right words in the case of the wrong ones, word by word where they pair up."""
    if len(wrong.split()) != len(right.split()):
        return _cased_word(wrong, right)
    pairs = zip(wrong.split(), right.split(), strict=True)
    return " ".join(_cased_word(was, word) for was, word in pairs)


def _cased_word(was: str, word: str) -> str:
    if len(was) > 1 and was.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if was[:1].isupper() else word


def _faults(passage: Passage) -> list[_Fault]:
    """The faults of a passage in order, those that overlap an earlier one left out."""
    found = [
        _Fault(start, end, (start, end), why, "Sửa lại cho đủ.")
        for start, end, why in (*broken_marks(passage), *lost_links(passage))
    ]
    if passage.part is not Part.HEAD:
        tokens = tokens_of(passage.text)
        for kind in _KINDS:
            closest = sorted(kind(tokens), key=lambda slip: slip.last - slip.first)
            found += [_fault(tokens, slip, kind is repeats) for slip in closest]
    kept: list[_Fault] = []
    for fault in found:
        if all(fault.end <= other.start or other.end <= fault.start for other in kept):
            kept.append(fault)
    return sorted(kept, key=lambda fault: fault.start)


_KINDS = (misshapen, repeats, phrase_slips, slips)


def _fault(tokens: Sequence[Token], slip: Slip, twice: bool) -> _Fault:
    first, last = tokens[slip.first], tokens[slip.last]
    around = tokens[_reach(tokens, slip.first, -1)].start, tokens[_reach(tokens, slip.last, 1)].end
    if twice:
        why, suggestion = f"Lặp chữ “{slip.repaired}”.", f"Bỏ một chữ “{slip.repaired}”."
    elif slip.lost:
        why = "Thiếu chữ" + (f": “{slip.repaired}”." if slip.repaired else f" bên “{first.word}”.")
        suggestion = f"Sửa thành: {slip.repaired}" if slip.repaired else "Bổ sung chữ bị thiếu."
    else:
        why = "Sai chính tả" + (f": “{slip.repaired}”." if slip.repaired else ".")
        suggestion = f"Sửa thành: {slip.repaired}" if slip.repaired else "Sửa lại chính tả."
    return _Fault(first.start, last.end, around, why, suggestion, slip.repaired)


def _reach(tokens: Sequence[Token], at: int, step: int) -> int:
    """Up to two joined words on, so that the quotation can be found in the text."""
    for _ in range(_CONTEXT):
        joint = tokens[at] if step < 0 else tokens[at + 1] if at + 1 < len(tokens) else None
        if joint is None or not joint.joined or not 0 <= at + step < len(tokens):
            break
        at += step
    return at
