"""A draft that is watched is checked after each save, and what has changed is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.errors import DraftError
from corpus.store import Store
from figtrace.check.inquiry.options import CheckOptions
from figtrace.check.warm_desk import WarmDesk
from figtrace.commands.watching import watch_draft
from tests.figtrace.small_corpus import ALL, annotator, store_of

TRUE = "In 2008 Hon Hai earned $5 billion.\n"
WRONG = TRUE.replace("$5", "$5.1")


@pytest.fixture(name="desk")
def _desk() -> Iterator[WarmDesk]:
    with store_of(*ALL) as store:
        yield desk_of(store)


def desk_of(store: Store) -> WarmDesk:
    return WarmDesk(store, annotator(), CheckOptions(uncited=True))


def _saves(*steps: Callable[[], object]) -> Callable[[], None]:
    """A pause in which the steps are taken one after the other; then Ctrl-C."""
    left = list(steps)

    def pause() -> None:
        if not left:
            raise KeyboardInterrupt
        left.pop(0)()

    return pause


def test_each_save_tells_what_has_changed(
    desk: WarmDesk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(f"{TRUE}\nAnd 12 firms left.\n", encoding="utf-8")

    def spoil() -> None:
        draft.write_text(f"{WRONG}\nAnd 12 firms left.\n", encoding="utf-8")

    watch_draft(desk, draft, brief=False, whole=True, pause=_saves(lambda: None, spoil, lambda: None))
    out, told = capsys.readouterr()
    assert [line.split("\t")[1] for line in out.splitlines()] == ["$5 billion", "12 firms", "$5.1 billion"]
    assert told.count("saved: ") == 1
    assert "saved: 1 with another number, 1 unchanged (" in told


def test_a_draft_that_is_gone_or_broken_for_a_moment_is_looked_at_again(
    desk: WarmDesk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(TRUE, encoding="utf-8")
    steps = _saves(
        draft.unlink,
        lambda: draft.write_text("", encoding="utf-8"),
        lambda: draft.write_text(f"{TRUE} ", encoding="utf-8"),
    )
    assert not watch_draft(desk, draft, brief=False, whole=True, pause=steps)
    told = capsys.readouterr().err
    assert "draft.md is empty" in told
    assert "saved: 1 unchanged" in told


def test_a_draft_that_is_not_there_at_first_is_an_error(desk: WarmDesk, tmp_path: Path) -> None:
    with pytest.raises(DraftError):
        watch_draft(desk, tmp_path / "none.md", brief=False, whole=True)
