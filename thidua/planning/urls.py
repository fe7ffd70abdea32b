"""Addresses of planning."""

from django.urls import path

from thidua.planning.views import activation, readings, review

app_name = "planning"

_READING = "ke-hoach/tep/<int:reading_id>/"
_FACT = _READING + "muc/<int:fact_id>/"

urlpatterns = [
    path("ke-hoach/", readings.upload, name="plan-list"),
    path("cong-viec/", readings.upload, name="assignment-list"),
    path("lich/", readings.upload, name="calendar"),
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
