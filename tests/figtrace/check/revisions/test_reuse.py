"""What of an older check still holds: unchanged paragraphs, the same reference, the same corpus."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.annotations import Citation
from corpus.document import Document, Reference
from corpus.geometry import DocId, Span
from figtrace.check.ledger.records import Ledger
from figtrace.check.revisions.reuse import corpus_fingerprint, reusable_findings, settled_paragraphs
from tests.figtrace.check.builders import SmallDraft, store_of
from tests.figtrace.check.ledgers import ledger_from, source
from tests.strategies import document_of

CITED = "Exports were 5 tons (Lee 2009)."
PLAIN = "Imports were 7 tons."


def draft(*paragraphs: str, raw: str = "Lee. 2009. Trade.", heading: str = "") -> SmallDraft:
    """A draft of paragraphs in which "(Lee 2009)" cites the only reference."""
    document: Document = document_of(*paragraphs)
    blocks = tuple(replace(block, section=(heading,) if heading else ()) for block in document.blocks)
    document = replace(document, blocks=blocks, references=(Reference(Span(0, 0), raw),))
    at = document.text.find("(Lee 2009)")
    cited = (Citation(Span(at, at + 10), reference=0),) if at >= 0 else ()
    return SmallDraft(document, cited)


def old(*paragraphs: str) -> Ledger:
    """The ledger of such a draft."""
    made = ledger_from(draft(*paragraphs).document.text)
    findings = tuple(
        replace(f, citation="(Lee 2009)", reference=0) if "(Lee 2009)" in f.sentence else f
        for f in made.findings
        if f.surface != "2009"
    )
    return replace(made, findings=findings, sources=(source("Lee. 2009. Trade."),))


def kept(ledger: Ledger, new: SmallDraft) -> list[str]:
    found = reusable_findings(ledger, new)
    assert all(finding.span == span for span, finding in found.items())
    assert all(span.of(new.document.text) == finding.surface for span, finding in found.items())
    assert all(f.sentence_span.of(new.document.text) == f.sentence for f in found.values())
    return [finding.surface for finding in found.values()]


def test_all_findings_of_an_unchanged_draft_are_kept() -> None:
    assert kept(old("Start.", CITED, PLAIN), draft("Start.", CITED, PLAIN)) == ["5 tons", "7 tons"]


def test_findings_are_moved_with_their_paragraphs() -> None:
    assert kept(old("Start.", PLAIN), draft("New first.", "Start.", PLAIN)) == ["7 tons"]


@pytest.mark.parametrize(
    "new",
    [
        draft("Start.", "Exports were 6 tons (Lee 2009).", PLAIN),
        draft("Other.", CITED, "Imports were 8 tons."),
        draft("Start.", CITED, raw="Lee. 2009. Something else."),
    ],
)
def test_a_changed_paragraph_or_neighbour_or_reference_is_checked_again(new: SmallDraft) -> None:
    assert kept(old("Start.", CITED, PLAIN), new) == []


def test_a_figure_that_gets_a_citation_is_checked_again() -> None:
    new = draft("Start.", PLAIN)
    cited = SmallDraft(new.document, (Citation(Span(len("Start."), len("Start.") + 9), reference=0),))
    assert kept(old("Start.", PLAIN), new) == ["7 tons"]
    assert kept(old("Start.", PLAIN), replace(cited, citations=(Citation(Span(10, 12)),))) == []


def test_a_paragraph_under_a_new_heading_is_checked_again() -> None:
    assert kept(old("Start.", PLAIN), draft("Start.", PLAIN, heading="Services")) == []
    assert kept(old("Trade", "Start.", PLAIN), draft("Trade", "Start.", PLAIN, heading="Trade")) == ["7 tons"]


def test_a_paragraph_that_stands_twice_is_checked_again() -> None:
    assert kept(old("A.", PLAIN, "A.", PLAIN), draft("A.", PLAIN, "A.", PLAIN)) == []


def test_the_fingerprint_changes_with_documents_and_producers_only() -> None:
    one, other = document_of("One."), replace(document_of("Two."), id=DocId("b" * 64))
    with store_of(one, other) as store, store_of(other, one) as same, store_of(one) as less:
        whole = corpus_fingerprint(store)
        assert whole == corpus_fingerprint(same)
        assert whole != corpus_fingerprint(less)
        assert whole != corpus_fingerprint(store, producer="rules/2")


def settled(ledger: Ledger, new: SmallDraft) -> list[str]:
    spans = settled_paragraphs(ledger, new, reusable_findings(ledger, new))
    return [span.of(new.document.text) for span in spans]


def test_paragraphs_of_which_all_is_kept_are_settled() -> None:
    ledger = old("Start.", CITED, PLAIN)
    assert settled(ledger, draft("Start.", CITED, PLAIN)) == ["Start.", "", CITED, "", PLAIN]
    assert CITED not in settled(ledger, draft("Start.", CITED.replace("5", "6"), PLAIN))
    assert settled(ledger, draft("Start.", CITED, PLAIN, raw="Lee. 2009. Else.")) == []


def test_findings_belong_to_the_paragraph_that_holds_them() -> None:
    ledger = old("Wages were 3 tons.", "Start.", CITED, "Rents were 4 tons.", PLAIN)
    new = draft("Wages were 3 tons.", "Start.", CITED, "Rents were 9 tons.", PLAIN)
    assert kept(ledger, new) == ["3 tons", "5 tons"]
    first = ledger.findings[0]
    spread = replace(first, span=Span(first.span.start, len("Wages were 3 tons.") + 4))
    assert kept(replace(ledger, findings=(spread, *ledger.findings[1:])), new) == ["5 tons"]
