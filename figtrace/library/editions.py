"""Editions of one work in a corpus, such as a working paper and the article: linked, never merged.

Two documents are compared by their sketches: a fixed sample of the hashes of all runs of eight words
(Manber 1994; Broder 1997). The sample is chosen by the hash itself, so that equal passages are chosen in
both, and the share of the smaller sketch that is in the larger one estimates the text that they share.
"""

from __future__ import annotations

import re
import sys
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from corpus.document import BlockKind, Document
from corpus.geometry import DocId
from corpus.store import Edition, Store, Summary, keep_editions, keep_sketch, kept_sketches
from nlp.citations import comparable, family_name

__all__ = ["likest_links", "link_editions", "sketch"]

_RUN = 8
"""Words of a run: eight in a row are hardly ever the same in two texts by chance (Broder, 1997,
on shingles)."""
_SAMPLED = 16
"""One hash of so many is kept."""
_LEAST = 12
"""Hashes that a sketch needs: fewer do not tell."""
_POSTINGS = 50
"""A run of words that more documents have is a form of words and no sign."""
_SAME_TITLE = 90.0
"""Likeness of titles in per cent (RapidFuzz): above it differ spelling and signs, no word."""
_RELATED_TITLE = 65.0
"""The same for a title that was changed on the way to a journal; it needs the same team of authors too."""
_BY_TEXT, _BY_TITLE, _WITHOUT_NAMES = 0.5, 0.2, 0.7
"""Shared text from which two documents are editions: of one author; of one title and author; of one title
where neither names authors."""
_BY_TEAM, _TEAM = 0.3, 2
"""Shared text from which two documents of related titles are editions, and the authors, all of the shorter
byline, that they must have in common: an article often has a new title and another author."""
_TELLING = 20
"""Letters of a title that can be one work's alone: "Annex II" is not."""
_LEFT_OUT = frozenset({BlockKind.REFERENCE, BlockKind.HEADER, BlockKind.FOOTER, BlockKind.HIDDEN})
_NUMBER = re.compile(r"\d+|\b[ivx]{1,5}\b")
"""Numbers in titles, Roman ones as well: parts I and II are two works."""
_COMPANION = re.compile(r"\b(?:appendix|supplement\w*|corrigendum|erratum|comment|reply|slides)\b")
"""Words for works that go with another one and are not it."""


Pair = tuple[DocId, DocId]
"""Two documents, the lesser id first."""

Link = tuple[float, str]
"""Share of text and the reason why two documents are editions."""


def link_editions(store: Store) -> tuple[Edition, ...]:
    """All editions of works that the corpus has more than once, newest first within each; kept in the store.

    Only documents that are new since the last call are read.
    """
    summaries = {summary.id: summary for summary in store.summaries()}
    sketches = _sketches(store, summaries)
    links = {pair: found for pair in _candidates(sketches) if (found := _judge(pair, summaries, sketches))}
    likest = likest_links(links)
    editions = tuple(edition for group in _groups(links) for edition in _ranked(group, likest, summaries))
    keep_editions(store, editions)
    return editions


def sketch(document: Document) -> frozenset[int]:
    """The sample of a document's runs of eight words, lists of references and running heads left out."""
    texts = (block.span.of(document.text) for block in document.blocks if block.kind not in _LEFT_OUT)
    words = [word for text in texts for word in re.findall(r"[^\W\d_]{2,}", text.casefold())]
    hashes = [zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words]
    runs = zip(*(hashes[shift:] for shift in range(_RUN)), strict=False)
    found = (zlib.crc32(array("I", run).tobytes()) for run in runs)
    return frozenset(value for value in found if value % _SAMPLED == 0)


def likest_links(links: Mapping[Pair, Link]) -> dict[DocId, Link]:
    """The strongest link of each document; each link is looked at once."""
    found: dict[DocId, Link] = {}
    for pair, link in links.items():
        for doc in pair:
            found[doc] = max(found.get(doc, link), link)
    return found


def _sketches(store: Store, summaries: Mapping[DocId, Summary]) -> dict[DocId, frozenset[int]]:
    known = {doc: _unpacked(body) for doc, body in kept_sketches(store).items()}
    for doc in summaries.keys() - known.keys():
        known[doc] = sketch(store.document(doc, without=("tables", "references")))
        keep_sketch(store, doc, _packed(known[doc]))
    return known


