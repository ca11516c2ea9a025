"""Sentences of the corpus said again, with a slip or without: what a self-test is made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from corpus.annotations import Claim, Dim, Kind, Modality
from corpus.document import Document
from corpus.english import flat
from corpus.geometry import DocId, Span
from corpus.store import Store
from figtrace.check.trials.reword import Passage, reword, round_figure
from figtrace.check.trials.slips import SOWERS, Slip, Soil

__all__ = ["Sown", "sow"]


@dataclass(frozen=True, slots=True)
class Sown:
    """A sentence for the test: its document, the claim it was made from, and the slip in it."""

    doc: DocId
    passage: Passage
    slip: Slip | None
    """None: the sentence is true."""


def sow(store: Store, *, n: int, seed: int) -> tuple[Sown, ...]:
    """Up to `n` sentences with an error, the kinds in turn, and as many true ones, by document."""
    random = Random(seed)
    docs = [summary.id for summary in store.summaries()]
    soils = [(doc, soil) for doc in docs for soil in _soils(store, doc)]
    random.shuffle(soils)
    errors = list(_errors(soils, n, random))
    used = {(one.doc, soil.claim.id) for one, soil in errors}
    rest = [(doc, soil) for doc, soil in soils if (doc, soil.claim.id) not in used]
    true = [_true(doc, soil, random) for doc, soil in rest[:n]]
    place = {doc: at for at, doc in enumerate(docs)}
    return tuple(sorted([*(one for one, _ in errors), *true], key=lambda one: place[one.doc]))


def _errors(soils: Sequence[tuple[DocId, Soil]], n: int, random: Random) -> Iterator[tuple[Sown, Soil]]:
    """Each sentence at most once; kinds in turn, so that rare ones are not crowded out."""
    left = list(soils)
    open_slips = list(Slip)
    made = 0
    while open_slips and made < n:
        for slip in tuple(open_slips):
            found = _first(left, slip, random)
            if found is None:
                open_slips.remove(slip)
            elif made < n:
                at, passage = found
                doc, soil = left.pop(at)
                made += 1
                yield Sown(doc, passage, slip), soil


def _first(soils: Sequence[tuple[DocId, Soil]], slip: Slip, random: Random) -> tuple[int, Passage] | None:
    for at, (_, soil) in enumerate(soils):
        passage = SOWERS[slip](soil, random)
        if passage is not None:
            return at, reword(passage, random)
    return None


def _true(doc: DocId, soil: Soil, random: Random) -> Sown:
    passage = reword(soil.passage, random)
    rounded = round_figure(passage, soil.claim.figure) if random.random() < 0.4 else None
    return Sown(doc, rounded or passage, None)


_WHOLE = re.compile(r"[A-Z][^|•]{38,318}\.")
"""A whole sentence of 40 to 320 letters: shorter ones say too little to be found again, longer ones are
lists."""
_DIGITS = re.compile(r"\d(?:[\d.,]*\d)?")
"""The digits of a figure with the marks inside."""
_LETTERS = 0.65
"""Share of letters: in prose 75 to 80 per cent of signs are letters, in rows of tables and formulas half."""
_MOST_FIGURES = 3
"""Figures of one sentence: in a sentence of more, a slip may make another one's value."""


def _soils(store: Store, doc: DocId) -> Iterator[Soil]:
    """The document's figures that stand in plain sentences of prose, one of each sentence."""
    document = store.document(doc)
    claims = [claim for claim in store.claims(doc) if claim.figure.cell is None]
    counts = Counter(claim.sentence for claim in claims)
    areas, products = _names(claims, Dim.AREA), _names(claims, Dim.PRODUCT)
    seen: set[Span] = set()
    for claim in claims:
        if claim.sentence in seen or counts[claim.sentence] > _MOST_FIGURES:
            continue
        passage = _passage(claim, document)
        if passage is not None and _is_plain(claim, passage.text):
            seen.add(claim.sentence)
            yield Soil(passage, claim, claim.sentence.start, areas, products)


def _names(claims: Sequence[Claim], dim: Dim) -> tuple[str, ...]:
    """Surfaces of the dimension in the claims, of one code the first."""
    named: dict[str, str] = {}
    for claim in claims:
        slot = claim.slot(dim)
        if slot is not None and slot.code and slot.surface[:1].isupper() is (dim is Dim.AREA):
            named.setdefault(slot.code, flat(slot.surface))
    return tuple(named.values())


def _passage(claim: Claim, document: Document) -> Passage | None:
    text = claim.sentence.of(document.text)
    flat = re.sub(r"\s", " ", text)
    if "  " in flat or not _WHOLE.fullmatch(flat):
        return None
    number = claim.figure.number
    digits = _DIGITS.search(document.text, number.start, number.end)
    if digits is None:
        return None
    return Passage(flat, Span(*digits.span()).shifted(-claim.sentence.start))


def _is_plain(claim: Claim, text: str) -> bool:
    """True for an asserted number of two digits or more in a sentence that is mostly letters."""
    value = claim.figure.value
    if value is None or claim.modality is not Modality.ASSERTED or claim.figure.unit in ("year", "month"):
        return False
    letters = sum(char.isalpha() for char in text) / len(text)
    digits = "".join(map(str, value.as_tuple().digits)).strip("0")
    is_code = claim.figure.unit == "1" and claim.figure.kind in (Kind.COUNT, Kind.STATISTIC)
    return letters >= _LETTERS and len(digits) >= 2 and not is_code


# -- the check -----------------------------------------------------------------------------------
