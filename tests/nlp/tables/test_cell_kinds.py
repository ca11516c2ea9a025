import pytest

from corpus.annotations import Kind
from nlp.tables.cell_kinds import cell_kind
from tests.nlp.tables.test_make import document


@pytest.mark.parametrize(
    ("header", "unit", "kind"),
    [
        ("Share of wages", "%", Kind.SHARE),
        ("Growth of wages", "%", Kind.GROWTH),
        ("Tariff", "%", Kind.RATE),
        ("Wages", "pp", Kind.CHANGE),
        ("Number of mills", "1", Kind.COUNT),
        ("Std. Dev.", "1", Kind.STATISTIC),
        ("Wages", "USD", Kind.LEVEL),
        ("Mills", "{mill}", Kind.COUNT),
    ],
)
def test_kind_is_said_by_headers_and_unit(header: str, unit: str, kind: Kind) -> None:
    table = document([["", header], ["Oz", "4"]]).tables[0]
    assert cell_kind(table.cells[-1], unit, table) is kind
