"""What a person reads for the reasons of a resolution, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tawam.places.values import NameKind

Words = Mapping[str, str | Promise]

NAME_KINDS: Words = {
    NameKind.MAIN: _("its name"),
    NameKind.ALIAS: _("another name of today"),
    NameKind.FORMER: _("a former name"),
    NameKind.ALTERNATE: _("a name in the gazetteer, of any language or time"),
    NameKind.WORD: _("a word of its name"),
}
HOLDERS: Words = {
    "artsakh": _("the former authorities in Stepanakert"),
    "polisario": _("the Polisario Front"),
}
REASONS: Words = {
    "exact_name": _("bears this very name"),
    "alias_name": _("bears it as %(kind)s"),
    "fuzzy_name": _("bears a name like it (likeness %(likeness)s of 100)"),
    "in_country": _("lies in %(country)s"),
    "in_region": _("lies in the region %(region)s"),
    "near_partner": _("lies %(km)s km from the partner %(partner)s"),
    "partner_country": _("lies in another country than the partner %(partner)s, as most twins do"),
    "population": _("has %(population)s people"),
    "only_one": _("the only place that fits"),
    "next_door": _("next door to the partner %(partner)s, across a border"),
    "dominant": _("has %(times)s times the people of the next place of this name"),
    "as_stated": _("lies %(km)s km from the stated coordinates"),
    "stated_id": _("is the place whose id the source states"),
    "homonym": _("places that bear this name: %(places)s"),
    "region_homonym": _("a region bears this name too, in %(countries)s"),
}
