"""A face gives the names of its modules, and imports a module when one of its names is asked for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from corpus.faces import face


@pytest.fixture(name="room")
def _room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package of two modules with a face."""
    folder = tmp_path / "made_up_room"
    folder.mkdir()
    (folder / "__init__.py").write_text(
        'from corpus.faces import face\n__getattr__ = face(__name__, light="LAMP Lamp", heavy="STONE")\n'
    )
    (folder / "light.py").write_text("LAMP = 1\nclass Lamp: pass\nHIDDEN = 2\n")
    (folder / "heavy.py").write_text("STONE = 3\n")
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("", ".light", ".heavy"):
        monkeypatch.delitem(sys.modules, f"made_up_room{name}", raising=False)
    return "made_up_room"


def test_a_name_is_that_of_its_module_and_no_other_module_is_imported(room: str) -> None:
    package = __import__(room)
    assert f"{room}.light" not in sys.modules
    assert package.Lamp is sys.modules[f"{room}.light"].Lamp
    assert package.LAMP == 1
    assert f"{room}.heavy" not in sys.modules


def test_a_name_that_was_asked_for_is_kept(room: str) -> None:
    package = __import__(room)
    assert "STONE" not in vars(package)
    assert package.STONE == vars(package)["STONE"] == 3


@pytest.mark.parametrize("name", ["HIDDEN", "nothing", "__path_of_stone__"])
def test_a_name_that_is_not_offered_is_told_as_of_any_module(room: str, name: str) -> None:
    with pytest.raises(AttributeError, match=f"module 'made_up_room' has no attribute '{name}'"):
        getattr(__import__(room), name)


def test_modules_can_be_imported_beside_the_face(room: str) -> None:
    __import__(f"{room}.heavy")
    assert sys.modules[room].heavy.STONE == 3


def test_a_face_of_nothing_offers_nothing() -> None:
    with pytest.raises(AttributeError):
        face("corpus")("Span")
