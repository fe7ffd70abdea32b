import pytest

SECTION = "I. NỘI DUNG\n1. Nhiệm vụ\n- {}\n"
ANNEX = (
    "PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n"
    "(Kèm theo Kế hoạch số {} ngày 05/02/2026 của UBND xã Phú Khê)\n"
    "TT\tNội dung\n1\tTổng kết phong trào\n"
)


def codes(findings):
    return [code for code, _, _ in findings]


@pytest.mark.parametrize(
    "words",
    [
        "Thực hiện Kế hoạch số 18/KH-UBND về tuyên truyền.",
        "Thực hiện Kế hoạch số 18/KH-UBND của UBND tỉnh về tuyên truyền.",
        "Thực hiện Kế hoạch số 18/KH-UBND ngày 20/01/2026 về tuyên truyền gương điển hình.",
        "Thực hiện Kế hoạch số      /KH-UBND của UBND tỉnh về tuyên truyền.",
    ],
)
def test_a_document_without_date_or_issuer_is_incomplete(found, words):
    assert codes(found(SECTION.format(words))) == ["REF_INCOMPLETE"]


@pytest.mark.parametrize(
    "words",
    [
        "Thực hiện Luật Thi đua, khen thưởng và các văn bản hướng dẫn thi hành.",
        "Thực hiện Luật Thi đua, khen thưởng số 06/2022/QH15.",
        "Thực hiện Kế hoạch số 12/KH-UBND của UBND tỉnh.",  # in full in the preamble
        "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội tại Tờ trình số 03/TTr-VHXH"
        " ngày 07/01/2026.",
        "Thực hiện Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ.",
    ],
)
def test_a_whole_reference_has_no_finding(found, words):
    assert found(SECTION.format(words)) == []


@pytest.mark.parametrize(
    "words",
    [
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 25/01/2026 của UBND tỉnh Hòa Sơn.",
        "Thực hiện Nghị quyết số 07-CT/ĐU ngày 20/01/2026 của Đảng ủy xã.",
        "Thực hiện Nghị định số 152/2025/NĐ-CP ngày 14/6/2024 của Chính phủ.",
    ],
)
def test_data_that_contradict_each_other_are_a_conflict(found, words):
    assert codes(found(SECTION.format(words))) == ["REF_CONFLICT"]


@pytest.mark.parametrize(
    "words",
    [
        # Another body's document of the same number, and one of another year.
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 25/01/2026 của UBND xã Phú Khê.",
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 10/02/2024 của UBND tỉnh Hòa Sơn về đô thị.",
        "Thực hiện Hướng dẫn số 2533/UBND-TH ngày 02/7/2025 của UBND tỉnh.",
        "Thực hiện Quy định số 37-QĐ/TW ngày 25/10/2021 của Ban Chấp hành Trung ương.",
    ],
)
def test_different_documents_do_not_conflict(found, words):
    assert found(SECTION.format(words)) == []


@pytest.mark.parametrize(
    "words",
    [
        "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ.",
        "Căn cứ Thông tư số 01/2024/TT-BNV ngày 24/02/2024 của Bộ Nội vụ.",
        "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003.",
        "Căn cứ Luật Thi đua, khen thưởng năm 2013.",
    ],
)
def test_a_basis_replaced_before_the_plan_is_outdated(found, words):
    assert codes(found(SECTION.format(words))) == ["REF_OUTDATED"]


def test_a_basis_still_in_force_on_the_plans_day_is_not_outdated(found):
    words = "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ."
    head = (
        "ỦY BAN NHÂN DÂN\nXÃ PHÚ KHÊ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nSố: 45/KH-UBND\nPhú Khê, ngày 05 tháng 02 năm 2025\n"
    )

    assert "REF_OUTDATED" not in codes(found(SECTION.format(words), head=head))


@pytest.mark.parametrize(
    "words",
    [
        "Viết báo cáo thành tích (theo mẫu gửi kèm).",
        "Gửi hồ sơ theo mẫu tại Phụ lục II.",
        "Các nhiệm vụ cụ thể có Phụ lục kèm theo.",
        "Thực hiện theo nội dung tại Mục VII Kế hoạch này.",
        "Thực hiện theo khoản 5 Mục I Kế hoạch này.",
    ],
)
def test_a_part_that_is_not_there_is_missing(found, words):
    assert codes(found(SECTION.format(words))) == ["REF_MISSING"]


@pytest.mark.parametrize(
    "words",
    [
        "Viết báo cáo theo mẫu số 05 ban hành kèm theo Nghị định số 152/2025/NĐ-CP"
        " ngày 14/6/2025 của Chính phủ.",
        "Thực hiện theo nội dung tại khoản 1 Mục I Kế hoạch này.",
        "Tặng Giấy khen kèm theo tiền thưởng; biểu dương kèm theo quà.",
        "Xây dựng các mô hình mẫu, gương mẫu chấp hành.",
    ],
)
def test_parts_that_are_there_or_another_documents_are_not_missing(found, words):
    assert found(SECTION.format(words)) == []


def test_an_annex_that_is_there_is_not_missing(found):
    body = SECTION.format("Các nhiệm vụ cụ thể có Phụ lục kèm theo.")

    assert found(body, annex=ANNEX.format("45/KH-UBND")) == []


def test_an_annex_that_names_the_plan_by_another_number_conflicts(found):
    assert codes(found(annex=ANNEX.format("54/KH-UBND"))) == ["REF_CONFLICT"]
