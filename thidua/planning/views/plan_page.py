"""The page of a plan: the document with what became of it, and its tabs."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from thidua.accounts.requests import SignedInRequest
from thidua.planning.access import plan_for
from thidua.planning.domain.citations import issuer_key
from thidua.planning.exports import assignments_workbook
from thidua.planning.queries.assignments import AssignmentFilter, AssignmentSort, filtered
from thidua.planning.queries.lateness import Day
from thidua.planning.queries.visibility import assignments_seen_by
from thidua.planning.views.assignment_list import workbook_response
from thidua.planning.views.line_words import say_tally
from thidua.planning.views.plan_frame import next_step, other_acts, plan_frame
from thidua.planning.views.plan_tabs import TABS, tab_asked
from thidua.planning.views.task_story import story


@login_required
@require_GET
def plan(request: SignedInRequest, plan_id: int) -> HttpResponse:
    frame = plan_frame(request, plan_id)
    tab = tab_asked(request)
    main = next_step(frame)
    context = {
        "frame": frame,
        "plan": frame.plan,
        "other_issuer": frame.plan.issuer_key != issuer_key(frame.plan.agency.name),
        "tally": frame.outline.tally,
        "tally_said": say_tally(frame.outline.tally),
        "tab": tab,
        "part": f"planning/plan/{tab.part}.html",
        "tabs": TABS,
        "main_act": main,
        "other_acts": other_acts(frame, main),
    }
    return render(request, "planning/plan/plan.html", context | tab.fill(request, frame))


@login_required
@require_GET
@vary_on_headers("HX-Request")
def task_story(request: SignedInRequest, plan_id: int, task_id: int) -> HttpResponse:
    """What became of one sentence: the panel beside the document, else the page with it open."""
    if not request.htmx:
        return redirect(f"{reverse('planning:plan', args=(plan_id,))}?cau={task_id}#cau-{task_id}")
    frame = plan_frame(request, plan_id)
    line = next((line for line in frame.lines if line.task.pk == task_id), None)
    if line is None:
        raise Http404
    context = {"plan": frame.plan, "frame": frame} | story(frame, line)
    return render(request, "planning/plan/_story.html", context)


@login_required
@require_GET
def export(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """The work of the plan, one line for each unit and period."""
    found = plan_for(request.user, plan_id)
    day = Day.of(found.agency_id, timezone.localdate())
    wanted = AssignmentFilter(plan_id=found.pk, running=False, sort=AssignmentSort.PLAN)
    rows = filtered(assignments_seen_by(request.user, request.rights), wanted, day)
    return workbook_response(assignments_workbook(rows, day), f"ke-hoach-{found.pk}.xlsx")
