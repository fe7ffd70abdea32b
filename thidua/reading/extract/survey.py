"""What all extractors work on: the body of a plan as entries, each with its place in the tree."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from thidua.reading.conventions.labels import bullet_end
from thidua.reading.extract.units import UnitReader
from thidua.reading.extract.words import PhraseSet, Words
from thidua.reading.lexicon import groups
from thidua.reading.outline_types import Section
from thidua.reading.reading_context import Reading
from thidua.reading.text import Paragraph, Span, TableBlock, TextBlock
from thidua.timing import TimeMention, find_times

ROLES = {role: PhraseSet(phrases) for role, phrases in groups("headings").items()}
_COMMANDS = PhraseSet(groups("order_words")["heading_commands"])
# No paragraph of a plan is longer; what stands beyond is left alone.
_LONGEST_ENTRY = 30_000
_FORMS_OF_PRAISE = PhraseSet(groups("award_words")["headings"])
_PEOPLE = frozenset(("cá", "tập", "hộ", "gia"))


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A section on its way from the root: what its headings announce.

    ``roles`` are those of the nearest heading that announces anything;
    ``units`` the units its own heading names (token ranges), if it is made of them.
    """

    section: Section
    parent: Node | None
    own_roles: frozenset[str]
    roles: frozenset[str]
    units: tuple[tuple[int, int], ...] = ()

    def up(self) -> Iterator[Node]:
        """This node and all above it, nearest first."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    def within(self, role: str) -> bool:
        """Whether this heading or one above announces the role."""
        return any(role in node.own_roles for node in self.up())


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One paragraph or bullet of the body, ``text[start:end]`` without its bullet.

    ``depth`` is 0 for a plain paragraph, 1 for a bullet, 2 for a bullet below a
    bullet; ``opener`` is the entry that introduces the list it stands in.
    """

    start: int
    end: int
    page: int
    node: Node
    depth: int
    opener: Entry | None


@dataclass(frozen=True, slots=True, eq=False)
class PlacedTable:
    """A table and the section that holds it."""

    table: TableBlock
    node: Node


