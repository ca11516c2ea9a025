"""The ninth form of the store: what it says, and how the eighth is put into it.

Documents have a number, which the large tables hold in place of their ids; offset maps and claims are packed;
an entity is named once for each way in which it is printed, and mentions point there. What cannot be read is
carried over as it is: it is told as damaged when it is asked for, as it was before. Labels are made where a
seventh form without them, which an early version wrote, was brought here.
"""

from __future__ import annotations

import sqlite3

from corpus.store.plain_views import VIEWS_SQL

__all__ = ["ENDING", "TABLES", "fill"]

_SAID = (
    "seq, page, in_table, surface, value, lo, hi, mult, unit, kind, hedge, direction, base_lo, base_hi, "
    "measure, area, partner, flow, product, period, year_first, year_last, quote, confidence, by"
)
"""Columns of claims that stay as they were."""

TABLES = """
DROP VIEW IF EXISTS all_documents;
DROP VIEW IF EXISTS all_figures;
DROP VIEW IF EXISTS all_mentions;
DROP VIEW IF EXISTS all_entities;
DROP VIEW IF EXISTS all_citations;
DROP VIEW entities;
DROP TRIGGER contents_document;
DROP TRIGGER annotations_delete;
ALTER TABLE documents ADD COLUMN number INTEGER;
ALTER TABLE documents ADD COLUMN textmap BLOB;
UPDATE documents SET number = rowid;
CREATE TABLE IF NOT EXISTS labels (
    doc TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (doc, kind, name)
) WITHOUT ROWID;
CREATE UNIQUE INDEX documents_number ON documents(number);
CREATE TABLE claim_rows (
    id TEXT PRIMARY KEY,
    doc INTEGER NOT NULL REFERENCES documents(number) ON DELETE CASCADE,
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
    figure_start INTEGER,
    figure_end INTEGER,
    number_start INTEGER,
    number_end INTEGER,
    sentence_start INTEGER,
    sentence_end INTEGER,
    table_number INTEGER,
    cell_number INTEGER,
    body BLOB NOT NULL
);
CREATE TABLE names (
    number INTEGER PRIMARY KEY,
    found TEXT NOT NULL,
    surface TEXT NOT NULL,
    by TEXT NOT NULL,
    found_name TEXT NOT NULL,
    found_label TEXT NOT NULL,
    label TEXT NOT NULL,
    key TEXT NOT NULL,
    canonical TEXT NOT NULL,
    ignored INTEGER NOT NULL,
    UNIQUE (found, surface, by, found_name, found_label)
);
CREATE TABLE mention_rows (
    doc INTEGER NOT NULL REFERENCES documents(number) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    part INTEGER NOT NULL,
    name INTEGER NOT NULL,
    page INTEGER,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (doc, seq, part)
) WITHOUT ROWID;
INSERT INTO names (found, surface, by, found_name, found_label, label, key, canonical, ignored)
    SELECT found, surface, by, found_name, found_label, min(label), min(key), min(canonical), min(ignored)
    FROM mentions GROUP BY found, surface, by, found_name, found_label;
INSERT INTO mention_rows
    SELECT d.number, m.seq, m.part, n.number, m.page, m.start, m.end
    FROM documents d JOIN mentions m ON m.doc = d.id
    JOIN names n USING (found, surface, by, found_name, found_label) ORDER BY d.number, m.seq, m.part;
"""

ENDING = f"""
DROP TABLE claims;
DROP TABLE mentions;
CREATE INDEX claim_rows_doc ON claim_rows(doc, seq, base_lo, base_hi);
CREATE INDEX claim_rows_value ON claim_rows(unit, base_lo);
CREATE INDEX names_key ON names(key);
CREATE INDEX names_label ON names(label);
CREATE INDEX mention_rows_name ON mention_rows(name);
CREATE VIEW claims AS
    SELECT c.id AS id, d.id AS doc, {", ".join(f"c.{name} AS {name}" for name in _SAID.split(", "))}
    FROM claim_rows c JOIN documents d ON d.number = c.doc;
CREATE VIEW mentions AS
    SELECT d.id AS doc, m.seq AS seq, m.part AS part, n.found_label AS found_label, n.found AS found,
        n.found_name AS found_name, n.label AS label, n.key AS key, n.canonical AS canonical,
        n.ignored AS ignored, n.surface AS surface, m.page AS page, m.start AS start, m.end AS end, n.by AS by
    FROM mention_rows m JOIN names n ON n.number = m.name JOIN documents d ON d.number = m.doc;
CREATE VIEW entities AS
    SELECT doc, seq, label, key, canonical, surface, page, start, end, by FROM mentions WHERE ignored = 0;
CREATE TRIGGER annotations_delete AFTER DELETE ON annotations BEGIN
    DELETE FROM mention_rows WHERE doc = (SELECT number FROM documents WHERE id = OLD.doc); END;
CREATE TRIGGER contents_document AFTER UPDATE ON documents BEGIN
    DELETE FROM contents WHERE doc = NEW.id; END;
{VIEWS_SQL}
"""


def fill(db: sqlite3.Connection) -> None:
    """Pack the offset maps and claims of the eighth form; records are imported only where there are any."""
    if db.execute("SELECT 1 FROM documents LIMIT 1").fetchone():
        from corpus.store.form.filling import fill_packed

        fill_packed(db)
