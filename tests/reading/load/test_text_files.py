"""Plain text in the encodings in which it arrives."""

import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from thidua.reading.load import LoadLimits, load
from thidua.reading.load.legacy import Charset, charset_of_font, detect_charset, to_unicode
from thidua.reading.source import Line, SourceFormat

PLAN = "KẾ HOẠCH\n\nPhát động đợt thi đua đặc biệt năm 2025, hưởng ứng phong trào cả nước\n"
TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc\n"
VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam\nÑoäc laäp - Töï do - Haïnh phuùc\n"
NATION = ["Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập - Tự do - Hạnh phúc", ""]


def texts(data, **options):
    return [block.text for block in load(data, **options).blocks]


def codes(data, **options):
    return [notice.code for notice in load(data, **options).notices]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_read_with_and_without_mark(encoding):
    document = load(PLAN.encode(encoding), "plan.txt")

    assert document.format == SourceFormat.TEXT
    assert [block.text for block in document.blocks] == PLAN.split("\n")
    assert document.notices == ()


def test_a_text_keeps_its_decomposed_letters_for_mending():
    decomposed = unicodedata.normalize("NFD", PLAN)

    assert texts(decomposed.encode()) == decomposed.split("\n")


@pytest.mark.parametrize("old", [TCVN3.encode("cp1252"), TCVN3.encode()], ids=["bytes", "utf-8"])
def test_tcvn3_becomes_unicode_and_is_told(old):
    assert texts(old) == NATION
    assert codes(old) == ["legacy_encoding"]


@pytest.mark.parametrize("old", [VNI.encode("cp1252"), VNI.encode()], ids=["bytes", "utf-8"])
def test_vni_becomes_unicode_and_is_told(old):
    assert texts(old) == NATION
    assert codes(old) == ["legacy_encoding"]


def test_windows_1258_becomes_unicode():
    text = "Ti\xeap tu\xf2c th\xf0\xf2c hi\xea\xf2n kê\xec hoa\xf2ch thi ðua khen th\xf0\xf5ng"

    assert texts(text.encode("latin-1", "ignore")) == [
        unicodedata.normalize("NFC", text.encode("latin-1").decode("cp1258"))
    ]


def test_tcvn3_capitals_are_known_by_the_word_and_its_neighbour():
    assert to_unicode("KÕ HO¹CH\nUû ban nh©n d©n\nVÒ VIÖC", Charset.TCVN3) == (
        "KẾ HOẠCH\nUỷ ban nhân dân\nVỀ VIỆC"
    )


def test_tcvn3_capital_written_as_two_signs_is_one_letter():
    assert to_unicode("A¸ ¡¾ ¤è", Charset.TCVN3) == "Á Ắ Ố"


def test_vni_takes_the_longest_pair_first():
    assert to_unicode("ñöôïc KEÁ HOAÏCH thöôûng ÑÖÔÏC", Charset.VNI) == "được KẾ HOẠCH thưởng ĐƯỢC"


@pytest.mark.skipif(not shutil.which("iconv"), reason="no iconv to compare with")
def test_the_tcvn3_table_agrees_with_iconv():
    letters = "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00adøõö÷ùýúûüþ¡¢£¤¥¦§"
    done = subprocess.run(
        ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"],
        input=" ".join(letters).encode("latin-1"),
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("this iconv does not know TCVN5712-1")

    wanted = unicodedata.normalize("NFC", done.stdout.decode()).split(" ")

    assert [to_unicode(letter, Charset.TCVN3) for letter in letters] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Cộng hòa xã hội chủ nghĩa Việt Nam, kính gửi các đơn vị",
        "là và có hoà xã mê lô tú lá mà cá và bò",
        "déjà vu, café crème à la carte, mère et père, français",
        "plain words without any mark at all",
    ],
)
def test_other_text_is_not_taken_for_an_old_encoding(text):
    assert detect_charset(text) is None


def test_fonts_tell_their_charset():
    assert charset_of_font(".VnTimeH") is Charset.TCVN3
    assert charset_of_font("VNI-Times") is Charset.VNI
    assert charset_of_font("Times New Roman") is None


def test_broken_bytes_are_replaced_and_counted():
    data = PLAN.encode()[:-1] + b"\xff\xfe"

    document = load(data, "plan.txt")

    assert document.blocks[-1].text.endswith("nước\ufffd\ufffd")
    assert [notice.code for notice in document.notices] == ["damaged_characters"]
    assert "2 ký tự" in document.notices[0].message


