"""Photograph the pages of a running product with sample data, at office and phone size.

    python tools/screenshots.py http://127.0.0.1:8000 OUT USER PATH...

Needs the packages of ``make setup-ci`` and Chromium.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

SIZES = {"office": (1366, 768), "phone": (390, 844)}


def main(address: str, out: str, user: str, *paths: str) -> None:
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for size, (width, height) in SIZES.items():
            context = browser.new_context(
                base_url=address,
                viewport={"width": width, "height": height},
                has_touch=size == "phone",
                locale="vi-VN",
            )
            page = context.new_page()
            page.goto("/tai-khoan/dang-nhap/")
            page.fill("[name=username]", user)
            page.fill("[name=password]", "thidua-2026")
            page.click("button.btn-primary")
            page.wait_for_load_state("networkidle")
            for path in paths:
                page.goto(path)
                page.wait_for_load_state("networkidle")
                name = path.strip("/").replace("/", "_").replace("?", "_") or "ban-lam-viec"
                page.screenshot(path=folder / f"{name}.{size}.png", full_page="--full" in sys.argv)
        browser.close()


if __name__ == "__main__":
    main(*(argument for argument in sys.argv[1:] if argument != "--full"))
