"""A figure on the scales of one source."""

from __future__ import annotations

from dataclasses import replace

from corpus.document import Document
from corpus.geometry import PageIndex
from figtrace.check.compare.alignment import align
from figtrace.check.compare.relations import relate
from figtrace.check.statements.shelf import make_shelf
from figtrace.check.verdicts.cited_place import CitedPages
from figtrace.check.verdicts.scales import Scales, read_scales
from tests.figtrace.check.builders import annotations_of, shelf, statement, store_of, table_document
from tests.strategies import document_of

_PROSE = document_of(
    "Norway sold salmon worth $5.1 million in 2005, while Chile sold copper worth $7 million.",
    "In Bergen rates were 31%, 18% and 14% in wool, silk and jute, respectively (see above).",
    "Nothing is said here. Ports earned 12 percent more than farms.",
)
_TABLE = table_document(
    "Table 1 Salmon exports (million dollars)",
    ["Country", "2005", "2006"],
    [["Norway", "381", "413"], ["Chile", "402", "388"]],
)


def _assert_alike(document: Document) -> None:
    with store_of(document) as store:
        read = read_scales(store, document.id).shelf
    made = make_shelf(document, annotations_of(document))
    assert tuple(read.statements) == tuple(made.statements)
    assert (read.rarity, read.postings) == (made.rarity, made.postings)


def test_a_shelf_read_from_the_store_is_the_shelf_made_of_the_whole_records() -> None:
    _assert_alike(_PROSE)
    _assert_alike(_TABLE)
    _assert_alike(document_of("No figures here."))


def test_the_postings_are_the_weights_of_the_statements() -> None:
    for document in (_PROSE, _TABLE):
        made = make_shelf(document, annotations_of(document))
        posted = {
            (term, weight, at)
            for term, held in made.postings.items()
            for weight, places in held.items()
            for at in places
        }
        assert posted == {
            (term, weight, at)
            for at, one in enumerate(made.statements)
            for term, weight in one.weights.items()
        }


def test_a_statement_is_read_once_and_its_page_without_reading_it() -> None:
    made = make_shelf(_PROSE, annotations_of(_PROSE)).statements
    assert made[0] is made[-len(made)]
    assert [made.page(at) for at in range(len(made))] == [one.page for one in made]
    assert made[:2] == (made[0], made[1])


def test_weighing_compares_as_alone_each_time() -> None:
    scales = Scales(make_shelf(_PROSE, annotations_of(_PROSE)))
    for sentence in (
        "Norway sold salmon worth $5 million.",
        "Salmon from Norway earned $7 thousand in 2005.",
    ):
        draft = statement(sentence)
        for one in scales.weigh(draft):
            assert one.alignment == align(draft, one.statement)
            assert one.comparison == relate(draft.figure, one.statement.figure, signed=False)


def test_figures_on_the_cited_page_are_weighed_whatever_their_words() -> None:
    papers = Scales(shelf("Norway sold salmon worth $5 million.", "Rents rose 7 percent."))
    draft = statement("Norway sold salmon worth $5 million.")
    assert len(papers.weigh(draft)) == 1
    cited = papers.weigh(draft, CitedPages(frozenset({PageIndex(0)})))
    assert [one.on_page for one in cited] == [True, True]
    elsewhere = papers.weigh(draft, CitedPages(frozenset({PageIndex(7)}), strict=True))
    assert [one.on_page for one in elsewhere] == [False]


def test_a_document_that_was_not_annotated_has_nothing_to_weigh() -> None:
    document = replace(_PROSE, text=_PROSE.text)
    with store_of() as store:
        run = store.begin_run("test", "0")
        with store.transaction():
            store.put_document(document, run=run)
        assert read_scales(store, document.id).weigh(statement("Rents rose 7 percent.")) == []
