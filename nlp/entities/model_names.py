"""Which of a model's names are kept: those that no list or rule has read yet and that look like names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from corpus.annotations import Entity, Finder, Label
from corpus.document import Block
from corpus.geometry import Span
from corpus.spans import ByPlace
from nlp.entities.names_by_form import has_head, names_firm, unlisted
from nlp.entities.noise import is_code, is_eponym, is_readable, is_spoken
from nlp.entities.spacy_model import NameModel
from nlp.text import words

__all__ = ["accepted_names", "capital_share"]

_TERMS = words("no-organisations")
"""Abbreviations, units and labels of papers that models take for organisations."""

_CAPITAL = re.compile(r"(?<=[a-z,;)’'%\d] )[A-Z][\w&’'-]+")
"""A capitalised word inside a sentence, where only names have capitals."""
_LETTERS = re.compile(r"[A-Za-z0-9À-ɏ.,&’'‘/\- ]+")
"""Signs that names are printed with; others are formulas."""
_FIRST_WORD = re.compile(r"\W{0,2}([A-Z]\w{2,})")
"""The first word of a sentence, which has a capital in any case."""
_FAMILIES = r"(?:[A-Z][\w’'-]+,?\s(?:(?:and|&)\s)?){1,5}"
_CITED = re.compile(
    rf"{_FAMILIES}(?:et\sal\.?,?\s[(\[]?|[(\[])(?:19|20)\d\d[a-z]?\b"
    rf"|[(\[;]\s?{_FAMILIES}(?:et\sal\.?,?\s)?(?:19|20)\d\d[a-z]?\b"
)
"""Authors before a year: their names are people's, whatever they look like."""


@dataclass(frozen=True)
class _Context:
    """What of the document tells a name from a word."""

    text: str
    known: ByPlace[Entity]
    unnamed: frozenset[str]

    @cached_property
    def cited(self) -> frozenset[str]:
        """Family names that stand before a year somewhere in the document."""
        return frozenset(
            name
            for match in _CITED.finditer(self.text)
            for name in re.findall(r"[A-Z][\w’'-]+", match.group())
        )

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Words that the document also writes with a small letter: no names."""
        return frozenset(re.findall(r"(?<![\w.@/-])[a-z]{3,}(?![\w@/])", self.text))


def accepted_names(
    model: NameModel,
    text: str,
    prose: Sequence[tuple[Block, Span]],
    known: Sequence[Entity],
    unnamed: frozenset[str],
) -> Iterator[Entity]:
    """The model's names that add to what is known; a name on a list is never read otherwise.

    `prose`: the sentences of prose, each with its block; `unnamed`: short forms of what is no entity.

    Raises:
        UsageError: if the model is not installed.
    """
    context = _Context(text, ByPlace(known, attrgetter("span")), unnamed)
    free = [
        (block, sentence)
        for block, sentence in prose
        if _has_free_name(context, sentence) and is_readable(sentence.of(text))
    ]
    by = f"model:{model.name}"
    for found in model.find([sentence.of(text) for _, sentence in free]):
        block, sentence = free[found.text]
        span = _trimmed(text, sentence.start + found.start, sentence.start + found.end)
        if (
            span is not None
            and _adds(context, span, found.label)
            and _is_name(context, block, span, found.label)
        ):
            label = Label.FIRM if found.label is Label.ORG and names_firm(span.of(text)) else found.label
            yield unlisted(text, span, label, by, finder=Finder.MODEL)


def _has_free_name(context: _Context, sentence: Span) -> bool:
    """True if a capitalised word is not read yet: else the model has nothing to find.

    The first word counts only if the document never writes it small.
    """
    capitals = [match.start() for match in _CAPITAL.finditer(context.text, sentence.start, sentence.end)]
    first = _FIRST_WORD.match(context.text, sentence.start, sentence.end)
    if first is not None and first.group(1).casefold() not in context.small_words:
        capitals.append(first.start(1))
    return any(not context.known.overlapping(Span(at, at + 1)) for at in capitals)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The name without article, owner, possessive, quotes and line ends."""
    lead = re.match(r"(?:(?:the|The|a|an|A|An)\s|[^\w]+|[A-Z][a-z]+[’']s\s(?=[A-Z]))+", text[start:end])
    start += lead.end() if lead else 0
    tail = re.search(r"(?:\set\sal\.?|[’']s?|[^\w.)]+)$", text[start:end])
    end -= len(tail.group()) if tail else 0
    return Span(start, end) if end - start > 1 and "\n" not in text[start:end] else None


