"""What a rule is called decides nothing: renamed, they find the same names, claims, passages and verdicts."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import pytest

from corpus.annotations import Acronym, Annotations, Citation, Claim, Entity
from corpus.codec import from_json
from corpus.document import Document, Metadata, Reference
from corpus.geometry import Span
from corpus.store import Summary
from figtrace.check.inquiry.run import check_draft
from figtrace.check.ledger.records import Verdict
from figtrace.library.by_callout import callout_problems, loose_callouts, resolve_callouts
from nlp.citations.find import find_citations
from nlp.claims.make import read_prose
from nlp.entities.find import EntityFinder
from nlp.entities.gazetteer import Gazetteer, load_gazetteer
from nlp.tables.make import table_claims
from nlp.text.sentences import find_sentences
from search.passages.records import claim_records, passages
from tests.figtrace.check.builders import SmallDraft, annotator, store_of, table_document
from tests.strategies import document_of

SENTENCES = (
    "Exports of salt from Portugal to Norway rose by 7 percent in 2008 (Roe 2009, 1).",
    "Imports of tin into Norway came to $40 million in 2006, and the Ministry of Salt said so (Vale 2007).",
    "Foxconn and Hon Hai Group sold 12 percent of all goods to China (ibid., 2).",
    "Firms paid $3 million under the Clean Ports Program (CPP) in 2004 (Rovar 2009).",
    "Imports of wool into Norway fell by 4 percent in 2006 (Roe 2009, 1).",
    "The CPP and the ITA, the Inner Trade Agency (ITA), spent 5 percent less in 2005.",
)
SOURCE = (
    "Exports of salt from Portugal to Norway rose by 7 percent in 2008.",
    "Firms paid $2 million under the Clean Ports Program in 2004.",
    "Imports of wool into Norway fell by 9 percent in 2006.",
)
REFERENCES = (Reference(Span(0, 0), "Rover, Mia. 2009. Rents.", ("Rover, Mia",), "2009", "Rents"),)

Named = TypeVar("Named", Entity, Citation)


def nameless(records: tuple[Named, ...]) -> tuple[Named, ...]:
    """The records, all of one rule."""
    return tuple(replace(record, by="x") for record in records)


def nameless_claims(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims, their figures and slots all of one rule."""
    return tuple(
        replace(
            claim,
            figure=replace(claim.figure, by="x"),
            slots=tuple(replace(slot, by="x") for slot in claim.slots),
        )
        for claim in claims
    )


def nameless_annotations(
    document: Document,
    *,
    citations: tuple[Citation, ...] | None = None,
    closely: frozenset[Span] | None = None,
) -> Annotations:
    """The document's annotations, all of one rule."""
    made = annotator()(document, citations=citations, closely=closely)
    return replace(
        made,
        entities=nameless(made.entities),
        claims=nameless_claims(made.claims),
        others=tuple(replace(other, by="x") for other in made.others),
        citations=nameless(made.citations),
    )


@pytest.fixture(name="draft")
def _draft() -> Document:
    return replace(document_of(*SENTENCES, doc="a"), references=REFERENCES)


@pytest.fixture(name="source")
def _source() -> Document:
    return replace(document_of(*SOURCE, doc="b"), meta=Metadata("Cork", ("Pat Roe",), 2009))


def test_the_texts_have_what_can_be_told_apart_by_the_names_of_rules(draft: Document) -> None:
    made = annotator()(draft)
    assert {entity.is_listed for entity in made.entities} == {True, False}
    assert {citation.guessed for citation in made.citations} == {True, False}
    assert {citation.named_elsewhere for citation in made.citations} == {True, False}


def test_claims_are_the_same(draft: Document) -> None:
    made = annotator()(draft)
    again = read_prose(draft, made.sentences, nameless(made.entities), nameless(made.citations))
    assert again.claims == made.claims


def test_claims_of_tables_are_the_same() -> None:
    table = table_document("Exports by firm", ["", "Foxconn", "Hon Hai Group"], [["Salt", "5", "7"]])
    entities = annotator()(table).entities
    assert table_claims(table, nameless(entities)) == table_claims(table, entities) != ()


def test_names_are_the_same_whatever_the_lists_are_called(draft: Document) -> None:
    entries = tuple(replace(entry, by="x") for entry in load_gazetteer(()).entries)
    named = EntityFinder(load_gazetteer(())).find(draft, find_sentences(draft))
    renamed = EntityFinder(Gazetteer(entries)).find(draft, find_sentences(draft))
    assert nameless(renamed.entities) == nameless(named.entities)
    assert renamed.acronyms == named.acronyms != ()
    assert isinstance(named.acronyms[0], Acronym)


def test_passages_and_records_of_claims_are_the_same(draft: Document) -> None:
    made, renamed = annotator()(draft), nameless_annotations(draft)
    found = list(passages(draft, made))
    assert list(passages(draft, renamed)) == found
    assert list(claim_records(draft, renamed, found)) == list(claim_records(draft, made, found))


def test_what_is_told_of_callouts_is_the_same(draft: Document, source: Document) -> None:
    summaries = [Summary(source.id, "in/b.pdf", "Cork", ("Pat Roe",), 2009, "", 9, "")]

    def told(citations: tuple[Citation, ...]) -> tuple[dict[str, str], tuple[str, ...]]:
        loose = loose_callouts(citations, REFERENCES, text=draft.text)
        return loose, callout_problems(citations, loose, summaries, text=draft.text)

    found = resolve_callouts(find_citations(draft), REFERENCES, summaries, text=draft.text)
    renamed = resolve_callouts(nameless(find_citations(draft)), REFERENCES, summaries, text=draft.text)
    assert nameless(renamed) == nameless(found)
    assert told(nameless(found)) == told(found)
    assert told(found)[1][0].startswith("no reference, found by author and year alone: (Roe 2009, 1)")


def test_verdicts_are_the_same(draft: Document, source: Document) -> None:
    summaries = [Summary(source.id, "in/b.pdf", "Cork", ("Pat Roe",), 2009, "", 9, "")]
    references = tuple(replace(one, doc=source.id) for one in REFERENCES)
    draft = replace(draft, references=references)
    cited = resolve_callouts(find_citations(draft), references, summaries, text=draft.text)
    with store_of(source) as store:
        named = check_draft(SmallDraft(draft, cited), store, annotator())
        run = store.begin_run("test", "0")
        with store.transaction():
            store.put_annotations(source, nameless_annotations(source), run=run)
        renamed = check_draft(SmallDraft(draft, nameless(cited)), store, nameless_annotations)
    assert renamed == named
    assert {Verdict.SUPPORTED, Verdict.CONTRADICTED} <= {finding.verdict for finding in named.findings}


def test_records_kept_by_an_older_version_are_neither_guesses_nor_marks() -> None:
    kept = from_json(Citation, '{"span":{"start":0,"end":3},"year":"2009","by":"author-year"}')
    assert (kept.guessed, kept.named_elsewhere) == (False, False)
