"""Characters and markup: NFC, blanks of every kind, remains of HTML and Markdown."""

from __future__ import annotations

import html
import re
import unicodedata

# Letters never come in these; they only break words apart.
_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x034F, 0x061C, 0x180E, 0x2060, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F),
     *range(0x2066, 0x2070), *(c for c in range(32) if c not in (9, 10, 12)), *range(0x7F, 0xA0)]
)  # fmt: skip
_BLANKS = {
    0x00A0: " ",
    0x202F: " ",
    0x205F: " ",
    0x3000: " ",
    **dict.fromkeys(range(0x2000, 0x200B), " "),
}
_LINE_ENDS = {0x000B: "\n", 0x0085: "\n", 0x2028: "\n", 0x2029: "\n"}
_TABLE = {**_INVISIBLE, **_BLANKS, **_LINE_ENDS}

_TAG = re.compile(
    r"</?(?P<name>p|ul|ol|li|br|div|table|tbody|thead|tr|td|th|h[1-6]|b|i|u|s|em|strong|span|font|a|sup|sub"
    r"|center|img|hr|o:p)\b[^<>\n]{0,300}>|<!--[^\n]{0,300}?-->",
    re.IGNORECASE,
)
_BREAKING = frozenset(
    {"p", "ul", "ol", "li", "br", "div", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_STRONG = re.compile(r"\*{2,3}|(?<!_)__(?!_)|~~|`+")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*])\*(?!\w)")
_ESCAPE = re.compile(r"\\(?=[-.*_#()\[\]+!|>])")
_HASHES = re.compile(r"^\s*#{1,6}\s+")
_MARKUP_HINT = re.compile(r"[<&*_~`\\#]")


def clean_characters(text: str) -> str:
    """NFC without invisible characters; every kind of blank is a space, line ends are ``\\n``."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if text.isascii() and text.isprintable():
        return text
    # A joiner taken out may let two characters compose.
    return unicodedata.normalize("NFC", text.translate(_TABLE))


def strip_markup(text: str, dropped: list[str]) -> str:
    """One line without tags, entities and emphasis marks; tags that break lines give ``\\n``.

    What is taken out and holds letters or digits is added to ``dropped``.
    """
    if not _MARKUP_HINT.search(text):
        return text
    if "<" in text:
        text = _TAG.sub(lambda tag: _drop_tag(tag, dropped), text)
    if "&" in text:
        text = _ENTITY.sub(lambda entity: _drop_entity(entity, dropped), text)
    text = _HASHES.sub("", text)
    text = _STRONG.sub("", text)
    text = _EMPHASIS.sub(r"\1", text)
    return _ESCAPE.sub("", text)


def _drop_tag(tag: re.Match[str], dropped: list[str]) -> str:
    dropped.append(tag[0])
    return "\n" if (tag["name"] or "").lower() in _BREAKING else ""


def _drop_entity(entity: re.Match[str], dropped: list[str]) -> str:
    character = html.unescape(entity[0])
    if character == entity[0]:
        return character
    dropped.append(entity[0])
    return " " if character.isspace() else character
