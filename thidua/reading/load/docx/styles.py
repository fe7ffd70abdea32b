"""How Word shows a run or a paragraph: direct properties over those of its styles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from thidua.reading.load.docx.names import (
    Xml,
    attribute,
    child,
    children,
    number,
    switch,
    value,
)

_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class RunLook:
    """Properties of a run; None means not said here."""

    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    font: str | None = None


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """Properties of a paragraph; None means not said here. ``list_id`` 0 takes a number away."""

    centered: bool | None = None
    list_id: int | None = None
    level: int | None = None
    page_break: bool | None = None


LookT = TypeVar("LookT", RunLook, ParagraphLook)


def over(upper: LookT, lower: LookT) -> LookT:
    """The upper properties, and where they are silent the lower ones."""
    merged = (
        mine if (mine := getattr(upper, name)) is not None else getattr(lower, name)
        for name in upper.__slots__
    )
    return type(upper)(*merged)


def run_look(properties: Xml | None, base: RunLook = RunLook()) -> RunLook:
    """What ``<w:rPr>`` says, and where it is silent the base."""
    if properties is None:
        return base
    fonts = child(properties, "rFonts")
    return RunLook(
        switch(properties, "b", base.bold),
        switch(properties, "i", base.italic),
        switch(properties, "caps", base.capitals),
        switch(properties, "vanish", base.hidden),
        base.font
        if fonts is None
        else attribute(fonts, "hAnsi") or attribute(fonts, "ascii") or base.font,
    )


def paragraph_look(properties: Xml | None) -> ParagraphLook:
    """What ``<w:pPr>`` itself says."""
    if properties is None:
        return ParagraphLook()
    alignment = value(properties, "jc")
    numbering = child(properties, "numPr")
    return ParagraphLook(
        centered=alignment == "center" if alignment else None,
        list_id=number(numbering, "numId"),
        level=number(numbering, "ilvl"),
        page_break=switch(properties, "pageBreakBefore"),
    )


class Styles:
    """The styles of a document by their id; an unknown id says nothing."""

    def __init__(self, root: Xml | None) -> None:
        self._elements: dict[str, Xml] = {}
        self._defaults: dict[str, str] = {}
        for style in children(root, "style"):
            identity = attribute(style, "styleId")
            if identity is None:
                continue
            self._elements.setdefault(identity, style)
            if attribute(style, "default") in {"1", "true", "on"}:
                self._defaults.setdefault(attribute(style, "type") or "", identity)
        defaults = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")
        self._base = run_look(defaults)
        self._runs: dict[str, RunLook] = {}
        self._merged: dict[tuple[str, RunLook], RunLook] = {}
        self._paragraphs: dict[str, ParagraphLook] = {}

    def default_paragraph(self) -> str | None:
        """Id of the style of paragraphs that name none."""
        return self._defaults.get("paragraph")

    def run(self, identity: str | None) -> RunLook:
        """The run properties a style gives, with those it is based on."""
        if identity is None:
            return RunLook()
        if identity not in self._runs:
            look = RunLook()
            for style in self._chain(identity):
                look = over(look, run_look(child(style, "rPr")))
            self._runs[identity] = look
        return self._runs[identity]

    def run_over(self, identity: str | None, plain: RunLook) -> RunLook:
        """The look of a run of that style inside text of a plain look."""
        if identity is None:
            return plain
        key = identity, plain
        if key not in self._merged:
            self._merged[key] = over(self.run(identity), plain)
        return self._merged[key]

    def paragraph_text(self, identity: str | None) -> RunLook:
        """The run properties of plain text in a paragraph of that style."""
        return over(self.run(identity), self._base)

    def paragraph(self, identity: str | None) -> ParagraphLook:
        """The paragraph properties a style gives, with those it is based on."""
        if identity is None:
            return ParagraphLook()
        if identity not in self._paragraphs:
            look = ParagraphLook()
            for style in self._chain(identity):
                look = over(look, paragraph_look(child(style, "pPr")))
            self._paragraphs[identity] = look
        return self._paragraphs[identity]

    def list_of(self, identity: str | None) -> int | None:
        """The list a numbering style stands for."""
        return self.paragraph(identity).list_id

    def _chain(self, identity: str) -> list[Xml]:
        chain: list[Xml] = []
        following: str | None = identity
        while following in self._elements and len(chain) < _LONGEST_CHAIN:
            chain.append(self._elements[following])
            following = value(chain[-1], "basedOn")
        return chain
