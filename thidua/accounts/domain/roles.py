"""Roles and the rights each one carries; the table is the whole truth."""

from __future__ import annotations

from thidua.core.labels import Labelled


class Role(Labelled):
    """What a person is in an agency or one of its units, for a time."""

    OFFICER = "officer", "Chuyên viên thường trực thi đua, khen thưởng"
    UNIT_CLERK = "unit_clerk", "Người làm thi đua của đơn vị"
    UNIT_HEAD = "unit_head", "Trưởng đơn vị"
    LEADER = "leader", "Lãnh đạo cơ quan"


class Right(Labelled):
    """Something a person may do; checked in services and queries, never only on screen."""

    SEE_AGENCY_WORK = "see_agency_work", "xem việc của cả cơ quan"
    SEE_UNIT_WORK = "see_unit_work", "xem việc của đơn vị mình"
    IMPORT_PLAN = "import_plan", "đưa kế hoạch vào"
    REVIEW_PLAN = "review_plan", "rà soát kế hoạch"
    ACTIVATE_PLAN = "activate_plan", "đưa kế hoạch vào thực hiện"
    AMEND_PLAN = "amend_plan", "điều chỉnh kế hoạch"
    EXTEND_DEADLINE = "extend_deadline", "gia hạn"
    REPORT_PROGRESS = "report_progress", "báo cáo tiến độ"
    ACCEPT_RESULT = "accept_result", "nhận kết quả"
    CLOSE_PLAN = "close_plan", "kết thúc kế hoạch"
    CHASE_UNITS = "chase_units", "đôn đốc đơn vị"
    MANAGE_ORGANIZATION = "manage_organization", "quản lý cơ quan, đơn vị"


AGENCY_WIDE: dict[Role, frozenset[Right]] = {
    Role.OFFICER: frozenset(
        {
            Right.SEE_AGENCY_WORK,
            Right.IMPORT_PLAN,
            Right.REVIEW_PLAN,
            Right.ACTIVATE_PLAN,
            Right.AMEND_PLAN,
            Right.EXTEND_DEADLINE,
            Right.REPORT_PROGRESS,
            Right.ACCEPT_RESULT,
            Right.CLOSE_PLAN,
            Right.CHASE_UNITS,
            Right.MANAGE_ORGANIZATION,
        }
    ),
    Role.LEADER: frozenset(
        {Right.SEE_AGENCY_WORK, Right.EXTEND_DEADLINE, Right.CLOSE_PLAN, Right.CHASE_UNITS}
    ),
}
"""Rights over the whole agency of the grant."""

IN_UNIT: dict[Role, frozenset[Right]] = {
    Role.UNIT_CLERK: frozenset({Right.SEE_UNIT_WORK, Right.REPORT_PROGRESS}),
    Role.UNIT_HEAD: frozenset({Right.SEE_UNIT_WORK, Right.REPORT_PROGRESS}),
}
"""Rights over the unit of the grant only."""


def needs_unit(role: Role) -> bool:
    """Whether a grant of this role must name a unit."""
    return role in IN_UNIT
