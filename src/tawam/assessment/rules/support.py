"""The published work behind the findings, with the address as our research noted it (often a host, not a page)."""

from __future__ import annotations

from tawam.assessment.values import Support

DFI_2018 = Support("Keller, dfi and Bertelsmann Stiftung 2018, 1,322 communes", "ijab.de, benjamin-zwack.de")
DE_VILLIERS = Support("de Villiers 2009, as cited in a later thesis", "123dok.com 10268362")
BAYCAN = Support("Baycan-Levent et al., logistic regression on Eurocities (abstract)", "econpapers ersa06p77")
CREMER = Support("Cremer, de Bruin, Dupuis 2001 (abstract)", "ideas.repec.org ajecsc v60 1 p377")
CEMR = Support("CEMR survey, 315 answers, 27 countries", "ccre-cemr.org/governance-2/analysis-of-twinning-in-europe")
OECD_2023 = Support("OECD 2023, pilot of 27 partnerships", "read.oecd.org/10.1787/b5e0fa4d-en")
SAN_LEANDRO = Support("San Leandro's rules: time without contact is weighed", "")
SWEDEN_CHINA = Support("Sweden and China 2016 to 2022: of 49 links 21 ended, 5 paused", "scandasia.com 2022-05-18")
GERMANY_RUSSIA = Support(
    "82 German cities in April 2022: about a third each suspended, in review, kept",
    "citymayors.com/ukraine/german-russian-cities",
)
UKRAINE_2022 = Support(
    "More than 150 cities ended links with Russian ones by 28 May 2022", "babel.ua, decentralization.ua"
)
FADING_TOWNS = Support(
    "Dereham, Grantham, Ludford, Southwell: ageing members, no volunteers", "edp24.co.uk, granthamjournal.co.uk"
)
DONCASTER = Support("Doncaster 2009: five links ended for cost", "theguardian.com 2016-03-04")
CASEBOOK = Support("Tawam's casebook: documented breaks by cause", "")
ARTICLE = Support("The article that Tawam began with: causes of failure", "")
