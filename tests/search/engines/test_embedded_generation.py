"""A generation knows which documents are whole, by its own count, and forgets rather than guesses."""

from pathlib import Path

import pytest

from corpus.geometry import DocId
from search.engines.contents import Held, read_contents, write_contents
from search.engines.embedded_generation import Generation
from tests.search.samples import doc_id, number, passage


@pytest.fixture
def generation(tmp_path: Path) -> Generation:
    return Generation(tmp_path, make=True)


def put(generation: Generation, name: str, *words: str) -> DocId:
    doc = doc_id(name)
    generation.remove(doc)
    for text in words:
        generation.add(passage(text, doc=name))
    generation.vouch(doc, f"print of {name}")
    return doc


def test_what_is_vouched_for_is_whole_after_the_commit_alone(generation: Generation) -> None:
    doc = put(generation, "a", "one", "two")
    assert generation.contents() == {}
    generation.commit()
    assert generation.contents() == {doc: "print of a"}
    assert read_contents(generation.folder) == {doc: Held("print of a", 2, 0)}


def test_claims_are_counted_apart(generation: Generation) -> None:
    doc = put(generation, "a", "one")
    generation.add(number("5 percent", "5", "5", "%", doc="a"))
    generation.commit()
    assert read_contents(generation.folder)[doc] == Held("print of a", 1, 1)
    assert (generation.passages.size(), generation.claims.size()) == (1, 1)


def test_opened_again_it_still_knows(generation: Generation) -> None:
    doc = put(generation, "a", "one")
    generation.commit()
    generation.close()
    assert Generation(generation.folder).contents() == {doc: "print of a"}


def test_a_document_leaves_the_contents_before_its_records_are_touched(generation: Generation) -> None:
    one, two = put(generation, "a", "one"), put(generation, "b", "two")
    generation.commit()
    generation.remove(one)
    generation.commit()
    assert generation.contents() == {two: "print of b"}


def test_a_record_that_is_missing_is_noticed_by_the_count(generation: Generation) -> None:
    one, two = put(generation, "a", "one", "more"), put(generation, "b", "two")
    generation.commit()
    held = read_contents(generation.folder)
    generation.passages.remove(one)  # as if a kill had come between
    generation.passages.commit()
    write_contents(generation.folder, held)
    assert generation.contents() == {two: "print of b"}
