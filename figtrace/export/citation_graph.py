"""Who cites whom within a corpus, as GraphML for Gephi, yEd, Cytoscape, networkx or igraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from xml.sax.saxutils import escape, quoteattr

from corpus.english import flat
from corpus.geometry import DocId
from corpus.store import Store, Summary

__all__ = ["citation_graphml"]

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 (2.2) does not admit."""
_KEYS = (
    ("label", "node", "string"),
    ("year", "node", "int"),
    ("pages", "node", "int"),
    ("callouts", "edge", "int"),
)
"""Attributes of GraphML with what they are of and their type."""


def citation_graphml(store: Store) -> str:
    """A directed graph: a node for each document, an edge from one that cites to the one that it cites.

    An edge counts the callouts; one that only the list of references gives counts none.

    Raises:
        StoreError: if a document cannot be read.
    """
    summaries = store.summaries()
    return "\n".join(_lines(summaries, _edges(store, [summary.id for summary in summaries]))) + "\n"


def _edges(store: Store, docs: list[DocId]) -> Mapping[tuple[DocId, DocId], int]:
    counts: Counter[tuple[DocId, DocId]] = Counter()
    for doc in docs:
        listed = store.document(doc, without=("blocks", "tables", "maths")).references
        counts.update({(doc, one.doc): 0 for one in listed if one.doc not in (None, doc)})
        annotations = store.annotations(doc, without=("claims", "entities", "others", "sentences"))
        for callout in annotations.citations if annotations else ():
            if callout.doc is not None and callout.doc != doc:
                counts[doc, callout.doc] += 1
    known = set(docs)
    return {pair: count for pair, count in sorted(counts.items()) if pair[1] in known}


def _lines(summaries: tuple[Summary, ...], edges: Mapping[tuple[DocId, DocId], int]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for name, of, kind in _KEYS:
        yield f'  <key id="{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>'
    yield '  <graph edgedefault="directed">'
    for one in summaries:
        year = f'<data key="year">{one.year}</data>' if one.year is not None else ""
        label = _clean(one.title or PurePath(one.source).name)
        said = f'<data key="label">{escape(label)}</data>{year}<data key="pages">{one.n_pages}</data>'
        yield f"    <node id={quoteattr(one.id)}>{said}</node>"
    for (source, target), count in edges.items():
        ends = f"source={quoteattr(source)} target={quoteattr(target)}"
        yield f'    <edge {ends}><data key="callouts">{count}</data></edge>'
    yield "  </graph>"
    yield "</graphml>"


def _clean(text: str) -> str:
    return flat(_NOT_XML.sub(" ", text))
