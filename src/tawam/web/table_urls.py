"""Addresses of the workbench for tables."""

from __future__ import annotations

from django.urls import path

from tawam.web.views.tables import columns, deciding, listing, profiles, progress, rows, settling

urlpatterns = [
    path("", listing.tables, name="tables"),
    path("new/", listing.new, name="table-new"),
    path("profiles/", profiles.profiles, name="table-profiles"),
    path("profiles/export/", profiles.export, name="table-profiles-export"),
    path("profiles/edit/", profiles.edit, name="table-profile"),
    path("<str:token>/", progress.table, name="table"),
    path("<str:token>/columns/", columns.columns, name="table-columns"),
    path("<str:token>/sheet/", columns.sheet, name="table-sheet"),
    path("<str:token>/progress/", progress.progress, name="table-progress"),
    path("<str:token>/rows/", rows.rows, name="table-rows"),
    path("<str:token>/rows/<int:number>/<str:side>/", settling.place, name="table-place"),
    path("<str:token>/report.csv", rows.report, name="table-report"),
    path("<str:token>/confirm/", deciding.confirm, name="table-confirm"),
    path("<str:token>/result/", deciding.result, name="table-result"),
    path("<str:token>/undo/", deciding.undo, name="table-undo"),
    path("<str:token>/delete/", deciding.delete, name="table-delete"),
]
