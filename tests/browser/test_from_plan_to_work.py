"""The main job as a clerk does it: a plan file goes in, running work comes out."""

import os
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "plans" / "seeds"
SHOTS = os.environ.get("THIDUA_SHOTS")
PHONE = {"width": 390, "height": 844}

PLAN = """Số: 15/KH-VPUB

KẾ HOẠCH
Phát động đợt thi đua thử nghiệm trên trình duyệt

Văn phòng UBND tỉnh ban hành kế hoạch như sau:

I. TỔ CHỨC THỰC HIỆN

1. Phòng Tổng hợp: Tổng hợp kết quả, báo cáo Sở Nội vụ trước ngày 20/12/2030.

2. Trung tâm Thông tin: Đăng tin, bài về đợt thi đua hằng tháng.
"""


def shoot(page, name):
    if SHOTS:
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{SHOTS}/{name}.png")


def upload(page, name, content):
    page.goto("/ke-hoach/dua-vao/")
    page.locator("input[type=file]").set_input_files(
        files=[{"name": name, "mimeType": "text/plain", "buffer": content}]
    )
    page.get_by_role("button", name="Đọc kế hoạch").click()
    page.wait_for_url("**/ra-soat/", timeout=60_000)


def accept_everything(page):
    """Take the sure facts in one sweep, the rest one by one with the keyboard."""
    sweep = page.get_by_role("button", name=re.compile("mục chắc chắn"))
    if sweep.count():
        sweep.click()
        page.wait_for_load_state("networkidle")
    for tab in ("viec", "tieu-chi", "chi-tieu", "su-kien", "van-ban"):
        page.goto(re.sub(r"\?.*", "", page.url) + f"?nhom={tab}")
        while waiting := page.locator(".fact.proposed").count():
            page.locator(".fact.proposed").first.locator("[data-act=accept]").click()
            page.wait_for_function(
                "n => document.querySelectorAll('.fact.proposed').length < n", arg=waiting
            )


def answer_names(page):
    """Say of each unknown name that it stands for all units."""
    page.goto(re.sub(r"\?.*", "", page.url) + "?nhom=don-vi")
    while waiting := page.locator(".fact.proposed").count():
        name = page.locator(".fact.proposed").first
        if not name.locator("details[open]").count():
            name.locator("summary").click()
        name.locator("input[value=all]").check()
        name.get_by_role("button", name="Ghi nhớ").click()
        page.wait_for_function(
            "n => document.querySelectorAll('.fact.proposed').length < n", arg=waiting
        )


@pytest.mark.skipif(not SEEDS.exists(), reason="the five real plans are not beside the project")
@pytest.mark.parametrize("seed", ["000", "001", "002", "003", "004"])
def test_a_real_plan_is_imported_reviewed_and_started(sign_in, seed):
    page = sign_in("thuongtruc")
    upload(page, f"{seed}.txt", (SEEDS / f"{seed}.txt").read_bytes())
    page.wait_for_load_state("networkidle")
    shoot(page, f"review-{seed}")
    assert page.locator(".paper [data-k=task]").count() > 0
    assert page.locator(".fact").count() > 0

    accept_everything(page)
    answer_names(page)
    page.get_by_role("link", name="Đưa vào thực hiện").click()
    shoot(page, f"preview-{seed}")
    created = int(page.locator(".sum", has_text="việc của đơn vị").locator("b").inner_text())
    page.get_by_role("button", name="Đưa vào thực hiện").click()
    page.wait_for_url(re.compile(r"/ke-hoach/\d+/"))
    shoot(page, f"plan-{seed}")

    assert created > 0
    assert page.locator("text=Kế hoạch đã được đưa vào thực hiện").count() == 1


