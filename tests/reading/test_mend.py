"""Paragraphs come out whole, whatever the wraps, pages and markup of the file."""

import random
import unicodedata

import pytest

from thidua.reading.load import load
from thidua.reading.mend import mend
from thidua.reading.source import Line, SourceDocument, SourceFormat
from thidua.reading.text import MendedText, Paragraph

PARAGRAPHS = [
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Mục đích",
    "- Tạo khí thế thi đua sôi nổi trong cán bộ, công chức, viên chức và người lao động; góp phần"
    " thực hiện thắng lợi các chỉ tiêu phát triển kinh tế - xã hội giai đoạn 2026 - 2030.",
    "2. Thời gian: Từ ngày 15/5/2026 đến hết ngày 22/8/2026 (chia làm 02 giai đoạn, có sơ kết).",
    "a) Phòng Tổ chức - Hành chính - Quản trị chủ trì, phối hợp với Hội đồng Thi đua - Khen thưởng"
    " tỉnh tham mưu theo Kế hoạch số 13/KH-UBND ngày 02/01/2026 của Ủy ban nhân dân tỉnh.",
    "- Các cơ quan, đơn vị gửi báo cáo về Sở Nội vụ trước ngày 05/12/2026 để tổng hợp.",
    "II. TỔ CHỨC THỰC HIỆN",
    "1. Trung tâm Thông tin: Mở chuyên trang, chuyên mục tuyên truyền gương điển hình tiên tiến.",
]


def mended(text: str) -> MendedText:
    return mend(load(text.encode()))


def paragraphs(text: str) -> list[str]:
    result = mended(text)
    return [result.of(paragraph) for paragraph in result.paragraphs()]


def wrapped(words: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in words.split(" "):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


@pytest.mark.parametrize("width", [60, 68, 76, 84, 92])
@pytest.mark.parametrize("after_line", ["\n", "\n\n", " \n\n"])
def test_wrapped_paragraphs_are_whole_again(width, after_line):
    lines = [line for words in PARAGRAPHS for line in wrapped(words, width)]

    assert paragraphs(after_line.join(lines)) == PARAGRAPHS


def test_empty_lines_between_paragraphs_part_them():
    text = "\n\n".join("\n".join(wrapped(words, 80)) for words in PARAGRAPHS)

    assert paragraphs(text) == PARAGRAPHS


@pytest.mark.parametrize("number", ["2", "- 2 -", "Trang 2/5", "2/5"])
def test_page_numbers_inside_a_sentence_are_dropped(number):
    lines = [line for words in PARAGRAPHS for line in wrapped(words, 76)]
    lines[4:4] = ["", number, ""]

    result = mended("\n".join(lines))

    assert [result.of(p) for p in result.paragraphs()] == PARAGRAPHS
    assert number in result.dropped


def test_a_form_feed_inside_a_sentence_is_mended_and_counts_the_page():
    lines = [line for words in PARAGRAPHS for line in wrapped(words, 76)]
    lines[4] = "\f" + lines[4]

    result = mended("\n".join(lines))

    assert [result.of(p) for p in result.paragraphs()] == PARAGRAPHS
    assert result.pages == 2
    assert [p.page for p in result.paragraphs()][-1] == 2


def test_a_running_head_on_every_page_is_dropped():
    sheets = [f"Kế hoạch thi đua - trang {n}\n{words}" for n, words in enumerate(PARAGRAPHS)]

    result = mended("\f".join(sheets))

    assert [result.of(p) for p in result.paragraphs()] == PARAGRAPHS
    assert len(result.dropped) == len(PARAGRAPHS)


def test_a_page_number_glued_to_the_first_word_is_taken_off():
    text = "\n".join(
        [
            "Nâng cao năng lực, trách nhiệm của đội ngũ phóng viên phụ trách đưa tin,",
            "2bài về công tác thi đua, khen thưởng của cơ quan và các đơn vị trực thuộc,",
            "nhất là ở cơ sở.",
            "- Báo cáo kết quả theo quy định của Hội đồng và các văn bản hướng dẫn có",
            "liên quan.",
            "3 - Tham mưu tổ chức sơ kết.",
        ]
    )

    assert paragraphs(text) == [
        "Nâng cao năng lực, trách nhiệm của đội ngũ phóng viên phụ trách đưa tin, bài về công tác"
        " thi đua, khen thưởng của cơ quan và các đơn vị trực thuộc, nhất là ở cơ sở.",
        "- Báo cáo kết quả theo quy định của Hội đồng và các văn bản hướng dẫn có liên quan.",
        "- Tham mưu tổ chức sơ kết.",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("phấn đấu thực hiện thắng lợi các nhiệm vụ góp phần phát triển kinh tế", "- xã hội."),
        ("tổng hợp, báo cáo kết quả về cơ quan thường trực Hội đồng Thi đua", "- Khen thưởng xã."),
        ("theo tinh thần Nghị quyết của Ban Chấp hành Trung ương khóa", "XIII. Thực hiện tốt."),
        ("gửi danh sách đề nghị khen thưởng trước 16 giờ 30 phút ngày", "15. Quá hạn thì thôi."),
        ("theo hướng dẫn của cấp trên và Quyết định số 37-", "QĐ/TW của Bộ Chính trị."),
        ("đã được Hội đồng xét, thống nhất (theo biên bản mục III, Bước", "3) và công bố."),
    ],
)
def test_a_dash_or_number_that_a_wrap_brought_to_the_front_opens_nothing(first, second):
    filler = [
        "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao tổ chức triển",
        "khai thực hiện nghiêm túc, đúng tiến độ, bảo đảm chất lượng và hiệu quả,",
        "phù hợp với tình hình thực tế của cơ quan, đơn vị và quy định của pháp",
        "luật.",
    ]

    found = paragraphs("\n".join([*filler, first, second]))

    assert len(found) == 2
    assert found[1].startswith(first)
    assert found[1].endswith(second)


