"""Labels of captions, told from prose that only speaks of a table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.layout.captions import caption_label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Table 3. Imports by partner", "Table 3"),
        ("Table 3", "Table 3"),
        ("TABLE A.2: Exports", "TABLE A.2"),
        ("Figure 2 – Shares", "Figure 2"),
        ("Fig. 4. Shares", "Fig. 4"),
        ("Table 3 shows that imports rose", ""),
        ("Table 3, in turn, gives", ""),
        ("Tables are hard", ""),
        ("Figure eight", ""),
        ("Box 1", "Box 1"),
    ],
)
def test_captions_give_their_label_and_prose_none(text: str, label: str) -> None:
    assert caption_label(text) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Appendix Table B3: Ports", "Appendix Table B3"),
        ("Online Appendix Figure 2. Ports", "Online Appendix Figure 2"),
        ("Table  4.\nPorts", "Table 4"),
        ("Tabelle 2 | Häfen", "Tabelle 2"),
        ("Figure IV: Ports", "Figure IV"),
        ("Table 3a Ports", "Table 3a"),
        ("Table A. Ports", "Table A"),
        ("Exhibit 2-4 Ports", "Exhibit 2-4"),
        ("Table 3 and the next", ""),
        ("Table 3 Shows of ports", "Table 3"),
        ("See Table 3", ""),
        ("table 3. Ports", ""),
        ("", ""),
    ],
)
def test_a_label_is_the_word_with_its_number_on_one_line(text: str, label: str) -> None:
    assert caption_label(text) == label


@given(st.text(max_size=80))
def test_a_label_is_the_beginning_of_any_text_or_nothing(text: str) -> None:
    label = caption_label(text)
    assert " ".join(text.split()).startswith(label)
