"""Heading or numbered paragraph: which words of a numbered item are its title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from thidua.reading.conventions.letters import UPPER
from thidua.reading.conventions.organizations import opens_unit
from thidua.reading.lexicon import alternatives

_LONG_TITLE = 40
_RUN_ON_TITLE = 22
_SHORT_SENTENCE = 9
_RUN_IN_WORDS = 5
_COLON = re.compile(r"\s*:")
_LIST_OPENER = re.compile(
    r"\b(?:như|sau|gồm|gồm có|là|cụ thể|đó|sau đây|dưới đây|như sau|ví dụ)"
    r"\s*(?:,\s*cụ thể)?\s*(?:như sau)?\s*$",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\s*\((?:có|theo|kèm|chi tiết|đính kèm)\b[^()]*\)\s*\.?\s*$", re.IGNORECASE)
_SENTENCE_END = re.compile(rf"[.;!?]\s+(?=[{UPPER}])")
_ACTION = re.compile(
    r"(?:chịu|có)\s+trách\s+nhiệm|chủ\s+trì|phối\s+hợp\s+với|tham\s+mưu\s+cho", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class TitleSplit:
    """``title`` ends at ``end``; the running text begins at ``body`` (None: none in this line)."""

    title: str | None
    end: int
    body: int | None


def split_title(text: str, *, has_body: bool, worded: bool = False) -> TitleSplit:
    """Split the words after a label into title and running text.

    ``has_body`` tells whether unnumbered text or items of their own follow: a
    short sentence over a body is a heading, the same sentence in a list is not.
    ``worded`` says that the label is a word ("Bước 1"), whose title may close
    with a full stop before the running text.
    """
    words = text.rstrip()
    if not words:
        return TitleSplit(None, 0, None)
    colon = _title_colon(words)
    if colon is not None:
        after = _COLON.match(words, colon)
        body = after.end() if after else colon
        while body < len(words) and words[body].isspace():
            body += 1
        return TitleSplit(words[:colon], colon, body if body < len(words) else None)
    stop = _SENTENCE_END.search(words)
    if stop and _is_run_in_title(words[: stop.start()], worded=worded):
        return TitleSplit(words[: stop.start()], stop.start(), stop.end())
    bare = words.rstrip(" .:;")
    if _is_heading(words, bare, has_body=has_body):
        return TitleSplit(bare, len(bare), None)
    return TitleSplit(None, 0, 0)


def _title_colon(words: str) -> int | None:
    """Where the colon after a title stands, None when no colon closes a title."""
    at = words.find(":")
    if at <= 0 or _inside_brackets(words, at):
        return None
    title = words[:at]
    count = len(title.split())
    rest = words[at + 1 :].strip()
    if not _is_one_phrase(title) or words[at + 1 : at + 2].isdigit():
        return None
    if not rest or _REMARK.match(" " + rest):
        return at if count <= _LONG_TITLE else None
    if count > _RUN_ON_TITLE or _LIST_OPENER.search(title):
        return None
    if count > 8 and _ACTION.search(title):
        return None
    return at


def _is_run_in_title(sentence: str, *, worded: bool) -> bool:
    """Whether a first sentence before others is a title: short, and no order to anybody."""
    count = len(sentence.split())
    if worded or (sentence.startswith(("“", '"')) and sentence.endswith(("”", '"'))):
        return count <= _SHORT_SENTENCE
    return count <= _RUN_IN_WORDS and not _instruction().match(sentence)


@cache
def _instruction() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('instruction_verbs')})(?!\w)", re.IGNORECASE)


def _is_one_phrase(title: str) -> bool:
    """No sentence ends in the words; a semicolon may part names of units."""
    parts = [part.strip() for part in title.split(";")]
    if any(_SENTENCE_END.search(part) for part in parts):
        return False
    return len(parts) == 1 or all(map(opens_unit, parts)) or not _SENTENCE_END.search(title)


def _inside_brackets(words: str, at: int) -> bool:
    before = words[:at]
    opened = before.count("(") > before.count(")")
    quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return opened or quoted


def _is_heading(words: str, bare: str, *, has_body: bool) -> bool:
    count = len(bare.split())
    if words.isupper():
        return True
    if not _is_one_phrase(words):
        return False
    if words.endswith((".", ";")):
        return has_body and count <= _SHORT_SENTENCE + 6 and words.endswith(".")
    if words.endswith(","):
        return False
    return count <= _LONG_TITLE and (has_body or count <= 25)
