"""Addresses of the pages, under /en/ and /ar/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from tawam.web.views import (
    about,
    account,
    assessments,
    calendars,
    casefiles,
    check,
    countries,
    endings,
    home,
    invitations,
    lasting,
    mapdata,
    matches,
    members,
    partnerships,
    places,
    search,
    sources,
)
from tawam.web.views.workbench import declarations, documents, entries, logbooks, plans, reports, tables
from tawam.web.views.workbench import places as workbench

pages: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("places/<str:place_id>/", places.place, name="place"),
    path("places/<str:place_id>/matches/", matches.matches, name="matches"),
    path("partnerships/", partnerships.register, name="register"),
    path("partnerships/<str:slug>/", partnerships.partnership, name="partnership"),
    path("partnerships/<str:slug>/assessment/", assessments.assessed, name="assessment"),
    path("partnerships/<str:slug>/report/", partnerships.report, name="report"),
    path("countries/", countries.countries, name="countries"),
    path("countries/<str:code>/", countries.country, name="country"),
    path("endings/", endings.endings, name="endings"),
    path("endings/lasting/", lasting.lasting, name="lasting"),
    path("casefiles/", casefiles.case_files, name="casefiles"),
    path("casefiles/<slug:slug>/", casefiles.case_file, name="casefile"),
    path("check/", check.check, name="check"),
    path("check/draft/", check.draft, name="check-draft"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<str:source_id>/", sources.source, name="source"),
    path("about/", about.about, name="about"),
    path("account/", account.account, name="account"),
    path("workbench/tables/", include("tawam.web.table_urls")),
    path("account/throw-away/", account.throw_away, name="throw-away"),
    path("account/profile/", account.profile, name="account-profile"),
    path("account/data/", account.data, name="account-data"),
    path("account/delete/", account.delete, name="account-delete"),
    path("account/invitations/<int:number>/accept/", invitations.accept, name="invitation-accept"),
    path("account/invitations/<str:token>/", invitations.invitation, name="invitation"),
    path("places/<str:place_id>/members/", members.members, name="members"),
    path("places/<str:place_id>/members/invite/", members.invite, name="members-invite"),
    path("places/<str:place_id>/members/<int:account_id>/remove/", members.remove, name="members-remove"),
    path("places/<str:place_id>/invitations/<int:number>/withdraw/", members.withdraw, name="members-withdraw"),
]
pages += [
    path("workbench/", workbench.home, name="workbench"),
    path("workbench/places/<str:place_id>/", workbench.place, name="workbench-place"),
    path("workbench/places/<str:place_id>/attention/", plans.warnings, name="warnings"),
    path("workbench/places/<str:place_id>/propose/", declarations.propose, name="propose"),
    path("workbench/places/<str:place_id>/links/<str:slug>/declare/", declarations.declare, name="declare"),
    path("workbench/places/<str:place_id>/links/<str:slug>/declare/back/", declarations.take_back, name="take-back"),
    path("workbench/places/<str:place_id>/links/<str:slug>/plan/", plans.plan, name="plan"),
    path("workbench/places/<str:place_id>/links/<str:slug>/plan/steps/", plans.add_task, name="task-new"),
    path("workbench/places/<str:place_id>/links/<str:slug>/plan/settle/", plans.settle, name="task-settle"),
    path("workbench/places/<str:place_id>/links/<str:slug>/plan/report/", plans.report, name="circumstance-new"),
    path("workbench/places/<str:place_id>/links/<str:slug>/plan/withdraw/", plans.withdraw, name="circumstance-end"),
    path("workbench/places/<str:place_id>/report/", reports.choose, name="council-reports"),
    path("workbench/places/<str:place_id>/report/council.<str:form>", reports.download, name="council-report"),
    path("workbench/places/<str:place_id>/activities.csv", tables.export, name="workbench-export"),
    path("workbench/places/<str:place_id>/import/", tables.import_table, name="workbench-import"),
    path("workbench/places/<str:place_id>/calendar.ics", calendars.of_place, name="workbench-calendar"),
    path("partnerships/<str:slug>/calendar.ics", calendars.of_partnership, name="partnership-calendar"),
    path("workbench/places/<str:place_id>/links/<str:slug>/", logbooks.logbook, name="logbook"),
    path("workbench/places/<str:place_id>/links/<str:slug>/activities/new/", entries.new_activity, name="activity-new"),
    path(
        "workbench/places/<str:place_id>/links/<str:slug>/agreements/new/", entries.new_agreement, name="agreement-new"
    ),
    path("workbench/entries/<str:key>/", entries.entry, name="entry"),
    path("workbench/entries/<str:key>/edit/", entries.edit, name="entry-edit"),
    path("workbench/entries/<str:key>/documents/", documents.attach, name="document-attach"),
    path("workbench/documents/<str:key>/", documents.document, name="document"),
    path("workbench/documents/<str:key>/remove/", documents.detach, name="document-detach"),
    path("workbench/entries/<str:key>/withdraw/", entries.withdraw, name="entry-withdraw"),
    path("workbench/entries/<str:key>/restore/", entries.restore, name="entry-restore"),
]
map_data = [
    path("map/links.bin", mapdata.links, name="map-links"),
    path("map/names.en.json", mapdata.names, {"language": "en"}, name="map-names-en"),
    path("map/names.ar.json", mapdata.names, {"language": "ar"}, name="map-names-ar"),
    path("map/picture.svg", mapdata.drawing, name="map-picture"),
]
