"""Tasks in running text: orders to a named unit, and actions with a time limit of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from thidua.reading.extract.clauses import Part, parts
from thidua.reading.extract.leads import LeadReader
from thidua.reading.extract.limits import chosen, cut_at_limits, heading_limit, limits_in
from thidua.reading.extract.orders import Order, OrderReader
from thidua.reading.extract.routes import Route, RouteReader
from thidua.reading.extract.senses import TaskSense
from thidua.reading.extract.survey import Entry, Node, Survey
from thidua.reading.extract.units import UnitList
from thidua.reading.extract.words import PhraseSet
from thidua.reading.facts import TaskFact
from thidua.reading.lexicon import groups
from thidua.reading.text import Span
from thidua.timing import DeadlineKind, TimeMention

_NEVER = frozenset(("criteria", "programme", "composition", "naming", "subjects"))
_THINGS_SENT = PhraseSet(groups("order_words")["things_sent"])
_SHORT_TEXT = 12


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
        self._leads = LeadReader(survey)
        self._sense = TaskSense(survey, self._leads)

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
            if self._sense.is_appeal(part) or self._sense.is_remark(part):
                continue
            inside = limits_in(self._survey, entry, part)
            state.opening, known = part.first, len(state.drafts)
            for piece in cut_at_limits(self._survey, part, inside):
                mentions = limits_in(self._survey, entry, piece, part)
                self._piece(entry, piece, mentions, state)
            self._share_route(state.drafts[known:])
        if state.subject is not None:
            self._subjects[entry] = state.subject
        return state.drafts

    def _share_route(self, drafts: Sequence[_Draft]) -> None:
        """``Báo cáo quý (trước …), báo cáo năm (trước …) gửi về X``: both go to X."""
        last = drafts[-1] if drafts else None
        for draft in drafts[:-1]:
            sent = _THINGS_SENT.match(self._words, draft.order.act) > 0
            if last is not None and sent and not draft.route.to:
                draft.route.to.extend(last.route.to)
                draft.route.via.extend(last.route.via)

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
            headed=self._leads.heading(entry.node) is not None,
        )
        if state.drafts and self._sense.is_time_statement(piece, mentions):
            self._date(state.drafts[-1], mentions)
            return
        own, base = self._own_limits(order, mentions)
        if base is not None and piece.first == state.opening:
            state.base = base
        limits = own or ((state.base,) if state.base else ())
        limits = limits or self._from_heading(entry, order)
        draft = self._draft(entry, order, limits, state)
        if draft is not None:
            state.drafts.append(draft)
        elif state.drafts and state.drafts[-1].order.part.sentence == piece.sentence:
            self._lengthen(state.drafts[-1], piece, own)
        if order.subject is not None and not self._leads.repeats(
            order.subject, entry, state.subject
        ):
            state.subject = order.subject

    def _from_heading(self, entry: Entry, order: Order) -> tuple[TimeMention, ...]:
        """The time a heading sets for an order below it."""
        if order.verb is None or self._sense.is_target(order):
            return ()
        limit = heading_limit(self._survey, entry.node)
        return (limit,) if limit is not None else ()

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
        if "closing" in entry.node.roles and not self._words.has(order.part.first, "giao"):
            return None
        if order.verb is None and not order.subject and "targets" in entry.node.roles:
            return None
        if order.subordinate or (order.verb is None and self._words.has(order.act, "là")):
            return None
        if order.verb is None and order.subject is None and self._sense.gives_period(entry.node):
            return None
        headed = self._leads.heading(entry.node) is not None
        route = self._routes.read(order.act, order.part.stop)
        last = state.drafts[-1] if state.drafts else None
        done, told = (last.order if last else None), state.subject
        if headed or entry.node.within("organisation"):
            confidence = self._sense.assigned(order, limits, route, told, done, headed=headed)
        else:
            dated = last is not None and bool(last.limits)
            confidence = self._sense.unassigned(entry, order, limits, told, done, dated=dated)
        if not confidence:
            return None
        follows = last is not None and last.order.part.sentence == order.part.sentence
        before = state.subject if follows or order.verb is not None or last is None else None
        lead, place = self._leads.read(entry, order, route, before)
        if not lead and not limits:
            return None
        if last is not None and follows and order.verb is None and not route.to:
            route = Route([*last.route.to], [*last.route.via])
        text = self._text(entry, order)
        return _Draft(order, text, lead, place, route, limits, confidence, entry.node, entry.page)

    def _text(self, entry: Entry, order: Order) -> tuple[int, int]:
        heading = self._heading_order(entry, order)
        if heading is not None:
            return heading
        first = order.act
        if order.subject is not None and order.act >= order.subject.stop:
            short = order.part.stop - order.act < _SHORT_TEXT
            if short or self._leads.is_each(order.subject):
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

    def _facts(self, draft: _Draft) -> Iterator[TaskFact]:
        words = self._words
        first, stop = draft.text
        while stop > first + 1 and words.word(stop - 1) in (",", ".", ";", "/", "và", ":"):
            stop -= 1
        if stop <= first:
            return
        span = self._survey.span(words.starts[first], words.ends[stop - 1], draft.page)
        places = {
            key: self._leads.place(found[0], draft.page)
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
        for number, limit in enumerate(draft.limits or (None,)):
            yield self._limited(self._from(task, draft.limits, number), limit, draft.page)

    def _from(self, task: TaskFact, limits: tuple[TimeMention, ...], number: int) -> TaskFact:
        """``báo cáo hằng tháng (trước ngày 25), 6 tháng (trước ngày 10/6)``: from its limit on."""
        recurs = number > 0 and limits[number].deadline.kind is DeadlineKind.RECURRING
        if not recurs or limits[number].start >= task.span.end:
            return task
        span = self._survey.span(limits[number].start, task.span.end, task.span.page)
        return replace(task, text_key=self._survey.text[span.start : span.end], span=span)

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
