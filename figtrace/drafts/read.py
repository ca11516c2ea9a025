"""A draft as a document: text, blocks, tables, callouts, references of a docx, md, qmd, tex, txt or pdf."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path

from corpus.annotations import Citation
from corpus.document import Block, BlockKind, Document, Metadata, Reference, Table
from corpus.errors import DraftError
from corpus.geometry import DocId, Span
from corpus.spans import ByPlace
from corpus.textmap import TextMap
from figtrace.drafts.bibliography import (
    Bibliography,
    KeyedReference,
    bibliography_beside,
    items_to_references,
    merge_references,
    read_bibliography,
)
from figtrace.drafts.code_chunks import without_chunks
from figtrace.drafts.docx_fields import readable_docx
from figtrace.drafts.docx_sources import embedded_items
from figtrace.drafts.language import language_problem
from figtrace.drafts.latex import bibitem_keys, with_inputs
from figtrace.drafts.latex_commands import with_known_commands
from figtrace.drafts.latex_repairs import readable_tree
from figtrace.drafts.plain_text import split_plain_text
from figtrace.drafts.tree_text import TreeText, meta_strings, tree_to_text
from figtrace.drafts.tree_words import TreeCite
from figtrace.drafts.typed_entries import read_entry
from figtrace.drafts.works_in_notes import note_sources, reviewed_work
from ingest.office import (
    Json,
    check_docx,
    decode,
    draft_tree,
    open_package,
    read_bytes,
    refuse_long,
    tree_references,
)
from nlp.citations import bare_page_citations, family_name, find_citations

__all__ = ["DRAFT_KINDS", "Draft", "draft_kind", "read_draft", "read_draft_bytes"]

DRAFT_KINDS = {
    ".docx": "docx",
    ".md": "md",
    ".markdown": "md",
    ".qmd": "md",
    ".rmd": "md",
    ".tex": "tex",
    ".latex": "tex",
    ".txt": "txt",
    ".text": "txt",
    ".pdf": "pdf",
}
"""Kind of draft by the end of the file's name."""

# Dashes and quotes stay as typed in Markdown, so that a surface agrees with the file.
_READERS = {"docx": "docx+citations", "md": "markdown-smart"}
_OBJECT_KEY = re.compile(r"(?:fig|tbl|tab|sec|eq|lst)[:-]")
"""Keys by which Quarto and pandoc-crossref name figures, tables, sections and equations: no works."""
_NUMBERED = re.compile(r"(?<![\w\]])\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9}\](?![\w\[({])")
"""Numbers of references in square brackets, with no letter before or link behind."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that is to be checked."""

    path: Path
    kind: str
    """"docx", "md", "tex", "txt" or "pdf"."""
    document: Document
    """Without pages unless it is a pdf. References from a bibliography file have an empty span at the end."""
    citations: tuple[Citation, ...]
    """In the order of the text; `reference` counts in the document's references."""
    problems: tuple[str, ...] = ()
    """One line each for what a person should know: a missing bibliography, a key without an entry."""


def read_draft(
    path: Path, *, bibliography: Path | None = None, read_pdf: Callable[[Path], Document] | None = None
) -> Draft:
    """The draft in this file, tracked changes accepted.

    References come from the bibliography given, else from those the draft names or the one beside it, and
    from a list of references in the draft itself. `read_pdf` reads a pdf; by default as papers are read.

    Raises:
        DraftError: if the file or the bibliography given is not there or cannot be read.
    """
    if draft_kind(path) == "pdf":
        return _pdf_draft(path, bibliography, read_pdf)
    given = read_bibliography(bibliography) if bibliography else None
    return read_draft_bytes(path, read_bytes(path), given)


