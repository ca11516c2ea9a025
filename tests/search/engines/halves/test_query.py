"""Each operation of a plan finds what it says in a tantivy index; what narrows scores nothing."""

from __future__ import annotations

import pytest
import tantivy
from hypothesis import given
from hypothesis import strategies as st

from search.engines.halves.query import Translator
from search.passages.fields import Field
from search.query.operations import All, Begins, Best, Equals, Fuzzy, Narrow, Op, Phrase, Range, Term

RECORDS = (
    {Field.ID: "a", Field.EXACT: "value chain of chips", Field.NAMES: "firm:hon hai", Field.YEAR: 2005},
    {Field.ID: "b", Field.EXACT: "chain of value", Field.NAMES: "firm:honda", Field.YEAR: 2009},
    {Field.ID: "c", Field.EXACT: "chips chips chian", Field.NAMES: "place:x.y", Field.VALUE_LO: 5.0},
    {Field.ID: "d", Field.EXACT: "nothing", Field.NAMES: "place:xzy", Field.VALUE_LO: 7.5},
)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(Field.ID, stored=True, tokenizer_name="raw")
    builder.add_text_field(Field.EXACT)
    builder.add_text_field(Field.NAMES, tokenizer_name="raw")
    builder.add_integer_field(Field.YEAR, indexed=True)
    builder.add_float_field(Field.VALUE_LO, indexed=True)
    return builder.build()


@pytest.fixture(scope="module")
def index() -> tantivy.Index:
    """A few records in memory."""
    made = tantivy.Index(_schema())
    writer = made.writer(15_000_000, 1)
    for record in RECORDS:
        writer.add_document(tantivy.Document(**{str(name): value for name, value in record.items()}))
    writer.commit()
    made.reload()
    return made


def scored(index: tantivy.Index, op: Op) -> dict[str, float]:
    searcher = index.searcher()
    hits = searcher.search(Translator(index.schema).query(op), limit=10).hits
    return {str(searcher.doc(address)["id"][0]): score for score, address in hits}


def found(index: tantivy.Index, op: Op) -> str:
    return "".join(sorted(scored(index, op)))


CHIPS, CHAIN = Term(Field.EXACT, "chips"), Term(Field.EXACT, "chain")


@pytest.mark.parametrize(
    ("op", "ids"),
    [
        (CHIPS, "ac"),
        (Phrase(Field.EXACT, ("value", "chain")), "a"),
        (Phrase(Field.EXACT, ("chain", "of", "value")), "b"),
        (Phrase(Field.EXACT, ("chain", "value"), 1), "b"),
        (Phrase(Field.EXACT, ("chain", "value"), 0), ""),
        (Best((CHIPS, CHAIN)), "abc"),
        (Equals(Field.NAMES, "firm:hon hai"), "a"),
        (Begins(Field.NAMES, "firm:hon"), "ab"),
        (Begins(Field.NAMES, "place:x.y"), "c"),
        (Begins(Field.NAMES, "place:x.*"), ""),
        (Fuzzy(Field.EXACT, "chain", 1), "abc"),
        (Fuzzy(Field.EXACT, "chain", 0), "ab"),
        (Range(Field.YEAR, 2005, 2008), "a"),
        (Range(Field.YEAR, 2006, None), "b"),
        (Range(Field.YEAR, None, 2009), "ab"),
        (Range(Field.YEAR, 2005, 2009, closed=False), ""),
        (Range(Field.VALUE_LO, 5.0, None), "cd"),
        (Range(Field.VALUE_LO, 5.0, None, closed=False), "d"),
        (Range(Field.VALUE_LO, None, 7.5, closed=False), "c"),
        (Range(Field.VALUE_LO, None, 7.5), "cd"),
        (All(must=(CHIPS, CHAIN)), "a"),
        (All(should=(CHIPS, CHAIN)), "abc"),
        (All(must=(CHIPS,), should=(CHAIN, Term(Field.EXACT, "value"))), "a"),
        (All(must=(CHIPS,), must_not=(CHAIN,)), "c"),
        (All(must=(CHIPS,), lift=(CHAIN,)), "ac"),
        (Narrow(CHAIN), "ab"),
    ],
)
def test_an_operation_finds_these_and_no_others(index: tantivy.Index, op: Op, ids: str) -> None:
    assert found(index, op) == ids


@pytest.mark.parametrize(
    "op",
    [
        Equals(Field.NAMES, "firm:hon hai"),
        Begins(Field.EXACT, "chi"),
        Fuzzy(Field.EXACT, "chain", 1),
        Range(Field.YEAR, 2005, 2009),
        Narrow(CHIPS),
    ],
)
def test_what_narrows_scores_nothing(index: tantivy.Index, op: Op) -> None:
    assert set(scored(index, op).values()) == {0.0}


def test_words_and_phrases_score_and_more_of_a_word_scores_more(index: tantivy.Index) -> None:
    scores = scored(index, CHIPS)
    assert scores["c"] > scores["a"] > 0
    assert scored(index, Phrase(Field.EXACT, ("value", "chain")))["a"] > 0


def test_a_boost_is_a_share_of_the_score(index: tantivy.Index) -> None:
    whole, fifth = scored(index, CHIPS), scored(index, Term(Field.EXACT, "chips", 0.2))
    assert fifth == pytest.approx({record: score / 5 for record, score in whole.items()}, rel=1e-5)


def test_what_lifts_adds_to_the_score_of_what_is_found(index: tantivy.Index) -> None:
    plain, lifted = (scored(index, All(must=(CHIPS,), lift=lift)) for lift in ((), (CHAIN,)))
    assert lifted["a"] > plain["a"]
    assert lifted["c"] == pytest.approx(plain["c"])


@given(st.text(max_size=6))
def test_any_beginning_is_looked_for_as_it_is_written(beginning: str) -> None:
    op = Begins(Field.NAMES, beginning)
    assert isinstance(Translator(_schema()).query(op), tantivy.Query)


def test_the_better_of_two_scores(index: tantivy.Index) -> None:
    both, chips, chain = (scored(index, op) for op in (Best((CHIPS, CHAIN)), CHIPS, CHAIN))
    assert both == pytest.approx({key: max(chips.get(key, 0), chain.get(key, 0)) for key in both})
