"""Running heads, feet and page numbers are told from the text by repetition and position."""

from __future__ import annotations

import pytest

from ingest.layout.furniture import printed_labels, split_furniture
from ingest.records.lines import Line
from tests.ingest.made import line, page_text, paragraph

WIDE = "a line of prose that runs over the whole width of the page from the left margin to the right one"
Split = tuple[list[Line], list[Line], list[Line]]
"""Heads, body and feet of a page."""


def pages_with_heads(count: int) -> list[list[Line]]:
    return [
        [
            line("Trade Review 12", 72, 40),
            *paragraph([f"{word} {WIDE}"] * 4, 72, 100),
            line(str(7 + n), 300, 760),
        ]
        for n, word in enumerate(["Firms", "Chips", "Ports", "Banks"][:count])
    ]


def test_repeated_heads_and_page_numbers_are_furniture() -> None:
    pages = [page_text(lines, index=n) for n, lines in enumerate(pages_with_heads(4))]
    for heads, body, feet in split_furniture(pages):
        assert [each.text for each in heads] == ["Trade Review 12"]
        assert len(body) == 4
        assert len(feet) == 1


def test_printed_numbers_become_labels() -> None:
    pages = [page_text(lines, index=n) for n, lines in enumerate(pages_with_heads(4))]
    assert printed_labels(pages, split_furniture(pages)) == ["7", "8", "9", "10"]


def _inset(n: int, number: str) -> list[Line]:
    """A page with margins so wide that its number stands far from the edge."""
    return [*paragraph([WIDE] * 30, 72, 200), line(number, 300, 660)]


def test_a_number_far_from_the_edge_is_the_label_where_pages_count_on() -> None:
    pages = [page_text(_inset(n, str(n + 3)), index=n) for n in range(4)]
    furniture = split_furniture(pages)
    assert printed_labels(pages, furniture) == ["3", "4", "5", "6"]
    assert all(len(body) == 30 for _, body, _ in furniture)


def test_what_stands_in_a_row_with_the_page_number_is_a_running_head() -> None:
    page = page_text([line("Trade Review", 72, 40), line("14", 500, 40), *paragraph([WIDE] * 6, 72, 120)])
    ((heads, body, _),) = split_furniture([page])
    assert ([each.text for each in heads], len(body)) == (["Trade Review", "14"], 6)


def test_the_last_line_of_a_note_in_a_row_with_the_page_number_stays_text() -> None:
    rows = [line("a note that goes on", 72, 730), line("and ends here", 72, 741), line("14", 500, 741)]
    page = page_text([*paragraph([WIDE] * 6, 72, 120), *rows])
    ((_, body, feet),) = split_furniture([page])
    assert ([each.text for each in feet], len(body)) == (["14"], 8)


@pytest.mark.parametrize("numbers", [["3", "9", "4", "12"], ["3", "4", "x", "y"], ["7", "7", "7", "7"]])
def test_numbers_that_do_not_count_on_are_no_labels(numbers: list[str]) -> None:
    pages = [page_text(_inset(n, number), index=n) for n, number in enumerate(numbers)]
    assert printed_labels(pages, split_furniture(pages)) == [""] * 4


def test_labels_of_the_file_win_over_printed_numbers() -> None:
    pages = [
        page_text(lines, index=n, label=label)
        for (n, lines), label in zip(enumerate(pages_with_heads(2)), ["iv", "v"], strict=True)
    ]
    assert printed_labels(pages, split_furniture(pages)) == ["iv", "v"]


def test_a_caption_at_the_top_of_pages_is_not_furniture() -> None:
    pages = [
        page_text([line(f"Table {n}", 72, 50), *paragraph([WIDE] * 4, 72, 200)], index=n) for n in range(4)
    ]
    assert all(not heads for heads, _, _ in split_furniture(pages))


def texts(*parts: list[Line]) -> list[list[str]]:
    return [[each.text for each in part] for part in parts]


