"""The intake's writes: a whole file becomes claims in one transaction, or nothing does."""

from tawam.intake.actions.activities import import_activities, preview_activities
from tawam.intake.actions.lists import undo_list
from tawam.intake.actions.loading import load_case_file, load_casebook
from tawam.intake.actions.tables import import_table, preview_table
from tawam.intake.actions.wikidata import Harvest, import_wikidata, record_harvest
from tawam.intake.actions.wikidata_live import import_wikidata_live

__all__ = [
    "Harvest",
    "import_activities",
    "import_table",
    "import_wikidata",
    "import_wikidata_live",
    "load_case_file",
    "load_casebook",
    "preview_activities",
    "preview_table",
    "record_harvest",
    "undo_list",
]
