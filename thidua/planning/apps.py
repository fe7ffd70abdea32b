from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "thidua.planning"
    verbose_name = "Kế hoạch"

    def ready(self) -> None:
        from thidua.planning.compilers import register
        from thidua.planning.services.paper_compiler import PaperCompiler
        from thidua.planning.services.task_compiler import TaskCompiler

        register(TaskCompiler())
        register(PaperCompiler())
