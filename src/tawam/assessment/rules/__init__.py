"""How a partnership is judged: pure rules over its case."""

from tawam.assessment.rules.outlook import assessment

__all__ = ["assessment"]
