"""Entities of a document: lists and rules first, the statistical model for names that no list has.

Each finder proposes mentions; of mentions that overlap the longest wins, then the surer finder. Short
forms mean what the document says they mean, whatever the lists think.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.annotations import Acronym, Entity, Finder, Label
from corpus.document import EVIDENCE_KINDS, PROSE_KINDS, Block, Document
from corpus.geometry import Span
from nlp.entities.acronyms import find_acronyms
from nlp.entities.codes import find_codes
from nlp.entities.gazetteer import Entry, Gazetteer
from nlp.entities.goods import find_goods, widened
from nlp.entities.matcher import Match, Matcher
from nlp.entities.model_names import accepted_names, capital_share
from nlp.entities.names_by_form import find_names
from nlp.entities.own_objects import find_objects
from nlp.entities.short_forms import meanings, short_forms, stands
from nlp.entities.spacy_model import NameModel
from nlp.text import fold, words

__all__ = ["EntityFinder", "Found"]

_RANKS = {finder: rank for rank, finder in enumerate(Finder)}


@dataclass(frozen=True, slots=True)
class Found:
    """Entities in the order of the text, and the short forms that the document defines."""

    entities: tuple[Entity, ...]
    acronyms: tuple[Acronym, ...]


@dataclass(slots=True)
class _Text:
    """A document's text with what all finders need of it."""

    text: str
    blocks: Sequence[Block]
    folded: str = ""
    """As `fold` gives it, between two spaces."""
    triggered: dict[str, bool] = field(default_factory=dict)
    _words: frozenset[str] | None = None

    def has(self, surface: str) -> bool:
        """True if the words stand in the text, capitals aside."""
        folded = fold(surface).strip()
        if folded not in self.triggered:
            self.triggered[folded] = self._holds(folded) or self._holds(f"{folded}s")
        return self.triggered[folded]

    def _holds(self, folded: str) -> bool:
        if not folded or " " in folded:
            return f" {folded} " in self.folded
        if self._words is None:
            self._words = frozenset(self.folded.split(" "))
        return folded in self._words

    def folded_in(self, span: Span) -> str:
        """What stands in the span, folded."""
        return self.folded[span.start + 1 : span.end + 1]


class EntityFinder:
    """Finds the entities of documents with one gazetteer and, if given, one model."""

    def __init__(self, gazetteer: Gazetteer, model: NameModel | None = None) -> None:
        self._matcher = Matcher(gazetteer)
        self._model = model

    def find(self, document: Document, sentences: Sequence[tuple[Block, Span]]) -> Found:
        """Entities of the evidence blocks; tables are read with the lists alone.

        `sentences`: those of the document, each with its block: the model reads them one by one.
        """
        blocks = [block for block in document.blocks if block.kind in EVIDENCE_KINDS]
        source = _Text(document.text, blocks, f" {fold(document.text)} ")
        prose = [block for block in blocks if block.kind in PROSE_KINDS]
        acronyms = tuple(_acronyms(document.text, prose))
        listed = list(self._listed(source))
        sure = _longest([*listed, *_linked(document.text, listed, _by_rules(document, prose))])
        meant, unnamed = meanings(document.text, acronyms, sure)
        shorts = tuple(short_forms(document.text, prose, meant))
        if self._model is not None:
            known, before = _longest([*sure, *shorts]), meant
            sure = _longest([*sure, *accepted_names(self._model, document.text, sentences, known, unnamed)])
            meant, unnamed = meanings(document.text, acronyms, sure)
            shorts = shorts if meant == before else tuple(short_forms(document.text, prose, meant))
        sure = [entity for entity in sure if stands(document.text, entity, unnamed, meant)]
        known = _longest([*sure, *shorts])
        return Found(tuple(known), acronyms)

    def _listed(self, source: _Text) -> Iterator[Entity]:
        for block in source.blocks:
            text = block.span.of(source.text)
            title_case = capital_share(text) > _TITLE
            folded = source.folded_in(block.span)
            for match in self._matcher.longest(
                text, lambda match: _chosen(match, source) is not None, folded=folded
            ):
                entry = _chosen(match, source)
                if entry is not None and _fits(entry, match, text, title_case=title_case):
                    yield _entity(entry, match, text, block.span.start)


