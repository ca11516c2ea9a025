"""What is understood of a document as a whole, in time that grows with its text."""

import pickle
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Citation, Label
from corpus.errors import RuleError, UsageError
from corpus.geometry import Span
from nlp.annotate import Annotator, plain_document

_TEXT = (
    "Foxconn shipped 92 million notebook PCs from China in 2008. Mary Poole of Harbour Bridge Capital agreed."
)


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator()


def test_all_that_is_understood_addresses_the_given_text(annotator: Annotator) -> None:
    made = annotator.text(_TEXT)
    assert [span.of(_TEXT)[:7] for span in made.sentences] == ["Foxconn", "Mary Po"]
    assert {"firm:honhai", "product:notebooks", "place:CHN"} <= {entity.key for entity in made.entities}
    assert [claim.figure.number.of(_TEXT) for claim in made.claims] == ["92 million"]
    assert made.text_sha == plain_document(_TEXT).text_sha


def test_the_model_adds_names_that_no_list_has(annotator: Annotator) -> None:
    people = [e for e in annotator.text(_TEXT).entities if e.label is Label.PERSON]
    assert [(e.span.of(_TEXT), e.by.partition(":")[0]) for e in people] == [("Mary Poole", "model")]


def test_a_model_that_is_not_installed_is_named_when_it_is_loaded() -> None:
    with pytest.raises(UsageError, match="no_such_model"):
        Annotator(model="no_such_model").load()


def test_loading_ahead_changes_nothing_of_what_is_understood() -> None:
    ahead = Annotator(model="")
    ahead.load()
    assert ahead.text(_TEXT) == Annotator(model="").text(_TEXT)


def test_without_a_model_lists_and_rules_work_alone() -> None:
    made = Annotator(model="").text(_TEXT)
    assert "firm:honhai" in {entity.key for entity in made.entities}
    assert not [entity for entity in made.entities if entity.by.startswith("model")]
    assert made.producer.endswith("no model")


def test_the_model_reads_only_what_is_to_be_read_closely(annotator: Annotator) -> None:
    document = plain_document(_TEXT)
    whole = annotator(document, closely=frozenset({document.blocks[0].span}))
    assert whole == annotator(document)
    plainly = annotator(document, closely=frozenset())
    assert not [entity for entity in plainly.entities if entity.by.startswith("model")]
    assert len(plainly.claims) == len(whole.claims) == 1


def test_the_producer_names_rules_lists_and_model(annotator: Annotator) -> None:
    assert annotator.producer.startswith("rules/")
    assert "lists/" in annotator.producer
    assert "en_core_web_sm" in annotator.producer


def test_a_copy_sent_to_another_process_makes_the_same(annotator: Annotator) -> None:
    copy = pickle.loads(pickle.dumps(annotator))
    assert copy.text(_TEXT) == annotator.text(_TEXT)


def test_given_citations_are_kept() -> None:
    cited = (Citation(Span(0, 7), ("Poole",), "2008"),)
    assert Annotator(model="")(plain_document(_TEXT), citations=cited).citations == cited


def test_a_model_that_is_not_installed_is_named_with_what_to_do() -> None:
    with pytest.raises(UsageError, match=r"'no_such_model' is not installed"):
        Annotator(model="no_such_model").text(_TEXT)


def test_a_list_with_a_mistake_stops_the_run(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[[entry]]\nid = 3\n", encoding="utf-8")
    with pytest.raises(RuleError, match="line 2, field id"):
        Annotator(model="", gazetteers=(path,)).text(_TEXT)


READ = Annotator("")


@pytest.mark.parametrize("piece", ["Imports from Chile fell by 4 percent in 2001", "4 percent in 2001 and "])
def test_sentence_without_an_end_is_read_in_bounded_time(piece: str) -> None:
    small, large = (" ".join([piece] * count) for count in (200, 1000))
    assert _seconds(large) < 0.5 + 10 * _seconds(small)


def _seconds(text: str) -> float:
    best = 60.0
    for _ in range(2):
        start = time.perf_counter()
        READ.text(text)
        best = min(best, time.perf_counter() - start)
    return best


@given(st.text(max_size=300))
def test_any_text_is_annotated_without_error(text: str) -> None:
    for claim in READ.text(text).claims:
        assert 0 <= claim.figure.span.start <= claim.figure.number.start
        assert claim.figure.number.end <= claim.figure.span.end <= len(text)


@pytest.mark.parametrize("text", ["", " ", "\n", "7", "(", "\ud800"])
def test_the_smallest_texts_are_understood(text: str) -> None:
    assert Annotator(model="").text(text).text_sha
