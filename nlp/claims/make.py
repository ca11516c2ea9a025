"""Claims of a document's prose: each figure with its slots, its sentence, its mood and its citation."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from corpus.annotations import (
    STAR_LEVEL,
    Citation,
    Claim,
    Dim,
    Entity,
    Figure,
    Kind,
    Label,
    Modality,
    NumberType,
    OtherNumber,
    Slot,
    SlotSource,
)
from corpus.document import BlockKind, Document
from corpus.geometry import DocId, Span
from corpus.spans import ByPlace
from nlp.claims.areas import place_code
from nlp.claims.claim_words import FORECASTS, NEGATIONS
from nlp.claims.context import Memory, Scene, make_slot
from nlp.claims.doubts import DOUBTFUL, block_traits, statement_likelihood, statement_traits
from nlp.claims.home import read_home
from nlp.claims.scenes import read_scenes
from nlp.claims.slots import read_slots
from nlp.figures import scan_blocks
from nlp.text import Parser

__all__ = ["ProseNumbers", "claim_id", "read_prose", "traits_of"]


@dataclass(frozen=True, slots=True)
class ProseNumbers:
    """All numbers of a document's prose, in the order of the text."""

    claims: tuple[Claim, ...]
    others: tuple[OtherNumber, ...]
    """Those that state no quantity."""


def read_prose(
    document: Document,
    sentences: Sequence[Span],
    entities: Sequence[Entity],
    citations: Sequence[Citation],
    parser: Parser | None = None,
    *,
    closely: frozenset[Span] | None = None,
    doubting: bool = True,
) -> ProseNumbers:
    """The claims of the prose, and its numbers that make none.

    `sentences`, `entities` and `citations` are in the order of the text; a claim's `citation` is a position
    in the last. A slot that cannot be read is left out: it is unspecified. Without a `parser`, and in blocks
    whose spans are not among those to be read `closely`, slots are read from the words around a figure alone.
    `doubting`, on pages and where there is a parser, numbers that more likely state nothing make no claim.
    """
    claims: list[Claim] = []
    others: list[OtherNumber] = []
    cited = _Cited(citations)
    names = ByPlace(entities, attrgetter("span"))
    # only what was laid out on pages has labels of charts and rows of tables among its sentences
    may_doubt = doubting and parser is not None and bool(document.pages)
    home, year = read_home(entities), document.meta.year
    body, section = Memory(home=home, year=year), ()  # type: tuple[Memory, tuple[str, ...]]
    within = ByPlace([citation.span for citation in citations], lambda span: span)
    blocks = scan_blocks(document, citations)
    for read in read_scenes(document.text, blocks, sentences, names, within, parser, closely):
        block = read.block
        if block.section != section:
            body, section = Memory(home=home, year=year), block.section
        # a note or caption stands apart: what it says is not in mind in the text around it
        memory = body.aside() if block.kind in _APART else body
        looks = block_traits(block.span.of(document.text)) if may_doubt and read.scenes else ()
        numbers = list(read.others)
        for span, scene in read.scenes:
            memory.sentence += block.kind is not BlockKind.LIST_ITEM
            made = list(_claims_of(document, span, scene, cited, memory))
            memory.keep(_kept(document.text, scene, made))
            doubted = [claim for claim in made if looks and _is_doubtful(document.text, claim, scene, looks)]
            claims.extend(claim for claim in made if claim not in doubted)
            numbers.extend(map(_other, doubted))
        others.extend(sorted(numbers, key=_BY_PLACE))
    return ProseNumbers(tuple(claims), tuple(others))


_BY_PLACE = attrgetter("span.start")


def _is_doubtful(text: str, claim: Claim, scene: Scene, looks: Sequence[str]) -> bool:
    """True for what is rather a label, a remain of a formula or a turn of speech than a statement."""
    if claim.figure.by == STAR_LEVEL or claim.figure.unit == "{percentile}":
        return False  # what they are is known, and nobody takes them for amounts
    return statement_likelihood(traits_of(text, claim, scene, looks)) < DOUBTFUL


def traits_of(text: str, claim: Claim, scene: Scene, looks: Sequence[str]) -> tuple[str, ...]:
    """The traits by which a claim is doubted: of its number, its sentence and its block, which `looks` so."""
    return (*looks, *statement_traits(text, scene, claim.figure, claim.slots, claim.sentence))


def _other(claim: Claim) -> OtherNumber:
    return OtherNumber(claim.figure.span, NumberType.DOUBTFUL, "type:doubtful")


_APART = frozenset({BlockKind.FOOTNOTE, BlockKind.CAPTION})


