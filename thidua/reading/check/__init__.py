"""Checking a plan: what a careful clerk would catch before it is signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from thidua.reading.check.authority import powers_exceeded
from thidua.reading.check.date_conflicts import conflicting_dates
from thidua.reading.check.dates import impossible_dates, undated_starts
from thidua.reading.check.form import faults_of_form
from thidua.reading.check.head import missing_date, missing_head, missing_number, missing_title
from thidua.reading.check.inspection import Inspection
from thidua.reading.check.names import conflicting_names
from thidua.reading.check.numbering import numbering_gaps, numbering_repeats
from thidua.reading.check.parts_referred_to import missing_parts
from thidua.reading.check.past_limits import limits_gone_by
from thidua.reading.check.periods import conflicting_periods
from thidua.reading.check.ranges import broken_scales
from thidua.reading.check.references import (
    conflicting_references,
    incomplete_references,
    outdated_references,
)
from thidua.reading.check.spelling import typos
from thidua.reading.check.step_order import steps_out_of_order
from thidua.reading.check.sums import sums_that_miss
from thidua.reading.check.tables import cells_without_deadline, cells_without_unit
from thidua.reading.facts import Finding, FindingCode, PlanFacts
from thidua.reading.reading_context import Reading

Checker = Callable[[Inspection], Iterator[Finding]]

CHECKERS: Mapping[FindingCode, Checker] = {
    FindingCode.MISSING_HEAD: missing_head,
    FindingCode.MISSING_TITLE: missing_title,
    FindingCode.MISSING_NUMBER: missing_number,
    FindingCode.MISSING_DATE: missing_date,
    FindingCode.NUM_GAP: numbering_gaps,
    FindingCode.NUM_DUP: numbering_repeats,
    FindingCode.PERIOD_CONFLICT: conflicting_periods,
    FindingCode.DATE_CONFLICT: conflicting_dates,
    FindingCode.DATE_INVALID: impossible_dates,
    FindingCode.DEADLINE_ORDER: steps_out_of_order,
    FindingCode.DEADLINE_PAST: limits_gone_by,
    FindingCode.START_UNDATED: undated_starts,
    FindingCode.NO_UNIT: cells_without_unit,
    FindingCode.NO_DEADLINE: cells_without_deadline,
    FindingCode.SUM_MISMATCH: sums_that_miss,
    FindingCode.RANGE_FAULT: broken_scales,
    FindingCode.REF_INCOMPLETE: incomplete_references,
    FindingCode.REF_MISSING: missing_parts,
    FindingCode.REF_CONFLICT: conflicting_references,
    FindingCode.REF_OUTDATED: outdated_references,
    FindingCode.NAME_CONFLICT: conflicting_names,
    FindingCode.AUTHORITY: powers_exceeded,
    FindingCode.TYPO: typos,
}
"""Which function finds which fault; each yields findings of its own code only."""


def check_all(reading: Reading, facts: PlanFacts) -> tuple[Finding, ...]:
    """All findings on a plan, code by code, in the order of the text within a code."""
    inspection = Inspection(reading, facts)
    return tuple(finding for checker in CHECKERS.values() for finding in checker(inspection))


def check_form(reading: Reading, facts: PlanFacts) -> tuple[Finding, ...]:
    """Faults of form by Decree 30/2020: shown to the clerk, no fault of what the plan says."""
    return tuple(faults_of_form(Inspection(reading, facts)))
