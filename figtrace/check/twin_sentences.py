"""Sentences of different works that say nearly the same, and the figures in which they differ.

Two authors who take a sentence from one source, or one author who writes it again, use the same words; where
a figure differs then, it differs of the same thing. Their years, months and units agree: what is said of
another year or of another sample has another year or unit beside it.

A short sentence of slides or an abstract says a part of a long one: then the words of the measure must be the
same as well.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.annotations import Claim, Dim, Modality
from corpus.english import MONTH_NAMES, flat
from corpus.geometry import DocId
from corpus.store import ClaimRow
from figtrace.check.compare.relations import SUPPORTING, WEAKLY, relate
from figtrace.check.statements.wording import measure_sides, polarity, terms, years

__all__ = ["Twins", "find_twins"]

_ALIKE = 0.5
"""Least share of the common terms of all terms, by their rarity (a weighted Jaccard index). Our choice: of
pairs that were read on an open corpus those above differ of one thing, those below seldom do."""
_WHOLE = 20.0
"""Least sum of the rarities of the common terms: "two trends stand out" says too little to be compared."""
_WITHIN = 0.8
"""Least share of the shorter sentence's terms, by their rarity, that a longer one must have to say the same
and more. Our choice: on the same corpus nothing below says one thing, whatever the words of its measure."""
_TELLING = 10.0
"""Least sum of the rarities of the words of a measure, where one sentence only says a part of the other: two
words or more, of which one is rare. "population" and "exports" are measures of many things. Our choice."""
_VERSIONS = 3
"""So many sentences all but equal make two texts versions of one: quotations alone are fewer."""
_ALL_BUT_EQUAL = 0.75
"""Share of common words from which two documents may have copied from one another."""
_COMMON = 300
"""Terms that stand in more sentences bring no two together; so the work stays linear in their number."""
_LONGEST = 700
"""Characters of a sentence; longer ones are lists, or tables read as text."""
_END = re.compile(r"[.?!][”\"’')\]\d¹²³⁰-⁹ ]*$")
"""How a sentence ends, with marks of notes behind it; the words of a plot do not."""
_OWN = re.compile(r"\b(?:we|our|regressions?|specifications?|columns?|panels?|samples?|estimat\w+)\b", re.I)
"""Words of what a paper does itself, of which another paper says something only if it is a version of it."""
_GROUPED = re.compile(r"\d(?:[,.\u2009\u202f' ]\d{3})+(?!\d)")
"""A number in groups of three digits: an amount, while bills, orders and notes are numbered without."""
_MONTH = re.compile(rf"\b(?:{'|'.join(sorted(name for name in MONTH_NAMES if len(name) > 2))})\b")
"""Months by their names and short forms, as the figures' periods are read."""


@dataclass(frozen=True, slots=True)
class Twins:
    """Two claims of sentences that say nearly the same, with different values."""

    left: int
    """Positions in the rows that were given; the lesser comes first."""
    right: int
    alike: float
    """From 0 to 1."""
    are_versions: bool
    """True if the two documents are versions of one text."""


