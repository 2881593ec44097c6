"""Django's registration of the room."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """The room."""

    name = "tawam.evidence"
    label = "evidence"
