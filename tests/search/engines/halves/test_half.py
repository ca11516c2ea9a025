"""One tantivy index: what is put in is counted, found and taken out."""

from pathlib import Path

import pytest

from search.engine import Hit, Sort
from search.engines.answering import Asked, answer
from search.engines.halves.half import Half
from search.passages.fields import Field
from search.query import parse_query, plan_query
from tests.search.samples import doc_id, number, passage


@pytest.fixture
def half(tmp_path: Path) -> Half:
    half = Half(tmp_path / "passages", claims=False, make=True)
    for doc, words in (("a", "steel rose"), ("a", "steel fell"), ("b", "chips rose")):
        half.add(passage(words, doc=doc))
    half.commit()
    return half


def texts(half: Half, query: str, limit: int = 10) -> list[str]:
    parsed = parse_query(query)
    return [hit.text for hit in answer(half, Asked(parsed, plan_query(parsed), limit, 0)).hits]


def test_documents_and_records_are_counted(half: Half) -> None:
    assert half.documents() == {doc_id("a"), doc_id("b")}
    assert half.size() == 3
    assert (half.count(doc_id("a")), half.count(doc_id("b")), half.count("none")) == (2, 1, 0)


def test_nothing_is_there_before_the_commit(half: Half) -> None:
    half.add(passage("zinc rose", doc="c"))
    assert texts(half, "zinc") == []
    half.commit()
    assert texts(half, "zinc") == ["zinc rose"]


def test_the_best_hits_come_first_and_no_more_than_asked_for(half: Half) -> None:
    assert texts(half, "chips rose")[0] == "chips rose"
    assert len(texts(half, "rose OR fell", limit=2)) == 2


def test_a_removed_document_is_gone_after_the_commit(half: Half) -> None:
    half.remove(doc_id("a"))
    half.commit()
    assert half.size() == 1
    assert texts(half, "steel") == []


def test_what_was_not_committed_is_lost_on_closing(half: Half, tmp_path: Path) -> None:
    half.remove(doc_id("a"))
    half.close()
    assert Half(tmp_path / "passages", claims=False, make=False).size() == 3


def test_of_many_equal_hits_the_first_by_id_come_first(tmp_path: Path) -> None:
    half = Half(tmp_path / "equal", claims=False, make=True)
    made = [passage("zinc rose", doc=f"paper{n}") for n in range(60)]
    for one in reversed(made):
        half.add(one)
    half.commit()
    parsed = parse_query("zinc")
    found = answer(half, Asked(parsed, plan_query(parsed), 3, 0))
    assert [hit.passage for hit in found.hits] == sorted(one.id for one in made)[:3]
    assert found.total == 60


def test_words_near_one_that_is_not_there_are_those_of_the_index(half: Half) -> None:
    assert half.words_like("steal")[:1] == ("steel",)
    assert half.words_like("xylophone") == ()


def test_a_term_is_known_where_a_record_has_it(half: Half) -> None:
    assert half.knows(Field.CONTENTS, "steel")
    assert not half.knows(Field.CONTENTS, "zinc")
    assert not half.knows(Field.TITLE, "steel")


@pytest.fixture
def priced(tmp_path: Path) -> Half:
    """Claims of 60 papers: twenty of 5 USD, twenty of 7, and twenty that only have an upper end."""
    half = Half(tmp_path / "claims", claims=True, make=True)
    for n in reversed(range(60)):
        low = (None, "5", "7")[n % 3]
        half.add(number(f"Tin cost {low}.", low, "9", "USD", doc=f"paper{n}"))
    half.commit()
    return half


def best(half: Half, query: str, *, first: int, size: int, sort: Sort) -> list[Hit]:
    plan = plan_query(parse_query(query))
    found = half.best(plan, first=first, size=size, sort=sort)
    assert found.total == half.size()
    assert len(found.keys) == len(found.candidates)
    return half.hits(found.keys, [0.0] * len(found.keys), plan)


@pytest.mark.parametrize(("first", "size"), [(0, 1), (0, 3), (0, 20), (0, 21), (15, 10), (38, 4), (0, 60)])
def test_by_value_the_greatest_come_first_equals_by_id_and_those_without_last(
    priced: Half, first: int, size: int
) -> None:
    every = best(priced, "unit:USD", first=0, size=60, sort=Sort.VALUE)
    assert [hit.text[9:-1] for hit in every] == ["7"] * 20 + ["5"] * 20 + ["None"] * 20
    for start in (0, 20, 40):
        ids = [hit.passage for hit in every[start : start + 20]]
        assert ids == sorted(ids)
    part = best(priced, "unit:USD", first=first, size=size, sort=Sort.VALUE)
    assert [hit.passage for hit in part] == [hit.passage for hit in every[first : first + size]]


def test_without_scores_hits_stand_by_their_ids(priced: Half) -> None:
    ids = [hit.passage for hit in best(priced, "unit:USD", first=0, size=60, sort=Sort.RELEVANCE)]
    assert ids == sorted(ids)
    part = best(priced, "unit:USD", first=10, size=5, sort=Sort.RELEVANCE)
    assert [hit.passage for hit in part] == ids[10:15]
    assert best(priced, "unit:USD", first=60, size=5, sort=Sort.RELEVANCE) == []


@pytest.mark.parametrize(("first", "size"), [(0, 1), (0, 16), (0, 17), (5, 40), (59, 2)])
def test_equal_scores_stand_by_their_ids_however_many_are_asked_for(
    priced: Half, first: int, size: int
) -> None:
    ids = [hit.passage for hit in best(priced, "tin", first=0, size=60, sort=Sort.RELEVANCE)]
    assert ids == sorted(ids)
    part = best(priced, "tin", first=first, size=size, sort=Sort.RELEVANCE)
    assert [hit.passage for hit in part] == ids[first : first + size]


def test_passages_have_no_value_to_stand_by(half: Half) -> None:
    by_value = best_ids(half, Sort.VALUE)
    assert by_value == best_ids(half, Sort.RELEVANCE)


def best_ids(half: Half, sort: Sort) -> list[object]:
    found = half.best(plan_query(parse_query("rose")), first=0, size=5, sort=sort)
    return [one.rank for one in found.candidates]


def test_what_another_writes_is_seen_after_its_commit(tmp_path: Path) -> None:
    writer = Half(tmp_path / "shared", claims=False, make=True)
    writer.add(passage("steel rose"))
    writer.commit()
    reader = Half(tmp_path / "shared", claims=False, make=False)
    assert reader.size() == 1
    writer.add(passage("zinc rose", doc="b"))
    assert reader.size() == 1
    writer.commit()
    assert reader.size() == 2
    writer.close()
    writer.close()


def test_closing_lets_another_write(tmp_path: Path) -> None:
    half = Half(tmp_path / "lock", claims=False, make=True)
    half.commit()
    half.add(passage("steel rose"))
    half.commit()
    half.close()
    other = Half(tmp_path / "lock", claims=False, make=False)
    other.add(passage("zinc rose", doc="b"))
    other.commit()
    assert other.size() == 2
    other.close()
