"""What people say of a document stands over what was read, and a person's word over a file's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Metadata
from corpus.errors import UsageError
from corpus.geometry import DocId
from corpus.store.connection import Connection
from corpus.store.edits import (
    EDITABLE,
    PERSON,
    SIDECAR,
    MetadataEdit,
    apply_edits,
    check_edit,
    edits_of,
    put_edit,
    with_edits,
)
from tests.strategies import document_of

READ = Metadata("Trade", ("Brown, A.",), 2009, "Journal", "10.9999/x", "We show.", "first page")
DOC = DocId("d" * 64)


@pytest.fixture(name="db")
def _db() -> Iterator[Connection]:
    with closing(Connection.in_memory()) as db:
        yield db


@pytest.mark.parametrize("field", EDITABLE)
def test_every_editable_field_is_one_of_the_metadata(field: str) -> None:
    check_edit(field, "1999")
    edited = apply_edits(READ, [MetadataEdit(field, "1999", PERSON)])
    assert str(getattr(edited, field)) in ("1999", "('1999',)")
    assert replace(edited, **{field: getattr(READ, field)}, by=READ.by) == READ


@pytest.mark.parametrize("field", ["by", "Title", "", "source"])
def test_other_fields_are_refused_with_the_choices(field: str) -> None:
    with pytest.raises(UsageError, match="choose one of abstract, authors, doi, title, venue, year"):
        check_edit(field, "x")


@pytest.mark.parametrize("year", ["1400", "1999", "2099", " 2009 ", ""])
def test_a_year_has_four_digits_or_is_unknown(year: str) -> None:
    check_edit("year", year)


@pytest.mark.parametrize("year", ["1399", "2100", "209", "20091", "2009a", "MMIX"])
def test_what_is_no_year_is_refused(year: str) -> None:
    with pytest.raises(UsageError, match="expected four digits"):
        check_edit("year", year)


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("title", "  Salt \n and tin ", "Salt and tin"),
        ("year", " 2010 ", 2010),
        ("year", "", None),
        ("authors", "Ada Brown ; Carlo\nVerdi;; ", ("Ada Brown", "Carlo Verdi")),
        ("authors", "", ()),
        ("doi", "", ""),
    ],
)
def test_values_are_read_as_their_fields_are(field: str, value: str, kept: object) -> None:
    assert getattr(apply_edits(READ, [MetadataEdit(field, value, SIDECAR)]), field) == kept


def test_a_person_comes_last_whatever_the_order() -> None:
    edits = [MetadataEdit("title", "Mine", PERSON), MetadataEdit("title", "Its", SIDECAR)]
    for order in (edits, edits[::-1]):
        assert (apply_edits(READ, order).title, apply_edits(READ, order).by) == ("Mine", PERSON)
    assert apply_edits(READ, edits[1:]).by == SIDECAR


@given(st.lists(st.tuples(st.sampled_from(sorted(set(EDITABLE) - {"year"})), st.text())))
def test_any_words_can_be_set(said: list[tuple[str, str]]) -> None:
    edited = apply_edits(READ, [MetadataEdit(field, value, PERSON) for field, value in said])
    assert edited.year == READ.year
    assert (edited.by == READ.by) == (not said)


def test_an_edit_is_kept_in_place_of_an_older_one_of_its_field(db: Connection) -> None:
    for field, value in (("year", "1999"), ("title", "A"), ("year", "2000")):
        assert put_edit(db, DOC, MetadataEdit(field, value, SIDECAR))
    put_edit(db, DocId("e" * 64), MetadataEdit("title", "Another", SIDECAR))
    assert edits_of(db, DOC) == (MetadataEdit("title", "A", SIDECAR), MetadataEdit("year", "2000", SIDECAR))


def test_a_sidecar_does_not_overrule_a_person_but_a_person_anybody(db: Connection) -> None:
    assert put_edit(db, DOC, MetadataEdit("year", "1999", PERSON))
    assert not put_edit(db, DOC, MetadataEdit("year", "2000", SIDECAR))
    assert put_edit(db, DOC, MetadataEdit("title", "T", SIDECAR))
    assert put_edit(db, DOC, MetadataEdit("year", "2001", PERSON))
    assert [edit.value for edit in edits_of(db, DOC)] == ["T", "2001"]


def test_a_document_is_seen_with_its_own_edits(db: Connection) -> None:
    document = document_of("Salt.", title="Read")
    assert with_edits(db, document) is document
    put_edit(db, DocId("e" * 64), MetadataEdit("title", "Another", PERSON))
    put_edit(db, document.id, MetadataEdit("title", "Set", PERSON))
    assert with_edits(db, document) == replace(document, meta=replace(document.meta, title="Set", by=PERSON))
