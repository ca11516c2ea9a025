"""Lines of a region to a grid, with the rules of the page that run through it."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.geometry import BBox
from ingest.grid import Row, lines_to_rows, rows_to_grid
from ingest.page import Grid, Line, RawPage, Rule

__all__ = ["read_lines", "read_rows"]


def read_lines(raw: RawPage, lines: Sequence[Line]) -> Grid | None:
    """The grid of these lines; None if they make fewer than two columns or rows."""
    box = _around(lines)
    walls = _walls(raw, box)
    return rows_to_grid(lines_to_rows(lines, walls), walls=walls, floors=_floors(raw, box))


def read_rows(raw: RawPage, rows: Sequence[Row], lines: Sequence[Line]) -> Grid | None:
    """The grid of rows made of these lines, which vertical rules through them may part further."""
    x0, x1 = min(row.x0 for row in rows), max(row.x1 for row in rows)
    box = BBox(x0, rows[0].top, x1, max(rows[0].top, rows[-1].bottom))
    walls = _walls(raw, box)
    if not walls:
        return rows_to_grid(rows, walls=walls, floors=_floors(raw, box))
    members = [line for line in lines if _is_member(line, box)]
    return rows_to_grid(lines_to_rows(members, walls), walls=walls, floors=_floors(raw, box))


def _is_member(line: Line, box: BBox) -> bool:
    beside = box.x0 - 1 <= line.x0 and line.x1 <= box.x1 + 1
    return beside and box.top - 1 <= line.baseline <= box.bottom + 1


def _walls(raw: RawPage, box: BBox) -> list[float]:
    return [_middle_x(rule) for rule in raw.rules if rule.is_vertical and _crosses(rule, box)]


def _around(lines: Sequence[Line]) -> BBox:
    box = lines[0].bbox
    for line in lines[1:]:
        box = box.union(line.bbox)
    return box


def _middle_x(rule: Rule) -> float:
    return (rule.x0 + rule.x1) / 2


def _crosses(rule: Rule, box: BBox) -> bool:
    """True for a vertical rule through at least half of the box."""
    high = min(rule.bottom, box.bottom) - max(rule.top, box.top)
    return box.x0 < _middle_x(rule) < box.x1 and high > 0.5 * box.height


def _floors(raw: RawPage, box: BBox) -> list[float]:
    """Heights at which horizontal rules together cover at least half of the box's width."""
    levels: dict[int, list[Rule]] = {}
    for rule in raw.rules:
        if rule.is_horizontal and box.top - 4 < rule.top < box.bottom + 4:
            levels.setdefault(round(rule.top / 2), []).append(rule)
    found = []
    for rules in levels.values():
        covered = sum(max(0.0, min(r.x1, box.x1) - max(r.x0, box.x0)) for r in rules)
        if covered >= 0.5 * box.width:
            found.append((rules[0].top + rules[0].bottom) / 2)
    return sorted(found)
