"""What a log of decisions makes of keys and surfaces, in the order in which they were taken."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.store.identity_rules import Action, Decision, IdentityRow, identity_rows, surface_form
from corpus.store.summaries import RunId


def _merge(key: str, into: str, name: str = "N") -> Decision:
    return Decision(0, RunId(1), "person", Action.MERGE, key, target=into, name=name)


def _split(key: str, surface: str, into: str, name: str = "S") -> Decision:
    return Decision(0, RunId(1), "person", Action.SPLIT, key, surface, into, name)


def _rename(key: str, name: str) -> Decision:
    return Decision(0, RunId(1), "person", Action.RENAME, key, name=name)


def _ignore(key: str, surface: str = "") -> Decision:
    return Decision(0, RunId(1), "person", Action.IGNORE, key, surface)


@pytest.mark.parametrize(
    ("log", "rows"),
    [
        ([], []),
        ([_merge("org:a", "firm:b")], [("org:a", "", "firm", "firm:b", "N", 0)]),
        ([_rename("firm:b", "B")], [("firm:b", "", "firm", "firm:b", "B", 0)]),
        ([_ignore("firm:b")], [("firm:b", "", "firm", "firm:b", None, 1)]),
        (
            [_ignore("firm:b", "x")],
            [("firm:b", "", "firm", "firm:b", None, 0), ("firm:b", "x", "firm", "firm:b", None, 1)],
        ),
        (
            [_split("firm:b", "x", "org:c")],
            [("firm:b", "", "firm", "firm:b", None, 0), ("firm:b", "x", "org", "org:c", "S", 0)],
        ),
    ],
    ids=["nothing", "merge", "rename", "ignore", "ignore a surface", "split"],
)
def test_one_decision_tells_the_meaning_of_what_it_touches(
    log: list[Decision], rows: list[IdentityRow]
) -> None:
    assert list(identity_rows(log)) == rows


def _meant(*log: Decision) -> dict[tuple[str, str], tuple[str, str | None, int]]:
    return {
        (found, surface): (key, name, ignored) for found, surface, _, key, name, ignored in identity_rows(log)
    }


def test_what_was_merged_follows_where_its_target_is_merged() -> None:
    meant = _meant(_merge("org:a", "firm:b"), _merge("firm:b", "firm:c", "C"))
    assert meant == {("org:a", ""): ("firm:c", "C", 0), ("firm:b", ""): ("firm:c", "C", 0)}


def test_a_later_name_of_the_target_is_everybodys() -> None:
    meant = _meant(_merge("org:a", "firm:b"), _rename("firm:b", "Bee"))
    assert meant["org:a", ""] == meant["firm:b", ""] == ("firm:b", "Bee", 0)


def test_a_surface_is_split_from_all_that_was_merged() -> None:
    meant = _meant(_merge("org:a", "firm:b"), _split("firm:b", "x", "firm:~x"))
    assert meant["org:a", "x"] == meant["firm:b", "x"] == ("firm:~x", "S", 0)
    assert meant["org:a", ""] == ("firm:b", "N", 0)


def test_a_surface_that_means_another_already_stays_there() -> None:
    meant = _meant(_split("org:a", "x", "firm:c"), _merge("org:a", "firm:b"), _split("firm:b", "x", "firm:d"))
    assert meant["org:a", "x"] == ("firm:c", "S", 0)
    assert meant["firm:b", "x"] == ("firm:d", "S", 0)


def test_a_surface_that_was_split_can_be_split_again_and_merged_back() -> None:
    meant = _meant(_split("org:a", "x", "firm:c"), _split("firm:c", "x", "firm:d"))
    assert meant["org:a", "x"] == ("firm:d", "S", 0)
    back = _meant(_split("org:a", "x", "firm:c"), _merge("firm:c", "org:a"))
    assert back["org:a", "x"] == ("org:a", None, 0)


def test_actions_keep_the_codes_that_the_log_is_kept_with() -> None:
    assert [action.value for action in Action] == ["merge", "split", "rename", "ignore"]


def test_a_decision_holds_until_it_is_undone() -> None:
    assert _rename("firm:b", "B").undone is None


def test_what_is_ignored_stays_so_whatever_becomes_of_its_entity() -> None:
    meant = _meant(_ignore("firm:b", "x"), _merge("firm:b", "firm:c"))
    assert meant["firm:b", "x"][2] == 1
    assert meant["firm:b", ""] == ("firm:c", "N", 0)


@pytest.mark.parametrize(
    ("surface", "form"),
    [
        ("Hon\nHai ", "hon hai"),
        ("ÉCOLE", "École"),
        (" A  B", "a  b"),
        ("\t x", "\t x"),
        ("", ""),
    ],
)
def test_surfaces_are_compared_without_line_ends_and_capitals_of_ascii(surface: str, form: str) -> None:
    assert surface_form(surface) == form


@given(st.text())
def test_any_surface_has_one_form_that_is_the_databases_too(text: str) -> None:
    form = surface_form(text)
    assert surface_form(form) == form
    if not any("\ud800" <= char <= "\udfff" or char == "\0" for char in text):
        with closing(sqlite3.connect(":memory:")) as db:
            (lower,) = db.execute("SELECT lower(trim(replace(?, char(10), ' ')))", (text,)).fetchone()
        assert lower == form
