from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "thidua.planning"
    verbose_name = "Kế hoạch"
