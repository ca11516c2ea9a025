"""One tantivy index: what is put in is counted, found and taken out."""

from pathlib import Path

import pytest

from search.engines.answering import Asked, answer
from search.engines.halves.half import Half
from search.passages.fields import Field
from search.query import parse_query, plan_query
from tests.search.samples import doc_id, passage


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
