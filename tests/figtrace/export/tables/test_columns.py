"""The columns that are given away are told apart, and docs/data.md says the same of each."""

from __future__ import annotations

import re

import pytest

from figtrace.export.tables.columns import TABLES, ColumnType, TableForm, table_form
from tests.folders import ROOT

DATA = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_docs_tell_each_column_with_its_type_and_meaning(table: TableForm) -> None:
    section = re.search(rf"^### {table.name}\n(.*?)(?=^##|\Z)", DATA, re.MULTILINE | re.DOTALL)
    assert section is not None
    told = re.findall(r"^\| `(\w+)` \| (\w+) \| (.+) \|$", section[1], re.MULTILINE)
    assert told == [(column.name, column.type.value, column.says) for column in table.columns]
    assert table.row in section[1]


def test_the_docs_tell_no_other_table() -> None:
    section = DATA.partition("## Tables")[2].partition("\n## ")[0]
    assert re.findall(r"^### (\w+)$", section, re.MULTILINE) == [table.name for table in TABLES]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_columns_have_names_of_their_own(table: TableForm) -> None:
    assert len(set(table.names)) == len(table.names)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in table.names)


def test_a_table_is_found_by_its_name() -> None:
    assert table_form("passages").names[:2] == ("passage", "doc")
    assert table_form("claims").columns[4].type is ColumnType.BOOL
    with pytest.raises(KeyError):
        table_form("nothing")
