from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The shell around the contexts: desk, navigation, set-up commands."""

    name = "thidua.config"
    label = "site_config"
