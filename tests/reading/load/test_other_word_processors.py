"""Old Word files, RTF and the like, through LibreOffice where it is installed."""

import shutil
import subprocess

import pytest

from tests.factories.word_files import level, numbered, numbering, table, word_file
from thidua.reading.load import LoadLimits, load
from thidua.reading.source import SourceFormat, Table

needs_libreoffice = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not installed"
)
RTF = rb"{\rtf1\ansi{\b K\u7871? ho\u7841?ch}\par N\u259?m 2025\par}"


def codes(document):
    return [notice.code for notice in document.notices]


def test_without_libreoffice_the_file_says_what_to_do(only_programs):
    only_programs()

    document = load(RTF, "plan.rtf")

    assert document.format == SourceFormat.DOC
    assert document.blocks == ()
    assert codes(document) == ["no_libreoffice"]
    assert "sudo apt-get install libreoffice-writer-nogui" in document.notices[0].message


def test_a_conversion_that_hangs_is_given_up(only_programs):
    only_programs(soffice="exec /bin/sleep 600")  # longer than anybody would let a test run

    document = load(RTF, "plan.rtf", limits=LoadLimits(convert_seconds=0.2))

    assert codes(document) == ["not_converted"]


def test_an_old_file_with_a_password_is_told_without_a_try(only_programs):
    only_programs()
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\x00")
    word_stream = b"\xec\xa5".ljust(10, b"\x00") + b"\x00\x01"
    data = head + word_stream + b"\x00" * 100 + "WordDocument".encode("utf-16-le")

    assert codes(load(data, "plan.doc")) == ["encrypted"]


@pytest.mark.system
@needs_libreoffice
def test_rtf_is_read_through_libreoffice():
    document = load(RTF, "plan.rtf", limits=LoadLimits(convert_seconds=60))

    assert [line.text for line in document.blocks if line.text] == ["Kế hoạch", "Năm 2025"]
    assert document.blocks[0].bold
    assert document.notices == ()


@pytest.mark.system
@needs_libreoffice
def test_an_old_word_file_keeps_its_numbers_and_tables(tmp_path):
    source = tmp_path / "plan.docx"
    source.write_bytes(
        word_file(
            numbered("Mục đích"),
            numbered("Yêu cầu"),
            table(("TT", "Việc"), ("1", "Thi đua")),
            numbered("Tổ chức"),
            numbers=numbering(level(0, "%1.", "upperRoman")),
        )
    )
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "doc", "--outdir", str(tmp_path), str(source)],
        check=True, capture_output=True, timeout=90,
    )  # fmt: skip

    document = load(tmp_path / "plan.doc", limits=LoadLimits(convert_seconds=60))

    assert document.format == SourceFormat.DOC
    assert [(line.label, line.text) for line in document.blocks[:2]] == [
        ("I.", "Mục đích"),
        ("II.", "Yêu cầu"),
    ]
    assert document.blocks[2] == Table((("TT", "Việc"), ("1", "Thi đua")))
    assert document.blocks[3].label == "III."
