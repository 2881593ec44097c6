"""The only writes to the registry: records are rebuilt from claims; case files, reports and declarations are kept."""

from tawam.registry.actions.declaring import (
    AlreadyDeclared,
    ChangedMeanwhile,
    KnownAlready,
    NothingToTakeBack,
    NotYours,
    UnfitDeclaration,
    declare,
    propose,
    take_back,
)
from tawam.registry.actions.records import (
    LONGEST_REPORT,
    EmptyReport,
    ReportTooLong,
    reconcile,
    report_error,
    settle_error_report,
    store_case_file,
)

__all__ = [
    "LONGEST_REPORT",
    "AlreadyDeclared",
    "ChangedMeanwhile",
    "EmptyReport",
    "KnownAlready",
    "NotYours",
    "NothingToTakeBack",
    "ReportTooLong",
    "UnfitDeclaration",
    "declare",
    "propose",
    "reconcile",
    "report_error",
    "settle_error_report",
    "store_case_file",
    "take_back",
]
