"""Tables come out as rows and cells, however the file broke them; empty cells keep their place."""

import pytest

from thidua.reading.load import load
from thidua.reading.mend import mend
from thidua.reading.source import Line, SourceDocument, SourceFormat, Table
from thidua.reading.text import TableBlock

HEADER = ["TT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"]
ROWS = [
    ["1", "Ban hành kế hoạch công tác thi đua", "Phòng Nội vụ", "Các phòng, ban", "Tháng 01"],
    ["2", "Phát động phong trào thi đua", "Phòng Văn hóa - Xã hội", "", "Quý I"],
    ["3", "Sơ kết, báo cáo kết quả", "", "Văn phòng", "Trước 15/6"],
    ["4", "Tổng kết công tác thi đua", "Phòng Nội vụ", "Các phòng, ban", ""],
]


def table_of(text: str) -> list[list[str]]:
    """Header and rows of the only table of a text."""
    result = mend(load(text.encode()))
    (table,) = [block for block in result.blocks if isinstance(block, TableBlock)]
    rows = (table.header, *table.rows) if table.header else table.rows
    return [[result.of(cell) for cell in row.cells] for row in rows]


def text_around(table: str) -> str:
    return f"II. NHIỆM VỤ\n\n1. Nhiệm vụ cụ thể như sau:\n\n{table}\n\nIII. TỔ CHỨC THỰC HIỆN\n"


def columns(cells: list[str]) -> str:
    widths = (5, 40, 26, 20, 12)
    return "".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


