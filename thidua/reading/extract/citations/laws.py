"""Laws, which are cited by name, often without number."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from thidua.reading.conventions.letters import UPPER
from thidua.reading.extract.citations.patterns import DATE, as_type
from thidua.reading.extract.dates import iso_date
from thidua.reading.facts import Citation
from thidua.reading.lexicon import alternatives
from thidua.reading.text import Span

LAW = re.compile(
    rf"(?<!\w)(?P<type>Bộ\s+luật|Luật|Pháp\s+lệnh|Hiến\s+pháp)\s+(?=[{UPPER}]|sửa\s+đổi|thi\s+đua\b)"
)
"""Where a law's name opens."""

_NAME = re.compile(r"[^.;:()“”\"\n]{2,160}")
_NAME_END = re.compile(
    r"\s*(?:,?\s*(?:ngày\b|(?:năm\s+)?(?:19|20)\d{2}\b|số\s+\d|và\s+(?:các|những)\s|được\b|sửa\s+đổi\s+năm|đã\b|hiện\s+hành|đến\b|trong\b"
    r"|cho\b|tại\b|để\b|nhằm\b|gắn\b|theo\b|đối\s+với|quy\s+định|của\s+(?:Quốc|nước)|về\b|trên\b|tới\b|là\b|phù\s+hợp"
    r"|thì\b|mới\b|cùng\b)"
    r"|,\s+(?!khen|bổ\s+sung|chống|Khen|phòng|Phòng|thực\s+hành|tiết|cứu)"
    rf"|\s+và\s+(?=(?:{alternatives('document_types')})\b|các\b|khoản\b|[Đđ]iều\b|điểm\b|tinh\b|văn\b|quy\b|hướng\b))"
)
_JOINING_WORD = re.compile(r"[\s,]+(?:(?:và|cùng|hoặc|của)\s*)?$")
_AMENDING = re.compile(r"sửa\s+đổi[^;.:]*?\bcủa\s+(?:Bộ\s+luật|Luật|Pháp\s+lệnh)\s+")
_YEAR = re.compile(r"\s*,?\s*(?:năm\s+)?(?P<year>(?:19|20)\d{2})\b")


def cited_laws(text: str, place: Span, covered: Sequence[tuple[int, int]]) -> Iterator[Citation]:
    """The laws named in ``text`` outside the parts already read as citations.

    ``covered`` are these parts, in order and apart.
    """
    starts = [start for start, _ in covered]
    at = 0
    while found := LAW.search(text, at):
        before = bisect_right(starts, found.start()) - 1
        if before >= 0 and covered[before][1] > found.start():
            at = max(found.end(), covered[before][1])
            continue
        following = bisect_left(starts, found.end())
        limit = starts[following] if following < len(starts) else len(text)
        end = law_name_end(text, found.end(), limit)
        at = max(end, found.end())
        if end > found.end():
            yield _law(text, place, found, end)


def _law(text: str, place: Span, found: re.Match[str], end: int) -> Citation:
    date = DATE.match(text, end)
    year = _YEAR.match(text, end)
    stop = date.end() if date else end
    return Citation(
        type=as_type(found["type"]),
        date=iso_date(date) if date else year["year"] if year else None,
        subject=text[found.end() : end].strip(" ,"),
        span=Span(place.page, place.start + found.start(), place.start + stop),
    )


def law_name_end(text: str, start: int, limit: int) -> int:
    """Where the name of a law that begins at ``start`` ends."""
    name = _NAME.match(text, start, limit)
    if not name:
        return start
    # The name of an amending law holds the name of the law that it amends.
    amending = _AMENDING.match(text, start, name.end())
    cut = _NAME_END.search(text, amending.end() if amending else start, name.end())
    if cut:
        return cut.start()
    joining = _JOINING_WORD.search(text, start, name.end())
    return joining.start() if joining else name.end()
