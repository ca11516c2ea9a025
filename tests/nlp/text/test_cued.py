"""A pattern with cues finds what the pattern finds, and is not tried where no cue stands."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.citations import callouts
from nlp.entities import codes, names_by_form
from nlp.text.cued import CuedPattern

_SHIPPED = [
    pytest.param(pattern, id=f"{module.__name__}.{name}")
    for module in (callouts, codes, names_by_form)
    for name, pattern in sorted(vars(module).items())
    if isinstance(pattern, CuedPattern)
]


def test_matches_are_those_of_the_pattern() -> None:
    cued = CuedPattern(re.compile(r"[Ss]alt\s\d+"), ("alt",))
    assert [found[0] for found in cued.finditer("Salt 1, salt 22, pepper 3")] == ["Salt 1", "salt 22"]


def test_a_text_without_a_cue_has_none() -> None:
    cued = CuedPattern(re.compile(r"\w+"), ("pepper", "salt"))
    assert list(cued.finditer("cinnamon")) == []
    assert [found[0] for found in cued.finditer("salt")] == ["salt"]


def test_there_are_patterns_to_try() -> None:
    assert len(_SHIPPED) > 5


@pytest.mark.parametrize("cued", _SHIPPED)
@given(data=st.data())
def test_no_match_of_a_rule_is_without_its_cue(cued: CuedPattern, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(cued.pattern))
    assert [found.span() for found in cued.finditer(text)] == [m.span() for m in cued.pattern.finditer(text)]
    for found in cued.pattern.finditer(text):
        assert any(cue in found[0] for cue in cued.cues)