def _entity(entry: Entry, match: Match, text: str, offset: int) -> Entity:
    start, end = match.start, match.end
    if entry.label is Label.PRODUCT:
        start, end = widened(text, start, end)
    elif entry.key in _GENERIC:
        start = _with_place(text, start)
    elif entry.label is Label.POLICY:
        action = _ACTION.match(text, end)
        end = action.end() if action else end
    span = Span(start, end).shifted(offset)
    return Entity(span, entry.label, entry.key, entry.name, entry.by, Finder.LIST)


_TITLE = 0.67
"""Share of capitalised words above which a capital tells nothing of a name."""
_GENERIC = frozenset(("policy:ad", "policy:cvd", "policy:safeguards"))
"""Remedies that any country takes: a country before them is a part of the mention."""
_PLACE_BEFORE = re.compile(r"(?:U\.S\.|US|EU|[A-Z][a-z]+(?:an|ese|ish|ch|n))\s$")
"""A people or place right before a name of a measure belongs to it: "U.S. Section 301 tariffs"."""


def _with_place(text: str, start: int) -> int:
    place = _PLACE_BEFORE.search(text, max(0, start - 20), start)
    return place.start() if place else start


_ACTION = re.compile(
    r"\s(?:tariffs?|duties|duty|quotas?|surcharges?|exemptions?|exclusions?|negotiations)(?![\w-])"
)
"""Words of what a measure does, which belong to its name."""


def _chosen(match: Match, source: _Text) -> Entry | None:
    """The one entry that a match means in this document; None where that is not certain."""
    guarded = [entry for entry in match.guarded if any(map(source.has, (*entry.triggers, *entry.surfaces)))]
    if guarded:
        return guarded[0] if len(guarded) == 1 else None
    if len(match.entries) == 1:
        return match.entries[0]
    triggered = [entry for entry in match.entries if any(map(source.has, entry.triggers))]
    return triggered[0] if len(triggered) == 1 else None


_CURRENCY = re.compile(r"\s?[$€£¥]|-\$")
"""Signs of money right behind a country's letters: "US$" names no country."""
_STREET = re.compile(r"\s(?:Ave|Avenue|Street|St\.|Road|Rd|Boulevard|Blvd|Square)\b")
"""Words of streets behind a place's name."""
_LANGUAGE = re.compile(rf"(?:{'|'.join(sorted(words('languages')))})(?=[\].,;:)]|\s(?:and|or|with)\s|$)")
"""Names of languages that are those of peoples too, where nothing follows that they could describe."""
_NAME_BEFORE = re.compile(r"(?:^|[^\w])([A-Z][\w&’'-]+)[ -]$")
"""A capitalised word right before, joined by a space or hyphen: the goods may be part of a longer name."""
_NAME_AFTER = re.compile(r"[ -]([A-Z][a-z][\w’'-]+)")
"""The same behind."""


_LOGARITHM = re.compile(r"(?:\bnatural|\bin|\bcommon|\bdecimal|\btak(?:e|es|ing|en))\s$")
"""Words before "log" that make it a logarithm and no timber."""


