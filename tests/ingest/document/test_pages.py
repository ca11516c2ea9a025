"""Pages of an open PDF: their lines, tables and state, and which text layers are not worth reading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import PageState
from ingest.document.pages import is_gibberish
from ingest.document.read import read_data
from tests.ingest.made import Sheet, words

PROSE = "The mill of the northern valley sells more barley than its own fields can grow in a year."


def shifted(text: str, by: int) -> str:
    return "".join(chr(97 + (ord(c) - 97 + by) % 26) if c.islower() else c for c in text)


@pytest.mark.parametrize("by", [1, 3, 7, 12])
def test_a_page_whose_letters_make_no_words_counts_as_an_image(by: int) -> None:
    made = Sheet()
    for row in range(12):
        made.put(shifted(PROSE, by), 72, 100 + 14 * row)
    document = read_data(made.data(), "made.pdf", ocr="off")
    (page,) = document.pages
    assert page.state is PageState.IMAGE_ONLY
    assert "wrong encoding" in page.reason
    assert not document.text


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "Der Handel zwischen den kleinen Häfen des Nordens wuchs nach der Ernte schneller als erwartet.",
        "Le commerce entre les petits ports du nord augmente plus vite que la production de la vallée.",
        "Handel między małymi portami północy rośnie szybciej niż produkcja całej doliny w tym samym roku.",
        "Obchod mezi malými přístavy na severu roste rychleji než výroba v celém údolí.",
        "北方小港之间的贸易增长快于整个山谷的生产",
    ],
)
def test_prose_of_any_tongue_is_no_gibberish(text: str) -> None:
    assert not is_gibberish(words(" ".join([text] * 12), 0, 0))


@given(st.lists(st.text(st.characters(exclude_categories=["Z", "Cs"]), min_size=1, max_size=12), max_size=30))
def test_any_words_can_be_judged(texts: list[str]) -> None:
    is_gibberish(words(" ".join(texts), 0, 0))
