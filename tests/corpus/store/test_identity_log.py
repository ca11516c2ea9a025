"""Decisions on identity hold for what is there and for what is read again, and can be undone."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Annotations, Entity, Label
from corpus.document import Document
from corpus.errors import UsageError
from corpus.geometry import Span
from corpus.store.entity_queries import count_entities
from corpus.store.identity_log import (
    PERSON,
    Action,
    decision_times,
    found_names,
    identity_decisions,
    record_ignore,
    record_merge,
    record_rename,
    record_split,
    record_undo,
)
from corpus.store.identity_rules import surface_form
from corpus.store.store import Store
from corpus.store.summaries import RunId
from tests.strategies import document_of

NAMES = {
    "Foxconn": "firm:honhai",
    "Hon Hai": "firm:honhai",
    "Suntech": "org:~suntech",
    "Legend": "firm:lenovo",
    "Lenovo": "firm:lenovo",
    "Clare Court": "person:~clare court",
}
TEXT = "Foxconn and Hon Hai, then Suntech; Legend is not Lenovo, says Clare Court."
DOCUMENT = document_of(TEXT, doc="d1")


def _entity(text: str, surface: str, key: str, canonical: str = "") -> Entity:
    start = text.index(surface)
    label = Label(key.partition(":")[0])
    return Entity(Span(start, start + len(surface)), label, key, canonical or key.partition(":")[2], "list")


def _put(store: Store, document: Document, entities: tuple[Entity, ...]) -> RunId:
    run = store.begin_run("ingest", "0")
    made = Annotations(document.id, document.text_sha, "t", entities=entities)
    with store.transaction():
        store.put_document(document, run=run)
        store.put_annotations(document, made, run=run)
    return run


def _read(store: Store) -> RunId:
    return _put(store, DOCUMENT, tuple(_entity(TEXT, surface, key) for surface, key in NAMES.items()))


def _shown(store: Store) -> dict[str, str]:
    return dict(store._connection.rows("SELECT surface, key FROM entities ORDER BY doc, seq"))


def _rows(store: Store) -> list[tuple[object, ...]]:
    return list(store._connection.rows("SELECT * FROM mentions ORDER BY doc, seq, part"))


@pytest.fixture(name="store")
def _store() -> Iterator[Store]:
    with Store.in_memory() as store:
        _read(store)
        yield store


RUN = RunId(1)


def test_without_decisions_entities_are_what_was_found(store: Store) -> None:
    assert _shown(store) == NAMES
    assert identity_decisions(store) == ()


def test_a_merged_entity_takes_kind_and_name_of_the_other(store: Store) -> None:
    made = record_merge(store, "org:~suntech", "firm:honhai", run=RUN)
    assert (made.id, made.action, made.who, made.run) == (1, Action.MERGE, PERSON, RUN)
    (firm,) = count_entities(store, words="honhai")
    assert (firm.key, firm.label, firm.mentions) == ("firm:honhai", Label.FIRM, 3)
    assert count_entities(store, label=Label.ORG) == ()


def test_a_surface_that_is_split_off_becomes_an_entity_of_its_own(store: Store) -> None:
    record_split(store, "firm:lenovo", "LEGEND", run=RUN)
    assert _shown(store)["Legend"] == "firm:~legend"
    assert _shown(store)["Lenovo"] == "firm:lenovo"
    (legend,) = count_entities(store, words="legend")
    assert legend.canonical == "Legend"


def test_a_surface_is_split_into_an_entity_that_is_there(store: Store) -> None:
    record_split(store, "firm:lenovo", "Legend", into="firm:honhai", run=RUN)
    assert _shown(store)["Legend"] == "firm:honhai"


def test_a_renamed_entity_keeps_its_key(store: Store) -> None:
    record_rename(store, "firm:honhai", " Foxconn \n Group ", run=RUN)
    (firm,) = count_entities(store, words="Foxconn Group")
    assert (firm.key, firm.mentions) == ("firm:honhai", 2)


def test_an_ignored_entity_is_not_shown_and_an_ignored_surface_only_itself(store: Store) -> None:
    record_ignore(store, "person:~clare court", run=RUN)
    record_ignore(store, "firm:lenovo", surface="legend", run=RUN)
    assert sorted(_shown(store)) == ["Foxconn", "Hon Hai", "Lenovo", "Suntech"]


def test_decisions_are_read_in_their_order(store: Store) -> None:
    record_merge(store, "org:~suntech", "firm:honhai", run=RUN)
    record_split(store, "firm:honhai", "Suntech", into="firm:suntech", run=RUN)
    record_merge(store, "firm:honhai", "firm:lenovo", run=RUN)
    record_rename(store, "firm:lenovo", "Makers", run=RUN)
    assert _shown(store)["Suntech"] == "firm:suntech"
    assert _shown(store)["Foxconn"] == "firm:lenovo"
    assert {count.canonical for count in count_entities(store, label=Label.FIRM)} == {"Makers", "Suntech"}


def test_what_is_ignored_stays_so_when_its_entity_is_merged(store: Store) -> None:
    record_ignore(store, "firm:lenovo", surface="Legend", run=RUN)
    record_merge(store, "firm:lenovo", "firm:honhai", run=RUN)
    assert "Legend" not in _shown(store)


def test_a_document_that_is_read_again_is_told_the_same(store: Store) -> None:
    record_merge(store, "org:~suntech", "firm:honhai", run=RUN)
    record_ignore(store, "firm:lenovo", surface="Legend", run=RUN)
    record_rename(store, "firm:honhai", "Foxconn", run=RUN)
    before = _rows(store)
    _read(store)
    assert _rows(store) == before


def test_new_documents_are_told_as_well(store: Store) -> None:
    record_merge(store, "org:~suntech", "firm:honhai", run=RUN)
    text = "Suntech\nagain."
    _put(store, document_of(text, doc="d2"), (_entity(text, "Suntech", "org:~suntech"),))
    (firm,) = count_entities(store, words="honhai")
    assert (firm.mentions, firm.documents) == (4, 2)


def test_a_surface_over_two_lines_is_the_same_surface() -> None:
    text = "From Hon\nHai came more."
    with Store.in_memory() as store:
        _put(store, document_of(text), (_entity(text, "Hon\nHai", "firm:honhai"),))
        record_split(store, "firm:honhai", "hon hai", run=RUN)
        assert _shown(store) == {"Hon\nHai": "firm:~hon hai"}


def test_the_last_decision_is_undone_and_stays_in_the_log(store: Store) -> None:
    before = _rows(store)
    record_merge(store, "org:~suntech", "firm:honhai", run=RUN)
    undone = record_undo(store, run=RunId(1))
    assert undone.undone == 1
    assert _rows(store) == before
    assert [d.undone for d in identity_decisions(store)] == [1]


def test_an_earlier_decision_is_undone_by_its_number(store: Store) -> None:
    first = record_merge(store, "org:~suntech", "firm:honhai", run=RUN)
    record_rename(store, "firm:lenovo", "Legend Group", run=RUN)
    record_undo(store, decision=first.id, run=RUN)
    assert _shown(store)["Suntech"] == "org:~suntech"
    assert count_entities(store, words="Legend Group")


def test_decisions_of_one_entity_are_those_from_it_and_into_it(store: Store) -> None:
    record_merge(store, "org:~suntech", "firm:honhai", run=RUN, who="rule:x")
    record_rename(store, "firm:lenovo", "L", run=RUN)
    assert [d.who for d in identity_decisions(store, key="firm:honhai")] == ["rule:x"]
    assert [d.action for d in identity_decisions(store, key="firm:lenovo")] == [Action.RENAME]


def test_the_time_of_a_decision_is_that_of_its_run(store: Store) -> None:
    run = store.begin_run("entities rename", "0")
    made = record_rename(store, "firm:lenovo", "L", run=run)
    store._connection.write("UPDATE runs SET started = 'then' WHERE id = ?", (run,))
    assert decision_times(store) == {made.id: "then"}


def test_names_lead_to_the_keys_under_which_an_index_holds_them(store: Store) -> None:
    record_merge(store, "org:~suntech", "firm:honhai", run=RUN)
    found = {(n.name, n.label, n.key) for n in found_names(store, Label.FIRM)}
    assert ("Foxconn", Label.ORG, "org:~suntech") in found
    assert ("Suntech", Label.FIRM, "firm:honhai") in found
    assert not list(found_names(store, Label.ORG))


def test_names_that_are_not_asked_for_are_left_out_and_keep_their_keys(store: Store) -> None:
    record_merge(store, "org:~suntech", "firm:honhai", run=RUN)
    found = found_names(store, Label.FIRM, wanted=lambda name, _: name == "Foxconn")
    assert {(n.name, n.key) for n in found} == {
        (n.name, n.key) for n in found_names(store, Label.FIRM) if n.name == "Foxconn"
    }
    (by_key,) = {n.key for n in found_names(store, Label.FIRM, wanted=lambda _, key: "suntech" in key)}
    assert by_key == "org:~suntech"


def test_unknown_entities_surfaces_and_numbers_are_named(store: Store) -> None:
    mistakes: tuple[Callable[[], object], ...] = (
        lambda: record_merge(store, "firm:nobody", "firm:honhai", run=RUN),
        lambda: record_merge(store, "firm:honhai", "firm:honhai", run=RUN),
        lambda: record_rename(store, "firm:honhai", " ", run=RUN),
        lambda: record_split(store, "firm:honhai", "Apple", run=RUN),
        lambda: record_split(store, "firm:honhai", "Foxconn", into="firm:honhai", run=RUN),
        lambda: record_split(store, "firm:honhai", "Foxconn", into="honhai", run=RUN),
        lambda: record_ignore(store, "table:1", run=RUN),
        lambda: record_undo(store, run=RUN),
    )
    for wrong in mistakes:
        with pytest.raises(UsageError):
            wrong()
    record_rename(store, "firm:honhai", "F", run=RUN)
    with pytest.raises(UsageError, match="those that hold are 1"):
        record_undo(store, run=RUN, decision=7)


def test_codes_in_a_list_are_counted_one_by_one() -> None:
    text = "Headings 8541.40 and 8471.30 in Tables 2 and 3."
    codes = _entity(text, "8541.40 and 8471.30", "product:hs.854140,product:hs.847130", "Cells | Laptops")
    tables = Entity(Span(32, 46), Label.OBJECT, "table:2,table:3", "Tables 2 and 3", "rule")
    with Store.in_memory() as store:
        _put(store, document_of(text), (codes, tables))
        names = [(c.key, c.canonical, c.mentions) for c in count_entities(store)]
        assert names == [("product:hs.847130", "Laptops", 1), ("product:hs.854140", "Cells", 1)]
        assert [c.key for c in count_entities(store, label=Label.OBJECT)] == ["table:2", "table:3"]


_STEPS = st.lists(st.tuples(st.sampled_from(list(Action)), st.integers(0, 9), st.integers(0, 9)), max_size=8)


@given(_STEPS)
def test_reading_again_and_undoing_lead_where_the_log_says(steps: list[tuple[Action, int, int]]) -> None:
    with Store.in_memory() as store:
        _read(store)
        untouched = _rows(store)
        for action, first, second in steps:
            _take(store, action, first, second)
        before = _rows(store)
        _read(store)
        assert _rows(store) == before
        while any(d.undone is None for d in identity_decisions(store)):
            record_undo(store, run=RUN)
        assert _rows(store) == untouched


def _take(store: Store, action: Action, first: int, second: int) -> None:
    rows = store._connection.rows("SELECT key, surface FROM entities ORDER BY doc, seq")
    if not rows:
        return
    (key, surface), (other, _) = rows[first % len(rows)], rows[second % len(rows)]
    if action is Action.RENAME:
        record_rename(store, key, f"name {second}", run=RUN)
    elif action is Action.IGNORE:
        record_ignore(store, key, surface=surface if second % 2 else "", run=RUN)
    elif action is Action.SPLIT and not key.endswith(f"~{surface_form(surface)}"):
        record_split(store, key, surface, run=RUN)
    elif action is Action.MERGE and key != other:
        record_merge(store, key, other, run=RUN)
