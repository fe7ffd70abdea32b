import pytest

from thidua.reading.pipeline import read_text

HEAD = """ỦY BAN NHÂN DÂN
XÃ PHÚ KHÊ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{number}
{date}
"""
REST = """KẾ HOẠCH
Công tác thi đua, khen thưởng năm 2026
Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND tỉnh Hòa Sơn về công tác thi đua, Ủy ban nhân dân xã Phú Khê ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
1. Đẩy mạnh các phong trào thi đua yêu nước trên địa bàn xã.
2. {words}
Trên đây là Kế hoạch công tác thi đua năm 2026, yêu cầu các đơn vị thực hiện nghiêm túc./.
Nơi nhận:
- Sở Nội vụ (b/c);
- Các thôn (t/h);
{kept}TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Hà Văn Quyết
"""  # noqa: E501 - a paragraph stands on one line
NUMBER, DATE = "Số: 45/KH-UBND", "Phú Khê, ngày 05 tháng 02 năm 2026"


def form(number=NUMBER, date=DATE, words="Khen thưởng kịp thời.", kept="- Lưu: VT, VHXH.\n"):
    head = HEAD.format(number=number, date=date)
    found = read_text(head + REST.format(words=words, kept=kept)).form
    return [(finding.why, finding.replacement) for finding in found]


def test_a_plan_in_due_form_has_no_remarks():
    assert form() == []


@pytest.mark.parametrize(
    ("changed", "mended"),
    [
        ({"date": "Phú Khê, ngày 5 tháng 02 năm 2026"}, "ngày 05 tháng"),
        ({"date": "Phú Khê, ngày 05 tháng 2 năm 2026"}, "tháng 02 năm"),
        ({"date": "Phú Khê, ngày 05 tháng 08 năm 2026"}, "tháng 8 năm"),
        ({"number": "Số: 5/KH-UBND"}, "Số: 05/KH-UBND"),
        ({"words": "Hoàn thành trước ngày 5/3/2026."}, "ngày 05/3/2026."),
        ({"words": "Tổ chức thi đua,khen thưởng."}, "thi đua, khen thưởng."),
        ({"words": "Các thôn thực hiện ; báo cáo xã."}, "thực hiện; báo"),
        ({"words": "Chính sách của nhà nước về thi đua."}, "của Nhà nước về"),
    ],
)
def test_a_fault_of_form_comes_with_the_right_form(changed, mended):
    assert [replacement for _, replacement in form(**changed)] == [mended]


@pytest.mark.parametrize(
    "changed",
    [
        {"date": "ngày 05 tháng 02 năm 2026"},
        {"number": "Số 45/KH-UBND"},
        {"kept": ""},
        {"kept": "- Lưu: VT, VHXH\n"},
    ],
)
def test_a_part_out_of_form_is_told(changed):
    assert len(form(**changed)) >= 1


def test_faults_of_form_are_no_findings():
    plan = HEAD.format(number=NUMBER, date="Phú Khê, ngày 5 tháng 02 năm 2026")
    facts = read_text(plan + REST.format(words="Khen thưởng kịp thời.", kept="- Lưu: VT.\n"))

    assert facts.findings == ()
    assert [str(finding.code) for finding in facts.form] == ["FORM"]
    assert facts.to_json()["form"][0]["code"] == "FORM"
