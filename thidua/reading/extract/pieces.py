"""Statements about an event or a drive: which role each piece of an entry plays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.reading.extract.clauses import label_end, parts
from thidua.reading.extract.survey import ROLES, Entry, Survey


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens ``first:stop`` of an entry and what they speak of.

    ``label`` are the tokens of a label of its own (``Địa điểm: …``), whose
    roles then count instead of the heading's.
    """

    entry: Entry
    first: int
    stop: int
    roles: frozenset[str]
    label: tuple[int, int] | None = None


def pieces(survey: Survey, entry: Entry) -> Iterator[Piece]:
    """The parts of an entry apart by semicolons and full stops, labels taken off.

    A label goes for all parts of its sentence that have none of their own.
    """
    words = survey.words
    roles, label, sentence = entry.node.roles, None, 0
    for part in parts(words, *words.between(entry.start, entry.end)):
        if part.sentence != sentence:
            roles, label, sentence = entry.node.roles, None, part.sentence
        colon = label_end(words, part.first, part.stop)
        own = roles_of(survey, part.first, colon) if colon is not None else frozenset()
        if colon is not None and own:
            roles, label = own, (part.first, colon)
            yield Piece(entry, colon + 1, part.stop, roles, label)
        else:
            yield Piece(entry, part.first, part.stop, roles, label)


def roles_of(survey: Survey, first: int, stop: int) -> frozenset[str]:
    """The roles that a heading or label announces."""
    return frozenset(
        role
        for role, phrases in ROLES.items()
        if phrases.find(survey.words, first, stop) is not None
    )
