"""A corpus grown for a measure: its documents again, under other ids."""

from __future__ import annotations

import re
from pathlib import Path

from bench.size.desk_served import Answered
from bench.size.desk_speed import Cost, again, annotated_again, grow, told
from corpus.annotations import Annotations
from corpus.settings import load_settings
from corpus.store import Store
from search import open_engine
from tests.corpus.store.made import claim_of
from tests.figtrace.small_corpus import ALL, corpus_of

DOCUMENT = ALL[0]


def test_a_corpus_grows_by_its_own_documents(tmp_path: Path) -> None:
    folder = corpus_of(tmp_path / "c")
    settings = load_settings(folder, env={})
    with open_engine("tantivy", settings) as engine:
        wanted = engine.count().passages * 3
    assert grow(folder, wanted) >= wanted
    with Store.open(settings.db) as store:
        assert {one.title for one in store.summaries()} == {one.meta.title for one in ALL}
        assert len(store.summaries()) == 3 * len(ALL)


def test_a_copy_has_another_id_and_so_have_its_claims() -> None:
    number = re.search(r"\d+", DOCUMENT.text)
    assert number is not None
    claim = claim_of(DOCUMENT, number[0])
    made = Annotations(DOCUMENT.id, DOCUMENT.text_sha, "t", claims=(claim,))
    copies = [again(DOCUMENT, lap) for lap in (1, 2)]
    assert len({DOCUMENT.id, *(one.id for one in copies)}) == len({one.source for one in copies}) + 1
    annotated = annotated_again(made, copies[0], 1)
    assert (annotated.doc, annotated.text_sha) == (copies[0].id, made.text_sha)
    ids = [annotated_again(made, copy, lap).claims[0].id for lap, copy in enumerate(copies, 1)]
    assert len({claim.id, *ids}) == 3
    assert annotated.claims[0].id == ids[0]


def test_the_middle_and_what_one_in_twenty_exceeds_are_told() -> None:
    costs = [Cost(Answered(at / 1000, at / 500, 34_000), at / 2000) for at in range(1, 22)]
    assert told("search", costs) == (
        "search: 21 asked; ms p50/p95: first byte 11.0/20.0, whole 22.0/40.0, processor 5.5/10.0; "
        "largest 34 kB"
    )
    assert told("pictures", []) == "pictures: none asked"
