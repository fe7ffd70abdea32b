import pytest

SECTION = "I. NỘI DUNG\n1. Nhiệm vụ\n- {}\n"
TITLE = "KẾ HOẠCH\n{}\n"
DRIVE = "Phát động phong trào thi đua “Đoàn kết, lao động sáng tạo, xây dựng Phú Khê phát triển”"
CONGRESS = "Tổ chức Đại hội Thi đua yêu nước xã Phú Khê lần thứ I"
MEETING = "Tổ chức Hội nghị biểu dương, tôn vinh điển hình tiên tiến của xã Phú Khê"
CLUSTER = "Hoạt động của Cụm thi đua số 3 năm 2026"


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        (DRIVE, "Báo cáo kết quả phong trào “Đoàn kết, sáng tạo vì Phú Khê giàu đẹp”."),
        (CONGRESS, "Gửi báo cáo trước khi tổ chức Hội nghị điển hình tiên tiến xã."),
        (MEETING, "Trang trí Hội nghị tuyên dương điển hình tiên tiến của xã."),
        (CLUSTER, "Các đơn vị thành viên Cụm thi đua số 4 gửi kế hoạch."),
        (DRIVE, "Nâng cao trách nhiệm của công chức xã Mường Hạ."),
        (DRIVE, "Hưởng ứng các phong trào thi đua của tỉnh Bình Lâm."),
    ],
)
def test_another_name_for_the_same_thing_is_found(found, subject, words):
    findings = found(SECTION.format(words), title=TITLE.format(subject))

    assert [code for code, _, _ in findings] == ["NAME_CONFLICT"]


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        (DRIVE, "Hưởng ứng phong trào “Cả nước chung sức xây dựng nông thôn mới”."),
        (DRIVE, "Phong trào “Lao động giỏi, lao động sáng tạo” do Công đoàn phát động."),
        (CONGRESS, "Các thôn tổ chức hội nghị điển hình tiên tiến cơ sở."),
        (MEETING, "Chuẩn bị Hội nghị biểu dương điển hình tiên tiến của xã."),
        (CLUSTER, "Các đơn vị thành viên Cụm thi đua số 3 gửi kế hoạch."),
        (DRIVE, "Tổ chức tham quan, học tập kinh nghiệm tại xã Mường Hạ."),
        (DRIVE, "Các thôn trên địa bàn xã Phú Khê, tỉnh Hòa Sơn hưởng ứng."),
    ],
)
def test_other_things_keep_their_names(found, subject, words):
    assert found(SECTION.format(words), title=TITLE.format(subject)) == []
