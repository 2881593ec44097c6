"""Django's registration of the room."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """The room."""

    name = "tawam.registry"
    label = "registry"
