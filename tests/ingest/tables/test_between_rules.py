"""Regions between rules of one width: where a table begins and ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from ingest.records.lines import Line, joined
from ingest.tables.between_rules import Framed, find_framed
from ingest.tables.rules import LEAST_WIDTH, Bar
from tests.ingest.made import LARGE, PLAIN, line, paragraph
from tests.ingest.tables.made import bars, lines

XS = (80, 220, 320)
HEADER = ("Product", "Quantity", "Value")
BODY = [("Barley", "120", "4.5"), ("Maize", "95", "7.1"), ("Rye", "18", "0.9")]
TEXT = "these are the plain words of a paragraph that has no figures at all in it"


def first_words(found: Sequence[Framed]) -> list[list[str]]:
    return [[joined(row.pieces[0]) for row in framed.rows] for framed in found]


def table(top: float, *, step: float = 14) -> list[Line]:
    """A header at `top` and three rows below; rules belong 10 above, 4 below the header, and 48 below it."""
    return lines([HEADER, *BODY], XS, top=top, step=step)


def rules_of(top: float) -> list[Bar]:
    return bars(top - 10, top + 4, top + 48)


def test_rows_between_three_rules_are_a_region() -> None:
    (framed,) = find_framed(rules_of(100), table(100))
    assert first_words([framed]) == [["Product", "Barley", "Maize", "Rye"]]
    assert framed.n_bars == 3


def test_a_wide_space_in_the_middle_does_not_part_a_table() -> None:
    upper = lines([HEADER, BODY[0]], XS, top=100)
    lower = lines([("Cereals", "", "")], XS, top=160) + lines(BODY[1:], XS, top=210)
    (framed,) = find_framed(bars(90, 104, 230), upper + lower)
    assert first_words([framed]) == [["Product", "Barley", "Cereals", "Maize", "Rye"]]


def test_tables_below_one_another_are_told_apart_by_their_captions() -> None:
    caption = [line("Table 2. Exports", 80, 180)]
    found = find_framed(rules_of(100) + rules_of(200), table(100) + caption + table(200))
    assert first_words(found) == [["Product", "Barley", "Maize", "Rye"]] * 2
    assert found[1].label == "Table 2"


def test_tables_below_one_another_are_told_apart_by_the_space_between_rules() -> None:
    found = find_framed(rules_of(100) + rules_of(200), table(100) + table(200))
    assert first_words(found) == [["Product", "Barley", "Maize", "Rye"]] * 2


def test_tables_below_one_another_are_told_apart_by_a_title_between_them() -> None:
    title = [line("Exports", 80, 172)]
    found = find_framed(rules_of(100) + rules_of(200), table(100) + title + table(200))
    assert first_words(found) == [["Product", "Barley", "Maize", "Rye"]] * 2


def test_a_heading_between_two_rules_stays_in_its_table() -> None:
    body = lines([("Exports", "", ""), *BODY], XS, top=168)
    (framed,) = find_framed(bars(90, 104, 148, 156, 172, 216), table(100) + body)
    assert first_words([framed])[0][4] == "Exports"


@pytest.mark.parametrize(
    "note",
    [
        "Source: the ministry's own survey.",
        "Notes. The year begins in June.",
        "* The sum of both is not known to us.",
    ],
)
def test_notes_end_a_table(note: str) -> None:
    (framed,) = find_framed(bars(90, 104, 170), [*table(100), line(note, 80, 162)])
    assert first_words([framed])[0][-1] == "Rye"


def test_a_numbered_heading_above_rows_is_no_note() -> None:
    rows = [HEADER, ("(a) the case of all the goods together", "", ""), *BODY]
    (framed,) = find_framed(bars(90, 104, 170), lines(rows, XS))
    assert len(framed.rows) == 5


def test_prose_between_rules_is_no_table() -> None:
    assert find_framed(bars(90, 200), paragraph([TEXT] * 6, 80, 110)) == []


def test_prose_below_the_header_line_of_a_page_is_left_out() -> None:
    prose = paragraph([TEXT] * 5, 80, 60)
    found = find_framed([Bar(40, 70, 400), *rules_of(200)], prose + table(200))
    assert first_words(found) == [["Product", "Barley", "Maize", "Rye"]]


def test_columns_of_prose_below_a_table_are_left_out() -> None:
    columns = lines(
        [("so it was with all the other grain", "as the reader will see from what is said")] * 4,
        (72, 240),
        top=175,
    )
    (framed,) = find_framed([*rules_of(100), Bar(240, 70, 400)], table(100) + columns)
    assert first_words([framed])[0][-1] == "Rye"


def test_rows_go_on_below_the_rule_under_the_header() -> None:
    (framed,) = find_framed(bars(90, 104), table(100))
    assert first_words([framed])[0][-1] == "Rye"


def test_a_wrapped_name_below_the_last_rule_does_not_end_the_table() -> None:
    rows = [HEADER, BODY[0], ("The former republic of", "", ""), ("the north and the south", "12", "0.4")]
    (framed,) = find_framed(bars(90, 104), lines(rows, XS))
    assert len(framed.rows) == 4


def test_a_header_above_the_first_rule_belongs_to_the_table() -> None:
    (framed,) = find_framed(bars(104, 148), table(100))
    assert first_words([framed])[0][0] == "Product"


def test_a_rule_that_leaves_out_the_stub_begins_the_table() -> None:
    head = lines([("", "All firms")], XS, top=86)
    (framed,) = find_framed([Bar(76, 210, 400), *bars(104, 148)], head + table(100))
    assert joined(framed.rows[0].pieces[0]) == "All firms"


def test_rules_that_stop_between_groups_of_columns_are_taken_together() -> None:
    parts = [Bar(y, x0, x1) for y in (90, 104, 148) for x0, x1 in ((70, 210), (220, 310), (320, 400))]
    (framed,) = find_framed(parts, table(100))
    assert max(row.x1 for row in framed.rows) > 320


def test_the_title_of_a_chapter_is_not_part_of_the_table() -> None:
    title = [line("Annex", 80, 80, style=LARGE)]
    (framed,) = find_framed(bars(60, 90, 104, 148), title + table(100))
    assert first_words([framed])[0][0] == "Product"


def test_the_bars_of_fractions_frame_nothing() -> None:
    wide = lines(
        [("alpha and the rest of a line that is long", "x", "over the sum of all parts here")] * 3,
        (20, 230, 300),
    )
    assert find_framed(bars(90, 130, x0=220, x1=290), wide) == []


def test_the_caption_above_gives_the_label() -> None:
    (framed,) = find_framed(rules_of(100), [line("Table A.3: Yields", 80, 80), *table(100)])
    assert framed.label == "Table A.3"


def test_a_caption_within_the_frame_is_left_out() -> None:
    caption = [line("Table 4 Yields", 80, 82), line("of all farms", 80, 93)]
    (framed,) = find_framed(bars(70, 96, 114, 158), caption + lines([HEADER, *BODY], XS, top=110))
    assert first_words([framed]) == [["Product", "Barley", "Maize", "Rye"]]
    assert framed.label == "Table 4"


@pytest.mark.parametrize(("gap", "label"), [(20, "Table 7"), (60, "")])
def test_a_caption_may_stand_right_below(gap: float, label: str) -> None:
    (framed,) = find_framed(rules_of(100), [*table(100), line("Table 7. Harvests", 80, 142 + gap)])
    assert framed.label == label


@pytest.mark.parametrize(("wide", "count"), [(LEAST_WIDTH - 1, 0), (LEAST_WIDTH + 1, 1)])
def test_rules_of_a_table_have_a_least_width(wide: float, count: int) -> None:
    narrow = lines([("Rye", "18"), ("Oats", "7"), ("Tin", "9")], (72, 72 + wide / 2), top=100)
    assert len(find_framed(bars(90, 104, 140, x0=70, x1=70 + wide), narrow)) == count


@pytest.mark.parametrize(("off", "count"), [(3.5, 1), (5, 0)])
def test_ends_of_one_tables_rules_differ_by_little(off: float, count: int) -> None:
    first, *others = rules_of(100)
    shifted = [Bar(bar.y, bar.x0 + off * (1 + at), bar.x1) for at, bar in enumerate(others)]
    assert len(find_framed([first, shifted[0]], table(100))) == count


@pytest.mark.parametrize(("x", "is_in"), [(405, True), (440, False)])
def test_text_may_stand_out_a_little_beyond_the_rules(x: float, is_in: bool) -> None:
    rows = [*table(100), line("9", x, 114)]
    found = find_framed(rules_of(100), rows)
    words = {joined(piece) for framed in found for row in framed.rows for piece in row.pieces}
    assert ("9" in words) is is_in


@pytest.mark.parametrize(("gap", "label"), [(30, "Table 7"), (75, "")])
def test_a_caption_above_stands_within_five_lines(gap: float, label: str) -> None:
    (framed,) = find_framed(rules_of(200), [line("Table 7. Harvests", 80, 190 - gap), *table(200)])
    assert framed.label == label


@pytest.mark.parametrize(("gap", "tables"), [(12, 1), (14, 1), (16, 0)])
def test_parts_of_a_rule_stand_close(gap: float, tables: int) -> None:
    parts = [Bar(y, x0, x1) for y in (90, 104, 148) for x0, x1 in ((70, 100), (100 + gap, 170))]
    narrow = lines([("Rye", "18"), ("Oats", "7"), ("Tin", "9")], (72, 130), top=100)
    assert len(find_framed(parts, narrow)) == tables


def test_one_rule_or_rules_of_other_widths_frame_nothing() -> None:
    assert find_framed(bars(90), table(100)) == []
    assert find_framed([Bar(90, 70, 400), Bar(104, 200, 500)], table(100)) == []
    assert find_framed([], table(100)) == []
    assert find_framed(rules_of(100), []) == []


@pytest.mark.parametrize(("prose", "rows"), [(2, 4), (3, 4)])
def test_three_lines_of_prose_end_a_table_and_two_below_the_last_rule_too(prose: int, rows: int) -> None:
    (framed,) = find_framed(rules_of(100), [*table(100), *paragraph([TEXT] * prose, 80, 165)])
    assert len(framed.rows) == rows


@pytest.mark.parametrize(("step", "rows"), [(24, 5), (28, 4)])
def test_rows_go_on_below_the_head_while_they_stand_near(step: float, rows: int) -> None:
    far = [line("Oats", 80, 142 + step), line("28", 220, 142 + step), line("2.9", 320, 142 + step)]
    (framed,) = find_framed(bars(90, 104), [*table(100), *far])
    assert len(framed.rows) == rows


def test_the_order_of_rules_and_lines_does_not_matter() -> None:
    plain = find_framed(rules_of(100), table(100))
    assert first_words(find_framed(rules_of(100)[::-1], table(100)[::-1])) == first_words(plain)


def rows_of_first(bars_: Sequence[Bar], texts: Sequence[Line]) -> list[str]:
    """First words of the rows of the one region."""
    (framed,) = find_framed(bars_, texts)
    return first_words([framed])[0]


@pytest.mark.parametrize(("prose", "rows"), [(2, 6), (3, 4)])
def test_within_the_rules_three_lines_of_prose_end_a_table_and_two_do_not(prose: int, rows: int) -> None:
    within = [*table(100), *paragraph([TEXT[:50]] * prose, 80, 156)]
    assert len(rows_of_first(bars(90, 104, 200), within)) == rows


def test_rows_above_the_first_rule_are_another_table_unless_a_caption_stands_above() -> None:
    other = lines([("Port", "Tin"), ("Ayr", "Lead")], (80, 220), top=20)
    assert rows_of_first(rules_of(100), [*other, *table(100)])[0] == "Product"
    caption = [line("Table 2. Ports", 80, 8)]
    assert rows_of_first(rules_of(100), [*caption, *other, *table(100)])[0] == "Port"


@pytest.mark.parametrize("above", [1, 2, 3, 4])
def test_a_header_has_three_rows_above_the_first_rule_at_most(above: int) -> None:
    heads = lines([(f"Head {n}", "a", "b") for n in range(above)], XS, top=100 - 14 * above)
    body = lines(BODY, XS, top=104)
    found = rows_of_first(bars(92, 150), [*heads, *body])
    assert len(found) == 3 + min(3, above)


@pytest.mark.parametrize(
    ("head", "top", "is_in"),
    [
        (("Head", "a", "b"), 86, True),
        (("Head", "a", "b"), 77, False),  # too far
        (("Head",), 86, False),  # one piece
        (("Table 2", "Ports of tin"), 86, False),
    ],
)
def test_a_row_above_the_first_rule_is_a_header_where_it_stands_near_in_pieces(
    head: tuple[str, ...], top: float, *, is_in: bool
) -> None:
    body = lines(BODY, XS, top=104)
    found = rows_of_first(bars(92, 150), [*lines([head], XS, top=top), *body])
    assert (found[0] != "Barley") is is_in


def test_names_below_a_rule_have_no_header_above_it() -> None:
    heads = lines([("Head", "a", "b")], XS, top=86)
    body = lines([HEADER, *BODY], XS, top=104)
    assert rows_of_first(bars(92, 164), [*heads, *body])[0] == "Product"


@pytest.mark.parametrize(("x", "is_in"), [(45, True), (35, False)])
def test_a_line_that_stands_far_out_ends_a_table(x: float, *, is_in: bool) -> None:
    wide = line("Salt and all the other goods", x, 142 + 14)
    more = lines([("Oats", "28", "2.9")], XS, top=142 + 28)
    found = rows_of_first(bars(90, 104, 200), [*table(100), wide, *more])
    assert ("Oats" in found) is is_in


@pytest.mark.parametrize(
    ("between", "is_in"),
    [
        (["Cereals"], True),
        (["Cereals", "of the north"], True),
        (["Cereals", "of the north", "and the south"], False),
        (["and so it is with grain in all of them"], False),
        (["and so it is in it"], True),
    ],
)
def test_below_the_last_rule_rows_go_on_behind_two_short_lines(between: list[str], *, is_in: bool) -> None:
    stray = [line(text, 80, 156 + 14 * at) for at, text in enumerate(between)]
    more = lines([("Oats", "28", "2.9")], XS, top=156 + 14 * len(between))
    found = rows_of_first(bars(90, 104), [*table(100), *stray, *more])
    assert ("Oats" in found) is is_in


def test_a_rule_below_figures_ends_the_table_and_one_below_its_header_does_not() -> None:
    more = lines([("Oats", "28", "2.9")], XS, top=156)
    assert "Oats" not in rows_of_first(bars(90, 104, 148), [*table(100), *more])
    assert "Oats" in rows_of_first(bars(90, 104), [*table(100), *more])


@pytest.mark.parametrize(("size", "is_in"), [(12.9, True), (13.1, False)])
def test_a_heading_of_the_text_is_larger_than_the_line_below(size: float, *, is_in: bool) -> None:
    heading = line("Grains", 80, 88, style=replace(PLAIN, size=size))
    found = rows_of_first(bars(70, 104, 148), [heading, *table(102)])
    assert (found[0] == "Grains") is is_in
