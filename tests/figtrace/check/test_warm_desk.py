"""A draft checked again as it is written has the ledger of a check from nothing, for less."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from corpus.document import Document, Metadata
from corpus.store import Store
from figtrace.check import warm_desk
from figtrace.check.desk import check_read, decide_on
from figtrace.check.inquiry.options import CheckOptions
from figtrace.check.ledger.finding_ids import with_lasting_ids
from figtrace.check.ledger.records import Finding, Verdict
from figtrace.check.reports.anchors import find_places
from figtrace.check.revisions.decisions import Choice
from figtrace.check.warm_desk import Checked, WarmDesk
from figtrace.drafts.read import read_draft_bytes
from tests.figtrace.small_corpus import MAKERS, annotator, put, store_of
from tests.strategies import document_of

META = Metadata("Who makes the notebook computers of the world", ("Stout, A.",), 2009)
PAPER = replace(MAKERS, meta=META)
HEAD = """---
references:
- id: stout
  title: Who makes the notebook computers of the world
  author: [{family: Stout, given: A.}]
  issued: {date-parts: [[2009]]}
---

"""
LIST = "References\n\nStout, A. (2009). Who makes the notebook computers of the world. Ale.\n"
TRUE = "Foxconn assembled 40 percent of the notebook PCs of Lenovo in China (Stout 2009)."
OTHER = "In 2008 Hon Hai earned $5 billion (Stout 2009)."
BODY = f"# A draft\n\nA few words before it.\n\n{TRUE}\n\nNothing is stated here.\n\n{OTHER}\n\nAn end.\n"
SOURCE = f"{HEAD}{BODY}"
OPTIONS = CheckOptions()


@pytest.fixture(name="store")
def _store() -> Iterator[Store]:
    with store_of(PAPER) as store:
        yield store


def _from_nothing(store: Store, path: Path, source: str) -> tuple[Finding, ...]:
    read = read_draft_bytes(path, source.encode())
    return with_lasting_ids(check_read(read, store, annotator(), OPTIONS)).findings


def _marked(checked: Checked) -> list[str]:
    return [place.of(checked.source) if place else "" for place in checked.places]


@pytest.mark.parametrize(("name", "source"), [("draft.md", SOURCE), ("draft.txt", f"{BODY}\n{LIST}")])
def test_every_edit_gives_the_ledger_of_a_check_from_nothing(
    store: Store, tmp_path: Path, name: str, source: str
) -> None:
    path = tmp_path / name
    desk = WarmDesk(store, annotator(), OPTIONS)
    for old, new in [
        ("", ""),
        ("40 percent", "46 percent"),
        ("$5 billion", "$7 billion"),
        ("An end.", "An end of 12 firms."),
        ("A few words before it.", ""),
        ("46 percent", "40 percent"),
        ("# A draft", "# Another draft"),
    ]:
        source = source.replace(old, new) if old else source
        checked = desk.check(path, source)
        assert checked.reviewed.ledger.findings == _from_nothing(store, path, source)
        assert _marked(checked) == [finding.surface for finding in checked.reviewed.ledger.findings]


def test_after_an_edit_only_what_changed_is_annotated(store: Store, tmp_path: Path) -> None:
    seen: list[int] = []

    def counting(document: Document, **more: object) -> object:
        seen.append(len(document.blocks))
        return annotator()(document, **more)  # type: ignore[arg-type]

    counting.producer = annotator().producer  # type: ignore[attr-defined]
    desk = WarmDesk(store, counting, OPTIONS)  # type: ignore[arg-type]
    assert desk.check(tmp_path / "draft.md", SOURCE).is_whole
    assert not desk.check(tmp_path / "draft.md", SOURCE.replace("An end.", "The end.")).is_whole
    assert seen[0] == 6
    assert seen[1] == 3  # the heading, the paragraph and the one before it


def test_the_whole_is_read_again_if_that_is_asked_for(store: Store, tmp_path: Path) -> None:
    desk = WarmDesk(store, annotator(), OPTIONS)
    first = desk.check(tmp_path / "draft.md", SOURCE)
    again = desk.check(tmp_path / "draft.md", SOURCE, whole=True)
    assert again.is_whole
    assert again.reviewed.ledger == first.reviewed.ledger


def test_a_corpus_that_changes_is_read_again(store: Store, tmp_path: Path) -> None:
    desk = WarmDesk(store, annotator(), OPTIONS)
    wrong = SOURCE.replace("40", "46")
    first = desk.check(tmp_path / "draft.md", wrong).reviewed.ledger
    assert first.counts[Verdict.CONTRADICTED] == 1
    text = MAKERS.text.replace("40 percent", "46 percent")
    with store.transaction():
        store.remove_document(PAPER.id)
    put(store, replace(document_of(*text.split("\n\n"), doc="e5"), meta=META))
    assert desk.check(tmp_path / "draft.md", wrong).reviewed.ledger.counts[Verdict.CONTRADICTED] == 0


def test_decisions_are_those_kept_beside_the_draft(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    desk = WarmDesk(store, annotator(), OPTIONS)
    assert desk.decided(path) is None
    checked = desk.check(path, SOURCE.replace("40", "46"))
    finding = checked.reviewed.standing[0]
    decide_on(path, checked.reviewed, finding.id, choice=Choice.REJECT, note=None)
    decided = desk.decided(path)
    assert decided is not None
    assert finding not in decided.reviewed.standing
    assert desk.last(path) is decided
    desk.forget(path)
    assert desk.last(path) is None


def test_a_draft_without_figures_has_an_empty_ledger(store: Store, tmp_path: Path) -> None:
    desk = WarmDesk(store, annotator(), OPTIONS)
    path = tmp_path / "draft.md"
    assert desk.check(path, "Words alone.\n").places == ()
    assert len(desk.check(path, f"Words alone. {OTHER}\n").places) == 1


def test_what_has_not_changed_is_not_looked_for_again(store: Store, tmp_path: Path) -> None:
    desk = WarmDesk(store, annotator(), OPTIONS)
    desk.check(tmp_path / "draft.md", SOURCE)
    with patch.object(warm_desk, "find_places", wraps=find_places) as looked_for:
        desk.check(tmp_path / "draft.md", SOURCE.replace("40", "46"))
    (_, spans, _) = looked_for.call_args.args
    assert len(spans) == 1
