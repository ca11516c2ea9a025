"""The steps that bring a store to today's form: a released step is never edited, a new one is added."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from corpus.store.form.packing import ENDING, TABLES, fill
from corpus.store.plain_views import VIEWS_SQL

__all__ = ["APPLICATION_ID", "MIGRATIONS", "Migration"]

APPLICATION_ID = 0x46474354
""""FGCT" in SQLite's header tells a figtrace corpus from any other database."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: its name, and the statements that make it."""

    name: str
    sql: str
    fill: Callable[[sqlite3.Connection], None] | None = None
    """Puts what was kept into what the statements made, where SQL cannot."""
    ending: str = ""
    """Statements after that."""


MIGRATIONS = (
    Migration(
        "0001 first form",
        """
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    command TEXT NOT NULL,
    version TEXT NOT NULL,
    started TEXT NOT NULL,
    ended TEXT
);
CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    title TEXT NOT NULL,
    authors TEXT NOT NULL,
    year INTEGER,
    doi TEXT NOT NULL,
    n_pages INTEGER NOT NULL,
    n_chars INTEGER NOT NULL,
    reader TEXT NOT NULL,
    text_sha TEXT NOT NULL,
    schema INTEGER NOT NULL,
    run INTEGER NOT NULL REFERENCES runs(id),
    body BLOB NOT NULL
);
CREATE TABLE outcomes (
    path TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    doc TEXT,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    run INTEGER NOT NULL REFERENCES runs(id)
);
CREATE INDEX outcomes_doc ON outcomes(doc);
CREATE TABLE pages (
    doc TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    page INTEGER NOT NULL,
    label TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (doc, page)
) WITHOUT ROWID;
CREATE TABLE annotations (
    doc TEXT PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
    text_sha TEXT NOT NULL,
    producer TEXT NOT NULL,
    schema INTEGER NOT NULL,
    run INTEGER NOT NULL REFERENCES runs(id),
    body BLOB NOT NULL
);
CREATE TABLE entities (
    doc TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    label TEXT NOT NULL,
    key TEXT NOT NULL,
    canonical TEXT NOT NULL,
    surface TEXT NOT NULL,
    page INTEGER,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    by TEXT NOT NULL,
    PRIMARY KEY (doc, seq)
) WITHOUT ROWID;
CREATE INDEX entities_key ON entities(key);
CREATE INDEX entities_label ON entities(label);
CREATE TABLE claims (
    id TEXT PRIMARY KEY,
    doc TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    page INTEGER,
    in_table INTEGER NOT NULL,
    surface TEXT NOT NULL,
    value TEXT,
    lo TEXT,
    hi TEXT,
    mult INTEGER NOT NULL,
    unit TEXT NOT NULL,
    kind TEXT NOT NULL,
    hedge TEXT NOT NULL,
    direction TEXT NOT NULL,
    base_lo REAL,
    base_hi REAL,
    measure TEXT NOT NULL,
    area TEXT NOT NULL,
    partner TEXT NOT NULL,
    flow TEXT NOT NULL,
    product TEXT NOT NULL,
    period TEXT NOT NULL,
    year_first INTEGER,
    year_last INTEGER,
    quote TEXT NOT NULL,
    confidence REAL NOT NULL,
    by TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX claims_doc ON claims(doc, seq);
CREATE INDEX claims_value ON claims(unit, base_lo);
CREATE INDEX claims_scope ON claims(measure, partner, year_first);
CREATE TABLE citations (
    doc TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    surface TEXT NOT NULL,
    authors TEXT NOT NULL,
    year TEXT NOT NULL,
    locator TEXT NOT NULL,
    reference INTEGER,
    cited_doc TEXT,
    PRIMARY KEY (doc, seq)
) WITHOUT ROWID;
""",
    ),
    Migration(
        "0002 decisions on identity: `entities` becomes what they make of the mentions found",
        """
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs(id),
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    key TEXT NOT NULL,
    surface TEXT NOT NULL,
    target TEXT NOT NULL,
    name TEXT NOT NULL,
    undone INTEGER REFERENCES runs(id)
);
CREATE TABLE identities (
    found TEXT NOT NULL,
    surface TEXT NOT NULL,
    label TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT,
    ignored INTEGER NOT NULL,
    PRIMARY KEY (found, surface)
) WITHOUT ROWID;
CREATE TABLE mentions (
    doc TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    part INTEGER NOT NULL,
    found_label TEXT NOT NULL,
    found TEXT NOT NULL,
    found_name TEXT NOT NULL,
    label TEXT NOT NULL,
    key TEXT NOT NULL,
    canonical TEXT NOT NULL,
    ignored INTEGER NOT NULL,
    surface TEXT NOT NULL,
    page INTEGER,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    by TEXT NOT NULL,
    PRIMARY KEY (doc, seq, part)
) WITHOUT ROWID;
CREATE INDEX mentions_found ON mentions(found);
CREATE INDEX mentions_key ON mentions(key);
CREATE INDEX mentions_label ON mentions(label);
ALTER TABLE entities RENAME TO entities_before;
CREATE VIEW entities AS
    SELECT doc, seq, label, key, canonical, surface, page, start, end, by FROM mentions WHERE ignored = 0;
CREATE TRIGGER entities_insert INSTEAD OF INSERT ON entities BEGIN
    INSERT INTO mentions
    SELECT NEW.doc, NEW.seq, k.key, NEW.label, k.value, coalesce(n.value, NEW.canonical),
        coalesce(s.label, w.label, NEW.label), coalesce(s.key, w.key, k.value),
        coalesce(iif(s.found IS NULL, w.name, s.name), n.value, NEW.canonical),
        coalesce(s.ignored, w.ignored, 0), NEW.surface, NEW.page, NEW.start, NEW.end, NEW.by
    FROM json_each('[' || iif(NEW.label = 'object', replace(json_quote(NEW.key), ',', '","'),
            replace(json_quote(NEW.key), ',product:', '","product:')) || ']') k
        LEFT JOIN json_each('[' || replace(json_quote(NEW.canonical), ' | ', '","') || ']') n
            ON n.key = k.key AND instr(NEW.canonical, ' | ')
        LEFT JOIN identities s
            ON s.found = k.value AND s.surface = lower(trim(replace(NEW.surface, char(10), ' ')))
        LEFT JOIN identities w ON w.found = k.value AND w.surface = ''; END;
CREATE TRIGGER entities_delete INSTEAD OF DELETE ON entities BEGIN
    DELETE FROM mentions WHERE doc = OLD.doc AND seq = OLD.seq; END;
CREATE TRIGGER annotations_delete AFTER DELETE ON annotations BEGIN
    DELETE FROM mentions WHERE doc = OLD.doc; END;
INSERT INTO entities SELECT * FROM entities_before;
DROP TABLE entities_before;
""",
    ),
    Migration(
        "0003 edits of metadata, which outlive the documents' rows, and editions of one work",
        """
CREATE TABLE IF NOT EXISTS metadata_edits (
    doc TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    by TEXT NOT NULL,
    PRIMARY KEY (doc, field)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS editions (
    doc TEXT PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
    newest TEXT NOT NULL,
    place INTEGER NOT NULL,
    similarity REAL NOT NULL,
    reason TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sketches (
    doc TEXT PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
    body BLOB NOT NULL
) WITHOUT ROWID;
""",
    ),
    Migration(
        "0004 the bounds of claims beside their order: a search by value reads no bodies",
        """
DROP INDEX claims_doc;
CREATE INDEX claims_doc ON claims(doc, seq, base_lo, base_hi);
""",
    ),
    Migration(
        "0005 prints of what is kept of each document: an index is held against them",
        """
CREATE TABLE IF NOT EXISTS contents (
    doc TEXT PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
    print TEXT NOT NULL
) WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS contents_document AFTER UPDATE ON documents BEGIN
    DELETE FROM contents WHERE doc = NEW.id; END;
CREATE TRIGGER IF NOT EXISTS contents_annotated AFTER INSERT ON annotations BEGIN
    DELETE FROM contents WHERE doc = NEW.doc; END;
CREATE TRIGGER IF NOT EXISTS contents_forgotten AFTER DELETE ON annotations BEGIN
    DELETE FROM contents WHERE doc = OLD.doc; END;
""",
    ),
    Migration("0006 views with plain names; a change of theirs needs a new step of the same kind", VIEWS_SQL),
    Migration(
        "0007 labels of documents, given by a person's own library, which outlive the documents' rows",
        """
CREATE TABLE IF NOT EXISTS labels (
    doc TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (doc, kind, name)
) WITHOUT ROWID;
""",
    ),
    Migration(
        "0008 themes as they were made last, so that they are made once and keep their numbers",
        """
CREATE TABLE IF NOT EXISTS themes (
    wanted INTEGER PRIMARY KEY,
    print TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS theme_places (
    wanted INTEGER NOT NULL,
    doc TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    page INTEGER NOT NULL,
    theme INTEGER NOT NULL,
    weight REAL NOT NULL,
    PRIMARY KEY (wanted, doc, start)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS theme_places_theme ON theme_places(wanted, theme, weight);
""",
    ),
    Migration("0009 records packed, so that a page takes less than half the space", TABLES, fill, ENDING),
)
