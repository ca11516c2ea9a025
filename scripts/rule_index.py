"""The index of rules, each with a sentence that shows it: `python -m scripts.rule_index` makes docs/rules.md.

Whatever is read out of a text says by which rule. The sentences of `rules.toml` are read by the live rules,
and what a rule read in its own is set in bold; a test fails where a rule does not read there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.annotations import Annotations, Claim
from corpus.document import Document
from corpus.geometry import Span
from figtrace.drafts.read import read_draft_bytes
from nlp import Annotator
from nlp.annotate import plain_document

__all__ = ["PAGE", "Group", "Rule", "groups", "index_page", "main", "name_of", "rules_in", "shown"]

PAGE = Path(__file__).resolve().parent.parent / "docs" / "rules.md"
_RULES = Path(__file__).parent / "rules.toml"
_HEAD = """\
# Rules

Whatever is read out of a text says by which rule it was read: `figtrace claims --explain` tells it in words,
`--json` and [exports](data.md) as an id. This page has an entry for each id, and what it read in a sentence
made for it, in bold. No verdict depends on what a rule is called. How figures are ruled on is told by
[verdicts and reasons](verdicts.md).

Words in capitals stand for what changes: `WORD` for the word that a rule is of, `NAME` for a list or model,
`DIM` for a dimension of a [claim](claims.md), `HEADER` for where in a table something stands (`row-header`,
`col-header`, `caption`, `footnote`), `STYLE` for a form of callout, `PATH` for a way through the tree of a
sentence.
"""
_COLUMNS = "| id | what is read | as in |\n|---|---|---|"
_CHANGING = (
    (re.compile(r"rule:head\.\S+"), "rule:head.WORD"),
    (re.compile(r"rule:code\.\S+"), "rule:code.WORD"),
    (re.compile(r"list:\S+"), "list:NAME"),
    (re.compile(r"model:\S+"), "model:NAME"),
    (re.compile(r"measure:tree:\S*"), "measure:tree:PATH"),
    (re.compile(r"(?:row-header|col-header|caption|footnote):(\S+)"), r"HEADER:\1"),
    (re.compile(r"[a-z]+:(frame|nearest|previous|only|currency)"), r"DIM:\1"),
    (re.compile(r"[a-z-]+/(\S+)"), r"STYLE/\1"),
)
"""Ids that hold what they are of, and the entry that they have in common."""


@dataclass(frozen=True, slots=True)
class Rule:
    """An id, what is read by it, and a text in which it reads; `told` says it where no text can show it."""

    id: str
    says: str
    text: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Rules that read one kind of thing."""

    title: str
    says: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """What one rule read: its id, where in the text, and for the cell of a table what its headers say."""

    by: str
    span: Span
    heads: str = ""


def groups() -> tuple[Group, ...]:
    """All rules in the order of the page."""
    data = tomllib.loads(_RULES.read_text(encoding="utf-8"))
    references = data["references"]["text"]
    return tuple(
        Group(one["title"], one["says"], tuple(_rule(row, references) for row in one["rule"]))
        for one in data["group"]
    )


def _rule(row: Mapping[str, str | bool], references: str) -> Rule:
    """A row of the file, the references behind its text where it cites one."""
    cited = references if row.get("cites") else ""
    return Rule(str(row["id"]), str(row["says"]), str(row.get("text", "")) + cited, str(row.get("told", "")))


def index_page(annotator: Annotator) -> str:
    """The page, its sentences read by this annotator."""
    return "\n".join([_HEAD, *(_part(group, annotator) for group in groups())])


def shown(rule: Rule, annotator: Annotator) -> str | None:
    """The rule's sentence with what it read in bold, in one line; None where the rule reads nothing in it."""
    document = _document(rule.text)
    reads = [one for one in rules_in(annotator(document), document) if name_of(one.by) == rule.id]
    if not reads:
        return None
    return _marked(document, reads[0])


def rules_in(made: Annotations, document: Document) -> Iterator[_Read]:
    """Everything that was read of the document, with its rule."""
    yield from (_Read(entity.by, entity.span) for entity in made.entities)
    for claim in made.claims:
        heads = _heads(claim, document)
        yield _Read(claim.figure.by, claim.figure.span, heads)
        for slot in claim.slots:
            yield _Read(slot.by, slot.span or claim.figure.span, heads and f"{heads} → **{slot.surface}**")
    yield from (_Read(other.by, other.span) for other in made.others)
    yield from (_Read(citation.by, citation.span) for citation in made.citations)
    yield from (_Read(table.by, table.span) for table in document.tables)


def name_of(by: str) -> str:
    """The entry of an id: "rule:head.act" has that of "rule:head.WORD"."""
    for pattern, name in _CHANGING:
        if found := pattern.fullmatch(by):
            return found.expand(name)
    return by


def _document(text: str) -> Document:
    """A paragraph as it stands; several, or a table, as a Markdown draft."""
    if "\n" not in text:
        return plain_document(text)
    return read_draft_bytes(Path("example.md"), text.encode()).document


def _heads(claim: Claim, document: Document) -> str:
    """Row, column and caption of a cell, before its text; "" for a figure of prose."""
    if claim.figure.cell is None:
        return ""
    table = document.tables[claim.figure.cell.table]
    cell = table.cells[claim.figure.cell.cell]
    heads = " / ".join((*cell.row_path, *cell.col_path))
    return f"{heads} ({table.caption}): {claim.figure.span.of(document.text)}"


def _marked(document: Document, read: _Read) -> str:
    """What was read in bold within its block, or the headers of its cell."""
    block = next(
        block.span for block in document.blocks if block.span.start <= read.span.start < block.span.end
    )
    text = document.text
    begin, end = max(block.start, read.span.start), min(block.end, read.span.end)
    marked = f"{text[block.start : begin]}**{text[begin:end]}**{text[end : block.end]}"
    return " ".join((read.heads or marked).replace("|", "\\|").split())


def _part(group: Group, annotator: Annotator) -> str:
    rows = (f"| `{rule.id}` | {rule.says} | {_example(rule, annotator)} |" for rule in group.rules)
    return "\n".join(
        [f"\n## {group.title}\n\n{group.says}\n", "| id | what is read | as in |\n|---|---|---|", *rows]
    )


def _example(rule: Rule, annotator: Annotator) -> str:
    return rule.told or shown(rule, annotator) or ""


def main(_: Sequence[str] = ()) -> None:
    """Write the page."""
    PAGE.write_text(index_page(Annotator()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
