"""The review of a plan file: the document beside its facts, each decided by a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST

from thidua.accounts.domain.roles import Right
from thidua.core.errors import Invalid
from thidua.organizations.domain.kinds import NameScope
from thidua.organizations.queries import units_of
from thidua.planning.access import fact_for, reading_for
from thidua.planning.domain.conflicts import ChangedMeanwhile
from thidua.planning.domain.fact_states import FactState
from thidua.planning.domain.kinds import FactKind
from thidua.planning.domain.reading_states import ReadingState
from thidua.planning.queries.names import names_in
from thidua.planning.queries.review import doubtful_first, facts_of, fixes_for, review_counts
from thidua.planning.services.drafts import draft_fact
from thidua.planning.services.findings import apply_finding
from thidua.planning.services.names import answer_name
from thidua.planning.services.review import (
    accept_fact,
    accept_sure_facts,
    drop_fact,
    mend_fact,
    restore_fact,
)
from thidua.planning.services.selections import add_fact, move_fact
from thidua.planning.services.time_words import words_parser
from thidua.planning.views.asked import asked_id
from thidua.planning.views.fact_cards import GROUPS, NAMES, FactCard, Group, card_of
from thidua.planning.views.fact_forms import changes, typed_values
from thidua.planning.views.name_rows import name_rows
from thidua.planning.views.page_images import has_page_images, page_png
from thidua.planning.views.paper import Mark, lay_out
from thidua.timing import print_deadline
from thidua.timing.values import DeadlineKind

if TYPE_CHECKING:
    from thidua.accounts.requests import SignedInRequest
    from thidua.planning.models import PlanReading, ReviewFact


_ADDED = (
    FactKind.TASK,
    FactKind.CRITERION,
    FactKind.AWARD,
    FactKind.QUOTA,
    FactKind.EVENT,
    FactKind.CAMPAIGN,
    FactKind.RECIPIENT,
    FactKind.LEGAL_BASIS,
    FactKind.REFERENCE,
    FactKind.SIGNER,
)
"""What may be added from a selection, the commonest first."""


@dataclass(frozen=True, slots=True)
class Tab:
    key: str
    label: Any
    kinds: tuple[FactKind, ...]
    open: int
    current: bool
    alarm: bool


@login_required
@require_GET
def review(request: SignedInRequest, reading_id: int) -> HttpResponse:
    reading = reading_for(request.user, reading_id)
    if reading.state not in (ReadingState.READY, ReadingState.ACTIVATED):
        return redirect("planning:reading", reading_id)
    facts = list(facts_of(reading))
    context = _pane(request, reading, facts) | {
        "paper": lay_out(reading.text, (reading.facts or {}).get("layout", ()), _marks(facts)),
        "notices": (reading.facts or {}).get("notices", ()),
        "page_images": range(1, _pages(reading) + 1) if has_page_images(reading) else (),
        "kinds_to_add": [(str(kind), kind.label) for kind in _ADDED],
    }
    return render(request, "planning/review/review.html", context)


@login_required
@require_GET
def facts_pane(request: SignedInRequest, reading_id: int) -> HttpResponse:
    reading = reading_for(request.user, reading_id)
    if not request.htmx:
        return redirect(
            f"{reverse('planning:review', args=(reading_id,))}?{request.GET.urlencode()}"
        )
    context = _pane(request, reading, list(facts_of(reading)))
    return render(request, "planning/review/_pane.html", context)


@login_required
@require_POST
def decide(
    request: SignedInRequest, reading_id: int, fact_id: int, *, service: Any
) -> HttpResponse:
    fact = fact_for(request.user, reading_id, fact_id)
    return _act(request, fact, partial(service, by=request.user, at=timezone.now()))


accept = partial(decide, service=accept_fact)
drop = partial(decide, service=drop_fact)
restore = partial(decide, service=restore_fact)
apply = partial(decide, service=apply_finding)


@login_required
@require_POST
def name(request: SignedInRequest, reading_id: int) -> HttpResponse:
    """Answer what a written name stands for; remembered for later plans."""
    reading_for(request.user, reading_id)
    asked = request.POST.get("scope")
    scope = next((scope for scope in NameScope if scope == asked), NameScope.OUTSIDE)
    units = request.POST.getlist("units") if scope in (NameScope.UNIT, NameScope.SOME) else []
    error = None
    try:
        answer_name(
            reading_id,
            request.POST.get("text", ""),
            scope,
            [unit for unit in map(asked_id, units) if unit is not None],
            by=request.user,
        )
    except Invalid as refusal:
        error = refusal
    reading = reading_for(request.user, reading_id)
    if not request.htmx and error is None:
        return redirect(f"{reverse('planning:review', args=(reading_id,))}?nhom={NAMES.key}")
    context = _pane(request, reading, list(facts_of(reading)), name_error=error)
    status = 422 if error else 200
    return render(request, "planning/review/_pane.html", context, status=status)


@login_required
@require_POST
def mend(request: SignedInRequest, reading_id: int, fact_id: int) -> HttpResponse:
    fact = fact_for(request.user, reading_id, fact_id)
    kind = FactKind(fact.kind)
    act = partial(
        mend_fact, changes=changes(kind, request.POST), by=request.user, at=timezone.now()
    )
    return _act(request, fact, act, typed=typed_values(kind, request.POST))


@login_required
@require_POST
def reselect(request: SignedInRequest, reading_id: int, fact_id: int) -> HttpResponse:
    fact = fact_for(request.user, reading_id, fact_id)
    start, end = _selection(request)
    act = partial(move_fact, start=start, end=end, by=request.user)
    response = _act(request, fact, act)
    response["HX-Refresh"] = "true"
    return response


@login_required
@require_POST
def add(request: SignedInRequest, reading_id: int) -> HttpResponse:
    reading = reading_for(request.user, reading_id)
    start, end = _selection(request)
    kind = FactKind(request.POST.get("kind", ""))
    draft = draft_fact(reading, kind, start=start, end=end)
    added = add_fact(
        reading_id, kind, draft, start=start, end=end, by=request.user, at=timezone.now()
    )
    group = next(group for group in GROUPS if kind in group.kinds)
    address = reverse("planning:review", args=(reading_id,))
    address += f"?nhom={group.key}&sua={added.pk}&muc={added.pk}"
    if request.htmx:
        response = HttpResponse(status=204)
        response["HX-Redirect"] = address
        return response
    return redirect(address)


@login_required
@require_POST
def accept_sure(request: SignedInRequest, reading_id: int) -> HttpResponse:
    reading_for(request.user, reading_id)
    taken = len(accept_sure_facts(reading_id, by=request.user, at=timezone.now()))
    said = ngettext("Đã nhận %(n)d mục chắc chắn.", "Đã nhận %(n)d mục chắc chắn.", taken)
    messages.success(request, said % {"n": taken})
    return redirect("planning:review", reading_id)


@login_required
@require_GET
def say_deadline(request: SignedInRequest, reading_id: int) -> HttpResponse:
    """What the words typed for a deadline are taken to mean, shown while typing."""
    reading = reading_for(request.user, reading_id)
    typed = request.GET.get("deadline") or request.GET.get("when") or ""
    deadline = words_parser(reading)(typed)
    if deadline.kind is DeadlineKind.NONE:
        said = _("Chưa hiểu thành thời hạn; sẽ ghi là không có hạn.") if typed.strip() else ""
    else:
        said = _("Hiểu là: %s") % print_deadline(deadline)
    return HttpResponse(said, content_type="text/plain; charset=utf-8")


@login_required
@require_GET
@cache_control(private=True, max_age=86_400, immutable=True)
def page_image(request: SignedInRequest, reading_id: int, page: int) -> HttpResponse:
    reading = reading_for(request.user, reading_id)
    return HttpResponse(page_png(reading, page), content_type="image/png")


def _act(
    request: SignedInRequest,
    fact: ReviewFact,
    act: Callable[..., Any],
    *,
    typed: dict[str, Any] | None = None,
) -> HttpResponse:
    """Run one act on a fact and show the pane again, with whatever stood in its way."""
    reading_id = fact.reading_id
    said: dict[str, Any] = {}
    status = 200
    version = asked_id(request.POST.get("version") or request.GET.get("v", ""))
    try:
        act(fact.pk, version=version or 0)
    except ChangedMeanwhile as conflict:
        said, status = {"conflict": conflict.message}, 409
    except Invalid as error:
        said, status = {"mend_error": error, "editing": fact.pk, "typed": typed}, 422
    reading = reading_for(request.user, reading_id)
    if not request.htmx and status == 200:
        address = reverse("planning:review", args=(reading_id,))
        return redirect(f"{address}?nhom={request.POST.get('nhom', '')}&muc={fact.pk}")
    context = _pane(request, reading, list(facts_of(reading)), **said)
    return render(request, "planning/review/_pane.html", context, status=status)


def _selection(request: SignedInRequest) -> tuple[int, int]:
    try:
        return int(request.POST["start"]), int(request.POST["end"])
    except (KeyError, ValueError):
        raise Invalid(
            "selection_empty", "Hãy bôi đen ít nhất một từ trong văn bản rồi thử lại."
        ) from None


def _pane(
    request: SignedInRequest,
    reading: PlanReading,
    facts: list[ReviewFact],
    *,
    editing: int | None = None,
    typed: dict[str, Any] | None = None,
    **said: Any,
) -> dict[str, Any]:
    group = _group(request, facts)
    editing = editing or asked_id(request.GET.get("sua", ""))
    names = names_in(reading, timezone.localdate())
    unknown = sum(not name.known for name in names)
    units = list(units_of(reading.agency_id)) if group is NAMES else []
    may_review = reading.state == ReadingState.READY and request.rights.may(
        Right.REVIEW_PLAN, agency_id=reading.agency_id
    )
    return {
        "reading": reading,
        "group": group.key,
        "tabs": [*(_tab(each, group, facts) for each in GROUPS), _names_tab(group, unknown)],
        "cards": _cards(group, facts, editing, typed),
        "names": name_rows(names, {u.pk: u.name for u in units}) if group is NAMES else (),
        "unknown_names": unknown,
        "scopes": [(str(scope), scope.label) for scope in NameScope],
        "units": units,
        "editing": editing,
        "counts": review_counts(facts),
        "may_review": may_review,
        "may_activate": may_review
        and request.rights.may(Right.ACTIVATE_PLAN, agency_id=reading.agency_id),
        **said,
    }


def _group(request: SignedInRequest, facts: list[ReviewFact]) -> Group:
    """The tab asked for, else that of the fact asked for, else the first."""
    asked = request.POST.get("nhom") or request.GET.get("nhom")
    if found := next((group for group in (*GROUPS, NAMES) if group.key == asked), None):
        return found
    wanted = request.GET.get("muc", "")
    kind = next((fact.kind for fact in facts if str(fact.pk) == wanted), None)
    return next((group for group in GROUPS if kind in group.kinds), GROUPS[0])


def _tab(group: Group, current: Group, facts: list[ReviewFact]) -> Tab:
    mine = [fact for fact in facts if fact.kind in group.kinds]
    left = sum(fact.state == FactState.PROPOSED for fact in mine)
    return Tab(
        group.key, group.label, group.kinds, left, group is current, group.alarm and left > 0
    )


def _names_tab(current: Group, unknown: int) -> Tab:
    return Tab(NAMES.key, NAMES.label, (), unknown, current is NAMES, unknown > 0)


def _cards(
    group: Group, facts: list[ReviewFact], editing: int | None, typed: dict[str, Any] | None
) -> list[FactCard]:
    mine = doubtful_first(fact for fact in facts if fact.kind in group.kinds)
    fixes = fixes_for(facts) if FactKind.FINDING in group.kinds else {}
    return [
        card_of(fact, editing=fact.pk == editing, typed=typed, fix=fixes.get(fact.pk))
        for fact in mine
    ]


def _marks(facts: list[ReviewFact]) -> list[Mark]:
    """Places to colour: every fact not dropped, and what inside it stands out."""
    marks = []
    for fact in facts:
        if fact.state == FactState.DROPPED or fact.start is None or fact.end is None:
            continue
        marks.append(Mark(fact.start, fact.end, fact.kind, fact.pk))
        limit = (fact.data.get("parts") or {}).get("deadline")
        inner = [("deadline", limit)] if limit else []
        inner += [(fact.kind, item.get("span")) for item in fact.data.get("programme") or ()]
        marks += [
            Mark(span["start"], span["end"], kind, fact.pk)
            for kind, span in inner
            if span and span["end"] > span["start"]
        ]
    return marks


def _pages(reading: PlanReading) -> int:
    return int(((reading.facts or {}).get("source") or {}).get("pages") or 0)
