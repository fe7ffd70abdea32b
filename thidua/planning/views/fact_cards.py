"""Facts as cards: what is shown of each kind, what may be done, what the mending form asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.formats import get_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from thidua.planning.domain.fact_fields import DURATION_UNITS, FIELDS, Field, FieldKind
from thidua.planning.domain.fact_rows import SURE
from thidua.planning.domain.fact_states import MACHINE, FactAction, FactState
from thidua.planning.domain.finding_fixes import Fix
from thidua.planning.domain.kinds import FactKind
from thidua.reading.facts import FindingCode
from thidua.timing import print_deadline
from thidua.timing.values import Deadline

if TYPE_CHECKING:
    from thidua.planning.models import ReviewFact


@dataclass(frozen=True, slots=True)
class Group:
    """A tab of the review: kinds that are looked at together."""

    key: str
    label: Any
    kinds: tuple[FactKind, ...]
    alarm: bool = False


GROUPS = (
    Group("viec", pgettext_lazy("several", "Việc"), (FactKind.TASK,)),
    Group("tieu-chi", gettext_lazy("Tiêu chí, khen thưởng"), (FactKind.CRITERION, FactKind.AWARD)),
    Group("chi-tieu", gettext_lazy("Chỉ tiêu"), (FactKind.QUOTA,)),
    Group("su-kien", gettext_lazy("Sự kiện, đợt"), (FactKind.EVENT, FactKind.CAMPAIGN)),
    Group(
        "van-ban",
        gettext_lazy("Văn bản"),
        (
            FactKind.DOCUMENT,
            FactKind.SIGNER,
            FactKind.RECIPIENT,
            FactKind.LEGAL_BASIS,
            FactKind.REFERENCE,
        ),
    ),
    Group("loi", gettext_lazy("Lỗi"), (FactKind.FINDING,), alarm=True),
)
NAMES = Group("don-vi", gettext_lazy("Tên đơn vị"), (), alarm=True)
"""The tab of unit names as written; it holds no facts of its own."""

TITLE_FIELD = {
    FactKind.DOCUMENT: "subject",
    FactKind.SIGNER: "name",
    FactKind.RECIPIENT: "who",
    FactKind.TASK: "text_key",
    FactKind.AWARD: "form",
    FactKind.CRITERION: "text_key",
    FactKind.CAMPAIGN: "name",
    FactKind.EVENT: "name",
}


@dataclass(frozen=True, slots=True)
class CardLine:
    """One fact of a fact: a label, what it says, and what it is taken to mean."""

    label: str
    value: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class CardAct:
    """A button of a card."""

    name: str
    label: Any
    icon: str
    key: str
    look: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class CardInput:
    """One field of the mending form, with its value as a person types it."""

    name: str
    label: str
    kind: FieldKind
    value: Any
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    rows: int = 2
    long: bool = False


@dataclass(frozen=True, slots=True)
class FactCard:
    """A fact as the right-hand pane shows it."""

    pk: int
    kind: FactKind
    state: FactState
    version: int
    title: str
    label: str
    lines: tuple[CardLine, ...] = ()
    said: str = ""
    severity: str = ""
    doubtful: bool = False
    may_mend: bool = False
    acts: tuple[CardAct, ...] = ()
    inputs: tuple[CardInput, ...] = field(default=())


_ACTS = {
    FactAction.ACCEPT: ("accept", gettext_lazy("Nhận"), "check", "Enter", "btn-line"),
    FactAction.DROP: ("drop", gettext_lazy("Bỏ"), "x", "X", "btn-quiet"),
    FactAction.RESTORE: ("restore", gettext_lazy("Hoàn tác"), "arrow-back-up", "U", "btn-quiet"),
}
_FINDING_WORDS = {
    FactAction.ACCEPT: pgettext_lazy("finding", "Đã xử lý"),
    FactAction.DROP: pgettext_lazy("finding", "Không phải lỗi"),
}
_ROUTES = {
    FactAction.ACCEPT: "planning:review-accept",
    FactAction.DROP: "planning:review-drop",
    FactAction.RESTORE: "planning:review-restore",
}


def card_of(
    fact: ReviewFact,
    *,
    editing: bool = False,
    typed: Mapping[str, Any] | None = None,
    fix: Fix | None = None,
) -> FactCard:
    """The card of a fact; with ``editing`` also its inputs, holding what was ``typed``.

    ``fix`` is what a finding would put right at one press.
    """
    kind, state = FactKind(fact.kind), FactState(fact.state)
    is_finding = kind is FactKind.FINDING
    return FactCard(
        pk=fact.pk,
        kind=kind,
        state=state,
        version=fact.version,
        title=_title(kind, fact.data),
        label=_(FindingCode(fact.data["code"]).label) if is_finding else _(kind.label),
        lines=_finding_lines(fact.data) if is_finding else _lines(kind, fact.data),
        said=_said(fact, state),
        severity=fact.data.get("severity", ""),
        doubtful=not is_finding and fact.confidence < SURE and state is FactState.PROPOSED,
        may_mend=bool(FIELDS[kind]) and FactAction.MEND in MACHINE.actions_from(state),
        acts=tuple(_acts(fact, state, is_finding, fix)),
        inputs=tuple(_inputs(kind, fact.data, typed)) if editing else (),
    )


def _acts(
    fact: ReviewFact, state: FactState, is_finding: bool, fix: Fix | None
) -> Iterable[CardAct]:
    if fix is not None and fix.value and state is FactState.PROPOSED:
        address = reverse("planning:review-apply", args=(fact.reading_id, fact.pk))
        label = _("Sửa thành: %s") % str(fix.value)[:60]
        yield CardAct("apply", label, "check", "A", "btn-line", address)
    for action in MACHINE.actions_from(state):
        if action not in _ACTS:
            continue
        name, usual, icon, key, look = _ACTS[action]
        label = str(_FINDING_WORDS.get(action, usual) if is_finding else usual)
        address = reverse(_ROUTES[action], args=(fact.reading_id, fact.pk))
        yield CardAct(name, label, icon, key, look, address)


def _title(kind: FactKind, data: Mapping[str, Any]) -> str:
    if kind in TITLE_FIELD:
        return data.get(TITLE_FIELD[kind]) or _(kind.label)
    if kind in (FactKind.LEGAL_BASIS, FactKind.REFERENCE):
        return " ".join(part for part in (data.get("type"), data.get("number")) if part) or (
            data.get("subject") or _(kind.label)
        )
    if kind is FactKind.QUOTA:
        return data.get("what") or _(kind.label)
    return data.get("why") or ""


def _lines(kind: FactKind, data: Mapping[str, Any]) -> tuple[CardLine, ...]:
    shown = TITLE_FIELD.get(kind)
    lines = (
        _line(spec, data.get(spec.name))
        for spec in FIELDS[kind]
        if spec.name != shown and data.get(spec.name) not in (None, "", [], {})
    )
    return tuple(line for line in lines if line.value)


def _line(spec: Field, value: Any) -> CardLine:
    label = _(spec.label)
    if spec.kind is FieldKind.DEADLINE:
        deadline = Deadline.from_json(value)
        meaning = print_deadline(deadline)
        if deadline.text and deadline.text != meaning:
            return CardLine(label, deadline.text, f"→ {meaning}" if meaning else "")
        return CardLine(label, meaning)
    return CardLine(label, say_value(spec, value))


def say_value(spec: Field, value: Any) -> str:
    """A field's value in words."""
    if spec.kind is FieldKind.CHOICE:
        return _(dict(spec.choices).get(value, ""))
    if spec.kind is FieldKind.LINES:
        return "; ".join(value)
    if spec.kind is FieldKind.DATE:
        return "/".join(reversed(value.split("-")))
    if spec.kind is FieldKind.DURATION:
        amount = f"{value['value']:g}".replace(".", get_format("DECIMAL_SEPARATOR"))
        return f"{amount} {_(dict(DURATION_UNITS)[value['unit']])}"
    if spec.kind is FieldKind.PROGRAMME:
        return ngettext("%d mục", "%d mục", len(value)) % len(value)
    return str(value)


