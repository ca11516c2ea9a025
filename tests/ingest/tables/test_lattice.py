"""Lattices: cells that lines enclose, with the sides that were not drawn."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.records.lines import Line
from ingest.records.parts import Drawn
from ingest.records.raw import RawPage, Rule
from ingest.tables.lattice import Lattice, find_lattices, in_reading_order, lattice_to_grid
from ingest.tables.rules import find_rules
from tests.ingest.made import line, word, words
from tests.ingest.tables.made import level, lines, page, shown, upright

XS, YS = (70, 170, 270, 370), (90, 110, 130, 150)
CELLS = [("Product", "t", "USD"), ("Rye", "18", "0.9"), ("Oats", "7", "0.4")]
TEXTS = lines(CELLS, (75, 175, 275), top=104, step=20)


def lattice_rules(*, xs: Sequence[float] = XS, ys: Sequence[float] = YS) -> list[Rule]:
    return [level(y, xs[0], xs[-1]) for y in ys] + [upright(x, ys[0], ys[-1]) for x in xs]


def lattices(raw: RawPage, texts: Sequence[Line] = TEXTS) -> list[Lattice]:
    return find_lattices(raw, find_rules(raw), texts)


def words_of(texts: Sequence[Line]) -> list:  # type: ignore[type-arg]
    return [word for one in texts for word in one.words]


def test_cells_between_lines_hold_their_words() -> None:
    (lattice,) = lattices(page(lattice_rules()))
    assert shown(lattice_to_grid(lattice, words_of(TEXTS))) == [list(row) for row in CELLS]


def test_cells_without_a_line_between_them_span() -> None:
    rules = [level(y, 70, 370) for y in YS] + [upright(x, 90, 150) for x in (70, 370)]
    rules += [upright(170, 90, 150), upright(270, 110, 150)]
    texts = [
        line("Product", 75, 104),
        line("Yields", 205, 104),
        *lines(CELLS[1:], (75, 175, 275), top=124, step=20),
    ]
    (lattice,) = lattices(page(rules), texts)
    assert shown(lattice_to_grid(lattice, words_of(texts)))[0] == ["Product", "Yields", "<"]


@pytest.mark.parametrize("left", [True, False])
@pytest.mark.parametrize("right", [True, False])
def test_a_lattice_open_at_its_sides_is_closed(left: bool, right: bool) -> None:
    inner = XS[0 if left else 1 : 4 if right else 3]
    rules = [level(y, 70, 370) for y in YS] + [upright(x, 90, 150) for x in inner]
    (lattice,) = lattices(page(rules))
    assert shown(lattice_to_grid(lattice, words_of(TEXTS))) == [list(row) for row in CELLS]


def test_a_lattice_open_at_its_foot_is_closed_where_the_verticals_end() -> None:
    rules = [level(y, 70, 370) for y in YS[:2]] + [upright(x, 90, 150) for x in XS[1:3]]
    (lattice,) = lattices(page(rules))
    assert lattice.box.bottom == pytest.approx(150, abs=1)


def test_the_sides_of_tables_below_one_another_are_not_joined() -> None:
    upper = lattice_rules(xs=XS[1:3])
    wide = [level(y, 70, 370) for y in YS]
    lower = [Rule(r.x0, r.top + 120, r.x1, r.bottom + 120) for r in upper + wide]
    found = lattices(page(upper + wide + lower))
    assert [round(lattice.box.top) for lattice in found] == [90, 210]


@pytest.mark.parametrize(("heading", "expected"), [("Cereals", 1), ("Table 2. Exports", 2), ("", 2)])
def test_lattices_are_joined_only_by_a_heading_from_side_to_side(heading: str, expected: int) -> None:
    rules = lattice_rules() + lattice_rules(ys=(166, 186, 206))
    between = [line(heading, 75, 162)] if heading else []
    assert len(lattices(page(rules), [*TEXTS, *between])) == expected


def test_gridlines_without_cells_are_no_lattice() -> None:
    assert lattices(page([level(y, 70, 370) for y in YS])) == []


def test_words_outside_a_lattice_are_left_out() -> None:
    (lattice,) = lattices(page(lattice_rules()))
    grid = lattice_to_grid(lattice, words_of([*TEXTS, line("Far", 500, 300)]))
    assert grid is not None
    assert "Far" not in {cell.text for cell in grid.cells}


@given(
    st.lists(st.integers(1, 20), min_size=1, max_size=4),
    st.lists(st.integers(1, 20), min_size=1, max_size=4),
    st.sets(st.integers(0, 9)),
)
def test_cells_are_those_that_pdfplumber_finds(wide: list[int], high: list[int], gone: set[int]) -> None:
    from pdfplumber import table

    from ingest.tables.lattice import _crossings_to_cells, _edges

    xs = [70 + sum(wide[:place]) * 10.0 for place in range(len(wide) + 1)]
    ys = [90 + sum(high[:place]) * 10.0 for place in range(len(high) + 1)]
    every = lattice_rules(xs=xs, ys=ys)
    edges = list(_edges(page(rule for place, rule in enumerate(every) if place not in gone)))
    crossings = table.edges_to_intersections(table.merge_edges(edges, 3, 3, 3, 3), 3, 3)
    assert list(_crossings_to_cells(crossings)) == table.intersections_to_cells(crossings)


def test_words_of_a_cell_are_read_line_after_line() -> None:
    cell = [*words("the lower line", 80, 116), *words("the upper line", 80, 104), word("²", 118, 102)]
    assert [one.text for one in in_reading_order(cell)] == [
        "the",
        "upper",
        "²",
        "line",
        "the",
        "lower",
        "line",
    ]
    assert in_reading_order([]) == []
    assert in_reading_order(cell[:1]) == cell[:1]


@pytest.mark.parametrize(("gap", "joined"), [(3, True), (3.5, True), (12, False)])
def test_lines_that_nearly_meet_do(gap: float, joined: bool) -> None:
    rules = [level(y, XS[0], XS[-1]) for y in YS] + [upright(x, YS[0] + gap, YS[-1]) for x in XS]
    (lattice,) = lattices(page(rules))
    assert (len(lattice.cells) == 9) is joined


@pytest.mark.parametrize(("apart", "rows"), [(2.5, 3), (9, 4)])
def test_rules_drawn_twice_are_one(apart: float, rows: int) -> None:
    rules = [*lattice_rules(), level(YS[1] + apart, XS[0], XS[-1])]
    (lattice,) = lattices(page(rules))
    assert len(lattice.ys) - 1 == rows


@pytest.mark.parametrize(("overhang", "bottom"), [(7, 130), (9, 139), (20, 150)])
def test_verticals_that_run_on_close_a_lattice_from_a_certain_length_on(
    overhang: float, bottom: float
) -> None:
    rules = [level(y, 70, 370) for y in YS[:3]] + [upright(x, 90, 130 + overhang) for x in XS]
    (lattice,) = lattices(page(rules))
    assert lattice.box.bottom == pytest.approx(bottom, abs=1)


def test_verticals_that_begin_above_the_first_rule_open_a_row_there() -> None:
    rules = [level(y, 70, 370) for y in YS[1:]] + [upright(x, 90, 150) for x in XS]
    (lattice,) = lattices(page(rules))
    assert lattice.box.top == pytest.approx(90, abs=1)


def test_boxes_are_cells_and_backgrounds_and_slivers_are_none() -> None:
    boxes = [Rule(x, y, x + 100, y + 20) for x in XS[:3] for y in YS[:3]]
    (lattice,) = lattices(page(boxes=boxes))
    assert len(lattice.cells) == 9
    ground = Rule(0, 0, 612, 792, filled=True)
    assert lattices(page(boxes=[*boxes, ground]))[0].box == lattice.box
    slivers = [Rule(x, y, x + 3, y + 20) for x in XS[:3] for y in YS[:3]]
    assert lattices(page(boxes=slivers)) == []


def test_a_page_of_very_many_rules_has_no_lattice() -> None:
    many = [level(90 + n / 4, 70, 370) for n in range(1498)] + [upright(x, 90, 500) for x in (70, 370, 200)]
    assert lattices(page(many)) == []


@pytest.mark.parametrize(("xs", "ys"), [((70, 370), (90, 150)), ((70, 370), (90, 110, 150))])
def test_a_frame_alone_is_no_lattice(xs: tuple[int, ...], ys: tuple[int, ...]) -> None:
    found = lattices(page(lattice_rules(xs=xs, ys=ys)))
    assert len(found) == (len(ys) > 2)


@pytest.mark.parametrize(("step", "count"), [(19, 1), (21, 2)])
def test_a_heading_of_one_row_joins_two_lattices(step: int, count: int) -> None:
    rules = lattice_rules() + lattice_rules(ys=(150 + step, 170 + step, 190 + step))
    assert len(lattices(page(rules), [*TEXTS, line("Cereals", 75, 162)])) == count


@pytest.mark.parametrize("shift", [10, -10])
def test_lattices_of_other_sides_are_two(shift: int) -> None:
    rules = lattice_rules() + lattice_rules(xs=[x + shift for x in XS], ys=(166, 186, 206))
    assert len(lattices(page(rules), [*TEXTS, line("Cereals", 85, 162)])) == 2


def test_rows_and_columns_without_words_are_left_out() -> None:
    rules = [*lattice_rules(), upright(470, 90, 150), *(level(y, 370, 470) for y in YS)]
    (lattice,) = lattices(page(rules))
    grid = lattice_to_grid(lattice, words_of(TEXTS))
    assert grid is not None
    assert (grid.n_rows, grid.n_cols, grid.drawn) == (3, 3, Drawn.FULL)
    assert lattice_to_grid(lattice, words_of(TEXTS[:3])) is None
    assert lattice_to_grid(lattice, []) is None
    assert lattice_to_grid(lattice, [one for one in words_of(TEXTS) if one.x0 < 170]) is None


@given(st.permutations(range(len(lattice_rules()))))
def test_the_order_of_the_rules_does_not_matter(order: list[int]) -> None:
    rules = lattice_rules()
    (turned,) = lattices(page(rules[at] for at in order))
    (plain,) = lattices(page(rules))
    assert sorted(turned.cells, key=str) == sorted(plain.cells, key=str)
