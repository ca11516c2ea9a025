"""What fuzzing begins with: bytes that mean something already, so that changes of them do too."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from corpus.codec import to_bytes, to_json
from corpus.document import Reference
from corpus.geometry import Span
from nlp.annotate import Annotator, plain_document

__all__ = ["seeds"]

_SENTENCES = (
    "Exports rose from $8.3 billion in 2001 to nearly $92 billion (about 27-30 percent of GDP) in 2008.",
    "The share fell by 2.5 percentage points, to 41.2% [0.3, 0.7]; see Table 3 and p. 17.",
    "China (Doe 2008, p. 4; Roe et al. 2010a) shipped 1,200 tonnes at RMB 3.5 a kWh, twice the sum.",
)
_QUERIES = (
    '"value chain"~5 firm:Foxconn year:2005..2009',
    "(a OR b*) NOT in:table value:>90e9 unit:USD -c~",
)
_ENTRIES = (
    'Doe, J., and R. Roe (2008), "A Title: More," Journal of Trade, vol. 3, no. 2, pp. 1-20. doi:10.1/1',
    "[12] Doe, Jane. 2010a. Other Title. Working Paper 17. Cambridge, MA: Institute. https://example.org",
)
_DRAFTS = (
    "A Title\n\nExports rose to $92 billion (Doe 2008).\n\nReferences\nDoe, J. (2008). A Title. Journal.\n",
    "\\begin{tabular}{l|*{2}{c}p{3cm}}\\cmidrule{1-2} a & b \\\\ \\end{tabular}",
    "---\ntitle: x\n---\n```{r}\n1+1\n```\nIt is `r 2` percent.",
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>'
    'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems":[]}</w:instrText>'
    '<w:fldChar w:fldCharType="end"/></w:r></w:p><w:txbxContent><w:p/></w:txbxContent>',
)


def seeds() -> Mapping[str, tuple[bytes, ...]]:
    """For each target the bytes that it begins with; none for those that begin with nothing."""
    figures = tuple(sentence.encode() for sentence in _SENTENCES)
    drafts = zip((0, 1, 2, 4), _DRAFTS, strict=True)
    return {
        "query": tuple(query.encode() for query in _QUERIES),
        "numbers": figures,
        "units": figures,
        "drafts": tuple(bytes([kind]) + text.encode() for kind, text in drafts),
        "codec": _records(),
        "references": tuple(entry.encode() for entry in _ENTRIES),
    }


def _records() -> tuple[bytes, ...]:
    """Records behind the byte that tells their kind, as text and compressed."""
    document = plain_document(_SENTENCES[0])
    annotations = Annotator("")(document)
    assert any(claim.figure.value == Decimal("8.3") for claim in annotations.claims)
    made = (document, annotations, Reference(Span(0, 3), "Doe", ("Doe, J.",), "2008"))
    texts = tuple(bytes([kind]) + to_json(record).encode() for kind, record in enumerate(made))
    return texts + tuple(bytes([kind]) + to_bytes(record) for kind, record in enumerate(made))
