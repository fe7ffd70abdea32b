import pytest

from thidua.planning.domain.finding_fixes import FactPlace, Fix, fix_of
from thidua.planning.domain.kinds import FactKind
from thidua.reading.facts import FindingCode

DOCUMENT = FactPlace(1, FactKind.DOCUMENT, {"subject": "Báo cáo tỉnh hình"}, 0, 30)
TASK = FactPlace(2, FactKind.TASK, {"text_key": "gửi báo cáo", "deadline": {}}, 40, 60)
BASIS = FactPlace(
    3, FactKind.LEGAL_BASIS, {"number": "1/KH", "date": "2025", "issuer": None}, 70, 90
)
FACTS = [DOCUMENT, TASK, BASIS]


def finding(code, start=None, end=None, **data):
    return FactPlace(9, FactKind.FINDING, {"code": code, **data}, start, end)


@pytest.mark.parametrize(
    ("code", "start", "end", "fix"),
    [
        ("MISSING_NUMBER", None, None, Fix(1, "number")),
        ("MISSING_DATE", None, None, Fix(1, "date")),
        ("DEADLINE_PAST", 45, 50, Fix(2, "deadline")),
        ("NO_UNIT", 45, 50, Fix(2, "lead")),
        ("NO_UNIT", 61, 65, None),
        ("REF_INCOMPLETE", 70, 80, Fix(3, "issuer")),
        ("NUM_GAP", 45, 50, None),
    ],
)
def test_a_fault_is_put_right_where_it_stands(code, start, end, fix):
    assert fix_of(finding(code, start, end), FACTS) == fix


@pytest.mark.parametrize(
    ("data", "value"),
    [
        ({"replacement": "tình hình"}, "Báo cáo tình hình"),
        ({"suggestion": "Xem lại chữ này."}, None),
    ],
)
def test_wrong_words_are_replaced_in_the_field_that_holds_them(data, value):
    typo = finding("TYPO", 10, 19, where={"quote": "tỉnh hình"}, **data)

    assert fix_of(typo, FACTS) == Fix(1, "subject", value)


def test_words_that_stand_in_no_field_are_nobodys_to_replace():
    typo = finding("TYPO", 10, 19, where={"quote": "chữ khác"}, suggestion="«chữ»")

    assert fix_of(typo, FACTS) is None


@pytest.mark.parametrize("code", FindingCode)
def test_no_code_is_unknown(code):
    fix_of(finding(code, 0, 100, where={"quote": "x"}), FACTS)
