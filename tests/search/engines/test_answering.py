"""An answer is made in the same steps whichever engine found the hits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from search.engine import Hit, Sort
from search.engines.answering import FARTHEST, Asked, Found, answer, papers
from search.engines.hits import hit_of, kept
from search.engines.order import REACH, Candidate
from search.passages import Passage
from search.passages.records import rank_of
from search.query import All, parse_query, plan_query
from tests.search.samples import doc_id, passage


@dataclass
class Shelf:
    """An engine of passages that stand in its order."""

    made: list[Passage]
    asked: list[tuple[int, int]] = field(default_factory=list)

    def best(self, plan: All, *, first: int, size: int, sort: Sort) -> Found:
        self.asked.append((first, size))
        part = self.made[first : first + size]
        found = [
            Candidate(float(-n), rank_of(one.id), one.page_first or 0, 1000, 0, one.year or 0)
            for n, one in enumerate(part, start=first - len(self.made))
        ]
        return Found(found, part, len(self.made))

    def hits(self, keys: Sequence[object], scores: Sequence[float], plan: All) -> list[Hit]:
        return [
            hit_of(kept(one), score, plan)
            for one, score in zip(keys, scores, strict=True)
            if isinstance(one, Passage)
        ]


def asked(text: str = "word", *, limit: int = 10, offset: int = 0, sort: Sort = Sort.RELEVANCE) -> Asked:
    query = parse_query(text)
    return Asked(query, plan_query(query), limit, offset, sort)


def test_records_are_read_of_the_hits_that_are_shown_alone() -> None:
    shelf = Shelf([passage(f"word {n}", doc=f"d{n}") for n in range(30)])
    found = answer(shelf, asked(limit=3, offset=2))
    assert [hit.text for hit in found.hits] == ["word 2", "word 3", "word 4"]
    assert (found.total, shelf.asked) == (30, [(0, REACH)])


def test_beyond_the_reach_the_order_is_the_engines() -> None:
    shelf = Shelf([passage(f"word {n}", doc=f"d{n}") for n in range(REACH + 9)])
    found = answer(shelf, asked(limit=2, offset=REACH))
    assert [hit.text for hit in found.hits] == [f"word {REACH}", f"word {REACH + 1}"]
    assert shelf.asked == [(REACH, 2)]


def test_more_hits_are_looked_at_until_there_are_papers_enough() -> None:
    shelf = Shelf([passage(f"word {n}", doc=f"d{n // 150}", seq=n % 150, page=n) for n in range(2000)])
    found = papers(shelf, asked(limit=5), {}, pages=2)
    assert [paper.hits[0].doc for paper in found.papers] == [doc_id(f"d{n}") for n in range(5)]
    assert all(len(paper.hits) == 2 for paper in found.papers)
    assert found.are_more
    assert [size for _, size in shelf.asked] == [REACH, REACH * 4]


def test_a_corpus_of_one_long_paper_ends_the_search() -> None:
    shelf = Shelf([passage(f"word {n}", seq=n, page=n) for n in range(3000)])
    found = papers(shelf, asked(limit=5), {}, pages=2)
    assert (len(found.papers), found.are_more) == (1, False)
    assert max(size for _, size in shelf.asked) <= FARTHEST


@pytest.mark.parametrize(
    ("sort", "years"), [(Sort.RELEVANCE, [1990, 2010, 2000]), (Sort.YEAR, [2010, 2000, 1990])]
)
def test_the_best_are_put_in_the_order_of_their_years(sort: Sort, years: list[int]) -> None:
    shelf = Shelf([passage("word", doc=str(year), year=year) for year in (1990, 2010, 2000)])
    assert [hit.year for hit in answer(shelf, asked(sort=sort)).hits] == years
    assert [one.hits[0].year for one in papers(shelf, asked(sort=sort), {}, pages=1).papers] == years
