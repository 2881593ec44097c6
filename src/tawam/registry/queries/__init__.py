"""What other rooms may read of the registry: values, never querysets."""

from tawam.registry.queries.between import partnerships_of_pairs
from tawam.registry.queries.breaks import documented_breaks
from tawam.registry.queries.casefiles import case_files, checked_case_file
from tawam.registry.queries.changes import latest_changes
from tawam.registry.queries.checking import Held, documented, held_against, tied_places
from tawam.registry.queries.claims import claims_of_records, homes_of_pairs
from tawam.registry.queries.dossiers import (
    conflicts_of,
    dossier,
    events_of,
    one_sided_ties,
    partnership,
    partnerships_of_source,
)
from tawam.registry.queries.errors import NoSuchCaseFile, NoSuchPartnership, NotKnownYet
from tawam.registry.queries.lives import lives
from tawam.registry.queries.map import edition, histories, map_links
from tawam.registry.queries.register import (
    Filter,
    countries_with_ties,
    country_ties,
    known_partnerships,
    parties_of,
    partnership_count,
    partnerships,
    party_ids,
    status_counts,
    statuses,
    tie_counts,
)
from tawam.registry.queries.reports import open_error_reports
from tawam.registry.queries.sightings import sightings

__all__ = [
    "Filter",
    "Held",
    "NoSuchCaseFile",
    "NoSuchPartnership",
    "NotKnownYet",
    "case_files",
    "checked_case_file",
    "claims_of_records",
    "conflicts_of",
    "countries_with_ties",
    "country_ties",
    "documented",
    "documented_breaks",
    "dossier",
    "edition",
    "events_of",
    "held_against",
    "histories",
    "homes_of_pairs",
    "known_partnerships",
    "latest_changes",
    "lives",
    "map_links",
    "one_sided_ties",
    "open_error_reports",
    "parties_of",
    "partnership",
    "partnership_count",
    "partnerships",
    "partnerships_of_pairs",
    "partnerships_of_source",
    "party_ids",
    "sightings",
    "status_counts",
    "statuses",
    "tie_counts",
    "tied_places",
]
