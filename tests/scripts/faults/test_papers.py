"""Papers are the same for the same chance, can be read, and hold figures."""

from itertools import islice
from pathlib import Path
from random import Random

import pypdfium2

from scripts.faults.papers import sentences, write_papers, write_slow_paper


def test_the_same_chance_gives_the_same_papers_and_another_gives_others(tmp_path: Path) -> None:
    one, same, other = (
        [path.read_bytes() for path in write_papers(tmp_path / name, 2, Random(seed), pages=2)]
        for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )
    assert one == same
    assert one[0] != one[1]
    assert one != other


def test_a_paper_has_its_pages_and_their_sentences(tmp_path: Path) -> None:
    (path,) = write_papers(tmp_path, 1, Random(1), pages=2)
    with pypdfium2.PdfDocument(path) as document:
        assert len(document) == 2
        text = document[0].get_textpage().get_text_bounded()
    assert "Trade in Figures, Part 0" in text
    assert next(sentences(Random(1))) in text.replace("\r\n", " ")


def test_sentences_have_a_value_a_year_and_a_share() -> None:
    assert all(
        " billion in " in line and " percent more than in " in line
        for line in islice(sentences(Random(3)), 20)
    )


def test_a_slow_paper_has_as_many_signs_as_are_wanted(tmp_path: Path) -> None:
    with pypdfium2.PdfDocument(write_slow_paper(tmp_path / "slow.pdf", signs=3_000)) as document:
        assert 2_500 < document[0].get_textpage().count_chars() < 3_500
