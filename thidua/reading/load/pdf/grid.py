"""Tables out of ruling lines: the lines that cross make a grid, missing walls merge cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from thidua.reading.load.page_layout import Setting, lines_of, text_of
from thidua.reading.load.page_words import Word, rows_of
from thidua.reading.load.pdf.rules import Rule, Rules
from thidua.reading.source import Block, Table

_NEAR = 3.0
_OPEN_SIDE = 12.0
_SHORTEST_ACROSS, _SHORTEST_DOWN = 15.0, 8.0
_MOST_RULES = 600
_MOST_CELLS = 10_000

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table found on a page: ``top`` and ``bottom`` are heights, cells as in `Table`."""

    top: float
    bottom: float
    rows: tuple[tuple[str, ...], ...]


def page_blocks(words: Sequence[Word], rules: Rules, page: int) -> list[Block]:
    """The lines and ruled tables of a page in reading order."""
    tables, outside = find_tables(rules, words)
    rows = rows_of(outside)
    setting = Setting(rows)
    blocks: list[Block] = []
    for table in tables:
        blocks += lines_of([row for row in rows if row.base > table.top], page, setting)
        blocks.append(Table(table.rows, page))
        rows = [row for row in rows if row.base <= table.top]
    return [*blocks, *lines_of(rows, page, setting)]


def find_tables(rules: Rules, words: Sequence[Word]) -> tuple[list[RuledTable], list[Word]]:
    """The ruled tables of a page from top to bottom, and the words that stand in none."""
    tables: list[RuledTable] = []
    rest = list(words)
    for horizontal, vertical in _networks(_straightened(rules)):
        if not vertical:
            continue
        grid = _Grid(horizontal, vertical)
        if not grid.is_table:
            continue
        inside = [word for word in rest if grid.place(word) is not None]
        if inside:
            rest = [word for word in rest if grid.place(word) is None]
            tables.append(RuledTable(grid.heights[0], grid.heights[-1], grid.filled(inside)))
    return sorted(tables, key=lambda table: -table.top), rest


def _straightened(rules: Rules) -> Rules:
    horizontal = _merged(rules.horizontal, _SHORTEST_ACROSS)
    vertical = _merged(rules.vertical, _SHORTEST_DOWN)
    if max(len(horizontal), len(vertical)) > _MOST_RULES:
        return Rules((), ())
    return Rules(horizontal, vertical)


def _merged(rules: Sequence[Rule], shortest: float) -> tuple[Rule, ...]:
    """Pieces of one line made one; places a hair apart made equal; short strokes left out."""
    out: list[Rule] = []
    lane: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if lane and rule.at - lane[0].at > _NEAR:
            out += _joined(lane)
            lane = []
        lane.append(rule)
    return tuple(rule for rule in out + _joined(lane) if rule.end - rule.start >= shortest)


def _joined(lane: Sequence[Rule]) -> list[Rule]:
    out: list[Rule] = []
    for rule in sorted(lane, key=lambda rule: rule.start):
        if out and rule.start <= out[-1].end + _NEAR:
            out[-1] = Rule(lane[0].at, out[-1].start, max(out[-1].end, rule.end))
        else:
            out.append(Rule(lane[0].at, rule.start, rule.end))
    return out


