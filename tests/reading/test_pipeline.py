"""The stages together: text, source and file give the same facts, always, as plain JSON."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.reading.load import load
from thidua.reading.pipeline import read_frame, read_plan, read_source, read_text

PLAN = """ỦY BAN NHÂN DÂN
XÃ LỢI BÁC
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lợi Bác, ngày 02 tháng 7 năm 2025

KẾ HOẠCH
Công tác thi đua, khen thưởng năm 2025

Thực hiện Kế hoạch số 1/KH-UBND ngày 02/01/2025 của UBND tỉnh, UBND xã ban hành kế hoạch:

I. TỔ CHỨC THỰC HIỆN

1. Phòng Văn hóa - Xã hội: Tham mưu tổng kết trước ngày 15/12/2025.

Nơi nhận:
- Lưu: VT.

CHỦ TỊCH

Chu Mạnh Dũng
"""


def without_source(facts):
    data = facts.to_json()
    return {key: value for key, value in data.items() if key not in ("id", "source", "notices")}


def test_text_bytes_and_file_give_the_same_facts(tmp_path):
    file = tmp_path / "ke-hoach.txt"
    file.write_text(PLAN, encoding="utf-8")

    from_text = read_text(PLAN, "một")
    from_file = read_plan(file)
    from_source = read_source(load(PLAN.encode()))

    assert from_text.id == "một"
    assert from_file.id == "ke-hoach"
    assert without_source(from_text) == without_source(from_file) == without_source(from_source)


def test_the_same_bytes_always_give_the_same_facts():
    assert read_text(PLAN) == read_text(PLAN)


def test_the_facts_are_plain_json_with_the_text_that_spans_point_into():
    data = json.loads(json.dumps(read_text(PLAN).to_json(), ensure_ascii=False))

    assert data["schema"] == "plan-facts/1"
    assert data["document"]["number"] == "12/KH-UBND"
    span = data["document"]["spans"]["number"]
    assert data["text"][span["start"] : span["end"]] == "12/KH-UBND"
    assert [task["source_section"] for task in data["tasks"]] == ["I/1"]


def test_the_context_knows_the_year_and_the_date():
    context = read_frame(load(PLAN.encode())).context

    assert (context.year, context.document_date, context.single_year) == (2025, "2025-07-02", True)


@pytest.mark.parametrize(
    ("subject", "year", "single", "event"),
    [
        ("Công tác thi đua năm 2026", 2026, True, None),
        ("Tuyên truyền gương điển hình giai đoạn 2022 - 2025", 2025, False, None),
        ("Phong trào thi đua năm học 2025 - 2026", 2025, True, None),
        ("Tổ chức Hội nghị điển hình tiên tiến lần thứ I"
         " (2025 - 2030)", 2025, True, "Hội nghị điển hình tiên tiến lần thứ I"),
    ],
)  # fmt: skip
def test_the_subject_tells_year_span_and_event(subject, year, single, event):
    text = PLAN.replace("Công tác thi đua, khen thưởng năm 2025", subject)

    context = read_frame(load(text.encode())).context

    assert (context.year, context.single_year, context.event) == (year, single, event)


def test_a_school_plan_counts_its_year_from_september():
    text = PLAN.replace("khen thưởng năm 2025", "khen thưởng năm học 2025 - 2026")
    text = text.replace("trước ngày 15/12/2025", "trong tháng 9; tổng kết trong tháng 5")

    deadlines = [task.deadline for task in read_text(text).tasks]

    assert [deadline.start for deadline in deadlines] == ["2025-09-01", "2026-05-01"]


def test_a_missing_file_is_an_error_of_the_caller(tmp_path):
    with pytest.raises(OSError, match="no-such"):
        read_plan(tmp_path / "no-such.txt")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_reads(text):
    assert read_text(text).to_json()["schema"] == "plan-facts/1"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PLAN.split("\n")), max_size=40))
def test_any_shuffle_of_a_plan_reads(lines):
    facts = read_text("\n".join(lines))

    assert all(0 <= r.span.start <= r.span.end <= len(facts.text) for r in facts.recipients)


SEEDS = Path(__file__).parents[3] / "shared" / "plans"


@pytest.mark.skipif(not SEEDS.exists(), reason="the five seed plans are not on this machine")
@pytest.mark.parametrize("stem", ["000", "001", "002", "003", "004"])
def test_sections_and_citations_of_the_seed_plans_are_all_found(stem):
    gold = json.loads((SEEDS / "gold" / f"{stem}.json").read_text(encoding="utf-8"))
    facts = read_plan(SEEDS / "seeds" / f"{stem}.txt")

    def paths(sections, prefix=""):
        seen = {}
        for section in sections:
            label = section["label"]
            seen[label] = seen.get(label, 0) + 1
            path = f"{prefix}{label}" + (f"#{seen[label]}" if seen[label] > 1 else "")
            yield path
            yield from paths(section.get("children", ()), f"{path}/")

    wanted = [
        c["number"] for key in ("legal_basis", "references") for c in gold[key] if c["number"]
    ]
    found = [c.number for c in (*facts.legal_basis, *facts.references) if c.number]
    assert list(paths(gold["sections"])) == list(paths(facts.to_json()["sections"]))
    assert wanted == found
