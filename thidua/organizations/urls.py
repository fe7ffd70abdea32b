"""The pages of the agency: units, names, officials."""

from django.urls import path

from thidua.organizations import views

app_name = "organizations"
urlpatterns = [
    path("", views.agency, name="agency"),
    path("don-vi/them/", views.unit_add, name="unit-add"),
    path("ccvc/", views.officials, name="officials"),
    path("ccvc/them/", views.official_add, name="official-add"),
]
