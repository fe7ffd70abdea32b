"""Addresses of all contexts."""

from django.urls import include, path

from thidua.config.desk import desk

urlpatterns = [
    path("", desk, name="desk"),
    path("", include("thidua.planning.urls")),
    path("co-quan/", include("thidua.organizations.urls")),
    path("tai-khoan/", include("thidua.accounts.urls")),
    path("ngon-ngu/", include("django.conf.urls.i18n")),
]
