"""Mentions in real papers mean what a person says they mean.

`linking.tsv` holds 200 mentions of products, firms, policies, organisations and places in 19 papers, by
place alone; 13 of them only look like one ("-"), and some of those are read wrongly. The sample was drawn
from what the lists found and what they missed, so it measures which id a mention gets, not how many are
found. The papers are the maintainers' test data and stand beside the checkout.
"""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from corpus.annotations import Entity
from corpus.document import Document
from corpus.geometry import BBox, PageIndex
from corpus.settings import DEFAULT_MODEL
from ingest.document.read import read
from nlp.entities.find import EntityFinder
from nlp.entities.gazetteer import load_gazetteer
from nlp.entities.spacy_model import NameModel
from nlp.text.sentences import find_sentences
from tests.folders import SHARED

PAPERS = SHARED / "corpus"
LABELS = Path(__file__).with_name("linking.tsv")
LEAST = 0.95


@dataclass(frozen=True, slots=True)
class Labelled:
    """A place on a page and the id of what stands there; "-" for nothing that is on a list."""

    sha: str
    page: PageIndex
    bbox: BBox
    key: str


def _labelled() -> list[Labelled]:
    lines = (line for line in LABELS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [
        Labelled(sha, PageIndex(int(page) - 1), BBox(*map(float, box)), key)
        for sha, page, *box, key in csv.reader(lines, delimiter="\t")
    ]


@cache
def _papers() -> dict[str, Path]:
    """The smaller PDFs by hash; all that were labelled are among them."""
    files = (path for path in sorted(PAPERS.rglob("*.pdf")) if path.stat().st_size < 8_000_000)
    return {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in files}


def _keys_at(document: Document, entities: tuple[Entity, ...], wanted: Labelled) -> Iterator[str]:
    for entity in entities:
        boxes = (box.bbox for box in document.boxes(entity.span) if box.page == wanted.page)
        if any(_shared(box, wanted.bbox) > 0.5 for box in boxes) and "~" not in entity.key:
            yield from entity.key.split(",")


def _shared(box: BBox, wanted: BBox) -> float:
    """Share of the wanted box that the other covers."""
    width = min(box.x1, wanted.x1) - max(box.x0, wanted.x0)
    height = min(box.bottom, wanted.bottom) - max(box.top, wanted.top)
    return max(0.0, width) * max(0.0, height) / max(0.1, wanted.width * wanted.height)


def test_the_set_is_of_two_hundred_mentions_in_many_papers() -> None:
    labelled = _labelled()
    assert len(labelled) == 200
    assert len({one.sha for one in labelled}) == 19
    known = load_gazetteer().by_key
    codes = ("product:hs.", "product:naics.")
    assert [one.key for one in labelled if one.key != "-" and one.key not in known] == [
        one.key for one in labelled if one.key.startswith(codes) and one.key not in known
    ]


@pytest.mark.shared
@pytest.mark.skipif(not PAPERS.is_dir(), reason="the maintainers' papers are not beside the checkout")
def test_ids_are_those_that_a_person_gives() -> None:
    finder = EntityFinder(load_gazetteer(), NameModel(DEFAULT_MODEL))
    labelled = _labelled()
    wrong = []
    for sha in sorted({one.sha for one in labelled}):
        document = read(_papers()[sha])
        entities = finder.find(document, find_sentences(document)).entities
        for one in labelled:
            if one.sha == sha:
                keys = set(_keys_at(document, entities, one))
                if keys != ({one.key} if one.key != "-" else set()):
                    wrong.append((_papers()[sha].name, one.page + 1, one.key, sorted(keys)))
    accuracy = 1 - len(wrong) / len(labelled)
    assert accuracy >= LEAST, wrong
