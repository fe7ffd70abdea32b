"""Classes of phrasing beyond the plainest: who is told, for what, how many, of what kind."""

import pytest

from tests.reading.extract.plans import read, under_orders

DRIVE = "Phát động đợt thi đua “Giữ sạch dòng sông” năm 2026"


def told(body: str):
    return [(task.lead, task.text_key) for task in under_orders(body).tasks]


@pytest.mark.parametrize(
    ("line", "lead"),
    [
        ("Hai cơ quan trao đổi thông tin hằng quý.", ("Hai cơ quan",)),
        ("Thôn, bản họp dân trước ngày 20/5/2026.", ("Thôn, bản",)),
        ("Ban Đại diện cha mẹ học sinh vận động phụ huynh.", ("Ban Đại diện cha mẹ học sinh",)),
        ("Hội Nông dân xã kiểm tra, giám sát các chi hội.", ("Hội Nông dân xã",)),
        ("Trạm Khuyến nông nâng cấp vườn ươm.", ("Trạm Khuyến nông",)),
        ("Đoàn Luật sư trợ giúp hộ nghèo.", ("Đoàn Luật sư",)),
        ("Các chi bộ trực thuộc tiếp công dân.", ("Các chi bộ trực thuộc",)),
        ("Hiệu trưởng các trường khai giảng lớp học.", ("Hiệu trưởng các trường",)),
    ],
)
def test_families_of_units_and_verbs_are_known(line, lead):
    ((found, _),) = told(f"1. {line}")
    assert found == lead


def test_a_unit_named_with_a_small_first_letter_stands_apart():
    ((lead, _),) = told("1. Các tổ chuyên môn, tổ Hành chính lập hồ sơ trước ngày 10/5/2026.")
    assert lead == ("Các tổ chuyên môn", "tổ Hành chính")


def test_a_unit_at_the_end_that_only_helps_is_a_partner():
    (task,) = under_orders(
        "1. Tổ chức tọa đàm trong tháng 6 do Công an tỉnh đăng cai, các đơn vị phối hợp."
    ).tasks
    assert task.lead == ("Công an tỉnh",)
    assert task.coordinating == ("các đơn vị",)


def test_whoever_leads_together_with_another_has_a_partner():
    (task,) = under_orders(
        "1. Phòng Kế hoạch - Tài chính chủ trì, cùng Văn phòng Sở nghiệm thu công trình."
    ).tasks
    assert task.lead == ("Phòng Kế hoạch - Tài chính",)
    assert task.coordinating == ("Văn phòng Sở",)


def test_addressees_go_on_behind_the_go_between():
    (task,) = under_orders(
        "1. Văn phòng Sở\n- Tổng hợp, báo cáo Ủy ban nhân dân tỉnh (qua Sở Tài chính) và Bộ Nội vụ "
        "trước ngày 20/6/2026."
    ).tasks
    assert task.to == ("Ủy ban nhân dân tỉnh", "Bộ Nội vụ")
    assert task.via == ("Sở Tài chính",)


def test_opinions_are_asked_of_an_addressee():
    (task,) = under_orders(
        "1. Văn phòng Sở\n- Dự thảo báo cáo, gửi xin ý kiến Ban Thi đua - Khen thưởng tỉnh trước "
        "ngày 20/6/2026."
    ).tasks
    assert task.to == ("Ban Thi đua - Khen thưởng tỉnh",)


def test_doi_voi_tells_a_body_but_only_speaks_of_people():
    facts = read(
        "I. NỘI DUNG THI ĐUA\n1. Đối với công đoàn cơ sở\n- Hoàn thành 01 công trình phúc lợi.\n"
        "2. Đối với giáo viên\n- Thực hiện tốt quy chế chuyên môn.",
        subject=DRIVE,
    )
    assert [task.lead for task in facts.tasks] == [("công đoàn cơ sở",)]


