"""The program that fuzzes names its targets, and says where atheris is missing."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from scripts.fuzz import __main__ as program
from scripts.fuzz.targets import TARGETS


def test_the_targets_that_can_be_named_are_those_that_there_are() -> None:
    assert set(program._NAMES) == set(TARGETS)


def test_another_target_is_refused_with_those_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        program.main(["prose"])
    assert ended.value.code == 2
    assert "no such target: prose; there are query" in capsys.readouterr().err


def test_without_atheris_that_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "atheris", None)
    assert program.main(["query"]) == 2
    assert "atheris cannot be imported" in capsys.readouterr().err


def test_targets_with_findings_are_counted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "atheris", ModuleType("atheris"))
    monkeypatch.setattr(program, "_run", lambda name, seconds: int(name == "codec" and seconds == 5))
    assert program.main(["query", "codec", "--seconds", "5"]) == 1
    assert capsys.readouterr().out == "2 targets, 1 with findings: codec\n"
