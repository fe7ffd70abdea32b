"""Documents that a plan cites: the legal basis before the first section, references elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thidua.reading.conventions.letters import UPPER
from thidua.reading.conventions.marks import ATTACHED
from thidua.reading.conventions.organizations import OPENS
from thidua.reading.conventions.symbols import NUMBER, compact_number
from thidua.reading.extract.dates import SHORT_DATE, WRITTEN_DATE, iso_date
from thidua.reading.facts import Citation
from thidua.reading.lexicon import alternatives
from thidua.reading.outline_types import Outline
from thidua.reading.text import MendedText, Paragraph, Span, TableBlock, TextBlock

_TYPE = rf"(?P<type>{alternatives('document_types')})"
_NUMBER_ONLY = re.compile(rf"(?<![\w/.-])(?:\b[Ss]ố\s*:?\s*)?(?<![\w/.-])(?P<number>{NUMBER})")
_LEAD_WINDOW = 160
_PROPOSER = re.compile(r"đề\s+nghị\s+của\s+(?P<issuer>[^.;:]{3,120}?)\s+tại\s*$")
_TYPES = re.compile(rf"(?<!\w){_TYPE}(?!\w)", re.IGNORECASE)
_LIST_SEPARATOR = re.compile(r"[\s,;]*(?:và|cùng|các)?\s*$")
_DATE = re.compile(
    rf"\s*,?\s*\(?\s*(?:ban\s+hành\s+|ký\s+)?(?:{WRITTEN_DATE}|(?:ngày\s+)?{SHORT_DATE})\)?",
    re.IGNORECASE,
)
_OF = re.compile(r"\s*,?\s*(?:của|do)\s+(?:(?:các|liên)\s+)?")
_ABOUT = re.compile(r"\s*,?\s*(?:(?:về\s+việc|v/v|về)\s*:?\s+)?", re.IGNORECASE)
_STOP = re.compile(rf"(?:^|\s)(?:{alternatives('issuer_stops')})(?!\w)")
_COMMA_NAMES = re.compile(
    r"[Tt]hi\s+đua\s*,\s*[Kk]hen\s+thưởng|Văn\s+hóa\s*,\s*(?:Thể\s+thao|Khoa\s+học|Thông\s+tin)|Lao\s+động\s*,\s*Thương\s+binh"
    r"|Giáo\s+dục\s*,\s*|Văn\s+hoá\s*,\s*Thể\s+thao"
)
_LAW = re.compile(
    rf"(?<!\w)(?P<type>Bộ\s+luật|Luật|Pháp\s+lệnh|Hiến\s+pháp)\s+(?P<name>[{UPPER}][^.;:()“”\"\n]{{2,160}})"
)
_LAW_END = re.compile(
    r"\s*(?:,?\s*(?:ngày\b|năm\s+\d{4}|số\s+\d|và\s+các\s+(?:văn\s+bản|quy\s+định)|được\s+sửa|sửa\s+đổi\s+năm|đã\s+được|hiện\s+hành"
    r"|đến\b|trong\b|cho\b|tại\b|để\b|nhằm\b|gắn\b|theo\b|đối\s+với|quy\s+định|của\s+(?:Quốc|nước)|với\b|về\b|trên\b|tới\b|là\b|phù\s+hợp|thì\b|mới\b|cùng\b|được\b)"
    rf"|,\s+(?!khen|bổ\s+sung|chống|Khen|phòng|thực\s+hành|tiết)|\s+và\s+(?={alternatives('document_types')}|các\b|tinh\b|văn\b|quy\b|hướng\b))",
)
_LAW_YEAR = re.compile(r"\s*,?\s*năm\s+(?P<year>\d{4})")
_OWN_ISSUING = re.compile(
    rf"[,.]\s+(?=(?:{alternatives('organization_heads')})[^.;:]{{0,120}}?\s(?:xây\s+dựng|ban\s+hành|tổ\s+chức|phát\s+động|triển\s+khai|lập)\s)"
)
_SUBJECT_END = re.compile(
    rf";(?!\s+(?:quy\s+định|sửa\s+đổi|hướng\s+dẫn|ban\s+hành)\s)|\.(?=\s+[{UPPER}\"“]|\s*$)|\.\s*/\s*\.|,\s+(?=gắn\s+với|gắn\s+liền|trong\s+đó|đồng\s+thời|nhất\s+là\s+việc)"
    rf"|(?:,|\s+và)\s+(?=(?:{alternatives('document_types')})\s+(?:số\s+)?\d)|\s+(?=và\s+các\s+văn\s+bản|đến\s+toàn\s+thể|tới\s+toàn\s+thể)",
)
_TRAILING_ISSUER = re.compile(r"\s+của\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands before a number: type of document, its name or its issuer."""

    kind: str
    start: int
    name: str | None
    issuer: str | None


