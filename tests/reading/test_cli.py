"""The `thidua` command as a clerk's script would call it."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories.word_files import paragraph, word_file
from thidua.reading.cli import main

PLAN = """ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ BẢN MỚI\tĐộc lập - Tự do - Hạnh phúc
Số: 13/KH-UBND\tBản Mới, ngày 05 tháng 8 năm 2025

KẾ HOẠCH
Tổ chức Hội nghị điển hình tiên tiến năm 2025

I. MỤC ĐÍCH
Biểu dương các gương điển hình tiên tiến của xã trong năm.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng chuẩn bị hội trường trước ngày 31/8/2025.
2. Phòng Kinh tế bố trí kinh phí.

Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn An
"""
FAULTY = PLAN.replace("I. MỤC ĐÍCH", "II. MỤC ĐÍCH")


@pytest.fixture
def folder(tmp_path: Path):
    (tmp_path / "dung.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "sai.txt").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "ghi-chu.log").write_text("không phải kế hoạch", encoding="utf-8")
    (tmp_path / "anh.dat").write_bytes(b"\x00\x01\x02")
    return tmp_path


def test_read_prints_the_facts_of_one_file(folder, capsys):
    assert main(["read", str(folder / "dung.txt")]) == 0

    out = capsys.readouterr()
    facts = json.loads(out.out)
    assert facts["schema"] == "plan-facts/1"
    assert facts["id"] == "dung"
    assert facts["document"]["number"] == "13/KH-UBND"
    assert "text" in facts
    assert out.err == ""


def test_read_writes_one_file_a_plan_named_by_its_stem(folder, capsys):
    out = folder / "ra" / "sau"

    assert main(["read", "--no-text", "--out", str(out), str(folder / "dung.txt"),
                 str(folder / "sai.txt")]) == 0  # fmt: skip

    assert sorted(path.name for path in out.iterdir()) == ["dung.json", "sai.json"]
    assert "text" not in json.loads((out / "dung.json").read_text(encoding="utf-8"))
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "[1/2]" in printed.err
    assert "[2/2]" in printed.err


def test_two_plans_of_one_stem_do_not_overwrite_each_other(folder):
    (folder / "dung.docx").write_bytes(word_file(paragraph("KẾ HOẠCH")))
    out = folder / "ra"

    main(["read", "--out", str(out), str(folder / "dung.txt"), str(folder / "dung.docx")])

    assert sorted(path.name for path in out.iterdir()) == ["dung-2.json", "dung.json"]


def test_several_files_are_printed_as_one_list(folder, capsys):
    main(["read", str(folder / "dung.txt"), str(folder / "sai.txt")])

    assert [facts["id"] for facts in json.loads(capsys.readouterr().out)] == ["dung", "sai"]


def test_read_as_text_lists_the_facts(folder, capsys):
    assert main(["read", "--format", "text", str(folder / "dung.txt")]) == 0

    out = capsys.readouterr().out
    assert "Số, ký hiệu: 13/KH-UBND" in out
    assert "Người ký: Nguyễn Văn An (CHỦ TỊCH)" in out


def test_a_folder_gives_its_readable_files_in_order(folder, capsys):
    (folder / "ghi-chu.log").unlink()

    main(["read", str(folder)])

    assert [facts["id"] for facts in json.loads(capsys.readouterr().out)] == ["dung", "sai"]


def test_a_dash_reads_standard_input(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PLAN.encode())))

    assert main(["read", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "stdin"


def test_check_shows_findings_with_their_line_and_fails_on_an_error(folder, capsys):
    assert main(["check", str(folder / "sai.txt")]) == 1

    out = capsys.readouterr().out
    assert "[NUM_DUP]" in out
    assert "| «II. TỔ CHỨC THỰC HIỆN»" in out
    assert "trang 1, dòng " in out
    assert "→" in out


def test_check_passes_a_plan_without_error(folder, capsys):
    assert main(["check", str(folder / "dung.txt")]) == 0
    assert "NUM_DUP" not in capsys.readouterr().out


def test_check_as_json_lists_findings_by_file(folder, capsys):
    assert main(["check", "--format", "json", str(folder / "sai.txt")]) == 1

    (plan,) = json.loads(capsys.readouterr().out)
    assert set(plan) == {"id", "findings", "notices"}
    assert plan["id"] == "sai"
    assert "NUM_DUP" in [finding["code"] for finding in plan["findings"]]


def test_an_unreadable_file_is_an_error_for_check(folder, capsys):
    (folder / "rong.txt").write_bytes(b"")

    assert main(["check", str(folder / "rong.txt")]) == 1
    assert "Tệp rỗng" in capsys.readouterr().out


def test_a_missing_file_is_wrong_usage_but_the_others_are_read(folder, capsys):
    assert main(["read", str(folder / "none.txt"), str(folder / "dung.txt")]) == 2

    out = capsys.readouterr()
    assert "none.txt: không có tệp này" in out.err
    assert '"id": "dung"' in out.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "chưa chọn lệnh"),
        (["read"], "còn thiếu: TỆP"),
        (["read", "--out"], "--out cần một giá trị"),
        (["read", "--format", "xml", "a"], "không có 'xml'"),
        (["check", "--nhanh", "a"], "không hiểu: --nhanh"),
    ],
)
def test_wrong_usage_is_told_in_vietnamese(arguments, said, capsys):
    with pytest.raises(SystemExit) as end:
        main(arguments)

    assert end.value.code == 2
    out = capsys.readouterr().err
    assert said in out
    assert "cách dùng: thidua" in out


def test_version_is_told(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("thidua ")


def modules_after(call):
    """Which of some modules a fresh Python has loaded after the call."""
    names = "('django', 'thidua.reading.pipeline', 'PIL', 'pypdfium2')"
    code = f"import sys; from thidua.reading.cli import main; {call}; "
    code += f"print(); print(*[name for name in {names} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split("\n")[-2].split()


def test_the_command_starts_without_the_engine(folder):
    assert modules_after("main(['--version'])") == []


def test_the_engine_loads_no_django(folder):
    assert modules_after(f"main(['check', {str(folder / 'dung.txt')!r}])") == [
        "thidua.reading.pipeline"
    ]


def test_a_reader_that_leaves_early_does_no_harm(folder):
    command = f"{sys.executable} -m thidua.reading.cli read {folder}/dung.txt {folder}/sai.txt"

    done = subprocess.run(
        f"{command} | head -c 10", shell=True, capture_output=True, text=True, check=True
    )

    assert "Traceback" not in done.stderr
