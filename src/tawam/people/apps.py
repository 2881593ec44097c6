"""Django's registration of the room."""

from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The room."""

    name = "tawam.people"
    label = "people"

    def ready(self) -> None:
        """Listen to what the account library writes."""
        import_module("tawam.people.jobs")