def test_form_feeds_part_the_pages():
    document = load("một\fhai\nba\f".encode(), "plan.txt")

    assert document.pages == 2
    assert [(block.text, block.page) for block in document.blocks] == [
        ("một", 1),
        ("hai", 2),
        ("ba", 2),
    ]


def test_every_kind_of_line_end_parts_lines():
    assert texts("một\r\nhai\rba\vbốn\u2028năm".encode()) == ["một", "hai", "ba", "bốn", "năm"]


def test_a_very_long_line_is_cut_at_blanks_and_nothing_is_lost():
    long_line = "thi đua " * 500

    document = load(long_line.encode(), limits=LoadLimits(line_characters=100))

    assert "".join(block.text for block in document.blocks) == long_line
    assert max(len(block.text) for block in document.blocks) <= 100
    assert [notice.code for notice in document.notices] == ["long_line"]


def test_text_beyond_the_limit_is_left_out_and_told():
    document = load(("một dòng\n" * 100).encode(), limits=LoadLimits(characters=50))

    assert sum(len(block.text) for block in document.blocks) <= 50
    assert [notice.code for notice in document.notices] == ["too_long"]


def test_a_file_over_the_size_is_read_from_its_start():
    document = load(PLAN.encode() * 50, limits=LoadLimits(file_bytes=200))

    assert document.blocks[0].text == "KẾ HOẠCH"
    assert "too_large" in [notice.code for notice in document.notices]


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\x00" * 40])
def test_an_empty_file_gives_an_empty_document(data):
    document = load(data, "plan.txt")

    assert document.blocks == ()
    assert document.pages == 1
    assert [notice.code for notice in document.notices] == ["empty_file"]


def test_bytes_of_no_kind_are_told_as_such():
    document = load(bytes(range(256)) * 20, "plan.txt")

    assert document.format == SourceFormat.UNKNOWN
    assert [notice.code for notice in document.notices] == ["unknown_format"]


def test_words_among_control_codes_are_still_read():
    document = load("Kế hoạch thi đua\x00\x01\x02 năm 2025 của cơ quan".encode(), "plan.bin")

    assert "Kế hoạch thi đua năm 2025 của cơ quan" in [block.text for block in document.blocks]


def test_the_extension_is_compared_with_the_content():
    assert codes(PLAN.encode(), name="plan.pdf") == ["wrong_extension"]
    assert codes(PLAN.encode(), name="plan.txt") == []
    assert codes(PLAN.encode(), name="plan.2025") == []


def test_other_office_files_say_what_to_do():
    document = load(b"PK\x03\x04" + b"\x00" * 26 + b"xl/workbook.xml" + b"\x00" * 40, "a.xlsx")

    assert document.blocks == ()
    assert [notice.code for notice in document.notices] == ["unsupported_format"]
    assert "lưu thành PDF hoặc .docx" in document.notices[0].message


def test_a_path_is_read_and_gives_its_name(tmp_path: Path):
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN, encoding="utf-8")

    document = load(path)

    assert document.name == "ke-hoach.txt"
    assert len(document.sha256) == 64


def test_a_missing_path_raises(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "none.txt")


def test_a_web_page_gives_its_words_and_tables():
    page = (
        "<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body>"
        "<p><b>KẾ HOẠCH</b></p><!-- ẩn -->"
        "<table><tr><td>TT</td><td colspan=2>Nội&nbsp;dung</td></tr>"
        "<tr><td>1</td><td>Thi đua<br>hai tốt</td><td>x</td></tr></table><div>Hết</div>"
    )

    document = load(page.encode(), "plan.html")

    assert document.blocks[0] == Line("KẾ HOẠCH", whole=True, bold=True)
    assert document.blocks[1].rows == (("TT", "Nội dung", ""), ("1", "Thi đua\nhai tốt", "x"))
    assert document.blocks[2].text == "Hết"


def test_a_saved_web_archive_is_read_like_its_page():
    archive = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        "<html><body><p>Kế hoạch thi đua</p></body></html>\n--b--\n"
    )

    assert texts(archive.encode(), name="plan.mht") == ["Kế hoạch thi đua"]