def cited_documents(
    mended: MendedText, outline: Outline, own_number: str | None
) -> tuple[tuple[Citation, ...], tuple[Citation, ...]]:
    """Legal basis and references, each document once, where it first appears."""
    seen: set[str] = set()
    if own_number:
        seen.add(_identity(Citation(number=own_number, span=Span(1, 0, 0))))
    basis = list(_new(_in_blocks(mended, (*outline.title, *outline.preamble)), seen))
    references = list(_new(_in_blocks(mended, _elsewhere(mended, outline)), seen))
    return tuple(basis), tuple(references)


def _elsewhere(mended: MendedText, outline: Outline) -> Iterator[TextBlock]:
    for section in outline.walk():
        yield Paragraph(section.heading.start, section.heading.end, section.heading.page)
        for block in section.body:
            # "(Kèm theo Kế hoạch số …)" under an annex's title is this plan itself.
            if isinstance(block, TableBlock) or not ATTACHED.match(mended.of(block)):
                yield block
    yield from outline.closing
    yield from outline.stray


def _new(citations: Iterator[Citation], seen: set[str]) -> Iterator[Citation]:
    for citation in citations:
        identity = _identity(citation)
        if identity not in seen:
            seen.add(identity)
            yield citation


def _identity(citation: Citation) -> str:
    if citation.number:
        return re.sub(r"^0+(?=\d)", "", citation.number.upper())
    letters = re.sub(r"[^\w]+", " ", f"{citation.type} {citation.subject}".lower())
    return " ".join(letters.split())


def _in_blocks(
    mended: MendedText, blocks: Iterator[TextBlock] | tuple[TextBlock, ...]
) -> Iterator[Citation]:
    for block in blocks:
        if isinstance(block, TableBlock):
            for row in block.rows:
                for cell in row.cells:
                    yield from _in_text(mended, cell.start, cell.end, row.page)
        else:
            yield from _in_text(mended, block.start, block.end, block.page)


def _in_text(mended: MendedText, start: int, end: int, page: int) -> Iterator[Citation]:
    text = mended.text[start:end]
    if not re.search(r"\d|Luật|Pháp lệnh|Hiến pháp", text):
        return
    reader = _Reader(text, start, page)
    found = [*reader.numbered()]
    covered = [(c.span.start - start, c.span.end - start) for c in found]
    found.extend(reader.laws(covered))
    yield from sorted(found, key=lambda c: c.span.start)


