"""The numbered tree keeps every series and every fault; head, foot and annexes find their place."""

import pytest

from thidua.reading.load import load
from thidua.reading.mend import mend
from thidua.reading.outline import outline
from thidua.reading.outline_types import Outline
from thidua.reading.text import MendedText, TableBlock

FOOT = "\n\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\n\nLê Văn An\n"


def cut(text: str) -> tuple[MendedText, Outline]:
    mended = mend(load(text.encode()))
    return mended, outline(mended)


def tree(body: str) -> dict[str, str | None]:
    """Path and title of each section of a plan with this body."""
    head = "KẾ HOẠCH\nCông tác năm 2025\n\nCăn cứ Luật Thi đua, khen thưởng;\n\n"
    _, parts = cut(head + body + FOOT)
    return {section.path: section.title for section in parts.walk()}


def test_marks_by_point_dash_and_stroke_number_alike():
    assert tree(
        "I/ MỤC ĐÍCH\n1/ Nâng cao.\n2/- Địa điểm: hội trường\na/ Tầng 1\nII- NỘI DUNG\n1- Thi đua"
    ) == {
        "I": "MỤC ĐÍCH",
        "I/1": None,
        "I/2": "Địa điểm",
        "I/2/a": "Tầng 1",
        "II": "NỘI DUNG",
        "II/1": "Thi đua",
    }


def test_faults_of_numbering_are_kept():
    body = (
        "I. MỘT\n1. Mục đích\nNêu gương.\n1. Yêu cầu\nII. HAI\n2. Nhảy\n4. Nữa\nII. LẠI"
        " HAI\n1. Cuối"
    )

    assert list(tree(body)) == [
        "I", "I/1", "I/1#2", "II", "II/2", "II/4", "II#2", "II#2/1",
    ]  # fmt: skip


def test_letters_follow_the_vietnamese_order_and_brackets_nest():
    body = (
        "1. Cá nhân\na) Đạt các tiêu chuẩn sau:\n(1) Tốt;\n(2) Khá;\nb) Có sáng"
        " kiến;\nd) Đoàn kết;\nđ) Gương mẫu;\ne) Khác."
    )

    assert list(tree(body)) == ["1", "1/a", "1/a/1", "1/a/2", "1/b", "1/d", "1/đ", "1/e"]


def test_decimal_numbers_stand_under_their_own_prefix():
    body = (
        "I. MỤC TIÊU\n1.1. Chung\n1.2. Riêng\n1.2.1. Số lượng\nII. GIẢI PHÁP\n2.1 Tuyên"
        " truyền\n2.2.Kiểm tra\n2.3- Thi đua: Tốt."
    )

    assert list(tree(body)) == [
        "I", "I/1.1", "I/1.2", "I/1.2/1.2.1", "II", "II/2.1", "II/2.2", "II/2.3",
    ]  # fmt: skip


def test_capital_letters_run_through_i_without_becoming_roman():
    body = "G. BẢY\nH. TÁM\nI. CHÍN\nK. MƯỜI"

    assert list(tree(body)) == ["G", "H", "I", "K"]


