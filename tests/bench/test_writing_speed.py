"""The draft that is measured cites what it says, and an edit changes one number of its text."""

from __future__ import annotations

from pathlib import Path
from random import Random

from bench.writing_speed import draft_of, edited
from corpus.geometry import DocId, Span
from figtrace.check.trials.reword import Passage
from figtrace.check.trials.sowing import Sown
from figtrace.drafts.read import read_draft_bytes
from tests.figtrace.small_corpus import ALL, store_of


def test_a_draft_of_the_corpus_reads_with_its_references_tied() -> None:
    with store_of(*ALL) as store:
        summaries = store.summaries()
        source = draft_of(summaries, _sown(summaries[0].id), 40)
    draft = read_draft_bytes(Path("draft.md"), source.encode())
    assert [reference.title for reference in draft.document.references] == ["Makers", "Leavers"]
    assert draft.citations
    assert all(citation.reference is not None for citation in draft.citations)


def _sown(doc: DocId) -> tuple[Sown, ...]:
    return (Sown(doc, Passage("Foxconn assembled 40 percent of them.", Span(18, 20)), None),)


def test_an_edit_changes_one_number_behind_the_front_matter() -> None:
    source = "---\nyear: 2009\n---\n\nIn 2008 exports rose by 12 percent [@w12].\n"
    for seed in range(9):
        made = edited(source, Random(seed))
        assert made.startswith("---\nyear: 2009\n---\n\n")
        assert made.endswith(" percent [@w12].\n")
        assert ("In 2008" in made) != ("by 12" in made) or made == source
