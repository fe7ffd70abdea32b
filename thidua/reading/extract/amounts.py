"""Numbers of things as plans print them: ít nhất 02 mô hình, từ 40% trở lên, 10 - 15, 2/3."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.reading.extract.clauses import closing
from thidua.reading.extract.words import PhraseSet, Words
from thidua.reading.lexicon import groups

_WORDS = groups("amount_words")
_LEAST = PhraseSet(_WORDS["least"])
_MOST = PhraseSet(_WORDS["most"])
_ABOUT = PhraseSet(_WORDS["about"])
_NO_COUNT_BEFORE = PhraseSet(_WORDS["no_count_before"])
_NO_COUNT_AFTER = frozenset(_WORDS["no_count_after"])
_NOUN_ENDS = PhraseSet(_WORDS["noun_ends"])
_KEPT_TRONG = frozenset(_WORDS["kept_trong"])
_TRINH_NOUNS = frozenset(groups("order_words")["noun_before_trình"])
_LIST_VERBS = PhraseSet(_WORDS["list_verbs"])
_SPELLED = frozenset(_WORDS["spelled"])
_LONGEST_COMPARATOR = 4
_REACH_OF_OR_MORE = 14
_LONGEST_NUMBER = 9
_LONGEST_NOUN = 14

Number = int | float


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its comparator: tokens ``first:stop``, the figure at ``figure``.

    ``low`` and ``high`` are the bounds, both set when exact; ``compared`` tells
    whether a comparator is printed; ``fraction`` keeps ``2/3`` as printed.
    """

    first: int
    figure: int
    stop: int
    low: Number | None
    high: Number | None
    percent: bool = False
    compared: bool = False
    fraction: str | None = None

    @property
    def value(self) -> Number | None:
        """The number printed."""
        return self.low if self.low is not None else self.high


def amounts(words: Words, first: int, stop: int) -> Iterator[Amount]:
    """Every amount in a range, in order; dates, numbers of documents and clock times are none."""
    at = first
    while at < stop:
        found = _amount(words, at, first, stop) if words.is_number(at) else None
        if found is None:
            at = _past_number(words, at) if words.is_number(at) else at + 1
            continue
        yield found
        at = found.stop


def _past_number(words: Words, at: int) -> int:
    """Past a date or a document's number, so that its parts are not read as amounts."""
    at += 1
    while words.glued(at) and (words.is_number(at) or words.word(at) in ("/", "-", ".", ",", ":")):
        at += 1
    return at


def _amount(words: Words, at: int, first: int, stop: int) -> Amount | None:
    if _is_label(words, at):
        return None
    figure = _figure(words, at)
    if figure is None:
        return None
    value, fraction, after = figure
    after = _past_words_in_brackets(words, after, stop)
    high: Number | None = None
    if words.word(after) == "-" and words.is_number(after + 1) and not fraction:
        upper = _figure(words, after + 1)
        if upper is None or upper[0] <= value:
            return None
        high, after = upper[0], upper[2]
    elif words.word(after) == "đến" and words.is_number(after + 1) and not fraction:
        upper = _figure(words, after + 1)
        if upper is not None and upper[0] > value and words.word(at - 1) != "từ":
            high, after = upper[0], upper[2]
    percent = words.word(after) == "%"
    after += percent
    if not percent and words.word(after) in _NO_COUNT_AFTER:
        return None
    begin, bound = _comparator(words, at, first)
    if bound == "từ" and _range_end(words, after, stop):
        upper = _figure(words, _range_end(words, after, stop))
        if upper is not None:
            high, after, bound = upper[0], upper[2], "range"
            percent = percent or words.word(after) == "%"
            after += words.word(after) == "%"
    low, top = _bounds(value, high, bound, or_more=_or_more(words, after, stop))
    return Amount(begin, at, after, low, top, percent, bound is not None, fraction)


def _is_label(words: Words, at: int) -> bool:
    """Whether the number names something (``số 3``, ``ngày 20``, ``năm 2025``)."""
    if words.glued(at) and words.word(at - 1) not in ("(", '"', "%", ">", "<", "≥", "≤", "-"):
        return True
    if words.word(at - 2) in ("mỗi", "từng", "hằng"):
        return False  # "mỗi tháng 02 gương", "mỗi lớp 50 học viên"
    return any(_NO_COUNT_BEFORE.match(words, at - length) == length for length in (1, 2, 3))


def _figure(words: Words, at: int) -> tuple[Number, str | None, int] | None:
    """The value of a printed number, ``1.200``, ``7,5``, ``2/3``, and what follows it."""
    digits = words.word(at)
    if not digits.isdecimal() or len(digits) > _LONGEST_NUMBER:
        return None
    after = at + 1
    while words.word(after) == "." and words.glued(after) and _is_thousand(words, after + 1):
        digits += words.word(after + 1)
        after += 2
    if len(digits) > _LONGEST_NUMBER:
        return None
    if words.word(after) == "," and words.glued(after) and _glued_number(words, after + 1):
        value, after = float(f"{digits}.{words.word(after + 1)}"), after + 2
        scaled = words.word(after) == "/" and words.glued(after) and _glued_number(words, after + 1)
        return value, None, after + 2 * scaled  # "4,5/5 điểm": the figure, whatever the scale
    if words.word(after) == "/" and words.glued(after) and _glued_number(words, after + 1):
        if words.word(after + 2) in ("/", "-", ".") and words.glued(after + 2):
            return None
        if int(digits) >= int(words.word(after + 1)[:6]):
            return None
        return int(digits), f"{int(digits)}/{words.word(after + 1)}", after + 2
    if words.word(after) in ("/", "-", ":") and words.glued(after) and words.glued(after + 1):
        dated = _glued_number(words, after + 1) and words.word(after) != "-"
        if dated or words.raw(after + 1).isupper():
            return None
    return int(digits), None, after


