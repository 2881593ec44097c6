"""The published work behind the findings: who found it, when, and on how much."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tawam.assessment.rules import support
from tawam.registry.wording import Words

WORKS: Words = {
    support.DFI_2018.code: _("Keller, dfi and Bertelsmann Stiftung 2018, 1,322 communes"),
    support.DE_VILLIERS.code: _("de Villiers 2009, as cited in a later thesis"),
    support.BAYCAN.code: _("Baycan-Levent et al., logistic regression on Eurocities (abstract)"),
    support.CREMER.code: _("Cremer, de Bruin, Dupuis 2001 (abstract)"),
    support.CEMR.code: _("CEMR survey, 315 answers, 27 countries"),
    support.OECD_2023.code: _("OECD 2023, pilot of 27 partnerships"),
    support.SAN_LEANDRO.code: _("San Leandro's rules: time without contact is weighed"),
    support.SWEDEN_CHINA.code: _("Sweden and China 2016 to 2022: of 49 links 21 ended, 5 paused"),
    support.GERMANY_RUSSIA.code: _("82 German cities in April 2022: about a third each suspended, in review, kept"),
    support.UKRAINE_2022.code: _("More than 150 cities ended links with Russian ones by 28 May 2022"),
    support.FADING_TOWNS.code: _("Dereham, Grantham, Ludford, Southwell: ageing members, no volunteers"),
    support.DONCASTER.code: _("Doncaster 2009: five links ended for cost"),
    support.CASEBOOK.code: _("Tawam's casebook: documented breaks by cause"),
    support.ARTICLE.code: _("The article that Tawam began with: causes of failure"),
}
