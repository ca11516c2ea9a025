"""Lines of a list to its entries: by numbers, hanging or first indents, gaps, or how entries begin."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import PageIndex, Span
from ingest.references.split import EntryLine, split_entries
from tests.ingest.made import line

ENTRIES = [
    [
        "Alder, B. (2008). How ports grow and why some of them do not. Journal of",
        "Harbour Studies 12, 45-67.",
    ],
    ["Birch, F. (2001). Trading far away, with a line that runs on to the", "second one. Sea Press, Kiel."],
    ["Cedar, G. (1999). A short one. Sea Press."],
    ["Dogwood, H. (1997). The last of the list, as long as the first of it is.", "Harbour Studies 2, 4-6."],
]
FLAT = [" ".join(entry) for entry in ENTRIES]


def placed(rows: Sequence[tuple[str, float, float]], *, page: int = 0, right: float = 500) -> list[EntryLine]:
    """Lines with their left edge and baseline in one column."""
    return [
        EntryLine(PageIndex(page), 72, right, line(text, x, y), Span(0, len(text)), text)
        for text, x, y in rows
    ]


def listed(
    entries: Sequence[Sequence[str]], page: int = 0, *, hang: float = 0, first: float = 0, gap: float = 0
) -> list[EntryLine]:
    """Entries 12 points from line to line; later lines hang, first lines are indented, gaps stand between."""
    rows: list[tuple[str, float, float]] = []
    y = 100.0
    for entry in entries:
        for at, text in enumerate(entry):
            rows.append((text, 72 + (hang if at else first), y))
            y += 12
        y += gap
    return placed(rows, page=page)


def texts(lines: Sequence[EntryLine]) -> list[str]:
    return [" ".join(each.text for each in entry) for entry in split_entries(lines)]


@pytest.mark.parametrize("layout", [{"hang": 18}, {"hang": 7}, {"first": 18}, {"gap": 8}, {}], ids=str)
def test_entries_are_told_by_their_layout_or_their_beginnings(layout: dict[str, float]) -> None:
    assert texts(listed(ENTRIES, 0, **layout)) == FLAT


def test_a_count_parts_entries_whatever_their_layout() -> None:
    numbered = [[f"[{n}] {entry[0]}", *entry[1:]] for n, entry in enumerate(ENTRIES, start=1)]
    assert texts(listed(numbered)) == [" ".join(entry) for entry in numbered]


def test_an_entry_without_a_name_is_one_where_others_hang() -> None:
    odd = ["the harbour of nobody in particular, 2004, with no name in front of it.", "Kiel."]
    assert texts(listed([*ENTRIES, odd], hang=18))[-1] == " ".join(odd)


def test_an_entry_goes_on_over_a_page() -> None:
    above, below = listed([*ENTRIES[:3], ENTRIES[3][:1]], hang=18), placed([(ENTRIES[3][1], 90, 80)], page=1)
    more = listed([["Elm, J. (1996). Not so short a one. Sea Press."]], page=1)
    assert texts([*above, *below, *more]) == [*FLAT, "Elm, J. (1996). Not so short a one. Sea Press."]


def test_a_running_head_between_pages_is_no_part_of_an_entry() -> None:
    head = placed([("126 Harbour Research", 72, 40)], page=1)
    below = listed([["Elm, J. (1996). Not so short a one. Sea Press."]] * 2, page=1)
    assert not any("126" in text for text in texts([*listed(ENTRIES, hang=18), *head, *below]))


def test_a_line_of_figures_inside_a_page_stays() -> None:
    entries = [
        *ENTRIES[:2],
        ["Cedar, G. (1999). A short one of a long name and a long title too. Sea Press,", "12"],
    ]
    assert texts(listed([*entries, ENTRIES[3]], hang=18))[2].endswith(" 12")


@pytest.mark.parametrize(
    ("text", "kept"), [("Alder, B. (2008). Ports", 1), ("Alder (2008) Ports", 0), ("1" * 30, 0)]
)
def test_an_entry_has_twenty_characters_and_letters(text: str, kept: int) -> None:
    assert len(texts(placed([(text, 72, 100)]))) == kept


def test_no_lines_are_no_entries() -> None:
    assert split_entries([]) == []


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["Alder, B. (2008). How ports grow.", "and so on", "[3] Birch", "12", "x", "———. 2001. Tin."]
            ),
            st.sampled_from([72.0, 90.0]),
            st.integers(0, 700),
        ),
        max_size=12,
    )
)
def test_entries_keep_the_lines_in_their_order(rows: list[tuple[str, float, int]]) -> None:
    lines = placed(rows)
    places = [lines.index(each) for entry in split_entries(lines) for each in entry]
    assert all(entry for entry in split_entries(lines))
    assert len(places) <= len(lines)
    assert [lines[at].text for at in places] == [
        each.text for entry in split_entries(lines) for each in entry
    ]


def test_a_full_line_that_ends_no_entry_goes_on_below_though_others_hang() -> None:
    hanging = placed(
        [
            ("Alder, B. (2008). How ports grow and why some of them do not so. Journal of", 72, 100),
            ("Harbour Studies 12, 45-67.", 90, 112),
            ("Birch, F. (2001). Trading far away, with a line that runs on to the Second", 72, 124),
            ("Part of it. Sea Press, Kiel.", 90, 136),
            ("Cedar, G. (1999). The return on ports in Kiel and what comes of it. Kiel", 72, 148),
            ("Economists, 10(3), 20-37.", 72, 160),
            ("Dogwood, H. (1997). The last of the list, as long as the first of it is. Harbour", 72, 172),
            ("Studies 2, 4-6.", 90, 184),
        ],
        right=430,
    )
    entries = split_entries(hanging)
    assert len(entries) == 4
    assert entries[2][-1].text.startswith("Economists")