@dataclass(slots=True, eq=False)
class Survey:
    """A reading prepared for extraction. Places are offsets into the mended text."""

    reading: Reading
    words: Words
    units: UnitReader
    nodes: tuple[Node, ...]
    entries: tuple[Entry, ...]
    tables: tuple[PlacedTable, ...]
    _times: dict[tuple[int, int], tuple[TimeMention, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, reading: Reading) -> Survey:
        """Walk the tree once and cut its text into entries."""
        words = Words.of(reading.text)
        units = UnitReader(words, _known_names(reading))
        walker = _Walker(reading, words, units)
        for section in reading.outline.sections:
            walker.walk(section, None)
        walker.close(reading.outline.closing)
        return cls(
            reading, words, units, tuple(walker.nodes), tuple(walker.entries), tuple(walker.tables)
        )

    def heading(self, node: Node) -> Entry | None:
        """The words of a heading as an entry of its own, None when it has no title."""
        title, place = node.section.title, node.section.heading
        if not title:
            return None
        start = self.text.find(title[:12], place.start, place.end)
        return Entry(max(start, place.start), place.end, place.page, node, 0, None)

    @property
    def text(self) -> str:
        """The mended text."""
        return self.words.text

    def times(self, start: int, end: int) -> tuple[TimeMention, ...]:
        """The time limits printed in ``text[start:end]``, with places in the whole text."""
        found = self._times.get((start, end))
        if found is None:
            found = tuple(
                TimeMention(
                    mention.start + start, mention.end + start, mention.deadline, mention.confidence
                )
                for mention in find_times(self.text[start:end], self.reading.context)
            )
            self._times[start, end] = found
        return found

    def times_between(self, entry: Entry, start: int, end: int) -> tuple[TimeMention, ...]:
        """The time limits of an entry that begin inside ``text[start:end]``."""
        found = self.times(entry.start, entry.end)
        first = bisect_left(found, start, key=_place)
        return found[first : bisect_left(found, end, key=_place)]

    def ends_with_colon(self, entry: Entry) -> bool:
        """Whether an entry only introduces what follows it."""
        return self.text[entry.start : entry.end].rstrip().endswith(":")

    def span(self, start: int, end: int, page: int) -> Span:
        """A span without blanks at its ends."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Span(page, start, end)


def _place(mention: TimeMention) -> int:
    return mention.start


class _Walker:
    def __init__(self, reading: Reading, words: Words, units: UnitReader) -> None:
        self._reading = reading
        self._words = words
        self._units = units
        self.nodes: list[Node] = []
        self.entries: list[Entry] = []
        self.tables: list[PlacedTable] = []

    def walk(self, section: Section, parent: Node | None) -> None:
        own = self._roles(section, parent)
        roles = own or (parent.roles if parent else frozenset())
        node = Node(section, parent, own, roles, self._heading_units(section))
        self.nodes.append(node)
        self._body(node)
        for child in section.children:
            self.walk(child, node)

    def close(self, blocks: tuple[TextBlock, ...]) -> None:
        """Take in the paragraphs after the last section, under the path ``end``."""
        paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
        if paragraphs:
            opening = paragraphs[0]
            place = Span(opening.page, opening.start, opening.start)
            section = Section("", "end", None, place, body=tuple(paragraphs))
            roles = frozenset(("closing",))
            self._body(Node(section, None, roles, roles))

    def _title(self, section: Section) -> tuple[int, int]:
        """The token range of the title."""
        if section.title is None:
            return 0, 0
        heading = section.heading
        at = self._reading.text.find(section.title[:12], heading.start, heading.end)
        start = at if at >= 0 else heading.start
        return self._words.between(start, heading.end)

    def _roles(self, section: Section, parent: Node | None) -> frozenset[str]:
        first, stop = self._title(section)
        if first == stop:
            return frozenset()
        found = {
            role
            for role, phrases in ROLES.items()
            if phrases.find(self._words, first, stop) is not None
        }
        if self._is_programme(first, stop):
            found.add("programme")
        if parent is not None and parent.within("awards") and self._is_form_of_praise(first, stop):
            found.add("awards")
        if found & {"awards", "criteria"}:
            found.discard("composition")
        if "criteria" in found and "đại biểu" in (section.title or "").lower():
            # What delegates must be is no criterion for an award.
            found.discard("criteria")
            found.discard("composition")
            found.add("selection")
        if "selection" in found:
            # Who is chosen for another event or for praise is not who attends this one.
            found.discard("composition")
            if "điển hình" in (section.title or "").lower():
                found.add("criteria")
        return frozenset(found)

    def _is_form_of_praise(self, first: int, stop: int) -> bool:
        """``Hình thức`` or ``Số lượng`` under a heading that speaks of commendation."""
        return _FORMS_OF_PRAISE.find(self._words, first, min(stop, first + 6)) is not None

    def _is_programme(self, first: int, stop: int) -> bool:
        """``Chương trình`` alone or joined with nội dung, thời gian; not the word in a sentence."""
        words = self._words
        for at in range(first, stop - 1):
            if words.has(at, "chương", "trình"):
                return at == first or words.word(at - 1) in (",", "và", "-")
        return False

    def _heading_units(self, section: Section) -> tuple[tuple[int, int], ...]:
        first, stop = self._title(section)
        if first == stop:
            return ()
        ordered = _COMMANDS.match(self._words, first)
        at = first + ordered
        if not ordered and self._words.word(at) in _PEOPLE:
            return ()
        units = self._units.read(at, stop, forced=True)
        if units is None:
            return ()
        tells = 0 <= self._units.acts(units.stop) < stop
        return units.names if tells or self._only_remarks(units.stop, stop) else ()

    def _only_remarks(self, at: int, stop: int) -> bool:
        """Whether nothing but a bracket or "có trách nhiệm" follows the names in a heading."""
        words = self._words
        while at < stop and words.word(at) in (":", ".", ";", ",", "/"):
            at += 1
        if at >= stop or words.word(at) == "(":
            return True
        return words.word(at) in ("có", "chịu", "chủ", "thực", "phối", "cần") and stop - at <= 5

    def _body(self, node: Node) -> None:
        text = self._reading.text
        openers: list[tuple[str, Entry]] = []
        plain: Entry | None = None
        for block in node.section.body:
            if not isinstance(block, Paragraph):
                self.tables.append(PlacedTable(block, node))
                openers, plain = [], None
                continue
            end = min(block.end, block.start + _LONGEST_ENTRY)
            words = text[block.start : end]
            skip = bullet_end(words)
            if skip is None:
                plain = Entry(block.start, end, block.page, node, 0, None)
                self.entries.append(plain)
                openers = []
                continue
            mark = words.lstrip()[:1]
            marks = [known for known, _ in openers]
            if mark in marks:
                del openers[marks.index(mark) :]
            opener = openers[-1][1] if openers else plain
            entry = Entry(block.start + skip, end, block.page, node, len(openers) + 1, opener)
            openers.append((mark, entry))
            self.entries.append(entry)


def _known_names(reading: Reading) -> Iterator[str]:
    """Names of units that stand alone in headings, table cells and the list of recipients."""
    text = reading.text
    for section in reading.outline.walk():
        for block in section.body:
            if not isinstance(block, TableBlock):
                continue
            for row in block.rows:
                for cell in row.cells:
                    words = text[cell.start : cell.end].strip()
                    if _is_name(words):
                        yield words
        if section.title and _is_name(section.title):
            yield section.title
    for recipient in reading.recipients:
        if _is_name(recipient.who):
            yield recipient.who


_NAME_OPENERS = groups("unit_words")["name_openers"]


def _is_name(words: str) -> bool:
    """Whether a text is nothing but one proper unit name of two to twelve words."""
    count = len(words.split())
    if not 2 <= count <= 12 or not words.startswith(_NAME_OPENERS):
        return False
    if words.startswith(("Tổ chức", "Ban hành")):
        return False
    return not any(sign in words for sign in ",;:.()\n") and " và các " not in words
