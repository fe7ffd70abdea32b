"""Conventions that hold for every page, kept by looking at all of them."""

import re
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

PACKAGE = Path(__file__).resolve().parents[2] / "thidua"
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))

OPEN_TO_ALL = {"accounts:sign-in", "accounts:sign-out", "set_language", "planning:feed"}
"""Pages that need no signed-in person: the gate itself, and feeds with a secret address."""


def _routes(resolver=None, prefix="", namespace=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _routes(entry, prefix + str(entry.pattern), inner)
        elif isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}", prefix + str(entry.pattern)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_inline_script_or_style(template):
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", text)
    assert not re.search(r"<style\b|\sstyle=|\son\w+=\"", text)


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "route"), sorted(set(_routes())))
def test_a_stranger_is_sent_to_the_sign_in_page(client, name, route):
    if name in OPEN_TO_ALL:
        return
    address = "/" + re.sub(r"<(\w+:)?\w+>", "1", route)

    response = client.get(address)

    assert response.status_code in {302, 405}, address
    if response.status_code == 302:
        assert response["Location"].startswith("/tai-khoan/dang-nhap/")


def test_every_named_icon_is_in_the_sprite():
    named = set()
    for template in TEMPLATES:
        found = re.findall(r'<c-icon name="([a-z0-9-]+)"', template.read_text(encoding="utf-8"))
        named.update(found)
    listed = (PACKAGE.parent / "tools" / "build_assets.py").read_text(encoding="utf-8")
    assert {name for name in named if f'"{name}"' not in listed} == set()
