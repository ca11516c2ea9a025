"""Pictures of series, trends, themes and years, for commands and the desk: charts, and their drawing."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from figtrace.export.pictures.charts import Chart, ChartKind, Group, Mark, chart_csv
    from figtrace.export.pictures.drawing import draw_png, draw_svg
    from figtrace.export.pictures.files import write_pictures
    from figtrace.export.pictures.from_answers import chart_of_card, charts_of_themes
    from figtrace.export.pictures.from_series import chart_of_series
    from figtrace.export.pictures.from_years import YearLine, YearValue, bars_of_years, lines_of_years
    from figtrace.export.pictures.looks import DARK, LIGHT, Look

__all__ = [
    "DARK",
    "LIGHT",
    "Chart",
    "ChartKind",
    "Group",
    "Look",
    "Mark",
    "YearLine",
    "YearValue",
    "bars_of_years",
    "chart_csv",
    "chart_of_card",
    "chart_of_series",
    "charts_of_themes",
    "draw_png",
    "draw_svg",
    "lines_of_years",
    "write_pictures",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        charts="Chart ChartKind Group Mark chart_csv",
        drawing="draw_png draw_svg",
        files="write_pictures",
        from_answers="chart_of_card charts_of_themes",
        from_series="chart_of_series",
        from_years="YearLine YearValue bars_of_years lines_of_years",
        looks="DARK LIGHT Look",
    )
