"""Closed lists of planning."""

from __future__ import annotations

from thidua.core.labels import Labelled


class FactKind(Labelled):
    """What a reviewed fact is about; the labels are the tabs of the review screen."""

    DOCUMENT = "document", "Phần đầu văn bản"
    SIGNER = "signer", "Người ký"
    RECIPIENT = "recipient", "Nơi nhận"
    LEGAL_BASIS = "legal_basis", "Căn cứ"
    REFERENCE = "reference", "Văn bản dẫn chiếu"
    TASK = "task", "Việc"
    AWARD = "award", "Danh hiệu, hình thức khen"
    CRITERION = "criterion", "Tiêu chí"
    CAMPAIGN = "campaign", "Đợt thi đua"
    EVENT = "event", "Sự kiện"
    QUOTA = "quota", "Chỉ tiêu"
    FINDING = "finding", "Lỗi"


SINGLE = (FactKind.DOCUMENT, FactKind.SIGNER, FactKind.CAMPAIGN, FactKind.EVENT)
"""A plan has at most one of these in force."""


class UnitRole(Labelled):
    """What a unit is to a task."""

    LEAD = "lead", "chủ trì"
    COORDINATING = "coordinating", "phối hợp"


class LinkKind(Labelled):
    """How a plan leans on a document it cites."""

    EXECUTES = "executes", "căn cứ"
    MENTIONS = "mentions", "dẫn chiếu"


class DueCause(Labelled):
    """Why the last day of an assignment moved."""

    EXTENSION = "extension", "gia hạn"
    EVENT = "event", "sự kiện đổi ngày"
    AMENDMENT = "amendment", "điều chỉnh kế hoạch"
    CALENDAR = "calendar", "lịch nghỉ thay đổi"


class NotificationKind(Labelled):
    """What a notice in the app is about."""

    REMINDER = "reminder", "Nhắc việc"
    CHASE = "chase", "Đôn đốc"
    PLAN_STARTED = "plan_started", "Kế hoạch mới"
    DEADLINE_MOVED = "deadline_moved", "Thời hạn thay đổi"
    TASK_AMENDED = "task_amended", "Điều chỉnh nhiệm vụ"
    CANCELLED = "cancelled", "Hủy nhiệm vụ"
    SUBMITTED = "submitted", "Đơn vị gửi kết quả"
    ACCEPTED = "accepted", "Đã nhận kết quả"
    RETURNED = "returned", "Kết quả bị trả lại"
