"""The texts of the assessment that a person reads."""
