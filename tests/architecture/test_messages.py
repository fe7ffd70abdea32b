"""The English of the site: whole, true to its placeholders, and shown on the pages."""

import ast
import gettext
import re
from dataclasses import dataclass
from html import escape
from unicodedata import combining, normalize

import pytest
from django.urls import reverse
from django.utils import translation

from tests.factories.people import make_agency, make_clerk, make_unit
from tests.factories.plans import MONDAY, PlanWriter, accept_all, make_reading, read_plan, run_plan
from thidua.planning.services.readings import fail_reading, start_reading
from thidua.planning.views.plan_tabs import TABS
from thidua.timing.values import Deadline, DeadlineKind
from tools.messages import CATALOGUE, PACKAGE, collected

ENGINES = {"core", "timing", "reading"}
NOT_ON_PAGES = {"migrations", "management", "demo", "models", "models.py", "apps.py", "settings.py"}
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}")
NAMES = ("Thi Đua", "Tiếng Việt")
"""Of the product, and of the language as the switch names it."""
DATA = {"Kế hoạch"}
"""What the program writes into the office's own data: the type of a plan that names none."""


def has_marks(text):
    """Whether there is a letter with a Vietnamese mark."""
    for name in NAMES:
        text = text.replace(name, "")
    return "đ" in text.casefold() or any(map(combining, normalize("NFD", text)))


# The catalogue -----------------------------------------------------------------------


@dataclass
class Entry:
    """One string of the catalogue; ``english`` has two forms when there is a plural."""

    context: str
    vietnamese: str
    english: list[str]
    fuzzy: bool


def _entry(block):
    texts, keyword, fuzzy = {}, "", False
    for line in block.splitlines():
        if line.startswith("#"):
            fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
            continue
        if not line.startswith('"'):
            keyword, _, line = line.partition(" ")
        texts[keyword] = texts.get(keyword, "") + ast.literal_eval(line)
    english = [text for keyword, text in texts.items() if keyword.startswith("msgstr")]
    return Entry(texts.get("msgctxt", ""), texts["msgid"], english, fuzzy)


HEAD, *STRINGS = map(_entry, CATALOGUE.read_text("utf-8").strip().split("\n\n"))
KNOWN = {entry.vietnamese for entry in STRINGS}


def test_every_string_has_its_english():
    assert [entry.vietnamese for entry in STRINGS if entry.fuzzy or not all(entry.english)] == []


def test_a_plural_has_its_two_english_forms():
    assert "nplurals=2; plural=(n != 1);" in HEAD.english[0]
    assert {len(entry.english) for entry in STRINGS} == {1, 2}


def test_places_are_filled_in_english_as_in_vietnamese():
    wrong = [
        entry.vietnamese
        for entry in STRINGS
        for english in entry.english
        if sorted(PLACE.findall(english)) != sorted(PLACE.findall(entry.vietnamese))
    ]
    assert wrong == []


def test_the_compiled_catalogue_says_the_same():
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)

    def said(entry):
        if len(entry.english) == 2:
            return [compiled.ngettext(entry.vietnamese, "", count) for count in (1, 2)]
        if entry.context:
            return [compiled.pgettext(entry.context, entry.vietnamese)]
        return [compiled.gettext(entry.vietnamese)]

    assert [entry for entry in STRINGS if said(entry) != entry.english] == []


# What the source says ----------------------------------------------------------------


def test_labels_and_refusals_are_in_the_catalogue():
    strings = {call.value.args[0].value for call in ast.parse(collected()).body}
    assert len(strings) > 300
    assert strings - KNOWN == set()


def _strings_in(path):
    """Strings of a module; docstrings and other strings that stand alone say nothing."""
    tree = ast.parse(path.read_text("utf-8"))
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