def test_parts_steps_and_stages_are_sections():
    body = (
        "PHẦN THỨ NHẤT\nMỤC TIÊU\nI. CHUNG\n1. Một\nPHẦN THỨ HAI: GIẢI PHÁP\nI. CÁC BƯỚC\n"
        "Bước 1: Các đơn vị bình xét.\nBước 2. Hội đồng họp xét\n- Thẩm định;\n"
        "Giai đoạn 2021 - 2025 là giai đoạn trước."
    )

    assert tree(body) == {
        "PHẦN THỨ NHẤT": "MỤC TIÊU",
        "PHẦN THỨ NHẤT/I": "CHUNG",
        "PHẦN THỨ NHẤT/I/1": "Một",
        "PHẦN THỨ HAI": "GIẢI PHÁP",
        "PHẦN THỨ HAI/I": "CÁC BƯỚC",
        "PHẦN THỨ HAI/I/Bước 1": None,
        "PHẦN THỨ HAI/I/Bước 2": "Hội đồng họp xét",
    }


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("1. Thời gian: ½ ngày, hoàn thành trước ngày 31/8/2025.", "Thời gian"),
        ("1. Phòng Nội vụ", "Phòng Nội vụ"),
        ("1. Giao Phòng Nội vụ:", "Giao Phòng Nội vụ"),
        ("1. Nhiệm vụ cụ thể: (Có phụ lục chi tiết kèm theo)", "Nhiệm vụ cụ thể"),
        ("1. Hưởng ứng các phong trào do tỉnh phát động, như: “Một”, “Hai”.", None),
        ("1. Đề nghị Mặt trận Tổ quốc phối hợp vận động đoàn viên, hội viên tham gia.", None),
        ("1. Tổ chức hội nghị. Báo cáo kết quả.", None),
        ("1. “Dạy tốt, học tốt”. Mỗi khoa mở hội giảng.", "“Dạy tốt, học tốt”"),
        ("1. Kinh phí. Do ngân sách bảo đảm.", "Kinh phí"),
        ("1. Các phòng cấp huyện; UBND các xã: Thực hiện.", "Các phòng cấp huyện; UBND các xã"),
        (
            "1. Sở Nội vụ (cơ quan thường trực của Hội đồng)",
            "Sở Nội vụ (cơ quan thường trực của Hội đồng)",
        ),
    ],
)
def test_a_title_is_the_heading_or_the_words_before_its_colon(line, title):
    assert tree(f"I. NỘI DUNG\n{line}\n2. Phòng Kinh tế")["I/1"] == title


def test_a_wrapped_heading_and_its_running_text_are_told_apart():
    mended, parts = cut(
        "I. NỘI DUNG\n1. Thời gian: ½ ngày.\n- Sáng 15/8.\n2. Thành phần\n- Đại biểu." + FOOT
    )

    first, second = parts.sections[0].children
    assert mended.of(first.heading) == "1. Thời gian"
    assert [mended.of(block.span) for block in first.body] == ["½ ngày.", "- Sáng 15/8."]
    assert [mended.of(block.span) for block in second.body] == ["- Đại biểu."]


def test_lines_that_only_look_numbered_are_text():
    body = (
        "I. NỘI DUNG\n13/KH-UBND ngày 02/01/2025 là kế hoạch cũ.\n15/6 hằng năm.\n1.200"
        " người.\n8h00: khai mạc.\n"
        "V/v báo cáo.\nĐ/c Nguyễn Văn A chỉ đạo.\n2025. Hết."
    )

    assert list(tree(body)) == ["I"]


PLAN = """SỞ NỘI VỤ
Số: 12/KH-SNV
Hà Nội, ngày 02 tháng 01 năm 2025

KẾ HOẠCH
Công tác thi đua năm 2025

Thực hiện Kế hoạch số 1/KH-UBND, Sở Nội vụ ban hành kế hoạch như sau:

I. MỤC ĐÍCH

1. Nêu gương.

II. TỔ CHỨC THỰC HIỆN

1. Văn phòng: Theo dõi.

Trên đây là kế hoạch, đề nghị các đơn vị thực hiện./.

Nơi nhận:
- UBND tỉnh (b/c);
- Lưu: VT.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Trần Văn Bình

PHỤ LỤC I
NHIỆM VỤ CỤ THỂ
(Kèm theo Kế hoạch số 12/KH-SNV ngày 02/01/2025 của Sở Nội vụ)

TT\tNội dung\tThời gian
I\tNhóm một\t
1\tHọp\tTháng 1

Phụ lục II: BẢNG ĐIỂM

I. Nội dung
1. Chấp hành
"""