def read_draft_bytes(path: Path, data: bytes, given: Bibliography | None = None) -> Draft:
    """The draft that the file would hold if it were saved with these bytes; it need not be there.

    What the draft names, such as a bibliography, is looked for beside the path.

    Raises:
        DraftError: if it cannot be read, or is a pdf.
    """
    kind = draft_kind(path)
    if kind == "pdf":
        raise DraftError(f"{path}: a pdf is read from its file alone")
    return _text_draft(path, data, given) if kind == "txt" else _tree_draft(path, kind, data, given)


def draft_kind(path: Path) -> str:
    """The kind of draft, such as "md", by the end of the file's name.

    Raises:
        DraftError: if it is another.
    """
    kind = DRAFT_KINDS.get(path.suffix.lower())
    if kind is None:
        known = ", ".join(sorted(DRAFT_KINDS))
        hint = ": save it as .docx" if path.suffix.lower() in (".doc", ".odt", ".rtf", ".pages") else ""
        raise DraftError(f"{path} is not a draft that can be read; expected one of {known}{hint}")
    return kind


# -- docx, md, tex -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A draft's tree, the bytes that its id and its list of references are made of, and what went wrong."""

    tree: dict[str, Json]
    data: bytes
    problems: tuple[str, ...]
    embedded: tuple[KeyedReference, ...] = ()
    """Works that a Word file describes itself."""


def _tree_draft(path: Path, kind: str, data: bytes, given: Bibliography | None) -> Draft:
    parsed = _parsed_docx(path, data) if kind == "docx" else _parsed_text(path, kind, data)
    read = _text_of(parsed.tree, path)
    keys = bibitem_keys(parsed.data.decode("utf-8", "replace")) if kind == "tex" else []
    found, more = _bibliography(parsed.tree, given, path, cites=bool(read.cites) and not keys)
    if kind == "docx":
        found = _with_embedded(found, parsed.embedded)
    entries = merge_references(found, _listed(read.text, read.blocks, keys))
    references = [entry.reference for entry in entries]
    document = _document(path, parsed.data, read.text, read.blocks, read.tables, references)
    cited, unknown = _tree_citations(read, entries, document)
    document, noted = _with_notes(document, read, cited)
    return _finished(path, kind, document, [*cited, *noted], [*parsed.problems, *more, *unknown])


def _parsed_docx(path: Path, data: bytes) -> _Parsed:
    text_size = check_docx(data, name=str(path))
    source = readable_docx(data, open_package(data, name=str(path)))
    tree = draft_tree(source, _READERS["docx"], name=str(path), text_size=text_size)
    embedded = items_to_references(embedded_items(open_package(source, name=str(path))))
    return _Parsed(tree, data, (), tuple(embedded))


def _parsed_text(path: Path, kind: str, data: bytes) -> _Parsed:
    """The tree of a text draft; included files are in its bytes, chunks of code are not."""
    refuse_long(data, name=str(path))
    text, guessed = decode(data, name=str(path))
    text, missing = with_inputs(text, path.parent) if kind == "tex" else (text, [])
    problems = [f"{path.name} is not in UTF-8: it was read as {guessed}"] if guessed else []
    text = without_chunks(text) if kind == "md" else text
    source = text.encode("utf-8", "replace")
    problems += missing
    if kind != "tex":
        return _Parsed(draft_tree(source, _READERS[kind], name=str(path)), source, tuple(problems))
    text, unknown_commands = with_known_commands(text)
    tree, left_out = readable_tree(text, name=str(path))
    return _Parsed(tree, source, (*problems, *unknown_commands, *left_out))


def _with_notes(
    document: Document, read: TreeText, cited: Sequence[Citation]
) -> tuple[Document, Sequence[Citation]]:
    """The document with the works that its notes alone cite, and their citations."""
    named = note_sources(document.text, document.blocks, dict(read.marks), cited, document.references)
    added = tuple(_at_end(reference, len(document.text)) for reference in named.references)
    blocks = tuple(
        replace(block, kind=BlockKind.REFERENCE) if block.span in named.notes else block
        for block in document.blocks
    )
    whole = replace(document, blocks=blocks, references=(*document.references, *added))
    return whole, named.citations


