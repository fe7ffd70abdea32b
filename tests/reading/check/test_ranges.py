import pytest

SCALE = "I. CHẤM ĐIỂM\n1. Kết quả\n{}\n"


def scale(*bands: str) -> str:
    return SCALE.format("\n".join(f"- {band}" for band in bands))


def test_bands_that_share_a_point_and_leave_a_gap_are_one_finding(found):
    body = scale(
        "Xuất sắc: từ 90 điểm trở lên.",
        "Tốt: từ 80 điểm đến 90 điểm.",
        "Khá: từ 70 điểm đến dưới 80 điểm.",
        "Trung bình: từ 50 điểm đến dưới 65 điểm.",
        "Yếu: dưới 50 điểm.",
    )

    assert found(body) == [("RANGE_FAULT", "I/1", "Trung bình: từ 50 điểm đến dưới 65 điểm")]


def test_a_gap_within_one_sentence_is_found(found):
    body = (
        "I. CHẤM ĐIỂM\n1. Loại A từ 90 điểm đến 100 điểm; Loại B từ 70 điểm đến dưới 85 điểm;"
        " Loại C dưới 70 điểm.\n"
    )

    assert [code for code, _, _ in found(body)] == ["RANGE_FAULT"]


@pytest.mark.parametrize(
    "bands",
    [
        ("Tốt: từ 80 điểm trở lên.", "Khá: từ 65 đến dưới 80 điểm.", "Đạt: dưới 65 điểm."),
        ("Tốt: từ 80 đến 100 điểm.", "Khá: từ 65 đến 79 điểm.", "Đạt: từ 50 đến 64 điểm."),
        ("Tốt: trên 80 điểm.", "Khá: từ 65 đến 80 điểm.", "Đạt: dưới 65 điểm."),
        ("Tốt: từ 90% trở lên.", "Khá: từ 70% đến dưới 90%.", "Đạt: dưới 70%."),
        # No scale: conditions of different things.
        ("Đạt từ 95 điểm trở lên.", "Hồ sơ chậm trừ 02 điểm.", "Dưới 60 phút chờ đợi."),
    ],
)
def test_a_whole_scale_has_no_finding(found, bands):
    assert found(scale(*bands)) == []