def _fits(entry: Entry, match: Match, text: str, *, title_case: bool) -> bool:
    """False for a country in "US$" or a street, an ethnic "Chinese", logarithms, and goods within a name."""
    if entry.label is Label.PLACE:
        before = text[max(0, match.start - 7) : match.start].casefold()
        language = before.endswith("in ") and _LANGUAGE.match(text, match.start) is not None
        other = _CURRENCY.match(text, match.end) or _STREET.match(text, match.end)
        return other is None and not before.endswith("ethnic ") and not language
    if entry.key == "product:log" and _LOGARITHM.search(text, max(0, match.start - 12), match.start):
        return False
    if entry.label is not Label.PRODUCT or title_case or not text[match.start].isupper():
        return True
    after = _NAME_AFTER.match(text, match.end)
    before_name = _NAME_BEFORE.search(text[max(0, match.start - 30) : match.start])
    return after is None and before_name is None


def _by_rules(document: Document, prose: Iterable[Block]) -> Iterator[Entity]:
    for block in prose:
        piece, offset = block.span.of(document.text), block.span.start
        yield from find_objects(piece, offset=offset)
        yield from find_codes(piece, offset=offset, year=document.meta.year)
        yield from find_names(piece, offset=offset)
        yield from find_goods(piece, offset=offset)


_TAIL = re.compile(
    r"\sof\s\d{4}|(?:,?\s(?:Co|Corp|Inc|Ltd|Company|Corporation|Limited|Group|Holdings?|AG|GmbH|PLC|plc|LLC)\b\.?)+"
)
"""What a full name has beyond a listed one: the year of a law, the form of a firm."""


_PART_OF = re.compile(r"(?:[Ss]ections?|[Aa]rticles?|[Tt]itles?|[Cc]hapters?|[Pp]arts?|[Aa]nnex)\b|.*\d")
"""Beginnings of what is a part of a law, or a law of its own, though a listed name ends it."""


def _linked(text: str, listed: Sequence[Entity], named: Iterable[Entity]) -> Iterator[Entity]:
    """What rules found, under the listed key where it is a listed name with its year or form.

    What only puts other words before a listed policy, as titles do, is left to the listed one.
    """
    starts = {(entity.label, entity.span.start): entity for entity in listed}
    ends = {entity.span.end: entity for entity in listed if entity.label is Label.POLICY}
    for entity in named:
        last = ends.get(entity.span.end) if entity.label is Label.POLICY else None
        if last is not None and not _PART_OF.match(text, entity.span.start, last.span.start):
            if _PLACE_BEFORE.fullmatch(text, entity.span.start, last.span.start):
                yield replace(last, span=entity.span)
            continue
        known = starts.get((entity.label, entity.span.start))
        if known is not None and _TAIL.fullmatch(text, known.span.end, entity.span.end):
            yield replace(known, span=entity.span)
        else:
            yield entity


def _rank(entity: Entity) -> int:
    return _RANKS[entity.finder]


def _longest(entities: Iterable[Entity]) -> list[Entity]:
    """The entities without those that a longer or, at equal length, surer one overlaps; in text order."""
    return [
        entity for held in _touching(entities) for entity in (held if len(held) == 1 else _chosen_of(held))
    ]


def _touching(entities: Iterable[Entity]) -> Iterator[list[Entity]]:
    """The entities in the order of the text, those together that overlap one another or one between them."""
    held: list[Entity] = []
    end = 0
    for entity in sorted(entities, key=_start):
        if held and entity.span.start >= end:
            yield held
            held = []
        held.append(entity)
        end = max(end, entity.span.end)
    if held:
        yield held


def _start(entity: Entity) -> int:
    return entity.span.start


def _chosen_of(touching: Iterable[Entity]) -> list[Entity]:
    taken: set[int] = set()
    kept: list[Entity] = []
    for entity in sorted(touching, key=lambda e: (-len(e.span), _rank(e), e.span.start, e.key)):
        places = range(entity.span.start, entity.span.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(entity)
    return sorted(kept, key=_start)


def _acronyms(text: str, prose: Iterable[Block]) -> Iterator[Acronym]:
    seen: set[str] = set()
    for block in prose:
        for acronym in find_acronyms(block.span.of(text), offset=block.span.start):
            if acronym.short not in seen:
                seen.add(acronym.short)
                yield acronym
