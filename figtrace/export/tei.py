"""A document as TEI P5: header, text by headings, tables, notes, references, figures and names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from corpus.annotations import Annotations, Claim, Entity, Label
from corpus.document import Block, BlockKind, Document, Reference, Table
from corpus.english import flat
from corpus.geometry import Span
from corpus.spans import ByPlace

__all__ = ["to_tei"]

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_LEFT_OUT = frozenset(
    {BlockKind.HEADER, BlockKind.FOOTER, BlockKind.HIDDEN, BlockKind.REFERENCE, BlockKind.TITLE}
)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that XML 1.0 does not admit (section 2.2)."""


def to_tei(document: Document, annotations: Annotations | None) -> str:
    """The document as a TEI file: pages as milestones, figures as <measure>, entities as <rs>.

    Of figures and entities that cross one is marked: figures before entities, longer before shorter.
    """
    marks = _Marks(document.text, annotations)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<TEI xmlns="{_NAMESPACE}">',
        *_header(document),
        "<text>",
        "<body>",
        *_body(document, marks),
        "</body>",
        *_back(document.references),
        "</text>",
        "</TEI>",
    ]
    return "\n".join(lines) + "\n"


# -- header ----------------------------------------------------------------------------------------------


def _header(document: Document) -> Iterator[str]:
    meta = document.meta
    title = f"<title>{_text(meta.title or document.source.rpartition('/')[2])}</title>"
    authors = "".join(f"<author>{_text(author)}</author>" for author in meta.authors)
    yield "<teiHeader>"
    yield f"<fileDesc><titleStmt>{title}{authors}</titleStmt>"
    date = f"<date when={_attribute(f'{meta.year:04d}')}>{meta.year}</date>" if meta.year else ""
    made = f"Made by figtrace from a file of {len(document.pages)} pages."
    yield f"<publicationStmt><p>{made}{date}</p></publicationStmt>"
    doi = f'<idno type="DOI">{_text(meta.doi)}</idno>' if meta.doi else ""
    venue = f"<title>{_text(meta.venue)}</title>" if meta.venue else ""
    known = f'{title}{authors}{venue}<idno type="SHA256">{document.id}</idno>{doi}'
    yield f"<sourceDesc><bibl>{known}</bibl></sourceDesc></fileDesc>"
    if meta.abstract:
        yield f"<profileDesc><abstract><p>{_text(meta.abstract)}</p></abstract></profileDesc>"
    yield "</teiHeader>"


# -- body ------------------------------------------------------------------------------------------------


def _body(document: Document, marks: _Marks) -> Iterator[str]:
    """One division for each run of blocks below a heading; pages begin with a milestone."""
    tables = {table.span: (at, table) for at, table in enumerate(document.tables)}
    page, is_open = -1, False
    for block in document.blocks:
        if block.kind in _LEFT_OUT:
            continue
        if block.kind is BlockKind.HEADING or not is_open:
            yield "</div>" if is_open else ""
            yield "<div>"
            is_open = True
        if block.page != page:
            page = block.page
            yield f'<pb n="{page + 1}"/>'
        at_table = tables.get(block.span)
        yield from _table(document, *at_table) if at_table else _block(block, marks)
    if not is_open:
        yield "<div>"
        yield "<p/>"
    elif document.blocks:
        yield "<p/>"  # a division ends with something that is no heading
    yield "</div>"


def _block(block: Block, marks: _Marks) -> Iterator[str]:
    said = marks.marked(block.span)
    if block.kind is BlockKind.HEADING:
        yield f"<head>{said}</head>"
    elif block.kind is BlockKind.FOOTNOTE:
        yield f'<note place="bottom" n={_attribute(block.label or "*")}>{said}</note>'
    elif block.kind is BlockKind.FORMULA:
        yield f"<p><formula>{_text(block.span.of(marks.text))}</formula></p>"
    else:
        yield f"<p>{said}</p>"


def _table(document: Document, at: int, table: Table) -> Iterator[str]:
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        role = ' role="label"' if cell.is_header else ""
        size = "".join(
            f' {name}="{count}"'
            for name, count in (("rows", cell.row_span), ("cols", cell.col_span))
            if count > 1
        )
        words = _text(cell.span.of(document.text))
        rows.setdefault(cell.row, []).append(f"<cell{role}{size}>{words}</cell>")
    head = f"<head>{_text(table.caption)}</head>" if table.caption else ""
    yield f'<table n="{at}" rows="{table.n_rows}" cols="{table.n_cols}">{head}'
    yield from (
        (f"<row>{''.join(rows[row])}</row>" for row in sorted(rows)) if rows else ("<row><cell/></row>",)
    )
    yield "</table>"


