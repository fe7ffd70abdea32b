"""One part of a sentence read as an order: who is told, to do what, with whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from thidua.reading.extract.clauses import Part, closing, label_end
from thidua.reading.extract.units import VERBS, UnitList, UnitReader
from thidua.reading.extract.words import PhraseSet, Words
from thidua.reading.lexicon import groups

_WORDS = groups("order_words")
_COMMANDS = PhraseSet(_WORDS["commands"])
_ADJUNCTS = PhraseSet(_WORDS["adjuncts"])
_CONNECTORS = PhraseSet(_WORDS["connectors"])
_SUBORDINATE = PhraseSet(_WORDS["subordinate"])
_MODALS = PhraseSet(_WORDS["modals"])
_RELATIVE = frozenset(_WORDS["relative"])
_EACH = frozenset(("mỗi", "từng", "100"))
_LONGEST_RELATIVE = 14
_PERIODS = frozenset(_WORDS["periods"])
_TOWARDS = ("với", "cùng", "cùng với")
_LONGEST_ADJUNCT = 45
_MOST_LEAD_INS = 8


@dataclass(frozen=True, slots=True)
class Order:
    """What one part says. Places are tokens.

    ``act`` is where the words of the instruction begin, ``verb`` its verb (None
    when none is known); ``label`` the words before a colon that were passed
    over; ``subordinate`` marks a remark to the part before (trong đó …).
    """

    part: Part
    act: int
    verb: int | None
    subject: UnitList | None
    partners: tuple[UnitList, ...] = ()
    label: tuple[int, int] | None = None
    subordinate: bool = False


class OrderReader:
    """Reads parts of one text."""

    def __init__(self, words: Words, units: UnitReader) -> None:
        self._words = words
        self._units = units

    def read(self, part: Part, times: Sequence[tuple[int, int]], *, headed: bool = False) -> Order:
        """The order in a part; ``times`` are the token ranges of its time phrases.

        Under a unit's own heading (``headed``) "Lãnh đạo UBND xã tổ chức …" tells
        that unit to lead; elsewhere it names the leaders of the UBND.
        """
        words, stop = self._words, part.stop
        if _SUBORDINATE.match(words, part.first):
            return Order(part, part.first, None, None, subordinate=True)
        at, label, subject = self._past_label(part, times)
        if subject is None:
            at = self._past_lead_ins(at, stop, times)
            leads = headed and words.has(at, "lãnh", "đạo")
            subject = None if leads else self._subject(at, stop, times)
        companions: UnitList | None = None
        if subject is not None:
            at = self._past_lead_ins(max(at, subject.stop), stop, times)
            if self._opens_relative(subject, at) and self._units.acts(at) < 0:
                at = self._verb_ahead(at, stop) or at
            subject, companions = self._apart(subject)
        order = self._finish(part, at, subject, label, times)
        if companions is None:
            return order
        return replace(order, partners=(companions, *order.partners))

    def _apart(self, subject: UnitList) -> tuple[UnitList, UnitList | None]:
        """``X cùng (với) Y``: who leads, and who only joins in."""
        words, names = self._words, subject.names
        for number in range(1, len(names)):
            before, begin = names[number - 1][1], names[number][0]
            if any(words.word(at) == "cùng" for at in range(before, begin)):
                lead = UnitList(names[:number], subject.first, before)
                return lead, UnitList(names[number:], begin, subject.stop)
        return subject, None

    def _finish(
        self,
        part: Part,
        at: int,
        subject: UnitList | None,
        label: tuple[int, int] | None,
        times: Sequence[tuple[int, int]],
    ) -> Order:
        stop = part.stop
        verb = self._verb(at, stop)
        act = at if verb is None or at < verb else verb
        partners, after = self._partners(verb if verb is not None else act, stop)
        if after is not None:
            act = self._past_lead_ins(after, stop, times)
            verb = self._verb(act, stop) or verb
        elif verb is not None and self._words.has(verb, "chủ", "trì"):
            act = self._verb(verb + 2, stop) or verb
        if act >= stop:
            act = verb if verb is not None else part.first
        return Order(part, act, verb, subject, partners, label)

    def _verb(self, at: int, stop: int) -> int | None:
        found = self._units.acts(at)
        return found if 0 <= found < stop else None

    # -------------------------------------------------------------- before the verb

    def _past_label(
        self, part: Part, times: Sequence[tuple[int, int]]
    ) -> tuple[int, tuple[int, int] | None, UnitList | None]:
        words, first, stop = self._words, part.first, part.stop
        colon = label_end(words, first, stop)
        if colon is None:
            return first, None, None
        named = self._named_label(first, colon)
        if named is not None:
            return colon + 1, None, named
        timed = any(first <= start < colon for start, _ in times)
        after = colon + 1
        if timed or self._units.opens(after) or self._units.acts(after) >= 0:
            told = None if self._units.opens(after) else self._subject(first, colon, times)
            return after, (first, colon), told
        return first, None, None

    def _named_label(self, first: int, colon: int) -> UnitList | None:
        """The units a label is made of (``Giao phòng X:``)."""
        at = first + _COMMANDS.match(self._words, first)
        units = self._units.read(at, colon, forced=True)
        if units is None:
            return None
        rest = units.stop
        bracketed = closing(self._words, rest, colon)
        return units if rest == colon or bracketed == colon - 1 else None

    def _past_lead_ins(self, at: int, stop: int, times: Sequence[tuple[int, int]]) -> int:
        """Past connectors, brackets, time phrases and adjuncts that open a sentence."""
        words = self._words
        for _ in range(_MOST_LEAD_INS):
            start = at
            at += _CONNECTORS.match(words, at)
            at = self._past_bracket(at, stop)
            at = self._past_time(at, times)
            at = self._past_adjunct(at, stop)
            while at < stop and words.word(at) in (",", ":", "-"):
                at += 1
            if at == start:
                break
        return min(at, stop)

    def _past_bracket(self, at: int, stop: int) -> int:
        close = closing(self._words, at, stop) if self._words.word(at) == "(" else None
        return at if close is None else close + 1

    def _past_time(self, at: int, times: Sequence[tuple[int, int]]) -> int:
        words = self._words
        lead = 1 if words.word(at) in ("vào", "trong", "từ") else 0
        lead = 2 if words.has(at, "định", "kỳ") else lead
        for start, stop in times:
            if start in (at, at + lead):
                return stop + (words.word(stop) == ")")
        each = words.word(at) in ("hằng", "mỗi") and words.word(at + 1) in _PERIODS
        return at + 2 if each or words.has(at, "định", "kỳ") else at

    def _past_adjunct(self, at: int, stop: int) -> int:
        """Past "Căn cứ …, "; a verb of the same form (theo dõi) is none."""
        words = self._words
        length = _ADJUNCTS.match(words, at)
        if not length or VERBS.match(words, at) > length:
            return at
        limit = min(stop, at + _LONGEST_ADJUNCT)
        if words.word(at + length - 1) == "khi":
            sent = self._sending(at + length + 1, limit)
            if sent is not None:
                return sent
        for place in range(at + length, limit):
            if words.word(place) == ",":
                if self._resumes(place + 1, stop):
                    return place + 1
            elif words.word(place) == "này" and self._resumes(place + 1, stop):
                return place + 1
        for place in range(at + length + 1, min(limit, at + 20)):
            if self._units.opens(place) and words.word(place - 1) not in ("của", "với", "và", ","):
                units = self._units.read(place, stop)
                if units is not None and self._units.acts(units.stop) >= 0:
                    return place
        found = self._units.acts(at + length + 1)
        return found if length == 2 and words.has(at + length, "kế") and found > 0 else at

    def _sending(self, at: int, limit: int) -> int | None:
        """The verb that sends something off right behind "Trước khi …" without comma."""
        words = self._words
        for place in range(at + 1, limit):
            if words.word(place) in (",", ";"):
                return None
            if words.word(place) in ("gửi", "nộp"):
                return place
        return None

    def _resumes(self, at: int, stop: int) -> bool:
        """Whether the main clause begins at the token."""
        if at >= stop:
            return False
        return self._units.opens(at) or self._units.acts(at) >= 0

    def _subject(self, at: int, stop: int, times: Sequence[tuple[int, int]]) -> UnitList | None:
        words = self._words
        command = _COMMANDS.match(words, at)
        commanded = command > 0 and (
            self._units.opens(at + command) or self._units.opens_common(at + command)
        )
        start = at + command if commanded else at
        common = self._units.opens_common(start)
        units = self._units.read(start, stop, forced=commanded or common)
        if units is None:
            return None
        after = self._past_bracket(units.stop, stop)
        after = self._past_time(after + (words.word(after) == ","), times)
        if after >= stop:
            return None
        if self._units.acts(after) >= 0 or _MODALS.match(words, after):
            return units
        if self._opens_relative(units, after) and self._verb_ahead(after, stop) is not None:
            return units
        resumed = self._past_adjunct(after + (words.word(after) == ","), stop)
        return units if self._units.acts(resumed) >= 0 and resumed > after else None

    def _opens_relative(self, units: UnitList, at: int) -> bool:
        """Whether a clause about the units begins; "mỗi xã có …" says what each is to have."""
        words = self._words
        if words.word(units.first) in _EACH and words.word(at) in ("có", "được", "đạt"):
            return False
        return words.word(at) in _RELATIVE

    def _verb_ahead(self, at: int, stop: int) -> int | None:
        """The verb that follows a relative clause ("không thuộc danh sách …")."""
        owning = self._words.word(at) == "có"
        for place in range(at + 1, min(stop, at + _LONGEST_RELATIVE)):
            if not self._words.word(place).isalnum():
                return None
            passive = owning and self._words.word(place - 1) in ("được", "bị")
            if self._units.acts(place) == place and not passive:
                return place
        return None

    # -------------------------------------------------------------- phối hợp với …

    def _partners(self, verb: int, stop: int) -> tuple[tuple[UnitList, ...], int | None]:
        """Whoever follows "phối hợp với", and where the words after an opening one go on."""
        found: list[UnitList] = []
        after: int | None = None
        words = self._words
        for at in range(verb, stop - 2):
            if not words.has(at, "phối", "hợp") or not self._is_own(at, verb):
                continue
            start = at + 2
            start += 2 if words.has(start, "chặt", "chẽ") else 0
            start += words.word(start) in _TOWARDS
            start += words.word(start) in _TOWARDS
            units = self._units.read(start, stop, forced=True)
            if units is None:
                continue
            found.append(units)
            if after is None and self._only_leads(verb, at):
                after = units.stop
        joined = self._joined_lead(verb, stop) if not found else None
        if joined is not None:
            return (joined,), joined.stop
        helpers = self._helpers(stop) if not found else None
        return (tuple(found) if helpers is None else (helpers,)), after

    def _joined_lead(self, verb: int, stop: int) -> UnitList | None:
        """``chủ trì, cùng (với) X nghiệm thu``."""
        words = self._words
        at = verb + 2 + (words.word(verb + 2) == ",")
        if not words.has(verb, "chủ", "trì") or words.word(at) != "cùng":
            return None
        at += 1 + (words.word(at + 1) == "với")
        return self._units.read(at, stop, forced=True)

    def _helpers(self, stop: int) -> UnitList | None:
        """``…, các đơn vị thành viên phối hợp`` at the end of a part."""
        words = self._words
        end = stop
        while words.word(end - 1) in (".", "/", ";"):
            end -= 1
        for length in (2, 4):
            if words.has(end - length, "phối", "hợp") and (
                length == 2 or words.has(end - 2, "thực", "hiện")
            ):
                return self._unit_before(end - length)
        return None

    def _unit_before(self, stop: int) -> UnitList | None:
        """The units between the last comma and the token, when nothing else stands there."""
        words = self._words
        for at in range(stop - 1, max(stop - _LONGEST_RELATIVE, 0), -1):
            if words.word(at) not in (",", ";"):
                continue
            units = self._units.read(at + 1, stop, forced=True)
            if units is not None and units.stop == stop:
                return units
        return None

    def _is_own(self, at: int, verb: int) -> bool:
        """Whether "phối hợp" says what the subject does, not what someone it directs does."""
        before = self._words.word(at - 1)
        return at == verb or before in (",", "và", ";", "trì", "động", "cực", "là", ")")

    def _only_leads(self, verb: int, at: int) -> bool:
        """Whether nothing but chủ trì and adverbs stands between the verb and "phối hợp"."""
        words = self._words
        between = " ".join(words.folded[verb:at])
        return between.strip(" ,") in (
            "",
            "chủ trì",
            "chủ trì và",
            "chủ động",
            "chủ trì , chủ động",
        )