def _finding_lines(data: Mapping[str, Any]) -> tuple[CardLine, ...]:
    where = data.get("where") or {}
    parts = (
        (_("Mục"), _SECTION_WORDS.get(str(where.get("section")), where.get("section"))),
        (_("Câu chữ"), where.get("quote") and f"“{where['quote']}”"),
        (_("Gợi ý"), data.get("suggestion")),
    )
    return tuple(CardLine(label, str(value)) for label, value in parts if value)


_SECTION_WORDS = {
    "head": gettext_lazy("phần đầu"),
    "preamble": gettext_lazy("phần căn cứ"),
    "recipients": gettext_lazy("nơi nhận"),
    "signature": gettext_lazy("phần ký"),
    "end": gettext_lazy("cuối văn bản"),
}


def _said(fact: ReviewFact, state: FactState) -> str:
    if state is FactState.PROPOSED or fact.decided_by is None:
        return _("Thêm bằng tay") if fact.original is None else ""
    return f"{fact.decided_by}, {fact.decided_at:%d/%m %H:%M}" if fact.decided_at else ""


def _inputs(
    kind: FactKind, data: Mapping[str, Any], typed: Mapping[str, Any] | None
) -> Iterable[CardInput]:
    for spec in FIELDS[kind]:
        value = data.get(spec.name)
        hint = ""
        if spec.kind is FieldKind.DEADLINE:
            deadline = Deadline.from_json(value)
            value, hint = deadline.text or print_deadline(deadline), print_deadline(deadline)
        elif spec.kind is FieldKind.LINES:
            value = "\n".join(value or ())
        elif spec.kind is FieldKind.DATE:
            value = say_value(spec, value) if value else ""
        elif spec.kind is FieldKind.PROGRAMME:
            value = "\n".join(_programme_line(item) for item in value or ())
        if typed is not None and spec.name in typed:
            value = typed[spec.name]
        text = str(value or "")
        choices = DURATION_UNITS if spec.kind is FieldKind.DURATION else spec.choices
        yield CardInput(
            name=spec.name,
            label=_(spec.label),
            kind=spec.kind,
            value=value,
            required=spec.required,
            choices=tuple((key, _(label)) for key, label in choices),
            hint=hint,
            rows=min(8, max(1, text.count("\n") + 1 + len(text) // 60)),
            long=len(text) > 60,
        )


def _programme_line(item: Mapping[str, Any]) -> str:
    clock = " - ".join(part for part in (item.get("time"), item.get("end")) if part)
    parts = (clock, item.get("item") or "", item.get("by") or "")
    return " | ".join(parts) if parts[2] else " | ".join(parts[:2])
