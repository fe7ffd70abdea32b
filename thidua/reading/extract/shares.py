"""Shares of people or things: whose a percentage is, and what it is taken of."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from thidua.reading.extract.amounts import Amount, noun_after
from thidua.reading.extract.clauses import Part, closing, label_end
from thidua.reading.extract.survey import Entry
from thidua.reading.extract.units import GENERIC, VERBS
from thidua.reading.extract.words import PhraseSet, Words
from thidua.reading.lexicon import groups

_LEAD = PhraseSet(groups("quota_words")["share_lead"])
_CHANGING = PhraseSet(groups("amount_words")["changing"])
_LONGEST_OWNER = 24
_NEAR_VERB = 7
_REACH = 60


def _first(amount: Amount) -> int:
    return amount.first


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around the amounts of a part.

    ``opening`` is where its sentence begins, ``forms`` the forms of award it
    names (tokens), ``per`` a period and ``who`` a subject printed before.
    """

    entry: Entry
    part: Part
    opening: int
    found: tuple[Amount, ...]
    forms: tuple[tuple[int, int], ...]
    per: str | None
    who: str | None

    def share_before(self, amount: Amount) -> Amount | None:
        """The nearest percentage before an amount of the same part."""
        place = bisect_left(self.found, amount.first, key=_first) - 1
        for at in range(place, max(place - _REACH, -1), -1):
            if self.found[at].percent:
                return self.found[at]
        return None


@dataclass(frozen=True, slots=True)
class Share:
    """Whose a share is, of what, and where its words end."""

    who: str
    what: str
    stop: int


class ShareReader:
    """Reads shares out of one text."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def read(
        self, setting: Setting, amount: Amount, limit: int, last_noun: str | None
    ) -> Share | None:
        """The share that a percentage prints; ``last_noun`` is what was counted before it."""
        words, stop = self._words, amount.stop
        if any(_CHANGING.match(words, amount.first - n) == n for n in (1, 2)):
            return None
        start = stop + 2 if words.has(stop, "trở", "lên") else stop
        start += words.word(start) in ("trong", "trên") and words.word(start + 1) == "tổng"
        noun = noun_after(words, start, limit)
        who: str | None
        what: str | None
        if words.has(start, "tổng", "số"):
            who, what = self._before(setting, amount), words.slice(start, self._end(start, limit))
        elif noun > start:
            marked = words.has(noun, "đạt", "danh", "hiệu")
            who = words.slice(start, noun)
            what = words.slice(start, self._end(start, limit) if marked else noun)
        else:
            who, what = self._before(setting, amount), self._whole(setting, last_noun)
            if who is None and noun < limit:
                start += words.word(start) in ("có", "được")
                who = words.slice(start, limit)
        if setting.who and noun > start and not GENERIC.match(words, start):
            # "giải quyết 100% kiến nghị": things are asked of whoever deals with them.
            who = setting.who if self._dealt_with(setting, amount) else who
        return Share(who, what or who, max(noun, stop)) if who else None

    def _dealt_with(self, setting: Setting, amount: Amount) -> bool:
        """Whether a verb of the part has the share for its object."""
        first = max(setting.part.first, amount.first - _NEAR_VERB)
        return any(VERBS.match(self._words, at) for at in range(first, amount.first))

    def _end(self, at: int, limit: int) -> int:
        """The end of a whole with what marks it (cá nhân đạt danh hiệu “…”)."""
        words = self._words
        for place in range(at, limit):
            if words.word(place) == '"':
                close = closing(words, place, limit)
                return close + 1 if close is not None else place
            if place > at and words.word(place) in ("được", ",", ".", ";", "("):
                return place
        return limit

    def _before(self, setting: Setting, amount: Amount) -> str | None:
        """The words before a share that say whose it is."""
        words = self._words
        first = self._start(setting, amount)
        while step := _LEAD.match(words, first):
            first += step
        stop = amount.first
        while stop > first + 1 and words.word(stop - 1) in ("đạt", "chiếm", "là", "có", ":"):
            if words.word(stop - 2) in ("loại", "mức", "hạng"):
                break  # "loại đạt" is a grade
            stop -= 1
        return words.slice(first, stop) if stop > first else None

    def _start(self, setting: Setting, amount: Amount) -> int:
        """Where the words that a share belongs to begin."""
        words = self._words
        if words.has(amount.first - 2, "trong", "đó"):
            return amount.first
        earlier = setting.share_before(amount)
        first = setting.part.first if earlier is None else earlier.stop
        if earlier is None and words.word(first) == "trong":
            first = self._comma(first, amount.first) + 1
        first = max(first, amount.first - 4 * _REACH)
        for place in range(amount.first - 2, first, -1):
            if words.has(place, "trong", "đó"):
                return place + 2
        for place in range(amount.first - 1, first - 1, -1):
            named = words.word(place) == ":" and place == amount.first - 1
            if words.has(place - 1, "tỷ", "lệ") or (words.word(place) in (":", "(") and not named):
                return place + 1
        first += 2 if words.has(first, "trở", "lên") else 0
        while words.word(first) in (",", "và"):
            first += 1
        if amount.first - first > _LONGEST_OWNER:
            commas = [place for place in range(first, amount.first) if words.word(place) == ","]
            return commas[-1] + 1 if commas else first
        return first

    def _comma(self, first: int, stop: int) -> int:
        """The first comma of a range, the place before it when there is none."""
        return next((at for at in range(first, stop) if self._words.word(at) == ","), first - 1)

    def _whole(self, setting: Setting, last_noun: str | None) -> str | None:
        """What a share without noun is taken of."""
        words, opening, stop = self._words, setting.opening, setting.part.stop
        if words.word(opening) == "trong" and not words.has(opening, "trong", "đó"):
            comma = self._comma(opening, stop)
            if comma > opening:
                return words.slice(opening + 1, comma)
        colon = label_end(words, opening, stop)
        if colon is not None and colon > opening + 2 and words.has(opening, "cơ", "cấu"):
            return words.slice(opening + 2, colon)
        if colon is not None and words.has(opening, "xếp", "loại"):
            return words.slice(opening, colon)
        title = (setting.entry.node.section.title or "").strip()
        if title.lower().startswith("cơ cấu ") and "," not in title:
            return title[len("cơ cấu ") :]
        first = setting.part.first
        reach = range(first, min(stop, first + _REACH))
        if last_noun and any(words.has(at, "trong", "đó") for at in reach):
            return last_noun
        return "đại biểu" if "composition" in setting.entry.node.roles else None
