"""The page of a running plan in a browser: sentences, their stories, acts in place."""

import re

import pytest

pytestmark = pytest.mark.browser

PLAN = "/ke-hoach/1/"
TABS = (
    "", "viec", "don-vi", "ma-tran", "lich", "noi-nhan", "can-cu", "ket-qua", "lich-su",
)  # fmt: skip
AROUND = ("/ke-hoach/tai-viec/", "/ke-hoach/ngay-nghi/", "/ke-hoach/don-doc/")
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def officer(sign_in):
    return sign_in("thuongtruc")


def lit(page):
    return page.locator(".sentence.lit").count()


def test_a_sentence_opens_its_story_and_going_back_shows_the_one_before(officer):
    officer.goto(PLAN)
    sentences = officer.locator(".sentence")
    texts = []
    for number in (0, 1):
        sentences.nth(number).click()
        officer.wait_for_url(f"**{sentences.nth(number).get_attribute('hx-push-url')}")
        officer.wait_for_selector(
            f"[data-story='{sentences.nth(number).get_attribute('data-task')}']"
        )
        texts.append(officer.inner_text(".story-text"))

    officer.go_back()
    officer.wait_for_function(
        "text => document.querySelector('.story-text')?.innerText === text", arg=texts[0]
    )
    assert texts[0] != texts[1]
    assert lit(officer) > 0

    officer.keyboard.press("Escape")
    assert officer.locator(".story-card").count() == 0
    assert lit(officer) == 0


def test_a_link_from_elsewhere_brings_its_sentence_into_sight(officer):
    officer.goto(PLAN)
    task = officer.locator(".sentence").last.get_attribute("data-task")

    officer.goto(f"{PLAN}?cau={task}")

    box = officer.locator(".sentence.lit").first.bounding_box()
    assert 0 < box["y"] < 768


def test_a_result_is_recorded_in_its_row(officer):
    officer.goto(f"{PLAN}?xem=ket-qua")
    row = officer.locator("article.result").last
    row.locator("textarea").fill("")
    row.get_by_role("button").click()
    row.locator(".field-error").wait_for()

    row.locator("textarea").fill("Đã làm đủ các bước.")
    row.get_by_role("button").click()
    row.get_by_text("Ghi lại").wait_for()

    officer.reload()
    assert row.locator("textarea").input_value() == "Đã làm đủ các bước."


def test_going_back_to_the_list_keeps_what_it_was_narrowed_to(officer):
    officer.goto("/ke-hoach/")
    officer.get_by_role("searchbox").fill("thi dua")
    officer.wait_for_url("**q=thi*")
    officer.locator("#rows a.row-link").first.click()
    officer.wait_for_url(re.compile(r"/ke-hoach/\d+/$"))

    officer.go_back()

    assert officer.get_by_role("searchbox").input_value() == "thi dua"


@pytest.mark.parametrize("path", [*(f"{PLAN}?xem={tab}" for tab in TABS), *AROUND])
def test_the_plan_pages_fit_a_phone_without_scrolling_sideways(officer, path):
    officer.set_viewport_size(PHONE)
    officer.goto(path)

    assert officer.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
