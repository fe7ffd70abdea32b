import pytest

TITLE = "KẾ HOẠCH\n{}\n"
SECTION = "I. NỘI DUNG\n1. Nhiệm vụ\n- {}\n"
CONFERENCE = "Tổ chức Hội nghị điển hình tiên tiến xã Phú Khê lần thứ II, giai đoạn 2021 - 2025"
DRIVE = "Phát động đợt thi đua 100 ngày đêm xây dựng nông thôn mới"
STAGE = "Tuyên truyền gương điển hình tiên tiến giai đoạn 2026 - 2030"
SCHOOL = "Công tác thi đua năm học 2025 - 2026"


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        (CONFERENCE, "Tuyên truyền Hội nghị điển hình tiên tiến xã Phú Khê lần thứ III."),
        (CONFERENCE, "Phông hội nghị: Hội nghị điển hình tiên tiến xã lần thứ II (2025 - 2030)."),
        (CONFERENCE, "Báo cáo tổng kết phong trào thi đua giai đoạn 2020 - 2025."),
        (DRIVE, "Trong 90 ngày đêm, mỗi thôn hoàn thành 02 công trình."),
        (STAGE, "Trong phong trào thi đua giai đoạn 2025 - 2030, nếu có vướng mắc thì phản ánh."),
        (SCHOOL, "Nâng cao chất lượng giáo dục toàn diện trong năm học 2024 - 2025."),
        (STAGE, "Các đơn vị thực hiện nhiệm vụ giai đoạn 2030 - 2026 theo kế hoạch."),
        (DRIVE, "Chào mừng 80 năm Quốc khánh nước ta (02/9/1945 - 02/9/2026)."),
        (DRIVE, "Thời gian thi đua: Từ ngày 20/8/2026 đến ngày 15/6/2026."),
    ],
)
def test_a_period_that_is_not_the_plans_own_is_found(found, subject, words):
    findings = found(SECTION.format(words), title=TITLE.format(subject))

    assert [code for code, _, _ in findings] == ["PERIOD_CONFLICT"]


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        (CONFERENCE, "Phát động phong trào thi đua giai đoạn 2026 - 2030."),
        (CONFERENCE, "Giới thiệu đại biểu dự Đại hội Thi đua yêu nước tỉnh lần thứ VI."),
        (STAGE, "Thực hiện Chương trình mục tiêu quốc gia giai đoạn 2025 - 2030."),
        (STAGE, "Thực hiện Nghị quyết Đại hội Đảng bộ xã lần thứ I, nhiệm kỳ 2025 - 2030."),
        (SCHOOL, "So với năm học 2024 - 2025, số học sinh giỏi tăng 5%."),
        (DRIVE, "Xử lý công suất 40.000 m3/ngày đêm trong 100 ngày đêm."),
        (DRIVE, "Chào mừng 81 năm Quốc khánh nước ta (02/9/1945 - 02/9/2026)."),
        (DRIVE, "Phong trào “Đoàn kết, sáng tạo giai đoạn 2021 - 2025” tiếp tục được duy trì."),
    ],
)
def test_other_periods_are_no_conflict(found, subject, words):
    assert found(SECTION.format(words), title=TITLE.format(subject)) == []


def test_stretches_of_the_drive_that_share_one_end_conflict(found):
    body = (
        "I. THỜI GIAN\n1. Thời gian thi đua: Từ ngày 26/5/2026 đến hết ngày 02/9/2026.\n"
        "- Giai đoạn 1: từ ngày 26/5/2026 đến ngày 15/7/2026.\n"
        "II. HỒ SƠ\n1. Hồ sơ đợt thi đua (từ ngày 26/5/2026 đến hết ngày 30/8/2026) gửi về xã.\n"
    )

    assert [(code, place) for code, place, _ in found(body)] == [("PERIOD_CONFLICT", "II/1")]


def test_an_annex_of_another_year_is_found(found):
    annex = "PHỤ LỤC\nDANH MỤC NHIỆM VỤ NĂM 2025\nTT\tNội dung\n1\tTổng kết phong trào\n"

    assert [(code, place) for code, place, _ in found(annex=annex)] == [
        ("PERIOD_CONFLICT", "Phụ lục")
    ]
