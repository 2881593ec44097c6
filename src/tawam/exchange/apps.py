"""Django's registration of the room."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """The room."""

    name = "tawam.exchange"
    label = "exchange"
