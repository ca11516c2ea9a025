"""The folder that is made has the states that its first line promises."""

from __future__ import annotations

from pathlib import Path

from figtrace.library.zotero_database import read_zotero
from scripts.zotero_folder import many_items, write_zotero


def test_of_ten_items_seven_have_a_paper_that_is_there(tmp_path: Path) -> None:
    write_zotero(tmp_path, many_items(10))
    items = read_zotero(tmp_path)
    papers = [file for item in items for file in item.files if file.kind == "application/pdf"]
    assert len(items) == 10
    assert sum(file.path.is_file() for file in papers) == 7
    assert sum(not item.files for item in items) == 1
    assert len(papers) == 8