def test_vietnamese_in_code_is_in_the_catalogue():
    places = [path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py")]
    on_pages = [
        path for path in places if path.parts[0] not in ENGINES and not NOT_ON_PAGES & {*path.parts}
    ]
    assert len(on_pages) > 100
    unknown = [
        (str(path), text)
        for path in on_pages
        for text in _strings_in(PACKAGE / path)
        if has_marks(text) and text not in KNOWN | DATA
    ]
    assert unknown == []


def test_templates_say_nothing_past_the_catalogue():
    unknown = []
    for template in PACKAGE.rglob("templates/**/*.html"):
        text = template.read_text("utf-8")
        if 'lang="en"' in text:
            continue  # the page of last resort, which says everything in both
        marked = re.findall(r"""\{%\s*trans\s+(["'])(.*?)\1""", text)
        unknown += [(template.name, said) for _, said in marked if said not in KNOWN]
        text = re.sub(r"\{%\s*blocktrans\b.*?endblocktrans\s*%\}", "", text, flags=re.DOTALL)
        text = re.sub(r"\{%.*?%\}", "", text)
        unknown += [(template.name, line) for line in text.splitlines() if has_marks(line)]
    assert unknown == []


# The pages, in an office whose own data has no Vietnamese letters ---------------------

EXAMPLES = [text for entry in STRINGS for text in entry.english if has_marks(text)]
"""English that quotes Vietnamese, mostly to show how something is entered."""

LISTS = ("desk", "planning:plan-list", "planning:assignment-list", "planning:notices")
OFFICERS = (
    *LISTS,
    "planning:calendar",
    "planning:feeds",
    "planning:load",
    "planning:chase",
    "planning:days-off",
    "planning:upload",
    "organizations:agency",
    "organizations:officials",
    "organizations:unit-add",
    "organizations:official-add",
)


@pytest.fixture(autouse=True)
def _language_of_others():
    """A page leaves its language switched on; the tests that follow shall have theirs."""
    with translation.override("vi"):
        yield


@pytest.fixture
def english(client):
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def agency(db):
    agency = make_agency("Van phong UBND tinh Hoa Son")
    make_unit(agency, "Trung tam Tin hoc", 2)
    return agency


@pytest.fixture
def unit(agency):
    return make_unit(agency, "Phong Tong hop", 1)


@pytest.fixture
def plan(officer, agency, unit):
    return run_plan(officer, agency, written("1/KH-VP"))


def written(number, **task):
    writer = PlanWriter(
        subject="Phat dong thi dua", type="Plan", number=number, issuer="UBND tinh Hoa Son"
    )
    due = Deadline(kind=DeadlineKind.BY, date="2025-08-15", text="15/8/2025")
    event = Deadline(kind=DeadlineKind.ON, date="2025-09-20", text="20/9/2025")
    writer.section("I", "TO CHUC THUC HIEN")
    writer.task(
        "gui bao cao",
        ["Phong Tong hop", "Trung tam Tin hoc"],
        **{"deadline": due, "source_section": "I", **task},
    )
    writer.task("lap danh sach", ["Phong Tong hop"], source_section="I")
    if not task:
        writer.event("Hoi nghi tong ket", event)
    return writer.recipient("Phong Tong hop", "execute")


def vietnamese_in(response):
    """Lines of a page with Vietnamese letters."""
    assert response.status_code in {200, 422}
    page = response.content.decode()
    for example in EXAMPLES:
        page = page.replace(escape(example), "")
    return [line.strip() for line in page.splitlines() if has_marks(line)]


def test_the_sign_in_page_follows_the_browser(client, db):
    address = reverse("accounts:sign-in")
    page = client.get(address, headers={"accept-language": "en"})

    assert "Sign in" in page.content.decode()
    assert vietnamese_in(page) == []
    assert "Đăng nhập" in client.get(address).content.decode()


def test_wrong_passwords_and_the_lock_are_told_in_english(english, db):
    address = reverse("accounts:sign-in")
    wrong = {"username": "mot", "password": "sai"}

    first, *_, last = [english.post(address, wrong) for _ in range(6)]

    assert vietnamese_in(first) == []
    assert "Please enter a correct" in first.content.decode()
    assert (last.status_code, "Sign-in locked for a while" in last.content.decode()) == (429, True)


def test_unless_asked_django_and_the_lock_speak_vietnamese(client, db):
    address = reverse("accounts:sign-in")
    wrong = {"username": "mot", "password": "sai"}

    first, *_, last = [client.post(address, wrong).content.decode() for _ in range(6)]

    assert "Please enter" not in first
    assert "Vui lòng điền" in first
    assert "Tạm khóa đăng nhập" in last


@pytest.mark.parametrize("name", OFFICERS)
def test_the_pages_of_an_empty_office_are_english(english, officer, name):
    english.force_login(officer)

    assert vietnamese_in(english.get(reverse(name))) == []


@pytest.mark.parametrize("name", OFFICERS)
def test_the_officer_s_pages_are_english(english, officer, agency, plan, name):
    read_plan(officer, agency, written("2/KH-VP"), data=b"hai")
    failed = make_reading(officer, agency, data=b"ba")
    start_reading(failed.pk, at=MONDAY)
    reason = "Việc đọc tệp bị ngắt giữa chừng. Hãy bấm đọc lại."
    fail_reading(failed.pk, "worker_lost", reason, at=MONDAY)
    english.force_login(officer)

    assert vietnamese_in(english.get(reverse(name))) == []


@pytest.mark.parametrize("name", LISTS)
def test_the_unit_s_pages_are_english(english, unit, plan, name):
    english.force_login(make_clerk(unit))

    assert vietnamese_in(english.get(reverse(name))) == []


@pytest.mark.parametrize("tab", [tab.key for tab in TABS])
def test_the_pages_of_a_plan_are_english(english, officer, plan, tab):
    english.force_login(officer)

    assert vietnamese_in(english.get(reverse("planning:plan", args=(plan.pk,)), {"xem": tab})) == []


@pytest.mark.parametrize("act", ["plan-extend", "plan-event", "plan-close"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_acts_on_a_plan_are_english(english, officer, plan, act, method):
    english.force_login(officer)

    response = getattr(english, method)(reverse(f"planning:{act}", args=(plan.pk,)))

    assert vietnamese_in(response) == []


@pytest.mark.parametrize("act", ["plan-task", "task-amend", "task-cancel"])
def test_the_acts_on_a_task_are_english(english, officer, plan, act):
    english.force_login(officer)
    address = reverse(f"planning:{act}", args=(plan.pk, plan.tasks.first().pk))

    assert vietnamese_in(english.get(address, headers={"hx-request": "true"})) == []


@pytest.mark.parametrize("role", ["officer", "clerk"])
def test_the_page_of_one_piece_of_work_is_english(english, officer, unit, plan, role):
    work = plan.tasks.first().assignments.get(unit=unit)
    english.force_login(officer if role == "officer" else make_clerk(unit))

    assert vietnamese_in(english.get(reverse("planning:assignment", args=(work.pk,)))) == []


def test_the_review_is_english(english, officer, agency, unit):
    reading = read_plan(officer, agency, written("1/KH-VP", deadline=None))
    english.force_login(officer)
    address = reverse("planning:review", args=(reading.pk,))
    preview = reverse("planning:review-preview", args=(reading.pk,))

    for tab in english.get(address).context["tabs"]:
        assert vietnamese_in(english.get(address, {"nhom": tab.key})) == [], tab.key
    assert vietnamese_in(english.get(preview)) == []
    accept_all(reading, officer)
    assert vietnamese_in(english.get(preview)) == []


def test_a_refusal_is_english(english, unit):
    english.force_login(make_clerk(unit))

    answer = english.get(reverse("planning:upload"))

    assert answer.status_code == 403
    assert "Your account does not have this right here: bring in plans." in answer.content.decode()