def test_a_heading_in_capitals_over_two_lines_is_one():
    text = "PHẦN MỞ ĐẦU\n\nII. CHƯƠNG TRÌNH ĐẠI HỘI LẦN THỨ\nXII NĂM 2026\n1. Nội dung"

    assert paragraphs(text)[1:] == [
        "II. CHƯƠNG TRÌNH ĐẠI HỘI LẦN THỨ XII NĂM 2026",
        "1. Nội dung",
    ]


def test_characters_are_composed_and_invisible_ones_dropped():
    text = "1. Thi đua\u200b yêu\u00a0nước, khen\u00ad thưởng\ufeff ế"

    assert paragraphs(unicodedata.normalize("NFD", text)) == ["1. Thi đua yêu nước, khen thưởng ế"]


def test_markup_is_stripped_and_kept_aside():
    text = "**KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC**\n\n<p>- Một &amp; hai</p> <p>- Chủ đề *Đoàn kết*</p>"

    result = mended(text)

    assert [result.of(p) for p in result.paragraphs()] == [
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "- Một & hai",
        "- Chủ đề Đoàn kết",
    ]
    assert result.dropped == ("<p>", "</p>", "<p>", "</p>", "&amp;")


def test_a_number_or_bullet_alone_on_its_line_goes_with_its_words():
    text = "I.\nMỤC ĐÍCH\n1.\nĐộng viên cán bộ thi đua.\n-\nNêu gương điển hình."

    assert paragraphs(text) == [
        "I. MỤC ĐÍCH",
        "1. Động viên cán bộ thi đua.",
        "- Nêu gương điển hình.",
    ]


def test_a_tab_after_a_number_makes_no_table():
    text = "I.\tMỤC ĐÍCH\n1.\tMục đích\n-\tNêu gương.\n2.\tYêu cầu\n\t-\tThiết thực."

    assert paragraphs(text) == [
        "I. MỤC ĐÍCH", "1. Mục đích", "- Nêu gương.", "2. Yêu cầu", "- Thiết thực.",
    ]  # fmt: skip


