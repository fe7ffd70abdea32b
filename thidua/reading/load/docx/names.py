"""XML names of WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element

Xml = Element

STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = "{" + TRANSITIONAL.decode() + "}"
_VAL = _W + "val"


@lru_cache(maxsize=4096)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def local(element: Xml) -> str:
    """The name of an element without its namespace."""
    return _local(element.tag)


def attribute(element: Xml | None, name: str) -> str | None:
    """An attribute by its name without namespace; None when there is none."""
    if element is None:
        return None
    found = element.get(_W + name)
    if found is not None:
        return found
    return next((text for key, text in element.items() if _local(key) == name), None)


def child(element: Xml | None, name: str) -> Xml | None:
    """The first child of that name in Word's namespace."""
    return None if element is None else element.find(_W + name)


def children(element: Xml | None, name: str) -> Iterator[Xml]:
    """All children of that name, in any namespace."""
    return (one for one in (() if element is None else element) if _local(one.tag) == name)


def value(element: Xml | None, name: str) -> str | None:
    """The ``val`` of a child, as in ``<w:numId w:val="3"/>``."""
    found = child(element, name)
    return None if found is None else found.get(_VAL)


def number(element: Xml | None, name: str) -> int | None:
    """`value` as a number, None when it is none."""
    return as_number(value(element, name))


def as_number(text: str | None) -> int | None:
    """A printed whole number of a sane size."""
    digits = (text or "").strip()
    return int(digits) if digits.lstrip("-").isdecimal() and len(digits) < 10 else None


def switch(element: Xml, name: str, unsaid: bool | None = None) -> bool | None:
    """An on/off property such as ``<w:b/>``; ``unsaid`` when it is not there."""
    found = element.find(_W + name)
    if found is None:
        return unsaid
    return found.get(_VAL) not in {"0", "false", "off", "none"}
