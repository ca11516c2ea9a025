"""A mention is kept as a place and a name, told what people decided of it, and forgotten without a trace."""

from __future__ import annotations

from contextlib import closing

import pytest

from corpus.labels import Label
from corpus.store.connection import Connection
from corpus.store.mention_rows import FoundName, drop_mentions, found_names_of, put_mentions

_SEEN = "SELECT key, label, canonical FROM entities ORDER BY seq, key"


def _kept() -> Connection:
    db = Connection.in_memory()
    db.write("INSERT INTO runs VALUES (1, 'ingest', '0', '', NULL)")
    for number, doc in enumerate("de", start=1):
        row = (doc, "d.pdf", "t", "", None, "", 1, 9, "r", "s", 1, 1, b"", number, b"")
        db.insert("documents", [row])
    return db


@pytest.mark.parametrize(
    ("label", "key", "name", "found"),
    [
        ("firm", "firm:honhai", "Hon Hai", [("firm:honhai", "Hon Hai")]),
        ("firm", "firm:~a,b", "A,B", [("firm:~a,b", "A,B")]),
        (
            "object",
            "table:2,table:3",
            "Tables 2 and 3",
            [("table:2", "Tables 2 and 3"), ("table:3", "Tables 2 and 3")],
        ),
        (
            "product",
            "product:hs.1,product:hs.2",
            "One | Two",
            [("product:hs.1", "One"), ("product:hs.2", "Two")],
        ),
        (
            "product",
            "product:hs.1,product:hs.2,product:hs.3",
            "One | Two",
            [("product:hs.1", "One"), ("product:hs.2", "Two"), ("product:hs.3", "One | Two")],
        ),
        ("product", 'product:~a "b"', 'a "b"', [('product:~a "b"', 'a "b"')]),
    ],
)
def test_a_list_of_codes_becomes_a_mention_of_each(
    label: str, key: str, name: str, found: list[tuple[str, str]]
) -> None:
    assert found_names_of(label, key, name) == tuple(FoundName(*one) for one in found)
    with closing(_kept()) as db:
        put_mentions(db, 1, [("d", 0, Label(label), key, name, "s", 0, 0, 1, "list")])
        assert db.rows("SELECT key, canonical FROM entities ORDER BY key") == found


def test_a_mention_that_is_told_what_it_means_keeps_what_was_found() -> None:
    with closing(_kept()) as db:
        db.insert(
            "identities",
            [("org:~x", "", "firm", "firm:y", "Y", 0), ("org:~x", "the x", "org", "org:~x", None, 1)],
        )
        surfaces = enumerate(("X", "The\nX "))
        put_mentions(
            db, 1, [("d", at, Label.ORG, "org:~x", "x", text, 0, 0, 1, "model") for at, text in surfaces]
        )
        assert db.rows(_SEEN) == [("firm:y", "firm", "Y")]
        rows = db.rows("SELECT found, found_label, found_name, ignored FROM mentions ORDER BY seq")
        assert rows == [("org:~x", "org", "x", 0), ("org:~x", "org", "x", 1)]


def test_a_name_is_kept_once_however_often_it_is_printed() -> None:
    with closing(_kept()) as db:
        for number, doc in enumerate("de", start=1):
            rows = [(doc, at, Label.FIRM, "firm:y", "Y", "Y", 0, at, at + 1, "list") for at in range(3)]
            put_mentions(db, number, rows)
        assert db.count("SELECT count(*) FROM mentions") == 6
        assert db.count("SELECT count(*) FROM names") == 1


def test_a_name_goes_with_the_last_document_that_has_it() -> None:
    with closing(_kept()) as db:
        for number, (doc, other) in enumerate((("d", "X"), ("e", "Z")), start=1):
            names = ("Y", other)
            put_mentions(
                db,
                number,
                [(doc, at, Label.FIRM, f"firm:{n}", n, n, 0, 0, 1, "list") for at, n in enumerate(names)],
            )
        drop_mentions(db, 1)
        assert db.rows("SELECT doc, canonical FROM mentions ORDER BY seq") == [("e", "Y"), ("e", "Z")]
        assert db.rows("SELECT canonical FROM names ORDER BY 1") == [("Y",), ("Z",)]
