"""What a corpus itself says a short form means is found in its passages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.settings import Settings
from corpus.store import Store
from search.definitions import widened, with_definitions
from search.engine import Engine, open_engine
from search.query.language import parse_query
from tests.search.samples import passage

EPA = "economic partnership agreement"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with open_engine("tantivy", Settings(tmp_path)) as engine:
        yield engine


def index(engine: Engine, *texts: str) -> None:
    with engine.rebuilding():
        engine.add(passage(text, seq=seq) for seq, text in enumerate(texts))


@pytest.mark.parametrize(
    ("text", "defined"),
    [
        ("The Economic Partnership Agreement (EPA) was signed.", (("epa", EPA),)),
        ("Economic Partnership Agreements (EPAs) were signed.", (("epa", EPA),)),
        ("The EPA (economic partnership agreement) was signed.", (("epa", EPA),)),
        ("An economic partnership agreement, which the EPA read.", ()),
        ("The EPA was signed.", ()),
    ],
)
def test_a_definition_is_long_form_and_short_form_side_by_side(
    engine: Engine, text: str, defined: tuple[tuple[str, str], ...]
) -> None:
    index(engine, text)
    assert with_definitions(parse_query("EPA"), engine).defined == defined


def test_a_query_without_such_forms_asks_nothing(engine: Engine) -> None:
    query = parse_query("chips")
    assert with_definitions(query, engine) == query  # there is not even an index


def test_the_long_form_is_found_by_a_short_one_that_the_corpus_defines(engine: Engine) -> None:
    index(engine, "The Economic Partnership Agreement (EPA) was signed.", f"An {EPA} ended.", "Chips.")
    with Store.in_memory() as store:
        found = engine.find(widened(parse_query("EPA"), store, engine))
    assert found.total == 2


def test_both_senses_defined_the_short_form_stands_for_itself(engine: Engine) -> None:
    index(engine, f"The {EPA} (EPA).", "The Environmental Protection Agency (EPA).", f"An {EPA} ended.")
    with Store.in_memory() as store:
        assert engine.find(widened(parse_query("EPA"), store, engine)).total == 2
        assert engine.find(widened(parse_query("EPA pacific"), store, engine)).total == 3


def test_a_query_is_widened_once(engine: Engine) -> None:
    index(engine, "Chips.")
    with Store.in_memory() as store:
        wide = widened(parse_query('EPA firm:"honhai"'), store, engine)
        assert wide.is_widened
        assert widened(wide, store, engine) is wide
