"""Charts by hand."""

from figtrace.export.pictures.charts import Chart, ChartKind, Group, Mark

MARKS = Chart(
    "imports · USA ← CHN · USD, level",
    ChartKind.MARKS,
    "USD",
    (
        Group("Paper <a> (2010)", (
            Mark(
                2007.5, 39.9e9, 39.85e9, 39.95e9, id="c1", title="2007: $39.9 billion",
                href="/documents/a?page=3",
            ),
            Mark(2008.5, 41.7e9, 41.65e9, 41.75e9, id="c2", title="2008: $41.7 billion", ringed=True),
        )),
        Group("Paper b", (
            Mark(2004.5, 30e9, 30e9, None, 2002, 2007, opens="up", id="c3", title="at least $30 billion"),
            Mark(2009.5, None, title="nothing is printed"),
        )),
    ),
    note="2 of 9 statements are drawn",
)  # fmt: skip
LINES = Chart(
    "trend",
    ChartKind.LINES,
    "per cent",
    tuple(Group(name, tuple(Mark(year, year % 7, title=f"{name}, {year}") for year in (2001, 2002, 2004)))
          for name in ("value chains", "offshoring")),
)  # fmt: skip
BARS = Chart(
    "papers", ChartKind.BARS, "papers", (Group("", (Mark(2001, 3, title="2001: 3"), Mark(2003, 1))),)
)
EMPTY = Chart("nothing", ChartKind.MARKS, "USD", ())
