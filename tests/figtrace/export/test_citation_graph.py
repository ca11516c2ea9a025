"""The graph has every document and an edge for each that cites another, as a reader of GraphML finds it."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

from corpus.annotations import Annotations, Citation
from corpus.document import Document, Reference
from corpus.geometry import DocId, Span
from corpus.store import Store
from figtrace.export.citation_graph import citation_graphml
from tests.figtrace.small_corpus import store_of
from tests.strategies import document_of

_NS = {"g": "http://graphml.graphdrawing.org/xmlns"}
_CITED = document_of("Trade grew.", doc="b", title="Cited <&> \x01", year=1999)


def _graph(citing: Document, *callouts: DocId | None) -> ElementTree.Element:
    citations = tuple(Citation(Span(0, 1), doc=doc) for doc in callouts)
    with store_of(_CITED, citing) as store:
        run = store.begin_run("ingest", "0")
        made = Annotations(citing.id, citing.text_sha, "t", citations=citations)
        with store.transaction():
            store.put_annotations(citing, made, run=run)
        return ElementTree.fromstring(citation_graphml(store))


def _edges(root: ElementTree.Element) -> list[tuple[str | None, str | None, str | None]]:
    found = root.findall(".//g:edge", _NS)
    return [(one.get("source"), one.get("target"), one[0].text) for one in found]


def test_an_edge_counts_the_callouts() -> None:
    citing = document_of("We follow it.", doc="a")
    root = _graph(citing, _CITED.id, _CITED.id, None, citing.id, DocId("f" * 64))
    assert _edges(root) == [(citing.id, _CITED.id, "2")]


def test_a_work_that_is_listed_alone_is_an_edge_without_callouts() -> None:
    listed = Reference(Span(0, 0), "Cited, 1999", doc=_CITED.id)
    citing = replace(document_of("We follow it.", doc="a"), references=(listed,))
    assert _edges(_graph(citing)) == [(citing.id, _CITED.id, "0")]


def test_a_node_says_title_year_and_pages() -> None:
    nodes = _graph(document_of("x", doc="a")).findall(".//g:node", _NS)
    said = {node.get("id"): {part.get("key"): part.text for part in node} for node in nodes}
    assert said[_CITED.id] == {"label": "Cited <&>", "year": "1999", "pages": "1"}
    assert said["a" * 64] == {"label": "a.pdf", "pages": "1"}


def test_an_empty_corpus_is_an_empty_graph() -> None:
    with Store.in_memory() as store:
        assert ElementTree.fromstring(citation_graphml(store)).findall(".//g:node", _NS) == []
