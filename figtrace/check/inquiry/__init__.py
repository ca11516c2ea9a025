"""Where the evidence for each figure is looked for, by how many workers."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from figtrace.check.inquiry.options import CheckOptions
    from figtrace.check.inquiry.run import Annotate, CheckableDraft, check_draft

__all__ = [
    "Annotate",
    "CheckOptions",
    "CheckableDraft",
    "check_draft",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        options="CheckOptions",
        run="Annotate CheckableDraft check_draft",
    )