def test_a_counted_order_goes_on_with_its_subject():
    facts = read(
        "I. NỘI DUNG\n1. Mỗi đội xây dựng ít nhất 01 vườn cây; trồng 20 cây bóng mát.",
        subject=DRIVE,
    )
    assert [task.text_key for task in facts.tasks][1:] == ["trồng 20 cây bóng mát"]


@pytest.mark.parametrize(
    "line",
    [
        "(Chi tiết phân công có Phụ lục kèm theo).",
        "Căn cứ Kế hoạch này, Ban Thường vụ Liên đoàn Lao động tỉnh yêu cầu các cấp công đoàn "
        "triển khai thực hiện.",
    ],
)
def test_remarks_and_appeals_are_no_tasks(line):
    assert told(f"1. Văn phòng Sở\n{line}") == []


def test_yearly_praise_is_no_task():
    facts = read("I. KHEN THƯỞNG\n1. Hằng năm, Giám đốc Sở tặng Giấy khen cho 10 cá nhân.")
    assert facts.tasks == ()
    assert [(award.form, award.granted_by) for award in facts.awards] == [
        ("Giấy khen", "Giám đốc Sở")
    ]


def test_tables_may_count_their_rows_by_rounds():
    facts = read(
        "I. CÁC ĐỢT THI ĐUA\n"
        "Đợt\tNội dung\tThời gian\tPhụ trách\tPhối hợp\n"
        "1\tTrồng cây đầu xuân\tTừ 05/3/2026 đến 20/3/2026\tĐoàn trường\tCác lớp\n"
        "2\tDọn vệ sinh bờ kè\tTháng 6/2026\tCông đoàn\tĐoàn trường\n"
    )
    assert [(task.source_section, task.lead) for task in facts.tasks] == [
        ("I/1", ("Đoàn trường",)),
        ("I/2", ("Công đoàn",)),
    ]


def test_forms_of_praise_stand_under_their_heading():
    facts = read(
        "I. TIÊU CHUẨN, HÌNH THỨC KHEN THƯỞNG\n1. Hình thức, số lượng\n"
        "- Công đoàn Sở tặng Giấy khen cho 08 công nhân."
    )
    assert [(award.form, award.granted_by) for award in facts.awards] == [
        ("Giấy khen", "Công đoàn Sở")
    ]
    (quota,) = facts.quotas
    assert (quota.who, quota.what, quota.min) == ("công nhân", "Giấy khen", 8)


def test_a_grant_among_conditions_is_an_award_and_no_condition():
    facts = read(
        "I. TIÊU CHUẨN\n1. Cá nhân\n- Có từ 02 sáng kiến trở lên.\n"
        "Giám đốc Sở quyết định tặng Giấy khen cho cá nhân đạt tiêu chuẩn."
    )
    assert [award.form for award in facts.awards] == ["Giấy khen"]
    assert [fact.value for fact in facts.criteria] == [2]


def test_a_title_one_holds_already_is_no_award():
    facts = read(
        "I. KHEN THƯỞNG\n1. Đề nghị Chủ tịch UBND tỉnh tặng Bằng khen cho người hai năm liền là "
        "“Chiến sĩ thi đua cơ sở”."
    )
    assert [award.form for award in facts.awards] == ["Bằng khen"]


def test_a_council_that_considers_grants_nothing():
    facts = under_orders(
        "1. Văn phòng Sở\n- Trình Hội đồng Thi đua - Khen thưởng xét tặng Giấy khen."
    )
    assert ("Giấy khen", "Hội đồng Thi đua - Khen thưởng") not in [
        (award.form, award.granted_by) for award in facts.awards
    ]


