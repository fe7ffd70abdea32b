import pytest

from thidua.planning.domain.citations import identity, number_key, same_document


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("15/KH-VPUB", "15/kh-vpub"),
        ("Số 05 /KH–UBND", "5/kh-ubnd"),
        ("05-CT/TW", "5/ct/tw"),
        ("31-KH/ĐU", "31/kh/du"),
        ("/KH-UBND", ""),
        (None, ""),
    ],
)
def test_ways_of_writing_one_number_are_one_key(printed, key):
    assert number_key(printed) == key


KEPT = identity("137/KH-UBND", "Ủy ban nhân dân tỉnh Sơn La", "2022-05-18")


@pytest.mark.parametrize(
    ("number", "issuer", "date", "same"),
    [
        ("137/KH-UBND", "UBND tỉnh", "2022-05-18", True),
        ("137/KH-UBND", "UBND tỉnh", None, True),
        ("137/KH-UBND", None, "2022-05", True),
        ("137/KH-UBND", None, None, False),
        ("137/KH-UBND", "UBND tỉnh", "2023-05-18", False),
        ("137/KH-UBND", "Sở Nội vụ", "2022-05-18", False),
        ("138/KH-UBND", "UBND tỉnh", "2022-05-18", False),
        ("/KH-UBND", "UBND tỉnh", "2022-05-18", False),
    ],
)
def test_a_citation_means_a_plan_only_when_nothing_contradicts(number, issuer, date, same):
    assert same_document(identity(number, issuer, date), KEPT) is same
