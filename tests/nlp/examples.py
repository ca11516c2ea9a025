"""What is read of the example papers and of drawn tables, in lines that people can compare."""

from __future__ import annotations

from functools import cache

from corpus.annotations import Annotations, Claim, Modality, Slot
from corpus.document import Document
from nlp.annotate import Annotator

__all__ = ["annotated", "claims", "names"]


@cache
def _reader(model: str) -> Annotator:
    return Annotator(model)


def annotated(document: Document, *, model: str = "") -> Annotations:
    """What lists and rules find in the document, and the model of this name where one is given."""
    return _reader(model)(document)


def claims(document: Document, found: Annotations, *, cells: bool) -> str:
    """Each claim of the prose or of the tables: its figure, interval, mood and slots with their sources."""
    wanted = (one for one in found.claims if (one.figure.cell is not None) is cells)
    return "".join(_claim(document.text, one) for one in wanted)


def _claim(text: str, one: Claim) -> str:
    figure = one.figure
    printed = f"{figure.lo}..{figure.hi}" if figure.value is None else f"{figure.value}"
    box = figure.interval
    ends = f"{'[' if box.closed_lo else '('}{box.lo}, {box.hi}{']' if box.closed_hi else ')'}"
    mood = "" if one.modality is Modality.ASSERTED else f" {one.modality}"
    cited = "" if one.citation is None else f" cites {one.citation}"
    head = f"{figure.span.of(text)!r} = {printed} e{figure.mult} {figure.unit} {figure.kind}"
    tail = f"{figure.hedge} {figure.direction} {ends} {figure.by} {one.confidence:.3f}{mood}{cited}"
    return "\n  ".join([f"{head} {tail}", *map(_slot, one.slots)]) + "\n"


def _slot(slot: Slot) -> str:
    return f"{slot.dim} {slot.code or '-'} {slot.surface!r} {slot.source} {slot.confidence} {slot.by}"


def names(document: Document, found: Annotations) -> str:
    """Each mention of an entity, each callout, each number that is no figure, each short form."""
    text = document.text
    lines = [
        f"{one.span.of(text)!r} {one.label} {one.key} {one.canonical} {one.by}" for one in found.entities
    ]
    lines += [
        f"callout {one.span.of(text)!r} {one.authors} {one.year} {one.locator!r} {one.reference} {one.key}"
        for one in found.citations
    ]
    lines += [f"{one.span.of(text)!r} {one.type} {one.by}" for one in found.others]
    lines += [f"{one.short} = {one.long}" for one in found.acronyms]
    return "\n".join(lines) + "\n"
