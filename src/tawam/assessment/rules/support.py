"""The published work behind the findings, with the address as our research noted it (often a host, not a page)."""

from __future__ import annotations

from tawam.assessment.values import Support

DFI_2018 = Support("dfi_2018", "ijab.de, benjamin-zwack.de")
DE_VILLIERS = Support("de_villiers", "123dok.com 10268362")
BAYCAN = Support("baycan", "econpapers ersa06p77")
CREMER = Support("cremer", "ideas.repec.org ajecsc v60 1 p377")
CEMR = Support("cemr", "ccre-cemr.org/governance-2/analysis-of-twinning-in-europe")
OECD_2023 = Support("oecd_2023", "read.oecd.org/10.1787/b5e0fa4d-en")
SAN_LEANDRO = Support("san_leandro", "")
SWEDEN_CHINA = Support("sweden_china", "scandasia.com 2022-05-18")
GERMANY_RUSSIA = Support("germany_russia", "citymayors.com/ukraine/german-russian-cities")
UKRAINE_2022 = Support("ukraine_2022", "babel.ua, decentralization.ua")
FADING_TOWNS = Support("fading_towns", "edp24.co.uk, granthamjournal.co.uk")
DONCASTER = Support("doncaster", "theguardian.com 2016-03-04")
CASEBOOK = Support("casebook", "")
ARTICLE = Support("article", "")
