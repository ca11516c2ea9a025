"""Drafts in English pass in silence; others are told what is read of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figtrace.drafts.language import language_problem


@pytest.mark.parametrize(
    "text",
    [
        "Die Ausfuhren von Kork stiegen im Jahr 2010 um 5 Prozent auf den Wert von 12 Millionen Euro.",
        "Les exportations de liège ont augmenté de 5 pour cent dans les pays du Sud en 2010.",
        "Las exportaciones de corcho a los países del sur crecieron un 5 por ciento en 2010.",
        "Le esportazioni di sughero verso il Sud sono cresciute del 5 per cento nel 2010.",
        "De uitvoer van kurk naar het zuiden steeg in 2010 met een bedrag van 5 miljoen.",
        "Экспорт пробки вырос на 5 процентов в 2010 году.",
        "Οι εξαγωγές φελλού αυξήθηκαν κατά 5 τοις εκατό το 2010.",
        "二〇一〇年软木出口增长百分之五。",
        "Mantar ihracatı geçen yıl yüzde beş arttı ve dış ticaret açığı biraz azaldı. " * 8,
    ],
)
def test_a_draft_in_another_language_is_told_so(text: str) -> None:
    assert "in English only" in language_problem(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Cork: 5 percent.",
        "Exports of cork to the south rose by 5 percent in 2010, as de la Cruz and van der Berg (2012) say.",
        "Where α is the share of labour and β that of capital, output per worker rose by 5 percent.",
        "Exports rose 5 percent. Imports fell 3 percent. Cork led growth. " * 2,
    ],
)
def test_english_and_too_little_to_tell_pass(text: str) -> None:
    assert language_problem(text) == ""


@given(st.text())
def test_any_text_gets_a_line_or_none(text: str) -> None:
    assert "\n" not in language_problem(text)
