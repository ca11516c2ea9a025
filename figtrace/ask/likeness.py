"""Papers like a page that a person has before them."""

from __future__ import annotations

import re
from collections import Counter

from corpus.errors import UsageError
from corpus.geometry import DocId
from corpus.store import Store, list_editions, resolve_document
from search.passages import STEMMED, passages, tokens
from search.query import Clause, DocPrefix, Occur, Query, Words

__all__ = ["like_query", "page_named", "page_passages"]

_MOST = 60
"""Words of the page that are looked for: those it says most often, of equals the first; more cost time and
change little (Robertson and Sparck Jones, 1994, on how many terms to take of relevant texts)."""
_NAMED = re.compile(r"(.+):(\d{1,6})", re.DOTALL)
"""A document and a page behind the last colon; six digits are more pages than any has."""


def page_named(store: Store, name: str) -> tuple[DocId, int]:
    """Document and page, from 1, that "DOC:PAGE" names.

    Raises:
        UsageError: if it is not of that form, or there is no such document or page.
    """
    found = _NAMED.fullmatch(name)
    if found is None:
        raise UsageError(f"{name!r} names no page: write DOC:PAGE, such as lindqvist:14")
    doc, page = resolve_document(store, found[1]), int(found[2])
    pages = len(store.document(doc).pages)
    if not 1 <= page <= pages:
        raise UsageError(f"{name!r}: the document has pages 1 to {pages}")
    return doc, page


def page_passages(store: Store, doc: DocId, page: int) -> tuple[str, ...]:
    """The texts of the passages that begin on the page, from 1."""
    made = passages(store.document(doc), store.annotations(doc))
    return tuple(one.text for one in made if one.page_first == page - 1)


def like_query(store: Store, doc: DocId, page: int) -> Query:
    """What asks for passages that say the same as this page, in other works than its own.

    Raises:
        UsageError: if the page has no words.
    """
    document = store.document(doc)
    text = document.pages[page - 1].span.of(document.text)
    said = [(token.term, token.span.of(text)) for token in tokens(text, STEMMED) if not token.term.isdigit()]
    counts = Counter(term for term, _ in said)
    forms = dict(reversed(said))
    words = [forms[term] for term, _ in counts.most_common(_MOST)]
    if not words:
        raise UsageError(f"page {page} has no words to look for")
    editions = list_editions(store)
    work = next((edition.newest for edition in editions if edition.doc == doc), doc)
    own = {doc, *(edition.doc for edition in editions if edition.newest == work)}
    others = (Clause(Occur.NOT, DocPrefix(one)) for one in sorted(own))
    return Query((Clause(Occur.RANK, Words(" ".join(words))), *others))