SHAPES = {
    "tabs": "\n".join("\t".join(row) for row in [HEADER, *ROWS]),
    "tabs and empty lines": "\n\n".join("\t".join(row) for row in [HEADER, *ROWS]),
    "bars": "\n".join(f"| {' | '.join(row)} |" for row in [HEADER, ["---"] * 5, *ROWS]),
    "blanks": "\n".join(columns(row) for row in [HEADER, *ROWS]),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_rows_on_lines_are_rows_and_empty_cells_stay(shape):
    assert table_of(text_around(shape)) == [HEADER, *ROWS]


def test_a_table_with_each_cell_on_its_own_line_is_rebuilt():
    flat = "\n".join(cell for row in [HEADER, *ROWS] for cell in row if cell)

    rows = table_of(text_around(flat))

    # Of two unit columns one empty cell cannot tell which; the times tell their column.
    assert [row[0:2] for row in rows] == [row[0:2] for row in [HEADER, *ROWS]]
    assert [row[4] for row in rows] == [row[4] for row in [HEADER, *ROWS]]
    assert rows[1] == ROWS[0]
    assert rows[4] == ROWS[3]


def test_narrow_cells_over_several_lines_and_a_repeated_header_are_rebuilt():
    header = ["STT", "Nội dung công việc", "Cơ quan", "chủ trì", "Thời gian", "thực hiện"]
    flat = [
        *header, "1", "Ban hành Kế hoạch thi", "đua năm 2026", "Phòng Văn hóa -", "Xã hội",
        "Tháng 01/2026", "2", "Báo cáo sơ kết công tác gửi", "Sở Nội vụ", "Phòng Văn hóa -",
        "Xã hội", "Trước 20/6", "4", *header, "3", "- Sơ kết phong trào 6 tháng", "đầu năm;",
        "- Khen thưởng chuyên đề", "Ủy ban MTTQ Việt", "Nam xã", "Từ tháng 9 đến",
        "tháng 10/2026",
    ]  # fmt: skip

    assert table_of(text_around("\n".join(flat))) == [
        ["STT", "Nội dung công việc", "Cơ quan chủ trì", "Thời gian thực hiện"],
        ["1", "Ban hành Kế hoạch thi đua năm 2026", "Phòng Văn hóa - Xã hội", "Tháng 01/2026"],
        ["2", "Báo cáo sơ kết công tác gửi Sở Nội vụ", "Phòng Văn hóa - Xã hội", "Trước 20/6"],
        [
            "3",
            "- Sơ kết phong trào 6 tháng đầu năm;\n- Khen thưởng chuyên đề",
            "Ủy ban MTTQ Việt Nam xã",
            "Từ tháng 9 đến tháng 10/2026",
        ],
    ]  # fmt: skip


def test_a_flattened_scoring_table_keeps_groups_points_and_total():
    flat = [
        "STT", "Nội dung tiêu chí", "Điểm chuẩn", "Điểm tự chấm", "I", "Công tác lãnh đạo", "30",
        "1", "Ban hành kế hoạch kịp thời", "10", "2", "Quán triệt, tuyên truyền", "20", "II",
        "Kết quả", "2", "1", "Có sáng kiến", "2", "Tổng cộng", "32",
    ]  # fmt: skip

    assert table_of(text_around("\n".join(flat))) == [
        ["STT", "Nội dung tiêu chí", "Điểm chuẩn", "Điểm tự chấm"],
        ["I", "Công tác lãnh đạo", "30", ""],
        ["1", "Ban hành kế hoạch kịp thời", "10", ""],
        ["2", "Quán triệt, tuyên truyền", "20", ""],
        ["II", "Kết quả", "2", ""],
        ["1", "Có sáng kiến", "2", ""],
        ["", "Tổng cộng", "32", ""],
    ]


def test_a_flattened_programme_has_a_row_for_each_time():
    flat = [
        "Thời gian", "Nội dung", "Người thực hiện", "7h30 - 8h00", "Đón tiếp đại biểu",
        "Văn phòng", "8h10", "Văn nghệ",
    ]  # fmt: skip

    assert table_of(text_around("\n".join(flat))) == [
        ["Thời gian", "Nội dung", "Người thực hiện"],
        ["7h30 - 8h00", "Đón tiếp đại biểu", "Văn phòng"],
        ["8h10", "Văn nghệ", ""],
    ]


DUMPS = {
    "headers first": [
        "TT", "Nội dung", "Đơn vị thực hiện", "Thời gian", "1", "2", "Ban hành kế", "hoạch năm.",
        "Tổng kết.", "Phòng A", "Phòng B", "Tháng 1", "Tháng 12",
    ],
    "header over each column": [
        "TT", "1", "2", "Nội dung", "Ban hành kế", "hoạch năm.", "Tổng kết.", "Đơn vị thực hiện",
        "Phòng A", "Phòng B", "Thời gian", "Tháng 1", "Tháng 12",
    ],
}  # fmt: skip


@pytest.mark.parametrize("lines", DUMPS.values(), ids=DUMPS)
def test_columns_dumped_one_after_the_other_are_put_side_by_side(lines):
    assert table_of(text_around("\n".join(lines))) == [
        ["TT", "Nội dung", "Đơn vị thực hiện", "Thời gian"],
        ["1", "Ban hành kế hoạch năm.", "Phòng A", "Tháng 1"],
        ["2", "Tổng kết.", "Phòng B", "Tháng 12"],
    ]


def test_rows_without_any_sign_between_cells_part_at_units_and_times():
    text = "\n".join(
        [
            "TT Nội dung Đơn vị chủ trì Thời gian",
            "1 Ban hành kế hoạch công tác Phòng Nội vụ Tháng 01",
            "2 Báo cáo sơ kết Văn phòng HĐND và UBND Trước 15/6",
        ]
    )

    assert table_of(text_around(text)) == [
        ["TT", "Nội dung", "Đơn vị chủ trì", "Thời gian"],
        ["1", "Ban hành kế hoạch công tác", "Phòng Nội vụ", "Tháng 01"],
        ["2", "Báo cáo sơ kết", "Văn phòng HĐND và UBND", "Trước 15/6"],
    ]


def test_wrapped_cells_group_rows_page_ends_and_dashes_of_a_tab_table():
    text = "\n".join(
        [
            "STT\tNội dung\tĐơn vị\tThời gian",
            "I\tCông tác tham mưu\t\t",
            "1\tBan hành kế hoạch",
            "năm 2026\tPhòng A\tTháng 1",
            "",
            "3",
            "",
            "STT\tNội dung\tĐơn vị\tThời gian",
            "II. Công tác tuyên truyền",
            "1\t<p>- Viết bài;</p> <p>- Đưa tin.</p>\tnt\t//",
            "---\t----\t---\t---",
        ]
    )

    assert table_of(text_around(text)) == [
        ["STT", "Nội dung", "Đơn vị", "Thời gian"],
        ["I", "Công tác tham mưu", "", ""],
        ["1", "Ban hành kế hoạch năm 2026", "Phòng A", "Tháng 1"],
        ["II", "Công tác tuyên truyền", "", ""],
        ["1", "- Viết bài;\n- Đưa tin.", "nt", "//"],
    ]


def test_bullets_in_one_cell_stand_on_lines_of_their_own():
    text = "TT\tNội dung\tThời gian\n1\t<ul> - Bình xét. - Báo cáo tổng kết. </ul>\tQuý IV"

    assert table_of(text_around(text))[1] == [
        "1",
        "- Bình xét.\n- Báo cáo tổng kết.",
        "Quý IV",
    ]


def test_a_second_header_line_goes_into_the_first():
    text = "TT\tĐơn vị\tSố đại biểu\t\n\t\tChính thức\tKhách mời\n1\tPhường A\t10\t2\n"

    assert table_of(text_around(text)) == [
        ["TT", "Đơn vị", "Số đại biểu Chính thức", "Khách mời"],
        ["1", "Phường A", "10", "2"],
    ]


def test_a_table_of_the_file_keeps_its_rows_and_finds_its_header():
    source = SourceDocument(
        SourceFormat.DOCX, (Table((("TT", "Nội dung", "Thời gian"), ("1", "Họp\n- Xét", ""))),)
    )

    result = mend(source)

    (table,) = result.blocks
    assert isinstance(table, TableBlock)
    assert table.header is not None
    assert [result.of(cell) for cell in table.rows[0].cells] == ["1", "Họp\n- Xét", ""]


def test_a_table_that_only_places_a_head_becomes_lines():
    head = Table(
        (
            ("SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("Số: 1/KH-SNV", "Hà Nội, ngày 1 tháng 2 năm 2025"),
        )
    )
    source = SourceDocument(SourceFormat.DOCX, (head, Line("KẾ HOẠCH", whole=True)))

    result = mend(source)

    assert [result.of(p) for p in result.paragraphs()] == [
        "SỞ NỘI VỤ",
        "Số: 1/KH-SNV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Hà Nội, ngày 1 tháng 2 năm 2025",
        "KẾ HOẠCH",
    ]


def test_the_text_after_a_flattened_table_is_no_cell():
    flat = "TT\nNội dung\nThời gian\n1\nHọp xét\nTháng 1\nNơi nhận:\n- Lưu: VT."

    result = mend(load(flat.encode()))

    assert [result.of(p) for p in result.paragraphs()] == ["Nơi nhận:", "- Lưu: VT."]
