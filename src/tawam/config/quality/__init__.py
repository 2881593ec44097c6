"""How well names are resolved, measured on other people's lists of twins, whose coordinates are the truth."""

from tawam.config.quality.halves import Half, half
from tawam.config.quality.lists import DataSet, NoTwinnings, Question, data_sets
from tawam.config.quality.measuring import ALL, COLUMNS, RIGHT_KM, Figures, Report, measure, measured
from tawam.config.quality.scripts import measured_by_script
from tawam.config.quality.truths import RULES, Flaw, checked, counted

__all__ = [
    "ALL",
    "COLUMNS",
    "RIGHT_KM",
    "RULES",
    "DataSet",
    "Figures",
    "Flaw",
    "Half",
    "NoTwinnings",
    "Question",
    "Report",
    "checked",
    "counted",
    "data_sets",
    "half",
    "measure",
    "measured",
    "measured_by_script",
]