@pytest.mark.parametrize(
    ("heading", "applies_to", "award"),
    [
        ("1. Danh hiệu “Tổ xung kích”", "collective", "Tổ xung kích"),
        ("1. Tiêu chuẩn “Người thợ giỏi” cấp tỉnh", "individual", "Người thợ giỏi cấp tỉnh"),
        ("1. Tiêu chuẩn doanh nghiệp tiêu biểu", "collective", "doanh nghiệp tiêu biểu"),
        ("1. Cá nhân tiêu biểu", "individual", None),
    ],
)
def test_headings_name_the_title_of_the_conditions(heading, applies_to, award):
    (fact,) = read(f"I. TIÊU CHUẨN XÉT\n{heading}\n- Gương mẫu, đoàn kết.").criteria
    assert (fact.applies_to, fact.award) == (applies_to, award)


@pytest.mark.parametrize(
    ("line", "predicate", "value"),
    [
        ("Trong 03 năm liền không có người vi phạm pháp luật.", "none", None),
        ("Được xếp loại khá trở lên trong 02 năm liền kề.", "at_least", "khá"),
        ("Sản phẩm được nghiệm thu đạt loại tốt trở lên.", "at_least", "tốt"),
        ("Điểm trung bình đạt từ 4,2/5 điểm trở lên.", "at_least", 4.2),
        ("Không xét người có thời gian công tác dưới 06 tháng.", "at_least", 6),
        ("Không xét đơn vị nộp báo cáo chậm quá 05 ngày.", "at_most", 5),
    ],
)
def test_spells_grades_and_exclusions_are_measured(line, predicate, value):
    (fact,) = read(f"I. TIÊU CHUẨN\n1. Tập thể\n- {line}").criteria
    assert (fact.predicate, fact.value) == (predicate, value)


@pytest.mark.parametrize(
    ("line", "exception"),
    [
        (
            "Đạt giải từ 03 lần trở lên; đối với công nhân chỉ cần 01 lần.",
            "đối với công nhân chỉ cần 01 lần",
        ),
        (
            "Có từ 02 sáng kiến trở lên; hộ lý có thể thay bằng giấy biểu dương.",
            "hộ lý có thể thay bằng giấy biểu dương",
        ),
        (
            "Có từ 03 năm trở lên làm nghề (không áp dụng với người mới chuyển đến).",
            "không áp dụng với người mới chuyển đến",
        ),
    ],
)
def test_who_is_excused_from_a_condition_is_its_exception(line, exception):
    (fact,) = read(f"I. TIÊU CHUẨN\n1. Cá nhân\n- {line}").criteria
    assert fact.exception == exception


def test_the_sentence_itself_may_say_whom_it_judges():
    (fact,) = read(
        "I. ĐIỀU KIỆN XÉT\n1. Tập thể được xét khi vượt từ 105% kế hoạch trở lên."
    ).criteria
    assert fact.applies_to == "collective"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "1. Các phòng\n- Cử 01 lãnh đạo và 02 chuyên viên phụ trách.",
            [("Các phòng", "lãnh đạo", 1, None), ("Các phòng", "chuyên viên", 2, None)],
        ),
        (
            "1. Văn phòng Sở: Đăng tải gương tốt trên trang nội bộ, mỗi tháng 02 gương.",
            [("Văn phòng Sở", "gương", 2, "month")],
        ),
        (
            "1. Văn phòng Sở: Hằng tuần, tổ chức 02 buổi đọc sách.",
            [("Văn phòng Sở", "buổi đọc sách", 2, "week")],
        ),
        (
            "1. Phòng Công chức: Giải quyết 100% hồ sơ đúng hạn.",
            [("Phòng Công chức", "hồ sơ", 100, None)],
        ),
        ("1. Văn phòng Sở: Báo cáo trước 17 giờ 00 thứ Sáu hằng tuần.", []),
    ],
)
def test_numbers_are_asked_in_many_ways(body, expected):
    found = [(q.who, q.what, q.min, q.per) for q in under_orders(body).quotas]
    assert found == expected


def test_a_number_given_for_all_among_conditions_is_a_quota():
    (quota,) = read(
        "I. TIÊU CHUẨN\n1. Cá nhân\n- Số cá nhân được xét không quá 20% tổng số cá nhân đạt giải."
    ).quotas
    assert (quota.max, quota.unit) == (20, "percent")
