"""How much a text looks like Vietnamese, by the shape of its syllables.

Needed to tell a text in an old encoding from one in Unicode: read with the
wrong table, a Vietnamese word is hardly ever still a possible syllable.
"""

from __future__ import annotations

import re
import unicodedata

_ONSET = r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?"
_RIMES = """
    a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu oa oă oe oi ôi ơi oo ôô ua uă uâ uê
    ui uô uơ uy ưa ưi ươ ưu ya yê yêu iêu oai oao oay oeo uao uây uôi uya uyê uyu ươi ươu
"""
_CODA = r"(?:ng|nh|ch|[cmnpt])?"
_SYLLABLE = re.compile(
    f"{_ONSET}(?:{'|'.join(sorted(_RIMES.split(), key=len, reverse=True))}){_CODA}"
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STRIP = "".join(map(chr, range(0x21, 0x30))) + ":;<=>?@[\\]^_`{|}~“”‘’–—…•0123456789"


def is_syllable(word: str) -> bool:
    """Whether the word could be one written Vietnamese syllable, whatever its tone."""
    marks = unicodedata.normalize("NFD", word.lower())
    toneless = "".join(mark for mark in marks if mark not in _TONES)
    if len(marks) - len(toneless) > 1:
        return False
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)) is not None


def vietnamese_share(text: str) -> tuple[float, int]:
    """The share of possible syllables among the words that tell, and the number of those.

    Words of ASCII letters alone tell nothing; the share is 0 when there is no other.
    """
    words = [word.strip(_STRIP) for word in text.split()]
    told = [part for word in words for part in re.split(r"[-/.,]", word) if not part.isascii()]
    if not told:
        return 0.0, 0
    return sum(map(is_syllable, told)) / len(told), len(told)