def _text_of(tree: dict[str, Json], path: Path) -> TreeText:
    try:
        return tree_to_text(tree)
    except RecursionError as exc:
        raise DraftError(f"{path} is nested too deeply to be read") from exc


def _bibliography(
    tree: dict[str, Json], given: Bibliography | None, path: Path, *, cites: bool
) -> tuple[list[KeyedReference], list[str]]:
    """References of the bibliography given, else of those that the draft names, and of its own metadata.

    A draft that `cites` by keys and says not whose they are is read with the bibliography beside it.
    """
    entries = list(items_to_references(tree_references(tree, name=str(path))))
    if given is not None:
        return [*given.entries, *entries], list(given.problems)
    problems: list[str] = []
    named = meta_strings(tree["meta"]["bibliography"]) if "bibliography" in tree["meta"] else []
    beside = bibliography_beside(path) if cites and not (named or entries) else []
    for name in named or beside:
        try:
            read = read_bibliography(path.parent / name)
        except DraftError as exc:
            problems.append(f"the bibliography {name!r} that the draft names could not be used: {exc}")
            continue
        entries += read.entries
        problems += read.problems
    problems += [
        f"the draft names no bibliography: {name}, which lies beside it, was read" for name in beside
    ]
    return entries, problems


def _with_embedded(found: list[KeyedReference], more: Iterable[KeyedReference]) -> list[KeyedReference]:
    """The references with those that the file describes elsewhere, and with the DOIs found there."""
    described = {entry.key: entry for entry in more}
    known = [_with_doi(entry, described.pop(entry.key, entry)) for entry in found]
    return merge_references(known, list(described.values()))


def _with_doi(entry: KeyedReference, other: KeyedReference) -> KeyedReference:
    doi = entry.reference.doi or other.reference.doi
    return replace(entry, reference=replace(entry.reference, doi=doi))


def _listed(text: str, blocks: Sequence[Block], keys: list[str]) -> list[KeyedReference]:
    """Entries of the draft's own list of references; a LaTeX list gives them keys."""
    found: list[KeyedReference] = []
    entries = [block for block in blocks if block.kind is BlockKind.REFERENCE]
    for at, block in enumerate(entries):
        previous = found[-1].reference if found else None
        key = keys[at] if len(keys) == len(entries) else ""
        found.append(KeyedReference(key, read_entry(block.span.of(text), block.span, previous=previous)))
    return found


def _tree_citations(
    read: TreeText, entries: Sequence[KeyedReference], document: Document
) -> tuple[list[Citation], list[str]]:
    """Citations of the tree's callouts, of those the author typed, and of note marks; problems with keys."""
    keys = {entry.key: at for at, entry in reversed(list(enumerate(entries))) if entry.key}
    keyed = [_keyed_citation(cite, keys, document.references) for cite in read.cites]
    problems = [
        f"{cite.key!r} is cited but no bibliography has it"
        for cite in {c.key: c for c in read.cites if c.key not in keys}.values()
        if not _OBJECT_KEY.match(cite.key)
    ]
    typed = find_citations(document, known=keyed)
    return [*keyed, *_at_marks(keyed, read), *typed], problems


def _keyed_citation(cite: TreeCite, keys: dict[str, int], references: Sequence[Reference]) -> Citation:
    at = keys.get(cite.key)
    reference = references[at] if at is not None else None
    authors = tuple(family_name(a) for a in reference.authors) if reference else ()
    year = reference.year if reference else ""
    return Citation(cite.span, authors, year, cite.locator, cite.key, at, by="key", part=cite.part)


