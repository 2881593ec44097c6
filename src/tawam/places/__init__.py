"""Places: cities, regions and countries with their names in many languages, and which of them a name means."""
