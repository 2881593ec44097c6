"""The assessment as a Django app."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "tawam.assessment"
    label = "assessment"
    default_auto_field = "django.db.models.BigAutoField"