def test_the_review_is_done_with_the_keyboard_alone(sign_in):
    page = sign_in("thuongtruc")
    upload(page, "ban-phim.txt", PLAN.encode())
    page.wait_for_selector(".fact.current")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_selector(".fact.accepted")

    page.keyboard.press("s")
    page.wait_for_selector("form.mend")
    page.locator("form.mend [name=deadline]").fill("chậm nhất ngày 15/12/2030")
    page.wait_for_function(
        "() => document.querySelector('form.mend').innerText.includes('15/12/2030')"
    )
    page.locator("form.mend [name=deadline]").press("Enter")
    page.wait_for_selector(".fact.mended")

    assert page.locator(".fact.mended").inner_text().count("15/12/2030") >= 1
    page.keyboard.press("u")
    page.wait_for_selector(".fact.mended", state="detached")


def test_what_the_reader_missed_is_added_by_selecting_it(sign_in):
    page = sign_in("thuongtruc")
    upload(page, "them.txt", PLAN.replace("thử nghiệm", "bổ sung").encode())
    page.evaluate(
        """() => {
          const part = [...document.querySelectorAll(".paper [data-s]")]
            .find((each) => each.textContent.includes("ban hành kế hoạch"));
          const range = document.createRange();
          range.selectNodeContents(part);
          window.getSelection().removeAllRanges();
          window.getSelection().addRange(range);
        }"""
    )
    page.get_by_role("button", name=re.compile("Thêm từ đoạn này")).click()
    page.wait_for_selector("form.mend")
    shoot(page, "add")

    assert page.locator(".fact", has_text="Thêm bằng tay").count() == 1 or (
        page.locator("form.mend [name=text_key]").count() == 1
    )


def test_two_reviewers_do_not_overwrite_each_other(sign_in, browser, server):
    page = sign_in("thuongtruc")
    upload(page, "hai-nguoi.txt", PLAN.replace("thử nghiệm", "hai người").encode())
    cookies = page.context.cookies()
    second = browser.new_context(base_url=server, locale="vi-VN")
    second.add_cookies(cookies)
    other = second.new_page()
    other.goto(page.url)
    first_card = page.locator(".fact.proposed").first
    fact = first_card.get_attribute("data-fact")

    other.locator(f'.fact[data-fact="{fact}"] [data-act=drop]').click()
    other.wait_for_selector(f'.fact.dropped[data-fact="{fact}"]')
    page.locator(f'.fact[data-fact="{fact}"] [data-act=accept]').click()
    page.wait_for_selector("text=vừa thay đổi mục này")

    assert "dropped" in page.locator(f'.fact[data-fact="{fact}"]').get_attribute("class")
    second.close()


def test_a_unit_sends_its_result_and_the_officer_takes_it(sign_in, browser, server):
    page = sign_in("tonghop")
    page.locator(".todo a").first.click()
    page.get_by_label("Ghi chú, kết quả").fill("Đã làm xong.")
    page.get_by_role("button", name="Gửi kết quả").click()
    page.wait_for_selector("text=Đã gửi kết quả")
    address = page.url

    page.get_by_role("button", name="Thoát").click()
    page = sign_in("thuongtruc")
    page.goto(address)
    page.get_by_role("button", name="Nhận kết quả").click()
    page.wait_for_selector("text=Đã nhận kết quả")

    assert page.locator(".state-ontime", has_text="đã nhận kết quả").count() == 1


def test_somebody_of_another_unit_cannot_tell_that_the_work_exists(sign_in):
    page = sign_in("tonghop")
    address = page.locator(".todo a").first.get_attribute("href")
    page.get_by_role("button", name="Thoát").click()
    page = sign_in("thongtin")

    answers = []
    for path in (address, "/cong-viec/999999/"):
        status = page.goto(path).status
        answers.append((status, page.inner_text("main")))

    assert answers[0] == answers[1]
    assert answers[0][0] == 404


@pytest.mark.parametrize(
    "path",
    ["/", "/ke-hoach/", "/cong-viec/", "/lich/", "/thong-bao/", "/co-quan/", "/ke-hoach/dua-vao/"],
)
def test_pages_fit_a_phone_without_scrolling_sideways(sign_in, page, path):
    page.set_viewport_size(PHONE)
    sign_in("thuongtruc")
    page.goto(path)

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