def _adds(context: _Context, span: Span, label: Label) -> bool:
    """True if nothing known is touched, or only places and goods within an organisation's name."""
    touched = context.known.overlapping(span)
    inside = all(
        e.label in (Label.PLACE, Label.PRODUCT) and e.span in span and e.span != span for e in touched
    )
    return not touched or (inside and label is Label.ORG and has_head(span.of(context.text)))


def _is_name(context: _Context, block: Block, span: Span, label: Label) -> bool:
    surface = span.of(context.text)
    if not _is_printed_as_name(context, span) or not _is_known_to_differ(context, surface):
        return False
    if label is Label.PERSON:
        return _names_person(surface)
    if _is_list_of_people(surface) or surface in context.cited or is_eponym(surface):
        return False
    if _ET_AL.match(context.text, span.end):
        return False
    return _names_place(surface) if label is Label.PLACE else _names_body(context, block, surface)


_ET_AL = re.compile(r"\s+et\s+al\b")
"""What follows names of authors, which are no entities of the text."""
_SIGN_BEFORE = re.compile(r"[=<>≤≥∑∏∫∂±×÷√∈^_{|+*]\s?$")
"""Signs of mathematics right before: the "name" is a variable."""
_SIGN_AFTER = re.compile(r"\s?[=<>≤≥∑∏∫∂±×÷√∈^_}|+*]")
"""The same behind."""


def _is_printed_as_name(context: _Context, span: Span) -> bool:
    """True for letters with a capital first that can be spoken and stand in no formula."""
    surface, text = span.of(context.text), context.text
    if len(surface) < 3 or not surface[0].isalnum() or surface[0].islower():
        return False
    if not _LETTERS.fullmatch(surface) or surface.replace(".", "").isdigit():
        return False
    signs = _SIGN_BEFORE.search(text, max(0, span.start - 2), span.start) or _SIGN_AFTER.match(text, span.end)
    return signs is None and is_spoken(surface) and not is_code(surface)


def _is_known_to_differ(context: _Context, surface: str) -> bool:
    """False for terms, short forms of no name, and words that the document also writes small."""
    first, *others = surface.split()
    if surface in context.unnamed or first in _TERMS:
        return False
    return bool(others) or not surface[1:].islower() or surface.casefold() not in context.small_words


def _names_person(surface: str) -> bool:
    has_small = any(char.islower() for char in surface)
    joined = "-" in surface and is_eponym(surface)
    return has_small and not joined and not any(char.isdigit() for char in surface)


def _names_place(surface: str) -> bool:
    return not any(char.isdigit() for char in surface)


def _names_body(context: _Context, block: Block, surface: str) -> bool:
    """False for a word with digits, and for words without the head of an organisation in a title."""
    if " " not in surface:
        return not any(char.isdigit() for char in surface)
    return has_head(surface) or capital_share(block.span.of(context.text)) <= 0.5


def _is_list_of_people(surface: str) -> bool:
    """True for "Smith, Jones": organisations have commas only before "Inc." or a last "and"."""
    return ", " in surface and not has_head(surface) and " and " not in surface and "Inc" not in surface


_LONG_WORD = re.compile(r"[A-Za-z]{4,}")
"""Words of four letters and more: shorter ones are small in titles too."""


def capital_share(text: str) -> float:
    """Share of words of four letters and more that are capitalised, from 0 to 1."""
    words = _LONG_WORD.findall(text)
    return sum(map(str.isupper, (word[0] for word in words))) / max(1, len(words))
