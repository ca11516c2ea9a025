"""Each form of a corpus is written by its name, and options that do not belong to it are refused."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from corpus.errors import UsageError
from figtrace.export.corpus_files import FORMS, Wanted, write_corpus
from tests.figtrace.small_corpus import ALL, MAKERS, store_of


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_written_where_it_is_told(tmp_path: Path, form: str) -> None:
    with store_of(*ALL) as store:
        written = write_corpus(store, Wanted(form, tmp_path / "out"))
    assert written
    assert all(one.file.is_file() and one.count >= 0 for one in written)


def test_a_bibliography_holds_the_documents_or_what_they_cite(tmp_path: Path) -> None:
    with store_of(*ALL) as store:
        (documents,) = write_corpus(store, Wanted("csl-json", tmp_path / "a"))
        (cited,) = write_corpus(store, Wanted("csl-json", tmp_path / "b", references=True))
    assert (documents.what, documents.count, cited.what, cited.count) == ("documents", 3, "references", 0)
    assert len(json.loads((tmp_path / "a").read_text())) == 3


def test_annotations_and_tei_of_one_document(tmp_path: Path) -> None:
    with store_of(*ALL) as store:
        (claims,) = write_corpus(store, Wanted("annotations", tmp_path / "a", doc="Makers"))
        (tei,) = write_corpus(store, Wanted("tei", tmp_path / "b.xml", doc="Makers"))
        every = write_corpus(store, Wanted("annotations", tmp_path / "c"))
    assert (claims.what, tei.count) == ("claims", 1)
    assert claims.count == every[0].count == 2
    ElementTree.parse(tmp_path / "b.xml")


def test_tei_of_all_is_a_file_each(tmp_path: Path) -> None:
    told: list[str] = []
    with store_of(*ALL) as store:
        written = write_corpus(store, Wanted("tei", tmp_path / "out"), on_document=told.append)
    assert len(written) == len(told) == 3
    assert f"a1-{MAKERS.id[:8]}.xml" in {one.file.name for one in written}


@pytest.mark.parametrize(
    ("form", "options", "says"),
    [
        ("parquet", {"references": True}, "--references belongs to"),
        ("bibtex", {"doc": "x"}, "--doc belongs to"),
        ("annotations", {"doc": "x", "findings": Path("l.json")}, "--doc belongs to"),
        ("xlsx", {}, "expected one of parquet, csv"),
    ],
)
def test_options_of_another_form_are_refused(form: str, options: dict[str, object], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        Wanted(form, Path("out"), **options)  # type: ignore[arg-type]
