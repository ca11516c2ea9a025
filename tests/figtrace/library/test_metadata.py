"""A bibliography beside the papers corrects their metadata; a person's word stands over both."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.document import Document, Metadata, Outcome, OutcomeState, Reference
from corpus.errors import StoreError, UsageError
from corpus.geometry import DocId, Span
from corpus.store import Store
from figtrace.drafts.bibliography import KeyedReference, read_bibliography
from figtrace.library.metadata import (
    SidecarMatch,
    apply_sidecar,
    match_described,
    match_sidecar,
    set_metadata,
)
from figtrace.library.sources import Described
from tests.strategies import document_of

SALT = document_of("Salt was dear.", doc="a", title="PORTS AND SALT Draft", year=1986)
TIN = document_of("Tin was cheap.", doc="b", title="The Trade in Tin between Small Northern Ports", year=2001)


def _store(*documents: Document) -> Store:
    store = Store.in_memory()
    _put(store, *documents)
    return store


def _put(store: Store, *documents: Document) -> None:
    run = store.begin_run("ingest", "0")
    with store.transaction():
        for document in documents:
            store.put_document(document, run=run)


def entry(key: str, **fields: str) -> KeyedReference:
    authors = tuple(filter(None, fields.pop("authors", "").split("; ")))
    return KeyedReference(key, Reference(Span(0, 0), "", authors=authors, **fields))  # type: ignore[arg-type]


def _meta(store: Store, document: Document) -> Metadata:
    meta = store.document(document.id).meta
    summary = next(s for s in store.summaries() if s.id == document.id)
    assert (summary.title, summary.authors, summary.year, summary.doi) == (
        meta.title,
        meta.authors,
        meta.year,
        meta.doi,
    )
    return meta


def test_an_entry_is_matched_by_file_name_doi_and_title() -> None:
    with_doi = replace(SALT, meta=replace(SALT.meta, doi="10.9999/salt"))
    with _store(with_doi, TIN) as store:
        found = match_sidecar(
            store,
            [
                entry("x1", doi="10.9999/SALT", title="Ports and Salt"),
                entry("x2", title="The trade in tin between small northern ports", year="2001"),
                entry("x3", title="Something else altogether in other ports"),
            ],
        )
        assert [match.doc for match in found] == [SALT.id, TIN.id, None]
        assert match_sidecar(store, [entry("A")])[0] == SidecarMatch(
            "A", entry("A").reference, SALT.id, "file name"
        )


def test_a_document_that_two_entries_describe_is_given_to_none() -> None:
    with _store(SALT) as store:
        found = match_sidecar(store, [entry("a"), entry("A")])
        assert [match.doc for match in found] == [None, None]


def test_a_sidecar_fills_and_corrects_but_empties_nothing() -> None:
    with _store(SALT) as store:
        matches = match_sidecar(
            store, [entry("a", title="Ports and Salt", year="1992b", authors="Brown, A.")]
        )
        assert apply_sidecar(store, matches) == (SALT.id,)
        assert _meta(store, SALT) == Metadata("Ports and Salt", ("Brown, A.",), 1992, by="sidecar")


def test_what_a_person_sets_survives_reading_again_and_any_sidecar() -> None:
    with _store(SALT) as store:
        set_metadata(store, SALT.id, "year", "1991")
        set_metadata(store, SALT.id, "authors", "Ada Brown; Carlo Verdi")
        apply_sidecar(store, match_sidecar(store, [entry("a", title="Ports and Salt", year="1992")]))
        _put(store, SALT)
        meta = _meta(store, SALT)
        assert (meta.title, meta.year, meta.by) == ("Ports and Salt", 1991, "person")
        assert meta.authors == ("Ada Brown", "Carlo Verdi")


def test_setting_metadata_keeps_the_text_and_what_hangs_on_it() -> None:
    with _store(SALT) as store:
        set_metadata(store, SALT.id, "title", "Ports  and\nSalt")
        kept = store.document(SALT.id)
        assert kept.meta.title == "Ports and Salt"
        assert kept.text_sha == SALT.text_sha


@pytest.mark.parametrize(("field", "value"), [("colour", "red"), ("year", "MMIX"), ("year", "98")])
def test_a_field_that_is_none_is_refused_in_words(field: str, value: str) -> None:
    with _store(SALT) as store, pytest.raises(UsageError, match=r"choose one of|expected four digits"):
        set_metadata(store, SALT.id, field, value)


def test_a_document_that_is_not_there_is_refused() -> None:
    with _store(SALT) as store, pytest.raises(StoreError, match="not in the corpus"):
        set_metadata(store, DocId("f" * 64), "title", "x")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("b.bib", "@article{a, title={{Ports and Salt}}, author={Brown, Ada}, year={1992}, doi={10.9999/s}}"),
        ("b.json", '[{"id": "a", "type": "book", "title": "Ports and Salt", "DOI": "10.9999/s",'
                   ' "issued": {"date-parts": [[1992]]}, "author": [{"family": "Brown", "given": "Ada"}]}]'),
        ("b.yaml", "references:\n- id: a\n  type: book\n  title: Ports and Salt\n  DOI: 10.9999/s\n"
                   "  issued: 1992\n  author:\n  - family: Brown\n    given: Ada\n"),
    ],
)  # fmt: skip
def test_every_kind_of_bibliography_serves(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with _store(SALT) as store:
        apply_sidecar(store, match_sidecar(store, read_bibliography(tmp_path / name).entries))
        meta = _meta(store, SALT)
        assert (meta.title, meta.year, meta.doi) == ("Ports and Salt", 1992, "10.9999/s")
        assert meta.authors[0].startswith("Brown")


def test_only_the_beginning_of_each_document_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    opening = Store.opening

    def counted(store: Store, doc: DocId, characters: int) -> str:
        text = opening(store, doc, characters)
        read.append(len(text))
        return text

    monkeypatch.setattr(Store, "opening", counted)
    monkeypatch.setattr(Store, "document", None)
    long = document_of("Ports and salt by Ada Brown, 1992. " + "Salt was dear. " * 4000, doc="c")
    with _store(long, SALT) as store:
        found = match_sidecar(
            store, [entry(f"x{n}", title="Ports and salt of a northern shore", year="1992") for n in range(5)]
        )
    assert len(found) == 5
    assert len(read) <= 2
    assert sum(read) <= 2 * 4000


class _Counted(str):
    """An id that counts how often it is compared."""

    compared = 0

    def __eq__(self, other: object) -> bool:
        _Counted.compared += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


def test_the_cost_of_rivals_grows_with_the_entries_and_not_with_their_pairs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = 200
    with _store(SALT) as store:
        (one,) = store.summaries()
        shelf = [
            replace(one, id=DocId(_Counted(n)), source=f"s{n}.pdf", title="") for n in map(str, range(many))
        ]
        monkeypatch.setattr(store, "summaries", lambda: tuple(shelf))
        monkeypatch.setattr(store, "opening", lambda *_: "")
        _Counted.compared = 0
        found = match_sidecar(store, [entry(f"s{n}") for n in range(many)])
    assert [match.doc for match in found] == [summary.id for summary in shelf]
    assert _Counted.compared <= 4 * many


def test_an_entry_describes_the_document_that_was_read_from_its_file() -> None:
    entry = KeyedReference(
        "lee", Reference(Span(0, 0), "", ("Lee, Ann",), "2009", "On Salt", "", "", "", "", "")
    )
    read = Outcome("/papers/one.pdf", OutcomeState.DONE, doc=SALT.id)
    failed = Outcome("/papers/two.pdf", OutcomeState.FAILED, reason="damaged")
    named = [Described(Path("/papers/one.pdf"), entry), Described(Path("/papers/two.pdf"), entry)]
    assert match_described(named, [read, failed]) == (
        SidecarMatch("lee", entry.reference, SALT.id, "its file"),
    )
