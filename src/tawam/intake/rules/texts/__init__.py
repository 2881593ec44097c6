"""How a text about partnerships is read, by rules."""

from tawam.intake.rules.texts.language import language_of
from tawam.intake.rules.texts.reading import RuleReader

__all__ = ["RuleReader", "language_of"]