def test_a_plan_falls_into_its_parts():
    mended, parts = cut(PLAN)

    def words(blocks):
        return [mended.of(block.span) for block in blocks]

    assert words(parts.head)[0] == "SỞ NỘI VỤ"
    assert words(parts.title) == ["KẾ HOẠCH", "Công tác thi đua năm 2025"]
    assert len(parts.preamble) == 1
    assert words(parts.closing) == ["Trên đây là kế hoạch, đề nghị các đơn vị thực hiện./."]
    assert words(parts.recipients) == ["Nơi nhận:", "- UBND tỉnh (b/c);", "- Lưu: VT."]
    assert words(parts.signature) == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Văn Bình"]
    assert parts.stray == ()


def test_annexes_are_trees_of_their_own_and_table_rows_no_sections():
    _, parts = cut(PLAN)

    annexes = [section for section in parts.walk() if section.path.startswith("Phụ lục")]
    assert {section.path: section.title for section in annexes} == {
        "Phụ lục I": "NHIỆM VỤ CỤ THỂ",
        "Phụ lục II": "BẢNG ĐIỂM",
        "Phụ lục II/I": "Nội dung",
        "Phụ lục II/I/1": "Chấp hành",
    }
    table = annexes[0].body[1]
    assert isinstance(table, TableBlock)
    assert len(table.rows) == 2


def test_a_form_as_annex_takes_the_title_below_its_own_head():
    _, parts = cut(
        PLAN.split("PHỤ LỤC I")[0]
        + "Mẫu số 01\nTÊN ĐƠN VỊ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "BÁO CÁO THÀNH TÍCH\nI. SƠ LƯỢC\n1. Họ và tên:\n"
    )

    annexes = {s.path: s.title for s in parts.walk() if s.path.startswith("Mẫu")}
    assert annexes == {
        "Mẫu số 01": "BÁO CÁO THÀNH TÍCH",
        "Mẫu số 01/I": "SƠ LƯỢC",
        "Mẫu số 01/I/1": "Họ và tên",
    }


def test_an_annex_is_found_without_a_foot_before_it():
    _, parts = cut("I. MỘT\n1. Hai.\nPHỤ LỤC\nBẢNG ĐIỂM\n1. Ba\n")

    assert [section.path for section in parts.walk()] == ["I", "I/1", "Phụ lục", "Phụ lục/1"]


def test_lines_of_the_head_below_the_title_are_head():
    mended, parts = cut(
        "CÔNG TY CẤP NƯỚC\nSố: 6/KH-CTN\nKẾ HOẠCH\nPhát động thi đua\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nA, ngày 2 tháng"
        " 9 năm 2024\n"
        "Căn cứ Luật Thi đua;\nI. MỘT\n1. Hai."
    )

    assert [mended.of(line) for line in parts.title] == ["KẾ HOẠCH", "Phát động thi đua"]
    assert mended.of(parts.head[-1].span) == "A, ngày 2 tháng 9 năm 2024"
    assert [mended.of(block.span) for block in parts.preamble] == ["Căn cứ Luật Thi đua;"]


def test_a_closing_appeal_is_no_part_of_the_last_section():
    _, parts = cut(
        "III. TỔ CHỨC\n1. Phòng A: Làm.\n2. Phòng B phối hợp với các đơn vị thực hiện tốt.\n"
        "Ủy ban nhân dân xã đề nghị các đơn vị tổ chức thực hiện./." + FOOT
    )

    assert len(parts.closing) == 1
    assert len(parts.sections[0].children[1].body) == 1


def test_a_plan_without_title_still_has_preamble_and_sections():
    _, parts = cut(
        "Thực hiện Kế hoạch số 1/KH-UBND, Văn phòng ban hành kế hoạch:\nI. MỘT\n1. Hai" + FOOT
    )

    assert parts.title == ()
    assert len(parts.preamble) == 1
    assert [section.path for section in parts.walk()] == ["I", "I/1"]
