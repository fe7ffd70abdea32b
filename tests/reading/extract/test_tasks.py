"""Tasks in running text."""

from tests.reading.extract.plans import read, under_orders


def keys(facts):
    return [task.text_key for task in facts.tasks]


def only(facts):
    (task,) = facts.tasks
    return task


def test_bullets_inherit_the_unit_of_their_heading():
    facts = under_orders(
        "1. Giao Văn phòng Sở\n- Theo dõi, đôn đốc việc thực hiện.\n- Xây dựng báo cáo tổng kết.\n"
        "2. Phòng Kế hoạch - Tài chính: Bố trí kinh phí thực hiện Kế hoạch."
    )
    assert [(task.lead, task.source_section) for task in facts.tasks] == [
        (("Văn phòng Sở",), "I/1"),
        (("Văn phòng Sở",), "I/1"),
        (("Phòng Kế hoạch - Tài chính",), "I/2"),
    ]


def test_parts_with_a_verb_of_their_own_are_tasks_of_their_own():
    facts = under_orders(
        "1. Văn phòng Sở\n- Xây dựng kế hoạch kiểm tra; hướng dẫn các đơn vị lập hồ sơ. Tổng hợp "
        "kết quả."
    )
    assert keys(facts) == [
        "Xây dựng kế hoạch kiểm tra",
        "hướng dẫn các đơn vị lập hồ sơ",
        "Tổng hợp kết quả",
    ]


def test_parts_without_a_verb_go_on_with_the_task_before():
    facts = under_orders(
        "1. Trung tâm Thông tin tuyên truyền Luật Thi đua, khen thưởng; các phong trào thi đua; "
        "những tấm gương điển hình."
    )
    assert only(facts).text_key.endswith("những tấm gương điển hình")


def test_one_sentence_is_cut_where_the_limits_differ():
    facts = under_orders(
        "1. Văn phòng Sở\n- Tham mưu tổ chức sơ kết trong tháng 7/2026, tổng kết Kế hoạch trước "
        "ngày 30/11/2026."
    )
    assert [task.deadline.to_json()["kind"] for task in facts.tasks] == ["within", "before"]
    assert facts.tasks[1].deadline.date == "2026-11-30"


def test_two_printed_limits_make_two_tasks_of_the_same_words():
    facts = under_orders(
        "1. Văn phòng Sở\n- Tổng hợp báo cáo sơ kết, tổng kết gửi Sở Nội vụ trước ngày 05/6/2026 "
        "và trước ngày 05/12/2026."
    )
    assert [task.deadline.date for task in facts.tasks] == ["2026-06-05", "2026-12-05"]
    assert len({task.text_key for task in facts.tasks}) == 1


def test_a_sentence_that_only_gives_a_time_dates_the_task_before():
    facts = under_orders(
        "1. Văn phòng Sở\n- Hướng dẫn hồ sơ khen thưởng. Thời gian hoàn thành xong trước ngày "
        "30/6/2026."
    )
    assert only(facts).deadline.date == "2026-06-30"


def test_the_route_is_read_with_its_go_between():
    task = only(
        under_orders(
            "1. Các phòng, đơn vị lựa chọn tập thể tiêu biểu, viết thành tích gửi về Chánh Văn "
            "phòng "
            "(qua phòng Tổ chức - Hành chính) gửi Sở Nội vụ tổng hợp."
        )
    )
    assert task.to == ("Chánh Văn phòng", "Sở Nội vụ")
    assert task.via == ("phòng Tổ chức - Hành chính",)


def test_partners_follow_phoi_hop_and_the_text_begins_behind_them():
    task = only(
        under_orders(
            "1. Văn phòng Sở\n- Chủ trì, phối hợp với Công đoàn Sở, Đoàn Thanh niên Sở tổ chức "
            "hội nghị tổng kết."
        )
    )
    assert task.lead == ("Văn phòng Sở",)
    assert task.coordinating == ("Công đoàn Sở", "Đoàn Thanh niên Sở")
    assert task.text_key == "tổ chức hội nghị tổng kết"


def test_those_whom_the_unit_directs_are_not_its_partners():
    task = only(
        under_orders(
            "1. UBND các xã\n- Chỉ đạo các cơ quan phối hợp với Mặt trận tổ chức phát động."
        )
    )
    assert task.coordinating == ()


def test_things_sent_are_a_task_of_the_unit_they_belong_to():
    facts = under_orders(
        "1. Tin, bài giới thiệu của các phòng, đơn vị gửi về Văn phòng Sở để đăng tải."
    )
    assert only(facts).lead == ("các phòng, đơn vị",)
    assert only(facts).to == ("Văn phòng Sở",)


def test_a_recurring_duty_outside_the_orders_is_a_task():
    facts = read(
        "I. NỘI DUNG\n1. Hằng quý, các phòng, đơn vị lựa chọn, giới thiệu gương điển hình.\n"
        "2. Đẩy mạnh tuyên truyền gương người tốt, việc tốt."
    )
    assert only(facts).lead == ("các phòng, đơn vị",)
    assert only(facts).deadline.every == "quarter"


def test_purposes_conditions_and_appeals_are_no_tasks():
    facts = read(
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Các đơn vị nâng cao trách nhiệm trong công tác thi đua.\n"
        "II. TIÊU CHUẨN KHEN THƯỞNG\n- Tổ chức đảng hoàn thành tốt nhiệm vụ.\n"
        "III. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở theo dõi việc thực hiện.\n"
        "Trên đây là Kế hoạch năm 2026, yêu cầu các đơn vị nghiêm túc triển khai thực hiện./."
    )
    assert [task.source_section for task in facts.tasks] == ["III/1"]


def test_a_heading_that_says_what_goes_with_a_text_that_says_who():
    facts = read(
        "I. CÁC HOẠT ĐỘNG\n1. Tập huấn nghiệp vụ thi đua, khen thưởng: Văn phòng Sở chủ trì, "
        "hoàn thành trong tháng 4/2026."
    )
    assert only(facts).text_key == "Tập huấn nghiệp vụ thi đua, khen thưởng"
    assert only(facts).lead == ("Văn phòng Sở",)


def test_a_period_before_the_colon_holds_for_all_that_follows():
    facts = read(
        "I. THỜI GIAN\n1. Thời gian: chia làm 02 giai đoạn:\n"
        "- Giai đoạn 1 (từ ngày 15/5 đến ngày 30/6/2026): Tổ chức phát động; tổ chức đăng ký thi "
        "đua.",
        subject="Phát động đợt thi đua cao điểm",
    )
    assert [(task.deadline.start, task.deadline.end) for task in facts.tasks] == [
        ("2026-05-15", "2026-06-30"),
        ("2026-05-15", "2026-06-30"),
    ]


def test_every_task_points_at_its_own_words():
    facts = under_orders(
        "1. Văn phòng Sở\n- Gửi báo cáo về UBND tỉnh (qua Sở Nội vụ) trước ngày 10/6/2026."
    )
    task = only(facts)
    assert facts.text[task.span.start : task.span.end] == task.text_key
    deadline = task.parts["deadline"]
    assert facts.text[deadline.start : deadline.end] == "trước ngày 10/6/2026"
    assert 0 < task.confidence <= 1


def test_a_guess_is_less_sure_than_a_plain_order():
    sure = only(under_orders("1. Văn phòng Sở\n- Theo dõi việc thực hiện."))
    guessed = only(under_orders("1. Văn phòng Sở\n- Cơ sở vật chất phục vụ hội nghị."))
    assert guessed.confidence < sure.confidence