class _Marks:
    """Figures and names of a text, which are marked in it."""

    def __init__(self, text: str, annotations: Annotations | None) -> None:
        self.text = text
        claims: Sequence[Claim] = annotations.claims if annotations else ()
        entities: Sequence[Entity] = annotations.entities if annotations else ()
        found = [(claim.figure.span, _measure(claim)) for claim in claims if claim.figure.cell is None]
        found += [(entity.span, _name(entity)) for entity in entities if entity.label is not Label.OBJECT]
        self._places = ByPlace(_apart(found), lambda pair: pair[0])

    def marked(self, span: Span) -> str:
        """The text of the span as XML."""
        parts, at = [], span.start
        for place, (opened, closed) in self._places.overlapping(span):
            if at <= place.start and place.end <= span.end:
                parts += [_text(self.text[at : place.start], keep=True), opened]
                parts += [_text(place.of(self.text), keep=True), closed]
                at = place.end
        return " ".join("".join([*parts, _text(self.text[at : span.end], keep=True)]).split())


_Tags = tuple[str, str]


def _apart(found: list[tuple[Span, _Tags]]) -> list[tuple[Span, _Tags]]:
    """The marks that do not cross one that comes before it: figures first, then the longer."""
    is_figure = {span for span, tags in found if tags[1] == "</measure>"}
    kept: list[tuple[Span, _Tags]] = []
    ordered = sorted(found, key=lambda one: (one[0].start, one[0] not in is_figure, -one[0].end))
    for one in ordered:
        if not kept or kept[-1][0].end <= one[0].start:
            kept.append(one)
        elif one[0] in is_figure and kept[-1][0] not in is_figure:
            kept[-1] = one
    return kept


def _measure(claim: Claim) -> _Tags:
    figure = claim.figure
    low, high = figure.interval.lo, figure.interval.hi
    value = "" if figure.value is None else f" quantity={_attribute(f'{figure.value.scaleb(figure.mult):f}')}"
    ends = "".join(
        f" {name}={_attribute(f'{end:f}')}"
        for name, end in (("atLeast", low), ("atMost", high))
        if end is not None and figure.value is None
    )
    return (
        f"<measure type={_attribute(figure.kind)} unit={_attribute(figure.unit)}{value}{ends}>",
        "</measure>",
    )


def _name(entity: Entity) -> _Tags:
    return f"<rs type={_attribute(entity.label)} key={_attribute(entity.key)}>", "</rs>"


# -- references ------------------------------------------------------------------------------------------


def _back(references: Sequence[Reference]) -> Iterator[str]:
    if references:
        yield '<back><div type="references"><listBibl>'
        yield from map(_bibl, references)
        yield "</listBibl></div></back>"


def _bibl(reference: Reference) -> str:
    """The entry as printed, with what was read of it where the parts can be told apart."""
    if not reference.title:
        return f"<bibl>{_text(reference.raw)}</bibl>"
    authors = "".join(f"<author>{_text(author)}</author>" for author in reference.authors)
    date = f"<date>{_text(reference.year)}</date>" if reference.year else ""
    venue = f'<title level="j">{_text(reference.venue)}</title>' if reference.venue else ""
    volume = f'<biblScope unit="volume">{_text(reference.volume)}</biblScope>' if reference.volume else ""
    pages = f'<biblScope unit="page">{_text(reference.pages)}</biblScope>' if reference.pages else ""
    doi = f'<idno type="DOI">{_text(reference.doi)}</idno>' if reference.doi else ""
    parts = (authors, date, f"<title>{_text(reference.title)}</title>", venue, volume, pages, doi)
    return f"<bibl>{''.join(parts)}</bibl>"


def _text(text: str, *, keep: bool = False) -> str:
    clean = _NOT_XML.sub(" ", text)
    return escape(clean if keep else flat(clean))


def _attribute(text: str) -> str:
    return quoteattr(flat(_NOT_XML.sub(" ", text)) or "-")
