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


def feet_of(*numbers: list[str]) -> list[list[str]]:
    """The feet of pages with these numbers below one another in wide margins."""
    pages = [
        page_text(
            [*paragraph([WIDE] * 30, 72, 200), *(line(n, 300, 650 + 12 * at) for at, n in enumerate(each))],
            index=index,
        )
        for index, each in enumerate(numbers)
    ]
    return [[one.text for one in feet] for _, _, feet in split_furniture(pages)]


def test_numbers_that_count_on_are_believed_on_three_pages_and_unless_others_do_so_half_as_often() -> None:
    assert feet_of(["3"], ["4"]) == [[], []]
    assert feet_of(["3"], ["4"], ["5"]) == [["3"], ["4"], ["5"]]
    assert feet_of(["3"], ["4"], ["5"], ["6"], ["90"], ["91"]) == [["3"], ["4"], ["5"], ["6"], [], []]
    assert feet_of(["3"], ["4"], ["5"], ["90"], ["91"]) == [[]] * 5


def test_a_number_that_counts_on_stands_on_three_of_ten_pages() -> None:
    assert feet_of(["3"], ["4"], ["5"], *[[]] * 7)[:3] == [["3"], ["4"], ["5"]]
    assert feet_of(["3"], ["4"], ["5"], *[[]] * 8)[:3] == [[], [], []]


@pytest.mark.parametrize(
    ("baseline", "is_head"), [(110, True), (171, True), (173, False)], ids=["edge", "outermost", "inside"]
)
def test_the_first_row_may_stand_further_inside(baseline: float, *, is_head: bool) -> None:
    pages = [
        page_text([line("Trade Review", 72, baseline), *paragraph([WIDE] * 4, 72, 300)], index=n)
        for n in range(3)
    ]
    assert all(bool(heads) is is_head for heads, _, _ in split_furniture(pages))


def test_of_three_rows_at_an_edge_all_may_be_furniture_and_a_fourth_is_none() -> None:
    rows = ["One head", "Two heads", "Three heads", "Four heads"]
    pages = [
        page_text(
            [
                *(line(text, 72, 30 + 15 * at) for at, text in enumerate(rows)),
                *paragraph([WIDE] * 4, 72, 300),
            ],
            index=n,
        )
        for n in range(3)
    ]
    assert texts(split_furniture(pages)[0][0]) == [rows[:3]]


@pytest.mark.parametrize(("off", "is_head"), [(1.9, True), (2.1, False)])
def test_what_stands_within_two_points_is_in_the_row_of_the_number(off: float, *, is_head: bool) -> None:
    lines = [line("Trade Review", 72, 40 + off), line("14", 500, 40), *paragraph([WIDE] * 6, 72, 120)]
    ((heads, _, _),) = split_furniture([page_text(lines)])
    assert ("Trade Review" in [one.text for one in heads]) is is_head


@pytest.mark.parametrize(("below", "is_head"), [(19, False), (21, True)])
def test_a_row_with_the_number_stands_two_heights_apart_from_the_text(below: float, *, is_head: bool) -> None:
    lines = [line("Trade Review", 72, 40), line("14", 500, 40), *paragraph([WIDE] * 6, 72, 40 + below)]
    ((heads, _, _),) = split_furniture([page_text(lines)])
    assert ("Trade Review" in [one.text for one in heads]) is is_head


@pytest.mark.parametrize(
    ("text", "label"), [("Review 1234", "1234"), ("Review 12345", ""), ("12 of tin", "12")]
)
def test_a_number_at_either_end_of_a_running_head_has_four_digits_at_most(text: str, label: str) -> None:
    pages = [page_text([], index=n) for n in range(3)]
    number = int("".join(filter(str.isdigit, text)))
    heads: list[Split] = [
        ([line(text.replace(str(number), str(number + n)), 72, 40)], [], []) for n in range(3)
    ]
    assert printed_labels(pages, heads)[0] == label


@pytest.mark.parametrize(("marked", "is_believed"), [(1, False), (2, True)])
def test_two_pages_of_few_must_agree_on_the_count(marked: int, *, is_believed: bool) -> None:
    pages = [page_text([], index=n) for n in range(6)]
    feet: list[Split] = [([], [], [line(str(n + 5), 300, 760)] if n < marked else []) for n in range(6)]
    assert (printed_labels(pages, feet)[5] == "10") is is_believed
