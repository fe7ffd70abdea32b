"""One condition read as a measure: at least, at most, between, none, points, deduct."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.reading.extract.amounts import Amount, Number, amounts, noun_after
from thidua.reading.extract.clauses import closing
from thidua.reading.extract.words import PhraseSet, Words
from thidua.reading.lexicon import groups

_WORDS = groups("measure_words")
_RATINGS = PhraseSet(_WORDS["ratings"])
_RULED_OUT = PhraseSet(_WORDS["ruled_out"])
_NOT_RULED_OUT = PhraseSet(_WORDS["not_ruled_out"])
_DEDUCTING = PhraseSet(_WORDS["deducting"])
_ADDING = PhraseSet(_WORDS["adding"])
_NOT_CONSIDERED = PhraseSet(_WORDS["not_considered"])
_GRADED = PhraseSet(_WORDS["graded"])
_RATING_UNIT = "mức độ hoàn thành nhiệm vụ"
_LONGEST_RATING = 5
_LONGEST_BAN = 12
_SPELL_UNITS = frozenset(("năm", "tháng", "kỳ", "quý", "tuần", "ngày"))
_ACHIEVING = PhraseSet(_WORDS["achieving"])
_RUNNING = PhraseSet(_WORDS["running"])
_REACH = 40


@dataclass(frozen=True, slots=True)
class Measure:
    """What is asked: ``predicate`` and ``unit`` as `CriterionFact` has them."""

    predicate: str
    value: Number | str | None
    unit: str | None


def measure(words: Words, first: int, stop: int) -> Measure | None:
    """The measure in a clause, None when it asks for nothing that can be measured."""
    found = [a for a in amounts(words, first, stop) if not _in_brackets(words, a, first, stop)]
    spells = [amount for amount in found if _is_spell(words, amount, first)]
    for amount in found:
        if amount in spells:
            continue
        read = _points(words, amount, first, stop) or _number(words, amount, first, stop)
        if read is not None:
            return read
    measured = _rating(words, first, stop) or _ban(words, first, stop)
    if measured is not None or not spells:
        return measured
    return _number(words, spells[0], first, stop)


def _is_spell(words: Words, amount: Amount, first: int) -> bool:
    """Whether an amount says for how long something else must hold (``trong 03 năm liền``)."""
    if amount.compared or words.word(amount.stop) not in _SPELL_UNITS:
        return False
    within = any(
        words.word(at) in ("trong", "suốt")
        for at in range(max(first, amount.first - 3), amount.first)
    )
    return within or _RUNNING.match(words, amount.stop + 1) > 0


def _in_brackets(words: Words, amount: Amount, first: int, stop: int) -> bool:
    for at in range(max(first, amount.first - _REACH), amount.first):
        if words.word(at) == "(":
            close = closing(words, at, stop)
            if close is not None and close > amount.figure:
                return True
    return False


def _points(words: Words, amount: Amount, first: int, stop: int) -> Measure | None:
    """Điểm: taken off, added, the most a line can give, or the bounds of a rank."""
    if words.word(amount.stop) != "điểm" or words.word(amount.stop + 1) in ("tốt", "giỏi", "kém"):
        return None
    if _right_before(words, _DEDUCTING, amount.first, first):
        return Measure("deduct", amount.value, "điểm")
    if not amount.compared and _right_before(words, _ADDING, amount.first, first):
        return Measure("points", amount.value, "điểm")
    if amount.low is not None and amount.high is not None:
        if amount.low == amount.high:
            return Measure("points", amount.value, "điểm")
        return Measure("between", f"{_figure(amount.low)}-{_figure(amount.high)}", "điểm")
    if amount.low is not None:
        return Measure("at_least", amount.low, "điểm")
    maximum = words.has(amount.first, "tối", "đa")
    return Measure("points" if maximum else "at_most", amount.high, "điểm")


def _figure(number: Number | None) -> str:
    return f"{number:g}" if number is not None else ""


def _right_before(words: Words, phrases: PhraseSet, at: int, first: int) -> bool:
    return any(phrases.match(words, at - n) == n for n in (1, 2) if at - n >= first)


def _number(words: Words, amount: Amount, first: int, stop: int) -> Measure | None:
    noun = noun_after(words, amount.stop, stop)
    if noun == amount.stop + 1 and amount.compared and words.word(amount.stop) in ("năm", "lần"):
        noun = _achieved(words, noun, stop)
    unit: str | None = words.slice(amount.stop, noun) if noun > amount.stop else None
    value: Number | str | None = amount.value
    if amount.fraction:
        value = amount.fraction
        unit = unit or _counted_before(words, amount.first)
    if amount.percent:
        unit = f"% {unit}" if unit else "%"
    if unit is None:
        return None
    if amount.low is not None and amount.high is not None and amount.low != amount.high:
        return Measure("between", f"{_figure(amount.low)}-{_figure(amount.high)}", unit)
    at_most = amount.low is None
    if at_most and _NOT_CONSIDERED.find(words, noun, stop) is not None:
        at_most = False
    elif _NOT_CONSIDERED.find(words, max(first, amount.first - _REACH), amount.first) is not None:
        at_most = amount.high is None or _exceeds(words, amount)
    return Measure("at_most" if at_most else "at_least", value, unit)


def _exceeds(words: Words, amount: Amount) -> bool:
    """``Không xét đơn vị nộp chậm quá 05 ngày``: what exceeds the figure is ruled out."""
    return words.word(amount.first - 1) in ("quá", "trên") or words.word(amount.first) == "quá"


def _achieved(words: Words, at: int, stop: int) -> int:
    """``năm hoàn thành xuất sắc nhiệm vụ``: a year or a time is counted by what was achieved."""
    if not _ACHIEVING.match(words, at):
        return at
    end = at + 1
    stop = min(stop, at + _REACH)
    while end < stop and words.word(end) not in (",", ";", ".", "(", "trong", "trở", "hoặc"):
        close = closing(words, end, stop)
        end = end + 1 if close is None else close + 1
    return end


def _counted_before(words: Words, at: int) -> str | None:
    """``với số phiếu từ 2/3``: what a fraction is taken of stands before it."""
    for place in range(at - 1, max(at - 6, -1), -1):
        if words.word(place) == "số" and place + 1 < at:
            return words.slice(place, at)
        if words.word(place) == "phiếu":
            return words.slice(place - (words.word(place - 1) == "số"), place + 1)
    return None


def _rating(words: Words, first: int, stop: int) -> Measure | None:
    """``hoàn thành tốt nhiệm vụ trở lên`` · ``xếp loại Khá trở lên``."""
    for at in range(first, stop - 1):
        if not words.has(at, "trở", "lên"):
            continue
        for begin in range(max(first, at - _LONGEST_RATING), at):
            if _RATINGS.match(words, begin) == at - begin:
                return Measure("at_least", words.slice(begin, at), _RATING_UNIT)
            length = _GRADED.match(words, begin)
            if length and 0 < at - begin - length <= 3:
                return Measure("at_least", words.slice(begin + length, at), "xếp loại")
    return None


def _ban(words: Words, first: int, stop: int) -> Measure | None:
    """``không bị xử lý kỷ luật`` · ``không để xảy ra …``: what must not occur."""
    for at in range(first, stop - 1):
        if words.word(at) not in ("không", "chưa") or _NOT_RULED_OUT.match(words, at + 1):
            continue
        if at > first and not _RULED_OUT.match(words, at + 1):
            continue
        begin = at + 1
        while words.word(begin) in ("bị", "có", "để") or words.has(begin, "xảy", "ra"):
            begin += 2 if words.has(begin, "xảy", "ra") else 1
        end = begin + 1
        while end < stop and end - begin < _LONGEST_BAN and not _ends_ban(words, end):
            end += 1
        return Measure("none", None, words.slice(begin, min(end, stop)) or None)
    return None


def _ends_ban(words: Words, at: int) -> bool:
    if words.word(at) in ("(", ";", "."):
        return True
    return words.word(at) == "trong" and words.word(at + 1) in (
        "thời",
        "năm",
        "đợt",
        "kỳ",
        "giai",
        "suốt",
    )
