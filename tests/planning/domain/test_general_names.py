import pytest

from thidua.planning.domain.general_names import Generality, generality


@pytest.mark.parametrize(
    "name",
    [
        "Các phòng, ban, đơn vị",
        "các phòng, ban, đơn vị trực thuộc Văn phòng",
        "Thủ trưởng các phòng, đơn vị",
        "Giao các phòng, trung tâm",
        "Tất cả các đơn vị",
        "toàn thể các phòng",
    ],
)
def test_nothing_but_words_for_units_of_an_office_means_all_of_them(name):
    assert generality(name) is Generality.ALL


@pytest.mark.parametrize(
    "name",
    [
        "Các cơ quan, đơn vị",
        "các phòng liên quan",
        "Các phòng chuyên môn",
        "các xã, phường",
        "Toàn thể cán bộ, công chức, viên chức",
        "Các sở, ban, ngành",
    ],
)
def test_who_may_lie_outside_or_be_only_some_is_asked(name):
    assert generality(name) is Generality.PERHAPS


@pytest.mark.parametrize(
    "name", ["Phòng Tổng hợp", "Sở Nội vụ", "Hội đồng thi đua", "Trung tâm Thông tin", ""]
)
def test_a_name_of_its_own_is_not_general(name):
    assert generality(name) is Generality.NO
