"""Tasks in tables."""

from tests.reading.extract.plans import read

HEADER = "TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian\n"


def tasks(rows: str, header: str = HEADER):
    annex = f"\nPHỤ LỤC\nNHIỆM VỤ NĂM 2026\n{header}{rows}\n"
    return read("I. MỤC ĐÍCH\n1. Nâng cao chất lượng phong trào.", annex=annex).tasks


def test_a_row_gives_units_time_and_path():
    (task,) = tasks("1\tBan hành Kế hoạch năm 2026\tVăn phòng Sở\tCác phòng, đơn vị\tTháng 01\n")
    assert task.text_key == "Ban hành Kế hoạch năm 2026"
    assert (task.lead, task.coordinating) == (("Văn phòng Sở",), ("Các phòng, đơn vị",))
    assert (task.deadline.start, task.deadline.end) == ("2026-01-01", "2026-01-31")
    assert task.source_section == "Phụ lục/1"


def test_each_bullet_of_a_cell_is_a_task_with_the_row_s_units():
    found = tasks(
        "1\t<p>- Sơ kết 6 tháng đầu năm;</p> <p>- Khen thưởng chuyên đề.</p>\tVăn phòng "
        "Sở\t\tTháng 7\n"
    )
    assert [task.text_key for task in found] == ["Sơ kết 6 tháng đầu năm", "Khen thưởng chuyên đề"]
    assert {task.lead for task in found} == {("Văn phòng Sở",)}


def test_group_rows_name_a_step_of_the_path():
    found = tasks(
        "I\tTuyên truyền\t\t\t\n1\tMở chuyên mục\tVăn phòng Sở\t\tQuý I\n"
        "II\tBáo cáo\t\t\t\n1\tBáo cáo sơ kết\tVăn phòng Sở\t\tTháng 6\n"
    )
    assert [task.source_section for task in found] == ["Phụ lục/I/1", "Phụ lục/II/1"]


def test_ditto_marks_repeat_the_cell_above():
    found = tasks(
        "1\tPhát động thi đua\tVăn phòng Sở\tCông đoàn Sở\tQuý I\n2\tTổng kết\tnt\t//\tQuý IV\n"
    )
    assert found[1].lead == ("Văn phòng Sở",)
    assert found[1].coordinating == ("Công đoàn Sở",)


def test_an_empty_cell_stays_empty():
    found = tasks(
        "1\tKiểm tra phong trào thi đua\t\tThanh tra Sở\tTháng 5\n"
        "2\tTổng kết\tVăn phòng Sở\tCông đoàn Sở\t\n"
    )
    assert (found[0].lead, found[0].coordinating) == ((), ("Thanh tra Sở",))
    assert str(found[1].deadline.kind) == "none"


def test_a_table_without_numbers_has_the_path_of_its_section():
    found = tasks(
        "Tháng 01\tBan hành kế hoạch\tVăn phòng Sở\nTháng 12\tTổng kết phong trào\tVăn phòng Sở\n",
        header="Thời gian\tNội dung công việc\tBộ phận thực hiện\n",
    )
    assert [task.source_section for task in found] == ["Phụ lục", "Phụ lục"]


def test_two_limits_in_a_cell_make_two_tasks():
    found = tasks("1\tBáo cáo sơ kết, tổng kết\tVăn phòng Sở\t\tTrước 10/6; trước 05/12\n")
    assert [task.deadline.date for task in found] == ["2026-06-10", "2026-12-05"]
