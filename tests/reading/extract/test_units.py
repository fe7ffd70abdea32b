"""Names of units in running text."""

import pytest

from thidua.reading.extract.units import UnitReader
from thidua.reading.extract.words import Words


def names(text: str, **options: bool) -> tuple[str, ...]:
    words = Words.of(text)
    reader = UnitReader(words)
    found = reader.read(0, len(words), **options)
    return reader.printed(found) if found else ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Phòng Tổ chức - Hành chính - Quản trị tham mưu",
            ["Phòng Tổ chức - Hành chính - Quản trị"],
        ),
        ("phòng Tổ chức – Hành chính) chậm nhất", ["phòng Tổ chức – Hành chính"]),
        ("Trung tâm Tin học và Công báo tăng cường", ["Trung tâm Tin học và Công báo"]),
        ("Sở Văn hóa, Thể thao và Du lịch: Chủ trì", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Chi cục Bảo vệ môi trường xây dựng phóng sự", ["Chi cục Bảo vệ môi trường"]),
        ("Phòng Quản lý hoạt động xây dựng chủ trì", ["Phòng Quản lý hoạt động xây dựng"]),
        (
            "Ban biên tập Trang thông tin điện tử Sở mở chuyên mục",
            ["Ban biên tập Trang thông tin điện tử Sở"],
        ),
        (
            "Hội đồng thi đua, khen thưởng của Văn phòng (qua",
            ["Hội đồng thi đua, khen thưởng của Văn phòng"],
        ),
        ("Văn phòng HĐND và UBND phường đăng", ["Văn phòng HĐND và UBND phường"]),
        ("Khối thi đua số 3 họp", ["Khối thi đua số 3"]),
        ("UBND tỉnh kết quả thực hiện", ["UBND tỉnh"]),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on(text, expected):
    assert list(names(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Nội vụ, Khối thi đua.", ["Sở Nội vụ", "Khối thi đua"]),
        ("Công an xã, Ban Chỉ huy Quân sự xã: Huy động", ["Công an xã", "Ban Chỉ huy Quân sự xã"]),
        ("Phòng Văn hóa - Xã hội và các thôn khảo sát", ["Phòng Văn hóa - Xã hội", "các thôn"]),
        ("Các xã, phường và các sở, ban, ngành tổ chức", ["Các xã, phường", "các sở, ban, ngành"]),
        (
            "Ủy ban Mặt trận Tổ quốc xã và các tổ chức chính trị - xã hội phối hợp",
            ["Ủy ban Mặt trận Tổ quốc xã", "các tổ chức chính trị - xã hội"],
        ),
    ],
)
def test_named_bodies_are_separate_entries(text, expected):
    assert list(names(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Các phòng, ban, trung tâm",
        "Trưởng các phòng, ban, đơn vị",
        "các cơ quan, tổ chức, đơn vị",
        "UBND các xã, phường",
        "Các chi bộ, đảng bộ trực thuộc",
    ],
)
def test_a_general_list_is_one_entry(text):
    assert names(text + " triển khai") == (text,)


def test_a_common_noun_alone_is_a_unit_only_when_one_is_expected():
    assert names("phòng, ban, đơn vị kịp thời phát hiện") == ()
    assert names("phòng, ban, đơn vị kịp thời phát hiện", forced=True) == ("phòng, ban, đơn vị",)


@pytest.mark.parametrize(
    "text",
    ["Tổ chức các hoạt động", "Báo cáo kết quả", "Phòng, chống tham nhũng", "Hội nghị tổng kết"],
)
def test_words_that_only_begin_like_a_unit_are_none(text):
    assert names(text) == ()
