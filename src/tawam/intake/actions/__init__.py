"""The intake's writes: a whole file becomes claims in one transaction, or nothing does."""

from tawam.intake.actions.activities import import_activities, preview_activities
from tawam.intake.actions.demonstration import NoDemonstration, load_demonstration
from tawam.intake.actions.draft_rows import settle_place
from tawam.intake.actions.draft_work import claim_job, do_job
from tawam.intake.actions.drafts import (
    confirm_draft,
    delete_draft,
    map_draft,
    open_draft,
    read_sheet,
    undo_draft,
    upload_table,
)
from tawam.intake.actions.lists import undo_list
from tawam.intake.actions.loading import load_case_file, load_casebook
from tawam.intake.actions.profiles import change_profile, delete_profile, import_profiles, rename_profile, save_profile
from tawam.intake.actions.tables import import_table, preview_table
from tawam.intake.actions.wikidata import Harvest, import_wikidata, record_harvest
from tawam.intake.actions.wikidata_live import import_wikidata_live

__all__ = [
    "Harvest",
    "NoDemonstration",
    "change_profile",
    "claim_job",
    "confirm_draft",
    "delete_draft",
    "delete_profile",
    "do_job",
    "import_activities",
    "import_profiles",
    "import_table",
    "import_wikidata",
    "import_wikidata_live",
    "load_case_file",
    "load_casebook",
    "load_demonstration",
    "map_draft",
    "open_draft",
    "preview_activities",
    "preview_table",
    "read_sheet",
    "record_harvest",
    "rename_profile",
    "save_profile",
    "settle_place",
    "undo_draft",
    "undo_list",
    "upload_table",
]
