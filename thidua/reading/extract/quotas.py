"""Numbers and shares of people or things asked of someone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from thidua.reading.extract.amounts import Amount, amounts, noun_after
from thidua.reading.extract.awards import FORMS, Grant
from thidua.reading.extract.clauses import Part, label_end, parts, quotes
from thidua.reading.extract.orders import OrderReader
from thidua.reading.extract.shares import Setting, ShareReader
from thidua.reading.extract.survey import Entry, Survey
from thidua.reading.extract.words import PhraseSet, Words
from thidua.reading.facts import QuotaFact
from thidua.reading.lexicon import groups

_WORDS = groups("quota_words")
_AMOUNT_WORDS = groups("amount_words")
_EACH = frozenset(_WORDS["each"])
_DEMANDING = PhraseSet(_WORDS["demanding"])
_WHOLES = PhraseSet(_WORDS["wholes"])
_DURATIONS = frozenset(_AMOUNT_WORDS["durations"])
_NO_THINGS = PhraseSet(
    (*_AMOUNT_WORDS["money"], *_AMOUNT_WORDS["measures"], "tuổi", "điểm", "lượt", "cấp")
)
_PERIODS = dict(pair.split("=") for pair in _WORDS["periods"])
_NEVER = frozenset(("criteria", "programme", "place", "naming", "closing"))
_NO_COUNTS = frozenset(("time", "subjects"))
_REACH = 60
# "mỗi đơn vị", "mỗi đồng chí" under a heading: each of those the heading names.
_EACH_OF_THEM = ("đơn vị", "đồng chí", "người")
_RECIPIENTS = PhraseSet(_AMOUNT_WORDS["recipients"])
_FORWARD = ("đề nghị", "trình", "được", "để")


class QuotaReader:
    """Reads the quotas of one plan's running text."""

    def __init__(self, survey: Survey, grants: Sequence[Grant], total: int | None) -> None:
        self._survey = survey
        self._words = survey.words
        self._units = survey.units
        self._granting = {grant.part for grant in grants}
        self._total = total
        self._orders = OrderReader(survey.words, survey.units)
        self._shares = ShareReader(survey.words)
        cited = (*survey.reading.legal_basis, *survey.reading.references)
        self._cited = sorted((fact.span.start, fact.span.end) for fact in cited)

    def read(self) -> tuple[QuotaFact, ...]:
        """All quotas outside tables, in the order of the text."""
        found: list[QuotaFact] = []
        for entry in (*self._headings(), *self._survey.entries):
            if not entry.node.roles & _NEVER:
                found.extend(self._entry(entry))
            elif "criteria" in entry.node.roles:
                found.extend(self._shares_of_all(entry))
        return tuple(found)

    def _shares_of_all(self, entry: Entry) -> Iterator[QuotaFact]:
        """Among conditions: ``không quá 15% tổng số cá nhân đạt …`` limits a number."""
        for quota in self._entry(entry):
            words = self._words
            first, stop = words.between(quota.span.start, quota.span.end)
            whole = any(words.has(at, "tổng", "số") for at in range(first, stop + 2))
            limited = Words.of(quota.who or "")
            honoured = _RECIPIENTS.match(limited, 0) or limited.word(0) == '"'
            if quota.unit == "percent" and whole and honoured:
                yield quota

    def _headings(self) -> Iterator[Entry]:
        """Headings that are sentences of their own ("Tập huấn cho 100% nhân viên")."""
        for node in self._survey.nodes:
            title = node.section.title or ""
            heading = self._survey.heading(node)
            if heading is not None and "%" in title and not title.isupper():
                yield heading

    def _entry(self, entry: Entry) -> Iterator[QuotaFact]:
        sentence, opening, per, subject = -1, 0, None, None
        last_noun: str | None = None
        forms: tuple[tuple[int, int], ...] = ()
        for part in parts(self._words, *self._words.between(entry.start, entry.end)):
            if part.sentence != sentence:
                sentence, opening, per, forms = part.sentence, part.first, None, ()
            found = tuple(self._amounts(part))
            if not found:
                subject = self._subject(entry, part) or subject
                per = self._leading_period(part) or per
                continue
            per = self._leading_period(part) or per
            subject = self._subject(entry, part) or subject
            forms = self._forms(entry, part) or forms
            setting = Setting(entry, part, opening, found, forms, per, subject)
            for quota in self._part(setting, last_noun):
                last_noun = quota.what or last_noun
                yield quota

    def _amounts(self, part: Part) -> Iterator[Amount]:
        """The amounts of a part that stand in no quoted name and no citation."""
        quoted = quotes(self._words, part)
        bound: Amount | None = None
        for amount in amounts(self._words, part.first, part.stop):
            place = self._words.starts[amount.figure]
            if any(first < amount.figure < stop for first, stop in quoted):
                continue
            if self._is_cited(place):
                continue
            amount = self._with_bound(amount, bound)
            bound = amount
            yield amount

    def _is_cited(self, place: int) -> bool:
        """Whether a place of the text lies inside a citation."""
        at = bisect_right(self._cited, (place, len(self._survey.text))) - 1
        return at >= 0 and place < self._cited[at][1]

    def _forms(self, entry: Entry, part: Part) -> tuple[tuple[int, int], ...]:
        """The forms of award in a part that gives some."""
        if part not in self._granting and "awards" not in entry.node.roles:
            return ()
        return tuple(
            (at, at + length)
            for at in range(part.first, part.stop)
            if (length := FORMS.match(self._words, at)) and self._words.is_capital(at)
        )

    def _with_bound(self, amount: Amount, before: Amount | None) -> Amount:
        """ "không quá 10 tập thể, 15 hộ và 20 cá nhân": the comparator goes for all."""
        if before is None or amount.compared or not before.compared or before.percent:
            return amount
        noun = noun_after(self._words, before.stop, amount.first)
        between = self._words.folded[noun : amount.first]
        if noun == before.stop or between not in ([","], ["và"], [",", "và"]):
            return amount
        value = amount.value
        low = value if before.low is not None else None
        high = value if before.high is not None else None
        return replace(amount, low=low, high=high, compared=True)

    # -------------------------------------------------------------- who, per

    def _subject(self, entry: Entry, part: Part) -> str | None:
        """The units a part tells, as printed."""
        start, end = self._words.starts[part.first], self._words.ends[part.stop - 1]
        mentions = self._survey.times_between(entry, start, end)
        times = [self._words.between(mention.start, mention.end) for mention in mentions]
        order = self._orders.read(part, times)
        if order.subject is None:
            return None
        return self._words.slice(order.subject.first, order.subject.stop)

    def _leading_period(self, part: Part) -> str | None:
        """``Hằng năm, …`` · ``mỗi quý …``: the period in which the number is due."""
        words = self._words
        for at in range(part.first, part.stop - 1):
            if words.word(at) in ("hằng", "mỗi", "từng") and words.word(at + 1) in _PERIODS:
                return _PERIODS[words.word(at + 1)]
        return None

    def _own_period(self, at: int, stop: int) -> str | None:
        """``/tháng`` · ``trong năm`` · ``mỗi quý`` behind the noun."""
        words = self._words
        for place in range(at, min(at + 3, stop - 1)):
            sign, unit = words.word(place), words.word(place + 1)
            if sign in ("/", "mỗi", "hằng", "một") and unit in _PERIODS:
                return _PERIODS[unit]
            if sign == "trong" and unit == "năm" and not words.is_number(place + 2):
                return "year"
        return None

    def _assigned(self, entry: Entry) -> str | None:
        """The units of the heading that the entry stands under."""
        for node in entry.node.up():
            if node.units:
                return self._words.slice(node.units[0][0], node.units[-1][1])
        return None

    def _each_before(self, part: Part, at: int) -> str | None:
        """The nearest "mỗi X" before the amount, without mỗi."""
        for place in range(at - 1, max(part.first, at - _REACH) - 1, -1):
            if self._words.word(place) in _EACH and self._units.opens(place):
                units = self._units.read(place, at)
                if units is not None:
                    return self._words.slice(place + 1, units.stop)
        return None

    # -------------------------------------------------------------- one part

    def _part(self, setting: Setting, last_noun: str | None) -> Iterator[QuotaFact]:
        for number, amount in enumerate(setting.found):
            following = setting.found[number + 1 : number + 2]
            limit = following[0].first if following else setting.part.stop
            if amount.percent:
                quota = self._share(setting, amount, limit, last_noun)
            else:
                quota = self._count(setting, amount, limit)
            if quota is not None:
                last_noun = quota.what or last_noun
                yield quota

    def _fact(
        self,
        setting: Setting,
        amount: Amount,
        stop: int,
        who: str | None,
        what: str | None,
        per: str | None,
        confidence: float,
    ) -> QuotaFact:
        words = self._words
        span = self._survey.span(
            words.starts[amount.first], words.ends[max(stop, amount.stop) - 1], setting.entry.page
        )
        return QuotaFact(
            who=_tidy(who),
            what=_tidy(what),
            min=amount.low,
            max=amount.high,
            unit="percent" if amount.percent else "count",
            per=per,
            span=span,
            confidence=confidence,
        )

    def _share(
        self, setting: Setting, amount: Amount, limit: int, last_noun: str | None
    ) -> QuotaFact | None:
        told = replace(setting, who=setting.who or self._assigned(setting.entry))
        share = self._shares.read(told, amount, limit, last_noun)
        if share is None:
            return None
        firm = 0.9 if setting.entry.node.roles & {"composition", "targets"} else 0.75
        return self._fact(setting, amount, share.stop, share.who, share.what, setting.per, firm)

    # -------------------------------------------------------------- counts

    def _count(self, setting: Setting, amount: Amount, limit: int) -> QuotaFact | None:
        words = self._words
        noun = noun_after(words, amount.stop, limit)
        if noun == amount.stop or not self._is_thing(amount.stop, noun):
            return None
        what = words.slice(amount.stop, noun)
        after = noun + 2 if words.has(noun, "trở", "lên") else noun
        if amount.compared and _DEMANDING.match(words, after) and after < setting.part.stop:
            return None  # "có từ 100 lao động trở lên gửi …" says which units are meant
        if FORMS.match(words, amount.stop) == noun - amount.stop:
            return self._fact(setting, amount, noun, None, what, None, 0.8)
        award = self._award(setting, amount, noun)
        per = self._own_period(noun, setting.part.stop) or setting.per
        has = "có" in (words.word(amount.first), words.word(amount.first - 1))
        whole = self._whole_body(setting) if award is not None and has else None
        if whole is not None:
            return self._fact(setting, amount, noun, whole, what, per, 0.8)
        if award is not None:
            title = setting.entry.node.section.title or ""
            yearly = "year" if "hằng năm" in title.lower().replace("hàng", "hằng") else None
            who = words.slice(amount.stop, self._recipients(amount.stop, noun))
            return self._fact(setting, amount, noun, who, award, per or yearly, 0.95)
        if setting.entry.node.roles & _NO_COUNTS:
            return None
        if "composition" in setting.entry.node.roles:
            return self._delegates(setting, amount, noun, what)
        return self._asked(setting, amount, noun, what, per)

    def _is_thing(self, at: int, stop: int) -> bool:
        """Whether the noun counts people or things, not time, money or measures."""
        words = self._words
        if words.word(at) == "buổi" and (stop - at > 1 or words.word(stop) == "/"):
            return True
        if words.word(at) in _DURATIONS and not words.has(at, "ngày", "hội"):
            return False
        return not _NO_THINGS.match(words, at) or (stop - at >= 2 and words.word(at) == "điểm")

    def _recipients(self, at: int, stop: int) -> int:
        """Where the recipients end, what praises them left out; all when none is known."""
        words, start = self._words, at
        while length := _RECIPIENTS.match(words, at):
            at += length
            if (
                at < stop - 1 and _RECIPIENTS.match(words, at + 1) and not words.word(at).isalnum()
            ) or (words.word(at) == "và" and _RECIPIENTS.match(words, at + 1)):
                at += 1
        return min(at, stop) if at > start else stop

    def _award(self, setting: Setting, amount: Amount, noun: int) -> str | None:
        """The award whose number is printed: the form before it, or the one it is proposed for."""
        place = bisect_right(setting.forms, (amount.first, amount.first))
        before = setting.forms[max(place - 1, 0) : place]
        after = setting.forms[place : place + 1]
        forward = any(
            self._words.has(place, *phrase.split())
            for phrase in _FORWARD
            for place in (noun, noun + 1)
        )
        if after and (forward or not before):
            return self._words.slice(*after[0])
        if before:
            return self._words.slice(*before[0])
        listed = "awards" in setting.entry.node.roles
        return self._award_in_heading(setting.entry) if listed else None

    def _award_in_heading(self, entry: Entry) -> str | None:
        """``Giấy khen của Giám đốc: 05 tập thể``."""
        heading = self._survey.heading(entry.node)
        if heading is None:
            return None
        first, stop = self._words.between(heading.start, heading.end)
        at = FORMS.find(self._words, first, stop)
        if at is None or at > first + 3 or not self._words.is_capital(at):
            return None
        return self._words.slice(at, at + FORMS.match(self._words, at))

    def _delegates(
        self, setting: Setting, amount: Amount, noun: int, what: str
    ) -> QuotaFact | None:
        """A group of delegates and its number; the total of the event is no quota."""
        words = self._words
        if amount.value == self._total:
            return None
        opens = amount.first <= setting.part.first + 1
        colon = label_end(words, setting.opening, setting.part.stop)
        bare = what.lower() in ("đại biểu", "người", "khách mời")
        if colon is not None and colon <= amount.first and (bare or amount.first <= colon + 2):
            who = words.slice(setting.opening, colon)
        elif opens and setting.entry.node.section.title:
            who = setting.entry.node.section.title
        else:
            who = what
        kind = "đại biểu" if what.lower().startswith("đại biểu") or who == what else what
        return self._fact(setting, amount, noun, who, kind, None, 0.9)

    def _asked(
        self, setting: Setting, amount: Amount, noun: int, what: str, per: str | None
    ) -> QuotaFact | None:
        """A number of things a unit is to bring."""
        words = self._words
        each = self._each_before(setting.part, amount.first)
        who = each or setting.who or self._whole_body(setting) or self._labelled(setting, amount)
        labelled = self._labelled(setting, amount) is not None
        demanded = labelled or self._demanded(setting, amount.first)
        if who is None and (demanded or per or amount.compared):
            who = self._assigned(setting.entry)
        elif each is not None and each.lower() in _EACH_OF_THEM:
            who = self._assigned(setting.entry) or each
        if not amount.compared and not each and not (who and (demanded or per)):
            return None
        if words.has(amount.stop, "lần") and not amount.compared:
            return None
        if who is None and "purpose" in setting.entry.node.roles:
            return None
        confidence = 0.9 if who and amount.compared else 0.7
        return self._fact(setting, amount, noun, who, what, per, confidence)

    def _demanded(self, setting: Setting, at: int) -> bool:
        """Whether a verb that asks for numbers stands right before the amount.

        "cử 01 lãnh đạo và 01 chuyên viên" asks for both.
        """
        words, first = self._words, setting.part.first
        if any(
            _DEMANDING.match(words, place) == at - place for place in range(max(first, at - 3), at)
        ):
            return True
        before = next((a for a in reversed(setting.found) if a.stop < at), None)
        if before is None or words.word(at - 1) not in ("và", ","):
            return False
        noun = noun_after(words, before.stop, at)
        return noun in (at - 1, at - 2) and self._demanded(setting, before.first)

    def _whole_body(self, setting: Setting) -> str | None:
        words = self._words
        for at in range(setting.part.first, min(setting.part.stop, setting.part.first + _REACH)):
            length = _WHOLES.match(words, at)
            if length:
                return words.slice(at, at + length)
        return None

    def _labelled(self, setting: Setting, amount: Amount) -> str | None:
        """``Phòng Nội vụ: 02 điển hình``."""
        colon = label_end(self._words, setting.part.first, setting.part.stop)
        if colon is None or amount.first != colon + 1:
            return None
        units = self._units.read(setting.part.first, colon, forced=True)
        if units is None or units.stop != colon:
            return None
        return self._words.slice(units.first, units.stop)


def _tidy(words: str | None) -> str | None:
    if words is None:
        return None
    bare = " ".join(words.split()).strip(" ,.;:-")
    for quantifier in ("Mỗi ", "mỗi ", "Từng ", "từng ", "100% "):
        bare = bare.removeprefix(quantifier)
    return bare or None
