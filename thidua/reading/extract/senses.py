"""Whether a part of a sentence is a task, and how surely."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.reading.extract.clauses import Part, closing
from thidua.reading.extract.leads import LeadReader
from thidua.reading.extract.orders import Order
from thidua.reading.extract.routes import Route
from thidua.reading.extract.survey import Entry, Node, Survey
from thidua.reading.extract.units import VERBS, UnitList
from thidua.reading.extract.words import PhraseSet
from thidua.reading.facts import PlanKind
from thidua.reading.lexicon import groups
from thidua.timing import DeadlineKind, TimeMention

_WORDS = groups("order_words")
_EVENT_DATA = frozenset(("time", "place"))
_APPEALS = PhraseSet(_WORDS["appeals"])
_TIME_STATEMENTS = PhraseSet(_WORDS["time_statements"])
_GRANTS = PhraseSet(_WORDS["granting"])
_PROPOSES = PhraseSet((*_WORDS["proposing"], "thống nhất đề nghị", "lựa chọn"))
_ASKING = PhraseSet(("yêu cầu", "đề nghị"))
_THINGS_SENT = PhraseSet(_WORDS["things_sent"])
_AT_LARGE = PhraseSet(_WORDS["at_large"])
_HELD = (("tổ", "chức"), ("tiến", "hành"), ("thực", "hiện"), ("diễn", "ra"))
_FURTHEST_APPEAL = 18
_SURE_LIMIT = 0.7
_LONGEST_TIME_STATEMENT = 8


class TaskSense:
    """Judges the parts of one plan; 0.0 says that a part is no task."""

    def __init__(self, survey: Survey, leads: LeadReader) -> None:
        self._survey = survey
        self._words = survey.words
        self._units = survey.units
        self._leads = leads
        self._is_event = survey.reading.document.kind is PlanKind.CONFERENCE

    def is_appeal(self, part: Part) -> bool:
        """``Trên đây là …`` · ``Ban Thường vụ yêu cầu các đơn vị nghiêm túc thực hiện``."""
        words = self._words
        if _APPEALS.match(words, part.first):
            return True
        for at in range(part.first, min(part.stop, part.first + _FURTHEST_APPEAL)):
            if _ASKING.match(words, at):
                told = self._units.read(at + 2, part.stop, forced=True)
                return told is not None and _AT_LARGE.match(words, told.stop) > 0
        return False

    def is_remark(self, part: Part) -> bool:
        """Whether the whole part stands in brackets (``(Chi tiết tại Phụ lục kèm theo)``)."""
        if self._words.word(part.first) != "(":
            return False
        return closing(self._words, part.first, part.stop) == part.stop - 1

    def is_time_statement(self, piece: Part, mentions: Sequence[TimeMention]) -> bool:
        """``Thời gian hoàn thành xong trước ngày 30/6`` after what is to be done by then."""
        if not mentions or not _TIME_STATEMENTS.match(self._words, piece.first):
            return False
        timed = sum(
            stop - first for first, stop in (self._words.between(m.start, m.end) for m in mentions)
        )
        return piece.stop - piece.first - timed <= _LONGEST_TIME_STATEMENT

    def assigned(
        self,
        order: Order,
        limits: tuple[TimeMention, ...],
        route: Route,
        told: UnitList | None,
        last: Order | None,
        *,
        headed: bool,
    ) -> float:
        """How sure a part under "Tổ chức thực hiện" or a unit's heading is a task.

        ``told`` are the units that earlier parts of the entry told, ``last`` the
        order of the task before in the same entry.
        """
        if order.verb is not None:
            return 1.0 if order.subject is not None or headed or told is not None else 0.75
        if limits and (last is None or order.subject is not None):
            return 0.75
        new_sentence = last is None or order.part.sentence > last.part.sentence
        if route.to and new_sentence:
            return 0.8
        if route.to and limits and _THINGS_SENT.match(self._words, order.act):
            return 0.8
        if self._has_own_limit(order, limits):
            return 0.7
        long_enough = order.part.stop - order.act >= 3
        return 0.6 if headed and last is None and long_enough else 0.0

    def _has_own_limit(self, order: Order, limits: tuple[TimeMention, ...]) -> bool:
        """Whether a part with words of its own prints a limit that is no mere period."""
        start = self._words.starts[order.part.first]
        end = self._words.ends[order.part.stop - 1]
        return order.part.stop - order.part.first >= 4 and any(
            start <= limit.start < end
            and limit.confidence >= _SURE_LIMIT
            and limit.deadline.kind not in (DeadlineKind.WITHIN, DeadlineKind.PERIOD)
            and (limit.deadline.kind is not DeadlineKind.RECURRING or bool(limit.deadline.at))
            for limit in limits
        )

    def unassigned(
        self,
        entry: Entry,
        order: Order,
        limits: tuple[TimeMention, ...],
        told: UnitList | None,
        last: Order | None,
        *,
        dated: bool,
    ) -> float:
        """How sure a part elsewhere is a task: it names who, or sets a limit of its own.

        ``dated`` says that the task before in the same entry has a limit.
        """
        roles = entry.node.roles
        firm = any(limit.confidence >= _SURE_LIMIT for limit in limits)
        if roles & _EVENT_DATA and (self._is_event or not self._does_something(order, limits)):
            return 0.0
        if not firm and self.is_target(order):
            return 0.0
        if order.subject is None:
            if order.verb is not None and last is not None and told is not None:
                same = last.part.sentence == order.part.sentence
                if (
                    same
                    and (dated or self._counts(order.verb))
                    and not roles & {"purpose", "awards"}
                ):
                    return 0.7
            acts = order.verb is not None or self._is_held(limits) or self._is_sent(order)
            return 0.7 if firm and acts and "purpose" not in roles else 0.0
        if order.verb is None or "được" in self._words.folded[order.subject.stop : order.verb]:
            return 0.0
        if "purpose" in roles and not (firm or self._leads.is_each(order.subject)):
            return 0.0
        if self._praises(entry, order.verb) and (not firm or self._only_recurs(limits)):
            return 0.0
        return 0.9

    def is_target(self, order: Order) -> bool:
        """Whether a part states a share to be reached, and no unit of its own is to act on it."""
        words, subject, part = self._words, order.subject, order.part
        if all(words.word(at) != "%" for at in range(part.first, part.stop)):
            return False
        common = subject is not None and words.raw(subject.first) in ("Các", "Mỗi", "Từng")
        if subject is not None and not common and words.is_capital(subject.first):
            return False
        if order.verb is None or words.has(order.verb, "phấn", "đấu"):
            return True
        return not words.is_number(order.verb + VERBS.match(words, order.verb))

    def _does_something(self, order: Order, limits: tuple[TimeMention, ...]) -> bool:
        """Whether a part beside the period of a drive orders an act with a limit."""
        return (
            order.verb is not None
            and bool(limits)
            and not self._words.has(order.verb, "hoàn", "thành")
        )

    def gives_period(self, node: Node) -> bool:
        """Whether the section's own heading announces nothing but a time."""
        return "time" in node.own_roles and "organisation" not in node.own_roles

    def _praises(self, entry: Entry, verb: int) -> bool:
        """Whether the verb gives or, under a heading of commendation, proposes an award."""
        if _GRANTS.match(self._words, verb):
            return True
        return "awards" in entry.node.roles and _PROPOSES.match(self._words, verb) > 0

    def _only_recurs(self, limits: tuple[TimeMention, ...]) -> bool:
        return all(limit.deadline.kind is DeadlineKind.RECURRING for limit in limits)

    def _counts(self, verb: int) -> bool:
        """Whether the verb asks for a number of things (``đóng góp 01 phần việc``)."""
        return any(self._words.is_number(at) for at in range(verb + 1, verb + 6))

    def _is_sent(self, order: Order) -> bool:
        """``Hồ sơ … được gửi trong thời hạn …``: the thing sent is the subject."""
        words, part = self._words, order.part
        return _THINGS_SENT.match(words, order.act) > 0 and any(
            words.word(at) in ("gửi", "nộp", "trình") for at in range(order.act + 1, part.stop)
        )

    def _is_held(self, limits: tuple[TimeMention, ...]) -> bool:
        """Whether the words before the time say that something is held then."""
        for limit in limits:
            at = self._words.index_at(limit.start)
            if any(self._words.has(at - 2, *verb) for verb in _HELD):
                return True
        return False
