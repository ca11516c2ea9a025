"""Amounts of siunitx in units that pandoc leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figtrace.drafts.latex_units import with_plain_amounts
from figtrace.drafts.read import read_draft


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        (r"\SI{904}{\mega\USD}", r"\num{904} million USD"),
        (r"\qty{8.5}{\giga\EUR}", r"\num{8.5} billion EUR"),
        (r"\SI[round-mode=places]{62}{\dollar}", r"\num{62} dollars"),
        (r"\SIrange{19}{51}{\mega\USD}", r"\num{19} to \num{51} million USD"),
        (r"\qtylist{1;2.5;3}{\kilo\USD}", r"\num{1}, \num{2.5}, \num{3} thousand USD"),
        (r"\SI{40}{\USD\per\mega\watt\hour}", r"\num{40} USD per \si{\mega\watt\hour}"),
        (
            r"\DeclareSIUnit{\jobs}{\text{jobs}}\SI{3}{\mega\jobs}",
            r"\DeclareSIUnit{\jobs}{\text{jobs}}\num{3} million jobs",
        ),
        (r"\DeclareSIUnit\ton{ton}\SI{3}{\ton}", r"\DeclareSIUnit\ton{ton}\num{3} ton"),
    ],
)
def test_what_is_no_unit_of_si_is_said_in_words(source: str, plain: str) -> None:
    assert with_plain_amounts(source) == plain


@pytest.mark.parametrize(
    "source",
    [
        r"\SI{3.5}{\tera\watt\hour}",
        r"\SI{42.4}{\percent}",
        r"\SI{1.7e6}{\kilo\metre\squared}",
        r"\SIrange{5}{10}{\kelvin}",
        r"\num{13} dollars",
        r"\SI{5}{}",
        r"\SI{5}",
    ],
)
def test_what_pandoc_knows_stays_as_it_stands(source: str) -> None:
    assert with_plain_amounts(source) == source


@given(st.text(alphabet="\\SIqty{}[]range;USD1.\n ", max_size=80))
def test_any_source_is_read(source: str) -> None:
    with_plain_amounts(source)


def test_a_draft_has_its_money_with_millions_and_currency(tmp_path: Path) -> None:
    draft = tmp_path / "sums.tex"
    body = r"Roads took \SI{904}{\mega\USD}, schools \SI{42}{\percent} of it."
    draft.write_text(rf"\documentclass{{article}}\begin{{document}}{body}\end{{document}}", encoding="utf-8")
    assert "Roads took 904 million USD, schools 42" in read_draft(draft).document.text
