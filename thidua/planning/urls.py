"""Addresses of planning."""

from django.urls import include, path

from thidua.planning.views import (
    activation,
    assignment_list,
    assignments,
    calendars,
    notices,
    readings,
    review,
)

app_name = "planning"

_READING = "ke-hoach/tep/<int:reading_id>/"
_WORK = "cong-viec/<int:assignment_id>/"
_FACT = _READING + "muc/<int:fact_id>/"

urlpatterns = [
    path("ke-hoach/", include("thidua.planning.plan_urls")),
    path("cong-viec/", assignment_list.assignment_list, name="assignment-list"),
    path(_WORK, assignments.assignment, name="assignment"),
    path(_WORK + "minh-chung/", assignments.attach, name="evidence-add"),
    path(_WORK + "minh-chung/<int:evidence_id>/", assignments.download, name="evidence"),
    path(_WORK + "minh-chung/<int:evidence_id>/bo/", assignments.detach, name="evidence-remove"),
    path(_WORK + "<slug:name>/", assignments.act, name="assignment-act"),
    path("lich/", calendars.month, name="calendar"),
    path("lich/dia-chi/", calendars.feeds, name="feeds"),
    path("lich/dia-chi/cap/", calendars.issue, name="feed-issue"),
    path("lich/dia-chi/<int:feed_id>/thu-hoi/", calendars.revoke, name="feed-revoke"),
    path("lich/<str:token>.ics", calendars.feed, name="feed"),
    path("thong-bao/", notices.notices, name="notices"),
    path("thong-bao/da-doc/", notices.read_all, name="notices-read"),
    path("thong-bao/<int:notice_id>/", notices.open_notice, name="notice"),
    path("ke-hoach/dua-vao/", readings.upload, name="upload"),
    path(_READING, readings.reading, name="reading"),
    path(_READING + "doc-lai/", readings.retry, name="reading-retry"),
    path(_READING + "bo/", readings.discard, name="reading-discard"),
    path(_READING + "tai-ve/", readings.original, name="reading-original"),
    path(_READING + "ra-soat/", review.review, name="review"),
    path(_READING + "ra-soat/muc/", review.facts_pane, name="review-facts"),
    path(_READING + "ra-soat/nhan-chac-chan/", review.accept_sure, name="review-accept-sure"),
    path(_READING + "ra-soat/them/", review.add, name="review-add"),
    path(_READING + "ra-soat/ten/", review.name, name="review-name"),
    path(_READING + "ra-soat/hieu-han/", review.say_deadline, name="review-say-deadline"),
    path(_READING + "dua-vao-thuc-hien/", activation.proposal, name="review-preview"),
    path(_READING + "trang/<int:page>.png", review.page_image, name="review-page"),
    path(_FACT + "nhan/", review.accept, name="review-accept"),
    path(_FACT + "bo/", review.drop, name="review-drop"),
    path(_FACT + "hoan-tac/", review.restore, name="review-restore"),
    path(_FACT + "ap-dung/", review.apply, name="review-apply"),
    path(_FACT + "sua/", review.mend, name="review-mend"),
    path(_FACT + "doan/", review.reselect, name="review-reselect"),
]
