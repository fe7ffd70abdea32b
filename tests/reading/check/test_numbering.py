import pytest

SECTION = "I. MỤC ĐÍCH, YÊU CẦU\n{}\n"


def listed(*labels: str) -> str:
    items = [f"{label} Đẩy mạnh các phong trào thi đua yêu nước ở địa phương." for label in labels]
    return SECTION.format("\n".join(items))


def test_a_jump_is_found_at_the_item_after_it(found):
    findings = found(listed("1.", "3.", "4."))

    assert findings == [
        ("NUM_GAP", "I/3", "3. Đẩy mạnh các phong trào thi đua yêu nước ở địa phương.")
    ]


def test_a_label_twice_is_found_at_the_second(found):
    assert [(code, place) for code, place, _ in found(listed("1.", "2.", "2.", "3."))] == [
        ("NUM_DUP", "I/2#2")
    ]


def test_a_repeat_that_takes_the_next_number_leaves_no_gap(found):
    assert [code for code, _, _ in found(listed("1.", "2.", "2.", "4."))] == ["NUM_DUP"]


def test_steps_are_counted_too(found):
    body = listed("Bước 1.", "Bước 2.", "Bước 4.")

    assert [(code, place) for code, place, _ in found(body)] == [("NUM_GAP", "I/Bước 4")]


@pytest.mark.parametrize(
    "labels",
    [
        ("1.", "2.", "3."),
        ("a)", "b)", "c)", "d)", "đ)", "e)"),
        ("a)", "b)", "c)", "d)", "e)"),
        ("1.", "1.1.", "1.2.", "2.", "2.1.", "2.2."),
    ],
)
def test_numbering_in_order_has_no_findings(found, labels):
    assert found(listed(*labels)) == []


def test_numbers_that_go_on_from_the_section_before_are_no_gap(found):
    body = listed("1.", "2.") + listed("3.", "4.").replace("I. MỤC ĐÍCH, YÊU CẦU", "II. NỘI DUNG")

    assert found(body) == []
