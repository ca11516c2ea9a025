"""Every answer says how much was there to be searched, and where its rest begins, if it can have one."""

from __future__ import annotations

from dataclasses import fields

import pytest

from figtrace.serve.tools import answers


@pytest.mark.parametrize("name", [name for name in answers.__all__ if name.endswith(("Answer", "Found"))])
def test_every_answer_has_its_coverage_and_its_next(name: str) -> None:
    assert {"coverage", "next"} <= {field.name for field in fields(getattr(answers, name))}
