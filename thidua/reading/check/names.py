"""The same event, drive, place or body under different names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thidua.core.text import fold
from thidua.reading.check.inspection import Inspection
from thidua.reading.check.passages import Part, Passage
from thidua.reading.conventions.letters import LOWER, UPPER
from thidua.reading.facts import Finding, FindingCode

_LEVELS = r"[Tt]ỉnh|[Xx]ã|[Pp]hường|[Hh]uyện|[Tt]hành\s+phố|[Tt]hị\s+trấn|[Đđ]ặc\s+khu"
_PLACE = re.compile(
    rf"(?<!\w)(?P<level>{_LEVELS})[ ]+(?P<name>(?:[{UPPER}][{LOWER}'’]*[ ]?){{1,4}})"
)
_HEAD_PLACE = re.compile(
    r"^(?:\W*(?:UBND|(?:ỦY|UỶ)\s+BAN\s+NHÂN\s+DÂN|ĐẢNG\s+(?:ỦY|UỶ|BỘ)|SỞ\s+[^\n]{2,40}?)\s+)?"
    r"(?P<level>TỈNH|XÃ(?!\s+HỘI)|PHƯỜNG|HUYỆN|THÀNH\s+PHỐ|THỊ\s+TRẤN|ĐẶC\s+KHU)\s+"
    r"(?P<name>[^\n,;.]{2,40}?)"
    r"(?=\s+(?:HỘI|BAN|PHÒNG|SỞ|TRƯỜNG|CÔNG|BỆNH|TRUNG|ĐẢNG|CỤM|KHỐI|VĂN|CHI|LIÊN|CỘNG)\s|\s*[-–|]|\s*$)"
)
_ELSEWHERE = re.compile(
    r"tham\s+quan|học\s+tập\s+kinh\s+nghiệm|giao\s+lưu|kết\s+nghĩa|sắp\s+xếp|sáp\s+nhập|hợp\s+nhất|\bcũ\b|trước\s+đây|quê|giáp"
    r"|các\s+tỉnh|các\s+xã|các\s+phường|gồm",
    re.IGNORECASE,
)
_NO_NAMES = frozenset(
    (
        "Quý",
        "Tháng",
        "Ngày",
        "Lần",
        "Đại",
        "Hội",
        "Thực",
        "Căn",
        "Phòng",
        "Các",
        "Trước",
        "Sở",
        "Ủy",
        "Ban",
    )
)
_NUMBERED = re.compile(
    r"(?<!\w)(?P<body>(?:cụm|khối)(?:\s+thi\s+đua)?)\s+số\s+(?P<number>\d{1,2}|[IVX]+)(?!\w)",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"(?P<what>phong\s+trào(?:\s+thi\s+đua)?|đợt\s+thi\s+đua(?:\s+(?:đặc\s+biệt|cao\s+điểm))?|cuộc\s+thi(?:\s+viết)?|hội\s+thi|chuyên\s+mục"
    r"|chủ\s+đề|giải\s+thưởng)\s*:?\s*[“\"](?P<name>[^”\"]{6,160})[”\"]",
    re.IGNORECASE,
)
_VERBS = r"biểu\s+dương|tôn\s+vinh|tuyên\s+dương|gặp\s+mặt|vinh\s+danh"
_CONFERENCE = re.compile(
    rf"(?P<head>Đại\s+hội|Hội\s+nghị|Lễ)\s+(?P<core>(?P<verbs>(?:(?:{_VERBS})(?:\s*,\s*|\s+và\s+|\s+)?)*)(?:các\s+|những\s+)?"
    r"(?:thi\s+đua\s+yêu\s+nước|(?:gương\s+|mô\s+hình\s+)?điển\s+hình(?:\s+tiên\s+tiến)?))"
    r"\s+(?:của\s+|trong\s+)?(?P<unit>xã|phường|tỉnh|huyện|thành\s+phố|Sở|ngành|Văn\s+phòng|cơ\s+quan|Công\s+ty|trường|nhà\s+trường|Bệnh\s+viện)(?!\w)",
    re.IGNORECASE,
)
_ALIKE, _MUCH_ALIKE = 0.35, 0.6
_FEWEST_WORDS, _MOST_NAMES = 4, 100


def conflicting_names(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each thing that goes by another name than the plan's own."""
    yield from _places(inspection)
    yield from _numbered_bodies(inspection)
    yield from _quoted_names(inspection)
    yield from _conferences(inspection)


def _finding(passage: Passage, start: int, end: int, why: str, right: str) -> Finding:
    # A name from a title in capitals says what is right, but cannot stand in a sentence.
    fits = not right.isupper() or passage.text[start:end].isupper()
    return passage.finding(
        FindingCode.NAME_CONFLICT,
        start,
        end,
        why,
        f"Sửa thành: {right}",
        replacement=right if fits else None,
    )


# ------------------------------------------------------------------ places


@dataclass(frozen=True, slots=True)
class _Place:
    passage: Passage
    start: int
    end: int
    level: str
    name: str

    @property
    def key(self) -> str:
        return fold(self.name)


