"""Django's registration of the room."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The room."""

    name = "tawam.reports"
    label = "reports"
