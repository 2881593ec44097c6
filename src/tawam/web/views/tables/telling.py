"""What a person reads when something does not go, in the language of the page."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tawam.intake.actions.drafts import NoNames, NotNow
from tawam.intake.actions.profiles import NameTaken, ProfileChanged
from tawam.intake.queries import NoSuchProfile, NoSuchRow
from tawam.intake.rules.tables.describing import BadDescription
from tawam.intake.rules.tables.profiles import BadProfile
from tawam.places.queries import NoSuchPlace


def said_of(error: Exception) -> str:
    """The error in the language of the page; an error that speaks it already speaks for itself."""
    for kind, text in _texts().items():
        if isinstance(error, kind):
            return text
    return str(error)


def _texts() -> dict[type[Exception], str]:
    return {
        NoNames: _("No column holds the names of places. Say which one does."),
        NotNow: _("This does not go while work on the table is under way, or after it was recorded."),
        ProfileChanged: _(
            "Somebody else has changed this profile since you opened it. What you chose is in the form and is not kept "
            "yet; look at the profile in another window, then keep yours again to put it in place."
        ),
        NameTaken: _("Another profile has this name. Choose another, or delete that one first."),
        NoSuchProfile: _("There is no such profile any more."),
        NoSuchRow: _("The table has no such row."),
        NoSuchPlace: _("Choose one of the places."),
        BadDescription: _(
            "Look at the source again: title and publisher have at most 300 characters, the address begins with "
            "http:// or https://, and the date is written YYYY, YYYY-MM or YYYY-MM-DD."
        ),
        BadProfile: _(
            "This cannot be kept: two columns hold the same, the name is missing or longer than 80 characters, or the "
            "text is no profile."
        ),
    }