def _at_marks(keyed: Iterable[Citation], read: TreeText) -> list[Citation]:
    """A citation at the mark of each note that cites, since the note speaks of the sentence with its mark."""
    marks = dict(read.marks)
    notes = [block for block in read.blocks if block.kind is BlockKind.FOOTNOTE and block.label in marks]
    places = ByPlace(keyed, attrgetter("span"))
    return [
        replace(citation, span=marks[note.label], by="footnote", named_elsewhere=True)
        for note in notes
        for citation in places.within(note.span)
    ]


# -- txt and pdf ---------------------------------------------------------------------------------


def _text_draft(path: Path, data: bytes, given: Bibliography | None) -> Draft:
    refuse_long(data, name=str(path))
    text, guessed = decode(data, name=str(path))
    read = split_plain_text(text)
    entries = merge_references(given.entries if given else (), _listed(read.text, read.blocks, []))
    document = _document(path, data, read.text, read.blocks, (), [entry.reference for entry in entries])
    problems = [f"{path.name} is not in UTF-8: it was read as {guessed}"] if guessed else []
    problems += given.problems if given else ()
    return _finished(path, "txt", document, find_citations(document), problems)


def _pdf_draft(path: Path, bibliography: Path | None, read_pdf: Callable[[Path], Document] | None) -> Draft:
    read_bytes(path)
    document = (read_pdf or _default_reader())(path)
    problems: list[str] = []
    if bibliography is not None:
        given = read_bibliography(bibliography)
        added = [_at_end(entry.reference, len(document.text)) for entry in given.entries]
        document = replace(document, references=(*added, *document.references))
        problems += given.problems
    return _finished(path, "pdf", document, find_citations(document), problems)


def _default_reader() -> Callable[[Path], Document]:
    from ingest.document.read import read

    return read


# -- what all have in common ---------------------------------------------------------------------


def _document(
    path: Path,
    data: bytes,
    text: str,
    blocks: Sequence[Block],
    tables: Sequence[Table],
    references: Sequence[Reference],
) -> Document:
    title = next((block.span.of(text) for block in blocks if block.kind is BlockKind.TITLE), "")
    return Document(
        id=DocId(hashlib.sha256(data).hexdigest()),
        source=str(path),
        text=text,
        textmap=TextMap.from_runs(()),
        pages=(),
        blocks=tuple(blocks),
        tables=tuple(tables),
        references=tuple(_at_end(r, len(text)) if not len(r.span) else r for r in references),
        meta=Metadata(title=title, by="draft" if title else ""),
        reader="draft/1",
    )


def _at_end(reference: Reference, end: int) -> Reference:
    return replace(reference, span=Span(end, end))


def _finished(
    path: Path, kind: str, document: Document, citations: Iterable[Citation], problems: Iterable[str]
) -> Draft:
    if not document.text.strip():
        raise DraftError(f"{path} has no text")
    ordered = tuple(sorted(citations, key=lambda c: (c.span, c.reference or 0)))
    document, ordered = _with_bare_pages(document, ordered)
    more = (language_problem(document.text), _numbers_problem(document, ordered))
    return Draft(path, kind, document, ordered, (*problems, *filter(None, more)))


def _with_bare_pages(
    document: Document, cited: tuple[Citation, ...]
) -> tuple[Document, tuple[Citation, ...]]:
    """The draft with what brackets cite that hold a page alone, also of the work that a report is about."""
    about = reviewed_work(document.text, document.blocks, document.references)
    if isinstance(about, Reference):
        added = _at_end(about, len(document.text))
        document = replace(document, references=(*document.references, added))
        about = len(document.references) - 1
    more = tuple(bare_page_citations(document, cited, about=about))
    return document, tuple(sorted((*cited, *more), key=lambda c: (c.span, c.reference or 0)))


def _numbers_problem(document: Document, citations: Sequence[Citation]) -> str:
    """A line if all callouts are numbers and no reference has one: they can name nothing."""
    found = None if citations else _NUMBERED.search(document.text)
    if found is None:
        return ""
    return f"callouts such as {found[0]} name no source: the draft has no numbered list of references"
