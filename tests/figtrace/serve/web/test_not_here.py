"""What is not there."""

from corpus.errors import UsageError
from figtrace.serve.web.not_here import NotHereError


def test_it_is_told_as_any_name_that_does_not_exist() -> None:
    assert issubclass(NotHereError, UsageError)
