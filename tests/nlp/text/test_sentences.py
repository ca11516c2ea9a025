from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Block, BlockKind, Document
from corpus.geometry import DocId, PageIndex, Span
from corpus.textmap import TextMap
from nlp.text.sentences import find_sentences, split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["Imports rose.", "Exports fell."],
        ["U.S. imports rose by 3.5 percent.", "China’s did not."],
        ["It sold chips to the U.S.", "The firm then closed."],
        ["See Fig. 3 and Table 2, p. 14, for more.", "It is plain."],
        ["Smith et al. (2009) agree.", "We do not."],
        ["Acme Power Co., Ltd. sold cells.", "It closed."],
        ["J. A. Smith and Dr. Jones met at No. 5.", "They spoke."],
        ["Is it so?", "It is!", "“Indeed.”", "Quite."],
        ["Prices rose (e.g. for steel).", "They fell later."],
        ["He cited goods, services, etc.", "The list was long."],
        ["Trade fell … and then rose.", "It grew."],
        ["The rate was 7.5% vs. 3% before."],
        ["It fell.3", "Then it rose."],
        ["Wind gave 338.4 GW and coal 12.5 TWh.", "Sun gave 7.1 Mt less."],
        ["It cost $2010.5 More or less."],
        ["It closed by 2010.5", "Then it was sold."],
        ["It fell by 3 percent.⁵", "Seven in ten stayed.¹²,¹³", "“It closed.”⁶", "All left.†", "The end."],
        ["An area of 3 m² was sold at 4.5 dollars."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [span.of(text) for span in split_sentences(text)] == sentences


def test_spans_are_moved_by_the_offset() -> None:
    assert split_sentences("A b. ", offset=10) == (Span(10, 14),)


def test_tables_running_heads_and_references_have_no_sentences() -> None:
    text = "Title. Cell. Body."
    kinds = ((BlockKind.HEADER, 0, 6), (BlockKind.TABLE, 7, 12), (BlockKind.PARAGRAPH, 13, 18))
    blocks = tuple(Block(kind, Span(start, end), PageIndex(0)) for kind, start, end in kinds)
    document = Document(DocId("0" * 64), "", text, TextMap.from_runs(()), (), blocks)
    assert find_sentences(document) == ((blocks[2], Span(13, 18)),)


@given(st.text(alphabet="AbU.S !?)3\n\u201d"))
def test_sentences_hold_all_that_is_printed_in_order(text: str) -> None:
    spans = split_sentences(text)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(left.end <= right.start for left, right in pairwise(spans))