def find_twins(rows: Sequence[ClaimRow], works: Mapping[DocId, DocId]) -> Iterator[Twins]:
    """The pairs of claims in twin sentences of different works, in the order of the rows."""
    sentences = _sentences(rows)
    count = Counter(term for one in sentences for term in one.terms)
    rarity = {term: math.log(1 + len(sentences) / number) for term, number in count.items()}
    found = sorted(_pairs(sentences, works, count, rarity), key=lambda pair: (pair.left, pair.right))
    near = Counter(_docs(sentences, pair) for pair in found if pair.alike >= _ALL_BUT_EQUAL)
    for pair in found:
        one, other = sentences[pair.left], sentences[pair.right]
        versions = near[_docs(sentences, pair)] >= _VERSIONS
        if _may_be_compared(one, other, versions=versions):
            for left, right in _different(one, other, rows, versions=versions):
                if not pair.is_part or _measure_one_thing(rows[left].claim, rows[right].claim, rarity):
                    yield Twins(left, right, pair.alike, versions)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its figures."""

    doc: DocId
    text: str
    terms: frozenset[str]
    claims: tuple[int, ...]
    """Positions of its claims in the rows."""
    units: frozenset[str]
    ends: bool
    """True if it ends as a sentence does; lines of slides do not, nor do the words of a plot."""


@dataclass(frozen=True, slots=True)
class _Pair:
    left: int
    right: int
    alike: float
    is_part: bool
    """True if only the shorter sentence is found again in the longer one."""


def _sentences(rows: Sequence[ClaimRow]) -> tuple[_Sentence, ...]:
    """Sentences of prose that state an amount, in the order of the rows."""
    held: defaultdict[tuple[DocId, int], list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row.claim.figure.cell is None and row.claim.figure.value is not None:
            held[row.doc, row.claim.sentence.start].append(at)
    made = (_sentence(rows, claims) for claims in held.values())
    return tuple(one for one in made if one.units and len(one.text) <= _LONGEST)


def _sentence(rows: Sequence[ClaimRow], claims: Sequence[int]) -> _Sentence:
    row = rows[claims[0]]
    text = flat(row.quote)
    units = {rows[at].claim.figure.unit for at in claims if _is_amount(rows[at])}
    ends = _END.search(text) is not None
    return _Sentence(row.doc, text, frozenset(terms(text)), tuple(claims), frozenset(units), ends)


def _is_amount(row: ClaimRow) -> bool:
    """False for bare numbers, which are of tables and notes too."""
    return row.claim.figure.unit != "1" or _GROUPED.search(row.surface) is not None


def _docs(sentences: Sequence[_Sentence], pair: _Pair) -> frozenset[DocId]:
    return frozenset((sentences[pair.left].doc, sentences[pair.right].doc))


def _measure_one_thing(one: Claim, other: Claim, rarity: Mapping[str, float]) -> bool:
    """True if the words of both measures are the same, and say enough."""
    ours, theirs = (frozenset(_measure_terms(claim)) for claim in (one, other))
    return ours == theirs and sum(rarity.get(term, 0.0) for term in sorted(ours)) >= _TELLING


def _measure_terms(claim: Claim) -> tuple[str, ...]:
    measure = claim.slot(Dim.MEASURE)
    return terms(measure.surface) if measure is not None else ()


def _pairs(
    sentences: Sequence[_Sentence],
    works: Mapping[DocId, DocId],
    count: Mapping[str, int],
    weight: Mapping[str, float],
) -> Iterator[_Pair]:
    """Sentences of different works that share enough of their words; `weight` is how rare each of them is."""
    whole = [sum(weight[term] for term in sorted(one.terms)) for one in sentences]
    seen: defaultdict[str, list[int]] = defaultdict(list)
    for right, one in enumerate(sentences):
        rare = [term for term in sorted(one.terms) if count[term] <= _COMMON]
        work = works.get(one.doc, one.doc)
        others = Counter(left for term in rare for left in seen[term])
        for left, shared in others.items():
            if shared > 1 and works.get(sentences[left].doc, sentences[left].doc) != work:
                both = sum(weight[term] for term in sorted(one.terms & sentences[left].terms))
                alike = both / (whole[left] + whole[right] - both)
                is_part = alike < _ALIKE or not (one.ends and sentences[left].ends)
                within = both >= _WITHIN * min(whole[left], whole[right])
                if both >= _WHOLE and (within or not is_part):
                    yield _Pair(left, right, alike, is_part)
        for term in rare:
            seen[term].append(right)


def _may_be_compared(one: _Sentence, other: _Sentence, *, versions: bool) -> bool:
    """True if no year, month, unit or turn of the one is against the other's."""
    dates, others = years(one.text), years(other.text)
    if (dates and others and dates != others) or _months(one.text) != _months(other.text):
        return False
    if not (one.units <= other.units or other.units <= one.units):
        return False
    if polarity(one.terms) * polarity(other.terms) < 0:
        return False
    if measure_sides(one.text) & {-side for side in measure_sides(other.text)}:
        return False
    return versions or not (_OWN.search(one.text) and _OWN.search(other.text))


def _months(text: str) -> frozenset[str]:
    return frozenset(_MONTH.findall(text.casefold()))


def _different(
    one: _Sentence, other: _Sentence, rows: Sequence[ClaimRow], *, versions: bool
) -> Iterator[tuple[int, int]]:
    """The figures without a like in the other sentence, where one of a unit and kind is left on each side.

    Of what versions of a text do themselves, something else must agree: it may be another sample.
    """
    left, right = _unmatched(one, other, rows), _unmatched(other, one, rows)
    if versions and _OWN.search(one.text) and len(left) == len(one.claims):
        return
    sorts = [{at: _sort(rows[at]) for at in side if _may_stand(rows[at])} for side in (left, right)]
    for sort in sorted(set(sorts[0].values()) & set(sorts[1].values())):
        ours, theirs = ([at for at, name in side.items() if name == sort] for side in sorts)
        if len(ours) == len(theirs) == 1:
            yield min(ours[0], theirs[0]), max(ours[0], theirs[0])


def _unmatched(one: _Sentence, other: _Sentence, rows: Sequence[ClaimRow]) -> list[int]:
    """Figures of the one that agree with none of the other's."""
    return [at for at in one.claims if not any(_agree(rows[at], rows[there]) for there in other.claims)]


def _sort(row: ClaimRow) -> tuple[str, str]:
    return row.claim.figure.unit, row.claim.figure.kind


def _may_stand(row: ClaimRow) -> bool:
    return row.claim.modality is Modality.ASSERTED and _is_amount(row)


def _agree(one: ClaimRow, other: ClaimRow) -> bool:
    left, right = one.claim.figure, other.claim.figure
    agreeing = SUPPORTING | WEAKLY
    return (
        relate(left, right, signed=False).relation in agreeing
        or relate(right, left, signed=False).relation in agreeing
    )