def _networks(rules: Rules) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of lines that hang together by crossing."""
    waiting = set(range(len(rules.vertical)))
    free = set(range(len(rules.horizontal)))
    groups: list[tuple[list[Rule], list[Rule]]] = []
    while free:
        across, down = {free.pop()}, set[int]()
        grown = True
        while grown:
            new_down = {
                at for at in waiting - down
                if any(_cross(rules.horizontal[one], rules.vertical[at]) for one in across)
            }  # fmt: skip
            down |= new_down
            new_across = {
                at for at in free - across
                if any(_cross(rules.horizontal[at], rules.vertical[one]) for one in new_down)
            }  # fmt: skip
            across |= new_across
            grown = bool(new_across)
        waiting -= down
        free -= across
        groups.append(
            ([rules.horizontal[at] for at in across], [rules.vertical[at] for at in down])
        )
    return groups


def _cross(horizontal: Rule, vertical: Rule) -> bool:
    return (
        horizontal.start - _NEAR <= vertical.at <= horizontal.end + _NEAR
        and vertical.start - _NEAR <= horizontal.at <= vertical.end + _NEAR
    )


class _Grid:
    """The cells between crossing lines; a cell with a wall missing is one with its neighbour."""

    def __init__(self, horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> None:
        self.heights = _with_ends({rule.at for rule in horizontal}, vertical)[::-1]
        self.places = _with_ends({rule.at for rule in vertical}, horizontal)
        self._floors = _by_place(horizontal)
        self._walls = _by_place(vertical)
        self._owners: dict[Cell, Cell] = {}
        if self.is_table:
            self._merge()

    @property
    def is_table(self) -> bool:
        cells = (len(self.heights) - 1) * (len(self.places) - 1)
        return len(self.heights) >= 2 and len(self.places) >= 3 and cells <= _MOST_CELLS

    def place(self, word: Word) -> Cell | None:
        """Row and column in which a word stands; None outside the grid."""
        # The middle of small letters, so that descenders do not count.
        height = word.base + 0.25 * word.size
        row = bisect_right([-at for at in self.heights], -height) - 1
        column = bisect_right(self.places, word.middle) - 1
        if 0 <= row < len(self.heights) - 1 and 0 <= column < len(self.places) - 1:
            return row, column
        return None

    def filled(self, words: Sequence[Word]) -> tuple[tuple[str, ...], ...]:
        """The rows with the words in their cells; a merged cell speaks at its first place."""
        cells: dict[Cell, list[Word]] = {}
        for word in words:
            place = self.place(word)
            if place is not None:
                cells.setdefault(self._owner(place), []).append(word)
        ends: dict[Cell, int] = {}
        for cell in self._owners:
            owner = self._owner(cell)
            ends[owner] = max(ends.get(owner, 0), cell[1] + 1)
        rows = [[""] * (len(self.places) - 1) for _ in self.heights[1:]]
        for (row, column), inside in cells.items():
            left, right = self.places[column], self.places[ends[row, column]]
            rows[row][column] = text_of(inside, left, right)
        return tuple(tuple(row) for row in rows if any(row))

    def _merge(self) -> None:
        """Unite the cells of the grid that no line parts."""
        for row in range(len(self.heights) - 1):
            for column in range(len(self.places) - 1):
                here = row, column
                self._owners[here] = here
                if column and not self._has_wall(row, column):
                    self._unite(here, (row, column - 1))
                if row and not self._has_floor(row, column):
                    self._unite(here, (row - 1, column))

    def _owner(self, cell: Cell) -> Cell:
        """The first cell of the merged cell to which this one belongs."""
        while (owner := self._owners[cell]) != cell:
            self._owners[cell] = self._owners[owner]
            cell = owner
        return cell

    def _unite(self, one: Cell, two: Cell) -> None:
        first, second = sorted((self._owner(one), self._owner(two)))
        self._owners[second] = first

    def _has_wall(self, row: int, column: int) -> bool:
        """Whether a line stands left of the cell."""
        middle = (self.heights[row] + self.heights[row + 1]) / 2
        walls = self._walls.get(self.places[column], ())
        return any(rule.start <= middle <= rule.end for rule in walls)

    def _has_floor(self, row: int, column: int) -> bool:
        """Whether a line lies above the cell."""
        middle = (self.places[column] + self.places[column + 1]) / 2
        floors = self._floors.get(self.heights[row], ())
        return any(rule.start <= middle <= rule.end for rule in floors)


def _by_place(rules: Sequence[Rule]) -> dict[float, list[Rule]]:
    out: dict[float, list[Rule]] = {}
    for rule in rules:
        out.setdefault(rule.at, []).append(rule)
    return out


def _with_ends(places: set[float], crossing: Sequence[Rule]) -> list[float]:
    """Places of lines in order; where the crossing lines reach farther, a side is open."""
    ends = {min(rule.start for rule in crossing), max(rule.end for rule in crossing)}
    open_sides = {end for end in ends if all(abs(end - at) > _OPEN_SIDE for at in places)}
    return sorted(places | open_sides)
