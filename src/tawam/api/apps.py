"""Django's registration of the room."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The room."""

    name = "tawam.api"
    label = "api"
