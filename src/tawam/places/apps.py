"""Django's registration of the room."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """The places room."""

    name = "tawam.places"
    label = "places"
