"""Django's registration of the room."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The room."""

    name = "tawam.web"
    label = "web"
