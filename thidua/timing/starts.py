"""Where a time phrase may begin: pairs of words, so that most of a text is passed by.

Each line gives first words and the words that may follow them; ``#`` is a number,
``*`` any word. The rules decide, this only spares them the places that cannot be.
"""

from __future__ import annotations

from thidua.timing.tokens import Tokens

_NUMBER, _ANY = "#", "*"
_COUNTS = "một hai ba bốn năm sáu bảy tám chín mười"
_DAYS = "# ngày lúc hồi buổi sáng chiều tối trưa đêm thứ chủ mồng"
_UNITS = "tháng t quý năm tuần đầu giữa cuối nửa thượng trung hạ học các cả"
_LEADS = "trước chậm muộn không hết đến vào dịp nhân đúng trong khoảng là dự xong ít tối hạn"
_TARGETS = f"{_DAYS} {_UNITS} {_LEADS} {_COUNTS} hằng mỗi từ :"
_PERIODS = f"{_NUMBER} ngày tuần tháng quý năm nửa {_COUNTS}"
_TABLE = {
    "trước sau": _ANY,
    "đến hết xong vào đúng suốt hạn": _TARGETS,
    "dịp": f"{_TARGETS} tết quốc",
    "trong": f"{_TARGETS} vòng thời suốt",
    "chậm muộn ít": "nhất",
    "tối": "thiểu đa ngày thứ #",
    "không": "quá muộn chậm",
    "cho": "đến",
    "nội khoảng": "trong #",
    "nhân": "dịp",
    "thời": "hạn gian",
    "dự": "kiến",
    "hoàn": "thành tất",
    "ngày": "# mồng thứ chủ cuối",
    "sáng chiều trưa đêm buổi lúc hồi": f"{_DAYS} {_NUMBER}",
    "mồng": _NUMBER,
    "thứ": f"{_NUMBER} hai ba tư năm sáu bảy",
    "chủ": "nhật",
    "các": "tháng quý năm",
    "cả": "năm",
    "tháng": f"{_NUMBER} {_COUNTS} giêng tư chạp đầu giữa cuối thứ",
    "t": f"{_NUMBER} .",
    "quý": f"{_NUMBER} i ii iii iv một hai ba tư bốn nhất 01",
    "năm": f"{_NUMBER} học nay này một lần /",
    "tuần": f"{_NUMBER} thứ đầu cuối một hai ba tư i ii iii iv",
    "đầu giữa cuối nửa": "tháng quý năm của các đầu cuối sau hằng mỗi từng",
    "thượng trung hạ": "tuần",
    "học": "kỳ",
    "từ": _ANY,
    "kể tính": "từ",
    "giai": "đoạn",
    "bắt": "đầu",
    "diễn": "ra",
    "hằng mỗi từng": _PERIODS,
    "thường": "xuyên",
    "liên": "tục",
    "xuyên": "suốt",
    "quanh": "năm",
    "định": "kỳ",
    "lần bài tin kỳ số cuộc buổi phóng lượt gương hình chuyên": "/",
    "ngay": "sau khi trước",
    "khi": _ANY,
    "theo": "yêu tuần tháng quý năm",
    "/": "tuần tháng quý năm",
    _COUNTS: "ngày tuần tháng quý năm lần phút h",
    _NUMBER: f"/ . - : h đến từ kể tính lần phút ngày tuần tháng quý năm hằng mỗi {_COUNTS}",
}


def _pairs() -> dict[str, frozenset[str]]:
    pairs: dict[str, set[str]] = {}
    for firsts, nexts in _TABLE.items():
        for first in firsts.split():
            pairs.setdefault(first, set()).update(nexts.split())
    return {first: frozenset(nexts) for first, nexts in pairs.items()}


_PAIRS = _pairs()
_AIMS = frozenset(f"{_DAYS} {_UNITS} {_COUNTS} hằng mỗi từng từ khoảng".split())
_JOINTS = frozenset({",", "và", "&", "hoặc", "("})
_LONGEST_LIST = 24


def may_start(tokens: Tokens, at: int) -> bool:
    """Whether a time phrase can begin at token ``at``."""
    word = tokens.words[at]
    if word.isdecimal():
        return _may_start_number(tokens, at)
    nexts = _PAIRS.get(word)
    if nexts is None:
        return False
    following = tokens.word(at + 1)
    if following in nexts or not following or _ANY in nexts:
        return True
    return _NUMBER in nexts and following.isdecimal()


def _may_start_number(tokens: Tokens, at: int) -> bool:
    """A number that a time word or a sign of a date follows, at once or after a list.

    The 5 of 1,5, the 000 of 2.000 and the 8 of 5/8 are parts of a number or day.
    """
    joined = tokens.glued(at) and tokens.glued(at - 1) and tokens.word(at - 1) in (",", ".", "/")
    if joined and tokens.word(at - 2).isdecimal():
        return False
    place = at + 1
    while tokens.word(place) in _JOINTS and place < at + _LONGEST_LIST:
        place += 1
        place += tokens.word(place).isdecimal()
    following = tokens.word(place)
    return following in _PAIRS[_NUMBER] or not following


def may_aim(tokens: Tokens, at: int) -> bool:
    """Whether a day, a unit or a period can begin at token ``at``, after its lead words."""
    word = tokens.word(at)
    return word in _AIMS or word.isdecimal()
