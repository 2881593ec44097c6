"""Addresses of the pages, under /en/ and /ar/."""

from __future__ import annotations

from django.urls import path

from tawam.web.views import (
    about,
    casefiles,
    countries,
    endings,
    home,
    lasting,
    mapdata,
    partnerships,
    places,
    search,
    sources,
)

pages = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("places/<str:place_id>/", places.place, name="place"),
    path("partnerships/", partnerships.register, name="register"),
    path("partnerships/<str:slug>/", partnerships.partnership, name="partnership"),
    path("partnerships/<str:slug>/report/", partnerships.report, name="report"),
    path("countries/", countries.countries, name="countries"),
    path("countries/<str:code>/", countries.country, name="country"),
    path("endings/", endings.endings, name="endings"),
    path("endings/lasting/", lasting.lasting, name="lasting"),
    path("casefiles/", casefiles.case_files, name="casefiles"),
    path("casefiles/<slug:slug>/", casefiles.case_file, name="casefile"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<str:source_id>/", sources.source, name="source"),
    path("about/", about.about, name="about"),
]
map_data = [
    path("map/links.bin", mapdata.links, name="map-links"),
    path("map/names.en.json", mapdata.names, {"language": "en"}, name="map-names-en"),
    path("map/names.ar.json", mapdata.names, {"language": "ar"}, name="map-names-ar"),
    path("map/picture.svg", mapdata.drawing, name="map-picture"),
]
