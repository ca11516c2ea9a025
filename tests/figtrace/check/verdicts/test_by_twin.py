"""What a sentence that says the same makes of another number, or of another year, place or flow."""

from __future__ import annotations

import pytest

from figtrace.check.ledger.records import Reason, Verdict
from figtrace.check.verdicts.by_twin import judge_by_twin
from figtrace.check.verdicts.candidates import Judgement
from figtrace.check.verdicts.scales import Scales
from tests.figtrace.check.builders import shelf, statement

SAID = "Exports of frozen salmon from Norway to Poland rose by 12.4 percent in 2006."


def judged(draft: str, *source: str) -> Judgement | None:
    one = statement(draft)
    return judge_by_twin(one, Scales(shelf(*source)).weigh(one))


def test_the_same_number_in_the_same_words_is_no_contradiction() -> None:
    assert judged(SAID, SAID) is None


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (SAID.replace("12.4", "19.7"), Reason.WRONG_VALUE),
        (SAID.replace("2006", "2009"), Reason.WRONG_PERIOD),
        (SAID.replace("Poland", "Spain"), Reason.WRONG_AREA),
        (SAID.replace("Exports", "Imports"), Reason.WRONG_FLOW),
    ],
)
def test_one_thing_exchanged_is_contradicted_by_its_name(draft: str, reason: Reason) -> None:
    found = judged(draft, SAID)
    assert found is not None
    assert (found.verdict, found.reason) == (Verdict.CONTRADICTED, reason)
    assert len(found.evidence) == 1


def test_a_sentence_of_other_words_is_no_twin() -> None:
    assert (
        judged(SAID.replace("12.4", "19.7"), "Wages of dockers in Peru fell by 12.4 percent in 1999.") is None
    )


def test_where_the_passage_stands_twice_and_one_supports_nothing_is_wrong() -> None:
    draft = SAID.replace("12.4", "19.7")
    assert judged(draft, SAID, draft) is None


def test_another_number_by_a_rounding_is_no_other_number() -> None:
    assert judged(SAID.replace("12.4", "12.5"), SAID) is None


def test_a_number_of_one_digit_may_stand_under_another_year_by_chance() -> None:
    single = SAID.replace("12.4", "7")
    assert judged(single.replace("2006", "2009"), single) is None


def test_another_supporter_that_names_what_was_exchanged_takes_the_blame_away() -> None:
    other = "In 2009 the salmon exports of Norway grew by 12.4 percent too."
    assert judged(SAID.replace("2006", "2009"), SAID, other) is None


def test_what_may_come_contradicts_nothing() -> None:
    would = SAID.replace("rose", "would rise")
    assert judged(would.replace("12.4", "19.7"), SAID) is None
