import pytest

from thidua.core.errors import Invalid, Refusal


@pytest.fixture
def english():
    words = {"nhiều hơn {count} {unit}": "more than {count} {unit}", "đơn vị": "units"}
    before = Refusal._translate
    Refusal.speak_through(lambda text: words.get(text, text))
    yield
    Refusal.speak_through(before)


def test_a_refusal_fills_its_words_into_the_sentence():
    refusal = Invalid("part_empty", "Hãy nhập «{part}».", field="name", part="Họ và tên")

    assert refusal.message == str(refusal) == "Hãy nhập «Họ và tên»."
    assert (refusal.code, refusal.field) == ("part_empty", "name")


def test_a_refusal_is_said_in_the_language_of_the_moment_it_is_read(english):
    refusal = Invalid("too_many", "nhiều hơn {count} {unit}", count=3, unit="đơn vị")

    assert refusal.message == "more than 3 units"


def test_braces_of_a_sentence_without_words_are_left_alone():
    assert Invalid("odd", "dấu { và }").message == "dấu { và }"
