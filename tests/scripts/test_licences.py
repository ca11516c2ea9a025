"""Licences are told as the packages tell them, and the page of the documentation is up to date."""

from __future__ import annotations

import sys
from email.message import Message

import pytest

from scripts.licences import PAGE, licence, page, required


def _metadata(**fields: str | list[str]) -> Message:
    made = Message()
    for name, values in fields.items():
        for value in [values] if isinstance(values, str) else values:
            made[name.replace("_", "-")] = value
    return made


@pytest.mark.skipif(sys.platform != "linux", reason="packages require others elsewhere; the page tells Linux")
def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m scripts.licences writes it anew"


@pytest.mark.parametrize(
    ("metadata", "told"),
    [
        (_metadata(License_Expression="MIT OR Apache-2.0", License="other"), "MIT OR Apache-2.0"),
        (_metadata(Classifier=["License :: OSI Approved :: MIT License", "Topic :: Text"]), "MIT"),
        (_metadata(Classifier="License :: OSI Approved :: BSD License", License="long"), "BSD"),
        (_metadata(License="Apache License 2.0"), "Apache-2.0"),
        (_metadata(License="Apache Software License"), "Apache-2.0"),
        (_metadata(License="MPL-2.0 AND MIT"), "MPL-2.0 AND MIT"),
        (_metadata(License="ISC License"), "ISC"),
        (_metadata(License="Permission is hereby granted, " * 9), "not told"),
        (_metadata(), "not told"),
    ],
)
def test_a_licence_is_the_expression_else_the_classifier_else_a_short_name(
    metadata: Message, told: str
) -> None:
    assert licence(metadata) == told


def test_what_is_required_is_found_through_others_and_told_with_its_extras() -> None:
    found = {one.name: one for one in required()}
    assert found["numpy"].by == ("figtrace",)
    assert found["thinc"].by == ("figtrace",)  # by spacy
    assert found["starlette"].by[0] == "desk"  # by fastapi
    assert "pytest" not in found


def test_no_licence_is_untold() -> None:
    assert [one.name for one in required() if one.licence == "not told"] == []
