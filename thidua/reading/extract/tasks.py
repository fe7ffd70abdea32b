"""Tasks in running text: orders to a named unit, and actions with a time limit of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from thidua.reading.extract.clauses import Part, closing, parts
from thidua.reading.extract.limits import chosen, cut_at_limits, limits_in
from thidua.reading.extract.orders import Order, OrderReader
from thidua.reading.extract.routes import Route, RouteReader
from thidua.reading.extract.survey import Entry, Node, Survey
from thidua.reading.extract.units import UnitList
from thidua.reading.extract.words import PhraseSet
from thidua.reading.facts import PlanKind, TaskFact
from thidua.reading.lexicon import groups
from thidua.reading.text import Span
from thidua.timing import DeadlineKind, TimeMention

_NEVER = frozenset(("criteria", "programme", "composition", "naming", "subjects"))
_CONDITIONS = frozenset(("criteria", "awards", "composition", "subjects", "purpose"))
_PEOPLE = PhraseSet((*groups("measure_words")["individual"], "tập thể", "các tập thể"))
_EVENT_DATA = frozenset(("time", "place"))
_WORDS = groups("order_words")
_APPEALS = PhraseSet(_WORDS["appeals"])
_TIME_STATEMENTS = PhraseSet(_WORDS["time_statements"])
_GRANTS = PhraseSet(_WORDS["granting"])
_PROPOSES = PhraseSet((*_WORDS["proposing"], "thống nhất đề nghị", "lựa chọn"))
_DOING = PhraseSet(_WORDS["doing"])
_HELD = (("tổ", "chức"), ("tiến", "hành"), ("thực", "hiện"), ("diễn", "ra"))
_EACH = ("mỗi", "từng")
_ASKING = PhraseSet(("yêu cầu", "đề nghị"))
_THINGS_SENT = PhraseSet(_WORDS["things_sent"])
_AT_LARGE = PhraseSet(_WORDS["at_large"])
_FURTHEST_APPEAL = 18
_SHORT_TEXT = 12
_SURE_LIMIT = 0.7
_LONGEST_TIME_STATEMENT = 8


@dataclass(slots=True)
class _Draft:
    """A task while its entry is read; further parts may lengthen it."""

    order: Order
    text: tuple[int, int]
    lead: tuple[str, ...]
    lead_span: Span | None
    route: Route
    limits: tuple[TimeMention, ...]
    confidence: float
    node: Node
    page: int


@dataclass(slots=True)
class _State:
    """What earlier parts of an entry hand on to later ones."""

    subject: UnitList | None = None
    base: TimeMention | None = None
    sentence: int = 0
    opening: int = 0
    drafts: list[_Draft] = field(default_factory=list)


class TaskReader:
    """Reads the tasks of one plan's running text."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._words = survey.words
        self._units = survey.units
        self._orders = OrderReader(survey.words, survey.units)
        self._routes = RouteReader(survey.words, survey.units)
        self._openers = {entry.opener for entry in survey.entries if entry.opener}
        self._subjects: dict[Entry, UnitList] = {}
        self._is_event = survey.reading.document.kind is PlanKind.CONFERENCE

    def read(self) -> tuple[TaskFact, ...]:
        """All tasks outside tables, in the order of the text."""
        tasks: list[TaskFact] = []
        for entry in self._survey.entries:
            for draft in self._entry(entry):
                tasks.extend(self._facts(draft))
        return tuple(tasks)

    # -------------------------------------------------------------- one entry

    def _entry(self, entry: Entry) -> list[_Draft]:
        if entry.node.roles & _NEVER and not entry.node.within("organisation"):
            return []
        first, stop = self._words.between(entry.start, entry.end)
        if entry in self._openers and self._introduces(entry, first, stop):
            return []
        state = _State(subject=self._inherited(entry))
        for part in parts(self._words, first, stop):
            if part.sentence != state.sentence:
                state.sentence, state.base = part.sentence, None
            if self._is_appeal(part) or self._is_remark(part):
                continue
            inside = limits_in(self._survey, entry, part)
            state.opening = part.first
            for piece in cut_at_limits(self._survey, part, inside):
                self._piece(entry, piece, limits_in(self._survey, entry, piece), state)
        if state.subject is not None:
            self._subjects[entry] = state.subject
        return state.drafts

    def _is_appeal(self, part: Part) -> bool:
        """``Trên đây là …`` · ``Ban Thường vụ yêu cầu các đơn vị nghiêm túc thực hiện``."""
        words = self._words
        if _APPEALS.match(words, part.first):
            return True
        for at in range(part.first, min(part.stop, part.first + _FURTHEST_APPEAL)):
            if _ASKING.match(words, at):
                told = self._units.read(at + 2, part.stop, forced=True)
                return told is not None and _AT_LARGE.match(words, told.stop) > 0
        return False

    def _is_remark(self, part: Part) -> bool:
        """Whether the whole part stands in brackets (``(Chi tiết tại Phụ lục kèm theo)``)."""
        if self._words.word(part.first) != "(":
            return False
        return closing(self._words, part.first, part.stop) == part.stop - 1

    def _introduces(self, entry: Entry, first: int, stop: int) -> bool:
        """Whether the entry only opens a list; the units it names lead the list's items."""
        if not self._survey.ends_with_colon(entry):
            return False
        part = Part(first, stop - 1, 0)
        if part.first >= part.stop:
            return True
        order = self._orders.read(part, self._token_ranges(entry))
        named = order.subject or self._units.read(first, stop - 1, forced=True)
        if named is not None and (order.subject or named.stop >= stop - 2):
            self._subjects[entry] = named
        return True

    def _token_ranges(self, entry: Entry) -> list[tuple[int, int]]:
        mentions = self._survey.times(entry.start, entry.end)
        return [self._words.between(mention.start, mention.end) for mention in mentions]

    def _inherited(self, entry: Entry) -> UnitList | None:
        """The units that an opener names."""
        opener = entry.opener
        while opener is not None:
            if opener in self._subjects:
                return self._subjects[opener]
            opener = opener.opener
        return None

    def _piece(
        self, entry: Entry, piece: Part, mentions: Sequence[TimeMention], state: _State
    ) -> None:
        order = self._orders.read(
            piece,
            [self._words.between(mention.start, mention.end) for mention in mentions],
            headed=self._heading_units(entry.node) is not None,
        )
        if state.drafts and self._is_time_statement(piece, mentions):
            self._date(state.drafts[-1], mentions)
            return
        own, base = self._own_limits(order, mentions)
        if base is not None and piece.first == state.opening:
            state.base = base
        limits = own or ((state.base,) if state.base else ())
        draft = self._draft(entry, order, limits, state)
        if draft is not None:
            state.drafts.append(draft)
        elif state.drafts and state.drafts[-1].order.part.sentence == piece.sentence:
            self._lengthen(state.drafts[-1], piece, own)
        if order.subject is not None:
            state.subject = order.subject

    def _own_limits(
        self, order: Order, mentions: Sequence[TimeMention]
    ) -> tuple[tuple[TimeMention, ...], TimeMention | None]:
        """The limits of the order itself, and one printed before it that later parts share."""
        start = self._words.starts[order.act] if order.act < len(self._words) else 0
        leading = [mention for mention in mentions if mention.start < start]
        own = [mention for mention in mentions if mention.start >= start]
        base = None
        for mention in leading:
            labelled = order.label is not None and mention.start < self._words.ends[order.label[1]]
            if labelled or mention.deadline.kind is DeadlineKind.RECURRING:
                base = mention
        if base in leading and own and base is not None and base.deadline.kind in (
            DeadlineKind.WITHIN, DeadlineKind.PERIOD,
        ):  # fmt: skip
            leading.remove(base)
        return chosen(self._survey, [*leading, *own]), base

    def _is_time_statement(self, piece: Part, mentions: Sequence[TimeMention]) -> bool:
        """``Thời gian hoàn thành xong trước ngày 30/6`` after what is to be done by then."""
        if not mentions or not _TIME_STATEMENTS.match(self._words, piece.first):
            return False
        timed = sum(
            stop - first for first, stop in (self._words.between(m.start, m.end) for m in mentions)
        )
        return piece.stop - piece.first - timed <= _LONGEST_TIME_STATEMENT

    def _date(self, draft: _Draft, mentions: Sequence[TimeMention]) -> None:
        if not draft.limits:
            draft.limits = chosen(self._survey, mentions)

    def _lengthen(self, draft: _Draft, piece: Part, limits: tuple[TimeMention, ...]) -> None:
        draft.text = (draft.text[0], piece.stop)
        route = self._routes.read(piece.first, piece.stop)
        draft.route.to.extend(route.to)
        draft.route.via.extend(route.via)
        draft.limits = draft.limits or limits

    # -------------------------------------------------------------- is it a task?

    def _draft(
        self, entry: Entry, order: Order, limits: tuple[TimeMention, ...], state: _State
    ) -> _Draft | None:
        if order.subordinate or (order.verb is None and self._words.has(order.act, "là")):
            return None
        if order.verb is None and order.subject is None and self._gives_period(entry.node):
            return None
        heading = self._heading_units(entry.node)
        assigned = heading is not None or entry.node.within("organisation")
        route = self._routes.read(order.act, order.part.stop)
        if assigned:
            confidence = self._assigned(order, limits, route, state, heading is not None)
        else:
            confidence = self._unassigned(entry, order, limits, state)
        if not confidence:
            return None
        lead, place = self._lead(entry, order, route, state, heading)
        if not lead and not limits:
            return None
        text = self._text(entry, order)
        return _Draft(order, text, lead, place, route, limits, confidence, entry.node, entry.page)

    def _assigned(
        self,
        order: Order,
        limits: tuple[TimeMention, ...],
        route: Route,
        state: _State,
        headed: bool,
    ) -> float:
        """How sure a part under "Tổ chức thực hiện" or a unit's heading is a task."""
        if order.verb is not None:
            told = order.subject is not None or headed or state.subject is not None
            return 1.0 if told else 0.75
        opens_entry = not state.drafts
        if limits and (opens_entry or order.subject is not None):
            return 0.75
        if route.to and (opens_entry or order.part.sentence > state.drafts[-1].order.part.sentence):
            return 0.8
        if route.to and limits and _THINGS_SENT.match(self._words, order.act):
            return 0.8
        long_enough = order.part.stop - order.act >= 3
        return 0.6 if headed and opens_entry and long_enough else 0.0

    def _unassigned(
        self, entry: Entry, order: Order, limits: tuple[TimeMention, ...], state: _State
    ) -> float:
        """How sure a part elsewhere is a task: it names who, or sets a limit of its own."""
        roles = entry.node.roles
        firm = any(limit.confidence >= _SURE_LIMIT for limit in limits)
        if roles & _EVENT_DATA and (self._is_event or not self._does_something(order, limits)):
            return 0.0
        if order.subject is None:
            if order.verb is not None and state.drafts and state.subject is not None:
                same = state.drafts[-1].order.part.sentence == order.part.sentence
                if same and self._counts(order.verb) and not roles & {"purpose", "awards"}:
                    return 0.7
            acts = order.verb is not None or self._is_held(limits)
            return 0.7 if firm and acts and "purpose" not in roles else 0.0
        if order.verb is None or self._words.word(order.verb - 1) == "được":
            return 0.0
        if "purpose" in roles and not (firm or self._is_each(order.subject)):
            return 0.0
        if self._praises(entry, order.verb) and (not firm or self._only_recurs(limits)):
            return 0.0
        return 0.9

    def _does_something(self, order: Order, limits: tuple[TimeMention, ...]) -> bool:
        """Whether a part beside the period of a drive orders an act with a limit."""
        return (
            order.verb is not None
            and bool(limits)
            and not self._words.has(order.verb, "hoàn", "thành")
        )

    def _gives_period(self, node: Node) -> bool:
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

    def _is_held(self, limits: tuple[TimeMention, ...]) -> bool:
        """Whether the words before the time say that something is held then."""
        for limit in limits:
            at = self._words.index_at(limit.start)
            if any(self._words.has(at - 2, *verb) for verb in _HELD):
                return True
        return False

    def _is_each(self, subject: UnitList) -> bool:
        word = self._words.word(subject.first)
        return word in _EACH or word == "100"

    # -------------------------------------------------------------- its parts

    def _heading_units(self, node: Node) -> Node | None:
        """The nearest section above whose heading is made of units."""
        for above in node.up():
            if above.units:
                command = self._words.word(above.units[0][0] - 1)
                if command == "với" and not self._is_told(above):
                    return None
                return above
        return None

    def _is_told(self, node: Node) -> bool:
        """Whether "Đối với X" tells X what to do; people are told so only under duties."""
        if node.within("organisation"):
            return True
        people = _PEOPLE.match(self._words, node.units[0][0]) > 0
        return not people and not node.roles & _CONDITIONS

    def _lead(
        self, entry: Entry, order: Order, route: Route, state: _State, heading: Node | None
    ) -> tuple[tuple[str, ...], Span | None]:
        if order.subject is not None:
            return self._names(order.subject), self._place(order.subject, entry.page)
        doer = self._doer(order)
        if doer is not None:
            return self._names(doer), self._place(doer, entry.page)
        if order.verb is None and route.to:
            owner = self._owner(order, route)
            if owner is not None:
                return self._names(owner), self._place(owner, entry.page)
        if state.subject is not None:
            return self._names(state.subject), self._place(state.subject, entry.page)
        if heading is not None:
            names = tuple(self._words.slice(*name) for name in heading.units)
            return names, heading.section.heading
        return (), None

    def _doer(self, order: Order) -> UnitList | None:
        """Whoever stands in "do X chủ trì (đăng cai, thực hiện)"."""
        words = self._words
        for at in range(order.act, order.part.stop - 1):
            if words.word(at) == "do" and self._units.opens(at + 1):
                units = self._units.read(at + 1, order.part.stop)
                if units is None:
                    continue
                after = units.stop
                if words.word(after) == "(":
                    after = next(
                        (p + 1 for p in range(after, order.part.stop) if words.word(p) == ")"),
                        after,
                    )
                if _DOING.match(words, after):
                    return units
        return None

    def _owner(self, order: Order, route: Route) -> UnitList | None:
        """Whose things are sent: ``Tin, bài của các phòng gửi về …``."""
        for at in range(order.part.first, route.to[0].first):
            if self._words.word(at) == "của" and self._units.opens(at + 1):
                return self._units.read(at + 1, order.part.stop)
        return None

    def _text(self, entry: Entry, order: Order) -> tuple[int, int]:
        heading = self._heading_order(entry, order)
        if heading is not None:
            return heading
        first = order.act
        if order.subject is not None and order.act >= order.subject.stop:
            short = order.part.stop - order.act < _SHORT_TEXT
            if short or self._is_each(order.subject):
                first = order.subject.first
        return first, order.part.stop

    def _heading_order(self, entry: Entry, order: Order) -> tuple[int, int] | None:
        """The heading itself, when the text below only says who is in charge of it."""
        words, section = self._words, entry.node.section
        if order.subject is None or section.title is None or order.verb is None:
            return None
        if not words.has(order.verb, "chủ", "trì"):
            return None
        after = max([order.verb + 2, *(units.stop for units in order.partners)])
        if words.word(after) not in (",", "thực", "triển", ".", "") and after < order.part.stop:
            return None
        first, stop = words.between(section.heading.start, section.heading.end)
        title = next(
            (at for at in range(first, min(first + 4, stop)) if words.is_capital(at)), first
        )
        return (title, stop) if self._units.acts(title) >= 0 else None

    def _names(self, units: UnitList) -> tuple[str, ...]:
        return tuple(self._without_share(name) for name in self._units.printed(units))

    def _without_share(self, name: str) -> str:
        return name.removeprefix("100%").lstrip() or name

    def _place(self, units: UnitList, page: int) -> Span:
        return self._survey.span(
            self._words.starts[units.first], self._words.ends[units.stop - 1], page
        )

    # -------------------------------------------------------------- facts

    def _facts(self, draft: _Draft) -> Iterator[TaskFact]:
        words = self._words
        first, stop = draft.text
        while stop > first + 1 and words.word(stop - 1) in (",", ".", ";", "/", "và", ":"):
            stop -= 1
        if stop <= first:
            return
        span = self._survey.span(words.starts[first], words.ends[stop - 1], draft.page)
        places = {
            key: self._place(found[0], draft.page)
            for key, found in (
                ("coordinating", draft.order.partners),
                ("to", draft.route.to),
                ("via", draft.route.via),
            )
            if found
        }
        if draft.lead_span is not None:
            places["lead"] = draft.lead_span
        task = TaskFact(
            text_key=self._survey.text[span.start : span.end],
            lead=draft.lead,
            coordinating=self._unique(draft.order.partners),
            to=self._unique(draft.route.to),
            via=self._unique(draft.route.via),
            source_section=draft.node.section.path,
            span=span,
            confidence=draft.confidence,
            parts=places,
        )
        for limit in draft.limits or (None,):
            yield self._limited(task, limit, draft.page)

    def _limited(self, task: TaskFact, limit: TimeMention | None, page: int) -> TaskFact:
        if limit is None:
            return task
        place = self._survey.span(limit.start, limit.end, page)
        return replace(
            task,
            deadline=limit.deadline,
            confidence=min(task.confidence, limit.confidence),
            parts={**task.parts, "deadline": place},
        )

    def _unique(self, lists: Sequence[UnitList]) -> tuple[str, ...]:
        names = {name.lower(): name for units in lists for name in self._units.printed(units)}
        return tuple(names.values())
