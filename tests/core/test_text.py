import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from thidua.core.text import fold, name_sort_key, nfc, sort_key, tidy


def test_search_form_ignores_marks_case_and_tone_placement():
    assert fold("Đặng Thị  Hoà") == "dang thi hoa"
    assert fold("ĐẶNG THỊ HÒA") == fold("Ðặng thị hoà") == "dang thi hoa"


def test_decomposed_text_becomes_composed():
    decomposed = unicodedata.normalize("NFD", "Uỷ ban nhân dân")
    assert nfc(decomposed) == "Uỷ ban nhân dân"
    assert tidy("  a\u00a0 b ") == "a b"


def test_names_sort_by_given_then_middle_then_family_name():
    names = [
        "Trần Văn Ân",
        "Nguyễn Thị An",
        "Lê Văn Ăn",
        "Đỗ Thị An",
        "Bùi Văn Đức",
        "Bùi Văn Dũng",
    ]
    assert sorted(names, key=name_sort_key) == [
        "Đỗ Thị An",
        "Nguyễn Thị An",
        "Lê Văn Ăn",
        "Trần Văn Ân",
        "Bùi Văn Dũng",
        "Bùi Văn Đức",
    ]


def test_words_sort_as_a_vietnamese_dictionary_prints_them():
    words = ["mạ", "mã", "mả", "má", "mà", "ma", "mô", "mo", "mơ"]
    assert sorted(words, key=sort_key) == ["ma", "mà", "mả", "mã", "má", "mạ", "mo", "mô", "mơ"]


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
