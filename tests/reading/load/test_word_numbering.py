"""Automatic numbers, as Word prints them."""

import pytest

from tests.factories.word_files import level, numbered, numbering, paragraph, word_file
from thidua.reading.load import load

OUTLINE = numbering(
    level(0, "%1.", "upperRoman"),
    level(1, "%2."),
    level(2, "%2.%3."),
    level(3, "%4)", "lowerLetter"),
)


def labels(*body, **parts):
    document = load(word_file(*body, **parts))
    assert document.notices == ()
    return [block.label for block in document.blocks]


def test_levels_print_their_own_format_and_deeper_ones_start_again():
    body = [
        numbered("Mục đích", 0),
        numbered("Một", 1),
        numbered("Hai", 1),
        numbered("nhỏ", 2),
        numbered("nhỏ", 2),
        numbered("khoản", 3),
        numbered("khoản", 3),
        numbered("Tổ chức", 0),
        numbered("Một", 1),
    ]

    assert labels(*body, numbers=OUTLINE) == [
        "I.", "1.", "2.", "2.1.", "2.2.", "a)", "b)", "II.", "1."
    ]  # fmt: skip


def test_a_plain_paragraph_between_does_not_stop_the_count():
    body = [numbered("Một", 1), paragraph("lời"), numbered("Hai", 1)]

    assert labels(*body, numbers=OUTLINE) == ["1.", None, "2."]


def test_a_level_without_its_upper_ones_prints_their_start():
    numbers = numbering(level(0, "%1.", start=3), level(1, "%1.%2."))

    assert labels(numbered("x", 1), numbered("y", 0), numbers=numbers) == ["3.1.", "3."]


def test_two_instances_of_one_list_go_on_unless_one_starts_again():
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    numbers = numbering(level(0, "%1."), nums=nums)
    body = [numbered("x", 0, one) for one in (1, 1, 2, 3, 3, 2)]

    assert labels(*body, numbers=numbers) == ["1.", "2.", "3.", "1.", "2.", "3."]


def test_an_override_may_bring_its_own_level():
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/>'
        f'<w:lvlOverride w:ilvl="0">{level(0, "Điều %1:", start=5)}</w:lvlOverride></w:num>'
    )

    assert labels(numbered("x"), numbered("y"), numbers=numbering(level(0, "%1."), nums=nums)) == [
        "Điều 5:",
        "Điều 6:",
    ]


def test_a_level_may_be_told_not_to_start_again():
    numbers = numbering(level(0, "%1."), level(1, "%2)", more='<w:lvlRestart w:val="0"/>'))
    body = [numbered("x", at) for at in (0, 1, 0, 1)]

    assert labels(*body, numbers=numbers) == ["1.", "1)", "2.", "2)"]


def test_legal_numbering_prints_upper_levels_as_digits():
    numbers = numbering(level(0, "%1.", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>"))

    assert labels(numbered("x", 0), numbered("y", 1), numbers=numbers) == ["I.", "1.1"]


@pytest.mark.parametrize(
    ("numbering_format", "start", "printed"),
    [
        ("decimal", 12, "12."),
        ("decimalZero", 7, "07."),
        ("upperRoman", 1999, "MCMXCIX."),
        ("lowerRoman", 4, "iv."),
        ("upperLetter", 3, "C."),
        ("lowerLetter", 28, "bb."),
        ("vietnameseCounting", 21, "hai mươi mốt."),
        ("vietnameseCounting", 15, "mười lăm."),
        ("cardinalText", 5, "Năm."),
        ("none", 4, "."),
        ("chineseCounting", 6, "6."),
    ],
)
def test_formats(numbering_format, start, printed):
    numbers = numbering(level(0, "%1.", numbering_format, start=start))

    assert labels(numbered("x"), numbers=numbers) == [printed]


def test_a_letter_written_into_the_level_stays():
    assert labels(numbered("x"), numbers=numbering(level(0, "đ)", "none"))) == ["đ)"]


@pytest.mark.parametrize(
    ("sign", "font", "shown"),
    [
        ("-", "Times New Roman", "-"),
        ("–", "Times New Roman", "-"),
        ("+", "Times New Roman", "+"),
        ("\uf0b7", "Symbol", "•"),
        ("o", "Courier New", "•"),
        ("§", "Wingdings", "•"),
        ("•", "Arial", "•"),
    ],
)
def test_bullets(sign, font, shown):
    more = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'

    assert labels(numbered("x"), numbers=numbering(level(0, sign, "bullet", more=more))) == [shown]


def test_an_empty_numbered_paragraph_counts_but_an_empty_bullet_is_nothing():
    numbers = numbering(level(0, "%1."), level(1, "-", "bullet"))

    assert labels(numbered(""), numbered("x"), numbered("", 1), numbers=numbers) == [
        "1.",
        "2.",
        None,
    ]


def test_a_style_gives_its_list_and_level():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="MucNho"><w:basedOn w:val="Muc"/>'
        "</w:style>"
    )
    numbers = numbering(
        level(0, "%1.", "upperRoman", more='<w:pStyle w:val="Muc"/>'),
        level(1, "%2.", more='<w:pStyle w:val="MucNho"/>'),
    )
    body = [
        paragraph("x", properties=f'<w:pStyle w:val="{style}"/>')
        for style in ("Muc", "MucNho", "MucNho", "Muc")
    ]

    assert labels(*body, numbers=numbers, styles=styles) == ["I.", "1.", "2.", "II."]


def test_list_zero_takes_the_number_of_the_style_away():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    plain = '<w:pStyle w:val="Muc"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'

    assert labels(
        paragraph("x", properties=plain), numbers=numbering(level(0, "%1.")), styles=styles
    ) == [None]


def test_a_number_of_a_list_that_is_not_there_is_no_number():
    assert labels(numbered("x", 0, 77)) == [None]