def test_a_page_alone_has_its_number_and_no_repeated_head() -> None:
    page = page_text([line("Trade Review", 72, 40), *paragraph([WIDE] * 6, 72, 120), line("14", 300, 760)])
    ((heads, body, feet),) = split_furniture([page])
    assert texts(heads, feet) == [[], ["14"]]
    assert body[0].text == "Trade Review"


@pytest.mark.parametrize(("times", "heads"), [(2, 0), (3, 3)])
def test_in_a_long_document_a_head_stands_on_three_pages(times: int, heads: int) -> None:
    pages = [
        page_text(
            [
                line("Trade Review" if n < times else f"{'abcdefgh'[n]} head", 72, 40),
                *paragraph([WIDE] * 4, 72, 200),
            ],
            index=n,
        )
        for n in range(8)
    ]
    assert sum(len(found) for found, _, _ in split_furniture(pages)) == heads


def test_a_text_that_is_repeated_in_the_middle_is_no_furniture() -> None:
    pages = [
        page_text([*paragraph([WIDE] * 4, 72, 200), line("Trade Review", 72, 400)], index=n) for n in range(4)
    ]
    assert all((heads, feet) == ([], []) for heads, _, feet in split_furniture(pages))


def test_heads_at_different_heights_are_not_repeated() -> None:
    pages = [
        page_text([line("Trade Review", 72, 30 + 20 * n), *paragraph([WIDE] * 4, 72, 200)], index=n)
        for n in range(3)
    ]
    assert all(heads == [] for heads, _, _ in split_furniture(pages))


@pytest.mark.parametrize("text", ["14", "– 14 –", "Page 14 of 20", "xiv", "A-3", "[7]"])
def test_a_number_at_the_edge_is_furniture_however_it_is_set(text: str) -> None:
    page = page_text([*paragraph([WIDE] * 6, 72, 120), line(text, 300, 760)])
    assert texts(split_furniture([page])[0][2]) == [[text]]


@pytest.mark.parametrize("text", ["The end", "14 tons of tin", "14,000"])
def test_a_last_line_of_words_stays_text(text: str) -> None:
    page = page_text([*paragraph([WIDE] * 6, 72, 120), line(text, 300, 760)])
    assert split_furniture([page])[0][2] == []


def test_feet_are_read_from_left_to_right() -> None:
    pages = [
        page_text(
            [*paragraph([f"{word} {WIDE}"] * 4, 72, 200), line("7", 72, 760), line("Review", 300, 760)],
            index=n,
        )
        for n, word in enumerate(["Firms", "Chips", "Ports"])
    ]
    assert texts(split_furniture(pages)[0][2]) == [["7", "Review"]]


def test_a_label_of_two_pages_is_not_enough_among_many() -> None:
    pages = [page_text([*paragraph([WIDE] * 4, 72, 200)], index=n) for n in range(8)]
    marked: list[Split] = [([], [], [line(str(n + 5), 300, 760)] if n < 2 else []) for n in range(8)]
    assert printed_labels(pages, marked) == [""] * 8
    assert printed_labels(pages[:4], marked[:4]) == ["5", "6", "7", "8"]


def test_a_number_in_a_running_head_is_a_label_too() -> None:
    pages = [page_text([], index=n) for n in range(3)]
    heads: list[Split] = [([line(f"{n + 40} Trade Review", 72, 40)], [], []) for n in range(3)]
    assert printed_labels(pages, heads) == ["40", "41", "42"]


def test_pages_before_the_first_number_have_no_label() -> None:
    pages = [page_text([], index=n) for n in range(4)]
    feet: list[Split] = [([], [], [line(str(n - 1), 300, 760)] if n > 1 else []) for n in range(4)]
    assert printed_labels(pages, feet) == ["", "", "1", "2"]


def test_labels_that_only_count_the_pages_are_none_of_the_files_own() -> None:
    pages = [page_text([], index=n, label=str(n + 1)) for n in range(3)]
    feet: list[Split] = [([], [], [line(str(n + 40), 300, 760)]) for n in range(3)]
    assert printed_labels(pages, feet) == ["40", "41", "42"]
