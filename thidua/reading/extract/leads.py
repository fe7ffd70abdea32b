"""Who is to do what a part orders: its subject, a doer behind "do", an owner, or a heading."""

from __future__ import annotations

from thidua.reading.extract.clauses import closing
from thidua.reading.extract.orders import Order
from thidua.reading.extract.routes import Route
from thidua.reading.extract.survey import Entry, Node, Survey
from thidua.reading.extract.units import UnitList
from thidua.reading.extract.words import PhraseSet
from thidua.reading.lexicon import groups
from thidua.reading.text import Span

_WORDS = groups("order_words")
_CONDITIONS = frozenset(("criteria", "awards", "composition", "subjects", "purpose"))
_PEOPLE = PhraseSet((*groups("measure_words")["individual"], "tập thể", "các tập thể"))
_DOING = PhraseSet(_WORDS["doing"])
_THINGS = PhraseSet(_WORDS["things_sent"])
_EACH = frozenset(("mỗi", "từng", "100", "cả", "hai", "ba", "bốn", "năm", "sáu"))
_EACH_OF_THEM = PhraseSet(_WORDS["each_of_them"])

Lead = tuple[tuple[str, ...], Span | None]


class LeadReader:
    """Finds the units that lead the tasks of one plan."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._words = survey.words
        self._units = survey.units

    def read(self, entry: Entry, order: Order, route: Route, before: UnitList | None) -> Lead:
        """The names that lead, and where they stand; ``before`` was told by an earlier part."""
        heading = self.heading(entry.node)
        subject = order.subject
        if subject is not None and not self.repeats(subject, entry, before):
            return self._named(subject, entry.page)
        doer = self._doer(order)
        if doer is not None:
            return self._named(doer, entry.page)
        if order.verb is None and route.to:
            owner = self._owner(order, route)
            if owner is not None:
                return self._named(owner, entry.page)
        if before is not None:
            return self._named(before, entry.page)
        heading = heading or (self._nearest(entry.node) if subject is not None else None)
        if heading is not None:
            names = tuple(self._words.slice(*name) for name in heading.units)
            return names, heading.section.heading
        return (), None

    def _nearest(self, node: Node) -> Node | None:
        return next((above for above in node.up() if above.units), None)

    def heading(self, node: Node) -> Node | None:
        """The nearest section above whose heading is made of units."""
        for above in node.up():
            if above.units:
                command = self._words.word(above.units[0][0] - 1)
                if command == "với" and not self._is_told(above):
                    return None
                return above
        return None

    def is_each(self, subject: UnitList) -> bool:
        """Whether the subject is "mỗi X", "ba cơ quan" or "100% X"."""
        return self._words.word(subject.first) in _EACH

    def repeats(self, subject: UnitList, entry: Entry, before: UnitList | None) -> bool:
        """Whether "mỗi đơn vị", "mỗi đồng chí" means each of those told before."""
        words, first = self._words, subject.first + 1
        if words.word(subject.first) not in ("mỗi", "từng"):
            return False
        nearest = self._nearest(entry.node)
        told = before.names if before is not None else nearest.units if nearest is not None else ()
        if nearest is not None and before is None and not _PEOPLE.match(words, first):
            named = {word for start, stop in nearest.units for word in words.folded[start:stop]}
            if named.issuperset(words.folded[first : subject.stop]):
                return True
        return bool(told) and first + _EACH_OF_THEM.match(words, first) == subject.stop

    def place(self, units: UnitList, page: int) -> Span:
        """Where a list of names stands."""
        return self._survey.span(
            self._words.starts[units.first], self._words.ends[units.stop - 1], page
        )

    def _named(self, units: UnitList, page: int) -> Lead:
        names = tuple(_without_share(name) for name in self._units.printed(units))
        return names, self.place(units, page)

    def _is_told(self, node: Node) -> bool:
        """Whether "Đối với X" tells X what to do; people are told so only under duties."""
        if node.within("organisation"):
            return True
        people = _PEOPLE.match(self._words, node.units[0][0]) > 0
        return not people and not node.roles & _CONDITIONS

    def _doer(self, order: Order) -> UnitList | None:
        """Whoever stands in "do X chủ trì (đăng cai, thực hiện)".

        Where an order's own verb stands before, "do X tổ chức" only says whose event it is.
        """
        words, stop = self._words, order.part.stop
        for at in range(order.act, stop - 1):
            if words.word(at) != "do" or not self._units.opens(at + 1):
                continue
            units = self._units.read(at + 1, stop)
            if units is None:
                continue
            after = units.stop
            close = closing(words, after, stop) if words.word(after) == "(" else None
            after = after if close is None else close + 1
            passive = order.verb is None or order.verb > at or self._is_thing(order.verb)
            if _DOING.match(words, after) or (passive and self._units.acts(after) >= 0):
                return units
        return None

    def _is_thing(self, verb: int) -> bool:
        """Whether the words of a verb name a thing instead: ``Báo cáo do X soạn``."""
        return _THINGS.match(self._words, verb) > 0

    def _owner(self, order: Order, route: Route) -> UnitList | None:
        """Whose things are sent: ``Tin, bài của các phòng gửi về …``."""
        for at in range(order.part.first, route.to[0].first):
            if self._words.word(at) == "của" and self._units.opens(at + 1):
                return self._units.read(at + 1, order.part.stop)
        return None


def _without_share(name: str) -> str:
    return name.removeprefix("100%").lstrip() or name