def test_a_date_that_looks_like_a_page_number_stays():
    text = "1. Các đơn vị gửi báo cáo kết quả thi đua về Sở Nội vụ chậm nhất ngày\n20/12\n2. Hết"

    assert paragraphs(text)[0].endswith("chậm nhất ngày 20/12")


def test_headings_that_end_in_a_number_word_are_whole():
    text = "2.2. Cải cách hành chính, chuyển đổi số\na) Trung tâm phục vụ giải quyết hồ sơ."

    assert paragraphs(text) == [
        "2.2. Cải cách hành chính, chuyển đổi số",
        "a) Trung tâm phục vụ giải quyết hồ sơ.",
    ]


def test_paragraphs_that_the_format_knows_are_not_joined():
    source = SourceDocument(
        SourceFormat.DOCX,
        (
            Line("Nội dung", whole=True, label="1."),
            Line("tiếp theo chữ thường", whole=True, bold=True),
        ),
    )

    result = mend(source)

    assert [result.of(p) for p in result.paragraphs()] == ["1. Nội dung", "tiếp theo chữ thường"]
    assert [p.bold for p in result.paragraphs()] == [False, True]


HEADS = {
    "blocks": "ỦY BAN NHÂN DÂN\nXÃ LỢI BÁC\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\nLợi Bác, ngày 02 tháng 7 năm 2025\n",
    "side by side": "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "XÃ LỢI BÁC                  Độc lập - Tự do - Hạnh phúc\n"
    "Số: 12/KH-UBND              Lợi Bác, ngày 02 tháng 7 năm 2025\n",
    "tabs": "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "XÃ LỢI BÁC\tĐộc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND\tLợi Bác, ngày 02 tháng 7 năm 2025\n",
    "bars": "| **ỦY BAN NHÂN DÂN XÃ LỢI BÁC** ------- | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** "
    "**Độc lập - Tự do - Hạnh phúc** --- |\n| --- | --- |\n"
    "| Số: 12/KH-UBND | *Lợi Bác, ngày 02 tháng 7 năm 2025* |\n",
    "cut lines": "ỦY BAN NHÂN\nDÂN\nXÃ LỢI BÁC\nSố:\n12/KH-UBND\nCỘNG HÒA XÃ\n"
    "HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLợi Bác, ngày\n02 tháng 7 năm 2025\n",
    "one line": "ỦY BAN NHÂN DÂN XÃ LỢI BÁC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND Lợi Bác, ngày 02 tháng 7 năm 2025\n",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_the_columns_of_a_head_are_taken_apart(head):
    found = paragraphs(f"{head}\nKẾ HOẠCH\nCông tác thi đua\nnăm 2025\n\nI. MỤC ĐÍCH")

    issuer = [line for line in found if line in ("DÂN", "XÃ LỢI BÁC") or "ỦY BAN" in line]
    assert " ".join(issuer) == "ỦY BAN NHÂN DÂN XÃ LỢI BÁC"
    for line in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-UBND",
        "Lợi Bác, ngày 02 tháng 7 năm 2025",
        "KẾ HOẠCH",
        "Công tác thi đua năm 2025",
    ):
        assert line in found


def test_random_shapes_of_the_same_text_mend_alike():
    chance = random.Random(7)
    for _ in range(30):
        width = chance.randrange(58, 98)
        gap = chance.choice(["\n", "\n\n"])
        lines = [line for words in PARAGRAPHS for line in wrapped(words, width)]
        at = chance.randrange(2, len(lines))
        lines[at:at] = chance.choice([[], ["2"], ["- 2 -"], [" "]])

        assert paragraphs(gap.join(lines)) == PARAGRAPHS, (width, gap, at)


def test_spans_point_at_the_words_of_each_block():
    result = mended("1. Một\n\nTT\tNội dung\tĐơn vị\n1\tHọp\tPhòng A\n")

    paragraph, table = result.blocks
    assert isinstance(paragraph, Paragraph)
    assert result.of(paragraph.span) == "1. Một"
    assert result.of(table.rows[0].span) == "1\tHọp\tPhòng A"
