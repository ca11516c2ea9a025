"""Pictures written into the files that a person names, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from figtrace.export.files import write_file
from figtrace.export.pictures.charts import Chart
from figtrace.export.pictures.drawing import draw_png, draw_svg
from figtrace.export.pictures.looks import DARK, LIGHT

__all__ = ["write_pictures"]


def write_pictures(
    charts: Sequence[Chart], *, svg: Path | None = None, png: Path | None = None, dark: bool = False
) -> None:
    """Draw the charts into these files, one below the other.

    Raises:
        UsageError: if Matplotlib is not installed, or a file cannot be written.
    """
    look = DARK if dark else LIGHT
    if svg is not None:
        write_file(svg, draw_svg(charts, look=look))
    if png is not None:
        write_file(png, draw_png(charts, look=look))
