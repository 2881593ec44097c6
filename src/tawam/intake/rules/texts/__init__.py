"""How a text about partnerships is read, by rules."""

from tawam.intake.rules.texts.reading import RuleReader, language_of

__all__ = ["RuleReader", "language_of"]
