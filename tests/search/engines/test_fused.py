"""Plain words find by meaning too, what narrows them narrows both, and each hit says what led to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.geometry import DocId
from corpus.settings import Settings
from search.engine import Answer, Engine, Likely, Sort, open_engine
from search.engines import fused as module
from search.engines.fused import is_plain
from search.passages import Passage, plain_passage, rank_of
from search.query import parse_query

TEXTS = {
    "panels": "Photovoltaic panels from Jiangsu were shipped to Europe.",
    "duties": "The duty on solar cells was raised by the commission.",
    "steel": "Steel mills closed in the north.",
}


def passage(name: str, year: int = 2010) -> Passage:
    return replace(plain_passage(DocId(name), TEXTS[name]), year=year)


@pytest.fixture(name="engine")
def _engine(tmp_path: Path) -> Iterator[Engine]:
    with open_engine("tantivy", Settings(tmp_path)) as engine:
        engine.add([passage("panels"), passage("duties", 2012), passage("steel")])
        engine.commit()
        yield engine


class Near:
    """A meaning that is near these passages, by name, in this order."""

    def __init__(self, *names: str) -> None:
        self._near = [Likely(passage(name).id, 0.9 - 0.1 * at) for at, name in enumerate(names)]
        self.asked: list[Collection[int] | None] = []

    def nearest(self, most: int, among: Collection[int] | None = None) -> Sequence[Likely]:
        self.asked.append(among)
        return [one for one in self._near if among is None or rank_of(one.id) in among][:most]

    def likeness(self, ranks: Collection[int]) -> Mapping[int, float]:
        return {rank: one.likeness for one in self._near if (rank := rank_of(one.id)) in ranks}


def docs(answer: Answer) -> list[str]:
    return [hit.doc for hit in answer.hits]


def test_a_passage_without_a_word_of_the_query_is_found_by_meaning(engine: Engine) -> None:
    assert docs(engine.find(parse_query("solar cells"))) == ["duties"]
    found = engine.find(parse_query("solar cells"), meaning=Near("panels", "duties"))
    assert sorted(docs(found)) == ["duties", "panels"]
    by_words = {str(hit.doc): hit.by_words for hit in found.hits}
    by_meaning = {str(hit.doc): hit.by_meaning for hit in found.hits}
    assert by_words["panels"] is None
    assert by_words["duties"] == pytest.approx(
        engine.find(parse_query("solar cells")).hits[0].score, rel=1e-5
    )
    assert by_meaning == {"panels": 0.9, "duties": pytest.approx(0.8)}


def test_both_together_come_first(engine: Engine) -> None:
    found = engine.find(parse_query("solar cells steel"), meaning=Near("duties", "panels", "steel"))
    assert docs(found)[0] == "duties"
    assert [hit.score for hit in found.hits] == sorted((hit.score for hit in found.hits), reverse=True)


def test_without_a_meaning_nothing_changes(engine: Engine) -> None:
    hit = engine.find(parse_query("solar")).hits[0]
    assert (hit.by_words, hit.by_meaning) == (None, None)


@pytest.mark.parametrize("few", [0, 2_000])
def test_what_narrows_the_query_narrows_the_meaning(
    engine: Engine, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_FEW", few)
    near = Near("panels", "duties", "steel")
    assert docs(engine.find(parse_query("solar year:2012"), meaning=near)) == ["duties"]
    assert sorted(docs(engine.find(parse_query("solar year:2010"), meaning=near))) == ["panels", "steel"]


def test_a_passage_that_the_index_does_not_have_is_no_hit(engine: Engine) -> None:
    engine.remove(DocId("panels"))
    engine.commit()
    assert docs(engine.find(parse_query("solar"), meaning=Near("panels", "duties"))) == ["duties"]


def test_papers_are_grouped_of_both(engine: Engine) -> None:
    found = engine.papers(parse_query("solar"), meaning=Near("panels", "duties"))
    assert sorted(paper.hits[0].doc for paper in found.papers) == ["duties", "panels"]


@pytest.mark.parametrize(
    "text", ['"solar cells"', "+solar cells", "solar -cells", "solar*", "title:solar", "solar~"]
)
def test_what_is_no_plain_word_is_found_by_words_alone(engine: Engine, text: str) -> None:
    near = Near("steel")
    assert "steel" not in docs(engine.find(parse_query(text), meaning=near))
    assert near.asked == []


def test_a_document_that_is_left_out_is_not_found_by_meaning_either(engine: Engine) -> None:
    near = Near("steel", "panels")
    query = parse_query("solar -doc:steel")
    assert sorted(docs(engine.find(query, meaning=near))) == ["duties", "panels"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("solar cells", True), ("solar year:2008", True), ("solar firm:Suntech", True),
        ("solar in:table", True), ("solar -year:2008", True), ("solar -doc:a1b2", True),
        ("year:2008", False), ("firm:Suntech", False), ('solar "cell"', False), ("value:>5 solar", False),
        ("solar -cells", False), ("author:Lee solar", False), ("(solar OR wind) power", False),
    ],
)  # fmt: skip
def test_plain_words_are_told_from_what_is_asked_for_as_written(text: str, plain: bool) -> None:
    assert is_plain(parse_query(text)) is plain


def test_pages_of_the_answer_join(engine: Engine) -> None:
    near = Near("panels", "duties", "steel")
    whole = docs(engine.find(parse_query("solar steel"), meaning=near))
    parts = [
        docs(engine.find(parse_query("solar steel"), limit=1, offset=at, meaning=near)) for at in range(3)
    ]
    assert [doc for part in parts for doc in part] == whole


class Nothing:
    """A meaning that is near nothing, and counts how many were asked for."""

    def __init__(self) -> None:
        self.most: list[tuple[int, Collection[int] | None]] = []

    def nearest(self, most: int, among: Collection[int] | None = None) -> Sequence[Likely]:
        self.most.append((most, among))
        return []

    def likeness(self, ranks: Collection[int]) -> Mapping[int, float]:
        return {}


@pytest.mark.parametrize(
    ("text", "few", "most", "among"),
    [
        ("solar", 2, 100, None),
        ("solar -year:2012", 2, 1_000, None),
        ("solar year:2010", 2, 100, 2),
        ("solar year:2010", 1, 1_000, None),
    ],
)
def test_of_few_passages_all_are_compared_and_of_many_the_nearest_thousand(
    engine: Engine, text: str, few: int, most: int, among: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_FEW", few)
    meaning = Nothing()
    engine.find(parse_query(text), meaning=meaning)
    ((given, those),) = meaning.most
    assert (given, None if those is None else len(those)) == (most, among)


def test_an_order_by_value_asks_for_no_meaning(engine: Engine) -> None:
    meaning = Nothing()
    engine.find(parse_query("solar"), meaning=meaning, sort=Sort.VALUE)
    assert meaning.most == []


def test_hits_by_words_behind_the_first_hundred_keep_their_order_below_all_others(tmp_path: Path) -> None:
    with open_engine("tantivy", Settings(tmp_path)) as engine:
        engine.add(
            plain_passage(DocId(f"{at:03}"), "solar " + " ".join(f"w{n}" for n in range(at)))
            for at in range(3, 123)
        )
        engine.commit()
        plain = engine.find(parse_query("solar"), limit=120)
        found = engine.find(parse_query("solar"), limit=120, meaning=Nothing())
    assert [hit.doc for hit in found.hits] == [hit.doc for hit in plain.hits]
    scores = [hit.score for hit in found.hits]
    assert scores == sorted(scores, reverse=True)
    assert [hit.by_words is not None for hit in found.hits] == [True] * 100 + [False] * 20
    assert all(0 < score < 1e-3 for score in scores[100:])
    assert all(score >= 1e-4 for score in scores[:100])
