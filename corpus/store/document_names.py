"""The one document that a person means by a name."""

from __future__ import annotations

from corpus.errors import UsageError
from corpus.geometry import DocId
from corpus.store.store import Store
from corpus.store.summaries import Summary

__all__ = ["resolve_document"]


def resolve_document(store: Store, name: str) -> DocId:
    """The one document that a person means: by beginning of its id, file name or part of it, or title.

    Raises:
        UsageError: if there is none, or more than one.
    """
    summaries = store.summaries()
    for matches in (_by_id, _by_file, _by_file_part, _by_title):
        found = [summary for summary in summaries if matches(summary, name)]
        if len(found) == 1:
            return found[0].id
        if found:
            choices = "; ".join(f"{s.id[:12]} {s.source}" for s in found[:5])
            raise UsageError(f"{name!r} names {len(found)} documents: {choices}. Give more of the id or name")
    raise UsageError(f"no document {name!r} in the corpus: `figtrace status --documents` lists them")


def _by_id(summary: Summary, name: str) -> bool:
    return len(name) >= 4 and summary.id.startswith(name.lower())


def _by_file(summary: Summary, name: str) -> bool:
    return name in (summary.source, _file(summary), _file(summary).rsplit(".", 1)[0])


def _by_file_part(summary: Summary, name: str) -> bool:
    return name.casefold() in _file(summary).casefold()


def _file(summary: Summary) -> str:
    return summary.source.replace("\\", "/").rsplit("/", 1)[-1]


def _by_title(summary: Summary, name: str) -> bool:
    return name.casefold() in summary.title.casefold()