def _places(inspection: Inspection) -> Iterator[Finding]:
    """A province, commune or ward other than the plan's own, left in from another text."""
    own = _own_places(inspection)
    told: set[str] = set()
    for place in _named_places(inspection):
        right = own.get(place.level)
        if right is None or place.key == fold(right) or place.key in told:
            continue
        first, last = place.passage.clause(place.start, place.end)
        if _ELSEWHERE.search(place.passage.text[first:last]):
            continue
        told.add(place.key)
        why = f"Kế hoạch này là của {place.level} {right}."
        printed = place.passage.text[place.start : place.end].removesuffix(place.name)
        yield _finding(place.passage, place.start, place.end, why, f"{printed}{right}")


def _named_places(inspection: Inspection) -> Iterator[_Place]:
    for passage in inspection.body:
        if passage.part is Part.CELL:
            continue
        for found in _PLACE.finditer(passage.text):
            name = found["name"].strip()
            if name.split()[0] not in _NO_NAMES:
                level = " ".join(found["level"].lower().split())
                yield _Place(passage, found.start(), found.start("name") + len(name), level, name)


def _own_places(inspection: Inspection) -> dict[str, str]:
    """The plan's own commune or ward, from the head; its province, from there or the preamble."""
    own: dict[str, str] = {}
    spelled = {place.key: place.name for place in _named_places(inspection)}
    document = inspection.reading.document
    for passage in inspection.passages:
        if passage.part is Part.HEAD:
            found = _HEAD_PLACE.search(" ".join(passage.text.split()))
            if found:
                level = " ".join(found["level"].lower().split())
                name = found["name"].strip()
                own.setdefault(level, spelled.get(fold(name), name.title()))
    for found in _PLACE.finditer(document.issuer or ""):
        own.setdefault(" ".join(found["level"].lower().split()), found["name"].strip())
    for place in _named_places(inspection):
        if place.level == "tỉnh" and place.passage.part in (Part.TITLE, Part.PREAMBLE):
            own.setdefault("tỉnh", place.name)
    return own


# ------------------------------------------------------------------ numbered bodies


def _numbered_bodies(inspection: Inspection) -> Iterator[Finding]:
    """``Cụm thi đua số 4`` in the plan of Cụm thi đua số 3."""
    document = inspection.reading.document
    own = _NUMBERED.search(document.subject or "") or _NUMBERED.search(document.issuer or "")
    if own is None:
        return
    kind = fold(own["body"]).split()[0]
    for passage in inspection.body:
        for found in _NUMBERED.finditer(passage.text):
            if fold(found["body"]).split()[0] != kind or found["number"] == own["number"]:
                continue
            if not inspection.is_cited(passage, found.start()):
                why = f"Kế hoạch này là của {own[0]}."
                yield _finding(passage, *found.span(), why, f"{found['body']} số {own['number']}")


# ------------------------------------------------------------------ quoted names


def _quoted_names(inspection: Inspection) -> Iterator[Finding]:
    """A drive or contest whose quoted name is like an earlier one and not the same."""
    seen: list[tuple[str, str]] = []
    for passage in inspection.body:
        for found in _QUOTED.finditer(passage.text):
            if inspection.is_cited(passage, found.start("name")):
                continue
            kind = fold(found["what"]).split()[0]
            name = " ".join(found["name"].split())
            earlier = next((old for k, old in seen if k == kind and _alike(old, name)), None)
            if earlier is not None:
                why = f"Chỗ khác ghi “{earlier}”."
                what = " ".join(found["what"].split())
                yield _finding(passage, *found.span(), why, f"{what} “{earlier}”")
            elif len(seen) < _MOST_NAMES:
                seen.append((kind, name))


def _alike(first: str, second: str) -> bool:
    """Whether two names can be meant for one thing and differ in more than length."""
    one, two = _words(first), _words(second)
    if min(len(one), len(two)) < _FEWEST_WORDS or set(one) <= set(two) or set(two) <= set(one):
        return False
    share = len(set(one) & set(two)) / len(set(one) | set(two))
    return share >= _MUCH_ALIKE or (share >= _ALIKE and one[:2] == two[:2])


def _words(name: str) -> Sequence[str]:
    return re.findall(r"\w+", name.lower())


# ------------------------------------------------------------------ conferences


def _conferences(inspection: Inspection) -> Iterator[Finding]:
    """The plan's own conference or congress under another name; told once."""
    own = _CONFERENCE.search(" ".join((inspection.reading.document.subject or "").split()))
    if own is None:
        return
    for passage in inspection.body:
        for found in _CONFERENCE.finditer(passage.text):
            if fold(found["unit"]) != fold(own["unit"]) or inspection.is_cited(
                passage, found.start()
            ):
                continue
            if _is_another_name(own, found):
                why = f"Trích yếu ghi “{own[0]}”."
                yield _finding(passage, *found.span(), why, own[0])
                return


def _is_another_name(own: re.Match[str], found: re.Match[str]) -> bool:
    if fold(found["head"]) != fold(own["head"]):
        return True
    mine, other = _verbs(own["verbs"]), _verbs(found["verbs"])
    return bool(mine and other) and not (mine <= other or other <= mine)


def _verbs(words: str) -> set[str]:
    return {fold(verb) for verb in re.findall(_VERBS, words, re.IGNORECASE)}
