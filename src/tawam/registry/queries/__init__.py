"""What other rooms may read of the registry: values, never querysets."""

from tawam.registry.queries.breaks import documented_breaks
from tawam.registry.queries.casefiles import case_files, checked_case_file
from tawam.registry.queries.changes import latest_changes
from tawam.registry.queries.checking import Held, documented, held_against, tied_places
from tawam.registry.queries.dossiers import conflicts_of, dossier, one_sided_ties, partnerships_of_source
from tawam.registry.queries.errors import NoSuchCaseFile, NoSuchPartnership
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

__all__ = [
    "Filter",
    "Held",
    "NoSuchCaseFile",
    "NoSuchPartnership",
    "case_files",
    "checked_case_file",
    "conflicts_of",
    "countries_with_ties",
    "country_ties",
    "documented",
    "documented_breaks",
    "dossier",
    "edition",
    "held_against",
    "histories",
    "latest_changes",
    "map_links",
    "one_sided_ties",
    "open_error_reports",
    "partnership_count",
    "partnerships",
    "partnerships_of_source",
    "status_counts",
    "tie_counts",
    "tied_places",
]
