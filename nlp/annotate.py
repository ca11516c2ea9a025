"""From a document to its annotations: sentences, entities, citations, claims."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from corpus.annotations import Annotations, Citation, Claim, Entity
from corpus.document import Block, BlockKind, Document
from corpus.geometry import DocId, PageIndex, Span
from corpus.settings import DEFAULT_MODEL
from corpus.textmap import TextMap
from nlp.citations import find_citations
from nlp.claims import read_prose
from nlp.entities import EntityFinder, Gazetteer, NameModel, load_gazetteer
from nlp.text import find_sentences

__all__ = ["RULES", "Annotator", "plain_document"]

RULES = "rules/22"
"""Rises when a rule changes what is annotated: older annotations are then made anew."""


class Annotator:
    """Makes a document's annotations; lists and model are loaded at first use, once a process.

    Args:
        model: name of a spaCy model; "" works with lists and rules alone.
        gazetteers: a person's own lists, read after the shipped ones.
    """

    def __init__(self, model: str = DEFAULT_MODEL, gazetteers: tuple[Path, ...] = ()) -> None:
        self._model_name = model
        self._paths = tuple(gazetteers)

    def __reduce__(self) -> tuple[type[Annotator], tuple[str, tuple[Path, ...]]]:
        return type(self), (self._model_name, self._paths)

    def __call__(
        self,
        document: Document,
        *,
        citations: tuple[Citation, ...] | None = None,
        closely: frozenset[Span] | None = None,
    ) -> Annotations:
        """Everything that is understood of a document.

        Args:
            document: what is annotated: its evidence blocks and tables.
            citations: those that its reader knows already, as a draft's; None: they are found in the text.
                Of a draft no number is left out for being doubtful, since none may be missed in silence.
            closely: spans of the blocks that the model reads too; the others are read by lists and rules
                alone. None: all.

        Raises:
            RuleError: if a list has a mistake.
            UsageError: if the model is not installed.
        """
        sentences = find_sentences(document)
        spans = tuple(span for _, span in sentences)
        modelled = [one for one in sentences if closely is None or one[0].span in closely]
        found = self._finder.find(document, modelled)
        cited = find_citations(document) if citations is None else citations
        is_draft = citations is not None
        prose = read_prose(
            document, spans, found.entities, cited, self.model, closely=closely, doubting=not is_draft
        )
        return Annotations(
            doc=document.id,
            text_sha=document.text_sha,
            producer=self.producer,
            sentences=spans,
            entities=found.entities,
            claims=(*prose.claims, *_claims_of_tables(document, found.entities)),
            others=prose.others,
            citations=cited,
            acronyms=found.acronyms,
        )

    def load(self) -> None:
        """Load lists and model, that nobody has to wait for them later.

        Raises:
            RuleError: if a list has a mistake.
            UsageError: if the model is not installed.
        """
        _ = self._finder
        if self.model is not None:
            self.model.load()

    def text(self, text: str) -> Annotations:
        """Annotations of plain text, read as one paragraph."""
        return self(plain_document(text))

    @property
    def gazetteer(self) -> Gazetteer:
        """The lists in use, shipped and own.

        Raises:
            RuleError: if a list has a mistake.
        """
        return self._gazetteer

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return load_gazetteer(self._paths)

    @cached_property
    def model(self) -> NameModel | None:
        """The model of names and syntax; None where lists and rules work alone."""
        return NameModel(self._model_name) if self._model_name else None

    @cached_property
    def _finder(self) -> EntityFinder:
        return EntityFinder(self._gazetteer, self.model)

    @cached_property
    def producer(self) -> str:
        """Versions of the rules, lists and model: "rules/1 lists/3f2a… en_core_web_sm 3.8.0"."""
        model = self.model.version if self.model else "no model"
        return f"{RULES} lists/{self._gazetteer.digest} {model}"


def _claims_of_tables(document: Document, entities: Sequence[Entity]) -> tuple[Claim, ...]:
    """Claims of the tables, whose rules are loaded where there is one: a short draft has none."""
    if not document.tables:
        return ()
    from nlp.tables import table_claims

    return table_claims(document, entities)


def plain_document(text: str) -> Document:
    """A document of one paragraph without pages; its id is the SHA-256 of the text."""
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)), PageIndex(0))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(DocId(digest), "", text, TextMap.from_runs(()), (), (block,) if text else ())