class _Reader:
    """Reads the citations of one paragraph or cell."""

    def __init__(self, text: str, offset: int, page: int) -> None:
        self._text = text
        self._offset = offset
        self._page = page

    def _span(self, start: int, end: int) -> Span:
        return Span(self._page, self._offset + start, self._offset + end)

    def numbered(self) -> Iterator[Citation]:
        """Citations with a number; a type word carries over a list ("số 21/…, số 30/…")."""
        lead: _Lead | None = None
        end_of_last = 0
        leads = [(n, self._lead(n)) for n in _NUMBER_ONLY.finditer(self._text)]
        starts = [found.start if found else number.start() for number, found in leads]
        for order, (number, own_lead) in enumerate(leads):
            if own_lead is not None and own_lead.start >= end_of_last:
                lead = own_lead
            elif lead is None or not _LIST_SEPARATOR.match(
                self._text[end_of_last : number.start()]
            ):
                continue
            else:
                lead = _Lead(lead.kind, number.start(), None, lead.issuer)
            limit = starts[order + 1] if order + 1 < len(starts) else len(self._text)
            citation, end_of_last = self._complete(lead, number, max(limit, number.end()))
            yield citation

    def _lead(self, number: re.Match[str]) -> _Lead | None:
        """Type of document before a number, and the name or issuer between the two."""
        window = max(0, number.start() - _LEAD_WINDOW)
        types = list(_TYPES.finditer(self._text, window, number.start()))
        if not types:
            return None
        kind = types[-1]
        between = self._text[kind.end() : number.start()].strip()
        proposer = _PROPOSER.search(self._text, window, kind.start())
        if between in ("", ":") or (
            between.islower() and len(between.split()) <= 4 and not between.endswith((",", " và"))
        ):
            issuer = proposer["issuer"] if proposer else None
            return _Lead(_as_type(kind["type"]), kind.start(), None, issuer)
        between = between.removesuffix(":").rstrip()
        if re.search(r"[.;:“”\"]", between) or between.endswith((",", " và")):
            return None
        of = _OF.match(between)
        if of:
            return _Lead(
                _as_type(kind["type"]), kind.start(), None, between[of.end() :].strip(" ,")
            )
        law = _named_law(self._text, window, number.start())
        if law is not None:
            return law
        name = between.strip(" ,") if between[0].isupper() else None
        return _Lead(_as_type(kind["type"]), kind.start(), name, None) if name else None

    def _complete(self, lead: _Lead, number: re.Match[str], limit: int) -> tuple[Citation, int]:
        """The citation with what follows its number, and where it ends."""
        at = number.end()
        date = _DATE.match(self._text, at, limit)
        day = iso_date(date) if date else None
        at = date.end() if date else at
        issuer, at = self._issuer(at, limit)
        subject, end, own = self._subject(at, limit)
        citation = Citation(
            type=lead.kind,
            number=compact_number(number["number"]),
            date=day,
            issuer=issuer or own or lead.issuer,
            subject=subject or lead.name,
            span=self._span(lead.start, end),
        )
        return citation, end

    def _issuer(self, at: int, limit: int) -> tuple[str | None, int]:
        of = _OF.match(self._text, at, limit)
        if not of:
            return None, at
        start = of.end()
        end = self._name_end(start, limit)
        name = self._text[start:end].strip(" ,")
        return (name, end) if name else (None, at)

    def _name_end(self, start: int, limit: int) -> int:
        ends = [limit]
        stop = _STOP.search(self._text, start, limit)
        if stop:
            ends.append(stop.start())
        at = start
        while mark := re.compile(r"[,;:.()“”\"/]").search(self._text, at, limit):
            whole = next(
                (
                    n
                    for n in _COMMA_NAMES.finditer(self._text, start, limit)
                    if n.start() < mark.start() < n.end()
                ),
                None,
            )
            if whole is None:
                ends.append(mark.start())
                break
            at = whole.end()
        return min(ends)

    def _subject(self, at: int, limit: int) -> tuple[str | None, int, str | None]:
        about = _ABOUT.match(self._text, at, limit)
        start = about.end() if about else at
        introduced = bool(about and about[0].strip(" ,"))
        if not introduced and not self._goes_on_as_subject(start, limit):
            return None, at, None
        end = self._subject_end(start, limit)
        words = self._text[start:end].strip(" ,")
        trailing = [m for m in _TRAILING_ISSUER.finditer(words) if OPENS.match(words, m.end())]
        if trailing and not _STOP.search(words, trailing[-1].end()):
            cut = trailing[-1]
            return words[: cut.start()], end, words[cut.end() :].strip(" ,.")
        return (words or None), end, None

    def _goes_on_as_subject(self, start: int, limit: int) -> bool:
        """A subject without "về": a verb such as "quy định", "tổ chức" follows at once."""
        verb = re.compile(
            r"(?:quy\s+định|hướng\s+dẫn|ban\s+hành|phê\s+duyệt|sửa\s+đổi|tổ\s+chức|triển\s+khai|phát\s+động|thực\s+hiện|đẩy\s+mạnh|tăng\s+cường|công\s+bố)\b"
        )
        return verb.match(self._text, start, limit) is not None

    def _subject_end(self, start: int, limit: int) -> int:
        ends = [limit]
        for pattern in (_SUBJECT_END, _OWN_ISSUING):
            found = pattern.search(self._text, start, limit)
            if found:
                ends.append(found.start())
        depth = 0
        for at in range(start, min(ends)):
            if self._text[at] == "(":
                depth += 1
            elif self._text[at] == ")":
                depth -= 1
                if depth < 0:
                    ends.append(at)
                    break
        return min(ends)

    def laws(self, covered: list[tuple[int, int]]) -> Iterator[Citation]:
        """Laws cited by name, outside the citations already read."""
        for found in _LAW.finditer(self._text):
            if any(start <= found.start() < end for start, end in covered):
                continue
            cut = _LAW_END.search(found["name"])
            name = found["name"][: cut.start()] if cut else found["name"]
            end = found.start("name") + len(name)
            date = _DATE.match(self._text, end)
            year = _LAW_YEAR.match(self._text, end)
            day = iso_date(date) if date else year["year"] if year else None
            yield Citation(
                type=_as_type(found["type"]),
                date=day,
                subject=name.strip(" ,"),
                span=self._span(found.start(), date.end() if date else end),
            )


def _as_type(words: str) -> str:
    return " ".join(words.split()).capitalize()


def _named_law(text: str, start: int, end: int) -> _Lead | None:
    """``Luật Thi đua, khen thưởng số 06/2022/QH15``: the law's name may hold a type word."""
    laws = list(_LAW.finditer(text, start, end))
    if not laws:
        return None
    law = laws[-1]
    name = text[law.start("name") : end].strip(" ,")
    return _Lead(_as_type(law["type"]), law.start(), name, None)
