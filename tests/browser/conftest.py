"""A real server with sample data, and a real Chromium in front of it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next(
    (
        found
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (found := shutil.which(name))
    ),
    None,
)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(address, process, seconds=90):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError("the server ended before it answered")
        try:
            urllib.request.urlopen(address, timeout=2)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("the server did not answer in time")


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The address of the product with fresh sample data, served as `make run` serves it."""
    data = tmp_path_factory.mktemp("data")
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "THIDUA_DATA_DIR": str(data), "THIDUA_ADDRESS": address}
    environment["DJANGO_SETTINGS_MODULE"] = "thidua.config.settings"
    for name in ("THIDUA_DATABASE_URL", "THIDUA_DEBUG"):
        environment.pop(name, None)
    process = subprocess.Popen(
        [
            sys.executable,
            "manage.py",
            "run_office",
            "--address",
            f"127.0.0.1:{port}",
            "--sample-data",
        ],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"{address}/tai-khoan/dang-nhap/", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        instance = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield instance
        instance.close()


@pytest.fixture
def page(browser, server):
    """A signed-out page of office size; the test fails on an error of a script or of the CSP."""
    context = browser.new_context(
        base_url=server, viewport={"width": 1366, "height": 768}, locale="vi-VN"
    )
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console",
        lambda message: (
            faults.append(message.text)
            if message.type == "error" and "Failed to load resource" not in message.text
            else None
        ),
    )
    yield page
    context.close()
    assert faults == []


@pytest.fixture
def sign_in(page):
    """Sign in as one of the sample accounts."""

    def enter(username, password="thidua-2026"):
        page.goto("/tai-khoan/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(username)
        page.get_by_label("Mật khẩu").fill(password)
        page.get_by_role("button", name="Đăng nhập").click()
        page.wait_for_url(lambda address: "dang-nhap" not in address)
        return page

    return enter
