"""Django's registration of the room."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """The room."""

    name = "tawam.assessment"
    label = "assessment"
