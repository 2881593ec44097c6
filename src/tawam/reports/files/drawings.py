"""Every drawing of a document as SVG."""

from __future__ import annotations

from tawam.reports.files.charts import bars
from tawam.reports.files.maps import overview_map
from tawam.reports.values import Figure, MapDrawing


def svg(figure: Figure, language: str) -> str:
    """The drawing of a figure."""
    drawing = figure.drawing
    return overview_map(drawing) if isinstance(drawing, MapDrawing) else bars(drawing, language)
