"""What other rooms may read of the registry: values, never querysets."""

from tawam.registry.queries.breaks import documented_breaks
from tawam.registry.queries.casefiles import case_files, checked_case_file
from tawam.registry.queries.changes import latest_changes
from tawam.registry.queries.dossiers import conflicts_of, dossier, partnerships_of_source
from tawam.registry.queries.errors import NoSuchCaseFile, NoSuchPartnership
from tawam.registry.queries.lives import lives
from tawam.registry.queries.map import edition, histories, map_links
from tawam.registry.queries.register import (
    Filter,
    countries_with_ties,
    country_ties,
    partnership_count,
    partnerships,
    status_counts,
    tie_counts,
)
from tawam.registry.queries.reports import open_error_reports
from tawam.registry.queries.sightings import sightings

__all__ = [
    "Filter",
    "NoSuchCaseFile",
    "NoSuchPartnership",
    "case_files",
    "checked_case_file",
    "conflicts_of",
    "countries_with_ties",
    "country_ties",
    "documented_breaks",
    "dossier",
    "edition",
    "histories",
    "latest_changes",
    "lives",
    "map_links",
    "open_error_reports",
    "partnership_count",
    "partnerships",
    "partnerships_of_source",
    "sightings",
    "status_counts",
    "tie_counts",
]
