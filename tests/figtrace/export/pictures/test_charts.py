"""The table behind a chart has a row for every mark."""

import csv
import io

from figtrace.export.pictures.charts import chart_csv
from tests.figtrace.export.pictures.made import BARS, EMPTY, LINES, MARKS


def test_every_mark_is_a_row_with_its_chart_and_group() -> None:
    rows = list(csv.DictReader(io.StringIO(chart_csv([MARKS, LINES, BARS, EMPTY]))))
    assert len(rows) == 4 + 6 + 2
    first = rows[0]
    assert (first["chart"], first["group"], first["unit"]) == (MARKS.title, "Paper <a> (2010)", "USD")
    assert (first["x"], first["y"], first["low"], first["high"]) == (
        "2007.5",
        "3.99e+10",
        "3.985e+10",
        "3.995e+10",
    )
    assert (first["id"], first["title"]) == ("c1", "2007: $39.9 billion")
    assert [row["ringed"] for row in rows[:4]] == ["0", "1", "0", "0"]


def test_what_is_not_known_is_empty() -> None:
    rows = list(csv.DictReader(io.StringIO(chart_csv([MARKS]))))
    assert (rows[2]["high"], rows[2]["opens"], rows[2]["begin"], rows[2]["end"]) == ("", "up", "2002", "2007")
    assert (rows[3]["y"], rows[3]["low"]) == ("", "")


def test_no_charts_are_a_heading() -> None:
    assert chart_csv([]).splitlines() == ["chart,group,unit,x,y,low,high,begin,end,opens,ringed,id,title"]
