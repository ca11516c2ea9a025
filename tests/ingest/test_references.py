"""The list of references, split and read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import Span
from ingest.pipeline import read_data
from ingest.reference_fields import read_authors, read_fields
from tests.ingest.made import Sheet


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Alder, B. and Cole, D.", ("Alder, B.", "Cole, D.")),
        ("Alder, Ben, and Dora Cole", ("Alder, Ben", "Dora Cole")),
        ("Alder, B., Cole, D., & Fern, G. H.", ("Alder, B.", "Cole, D.", "Fern, G. H.")),
        ("Alder B, Cole DE", ("Alder B", "Cole DE")),
        ("Alder, Ben; Cole, Dora", ("Alder, Ben", "Cole, Dora")),
        ("Alder, Ben/Cole, Dora", ("Alder, Ben", "Cole, Dora")),
        ("World Trade Bureau", ("World Trade Bureau",)),
        ("Alder, B. (ed.)", ("Alder, B",)),
        ("", ()),
    ],
)
def test_authors_are_parted(text: str, authors: tuple[str, ...]) -> None:
    assert tuple(name.strip(".") for name in read_authors(text)) == tuple(name.strip(".") for name in authors)


CASES = [
    (
        "Alder, B. and D. Cole (2008a). How ports grow. Journal of Harbour Studies, 12(3), 45-67.",
        {
            "year": "2008a",
            "title": "How ports grow",
            "venue": "Journal of Harbour Studies",
            "volume": "12",
            "pages": "45-67",
        },
    ),
    (
        "Alder, Ben. 2011. “The price of a chip.” Review of Parts 4: 1–20. https://doi.org/10.1234/rp.2011.4",
        {"year": "2011", "title": "The price of a chip", "pages": "1-20", "doi": "10.1234/rp.2011.4"},
    ),
    ("[7] B. Alder, D. Cole, Trading far away, Sea Press, 1999.", {"year": "1999", "label": "7"}),
    (
        "Alder, B. (forthcoming). What is not yet printed. Sea Press.",
        {"year": "forthcoming", "title": "What is not yet printed"},
    ),
    (
        "3. Alder B. Parts and wholes. Harbour J. 2004;12:5-9.",
        {"year": "2004", "label": "3", "title": "Parts and wholes"},
    ),
    (
        "Alder, B. (2001): Is it so? In: Cole, D. (ed.): On ports. Kiel.",
        {"year": "2001", "title": "Is it so?"},
    ),
]


@pytest.mark.parametrize(("raw", "fields"), CASES)
def test_fields_are_read(raw: str, fields: dict[str, str]) -> None:
    reference = read_fields(raw, Span(0, len(raw)))
    assert {name: getattr(reference, name) for name in fields} == fields
    assert "Alder" in reference.authors[0]


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(raw: str) -> None:
    assert read_fields(raw, Span(0, len(raw))).raw == raw


def listed(entries: list[list[str]], *, hang: float = 0, gap: float = 0) -> list[str]:
    sheet = Sheet()
    for row in range(6):
        sheet.put(
            "Prose comes first and says with many words what the paper is about and why it matters.",
            72,
            80 + 12 * row,
        )
    sheet.put("References", 72, 180, font="Times-Bold")
    top = 205.0
    for entry in entries:
        for place, text in enumerate(entry):
            sheet.put(text, 72 + (hang if place else 0), top)
            top += 12
        top += gap
    return [reference.raw for reference in read_data(sheet.data(), "made.pdf", ocr="off").references]


ENTRIES = [
    [
        "Alder, B. and D. Cole (2008). How ports grow and why some of them do not grow at all. Journal of",
        "Harbour Studies, 12(3), 45-67.",
    ],
    [
        "Birch, F. (2001). Trading far away. Sea Press, Kiel and London and New York, with a very long line",
        "and a second one.",
    ],
    ["Cedar, G. (1999). A short one. Sea Press."],
    [
        "Dogwood, H. (1997). The last of the list, which has a title as long as the first one in it. Journal",
        "of Harbour Studies, 2(1), 4-6.",
    ],
]


@pytest.mark.parametrize(("hang", "gap"), [(18, 0), (0, 8), (0, 0)])
def test_a_list_is_split_by_hanging_indents_gaps_or_beginnings(hang: float, gap: float) -> None:
    assert listed(ENTRIES, hang=hang, gap=gap) == [" ".join(entry) for entry in ENTRIES]


def test_a_numbered_list_is_split_at_its_numbers() -> None:
    numbered = [[f"[{n}] {entry[0]}", *entry[1:]] for n, entry in enumerate(ENTRIES, start=1)]
    assert listed(numbered) == [" ".join(entry) for entry in numbered]