def _is_thousand(words: Words, at: int) -> bool:
    return _glued_number(words, at) and len(words.word(at)) == 3


def _glued_number(words: Words, at: int) -> bool:
    return words.is_number(at) and words.glued(at)


def _past_words_in_brackets(words: Words, at: int, stop: int) -> int:
    """Past ``(mười)``."""
    if words.word(at) != "(":
        return at
    close = closing(words, at, stop)
    if (
        close is None
        or close - at > 5
        or not all(words.word(p).isalpha() for p in range(at + 1, close))
    ):
        return at
    return close + 1 if words.word(at + 1) in _WORDS["spelled"] else at


def _comparator(words: Words, at: int, first: int) -> tuple[int, str | None]:
    """Where the comparator begins and what it says: least, most, about, từ, or None."""
    for length in range(_LONGEST_COMPARATOR, 0, -1):
        begin = at - length
        if begin < first:
            continue
        if _LEAST.match(words, begin) == length:
            return begin, "least"
        if _MOST.match(words, begin) == length:
            return begin, "most"
        if _ABOUT.match(words, begin) == length:
            return begin, "about"
    if words.word(at - 1) == "từ" and at - 1 >= first:
        begin = at - 1 - (words.word(at - 2) in ("đạt", "có", "chiếm") and at - 2 >= first)
        return begin, "từ"
    return at, None


def _range_end(words: Words, at: int, stop: int) -> int:
    """The number after "đến (dưới)", 0 when there is none near."""
    for place in range(at, min(at + 4, stop - 1)):
        if words.word(place) == "đến":
            after = place + 1 + (words.word(place + 1) in ("dưới", "hết", "không"))
            return after if words.is_number(after) else 0
    return 0


def _or_more(words: Words, at: int, stop: int) -> str | None:
    """``trở lên`` or ``trở xuống`` that belongs to the number before it."""
    for place in range(at, min(at + _REACH_OF_OR_MORE, stop)):
        if words.is_number(place) or words.word(place) in (";", "."):
            return None
        if words.has(place, "trở", "lên"):
            return "least"
        if words.has(place, "trở", "xuống"):
            return "most"
    return None


def _bounds(
    value: Number, high: Number | None, bound: str | None, *, or_more: str | None
) -> tuple[Number | None, Number | None]:
    if high is not None:
        return value, high
    if or_more == "most" or bound == "most":
        return None, value
    if or_more == "least" or bound in ("least", "từ"):
        return value, None
    return value, value


def noun_after(words: Words, at: int, stop: int) -> int:
    """Where the noun phrase that is counted ends; it begins at ``at``."""
    start = at
    if not words.word(at)[:1].isalpha() and words.word(at) != '"':
        return at
    while at < min(stop, start + _LONGEST_NOUN):
        word = words.word(at)
        if words.is_number(at) and words.glued(at) and words.word(at - 1) == "m":
            at += 1
            continue
        if words.is_number(at) or (_ends_noun(words, at) and at > start):
            break
        if at == start and _NOUN_ENDS.match(words, at) and not words.has(at, "tổ", "chức"):
            break
        if word in (";", ":", "(", ")", ".", "/", "%"):
            break
        if word == '"':
            close = closing(words, at, stop)
            if close is None:
                break
            at = close + 1
            continue
        if word in (",", "và", "hoặc") and _list_ends(words, at + 1, stop):
            break
        at += 1
    while at > start and words.word(at - 1) in (",", "và", "hoặc", "-", "của", "là"):
        at -= 1
    return at


def _ends_noun(words: Words, at: int) -> bool:
    if words.word(at) == "trong" and words.word(at + 1) in _KEPT_TRONG:
        return False
    if words.word(at) == "trình":
        return words.word(at - 1) not in _TRINH_NOUNS
    return _NOUN_ENDS.match(words, at) > 0


def _list_ends(words: Words, at: int, stop: int) -> bool:
    """Whether what follows a comma is no further member of the list of nouns."""
    if at >= stop or words.is_number(at) or words.word(at) in ("mỗi", "từng", "các", "trong"):
        return True
    return bool(
        _LEAST.match(words, at)
        or _MOST.match(words, at)
        or _NOUN_ENDS.match(words, at)
        or _ABOUT.match(words, at)
        or _LIST_VERBS.match(words, at)
    )


def number_of(text: str) -> Number | None:
    """A cell's number, ``1.200`` or ``7,5``; None when it holds something else."""
    bare = text.strip().rstrip("%").strip().replace(" ", "")
    whole = bare.replace(".", "")
    if whole.isdecimal() and len(whole) < 10:
        return int(whole)
    head, comma, tail = bare.partition(",")
    if comma and head.isdecimal() and tail.isdecimal() and len(bare) < 12:
        return float(f"{head}.{tail}")
    return None
