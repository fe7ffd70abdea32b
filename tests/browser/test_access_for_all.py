"""The pages as axe-core sees them: no serious fault for people who cannot see or point well."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
PATHS = [
    "/",
    "/ke-hoach/",
    "/cong-viec/",
    "/lich/",
    "/co-quan/",
    "/co-quan/ccvc/",
    "/ke-hoach/dua-vao/",
]


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed (npm ci)")
@pytest.mark.parametrize("path", [*PATHS, "review", "plan"])
def test_no_serious_fault(sign_in, page, path):
    sign_in("thuongtruc")
    page.goto({"review": "/ke-hoach/tep/3/ra-soat/", "plan": "/ke-hoach/1/"}.get(path, path))
    page.wait_for_load_state("networkidle")
    page.evaluate(AXE.read_text(encoding="utf-8"))

    found = page.evaluate("async () => (await axe.run()).violations")

    serious = [
        f"{fault['id']}: {fault['nodes'][0]['html'][:160]}"
        for fault in found
        if fault["impact"] in {"serious", "critical"}
    ]
    assert serious == []
