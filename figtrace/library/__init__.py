"""The shelf: works added, described, told apart, resolved from references, and shown."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from figtrace.library.add import AddOptions, AddReport, add_files
    from figtrace.library.by_callout import callout_problems, loose_callouts, resolve_callouts
    from figtrace.library.identity import DecisionLine, decision_lines, in_words, resolve_entity
    from figtrace.library.metadata import set_metadata
    from figtrace.library.page_images import PageImages, show_page
    from figtrace.library.recover import recover_corpus
    from figtrace.library.remove import remove_documents
    from figtrace.library.resolve import Resolution, resolve_sources
    from figtrace.library.status import list_documents, list_failures, summarise
    from figtrace.library.zotero import ZoteroReport, add_zotero

__all__ = [
    "AddOptions",
    "AddReport",
    "DecisionLine",
    "PageImages",
    "Resolution",
    "ZoteroReport",
    "add_files",
    "add_zotero",
    "callout_problems",
    "decision_lines",
    "in_words",
    "list_documents",
    "list_failures",
    "loose_callouts",
    "recover_corpus",
    "remove_documents",
    "resolve_callouts",
    "resolve_entity",
    "resolve_sources",
    "set_metadata",
    "show_page",
    "summarise",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        add="AddOptions AddReport add_files",
        by_callout="callout_problems loose_callouts resolve_callouts",
        identity="DecisionLine decision_lines in_words resolve_entity",
        metadata="set_metadata",
        page_images="PageImages show_page",
        recover="recover_corpus",
        remove="remove_documents",
        resolve="Resolution resolve_sources",
        status="list_documents list_failures summarise",
        zotero="ZoteroReport add_zotero",
    )