def _is_span(claims: Sequence[Claim], claim: Claim, slot: Slot) -> bool:
    """True for the span of a change where another figure of the sentence has a point in time."""
    if slot.dim is not Dim.PERIOD or claim.figure.kind not in (Kind.GROWTH, Kind.CHANGE):
        return False
    return any(other.code(Dim.PERIOD) and "/" not in other.code(Dim.PERIOD) for other in claims)


def _ended(claim: Claim, slot: Slot) -> Slot:
    """What a change leaves in mind is the time at which it ended."""
    if slot.dim is Dim.PERIOD and claim.figure.kind in (Kind.GROWTH, Kind.CHANGE) and slot.code[-1:] != "/":
        return replace(slot, code=slot.code.split("/")[-1])
    return slot


def _kept(source: str, scene: Scene, claims: Sequence[Claim]) -> list[Slot]:
    """What the sentence leaves in mind: the slots of its figures, else the one period or place it names."""
    if claims:
        return [
            _ended(claim, slot)
            for claim in claims
            for slot in claim.slots
            if not _is_span(claims, claim, slot)
        ]
    found: list[Slot] = []
    if len({period.code for period in scene.periods}) == 1:
        period = scene.periods[0]
        span = scene.span(period.first, period.last)
        found.append(
            make_slot(Dim.PERIOD, period.code, span.of(source), SlotSource.SENTENCE, "period:only", span)
        )
    for label, dim in ((Label.PLACE, Dim.AREA), (Label.PRODUCT, Dim.PRODUCT)):
        entities = [entity for entity in scene.entities if entity.label is label and entity.is_listed]
        if len({entity.key for entity in entities}) == 1:
            entity = entities[0]
            code = place_code(entity) if label is Label.PLACE else entity.key
            found.append(
                make_slot(dim, code, entity.canonical, SlotSource.SENTENCE, f"{dim}:only", entity.span)
            )
    return found


def claim_id(doc: DocId, figure: Figure, slots: Sequence[Slot]) -> str:
    """Sixteen hexadecimal digits that are the same in every run: of document, span and normalised tuple."""
    parts = [
        doc,
        str(figure.span.start),
        str(figure.span.end),
        str(figure.value),
        str(figure.lo),
        str(figure.hi),
    ]
    parts += [str(figure.mult), figure.unit, figure.kind, figure.hedge, figure.direction]
    parts += sorted(f"{slot.dim}={slot.code or slot.surface}" for slot in slots)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


class _Cited:
    """Citations by place: which one governs a figure."""

    def __init__(self, citations: Sequence[Citation]) -> None:
        self._citations = ByPlace(enumerate(citations), lambda row: row[1].span)

    def governing(self, sentence: Span, figure: Span) -> int | None:
        """The first citation behind the figure in its sentence, else the last before it; None for none."""
        there = self._citations.beginning_in(sentence)
        behind = (position for position, citation in there if citation.span.start >= figure.end)
        return next(behind, there[-1][0] if there else None)


def _claims_of(
    document: Document, span: Span, scene: Scene, cited: _Cited, memory: Memory
) -> Iterator[Claim]:
    sentence = _trimmed(document.text, span)
    for told in scene.figures:
        figure, slots = read_slots(document.text, scene, told, memory)
        yield Claim(
            id=claim_id(document.id, figure, slots),
            figure=figure,
            slots=slots,
            sentence=sentence,
            modality=_modality(scene, figure),
            citation=cited.governing(span, figure.span),
            confidence=_confidence(figure, slots),
        )


def _trimmed(text: str, span: Span) -> Span:
    part = span.of(text)
    start = span.start + len(part) - len(part.lstrip())
    return Span(start, max(start, span.start + len(part.rstrip())))


def _modality(scene: Scene, figure: Figure) -> Modality:
    first = scene.at(figure.span.start)
    near = [token.low for token in scene.tokens[max(first - 12, 0) : first]]
    if set(near[-4:]) & NEGATIONS:
        return Modality.NEGATED
    if "if" in near or "would" in near:
        return Modality.CONDITIONAL
    return Modality.FORECAST if "will" in near or FORECASTS & set(near) else Modality.ASSERTED


def _confidence(figure: Figure, slots: Sequence[Slot]) -> float:
    """Low where the measure is unknown; else the mean of the slots' confidences."""
    known = [slot.confidence for slot in slots if slot.dim in (Dim.MEASURE, Dim.PERIOD, Dim.AREA)]
    if not known or figure.kind is Kind.STATISTIC:
        return 0.4
    return round(min(0.95, 0.3 + sum(known) / 3 * 0.7), 3)
