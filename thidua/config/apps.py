from django.apps import AppConfig
from django.utils.translation import gettext

from thidua.core.errors import Refusal


class SiteConfig(AppConfig):
    """The shell around the contexts: desk, navigation, set-up commands."""

    name = "thidua.config"
    label = "site_config"

    def ready(self) -> None:
        Refusal.speak_through(gettext)
