"""A library of an extra is imported, or one line says how to get it."""

import json

import pytest

from corpus.errors import UsageError
from figtrace.export.extras import extra_module


def test_a_library_that_is_there_is_given() -> None:
    assert extra_module("json", extra="exports", purpose="files") is json


def test_a_missing_one_names_the_extra_that_brings_it() -> None:
    with pytest.raises(UsageError) as told:
        extra_module("no_such_library.part", extra="pictures", purpose="pictures")
    assert str(told.value) == (
        "pictures need no_such_library, which is not installed: pip install 'figtrace[pictures]'"
    )
