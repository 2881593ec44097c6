"""What a person reads for the codes of the evidence, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tawam.evidence.values import Grade, SourceKind, Weakness

Words = Mapping[str, str | Promise]

SOURCE_KINDS: Words = {
    SourceKind.AGREEMENT: _("agreement"),
    SourceKind.OFFICIAL: _("official page"),
    SourceKind.COUNCIL_RECORD: _("council record"),
    SourceKind.ASSOCIATION_LIST: _("national register"),
    SourceKind.RESEARCH: _("research"),
    SourceKind.NEWS: _("news report"),
    SourceKind.DATASET: _("data set"),
    SourceKind.ENCYCLOPEDIA: _("encyclopedia"),
    SourceKind.ASSOCIATION: _("twinning association"),
    SourceKind.PARTY_STATEMENT: _("a party about itself"),
}
WEAKNESSES: Words = {
    Weakness.COPY: _("copy of another publisher's report"),
    Weakness.BLOG: _("blog, letter or mailing list"),
    Weakness.PARTY_OR_STATE: _("party to the dispute or state-run"),
    Weakness.ENCYCLOPEDIA: _("encyclopedia or list page"),
    Weakness.DIGEST: _("undated digest"),
}
GRADES: Words = {
    Grade.A: _("A: a deciding body's own record"),
    Grade.B: _("B: somebody looked and signs for it"),
    Grade.C: _("C: collected, or interested in the matter"),
    Grade.D: _("D: weak, used for want of a better one"),
}