def _packed(values: frozenset[int]) -> bytes:
    column = array("I", sorted(values))
    if sys.byteorder == "big":
        column.byteswap()
    return column.tobytes()


def _unpacked(body: bytes) -> frozenset[int]:
    column = array("I")
    column.frombytes(body)
    if sys.byteorder == "big":
        column.byteswap()
    return frozenset(column)


def _candidates(sketches: Mapping[DocId, frozenset[int]]) -> Iterator[Pair]:
    """Pairs with enough in common to be worth judging, by postings: time grows with what is shared."""
    postings: dict[int, list[DocId]] = defaultdict(list)
    enough = {doc: sketches[doc] for doc in sorted(sketches) if len(sketches[doc]) >= _LEAST}
    repeated = _in_two(enough.values())
    for doc, values in enough.items():
        for value in values & repeated:
            postings[value].append(doc)
    shared = Counter(
        pair for docs in postings.values() if len(docs) <= _POSTINGS for pair in combinations(docs, 2)
    )
    return (pair for pair, count in shared.items() if count >= _BY_TITLE * _smaller(pair, sketches))


def _in_two(sketches: Iterable[frozenset[int]]) -> set[int]:
    """The values of more than one: most stand in one document alone, and would be postings in vain."""
    seen: set[int] = set()
    repeated: set[int] = set()
    for values in sketches:
        repeated |= seen & values
        seen |= values
    return repeated


def _smaller(pair: Pair, sketches: Mapping[DocId, frozenset[int]]) -> int:
    return min(len(sketches[pair[0]]), len(sketches[pair[1]]))


def _judge(
    pair: Pair, summaries: Mapping[DocId, Summary], sketches: Mapping[DocId, frozenset[int]]
) -> Link | None:
    """Shared text and the reason why the two are editions; None if they are not, or not certainly."""
    one, other = summaries[pair[0]], summaries[pair[1]]
    shared = len(sketches[one.id] & sketches[other.id]) / _smaller(pair, sketches)
    titles = comparable(one.title), comparable(other.title)
    if bool(_COMPANION.search(titles[0])) != bool(_COMPANION.search(titles[1])):
        return None
    if sorted(_NUMBER.findall(titles[0])) != sorted(_NUMBER.findall(titles[1])):
        return None
    alike = fuzz.token_sort_ratio(*titles) if titles[0] else 0.0
    same_title = alike >= _SAME_TITLE
    names = _families(one), _families(other)
    share_author = bool(names[0] & names[1])
    if shared >= _BY_TEXT and share_author:
        return shared, "text and authors"
    if shared >= _BY_TITLE and same_title and share_author:
        return shared, "title, authors and text"
    team = names[0] & names[1]
    if shared >= _BY_TEAM and alike >= _RELATED_TITLE and len(team) >= _TEAM and team in names:
        return shared, "authors, text and a title like it"
    tells = len(titles[0]) >= _TELLING
    if shared >= _WITHOUT_NAMES and same_title and tells and not (names[0] and names[1]):
        return shared, "title and text"
    return None


def _families(summary: Summary) -> set[str]:
    return {comparable(family_name(author)) for author in summary.authors} - {""}


def _groups(links: Mapping[Pair, Link]) -> list[list[DocId]]:
    home: dict[DocId, list[DocId]] = {}
    for one, other in links:
        first, second = home.setdefault(one, [one]), home.setdefault(other, [other])
        if first is not second:
            first += second
            home.update(dict.fromkeys(second, first))
    return list({id(group): group for group in home.values()}.values())


def _ranked(
    group: Sequence[DocId], likest: Mapping[DocId, Link], summaries: Mapping[DocId, Summary]
) -> Iterator[Edition]:
    """The group, newest first: by year, then with a DOI before without, then the longest."""
    docs = sorted(group, key=lambda doc: _newness(summaries[doc]), reverse=True)
    for place, doc in enumerate(docs):
        similarity, reason = likest[doc]
        yield Edition(doc, docs[0], place, round(similarity, 3), reason)


def _newness(summary: Summary) -> tuple[int, bool, int, str]:
    return summary.year or 0, bool(summary.doi), summary.n_pages, summary.source
