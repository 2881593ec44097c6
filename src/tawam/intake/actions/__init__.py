"""The intake's writes: a whole file becomes claims in one transaction, or nothing does."""

from tawam.intake.actions.activities import import_activities, preview_activities
from tawam.intake.actions.lists import undo_list
from tawam.intake.actions.loading import load_case_file, load_casebook
from tawam.intake.actions.tables import import_table, preview_table
from tawam.intake.actions.wikidata import import_wikidata

__all__ = [
    "import_activities",
    "import_table",
    "import_wikidata",
    "load_case_file",
    "load_casebook",
    "preview_activities",
    "preview_table",
    "undo_list",
]
