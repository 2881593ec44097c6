"""Django's registration of the room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The room."""

    name = "tawam.people"
    label = "people"
